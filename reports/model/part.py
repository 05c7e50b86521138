"""What all parts of a briefing share: frozen, and no field that is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from reports.errors import InputError, UsageError

# past `__setattr__`, and quicker than that of `object`
_set_values = BaseModel.__dict__["__dict__"].__set__
_set_said, _set_extra, _set_private = (
    BaseModel.__dict__[f"__pydantic_{name}__"].__set__
    for name in ("fields_set", "extra", "private")
)


class BriefingPart(BaseModel):
    """A part of a briefing. It cannot be changed; ``Part(**dict(part) | {…})`` makes another."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, defer_build=True)

    def __init__(self, /, **fields: Any) -> None:
        """Make a part of its fields.

        Raises:
            InputError: with every mistake, each with its field.
        """
        with _in_our_words(type(self)):
            super().__init__(**fields)

    # without this mark pydantic would call it for each part within a part, where the first
    # mistake would hide all others
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse to change a field in place.

        Raises:
            UsageError: always, with how another part is made.
        """
        kind = type(self).__name__
        remedy = f"make another one: {kind}(**dict(old) | {{{name!r}: …}})"
        found = f"{kind}: a part of a briefing is never changed, so that it can be shared"
        raise UsageError.at("", found, remedy=remedy, part=name)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with the fields of `update`, which are not checked.

        A plan copies every row and block; a part has no private fields and no extra ones, which
        pydantic would look for, in three times the time.
        """
        if deep:
            return super().model_copy(update=update, deep=True)
        fields = update or {}
        made = object.__new__(type(self))
        _set_values(made, {**self.__dict__, **fields})
        _set_said(made, self.__pydantic_fields_set__.union(fields))
        _set_extra(made, None)
        _set_private(made, None)
        return made

    def canonical_json(self) -> bytes:
        """Return what the part says as JSON in UTF-8, without what is null.

        It is what ``model_dump_json`` writes; to hand over the wishes that nobody has takes it
        as long as the writing.
        """
        return self.__pydantic_serializer__.to_json(self, exclude_none=True)

    @classmethod
    def model_validate(cls, obj: Any, **wishes: Any) -> Self:
        """Return the part that a mapping holds; raises as the class does when it is called."""
        with _in_our_words(cls):
            return super().model_validate(obj, **wishes)

    @classmethod
    def checked(cls, obj: Any) -> Self:
        """Return the part that a mapping holds, for those who word its mistakes themselves.

        Raises:
            ValidationError: pydantic's own, which holds more than ours.
        """
        return super().model_validate(obj)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **wishes: Any) -> Self:
        """Return the part that a text in JSON holds; raises as `model_validate` does."""
        with _in_our_words(cls):
            return super().model_validate_json(json_data, **wishes)


@contextmanager
def _in_our_words(part: type[BriefingPart]) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        from reports.model.mistakes.words import list_mistakes

        raise InputError(*list_mistakes(error, "", {}, part)) from error
