"""What a batch asks of the place where its packs go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, Protocol

from reports.model import Briefing
from reports.slotted import frozen


@frozen
class PackFile:
    """A file of a pack: its place below the store, such as ``africa/a.pdf``, and its bytes."""

    path: str
    media_type: str
    data: bytes


@frozen
class Pack:
    """The files that were made of one briefing.

    `source` is where that lies, for what is said of a brief that holds edits; ``-`` if
    nowhere. `missing` are the places of files that could not be made.
    """

    files: tuple[PackFile, ...]
    briefing: Briefing
    source: str
    missing: tuple[str, ...] = ()


@frozen
class PackMarks:
    """What came of a pack: of each file what its record says beside its digest.

    `aside` tells where what stood in the place of a missing file is now (`standing.superseded`).
    """

    marks: tuple[Mapping[str, Any], ...]
    aside: Mapping[str, str] = field(default_factory=dict)


class Store(Protocol):
    """Takes packs. It goes from process to process, so it holds no connection."""

    @property
    def shares_disk(self) -> bool:
        """Whether workers reach it by a path, so that they see the files of this machine."""

    def holds(self, source: str) -> bool:
        """Return whether a source lies where packs go."""

    def ready(self, name: str) -> None:
        """Make ready the place of a name's files; what is wrong with it, `write` will say."""

    def check(self, paths: Sequence[str], read: Iterable[str | Path]) -> None:
        """Refuse files that may not go where they would go, before anything is built.

        Raises:
            UsageError: if one of them would be written over what is `read`.
            FileDeliveryError: if it would lie elsewhere.
        """

    def write(self, pack: Pack) -> PackMarks:
        """Write the files of a pack; what stands in the place of a missing one is set aside.

        What is cut short is never taken for a whole pack: only its record makes it one.

        Raises:
            EditedFileError: if a Word brief that stands there holds edits.
            FileDeliveryError: if a file cannot be written.
        """

    def stands(self, output: Mapping[str, Any]) -> bool:
        """Return whether a file still is what its record says."""

    def settle(self, names: Iterable[str]) -> None:
        """Put back what lost workers have begun for these names; never fails."""
