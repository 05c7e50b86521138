"""The language of a template of the house, which becomes the brief's."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from reports.renderers.word.parts.theming import mirror, set_language

_AFTER = ("w:eastAsianLayout", "w:specVanish", "w:oMath")


def speak(styles: Any, language: str, direction: str) -> None:
    """Write the language of a brief into the defaults, and into styles that name another one.

    A template made for text from left to right is turned for one that is not.
    """
    look = _child(_child(_child(styles, "w:docDefaults", 0), "w:rPrDefault", 0), "w:rPr", 0)
    if look.find(qn("w:lang")) is None:
        later = [place for place, each in enumerate(look) if each.tag in map(qn, _AFTER)]
        look.insert(later[0] if later else len(look), look.makeelement(qn("w:lang")))
    for style in styles.iter(qn("w:style")):
        set_language(style, "w:lang", language, direction)
    if direction == "rtl" and next(styles.iter(qn("w:bidi")), None) is None:
        mirror(styles)


def _child(parent: Any, tag: str, place: int) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = parent.makeelement(qn(tag))
        parent.insert(place, found)
    return found
