"""What stands on a page with what: the appendix, lists, lead-in lines, tables, closing lines."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from reports.look import look_of
from reports.model import (
    Aid,
    Block,
    Briefing,
    Bullets,
    Contact,
    ListItem,
    Money,
    Paragraph,
    Question,
    Section,
)
from reports.model import Quotation as Quoted
from reports.renderers.word import WordRenderer
from reports.wordfile.title_end import with_kept_end
from tests.renderers.word.cases import case, plan
from tests.renderers.word.houses import plain

CONTACTS = (Contact(name="Press desk"), Contact(name="Alice"))


def document(briefing: Briefing) -> docx.document.Document:
    return docx.Document(io.BytesIO(WordRenderer().render(*case(briefing)).data))


def kept(briefing: Briefing) -> dict[str, bool]:
    """Whether each paragraph says itself that it is on a page with the next one."""
    return {
        paragraph.text: paragraph.paragraph_format.keep_with_next is True
        for paragraph in document(briefing).paragraphs
    }


def of_body(*body: Block) -> dict[str, bool]:
    return kept(Briefing(title="T", sections=(Section(body=body),)))


def questions(count: int) -> tuple[Question, ...]:
    return tuple(Question(question=f"Q{n}?", answer=f"A{n}.\n\nB{n}.") for n in range(count))


def test_an_appendix_that_fits_a_page_stays_on_one_with_the_closing_lines() -> None:
    found = kept(Briefing(title="T", qa=questions(4), contacts=CONTACTS))
    names = list(found)
    appendix = names[names.index("Appendix: questions and answers") :]

    assert [name for name in appendix if not found[name]] == ["Contact: Alice"]


def test_a_longer_one_is_parted_between_questions() -> None:
    found = kept(Briefing(title="T", qa=questions(40), contacts=CONTACTS))

    assert all(found[f"Q{n}?"] for n in range(40))
    assert [n for n in range(40) if found[f"B{n}."]] == [39]
    assert found["Appendix: questions and answers"]


def test_the_appendix_turns_no_page() -> None:
    style = document(Briefing(title="T", qa=questions(1))).styles["Appendix Heading"]

    assert not style.paragraph_format.page_break_before


@pytest.mark.parametrize("colon", [":", " :", "\N{FULLWIDTH COLON}"])
def test_a_line_that_leads_in_stays_with_its_list(colon: str) -> None:
    found = of_body(
        Paragraph(text=f"Three things{colon}"),
        Bullets(bullets=("one", "two", "three", "four")),
        Paragraph(text=f"He said{colon}"),
        Quoted(quote="No."),
        Paragraph(text=f"At the end{colon}"),
    )

    assert found[f"Three things{colon}"]
    assert found[f"He said{colon}"]
    assert not found[f"At the end{colon}"]


def test_other_lines_do_not() -> None:
    found = of_body(
        Paragraph(text="All: done."), Bullets(bullets=("one", "two")), Paragraph(text="Then:")
    )

    assert not any(found[text] for text in ("All: done.", "two", "Then:"))


@pytest.mark.parametrize(
    ("items", "held"),
    [
        ("abcde", "ad"),
        ("abc", "ab"),
        ("ab", "a"),
        ("a", ""),
    ],
)
def test_neither_the_first_item_nor_the_last_stands_alone(items: str, held: str) -> None:
    found = of_body(Bullets(bullets=tuple(items)), Paragraph(text="End."))

    assert "".join(item for item in items if found[item]) == held


def test_an_item_stays_with_the_list_below_it() -> None:
    inner = ListItem(text="c", bullets=("x", "y", "z"))
    found = of_body(Bullets(bullets=("a", "b", inner, "d", "e", "f")))

    assert [text for text, is_held in found.items() if is_held] == ["a", "c", "e"]


def test_what_is_last_stays_with_the_closing_lines() -> None:
    sections = (Section(body=(Paragraph(text="First."), Paragraph(text="Last."))),)
    found = kept(Briefing(title="T", sections=sections, contacts=CONTACTS))

    assert found["Last."]
    assert not found["First."]
    assert not kept(Briefing(title="T", sections=sections))["Last."]


def rows_held(count: int) -> list[int]:
    """The rows of a table of so many whose cells are kept with those of the next row."""
    aid = tuple(
        Aid(donor=f"D{n}", purpose="x", amount=Money(value=Decimal(n + 1), currency="EUR"))
        for n in range(count)
    )
    table = document(Briefing(title="T", aid=aid, totals=False)).tables[0]
    firsts = [row.cells[0].paragraphs[0] for row in table.rows[1:]]
    return [n for n, each in enumerate(firsts) if each.paragraph_format.keep_with_next]


@pytest.mark.parametrize(
    ("count", "held"), [(5, range(4)), (14, range(13)), (20, (0, 1, 17, 18)), (15, (0, 1, 12, 13))]
)
def test_a_long_table_leaves_no_row_alone_on_a_page(count: int, held: Sequence[int]) -> None:
    assert rows_held(count) == list(held)


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("A title of a few words", None),
        ("x" * 20 + " word" * 10, 20),
        ("x" * 20 + " word" * 13, 18),
    ],
)
def test_a_long_title_is_smaller_and_its_last_word_not_alone(title: str, size: int | None) -> None:
    found = document(Briefing(title=title))
    control = found.element.body.xpath(".//w:sdt[w:sdtPr/w:tag/@w:val='brief:title']//w:r")
    sizes = [run.rPr.sz.val.pt if run.rPr is not None else None for run in control]

    assert sizes == [size]
    assert "".join(run.text for run in control) == with_kept_end(title)
    assert found.core_properties.title == title


def test_a_house_has_chosen_the_size_of_its_titles(tmp_path: Path) -> None:
    theme = tmp_path / "house.toml"
    plain().save(str(tmp_path / "house.docx"))
    theme.write_text('extends = "house"\nword_template = "house.docx"\n')
    briefing = Briefing(title="x" * 20 + " word" * 13)
    data = WordRenderer().render(plan(briefing), look_of(str(theme))).data
    found = docx.Document(io.BytesIO(data))

    assert found.paragraphs[1].style.name == "Title"
    assert not found.element.body.xpath(".//w:sdt//w:rPr/w:sz")
