"""The lines and grids that a Word document is read into, and what stands beside their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Literal

from reports.model import Span, Spans
from reports.model.spans import normal_spans, span_text
from reports.model.text import BREAK
from reports.slotted import mutable
from reports.wordfile.vocabulary import Mark

_WHITE = re.compile(rf"[ \t\n\r{BREAK}]{{2,}}|[\t\n\r{BREAK}]")
#: Marks of one kind, each with what it is compared as: one character each.
_ALIKE = {
    **dict.fromkeys(map(ord, "‘’\N{MODIFIER LETTER APOSTROPHE}"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    **dict.fromkeys(map(ord, "–—\N{NON-BREAKING HYPHEN}"), "-"),
    **dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"), " "),
}
_NUMBERED = re.compile(r"^[^.]*?\d+\.\s*")
#: The code of notices of what a person put in that comes with a part of its own: a picture.
PUT_IN = "put-in"
#: As much of a text as a message quotes.
_QUOTED = 60
#: The same of a table, a text box, or what was put in whole: all of a small one.
QUOTED_WHOLE = 300
#: Where words have more letters than this, text is written without spaces.
_LONGEST_WORDS = 20
#: As much of what stood there before as is quoted before words that were typed.
_BEFORE = 20


#: What may stand in a paragraph and has no place in a briefing, or is only a look.
AsideKind = Literal[
    "hidden", "struck", "highlight", "break", "box", "formula", "symbol", "link", "picture",
    "pasted", "reading", "placeholder", "raised", "lowered",
]  # fmt: skip


@mutable
class Aside:
    """Something beside the text, with its words; `target` is where a link leads, or what a
    chart or diagram says, its words parted by bars.
    """

    kind: AsideKind
    text: str
    target: str = ""


@dataclass
class WordParagraph:
    """A paragraph of the document.

    `styles` are the names of its style and of those that one is based on, in lower
    case, each followed by its id. `marks` are briefpack's bookmarks in it, `parts` the
    text that each marked field or content control holds, `controls` the fields in
    content controls among them, `days` the machine-readable days of date controls.
    `numbering` is the number of the list that it is put in, `style_numbering` that of the
    list which its style puts it in, `level` how deep it stands in it, `outline`
    the level that it has among the headings, from 0. `bold` says that all its words are.
    """

    styles: tuple[str, ...]
    spans: Spans = ()
    marks: list[tuple[Mark, str]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    controls: set[str] = field(default_factory=set)
    days: dict[str, str] = field(default_factory=dict)
    comments: dict[str, None] = field(default_factory=dict)  # in their order, each once
    footnotes: list[str] = field(default_factory=list)
    numbering: str | None = None
    style_numbering: str | None = None
    level: int = 0
    outline: int | None = None
    asides: list[Aside] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The text alone, on one line."""
        return without_breaks(span_text(self.spans))

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(span.bold for span in self.spans if span.text.strip())

    def mark(self, kind: Mark) -> str | None:
        """Return the id of the first bookmark of a kind."""
        return next((name for mark, name in self.marks if mark is kind), None)


@mutable
class GridRow:
    """A table row: a line for each cell, its paragraphs in `pieces`.

    `nested` are the words of tables in its cells. Merged cells: `above` are the columns that
    go on with the cell above, `widths` those whose cell covers more than one column, `beside`
    the columns that they cover.
    """

    cells: list[WordParagraph]
    nested: tuple[str, ...] = ()
    above: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)
    widths: dict[int, int] = field(default_factory=dict)
    pieces: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What messages call the row: the words of its first cell that has any."""
        return next((cell.text for cell in self.cells if cell.text), "")

    def mark(self, kind: Mark) -> str | None:
        """Return the id of the first bookmark of a kind in any cell."""
        return next((name for cell in self.cells if (name := cell.mark(kind))), None)


@mutable
class WordTable:
    """A table, its header row first; `hidden` are the words of its hidden rows."""

    rows: list[GridRow]
    hidden: list[str] = field(default_factory=list)


def lines_and_cells(
    content: Iterable[WordParagraph | WordTable],
) -> Iterator[WordParagraph]:
    """Yield the lines of a document and the cells of its grids."""
    for part in content:
        if isinstance(part, WordTable):
            yield from (cell for row in part.rows for cell in row.cells)
        else:
            yield part


def without_breaks(text: str) -> str:
    """Return `text` with its white space as single blanks, none at the ends."""
    return _WHITE.sub(" ", text).strip()


def spelt_alike(text: str) -> str:
    """Return words of briefpack as they are compared, as long as before.

    Who replaces the apostrophes, quotation marks, dashes or spaces of a whole brief means its text.
    """
    return text.translate(_ALIKE)


def without_number(caption: str) -> str:
    """Return a caption as it is compared, without the label and number that Word counts."""
    return _NUMBERED.sub("", " ".join(spelt_alike(caption).split()))


def same_words(one: str | None, other: str | None) -> bool:
    """Return whether two texts have the same words: kinds of white space do not differ."""
    return one == other or (one or "").split() == (other or "").split()


def short(text: str, most: int = _QUOTED) -> str:
    """Return the start of `text`, of `most` characters, as messages name a line by it."""
    words = " ".join(text.split())
    return f"“{words[:most]}…”" if len(words) > most + 1 else f"“{words}”"


def quotation(text: str, most: int = QUOTED_WHOLE) -> str:
    """Return lost words as messages quote them: all, or a start and how much more there is.

    What is left out is counted in words, and in characters where they are written without
    spaces. `short` names a place.
    """
    words = " ".join(text.split())
    if len(words) <= most + 1:
        return f"“{words}”"
    end = words.rfind(" ", most // 2, most + 1)
    start = words[: end if end > 0 else most]
    rest = words[len(start) :].split()
    letters = sum(map(len, rest))
    many, unit = (
        (letters, "character") if letters > _LONGEST_WORDS * len(rest) else (len(rest), "word")
    )
    return f"“{start}…” and {many:,} more {unit}{'s' * (many != 1)}"


def short_from(text: str, known: Iterable[str]) -> str:
    """Return `text` as messages quote it, from shortly before it says what none of `known` says."""
    words = without_breaks(text)
    same = max((_same_start(words, each) for each in known), default=0)
    start = words.rfind(" ", 0, max(same - _BEFORE, 0)) + 1 if len(words) > _QUOTED else 0
    return quotation(f"…{words[start:]}" if start else words)


def _same_start(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def joined_spans(parts: Iterable[Spans], separator: str = " ") -> Spans:
    """Return texts as one, a space between them, or another `separator`."""
    out: list[Span] = []
    for spans in parts:
        out += (Span(separator), *spans) if out and spans else spans
    return normal_spans(out)


def join_lines(lines: list[WordParagraph]) -> WordParagraph:
    """Return the paragraphs of a cell as one line, a space between them."""
    if len(lines) == 1:
        return lines[0]
    out = WordParagraph(
        lines[0].styles if lines else (), joined_spans(line.spans for line in lines)
    )
    for line in lines:
        out.marks += line.marks
        out.parts |= line.parts
        out.comments |= line.comments
        out.footnotes += line.footnotes
        out.asides += line.asides
    return out
