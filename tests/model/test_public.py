"""What is printed, and what stays at home."""

from reports.model import Aid, Briefing, Figure, Person, Quote, held_rows, public

WHOLE = Briefing(
    title="A title",
    people=(
        Person(name="Ann", evidence="Ann came."),
        Person(name="Bob", review="who is this?"),
    ),
    figures=(Figure(label="cases", evidence="809 cases"),),
    aid=(
        Aid(id="whole", purpose="a package", review="is this new?"),
        Aid(id="part", purpose="a part", part_of="whole"),
        Aid(purpose="a part of the part", part_of="part"),
        Aid(purpose="another", part_of="CAD 2 billion"),
    ),
    quotes=(Quote(text="Yes.", evidence="She said yes."), Quote(text="No.", review="who?")),
    notes=("Ask her.",),
)


def test_notes_held_rows_and_evidence_are_not_public() -> None:
    told = public(WHOLE)

    assert told.notes == ()
    assert told.people == (Person(name="Ann"),)
    assert told.figures == (Figure(label="cases"),)
    assert told.quotes == (Quote(text="Yes."),)


def test_what_is_part_of_a_held_row_is_held_with_it_and_no_other_part_is() -> None:
    assert public(WHOLE).aid == (WHOLE.aid[3],)
    assert held_rows(WHOLE)["aid"] == {0, 1, 2}


def test_parts_that_name_each_other_come_to_an_end() -> None:
    rows = (
        Aid(id="a", part_of="b", review="a circle"),
        Aid(id="b", part_of="a"),
        Aid(id="c", part_of="c"),
    )

    assert public(Briefing(title="T", aid=rows)).aid == (rows[2],)


def test_a_part_of_a_printed_row_stays() -> None:
    rows = (Aid(id="whole"), Aid(part_of="whole"), Aid(review="another one"))

    assert public(Briefing(title="T", aid=rows)).aid == rows[:2]


def test_the_evidence_of_tables_is_public_where_it_is_cited() -> None:
    told = public(WHOLE, evidence=True)

    assert told.people == WHOLE.people[:1]
    assert told.figures == WHOLE.figures
    assert told.quotes == (Quote(text="Yes."),)


def test_a_briefing_that_hides_nothing_is_its_own_public_part() -> None:
    bare = Briefing(title="A title", people=(Person(name="Ann"),))

    assert public(bare) is bare
    assert public(public(WHOLE)) == public(WHOLE)
