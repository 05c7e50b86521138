"""Lines in the style of quotations: the words that are quoted, and those typed beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from reports.model import Spans
from reports.model.spans import span_text
from reports.revision.match import LIKENESS, likeness
from reports.revision.outline.inline import cut_spans
from reports.revision.shown import ShownBlock
from reports.revision.word.lines import WordParagraph, quotation, same_words, short
from reports.slotted import frozen
from reports.wordfile.vocabulary import Mark, Style
from reports.wording.labels import Labels

#: Quotation marks of any kind, typed in the place of those that a brief sets.
_QUOTED = ('["“„«‟]\\s?', '\\s?["”“»]')
#: A dash and a name behind a quotation say who spoke.
_SPEAKER = re.compile(r"\s*[-–—―]+\s*(\w.{0,119})")
#: What stands outside the marks in some languages and says nothing.
_EDGES = " ,;"
_STOPS = " .,;\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@frozen
class _Quoted:
    """The words of a quotation, and those before and behind its marks."""

    words: Spans
    before: str = ""
    behind: str = ""


class QuotesReader:
    """Gathers the quotations that stand apart; `blocks` are what the base has, by their ids."""

    def __init__(
        self,
        labels: Labels,
        blocks: Mapping[str | None, ShownBlock],
        note: Callable[[str], None],
    ) -> None:
        """Begin without a quotation; `note` takes what is none of them."""
        self._labels = labels
        self._blocks = blocks
        self._note = note
        self.quotes: list[ShownBlock] = []

    def add(self, style: Style, line: WordParagraph, name: str | None) -> bool:
        """Take a line among the quotations; return whether it has a place there."""
        if style is Style.SPEAKER and self.quotes:
            self.quotes[-1] = with_speaker(self.quotes[-1], line.text, self._note)
        elif style is Style.QUOTE or line.mark(Mark.BLOCK):
            if line.spans:
                base = self._blocks.get(name)
                quote = quotation_block(line, name, self._labels, base, self._note)
                self.quotes.append(quote)
        else:
            return not line.text
        return True


def quotation_block(
    line: WordParagraph,
    name: str | None,
    labels: Labels,
    base: ShownBlock | None,
    note: Callable[[str], None],
) -> ShownBlock:
    """Return the quotation that a line is, known as `name`; `base` is what it was before.

    Behind the closing mark a dash and a name are its speaker, where it has none; other words
    there, or before the opening mark, are none of the quotation: `note` is told of them.
    """
    found = _parted(line.spans, labels, base)
    speaker = None if found.before else _named(found.behind, base)
    if speaker:
        return ShownBlock(name, "quote", (found.words,), speaker)
    for words in (found.before, found.behind):
        if words.strip(_STOPS):
            beside = f"outside the marks of the quotation {short(span_text(found.words))}"
            note(f"the words {quotation(words.strip(_EDGES))} {beside} were left out")
    return ShownBlock(name, "quote", (found.words,))


def _named(behind: str, base: ShownBlock | None) -> str | None:
    """Return the speaker that stands behind a quotation, if it is one.

    The speaker that it had may have come up to it from the line below.
    """
    dashed = _SPEAKER.fullmatch(behind)
    name = dashed[1].rstrip() if dashed else behind.strip()
    if base is None or not base.speaker:
        return name if dashed else None
    return base.speaker if same_words(name, base.speaker) else None


def with_speaker(block: ShownBlock, text: str, note: Callable[[str], None]) -> ShownBlock:
    """Return a quotation with the speaker that the line below it names."""
    if block.speaker and not same_words(block.speaker, text):
        below = f"the line below {short(block.text)} names its speaker"
        note(f"{below}: {quotation(block.speaker)} behind it was left out")
    return replace(block, speaker=text or None)


def _parted(spans: Spans, labels: Labels, base: ShownBlock | None) -> _Quoted:
    """Part a line at its quotation marks: those of the brief, or others that were typed."""
    text = span_text(spans)
    own = re.escape(labels.quote_open), re.escape(labels.quote_close)
    for opening, closing in (own, _QUOTED):
        start, ends = re.search(opening, text), list(re.finditer(closing, text))
        if start is None or not ends or ends[-1].start() < start.end():
            continue
        end = ends[-1]
        words, beside = text[start.end() : end.start()], text[: start.start()] + text[end.end() :]
        if not beside or _is_said(words, beside, text, base):
            inside = cut_spans(spans, start.end(), end.start())
            return _Quoted(inside, text[: start.start()], text[end.end() :])
    return _Quoted(spans)


def _is_said(words: str, beside: str, text: str, base: ShownBlock | None) -> bool:
    """Return whether the words between marks are the quotation: marks may stand in one, too."""
    if base is None:
        return len(words) > len(beside)
    alike = 1.0 if words == base.text else likeness(words, base.text)
    return alike >= LIKENESS and alike > likeness(text, base.text)
