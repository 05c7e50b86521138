"""What all views of the desk share: the folder, who may come in, how pages look and are drawn."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from reports.desk.desk_folder import DeskFolder
from reports.desk.entry import TOKEN_HEADER, DeskKeys
from reports.errors import ReportsError, UsageError
from reports.limits import ARTICLE_CHARACTERS, BRIEFING_BYTES
from reports.look import Look, Options
from reports.notices import Notice, read_place
from reports.resources import resource_text
from reports.slotted import frozen

#: So long is all of a JSON that is not text: the keys and marks of some hundred operations.
_MOST_MARKS = 200_000
_JSON_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)


def _untold(error: Exception) -> None:
    """Tell nobody of a fault."""


_OPTION = re.compile(r"(?<!\S)--[a-z]")


@frozen
class DeskRoom:
    """One desk: its folder, its secrets, the look that was asked for, and what time it is.

    `told` is called with each fault of briefpack's own.
    """

    folder: DeskFolder
    entry: DeskKeys
    look: Look
    options: Options
    today: Callable[[], dt.date]
    now: Callable[[], dt.datetime]
    told: Callable[[Exception], None] = _untold

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """Return a page; all values are text, never markup."""
        values = {"token": self.entry.form_token, **values}
        drawn = _templates().get_template(template).render(values)
        return HTMLResponse(drawn, status)

    async def form(self, request: Request) -> FormData:
        """Return a form that a page of ours sends.

        Raises:
            ForeignFormError: if it does not hold the token of our pages.
        """
        form = await read_form(request)
        if not self.entry.holds(str(form.get("token", ""))):
            raise ForeignFormError.at("", _FOREIGN)
        return form

    async def json(self, request: Request) -> dict[str, Any]:
        """Return the object that a script of ours sends, whatever it says that it is.

        Raises:
            ForeignFormError: if it does not come with the token of our pages.
            UsageError: if it is no object.
        """
        if not self.entry.holds(request.headers.get(TOKEN_HEADER, "")):
            raise ForeignFormError.at("", _FOREIGN)
        sent = _parsed(await request.body())
        if not isinstance(sent, dict):
            raise UsageError.at("", "what was sent is no object")
        return sent


_FOREIGN = "this change came from another page, so nothing was done"


async def read_form(request: Request) -> FormData:
    """Return a form, whoever sends it; a text may be as long as a briefing, or a pasted article."""
    # of four bytes at most, each written as three where no file comes along (URL Standard, 5.2)
    most = max(3 * BRIEFING_BYTES, 4 * ARTICLE_CHARACTERS)
    return await request.form(max_files=20, max_fields=2_000, max_part_size=most)


def _has_many_marks(body: bytes) -> bool:
    """Return whether there is more beside the texts than a patch has; stop where there is."""
    marks = end = 0
    for text in _JSON_TEXT.finditer(body):
        marks += text.start() - end
        end = text.end()
        if marks > _MOST_MARKS:
            return True
    return marks + len(body) - end > _MOST_MARKS


def _parsed(body: bytes) -> Any:
    """Return what JSON says; values take far more memory than the text of a briefing does."""
    if len(body) > _MOST_MARKS and _has_many_marks(body):
        raise UsageError.at("", "found more values in it than a briefing has", part="patch")
    try:
        return json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise UsageError.at("", "what was sent is no JSON in UTF-8") from error


class ForeignFormError(UsageError):
    """A form that no page of ours has sent."""


def room_of(request: Request) -> DeskRoom:
    """Return the desk that a request came to."""
    room: DeskRoom = request.app.state.room
    return room


def address_of(name: str) -> str:
    """Return where the page of a briefing is; a name may hold marks of an address."""
    return f"/b/{quote(name, safe='')}"


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
