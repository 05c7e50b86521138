"""Taking a briefing away: its files, alone or in one, and its message."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from reports.desk.room import room_of, standing_of, text_in, with_form
from reports.desk.travel.posting import Letter, Posting
from reports.desk.travel.taking import FORMATS, Taken, packed, taken
from reports.desk.views import Way
from reports.desk.views.previewing import look_asked


def take(request: Request) -> Response:
    """Answer one file."""
    look, options = look_asked(request)
    name, dollar = request.path_params["format"], room_of(request).dollar
    return _handed(taken(standing_of(request), name, look, options, dollar))


def take_all(request: Request) -> Response:
    """Answer all files in one."""
    return _handed(packed(standing_of(request), *look_asked(request), room_of(request).dollar))


def message(request: Request, form: FormData) -> Response:
    """Answer the message; what speaks against sending it is told first, on a page."""
    room, standing, letter = room_of(request), standing_of(request), _letter(form)
    posting = Posting(room.mail, room.look, room.dollar, room.ignored)
    guards = posting.misgivings(standing, letter, room.now())
    if guards and not (form.get("anyway") and all(each.yields for each in guards)):
        stands = not all(each.yields for each in guards)
        return room.page(
            "message.html",
            name=standing.name,
            letter=letter,
            guards=guards,
            stands=stands,
            formats=FORMATS,
            wish=request.query_params,
        )
    look, options = look_asked(request)
    return _handed(posting.drafted(standing, letter, look, options))


def _letter(form: FormData) -> Letter:
    empty = dict.fromkeys(("from", "to", "cc", "subject"), "")
    said = {name: text_in({**empty, **form}, name) for name in empty}
    attach = tuple(str(each) for each in form.getlist("attach"))
    return Letter(said["from"], said["to"], said["cc"], said["subject"], attach)


def _handed(file: Taken) -> Response:
    headers = {"content-disposition": file.disposition}
    return Response(file.data, media_type=file.media_type, headers=headers)


ROUTES: list[Way] = [
    ("GET", "/b/{name}/take/{format}", take),
    ("GET", "/b/{name}/pack.zip", take_all),
    ("POST", "/b/{name}/message", with_form(message)),
]
