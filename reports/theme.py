"""Themes: fonts, colours, band and logo, shared by the PDF, Word and HTML renderers.

A theme is a TOML file: a shipped one by its name (templates/themes/*.toml), or one
of the house by its path. It is checked when it is loaded, contrast included, and
everything wrong with it is said at once. docs/themes.md says how to write one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from reports.errors import (
    FileDeliveryError,
    InputError,
    ResourceError,
    ThemeError,
    UsageError,
    shown,
)
from reports.limits import SETTINGS_BYTES, THEME_FILE_BYTES
from reports.model.part import BriefingPart
from reports.model.text import Line
from reports.notices import Notice, Place, in_lines, mistake, show_place
from reports.readers.briefing.parsers.toml_values import parse_toml
from reports.resources import resource, resource_text

#: WCAG 2.1, success criterion 1.4.3: contrast of text with its background.
MIN_CONTRAST = 4.5
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
#: Colours of text with that of the ground they are read on.
_READ_TOGETHER = (
    *product(("ink", "muted", "accent", "alert", "link"), ("white", "tint")),
    ("band_ink", "band"),
    ("white", "accent"),
)

Band = Literal["full", "rule"]
PageSize = Literal["a4", "letter"]
#: Where shipped files of a theme lie: a file beside a house's theme goes before these.
Shelf = Literal["assets/fonts", "templates/word"]


def _check_colour(text: str) -> str:
    if _COLOUR.fullmatch(text):
        return text
    raise ValueError(f"found {shown(text)}, expected #RRGGBB")


def _file(*suffixes: str, remedy: str = "", mended: tuple[str, ...] = ()) -> AfterValidator:
    """Return what checks that a text is a file's name with one of `suffixes`.

    `remedy` is said of a file with a suffix out of `mended`.
    """

    def check(name: str) -> str:
        if Path(name).suffix.lower() in suffixes and is_plain_name(name):
            return name
        expected = " or ".join(suffixes)
        way_out = f"; {remedy}" if Path(name).suffix.lower() in mended else ""
        raise ValueError(
            f"found {shown(name)}, expected a file's name with {expected}, without folders{way_out}"
        )

    return AfterValidator(check)


Colour = Annotated[Line, AfterValidator(_check_colour)]
FontFile = Annotated[Line, _file(".ttf")]
WordTemplate = Annotated[
    Line,
    _file(
        ".docx",
        ".dotx",
        ".docm",
        ".dotm",
        remedy="open it in Word or LibreOffice and save it as .docx or .dotx",
        mended=(".doc", ".dot", ".odt", ".ott", ".rtf", ".pages", ".wps"),
    ),
]


class Family(BriefingPart):
    """The four files of a font family: static TrueType, in assets/fonts or beside the theme."""

    regular: FontFile
    bold: FontFile
    italic: FontFile
    bold_italic: FontFile


class Colours(BriefingPart):
    """Colours as ``#RRGGBB``.

    `ink` is text, `muted` small print, `accent` headings and table heads (white text
    on it), `alert` the marking and the band's rule, `band` and `band_ink` the title
    band and its text, `tint` panels and banding, `rule` hairlines, `link` links.
    """

    ink: Colour
    muted: Colour
    accent: Colour
    alert: Colour
    band: Colour
    band_ink: Colour
    tint: Colour
    rule: Colour
    link: Colour


class ThemeFields(BriefingPart):
    """What a theme's file may say.

    `band` is ``full`` (title on a coloured band) or ``rule`` (title on white above a
    rule), `page` the paper unless another is asked for. `word_body` and `word_heading`
    name fonts that Word users have. `organisation` is whose paper it is where a briefing
    does not say. `markings` are the handling markings that the house knows; empty: any.
    What has one of the markings `unmailed` is sent to nobody by mail.
    `logo` is a file beside the theme's, `word_template` one there or a shipped
    one; a logo without `logo_alt` is decoration. `extends` names the theme, shipped or
    beside this one, whose values hold where this one says nothing.
    """

    name: Line
    extends: Line | None = None
    body: Family
    heading: Family
    colours: Colours
    band: Band = "full"
    page: PageSize = "a4"
    word_body: Line = "Calibri"
    word_heading: Line = "Calibri"
    organisation: Line | None = None
    markings: tuple[Line, ...] = ()
    unmailed: tuple[Line, ...] = ()
    logo: Annotated[Line, _file(".png", ".jpg", ".jpeg", ".svg")] | None = None
    logo_alt: Line | None = None
    word_template: WordTemplate | None = None


class Theme(ThemeFields):
    """How a house looks. `folder` is where its theme lies, None for a shipped one.

    `said` are the fields that the house's own files name; the others are a shipped theme's.
    """

    folder: Path | None = None
    said: tuple[str, ...] = ()


#: The fields that name files, and the shelf each is looked for on.
_SHELVES: dict[str, Shelf | None] = {
    "body": "assets/fonts",
    "heading": "assets/fonts",
    "logo": None,
    "word_template": "templates/word",
}


@cache
def theme_names() -> tuple[str, ...]:
    """Return the names of the shipped themes, sorted."""
    folder = resource("templates/themes")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


def load_theme(name: str = "house") -> Theme:
    """Return the shipped theme `name`, or the theme in the file that it names.

    Raises:
        UsageError: if there is none of this name.
        FileDeliveryError: if the file cannot be read.
        ThemeError: everything that it lacks, holds too much or holds wrongly: files that
            are not there, and which two colours are too close, with their contrast.
    """
    if name in theme_names():
        return _shipped(name)
    path = Path(name)
    if path.suffix != ".toml":
        from difflib import get_close_matches

        near = get_close_matches(name, theme_names(), n=1)
        raise UsageError.of(
            "theme",
            name,
            f"one of: {', '.join(theme_names())}, or a path that ends in .toml",
            f"did you mean {near[0]!r}?" if near else "",
        )
    text = _theme_text(path, name)
    return _read(text, name, path.resolve().parent)


def _theme_text(path: Path, name: str) -> str:
    try:
        return _read_at_most(path, SETTINGS_BYTES).decode("utf-8")
    except OSError as error:
        raise FileDeliveryError.at(path, f"the theme cannot be read: {_why(error)}") from error
    except ValueError as error:
        raise ThemeError.at(path, f"the theme cannot be read: {_why(error)}") from error


def _why(error: OSError | ValueError) -> str:
    """Return why a file could not be read, in the system's words without its number."""
    words = error.strerror if isinstance(error, OSError) else None
    return words.lower() if words else str(error)


