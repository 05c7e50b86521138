"""Symbols of Word's picture fonts as the characters that mean the same in any font.

Word's AutoCorrect writes arrows and faces this way. The numbers are those of the fonts
(ECMA-376 part 1, 17.3.3.30 adds F000 to them); what is not here has no plain likeness.
"""

from __future__ import annotations

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "⬅",
    0xE8: "➡", 0xE9: "⬆", 0xEA: "⬇", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⇔",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0xA2: "\N{PRIME}", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "\N{DOUBLE PRIME}", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD7: "⋅", 0xDB: "⇔",
    0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓",
    **{0x61 + i: c for i, c in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    **{0x41 + i: c for i, c in enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")},
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}


def plain_symbol(font: str, char: str) -> str | None:
    """Return the character for a symbol (its number in hexadecimal), None if there is none."""
    try:
        number = int(char, 16)
    except ValueError:
        return None
    known = _FONTS.get(font.casefold())
    if known is None:
        # any other font has letters where Unicode has them, but for the private area
        return None if not number or not font or 0xE000 <= number <= 0xF8FF else chr(number)
    return known.get(number & 0xFF if 0xF000 <= number <= 0xF0FF else number)
