"""Colours that are read together, and whether they can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from reports.notices import Place

#: WCAG 2.1, success criterion 1.4.3: contrast of text with its background.
MIN_CONTRAST = 4.5
#: A colour as themes write it.
COLOUR = re.compile("#[0-9A-Fa-f]{6}")
#: Colours of text with that of the ground they are read on.
_READ_TOGETHER = (
    *product(("ink", "muted", "accent", "alert", "link"), ("white", "tint")),
    ("band_ink", "band"),
    ("white", "accent"),
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def weak_pairs(table: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield the pairs of colours whose contrast is too low, as far as they are colours."""
    found = table.get("colours")
    colours = {**(found if isinstance(found, dict) else {}), "white": "#FFFFFF"}
    for text, ground in _READ_TOGETHER:
        one, other = pair = str(colours.get(text)), str(colours.get(ground))
        if not all(map(COLOUR.fullmatch, pair)):
            continue
        ratio = contrast(one, other)
        if ratio < MIN_CONTRAST:
            # cut, not rounded: 4.499 is not to be shown as 4.50
            yield (
                ("colours", ground if text == "white" else text),
                f"{text} {one} on {ground} {other} has a contrast "
                f"of {int(ratio * 100) / 100:.2f}, expected at least {MIN_CONTRAST}",
            )
