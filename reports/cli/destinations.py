"""Where the files of a command may go, and what is refused before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from reports.errors import UsageError, shown


def refuse(option: str, found: str, expected: str, remedy: str = "") -> NoReturn:
    """Refuse what an option asks for.

    Raises:
        UsageError: always, about the option.
    """
    raise UsageError.at("", found, expected, remedy, part=option)


def refuse_formats(targets: Iterable[str | None]) -> None:
    """Refuse the names of formats where files are asked for: ``--to pdf docx``.

    Raises:
        UsageError: if a target is one.
    """
    from reports.renderers.registry import renderer_names

    missing = [each for each in targets if each is not None and not _stands(each)]
    known = renderer_names() if missing else ()
    for target in missing:
        if target.lower() in known:
            several = "several formats go with commas between them, such as --to pdf,docx"
            raise UsageError.of("SOURCE", target, "a file", several)


def _stands(target: str) -> bool:
    try:
        return Path(target).exists()
    except OSError:  # whoever reads it says why it cannot be
        return True


def format_of(output: Path, asked: Sequence[str] | None) -> str:
    """Return the format of the one file: the one asked for, or the one that its suffix means.

    Raises:
        UsageError: if that is none, or several.
    """
    from reports.renderers.registry import get_renderer, renderer_names

    if asked and len(asked) > 1:
        refuse("-o", f"found {len(asked)} formats for the file {output}", "one")
    if str(output) == "-":
        if not asked:
            refuse("-o", "found no format for standard output", "one by --to")
        return asked[0]
    suffixes = {n: get_renderer(n).suffix for n in (asked or renderer_names())}
    fitting = [n for n, suffix in suffixes.items() if output.name.lower().endswith(suffix)]
    if not fitting:
        known = ", ".join(suffixes.values())
        found = f"found {shown(str(output))}, whose suffix is that of no format"
        refuse("-o", found, f"one of: {known}")
    return fitting[0]


def _suffixes() -> set[str]:
    from reports.renderers.registry import get_renderer, renderer_names

    return {get_renderer(name).suffix for name in renderer_names()}


def check_folder(out: Path, one_file: str, standard_output: str) -> None:
    """Refuse a file, standard output, or what looks like a file, where a folder is asked for.

    What the command has for one who wants a file, or standard output, is said with it.

    Raises:
        UsageError: if `out` is one of them.
    """
    if str(out) == "-":
        refuse("--out", "found -, standard output", "a folder", standard_output)
    # os.path, since a Path raises where a name is too long for the disk
    is_file, is_folder = os.path.isfile(out), os.path.isdir(out)  # noqa: PTH112, PTH113
    is_named = bool(out.suffix) and not is_folder  # else no renderer need be loaded
    if is_file or (is_named and out.suffix.lower() in _suffixes()):
        raise UsageError.of("--out", str(out), "a folder, no file", one_file)
