"""The PDF beside Typst, and what a page costs as a document grows.

What is timed begins with a validated briefing and ends with bytes. Ours: planned, fitted to
the page, tagged, PDF/UA-1 and PDF/A-3a, the briefing embedded. Typst: the same content on
plain pages at one size, the same two standards. ``python -m benchmarks.pdf`` prints the
growth; the race is a part of ``python -m benchmarks``.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks import typst_peer
from benchmarks.measure import Row, race
from benchmarks.packs import briefings
from reports.look import look_of
from reports.model import Briefing, Paragraph, Section
from reports.pipeline import plan_of
from reports.renderers.pdf import PdfRenderer
from reports.sources import read_source


def pdf_rows(count: int) -> Iterator[Row]:
    """Yield the race with other words, and with the same words but for the title."""
    renderer, look, typeset = PdfRenderer(), look_of(), typst_peer.compiler()
    sample = read_source(None).briefing
    titled = [sample.model_copy(update={"title": f"Title {n}"}) for n in range(count)]
    for words, asked, documents in (
        ("other words", 0.50, briefings(count)),
        ("the same words", 0.45, titled),
    ):
        given = [(each, typst_peer.content_of(plan_of(each))) for each in documents]
        ours, theirs = race(
            given,
            lambda pair: renderer.render(plan_of(pair[0]), look),
            lambda pair: typeset(pair[1]),
        )
        yield Row(f"PDF, plan included, {words}", ours, "Typst, ua-1 and a-3a", theirs, asked)


def growth(sample: Briefing) -> None:
    """Print what a page costs in documents of 1 to 50 pages."""
    import pypdfium2

    renderer = PdfRenderer()
    body = tuple(
        Paragraph(text=block.text)
        for section in sample.sections
        for block in section.body
        if isinstance(block, Paragraph)
    )
    for times in (1, 5, 12, 25, 50, 100):
        sections = tuple(Section(heading=f"Part {n}", body=body) for n in range(times))
        plan = plan_of(sample.model_copy(update={"sections": sections}))
        took = []
        for _ in range(5):
            start = time.process_time_ns()
            data = renderer.render(plan, look_of()).data
            took.append((time.process_time_ns() - start) / 1e6)
        pages = len(pypdfium2.PdfDocument(data))
        print(f"{pages:4} pages  {min(took):8.1f} ms   {min(took) / pages:6.2f} ms a page")


if __name__ == "__main__":
    growth(read_source(None).briefing)
