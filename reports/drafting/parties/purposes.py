"""What a sum is for: “in military aid”, “for roads”, “to strengthen security”."""

from __future__ import annotations

import re

from reports.drafting.parties.clause import SumClause
from reports.drafting.parties.phrases import MERE_ADJECTIVES, NOT_OF_NOUN, PREPOSITION
from reports.drafting.parties.read import receiver_in
from reports.drafting.parties.words import aid_words, find_verbs
from reports.language.phrases import time_pattern

# “will be invested in the refinery”
_INTO = re.compile(r"\s(?:in|on|into|dans|pour)\s")
# “$2 million will go to clinics”
_GONE = re.compile(r"\b(?:go|goes|went|going) (?:to|towards) ")


def purpose_of(clause: SumClause) -> str | None:
    """“in military aid”, “for reconstruction”, “to strengthen security”, “aid worth”."""
    after = clause.mention.after
    if of := clause.small.noun_after.match(after):
        timed = time_pattern(clause.cast.language).match(after.strip())
        phrase = "" if timed else clause.phrase(after, of.end(), loose=False)
        phrase = re.sub(r"^d[’']", "", phrase)
        vague = _is_vague(clause, phrase) or receiver_in(phrase, clause.cast)
        if phrase and not vague:
            return phrase
    if clause.passive and clause.verb:
        into = _INTO.match(clause.mention.text, clause.verb.end)
        phrase = clause.phrase(clause.mention.text, into.end(), loose=False) if into else ""
        if phrase and not _is_vague(clause, phrase) and not receiver_in(phrase, clause.cast):
            return phrase
    return _aim(clause) or _noun_beside(clause)


def _is_vague(clause: SumClause, phrase: str) -> bool:
    """Tell whether a purpose says nothing: “new funding”, “a commitment made”."""
    words = [w for w in phrase.lower().split() if w not in MERE_ADJECTIVES]
    vague = aid_words(clause.cast.language).vague
    return not words or (len(words) == 1 and vague.fullmatch(words[0]) is not None)


def _aim(clause: SumClause) -> str | None:
    """“for reconstruction”, “to strengthen security”."""
    after = clause.mention.after
    for given in clause.small.with_purpose.finditer(after):
        phrase = clause.phrase(after, given.end(), loose=True)
        timed = time_pattern(clause.cast.language).match(after, given.start())
        if timed or clause.in_name(given, phrase):
            continue
        if phrase and not receiver_in(phrase, clause.cast) and not _is_vague(clause, phrase):
            return _purpose_alone(clause, phrase)
    if gone := _GONE.search(after):
        phrase = clause.phrase(after, gone.end(), loose=False)
        if phrase[:1].islower() and not receiver_in(phrase, clause.cast):
            return phrase
    aimed = clause.small.to_do.search(after)
    return clause.phrase(after, aimed.start(1), loose=True) or None if aimed else None


def _purpose_alone(clause: SumClause, phrase: str) -> str:
    """“consular help for its nationals”: the purpose without who gets it."""
    for to in clause.small.to.finditer(phrase):
        if receiver_in(phrase[to.end() :], clause.cast):
            return phrase[: to.start()].strip()
    return phrase


def _noun_beside(clause: SumClause) -> str | None:
    """“a $100-million aid package”, “humanitarian funding of $15 million”."""
    language = clause.cast.language
    beside = re.match(
        r"[\s-](?:(?:in|of)\s)?((?:[^\W\d_][\w-]*\s){0,3}?[^\W\d_][\w-]*)", clause.mention.after
    )
    if beside:
        phrase = clause.phrase(clause.mention.after, beside.start(1), loose=False)
        phrase = re.sub(r"^d[’']", "", phrase)
        named = aid_words(language).aid.search(" ".join(phrase.split()[:5]))
        if named and not _is_vague(clause, phrase) and not PREPOSITION.match(phrase):
            return phrase
    for pattern in (clause.small.noun_before, clause.small.worth):
        if of := pattern.search(clause.mention.before[-120:]):
            phrase = _noun_alone(clause, of[1])
            if phrase and not _is_vague(clause, phrase):
                return phrase
    return None


def _noun_alone(clause: SumClause, phrase: str) -> str:
    """Return a noun of aid without what comes before it: “Sweden promised weapons”."""
    phrase = re.sub(r"^(?:Each|Every)\s|\s(?:is|are|was|were)$", "", phrase)
    verbs = find_verbs(phrase, clause.cast.language)
    return NOT_OF_NOUN.sub("", phrase[verbs[-1].end if verbs else 0 :]).strip()
