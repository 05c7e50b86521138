"""How a run looks: bold and italic, which come home, and what hides or strikes out its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from reports.revision.word.lines import AsideKind
from reports.revision.word.package import W, WordPackage, WordStyle, switched_on

_STRONG, _EMPHASIS = ("strong", "strong emphasis"), ("emphasis", "intense emphasis")
_STRIKES = ("strike", "dstrike")


@dataclass(frozen=True, slots=True)
class Look:
    """A run's look; `style` is the name of its character style, `states` what is to be said."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    states: frozenset[AsideKind] = frozenset()

    @property
    def hidden(self) -> bool:
        """Whether the text is hidden."""
        return AsideKind.HIDDEN in self.states


class Looks:
    """Tells the looks of runs by their own properties and by the styles of a package."""

    def __init__(self, package: WordPackage) -> None:
        """Look at the styles of `package`."""
        self._styles = package.styles
        self._by_name = {style.name: style for style in package.styles.values()}
        self._toggled = {name for s in package.styles.values() for name in s.toggles}

    def of(self, properties: etree._Element | None, paragraph: Sequence[str]) -> Look:
        """Return the look of a run in a paragraph of the styles `paragraph`, nearest first."""
        own = properties.find(f"{W}rStyle") if properties is not None else None
        style = self._styles.get(own.get(f"{W}val", "")) if own is not None else None
        states = set()
        if self._on("vanish", properties, style, paragraph):
            states.add(AsideKind.HIDDEN)
        if any(self._on(name, properties, style, paragraph) for name in _STRIKES):
            states.add(AsideKind.STRUCK)
        if properties is not None and _is_highlighted(properties):
            states.add(AsideKind.HIGHLIGHT)
        bold, italic = switched_on(properties, "b"), switched_on(properties, "i")
        if style is not None:
            if bold is None:
                bold = style.bold if style.bold is not None else style.name in _STRONG
            if italic is None:
                italic = style.italic if style.italic is not None else style.name in _EMPHASIS
        return Look(bool(bold), bool(italic), style.name if style else "", frozenset(states))

    def _on(
        self,
        name: str,
        properties: etree._Element | None,
        style: WordStyle | None,
        paragraph: Sequence[str],
    ) -> bool:
        """Tell whether a toggle is on: said by the run, else by one style but not by both.

        ECMA-376 part 1, 17.7.3.
        """
        own = switched_on(properties, name)
        if own is not None or name not in self._toggled:
            return bool(own)
        below = (self._by_name[each] for each in paragraph if each in self._by_name)
        by_paragraph = next((s.toggles[name] for s in below if name in s.toggles), False)
        return by_paragraph != self._styled(name, style)

    def _styled(self, name: str, style: WordStyle | None) -> bool:
        seen: set[int] = set()
        while style is not None and id(style) not in seen:
            if name in style.toggles:
                return style.toggles[name]
            seen.add(id(style))
            style = self._styles.get(style.based_on or "")
        return False


def _is_highlighted(properties: etree._Element) -> bool:
    colour = properties.find(f"{W}highlight")
    if colour is not None:
        return colour.get(f"{W}val") not in (None, "none", "white")
    # LibreOffice writes its highlights as a shading
    shade = properties.find(f"{W}shd")
    fill = shade.get(f"{W}fill", "auto") if shade is not None else "auto"
    return fill.lower() not in ("auto", "ffffff", "nil")
