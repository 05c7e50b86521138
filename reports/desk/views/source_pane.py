"""What a briefing was drafted from, what is found in it, and its text saved without script."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from reports.desk.desk_folder import Standing
from reports.desk.room import address_of, room_of, standing_of, text_in, with_form
from reports.desk.saving import save_text
from reports.desk.seeing.findings import counted, findings_of, worst_first
from reports.desk.seeing.marked_article import SourceView, source_view
from reports.desk.views import Way
from reports.errors import InputError
from reports.readers.briefing.read import read_briefing


def source_of(path: Path, standing: Standing) -> SourceView | None:
    """Return what the briefing at `path` was drafted from; None of a file that is no briefing."""
    try:
        briefing = read_briefing(standing.data, standing.name)
    except InputError:
        return None
    return source_view(briefing, path)


def show_source(request: Request) -> Response:
    """Show the article with its marks, as a part of the page."""
    room, standing = room_of(request), standing_of(request)
    source = source_of(room.folder.root / standing.name, standing)
    return room.page("_article.html", source=source, name=standing.name)


def show_findings(request: Request) -> Response:
    """Say what is found in a briefing: to a script as JSON, else as a page."""
    room, standing = room_of(request), standing_of(request)
    path = room.folder.root / standing.name
    found = worst_first(
        room.heard(findings_of(standing, path, room.look, room.today(), room.dollar))
    )
    if request.headers.get("accept", "").startswith("application/json"):
        said: dict[str, Any] = {"said": counted(found), "findings": [asdict(one) for one in found]}
        return JSONResponse({"digest": standing.digest, **said})
    return room.page("findings.html", name=standing.name, found=found, said=counted(found))


def save_typed_text(request: Request, form: FormData) -> Response:
    """Save the text of a briefing that is sent as a form: a browser without script does so."""
    room, name = room_of(request), request.path_params["name"]
    saved = save_text(room.folder, name, text_in(form, "base"), text_in(form, "text"))
    if saved.conflicts:
        lines = [str(each.notice(name)) for each in saved.conflicts]
        return room.page("error.html", 409, lines=lines)
    return RedirectResponse(address_of(name), 303)


ROUTES: list[Way] = [
    ("GET", "/b/{name}/source", show_source),
    ("GET", "/b/{name}/findings", show_findings),
    ("POST", "/b/{name}/text", with_form(save_typed_text)),
]
