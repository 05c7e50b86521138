"""The edits of a Word brief, merged into the YAML file on disk."""

from __future__ import annotations

from pathlib import Path

from reports.deliver.files import read_file
from reports.errors import MergeConflictError, UsageError
from reports.limits import BRIEFING_BYTES
from reports.model import Briefing
from reports.notices import Notice, in_lines, note
from reports.readers.briefing.read import read_with_lines
from reports.revision.merging.three_way import Prefer, merge
from reports.revision.merging.yaml_update import update_file
from reports.slotted import frozen

#: What settles conflicts.
_TO_SETTLE = note(
    "merge-conflict",
    "each is settled by an edit on one side, or all by --prefer brief or --prefer file",
)


@frozen
class Merged:
    """A briefing file with edits merged in: its bytes before and after, and each change."""

    before: bytes
    data: bytes
    changes: tuple[Notice, ...]


def merge_into(
    path: Path,
    edited: Briefing,
    base: Briefing | None,
    dollar: str | None = None,
    prefer: Prefer | None = None,
) -> Merged:
    """Return the YAML file at `path` with what `edited` changed since `base`.

    `dollar` is what a bare “$” of the file means where it does not say so; `prefer` settles
    what both sides changed differently.

    Raises:
        MergeConflictError: with both versions of all that both sides changed.
        UsageError: if it is not known what the edited file was made of.
    """
    if base is None:
        raise UsageError.at(
            "",
            "the edited file has lost the briefing it was made of",
            remedy="give that one with --base",
        )
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError.at(path, "edits are merged into YAML", ".yaml or .yml")
    data, name = read_file(path, BRIEFING_BYTES), str(path)
    ours = read_with_lines(data, name, dollar=dollar)
    lines = ours.lines
    try:
        merged = merge(base, edited, ours.briefing, prefer)
    except MergeConflictError as error:
        placed = in_lines(error.notices, name, lines)
        raise MergeConflictError(*placed, _TO_SETTLE) from error
    updated = update_file(data, name, merged.briefing, dollar)
    if updated != data:
        lines = read_with_lines(updated, name, dollar=dollar).lines
    changes = (each.notice(name, lines) for each in merged.changes)
    return Merged(data, updated, (*changes, *in_lines(merged.notices, name, lines)))
