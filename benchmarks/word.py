"""The Word brief beside docxtpl with the same content.

docxtpl fills a template that has the same tables and text; it opens the template anew for
every document, as its documentation shows. One template has our styles (27 kB of XML), which
is the best that docxtpl can be given; the other those of python-docx (830 kB), which is what
most people begin with. What is timed begins with a validated briefing and ends with bytes:
ours plans it, docxtpl is handed the texts.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import docx

from benchmarks.measure import Row, race
from benchmarks.packs import briefings
from reports.look import look_of
from reports.pipeline import plan_of
from reports.plan import Heading, Plan, Question, Table
from reports.plan import Paragraph as PlanParagraph
from reports.renderers.word import WordRenderer
from reports.renderers.word.parts.template_parts import SHIPPED
from reports.resources import resource_bytes


def word_rows(count: int) -> Iterator[Row]:
    """Yield the races, one a template of docxtpl; every document has other words."""
    documents = briefings(count)
    given = [(each, _context(plan_of(each))) for each in documents]
    renderer, look = WordRenderer(), look_of()
    for name, template in (("our styles", SHIPPED), ("python-docx's own styles", None)):
        fill = _docxtpl(_docxtpl_template(plan_of(documents[0]), template))
        ours, theirs = race(
            given,
            lambda pair: renderer.render(plan_of(pair[0]), look),
            lambda pair, fill=fill: fill(pair[1]),  # type: ignore[misc]
        )
        asked = None if template else 0.075
        yield Row("Word brief, plan included", ours, f"docxtpl, {name}", theirs, asked)


def _docxtpl(template: bytes) -> Callable[[dict[str, object]], bytes]:
    """Return what fills `template`, which it opens anew each time."""
    from docxtpl import DocxTemplate

    def fill(context: dict[str, object]) -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context, autoescape=True)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return fill


def _docxtpl_template(plan: Plan, shipped: str | None) -> bytes:
    """Return a template for docxtpl, with its tags where the text goes.

    It has the styles of the `shipped` one, or those that python-docx begins with.
    """
    document = docx.Document(io.BytesIO(resource_bytes(shipped)) if shipped else None)

    def add(text: str, style: str = "Normal") -> None:
        document.add_paragraph(text, _style(document, style, "Normal"))

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


def _style(document: Any, name: str, otherwise: str) -> str:
    """Return the name of a style that the template has: `name`, or what stands in for it."""
    return name if any(style.name == name for style in document.styles) else otherwise


def _add_table(document: Any, index: int, columns: int) -> None:
    name = f"tables[{index}]"
    document.add_paragraph("{{ " + name + ".caption }}", "Caption")
    table = document.add_table(4, columns, _style(document, "Briefing Table", "Table Grid"))
    table.rows[1].cells[0].text = "{%tr for row in " + name + ".rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for column in range(columns):
        table.rows[0].cells[column].text = "{{ " + f"{name}.columns[{column}]" + " }}"
        table.rows[2].cells[column].text = "{{ row[" + str(column) + "] }}"


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
        "closing": " ".join(span.text for line in plan.closing for span in line.spans),
    }


def _plain(block: PlanParagraph) -> str:
    return "".join(span.text for span in block.spans)
