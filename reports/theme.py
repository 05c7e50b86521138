"""Themes: fonts, colours, band and logo, shared by the PDF, Word and HTML renderers.

A theme is a TOML file: a shipped one by its name (templates/themes/*.toml), or one
of the house by its path. It is checked when it is loaded, contrast included.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from reports.errors import ThemeError
from reports.resources import resource, resource_text

#: WCAG 2.1, success criterion 1.4.3: contrast of text with its background.
MIN_CONTRAST = 4.5
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


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
    rule). `word_body` and `word_heading` name fonts that Word users have. `logo` is a
    PNG or SVG and `word_template` a .docx, beside the theme file or shipped.
    `folder` is where a theme of the house lies, None for a shipped one.
    """

    name: str
    body: Family
    heading: Family
    colours: Colours
    band: Literal["full", "rule"] = "full"
    word_body: str = "Calibri"
    word_heading: str = "Calibri"
    logo: str | None = None
    logo_alt: str | None = None
    word_template: str | None = None
    folder: Path | None = None


def theme_names() -> tuple[str, ...]:
    """Return the names of the shipped themes, sorted."""
    folder = resource("templates/themes")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


@lru_cache(maxsize=16)
def load_theme(name: str = "house") -> Theme:
    """Return the shipped theme `name`, or the theme in the file that it names.

    Raises:
        ThemeError: if there is none, or what it lacks or holds too much, or which
            two colours are too close, with their contrast.
    """
    if name in theme_names():
        return _read(resource_text(f"templates/themes/{name}.toml"), name, None)
    path = Path(name)
    if path.suffix != ".toml":
        raise ThemeError(
            f"there is no theme {name!r}; the themes are: {', '.join(theme_names())}, "
            "or a path that ends in .toml"
        )
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise ThemeError(f"the theme {name!r} cannot be read: {error}") from error
    return _read(text, name, path.resolve().parent)


def _read(text: str, name: str, folder: Path | None) -> Theme:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"{name}: {error}") from error
    body = _part(Family, table.pop("body", None), f"{name}: body")
    heading = _part(Family, table.pop("heading", None), f"{name}: heading")
    colours = _part(Colours, table.pop("colours", None), f"{name}: colours")
    table.setdefault("name", Path(name).stem)
    parts = {"body": body, "heading": heading, "colours": colours, "folder": folder}
    theme = _part(Theme, table | parts, name)
    _check_contrast(theme)
    return theme


def _part(kind: Any, table: object, where: str) -> Any:
    """Return a `kind` made of `table`, or say every key that is wrong."""
    if not isinstance(table, dict):
        raise ThemeError(f"{where}: expected a table")
    known = [field for field in fields(kind)]
    needed = {f.name for f in known if f.default is MISSING}
    missing, extra = needed - table.keys(), table.keys() - {f.name for f in known}
    if missing or extra:
        raise ThemeError(
            "; ".join(
                f"{where}: {what}: {', '.join(sorted(names))}"
                for what, names in (("missing", missing), ("not known", extra))
                if names
            )
        )
    return kind(**table)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _check_contrast(theme: Theme) -> None:
    colours = {f.name: getattr(theme.colours, f.name) for f in fields(Colours)}
    for key, value in colours.items():
        if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
            raise ThemeError(f"{theme.name}: colours: {key} is {value!r}, expected #RRGGBB")
    colours["white"] = "#FFFFFF"
    paper = ("white", "tint")
    pairs = [
        (text, ground) for text in ("ink", "muted", "accent", "alert", "link") for ground in paper
    ]
    for text, ground in [*pairs, ("band_ink", "band"), ("white", "accent")]:
        ratio = contrast(colours[text], colours[ground])
        if ratio < MIN_CONTRAST:
            raise ThemeError(
                f"{theme.name}: colours: {text} {colours[text]} on {ground} {colours[ground]} "
                f"has a contrast of {ratio:.2f}, expected at least {MIN_CONTRAST}"
            )
