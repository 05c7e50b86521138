"""Who gives a sum: the subject of its verb, “by” or “from” somebody, or the owner of the noun.

A giver is a state, a body or a person that acts. An agreement, a title, a place and who
receives give nothing; where nobody is named, the cell stays empty.
"""

from __future__ import annotations

import re
from itertools import takewhile

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.lending import signer_who_gives, signing
from reports.drafting.parties.name_patterns import list_parts, proper_name
from reports.drafting.parties.names import (
    are_parties,
    country_in,
    is_alone,
    is_owner,
    parties_in,
    party_in,
)
from reports.drafting.parties.receivers import aid_ends, elided_name, elided_receives, recipient_of
from reports.drafting.parties.stand_ins import apposed_body, is_owned
from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.listed import name_in_list, place_in_list
from reports.drafting.sums.phrases import Complement, Phrases
from reports.drafting.sums.words import aid_words
from reports.language.countries import find_countries
from reports.language.lexicon import lexicon_of, without_article

# “Total Canadian |aid”, “Canada’s new |funding”, “UK |funding”: who owns a noun of aid
_OWNER = re.compile(r"(?P<who>[A-ZÀ-Ý][\w.’'-]*(?:\s[A-ZÀ-Ý][\w.’'-]*)*)\s(?:[a-z-]+\s){0,3}$")
_POSSESSIVE = re.compile(r"(?P<who>(?:[A-ZÀ-Ý][^\s,;:]*\s?)+)[’']s?\s(?P<what>(?:[a-z-]+\s)*)$")
# « financé |par l’Italie| à hauteur de 5 millions, |par la Suède| à hauteur de »
_BY_BEFORE = re.compile(r"P(?P<who>n+(?:on+)*)P?$")
_ON_BEHALF = r"(?i)(?<!\w)<aid.behalf>(?:(?<=[’'])|\s)"
# “a grant of $5 million, |approved on Tuesday in Oslo by|”
_DONE_BY = re.compile(r",?(?P<done>p)(?:l?[tB]|ln)*P")
#: Verbs whose subject gives what another receives: “Carney confirmed that Kenya will receive”.
_GRANTING = frozenset({"announce", "pledge", "commit"})
#: Verbs whose subject gives, and those whose subject gives nothing.
GIVES = _GRANTING | {"sign", "give", "go", "lend", "deliver", "pay"}
NO_GIFT = frozenset({"ask", "cut", "refuse"})


def donor_of(clause: SumClause, cast: Cast) -> str | None:
    """Return who gives the sum, as far as its own sentence says."""
    behalf = lexicon_of(cast.language).compiled(_ON_BEHALF).search(clause.mention.text)
    if behalf and clause.group in GIVES:  # who hands it over for others gives nothing
        at = clause.phrases.span(behalf.end(), behalf.end() + 1)[0]
        return acting(clause.phrases.phrase(at), cast)
    if named := name_in_list(clause):
        name, receives = named
        if receives:
            return _owner_in((clause.mention.before,), clause, cast) or _subject(clause, cast)
        if name or not clause.group:
            return acting(name, cast)
    if elided := elided_name(clause, cast):
        return None if elided_receives(clause, cast) else party_in(elided, cast)
    if clause.is_agreed and (sides := signing(clause, cast)):
        return sides[0]
    return (
        _by_or_from(clause, cast)
        or owner_of(clause, cast)
        or _subject(clause, cast)
        or acting(clause.ranked, cast)
    )


def _subject(clause: SumClause, cast: Cast) -> str | None:
    """Return the subject that gives; of who receives, the one who says so."""
    if clause.governing and clause.governing.verb.main in clause.words.listed("thanking"):
        return acting(clause.phrases.phrase(clause.governing.at + 1), cast)
    if clause.governing is None or clause.group in ("", "go", *NO_GIFT):
        return None
    if clause.group == "receive":
        return _who_grants(clause, cast)
    if clause.passive or clause.governing.role == "subject":
        return None
    place = place_in_list(clause)
    if place is None:
        named = acting(clause.subject(), cast) or bare_name(clause.subject(), cast)
        return named or _inner_name(clause, cast) or apposed_body(clause, cast)
    each = parties_in(clause.subject(), cast)  # “Peru and Chile gave 9 and 4 million respectively”
    return each[place] if len(each) == len(clause.mention.spans) else None


def bare_name(subject: str, cast: Cast) -> str | None:
    """Return a French name with an article, which is no person's: « |le Québec| a versé »."""
    name = without_article(subject)
    led = name != subject.strip() and "at" in aid_words(cast.language).prepositions
    known = proper_name().fullmatch(name) and not cast.named_in(name)
    return name if led and known else None


