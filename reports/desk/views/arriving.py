"""An edited Word brief comes home: what it changes is shown, and what is accepted is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.desk.room import (
    DeskRoom,
    address_of,
    file_in,
    room_of,
    standing_of,
    text_in,
    with_form,
)
from reports.desk.travel.homecoming import Arrival, arrived, brought_home
from reports.desk.travel.shown_change import ShownChange, marked_words, shown_change
from reports.desk.views import Way
from reports.errors import UsageError
from reports.readers.briefing.read import read_briefing
from reports.revision.merging.chosen import Offer

_SIDES = ("base", "edited", "file")
#: What the choice between two versions is called in the form, before the key of the offer.
_BETWEEN = "between "


def arrive(request: Request, form: FormData) -> Response:
    """Show what an edited brief changes."""
    standing, file = standing_of(request), file_in(form)
    if file is None:
        raise UsageError.at("", "found no file", "an edited Word brief (.docx)", part="file")
    tracked: Literal["accept", "reject"] = "reject" if form.get("tracked") else "accept"
    arrival = arrived(
        standing, *file, tracked, may_unmark=bool(form.get("unmark")),
        compared=bool(form.get("compared")),
    )  # fmt: skip
    return _page(room_of(request), standing.name, arrival, arrival.offers())


def apply(request: Request, form: FormData) -> Response:
    """Put what was accepted into the file; ask again where it changed in the same place."""
    room, name = room_of(request), request.path_params["name"]
    arrival = Arrival.unpacked({side: text_in(form, side) for side in _SIDES})
    saved, left = brought_home(room.folder, name, arrival, _accepted(form))
    if not left:
        return RedirectResponse(address_of(name), 303)
    now = replace(arrival, file=read_briefing(saved.standing.data, name))
    return _page(room, name, now, left, again=True)


def _accepted(form: FormData) -> frozenset[str]:
    """Return the keys of what was ticked, and of conflicts that the brief's version settles."""
    ticked = {str(each) for each in form.getlist("accept")}
    settled = {
        key.removeprefix(_BETWEEN)
        for key, value in form.items()
        if key.startswith(_BETWEEN) and value == "brief"
    }
    return frozenset(ticked | settled)


def _page(
    room: DeskRoom, name: str, arrival: Arrival, found: Sequence[Offer], *, again: bool = False
) -> Response:
    plain = [each for each in found if not each.conflicts]
    both = [each for each in found if each.conflicts]
    return room.page(
        "home.html",
        name=name,
        arrival=arrival,
        plain=[(each.key, _shown(each), each.notices) for each in plain],
        both=[(f"{_BETWEEN}{each.key}", _sides(each), each.notices) for each in both],
        again=again,
    )


def _shown(offer: Offer) -> list[ShownChange]:
    """Return the changes of an offer; what becomes of evidence is told by its notices."""
    seen = [each for each in offer.changes if not each.path.endswith(".evidence")]
    return list(map(shown_change, seen or offer.changes))


def _sides(offer: Offer) -> list[dict[str, object]]:
    """Return each conflict of an offer: its place, and what both sides made of what it was."""
    return [
        {
            "place": each.name,
            "base": each.base,
            "brief": marked_words(each.base, each.brief or ""),
            "file": marked_words(each.base, each.file or ""),
        }
        for each in offer.conflicts
    ]


ROUTES: list[Way] = [
    ("POST", "/b/{name}/home", with_form(arrive)),
    ("POST", "/b/{name}/home/apply", with_form(apply)),
]
