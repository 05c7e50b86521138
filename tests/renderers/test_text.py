"""Plain text: 72 columns, tables that fold, templates that a user may replace."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.look import Options, look_of
from reports.model import Briefing, Span
from reports.pipeline import plan_of
from reports.plan import Caption, Cell, Column, Labelled, Row, Table
from reports.renderers.text import TextRenderer
from reports.renderers.text.tables import column_widths, table_lines
from reports.renderers.wrap import WIDTH, columns, plain_text, wrap
from tests.strategies import briefings, lines

GOLDENS = Path(__file__).parents[1] / "goldens"


def render(briefing: Briefing, options: Options | None = None) -> str:
    return (
        TextRenderer().render(plan_of(briefing, options), look_of("house", options)).data.decode()
    )


def table(*rows: tuple[str, ...], titles: tuple[str, ...] | None = None) -> Table:
    heads = titles or tuple(f"Col{i}" for i in range(len(rows[0])))
    return Table(
        id="t",
        kind="people",
        caption=Caption("Table", 1, "x"),
        columns=tuple(Column(f"c{i}", head) for i, head in enumerate(heads)),
        rows=tuple(
            Row(f"r{i}", tuple(Cell(Labelled(text)) for text in row)) for i, row in enumerate(rows)
        ),
    )


@pytest.mark.parametrize(("name", "language"), [("sample-en", "en"), ("sample-fr", "fr")])
def test_the_sample_reads_as_its_golden(
    sample: Briefing, name: str, language: str, accept: bool
) -> None:
    text = render(sample.model_copy(update={"language": language}))
    golden = GOLDENS / f"{name}.txt"
    if accept:
        golden.write_text(text, encoding="utf-8")

    assert text == golden.read_text(encoding="utf-8")


@given(briefings(("en", "fr", "ar")))
def test_no_line_is_wider_than_72_columns_or_ends_in_a_blank(briefing: Briefing) -> None:
    for line in render(briefing).split("\n"):
        assert columns(line) <= WIDTH
        assert line == line.rstrip(" ")


@given(lines(40), st.integers(4, 40))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    wrapped = wrap(text, width)

    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= width for line in wrapped)


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert columns("新潟") == 4
    assert columns("e\N{COMBINING ACUTE ACCENT}") == 1
    assert wrap("新潟新潟新潟", 4) == ["新潟", "新潟", "新潟"]
    cut = wrap("e\N{COMBINING ACUTE ACCENT}" * 3, 2)
    assert cut == ["e\N{COMBINING ACUTE ACCENT}" * 2, "e\N{COMBINING ACUTE ACCENT}"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("新潟。新潟新潟", 4, ["新", "潟。", "新潟", "新潟"]),
        ("新」。、」", 4, ["新」", "。、", "」"]),  # where there is nothing but marks, they are cut
        ("🇺🇦👍🏽1️⃣👨‍👩‍👧", 4, ["🇺🇦👍🏽", "1️⃣👨‍👩‍👧"]),
        ("கொகொகொ", 4, ["கொகொ", "கொ"]),
    ],
)
def test_a_word_is_cut_between_what_is_shown_as_one(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_long_cells_fold_and_columns_stay_aligned() -> None:
    long = "a cell with many words that cannot stand in one line of a table this wide"
    made = table_lines(table(("Mark", long, "x"), ("新潟", "short", "y")))

    assert made[0].startswith("Col0  Col1")
    assert len(made) > 5
    starts = [line.index(word) for line in made for word in ("a cell", "short") if word in line]
    assert starts == [6, 4], "the wide name takes two columns a letter, so two letters fewer"


def test_a_table_too_wide_to_read_becomes_a_list_of_rows() -> None:
    titles = tuple(f"Title{i}" for i in range(12))
    made = table_lines(table(tuple(f"word{i}" for i in range(12)), titles=titles))

    assert made[0] == "Title0: word0"


@given(st.lists(st.tuples(lines(8), lines(3), lines(20)), min_size=1, max_size=5))
def test_column_widths_never_exceed_the_page(rows: list[tuple[str, ...]]) -> None:
    sizes = column_widths(rows)

    assert sizes is not None
    assert sum(sizes) + 2 * (len(sizes) - 1) <= WIDTH


def test_links_show_their_address_once() -> None:
    linked = (Span("see ", False), Span("the page", href="https://example.org"))

    assert plain_text(linked) == "see the page (https://example.org)"
    assert plain_text((Span("a@example.org", href="mailto:a@example.org"),)) == "a@example.org"


def test_a_users_folder_replaces_one_partial(tmp_path: Path, sample: Briefing) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "_heading.txt.j2").write_text("## {{ part.text }}\n")
    text = render(sample, Options(templates=tmp_path))

    assert "## Key Agreements and Aid\n" in text
    assert "Appendix: questions and answers\n=====" in text


def test_text_that_looks_like_a_template_is_text() -> None:
    text = render(Briefing(title="{{ 7 * 7 }} {% raw %} ${x} <b> &lt;"))

    assert "{{ 7 * 7 }} {% raw %} ${x} <b> &lt;" in text


def test_an_address_longer_than_a_line_is_cut_without_a_hyphen() -> None:
    address = "https://www.example.org/" + "announces-support-for-ukraine/" * 6

    lines = wrap(f"See {address} for more\u00a0USD today")

    assert "".join(lines).replace(" ", "") == f"See{address}formore\u00a0USDtoday"
    assert not any(line.endswith("\u00a0") or line.startswith("\u00a0") for line in lines)