def _inner_name(clause: SumClause, cast: Cast) -> str | None:
    """“with |Norfund| adding $5 million”: one name, of which no more is known."""
    name, outer = clause.subject(), clause.chain[0].at if clause.chain else 0
    inner = clause.group in GIVES and clause.phrases.marks[outer] == "g"
    known = inner and " " not in name and proper_name().fullmatch(name) and is_alone(name, cast)
    return name if known and not find_countries(name, cast.language) else None


def acting(subject: str, cast: Cast) -> str | None:
    """Return the party that a subject is: all of a list of parties, “Chad, Mali and Niger”."""
    if is_owned(subject, cast.language):
        return None  # “|its board| approved”, “|her government| will give”
    organ = aid_words(cast.language)["treasuries"].fullmatch(without_article(subject))
    if organ and cast.home:
        return cast.home  # “|The Government| has decided on”
    return are_parties(subject, cast) or party_in(subject, cast)


def _by_or_from(clause: SumClause, cast: Cast) -> str | None:
    """“was provided by the EU”, “a grant from Canada”."""
    prepositions = clause.words.prepositions
    led = _BY_BEFORE.search(clause.phrases.marks, 0, clause.first) if clause.group else None
    if led and clause.passive and clause.phrases.word(led.start()) in prepositions["by"]:
        return acting(clause.phrases.said(led.start("who"), led.end("who") - 1), cast)
    if agent := _agent(clause, cast):
        return agent
    # what an aim names is no source: “to help refugees |from Syria|”
    behind = takewhile(lambda each: not each.is_aim, clause.complements())
    leading = (
        each
        for each in (*behind, *clause.complements_between())
        if _leads_source(clause, each, cast)
    )
    return next(filter(None, (_source(clause, each, cast) for each in leading)), None)


def _agent(clause: SumClause, cast: Cast) -> str | None:
    """“a grant of $5 million, |approved| on Tuesday |by the ADF|”: who did it."""
    phrases = clause.phrases
    found = _DONE_BY.match(phrases.marks, clause.last + 1)
    if found is None or phrases.word(found.end() - 1) not in clause.words.prepositions["by"]:
        return None
    verb = phrases.verb(found.start("done"))
    group, phrase = clause.words.group_of(phrases.text, verb), phrases.phrase(found.end())
    if group == "sign" and len(list_parts(phrase)) > 1:
        return signer_who_gives(phrase, clause, cast)
    return acting(phrase, cast) if group in GIVES else None


def _leads_source(clause: SumClause, each: Complement, cast: Cast) -> bool:
    """Return whether a phrase says who gives: by its preposition and what it belongs to."""
    prepositions = clause.words.prepositions
    is_of = each.word in prepositions["of"]
    # “5 millions de prêts |de la Banque mondiale|”
    owned = is_of and "at" in prepositions and _is_of(clause, each, cast)
    inside = clause.phrases.marks[max(0, each.at - 2) : each.at] in ("ln", "Pn", "xn")
    if owned or (inside and is_of):
        return owned  # no source: “received $5 million for the north |of Benin|”
    received = clause.group == "receive" and "at" in prepositions
    if _is_of_thing(clause, each):
        return False
    if each.word in prepositions["from"] or (is_of and received):
        return True  # “a reçu 5 millions |de la Banque mondiale|”
    return _is_by(clause, each)


def _is_of_thing(clause: SumClause, each: Complement) -> bool:
    """Return whether a phrase says where a thing is from: “missiles |ordered| from Peru”."""
    if clause.phrases.marks[each.at - 1] != "p":
        return False
    return clause.words.group_of(clause.phrases.text, clause.phrases.verb(each.at - 1)) not in (
        GIVES | {"receive"}
    )


def _is_by(clause: SumClause, each: Complement) -> bool:
    if each.word not in clause.words.prepositions["by"]:
        return False
    done = clause.passive and clause.group
    return bool(done or _is_made(clause))


def _source(clause: SumClause, each: Complement, cast: Cast) -> str | None:
    """Return the party that a phrase names, which says who gives."""
    possessives = lexicon_of(cast.language).words("grammar", "possessives")
    if clause.phrases.word(each.at + 1) in possessives:
        return None  # “gave €5 million |from its fund|”
    phrase = clause.phrases.phrase(each.at + 1)
    if promised := clause.words["promises"].search(phrase):
        phrase = phrase[: promised.start()].rsplit(" ", 2)[0]
    if clause.words["not_aid"].search(phrase):
        return None
    return acting(phrase, cast)


def _is_made(clause: SumClause) -> bool:
    """« un instrument de 5 millions |créé par| l’Union », « 5 millions d’euros |versés par| »."""
    made = clause.made[0]
    given = clause.words.groups_in((made,)) or clause.words["aid"].search(clause.noun_before())
    return bool(made and given)


