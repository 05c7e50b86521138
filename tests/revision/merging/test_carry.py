"""Evidence, notes and held rows stay at home, and are there when a brief comes back."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.model import Aid, Briefing, Figure, Money, Person, Quote, held_rows, public
from reports.model.briefing import Row
from reports.revision import merge, read_word
from tests.revision.cases import by_path
from tests.revision.floods import FLOODS, WHOLE, at, changed, euros, floods_docx, row
from tests.revision.word_edits import with_comment
from tests.strategies import briefings

CARNEY = Person(
    name="Mark Carney",
    role="Prime Minister",
    affiliation="Canada",
    evidence="Canadian Prime Minister Mark Carney arrived in Kyiv on Sunday.",
)
ZELENSKY = Person(name="Volodymyr Zelensky", evidence="President Volodymyr Zelensky spoke.")
AID = Aid(
    donor="Canada", recipient="Ukraine", purpose="military aid", kind="military",
    amount=Money(value=Decimal(10**9), currency="CAD", qualifier="over"), status="announced",
    timing="within the coming month",
    evidence="Canada will send over $1 billion in military aid to Ukraine next month, as announced "
    "by Ottawa; the Danish share of C$200 million for drones is a loan.",
)  # fmt: skip
FIGURE = Figure(
    label="cases", value=Decimal(809), evidence="The agency counted 809 cases in May, 31 fatal."
)
QUOTE = Quote(
    text="We will be with you.",
    speaker="Mark Carney",
    evidence="“We will be with you,” Carney said.",
)
HOME = Briefing(
    title="T", people=(CARNEY, ZELENSKY), figures=(FIGURE,), aid=(AID,), quotes=(QUOTE,)
)


def after(field: str, place: int = 0, /, **cells: Any) -> tuple[Row, tuple[str, ...]]:
    """A row of HOME after an edit of its cells in Word, and what is said about it."""
    told = public(HOME)
    rows = getattr(told, field)
    typed = rows[place].model_copy(update=cells)
    theirs = told.model_copy(update={field: at(rows, place, typed)})
    merged = merge(told, theirs, HOME)
    return getattr(merged.briefing, field)[place], tuple(by_path(merged.notices))


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("people", {"name": "Mélanie Joly", "role": "Minister of Industry"}),
        ("people", {"name": "Mélanie Joly"}),
        ("people", {"name": "Diana Carney"}),
        ("people", {"name": "Mark Carney Jr."}),
        ("figures", {"label": "hospitals", "value": Decimal(12)}),
        ("aid", {"donor": "Denmark", "purpose": "school buses"}),
        ("aid", {"recipient": "Moldova", "purpose": "school buses"}),
        ("aid", {"donor": "Norway", "recipient": "Moldova"}),
        ("aid", {"donor": "Norway", "amount": euros("5")}),
        ("quotes", {"text": "Nobody has asked the ministers about it."}),
    ],
)
def test_a_row_that_has_become_another_one_loses_its_evidence_and_that_is_said(
    field: str, cells: dict[str, Any]
) -> None:
    typed, notices = after(field, **cells)

    assert typed.evidence is None
    assert len(notices) == 1
    assert notices[0].startswith(f"{field}[0]: has become another row: its evidence “")


@pytest.mark.parametrize(
    ("field", "cells", "said"),
    [
        ("people", {"role": "Minister of Industry"}, "“Minister of Industry”"),
        ("people", {"affiliation": "Denmark"}, "“Denmark”"),
        ("figures", {"value": Decimal(908)}, "908"),
        ("figures", {"label": "deaths"}, "“deaths”"),
        ("figures", {"as_of": "2026-06-01"}, "“2026-06-01”"),
        ("aid", {"amount": Money(value=Decimal(5_000_000), currency="CAD")}, "CAD 5 million"),
        ("aid", {"donor": "Norway"}, "“Norway”"),
        ("aid", {"purpose": "school buses"}, "“school buses”"),
        ("aid", {"status": "disbursed"}, "“disbursed”"),
        ("aid", {"timing": "in October"}, "“in October”"),
        ("quotes", {"speaker": "Mélanie Joly"}, "“Mélanie Joly”"),
    ],
)
def test_a_value_that_the_sentence_does_not_hold_keeps_the_evidence_and_is_said(
    field: str, cells: dict[str, Any], said: str
) -> None:
    typed, notices = after(field, **cells)

    assert typed.evidence == getattr(HOME, field)[0].evidence
    assert notices == (f"{field}[0].evidence: does not say {said}",)


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("people", {"name": "M. Carney"}),
        ("people", {"name": "Carney"}),
        ("people", {"role": "Canadian Prime Minister"}),
        ("people", {"role": None}),
        ("figures", {"value": Decimal(31)}),
        ("figures", {"label": "Cases"}),
        ("aid", {"amount": Money(value=Decimal(10**9), currency="CAD")}),
        ("aid", {"amount": Money(value=Decimal(200_000_000), currency="CAD")}),
        ("aid", {"donor": "Denmark"}),
        ("aid", {"purpose": "drones", "form": "loan"}),
        ("aid", {"timing": "next month"}),
        ("aid", {"status": "unspecified", "cumulative": True}),
        ("quotes", {"text": "We will be with you!"}),
        ("quotes", {"speaker": "Carney"}),
    ],
)
def test_a_value_that_the_sentence_holds_changes_in_silence(
    field: str, cells: dict[str, Any]
) -> None:
    typed, notices = after(field, **cells)

    assert typed.evidence == getattr(HOME, field)[0].evidence
    assert notices == ()


def test_a_name_spelt_otherwise_is_the_same_row() -> None:
    typed, notices = after("people", 1, name="Volodymyr Zelenskyy")

    assert typed.evidence == ZELENSKY.evidence
    assert notices == ()


def test_a_row_put_in_the_place_of_a_deleted_one_gets_no_evidence() -> None:
    told = public(HOME)
    new = Person(name="Mélanie Joly", role="Minister of Industry")
    theirs = told.model_copy(update={"people": (new, told.people[1])})
    merged = merge(told, theirs, HOME)

    assert merged.briefing.people == (new, ZELENSKY)
    assert [n.place.part for n in merged.notices] == ["people[0]"]


def test_deleting_and_sorting_rows_with_evidence_is_no_conflict() -> None:
    told = public(WHOLE)
    theirs = told.model_copy(update={"aid": (told.aid[1], told.aid[2], told.aid[0])})
    merged = merge(told, theirs, WHOLE)
    assert merged.briefing.aid == (WHOLE.aid[1], WHOLE.aid[2], WHOLE.aid[3], WHOLE.aid[0])
    assert merged.notices == ()

    fewer = told.model_copy(update={"aid": told.aid[1:]})
    merged = merge(told, fewer, WHOLE)
    assert merged.briefing.aid == WHOLE.aid[1:]
    assert merged.notices == ()


def test_an_edited_row_that_the_file_gave_evidence_meanwhile_is_no_conflict() -> None:
    ours = row("aid", 1, evidence="Norway pledged EUR 8.2 million, later EUR 9.3 million.")
    merged = merge(FLOODS, row("aid", 1, amount=euros("9.3")), ours)

    assert merged.briefing.aid[1].amount == euros("9.3")
    assert merged.briefing.aid[1].evidence == ours.aid[1].evidence
    assert merged.notices == ()


def test_held_rows_stay_behind_the_row_they_stood_behind() -> None:
    rows = (
        Person(name="Held first", review="?"),
        Person(name="Ann"),
        Person(name="Held behind Ann", review="?"),
        Person(name="Held next", review="?"),
        Person(name="Bob"),
    )
    ours = Briefing(title="T", people=rows)
    told = public(ours)
    bob_alone = told.model_copy(update={"people": told.people[1:]})
    new_first = told.model_copy(update={"people": (Person(name="New"), *told.people)})

    assert merge(told, bob_alone, ours).briefing.people == (rows[0], rows[2], rows[3], rows[4])
    assert merge(told, new_first, ours).briefing.people == (
        rows[0], Person(name="New"), *rows[1:],
    )  # fmt: skip


def test_a_row_released_at_home_is_printed_and_merged_like_any_other() -> None:
    told = public(WHOLE)
    ours = WHOLE.model_copy(
        update={"people": at(WHOLE.people, 1, changed(WHOLE.people[1], review=None))}
    )
    theirs = told.model_copy(update={"title": "Another title"})
    merged = merge(told, theirs, ours).briefing

    assert merged.people == ours.people
    assert merged.title == "Another title"


def test_comments_become_notes_once() -> None:
    reading = read_word(with_comment(floods_docx()), "floods.docx")
    assert reading.base is not None
    once = merge(reading.base, reading.briefing, WHOLE).briefing
    twice = merge(reading.base, reading.briefing, once)

    assert once.notes[: len(WHOLE.notes)] == WHOLE.notes
    assert len(once.notes) == len(WHOLE.notes) + 1
    assert twice.changes == ()


def test_a_file_that_carries_its_whole_briefing_merges_too() -> None:
    """As files of earlier versions do: their notes and evidence are no edits."""
    theirs = WHOLE.model_copy(update={"title": "Another title"})
    ours = WHOLE.model_copy(update={"notes": (), "byline": "Night desk"})
    merged = merge(WHOLE, theirs, ours).briefing

    assert merged == ours.model_copy(update={"title": "Another title"})


@settings(max_examples=25)
@given(briefings(), briefings(), st.sets(st.sampled_from(["people", "figures", "aid", "quotes"])))
def test_no_edit_costs_a_note_or_a_held_row_and_none_is_printed(
    ours: Briefing, other: Briefing, fields: set[str]
) -> None:
    base, typed = public(ours), public(other)
    theirs = base.model_copy(update={name: getattr(typed, name) for name in fields})
    merged = merge(base, theirs, ours).briefing

    assert public(merged) == theirs
    assert merged.notes == ours.notes
    assert {k: len(v) for k, v in held_rows(merged).items()} == {
        k: len(v) for k, v in held_rows(ours).items()
    }
