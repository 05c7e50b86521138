"""Sub-headings, lists in lists and line breaks on the page and in the tags."""

from __future__ import annotations

import pytest

import reports
from reports.model import Briefing, Bullets, ListItem, Paragraph, Section, Subheading
from reports.model.text import BREAK
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.breaking import balanced_measure, break_lines, line_width
from reports.renderers.pdf.text.measure import Measurer
from reports.theme import load_theme
from reports.verification.pdf.reading import read_kinds

LONG = "the delegations discussed further arrangements for winter " * 6
NESTED = ListItem(text="Outer", numbered=("First inner", "Second inner"))
BRIEFING = Briefing(
    title="Bodies",
    sections=(
        Section(
            heading="All",
            body=(
                Subheading(heading="Part"),
                Paragraph(text=f"Ministry of Energy{BREAK}1 Harbour Road"),
                Bullets(bullets=(NESTED, "Another")),
            ),
        ),
    ),
)


def measurer(language: str = "en") -> Measurer:
    return Measurer(typefaces(load_theme("house")), language, language == "ar")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"One two{BREAK}three four{BREAK}five"),
        ("en", f"CAD{BREAK}1 billion and co-{BREAK}operation"),
        ("fr", f"Oui{BREAK}! « non »{BREAK}fin"),
        ("ar", f"قال الوزير{BREAK}في كييف"),
        ("ar", f"قال NATO{BREAK}Mark Carney في كييف"),
    ],
)
def test_a_line_ends_at_each_break_and_else_where_it_must(language: str, text: str) -> None:
    measured = measurer(language).text(text, "body", False, "p")
    lines = break_lines(measured, 60.0)
    shown = ["".join(measured.pieces[line.start : line.end]).strip() for line in lines]
    assert [" ".join(line.split()) for line in shown] == [
        " ".join(line.split()) for line in text.split(BREAK)
    ]
    assert all(line_width(measured, line) < 60 for line in lines)
    assert balanced_measure(measured, 60.0) < 60


def test_long_lines_between_breaks_are_broken_as_without() -> None:
    whole = measurer().text(LONG.strip(), "body", False, "p")
    broken = measurer().text(f"{LONG.strip()}{BREAK}{LONG.strip()}", "body", False, "p")
    single = break_lines(whole, 30.0)
    both = break_lines(broken, 30.0)
    assert len(both) == 2 * len(single)
    assert [line_width(broken, line) for line in both[: len(single)]] == pytest.approx(
        [line_width(whole, line) for line in single]
    )


def test_tags_say_what_each_is() -> None:
    kinds = read_kinds(reports.render(BRIEFING, "pdf"))
    said = {" ".join(text.split()): path for path, text in kinds}
    assert said["Part"][-1] == "H3"
    assert said["Ministry of Energy 1 Harbour Road"][-1] == "P"
    assert said["Outer"][-4:] == ("L", "LI", "LBody", "P")
    assert said["First inner"][-4:] == ("LBody", "L", "LI", "LBody")
    assert said["Another"][-3:] == ("L", "LI", "LBody")


def test_no_sub_heading_stands_last_in_a_column() -> None:
    from reports.look import look_of
    from reports.pipeline import plan_of
    from reports.renderers.pdf.layout.brief import measure_brief
    from reports.renderers.pdf.layout.parts import TextPart
    from reports.renderers.pdf.text.styles import LADDER

    words = "the delegations discussed further arrangements for winter and spring " * 2
    for lead in range(1, 9):
        body = [Paragraph(text=words[: 40 * n]) for n in range(1, lead + 1)]
        body += [Subheading(heading="Part"), Paragraph(text=words), Paragraph(text=words)]
        briefing = Briefing(title="t", sections=(Section(heading="All", body=tuple(body)),))
        (part,) = measure_brief(plan_of(briefing), look_of()).parts
        assert isinstance(part, TextPart)
        for setting in LADDER[::6]:
            laid = part.lay(setting, 480)
            flow = laid.text.flow
            heading = next(n for n, block in enumerate(flow.blocks) if block.item.bookmark == 3)
            for cut in laid.text.cuts[1:-1]:
                at = flow.breaks[cut]
                assert at.block != heading + 1 or at.line >= 2
