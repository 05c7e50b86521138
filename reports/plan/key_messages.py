"""The lines to take: what is to be said, right below the summary."""

from __future__ import annotations

from collections.abc import Iterator

from reports.model import Briefing, parse_inline
from reports.model.ids import PartIds
from reports.plan.parts import KeyMessages, Paragraph
from reports.wording.labels import Labels


def key_messages(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[KeyMessages]:
    """Yield the lines to take of a briefing, if it has any, with the ids of `ids`."""
    if briefing.key_messages:
        named = zip(ids.rows["key_messages"], briefing.key_messages, strict=True)
        lines = tuple([Paragraph(name, parse_inline(line.text)) for name, line in named])
        yield KeyMessages("key_messages", labels.key_messages, lines)
