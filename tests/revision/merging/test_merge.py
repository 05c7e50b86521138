from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import MergeConflictError
from reports.model import (
    Aid,
    Briefing,
    Bullets,
    ListItem,
    Money,
    Paragraph,
    Person,
    Question,
    Subheading,
    public,
)
from reports.revision import differences, merge
from tests.revision.floods import FLOODS, at, body, changed, euros, row, section
from tests.strategies import briefings

FIELDS = ["title", "date", "byline", "summary", "source", "sections", "people", "figures", "aid",
          "quotes", "qa", "contacts"]  # fmt: skip
PUBLIC = briefings().map(public)
ICELAND = Aid(donor="Iceland", purpose="geothermal pumps", kind="other", amount=euros("1"))
CANADA = Aid(donor="Canada", purpose="field kitchens", kind="other", amount=euros("2"))


def both(theirs: Briefing, ours: Briefing) -> Briefing:
    return merge(FLOODS, theirs, ours).briefing


def test_what_one_side_changed_is_taken() -> None:
    theirs, ours = row("aid", 1, amount=euros("9.3")), row("aid", 0, timing="in June")
    merged = both(theirs, ours)
    assert merged.aid[1].amount == euros("9.3")
    assert merged.aid[0].timing == "in June"


def test_two_fields_of_one_row_merge() -> None:
    merged = both(row("aid", 1, amount=euros("9.3")), row("aid", 1, status="committed"))
    assert (merged.aid[1].amount, merged.aid[1].status) == (euros("9.3"), "committed")


def test_what_both_changed_alike_is_taken_once() -> None:
    theirs = changed(title="New", aid=(*FLOODS.aid, ICELAND))
    assert merge(FLOODS, theirs, theirs).changes == ()
    assert both(theirs, theirs) == theirs


def test_what_both_changed_differently_is_a_conflict_with_both_versions() -> None:
    theirs = changed(row("aid", 1, amount=euros("9.3")), title="Theirs")
    ours = changed(row("aid", 1, amount=euros("9.4")), title="Ours")
    with pytest.raises(MergeConflictError) as found:
        merge(FLOODS, theirs, ours)
    message = str(found.value)
    assert "2 places" in message
    assert "Title: in the brief 'Theirs', in the file 'Ours'; it was 'Lower Varda" in message
    assert (
        "Aid, row Norway: amount: in the brief 'EUR 9.3 million', in the file 'EUR 9.4 million'"
        in message
    )
    assert found.value.exit_code == 1


def _settled(theirs: Briefing, ours: Briefing, prefer: Literal["brief", "file"]) -> Briefing:
    """Return what a preferred side makes of it; each conflict is told."""
    merged = merge(FLOODS, theirs, ours, prefer)
    assert {each.notice().code for each in merged.conflicts} == {"merge-settled"}
    assert all(f"that of the {prefer} was taken" in each.said for each in merged.conflicts)
    return merged.briefing


def test_a_preferred_side_settles_conflicts_and_nothing_else() -> None:
    theirs = changed(row("aid", 1, amount=euros("9.3")), title="Theirs", summary="Theirs alone.")
    ours = changed(row("aid", 1, amount=euros("9.4"), timing="ours alone"), title="Ours")
    of_brief, of_file = (_settled(theirs, ours, side) for side in ("brief", "file"))
    assert (of_brief.title, of_brief.aid[1].amount) == ("Theirs", euros("9.3"))
    assert (of_file.title, of_file.aid[1].amount) == ("Ours", euros("9.4"))
    for each in (of_brief, of_file):
        assert (each.summary, each.aid[1].timing) == ("Theirs alone.", "ours alone")


def test_a_row_that_one_side_deleted_and_the_other_changed_goes_as_preferred() -> None:
    fewer = changed(aid=at(FLOODS.aid, 1))
    edited = changed(row("aid", 1, amount=euros("9.4")))
    assert _settled(fewer, edited, "brief") == _settled(edited, fewer, "file") == fewer
    assert _settled(fewer, edited, "file") == _settled(edited, fewer, "brief") == edited


