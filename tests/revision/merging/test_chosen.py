"""Single changes of an edited brief are accepted or refused, each for itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import InputError
from reports.model import Briefing, public
from reports.revision.merging import chosen as merging_chosen
from reports.revision.merging.chosen import MOST_CHOICES, choices, chosen, offers
from reports.revision.merging.three_way import merge_all
from tests.strategies import briefings

PUBLIC = briefings().map(public)
FIELDS = [*Briefing.model_fields.keys() - {"schema_version"}]


#: What stays of a row: most of it.
KEPT = {"kind": "military", "form": "grant", "recipient": "Ukraine", "timing": "in May"}


def with_fields(base: Briefing, edited: Briefing, names: set[str]) -> Briefing:
    return base.model_copy(update={name: getattr(edited, name) for name in names})


@given(PUBLIC, PUBLIC, st.sets(st.sampled_from(FIELDS)))
def test_all_accepted_is_the_brief_and_none_is_the_base(
    base: Briefing, other: Briefing, names: set[str]
) -> None:
    edited = with_fields(base, other, names)
    keys = choices(base, edited)

    assert len(keys) == len(set(keys))
    assert chosen(base, edited, keys) == edited
    assert chosen(base, edited, ()) == base
    assert bool(keys) == (base != edited)


@given(PUBLIC, PUBLIC, st.sets(st.sampled_from(FIELDS)), st.data())
def test_what_is_accepted_is_in_and_what_is_refused_is_not(
    base: Briefing, other: Briefing, names: set[str], data: st.DataObject
) -> None:
    edited = with_fields(base, other, names)
    keys = choices(base, edited)
    accepted = data.draw(st.sets(st.sampled_from(keys))) if keys else set()

    some = chosen(base, edited, accepted)

    # what is left to do is what was refused, and what was done is what was accepted
    fields = {key.split("[")[0].split(":")[0].split(".")[0] for key in accepted}
    refused = {key.split("[")[0].split(":")[0].split(".")[0] for key in set(keys) - accepted}
    for name in Briefing.model_fields:
        if name not in refused:
            assert getattr(some, name) == getattr(edited, name)
        if name not in fields:
            assert getattr(some, name) == getattr(base, name)


@given(PUBLIC, PUBLIC, PUBLIC, st.sets(st.sampled_from(FIELDS)), st.sets(st.sampled_from(FIELDS)))
def test_merged_with_all_it_is_the_merge_and_with_none_the_file(
    base: Briefing, other: Briefing, third: Briefing, theirs: set[str], own: set[str]
) -> None:
    edited, ours = with_fields(base, other, theirs), with_fields(base, third, own)

    whole = merge_all(base, chosen(base, edited, choices(base, edited)), ours, "brief")

    assert whole == merge_all(base, edited, ours, "brief")
    assert merge_all(base, chosen(base, edited, ()), ours, "brief").briefing == ours


def brief(**fields: Any) -> Briefing:
    return Briefing(language="en", title="A title", **fields)


def aid(*donors: str, **more: Any) -> list[dict[str, Any]]:
    return [{"donor": donor, "purpose": f"{donor} gives aid", **more} for donor in donors]


def sums(amount: int, equivalent: int) -> dict[str, Any]:
    return {
        "amount": {"value": amount, "currency": "CAD"},
        "equivalent": {"value": equivalent, "currency": "USD"},
    }


def rows(briefing: Briefing) -> list[str | None]:
    return [row.donor for row in briefing.aid]


def test_rows_that_came_went_and_moved_are_choices_of_their_own() -> None:
    base = brief(aid=aid("Canada", "Norway", "Japan", "Peru"))
    edited = brief(aid=[*aid("Peru", "Canada", "Japan"), {"donor": "EU", "purpose": "loans"}])

    keys = choices(base, edited)

    assert keys == ("aid: order", "aid: deleted 1", "aid: added 3")
    assert rows(chosen(base, edited, {"aid: order"})) == ["Peru", "Canada", "Norway", "Japan"]
    assert rows(chosen(base, edited, {"aid: added 3"})) == [
        "Canada", "Norway", "Japan", "EU", "Peru",
    ]  # fmt: skip
    assert rows(chosen(base, edited, {"aid: deleted 1"})) == ["Canada", "Japan", "Peru"]


def test_a_row_that_is_of_somebody_else_now_is_one_choice() -> None:
    base, edited = brief(aid=aid("Canada", "Norway")), brief(aid=aid("Canada", "Kenya"))

    assert choices(base, edited) == ("aid[1]",)  # never Kenya with what Norway gives


def test_a_cell_is_one_choice_whatever_fields_fill_it() -> None:
    base = brief(aid=aid("Canada", **sums(5, 4), status="pledged", **KEPT))
    edited = brief(aid=aid("Canada", **sums(9, 7), status="disbursed", **KEPT))

    assert choices(base, edited) == ("aid[0].amount", "aid[0].status")
    some = chosen(base, edited, {"aid[0].amount"}).aid[0]
    assert (str(some.amount.value), some.status) == ("9", "pledged")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "body",
    [
        ["One sentence here.", "Another sentence there."],  # parted
        [{"bullets": ["One sentence here. Another sentence there."]}, "The last."],
    ],
)  # fmt: skip
def test_text_that_was_recast_is_one_choice(body: list[Any]) -> None:
    was = ["One sentence here. Another sentence there.", "The last."]
    base = brief(sections=[{"heading": "Aid", "body": was}])
    edited = brief(sections=[{"heading": "Aid", "body": [*body, "The last."][:3]}])

    assert choices(base, edited) == ("sections[0].body",)


def test_paragraphs_that_were_edited_are_choices_of_their_own() -> None:
    was = ["The first stays as it is.", "The second says one thing.", "The third goes."]
    now = ["The first stays as it is.", "The second says another thing.", "The third stays."]
    base = brief(sections=[{"heading": "Aid", "body": was}])
    edited = brief(sections=[{"heading": "Help", "body": now}], summary="New.")

    keys = choices(base, edited)

    assert keys == (
        "summary", "sections[0].heading", "sections[0].body[1].text", "sections[0].body[2].text",
    )  # fmt: skip


def test_an_offer_says_what_it_changes_in_the_file_and_what_both_changed() -> None:
    base = brief(summary="Old.", aid=aid("Canada", "Norway", "Japan", status="pledged"))
    edited = brief(
        summary="Theirs.",
        aid=[*aid("Canada", status="disbursed"), *aid("Norway", "Japan", status="signed")],
    )
    ours = brief(
        summary="Ours.", marking="SECRET",
        aid=[*aid("Canada", "Norway", status="pledged"), *aid("Japan", status="signed")],
    )  # fmt: skip

    found = {each.key: each for each in offers(base, edited, ours)}

    assert set(found) == {"summary", "aid[0].status", "aid[1].status"}  # Japan is signed already
    assert [str(each) for each in found["aid[0].status"].changes] == [
        "Aid, row Canada: status: 'pledged' -> 'disbursed'"
    ]
    assert not found["aid[0].status"].conflicts
    (conflict,) = found["summary"].conflicts
    assert (conflict.base, conflict.brief, conflict.file) == ("Old.", "Theirs.", "Ours.")


#: Rows that no likeness takes for one another.
DONORS = (
    "Canada", "Norway", "Japan", "Peru", "Ethiopia", "Switzerland", "Qatar", "Luxembourg", "Fiji"
)  # fmt: skip
DONE = st.sampled_from(["kept", "signed", "deleted"])


def row(donor: str, **more: Any) -> dict[str, Any]:
    return {"id": donor.lower(), "donor": donor, "purpose": donor * 4, **more}


@given(
    # the last stays: what comes behind one that went would be that row, of somebody else now
    st.lists(DONE, min_size=5, max_size=5).map(lambda done: [*done, "kept"]), st.sets(st.integers(0, 5)),
    st.sets(st.integers(6, 8)), st.data(),
)  # fmt: skip
def test_exactly_what_was_accepted_goes_into_a_file_that_others_changed(
    done: list[str], timed: set[int], come: set[int], data: st.DataObject
) -> None:
    names = DONORS[:6]
    base = brief(aid=[row(each) for each in names])
    edited = brief(
        aid=[
            *(
                row(each, **({"status": "signed"} if what == "signed" else {}))
                for each, what in zip(names, done, strict=True)
                if what != "deleted"
            ),
            *(row(DONORS[n]) for n in sorted(come)),
        ]
    )
    ours = brief(
        aid=[row(each, timing="in June" if n in timed else None) for n, each in enumerate(names)]
    )
    keys = choices(base, edited)
    accepted = data.draw(st.sets(st.sampled_from(keys))) if keys else set()

    merged = merge_all(base, chosen(base, edited, accepted), ours, "brief").briefing

    expected = {}
    for n, (each, what) in enumerate(zip(names, done, strict=True)):
        if what == "deleted" and f"aid: deleted {n}" in accepted:
            continue
        signed = what == "signed" and f"aid[{n}].status" in accepted
        timing = "in June" if n in timed else None
        expected[each] = ("signed" if signed else "unspecified", timing)
    left = [n for n, what in enumerate(done) if what != "deleted"]
    for at, n in enumerate(sorted(come), len(left)):
        if f"aid: added {at}" in accepted:
            expected[DONORS[n]] = ("unspecified", None)
    assert {each.donor: (each.status, each.timing) for each in merged.aid} == expected
    assert len(merged.aid) == len(expected)


def test_a_comment_is_an_offer_and_what_a_brief_never_holds_is_none() -> None:
    base = brief(
        people=[{"name": "Ann", "evidence": "Ann said so."}, {"name": "Bo", "review": "?"}]
    )
    edited = brief(people=[{"name": "Ann"}], notes=["Cy: is this so?"])

    (offer,) = offers(base, edited, base)

    assert [each.path for each in offer.changes] == ["notes[0]"]
    merged = merge_all(base, chosen(base, edited, {offer.key}), base, "brief").briefing
    assert merged == base.model_copy(update={"notes": ("Cy: is this so?",)})


def test_many_changes_are_offered_field_by_field() -> None:
    names = [f"Donor number {n}" for n in range(MOST_CHOICES + 1)]
    base = brief(aid=aid(*names, status="pledged"), summary="Old.")
    edited = brief(aid=aid(*names, status="signed"), summary="New.")

    assert choices(base, edited) == ("summary", "aid")
    assert chosen(base, edited, {"aid"}) == edited.model_copy(update={"summary": "Old."})


def test_a_choice_that_cannot_be_alone_is_refused_in_words() -> None:
    row = {"name": "Ann", "id": "a"}
    base = brief(people=[row, {"name": "Bo Smith"}])
    edited = brief(people=[{"name": "Bo Smith"}, {"name": "Quite Another Person", "id": "c"}])
    some = chosen(base, edited, set(choices(base, edited)) - {"people: deleted 0"})

    assert [each.name for each in some.people] == ["Ann", "Bo Smith", "Quite Another Person"]
    with pytest.raises(InputError):
        chosen(base, edited.model_copy(update={"title": ""}), {"title"})


def test_what_belongs_together_is_found_out_once_for_all_choices(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    base, edited = (
        Briefing.model_validate(
            {"title": "T", "aid": [{"donor": f"D{n}", "purpose": f"{what} {n}"} for n in range(40)]}
        )
        for what in ("boats", "ships")
    )
    match, lists = merging_chosen.match_parts, []

    def counted(*sides: Any, **options: Any) -> Any:
        lists.append(len(sides[0]))
        return match(*sides, **options)

    monkeypatch.setattr(merging_chosen, "match_parts", counted)

    assert len(offers(base, edited, base)) == 40
    assert lists == [40]
