"""Packs in a folder: each a group of files that is written whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reports.batch.stores.store import Pack, PackMarks
from reports.deliver.files import read_file, refuse_collisions, settle, write_files
from reports.errors import FileDeliveryError, ReportsError
from reports.limits import SOURCE_BYTES
from reports.standing.protected import check_standing
from reports.standing.superseded import set_aside


@dataclass(frozen=True)
class FolderStore:
    """A folder that all workers see by the same path; see `Store`."""

    folder: Path
    _ready: set[Path] = field(default_factory=set, compare=False, repr=False)

    shares_disk = True

    def __reduce__(self) -> tuple[type[FolderStore], tuple[Path]]:
        return FolderStore, (self.folder,)

    def holds(self, source: str) -> bool:
        """Return whether a source lies below the folder, wherever links lead."""
        folder = os.path.realpath(self.folder)
        try:
            return os.path.commonpath((os.path.realpath(source), folder)) == folder
        except ValueError:  # on another drive
            return False

    def ready(self, name: str) -> None:
        """Make the folder of a name and put back what a killed run has left, once each."""
        parent = (self.folder / name).parent
        if parent not in self._ready:
            self._ready.add(parent)
            with suppress(OSError, ReportsError):
                parent.mkdir(parents=True, exist_ok=True)
                settle(parent)

    def check(self, paths: Sequence[str], read: Iterable[str | Path]) -> None:
        """Refuse what would be written over what is read, or is reached by a link."""
        planned = [self.folder / path for path in paths]
        refuse_collisions(planned, (Path(each) for each in read))
        real = os.path.realpath(self.folder)
        for path, each in zip(paths, planned, strict=True):
            if os.path.realpath(each) != os.path.join(  # noqa: PTH118 - compared as text
                real, Path(path)
            ):
                raise FileDeliveryError.at(
                    each, "is reached by a link, which a batch does not follow", remedy="remove it"
                )

    def write(self, pack: Pack) -> PackMarks:
        """Write a pack as one change of the folder."""
        files = [(self.folder / each.path, each.data) for each in pack.files]
        standing = check_standing(files, pack.briefing, pack.source)
        aside = set_aside([self.folder / each for each in pack.missing], pack.briefing)
        write_files([*files, *aside.files], expected={**standing, **aside.expected})
        return PackMarks(
            tuple({} for _ in files),
            {self._path(old): self._path(new) for old, new in aside.names.items()},
        )

    def _path(self, place: Path) -> str:
        return place.relative_to(self.folder).as_posix()

    def stands(self, output: Mapping[str, Any]) -> bool:
        """Return whether a file has the digest that its record says."""
        try:
            data = read_file(self.folder / output["path"], SOURCE_BYTES)
        except FileDeliveryError:
            return False
        return bool(hashlib.sha256(data).hexdigest() == output["sha256"])

    def settle(self, names: Iterable[str]) -> None:
        """Put back groups of files that were cut short; what cannot be is told when it is met."""
        for folder in {(self.folder / name).parent for name in names}:
            with suppress(ReportsError):
                settle(folder)
