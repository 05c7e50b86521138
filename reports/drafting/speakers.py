"""Who speaks: the subject of a verb of speech beside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reports.drafting.names import can_be_meant
from reports.drafting.naming import Mention
from reports.drafting.paragraphs import Placed, ReadParagraph
from reports.drafting.people import People
from reports.drafting.roles import find_roles
from reports.drafting.tokens import Words, read_words, word_list

VerbKind = Literal["said", "saying", "according"]

_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on)$")
_BETWEEN = frozenset(
    {
        "has",
        "had",
        "have",
        "also",
        "later",
        "then",
        "again",
        "now",
        "first",
        "once",
        "further",
        "just",
        "repeatedly",
        "today",
        "would",
        "will",
        "did",
        "was",
        "aussi",
        "a",
        "ensuite",
        "reporters",
    }
)
_OBJECT_OF = frozenset(
    {
        "with",
        "to",
        "by",
        "of",
        "from",
        "against",
        "for",
        "about",
        "alongside",
        "on",
        "avec",
        "à",
        "par",
        "de",
        "contre",
        "pour",
        "sur",
    }
)
_LONGEST_PHRASE = 8
# "The Canadian leader said": whoever of these the article has just one of
_HEADS = {
    "head of state": frozenset({"president", "king", "queen", "emperor"}),
    "head of government": frozenset({"prime minister", "chancellor", "premier"}),
    "leader": frozenset({"president", "prime minister", "chancellor", "premier", "leader"}),
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: the words `start` up to `end` of a sentence."""

    start: int
    end: int
    kind: VerbKind


@cache
def _verbs() -> dict[str, VerbKind]:
    kinds: tuple[VerbKind, ...] = ("according", "saying", "said")
    return {verb: kind for kind in kinds for verb in word_list("speech", kind)}


def find_verbs(words: Words, start: int, end: int) -> Iterator[Verb]:
    """Yield the verbs of speech between two places of the sentence's text, in order."""
    tokens, verbs = words.tokens, _verbs()
    for place, token in enumerate(tokens):
        if token.start < start or token.end > end:
            continue
        for length in (3, 2, 1):
            spelled = " ".join(t.low for t in tokens[place : place + length])
            whole = place + length <= len(tokens)
            if whole and spelled in verbs and not (spelled == "pour" and place):
                yield Verb(place, place + length, verbs[spelled])
                break
        else:
            if _INVERTED.search(token.low):
                yield Verb(place, place + 1, "said")


