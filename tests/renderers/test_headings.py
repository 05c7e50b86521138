"""A heading that somebody wrote is in every output, though nothing stands below it yet."""

from __future__ import annotations

import io

import docx
import pytest

from reports.look import look_of
from reports.model import Briefing, Paragraph, Section
from reports.pipeline import plan_of
from reports.renderers.html import HtmlRenderer
from reports.renderers.pdf import PdfRenderer
from reports.renderers.text import TextRenderer
from reports.renderers.word import WordRenderer
from tests.renderers.pdf.extraction import by_pdfium
from tests.renderers.test_contract import read_html

HEADINGS = ("First to be written", "Then the middle", "Last of all")


def outline(written: int | None) -> Briefing:
    """Return three headings, of which one, or none, has a paragraph below it."""
    sections = [
        Section(heading=h, body=(Paragraph(text="Some text."),) if n == written else ())
        for n, h in enumerate(HEADINGS)
    ]
    return Briefing(title="Headings first", sections=tuple(sections))


def texts(briefing: Briefing) -> dict[str, str]:
    plan = plan_of(briefing)
    document = docx.Document(io.BytesIO(WordRenderer().render(plan, look_of()).data))
    return {
        "pdf": by_pdfium(PdfRenderer().render(plan, look_of()).data),
        "txt": TextRenderer().render(plan, look_of()).data.decode(),
        "docx": "\n".join(paragraph.text for paragraph in document.paragraphs),
        "html": read_html(HtmlRenderer().render(plan, look_of()).data),
    }


@pytest.mark.parametrize("written", [None, 0, 1, 2])
def test_every_heading_is_in_every_output(written: int | None) -> None:
    for name, text in texts(outline(written)).items():
        places = [text.find(heading) for heading in HEADINGS]
        assert -1 not in places, name
        assert places == sorted(places), name


def test_a_section_of_nothing_leaves_nothing() -> None:
    plan = plan_of(Briefing(title="A title", sections=(Section(), Section())))

    assert plan.blocks == ()
