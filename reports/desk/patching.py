"""What is done to a briefing in a window: the operations of a JSON Patch (RFC 6902, section 4).

Values are those that people type: “CAD 1.2bn” for a sum, “24 August” for a day. They are read
as those of a briefing file are, and what the model refuses is told with its place.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

from reports.errors import UsageError
from reports.limits import BRIEFING_DEPTH
from reports.model import Briefing, with_ids
from reports.readers.briefing.read import read_briefing
from reports.revision.difference.wording import Named
from reports.slotted import frozen

#: So many operations come at once; a window sends what was typed within a moment.
MOST = 500
_NAME = "window.json"


@frozen
class Operation:
    """One operation: what is done, at which path of keys and places, with which value.

    `source` is where a moved value stood.
    """

    op: Literal["add", "remove", "replace", "move"]
    path: tuple[str, ...]
    value: Any = None
    source: tuple[str, ...] = ()


def read_patch(patch: Any) -> list[Operation]:
    """Return the operations of a patch as it came, parsed from JSON.

    Raises:
        UsageError: if it is no patch of operations that are known here.
    """
    if not isinstance(patch, list) or len(patch) > MOST:
        raise UsageError.at("", "found no list of operations", f"at most {MOST}", part="patch")
    return [_operation(each) for each in patch]


def _operation(each: Any) -> Operation:
    fields = each if isinstance(each, dict) else {}
    op = fields.get("op")
    if op not in ("add", "remove", "replace", "move"):
        raise UsageError.at(
            "",
            f"found the operation {str(op)[:40]!r}",
            "add, remove, replace or move",
            part="patch",
        )
    source = _pointer(fields.get("from")) if op == "move" else ()
    return Operation(op, _pointer(fields.get("path")), fields.get("value"), source)


def _pointer(text: Any) -> tuple[str, ...]:
    """Return the steps of a JSON Pointer (RFC 6901, sections 3 and 4); the whole is none here."""
    # a path makes the parts that it leads through, so that it is no longer than a briefing is deep
    if not isinstance(text, str) or not 0 < text.count("/") <= BRIEFING_DEPTH or text[0] != "/":
        raise UsageError.at("", f"found the path {str(text)[:40]!r}", "/aid/0/donor", part="patch")
    steps = text[1:].split("/")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def patched(base: Briefing, operations: Sequence[Operation]) -> Named:
    """Return a briefing after all operations, beside the same with the ids that parts had.

    Raises:
        UsageError: if a path leads nowhere.
        InputError: if the briefing would not be one, with every mistake and its place.
    """
    sides = (
        read_briefing(json.dumps(_after(side, operations)).encode(), _NAME)
        for side in (base, with_ids(base))
    )
    value, named = sides
    return Named(value, with_ids(named))


def _after(briefing: Briefing, operations: Sequence[Operation]) -> Any:
    data = briefing.model_dump(mode="json")
    for each in operations:
        _do(data, each)
    return data


def _do(data: Any, each: Operation) -> None:
    value = each.value
    if each.op in ("remove", "move"):
        value_there = _taken(data, each.path if each.op == "remove" else each.source)
        value = value_there if each.op == "move" else value
    if each.op != "remove":
        _put(data, each.path, value, replaces=each.op == "replace")


def _taken(data: Any, path: tuple[str, ...]) -> Any:
    """Take a value out and return it; a field of a part says nothing then."""
    home, last = _home(data, path)
    if isinstance(home, list):
        return home.pop(_place(last, len(home) - 1, path))
    return home.pop(last, None)


def _put(data: Any, path: tuple[str, ...], value: Any, *, replaces: bool) -> None:
    home, last = _home(data, path)
    if isinstance(home, dict):
        home[last] = value
    elif replaces:
        home[_place(last, len(home) - 1, path)] = value
    else:
        home.insert(len(home) if last == "-" else _place(last, len(home), path), value)


def _home(data: Any, path: tuple[str, ...]) -> tuple[Any, str]:
    """Return the list or the part that holds the last step of a path, and that step."""
    here = data
    for step in path[:-1]:
        inner = here.get(step) if isinstance(here, dict) else None
        if isinstance(here, list):
            inner = here[_place(step, len(here) - 1, path)]
        if inner is None and isinstance(here, dict):
            inner = here[step] = {}
        here = inner
    if not isinstance(here, dict | list):
        raise _nowhere(path)
    return here, path[-1]


def _place(step: str, most: int, path: tuple[str, ...]) -> int:
    if not step.isascii() or not step.isdecimal() or len(step) > 9 or int(step) > most:
        raise _nowhere(path)
    return int(step)


def _nowhere(path: tuple[str, ...]) -> UsageError:
    return UsageError.at("", f"nothing stands at /{'/'.join(path)[:80]}", part="patch")
