"""A row with what a newer article says of its fact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reports.model import Aid, Figure, Money, Person
from reports.revision.renewal.cells import merged_cells

DRAFTED = Figure(
    label="People in need",
    value=Decimal(21),
    qualifier="over",
    note="up from 17",
    evidence="Over 21 people are in need, up from 17.",
)
TODAY = Figure(label="People in need", value=Decimal(23), evidence="23 people are in need.")


def person(**cells: Any) -> Person:
    return Person(
        **{"name": "Ann Lee", "role": "Envoy", "evidence": "Envoy Ann Lee spoke."} | cells
    )


def test_another_number_takes_its_words_along() -> None:
    merged = merged_cells(DRAFTED, TODAY, DRAFTED, take=False)
    assert (merged.row, merged.clashes) == (TODAY, ())


def test_what_people_wrote_beside_a_number_stays() -> None:
    ours = DRAFTED.model_copy(update={"note": "Ask Bo", "label": "In need"})
    row = merged_cells(DRAFTED, TODAY, ours, take=False).row
    assert (row.value, row.note, row.label) == (TODAY.value, "Ask Bo", "In need")
    assert (row.qualifier, row.evidence) == (None, TODAY.evidence)


def test_an_edited_number_clashes_and_keeps_its_sentence() -> None:
    ours = DRAFTED.model_copy(update={"value": Decimal(22)})
    kept = merged_cells(DRAFTED, TODAY, ours, take=False)
    assert [each.field for each in kept.clashes] == ["value"]
    assert (kept.row.value, kept.row.evidence) == (ours.value, DRAFTED.evidence)
    taken = merged_cells(DRAFTED, TODAY, ours, take=True)
    assert (taken.row.value, taken.row.evidence) == (TODAY.value, TODAY.evidence)


def test_an_edited_number_that_the_article_still_has_otherwise_is_no_clash() -> None:
    ours = DRAFTED.model_copy(update={"value": Decimal(22)})
    assert not merged_cells(DRAFTED, DRAFTED, ours, take=False).clashes


def test_silence_denies_nothing_and_the_fuller_sentence_stays() -> None:
    said = person(role=None, evidence="Ann Lee was there.")
    assert merged_cells(person(), said, person(), take=False).row == person()
    other = person(role="Minister", evidence="Minister Ann Lee spoke.")
    assert merged_cells(person(), other, person(), take=False).row == other


def test_a_cell_that_people_emptied_stays_empty() -> None:
    ours = person(role=None)
    assert merged_cells(person(), person(), ours, take=False).row.role is None
    assert merged_cells(None, person(), ours, take=False).row.role == "Envoy"


def test_a_currency_that_people_looked_up_stays_with_another_sum() -> None:
    def row(value: int, currency: str | None) -> Aid:
        return Aid(donor="WFP", amount=Money(value=Decimal(value), currency=currency))

    merged = merged_cells(row(5, None), row(6, None), row(5, "USD"), take=False)
    assert (merged.row.amount, merged.clashes) == (Money(value=Decimal(6), currency="USD"), ())


def test_a_held_row_is_held_as_the_draft_holds_it() -> None:
    held = person(review="named once")
    assert merged_cells(held, person(), held, take=False).row.review is None
    # released by a person: it stays so
    assert merged_cells(held, held, person(), take=False).row.review is None
    # a doubtful sentence does not hold what stands, unless it changes it
    assert merged_cells(person(), held, person(), take=False).row.review is None
    other = person(role="Minister", review="named once")
    assert merged_cells(person(), other, person(), take=False).row.review == "named once"
    assert merged_cells(None, other, person(), take=False).row == person()
    own = person(review="Bo looks at it")
    assert merged_cells(person(), person(), own, take=False).row.review == "Bo looks at it"


def test_more_than_the_article_says_of_an_office_is_no_clash() -> None:
    ours = person(affiliation="World Food Programme (WFP), Rome")
    said = person(affiliation="WFP")
    for base in (person(), person(affiliation="UN World Food Programme")):
        merged = merged_cells(base, said, ours, take=False)
        assert (merged.row.affiliation, merged.clashes) == (ours.affiliation, ())
    # less than the article says, or something else, is
    for own in ("World Bank", "Food Programme"):
        clashes = merged_cells(person(), said, person(affiliation=own), take=False).clashes
        assert [each.field for each in clashes] == ["affiliation"]


def test_a_deputy_that_becomes_the_head_is_told() -> None:
    before = person(role="Deputy Envoy")
    assert merged_cells(before, person(), before, take=False).row.role == "Envoy"


def test_what_people_filled_in_keeps_no_sentence_of_yesterday() -> None:
    ours = person(affiliation="Dor")
    said = person(evidence="Envoy Ann Lee came back.")
    assert merged_cells(person(), said, ours, take=False).row.evidence == said.evidence
    # what yesterday's sentence said and today's does not is still backed by it
    drafted = person(affiliation="Dor")
    assert merged_cells(drafted, said, ours, take=False).row.evidence == drafted.evidence


def test_a_label_of_the_same_number_stays_and_a_generic_giver_takes_no_name_away() -> None:
    other = TODAY.model_copy(update={"label": "Right number"})
    assert merged_cells(DRAFTED, other, DRAFTED, take=True).row.label == DRAFTED.label
    gift = Aid(donor="Norway", purpose="roads", amount=Money(value=Decimal(5), currency="EUR"))
    said = gift.model_copy(update={"donor": "government", "purpose": None})
    assert merged_cells(gift, said, gift, take=False).row == gift
    named = gift.model_copy(update={"donor": "Denmark"})
    assert merged_cells(gift, named, gift, take=False).row.donor == "Denmark"


def aid(status: str, value: int = 600, evidence: str = "It promised 600.") -> Aid:
    return Aid(
        donor="Norway",
        status=status,  # type: ignore[arg-type]
        timing="over two years",
        amount=Money(value=Decimal(value), currency="USD"),
        evidence=evidence,
    )


def test_a_promise_that_is_told_again_stays_one_with_its_sentence() -> None:
    again = aid("announced", evidence="It confirmed its 600.").model_copy(update={"timing": None})
    assert merged_cells(aid("pledged"), again, aid("pledged"), take=False).row == aid("pledged")


def test_a_promise_that_was_paid_or_changed_is_what_today_says() -> None:
    for today in (aid("disbursed"), aid("announced", 700)):
        row = merged_cells(aid("pledged"), today, aid("pledged"), take=False).row
        assert (row.status, row.amount) == (today.status, today.amount)
