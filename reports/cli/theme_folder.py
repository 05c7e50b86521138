"""The folder of a new theme: all that a house may change, as it ships, to begin with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from reports.deliver.files import check_stem, write_files
from reports.errors import FileDeliveryError, UsageError, shown
from reports.resources import resource_bytes, resource_text, template_names
from reports.theme import Theme, load_theme, theme_names

_SHELF = "templates/themes"
#: Keys that a shipped theme leaves open, for the house to fill in.
_OPEN = """\
word_template = "briefing.docx"
# page = "letter"
# organisation = "Example Ministry"
# logo = "crest.svg"
# logo_alt = "The crest of the ministry"
# markings = ["INTERNAL", "RESTRICTED"]
"""


def write_theme_folder(folder: Path, base: str = "house") -> tuple[Path, ...]:
    """Write a theme, its Word template and the other templates into a new folder.

    `base` is the shipped theme to begin from. Returns the files that were written.

    Raises:
        UsageError: if no theme that ships has the name `base`.
        FileDeliveryError: if something stands in the folder, it cannot be written, or its
            name is none for a file.
    """
    if base not in theme_names():
        raise UsageError.of("from", base, f"one of: {', '.join(theme_names())}")
    name = check_stem(folder.resolve().name)
    _refuse_standing(folder)
    files = [(folder / each, data) for each, data in _files(name, folder, load_theme(base))]
    write_files(files, expected=dict.fromkeys(path for path, _ in files))
    return tuple(path for path, _ in files)


def _refuse_standing(folder: Path) -> None:
    try:
        stands = folder.is_file() or (folder.is_dir() and any(folder.iterdir()))
    except OSError as error:
        raise FileDeliveryError.at(folder, f"it cannot be looked into: {error.strerror}") from error
    if stands:
        raise FileDeliveryError.at(
            folder,
            f"found something at {shown(str(folder))}",
            "nothing, or an empty folder",
            "choose another name: what stands there is never written over",
        )


def _files(name: str, folder: Path, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the folder: its name in it, and its bytes."""
    from reports.renderers.word.editable import editable_template

    about = resource_text(f"{_SHELF}/folder/README.md")
    said = about.format(name=name, base=theme.name, folder=folder.as_posix())
    yield "README.md", said.encode("utf-8")
    yield "theme.toml", _theme_text(name, theme.name).encode("utf-8")
    yield "briefing.docx", editable_template(theme)
    for template in template_names():
        yield template, resource_bytes(f"templates/{template}")


def _theme_text(name: str, base: str) -> str:
    """Return the theme's file: the shipped one, under its new name."""
    said = re.sub(r"\A(?:#[^\n]*\n)+", "", resource_text(f"{_SHELF}/{base}.toml"))
    head = f"# Begun from the theme {base}. README.md says what is in this folder.\n"
    # a string of JSON is one of TOML
    return f"{head}name = {json.dumps(name, ensure_ascii=False)}\n{_OPEN}{said}"
