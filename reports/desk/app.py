"""The desk as an application (ASGI): which address leads to which view, behind the guard."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from reports.desk.desk_folder import UnknownBriefingError
from reports.desk.gate import Gate
from reports.desk.room import DeskRoom, ForeignFormError, as_data, error_lines, room_of
from reports.desk.seeing.preview import Previews
from reports.desk.views import (
    arriving,
    door,
    editing,
    forming,
    overview,
    previewing,
    source_pane,
    takeaway,
)
from reports.errors import (
    FileDeliveryError,
    InputError,
    MarkingLostError,
    MergeConflictError,
    PageOverflowError,
    ReportsError,
    UsageError,
)

_VIEWS = (door, overview, editing, forming, previewing, source_pane, takeaway, arriving)
_ROUTES = [way for view in _VIEWS for way in view.ROUTES]


def make_app(room: DeskRoom, hosts: Container[str]) -> Starlette:
    """Return the desk of a folder, which answers to the names `hosts` (with their ports)."""
    app = Starlette(
        routes=[Route(path, _closing(view), methods=[method]) for method, path, view in _ROUTES],
        middleware=[
            Middleware(
                Gate,
                hosts=hosts,
                entry=room.entry,
                told=room.told,
                door=door.shown_door(room),
                page=partial(_refused, room),
            )
        ],
        exception_handlers={ReportsError: _answer, HTTPException: _answer_http},
    )
    app.state.room = room
    app.state.previews = Previews(room.look, room.options, room.dollar)
    return app


def _closing(view: Callable[..., Any]) -> Callable[..., Any]:
    """Return a view that leaves no uploaded file open, whatever it ends with."""
    if not iscoroutinefunction(view):
        return view

    @wraps(view)
    async def closing(request: Request) -> Response:
        try:
            answer: Response = await view(request)
            return answer
        finally:
            await request.close()

    return closing


async def _answer(request: Request, error: Exception) -> Response:
    """Say an error where it was asked: as JSON to a script, else as a page."""
    if not isinstance(error, ReportsError):
        raise error
    return _said(request, _status(error), error_lines(error), as_data(error.notices))


async def _answer_http(request: Request, error: Exception) -> Response:
    """Say what is wrong with a request itself: its address, its method, how its form is written."""
    if not isinstance(error, HTTPException):
        raise error
    words = _OF_STATUS.get(error.status_code, error.detail)
    answer = _said(request, error.status_code, [words], [])
    answer.headers.update(error.headers or {})
    return answer


_OF_STATUS = {
    404: "Nothing of the desk is at this address.",
    405: "Nothing is done at this address in this way.",
}


def _said(
    request: Request, status: int, lines: list[str], errors: list[dict[str, Any]]
) -> Response:
    if request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"errors": errors, "said": lines}, status)
    return _page(room_of(request), lines, status)


def _refused(room: DeskRoom, words: str, status: int) -> Response:
    return _page(room, words.splitlines(), status)


def _page(room: DeskRoom, lines: list[str], status: int) -> Response:
    # whoever asks for what is open to all has no session, so no token of one is on the page
    return room.page("error.html", status, token="", lines=lines)


def _status(error: ReportsError) -> int:
    """Return the status of an answer (RFC 9110, section 15) that tells an error."""
    match error:
        case UnknownBriefingError():
            return 404
        case ForeignFormError():
            return 403
        case InputError() | MarkingLostError() | PageOverflowError():
            return 422
        case UsageError():
            return 400
        case FileDeliveryError() | MergeConflictError():
            return 409
    return 500
