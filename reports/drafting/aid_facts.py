"""What a sentence says of a sum: donor, recipient, purpose, kind, form, status, timing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reports.drafting.aid_words import Verb, aid_words, find_verbs
from reports.drafting.mentions import Mention
from reports.drafting.numbers import primary
from reports.drafting.parties import (
    Cast,
    country_in,
    first_party,
    party_in,
    receiver_in,
    subject_of,
)
from reports.drafting.phrases import LONGEST, phrase_at, time_pattern, without_article
from reports.model.briefing import AidForm, AidKind, AidStatus

_STATUS: dict[str, AidStatus] = {
    "announce": "announced", "pledge": "pledged", "sign": "signed", "commit": "committed",
    "give": "disbursed", "lend": "disbursed", "deliver": "delivered", "pay": "disbursed",
    "receive": "disbursed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What one mention says; None is what it leaves open."""

    donor: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    timing: str | None = None
    status: AidStatus = "unspecified"
    form: AidForm = "unspecified"
    kind: AidKind = "other"
    cumulative: bool = False
    verb: Verb | None = None


def read_facts(mention: Mention, cast: Cast) -> Facts:
    """Return what the sentence around a sum says of it."""
    verb = governing_verb(mention, cast.language)
    words = _Words(mention, verb, cast)
    purpose, recipient = words.purpose(), words.recipient()
    if purpose and recipient and without_article(purpose) == without_article(recipient):
        purpose = None
    near = f"{mention.close_before} {mention.after}"
    return Facts(
        donor=words.donor(),
        recipient=recipient,
        purpose=purpose,
        timing=words.timing(),
        status=_status(verb),
        form=form_in(f"{_verb_text(mention, verb)} {near}", cast.language),
        kind=kind_in(purpose or "", cast.language, near),
        cumulative=words.cumulative(),
        verb=verb,
    )


def governing_verb(mention: Mention, language: str) -> Verb | None:
    """Return the verb of aid that a sum goes with: the last before it, else one after it."""
    headline = mention.sentence.place == "title"
    before = find_verbs(mention.before, language, headline=headline)
    if before:
        return before[-1]
    offset = mention.found.end
    after = find_verbs(mention.after, language)
    return next(
        (
            Verb(v.start + offset, v.end + offset, v.group, v.future, v.past)
            for v in after
            if v.future or v.past
        ),
        None,
    )


def kind_in(purpose: str, language: str, near: str = "") -> AidKind:
    """Return the kind of aid by the words of its purpose; by those near the sum if it has none."""
    text = purpose or near
    return next((k for k, words in aid_words(language).kinds if words.search(text)), "other")


def form_in(text: str, language: str) -> AidForm:
    """Return the form that the words say: a loan is not a grant."""
    for form, pattern in aid_words(language).forms:
        if pattern.search(text):
            return form
    return "unspecified"


def _status(verb: Verb | None) -> AidStatus:
    """Return how firm a verb makes it: to come is announced, done is paid or delivered."""
    if verb is None or verb.group == "bring":
        return "unspecified"
    if verb.group in ("announce", "pledge", "commit", "sign"):
        return _STATUS[verb.group]
    return _STATUS[verb.group] if verb.past and not verb.future else "announced"


def _verb_text(mention: Mention, verb: Verb | None) -> str:
    return mention.text[verb.start : verb.end] if verb else ""


