"""A briefing as it is to be shown: the part that is asked for, and whose paper it is."""

from __future__ import annotations

from dataclasses import replace

from reports.errors import InputError
from reports.look import Look, Options
from reports.model.excerpt import Excerpt, lines_alone
from reports.notices import mistake
from reports.sources.read import Loaded


def as_asked(loaded: Loaded, look: Look, options: Options | None) -> Loaded:
    """Return a briefing with the theme's organisation, and the part of it that was asked for.

    Raises:
        InputError: if it has no such part.
    """
    return excerpted(with_organisation(loaded, look), options.part if options else "all")


def with_organisation(loaded: Loaded, look: Look) -> Loaded:
    """Return a briefing that does not say whose paper it is with the theme's organisation."""
    briefing, owner = loaded.briefing, look.theme.organisation
    if owner is None or briefing.organisation is not None:
        return loaded
    return replace(loaded, briefing=briefing.model_copy(update={"organisation": owner}))


def excerpted(loaded: Loaded, part: Excerpt) -> Loaded:
    """Return a part of a briefing, whose files have names of their own; the same if it is one.

    Raises:
        InputError: if the briefing has no lines to take.
    """
    if part in ("all", loaded.part):
        return loaded
    if not loaded.briefing.key_messages:
        found = "found none, so there is nothing to build of them alone"
        remedy = "write what is to be said as a list below key_messages, or build all of it"
        none = mistake("no-lines", "", None, "key_messages", found, remedy=remedy)
        raise InputError(*loaded.named([none]))
    stem = excerpt_stem(loaded.stem, part)
    return replace(loaded, briefing=lines_alone(loaded.briefing), stem=stem, part=part)


def excerpt_stem(stem: str, part: Excerpt) -> str:
    """Return the stem of the files of a part: those of the whole are never written over."""
    return stem if part == "all" else f"{stem}-{part}"
