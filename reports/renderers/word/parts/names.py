"""The names of what is in a Word file, as lxml spells them."""

from __future__ import annotations

from functools import cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = {"w": W, "r": R}


@cache
def qn(name: str) -> str:
    """Return a qualified name: of ``w:style`` its namespace in braces, and ``style``."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"
