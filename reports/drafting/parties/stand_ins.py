"""What stands for a body that a text names elsewhere (“the bank”, “its board”); who is a body."""

from __future__ import annotations

import re

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import proper_name
from reports.drafting.parties.names import is_alone, is_office
from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.words import aid_words
from reports.language.countries import find_countries
from reports.language.lexicon import lexicon_of, without_article

#: Words of an office that says not whose it is: “the Deputy Prime Minister”.
_LONGEST_OFFICE = 3


def is_owned(subject: str, language: str) -> bool:
    """Return whether a subject names nobody but by “its” or “their”: “its board”."""
    own = lexicon_of(language).words("grammar", "possessives")
    first, _, rest = subject.partition(" ")
    return rest.islower() and first.lower() in own


def is_stand_in(subject: str, cast: Cast) -> bool:
    """Return whether a subject says “the institution”, which a text names elsewhere."""
    noun = definite_noun(subject, cast.language)
    return noun in aid_words(cast.language).listed("stand_ins")


def definite_noun(subject: str, language: str) -> str:
    """Return the noun of “the |bank|”, “The |Fund|’s board”, “the |minister|”; "" for others."""
    owner = re.split(r"[’'](?:s\s|\s)", subject)[0]
    noun, words = without_article(owner), aid_words(language)
    led = noun != owner and not is_owned(owner, language)
    head = noun.split(" ")[0].lower()
    if (
        led
        and "at" in words.prepositions
        and head in words.listed("stand_ins")
        and noun[1:].islower()
    ):
        return head  # « |le bailleur| français », « |l’institution| panafricaine »
    one = " " not in noun and words["bodies"].fullmatch(noun)
    short = noun.count(" ") < _LONGEST_OFFICE and not find_countries(noun, language)
    known = led and (one or (short and is_office(noun, language)))  # “the |Prime Minister|”
    return noun.lower() if known else ""


def apposed_body(clause: SumClause, cast: Cast) -> str | None:
    """« |Enabel|, l’agence belge de coopération, libère »: what stands behind says it is a body."""
    name, marks = clause.subject(), clause.phrases.marks
    found = re.search(rf"(?<!\w){re.escape(name)},", clause.mention.text)
    if found is None or not proper_name().fullmatch(name) or not is_alone(name, cast):
        return None
    at = clause.phrases.span(found.end(), found.end() + 2)[0]
    said = clause.phrases.said(at, at) if marks[at : at + 1] == "n" else ""
    known = clause.words["bodies"].search(said) and not cast.named_in(name)
    return name if known else None