def test_rows_that_only_the_preferred_side_has_keep_their_place_when_both_moved_others() -> None:
    first, second, third, *rest = FLOODS.aid
    theirs = changed(aid=(third, first, second.model_copy(update={"timing": "soon"}), *rest))
    ours = changed(aid=(third, first, *rest))
    merged = _settled(theirs, ours, "brief")
    assert [each.donor for each in merged.aid] == [each.donor for each in theirs.aid]


def test_without_a_conflict_a_preferred_side_changes_nothing() -> None:
    theirs, ours = changed(title="Theirs"), changed(summary="Ours.")
    assert merge(FLOODS, theirs, ours, "file") == merge(FLOODS, theirs, ours)


def test_a_row_deleted_there_and_kept_here_goes() -> None:
    assert both(changed(aid=at(FLOODS.aid, 1)), FLOODS) == changed(aid=at(FLOODS.aid, 1))
    assert both(FLOODS, changed(aid=at(FLOODS.aid, 1))) == changed(aid=at(FLOODS.aid, 1))


def test_a_row_deleted_there_and_changed_here_is_a_conflict() -> None:
    with pytest.raises(MergeConflictError, match="Aid, row Norway: in the brief nothing"):
        both(changed(aid=at(FLOODS.aid, 1)), row("aid", 1, status="disbursed"))
    with pytest.raises(MergeConflictError, match=r"in the file nothing; it was 'Norway \| Varda"):
        both(row("aid", 1, status="disbursed"), changed(aid=at(FLOODS.aid, 1)))


def test_a_conflict_of_kinds_names_them() -> None:
    text = FLOODS.sections[2].body[0].text
    theirs = body(2, Bullets(bullets=(text,)), at_block=0)
    ours = body(2, Paragraph(text=text.replace("25", "26")), at_block=0)
    with pytest.raises(MergeConflictError, match=f"in the brief 'bullet: {text}'") as found:
        both(theirs, ours)
    assert f"it was 'paragraph: {text}'" in str(found.value)


def test_rows_added_on_both_sides_stand_where_they_were_put() -> None:
    theirs = changed(aid=at(FLOODS.aid, 1, CANADA, drop=0))
    ours = changed(aid=(*FLOODS.aid, ICELAND))
    assert both(theirs, ours).aid == (FLOODS.aid[0], CANADA, *FLOODS.aid[1:], ICELAND)


def test_a_move_there_and_an_addition_here_merge() -> None:
    theirs = changed(qa=(FLOODS.qa[2], *FLOODS.qa[:2]))
    new = Question(question="Is it raining?", answer="Yes.")
    ours = changed(qa=(*FLOODS.qa, new))
    merged = both(theirs, ours)
    assert merged.qa == (FLOODS.qa[2], new, FLOODS.qa[0], FLOODS.qa[1])


def test_a_move_here_stays() -> None:
    ours = changed(qa=(FLOODS.qa[2], *FLOODS.qa[:2]))
    merged = both(changed(qa=(changed(FLOODS.qa[0], answer="37."), *FLOODS.qa[1:])), ours)
    assert [q.question for q in merged.qa] == [q.question for q in ours.qa]
    assert merged.qa[1].answer == "37."


def test_items_of_one_list_merge() -> None:
    items = FLOODS.sections[1].body[1].bullets  # type: ignore[union-attr]
    theirs = body(1, Bullets(bullets=(*items, "17 lorries")), at_block=1)
    ours = body(1, Bullets(bullets=("40 boats in service", *items[1:])), at_block=1)
    block = both(theirs, ours).sections[1].body[1]
    assert block == Bullets(bullets=("40 boats in service", *items[1:], "17 lorries"))


def test_a_list_below_an_item_merges_with_the_items_own_text() -> None:
    first, *others = FLOODS.sections[1].body[1].bullets  # type: ignore[union-attr]
    theirs = body(
        1, Bullets(bullets=(ListItem(text=first, bullets=("red", "white")), *others)), at_block=1
    )
    ours = body(1, Bullets(bullets=("40 boats in service", *others)), at_block=1)
    merged = ListItem(text="40 boats in service", bullets=("red", "white"))
    for one, other in ((theirs, ours), (ours, theirs)):
        assert both(one, other).sections[1].body[1] == Bullets(bullets=(merged, *others))
    # one side takes the list away, the other changes the text
    found = merge(theirs, FLOODS, body(1, Bullets(bullets=(merged, *others)), at_block=1))
    assert found.briefing.sections[1].body[1] == Bullets(bullets=("40 boats in service", *others))


