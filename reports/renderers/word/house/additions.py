"""The styles that a template lacks, added from the shipped one and based on the house's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from reports.notices import Location, Notice
from reports.renderers.word.house.colours import HousePalette, palette_of, size_of
from reports.renderers.word.house.dress import (
    TITLE_BLOCK,
    dress,
    lay_out,
    put_on_band,
    set_on_white,
)
from reports.renderers.word.house.numbered_lists import TemplateLists
from reports.renderers.word.house.stylesheet import StyleSheet, value
from reports.renderers.word.parts.source import WordTemplate
from reports.slotted import frozen
from reports.theme import Theme
from reports.wordfile.vocabulary import Style

#: Kinds of the styles that are not for paragraphs.
KINDS = {
    Style.TABLE: "table",
    Style.FOOTNOTE_MARK: "character",
    Style.LINK: "character",
    Style.STRONG: "character",
    Style.EMPHASIS: "character",
}
_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_BEFORE = qn("w:before")
#: The least room above a caption, in twentieths of a point.
_ROOM = 160
#: How much smaller a heading is than the one above it.
_STEP = 0.85
#: A question is a paragraph's heading: at most so much larger than text, whatever the house's are.
_LARGEST_QUESTION = 1.25
#: The ids by which a contents list is known, whatever the language of the template.
_CONTENTS = {Style.CONTENTS: "TOC1", Style.CONTENTS_HEADING: "TOCHeading"}


class Additions:
    """Gives a template what it lacks; what it has stays as it is."""

    def __init__(
        self, sheet: StyleSheet, shipped: StyleSheet, palette: HousePalette, full: bool
    ) -> None:
        """Begin with the template's styles and the shipped ones; `full` asks for the band."""
        self._sheet, self._shipped = sheet, shipped
        self._palette, self._full = palette, full
        self.found: dict[Style, Any] = {}
        self.added: list[Style] = []
        self.renamed: list[Style] = []

    def add_missing(self) -> None:
        """Find each style that a brief needs, and add those that are not there."""
        for style in Style:
            self._have(style)
        for style in self.added:
            self._follow(self.found[style])
        if self._full and self.added:
            for style in TITLE_BLOCK:
                if style not in self.added:
                    put_on_band(self.found[style], self._dressed(style))
        for style, style_id in _CONTENTS.items():
            self._call(self.found[style], style_id)

    def _have(self, style: Style) -> Any:
        """Return the template's style, added if it is not there."""
        if style not in self.found:
            own = self._own(style)
            self.found[style] = self._added(style) if own is None else own
        return self.found[style]

    def _own(self, style: Style) -> Any:
        found = self._sheet.find(style, _kind(style))
        if found is None and style is Style.NORMAL:
            return self._sheet.default("paragraph")
        return found

    def _added(self, style: Style) -> Any:
        if self._sheet.rename(style, _kind(style), f"{style} (template)"):
            self.renamed.append(style)
        made = self._dressed(style)
        for numbers in list(made.iter(qn("w:numPr"))):
            numbers.getparent().remove(numbers)
        self._base(made, style)
        if _kind(style) == "paragraph":
            if style in TITLE_BLOCK and not self._full:
                set_on_white(made, style, self._sheet, self._palette)
            lay_out(made, style, self._sheet)
        self._sheet.add(made)
        self.added.append(style)
        return made

    def _dressed(self, style: Style) -> Any:
        made = deepcopy(self.lent(style))
        made.attrib.pop(qn("w:default"), None)
        if style is Style.NORMAL:
            made.set(qn("w:default"), "1")
        dress(made, style, self._palette)
        return made

    def lent(self, style: Style) -> Any:
        """Return the shipped template's style."""
        return self._shipped.find(style, _kind(style))

    def _base(self, made: Any, style: Style) -> None:
        """Base a style on the house's."""
        above = _HEADINGS[_HEADINGS.index(style) - 1] if style in _HEADINGS[1:] else None
        if above is not None and self._own(above) is not None:
            self._step_down(made, self._have(above))
        else:
            self._set(made, "w:basedOn", self._id_here(value(made, "w:basedOn"), style))
        if style is Style.QUESTION:
            most = size_of(self._sheet, self._have(Style.NORMAL)) * _LARGEST_QUESTION
            if size_of(self._sheet, self._have(Style.HEADING_2)) > most:
                self._resize(made, most)

    def _resize(self, made: Any, size: float) -> None:
        """Give a style a size in half points, for letters of every script."""
        look = made.get_or_add_rPr()
        for old in look.findall(qn("w:szCs")):
            look.remove(old)
        plain = look.get_or_add_sz()
        plain.set(qn("w:val"), str(round(size)))
        plain.addnext(look.makeelement(qn("w:szCs"), plain.attrib))

    def _follow(self, made: Any) -> None:
        """Name the style of the paragraph that follows, by its id in this template."""
        known = self._style_of(value(made, "w:next") or "")
        self._set(made, "w:next", None if known is None else _id(self.found[known]))

    def _step_down(self, made: Any, above: Any) -> None:
        """Make a heading as the one above it, and smaller."""
        self._set(made, "w:basedOn", _id(above))
        look = made.get_or_add_rPr()
        for child in list(look):
            look.remove(child)
        self._resize(made, size_of(self._sheet, above) * _STEP)
        if self._sheet.says(above, "w:pPr/w:numPr") is not None:
            made.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0

    def _id_here(self, shipped_id: str | None, style: Style) -> str | None:
        """Return the id in this template of a style that the shipped one calls `shipped_id`."""
        known = self._style_of(shipped_id) if shipped_id else None
        if known is not None:
            return _id(self._have(known))
        default = self._sheet.default(_kind(style))
        if default is None and _kind(style) == "table" and shipped_id:
            self._sheet.add(deepcopy(self._shipped.with_id(shipped_id)))
            return shipped_id
        return None if default is None else _id(default)

    def _style_of(self, shipped_id: str) -> Style | None:
        name = value(self._shipped.with_id(shipped_id), "w:name") or ""
        return next((each for each in Style if each.casefold() == name.casefold()), None)

    def _set(self, made: Any, tag: str, style_id: str | None) -> None:
        child = made.find(qn(tag))
        if style_id is None:
            if child is not None:
                made.remove(child)
        elif child is not None:
            child.set(qn("w:val"), style_id)

    def _call(self, style: Any, style_id: str) -> None:
        """Give a style the id of a contents list's, by which readers know it."""
        old = style.get(qn("w:styleId"))
        if old.startswith("TOC") or self._sheet.with_id(style_id) is not None:
            return
        style.set(qn("w:styleId"), style_id)
        for tag in ("w:basedOn", "w:next", "w:link"):
            for each in self._sheet.root.iter(qn(tag)):
                if each.get(qn("w:val")) == old:
                    each.set(qn("w:val"), style_id)


