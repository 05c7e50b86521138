"""Typst with the same content on plain pages: one warm compiler, PDF/UA-1 and PDF/A-3a at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reports.model.spans import Spans
from reports.plan import Heading, Plan, Question, Quotation, Table
from reports.plan import Paragraph as PlanParagraph

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "brief.typ"
FONTS = HERE.parent / "assets" / "fonts"
STANDARDS = ["ua-1", "a-3a"]


def content_of(plan: Plan) -> dict[str, Any]:
    """Return what the plan says, as plain values for a template of anybody."""
    sections: list[dict[str, object]] = []
    body: list[str] = []
    for block in plan.blocks:
        match block:
            case Heading():
                body = []
                sections.append({"heading": block.text, "body": body})
            case PlanParagraph():
                body.append(_words(block.spans))
            case Quotation():
                body += [_words(block.spans), f"— {block.speaker}"]
    return {
        "title": plan.title.title,
        "byline": plan.title.byline,
        "date": plan.title.date,
        "summary": _words(plan.summary),
        "tables": [_table(block) for block in plan.blocks if isinstance(block, Table)],
        "sections": sections,
        "appendix": plan.labels.appendix,
        "questions": [_question(block) for block in plan.blocks if isinstance(block, Question)],
        "closing": " ".join(_words(line.spans) for line in plan.closing),
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "heading": table.caption.text,
        "columns": [column.title for column in table.columns],
        "rows": [[cell.text for cell in row.cells] for row in table.rows],
    }


def _question(block: Question) -> dict[str, object]:
    answer = [_words(spans) for spans in block.answer]
    return {"question": f"{block.number}. {block.question}", "answer": answer}


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def compiler() -> Callable[[dict[str, Any]], bytes]:
    """Return what makes a PDF of such content; it keeps its fonts and what it laid out."""
    import typst

    template = TEMPLATE.read_bytes()
    warm = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def compile_content(content: dict[str, Any]) -> bytes:
        given = {"brief": json.dumps(content)}
        data = warm.compile(template, sys_inputs=given, format="pdf", pdf_standards=STANDARDS)
        assert isinstance(data, bytes)
        return data

    return compile_content
