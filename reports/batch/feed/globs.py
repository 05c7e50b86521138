"""Names with wildcards, expanded as they are walked: no folder is ever listed as a whole.

The marks are those of shells: ``*``, ``?`` and ``[…]`` within a name, ``**`` for folders in
any depth. Hidden files and folders are met only by a pattern that names their full stop;
``**`` follows no link, so that a loop of links ends.
"""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

_MARKS = re.compile(r"[*?\[]")


def has_marks(pattern: str) -> bool:
    """Return whether a name holds a wildcard."""
    return _MARKS.search(pattern) is not None


def expand(pattern: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the path of each file, and its parts below the pattern's folder without wildcards.

    ``desk/**/*.yaml`` yields ``("desk/africa/a.yaml", ("africa", "a.yaml"))``.
    """
    parts = pattern.split("/")
    fixed = next(number for number, part in enumerate(parts) if has_marks(part))
    yield from _walk("/".join(parts[:fixed]), pattern.startswith("/"), (), parts[fixed:])


def entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder, in no order; one that cannot be read is empty."""
    with suppress(OSError, ValueError), os.scandir(folder or ".") as found:
        yield from found


def _walk(
    folder: str, is_rooted: bool, below: tuple[str, ...], parts: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    first, *rest = parts
    if first == "**":
        yield from _walk(folder, is_rooted, below, rest or ["*"])
    matches = re.compile(fnmatch.translate(first)).match
    for entry in entries(folder or ("/" if is_rooted else ".")):
        is_hidden = entry.name.startswith(".") and not first.startswith(".")
        if is_hidden or (first != "**" and not matches(entry.name)):
            continue
        path = f"{folder}/{entry.name}" if folder or is_rooted else entry.name
        inside = (*below, entry.name)
        if first == "**":
            if _is_dir(entry, follow=False):
                yield from _walk(path, is_rooted, inside, parts)
        elif rest:
            if _is_dir(entry, follow=True):
                yield from _walk(path, is_rooted, inside, rest)
        elif not _is_dir(entry, follow=True):
            yield path, inside


def _is_dir(entry: os.DirEntry[str], *, follow: bool) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=follow)
    return False
