"""What a parser of briefing files hands over: plain values, and the line of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reports.errors import Mistake

#: Keys and indices from the top: ``("sections", 2, "heading")``.
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """Plain values (dict, list, str, number, None), where they stand, and what is wrong.

    `lines` maps places to lines, counted from 1.
    """

    value: Any
    lines: dict[Place, int] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def show_place(place: Place) -> str:
    """Return a place as people write it: ``sections[2].heading``."""
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
