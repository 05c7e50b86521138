"""Lines of change are in the words of the brief, one for each thing that a person did."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.model import Aid, Money, Person
from reports.revision import differences
from reports.revision.difference.moves import out_of_order
from tests.revision.floods import FLOODS, at, changed, euros, row


def lines(new: object, old: object = FLOODS) -> list[str]:
    return [str(change) for change in differences(old, new)]  # type: ignore[arg-type]


def test_values_stand_as_the_brief_shows_them() -> None:
    assert lines(row("aid", 1, amount=euros("9.3"), status="disbursed")) == [
        "Aid, row Norway: amount: 'EUR 8.2 million' -> 'EUR 9.3 million'",
        "Aid, row Norway: status: 'pledged' -> 'disbursed'",
    ]
    assert lines(row("figures", 0, value=Decimal(61500))) == [
        "Key numbers, row People displaced: value: 'about 61,000 people' -> 'about 61,500 people'"
    ]
    assert lines(row("figures", 1, as_of="2026-11-22")) == [
        "Key numbers, row Power restored: as of: 'November 21, 2026' -> 'November 22, 2026'"
    ]
    assert lines(changed(date=dt.date(2026, 12, 1))) == [
        "Date: 'November 22, 2026' -> 'December 1, 2026'"
    ]


def test_values_are_told_in_the_language_of_the_brief() -> None:
    french = changed(language="fr")
    new = changed(row("aid", 1, amount=euros("9.3")), language="fr")
    assert lines(new, french) == [
        "Aid, row Norway: amount: '8,2 millions EUR' -> '9,3 millions EUR'"
    ]


def test_what_the_brief_shows_alike_is_told_in_full() -> None:
    """Two kinds may have one label; a change must never look like none."""
    one = row("aid", 1, amount=Money(value=Decimal(5), currency=None))
    two = row("aid", 1, amount=Money(value=Decimal(5), currency=None, unit="pesos"))
    told = lines(two, one)
    assert len(told) == 1
    assert told[0].count("'") == 4
    before, after = told[0].split(" -> ")
    assert before.split(": ")[-1] != after


CANADA = Aid(donor="Canada", recipient="Varda", purpose="kitchens",
             amount=euros("5"), status="announced", evidence="Canada announced it.")  # fmt: skip


def test_a_row_that_became_another_is_one_line() -> None:
    new = changed(aid=at(FLOODS.aid, 1, CANADA))
    assert lines(new) == [
        "Aid, row 2: another row: 'Norway | Varda | Pumps and engineers (humanitarian aid) | EUR 8.2 million | Pledged'"
        " -> 'Canada | Varda | Kitchens | EUR 5 million | Announced'"
    ]
    one = changed(people=at(FLOODS.people, 1, Person(name="Kim Lund", role="Pilot")))
    assert lines(one) == [
        "Key figures, row 2: another row: 'Jo de Vries | Engineer | Engineer corps | Bridges' -> 'Kim Lund | Pilot'"
    ]


def test_a_row_of_which_one_cell_changed_is_told_by_the_cell() -> None:
    assert lines(row("people", 1, role="Chief")) == [
        "Key figures, row Jo de Vries: role: 'Engineer' -> 'Chief'"
    ]


def test_a_new_row_is_told_by_what_it_shows() -> None:
    told = lines(changed(aid=(*FLOODS.aid, CANADA)))
    assert told == [
        "Aid, row Canada: added 'Canada | Varda | Kitchens | EUR 5 million | Announced'"
    ]
    gone = lines(changed(aid=FLOODS.aid[:2]))
    assert gone[0].startswith(
        "Aid, row Example Bank: deleted 'Example Bank | Varda | Road repair (reconstruction, loan) |"
    )


def test_an_order_is_told_in_names() -> None:
    moved = changed(people=FLOODS.people[::-1])
    assert lines(moved) in (
        ["Key figures: moved 'Amara Lind'"],
        ["Key figures: moved 'Jo de Vries'"],
    )
    crowd = tuple(Person(name=f"Person {letter}") for letter in "ABCDEFGH")
    told = lines(changed(people=crowd[::-1]), changed(people=crowd))
    assert told == ["Key figures: sorted anew (8 parts)"]


@given(st.permutations(range(8)))
def test_without_what_moved_the_rest_rises_and_no_fewer_would_do(order: list[int]) -> None:
    moved = out_of_order(order)
    rest = [place for place in order if place not in moved]
    assert rest == sorted(rest)
    assert (not moved) == (order == sorted(order))
    for place in moved:
        with_one = [p for p in order if p not in moved or p == place]
        assert with_one != sorted(with_one)


def test_a_row_behind_one_that_is_held_is_told_by_its_own_words() -> None:
    held = FLOODS.aid[0].model_copy(update={"review": "seen once"})
    old = changed(aid=(held, *FLOODS.aid[1:]))
    gone = FLOODS.aid[-1]
    (line,) = lines(changed(old, aid=old.aid[:-1]), old)
    assert str(gone.donor) in line
    assert str(held.donor) not in line or held.donor == gone.donor
