"""Parts are copied with other fields as pydantic copies them."""

from __future__ import annotations

import copy
import pickle

import pytest
from pydantic import BaseModel

from reports.model import Aid, Briefing, Money, Paragraph, Person, Section
from reports.model.part import BriefingPart

PARTS = [
    Person(name="Ann Lee", role="minister"),
    Person(name="Ann Lee", id="k-1"),
    Aid(donor="Canada", amount=Money(value=5, currency="CAD")),
    Paragraph(text="A line."),
    Section(heading="One", body=["A line.", {"text": "Named.", "id": "b-1"}]),
    Briefing(title="A", people=[{"name": "Ann Lee"}]),
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
@pytest.mark.parametrize("update", [None, {}, {"id": "x-1"}])
def test_a_copy_is_what_pydantic_would_make(
    part: BriefingPart, update: dict[str, str] | None
) -> None:
    ours, theirs = part.model_copy(update=update), BaseModel.model_copy(part, update=update)

    assert type(ours) is type(theirs)
    assert ours == theirs
    assert vars(ours) == vars(theirs)
    assert ours.model_fields_set == theirs.model_fields_set
    assert repr(ours) == repr(theirs)
    if "id" in type(part).model_fields or not update:
        assert ours.model_dump_json() == theirs.model_dump_json()
        assert ours.model_dump(exclude_unset=True) == theirs.model_dump(exclude_unset=True)


def test_a_copy_shares_no_state_with_its_original() -> None:
    part = Person(name="Ann Lee")

    other = part.model_copy(update={"role": "minister"})

    assert (part.role, part.model_fields_set) == (None, {"name"})
    assert (other.role, other.model_fields_set) == ("minister", {"name", "role"})


def test_a_deep_copy_copies_what_it_holds() -> None:
    part = Section(heading="One", body=["A line."])

    assert part.model_copy().body[0] is part.body[0]
    assert part.model_copy(deep=True).body[0] is not part.body[0]


def test_a_copy_is_hashed_copied_and_pickled_as_other_parts_are() -> None:
    part = Person(name="Ann Lee").model_copy(update={"id": "k-1"})
    made = Person(name="Ann Lee", id="k-1")

    assert hash(part) == hash(made)
    assert copy.copy(part) == copy.deepcopy(part) == pickle.loads(pickle.dumps(part)) == made


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
def test_canonical_json_is_what_pydantic_writes_without_nulls(part: BriefingPart) -> None:
    assert part.canonical_json().decode() == part.model_dump_json(exclude_none=True)
