"""Conflicts of a merge: what both sides changed differently, as fields and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from reports.model import Briefing
from reports.model.part import BriefingPart
from reports.notices import Location, Notice, Place, line_of, read_place
from reports.revision.difference.describe import Describer
from reports.revision.difference.names import PlaceNames
from reports.revision.difference.text_lines import name_of_kind
from reports.revision.difference.wording import Named, is_default
from reports.revision.difference.words import beside, cut, quoted
from reports.slotted import frozen

#: The side whose version is taken where both changed the same part differently: the edited
#: brief or the newer article, or the file on disk.
Prefer = Literal["brief", "article", "file"]
#: What comes in to be merged into the file.
Incoming = Literal["brief", "article", "window"]


@frozen
class Conflict:
    """A place that the brief and the file changed differently, with what each has there.

    None is nothing: the part was deleted. `taken` is the side whose version was taken; `name`
    the place as a person sees it, `line` that of the file on disk. `incoming` is what `brief`
    is: an edited brief, today's article, or a window in which the briefing is edited; `value` is
    what it has there, as a value of the model.
    """

    path: str
    name: str
    base: str
    brief: str | None
    file: str | None
    taken: Prefer | None = None
    line: int | None = None
    incoming: Incoming = "brief"
    value: Any = None

    @property
    def said(self) -> str:
        """Both versions, for a person; of long ones the words that differ."""
        base, *sides = beside(self.base, self.brief, self.file)
        brief, file = (
            quoted(None if whole is None else said)
            for whole, said in zip((self.brief, self.file), sides, strict=True)
        )
        taken = f"; that of the {self.taken} was taken" if self.taken else ""
        # of a row that nobody drafted it is not known
        unknown = self.incoming == "article" and not self.base
        was = "" if unknown else f"; it was {quoted(cut(base))}"
        return f"in the {self.incoming} {brief}, in the file {file}{was}{taken}"

    def at(self, lines: Mapping[Place, int]) -> Conflict:
        """Return the conflict with its line in the briefing file, whose `lines` are told."""
        return replace(self, line=line_of(read_place(self.path), lines))

    def notice(self, source: str = "") -> Notice:
        """Return what a person should know: an error where no side was taken."""
        where = Location(source, self.line, self.path, name=self.name)
        if self.taken:
            return Notice("merge-settled", self.said, place=where)
        return Notice("merge-conflict", self.said, place=where, severity="error")

    def fields(self) -> dict[str, Any]:
        """Return the conflict for a script."""
        return {
            "place": self.name,
            "path": self.path,
            "line": self.line,
            "base": self.base,
            self.incoming: self.brief,
            "file": self.file,
            "taken": self.taken,
        }


def says_conflicts(conflicts: Sequence[Conflict]) -> str:
    """Return what stopped a merge."""
    places = "1 place" if len(conflicts) == 1 else f"{len(conflicts)} places"
    return (
        f"the {conflicts[0].incoming} and the file changed {places} differently; nothing was merged"
    )


class Sides:
    """Describes the values of the base, the brief and the file, in the words of each."""

    def __init__(
        self,
        base: Briefing,
        theirs: Briefing,
        ours: Briefing,
        file: Briefing,
        incoming: Incoming = "brief",
    ) -> None:
        """Describe three public parts; `file` is ours with what it does not print."""
        self._incoming = incoming
        self._describers = tuple(map(Describer, (base, theirs, ours)))
        self._names = PlaceNames(file)

    def conflict(
        self, path: str, base: Named, theirs: Named | None, ours: Named | None, taken: Prefer | None
    ) -> Conflict:
        """Return the conflict at `path`, which is one of the file."""
        field = str(next(reversed(read_place(path)), ""))
        sides = (base, theirs, ours)
        # another kind of block may have the same words
        kinds = len({name_of_kind(side.value) for side in sides if side is not None}) > 1
        base_text, brief, file = (
            _shown(each, side, field, with_kind=kinds)
            for each, side in zip(self._describers, sides, strict=True)
        )
        if self._incoming == "window":
            base_text, brief, file = (
                _with_unprinted(said, side)
                for said, side in zip((base_text, brief, file), sides, strict=True)
            )
        name = self._names.name(path)
        return Conflict(
            path, name, base_text or "", brief, file, taken, incoming=self._incoming,
            value=None if theirs is None else theirs.value,
        )  # fmt: skip


def _with_unprinted(said: str | None, side: Named | None) -> str | None:
    """Return what is said of a part with its texts that print nowhere, which a window edits too."""
    part = None if side is None else side.value
    if said is None or not isinstance(part, BriefingPart):
        return said
    printed = said.casefold()
    texts = (
        getattr(part, name)
        for name in type(part).model_fields
        if name != "id" and not is_default(part, name)
    )
    more = (text for text in texts if isinstance(text, str) and text.casefold() not in printed)
    return " | ".join((said, *more))


def _shown(describer: Describer, side: Named | None, field: str, *, with_kind: bool) -> str | None:
    """Return a value as its side prints it; None for nothing."""
    if side is None or side.value is None:
        return None
    kind = name_of_kind(side.value) if with_kind else None
    if kind:
        return f"{kind}: {side.text}"
    return describer.row_of(side.value) or describer.value(side.value, field) or side.text
