"""Who receives a sum: “give UNICEF …”, “to Ukraine”, “aid for refugees”, “help farmers”."""

from __future__ import annotations

import re

from reports.drafting.parties.clause import SumClause
from reports.drafting.parties.phrases import ASIDE, NOT_GIVEN_TO
from reports.drafting.parties.read import country_in, party_in, receiver_in
from reports.drafting.parties.subjects import subject_of
from reports.drafting.parties.words import aid_words
from reports.language.countries import find_countries
from reports.language.lexicon import lexicon_of, without_article
from reports.language.phrases import LONGEST

# “help 850 young people find work”, “train 40 nurses”
_HELPED = re.compile(
    r"(?:help|assist|support|feed|train|treat|protect|empower|equip|shelter|vaccinate)\s"
    r"(?:(?:about|over|some|nearly|around|up to|at least|more than)\s)?(?:[\d.,]+\s)?"
    r"(?P<who>[a-z-]+(?:\s[a-z-]+){0,3})"
)
_ALLOWED = re.compile(
    r"(?:allow|enabl|permit|let|entitl)(?:e|s|es|ing|ed)?\s(?P<who>[A-Z][\w.’ -]{1,40}?)\s"
    r"(?:to\s)?[a-z]+$"
)


def recipient_of(clause: SumClause) -> str | None:
    """Return who receives the sum, as far as its own sentence says."""
    found = (
        _receiver_before(clause)
        or _receiver_after(clause)
        or _partner(clause)
        or allowed_in(clause)
        or _place_aimed_at(clause)
        or _receiver_of_noun(clause)
    )
    return found or _people_helped(clause)


def _place_aimed_at(clause: SumClause) -> str | None:
    """“to support Ukrainian farmers”, “for schools in Kenya”: the country that is named."""
    after, language = clause.mention.after, clause.cast.language
    if aimed := clause.small.to_do.search(after):
        phrase = clause.phrase(after, aimed.start(1), loose=True)
        if place := country_in(phrase, language):
            return place
    inside = re.search(r"\b(?:in|inside|across|en|au|aux)\s(.{2,60})", after)
    return inside and country_in(
        clause.phrase(after, inside.start(1), loose=False), language, people=False
    )


def _people_helped(clause: SumClause) -> str | None:
    """“to help 850 young people find work”: the people whom the aim names first."""
    aimed = clause.small.to_do.search(clause.mention.after)
    if aimed is None:
        return None
    helped = _HELPED.match(clause.mention.after, aimed.start(1))
    if helped is None:
        return None
    words = helped["who"].split()
    for count in range(1, len(words) + 1):
        if aid_words(clause.cast.language).people.fullmatch(words[count - 1]):
            return " ".join(words[:count])
    return None


def allowed_in(clause: SumClause) -> str | None:
    """“which allows Kyiv to draw $5 million”: who is allowed to draw it."""
    verb = clause.verb
    if verb is None or not clause.receiving or clause.passive:
        return None
    allowed = _ALLOWED.search(clause.mention.text[: verb.end])
    return party_in(allowed["who"], clause.cast) if allowed else None


def _receiver_before(clause: SumClause) -> str | None:
    """“Ukraine will receive $5 million”, “give UNICEF $10 million”."""
    if clause.verb is None or clause.passive:
        return None
    elided = clause.elided()
    if elided and clause.elided_receives(elided):
        return receiver_in(elided, clause.cast) or party_in(elided, clause.cast)
    if clause.receiving and allowed_in(clause):
        return None
    if clause.receiving:
        before = clause.mention.text[: clause.verb.start]
        subject = re.split(r"[,;:]\s|\s[–—-]\s|\b(?:that|que)\b", before)[-1].strip()
        return (
            receiver_in(subject, clause.cast)
            or subject_of(clause.mention.text, clause.verb.start, clause.cast)
            or _named(clause, subject)
        )
    verb = clause.mention.text[clause.verb.start : clause.verb.end]
    if not aid_words(clause.cast.language).gives_whom.search(verb):
        return None
    start = max(clause.verb.end, clause.mention.previous_end)
    given = re.sub(r"^,?\s(?:and|et)\b", "", clause.mention.before[start:])
    between = clause.small.given_to.match(given)
    if between is None or (clause.repeated and elided):
        return None
    return receiver_in(between["who"], clause.cast)


def _named(clause: SumClause, subject: str) -> str | None:
    """Return any other subject that receives: “Each veteran”; not “it”, “the program”."""
    plain = without_article(subject)
    last = plain.split()[-1:]
    generic = aid_words(clause.cast.language).generic
    if not last or len(plain) > 60 or generic.fullmatch(last[0]) or generic.match(plain):
        return None
    return plain


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
        if NOT_GIVEN_TO.search(clause.mention.after, 0, to.start()) or clause.in_name(to, phrase):
            continue
        if found := receiver_in(phrase, clause.cast) or _lone_name(clause, to, phrase):
            return found
    return None


def _lone_name(clause: SumClause, to: re.Match[str], phrase: str) -> str | None:
    """“$3 million to Ukrenergo”, “a soft loan for Odesa”: one name right behind the gift."""
    before = clause.mention.after[: to.start()].strip()
    words = aid_words(clause.cast.language)
    aid = re.search(r"[^\W\d_]+$", before)
    given = aid is not None and words.aid.fullmatch(aid[0]) is not None
    going = not before or re.search(r"(?:^|\s)(?:go|goes|went|going)$", before) is not None
    if not (given or (going and to[0] in ("to ", "à "))):
        return None
    name = re.match(
        r"[A-ZÀ-Ý][\w’-]{2,}(?:\s(?:(?:for|of|the|and|de|du)\s){0,2}[A-ZÀ-Ý][\w’-]+)*(?=$|\s(?:for|to|in|pour)\s[a-z])",
        phrase,
    )
    day = lexicon_of(clause.cast.language).regex("phrases", "named_day")
    if name is None or day.match(name[0]) or find_countries(name[0]):
        return None
    return name[0]


def _receiver_of_noun(clause: SumClause) -> str | None:
    """“humanitarian aid to Ukraine to $28.2 million”, “support for Haiti worth”."""
    tail = clause.mention.before[-120:]
    for aid in aid_words(clause.cast.language).aid.finditer(tail):
        if to := clause.small.to.match(tail, min(aid.end() + 1, len(tail))):
            phrase = clause.phrase(tail, to.end(), loose=False)
            if found := receiver_in(phrase, clause.cast):
                return found
    return None
