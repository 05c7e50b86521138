"""Where outputs may go: never over a source, never two at one place.

Asked before anything is written, so that a refusal leaves everything as it was.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from reports.errors import UsageError


def refuse_collisions(outputs: Sequence[Path], inputs: Iterable[Path] = ()) -> None:
    """Check that no output is one of the files read, and no two outputs are one file.

    Files are compared as the disk sees them: another spelling, a link or, where letter
    case does not count, another case is the same file. Two new names that a disk
    may take for one are refused everywhere.

    Raises:
        UsageError: naming both.
    """
    sources = tuple(inputs)
    seen: dict[str, Path] = {}
    for output in outputs:
        for source in sources:
            if _is_same(output, source):
                raise UsageError(
                    f"{output} would be written over {source}, which is read; "
                    "choose another folder with --out, or another name"
                )
        other = seen.setdefault(_key(output), output)
        if other is not output:
            raise UsageError(
                f"{other} and {output} would both be written as {output.stem!r} into "
                f"{output.parent}; rename one, or build them apart with --out"
            )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _key(path: Path) -> str:
    """Return the name by which a disk may know `path`: no case, one way to write accents."""
    try:
        # a part of the path may be a link, and the file need not be there
        name = os.path.realpath(path)
    except (OSError, ValueError):
        name = str(path)
    return unicodedata.normalize("NFC", name).casefold()
