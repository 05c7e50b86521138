"""Who receives a sum: “give UNICEF …”, “to Ukraine”, “aid for refugees”, “help farmers”."""

from __future__ import annotations

import re

from reports.drafting.aid_phrases import ASIDE, NOT_GIVEN_TO
from reports.drafting.aid_words import aid_words
from reports.drafting.clause import SumClause
from reports.drafting.parties import country_in, receiver_in
from reports.drafting.phrases import LONGEST
from reports.drafting.subjects import subject_of


def recipient_of(clause: SumClause) -> str | None:
    """Return who receives the sum, as far as its own sentence says."""
    found = _receiver_before(clause) or _receiver_after(clause) or _partner(clause)
    if found:
        return found
    if aimed := clause.small.to_do.search(clause.mention.after):
        phrase = clause.phrase(clause.mention.after, aimed.start(1), loose=True)
        if place := country_in(phrase, clause.cast.language):
            return place
    inside = re.search(r"\b(?:in|inside|across|en|au|aux)\s(.{2,60})", clause.mention.after)
    place = inside and country_in(
        clause.phrase(clause.mention.after, inside.start(1), loose=False), clause.cast.language
    )
    return place or _receiver_of_noun(clause)


def _receiver_before(clause: SumClause) -> str | None:
    """“Ukraine will receive $5 million”, “give UNICEF $10 million”."""
    if clause.verb is None or clause.passive:
        return None
    if clause.receiving:
        before = clause.mention.text[: clause.verb.start]
        subject = re.split(r"[,;:]\s|\s[–—-]\s|\b(?:that|que)\b", before)[-1]
        return receiver_in(subject.strip(), clause.cast) or subject_of(
            clause.mention.text, clause.verb.start, clause.cast
        )
    between = clause.small.given_to.match(clause.mention.before[clause.verb.end :])
    if between and clause.verb.group not in ("announce", "commit"):
        return receiver_in(between["who"], clause.cast)
    return None


def _partner(clause: SumClause) -> str | None:
    """“signed a loan agreement with Ukraine”."""
    signed = clause.verb is not None and clause.verb.group == "sign"
    partner = re.search(r"\b(?:with|avec)\s", clause.mention.after) if signed else None
    if partner is None:
        return None
    return receiver_in(clause.phrase(clause.mention.after, partner.end(), loose=False), clause.cast)


def _receiver_after(clause: SumClause) -> str | None:
    aside = ASIDE.search(clause.mention.after)
    for to in clause.small.to.finditer(
        clause.mention.after, 0, aside.start() if aside else LONGEST * 2
    ):
        phrase = clause.phrase(clause.mention.after, to.end(), loose=True)
        if clause.small.to_do.match(clause.mention.after, to.start()):
            continue  # “to support farmers”
        if NOT_GIVEN_TO.search(clause.mention.after, 0, to.start()) or _in_name(clause, to, phrase):
            continue
        if found := receiver_in(phrase, clause.cast):
            return found
    return None


def _in_name(clause: SumClause, to: re.Match[str], phrase: str) -> bool:
    """Tell whether “for” is in a name: “International Bank for Reconstruction”."""
    before = clause.mention.after[: to.start()].split()
    named = bool(before) and before[-1][:1].isupper() and phrase[:1].isupper()
    return named and to[0] == "for " and country_in(phrase, clause.cast.language) is None


def _receiver_of_noun(clause: SumClause) -> str | None:
    """“humanitarian aid to Ukraine to $28.2 million”, “support for Haiti worth”."""
    tail = clause.mention.before[-120:]
    for aid in aid_words(clause.cast.language).aid.finditer(tail):
        if to := clause.small.to.match(tail, min(aid.end() + 1, len(tail))):
            phrase = clause.phrase(tail, to.end(), loose=False)
            if found := receiver_in(phrase, clause.cast):
                return found
    return None
