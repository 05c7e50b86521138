"""The styles of a template: found by their names in any language, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from reports.wordfile.style_names import english_name


class StyleSheet:
    """The styles part of a template.

    Word keeps the English names of built-in styles, whatever its language; other programs
    write the names of their menus, and some styles have further names (17.7.4.1).
    """

    def __init__(self, root: Any) -> None:
        """Begin with the root of a styles part."""
        self.root = root
        self._by_id: dict[str, Any] = {}
        for style in list(root.iter(qn("w:style"))):
            if style.get(qn("w:type"), "paragraph") not in _KINDS:
                root.remove(style)
                continue
            self._by_id.setdefault(style.get(qn("w:styleId"), ""), style)

    def styles(self, kind: str | None = None) -> list[Any]:
        """Return the styles, all or those of a kind: paragraph, character, table, numbering."""
        found = self.root.findall(qn("w:style"))
        return [each for each in found if kind in (None, each.get(qn("w:type"), "paragraph"))]

    def find(self, name: str, kind: str) -> Any:
        """Return the style of a name and a kind, None if there is none that has an id."""
        wanted = name.casefold()
        styles = [each for each in self.styles(kind) if each.get(qn("w:styleId"))]
        for names in (_first_name, _translated, _further_names):
            for style in styles:
                if wanted in names(style):
                    return style
        return None

    def default(self, kind: str) -> Any:
        """Return the style that all of a kind are based on, None if none is said to be."""
        on = ("1", "true", "on")
        found = (each for each in self.styles(kind) if each.get(qn("w:default")) in on)
        return next((each for each in found if each.get(qn("w:styleId"))), None)

    def with_id(self, style_id: str) -> Any:
        """Return the style with an id, None if there is none."""
        return self._by_id.get(style_id)

    def chain(self, style: Any) -> Iterator[Any]:
        """Yield a style and those that it is based on, nearest first."""
        seen: set[int] = set()
        while style is not None and id(style) not in seen:
            seen.add(id(style))
            yield style
            style = self._by_id.get(value(style, "w:basedOn") or "")

    def says(self, style: Any, path: str) -> Any:
        """Return what a style says in `path`, by itself or by those that it is based on."""
        return next(self.said(style, path), None)

    def said(self, style: Any, path: str) -> Iterator[Any]:
        """Yield what a style and those that it is based on say in `path`, nearest first."""
        for each in self.chain(style):
            if (found := each.find(path, _SPACES)) is not None:
                yield found

    def add(self, style: Any) -> str:
        """Add a style under an id that is free, and return the id."""
        wanted = style_id = str(style.get(qn("w:styleId")))
        number = 1
        while style_id in self._by_id:
            number += 1
            style_id = f"{wanted}Brief{number}"
        style.set(qn("w:styleId"), style_id)
        self.root.append(style)
        self._by_id[style_id] = style
        return style_id

    def rename(self, name: str, kind: str, new: str) -> bool:
        """Give styles that have a name but are of another kind a new one; return if there were."""
        found = [
            style
            for style in self.styles()
            if style.get(qn("w:type"), "paragraph") != kind
            and name.casefold() in _first_name(style)
        ]
        for style in found:
            style.find(qn("w:name")).set(qn("w:val"), new)
        return bool(found)


_KINDS = ("paragraph", "character", "table", "numbering")
_SPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def value(element: Any, tag: str, attribute: str = "w:val") -> str | None:
    """Return an attribute of a child, None if there is no such child or attribute."""
    child = None if element is None else element.find(qn(tag))
    return None if child is None else child.get(qn(attribute))


def _first_name(style: Any) -> tuple[str, ...]:
    # 17.7.4.9: what stands behind a comma is a further name
    name = (value(style, "w:name") or "").partition(",")[0]
    return (" ".join(name.split()).casefold(),)


def _translated(style: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(english_name, _first_name(style))))


def _further_names(style: Any) -> tuple[str, ...]:
    both = f"{(value(style, 'w:name') or '').partition(',')[2]},{value(style, 'w:aliases') or ''}"
    return tuple(" ".join(name.split()).casefold() for name in both.split(","))
