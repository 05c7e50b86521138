"""Ticks, texts, days and rows of recommendations, and the sign-off, come home from Word."""

import datetime as dt

import pytest
from lxml import etree

from reports.errors import InputError
from reports.model import Approval, Recommendation
from tests.decision_note import FINANCE, FUEL, HOUSING, NOTE, PAY, SHELTERS
from tests.revision.decisions import (
    box_of,
    cell_typed,
    clicked,
    note_docx,
    read_edited,
    with_first,
)
from tests.revision.word_edits import W, edited, retyped, row_added, table_row, text

OPTIONS = "☐ Agree☐ Disagree"


def test_an_untouched_note_says_what_it_said() -> None:
    reading = read_edited()
    assert reading.briefing == NOTE
    assert reading.notices == ()


@pytest.mark.parametrize("mark", [None, "☒", "✓", "\N{HEAVY CHECK MARK}", "★"])
def test_a_tick_is_the_decision_as_the_file_writes_it(mark: str | None) -> None:
    """What a house has for a ticked box may be no box at all: then Word's state counts."""
    reading = read_edited(clicked("Disagree", mark))
    assert reading.briefing == with_first(decision="disagree")
    assert reading.notices == ()


def test_a_box_that_is_opened_again_leaves_the_decision_open() -> None:
    reading = read_edited(clicked("Noted"))
    fuel = FUEL.model_copy(update={"decision": None})
    assert reading.briefing.recommendations == (SHELTERS, fuel, PAY)
    assert reading.notices == ()


def test_of_two_ticks_none_is_believed() -> None:
    reading = read_edited(clicked("Agree"), clicked("Disagree"))
    assert reading.briefing == NOTE
    [notice] = reading.notices
    assert str(notice) == (
        "Recommendations, recommendation 1: options: found ‘agree’ and ‘disagree’ ticked, "
        "expected one: none was read"
    )


def test_of_two_ticks_the_decision_of_before_stays() -> None:
    decided = with_first(decision="agree")
    reading = read_edited(clicked("Disagree"), note=decided)
    assert reading.briefing == decided
    assert "‘agree’ was kept" in str(reading.notices[0])


@pytest.mark.parametrize(
    ("lines", "options", "decision"),
    [
        (("[x] Agree", "[ ] Disagree"), ("agree", "disagree"), "agree"),
        (("☐ Agree", "☐ Disagree", "☑ Discuss"), ("agree", "disagree", "Discuss"), "Discuss"),
        (("☐ Agree ☒ Disagree",), ("agree", "disagree"), "disagree"),
        (("☐ Disagree",), ("disagree",), None),
        (("Agree",), ("agree", "disagree"), "agree"),
        (("Put off to spring",), ("agree", "disagree"), "Put off to spring"),
        (("Yes", "No"), ("Yes", "No"), None),
        ((), (), None),
    ],
)
def test_options_that_are_typed_are_read(
    lines: tuple[str, ...], options: tuple[str, ...], decision: str | None
) -> None:
    reading = read_edited(cell_typed(OPTIONS, *lines))
    assert reading.briefing == with_first(options=options, decision=decision)


def test_a_decision_that_is_no_option_stays_one_and_can_be_taken_back() -> None:
    decided = with_first(decision="put off")
    assert read_edited(note=decided).briefing == decided
    assert read_edited(clicked("Put off"), note=decided).briefing == NOTE
    reading = read_edited(clicked("Put off"), clicked("Agree"), note=decided)
    assert reading.briefing == with_first(decision="agree")


def test_an_option_with_a_box_of_its_own_is_text() -> None:
    hostile = with_first(options=("agree ☑ now", "[x] no"))
    assert read_edited(note=hostile).briefing == hostile
    assert read_edited(clicked("[x] no"), note=hostile).briefing == with_first(
        options=("agree ☑ now", "[x] no"), decision="[x] no"
    )


def test_the_text_of_a_recommendation_keeps_its_marks() -> None:
    reading = read_edited(retyped(" by ", " well before "))
    assert reading.briefing == with_first(
        text="Agree to **open 12 shelters** well before [1 October](https://example.org/plan)."
    )
    assert reading.notices == ()


