"""What two parties have agreed to do, without a paper: “Kenya and Chad agreed to open the road”.

It is an agreement where the sentence names both parties and what they will do. That they will
meet, talk or go on is none.
"""

from __future__ import annotations

import re

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.signatories import signatories_in
from reports.language.lexicon import lexicon_of
from reports.language.quantities.sums import find_money
from reports.language.sentences import Sentence
from reports.language.syntax import clauses
from reports.slotted import frozen

_UNDERTAKING = (
    r"(?P<verb><~agreements.undertakes>)(?P<beside>(?:\s[^\s,;:]+){0,5}?)"
    r"\s<~agreements.undertaking_to>(?:\s|(?<=[’']))(?P<what>[^,;:()“”«»]+)"
)
#: A table has no room for more.
_LONGEST = 110


@frozen
class Undertaking:
    """Who has agreed to do what: two parties or more."""

    parties: tuple[str, ...]
    what: str


def undertaking_in(sentence: Sentence, cast: Cast) -> Undertaking | None:
    """Return what the parties that a sentence names have agreed to do; None if there is none."""
    text, lexicon = sentence.text, lexicon_of(cast.language)
    found = lexicon.compiled(_UNDERTAKING).search(text)
    if found is None or find_money(text, cast.language):
        return None  # what they pay is aid
    first, last = found.span("verb")
    nouns = lexicon.pattern("agreements", "nouns").finditer(text)
    if any(not first <= noun.start() < last for noun in nouns):
        return None  # it is on paper
    read = clauses.read_clauses(text, cast.language)
    clause = next((each for each in read.clauses if first <= each.verb.start < last), None)
    if clause is None or clause.subject is None or not _is_told(read, clause):
        return None
    what = _what(read, found, cast.language)
    subject = text[clause.subject.start : clause.subject.end]
    parties = dict.fromkeys([*signatories_in(subject, cast), *_beside(found["beside"], cast)])
    return Undertaking(tuple(parties), what) if what and len(parties) > 1 else None


def _is_told(read: clauses.ParsedSentence, clause: clauses.Clause) -> bool:
    """Return whether a clause states what it says: not “could have agreed”, “denied that”."""
    at = read.chunk_at(clause.verb.start)
    open_yet = clause.verb.modality not in ("", "promise")
    return not (clause.relative or open_yet or clause.verb.negative or at is None) and not (
        read.is_denied(at)
    )


def _what(read: clauses.ParsedSentence, found: re.Match[str], language: str) -> str:
    """Return what they will do; nothing of “to the request”, “to meet again”, “to a degree …”."""
    what = found["what"].strip(" .")
    at = read.chunk_at(found.start("what"))
    idle = lexicon_of(language).words("agreements", "idle")
    done = at is not None and read.kind(at) in "iv" and what.split()[0].lower() not in idle
    said = len(what.split()) > 1 and len(what) <= _LONGEST
    return what if done and said else ""


def _beside(text: str, cast: Cast) -> list[str]:
    """Return the other party: “agreed |with Chad| to open the road”."""
    words = text.split()
    with_ = lexicon_of(cast.language).words("agreements", "with")
    if not words or words[0].lower() not in with_:
        return []
    return signatories_in(" ".join(words[1:]), cast)
