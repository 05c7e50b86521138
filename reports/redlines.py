"""What changed between two briefings, as files: tracked changes in Word, marked words in text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from reports.errors import InputError, UsageError
from reports.look import Look, Options
from reports.model import Briefing, public
from reports.notices import Location, Notice, name_source
from reports.outputs import Output
from reports.pipeline import plan_of
from reports.plan import Plan
from reports.renderers.contract import Rendered
from reports.renderers.registry import get_renderer
from reports.revision import differences, read_word
from reports.revision.redline import Author, paired_ids, text_redline, word_redline
from reports.slotted import frozen
from reports.sources import Loaded
from reports.sources.asked import with_organisation

#: What a redline can be written as.
REDLINE_FORMATS: Final = ("docx", "txt")
#: What the name of a redline has behind the stem of the new briefing.
_ENDING = "-changes"


@frozen
class Redlined:
    """The redlines of two briefings, and what a person should know about them."""

    outputs: tuple[Output, ...]
    notices: tuple[Notice, ...] = ()


def redline_formats(asked: Iterable[str]) -> tuple[str, ...]:
    """Return the formats that are asked for, names or texts with commas, each once.

    Raises:
        UsageError: naming one that no redline is written as.
    """
    names = [name.strip().lower() for text in asked for name in text.split(",")]
    for name in names:
        if name not in REDLINE_FORMATS:
            raise UsageError.of("format", name, f"one of: {', '.join(REDLINE_FORMATS)}")
    return tuple(dict.fromkeys(names))


def redline(
    old: Loaded,
    new: Loaded,
    formats: Iterable[str],
    look: Look,
    options: Options | None = None,
    author: Author | None = None,
) -> Redlined:
    """Return a file of what changed from `old` to `new` for each of the formats.

    With all changes accepted the Word file is the brief of `new`, with all rejected that of
    `old`; it is read back both ways. Changes are those of `author`, briefpack if none is told.

    Raises:
        InputError: if a briefing cannot be shown.
        ThemeError: if the theme's Word template cannot be used.
    """
    sides = [with_organisation(each, look) for each in (old, new)]
    before, after = (_planned(each, options) for each in sides)
    ids = paired_ids(*(public(each.briefing) for each in sides))
    outputs: list[Output] = []
    notices: list[Notice] = []
    for name in redline_formats(formats):
        renderer = get_renderer(name)
        if name == "docx":
            made = word_redline(before, after, ids, look, author or Author("briefpack"))
        else:
            made = text_redline(before, after, ids, look)
        file = f"{new.stem}{_ENDING}{renderer.suffix}"
        proof = _unproved(made, sides, file) if name == "docx" else ()
        outputs.append(Output(file, name, renderer.media_type, made.data))
        notices += (*name_source(made.notices, file), *proof)
    return Redlined(tuple(outputs), tuple(notices))


def _planned(loaded: Loaded, options: Options | None) -> Plan:
    try:
        return plan_of(loaded.briefing, options)
    except InputError as error:
        raise InputError(*loaded.named(error.notices)) from error


def _unproved(made: Rendered, sides: Iterable[Loaded], file: str) -> Iterator[Notice]:
    """Yield what a redline does not say of either briefing when it is read back."""
    old, new = (public(each.briefing) for each in sides)
    accepted = read_word(made.data, file, allow_unmark=True)
    rejected = read_word(made.data, file, tracked="reject", allow_unmark=True)
    yield from _unlike(new, accepted.briefing, "accepted", file)
    yield from _unlike(old, rejected.briefing, "rejected", file)


def _unlike(wanted: Briefing, read: Briefing, how: str, file: str) -> Iterator[Notice]:
    for change in differences(wanted, read):
        yield Notice(
            "redline-differs",
            f"with all changes {how}, {change.name} reads otherwise: {change.said}",
            remedy="compare the two briefs in Word there",
            place=Location(file),
            severity="warning",
        )