def test_bold_that_is_taken_off_comes_home() -> None:
    def plain(root: etree._Element) -> None:
        run = next(r for r in root.iter(f"{W}r") if "open 12" in text(r))
        run.remove(run.find(f"{W}rPr"))

    assert read_edited(plain).briefing == with_first(
        text="Agree to open 12 shelters by [1 October](https://example.org/plan)."
    )


def test_a_day_that_is_typed_is_read() -> None:
    reading = read_edited(retyped("31 August 2025", "2 September 2025"))
    assert reading.briefing == with_first(decision_by=dt.date(2025, 9, 2))
    assert reading.notices == ()


@pytest.mark.parametrize("typed", ["soon", "09/08/2025", "31 February 2025"])
def test_a_day_in_doubt_is_kept_and_asked(typed: str) -> None:
    reading = read_edited(retyped("31 August 2025", typed))
    assert reading.briefing == NOTE
    assert f"'{typed}'" in str(reading.notices[0])
    assert "'31 August 2025' was kept" in str(reading.notices[0])


def test_a_row_that_is_put_in_is_a_recommendation() -> None:
    added = row_added(
        "Note the price", "", "Thank the volunteers.", "Agree / Disagree", "3 October 2025"
    )

    reading = read_edited(added)
    new = Recommendation(
        text="Thank the volunteers.",
        options=("Agree", "Disagree"),
        decision_by=dt.date(2025, 10, 3),
    )
    assert reading.briefing.recommendations == (SHELTERS, FUEL, new, PAY)
    [notice] = reading.notices
    assert "read 'Agree / Disagree' as ☐ Agree ☐ Disagree" in str(notice)


def test_rows_go_and_move() -> None:
    def gone(root: etree._Element) -> None:
        row = table_row(root, "Note the price")
        row.getparent().remove(row)

    assert read_edited(gone).briefing.recommendations == (SHELTERS, PAY)

    def last_first(root: etree._Element) -> None:
        row = table_row(root, "Decide on")
        table_row(root, "Agree to").addprevious(row)

    assert read_edited(last_first).briefing.recommendations == (PAY, SHELTERS, FUEL)


def test_the_box_can_be_taken_away_but_not_emptied() -> None:
    def all_gone(root: etree._Element) -> None:
        table = next(root.iter(f"{W}tbl"))
        table.getprevious().getparent().remove(table.getprevious())
        table.getparent().remove(table)

    reading = read_edited(all_gone)
    assert reading.briefing.recommendations == ()
    assert "recommendations" in str(reading.notices[0]).lower()

    def emptied(root: etree._Element) -> None:
        for row in list(next(root.iter(f"{W}tbl")).iter(f"{W}tr"))[1:]:
            row.getparent().remove(row)

    with pytest.raises(InputError, match="without its 3 rows"):
        read_edited(emptied)


def test_decision_and_day_of_the_sign_off_come_home() -> None:
    def signed(root: etree._Element) -> None:
        cells = table_row(root, "Head of Finance").findall(f"{W}tc")
        for cell, words in zip(cells[2:], ("approved with changes", "24 August 2025"), strict=True):
            run = etree.SubElement(cell.find(f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}t").text = words

    reading = read_edited(signed)
    finance = FINANCE.model_copy(
        update={"decision": "approved with changes", "date": dt.date(2025, 8, 24)}
    )
    assert reading.briefing.approvals == (HOUSING, finance)
    assert reading.notices == ()


def test_the_sign_off_has_new_rows_and_loses_some() -> None:
    def gone(root: etree._Element) -> None:
        first = table_row(root, "Director of Housing")
        first.getparent().remove(first)

    added = row_added("Head of Finance", "Permanent Secretary", "for the Minister", "", "")
    secretary = Approval(name="Permanent Secretary", role="for the Minister")
    assert read_edited(added, gone).briefing.approvals == (FINANCE, secretary)


def test_the_heading_of_a_box_is_a_label() -> None:
    reading = read_edited(retyped("Recommendations", "What we ask"))
    assert reading.briefing == NOTE
    assert "captions are made anew" in str(reading.notices[0])


def test_each_option_has_a_box_that_word_knows() -> None:
    seen: list[etree._Element] = []
    edited(lambda root: seen.append(box_of(root, "Noted")), data=note_docx())
    assert text(seen[0]) == "☑"
