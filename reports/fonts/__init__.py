"""Fonts before they are opened: their names, which one a script needs, where a system has it.

A font is named by its file, and behind a collection's name by which of its fonts is meant.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(.+\.(?:ttc|otc))#([0-9]{1,3})", re.IGNORECASE)


def font_file_name(name: str) -> str:
    """Return the file's name alone: ``x.ttc`` of ``x.ttc#2``."""
    found = _NUMBER.fullmatch(name)
    return found[1] if found else name


def font_number(name: str) -> int:
    """Return which font of a collection is meant: 2 for ``x.ttc#2``; 0 is the first."""
    found = _NUMBER.fullmatch(name)
    return int(found[2]) if found else 0
