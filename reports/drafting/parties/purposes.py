"""What a sum is for: “in military aid”, “for roads”, “a $5 million aid package”.

A purpose is a noun phrase; an aim in other words (“to fight hunger”) leaves the cell empty.
"""

from __future__ import annotations

import re
from itertools import takewhile

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.names import is_owner, receiver_in
from reports.drafting.parties.receivers import aid_ends
from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.listed import name_in_list
from reports.drafting.sums.phrases import Complement
from reports.language.countries import find_countries
from reports.language.lexicon import without_article

# one word more may stand before the sum: “worth |some| $5 million”
_END = re.compile(r"\s?\w*\s?")


def purpose_of(clause: SumClause, cast: Cast) -> str | None:
    """Return the noun phrase that says what the sum is for, or is of."""
    empty = clause.words.listed("empty")
    for candidate in (_noun_of(clause, cast), _aim(clause, cast), _beside(clause)):
        if candidate:
            words = candidate.split(" ")
            while words and (words[0].lower() in empty or is_owner(words[0], cast.language)):
                words = words[1:]
            if words and not is_vague(clause, " ".join(words)):
                return " ".join(words)
    return None


def is_vague(clause: SumClause, phrase: str) -> bool:
    """Return whether a purpose says nothing: “new funding”, “a commitment made”, “2024”."""
    for owner in reversed(find_countries(phrase, clause.language)):
        phrase = phrase[: owner.start] + phrase[owner.end :]  # « contribution |de la Norvège| »
    known = clause.phrases.sentence.grammar
    idle = clause.words.listed("empty") | known.closed.keys()
    words = [word for word in phrase.lower().split() if word not in idle]
    doing = not words or (
        words[-1].endswith(known.endings.get("g", ())) and words[-1] not in known.lists["nouns"]
    )
    if doing or phrase[0].isdigit() or len(phrase) < 3:
        return True
    return all(clause.words["vague"].fullmatch(word) for word in words)


def _noun_of(clause: SumClause, cast: Cast) -> str | None:
    """“$5 million |in military aid|”, “€3 million |of equipment|”."""
    each = next(clause.complements(), None)
    close = each is not None and each.at == clause.last + 1
    if each is None or not close or each.word not in clause.words.prepositions["noun"]:
        return None
    phrase = clause.phrases.phrase(each.at + 1)
    head = phrase.split(" ")[0]
    body = clause.words["bodies"].fullmatch(head)
    named = phrase[:1].isupper() or body  # a place or who gives, no purpose
    return phrase if phrase and not named and not receiver_in(phrase, cast) else None


def _aim(clause: SumClause, cast: Cast) -> str | None:
    """“for reconstruction”, “invested in the port”, “will go to clinics”."""
    for each in clause.complements():
        if not each.is_aim and _opens_aim(clause, each):
            phrase = _alone(clause, each, cast)
            if phrase and not (receiver_in(phrase, cast) or phrase[:1].isupper()):
                return phrase
    return None


def _opens_aim(clause: SumClause, each: Complement) -> bool:
    """Return whether a preposition opens what the sum is for."""
    prepositions, governing = clause.words.prepositions, clause.governing
    if each.word in prepositions["aim"]:
        # “spend $5 million |on roads|”, but not “refugees |on the move|”
        return clause.phrases.marks[each.at] == "P" or each.at == clause.last + 1
    if each.word in prepositions["to"] and clause.goes_before(each.at):
        return True
    if each.word in prepositions.get("at", ()) and aid_ends(clause, each):
        return True
    if governing is None or governing.role != "subject":
        return False
    return each.word in prepositions["noun"] and each.at == governing.at + 1


def _alone(clause: SumClause, each: Complement, cast: Cast) -> str:
    """Return a purpose without who gets it: “consular help |for its nationals|”."""
    whole = clause.phrases.phrase(each.at + 1, loose=True)
    tight = clause.phrases.phrase(each.at + 1)
    rest = whole[len(tight) :].split(maxsplit=1)
    to = clause.words.prepositions["to"]
    return tight if len(rest) == 2 and rest[0] in to and receiver_in(rest[1], cast) else whole


def _beside(clause: SumClause) -> str | None:
    """“a $100-million |aid package|”, “|humanitarian funding| of $15 million”."""
    beside = clause.beside()
    if beside and clause.words["aid"].search(beside):
        return without_article(beside)
    before = "" if name_in_list(clause) else clause.noun_before()
    priced = clause.words["worth"].finditer(before)
    worth = next((each for each in priced if _END.fullmatch(before, each.end())), None)
    noun = before and clause.noun_phrase()
    if worth:
        noun = without_article(before[: worth.start()])
    named = re.split(r"(?<=\w)[’']s\s", noun)[-1]
    of = clause.words.prepositions["of"]
    head = " ".join(takewhile(lambda word: word.lower() not in of, named.split(" ")))
    said = worth or clause.words["aid"].search(head)
    return named if said and not named[:1].isupper() else None