def theme_file(name: str, folder: Path | None, shelf: Shelf | None = None) -> bytes:
    """Return the bytes of a font, logo or Word template of a theme.

    `name` is a file's name without folders: the file beside the theme (in `folder`)
    if there is one, else the shipped file on `shelf`, if it may be one.

    Raises:
        ThemeError: if there is none, or the name leads elsewhere.
    """
    found = _find_file(name, folder, shelf)
    try:
        return _read_at_most(found, THEME_FILE_BYTES)
    except ValueError as error:
        raise ThemeError(f"the theme's file {shown(name)} cannot be read: {_why(error)}") from error


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


def _read(text: str, name: str, folder: Path | None, above: tuple[str, ...] = ()) -> Theme:
    try:
        parsed = parse_toml(text, name)
    except InputError as error:
        raise ThemeError(*error.notices) from error
    base, said = _extended(parsed.value.get("extends"), name, folder, above)
    table = {"name": Path(name).stem} | _laid_over(base, parsed.value)
    mistakes: list[Notice] = []
    fields = None
    try:
        fields = ThemeFields.model_validate(table)
    except InputError as error:
        mistakes += in_lines(error.notices, name, parsed.lines)
    for place, message in (*_weak_pairs(table), *_missing_files(table, folder)):
        line = parsed.lines.get(place) or parsed.lines.get(place[:1])
        mistakes.append(mistake("weak-theme", name, line, show_place(place), message))
    if mistakes or fields is None:
        raise ThemeError(*sorted(mistakes, key=lambda each: each.place.line or 0))
    # checked already: a second validator for the same fields would be built for nothing
    own = () if folder is None else tuple(sorted({*said, *parsed.value}))
    return Theme.model_construct(**dict(fields), folder=folder, said=own)


def _extended(
    base: object, name: str, folder: Path | None, above: tuple[str, ...]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what the theme says that `name` extends, nothing if it extends none.

    Beside it stand the fields that are the house's own words.
    """
    if not isinstance(base, str):
        return {}, ()
    files = (*above, Path(name).name)
    if base in theme_names():
        theme = _shipped(base)
    elif folder and base not in files and is_plain_name(base) and (folder / base).is_file():
        theme = _read(_theme_text(folder / base, base), base, folder, files)
    else:
        known = ", ".join(theme_names())
        raise ThemeError.at(
            name,
            f"found {shown(base)}",
            f"one of: {known}, or the .toml file of another theme beside this one, which does "
            "not extend this one in turn",
            part="extends",
        )
    return theme.model_dump(exclude={"name", "extends", "folder", "said"}), theme.said


def _laid_over(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Return the values of `base` and, in their place, those of `table`, table by table."""
    out = dict(base)
    for key, value in table.items():
        below = base.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        out[key] = below | value if both else value
    return out


def _weak_pairs(table: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield the pairs of colours whose contrast is too low, as far as they are colours."""
    found = table.get("colours")
    colours = {**(found if isinstance(found, dict) else {}), "white": "#FFFFFF"}
    for text, ground in _READ_TOGETHER:
        one, other = pair = str(colours.get(text)), str(colours.get(ground))
        if not all(map(_COLOUR.fullmatch, pair)):
            continue
        ratio = contrast(one, other)
        if ratio < MIN_CONTRAST:
            # cut, not rounded: 4.499 is not to be shown as 4.50
            yield (
                ("colours", ground if text == "white" else text),
                f"{text} {one} on {ground} {other} has a contrast "
                f"of {int(ratio * 100) / 100:.2f}, expected at least {MIN_CONTRAST}",
            )


def _missing_files(table: dict[str, Any], folder: Path | None) -> Iterator[tuple[Place, str]]:
    """Yield each file that the theme names and that is nowhere to be found."""
    for key, shelf in _SHELVES.items():
        value = table.get(key)
        named = value.items() if isinstance(value, dict) else [("", value)]
        for style, name in named:
            if isinstance(name, str) and is_plain_name(name):
                try:
                    _find_file(name, folder, shelf)
                except ThemeError as error:
                    yield (key, style) if style else (key,), str(error)


def is_plain_name(name: str) -> bool:
    """Return whether `name` is a file's name that leads to no other folder."""
    return Path(name).name == name and "\\" not in name and name.isprintable()
