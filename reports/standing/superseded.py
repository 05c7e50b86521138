"""Files of an earlier briefing, standing where a build makes none of its own.

Whoever sends the folder's files would send yesterday's PDF with today's Word brief. Such a
file gets another name in the very change that writes the others, whoever made it: nothing is
lost, and nothing stands there as if it were of today. One of this very briefing stays.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from reports.deliver.files import read_file
from reports.errors import FileDeliveryError, InputError
from reports.limits import SOURCE_BYTES
from reports.model import Briefing
from reports.model.public import public
from reports.notices import Location, Notice
from reports.slotted import frozen

_PDF = ".pdf"
#: What every seal of a PDF has, in the open (ISO 32000-1, 7.6.1).
_SEAL = b"/ByteRange"
_OTHER = "not of this briefing"


@frozen
class SetAside:
    """What becomes of files that stand where none was made.

    `files` are for `write_files`: each goes, and what it holds stands under another name, which
    `names` tells. `expected` is what must stand there until then.
    """

    files: tuple[tuple[Path, bytes | None], ...]
    expected: Mapping[Path, bytes | None]
    names: Mapping[Path, Path]
    notices: tuple[Notice, ...]


def set_aside(
    places: Sequence[Path], ours: Briefing, to_be_sealed: Sequence[Path] = ()
) -> SetAside:
    """Return what is to become of the files that stand at `places`, where none was made.

    `ours` is the briefing that a build is made of, as it is at home. At the places
    `to_be_sealed` nothing stays that has no seal.

    Raises:
        FileDeliveryError: if one of them cannot be read.
    """
    files: list[tuple[Path, bytes | None]] = []
    expected: dict[Path, bytes | None] = {}
    names: dict[Path, Path] = {}
    notices: list[Notice] = []
    for path in filter(os.path.isfile, (*places, *to_be_sealed)):
        standing = read_file(path, SOURCE_BYTES)
        is_bare = path in to_be_sealed and _SEAL not in standing
        if not is_bare and is_of(standing, path.name, ours):
            notices.append(stays(str(path)))
            continue
        aside, is_there = _free_place(path, standing)
        notices.append(went(str(path), aside.name, "without a seal" if is_bare else _OTHER))
        names[path] = aside
        files.append((path, None))
        expected[path] = standing
        if not is_there:
            files.append((aside, standing))
            expected[aside] = None
    return SetAside(tuple(files), expected, names, tuple(notices))


def still_there(places: Sequence[Path], ours: Briefing) -> Iterator[Notice]:
    """Yield what is said of files that a build has left at `places`, since it made none at all."""
    for path in filter(os.path.isfile, places):
        try:
            is_ours = is_of(read_file(path, SOURCE_BYTES), path.name, ours)
        except FileDeliveryError:
            is_ours = False
        if not is_ours:
            found = "stands as it was: it is not of this briefing, and no new one was made"
            yield Notice("stale-file", found, place=Location(str(path)))


def seals_lost(files: Sequence[tuple[Path, bytes]]) -> tuple[Notice, ...]:
    """Return a warning for each sealed PDF that stands where one without a seal is to go."""
    return tuple(_seal_lost(path) for path, new in files if _loses_seal(path, new))


def _loses_seal(path: Path, new: bytes) -> bool:
    if path.suffix.lower() != _PDF or _SEAL in new or not path.is_file():
        return False
    return _SEAL in read_file(path, SOURCE_BYTES)


def _seal_lost(path: Path) -> Notice:
    found = "a sealed PDF stood here, and the one that was written has no seal"
    return Notice("seal-lost", found, remedy="--sign KEY seals it", place=Location(str(path)))


def is_of(data: bytes, name: str, ours: Briefing) -> bool:
    """Return whether a file is ours, untouched since, and of this very briefing.

    Only a PDF says so: formats that need no fonts are always made.
    """
    if not name.lower().endswith(_PDF):
        return False
    from reports.readers.own.pdf import read_pdf  # few builds look

    try:
        found = read_pdf(data, name)
    except InputError:
        return False
    return not found.notices and found.briefing in (ours, public(ours))


def aside_names(name: str) -> Iterator[str]:
    """Yield names for what was called `name`: ``a.old.pdf``, then ``a.old-2.pdf``."""
    path = PurePosixPath(name)
    yield f"{path.stem}.old{path.suffix}"
    number = 2
    while True:
        yield f"{path.stem}.old-{number}{path.suffix}"
        number += 1


def _free_place(path: Path, data: bytes) -> tuple[Path, bool]:
    """Return the first place beside `path` that is free, or holds these very bytes already."""
    for name in aside_names(path.name):
        place = path.with_name(name)
        if not os.path.lexists(place):
            return place, False
        if place.is_file() and read_file(place, SOURCE_BYTES) == data:
            return place, True
    raise AssertionError


def went(path: str, name: str, why: str = _OTHER) -> Notice:
    """Return what is said of a file that got another name, and `why`."""
    found = f"stood there, {why}, so it is called {name} now"
    return Notice("set-aside", found, place=Location(path))


def stays(path: str) -> Notice:
    """Return what is said of a file of this very briefing."""
    found = "stands as it was: it was made of this very briefing"
    return Notice("still-current", found, place=Location(path), severity="note")
