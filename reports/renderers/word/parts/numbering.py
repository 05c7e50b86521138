"""Numbered lists: a numbering instance for each, so that every list begins at 1 (17.9.15)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from docx.oxml.ns import qn

from reports.renderers.word.parts.archive import Member, member
from reports.slotted import frozen


@frozen
class Numbering:
    """The template's numbering part, parted where instances go.

    `abstract` is the look of its style List Number, None where that style has no
    numbers; then lists go without. `first` is the first free instance.
    """

    part: str = ""
    before: str = ""
    after: str = ""
    abstract: str | None = None
    first: int = 1

    def reference(self, number: int) -> str:
        """Return the paragraph property that puts an item into the numbered list `number`."""
        if self.abstract is None:
            return ""
        instance = self.first + number - 1
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{instance}"/></w:numPr>'

    def members(self, count: int) -> tuple[Member, ...]:
        """Return the part with instances for `count` lists; none if the template has no part."""
        return (_pressed(self, count),) if self.part else ()

    def _instances(self, count: int) -> str:
        if self.abstract is None:
            return ""
        return "".join(
            f'<w:num w:numId="{self.first + number}"><w:abstractNumId w:val="{self.abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number in range(count)
        )


@lru_cache(maxsize=128)
def _pressed(numbering: Numbering, count: int) -> Member:
    xml = f"{numbering.before}{numbering._instances(count)}{numbering.after}"
    return member(numbering.part, xml.encode(), 9)


def read_numbering(part: Any, styles: Any, style_id: str) -> Numbering:
    """Return the numbering of a template; `part` is its numbering part.

    `style_id` is the id of its style List Number, among `styles`.
    """
    xml = part.blob.decode("utf-8")
    before, end, after = xml.rpartition("</w:num>")
    if not end:
        return Numbering(part.partname.membername, xml)
    root = part.element
    numbers = [int(num.get(qn("w:numId"))) for num in root.iter(qn("w:num"))]
    abstract = _abstract(root, styles, style_id)
    return Numbering(part.partname.membername, before + end, after, abstract, max(numbers) + 1)


def _abstract(root: Any, styles: Any, style_id: str) -> str | None:
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:styleId")) == style_id:
            instance = next((n.get(qn("w:val")) for n in style.iter(qn("w:numId"))), None)
            for num in root.iter(qn("w:num")):
                if num.get(qn("w:numId")) == instance:
                    return str(num.find(qn("w:abstractNumId")).get(qn("w:val")))
    return None
