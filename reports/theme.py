"""Themes: fonts, colours, band and logo, shared by the PDF, Word and HTML renderers.

A theme is a TOML file: a shipped one by its name (templates/themes/*.toml), or one
of the house by its path. It is checked when it is loaded, contrast included, and
everything wrong with it is said at once. docs/themes.md tells how to write one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, get_args

from reports.errors import LONGEST_VALUE, ResourceError, ThemeError, shown
from reports.model.text import one_line
from reports.resources import resource, resource_text

#: WCAG 2.1, success criterion 1.4.3: contrast of text with its background.
MIN_CONTRAST = 4.5
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")

Band = Literal["full", "rule"]
PageSize = Literal["a4", "letter"]
#: Where shipped files of a theme lie: a file beside a house's theme goes before these.
Shelf = Literal["assets/fonts", "assets/logo", "templates/word"]

_MAX_THEME_BYTES = 64 * 1024
_MAX_FILE_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Family:
    """The four files of a font family: static TrueType, in assets/fonts or beside the theme."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as ``#RRGGBB``.

    `ink` is text, `muted` small print, `accent` headings and table heads (white text
    on it), `alert` the marking and the band's rule, `band` and `band_ink` the title
    band and its text, `tint` panels and banding, `rule` hairlines, `link` links.
    """

    ink: str
    muted: str
    accent: str
    alert: str
    band: str
    band_ink: str
    tint: str
    rule: str
    link: str


@dataclass(frozen=True, slots=True)
class Theme:
    """How a house looks.

    `band` is ``full`` (title on a coloured band) or ``rule`` (title on white above a
    rule), `page` the paper unless another is asked for. `word_body` and `word_heading`
    name fonts that Word users have. `logo` is a PNG, JPEG or SVG and `word_template` a .docx,
    beside the theme file or shipped.
    `folder` is where a theme of the house lies, None for a shipped one.
    """

    name: str
    body: Family
    heading: Family
    colours: Colours
    band: Band = "full"
    page: PageSize = "a4"
    word_body: str = "Calibri"
    word_heading: str = "Calibri"
    logo: str | None = None
    logo_alt: str | None = None
    word_template: str | None = None
    folder: Path | None = None


_TABLES: dict[str, type[Family] | type[Colours]] = {
    "body": Family,
    "heading": Family,
    "colours": Colours,
}
_SHELVES: dict[str, Shelf] = {
    "body": "assets/fonts",
    "heading": "assets/fonts",
    "logo": "assets/logo",
    "word_template": "templates/word",
}
_SUFFIXES = {
    "body": (".ttf",),
    "heading": (".ttf",),
    "logo": (".png", ".jpg", ".jpeg", ".svg"),
    "word_template": (".docx",),
}


def theme_names() -> tuple[str, ...]:
    """Return the names of the shipped themes, sorted."""
    folder = resource("templates/themes")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


def load_theme(name: str = "house") -> Theme:
    """Return the shipped theme `name`, or the theme in the file that it names.

    Raises:
        ThemeError: if there is none, or everything that it lacks, holds too much or
            holds wrongly, a line each: files that are not there, and which two
            colours are too close, with their contrast.
    """
    if name in theme_names():
        return _shipped(name)
    path = Path(name)
    if path.suffix != ".toml":
        raise ThemeError(
            f"there is no theme {name!r}; the themes are: {', '.join(theme_names())}, "
            "or a path that ends in .toml"
        )
    try:
        text = _read_at_most(path, _MAX_THEME_BYTES).decode("utf-8")
        folder = path.resolve().parent
    except (OSError, ValueError) as error:
        raise ThemeError(f"the theme {name!r} cannot be read: {error}") from error
    return _read(text, name, folder)


def theme_file(name: str, folder: Path | None, shelf: Shelf) -> bytes:
    """Return the bytes of a font, logo or Word template of a theme.

    `name` is a file's name without folders: the file beside the theme (in `folder`)
    if there is one, else the shipped file on `shelf`.

    Raises:
        ThemeError: if there is none, or the name leads elsewhere.
    """
    found = _find_file(name, folder, shelf)
    try:
        return _read_at_most(found, _MAX_FILE_BYTES)
    except (OSError, ValueError) as error:
        raise ThemeError(f"the theme's file {name!r} cannot be read: {error}") from error


def _find_file(name: str, folder: Path | None, shelf: Shelf) -> Traversable:
    if Path(name).name != name or "\\" in name or "\0" in name:
        raise ThemeError(f"found {shown(name)}, expected a file's name without folders")
    try:
        if folder is not None and (folder / name).is_file():
            return folder / name
        return resource(f"{shelf}/{name}")
    except (OSError, ResourceError) as error:
        beside = "beside the theme or " if folder else ""
        raise ThemeError(f"the file {shown(name)} is not {beside}in {shelf}") from error


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=16)
def _shipped(name: str) -> Theme:
    return _read(resource_text(f"templates/themes/{name}.toml"), name, None)


def _read_at_most(path: Traversable, limit: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit // 1024} KB")
    return data


def _read(text: str, name: str, folder: Path | None) -> Theme:
    try:
        table = tomllib.loads(text)
    # RecursionError: brackets within brackets; ValueError: also a number of 5,000 digits
    except (ValueError, RecursionError) as error:
        raise ThemeError(f"{name}: {error}") from error
    table.setdefault("name", Path(name).stem)
    wrong = list(_wrong_keys(table))
    if not wrong:
        wrong = [*_wrong_values(table), *_missing_files(table, folder)]
    if wrong:
        raise ThemeError(*(f"{name}: {line}" for line in wrong))
    parts: dict[str, Any] = {key: kind(**table.pop(key)) for key, kind in _TABLES.items()}
    return Theme(**parts, **table, folder=folder)


def _wrong_keys(table: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each table with a key missing or one that is not known."""
    yield from _compare("", Theme, table.keys())
    for key, kind in _TABLES.items():
        part = table.get(key)
        if isinstance(part, dict):
            yield from _compare(f"{key}: ", kind, part.keys())
        elif key in table:
            yield f"{key}: found {shown(part)}, expected a table"


