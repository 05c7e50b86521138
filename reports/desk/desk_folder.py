"""The briefings of a folder: what lies in it, read and written whole.

A name that comes from outside is looked for among those that are there; it never becomes a path.
"""

from __future__ import annotations

import hashlib
import os
from itertools import count
from pathlib import Path

from reports.deliver.files import check_stem, read_file, reason, settle, write_files
from reports.deliver.files.reasons import writing
from reports.errors import FileChangedError, FileDeliveryError, UsageError
from reports.limits import BRIEFING_BYTES
from reports.slotted import frozen

_SUFFIXES = (".yaml", ".yml")
#: So often a file may change between being looked at and being written.
TRIES = 20


class UnknownBriefingError(FileDeliveryError):
    """No briefing of that name lies in the folder."""


@frozen
class Standing:
    """A briefing file as it stands: its `name`, and its bytes."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """What tells its bytes from others: SHA-256, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


class DeskFolder:
    """A folder with briefings, right below it; links are not followed."""

    def __init__(self, root: Path) -> None:
        """Look at the folder `root`, which must be there."""
        self.root = root

    def names(self) -> list[str]:
        """Return the names of the briefings' files, by the alphabet.

        Raises:
            FileDeliveryError: if the folder is gone, or may not be looked into.
        """
        return sorted(self._all())

    def _all(self) -> list[str]:
        try:
            with os.scandir(self.root) as entries:
                return [entry.name for entry in entries if _is_briefing(entry)]
        except OSError as error:
            raise FileDeliveryError.at(self.root, f"cannot be opened: {reason(error)}") from error

    def path(self, name: str) -> Path:
        """Return the path of a briefing.

        Raises:
            UnknownBriefingError: if there is none of that name.
        """
        if name not in self._all():
            raise UnknownBriefingError.at("", "no briefing of that name lies in the folder")
        return self.root / name

    def read(self, name: str) -> Standing:
        """Return a briefing as it stands.

        Raises:
            UnknownBriefingError: if there is none of that name.
            FileDeliveryError: if it cannot be read.
        """
        return Standing(name, read_file(self.path(name), BRIEFING_BYTES))

    def replace(self, standing: Standing, data: bytes) -> None:
        """Write a briefing in place of the one that was read.

        Raises:
            FileChangedError: if another one stands there by now.
            FileDeliveryError: if it cannot be written.
        """
        path = self.root / standing.name
        write_files([(path, data)], expected={path: standing.data})

    def add(self, stem: str, files: dict[str, bytes]) -> str:
        """Write new files that share a stem, by their suffixes; return the stem that was free.

        Nothing that stands there is replaced: “brief” becomes “brief-2”.

        Raises:
            FileDeliveryError: if they cannot be written.
        """
        stem = check_stem(stem)
        for left in reversed(range(TRIES)):
            free = self._free(stem)
            paths = [(self.root / f"{free}{suffix}", data) for suffix, data in files.items()]
            try:
                write_files(paths, expected={path: None for path, _ in paths})
            except FileChangedError:
                if not left:
                    raise
                continue  # another window has taken the name
            return free
        raise AssertionError("a loop of tries ends in one of them")

    def _free(self, stem: str) -> str:
        """Return the stem, or the first of those with a number, that no file has."""
        with writing(self.root):
            taken = {Path(entry).stem.casefold() for entry in os.listdir(self.root)}  # noqa: PTH208
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        return next(each for each in numbered if each.casefold() not in taken)


def checked_folder(root: Path) -> DeskFolder:
    """Return a folder to work in, rid of what a killed run has left in it.

    Raises:
        UsageError: if it is none, or may not be looked into.
    """
    folder = DeskFolder(root)
    try:
        folder.names()
    except FileDeliveryError as error:
        found = error.notices[0].found
        raise UsageError.at(str(root), found, "a folder with briefings") from error
    settle(root)
    return folder


def _is_briefing(entry: os.DirEntry[str]) -> bool:
    """Return whether this is a file of ours; a link may lead out of the folder."""
    name = entry.name
    try:
        name.encode()  # what is no text can be in no address
        return (
            name.lower().endswith(_SUFFIXES)
            and not name.startswith(".")
            and entry.is_file(follow_symlinks=False)
        )
    except (UnicodeEncodeError, OSError):
        return False
