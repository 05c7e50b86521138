"""A new briefing: the draft of an article, which is kept beside it, or the starter of a kind."""

from __future__ import annotations

from pathlib import PurePath

from reports.desk.desk_folder import DeskFolder
from reports.errors import UsageError
from reports.mailing.naming import file_stem
from reports.resources import resource_bytes
from reports.slotted import frozen
from reports.sources import ARTICLE_SUFFIXES, read_source
from reports.yamlfile import dump_yaml


@frozen
class Starter:
    """A kind of brief to begin with: what it is `called`, and what it `says` it is for."""

    called: str
    says: str


#: The kinds of brief.
KINDS = {
    "brief": Starter("Brief", "What happened, who and how much, on one page with its tables."),
    "decision": Starter("Decision note", "What somebody is asked to decide, and the sign-off."),
    "lines": Starter("Lines to take", "What is to be said, with the questions that will come."),
    "release": Starter("Press release", "For the media: the story first, contacts last."),
    "sitrep": Starter("Situation report", "A period in numbers, with what is done and needed."),
}


def from_article(folder: DeskFolder, given: str, data: bytes) -> str:
    """Draft an article into a new briefing; return the name of its file.

    `given` is the name that the article came by: its suffix says what it is.

    Raises:
        InputError: if it cannot be read as an article.
        UsageError: if it is of a kind that is not read.
    """
    loaded = read_source(given, data, stem="article")
    if loaded.lines:
        raise UsageError.at(given, "found a briefing", "an article; put the file into the folder")
    suffix = PurePath(given).suffix.lower()
    text = dump_yaml(loaded.briefing, loaded.notices).encode()
    kept = {suffix: data} if suffix in ARTICLE_SUFFIXES else {}
    stem = file_stem(loaded.briefing.title or "", None, PurePath(given).stem)
    return f"{folder.add(stem, {'.yaml': text, **kept})}.yaml"


def from_kind(folder: DeskFolder, kind: str) -> str:
    """Write the starter of a kind of brief; return the name of its file.

    Raises:
        UsageError: if there is no such kind.
    """
    if kind not in KINDS:
        raise UsageError.at("", f"found the kind {kind[:40]!r}", ", ".join(KINDS), part="kind")
    starter = "starter.yaml" if kind == "brief" else f"starter-{kind}.yaml"
    return f"{folder.add(kind, {'.yaml': resource_bytes(f'templates/sample/{starter}')})}.yaml"
