"""What the model knows at a place of a briefing file: its fields, and what they may hold."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from reports.model import Briefing
from reports.notices import Place


def fields_at(place: Place, model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields that `model` knows at `place`."""
    models: list[Any] = [model]
    for part in place:
        if isinstance(part, str):
            models = [
                model
                for parent in models
                if part in parent.model_fields
                for model in _models_in(parent.model_fields[part].annotation)
            ]
    return {name: field for known in models for name, field in known.model_fields.items()}


@cache
def field_names() -> frozenset[str]:
    """Return the names of all fields, at any place of a briefing."""
    return frozenset(name for name, _ in _all_fields())


@cache
def list_names() -> frozenset[str]:
    """Return the names of the fields that are lists."""
    return frozenset(name for name, field in _all_fields() if get_origin(field.annotation) is tuple)


def _all_fields() -> Iterator[tuple[str, FieldInfo]]:
    models: list[type[BaseModel]] = [Briefing]
    for model in models:
        for name, field in model.model_fields.items():
            yield name, field
            models += [m for m in _models_in(field.annotation) if m not in models]


def may_hold(place: Place, text: str) -> bool:
    """Return whether `text` would be a value at `place`: a title yes, a date or a currency no."""
    names = tuple(part for part in place if isinstance(part, str))
    adapter = _adapter(names)
    if adapter is None:
        return False
    value: Any = text
    for part in reversed(place):
        if isinstance(part, str):
            break
        value = [value]
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


@lru_cache(maxsize=256)
def _adapter(names: tuple[str, ...]) -> TypeAdapter[Any] | None:
    field = fields_at(names[:-1], Briefing).get(names[-1]) if names else None
    return None if field is None else _typed(field)


def _typed(field: FieldInfo) -> TypeAdapter[Any]:
    annotation: Any = Annotated[field.annotation, field]
    return TypeAdapter(annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, types.UnionType, tuple) or get_args(annotation):
        for inner in get_args(annotation):
            yield from _models_in(inner)
