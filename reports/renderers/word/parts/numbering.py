"""Lists: a numbering instance for each that begins at 1, or has lists below its items (17.9.15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from lxml import etree

from reports.model.blocks import ListKind
from reports.renderers.word.parts.archive import Member, member
from reports.renderers.word.parts.names import qn
from reports.renderers.word.parts.source import WordTemplate
from reports.slotted import frozen

#: A list of one kind, and of which kind the lists below its items are, None where it has none.
ListShape = tuple[ListKind, ListKind | None]

#: Where the text of items stands in a template that does not say so, how much further in that
#: of a list below an item does, and how far before it its mark, in twentieths of a point.
_LEFT, _FURTHER, _HANGING = 397, 340, {"bullets": 227, "numbered": 340}
_FORMATS = {"bullets": ("bullet", "–"), "numbered": ("decimal", "%2.")}
#: Where the definitions of lists end: instances stand behind them (17.9.17).
_INSTANCE = "<w:num "


@frozen
class AbstractList:
    """The look of a list in a template: its number, its first level, where its text stands."""

    number: str
    level: str
    left: int


@frozen
class Numbering:
    """The template's numbering part, parted where definitions and instances of lists go.

    `looks` are those of its styles List Bullet and List Number, without those that have no
    numbers; then lists go without. `first` is the first free instance, `free` the first free
    definition.
    """

    part: str = ""
    before: str = ""
    after: str = ""
    looks: Mapping[ListKind, AbstractList] = field(default_factory=dict)
    first: int = 1
    free: int = 0

    def reference(self, shape: ListShape, number: int, level: int = 0) -> str:
        """Return the paragraph property that puts an item into the list `number`.

        The `level` is 1 for an item of a list below another item.
        """
        if shape[0] not in self.looks:
            return ""
        instance = self.first + number - 1
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'

    def place(self, shape: ListShape) -> str:
        """Return where an inner item stands in a template whose lists have no numbers."""
        return "" if shape[0] in self.looks else f'<w:ind w:left="{_LEFT + _FURTHER}"/>'

    def members(self, shapes: tuple[ListShape, ...]) -> tuple[Member, ...]:
        """Return the part with an instance for each list; none if the template has no part."""
        return (_pressed(self.part, self._xml(shapes)),) if self.part else ()

    def _xml(self, shapes: tuple[ListShape, ...]) -> str:
        if not shapes:
            return self.before + self.after
        nested = dict.fromkeys(shape for shape in shapes if shape[1] and shape[0] in self.looks)
        numbers = {shape: self.free + place for place, shape in enumerate(nested)}
        defined, mark, instances = self.before.partition(_INSTANCE)
        for (kind, inner), number in numbers.items():
            defined += _definition(self.looks[kind], inner or kind, number)
        for place, shape in enumerate(shapes):
            if look := self.looks.get(shape[0]):
                known = str(numbers.get(shape, look.number))
                instances += _instance(shape, self.first + place, known)
        return f"{defined}{mark}{instances}{self.after}"


def _instance(shape: ListShape, number: int, definition: str) -> str:
    levels = [*((0,) if shape[0] == "numbered" else ()), *((1,) if shape[1] else ())]
    anew = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in levels
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{anew}</w:num>'


def _definition(look: AbstractList, inner: ListKind, number: int) -> str:
    """Return a list that looks as the template's does, with a level for lists below items."""
    form, text = _FORMATS[inner]
    hanging = _HANGING[inner]
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f'{look.level}<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{look.left + max(_FURTHER, hanging)}" w:hanging="{hanging}"/>'
        "</w:pPr></w:lvl></w:abstractNum>"
    )


@lru_cache(maxsize=128)
def _pressed(part: str, xml: str) -> Member:
    return member(part, xml.encode(), 9)


def read_numbering(
    template: WordTemplate, name: str, style_ids: Mapping[ListKind, str]
) -> Numbering:
    """Return the numbering of a template; `name` is its numbering part.

    `style_ids` are the ids of its styles List Bullet and List Number.
    """
    root, xml = template.xml(name), template.text(name)
    before, end, after = xml.rpartition("</w:num>")
    if not end:
        return Numbering(name, xml)
    numbers = [int(num.get(qn("w:numId"))) for num in root.iter(qn("w:num"))]
    known = [int(each.get(qn("w:abstractNumId"))) for each in root.iter(qn("w:abstractNum"))]
    styles = template.root("styles")
    found = {kind: _look(root, styles, style_id) for kind, style_id in style_ids.items()}
    looks = {kind: look for kind, look in found.items() if look is not None}
    return Numbering(name, before + end, after, looks, max(numbers) + 1, max(known, default=0) + 1)


def _look(root: Any, styles: Any, style_id: str) -> AbstractList | None:
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:styleId")) == style_id:
            instance = next((n.get(qn("w:val")) for n in style.iter(qn("w:numId"))), None)
            for num in root.iter(qn("w:num")):
                if num.get(qn("w:numId")) == instance:
                    number = str(num.find(qn("w:abstractNumId")).get(qn("w:val")))
                    return _abstract(root, number)
    return None


def _abstract(root: Any, number: str) -> AbstractList:
    """Return a list's look; its first level without the style that it belongs to."""
    abstracts = root.iter(qn("w:abstractNum"))
    abstract = next((a for a in abstracts if a.get(qn("w:abstractNumId")) == number), None)
    level = None if abstract is None else abstract.find(qn("w:lvl"))
    if level is None:
        return AbstractList(number, "", _LEFT)
    copied = etree.fromstring(etree.tostring(level))
    for style in copied.findall(qn("w:pStyle")):
        copied.remove(style)
    indent = next(copied.iter(qn("w:ind")), None)
    left = "" if indent is None else indent.get(qn("w:left")) or indent.get(qn("w:start")) or ""
    text = etree.tostring(copied, encoding="unicode").strip()
    return AbstractList(number, text, int(left) if left.isdecimal() else _LEFT)
