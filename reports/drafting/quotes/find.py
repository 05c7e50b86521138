"""Quotations: the words, who spoke them, and the sentences they stand in.

Words in quotation marks are a quotation when a verb of speech gives them to
somebody, or when they are a sentence of their own. “America First” and other names
in marks are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.drafting.people.find import People
from reports.drafting.people.paragraphs import ReadParagraph
from reports.drafting.quotes.attribution import Speakers, speakers
from reports.language.lexicon import word_list
from reports.language.quotation_marks import Quoted, find_quoted
from reports.model import Quote

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ATTRIBUTION = re.compile(r"[–—-]\s*\S")
_SMALL = frozenset(
    {"of", "the", "and", "a", "an", "for", "to", "in", "on", "de", "la", "le", "et", "du"}
)
# More quotations than that are marks gone wrong; and each costs a look at its paragraph.
_MOST_IN_PARAGRAPH = 60
_FIRST_ONLY = frozenset({"–", "—", "-"})


@dataclass(slots=True)
class _Last:
    """The last quotation found: whose it is, and which sentence of the paragraph says so.

    `announced` is who "said:" at the end of the paragraph before.
    """

    speaker: str | None = None
    sentence: int = 0
    alone: bool = False
    announced: str | None = None


def find_quotes(paragraphs: Sequence[ReadParagraph], people: People) -> tuple[Quote, ...]:
    """Return the quotations of the body, in order, each once."""
    out: dict[str, Quote] = {}
    following = [*paragraphs[1:], *[None for _ in paragraphs[:1]]]
    last = _Last()
    for (paragraph, who), after in zip(speakers(people, paragraphs), following, strict=True):
        quotes, last = _of_paragraph(paragraph, who, after, last, people)
        for quote in quotes:
            out.setdefault(quote.text, quote)
    return tuple(out.values())


def _of_paragraph(
    paragraph: ReadParagraph,
    who: Speakers,
    after: ReadParagraph | None,
    before: _Last,
    people: People,
) -> tuple[list[Quote], _Last]:
    quoted = find_quoted(paragraph.text)
    if len(quoted) > _MOST_IN_PARAGRAPH:
        return [], _Last()
    quotes: list[Quote] = []
    last = _Last(None)
    for number, part in enumerate(quoted):
        start = quoted[number - 1].close if number else 0
        stop = quoted[number + 1].open if number + 1 < len(quoted) else len(paragraph.text)
        text = paragraph.text[part.start : part.end].rstrip(",").rstrip()
        found = _Place(paragraph, part, start, stop).speaker(who, last)
        if found is None and _is_alone(paragraph, quoted):
            found = _speaker_apart(after, before, people), paragraph.at(part.open)
        raw = paragraph.text[part.start : part.end]
        if found is None or not text or _is_label(raw, paragraph.text[: part.open]):
            continue
        speaker, said_in = found
        first = min(paragraph.at(part.open), said_in)
        evidence = paragraph.cut(first, max(paragraph.at(part.close - 1), said_in))
        quotes.append(Quote(text=text, speaker=speaker or None, evidence=evidence))
        last = _Last(speaker or None, said_in)
    alone = _is_alone(paragraph, quoted) or bool(quotes)
    announced = who.teller(paragraph.sentences[-1]) if paragraph.text[-1] == ":" else None
    return quotes, _Last(last.speaker if quotes else None, 0, alone, announced)


@dataclass(frozen=True, slots=True)
class _Place:
    """One quotation in its paragraph: the text from `start` to `stop` is its own to search."""

    paragraph: ReadParagraph
    part: Quoted
    start: int
    stop: int

    def speaker(self, who: Speakers, last: _Last) -> tuple[str, int] | None:
        """Return the speaker ("" when unknown) and the sentence that tells, or None for a label."""
        return (
            (self._after(who) or self._before(who))
            if self._closes_clause()
            else (self._before(who) or self._after(who))
        ) or self._goes_on(who, last)

    def _closes_clause(self) -> bool:
        """Tell whether the words end in a mark, so that who speaks is said behind them first."""
        inside = self.paragraph.text[self.part.end - 1 : self.part.end]
        behind = self.paragraph.text[self.part.close : self.part.close + 1]
        return inside in tuple(",.?!…—") or behind == ","

    def _after(self, who: Speakers) -> tuple[str, int] | None:
        number = self.paragraph.at(self.part.close - 1)
        sentence = self.paragraph.sentences[number]
        rest = self.paragraph.text[self.part.close : self.stop]
        if _ATTRIBUTION.match(rest.lstrip()):
            return self._signed(who, number, rest)
        if sentence.end - self.part.close > 1 and self.stop >= self.part.close + 2:
            if self._new_clause(rest):
                return None
            said = who.after(sentence, self.part.close)
            if said is not None and self._within(sentence.end):
                return said, number
            return None
        if number + 1 < len(self.paragraph.sentences) and self._is_tag(number + 1):
            said = who.after(self.paragraph.sentences[number + 1], self.part.close)
            return None if said is None else (said, number + 1)
        return None

    def _new_clause(self, rest: str) -> bool:
        """Tell whether what follows is no "he said" but goes on: "… “need” and told us"."""
        first = _WORD.search(rest)
        return first is None or first.group().lower() in _GOES_ON

    def _within(self, end: int) -> bool:
        """Tell whether the text behind belongs to this quotation, not to one that follows."""
        return True if self.stop >= end else self.paragraph.text[self.stop - 2 : self.stop] != ": "

    def _signed(self, who: Speakers, number: int, rest: str) -> tuple[str, int]:
        """Return who stands behind a dash: "“…” – Ann Lee, Minister of Help"."""
        for place in range(number, len(self.paragraph.sentences)):
            sentence = self.paragraph.sentences[place]
            for mention in sentence.read.mentions:
                if sentence.place_of(mention)[0] >= self.part.close:
                    return who.name_of(mention) or mention.name.text, place
        return "", number

    def _is_tag(self, number: int) -> bool:
        """Tell whether a sentence is nothing but "Ann Lee said." behind "“Go!”"."""
        words = self.paragraph.sentences[number].read.words
        said = word_list("speech", "said")
        short = 1 < len(words.tokens) <= 8 and not find_quoted(words.text)
        return short and (words.tokens[-1].low in said or words.tokens[0].low in said)

    def _before(self, who: Speakers) -> tuple[str, int] | None:
        number = self.paragraph.at(self.part.open)
        sentence = self.paragraph.sentences[number]
        start = max(self.start, sentence.start)
        if start >= self.part.open:
            return None
        said = who.before(sentence, start, self.part.open)
        if said is None and start > sentence.start:
            # a second quotation under the same verb: "called it “bad” and “wrong”"
            said = who.before(sentence, sentence.start, self.part.open)
        if said is None and self.paragraph.text[start : self.part.open].rstrip().endswith(":"):
            said = who.only_in(sentence, self.part.open) or who.only_person(self.part.open) or ""
        return None if said is None else (said, number)

    def _goes_on(self, who: Speakers, last: _Last) -> tuple[str, int] | None:
        """Give a sentence wholly in marks to the speaker before, or to the one person named."""
        first = self.paragraph.at(self.part.open)
        begin = self.paragraph.sentences[first].start
        final = self.paragraph.sentences[self.paragraph.at(self.part.close - 1)].end
        if self.part.open > begin or final > self.part.close + 1 or not self._is_sentence():
            return None
        if last.speaker:
            return last.speaker, last.sentence
        if first == 0:
            return None
        if told := who.teller(self.paragraph.sentences[first - 1]):
            return told, first - 1
        return who.only_person(self.part.open) or "", first - 1

    def _is_sentence(self) -> bool:
        text = self.paragraph.text[self.part.start : self.part.end]
        return text[:1].isupper() and text[-1:] in ".!?…" and " " in text


_GOES_ON = frozenset(
    {
        "and",
        "but",
        "or",
        "when",
        "while",
        "if",
        "because",
        "which",
        "that",
        "who",
        "as",
        "et",
        "mais",
        "ou",
        "qui",
        "que",
    }
)


def _is_alone(paragraph: ReadParagraph, quoted: Sequence[Quoted]) -> bool:
    """Tell whether the paragraph is one quotation and nothing else."""
    if len(quoted) != 1 or quoted[0].open > 0:
        return False
    return not _WORD.search(paragraph.text[quoted[0].close :]) and " " in paragraph.text


def _speaker_apart(after: ReadParagraph | None, before: _Last, people: People) -> str:
    """Return who speaks a paragraph of its own: the line below it, or the speaker before."""
    if after is not None and (named := _signature(after, people)):
        return named
    return before.announced or (before.alone and before.speaker) or ""


def _signature(paragraph: ReadParagraph, people: People) -> str | None:
    """Return the person of a line such as "– The Honourable Ann Lee, Minister of Help"."""
    first = paragraph.sentences[0]
    dashed = paragraph.text[0] in _FIRST_ONLY
    bare = paragraph.text[-1] not in '.!?”"»' and len(paragraph.text) < 250
    if not first.read.mentions or not (dashed or bare) or find_quoted(paragraph.text):
        return None
    mention = first.read.mentions[0]
    start = first.place_of(mention)[0]
    if start > 40:
        return None
    return people.whose(mention.name.text) or (mention.name.text if dashed else None)


def _is_label(text: str, before: str) -> bool:
    """Tell a name or a label in marks from words that somebody spoke."""
    lead = before.rstrip().rstrip(",:").lower()
    if lead.endswith(tuple(f" {word}" for word in word_list("speech", "labels"))):
        return True
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    capitals = all(word[0].isupper() or word[0].isdigit() for word in words)
    return capitals and text[-1:] not in ".,!?…" and not before.rstrip().endswith(":")
