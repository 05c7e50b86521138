"""The page of one briefing, and what is typed into it."""

from __future__ import annotations

import re
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from reports.desk.desk_folder import Standing
from reports.desk.patching import read_patch
from reports.desk.room import DeskRoom, room_of
from reports.desk.saving import Saved, save_patch, save_text
from reports.desk.travel.taking import FORMATS
from reports.desk.views import Way
from reports.desk.views.forming import form_values, typed_in
from reports.desk.views.previewing import looks
from reports.desk.views.source_pane import source_of
from reports.desk.views.takeaway import held_in
from reports.errors import UsageError
from reports.readers.encoding import decode


def show_briefing(request: Request) -> Response:
    """Show one briefing."""
    room, name = room_of(request), request.path_params["name"]
    standing = room.folder.read(name)
    text = decode(standing.data, name)
    return room.page(
        "briefing.html",
        name=name,
        text=text,
        digest=standing.digest,
        looks=looks(room),
        source=source_of(room, standing),
        held=held_in(standing),
        formats=FORMATS,
        **form_values(text, name),
    )


async def save(request: Request) -> Response:
    """Take what was typed: ``{base, patch}`` or ``{base, text}``; answer what became of it."""
    room, name = room_of(request), request.path_params["name"]
    sent = await room.json(request)
    base = _text(sent, "base")
    if "text" in sent:
        text = _text(sent, "text")
        saved = await run_in_threadpool(save_text, room.folder, name, base, text)
    else:
        operations = read_patch(sent.get("patch"))
        saved = await run_in_threadpool(save_patch, room.folder, name, base, operations)
    return JSONResponse(answer(room, saved))


def state(request: Request) -> Response:
    """Say which text stands in the file, to a window that has another."""
    room, name = room_of(request), request.path_params["name"]
    standing = room.folder.read(name)
    if request.query_params.get("digest") == standing.digest:
        return Response(status_code=204)
    return JSONResponse(_stands(standing))


def answer(room: DeskRoom, saved: Saved) -> dict[str, Any]:
    """Return what a window is told of a save."""
    return {
        **_stands(saved.standing),
        "window": saved.window,
        "elsewhere": saved.elsewhere,
        "uncommented": saved.uncommented,
        "conflicts": [
            {**each.fields(), "mine": typed_in(saved.window, each.value)}
            for each in saved.conflicts
        ],
    }


def _stands(standing: Standing) -> dict[str, Any]:
    return {"digest": standing.digest, "text": decode(standing.data, standing.name)}


def _text(sent: dict[str, Any], field: str) -> str:
    found = sent.get(field)
    if not isinstance(found, str) or _HALF.search(found):
        raise UsageError.at("", f"found no text in {field!r}", part=field)
    return found


#: Half a character: JSON can name it, no file can hold it (RFC 8259, section 8.2).
_HALF = re.compile("[\ud800-\udfff]")


ROUTES: list[Way] = [
    ("GET", "/b/{name}", show_briefing),
    ("POST", "/b/{name}/save", save),
    ("GET", "/b/{name}/state", state),
]
