"""A part of a briefing that stands alone as a paper of its own."""

from __future__ import annotations

from typing import Literal

from reports.model.brief_head import AddressedHead
from reports.model.briefing import Briefing

#: What is shown of a briefing: all of it, or its lines to take alone.
Excerpt = Literal["all", "lines"]
#: What such a paper has beside its head.
_KEPT = ("key_messages", "source", "contacts")


def lines_alone(briefing: Briefing) -> Briefing:
    """Return the lines to take of `briefing` below its head, with its closing lines.

    All else is as in a briefing that never had it: a merge of what comes home touches none of it.
    """
    kept = {*AddressedHead.model_fields, *_KEPT}
    blank = {
        name: field.get_default()
        for name, field in Briefing.model_fields.items()
        if name not in kept
    }
    return briefing.model_copy(update={**blank, "kind": "lines"})
