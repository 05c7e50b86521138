"""The numbers and bullets of a template's lists, given to it where it has none.

A style without numbering would show the items of a list as plain paragraphs, and a list that
is defined for one level has no look for a list in a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from reports.renderers.word.house.colours import HousePalette
from reports.renderers.word.house.dress import dress
from reports.renderers.word.house.stylesheet import StyleSheet, value
from reports.wordfile.vocabulary import Style

#: The styles whose numbers are looked after.
_LISTS = (Style.BULLETS, Style.NUMBERS, Style.QUESTION)
#: Told apart by what looks like each other to Word: a list that is new has none of these.
_IDENTITY = ("w:nsid", "w:tmpl", "w:name", "w:styleLink", "w:numStyleLink")


class TemplateLists:
    """The numbering part of a template, and that of the shipped one."""

    def __init__(self, root: Any, shipped: Any, sheet: StyleSheet, palette: HousePalette) -> None:
        """Begin with the roots of both numbering parts, and the template's styles."""
        _drop_unnumbered(root)
        self._root, self._shipped = root, shipped
        self._sheet, self._palette = sheet, palette

    def complete(self, styles: Mapping[Style, Any], lent: Mapping[Style, Any]) -> list[Style]:
        """See that the styles of lists are numbered; return those that were given numbers.

        `styles` are the template's, those that were added to it among them, and `lent` the
        shipped template's.
        """
        given = []
        for style in _LISTS:
            numbers = self._shipped_list(lent[style])
            abstract = self._list_of(styles[style])
            if abstract is None:
                self._give(styles[style], numbers)
                given.append(style)
            else:
                self._deepen(abstract, numbers)
                self._point(styles[style], abstract)
        self._drop_loose_ends()
        return given

    def _drop_loose_ends(self) -> None:
        """Take out what a damaged template says of lists and styles that it does not hold."""
        held = {"0", *(each.get(qn("w:numId")) for each in self._root.iter(qn("w:num")))}
        for numbers in list(self._sheet.root.iter(qn("w:numPr"))):
            if value(numbers, "w:numId") not in (None, *held):
                numbers.getparent().remove(numbers)
        for link in list(self._root.iter(qn("w:pStyle"))):
            if self._sheet.with_id(link.get(qn("w:val"), "")) is None:
                link.getparent().remove(link)

    def _shipped_list(self, style: Any) -> Any:
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
        return _abstract(self._shipped, number)

    def _list_of(self, style: Any) -> Any:
        """Return the definition of the list that a style belongs to, None if there is none."""
        numbers = self._sheet.says(style, "w:pPr/w:numPr/w:numId")
        number = None if numbers is None else numbers.get(qn("w:val"))
        found = _abstract(self._root, number)
        linked = None if found is None else found.find(qn("w:numStyleLink"))
        if linked is None:
            return found
        target = self._sheet.with_id(linked.get(qn("w:val"), ""))
        further = None if target is None else self._sheet.says(target, "w:pPr/w:numPr/w:numId")
        return None if further is None else _abstract(self._root, further.get(qn("w:val")))

    def _give(self, style: Any, numbers: Any) -> None:
        """Give a style a list of its own, which looks as the shipped one's."""
        made = deepcopy(numbers)
        for tag in _IDENTITY:
            for each in made.findall(qn(tag)):
                made.remove(each)
        abstract = _free(self._root.iter(qn("w:abstractNum")), "w:abstractNumId")
        made.set(qn("w:abstractNumId"), str(abstract))
        for level in made.iter(qn("w:lvl")):
            self._belong(level, style.get(qn("w:styleId")))
        instances = self._root.findall(qn("w:num"))
        # definitions stand before instances (17.9.17)
        self._root.insert(
            list(self._root).index(instances[0]) if instances else len(self._root), made
        )
        self._refer(style, abstract)

    def _point(self, style: Any, abstract: Any) -> None:
        """Let a style name its list itself, where it is one that a further style leads to."""
        own = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if own is None or _abstract(self._root, own.get(qn("w:val"))) is not abstract:
            self._refer(style, int(abstract.get(qn("w:abstractNumId"))))

    def _deepen(self, own: Any, numbers: Any) -> None:
        """Give a list the levels that it lacks; it has a first one."""
        held = {level.get(qn("w:ilvl")) for level in own.findall(qn("w:lvl"))}
        for level in numbers.findall(qn("w:lvl")):
            if held and level.get(qn("w:ilvl")) not in held:
                made = deepcopy(level)
                self._belong(made, None)
                own.findall(qn("w:lvl"))[-1].addnext(made)
                kind = own.find(qn("w:multiLevelType"))
                if kind is not None and kind.get(qn("w:val")) == "singleLevel":
                    kind.set(qn("w:val"), "hybridMultilevel")

    def _belong(self, level: Any, style_id: str | None) -> None:
        """Dress a level, and name the style that it belongs to, if it has one."""
        dress(level, None, self._palette)
        for link in level.findall(qn("w:pStyle")):
            if style_id is None:
                level.remove(link)
            else:
                link.set(qn("w:val"), style_id)

    def _refer(self, style: Any, abstract: int) -> None:
        """Give a style a new instance of a list."""
        instances = self._root.findall(qn("w:num"))
        number = _free(instances, "w:numId", 1)
        instance = self._root.makeelement(qn("w:num"))
        instance.set(qn("w:numId"), str(number))
        link = instance.makeelement(qn("w:abstractNumId"))
        link.set(qn("w:val"), str(abstract))
        instance.append(link)
        if instances:
            instances[-1].addnext(instance)
        else:
            list(self._root.iter(qn("w:abstractNum")))[-1].addnext(instance)
        numbers = style.get_or_add_pPr().get_or_add_numPr()
        for child in list(numbers):
            numbers.remove(child)
        numbers.get_or_add_numId().val = number


def _drop_unnumbered(root: Any) -> None:
    """Take out lists whose number is none, which nothing can name."""
    for tag, attribute in (("w:num", "w:numId"), ("w:abstractNum", "w:abstractNumId")):
        for each in root.findall(qn(tag)):
            if not each.get(qn(attribute), "").isdecimal():
                root.remove(each)


def _abstract(root: Any, number: str | None) -> Any:
    """Return the definition of the list with an instance's number, None if there is none."""
    for instance in root.iter(qn("w:num")):
        if instance.get(qn("w:numId")) == number:
            link = instance.find(qn("w:abstractNumId"))
            for abstract in root.iter(qn("w:abstractNum")) if link is not None else ():
                if abstract.get(qn("w:abstractNumId")) == link.get(qn("w:val")):
                    return abstract
    return None


def _free(elements: Any, attribute: str, first: int = 0) -> int:
    """Return a number that none of the elements has."""
    return max((int(each.get(qn(attribute))) for each in elements), default=first - 1) + 1
