"""The structure tree: what a reader that cannot see the page follows (ISO 32000-1, 14.7).

Elements are made in the order of the plan; what is painted is added to them as marked
content later, in whatever order.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.slotted import frozen

Mark = tuple[int, int]  # page, marked-content identifier


@frozen
class Annotated:
    """A link's place on a page: kid of a Link element (OBJR)."""

    page: int
    number: int


class Element:
    """A structure element. `entries` is what its dictionary holds beyond its place in the tree.

    It does not know its parent: a tree without cycles is freed as soon as it is written.
    """

    __slots__ = ("entries", "kids", "number", "tag")

    def __init__(self, tag: str, entries: str = "") -> None:
        self.tag, self.entries = tag, entries
        self.kids: list[Element | Mark | Annotated] = []
        self.number = 0

    def new(self, tag: str, entries: str = "") -> Element:
        """Add an element at the end of this one."""
        element = Element(tag, entries)
        self.kids.append(element)
        return element


@frozen
class Note:
    """A note, and the elements whose content it explains; no other note has its `name`."""

    element: Element
    name: str
    cited: Sequence[Element]


#: The types that PDF 2.0 has no more: elements of these stand in the namespace of PDF 1.7.
_OLD_TYPES = frozenset(("BlockQuote",))


def write_elements(
    root: Element,
    parent: int,
    first: int,
    pages: list[int],
    space: int | None = None,
    notes: Sequence[Note] = (),
) -> list[str]:
    """Give `root` and all below it object numbers from `first` on; return their dictionaries.

    These are in the order of their numbers. `pages` are the object numbers of the pages,
    `space` is that of the namespace of PDF 2.0 (ISO 32000-2, 14.8.6), None in PDF 1.7. Each of
    the `notes` refers to what it explains, and that to it (ISO 14289-2, 8.2.5.14).
    """
    found: list[str] = []
    _write(root, parent, first, pages, found, "" if space is None else f"/NS {space} 0 R")
    for note in notes:
        cited = " ".join([f"{element.number} 0 R" for element in note.cited])
        _extend(found, note.element.number - first, f"/ID({note.name})/Ref[{cited}]")
        for element in note.cited:
            _extend(found, element.number - first, f"/Ref[{note.element.number} 0 R]")
    return found


def _extend(found: list[str], place: int, entries: str) -> None:
    found[place] = f"{found[place].removesuffix('>>')}{entries}>>"


def _write(
    element: Element, parent: int, first: int, pages: list[int], found: list[str], space: str
) -> None:
    place, marks = len(found), element.kids
    number = element.number = first + place
    also = space if space and element.tag not in _OLD_TYPES else ""
    if len(marks) == 1 and type(marks[0]) is tuple:
        # most elements: all of their content stands in one place
        page, content = marks[0]
        found.append(
            f"<</S/{element.tag}/P {parent} 0 R/Pg {pages[page]} 0 R/K {content}"
            f"{element.entries}{also}>>"
        )
        return
    found.append("")
    own: int | None = None
    kids: list[str] = []
    for kid in marks:
        if isinstance(kid, tuple):
            page, content = kid
            if own is None:
                own = page
            kids.append(
                str(content)
                if page == own
                else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {content}>>"
            )
        elif isinstance(kid, Element):
            kids.append(f"{first + len(found)} 0 R")
            _write(kid, number, first, pages, found, space)
        else:
            kids.append(f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.number} 0 R>>")
    entries = f"/Pg {pages[own]} 0 R" if own is not None else ""
    if kids:
        entries += f"/K[{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}"
    found[place] = f"<</S/{element.tag}/P {parent} 0 R{entries}{element.entries}{also}>>"


def text_string(text: str) -> str:
    """Return a PDF text string: UTF-16 with its mark, as hexadecimal (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return "(" + text.translate(_ESCAPES) + ")"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


_ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})
