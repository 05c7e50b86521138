"""Files that stand where a build wants to write: a person's work stays where it is.

A Word brief that holds edits is not replaced; the message names the command that brings
them home. A file that is read in this run is never written over.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reports.deliver.files import read_file
from reports.errors import EditedFileError
from reports.fonts import font_file_name
from reports.limits import SOURCE_BYTES
from reports.look import Look
from reports.model import Briefing
from reports.renderers.registry import get_renderer
from reports.resources import template_names
from reports.sources import source_stem
from reports.wordfile.seal import is_sealed

if TYPE_CHECKING:
    from reports.revision.guard import Held

_WORD = ".docx"
_YAML = (".yaml", ".yml")
_BRIEFINGS = (*_YAML, ".json", ".toml")
#: What is said of a brief that nobody can bring home.
_STAYS = {
    "unreadable": "is no brief that briefpack can read",
    "put-in": "holds what somebody put in and no briefing can hold",
}


def check_standing(
    files: Sequence[tuple[Path, bytes]], ours: Briefing, source: str | Path | None
) -> Mapping[Path, bytes | None]:
    """Return what stands where Word briefs are to go, None where nothing does.

    Args:
        files: the files to be written.
        ours: the briefing that they are made of, as it is at home.
        source: where that lies: a path, ``-`` or None for the sample.

    Raises:
        EditedFileError: if one of them holds edits that `ours` does not have.
    """
    found: dict[Path, bytes | None] = {}
    for path, new in files:
        if path.suffix.lower() != _WORD or os.path.isdir(path):  # noqa: PTH112 - never raises
            continue
        standing = read_file(path, SOURCE_BYTES) if os.path.exists(path) else None  # noqa: PTH110
        held = held_edits(standing, str(path), ours, new)
        if held is not None and held.kind in _STAYS:
            raise EditedFileError.at(
                path,
                f"{_STAYS[held.kind]}, so nothing was written over it ({held.why})",
                remedy="move it away, or replace it with --force",
            )
        if held is not None:
            what = "holds edits" if held.kind == "edits" else "was changed, and carries no base"
            command = read_command(path, source, based=held.kind != "base")
            raise EditedFileError.at(
                path,
                f"{what}, so nothing was written (--force replaces the file)",
                remedy=f"bring them home with: {command}",
            )
        found[path] = standing
    return found


def held_edits(standing: bytes | None, name: str, ours: Briefing, new: bytes) -> Held | None:
    """Return what keeps the brief `name` where it stands, None if `new` may take its place.

    `ours` is the briefing that `new` is made of. Most briefs are untouched, and need no reading.
    """
    if standing is None or is_sealed(standing):
        return None
    from reports.revision.guard import find_edits

    return find_edits(standing, name, ours, new)


def read_command(path: Path, source: str | Path | None, *, based: bool) -> str:
    """Return the command line that brings the edits in the brief at `path` home.

    Args:
        path: the edited brief.
        source: what it was made of, as in `check_standing`.
        based: whether the brief carries its base.
    """
    import shlex

    home = None if source is None or str(source) == "-" else Path(source)
    words = ["briefpack", "read", _argument(path)]
    kind = home.suffix.lower() if home else ""
    if home and kind in _YAML:
        words += ["--into", _argument(home)]
    else:
        words += ["-o", _argument(_free_name(home or Path(source_stem(source))))]
    if home and kind in _BRIEFINGS and not based:
        words += ["--base", _argument(home)]
    return shlex.join(words)


def planned_files(stems: Iterable[str], formats: Iterable[str], out: Path) -> list[Path]:
    """Return the files that a build writes, as `Output` names them."""
    suffixes = [get_renderer(name).suffix for name in dict.fromkeys(formats)]
    return [out / (stem + suffix) for stem in stems for suffix in suffixes]


def files_read(sources: Iterable[str | Path | None], look: Look, theme_name: str) -> Iterator[Path]:
    """Yield the files that a build reads: sources, a theme of the house, and its templates."""
    theme, templates = look.theme, look.templates
    yield from (Path(each) for each in sources if each is not None and str(each) != "-")
    if theme.folder is not None:
        yield Path(theme_name)
        fonts = (file for family in (theme.body, theme.heading) for _, file in family)
        spare = (*theme.fallback.fonts, *theme.fallback.bold)
        beside = filter(None, (theme.logo, theme.word_template, *fonts, *spare))
        yield from (theme.folder / font_file_name(each) for each in beside)
    if templates is not None:
        yield from (templates / each for each in template_names())


def _argument(path: Path) -> str:
    """Return a path as an argument that cannot be taken for an option."""
    text = str(path)
    return f"./{text}" if text.startswith("-") else text


def _free_name(path: Path) -> Path:
    """Return the name of a YAML file beside `path` that is not there yet."""
    names = [path.with_suffix(".yaml"), path.with_name(f"{path.stem}-edited.yaml")]
    return next((name for name in names if not name.exists()), names[-1])
