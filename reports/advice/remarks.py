"""What a person should know of a briefing that is built: what is open, held, or not printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from reports.errors import shown
from reports.model import ROW_FIELDS, Briefing, held_rows, printed_rows, public, with_ids
from reports.model.article import LEFT_OPEN
from reports.notices import Location, Notice, note
from reports.plan import Embed, label_languages
from reports.plan.tables.tables import lacks_whole

_MOST_PLACES = 10
#: Aid of less than this is asked about.
_SMALL = 1_000


def open_remarks(briefing: Briefing, labels: str | None = None) -> Iterator[Notice]:
    """Yield what a briefing leaves open; `labels` is the language asked for its labels."""
    if briefing.date is None:
        yield note(LEFT_OPEN, "left open", "date", remedy="give it in the file or with --date")
    language = labels or briefing.language
    if language.split("-")[0].lower() not in label_languages():
        known = f"there are: {', '.join(label_languages())}"
        none = f"there are no labels for {language!r}, so they are English"
        yield note("no-labels", none, "language", remedy=known)
    yield from _lost_wholes(briefing)
    yield from _small_sums(briefing)


def _small_sums(briefing: Briefing) -> Iterator[Notice]:
    """Ask about aid of less than a thousand: whoever means 1.5 billion may have written 1.5."""
    small = [
        (f"aid[{place}].{name}", money)
        for place in printed_rows(briefing)["aid"]
        for name in ("amount", "equivalent")
        if (money := getattr(briefing.aid[place], name)) is not None
        and 0 < (money.upper or money.value) < _SMALL
    ]
    for part, money in small[:_MOST_PLACES]:
        found = f"found {money.value:f}, which is printed as it stands"
        remedy = "if millions or billions are meant, write them: CAD 1.5 billion"
        yield note("small-sum", found, part, remedy=remedy)
    if (more := len(small) - _MOST_PLACES) > 0:
        yield note("small-sum", f"{more:,} more sums are as small", "aid")


def _lost_wholes(briefing: Briefing) -> Iterator[Notice]:
    if not any(row.part_of for row in briefing.aid):
        return
    rows = with_ids(briefing).aid
    ids = {row.id for row in rows}
    for index, row in enumerate(rows):
        if lacks_whole(row, ids):
            found = f"found {shown(row.part_of)}, which is no row, so it is not printed"
            where = Location(part=f"aid[{index}].part_of")
            yield Notice("whole-missing", found, "the id of a row, or a sum", place=where)


def in_fields(notices: Iterable[Notice], briefing: Briefing) -> tuple[Notice, ...]:
    """Return notices about parts with the fields in place of the ids that renderers know."""
    if not (found := tuple(notices)):
        return ()  # mostly so, and the ids of all parts take as long as a page of text
    fields = dict(_fields(briefing))
    return tuple(
        replace(each, place=replace(each.place, part=fields.get(each.place.part, each.place.part)))
        for each in found
    )


def _fields(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield the id of each printed part, and the field that it stands in."""
    named, printed = with_ids(public(briefing)), printed_rows(briefing)
    for field in (*ROW_FIELDS, "sections", "qa", "recommendations", "approvals"):
        parts = getattr(named, field)
        for place, part in zip(printed.get(field, range(len(parts))), parts, strict=True):
            yield str(part.id), f"{field}[{place}]"
    for place, section in enumerate(named.sections):
        for number, block in enumerate(section.body):
            yield str(block.id), f"sections[{place}].body[{number}]"


def private_remarks(briefing: Briefing, embed: Embed, carrying: Sequence[str]) -> Iterator[Notice]:
    """Yield which rows are held, and what travels in the files that carry all of it."""
    held = tuple(f"{name}[{n}]" for name, at in held_rows(briefing).items() for n in sorted(at))
    if held:
        count = "1 row is" if len(held) == 1 else f"{len(held)} rows are"
        yield replace(note("held-rows", f"{count} held for review and not printed"), parts=held)
    if embed == "full" and carrying and briefing != public(briefing):
        rows = chain.from_iterable(getattr(briefing, name) for name in ROW_FIELDS)
        counts = (
            (len(briefing.notes), "note"),
            (len(held), "held row"),
            (sum(bool(row.evidence) for row in rows), "evidence sentence"),
        )
        found = ", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts)
        where = Location(" and ".join(carrying))
        yield Notice("carries-private", f"carries what is not printed: {found}", place=where)
