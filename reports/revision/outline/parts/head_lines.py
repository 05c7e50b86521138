"""The facts of the head of a brief (“To: …”, “Period: …”): a line each below its dateline.

A fact is the line that its bookmark or content control names. A line without one is a fact
where it stands among the lines of the title block and begins with the label of one, as people
type it; further down such a line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import get_args

from reports.plan import HeadKind
from reports.revision.outline.styles.line_styles import FIELD_STYLES, named_style
from reports.revision.shown import Shown
from reports.revision.word.lines import WordParagraph, WordTable, spelt_alike
from reports.slotted import frozen
from reports.wordfile.title_end import with_plain_end
from reports.wordfile.vocabulary import Mark, Style

HEAD_KINDS: tuple[HeadKind, ...] = get_args(HeadKind)
#: Where the title block may have typed lines: between these.
_FRONT = (Style.KICKER, Style.TITLE, Style.SUBTITLE, Style.DATELINE)
_COLON = re.compile(r"\s*[:\N{FULLWIDTH COLON}]\s*")


@frozen
class HeadLines:
    """The facts of the head as a document has them.

    `texts` are their words without labels, `days` what date controls hold, `taken` the indices
    of the lines that hold one; `relabelled` are those whose label says something else now.
    """

    texts: dict[HeadKind, str] = field(default_factory=dict)
    days: dict[HeadKind, str] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()
    relabelled: list[str] = field(default_factory=list)


def read_head_lines(content: Sequence[WordParagraph | WordTable], base: Shown) -> HeadLines:
    """Return the facts of the head that the lines of `content` hold; `base` is what was shown."""
    named = {
        index: kinds[0]
        for index, line in enumerate(content)
        if isinstance(line, WordParagraph) and (kinds := _named(line, base))
    }
    typed = {at: kind for at, kind in _typed(content, base) if kind not in named.values()}
    head = HeadLines({}, {}, frozenset((*named, *typed)), [])
    for index, kind in sorted((named | typed).items()):
        line = content[index]
        if isinstance(line, WordParagraph):
            # a fact that was parted into lines is one
            words = (head.texts.get(kind), _words(line, kind, base, head.relabelled))
            head.texts[kind] = " ".join(filter(None, words))
            head.days.update({kind: line.days[kind]} if kind in line.days else {})
    return head


def _words(line: WordParagraph, kind: HeadKind, base: Shown, relabelled: list[str]) -> str:
    """Return what a line says of a fact; one whose label says something else is `relabelled`."""
    words = label_cut(line.text, kind, base)
    held = line.parts.get(kind, "").strip()
    if words is not None:
        return words
    if kind == "series" or not held or held == line.text:
        return line.text
    relabelled.append(line.text)
    return held


def _named(line: WordParagraph, base: Shown) -> list[HeadKind]:
    """Return the facts that bookmarks or controls in a line name.

    Where a paragraph was deleted, Word may leave its bookmark, with nothing in it, in the next
    one: that one does not hold the fact. A label alone is a fact that was emptied.
    """
    named = (kind for kind in HEAD_KINDS if kind in line.parts)
    return [
        kind
        for kind in named
        if line.parts[kind] or not line.text or label_cut(line.text, kind, base) is not None
    ]


def _typed(
    content: Sequence[WordParagraph | WordTable], base: Shown
) -> Iterator[tuple[int, HeadKind]]:
    """Yield the lines among those of the title block that begin with the label of a fact."""
    titled = False
    for index, line in enumerate(content):
        if isinstance(line, WordTable) or any(mark is not Mark.FIELD for mark, _ in line.marks):
            return
        if _is_front(line, base):
            titled = titled or _is_title(line, base)
        elif kind := _kind_of(line, base):
            if titled:
                yield index, kind
        elif line.text and titled:
            return


def _is_front(line: WordParagraph, base: Shown) -> bool:
    """Return whether a line is one of the title block above the summary."""
    named = {FIELD_STYLES.get(name) for name in line.parts}
    if named & {*_FRONT} or _named(line, base):
        return True
    known = (base.fields.get(name) for name in ("kicker", "subtitle", "dateline"))
    told = line.text in known or _is_title(line, base) or _is_typed_look(line, base)
    return not line.parts and told


def _is_typed_look(line: WordParagraph, base: Shown) -> bool:
    return named_style(line) in _FRONT and _kind_of(line, base) is None


def _is_title(line: WordParagraph, base: Shown) -> bool:
    is_named = "title" in line.parts or named_style(line) is Style.TITLE
    # as the file writes it, or a program
    title = base.fields.get("title", "")
    return is_named or with_plain_end(line.text, title) == title


def _kind_of(line: WordParagraph, base: Shown) -> HeadKind | None:
    """Return the fact that a line without bookmarks says."""
    if line.parts or not line.text:
        return None
    if line.text == base.fields.get("series"):
        return "series"
    return next((kind for kind in HEAD_KINDS if label_cut(line.text, kind, base) is not None), None)


def label_cut(text: str, kind: HeadKind, base: Shown) -> str | None:
    """Return what stands behind the label of a fact; None where the text does not begin with it."""
    label = base.labels.head[kind]
    if spelt_alike(text[: len(label)]).casefold() != spelt_alike(label).casefold():
        return None
    colon = _COLON.match(text, len(label))
    return text[colon.end() :] if colon else None
