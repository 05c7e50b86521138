"""Briefings for the tests of the PDF: articles as they stand, long ones, nearly empty ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from reports.look import Options, look_of
from reports.model import (
    Aid,
    Briefing,
    Bullets,
    Contact,
    Money,
    Numbered,
    Paragraph,
    Person,
    Question,
    Quotation,
    Section,
    Source,
    escape_inline,
)
from reports.pipeline import plan_of
from reports.renderers.pdf import PdfRenderer

WORDS = (
    "The two governments agreed on a schedule of deliveries and said that officials would meet "
    "again before the end of the month to review how far the work had come."
)


def rendered(briefing: Briefing, theme: str = "house", options: Options | None = None) -> bytes:
    """Return the PDF of a briefing."""
    return PdfRenderer().render(plan_of(briefing, options), look_of(theme, options)).data


def from_article(path: Path) -> Briefing:
    """Return an article's paragraphs under its first line: nothing is understood, all is there."""
    title, *paragraphs = [
        line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()
    ]
    body = tuple(Paragraph(text=escape_inline(text)) for text in paragraphs)
    return Briefing(title=title, sections=(Section(heading=path.stem, body=body),))


def of_length(paragraphs: int) -> Briefing:
    """Return a briefing with every kind of part and so many paragraphs."""
    body = tuple(Paragraph(text=f"{n}. {WORDS}") for n in range(paragraphs))
    return Briefing(
        title="A brief of some length",
        subtitle="Every kind of part",
        reference="PB-1",
        marking="For official use only",
        summary=WORDS,
        sections=(
            Section(heading="Text", body=body),
            Section(
                heading="Lists",
                body=(
                    Bullets(bullets=("one **bold** word", "a [link](https://example.org/a)")),
                    Numbered(numbered=("first", "second")),
                    Quotation(quote="We agree.", speaker="A minister"),
                ),
            ),
        ),
        people=tuple(Person(name=f"Person {n}", role="Minister") for n in range(3)),
        aid=tuple(
            Aid(donor=f"Country {n}", amount=Money(value=Decimal(n * 10**6), currency="CAD"))
            for n in (1, 2, 3)
        ),
        qa=tuple(Question(question=f"Question {n}?", answer=WORDS) for n in range(4)),
        source=Source(publisher="A newspaper", url="https://example.org/news"),
        contacts=(Contact(name="Press desk", email="press@example.org"),),
    )


TITLE_ONLY = Briefing(title="A title alone")
