"""The form of a briefing: drawn in its page, and anew for a text that a window shows."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.desk.patching import read_patch
from reports.desk.room import error_lines, room_of
from reports.desk.saving import save_patch
from reports.desk.showing.making import form_for
from reports.desk.showing.nodes import FormField, value_typed
from reports.desk.showing.typed_values import typed
from reports.desk.views import Way
from reports.errors import InputError, MergeConflictError, UsageError
from reports.readers.briefing.read import read_briefing
from reports.revision.merging.merge_conflicts import says_conflicts


def form_values(text: str, name: str) -> dict[str, Any]:
    """Return what the form of a text is drawn of; a text that is no briefing has mistakes."""
    try:
        return {"form": form_for(read_briefing(text.encode(), name)), "mistakes": []}
    except InputError as error:
        return {"form": None, "mistakes": error_lines(error)}


def typed_in(text: str, value: Any) -> Any:
    """Return a value of the briefing that a text holds, as a person types it."""
    briefing = read_briefing(text.encode(), "window.yaml")
    return typed(value, briefing.language, bare=briefing.dollar is not None)


async def draw_form(request: Request) -> Response:
    """Draw the form of the text that is sent, for the window that shows it."""
    room, name = room_of(request), request.path_params["name"]
    try:
        text = (await request.body()).decode()
    except UnicodeDecodeError as error:
        raise UsageError.at("", "what was sent is no text in UTF-8") from error
    return room.page("_drawn.html", **form_values(text, room.folder.path(name).name))


async def save_form(request: Request) -> Response:
    """Save a form that was sent whole, by a page without script: what differs from its base."""
    room, name = room_of(request), request.path_params["name"]
    sent = await room.form(request)
    base = _line_ends(str(sent.get("base", "")))
    fields = form_for(read_briefing(base.encode(), name)).fields()
    changes = [each for each in fields if _typed(sent, each) != (each.on, each.text)]
    operations = read_patch(
        [
            {"op": "replace", "path": each.path, "value": value_typed(each, *_typed(sent, each))}
            for each in changes
        ]
    )
    saved = await run_in_threadpool(save_patch, room.folder, name, base, operations)
    if saved.conflicts:
        both = (each.notice(name) for each in saved.conflicts)
        raise MergeConflictError(says_conflicts(saved.conflicts), *both)
    return RedirectResponse(request.url.path.removesuffix("/form"), 303)


def _typed(sent: FormData, field: FormField) -> tuple[bool, str]:
    """Return what was sent of a field: whether it is ticked, and its text."""
    found = sent.get(field.path)
    if field.shape.kind == "flag":
        return found is not None, field.text
    return field.on, field.text if found is None else _line_ends(str(found))


def _line_ends(text: str) -> str:
    """Return text with the line ends of a file: a form sends all as CR and LF (HTML, 4.10.22)."""
    return text.replace("\r\n", "\n")


ROUTES: list[Way] = [
    ("POST", "/b/{name}/drawn", draw_form),
    ("POST", "/b/{name}/form", save_form),
]