# what follows is about the occasion: “during a visit to Kyiv”
_ASIDE = re.compile(
    r"\b(?:during|while|when|after|before|following|said|says|told|according|at (?:a|the)|ahead of|"
    r"lors|pendant|selon|après|avant|a déclaré|a annoncé)\b"
)
_NOT_GIVEN_TO = re.compile(
    r"\b(?:visits?|trips?|travels?|responses?|access|addition|due|prior|thanks|respect|"
    r"ambassador|envoy|visite|grâce)\s$"
)
# what comes before a noun of aid and does not belong to it: “today announced humanitarian aid”
_NOT_OF_NOUN = re.compile(
    r"^(?:s\s|.*(?:[’']s?\s|\b(?:the|an?|its|their|his|her|our|this|today|in|of|for|on|to|with|"
    r"and|by|"
    r"from|new|"
    r"announced|announces|announce|provide|provides|provided|give|gave|receive|received|receives|"
    r"approved|"
    r"approve|pledged|signed|sign|additional|another|further|more|le|la|les|un|une|des|du|de|"
    r"d[’']|son|sa)\s))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The small words around a sum, in one language."""

    given_to: re.Pattern[str]  # between a verb and its sum: “give UNICEF $10 million”
    to: re.Pattern[str]
    by: re.Pattern[str]
    source: re.Pattern[str]
    noun_after: re.Pattern[str]
    noun_before: re.Pattern[str]
    with_purpose: re.Pattern[str]
    to_do: re.Pattern[str]
    belongs: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    aid = aid_words(language).aid.pattern
    if primary(language) == "fr":
        return _Patterns(
            given_to=re.compile(r"^\s+à\s(?P<who>.+?)\s(?:de|d[’']|un|une|une aide de)?\s*$"),
            to=re.compile(
                r"(?<![^\W_])(?:à|au|aux|pour|en faveur d[eu]s?|au profit d[eu]s?)\s?(?:l[’']|"
                r"la\s|le\s|les\s|des\s)?"
            ),
            by=re.compile(r"\bpar\s"),
            source=re.compile(
                rf"(?:{aid}|reçu|recevra|obtenu)[^,;:.]{{0,30}}?\s(?:de la part d[eu]|du|de la|"
                rf"de l[’']|des|d[’'])\s?",
                re.I,
            ),
            noun_after=re.compile(r"^\s(?:en|d[’']|de|sous forme d[e’'])\s?"),
            noun_before=re.compile(
                rf"({aid}(?:\s[^\W\d_]+){{0,3}}?)\s(?:de|d[’']|d[’']une valeur de|s[’']élevant à|"
                rf"évaluée? à)\s?$",
                re.I,
            ),
            with_purpose=re.compile(
                r"(?<![^\W_])(?:pour|destinée?s? à|en faveur d[eu]|consacrée?s? à)\s?"
            ),
            to_do=re.compile(
                r"(?<![^\W_])(?:pour|afin d[e’']|visant à|destinée?s? à)\s?([^\W\d_]+(?:er|ir|"
                r"re)\b)"
            ),
            belongs=re.compile(r"(?!)"),
        )
    return _Patterns(
        given_to=re.compile(
            r"^\s+(?P<who>(?!about|over|more|some|nearly|almost|approx|around|at least|up to|a\b|"
            r"an\b|the sum|for\b|in\b|to\b)"
            r"[^,;:]{2,60}?)(?:\s(?:with|another|a further|an additional|a|an|some|up to|"
            r"worth))*\s*$",
            re.I,
        ),
        to=re.compile(r"(?<![^\W_])(?:to|for|towards|among|between)\s"),
        by=re.compile(r"\bby\s"),
        source=re.compile(
            rf"(?:{aid}|^\s?|receiv\w+|secur\w+|obtain\w+)(?:\s[^\s,;:.]+){{0,3}}?\sfrom\s", re.I
        ),
        noun_after=re.compile(r"^[\s-]+(?:worth\s)?(?:in|of)\s"),
        noun_before=re.compile(
            rf"((?:[^\W\d_][\w-]*\s){{0,3}}?{aid}(?:\s(?:package|programme|program|fund|budget|"
            rf"project))?)"
            r"(?:\s(?:to|for)\s[^,;:]{2,50}?)?\s(?:of|worth|totalling|totaling|to|amounting to|"
            r"valued at|for)\s?$",
            re.I,
        ),
        with_purpose=re.compile(r"(?<![^\W_])(?:for|on|towards|toward)\s"),
        to_do=re.compile(
            r"(?<![^\W_])(?:to|aimed at|that will|which will)\s(?:help\s|further\s|better\s)?"
            r"((?!the\b|an?\b|its\b|their\b|this\b|that\b|be\b)[a-z]+\s)"
        ),
        belongs=re.compile(rf"[’']s?\s(?:[a-z-]+\s){{0,3}}?(?:{aid}|contribution|$)", re.I),
    )


class _Words:
    """Reads the words before and after one sum."""

    def __init__(self, mention: Mention, verb: Verb | None, cast: Cast) -> None:
        self._m, self._verb, self._cast = mention, verb, cast
        self._p = _patterns(cast.language)
        self._passive = verb is not None and verb.start >= mention.found.end
        self._receiving = verb is not None and verb.group == "receive"

    def donor(self) -> str | None:
        found = self._by_or_from() or self._owner()
        if found or self._verb is None:
            return found
        if self._receiving:
            return self._outer_subject()
        return None if self._passive else subject_of(self._m.text, self._verb.start, self._cast)

    def _by_or_from(self) -> str | None:
        """“was provided by the EU”, “a grant from Canada”."""
        after = self._m.after
        if self._passive and self._verb:
            by = self._p.by.search(self._m.text, self._verb.end)
            party = by and party_in(self._phrase(self._m.text, by.end(), loose=False), self._cast)
            if party:
                return party
        for text in (after, self._m.before):
            if source := self._p.source.search(text):
                phrase = self._phrase(text, source.end(), loose=False)
                if party := party_in(phrase, self._cast):
                    return party
        return None

    def _owner(self) -> str | None:
        """“Canada’s humanitarian aid to Ukraine”, “Canada’s $5 million contribution”."""
        before = self._m.before[-90:]
        owned = list(self._p.belongs.finditer(before))
        if not owned:
            return None
        start = re.search(r"[^\s,;:.]+(?:\s[A-Z][^\s,;:.]*)*$", before[: owned[-1].start()])
        words = re.findall(r"(?:[A-Z][^\s,;:.]*\s?)+$", before[: owned[-1].start()])
        return party_in(words[0], self._cast) if start and words else None

    def _outer_subject(self) -> str | None:
        """“Carney confirmed that Ukraine will receive …”: who confirmed it gives it."""
        assert self._verb is not None  # noqa: S101 - for the type checker
        earlier = find_verbs(self._m.text[: self._verb.start], self._cast.language)
        earlier = tuple(v for v in earlier if v.group in ("announce", "pledge", "commit"))
        if not earlier:
            return None
        donor = subject_of(self._m.text, earlier[-1].start, self._cast)
        return donor if donor != self.recipient() else None

    def recipient(self) -> str | None:
        found = self._receiver_before() or self._receiver_after()
        if found:
            return found
        if aimed := self._p.to_do.search(self._m.after):
            phrase = self._phrase(self._m.after, aimed.start(1), loose=True)
            if place := country_in(phrase, self._cast.language):
                return place
        inside = re.search(r"\b(?:in|inside|across|en|au|aux)\s(.{2,60})", self._m.after)
        place = inside and country_in(
            self._phrase(self._m.after, inside.start(1), loose=False), self._cast.language
        )
        return place or self._receiver_of_noun()

    def _receiver_before(self) -> str | None:
        """“Ukraine will receive $5 million”, “give UNICEF $10 million”."""
        if self._verb is None or self._passive:
            return None
        if self._receiving:
            before = self._m.text[: self._verb.start]
            subject = re.split(r"[,;:]\s|\b(?:that|que)\b", before)[-1]
            return receiver_in(subject.strip(), self._cast) or subject_of(
                self._m.text, self._verb.start, self._cast
            )
        between = self._p.given_to.match(self._m.before[self._verb.end :])
        if between and self._verb.group not in ("announce", "commit"):
            return receiver_in(between["who"], self._cast)
        return None

    def _receiver_after(self) -> str | None:
        aside = _ASIDE.search(self._m.after)
        for to in self._p.to.finditer(self._m.after, 0, aside.start() if aside else LONGEST * 2):
            if _NOT_GIVEN_TO.search(self._m.after, 0, to.start()):
                continue
            phrase = self._phrase(self._m.after, to.end(), loose=True)
            if found := receiver_in(phrase, self._cast):
                return found
        return None

    def _receiver_of_noun(self) -> str | None:
        """“humanitarian aid to Ukraine to $28.2 million”, “support for Haiti worth”."""
        tail = self._m.before[-120:]
        for aid in aid_words(self._cast.language).aid.finditer(tail):
            if to := self._p.to.match(tail, min(aid.end() + 1, len(tail))):
                phrase = self._phrase(tail, to.end(), loose=False)
                if found := receiver_in(phrase, self._cast):
                    return found
        return None

    def purpose(self) -> str | None:
        """“in military aid”, “for reconstruction”, “to strengthen security”, “aid worth”."""
        after = self._m.after
        if of := self._p.noun_after.match(after):
            phrase = self._phrase(after, of.end(), loose=False)
            if phrase and not receiver_in(phrase, self._cast):
                return phrase
        for given in self._p.with_purpose.finditer(after):
            phrase = self._phrase(after, given.end(), loose=True)
            if phrase and not receiver_in(phrase, self._cast):
                return self._purpose_alone(phrase)
        if aimed := self._p.to_do.search(after):
            return self._phrase(after, aimed.start(1), loose=True) or None
        return self._noun_beside()

    def _purpose_alone(self, phrase: str) -> str:
        """“consular help for its nationals”: the purpose without who gets it."""
        for to in self._p.to.finditer(phrase):
            if receiver_in(phrase[to.end() :], self._cast):
                return phrase[: to.start()].strip()
        return phrase

    def _noun_beside(self) -> str | None:
        """“a $100-million aid package”, “humanitarian funding of $15 million”."""
        language = self._cast.language
        beside = re.match(
            r"[\s-](?:(?:in|of)\s)?((?:[^\W\d_][\w-]*\s){0,3}?[^\W\d_][\w-]*)", self._m.after
        )
        if beside:
            phrase = self._phrase(self._m.after, beside.start(1), loose=False)
            if phrase and aid_words(language).aid.search(" ".join(phrase.split()[:5])):
                return phrase
        if of := self._p.noun_before.search(self._m.before[-120:]):
            return _NOT_OF_NOUN.sub("", of[1]).strip() or None
        return None

    def timing(self) -> str | None:
        pattern = time_pattern(self._cast.language)
        if found := pattern.search(self._m.after):
            return found[0]
        # “In June, Canada said …” tells when it was said
        before = re.sub(r"^[^,]{0,40},\s", "", self._m.before, count=1)
        times = [time[0] for time in pattern.finditer(before)]
        return times[-1] if times else None

    def cumulative(self) -> bool:
        words = aid_words(self._cast.language).running
        return bool(words.search(self._m.before[-120:]) or words.search(self._m.after))

    def _phrase(self, text: str, start: int, *, loose: bool) -> str:
        return phrase_at(text, start, self._cast.language, loose=loose)


def title_party(title: str, cast: Cast) -> str | None:
    """Return the first party that a headline with a verb of aid names before the verb."""
    verbs = find_verbs(title, cast.language, headline=True)
    if not verbs or verbs[0].group == "receive":
        return None
    return first_party(title[: verbs[0].start], cast)
