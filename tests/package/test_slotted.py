"""What `@frozen` and `@mutable` make behaves as what the standard library makes of the same class."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import pytest

from reports.slotted import frozen, mutable

REPORTS = Path(__file__).parents[2] / "reports"


@frozen
class Point:
    """A point."""

    x: float
    y: float = 0.0
    tags: list[str] = field(default_factory=list)


@frozen
class Named(Point):
    """A point with a name that nobody is shown."""

    name: str = field(default="", repr=False)


@frozen
class Lone:
    part: object


@frozen
class Empty:
    """Nothing."""


@frozen
class Doubled:
    """A number, and twice the number."""

    number: int
    twice: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.number)


@mutable
class Count:
    """A number that grows."""

    number: int = 0
    seen: list[int] = field(default_factory=list)


def as_library(cls: type, frozen: bool = True) -> Any:
    """Return what `dataclass` makes of the fields of `cls`."""
    body = {n: v for n, v in vars(cls).items() if n in ("__module__", "__post_init__", "__doc__")}
    body["__annotations__"] = {each.name: each.type for each in fields(cls)}
    for each in fields(cls):
        kept = {n: getattr(each, n) for n in ("default", "default_factory", "init", "repr")}
        body[each.name] = field(**kept)
    return dataclass(frozen=frozen, slots=True)(type(cls.__name__, (), body))


CALLS: list[tuple[type, tuple[Any, ...], dict[str, Any]]] = [
    (Point, (1.0,), {}),
    (Point, (1.0, 2.0, ["a"]), {}),
    (Point, (), {"y": 2.0, "x": 1.0}),
    (Point, (), {}),
    (Point, (1.0,), {"z": 2.0}),
    (Named, (1.0,), {"name": "here"}),
    (Lone, (float("nan"),), {}),
    (Empty, (), {}),
    (Empty, (1,), {}),
    (Doubled, (21,), {}),
    (Doubled, (21, 42), {}),
    (Count, (1,), {}),
]


def outcome(do: Callable[[], Any]) -> Any:
    try:
        return do()
    except Exception as error:
        return type(error), str(error)


@pytest.mark.parametrize(("ours", "given", "named"), CALLS)
def test_it_is_made_and_shown_as_the_library_does(ours, given, named):
    library = as_library(ours, ours is not Count)
    made = outcome(lambda: repr(ours(*given, **named)))
    assert made == outcome(lambda: repr(library(*given, **named)))


@pytest.mark.parametrize("ours", [Point, Named, Lone, Empty, Doubled, Count])
def test_its_class_is_what_the_library_makes(ours):
    library = as_library(ours, ours is not Count)
    assert ours.__match_args__ == library.__match_args__
    assert [each.name for each in fields(ours)] == [each.name for each in fields(library)]
    assert (ours.__hash__ is None) == (library.__hash__ is None)
    assert not hasattr(ours.__new__(ours), "__dict__")


def test_those_of_one_class_with_the_same_values_are_equal():
    assert Lone((1,)) == Lone((1,))
    assert hash(Lone((1,))) == hash(Lone((1,)))
    assert Lone(1) != Lone(2)
    assert Empty() == Empty()
    assert Count(1) == Count(1)
    same = float("nan")
    assert Lone(same) == Lone(same)  # as tuples are


def test_others_with_the_same_values_are_not():
    assert Point(1.0) != Named(1.0)
    assert Lone(1) != (1,)
    assert Empty() != ()
    assert Lone(1) != 1


def test_a_frozen_one_is_never_changed():
    one = Lone(1)
    with pytest.raises(FrozenInstanceError, match="'part' of a Lone"):
        one.part = 2
    with pytest.raises(FrozenInstanceError):
        del one.part
    with pytest.raises(FrozenInstanceError):
        one.other = 2
    assert one == Lone(1)


def test_a_mutable_one_is_changed_and_is_no_key():
    one = Count(1)
    one.number += 1
    assert one == Count(2)
    with pytest.raises(AttributeError):
        one.other = 2
    with pytest.raises(TypeError):
        hash(one)


def test_what_is_made_anew_is_shared_by_none():
    assert Point(1.0).tags is not Point(1.0).tags
    assert Count().seen is not Count().seen


def test_the_librarys_functions_know_it():
    point = Named(1.0, 2.0, ["a"], "here")
    assert replace(point, y=3.0) == Named(1.0, 3.0, ["a"], "here")
    assert asdict(point) == {"x": 1.0, "y": 2.0, "tags": ["a"], "name": "here"}
    match point:
        case Point(x, y):
            assert (x, y) == (1.0, 2.0)


@pytest.mark.parametrize(
    "one", [Point(1.0, tags=["a"]), Lone(None), Empty(), Doubled(21), Count(3)]
)
def test_it_is_copied_and_pickled(one):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(one, protocol)) == one
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one


def test_no_class_has_its_methods_compiled_one_by_one():
    """Each would cost every start a third of a millisecond."""
    found = [
        f"{path.relative_to(REPORTS)}: {node.name}"
        for path in REPORTS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and any("dataclass" in ast.unparse(each) and "slots" in ast.unparse(each)
                for each in node.decorator_list)
    ]  # fmt: skip
    assert not found, "write @frozen or @mutable of reports.slotted: " + ", ".join(found)
