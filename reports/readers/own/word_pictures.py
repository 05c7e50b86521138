"""Pictures in headers and footers: what each is known by again, and what it is called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from reports.readers.own.word_drawn import ALTERNATE, SHAPES, drawn_words, lettering
from reports.slotted import frozen
from reports.wordfile.vocabulary import is_stamp

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = f"{ALTERNATE.partition('}')[0]}}}Fallback"
#: What a shape names the parts of its pictures by: blips, and the image data of VML.
_POINTS = (f"{_R}embed", f"{_R}link", f"{_R}id", f"{_R}pict")
#: The picture first (its name is that of its file), then the frame round it.
_NAMED = ("{*}cNvPr", "{*}docPr")


@frozen
class WordPicture:
    """A picture or shape: what it is known by again, and its alternative text or name.

    `stamps` are those of the parts that it shows, of a shape without any a digest of what
    it is called: programs that save a file give its parts new names and keep their bytes.
    `title` is the name of its frame.
    """

    stamps: frozenset[str]
    name: str
    title: str

    @property
    def has_parts(self) -> bool:
        """Whether it shows pictures that are parts of their own."""
        return all(map(is_stamp, self.stamps))


def pictures(root: Any, stamps: Mapping[str, str]) -> Iterator[WordPicture]:
    """Yield the pictures and shapes of a header or footer; those that have words have no need.

    `stamps` are of the parts that it relates to, by the ids of the relationships.
    """
    for shape in root.iter(*SHAPES):
        again = next(shape.iterancestors(_FALLBACK), None) is not None
        if again or lettering(shape):
            continue
        shown = frozenset(filter(None, map(stamps.get, _points(shape))))
        if shown or next(shape.iter(f"{_W}t"), None) is None:
            name = drawn_words(shape) or _name(shape, *_NAMED)
            title = _name(shape, "{*}docPr")
            yield WordPicture(shown or frozenset((_digest(name),)), name, title)


def _points(shape: Any) -> Iterator[str]:
    for each in shape.iter("{*}blip", "{*}svgBlip", "{*}imagedata", "{*}OLEObject"):
        yield from filter(None, map(each.get, _POINTS))


def _name(shape: Any, *tags: str) -> str:
    found = (each.get("name") for tag in tags for each in shape.iter(tag))
    return next(filter(None, found), "")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]
