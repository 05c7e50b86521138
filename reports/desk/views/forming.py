"""The form of a briefing: drawn in its page, and anew for a text that a window shows."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from reports.desk.room import error_lines, room_of
from reports.desk.showing.making import form_for
from reports.desk.showing.typed_values import typed
from reports.desk.views import Way
from reports.errors import InputError, UsageError
from reports.readers.briefing.read import read_briefing


def form_values(text: str, name: str) -> dict[str, Any]:
    """Return what the form of a text is drawn of; a text that is no briefing has mistakes."""
    try:
        return {"form": form_for(read_briefing(text.encode(), name)), "mistakes": []}
    except InputError as error:
        return {"form": None, "mistakes": error_lines(error)}


def typed_in(text: str, value: Any) -> Any:
    """Return a value of the briefing that a text holds, as a person types it."""
    briefing = read_briefing(text.encode(), "window.yaml")
    return typed(value, briefing.language, bare=briefing.dollar is not None)


async def draw_form(request: Request) -> Response:
    """Draw the form of the text that is sent, for the window that shows it."""
    room, name = room_of(request), request.path_params["name"]
    try:
        text = (await request.body()).decode()
    except UnicodeDecodeError as error:
        raise UsageError.at("", "what was sent is no text in UTF-8") from error
    return room.page("_drawn.html", **form_values(text, room.folder.path(name).name))


ROUTES: list[Way] = [("POST", "/b/{name}/drawn", draw_form)]