class Speakers:
    """Finds who speaks in one paragraph, with the paragraph before it at hand."""

    def __init__(
        self, people: People, paragraph: ReadParagraph, before: ReadParagraph | None
    ) -> None:
        """Take the persons of the article and the paragraph that is gone through."""
        self._people, self._paragraph, self._before = people, paragraph, before

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
            if _inverted(words, verb):
                return self._pronoun(start, _inverted_pronoun(words, verb)) or ""
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
        phrase = _phrase_after(words, verb.end, limit)
        return self._by_role(phrase) or phrase if phrase and end is None else None

    def _near(self, words: Words, start: int, mention: Mention) -> bool:
        """Tell whether nothing but a role stands between a verb and the name behind it."""
        first = mention.role.start if mention.role else mention.name.start
        return first <= start + 3 or mention.name.start <= start + 3

    def _subject(self, sentence: Placed, verb: Verb, start: int) -> str | None:
        """Return the subject before `verb`, in the text from `start` on."""
        words = sentence.read.words
        tokens = words.tokens
        before = tokens[verb.start - 1] if verb.start else None
        while before is not None and before.low in _BETWEEN and before.start > start:
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
                return self._by_role(phrase) or phrase
            return mentions[0][1]
        phrase = self._phrase_before(words, verb, start)
        return self._by_role(phrase) or phrase if phrase else None

    def _is_object(self, words: Words, mention: Mention) -> bool:
        first = min(mention.name.start, mention.role.start if mention.role else mention.name.start)
        return first > 0 and words.tokens[first - 1].low in _OBJECT_OF

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
        return None

    def _phrase_before(self, words: Words, verb: Verb, start: int) -> str | None:
        """Return "the ministry" in "the ministry said": the words back to a mark."""
        place = verb.start
        while place > 0 and words.joined(place) and words.tokens[place - 1].start >= start:
            place -= 1
        return _clean_phrase(words, place, verb.start)

    def _by_role(self, phrase: str) -> str | None:
        """Return the one person whose role is the phrase: "the Mexican president"."""
        roles = find_roles(read_words(phrase))
        if len(roles) != 1:
            return None
        said = roles[0]
        offices = _HEADS.get(said.office, frozenset({said.office}))
        named = [
            row.name
            for row in self._people.rows
            if row.role
            and any(office in row.role.lower().replace("-", " ") for office in offices)
            and said.affiliation in (None, row.affiliation)
        ]
        return named[0] if len(named) == 1 else None

    def _pronoun(self, place: int, pronoun: str) -> str | None:
        """Return the one person that "he" at `place` can mean, or None.

        The persons named before in the paragraph count; if there is none, those of
        the paragraph before. Two of them leave it open, unless a first name tells
        that only one of them is a "he".
        """
        named = self._named_before(self._paragraph, place)
        if not named and self._before is not None:
            named = self._named_before(self._before, len(self._before.text))
        named = {name for name in named if can_be_meant(name, pronoun)}
        return named.pop() if len(named) == 1 else None

    def _named_before(self, paragraph: ReadParagraph, place: int) -> set[str]:
        named = set()
        for sentence in paragraph.sentences:
            for mention in sentence.read.mentions:
                if sentence.place_of(mention)[1] <= place and (full := self.name_of(mention)):
                    named.add(full)
        return named

    def teller(self, sentence: Placed) -> str | None:
        """Return the person who says something in `sentence`: "Lee said in an e-mail"."""
        told = self.before(sentence, sentence.start, sentence.end)
        return told if any(told == row.name for row in self._people.rows) else None

    def only_person(self, end: int) -> str | None:
        """Return the one person whom the paragraph names before `end`, or None."""
        named = self._named_before(self._paragraph, end)
        return named.pop() if len(named) == 1 else None


def _inverted(words: Words, verb: Verb) -> bool:
    """Tell whether a pronoun hangs on the verb: « a-t-il déclaré »."""
    return bool(_inverted_pronoun(words, verb))


def _inverted_pronoun(words: Words, verb: Verb) -> str:
    """Return "il" of « a-t-il déclaré » or « dit-il », else nothing."""
    for token in words.tokens[max(0, verb.start - 1) : verb.end]:
        if _INVERTED.search(token.low):
            return token.low.rsplit("-", 1)[-1]
    return ""


def _phrase_after(words: Words, place: int, limit: int) -> str | None:
    """Return "the ministry" in "said the ministry": up to a mark, or a small word that ends it."""
    end = place
    while end < len(words.tokens) and words.tokens[end].end <= limit:
        if end > place and not words.joined(end):
            break
        if end > place and words.tokens[end].low in ("in", "on", "at", "after", "during", "dans"):
            break
        end += 1
    return _clean_phrase(words, place, end)


def _clean_phrase(words: Words, start: int, end: int) -> str | None:
    """Return words that name who speaks: few, with a capital or an article, and no pronoun."""
    while end > start and words.tokens[end - 1].low in _BETWEEN:
        end -= 1
    chosen = words.tokens[start:end]
    if not 1 <= len(chosen) <= _LONGEST_PHRASE:
        return None
    low = {token.low for token in chosen}
    if low & word_list("speech", "pronouns") or low & _REFUSED or chosen[0].low in _OBJECT_OF:
        return None
    if chosen[0].low in ("the", "a", "an", "le", "la", "l’", "les", "un", "une"):
        return words.slice(start, end)
    return words.slice(start, end) if any(token.capital for token in chosen) else None


_REFUSED = frozenset(
    {
        "and",
        "who",
        "which",
        "that",
        "was",
        "were",
        "is",
        "when",
        "while",
        "after",
        "et",
        "qui",
        "que",
        "met",
        "if",
        "but",
        "as",
    }
)


def speakers(
    people: People, paragraphs: Sequence[ReadParagraph]
) -> Iterator[tuple[ReadParagraph, Speakers]]:
    """Yield each paragraph with its `Speakers`."""
    before: ReadParagraph | None = None
    for paragraph in paragraphs:
        yield paragraph, Speakers(people, paragraph, before)
        before = paragraph
