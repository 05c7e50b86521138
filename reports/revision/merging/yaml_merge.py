"""The edits of a Word brief, merged into the YAML file on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from reports.deliver.files import read_file
from reports.errors import MergeConflictError, UsageError
from reports.limits import BRIEFING_BYTES
from reports.model import Briefing, public
from reports.notices import Notice, Place, in_lines, note
from reports.readers.briefing.read import BriefingFile, read_with_lines
from reports.revision.difference.change import Change
from reports.revision.difference.changes import differences
from reports.revision.merging.merge_conflicts import Conflict, Prefer, says_conflicts
from reports.revision.merging.placing import placed_in_file
from reports.revision.merging.three_way import merge_all
from reports.revision.merging.yaml_update import update_file
from reports.slotted import frozen

#: What settles conflicts.
_TO_SETTLE = "each is settled by an edit on one side, or all by --prefer {} or --prefer file"


@frozen
class Merged:
    """A briefing file with edits merged in: its bytes before and after, and what changed.

    `changes` and `conflicts` have the lines of the new file. Where `unsettled`, they say what
    would change, and the bytes are those of before. `evidence` says what became of it, `read`
    what was met in the edited brief.
    """

    name: str
    before: bytes
    data: bytes
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    evidence: tuple[Notice, ...] = ()
    read: tuple[Notice, ...] = ()
    unsettled: bool = False

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the merge has to say, a line each: changes, conflicts, evidence."""
        changes = (each.notice(self.name) for each in self.changes)
        conflicts = (each.notice(self.name) for each in self.conflicts)
        return (*changes, *conflicts, *self.evidence)

    def error(self, *, told: bool = False) -> MergeConflictError:
        """Return what keeps the edits from being merged; the conflicts may have been `told`."""
        conflicts = () if told else (each.notice(self.name) for each in self.conflicts)
        to_settle = note("merge-conflict", _TO_SETTLE.format(self.conflicts[0].incoming))
        return MergeConflictError(says_conflicts(self.conflicts), *conflicts, to_settle)


@frozen
class MergeTarget:
    """A YAML file to merge into: its name and bytes, what it says, and what its bare “$” means."""

    name: str
    data: bytes
    file: BriefingFile
    dollar: str | None

    def merged(
        self,
        briefing: Briefing,
        changes: Iterable[Change],
        conflicts: Iterable[Conflict],
        evidence: Iterable[Notice],
        prefer: Prefer | None,
        read: Callable[[Mapping[Place, int]], tuple[Notice, ...]] = lambda lines: (),
    ) -> Merged:
        """Return the file as it says `briefing`, or as it is where nobody settles `conflicts`.

        `read` places what was met in the edited brief by the lines of the file.
        """
        conflicts = tuple(conflicts)
        unsettled = bool(conflicts) and prefer is None
        data, lines = (self.data, self.file.lines) if unsettled else self._written_anew(briefing)
        return Merged(
            self.name,
            self.data,
            data,
            tuple(each.at(lines) for each in changes),
            tuple(each.at(lines) for each in conflicts),
            in_lines(evidence, self.name, lines),
            read(lines),
            unsettled,
        )

    def _written_anew(self, briefing: Briefing) -> tuple[bytes, Mapping[Place, int]]:
        """Return the bytes and lines of the file that says `briefing`; its own if it does."""
        if briefing == self.file.briefing:
            return self.data, self.file.lines
        data = update_file(self.data, self.name, briefing, self.dollar)
        return data, read_with_lines(data, self.name, dollar=self.dollar).lines


def merge_into(
    path: Path,
    edited: Briefing,
    base: Briefing | None,
    dollar: str | None = None,
    prefer: Prefer | None = None,
    notices: Iterable[Notice] = (),
    earlier: Briefing | None = None,
) -> Merged:
    """Return the YAML file at `path` with what `edited` changed since `base`.

    A redline was made of two briefings: the edits are those since `base` or `earlier`,
    whichever the file says more of.

    `dollar` is what a bare “$” of the file means where it does not say so; `prefer` settles
    what both sides changed differently; `notices` are of the reading of `edited`.

    Raises:
        UsageError: if it is not known what the edited file was made of.
    """
    if base is None:
        raise UsageError.at(
            "",
            "the edited file has lost the briefing it was made of",
            remedy="give that one with --base",
        )
    target = read_target(path, dollar)
    ours = target.file.briefing
    merged = merge_all(nearer_base(public(ours), base, earlier), edited, ours, prefer)
    placed = partial(placed_in_file, notices, edited, merged.briefing, target.name)
    return target.merged(
        merged.briefing, merged.changes, merged.conflicts, merged.notices, prefer, placed
    )


def read_target(path: Path, dollar: str | None) -> MergeTarget:
    """Return a YAML file to merge into; `dollar` is what a bare “$” of it means.

    Raises:
        UsageError: if it is another kind of file.
        FileDeliveryError: if it cannot be read.
        InputError: if it is wrong, with every mistake.
    """
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError.at(path, "edits are merged into YAML", ".yaml or .yml")
    data, name = read_file(path, BRIEFING_BYTES), str(path)
    return MergeTarget(name, data, read_with_lines(data, name, dollar=dollar), dollar)


def nearer_base(ours: Briefing, base: Briefing, earlier: Briefing | None) -> Briefing:
    """Return which of two briefings `ours` differs less from; `base` where they are equal."""
    if earlier is None or len(differences(base, ours)) <= len(differences(earlier, ours)):
        return base
    return earlier
