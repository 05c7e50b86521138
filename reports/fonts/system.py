"""The fonts that a system has, found by script: the same files give the same choice.

The files of a list (assets/fonts/scripts.toml) are looked for by name in folders that the
command line knows. Where none of a script's is there, fontconfig is asked by language.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reports.fonts import font_file_name
from reports.resources import resource_text
from reports.slotted import frozen

_OTHER = "other"
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
#: What fontconfig tells of a font, and how it counts weights (fontconfig.h).
_FORMAT = "%{file}|%{index}|%{weight}|%{slant}|%{family[0]}\n"
_REGULAR, _BOLD = 80.0, 200.0
_SECONDS = 20


class FontPair(NamedTuple):
    """A font by its path and that for bold text, which may be the same; see `reports.fonts`."""

    regular: str
    bold: str


@frozen
class SystemFonts:
    """Where the fonts of a system are: folders, and fontconfig's ``fc-list`` if there is one.

    `damaged` are fonts that were found to be unusable, by their paths.
    """

    folders: tuple[str, ...]
    fc_list: str | None = None
    damaged: tuple[str, ...] = ()

    def pairs(self, script: str) -> tuple[FontPair, ...]:
        """Return the fonts for a script (`reports.fonts.char_scripts`), the first choice first."""
        found = _pairs(self.folders, self.fc_list, script)
        return tuple(each for each in found if not {*each}.intersection(self.damaged))

    def has(self, path: str) -> bool:
        """Return whether a font is one of the system's, and not known to be damaged."""
        return os.path.isabs(path) and path not in self.damaged  # noqa: PTH117 - of text


def look_again() -> None:
    """Forget which fonts a system has: some may have been installed since."""
    _pairs.cache_clear()
    _files.cache_clear()


def package_of(script: str) -> str:
    """Return the Debian package that has a font for a script."""
    return str(_entry(script)["package"])


@cache
def _table() -> dict[str, dict[str, object]]:
    import tomllib  # few documents need a font of the system

    return tomllib.loads(resource_text("assets/fonts/scripts.toml"))


def _entry(script: str) -> dict[str, object]:
    return _table().get(script) or _table()[_OTHER]


@lru_cache(maxsize=256)
def _pairs(folders: tuple[str, ...], fc_list: str | None, script: str) -> tuple[FontPair, ...]:
    entry, there = _entry(script), _files(folders)
    rows = entry["files"]
    assert isinstance(rows, list)  # noqa: S101  # a shipped file
    named = [[name.format(name=script) for name in row] for row in rows]
    found = tuple(_pair(row, there) for row in named if font_file_name(row[0]).lower() in there)
    language = str(entry["language"])
    return found or tuple(_asked(fc_list, language) if fc_list and language else ())


def _pair(row: Sequence[str], there: dict[str, str]) -> FontPair:
    paths = [
        there[file.lower()] + name.removeprefix(file)
        for name in row
        if (file := font_file_name(name)).lower() in there
    ]
    return FontPair(paths[0], paths[-1])


@lru_cache(maxsize=4)
def _files(folders: tuple[str, ...]) -> dict[str, str]:
    """Return the paths of all font files by their names in small letters; the first one counts."""
    found: dict[str, str] = {}
    for top in folders:
        for folder, below, names in os.walk(top):
            below.sort()
            for name in sorted(names):
                if name.lower().endswith(_SUFFIXES):
                    found.setdefault(name.lower(), str(Path(folder, name)))
    return found


def _asked(program: str, language: str) -> Iterator[FontPair]:
    """Yield the best font that fontconfig has for a language, upright and neither thin nor bold."""
    rows = sorted(_told(program, language))
    if rows:
        _, regular, family = min(rows, key=lambda row: abs(row[0] - _REGULAR))
        own = (row for row in rows if row[2] == family)
        yield FontPair(regular, min(own, key=lambda row: abs(row[0] - _BOLD))[1])


def _told(program: str, language: str) -> Iterator[tuple[float, str, str]]:
    """Yield the weight of each upright font of a language, its path and its family."""
    import subprocess

    try:
        told = subprocess.run(  # noqa: S603  # the path of a program that the command line found
            [program, "-f", _FORMAT, f":lang={language}:variable=false:slant=0"],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return
    for line in told.splitlines():
        file, number, weight, slant, family = (line.split("|", 4) + [""] * 4)[:5]
        if file.lower().endswith(_SUFFIXES) and slant == "0" and number.isdecimal():
            path = f"{file}#{number}" if number != "0" else file
            yield _number(weight), path, family


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0  # of a variable font, a range
