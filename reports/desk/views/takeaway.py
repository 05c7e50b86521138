"""Taking a briefing away: its files, alone or in one, and its message."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from reports.desk.desk_folder import Standing
from reports.desk.room import room_of
from reports.desk.seeing.summaries import held_count
from reports.desk.travel.posting import Letter, drafted, misgivings
from reports.desk.travel.taking import FORMATS, Taken, packed, taken
from reports.desk.views import Way
from reports.desk.views.previewing import look_asked
from reports.errors import InputError
from reports.readers.briefing.read import read_briefing


def held_in(standing: Standing) -> int:
    """Return how many rows of a briefing are held; of a file that holds none, 0."""
    try:
        return held_count(read_briefing(standing.data, standing.name))
    except InputError:
        return 0


def take(request: Request) -> Response:
    """Answer one file."""
    look, options = look_asked(request)
    return _handed(taken(_standing(request), request.path_params["format"], look, options))


def take_all(request: Request) -> Response:
    """Answer all files in one."""
    return _handed(packed(_standing(request), *look_asked(request)))


async def message(request: Request) -> Response:
    """Answer the message; what speaks against sending it is told first, on a page."""
    room = room_of(request)
    form = await room.form(request)
    standing, letter = _standing(request), _letter(form)
    letter.heads()
    guards = await run_in_threadpool(misgivings, standing, room.look, room.now())
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
    return _handed(await run_in_threadpool(drafted, standing, letter, look, options))


def _letter(form: FormData) -> Letter:
    said = {name: str(form.get(name, "")) for name in ("from", "to", "cc", "subject")}
    attach = tuple(str(each) for each in form.getlist("attach"))
    return Letter(said["from"], said["to"], said["cc"], said["subject"], attach)


def _standing(request: Request) -> Standing:
    return room_of(request).folder.read(request.path_params["name"])


def _handed(file: Taken) -> Response:
    headers = {"content-disposition": file.disposition}
    return Response(file.data, media_type=file.media_type, headers=headers)


ROUTES: list[Way] = [
    ("GET", "/b/{name}/take/{format}", take),
    ("GET", "/b/{name}/pack.zip", take_all),
    ("POST", "/b/{name}/message", message),
]
