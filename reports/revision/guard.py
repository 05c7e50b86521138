"""What a Word brief that stands on the disk holds, before another takes its place.

A colleague's edits are nowhere else. A brief that nobody touched may go, and so may one
that another program merely saved, or whose edits are in the briefing by now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from lxml import etree

from reports.errors import InputError, MergeConflictError
from reports.model import Briefing
from reports.notices import Notice
from reports.readers.own.word_drawn import SHAPES, lettering, part_words
from reports.revision.merging import merge
from reports.revision.reading import read_word
from reports.revision.word.lines import PUT_IN
from reports.revision.word.package import MATHS, W, WordPackage
from reports.revision.word.properties import FILLED_IN
from reports.slotted import frozen
from reports.wordfile.seal import is_sealed

_TEXTS = (f"{W}t", f"{MATHS}t")
_WORD = re.compile(r"\w+")


@frozen
class Held:
    """Why a brief must stay: its ``edits``, or it has lost its ``base``, or is ``unreadable``.

    ``put-in``: it holds a picture or a property that no briefing can. `why` says which, and of
    a file that cannot be read, why not.
    """

    kind: Literal["edits", "put-in", "base", "unreadable"]
    why: str = ""


def find_edits(standing: bytes, name: str, ours: Briefing, new: bytes) -> Held | None:
    """Return what keeps the brief `standing` from being replaced; None if nothing is lost.

    Args:
        standing: the bytes of the file.
        name: its name, for messages.
        ours: the briefing as it is at home now.
        new: the brief that is to take its place.
    """
    if is_sealed(standing):
        return None
    try:
        reading = read_word(standing, name, allow_unmark=True)
        there, then = _Words.of(standing), _Words.of(new)
    except InputError as error:
        return Held("unreadable", str(error).partition("\n")[0])
    base = reading.base
    if base is None:
        return Held("base")
    if not _is_home(reading.briefing, base, ours):
        return Held("edits")
    return _beside(reading.notices, there, then)


def _beside(notices: Sequence[Notice], there: _Words, then: _Words) -> Held | None:
    """Return what the reader could not place, and said so, or never looks at."""
    lost = notices and there.text - then.text
    typed = there.edges.keys() - there.text.keys() - then.edges.keys()
    if lost or typed:
        return Held("edits")
    put_in = [each.found for each in notices if each.code in (PUT_IN, FILLED_IN)]
    return Held("put-in", put_in[0]) if put_in else None


def _is_home(edited: Briefing, base: Briefing, ours: Briefing) -> bool:
    """Return whether all that an edited brief says, comments too, is in the briefing already."""
    try:
        return not merge(base, edited, ours).changes
    except MergeConflictError:
        return False


@frozen
class _Words:
    """The words of a document, and how often each is there.

    `edges` are those of headers and footers, without numbers: programs count pages anew.
    """

    text: Counter[str]
    edges: Counter[str]

    @classmethod
    def of(cls, data: bytes) -> _Words:
        package = WordPackage(data, "brief.docx")
        notes = [*package.parts("footnotes"), *package.parts("endnotes")]
        edges = _count([*package.parts("header"), *package.parts("footer")])
        named = Counter({word: count for word, count in edges.items() if not word.isdecimal()})
        drawn = (root for kind in ("chart", "diagramData") for root in package.parts(kind))
        words = Counter(_WORD.findall(" ".join(map(part_words, drawn))))
        return cls(_count([package.body(), *notes]) + words, named)


def _count(roots: Sequence[etree._Element]) -> Counter[str]:
    shapes = (shape for root in roots for shape in root.iter(*SHAPES))
    text = "\n".join(map(lettering, shapes)) + "\n".join(
        "".join((element.text or "") if element.tag in _TEXTS else "\n" for element in found)
        for found in (root.iter(*_TEXTS, f"{W}p", f"{W}tab", f"{W}br") for root in roots)
    )
    return Counter(_WORD.findall(text))
