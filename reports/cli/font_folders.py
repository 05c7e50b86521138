"""Where this system keeps fonts, as its environment says."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from reports.fonts.system import SystemFonts


def system_fonts() -> SystemFonts:
    """Return the folders with fonts, those of the person before those of all, and ``fc-list``."""
    folders = _windows() if sys.platform == "win32" else _home_and_shared()
    return SystemFonts(tuple(map(str, folders)), _program("fc-list"))


def _program(name: str) -> str | None:
    """Return the path of a program; the library's `which` takes longer to import than to ask."""
    paths = (os.path.join(folder, name) for folder in os.get_exec_path())  # noqa: PTH118
    return next((path for path in paths if os.access(path, os.X_OK)), None)


def _windows() -> Iterator[Path]:
    if local := os.environ.get("LOCALAPPDATA"):
        yield Path(local, "Microsoft", "Windows", "Fonts")
    yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")


def _home_and_shared() -> Iterator[Path]:
    """Yield the folders of the XDG Base Directory Specification, and those of macOS."""
    home = Path(os.environ.get("HOME", "/"))
    yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share", "fonts")
    yield home / ".fonts"
    if sys.platform == "darwin":
        yield home / "Library" / "Fonts"
        yield Path("/Library/Fonts")
        yield Path("/System/Library/Fonts")
    for folder in (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
        if folder:
            yield Path(folder, "fonts")
