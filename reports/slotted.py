"""`@frozen` and `@mutable`: dataclasses with slots that cost an import little.

``@dataclass(frozen=True, slots=True)`` compiles six methods of each class while it is
imported: a third of a millisecond, and a build imports a hundred of them. Here `__init__`
alone is compiled, and the rest shared, for a sixth of that. `fields`, `replace`, `asdict`,
pattern matching and pickling know both: the fields are the standard library's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: _Class) -> _Class:
    """Return `cls` with slots for its fields: equal by them, hashed by them, never changed.

    A field may have a default, and what `dataclasses.field` says of `init` and `repr`.
    """
    made, values = _slotted(cls)
    made.__init__ = _compiled(made, "_set_{0}(self, {1})")
    made.__hash__ = lambda self: hash(values(self))
    made.__setattr__ = made.__delattr__ = _refuse
    made.__getstate__, made.__setstate__ = (lambda self: values(self)), _restore
    return made  # type: ignore[no-any-return]


@dataclass_transform(field_specifiers=(field,))
def mutable(cls: _Class) -> _Class:
    """Return `cls` with slots for its fields: equal by them, not hashed, for what changes."""
    made, _ = _slotted(cls)
    made.__init__ = _compiled(made, "self.{0} = {1}")
    made.__hash__ = None
    return made  # type: ignore[no-any-return]


def _slotted(cls: type) -> tuple[Any, Callable[[object], tuple[Any, ...]]]:
    """Return what the two have in common, and what gives the values of an object's fields."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # the standard library would look for a signature
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    values = _values_of([each.name for each in fields(made)])

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    made.__eq__, made.__repr__ = equal, _shown
    return made, values


def _values_of(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _compiled(made: type[Any], assignment: str) -> Callable[..., None]:
    """Return `__init__`, in which each field (0) is assigned its value (1)."""
    known: dict[str, Any] = {"MISSING": MISSING}
    arguments, lines = ["self"], []
    for each in fields(made):
        if each.init:  # else `__post_init__` fills it
            # past `__setattr__`, and quicker than that of `object`
            known[f"_set_{each.name}"] = getattr(made, each.name).__set__
            argument, value = _given(each, known)
            arguments.append(argument)
            lines.append(f" {assignment.format(each.name, value)}")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    text = f"def __init__({', '.join(arguments)}):\n" + "\n".join(lines or [" pass"])
    exec(text, known)  # noqa: S102 - as `dataclass` does, of the same names
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"  # for what is said of wrong arguments
    return init


def _given(part: Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """Return the argument for a field and its value; what they need goes to `known`."""
    name = part.name
    if part.default_factory is not MISSING:
        known[f"_new_{name}"] = part.default_factory
        return f"{name}=MISSING", f"_new_{name}() if {name} is MISSING else {name}"
    if part.default is not MISSING:
        known[f"_default_{name}"] = part.default
        return f"{name}=_default_{name}", name
    return name, name


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _restore(self: Any, values: tuple[Any, ...]) -> None:
    """Fill the slots of one that is unpickled or copied."""
    for each, value in zip(fields(self), values, strict=True):
        object.__setattr__(self, each.name, value)


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name!r} of a {type(self).__qualname__}")