def test_items_of_a_list_below_an_item_merge() -> None:
    def nested(*items: str) -> Briefing:
        return body(1, Bullets(bullets=(ListItem(text="boats", bullets=items),)), at_block=1)

    found = merge(nested("red", "white"), nested("red", "blue"), nested("grey", "white"))
    assert found.briefing == nested("grey", "blue")
    assert [str(change) for change in found.changes] == [
        "What has been done, bullet 1.2: 'white' -> 'blue'"
    ]


def test_a_sub_heading_and_a_break_are_told_a_line_each() -> None:
    theirs = changed(
        body(2, Subheading(heading="Now"), Paragraph(text="A call\u2028is set."), at_block=0)
    )
    found = merge(FLOODS, theirs, FLOODS)
    assert found.briefing == theirs
    said = [str(change) for change in found.changes]
    assert "What comes next, sub-heading 1: added 'Now'" in said
    assert any(line.endswith("'A call ⏎ is set.'") for line in said), said


def test_text_and_heading_of_one_section_merge() -> None:
    theirs = body(2, Paragraph(text="A donors’ call is set for 26 November."), at_block=0)
    merged = both(theirs, section(2, heading="Next steps"))
    assert merged.sections[2].heading == "Next steps"
    assert merged.sections[2].body == theirs.sections[2].body


def test_a_row_rewritten_whole_keeps_its_place() -> None:
    theirs = changed(people=at(FLOODS.people, 0, Person(name="Kim Lund", role="Pilot")))
    ours = changed(people=(*FLOODS.people, Person(name="Sam Hall")))
    assert [p.name for p in both(theirs, ours).people] == ["Kim Lund", "Jo de Vries", "Sam Hall"]


def test_changes_are_told_a_line_each() -> None:
    theirs = changed(
        row("aid", 1, amount=Money(value=Decimal(10**9), currency="CAD", qualifier="over")),
        byline=None,
        qa=FLOODS.qa[:2],
        notes=(*FLOODS.notes, "Call the bank."),
    )
    lines = [str(change) for change in merge(FLOODS, theirs, FLOODS).changes]
    assert lines == [
        "Byline: deleted 'Press Office'",
        "Aid, row Norway: amount: 'EUR 8.2 million' -> 'over CAD 1 billion'",
        "Questions, question 3: deleted 'Who pays for the pumps? | Norway does. ¶ It said so twice.'",
        "Notes, note 1: added 'Call the bank.'",
    ]


def test_a_new_order_is_told() -> None:
    moved = changed(qa=(FLOODS.qa[2], *FLOODS.qa[:2]))
    assert [str(c) for c in differences(FLOODS, moved)] == [
        "Questions: moved 'Who pays for the pumps?'"
    ]


@settings(max_examples=25)
@given(PUBLIC, PUBLIC, st.sets(st.sampled_from(FIELDS)))
def test_a_side_that_changed_nothing_has_no_say(
    base: Briefing, other: Briefing, fields: set[str]
) -> None:
    edited = base.model_copy(update={name: getattr(other, name) for name in fields})
    assert merge(base, edited, base).briefing == edited
    assert merge(base, base, edited).briefing == edited
    assert bool(differences(base, edited)) == (base != edited)


@settings(max_examples=25)
@given(PUBLIC, PUBLIC, st.sets(st.sampled_from(FIELDS)))
def test_changes_in_different_fields_never_conflict(
    base: Briefing, other: Briefing, fields: set[str]
) -> None:
    theirs = base.model_copy(update={name: getattr(other, name) for name in fields})
    rest = set(FIELDS) - fields
    ours = base.model_copy(update={name: getattr(other, name) for name in rest})
    all_new = base.model_copy(update={name: getattr(other, name) for name in FIELDS})
    assert merge(base, theirs, ours).briefing == all_new
