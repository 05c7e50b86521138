"""The bounds that the way home decides by: right above and right below each."""

from __future__ import annotations

import pytest

from reports.errors import InputError
from reports.model import Aid, Briefing, Paragraph, Person, Section
from reports.model.spans import Span
from reports.notices import Notices
from reports.revision import differences
from reports.revision.cells.grids import TableReader
from reports.revision.match import likeness
from reports.revision.outline.outline import Outline
from reports.revision.outline.parts.fixed_parts import FixedParts
from reports.revision.outline.parts.front import Front
from reports.revision.outline.styles.line_styles import line_style
from reports.revision.outline.styles.list_kinds import Lists
from reports.revision.rebuilt.rebuild import Rebuilder
from reports.revision.shown import show
from reports.revision.word.lines import GridRow, WordParagraph, WordTable
from reports.wordfile.vocabulary import Mark, Style
from reports.wording.labels import load_labels


@pytest.mark.parametrize(("shared", "alike"), [(6, True), (5, False)])
def test_texts_are_alike_that_share_six_letters_of_ten(shared: int, alike: bool) -> None:
    one = "abcdefghij"
    assert (likeness(one, one[:shared] + "z" * (10 - shared)) > 0) is alike


@pytest.mark.parametrize(("at", "alike"), [(399, False), (400, True)])
def test_texts_are_compared_by_four_hundred_letters(at: int, alike: bool) -> None:
    start = "".join(chr(0x4E00 + n) for n in range(400))
    other = start[:at] + "z" * (400 - at)
    assert (likeness(start + "one", other + "two") == 1) is alike


@pytest.mark.parametrize(("length", "style"), [(200, Style.HEADING_1), (201, Style.NORMAL)])
def test_a_bookmark_alone_makes_a_heading_of_two_hundred_letters(length: int, style: Style) -> None:
    line = WordParagraph((), (Span("x" * length),), marks=[(Mark.HEADING, "s-1")])
    assert line_style(line, Lists({}, frozenset(), {})) is style


@pytest.mark.parametrize(("titles", "kind"), [
    (("Name", "Role", "x", "y"), "people"), (("Name", "x", "y"), None),
])  # fmt: skip
def test_half_of_the_titles_name_a_table(titles: tuple[str, ...], kind: str | None) -> None:
    reader = TableReader(show(Briefing(title="A", language="en")), Notices())
    labels = load_labels("en")
    words = {"Name": labels.name, "Role": labels.role}
    row = GridRow([WordParagraph((), (Span(words.get(each, each)),)) for each in titles])
    assert reader.kind_of(WordTable([row]), None) == kind


def test_a_row_of_which_half_is_new_is_the_same_row() -> None:
    old = Briefing(people=(Person(name="A A", role="b", affiliation="c", note="d"),))
    half = Briefing(people=(Person(name="A A", role="b", affiliation="x", note="y"),))
    most = Briefing(people=(Person(name="A A", role="z", affiliation="x", note="y"),))
    assert [change.path for change in differences(old, half)] == [
        "people[0].affiliation", "people[0].note",
    ]  # fmt: skip
    assert [change.path for change in differences(old, most)] == ["people[0]"]


def test_one_new_value_never_makes_another_row() -> None:
    old, new = (Briefing(aid=(Aid(kind="other", donor=donor),)) for donor in ("Peru", "Chile"))
    assert "aid[0]" not in [change.path for change in differences(old, new)]


def without_headings(kept: int) -> Briefing:
    """A brief of four paragraphs below two headings, of which `kept` stand and no heading."""
    texts = ("Alpha one.", "Beta two.", "Gamma three.", "Delta four.")
    bodies = [tuple(Paragraph(text=text) for text in pair) for pair in (texts[:2], texts[2:])]
    sections = tuple(Section(heading=f"Part {n}", body=body) for n, body in enumerate(bodies))
    base = Briefing(title="A", sections=sections)
    shown = show(base)
    fixed = FixedParts(shown, silent=False)
    outline = Outline(Front(dict(shown.fields)), fixed, flow=shown.blocks[:kept])
    return Rebuilder(base, shown, Notices()).rebuild(outline, "a.docx")


def test_headings_are_lost_where_more_than_half_of_the_text_below_them_stands() -> None:
    assert [len(section.body) for section in without_headings(2).sections] == [2]
    with pytest.raises(InputError, match="found none of the 2 headings"):
        without_headings(3)
