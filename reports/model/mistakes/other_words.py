"""Words that people use for the fields of a briefing (assets/words/fields.toml), and slips."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from pydantic import BaseModel

from reports.model.mistakes.fields import fields_at
from reports.notices import Place
from reports.resources import resource_text

#: What is said of words that no field is for.
_NONE_MESSAGES = {
    "pictures": "pictures are no part of a briefing; the logo is the theme's",
    "places": "a place has no field of its own: say it in the summary or in a section",
    "notes": "there is no field for it; `notes` keeps it for yourselves",
}


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resource_text("assets/words/fields.toml"))


def meaning(word: str, place: str) -> tuple[str | None, str]:
    """Return the field that `word` means at a place, None if there is none, and what to say.

    The place is "" at the top of the file, else the name of the list or part.
    """
    folded = word.casefold().strip().replace(" ", "_").replace("-", "_")
    places = {"": "briefing", "equivalent": "amount"}
    for field, words in _words().get(places.get(place, place), {}).items():
        if folded in words.split():
            return field, f"{word!r} is called {field!r} here"
    for kind, words in _words()["none"].items() if not place else ():
        if folded in words.split():
            return None, _NONE_MESSAGES[kind]
    return None, ""


def nearest_field(word: str, place: Place, model: type[BaseModel]) -> str | None:
    """Return the field at a place that `word` may be a slip of, None if none is like it."""
    near = get_close_matches(word.lower(), sorted(fields_at(place, model)), n=1)
    return near[0] if near else None
