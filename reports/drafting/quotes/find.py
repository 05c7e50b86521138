"""Quotations: the words, who spoke them, and the sentences they stand in.

Words in quotation marks are a quotation when a verb of speech gives them to somebody, or when
they are a sentence of their own. “America First” and other names in marks are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from reports.drafting.people.find import People
from reports.drafting.people.linking import PERSON_LINE
from reports.drafting.people.paragraphs import PlacedSentence, ReadParagraph
from reports.drafting.people.reading import read_sentence
from reports.drafting.quotes.attribution import Speakers, speakers
from reports.drafting.roles.signs import Signs, read_signs
from reports.language.quotation_marks import Quoted, find_quoted
from reports.language.sentences import Sentence
from reports.language.syntax.clauses import read_clauses
from reports.language.syntax.grammar import grammar
from reports.model import Quote
from reports.slotted import frozen, mutable

_LETTERS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DASH = re.compile(r"[–—-]\s*\S")
# "he said", "a déclaré Ann Lee": the reporter's words between those that are quoted
_REPORTED = re.compile(
    r",(?P<said>(?:u|a?[MHL]?[JN]{1,3})!|w?!+(?:a?[MHL]?e?a?F*,?[JN]{1,3}|u)?)(?P<end>[.,])"
)
# a sentence that is nothing but "Ann Lee said." behind "“Go!”"
_TAG = re.compile(r"(?:[^!\"]{1,10}!|![^!\"]{1,10})\.?")
_SMALL_WORDS = ("articles", "of", "of_in_names", "for", "to", "in", "and")
_OPENING = tuple('“«"')
# More quotations than that are marks gone wrong; and each costs a look at its paragraph.
_MOST_IN_PARAGRAPH = 60
_DASHES = ("–", "—", "-")


@mutable
class _Last:
    """The last quotation: whose it is, which sentence says so, whether it goes on.

    `announced` is who "said:" at the end of the paragraph before; `unnamed` are the texts of a
    quotation over several paragraphs whose speaker is still to come.
    """

    speaker: str | None = None
    sentence: int = 0
    alone: bool = False
    goes_on: bool = False
    announced: str | None = None
    unnamed: list[str] = field(default_factory=list)

    @property
    def following(self) -> str:
        """Who speaks in a paragraph of quotation marks alone behind it; "" is not known."""
        return self.announced or (self.speaker if self.alone else None) or ""


def find_quotes(paragraphs: Sequence[ReadParagraph], people: People) -> tuple[Quote, ...]:
    """Return the quotations of the body, in order, each once."""
    out: dict[str, Quote] = {}
    last = _Last()
    befores, afters = (None, *paragraphs), (*paragraphs[1:], None)
    for before, (paragraph, who), after in zip(
        befores, speakers(people, paragraphs), afters, strict=False
    ):
        found = _Paragraph(paragraph, who, before, _signing(paragraph, after), people)
        quotes = found.quotes(last)
        for quote in quotes:
            out.setdefault(quote.text, quote)
        following = found.last
        speaker = next((quote.speaker for quote in quotes if quote.speaker), None)
        if last.goes_on and speaker:
            for text in last.unnamed:
                out[text] = out[text].model_copy(update={"speaker": speaker})
        elif last.goes_on:
            following.unnamed += last.unnamed
        last = following
    return tuple(out.values())


def _signing(paragraph: ReadParagraph, after: ReadParagraph | None) -> ReadParagraph | None:
    """Return the heading behind a paragraph if it is a person, as on some pages, or `after`."""
    heading = after.heading if after else None
    if heading is None or heading == paragraph.heading:
        return after
    language = paragraph.sentences[0].read.signs.language
    read = read_sentence(Sentence(heading, "item", None, -1), language)
    signs = PERSON_LINE.fullmatch(read.row.text) is not None
    return ReadParagraph(heading, heading, (PlacedSentence(0, read),)) if signs else after


def _is_in_capitals(signs: Signs) -> bool:
    """Return whether each word but the small ones has a capital or is a number."""
    small = frozenset().union(*(signs.lexicon.words("people", key) for key in _SMALL_WORDS))
    content = [token for token in signs.words.tokens if token.low not in small]
    return all(token.capital or token.text[0].isdigit() for token in content)


class _Paragraph:
    """The quotations of one paragraph; `last` is what the next one has to know."""

    def __init__(
        self,
        paragraph: ReadParagraph,
        who: Speakers,
        before: ReadParagraph | None,
        after: ReadParagraph | None,
        people: People,
    ) -> None:
        self._paragraph, self._who, self._people = paragraph, who, people
        self._before, self._after = before, after
        self._language = paragraph.sentences[0].read.signs.language
        goes_on = after is not None and after.text.startswith(_OPENING)
        marked = find_quoted(paragraph.text, goes_on=goes_on)
        few = marked if len(marked) <= _MOST_IN_PARAGRAPH else ()
        self._parts = [part for quoted in few for part in self._apart(quoted)]
        self._marked = bool(marked)
        self.last = _Last()

    def quotes(self, before: _Last) -> list[Quote]:
        """Return the quotations; `before` is what the paragraph before left."""
        self._who.last = before.speaker
        out = [*self._marked_quotes(before)]
        if not self._marked and before.announced and (quote := self._unmarked(before)):
            out.append(quote)
            self.last.announced = before.announced
            return out
        self.last.alone = bool(out)
        self.last.sentence = 0
        if self._paragraph.text[-1] == ":":
            final = self._paragraph.sentences[-1]
            named = self._who.only_in(final, final.end) if self._announces(final) else None
            self.last.announced = self._who.speaker_in(final) or named
        return out

    def _announces(self, final: PlacedSentence) -> bool:
        """Return whether a sentence before a colon is short, or names a “statement”."""
        named = final.read.signs.lexicon.words("speech", "statements")
        said = any(token.low in named for token in final.read.words.tokens)
        return said or len(final.read.row.text) < 12

    def _marked_quotes(self, before: _Last) -> Iterator[Quote]:
        text, here = self._paragraph.text, _Last()
        for number, part in enumerate(self._parts):
            start = self._parts[number - 1].close if number else 0
            follows = number + 1 < len(self._parts)
            stop = self._parts[number + 1].open if follows else len(text)
            found = self._speaker(_Place(self._paragraph, part, start, stop), here, before)
            words = text[part.start : part.end].rstrip(",").rstrip()
            if found is None or not words or self._is_label(part):
                continue
            here = _Last(found[0] or None, found[1])
            self._who.last = here.speaker or self._who.last
            unclosed = part.close == len(text) and part.end == part.close
            self.last = replace(here, goes_on=unclosed, unnamed=[] if here.speaker else [words])
            first = min(self._paragraph.at(part.open), found[1])
            until = max(self._paragraph.at(part.close - 1), found[1])
            evidence = self._paragraph.cut(first, until)
            yield Quote(text=words, speaker=here.speaker, evidence=evidence)

    def _speaker(self, place: _Place, here: _Last, before: _Last) -> tuple[str, int] | None:
        continues = before.goes_on and place.part.open == 0
        if continues and before.speaker:
            return before.speaker, 0
        found = place.speaker(self._who, here)
        if found is None and (continues or self._is_alone()):
            named = _signature(self._after, self._people) if self._after else None
            found = named or before.following, self._paragraph.at(place.part.open)
        return found

    def _apart(self, quoted: Quoted) -> Iterator[Quoted]:
        """Yield a quotation, or its two parts round « …, a déclaré Ann Lee, … ».

        One that holds a whole sentence of the reporter's has lost a mark: it is dropped.
        """
        text = self._paragraph.text[quoted.start : quoted.end]
        signs = read_signs(text, self._language)
        found = _REPORTED.search(signs.text)
        if found is None:
            yield quoted
        elif found["end"] == ",":
            tokens = signs.words.tokens
            first = quoted.start + tokens[signs.first[found.start("said")] - 1].end
            rest = quoted.start + tokens[signs.first[found.end()]].start
            yield Quoted(quoted.start, first, quoted.open, first)
            yield Quoted(rest, quoted.end, rest - 1, quoted.close)

    def _unmarked(self, before: _Last) -> Quote | None:
        """Return a paragraph behind "Ann Lee said:" that has no marks.

        The first one is hers; those behind it are while they speak as she would, of "we" and
        of what must be, and name no person and nobody who speaks.
        """
        sentences, previous = self._paragraph.sentences, self._before
        ends = self._paragraph.text[-1] in ".!?…"
        if previous is None or previous.heading != self._paragraph.heading or not ends:
            return None
        if sentences[0].read.sentence.place != "paragraph":
            return None
        announces = previous.text[-1] == ":"
        own = sentences[0].read.signs.lexicon.words("speech", "own_words")
        speaks = any(t.low in own for s in sentences for t in s.read.words.tokens)
        attributed = any("!" in s.read.row.text or s.read.mentions for s in sentences)
        if not announces and (attributed or not speaks):
            return None
        lead = f"{previous.sentences[-1].read.sentence.text} " if announces else ""
        text = self._paragraph.text
        return Quote(text=text, speaker=before.announced, evidence=f"{lead}{text}")

    def _is_alone(self) -> bool:
        """Return whether the paragraph is one quotation and nothing else."""
        if len(self._parts) != 1 or self._parts[0].open > 0:
            return False
        rest = self._paragraph.text[self._parts[0].close :]
        return not _LETTERS.search(rest) and " " in self._paragraph.text

    def _is_label(self, part: Quoted) -> bool:
        """Return whether what stands in marks is a name or a label, not what somebody spoke."""
        text = self._paragraph.text[part.start : part.end]
        before = self._paragraph.text[: part.open].rstrip()
        signs = read_signs(text, self._language)
        labels, have = (signs.lexicon.words("speech", key) for key in ("labels", "have"))
        led = before.rstrip(",:").lower().replace("'", "’")
        spoken = tuple(f"{verb} {word}" for verb in have for word in labels)  # « s’est dit “gêné” »
        if led.endswith(tuple(f" {word}" for word in labels)) and not led.endswith(spoken):
            return True
        capitals = text[-1:] not in ".,!?…" and _is_in_capitals(signs)
        return capitals or self._names_a_thing(text, before)

    def _names_a_thing(self, text: str, before: str) -> bool:
        """Return whether words in marks are a noun’s name: « le plan |« Santé pour tous »| »."""
        known, led = grammar(self._language), before.rpartition(" ")[2]
        noun = led.isalpha() and led.lower() not in known.closed.keys() | known.forms.keys()
        named = noun and text[:1].isupper() and text[-1:] not in ".,!?…"
        return named and "v" not in read_clauses(text, self._language).kinds


@frozen
class _Place:
    """One quotation in its paragraph: the text from `start` to `stop` is its own to search."""

    paragraph: ReadParagraph
    part: Quoted
    start: int
    stop: int

    def speaker(self, who: Speakers, last: _Last) -> tuple[str, int] | None:
        """Return the speaker, "" if unknown, and the attribution's sentence; None for a label."""
        looks = (
            (self._after, self._before) if self._closes_clause() else (self._before, self._after)
        )
        return looks[0](who) or looks[1](who) or self._goes_on(who, last)

    def _closes_clause(self) -> bool:
        """Return whether the words end in a mark, so that who speaks is said behind them first."""
        inside = self.paragraph.text[self.part.end - 1 : self.part.end]
        behind = self.paragraph.text[self.part.close : self.part.close + 1]
        return inside in tuple(",.?!…—") or behind == ","

    def _after(self, who: Speakers) -> tuple[str, int] | None:
        number = self.paragraph.at(self.part.close - 1)
        sentence = self.paragraph.sentences[number]
        rest = self.paragraph.text[self.part.close : self.stop]
        if _DASH.match(rest.lstrip()):
            return self._signed(who, number)
        if sentence.end - self.part.close > 1 and self.stop >= self.part.close + 2:
            # “… . |Lee said: |“…””: what stands there belongs to the quotation that follows
            anothers = self.stop < sentence.end and rest.endswith(": ")
            if anothers or self._new_clause(sentence, rest):
                return None
            said = who.after(sentence, self.part.close)
            return who.signs(sentence, number, self.part.close) if said is None else (said, number)
        if number + 1 == len(self.paragraph.sentences):
            return None
        following = self.paragraph.sentences[number + 1]
        if not _TAG.fullmatch(following.read.row.text):
            return who.signs(following, number + 1)
        said = who.after(following, self.part.close)
        return None if said is None else (said, number + 1)

    def _new_clause(self, sentence: PlacedSentence, rest: str) -> bool:
        """Return whether what follows is no "he said" but goes on: "… “need” and told us"."""
        first = _LETTERS.search(rest)
        goes_on = sentence.read.signs.lexicon.words("speech", "goes_on")
        return first is None or first.group().lower() in goes_on

    def _signed(self, who: Speakers, number: int) -> tuple[str, int]:
        """Return who stands behind a dash: "“…” – Ann Lee, Minister of Help"."""
        for place in range(number, len(self.paragraph.sentences)):
            sentence = self.paragraph.sentences[place]
            for mention in sentence.read.mentions:
                name = who.name_of(mention) or (mention.name.text if mention.name.full else "")
                if name and sentence.place_of(mention)[0] >= self.part.close:
                    return name, place
        return "", number

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
        if speaker := who.speaker_in(self.paragraph.sentences[first - 1]):
            return speaker, first - 1
        return who.only_person(self.part.open) or "", first - 1

    def _is_sentence(self) -> bool:
        text = self.paragraph.text[self.part.start : self.part.end]
        return text[:1].isupper() and text[-1:] in ".!?…" and " " in text


def _signature(paragraph: ReadParagraph, people: People) -> str | None:
    """Return the person of a line such as "– The Honourable Ann Lee, Minister of Help"."""
    first = paragraph.sentences[0]
    dashed = paragraph.text[0] in _DASHES
    if re.search("[':]", first.read.row.text):
        return None  # "Minister Lee’s office: 555 1107"
    bare = paragraph.text[-1] not in '.!?”"»'
    if not first.read.mentions or not (dashed or bare) or find_quoted(paragraph.text):
        return None
    mention = first.read.mentions[0]
    if first.place_of(mention)[0] > 40:
        return None
    return people.whose(mention.name.text) or (mention.name.text if dashed else None)