def _compare(where: str, kind: type[Any], keys: Iterable[str]) -> Iterator[str]:
    # where the theme lies is not for the file to say
    known = {field.name: field for field in fields(kind) if field.name != "folder"}
    missing = {name for name, field in known.items() if field.default is MISSING} - set(keys)
    for what, names in (("missing", missing), ("not known", set(keys) - known.keys())):
        if names:
            yield f"{where}{what}: {', '.join(map(_shown_key, sorted(names)))}"


def _wrong_values(table: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each value of the wrong kind, or for each pair without contrast."""
    for key, value in table.items():
        if key not in _TABLES and not _is_line(value):
            yield f"{key}: found {shown(value)}, expected one line of text"
    for key, known in (("band", get_args(Band)), ("page", get_args(PageSize))):
        if table.get(key, known[0]) not in known:
            yield f"{key}: found {shown(table[key])}, expected one of: {', '.join(known)}"
    for key, suffixes in _SUFFIXES.items():
        for where, value in _files(table, key):
            if not (_is_line(value) and Path(value).suffix.lower() in suffixes):
                expected = " or ".join(suffixes)
                yield f"{where}: found {shown(value)}, expected a file's name with {expected}"
    wrong = {
        key: value
        for key, value in table["colours"].items()
        if not (isinstance(value, str) and _COLOUR.fullmatch(value))
    }
    for key, value in wrong.items():
        yield f"colours: {key}: found {shown(value)}, expected #RRGGBB"
    if not wrong:
        yield from _weak_pairs(table["colours"])


def _weak_pairs(colours: dict[str, str]) -> Iterator[str]:
    colours = colours | {"white": "#FFFFFF"}
    inks, papers = ("ink", "muted", "accent", "alert", "link"), ("white", "tint")
    pairs = [(ink, paper) for ink in inks for paper in papers]
    for text, ground in [*pairs, ("band_ink", "band"), ("white", "accent")]:
        ratio = contrast(colours[text], colours[ground])
        if ratio < MIN_CONTRAST:
            # cut, not rounded: 4.499 is not to be shown as 4.50
            yield (
                f"colours: {text} {colours[text]} on {ground} {colours[ground]} has a contrast "
                f"of {int(ratio * 100) / 100:.2f}, expected at least {MIN_CONTRAST}"
            )


def _missing_files(table: dict[str, Any], folder: Path | None) -> Iterator[str]:
    """Yield a line for each file that the theme names and that is nowhere to be found."""
    for key, shelf in _SHELVES.items():
        for where, name in _files(table, key):
            try:
                _find_file(name, folder, shelf)
            except ThemeError as error:
                yield f"{where}: {error}"


def _files(table: dict[str, Any], key: str) -> Iterator[tuple[str, Any]]:
    """Yield each file named under `key`, with its place for a message."""
    if key in _TABLES:
        yield from ((f"{key}: {style}", name) for style, name in table[key].items())
    elif key in table:
        yield key, table[key]


def _is_line(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(value) and one_line(value) == value
    except ValueError:
        return False


def _shown_key(key: str) -> str:
    return key if key.isidentifier() and len(key) <= LONGEST_VALUE else shown(key)
