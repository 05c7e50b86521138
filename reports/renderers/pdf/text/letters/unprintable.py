"""What is said of characters that no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from reports.notices import Notice, mistake
from reports.renderers.pdf.fonts.face import is_private

#: So many characters are named one by one; more are shown in a row.
_NAMED = 5


def unprintable(chars: Iterable[str], place: str) -> Notice:
    """Return what is said of the characters of one text that no font has: all of them."""
    from reports.fonts.char_scripts import char_script
    from reports.fonts.system import package_of

    known = list(dict.fromkeys(chars))
    shown = [char for char in known if not is_private(char)]
    packages = sorted({package_of(char_script(char, "".join(known))) for char in shown})
    noun, them = ("character", "it") if len(known) == 1 else ("characters", "them")
    remedy = (
        f"install a font that has {them} (Debian: {' '.join(packages)}), name one in the theme's "
        f"[fallback], or write {them} otherwise"
    )
    if not shown:
        remedy = f"write {them} otherwise: each font shows something else for {them}"
    found = f"no font here has the {noun} {_said(known)}"
    return mistake("unprintable", "", None, place, found, remedy=remedy)


def _said(chars: list[str]) -> str:
    if len(chars) > _NAMED:
        return (
            f"{' '.join(chars)} ({len(chars)}, from {_number(min(chars))} to {_number(max(chars))})"
        )
    return ", ".join(
        f"{char!r} ({_number(char)} {unicodedata.name(char, 'a character without a name')})"
        for char in chars
    )


def _number(char: str) -> str:
    return f"U+{ord(char):04X}"