@frozen
class Adopted:
    """What came of a template: the ids of its styles, its accent, and what there is to say.

    `tight_captions` says that its captions leave no room above them, where a table may stand, and
    `loose_captions` that they do not keep with what stands below them. `cell_scale` is how much
    larger letters in cells are than the shipped template's.
    `head` is the colour of a table's head where the table's style says it in vain, since the
    style of the paragraphs in it has one of its own.
    """

    styles: Mapping[Style, str]
    accent: str | None
    tight_captions: bool
    loose_captions: bool
    cell_scale: float
    head: str
    notices: tuple[Notice, ...]


def adopt(template: WordTemplate, shipped: WordTemplate, theme: Theme) -> Adopted:
    """Give a template what it lacks; the elements of both are python-docx's.

    `shipped` is the shipped template, turned already if the brief runs from right to left.
    """
    sheet, lender = StyleSheet(template.root("styles")), StyleSheet(shipped.root("styles"))
    palette = palette_of(sheet, template.root("theme"), theme)
    full = theme.band == "full" and "band" in theme.said
    additions = Additions(sheet, lender, palette, full)
    additions.add_missing()
    _shorten_pane(sheet, lender)
    lists = TemplateLists(template.root("numbering"), shipped.root("numbering"), sheet, palette)
    numbered = lists.complete(additions.found, {style: additions.lent(style) for style in Style})
    accent = palette.line if additions.added else None
    notices = tuple(_notices(additions, numbered, str(theme.word_template)))
    ids = {style: _id(each) for style, each in additions.found.items()}
    caption = additions.found[Style.CAPTION]
    return Adopted(
        ids,
        accent,
        _is_tight(sheet, caption),
        sheet.says(caption, "w:pPr/w:keepNext") is None,
        size_of(sheet, additions.found[Style.CELL]) / size_of(lender, additions.lent(Style.CELL)),
        _head(sheet, additions.found),
        notices,
    )


def _shorten_pane(sheet: StyleSheet, lender: StyleSheet) -> None:
    """Keep styles of Word that nobody uses out of its lists, where a template says nothing."""
    latent = qn("w:latentStyles")
    lent = lender.root.find(latent)
    if lent is not None and sheet.root.find(latent) is None:
        defaults = sheet.root.find(qn("w:docDefaults"))
        sheet.root.insert(0 if defaults is None else 1, deepcopy(lent))


def _head(sheet: StyleSheet, found: Mapping[Style, Any]) -> str:
    if sheet.says(found[Style.CELL], "w:rPr/w:color") is None:
        return ""
    path = 'w:tblStylePr[@w:type="firstRow"]/w:rPr/w:color'
    colour = sheet.says(found[Style.TABLE], path)
    said = "" if colour is None else colour.get(qn("w:val"), "")
    return str(said) if said.isalnum() else ""


def _is_tight(sheet: StyleSheet, caption: Any) -> bool:
    said = next(
        (each for each in sheet.said(caption, "w:pPr/w:spacing") if _BEFORE in each.attrib), None
    )
    return said is None or not said.get(_BEFORE).isdigit() or int(said.get(_BEFORE)) < _ROOM


def _notices(additions: Additions, numbered: list[Style], name: str) -> Iterator[Notice]:
    if additions.added:
        found = f"the Word template lacks styles, which were added: {', '.join(additions.added)}"
        yield Notice("styles-added", found, place=Location(name), severity="note")
    bare = [style for style in numbered if style not in additions.added]
    if bare:
        found = f"the Word template's lists have no numbers, which were added: {', '.join(bare)}"
        yield Notice("lists-added", found, place=Location(name), severity="note")
    for style in additions.renamed:
        found = (
            f"its style “{style}” is not for {_FOR[_kind(style)]}, and is “{style} (template)” now"
        )
        yield Notice("style-renamed", found, place=Location(name), severity="note")


_FOR = {"paragraph": "paragraphs", "character": "characters", "table": "tables"}


def _id(style: Any) -> str:
    return str(style.get(qn("w:styleId")))


def _kind(style: Style) -> str:
    return KINDS.get(style, "paragraph")
