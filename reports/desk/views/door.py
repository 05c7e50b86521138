"""Coming in, by the token of the printed address or by the password; what pages are drawn with."""

from __future__ import annotations

import math
from functools import cache
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from reports.desk.entry import DeskKeys
from reports.desk.room import DeskRoom, read_form, room_of
from reports.desk.views import Way
from reports.resources import resource, resource_bytes

#: The media types of what pages are drawn with.
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def enter(request: Request) -> Response:
    """Let the one in who was given the address."""
    room = room_of(request)
    token = request.query_params.get("token")
    if token is None:
        return _door(room)
    if not room.entry.enters_by_token(token):
        said = "This address was used, or is of an earlier run: start briefpack desk again.\n"
        return PlainTextResponse(said, 403)
    return _let_in(room.entry)


async def enter_by_password(request: Request) -> Response:
    """Let the one in who knows the password; wrong ones make everyone wait."""
    room = room_of(request)
    form = await read_form(request)
    if not room.entry.holds_door(str(form.get("token", ""))):
        return _door(room, 403)
    if room.entry.enters_by_password(str(form.get("password", ""))):
        return _let_in(room.entry)
    return _door(room, 403, wrong=True)


def _door(room: DeskRoom, status: int = 200, *, wrong: bool = False) -> Response:
    """Ask for the password. Who asks has no session, so no token of a session is on the page."""
    entry = room.entry
    return room.page(
        "enter.html",
        status,
        token=entry.door_token,
        wrong=wrong,
        wait=math.ceil(entry.waits()),
        password=entry.takes_password,
    )


def _let_in(entry: DeskKeys) -> Response:
    answer = RedirectResponse("/", 303)
    answer.set_cookie(entry.cookie, entry.session, httponly=True, samesite="strict", path="/")
    return answer


def asset(request: Request) -> Response:
    """Answer what a page is drawn with."""
    name = request.path_params["name"]
    if name not in _assets():
        return PlainTextResponse("There is no such file.\n", 404)
    return Response(resource_bytes(f"assets/desk/{name}"), media_type=_assets()[name])


@cache
def _assets() -> dict[str, str]:
    """Return the shipped files for pages, each with its media type."""
    names = (file.name for file in resource("assets/desk").iterdir())
    types = ((name, _TYPES.get(PurePosixPath(name).suffix)) for name in names)
    return {name: kind for name, kind in types if kind is not None}


ROUTES: list[Way] = [
    ("GET", "/enter", enter),
    ("POST", "/enter", enter_by_password),
    ("GET", "/assets/{name}", asset),
]
