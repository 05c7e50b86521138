"""Where the shipped files are: templates and assets, in a checkout and in a wheel.

The only module that knows. In a wheel both folders lie inside the package; in a
checkout (and an editable install) they lie beside it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache, lru_cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from reports.errors import ResourceError


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


def resource_path(name: str) -> AbstractContextManager[Path]:
    """Return a context that holds the shipped file `name` as a real path on disk."""
    return as_file(resource(name))
