"""Which part of an old briefing is which part of a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.model import ROW_FIELDS, Briefing
from reports.revision.difference.wording import Named
from reports.revision.match import matched

_Pair = tuple[Named, Named]
#: The lists of a briefing whose parts have ids, but for the sections.
_LISTS = ("key_messages", *ROW_FIELDS, "qa", "recommendations", "approvals")


def paired_ids(old: Briefing, new: Briefing) -> Mapping[str, str]:
    """Return the ids of the parts of `old` that `new` has too, each with the one it has there.

    Sections, their blocks, rows, quotations, questions and lines to take are meant. Ids are
    those that `with_ids` gives. Blocks may have gone from one section to another.
    """
    before, after = Named.of(old), Named.of(new)
    pairs = list(_blocks(before.field("sections"), after.field("sections")))
    for name in dict.fromkeys(_LISTS):
        pairs += _list(before.field(name).items(), after.field(name).items())
    return {str(was.id): str(now.id) for was, now in pairs}


def _list(old: Sequence[Named], new: Sequence[Named], fill_gaps: bool = True) -> Iterator[_Pair]:
    for now, _, was in matched(new, old, fill_gaps=fill_gaps):
        if was is not None:
            yield was, now


def _blocks(old: Named, new: Named) -> Iterator[_Pair]:
    """Yield the sections and their blocks; those that changed their section come last."""
    sections = list(_list(old.items(), new.items()))
    yield from sections
    at_home = [
        pair
        for was, now in sections
        for pair in _list(was.field("body").items(), now.field("body").items())
    ]
    yield from at_home
    taken = ({was.id for was, _ in at_home}, {now.id for _, now in at_home})
    left = [
        [block for block in _bodies(side) if block.id not in known]
        for side, known in zip((old, new), taken, strict=True)
    ]
    yield from _list(left[0], left[1], fill_gaps=False)


def _bodies(sections: Named) -> Iterator[Named]:
    for section in sections.items():
        yield from section.field("body").items()
