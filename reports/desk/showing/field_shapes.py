"""What kind of field the model has where: read from its types, so a new field shows by itself."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic_core import PydanticUndefined

from reports.model import ListItem, Money, Paragraph
from reports.model.part import BriefingPart
from reports.model.text import Inline, Prose
from reports.slotted import frozen

#: How a value is typed: on a line, as text of several lines, chosen, ticked; `part` and `rows`
#: hold others.
FieldKind = Literal["line", "text", "day", "number", "sum", "choice", "flag", "part", "rows"]
#: Parts that are their text alone while nothing else is said of them.
TEXT_ALONE: tuple[type[BriefingPart], ...] = (Paragraph, ListItem)
_RUNNING = (Inline, Prose)
_OF_TYPE: dict[type, FieldKind] = {
    bool: "flag", int: "number", Decimal: "number", dt.date: "day", dt.datetime: "day",
    Money: "sum",
}  # fmt: skip


@frozen
class FieldShape:
    """A field of the model: how it is typed, and what a person is told of it.

    `choices` are those of a choice; `parts` the part, or the kinds of part that rows are of
    (none: rows of text). `open` may be null.
    """

    kind: FieldKind
    help: str = ""
    required: bool = False
    open: bool = False
    choices: tuple[str, ...] = ()
    parts: tuple[type[BriefingPart], ...] = ()
    default: Any = None


@cache
def shapes_of(part: type[BriefingPart]) -> dict[str, FieldShape]:
    """Return the fields of a part by their names, in the order of the format."""
    found = {}
    for name, field in part.model_fields.items():
        bare, is_open, marks = _peeled(field.annotation, tuple(field.metadata))
        kind, choices, parts = _kind(bare, marks)
        default = None if field.default is PydanticUndefined else field.default
        required = field.is_required()
        found[name] = FieldShape(
            kind, field.description or "", required, is_open, choices, parts, default
        )
    return found


def _peeled(annotation: Any, marks: tuple[Any, ...] = ()) -> tuple[Any, bool, tuple[Any, ...]]:
    """Return a type without its marks and without null, whether null was there, and the marks."""
    if get_origin(annotation) is Annotated:
        inner, *own = get_args(annotation)
        return _peeled(inner, (*marks, *own))
    if get_origin(annotation) in (Union, UnionType):
        others = [each for each in get_args(annotation) if each is not NoneType]
        if len(others) == 1:
            inner, _, more = _peeled(others[0], marks)
            return inner, True, more
    return annotation, False, marks


def _kind(
    bare: Any, marks: tuple[Any, ...]
) -> tuple[FieldKind, tuple[str, ...], tuple[type[BriefingPart], ...]]:
    if get_origin(bare) is Literal:
        return "choice", tuple(map(str, get_args(bare))), ()
    if get_origin(bare) is tuple:
        return "rows", (), _kinds_of_row(get_args(bare)[0])
    if isinstance(bare, type) and bare in _OF_TYPE:
        return _OF_TYPE[bare], (), ()
    if isinstance(bare, type) and issubclass(bare, BriefingPart):
        return "part", (), (bare,)
    if bare is not str:
        return ("day" if _is_instant(bare) else "line"), (), ()
    running = any(get_args(each)[1] in marks for each in _RUNNING)
    return ("text" if running else "line"), (), ()


def _is_instant(bare: Any) -> bool:
    return getattr(bare, "__name__", "") == "AwareDatetime"


def _kinds_of_row(annotation: Any) -> tuple[type[BriefingPart], ...]:
    """Return the kinds of part that a row may be; none for rows that are text alone."""
    bare, _, _ = _peeled(annotation)
    members = get_args(bare) if get_origin(bare) in (Union, UnionType) else (bare,)
    peeled = (_peeled(each)[0] for each in members)
    return tuple(
        each for each in peeled if isinstance(each, type) and issubclass(each, BriefingPart)
    )
