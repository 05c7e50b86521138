"""What a window sends of a form in which nothing was typed, as assets/desk/tree.js reads it."""

from __future__ import annotations

import json
from typing import Any

from reports.desk.showing.nodes import BriefingForm, FormField, FormNode, FormPart, FormRows


def typed_back(form: BriefingForm) -> dict[str, Any]:
    """Return the briefing that a form says, as JSON."""
    nodes = [node for group in form.groups for node in (*group.shown, *group.folded)]
    return {node.step: said(node) for node in nodes}


def said(node: FormNode) -> Any:
    match node:
        case FormField():
            return node.on if node.shape.kind == "flag" else node.text or None
        case FormRows():
            return [said(row) for row in node.rows] or (None if node.shape.open else [])
        case FormPart():
            return _part(node)


def _part(part: FormPart) -> Any:
    asides = [each for each in (part.review, part.evidence) if each is not None]
    found = {node.step: said(node) for node in (*part.shown, *part.folded, *asides)}
    told = {name: value for name, value in found.items() if value not in (None, [], False)}
    hidden = json.loads(part.hidden)
    if part.bare:
        return told["text"] if told.keys() == {"text"} else told | hidden
    return None if part.open and not hidden and not told else found | hidden
