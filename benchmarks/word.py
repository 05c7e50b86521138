"""How long a Word brief takes, beside docxtpl with the same content, in one run.

    python -m benchmarks.word            (docxtpl 0.20 has to be installed)

docxtpl fills a template that has the same styles, tables and text; it opens the
template anew for every document, as its documentation shows. Times are of the
processor, medians, warm. The promise: at most 0.06 of docxtpl's time for the sample,
and 10 ms for a brief of 60 sections.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from typing import Any

import docx
from docxtpl import DocxTemplate

from reports.look import look_of
from reports.model import Briefing, Paragraph, Section
from reports.pipeline import plan_of, read_source
from reports.plan import Heading, Plan, Question, Table
from reports.plan import Paragraph as PlanParagraph
from reports.renderers.word import WordRenderer
from reports.resources import resource_bytes

ROUNDS, SERIES = 6, 8
SHARE = 0.06
LONG_MS = 10.0


def main() -> None:
    """Print the times and whether the promises hold."""
    sample = read_source(None).briefing
    plan = plan_of(sample)
    longer = plan_of(_long(sample))
    renderer = WordRenderer()
    template = _docxtpl_template(plan)
    ours, theirs, sixty = _medians_ms(
        lambda: renderer.render(plan, look_of()),
        lambda: _fill(template, plan),
        lambda: renderer.render(longer, look_of()),
    )
    share = ours / theirs
    print(f"sample, briefpack    {ours:7.2f} ms")
    print(f"sample, docxtpl      {theirs:7.2f} ms")
    print(f"share                {share:7.3f}    (at most {SHARE}: {share <= SHARE})")
    print(f"60 sections          {sixty:7.2f} ms (under {LONG_MS} ms: {sixty < LONG_MS})")


def _medians_ms(*makers: Callable[[], object]) -> list[float]:
    """Return the median time of each, in short series taken in turns.

    In turns, so that a busy machine is fair to all; in series, so that each is warm.
    """
    times: list[list[float]] = [[] for _ in makers]
    for _ in range(ROUNDS):
        for make, kept in zip(makers, times, strict=True):
            make()
            for _ in range(SERIES):
                start = time.process_time_ns()
                make()
                kept.append((time.process_time_ns() - start) / 1e6)
    return [statistics.median(kept) for kept in times]


def _long(sample: Briefing) -> Briefing:
    paragraphs = [block for section in sample.sections for block in section.body]
    body = tuple(block for block in paragraphs if isinstance(block, Paragraph))[:3]
    sections = tuple(Section(heading=f"Section {n}", body=body) for n in range(1, 61))
    return sample.model_copy(update={"sections": sections})


def _docxtpl_template(plan: Plan) -> bytes:
    """Return a template for docxtpl: our styles, with its tags where the text goes."""
    document = docx.Document(io.BytesIO(resource_bytes("templates/word/briefing.docx")))
    add = document.add_paragraph
    add("{{ kicker }}", "Kicker")
    add("{{ title }}", "Title")
    add("{{ meta }}", "Dateline")
    add("{{ summary }}", "Summary")
    for index, table in enumerate(b for b in plan.blocks if isinstance(b, Table)):
        _add_table(document, index, len(table.columns))
    for tag, text, style in (
        ("for kind, text in body", "{{ text }}", "Normal"),
        ("for question, answer in qa", "{{ question }}", "Question"),
    ):
        add("{%p " + tag + " %}")
        add(text, style)
        if style == "Question":
            add("{{ answer }}", "Answer")
        add("{%p endfor %}")
    add("{{ closing }}", "Closing Line")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document: Any, index: int, columns: int) -> None:
    name = f"tables[{index}]"
    document.add_paragraph("{{ " + name + ".caption }}", "Caption")
    table = document.add_table(4, columns, "Briefing Table")
    table.rows[1].cells[0].text = "{%tr for row in " + name + ".rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for column in range(columns):
        table.rows[0].cells[column].text = "{{ " + f"{name}.columns[{column}]" + " }}"
        table.rows[2].cells[column].text = "{{ row[" + str(column) + "] }}"


def _fill(template: bytes, plan: Plan) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(_context(plan), autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _context(plan: Plan) -> dict[str, object]:
    tables = [block for block in plan.blocks if isinstance(block, Table)]
    texts = [
        ("heading", block.text) if isinstance(block, Heading) else ("text", _plain(block))
        for block in plan.blocks
        if isinstance(block, Heading | PlanParagraph)
    ]
    questions = [block for block in plan.blocks if isinstance(block, Question)]
    return {
        "kicker": plan.title.kicker,
        "title": plan.title.title,
        "meta": " · ".join(filter(None, (plan.title.date, plan.title.byline))),
        "summary": "".join(span.text for span in plan.summary),
        "tables": [
            {
                "caption": str(table.caption),
                "columns": [column.title for column in table.columns],
                "rows": [row.cells for row in table.rows],
            }
            for table in tables
        ],
        "body": texts,
        "qa": [(q.question, "".join(s.text for a in q.answer for s in a)) for q in questions],
        "closing": " ".join(span.text for line in plan.closing for span in line),
    }


def _plain(block: PlanParagraph) -> str:
    return "".join(span.text for span in block.spans)


if __name__ == "__main__":
    main()