def _names_party(clause: SumClause, at: int, cast: Cast) -> bool:
    """Return whether a country or a proper name of a body stands behind “de”: no measure."""
    phrase = clause.phrases.phrase(at + 1)
    return phrase[:1].isupper() and acting(phrase, cast) is not None


def _is_of(clause: SumClause, each: Complement, cast: Cast) -> bool:
    """« un don de 5 millions |de l’Union européenne| », « 5 millions de prêts |de la Banque| »."""
    close = each.at == clause.last + 1
    if close and _names_party(clause, each.at, cast):
        return True  # « s’y ajoutent 5 millions |de l’Italie| »
    named = close and clause.words["aid"].search(clause.noun_before())
    return bool(named) or aid_ends(clause, each)


def owner_of(clause: SumClause, cast: Cast) -> str | None:
    """“Canada’s $5 million contribution”, “Total EU support”, “in UK funding”."""
    before, behind = clause.noun_before(), clause.noun_behind()
    own = lexicon_of(cast.language).pattern("grammar", "possessives")
    if own.match(before) and clause.governing is None:  # “its grant of”
        return acting(clause.phrases.subject_at(clause.phrases.marks.find("v")), cast)
    owned = _POSSESSIVE.search(before)
    beside = clause.beside().rpartition(" ")[2]  # “Kenya’s $5 million loan |programme|”
    if owned and clause.words["works"].fullmatch(beside):
        return None  # “|Kenya’s| $5 million programme” with the IMF
    # “Canada’s $5 million”, “Canada’s new aid of”; not “for Syria’s recovery”
    if owned and (not owned["what"] or clause.words["aid"].search(owned["what"])):
        return party_in(owned["who"], cast)
    return (
        _owner_in((behind, before), clause, cast)
        or _granter(clause, cast)
        or (whose_aid(clause.phrases, cast, *clause.noun_chunks) if before else None)
    )


def _granter(clause: SumClause, cast: Cast) -> str | None:
    """« Le prêt |consenti par la Banque| s’élève à », “talks |with the Bank| on a loan of”."""
    phrases, (first, last) = clause.phrases, clause.noun_chunks
    talked = clause.words["talks"].search(clause.noun_before())
    for at in range(first + 1, last):
        done = clause.words.groups_in(tuple(phrases.said(at - 1, at - 1).lower().split()[-1:]))
        by = done and phrases.word(at) in clause.words.prepositions["by"]
        if by or (talked and phrases.word(at) in clause.words.prepositions["partner"]):
            return acting(phrases.phrase(at + 1), cast)
    return None


def whose_aid(phrases: Phrases, cast: Cast, first: int = 0, last: int = -1) -> str | None:
    """Return whose aid a French noun phrase or headline is: « aide d’urgence |de la France| »."""
    if "at" not in phrases.words.prepositions:
        return None
    aid = False
    for at, mark in enumerate(phrases.marks[first : last + 1 or None], start=first):
        words = phrases.said(at, at)
        if phrases.words["needs"].search(words):
            return None  # « les besoins de financement |du HCR| »
        said = phrases.words["aid"].search(words)
        # « l’aide |belge| »
        if said and (adjective := find_countries(words[said.end() :], cast.language)):
            return adjective[0].country.name if adjective[0].start == 1 else None
        aid = mark in "no" and (aid or said is not None)
        if aid and mark == "o":
            phrase = phrases.phrase(at + 1)
            body = phrase[:1].isupper() and acting(phrase, cast)
            if owner := country_in(phrase, cast.language) or body:
                return owner
    return None


def _owner_in(texts: tuple[str, ...], clause: SumClause, cast: Cast) -> str | None:
    """Return who owns a noun of aid in a text: “|UK| funding”, “recipients of |German| aid”."""
    for text in texts:
        for noun in clause.words["aid"].finditer(text):
            named = _OWNER.search(text[: noun.start()])
            if named and noun[0].islower() and is_owner(named["who"], cast.language):
                last = named["who"].split()[-1]
                return party_in(last if last.isupper() else named["who"], cast)
    return None


def _who_grants(clause: SumClause, cast: Cast) -> str | None:
    """“Carney confirmed that Ukraine will receive …”: who confirmed it gives it."""
    governing = clause.governing
    for each in reversed(clause.phrases.sentence.clauses):
        if governing and each.verb.start < governing.verb.start:
            group = clause.words.group_of(clause.mention.text, each.verb)
            donor = acting(clause.words_of(each.subject), cast) if group in _GRANTING else None
            return donor if donor != recipient_of(clause, cast) else None
    return None
