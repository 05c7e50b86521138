"""The files that a theme names: fonts, a logo, a Word template."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from reports.errors import ResourceError, ThemeError, shown
from reports.fonts import font_file_name
from reports.limits import THEME_FILE_BYTES
from reports.notices import Place
from reports.resources import resource

#: Where shipped files of a theme lie: a file beside a house's theme goes before these.
Shelf = Literal["assets/fonts", "templates/word"]
#: The fields that name files, and the shelf each is looked for on.
_SHELVES: dict[str, Shelf | None] = {
    "body": "assets/fonts",
    "heading": "assets/fonts",
    "fallback": "assets/fonts",
    "logo": None,
    "word_template": "templates/word",
}


def theme_file(name: str, folder: Path | None, shelf: Shelf | None = None) -> bytes:
    """Return the bytes of a font, logo or Word template of a theme.

    `name` is a file's name without folders: the file beside the theme (in `folder`)
    if there is one, else the shipped file on `shelf`, if it may be one.

    Raises:
        ThemeError: if there is none, or the name leads elsewhere.
    """
    found = _find_file(name, folder, shelf)
    try:
        return read_at_most(found, THEME_FILE_BYTES)
    except ValueError as error:
        raise ThemeError(
            f"the theme's file {shown(name)} cannot be read: {why_not(error)}"
        ) from error


def _find_file(name: str, folder: Path | None, shelf: Shelf | None) -> Traversable:
    if not is_plain_name(name):
        raise ThemeError(f"found {shown(name)}, expected a file's name without folders")
    try:
        if folder is not None and (folder / name).is_file():
            return folder / name
        if shelf is not None:
            return resource(f"{shelf}/{name}")
    except (OSError, ResourceError):
        pass
    places = filter(None, ("beside the theme" if folder else None, shelf and f"in {shelf}"))
    raise ThemeError(f"the file {shown(name)} is not {' or '.join(places) or 'there'}")


def missing_files(table: dict[str, Any], folder: Path | None) -> Iterator[tuple[Place, str]]:
    """Yield each file that the theme names and that is nowhere to be found."""
    for key, shelf in _SHELVES.items():
        value = table.get(key)
        named = value.items() if isinstance(value, dict) else [("", value)]
        for style, names in named:
            for name in names if isinstance(names, list | tuple) else [names]:
                if isinstance(name, str) and is_plain_name(name):
                    try:
                        _find_file(font_file_name(name), folder, shelf)
                    except ThemeError as error:
                        yield (key, style) if style else (key,), str(error)


def read_at_most(path: Traversable, limit: int) -> bytes:
    """Return the bytes of a file; a ValueError says that it has more than `limit`."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit // 1024} KB")
    return data


def why_not(error: OSError | ValueError) -> str:
    """Return why a file could not be read, in the system's words without its number."""
    words = error.strerror if isinstance(error, OSError) else None
    return words.lower() if words else str(error)


def is_plain_name(name: str) -> bool:
    """Return whether `name` is a file's name that leads to no other folder."""
    return Path(name).name == name and "\\" not in name and name.isprintable()
