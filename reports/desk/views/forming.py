"""The form of a briefing: drawn in its page, and anew for a text that a window shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.desk.patching import read_patch
from reports.desk.room import address_of, error_lines, room_of, text_in, with_body, with_form
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


def typed_in(text: str, values: Sequence[Any]) -> list[Any]:
    """Return values of the briefing that a text holds, as a person types them."""
    if not values:
        return []
    briefing = read_briefing(text.encode(), "window.yaml")
    bare = briefing.dollar is not None
    return [typed(each, briefing.language, bare=bare) for each in values]


def draw_form(request: Request, body: bytes) -> Response:
    """Draw the form of the text that is sent, for the window that shows it."""
    room, name = room_of(request), request.path_params["name"]
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise UsageError.at("", "what was sent is no text in UTF-8") from error
    return room.page("_drawn.html", **form_values(text, room.folder.path(name).name))


def save_form(request: Request, sent: FormData) -> Response:
    """Save a form that was sent whole, by a page without script: what differs from its base."""
    room, name = room_of(request), request.path_params["name"]
    base = text_in(sent, "base")
    fields = form_for(read_briefing(base.encode(), name)).fields()
    changes = [each for each in fields if _typed(sent, each) != (each.on, each.text)]
    operations = read_patch(
        [
            {"op": "replace", "path": each.path, "value": value_typed(each, *_typed(sent, each))}
            for each in changes
        ]
    )
    saved = save_patch(room.folder, name, base, operations)
    if saved.conflicts:
        both = (each.notice(name) for each in saved.conflicts)
        raise MergeConflictError(says_conflicts(saved.conflicts), *both)
    return RedirectResponse(address_of(name), 303)


def _typed(sent: FormData, field: FormField) -> tuple[bool, str]:
    """Return what was sent of a field: whether it is ticked, and its text."""
    if field.shape.kind == "flag":
        return field.path in sent, field.text
    return field.on, text_in(sent, field.path) if field.path in sent else field.text


ROUTES: list[Way] = [
    ("POST", "/b/{name}/drawn", with_body(draw_form)),
    ("POST", "/b/{name}/form", with_form(save_form)),
]
