"""Pictures in headers and footers: what each is known by again, and what it is called."""

from __future__ import annotations

import hashlib
import re
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
_SIZE = re.compile(r"@(\d{1,9})x(\d{1,9})")
#: LibreOffice counts in hundredths of a millimetre: 360 EMU, and an edge round a line.
_ROUNDED, _ROUNDED_PART = 1000, 50


@frozen
class WordPicture:
    """A picture or shape: what it is known by again, and its alternative text or name.

    `stamps` are those of the parts that it shows, of a shape without any a digest of what
    it is called: programs that save a file give its parts new names and keep their bytes.
    `title` is the name of its frame, `size` its width and height in EMU, “@720000x360000”.
    """

    stamps: frozenset[str]
    name: str
    title: str
    size: str = ""

    @property
    def known_by(self) -> list[str]:
        """What a brief keeps of it, in order: a shape is called something, and has a size."""
        return [each if is_stamp(each) else f"{each}{self.size}" for each in sorted(self.stamps)]

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
            known = shown or frozenset((_digest(name),))
            yield WordPicture(known, name, title, _size(shape))


def as_large(known: str, picture: WordPicture) -> bool:
    """Return whether a picture has the size that is `known`, as programs round it.

    Old files and VML do not say how large a shape is: then it may be.
    """
    sizes = known[known.find("@") :], picture.size
    one, other = map(_SIZE.fullmatch, sizes)
    if one is None or other is None:
        return True
    sides = ((int(one[side]), int(other[side])) for side in (1, 2))
    return all(abs(was - now) <= _ROUNDED + was // _ROUNDED_PART for was, now in sides)


def _size(shape: Any) -> str:
    extent = next(shape.iter("{*}extent"), None)
    sides = ("", "") if extent is None else (extent.get("cx", ""), extent.get("cy", ""))
    size = f"@{sides[0]}x{sides[1]}"
    return size if _SIZE.fullmatch(size) else ""


def _points(shape: Any) -> Iterator[str]:
    for each in shape.iter("{*}blip", "{*}svgBlip", "{*}imagedata", "{*}OLEObject"):
        yield from filter(None, map(each.get, _POINTS))


def _name(shape: Any, *tags: str) -> str:
    found = (each.get("name") for tag in tags for each in shape.iter(tag))
    return next(filter(None, found), "")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]
