"""What a sentence says of a sum: donor, recipient, purpose, kind, form, status, timing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.drafting.aid_phrases import (
    ASIDE,
    MERE_ADJECTIVES,
    NAME_ALONE,
    NOT_GIVEN_TO,
    NOT_OF_NOUN,
    PREPOSITION,
    WEEKDAY,
    small_words,
)
from reports.drafting.aid_status import form_of, governing_verb, kind_in, status_of
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

# “will be invested in the refinery”
_INTO = re.compile(r"\s(?:in|on|into|dans|pour)\s")
_OF_PLACE = re.compile(r"\s(?:of|in|de|d[’']|du|en|au|aux)\s?(?:l[’']|la\s|the\s)?(.+)$")


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
    beside_aid: bool = False
    verb: Verb | None = None


def read_facts(mention: Mention, cast: Cast) -> Facts:
    """Return what the sentence around a sum says of it."""
    verb = governing_verb(mention, cast.language)
    words = _Words(mention, verb, cast)
    purpose, recipient = words.purpose(), words.recipient()
    recipient = recipient or _place_in(purpose, cast.language)
    if purpose and recipient and without_article(purpose) == without_article(recipient):
        purpose = None
    near = f"{mention.close_before} {mention.after}"
    return Facts(
        donor=words.donor(),
        recipient=recipient,
        purpose=purpose,
        timing=words.timing(),
        status=status_of(mention, verb, cast.language),
        form=form_of(mention, verb, cast.language),
        kind=kind_in(purpose or "", cast.language, near),
        cumulative=words.cumulative(),
        beside_aid=words.beside_aid(),
        verb=verb,
    )


def _place_in(purpose: str | None, language: str) -> str | None:
    """Return the country that a purpose is for: “the reconstruction of Ukraine”."""
    place = _OF_PLACE.search(purpose or "")
    return country_in(place[1], language, people=False) if place else None


class _Words:
    """Reads the words before and after one sum."""

    def __init__(self, mention: Mention, verb: Verb | None, cast: Cast) -> None:
        self._m, self._verb, self._cast = mention, verb, cast
        self._p = small_words(cast.language)
        self._passive = verb is not None and verb.start >= mention.found.end
        self._receiving = verb is not None and verb.group == "receive"
        self._noun = self._p.noun_before.search(mention.before[-120:])

    def donor(self) -> str | None:
        found = self._by_or_from() or self._owner()
        if found or self._verb is None:
            return found
        if self._receiving:
            return self._outer_subject()
        return None if self._passive else self._subject(self._verb)

    def _subject(self, verb: Verb) -> str | None:
        """Return who does it: of “agreed on Friday to lend”, who agreed."""
        text = self._m.text
        earlier = find_verbs(text[: verb.start], self._cast.language)
        if earlier and re.match(
            r"(?:to|de|d[’'])(?:\s|(?<=[’']))", text[verb.start : verb.end], re.I
        ):
            between = text[earlier[-1].end : verb.start]
            if not re.search(r"[,;:]", between):
                return self._subject(earlier[-1])
        return subject_of(text, verb.start, self._cast)

    def _by_or_from(self) -> str | None:
        """“was provided by the EU”, “a grant from Canada”."""
        after = self._m.after
        if self._passive and self._verb:
            by = self._p.by.search(self._m.text, self._verb.end)
            party = by and party_in(self._phrase(self._m.text, by.end(), loose=False), self._cast)
            if party:
                return party
        close = re.split(r",\s|\b(?:and|et)\s", self._m.close_before)[-1]
        for text in (after, close):
            if source := self._p.source.search(text):
                # an English name may have “for” in it, a French one has not “pour”
                english = primary(self._cast.language) == "en"
                phrase = self._phrase(text, source.end(), loose=english)
                worth = aid_words(self._cast.language).not_aid.search(phrase)
                if not worth and (party := party_in(phrase, self._cast)):
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
        found = self._receiver_before() or self._receiver_after() or self._partner()
        if found:
            return found
        if aimed := self._p.to_do.search(self._m.after):
            phrase = self._phrase(self._m.after, aimed.start(1), loose=True)
            if place := country_in(phrase, self._cast.language):
                return place
        inside = re.search(r"\b(?:in|inside|across|en|au|aux)\s(.{2,60})", self._m.after)
        place = inside and country_in(
            self._phrase(self._m.after, inside.start(1), loose=False),
            self._cast.language,
            people=False,
        )
        return place or self._receiver_of_noun()

    def _receiver_before(self) -> str | None:
        """“Ukraine will receive $5 million”, “give UNICEF $10 million”."""
        if self._verb is None or self._passive:
            return None
        if self._receiving:
            before = self._m.text[: self._verb.start]
            subject = re.split(r"[,;:]\s|\s[–—-]\s|\b(?:that|que)\b", before)[-1].strip()
            return (
                receiver_in(subject, self._cast)
                or subject_of(self._m.text, self._verb.start, self._cast)
                or self._named(subject)
            )
        verb = self._m.text[self._verb.start : self._verb.end]
        if not aid_words(self._cast.language).gives_whom.search(verb):
            return None
        start = max(self._verb.end, self._m.previous_end)
        given = re.sub(r"^,?\s(?:and|et)\b", "", self._m.before[start:])
        between = self._p.given_to.match(given)
        return receiver_in(between["who"], self._cast) if between else None

    def _named(self, subject: str) -> str | None:
        """Return any other subject that receives: “Each veteran”; not “it”, “the program”."""
        plain = without_article(subject)
        last = plain.split()[-1:]
        generic = aid_words(self._cast.language).generic
        if not last or len(plain) > 60 or generic.fullmatch(last[0]) or generic.match(plain):
            return None
        return plain

    def _partner(self) -> str | None:
        """“signed a loan agreement with Ukraine”."""
        signed = self._verb is not None and self._verb.group == "sign"
        partner = re.search(r"\b(?:with|avec)\s", self._m.after) if signed else None
        if partner is None:
            return None
        return receiver_in(self._phrase(self._m.after, partner.end(), loose=False), self._cast)

    def _receiver_after(self) -> str | None:
        aside = ASIDE.search(self._m.after)
        for to in self._p.to.finditer(self._m.after, 0, aside.start() if aside else LONGEST * 2):
            phrase = self._phrase(self._m.after, to.end(), loose=True)
            if self._p.to_do.match(self._m.after, to.start()):
                continue  # “to support farmers”
            if NOT_GIVEN_TO.search(self._m.after, 0, to.start()) or self._in_name(to, phrase):
                continue
            if found := receiver_in(phrase, self._cast):
                return found
            if to[0] == "to " and (alone := NAME_ALONE.match(phrase)):
                return alone[0]
        return None

    def _in_name(self, to: re.Match[str], phrase: str) -> bool:
        """Tell whether “for” is in a name: “International Bank for Reconstruction”."""
        before = self._m.after[: to.start()].split()
        named = bool(before) and before[-1][:1].isupper() and phrase[:1].isupper()
        return named and to[0] == "for " and country_in(phrase, self._cast.language) is None

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
            timed = time_pattern(self._cast.language).match(after.strip())
            phrase = "" if timed else self._phrase(after, of.end(), loose=False)
            phrase = re.sub(r"^d[’']", "", phrase)
            vague = self._is_vague(phrase) or receiver_in(phrase, self._cast)
            if phrase and not vague:
                return phrase
        if self._passive and self._verb and (into := _INTO.match(self._m.text, self._verb.end)):
            phrase = self._phrase(self._m.text, into.end(), loose=False)
            if phrase and not self._is_vague(phrase) and not receiver_in(phrase, self._cast):
                return phrase
        return self._aim() or self._noun_beside()

    def _is_vague(self, phrase: str) -> bool:
        """Tell whether a purpose says nothing: “new funding”, “a commitment made”."""
        words = [w for w in phrase.lower().split() if w not in MERE_ADJECTIVES]
        vague = aid_words(self._cast.language).vague
        return not words or (len(words) == 1 and vague.fullmatch(words[0]) is not None)

    def _aim(self) -> str | None:
        """“for reconstruction”, “to strengthen security”."""
        after = self._m.after
        for given in self._p.with_purpose.finditer(after):
            phrase = self._phrase(after, given.end(), loose=True)
            timed = time_pattern(self._cast.language).match(after, given.start())
            aside = timed or WEEKDAY.match(phrase) or receiver_in(phrase, self._cast)
            if phrase and not aside and not self._is_vague(phrase):
                return self._purpose_alone(phrase)
        aimed = self._p.to_do.search(after)
        return self._phrase(after, aimed.start(1), loose=True) or None if aimed else None

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
            phrase = re.sub(r"^d[’']", "", phrase)
            named = aid_words(language).aid.search(" ".join(phrase.split()[:5]))
            if named and not self._is_vague(phrase) and not PREPOSITION.match(phrase):
                return phrase
        for of in (self._noun, self._p.worth.search(self._m.before[-120:])):
            if of:
                phrase = self._noun_alone(of[1])
                if phrase and not self._is_vague(phrase):
                    return phrase
        return None

    def _noun_alone(self, phrase: str) -> str:
        """Return a noun of aid without what comes before it: “Sweden promised weapons”."""
        verbs = find_verbs(phrase, self._cast.language)
        return NOT_OF_NOUN.sub("", phrase[verbs[-1].end if verbs else 0 :]).strip()

    def timing(self) -> str | None:
        pattern = time_pattern(self._cast.language)
        if found := pattern.search(self._m.after):
            return found[0]
        # “In June, Canada said …” tells when it was said
        before = re.sub(r"^(?!Since|Depuis)[^,]{0,40},\s", "", self._m.before, count=1)
        times = [time[0] for time in pattern.finditer(before)]
        return times[-1] if times else None

    def beside_aid(self) -> bool:
        """Tell whether a noun of aid has the sum: “funding of $15 million”."""
        if self._noun:
            return True
        return (
            aid_words(self._cast.language).aid.search(self._m.after[:30].split(",")[0]) is not None
        )

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
