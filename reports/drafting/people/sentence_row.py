"""A sentence as a row of roles and names, with the words between them as signs.

``8`` is a role, ``2`` a name and ``1`` a surname or first name alone; the other signs are those
of the words. "Canada’s prime minister, Mark Carney, said" is ``8,2,!``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reports.drafting.roles.names import Name
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs


@dataclass(frozen=True)
class Parts:
    """A sentence as a row of roles and names, with the words between as signs."""

    row: Signs
    roles: dict[int, Role]
    names: dict[int, Name]


def read_parts(signs: Signs, roles: Sequence[Role], names: Sequence[Name]) -> Parts:
    """Return the row of a sentence; a name inside a role's words is a part of the role."""
    spans: list[tuple[int, int, Role | Name]] = [*_spans_of(signs, roles)]
    inside = {word for start, end, _ in spans for word in signs.first[start:end]}
    free = (name for name in names if inside.isdisjoint({name.start, name.end - 1}))
    spans += [(signs.at(name.start), signs.at(name.end - 1) + 1, name) for name in free]
    spans.sort(key=lambda span: span[0])
    row = signs.replaced((start, end, _sign(part)) for start, end, part in spans)
    places = [place for place, sign in enumerate(row.text) if sign in "128"]
    found = dict(zip(places, (part for _, _, part in spans), strict=True))
    return Parts(
        row,
        {place: part for place, part in found.items() if isinstance(part, Role)},
        {place: part for place, part in found.items() if isinstance(part, Name)},
    )


def _spans_of(signs: Signs, roles: Sequence[Role]) -> Iterator[tuple[int, int, Role]]:
    """Yield where roles stand; one ends where the next begins behind its head."""
    for role, after in zip_longest(roles, roles[1:]):
        end = min(role.end, after.start) if after and after.start > role.head else role.end
        yield signs.at(role.start), signs.at(end - 1) + 1, role


def _sign(part: Role | Name) -> str:
    return "8" if isinstance(part, Role) else "12"[part.full]
