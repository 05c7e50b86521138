"""A story: its two articles, the edits between them, and what must come of it, all data.

NAME.toml has the edits of the house in order. An edit puts `new` in the place of `old`, or of
what stands from the words `from` up to the words `to`. What it wrote must stand in the renewed
file byte for byte (`kept`, else `new`), and `gone` must not. `updated` are numbers that the
second day has otherwise, `new` what it brings, `told` those that stay and are told to be of
before, `conflict` what the house and the article both changed.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def expected(name: str) -> dict[str, Any]:
    """Return what NAME.toml says."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def article(name: str, day: int) -> Path:
    """Return the article of a day, whatever its format."""
    return next(path for path in FOLDER.glob(f"{name}-{day}.*"))


def edited(text: str, name: str) -> str:
    """Return a draft with the edits of the house."""
    for each in expected(name)["edit"]:
        text = _replaced(text, each)
    return text


def _replaced(text: str, edit: dict[str, Any]) -> str:
    old = edit.get("old")
    if old is None:
        start = text.index(edit["from"])
        end = text.index(edit["to"], start + 1) if "to" in edit else len(text)
        old = text[start:end]
    assert text.count(old) == 1, f"{edit['what']}: {text.count(old)} places"
    return text.replace(old, edit["new"])


def kept(name: str) -> list[tuple[str, str]]:
    """Return what must stand in the renewed file, each with the edit that wrote it."""
    return [
        (each["what"], words)
        for each in expected(name)["edit"]
        for words in each.get("kept", [each["new"]])
    ]


def gone(name: str) -> list[tuple[str, str]]:
    """Return what must not stand there any more, each with the edit that took it out."""
    return [
        (each["what"], words) for each in expected(name)["edit"] for words in each.get("gone", ())
    ]
