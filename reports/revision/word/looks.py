"""How a run looks: bold and italic, which come home, and what hides or strikes out its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from reports.revision.word.lines import AsideKind
from reports.revision.word.package import TOGGLES, W, WordPackage, WordStyle, switched_on, value_at
from reports.slotted import frozen

_STRONG, _EMPHASIS = ("strong", "strong emphasis"), ("emphasis", "intense emphasis")

_NOTE_MARKS = ("footnote reference", "endnote reference")


@frozen
class RunLook:
    """A run's look; `style` is the name of its character style, `states` what is reported."""

    bold: bool
    italic: bool
    style: str
    states: tuple[AsideKind, ...]


class RunLooks:
    """The looks of runs, by their own properties and by the styles of a package."""

    def __init__(self, package: WordPackage) -> None:
        """Look at the styles of `package`."""
        self._package = package
        self._by_name = {style.name: style for style in package.styles.values()}
        self._toggled = {name for s in package.styles.values() for name in s.toggles}

    def of(self, properties: etree._Element | None, paragraph: Sequence[str]) -> RunLook:
        """Return the look of a run in a paragraph of the styles `paragraph`, nearest first."""
        style_id = value_at(properties, "rStyle") or ""
        style = self._package.styles.get(style_id)
        name = style.name if style else ""
        hidden, *struck = (self._is_on(each, properties, style_id, paragraph) for each in TOGGLES)
        level = _level(properties) or (style.raised if style else None)
        # what is typed behind the mark of a note takes its style
        level = None if name in _NOTE_MARKS else level
        states: dict[AsideKind, bool] = {
            "hidden": hidden, "struck": any(struck), "highlight": _is_highlighted(properties),
            "raised": level == "superscript", "lowered": level == "subscript",
        }  # fmt: skip
        said = tuple(state for state, on in states.items() if on)
        return RunLook(*_weight_and_slant(properties, style), name, said)

    def _is_on(
        self,
        name: str,
        properties: etree._Element | None,
        style_id: str,
        paragraph: Sequence[str],
    ) -> bool:
        """Return whether a toggle is on: set by the run, else by one style but not by both.

        ECMA-376 part 1, 17.7.3.
        """
        own = switched_on(properties, name)
        if own is not None or name not in self._toggled:
            return bool(own)
        styles = self._package.styles
        above = (self._by_name[each] for each in paragraph if each in self._by_name)
        based = (styles[each] for each in self._package.lineage(style_id) if each in styles)
        by_paragraph, by_run = (
            _first(s.toggles.get(name) for s in each) for each in (above, based)
        )
        return by_paragraph != by_run


def _weight_and_slant(
    properties: etree._Element | None, style: WordStyle | None
) -> tuple[bool, bool]:
    """Return whether a run is bold, and italic: by itself, its style, or its style's name."""
    name = style.name if style else ""
    bold = switched_on(properties, "b"), style.bold if style else None, name in _STRONG
    italic = switched_on(properties, "i"), style.italic if style else None, name in _EMPHASIS
    return _first(bold), _first(italic)


def _first(values: Iterable[bool | None]) -> bool:
    """Return the first value that is set, False where none is."""
    return next((value for value in values if value is not None), False)


def _level(properties: etree._Element | None) -> str | None:
    """Return whether text is set higher or lower: smaller, or as it is (17.3.2.42 and 24)."""
    aligned = value_at(properties, "vertAlign")
    shift = (value_at(properties, "position") or "0").strip()
    if aligned or shift.strip("-0") == "":
        return aligned
    return "subscript" if shift.startswith("-") else "superscript"


def _is_highlighted(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    if properties.find(f"{W}highlight") is not None:
        return value_at(properties, "highlight") not in (None, "none", "white")
    # LibreOffice writes its highlights as a shading
    shade = properties.find(f"{W}shd")
    fill = shade.get(f"{W}fill", "auto") if shade is not None else "auto"
    return fill.lower() not in ("auto", "ffffff", "nil")
