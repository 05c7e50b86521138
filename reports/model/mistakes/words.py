"""Every mistake that the model finds, in words: what was found, what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reports.errors import shown
from reports.model import Briefing
from reports.model.blocks import ITEM_TAGS
from reports.model.mistakes.fields import fields_at
from reports.model.mistakes.other_words import meaning, nearest_field
from reports.notices import Notice, Place, line_of, mistake, show_place

#: Mistakes for which a word of like spelling is looked for: it takes long, and 20 are shown.
_HINTED = 100
#: Mistakes that are completed.
_SHOWN = 25
#: What pydantic calls the kinds of mistakes that have a code of their own.
_CODES = {
    "extra_forbidden": "unknown-field",
    "missing": "missing-field",
    "literal_error": "wrong-choice",
}
#: Tags that pydantic puts into places to say which kind of block or item it tried.
_TAGS: Mapping[str | int | None, Collection[str]] = {
    "body": {"paragraph", "heading", "bullets", "numbered", "quote"},
    "bullets": ITEM_TAGS,
    "numbered": ITEM_TAGS,
}
_WHICH_DOLLAR = ", or the field dollar at the top (or --dollar) to say what every $ is"
#: Adds column, line and remedy to a mistake at a place.
Complete = Callable[[Notice, Place, ErrorDetails], Notice]


def list_mistakes(
    error: ValidationError,
    name: str,
    lines: Mapping[Place, int],
    model: type[BaseModel] = Briefing,
    complete: Complete | None = None,
) -> list[Notice]:
    """Return all mistakes of a file in the order of their lines; `model` is what it should be.

    `complete` adds to the first of them what the file's own text tells.
    """
    details = [(file_place(detail["loc"]), detail) for detail in error.errors(include_url=False)]
    placed = [(line_of(place, lines), place, detail) for place, detail in details]
    placed.sort(key=lambda found: found[0] or 0)
    notices, renamed = [], _renamed(placed, model)
    for number, (line, place, detail) in enumerate(placed):
        if detail["type"] == "missing" and place in renamed:
            continue  # the field is there, under another name
        code = _CODES.get(detail["type"], "wrong-value")
        said = _message(detail, place, model, number < _HINTED)
        notice = mistake(code, name, line, show_place(place), said)
        notices.append(complete(notice, place, detail) if complete and number < _SHOWN else notice)
    return notices


def _renamed(
    placed: Sequence[tuple[int | None, Place, ErrorDetails]], model: type[BaseModel]
) -> set[Place]:
    """Return the fields that are there under another name, or with a slip in it."""
    unknown = [
        place for _, place, detail in placed[:_HINTED] if detail["type"] == "extra_forbidden"
    ]
    meant = [(each[:-1], meaning(str(each[-1]), _row_of(each))[0]) for each in unknown]
    slips = [(each[:-1], nearest_field(str(each[-1]), each[:-1], model)) for each in unknown]
    return {(*parent, field) for parent, field in (*meant, *slips) if field}


def file_place(loc: Place) -> Place:
    """Return the place in the file: pydantic's, without tags of blocks and items."""
    out: list[str | int] = []
    for i, part in enumerate(loc):
        listed = loc[i - 2] if i >= 2 and isinstance(loc[i - 1], int) else None
        if part not in _TAGS.get(listed, ()):
            out.append(part)
    return tuple(out)


def _message(detail: ErrorDetails, place: Place, model: type[BaseModel], hints: bool) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    which = _WHICH_DOLLAR if "$" in _show(value) else ""
    match kind:
        case "value_error":
            return str(context["error"])
        case "extra_forbidden":
            return _unknown_field(place, model, hints)
        case "missing":
            return "found nothing, expected a value"
        case "literal_error":
            choices = re.findall(r"'([^']*)'", context["expected"])
            word = _show(value).strip("'")
            # “final draft” may be either
            hints = hints and sum(choice in word.lower().split() for choice in choices) < 2
            hint = _hint(word, choices) if hints else ""
            return f"found {_show(value)}, expected one of: {', '.join(choices)}{hint}"
        case "block" | "item":
            return f"found {_show(value)}, {detail['msg']}{_colon_hint(value)}"
        case "model_type" if context.get("class_name") == "Money":
            return f"found {_show(value)}, expected a sum such as CAD 1.5 billion{which}"
        case "model_type" if context.get("class_name") in _WHOLE:
            return f"found {_show(value)}, expected {_WHOLE[context['class_name']]}"
        case "decimal_parsing" if which:
            return f"found {_show(value)}, expected a number, or a sum of money{which}"
        case "string_pattern_mismatch" if place[-1] in _PATTERNS:
            return f"found {_show(value)}, expected {_PATTERNS[place[-1]]}"
    return f"found {_show(value)}, expected {_EXPECTED.get(kind) or detail['msg'].lower()}"


#: What parts that say one thing look like, by their class.
_WHOLE = {
    "Period": "days such as 18–24 August 2025, or {start: 2025-08-18, end: 2025-08-24}",
    "Series": "a name and a number such as Flood Update No. 12",
}
#: What a text of its own pattern looks like, by its field.
_PATTERNS = {
    "email": "one mail address such as desk@example.org",
    "sha256": "64 hexadecimal digits",
    "earlier": "64 hexadecimal digits each",
    "id": "a name of letters, digits, - and _ that begins with a letter",
}


def _row_of(place: Place) -> str:
    return next((part for part in reversed(place[:-1]) if isinstance(part, str)), "")


_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "a mapping with fields",
    "model_attributes_type": "a mapping with fields",
    "dict_type": "a mapping with fields",
    "decimal_parsing": "a number such as 1000000000 or 1.5, without spaces or words",
    "decimal_type": "a number such as 1000000000",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "too_short": "at least one item",
    "timezone_aware": "an instant with its offset such as 2025-08-24T06:00:00+02:00",
    "datetime_parsing": "an instant with its offset such as 2025-08-24T06:00:00+02:00",
    "datetime_from_date_parsing": "an instant with its offset such as 2025-08-24T06:00:00+02:00",
    "date_from_datetime_parsing": "a day such as 2025-08-24",
    "date_parsing": "a day such as 2025-08-24",
    "string_unicode": "text without lone surrogates",
}


def _show(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            keys = ", ".join(map(shown, islice(value, 3)))
            return f"a mapping with {keys}" if keys else "an empty mapping"
        case list() | tuple():
            return f"a list of {len(value)}"
    # Python makes no text of a number of thousands of digits; numbers stand in quotes, too
    return shown(value if isinstance(value, int) and value.bit_length() > 10_000 else str(value))


def _colon_hint(value: Any) -> str:
    """Explain the commonest slip in YAML: a paragraph with a colon is read as a mapping."""
    if isinstance(value, dict) and len(value) == 1:
        return "; text that holds a colon needs quotes around it, or a | or > before it"
    return ""


def _unknown_field(place: Place, model: type[BaseModel], hints: bool) -> str:
    field, known = str(place[-1]), sorted(fields_at(place[:-1], model))
    other = meaning(field, _row_of(place))[1] if model is Briefing else ""
    if other:
        return f"found an unknown field; {other}"
    if field in known:
        return "found a field that does not go with the others here, expected it elsewhere"
    hint = _hint(field, known) if hints else ""
    return f"found an unknown field{hint}" + ("" if hint else f", expected: {', '.join(known)}")


def _hint(word: str, choices: list[str]) -> str:
    near = get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    return f", did you mean {near[0]!r}?" if near else ""
