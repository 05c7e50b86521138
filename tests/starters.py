"""The starters that ``briefpack new`` writes, by the kind of brief."""

from __future__ import annotations

from reports.cli.commands.edit import STARTERS
from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from reports.resources import resource_text

KINDS = tuple(STARTERS)


def starter_text(kind: str) -> str:
    return resource_text(f"templates/sample/{STARTERS[kind]}")


def starter(kind: str, language: str | None = None) -> Briefing:
    """The starter of a kind, with the labels and numbers of another language if it is named."""
    briefing = read_briefing(starter_text(kind).encode(), STARTERS[kind])
    return briefing.model_copy(update={"language": language}) if language else briefing
