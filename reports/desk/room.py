"""What all views of the desk share: the folder, who may come in, how pages look and are drawn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from reports.desk.desk_folder import DeskFolder
from reports.desk.entry import DeskKeys
from reports.errors import ReportsError, UsageError
from reports.limits import ARTICLE_CHARACTERS
from reports.look import Look, Options
from reports.notices import Notice, read_place
from reports.resources import resource_text
from reports.slotted import frozen

#: Bytes of a field of a form: the longest is a pasted article, in letters of four bytes each.
_MOST_TEXT = 4 * ARTICLE_CHARACTERS


_OPTION = re.compile(r"(?<!\S)--[a-z]")


@frozen
class DeskRoom:
    """One desk: its folder, its secrets, the look that was asked for, and what time it is."""

    folder: DeskFolder
    entry: DeskKeys
    look: Look
    options: Options
    today: Callable[[], dt.date]
    now: Callable[[], dt.datetime]

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """Return a page; all values are text, never markup."""
        drawn = _templates().get_template(template).render(token=self.entry.form_token, **values)
        return HTMLResponse(drawn, status)

    async def form(self, request: Request) -> FormData:
        """Return a form that a page of ours sends.

        Raises:
            ForeignFormError: if it does not hold the token of our pages.
        """
        form = await request.form(max_files=20, max_fields=2_000, max_part_size=_MOST_TEXT)
        if not self.entry.holds(str(form.get("token", ""))):
            raise ForeignFormError.at("", "this form came from another page, so nothing was done")
        return form


class ForeignFormError(UsageError):
    """A form that no page of ours has sent."""


def room_of(request: Request) -> DeskRoom:
    """Return the desk that a request came to."""
    room: DeskRoom = request.app.state.room
    return room


def as_data(notices: tuple[Notice, ...]) -> list[dict[str, Any]]:
    """Return notices for a script: what, where, how bad, and what to do about it here."""
    return [
        {
            "code": each.code,
            "severity": each.severity,
            "part": each.place.part,
            "name": each.place.name,
            "line": each.place.line,
            "found": each.found,
            "expected": each.expected,
            "remedy": each.remedy,
            "write": list(each.write or ()),
        }
        for each in map(said_here, notices)
    ]


def error_lines(error: ReportsError) -> list[str]:
    """Return what an error says, a line each."""
    return [str(said_here(each)) for each in error.notices] or [str(error)]


def said_here(notice: Notice) -> Notice:
    """Return a notice without a remedy that names options of the command line."""
    return replace(notice, remedy="") if _OPTION.search(notice.remedy) else notice


@cache
def _templates() -> Environment:
    loader = FunctionLoader(lambda name: resource_text(f"templates/desk/{name}"))
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters["anchor"] = anchor
    return made


def anchor(part: str) -> str:
    """Return the id that the form gives the field of a part: ``f-aid-2-donor``."""
    return "-".join(("f", *map(str, read_place(part))))
