"""Where the shipped files are: templates and assets, in a checkout and in a wheel.

The only module that knows. In a wheel both folders lie inside the package; in a
checkout (and an editable install) they lie beside it.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from reports.errors import ResourceError, UsageError, shown


@cache
def _root() -> Traversable:
    package = files("reports")
    if package.joinpath("templates").is_dir():
        return package
    return Path(str(package)).parent


def resource(name: str) -> Traversable:
    """Return the shipped file or folder `name`, such as ``"templates/labels/en.toml"``.

    Raises:
        ResourceError: if there is none, or the name would leave the shipped folders.
    """
    path = PurePosixPath(name)
    shipped = path.parts[:1] in (("templates",), ("assets",))
    if not shipped or ".." in path.parts or "\\" in name or "\0" in name:
        raise ResourceError(f"{name!r} is not the name of a shipped file")
    found = _root().joinpath(*path.parts)
    if not (found.is_file() or found.is_dir()):
        raise ResourceError(f"the shipped file {name!r} is missing: install briefpack again")
    return found


@lru_cache(maxsize=64)
def resource_text(name: str) -> str:
    """Return the text of the shipped file `name` (UTF-8)."""
    return resource(name).read_text(encoding="utf-8")


def resource_bytes(name: str) -> bytes:
    """Return the bytes of the shipped file `name`."""
    return resource(name).read_bytes()


def check_templates(folder: Path) -> None:
    """Check that a folder of the house replaces a shipped template, as it is meant to.

    Raises:
        UsageError: if it is no folder, or has no file with the name of a template.
    """
    # os.path, since a Path raises where a name is too long for the disk
    if not os.path.isdir(folder):  # noqa: PTH112
        found = "a file" if os.path.lexists(folder) else "nothing"
        said = f"found {found} at {shown(str(folder))}"
        raise UsageError.at("", said, "a folder with templates", part="templates")
    names = template_names()
    misplaced = [name for name in names if (folder / PurePosixPath(name).name).is_file()]
    if misplaced:
        raise UsageError.at(
            folder,
            f"found {PurePosixPath(misplaced[0]).name} outside its folder",
            misplaced[0],
            "move it there",
        )
    if any((folder / name).is_file() for name in names):
        return
    raise UsageError.at(
        folder, "found no file that replaces a template", f"one of: {', '.join(names)}"
    )


def replaces_templates(folder: Path | None, room: str) -> bool:
    """Return whether a folder of the house replaces templates of a format, such as ``text``."""
    if folder is None:
        return False
    return any(
        (folder / name).is_file() for name in template_names() if name.startswith(f"{room}/")
    )


@cache
def template_names() -> tuple[str, ...]:
    """Return the templates that a house may replace, such as ``text/_head.txt.j2``."""
    folders = [folder for folder in resource("templates").iterdir() if folder.is_dir()]
    return tuple(
        sorted(
            f"{folder.name}/{file.name}"
            for folder in folders
            for file in folder.iterdir()
            if file.name.endswith(".j2")
        )
    )
