"""Coming in, by the token of the printed address or by the password; what pages are drawn with.

A cookie that is strict does not come along when somebody follows a link of another site, nor
when that is redirected (RFC 6265bis, section 5.2). So a page of ours is between: it leads on,
and from it the cookie comes along.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Scope

from reports.desk.entry import DeskKeys
from reports.desk.room import DeskRoom, read_form, room_of
from reports.desk.views import Way
from reports.resources import resource, resource_bytes

#: From whose pages a cookie that is strict does not come along.
_OTHER_SITES = ("cross-site", "same-site")
#: Of the address of a briefing's page: /b/NAME.
_SLASHES_OF_PAGE = 2
#: The media types of what pages are drawn with.
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def enter(request: Request) -> Response:
    """Let the one in who was given the address."""
    room = room_of(request)
    if room.entry.is_in(request.headers.get("cookie", "")):
        return RedirectResponse("/", 303)
    token = request.query_params.get("token")
    if token is None:
        return _door(room)
    if not _looks_ahead(request) and room.entry.enters_by_token(token):
        typed = request.headers.get("sec-fetch-site") == "none"
        came = RedirectResponse("/", 303) if typed else room.page("entered.html")
        return _with_session(room.entry, came)
    return _door(room, 403, used=True)


def _looks_ahead(request: Request) -> bool:
    """Return whether nobody has come yet: a browser fetches ahead, or a program only looks."""
    # Sec-Purpose is of the Fetch Standard, section 3.6
    return request.method == "HEAD" or "prefetch" in request.headers.get("sec-purpose", "")


def shown_door(room: DeskRoom) -> Callable[[Scope], Response]:
    """Return what shows the door to a person without a session, wherever he wants to go."""

    def shown(scope: Scope) -> Response:
        site = Headers(scope=scope).get("sec-fetch-site", "none")
        path = scope["path"]
        is_page = path == "/" or (path.startswith("/b/") and path.count("/") == _SLASHES_OF_PAGE)
        # the cookie does not come along from another site's page: it does from this one
        onward = quote(path) if is_page else "/"
        return _door(room, 403, onward=onward, comes_again=is_page and site in _OTHER_SITES)

    return shown


async def enter_by_password(request: Request) -> Response:
    """Let the one in who knows the password; wrong ones make everyone wait."""
    room = room_of(request)
    form = await read_form(request)
    if not room.entry.holds_door(str(form.get("token", ""))):
        return _door(room, 403)
    if room.entry.enters_by_password(str(form.get("password", ""))):
        return _with_session(room.entry, RedirectResponse("/", 303))
    return _door(room, 403, wrong=True)


def _door(
    room: DeskRoom, status: int = 200, *, wrong: bool = False, used: bool = False,
    onward: str = "/", comes_again: bool = False,
) -> Response:  # fmt: skip
    """Ask for the password, or say what to do, with a link to where somebody wanted to go.

    Who asks has no session, so no token of a session is on the page.
    """
    entry = room.entry
    return room.page(
        "enter.html",
        status,
        token=entry.door_token,
        wrong=wrong,
        used=used,
        wait=math.ceil(entry.waits()),
        password=entry.takes_password,
        onward=onward,
        comes_again=comes_again,
    )


def _with_session(entry: DeskKeys, answer: Response) -> Response:
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
