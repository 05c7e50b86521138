"""Who speaks: the subject of a verb of speech beside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reports.drafting.people.find import People
from reports.drafting.people.paragraphs import Placed, ReadParagraph
from reports.drafting.people.person_mentions import Mention
from reports.drafting.quotes.cues import (
    BETWEEN,
    OBJECT_OF,
    Verb,
    clean_phrase,
    find_verbs,
    inverted_pronoun,
    phrase_after,
)
from reports.drafting.roles.names import can_be_meant
from reports.drafting.roles.read import sole_role
from reports.drafting.roles.signs import read_signs
from reports.language.lexicon import word_list
from reports.language.quotation_marks import Quoted, find_quoted
from reports.language.tokens import Words


class Speakers:
    """Finds who speaks in one paragraph, with the paragraph before it at hand."""

    def __init__(
        self, people: People, paragraph: ReadParagraph, before: ReadParagraph | None
    ) -> None:
        """Take the persons of the article and the paragraph that is gone through."""
        self._people, self._paragraph, self._before = people, paragraph, before
        self._signs = paragraph.sentences[0].read.signs
        self._marks: tuple[Quoted, ...] | None = None

    def after(self, sentence: Placed, start: int) -> str | None:
        """Return who speaks in "…,” Carney said" and "…,” said Carney": the text from `start` on.

        The empty string says that somebody does, but not who.
        """
        words = sentence.read.words
        verb = next(find_verbs(words, start - sentence.start, len(words.text)), None)
        if verb is None:
            return None
        between = [t for t in words.tokens[: verb.start] if t.start >= start - sentence.start]
        if len(between) > 25:
            return None
        if verb.kind == "according" or not between:
            if inverted_pronoun(words, verb):
                return self._pronoun(start, inverted_pronoun(words, verb)) or ""
            return self._behind(sentence, verb) or ""
        return self._subject(sentence, verb, start - sentence.start) or ""

    def before(self, sentence: Placed, start: int, end: int) -> str | None:
        """Return who speaks in "Carney said: “…”": the text from `start` to `end`; see `after`."""
        words = sentence.read.words
        found = list(find_verbs(words, start - sentence.start, end - sentence.start))
        if not found:
            return None
        verb = found[-1]
        if verb.kind == "according":
            return self._behind(sentence, verb) or ""
        if verb.kind == "saying":
            return self._first(sentence, verb, start - sentence.start) or ""
        subject = self._subject(sentence, verb, start - sentence.start)
        return subject or self._behind(sentence, verb, end - sentence.start) or ""

    def _people_in(self, sentence: Placed, start: int, end: int) -> list[tuple[Mention, str]]:
        """Return the mentions of persons between two places of the sentence, with full names."""
        tokens = sentence.read.words.tokens
        out = []
        for mention in sentence.read.mentions:
            name = mention.name
            inside = tokens[name.start].start >= start and tokens[name.end - 1].end <= end
            if inside and (full := self.name_of(mention)):
                out.append((mention, full))
        return out

    def name_of(self, mention: Mention) -> str | None:
        """Return the full name of the person that `mention` names, if the article has one."""
        return self._people.whose(mention.name.text)

    def _behind(self, sentence: Placed, verb: Verb, end: int | None = None) -> str | None:
        """Return the subject that follows its verb: "said Minister Alexander"."""
        words = sentence.read.words
        start = words.tokens[verb.end - 1].end
        stop = len(words.text) if end is None else end
        clause = re.match(r"[^;:“\"«]{0,120}", words.text[start:stop])
        limit = start + clause.end() if clause else stop
        for mention, full in self._people_in(sentence, start, limit):
            if verb.kind == "according" or self._near(words, verb.end, mention):
                return full
        after = words.tokens[verb.end] if verb.end < len(words.tokens) else None
        if after is not None and after.low in word_list("speech", "pronouns"):
            return self._pronoun(sentence.start + after.start, after.low)
        phrase = phrase_after(words, verb.end, limit)
        return self._meant(phrase) if phrase and end is None else None

    def _near(self, words: Words, start: int, mention: Mention) -> bool:
        """Tell whether nothing but a role stands between a verb and the name behind it."""
        first = mention.role.start if mention.role else mention.name.start
        return first <= start + 3 or mention.name.start <= start + 3

    def _subject(self, sentence: Placed, verb: Verb, start: int) -> str | None:
        """Return the subject before `verb`, in the text from `start` on."""
        words = sentence.read.words
        tokens = words.tokens
        before = tokens[verb.start - 1] if verb.start else None
        while before is not None and before.low in BETWEEN and before.start > start:
            place = tokens.index(before)
            before = tokens[place - 1] if place else None
        if before is not None and before.low in word_list("speech", "pronouns"):
            return self._pronoun(sentence.start + before.start, before.low)
        mentions = self._people_in(sentence, start, tokens[verb.start].start)
        if mentions:
            last, full = mentions[-1]
            close = before is not None and tokens[last.name.end - 1] is before
            if close and not self._is_object(words, last):
                return full
            if not close and (phrase := self._phrase_before(words, verb, start)):
                return self._meant(phrase)
            return mentions[0][1]
        phrase = self._phrase_before(words, verb, start)
        return self._meant(phrase) if phrase else None

    def _is_object(self, words: Words, mention: Mention) -> bool:
        first = min(mention.name.start, mention.role.start if mention.role else mention.name.start)
        return first > 0 and words.tokens[first - 1].low in OBJECT_OF

    def _first(self, sentence: Placed, verb: Verb, start: int) -> str | None:
        """Return the subject of the clause before "saying": the first person it names."""
        words = sentence.read.words
        mentions = self._people_in(sentence, 0, words.tokens[verb.start].start)
        mentions = [m for m in mentions if not self._is_object(words, m[0])] or mentions
        if mentions:
            return mentions[0][1]
        first = words.tokens[0]
        if first.low in word_list("speech", "pronouns"):
            return self._pronoun(sentence.start, first.low)
        before = next(find_verbs(words, 0, words.tokens[verb.start].start), None)
        said = before if before is not None and before.kind == "said" else None
        return self._subject(sentence, said, 0) if said else None

    def _phrase_before(self, words: Words, verb: Verb, start: int) -> str | None:
        """Return "the ministry" in "the ministry said": the words back to a mark."""
        place = verb.start
        while place > 0 and words.joined(place) and words.tokens[place - 1].start >= start:
            place -= 1
        return clean_phrase(words, place, verb.start)

    def _meant(self, phrase: str) -> str | None:
        """Return the person or the body that `phrase` names; "the secretary" alone names nobody."""
        signs = read_signs(phrase, self._signs.language)
        role = sole_role(signs)
        named = self._people.offices.holder_of(role) if role else None
        short = role is not None and role.affiliation is None and role.text.count(" ") < 2
        bare = short and signs.text[0] == "a" and not any(t.capital for t in signs.words.tokens[1:])
        return None if named is None and bare else named or phrase

    def _pronoun(self, place: int, pronoun: str) -> str | None:
        """Return the one person that "he" at `place` can mean, or None.

        The persons named before in the paragraph count; if there is none, those of
        the paragraph before. Two of them leave it open, unless a first name tells
        that only one of them is a "he".
        """
        named = self._named_before(self._paragraph, place)
        if not named and self._before is not None:
            named = self._named_before(self._before, len(self._before.text))
        named = {name for name in named if can_be_meant(name, pronoun, self._signs.lexicon)}
        if len(named) > 1:
            return self._subject_before(place, pronoun)
        return named.pop() if named else None

    def _subject_before(self, place: int, pronoun: str) -> str | None:
        """Return the subject of the last sentence that names somebody, if it names no other."""
        for sentence in reversed(self._paragraph.sentences):
            mentions = [m for m in sentence.read.mentions if self._is_told(sentence, m, place)]
            named = {full for m in mentions if (full := self.name_of(m))}
            if not named or sentence.end > place:
                continue
            first = mentions[0].role.start if mentions[0].role else mentions[0].name.start
            meant = {name for name in named if can_be_meant(name, pronoun, self._signs.lexicon)}
            opens = min(first, mentions[0].name.start) <= 1
            return meant.pop() if opens and len(named) == 1 and meant else None
        return None

    def _is_told(self, sentence: Placed, mention: Mention, place: int) -> bool:
        """Tell whether a mention stands before `place` and not inside quotation marks."""
        start, end = sentence.place_of(mention)
        if end > place:
            return False
        quoted = self._quoted()
        last = bisect_left(quoted, start, key=lambda q: q.open) - 1
        return last < 0 or start >= quoted[last].close

    def _quoted(self) -> tuple[Quoted, ...]:
        if self._marks is None:
            self._marks = find_quoted(self._paragraph.text)
        return self._marks

    def _named_before(self, paragraph: ReadParagraph, place: int) -> set[str]:
        named = set()
        for sentence in paragraph.sentences:
            for mention in sentence.read.mentions:
                told = paragraph is self._before or self._is_told(sentence, mention, place)
                if told and (full := self.name_of(mention)):
                    named.add(full)
        return named

    def teller(self, sentence: Placed) -> str | None:
        """Return the person who says something in `sentence`: "Lee said in an e-mail"."""
        told = self.before(sentence, sentence.start, sentence.end)
        return told if any(told == row.name for row in self._people.rows) else None

    def only_in(self, sentence: Placed, end: int) -> str | None:
        """Return the one person whom `sentence` names before `end`, or None."""
        told = [m for m in sentence.read.mentions if self._is_told(sentence, m, end)]
        named = {full for mention in told if (full := self.name_of(mention))}
        return named.pop() if len(named) == 1 else None

    def only_person(self, end: int) -> str | None:
        """Return the one person whom the paragraph names before `end`, or None."""
        named = self._named_before(self._paragraph, end)
        return named.pop() if len(named) == 1 else None


def speakers(
    people: People, paragraphs: Sequence[ReadParagraph]
) -> Iterator[tuple[ReadParagraph, Speakers]]:
    """Yield each paragraph with its `Speakers`."""
    before: ReadParagraph | None = None
    for paragraph in paragraphs:
        yield paragraph, Speakers(people, paragraph, before)
        before = paragraph
