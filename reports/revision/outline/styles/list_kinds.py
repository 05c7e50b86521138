"""The lists of a Word document by their numbers: what each of their levels is."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from reports.revision.word.package import W, WordPackage, digit, value_at
from reports.slotted import frozen
from reports.wordfile.vocabulary import Style

#: What the format of its numbers makes a list (ECMA-376 part 1, 17.18.59); others number it.
_LIST_STYLES = {"bullet": Style.BULLETS, "none": None, "": None, None: None}


@frozen
class Lists:
    """The lists of a document by their number: what they are, and which begin to count anew.

    `kinds` are those of each level of a list, from 0. A numbered list of a brief has a number
    of its own; LibreOffice leaves that to its first item only. Lists of one `abstracts` entry
    go on counting where they meet.
    """

    kinds: Mapping[tuple[str, int], Style]
    restarted: frozenset[str]
    abstracts: Mapping[str, str | None]

    def are_one(self, number: str | None, other: str | None) -> bool:
        """Return whether two lists look alike by one definition; None is that of a style."""
        if number is None or number == other:
            return True
        known = self.abstracts.get(number)
        return known is not None and known == self.abstracts.get(other or "")

    def kind(self, number: str | None, level: int) -> Style | None:
        """Return what a list is at a level: as at its first one where nothing says so."""
        if number is None:
            return None
        return self.kinds.get((number, level)) or self.kinds.get((number, 0))


def read_list_kinds(package: WordPackage) -> Lists:
    """Return the lists that the document's numbering defines."""
    root = package.part("numbering")
    if root is None:
        return Lists({}, frozenset(), {})
    formats = {
        abstract.get(f"{W}abstractNumId", ""): _level_formats(abstract, f"{W}lvl")
        for abstract in root.iter(f"{W}abstractNum")
    }
    numbers = {number.get(f"{W}numId", ""): number for number in root.iter(f"{W}num")}
    abstracts = {name: value_at(num, "abstractNumId") for name, num in numbers.items()}
    kinds: dict[tuple[str, int], Style] = {}
    for name, num in numbers.items():
        kinds |= _level_styles(name, num, formats.get(abstracts[name] or "", {}))
    restarts = f"{W}lvlOverride/{W}startOverride"
    return Lists(
        kinds,
        frozenset(name for name, num in numbers.items() if num.findall(restarts)),
        abstracts,
    )


def _level_styles(
    name: str, number: etree._Element, formats: Mapping[int, str | None]
) -> dict[tuple[str, int], Style]:
    """Return what a list is at its levels: as its definition's `formats`, or its own, say."""
    own = _level_formats(number, f"{W}lvlOverride/{W}lvl")
    levels = {0: None, **formats, **own}
    styles = ((level, _LIST_STYLES.get(form, Style.NUMBERS)) for level, form in levels.items())
    return {(name, level): style for level, style in styles if style}


def _level_formats(parent: etree._Element, path: str) -> dict[int, str | None]:
    """Return the formats of a list's numbers by level."""
    levels = ((digit(level.get(f"{W}ilvl")), level) for level in parent.iterfind(path))
    return {n: value_at(level, "numFmt") for n, level in levels if n is not None}
