"""Reads themes: the shipped by their names, a house's by their paths."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reports.errors import FileDeliveryError, InputError, ThemeError, UsageError, shown
from reports.limits import SETTINGS_BYTES
from reports.notices import Notice, in_lines, mistake, show_place
from reports.readers.briefing.parsers.toml_values import parse_toml
from reports.resources import resource, resource_text
from reports.theme.contrasts import weak_pairs
from reports.theme.files import is_plain_name, missing_files, read_at_most, why_not
from reports.theme.theme_model import Theme, ThemeFields


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
        return read_at_most(path, SETTINGS_BYTES).decode("utf-8")
    except OSError as error:
        raise FileDeliveryError.at(path, f"the theme cannot be read: {why_not(error)}") from error
    except ValueError as error:
        raise ThemeError.at(path, f"the theme cannot be read: {why_not(error)}") from error


@lru_cache(maxsize=16)
def _shipped(name: str) -> Theme:
    return _read(resource_text(f"templates/themes/{name}.toml"), name, None)


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
    for place, message in (*weak_pairs(table), *missing_files(table, folder)):
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
