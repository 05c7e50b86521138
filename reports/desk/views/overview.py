"""The first page: the briefings of the folder, and the ways to a new one."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.desk.room import address_of, file_in, room_of, text_in, with_form
from reports.desk.seeing.summaries import summaries
from reports.desk.starting import KINDS, from_article, from_kind
from reports.desk.views import Way
from reports.errors import UsageError

#: So many briefings of a folder are listed.
_MOST = 2_000


def home(request: Request) -> Response:
    """Show what lies in the folder."""
    room = room_of(request)
    found = summaries(room.folder)
    return room.page(
        "list.html", briefings=found[:_MOST], more=len(found[_MOST:]), kinds=KINDS,
        folder=str(room.folder.root),
    )  # fmt: skip


def new(request: Request, form: FormData) -> Response:
    """Begin a briefing: of an article, pasted or dropped, or of a kind's starter."""
    folder = room_of(request).folder
    if file := file_in(form):
        name = from_article(folder, *file)
    elif (text := text_in({"article": "", **form}, "article")).strip():
        name = from_article(folder, "article.txt", text.encode())
    elif form.get("kind"):
        name = from_kind(folder, str(form["kind"]))
    else:
        raise UsageError.at("", "found no article", "its text, a file, or a kind of brief")
    return RedirectResponse(address_of(name), 303)


ROUTES: list[Way] = [("GET", "/", home), ("POST", "/new", with_form(new))]
