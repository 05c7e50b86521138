"""The first page: the briefings of the folder, and the ways to a new one."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.desk.room import address_of, room_of
from reports.desk.seeing.summaries import summaries
from reports.desk.starting import KINDS, from_article, from_kind
from reports.desk.views import Way
from reports.errors import UsageError


def home(request: Request) -> Response:
    """Show what lies in the folder."""
    room = room_of(request)
    briefings = summaries(room.folder)
    return room.page("list.html", briefings=briefings, folder=str(room.folder.root), kinds=KINDS)


async def new(request: Request) -> Response:
    """Begin a briefing: of an article, pasted or dropped, or of a kind's starter."""
    room = room_of(request)
    form = await room.form(request)
    file, text = form.get("file"), str(form.get("article", ""))
    if isinstance(file, UploadFile) and file.filename:
        data = await file.read()
        name = await run_in_threadpool(from_article, room.folder, file.filename, data)
    elif text.strip():
        data = text.encode()
        name = await run_in_threadpool(from_article, room.folder, "article.txt", data)
    elif form.get("kind"):
        name = await run_in_threadpool(from_kind, room.folder, str(form["kind"]))
    else:
        raise UsageError.at("", "found no article", "its text, a file, or a kind of brief")
    return RedirectResponse(address_of(name), 303)


ROUTES: list[Way] = [("GET", "/", home), ("POST", "/new", new)]
