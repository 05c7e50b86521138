"""Single damages: a briefing with one thing in it changed, as a slip or a stale file would."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from reports.model import Briefing
from reports.model.text import BREAK

#: Fields that no output prints as they stand, or whose change need not change an output.
_UNSEEN = {"id", "schema_version", "language", "kind", "form", "sha256", "totals", "dollar",
           "part_of", "cumulative", "evidence", "review", "author", "published"}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TWO_DIGITS = re.compile(r"(\d)(?!\1)\d")
Path = tuple[str | int, ...]


def damages(briefing: Briefing) -> Iterator[tuple[str, Briefing]]:
    """Yield what was done, and the briefing with that done to it."""
    fields = briefing.model_dump(mode="json", exclude_none=True)
    for path, value in leaves(fields, ()):
        for what, other in _others(path, value):
            yield f"{_name(path)}: {what}", _with(fields, path, other)
    yield from _rows_moved(fields)
    yield from _reshaped(fields)


def _reshaped(fields: dict[str, Any]) -> Iterator[tuple[str, Briefing]]:
    """Yield what has all its words in another form."""
    for n, section in enumerate(fields["sections"]):
        for m, block in enumerate(section.get("body", ())):
            path: Path = ("sections", n, "body", m)
            if isinstance(block, str):
                if BREAK in block:
                    yield (
                        f"{_name(path)}: no break",
                        _with(fields, path, block.replace(BREAK, " ", 1)),
                    )
            elif "level" in block:
                yield f"{_name(path)}: a paragraph", _with(fields, path, block["heading"])
                raised = copy.deepcopy(fields["sections"])
                below = {"heading": block["heading"], "body": raised[n]["body"][m + 1 :]}
                raised[n : n + 1] = [{**section, "body": raised[n]["body"][:m]}, below]
                yield f"{_name(path)}: a heading", _with(fields, ("sections",), raised)
            for kind in ("bullets", "numbered"):
                yield from _raised(
                    fields, (*path, kind), block.get(kind, ()) if isinstance(block, dict) else ()
                )


def _raised(fields: dict[str, Any], path: Path, items: Any) -> Iterator[tuple[str, Briefing]]:
    """Yield a list whose inner items are outer ones."""
    for n, item in enumerate(items):
        if isinstance(item, dict):
            inner = item.get("bullets") or item.get("numbered")
            flat = [*items[:n], item["text"], *inner, *items[n + 1 :]]
            yield f"{_name((*path, n))}: outer items", _with(fields, path, flat)


def leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield the places of the values in fields that an output prints, and the values."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if key in _UNSEEN:
            continue
        if isinstance(item, dict | list):
            yield from leaves(item, (*path, key))
        else:
            yield (*path, key), item


def _others(path: Path, value: Any) -> Iterator[tuple[str, Any]]:
    key = path[-1]
    if key in ("value", "upper"):
        number = int(float(value))
        yield "a digit", number + 10 ** (len(str(number)) - 2)
        yield "ten times as much", number * 10
    elif key == "currency":
        yield "currency", {"EUR": "USD"}.get(value, "EUR")
    elif path == ("status",):
        yield "status", {"draft": "final"}.get(value, "draft")
    elif key == "number":
        yield "the next one", value + 1
    elif key == "status":
        yield "status", {"announced": "disbursed"}.get(value, "announced")
    elif key in ("date", "next_issue", "as_of", "start", "end") and _DAY.fullmatch(value):
        yield "a day later", (dt.date.fromisoformat(value) + dt.timedelta(days=1)).isoformat()
    elif key == "embargo":
        yield "an hour later", value.replace("06:30", "07:30")
    elif key == "email":
        yield "another", "desk@example.org"
    elif key == "url":
        yield "another", "https://example.org/talks"
    elif key == "qualifier":
        yield "dropped", None
    elif isinstance(value, str):
        yield from _texts(value)


def _texts(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text with a letter, a digit, two words, or its end changed."""
    yield "first letter", ("X" if text[0] != "X" else "Y") + text[1:]
    yield "last letter", text[:-2] + ("z" if text[-2] != "z" else "y") + text[-1]
    words = text.split(" ")
    if len(words) > 2 and words[0] != words[1]:
        yield "two words exchanged", " ".join([words[1], words[0], *words[2:]])
    digit = next((n for n, char in enumerate(text) if char.isdigit()), None)
    if digit is not None:
        yield "a digit", f"{text[:digit]}{(int(text[digit]) + 1) % 10}{text[digit + 1 :]}"
    if pair := _TWO_DIGITS.search(text):
        at = pair.start()
        yield "two digits exchanged", f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"


def _rows_moved(fields: dict[str, Any]) -> Iterator[tuple[str, Briefing]]:
    for name in ("people", "figures", "aid", "qa", "sections", "contacts", "quotes"):
        rows = fields[name]
        for n in range(len(rows)):
            yield f"{name}[{n}]: dropped", _with(fields, (name,), rows[:n] + rows[n + 1 :])
            yield f"{name}[{n}]: twice", _with(fields, (name,), [*rows[: n + 1], *rows[n:]])
        for n in range(len(rows) - 1):
            moved = [*rows[:n], rows[n + 1], rows[n], *rows[n + 2 :]]
            yield f"{name}[{n}]: after the next", _with(fields, (name,), moved)
    for n in range(len(fields["qa"]) - 1):
        pairs = copy.deepcopy(fields["qa"])
        pairs[n]["answer"], pairs[n + 1]["answer"] = pairs[n + 1]["answer"], pairs[n]["answer"]
        yield f"qa[{n}]: answers exchanged", _with(fields, ("qa",), pairs)
    for n in range(len(fields["people"]) - 1):
        people = copy.deepcopy(fields["people"])
        people[n]["role"], people[n + 1]["role"] = people[n + 1]["role"], people[n]["role"]
        yield f"people[{n}]: roles exchanged", _with(fields, ("people",), people)


def _with(fields: dict[str, Any], path: Path, value: Any) -> Briefing:
    changed = copy.deepcopy(fields)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return Briefing.model_validate(changed)


def _name(path: Path) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")
