"""What readers take out of the file: the plan's words, whole, in the plan's order."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfminer.high_level
import pypdfium2
import pytest

from reports.model import Briefing
from reports.pipeline import plan_of
from reports.plan import (
    AppendixStart,
    Chart,
    Heading,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    Table,
)
from tests.conftest import ARTICLES
from tests.renderers.pdf.making import from_article, of_length, rendered

SPACES = re.compile(r"[\s\u00a0\u202f]+")


def by_pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def by_pdfminer(data: bytes) -> str:
    return pdfminer.high_level.extract_text(io.BytesIO(data))


def by_poppler(data: bytes, pdftotext: str) -> str:
    command = [pdftotext, "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode(
        errors="replace"
    )


def words(text: str) -> str:
    """Return text as a reader's words: divided words joined, one space between words.

    A word that we divide ends its line in a soft hyphen; a hyphen of the word's own stays.
    """
    # pdfium writes U+0002 for any hyphen at a line's end: it cannot be told which kind it was
    if "\x02" in text:
        text = re.sub(r"\x02\s*", "", text).replace("-", "")
    whole = re.sub("\u00ad\\s*", "", re.sub(r"-\s*\n\s*", "-", text))
    return SPACES.sub(" ", whole).strip()


def sentences(plan: Plan) -> Iterator[str]:
    """Yield all that the plan says, in its order, each as it must be found."""
    yield plan.title.title
    yield "".join(span.text for span in plan.summary)
    for block in plan.blocks:
        match block:
            case Heading(text=text) | AppendixStart(text=text):
                yield text
            case Paragraph(spans=spans) | Quotation(spans=spans):
                yield "".join(span.text for span in spans)
            case ItemList(items=items):
                yield from ("".join(span.text for span in item) for item in items)
            case Table(rows=rows):
                yield from (text for row in rows for text in row.texts if text)
            case Chart(bars=bars):
                yield from (bar.label for bar in bars)
            case Question(question=question, answer=answer):
                yield question
                yield from ("".join(span.text for span in spans) for spans in answer)


def missing(plan: Plan, text: str) -> list[str]:
    """Return what is not in `text` after what comes before it in the plan."""
    # one that has lost a hyphen is compared without any
    mark = "\x02" if "\x02" in text else ""
    found, place, lost = words(text), 0, []
    for sentence in sentences(plan):
        at = found.find(words(sentence + mark), place)
        if at < 0:
            lost.append(sentence)
        else:
            place = at
    return lost


def cases() -> Iterator[Briefing]:
    yield of_length(5)
    yield of_length(60)
    yield from map(from_article, sorted(ARTICLES.glob("*.txt")))


READERS: dict[str, Callable[[bytes, str], str]] = {
    "pdfium": lambda data, tool: by_pdfium(data),
    "poppler": by_poppler,
}


@pytest.mark.parametrize("reader", sorted(READERS))
def test_text_comes_out_in_the_order_of_the_plan_with_whole_words(
    reader: str, need_tool: Callable[[str], str], sample: Briefing
) -> None:
    tool = need_tool("pdftotext") if reader == "poppler" else ""
    for briefing in (sample, *cases()):
        text = READERS[reader](rendered(briefing), tool)
        assert missing(plan_of(briefing), text) == []


def test_pdfminer_finds_every_sentence(sample: Briefing) -> None:
    # it sorts boxes by their place on the page, so the order is its own
    for briefing in (sample, of_length(5)):
        found = words(by_pdfminer(rendered(briefing)))
        plan = plan_of(briefing)
        assert [s for s in sentences(plan) if words(s) not in found] == []


def test_the_structure_reads_in_the_order_of_the_plan(
    sample: Briefing, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(rendered(sample))
    command = [need_tool("pdfinfo"), "-struct-text", str(path)]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")
    # the halves of a divided word are elements: each is told in a line of its own
    halves = r'"\n\s*Span \(inline\)\n\s*"(?=\w)'
    quoted = "\n".join(re.findall(r'^\s*"(.*)"$', re.sub(halves, "", told), re.MULTILINE))
    assert missing(plan_of(sample), quoted) == []
