"""The page of one briefing, and what is typed into it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from reports.desk.desk_folder import Standing
from reports.desk.patching import read_patch
from reports.desk.room import object_in, room_of, standing_of, text_in, with_body
from reports.desk.saving import Saved, save_patch, save_text
from reports.desk.travel.taking import FORMATS
from reports.desk.views import Way
from reports.desk.views.forming import form_values, typed_in
from reports.desk.views.previewing import looks
from reports.desk.views.source_pane import source_of
from reports.readers.encoding import decode


def show_briefing(request: Request) -> Response:
    """Show one briefing."""
    room, standing = room_of(request), standing_of(request)
    name, text = standing.name, decode(standing.data, standing.name)
    return room.page(
        "briefing.html",
        name=name,
        text=text,
        digest=standing.digest,
        looks=looks(room),
        source=source_of(room.folder.root / name, standing),
        formats=FORMATS,
        mail=room.mail,
        **form_values(text, name),
    )


def save(request: Request, body: bytes) -> Response:
    """Take what was typed: ``{base, patch}`` or ``{base, text}``; answer what became of it."""
    folder, name, sent = room_of(request).folder, request.path_params["name"], object_in(body)
    base = text_in(sent, "base")
    if "text" in sent:
        return JSONResponse(answer(save_text(folder, name, base, text_in(sent, "text"))))
    return JSONResponse(answer(save_patch(folder, name, base, read_patch(sent.get("patch")))))


def state(request: Request) -> Response:
    """Say which text stands in the file, to a window that has another."""
    standing = standing_of(request)
    if request.query_params.get("digest") == standing.digest:
        return Response(status_code=204)
    return JSONResponse(_stands(standing))


def answer(saved: Saved) -> dict[str, Any]:
    """Return what a window is told of a save."""
    mine = typed_in(saved.window, [each.value for each in saved.conflicts])
    return {
        **_stands(saved.standing),
        "window": saved.window,
        "elsewhere": saved.elsewhere,
        "uncommented": saved.uncommented,
        "conflicts": [
            {**each.fields(), "mine": typed}
            for each, typed in zip(saved.conflicts, mine, strict=True)
        ],
    }


def _stands(standing: Standing) -> dict[str, Any]:
    return {"digest": standing.digest, "text": decode(standing.data, standing.name)}


ROUTES: list[Way] = [
    ("GET", "/b/{name}", show_briefing),
    ("POST", "/b/{name}/save", with_body(save)),
    ("GET", "/b/{name}/state", state),
]
