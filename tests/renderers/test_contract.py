"""One suite for all renderers: what the contract promises, whatever the format.

Each shipped format is read back by a library that did not write it.
"""

from __future__ import annotations

import ctypes
import io
import logging
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from reports.errors import UnprintableError
from reports.look import look_of
from reports.model import Block, Briefing, ListItem, plain
from reports.model.public import public
from reports.model.text import paragraphs
from reports.pipeline import plan_of
from reports.plan import Chart, Labelled, Plan, Row, Table
from reports.plan.labelled import capital
from reports.renderers.contract import Renderer
from reports.renderers.registry import get_renderer, renderer_names
from tests.strategies import briefings

NAMES = renderer_names()


def read_txt(data: bytes) -> str:
    """The text without the addresses behind links, then its tables' columns, unfolded."""
    text = data.decode("utf-8")
    found = [re.sub(r"\s*\((https://example\.org/a\(b\)|a@example\.org)\)", "", text)]
    for rule in re.finditer(r"^-+(  -+)+$", text, re.MULTILINE):
        edges = [match.span() for match in re.finditer("-+", rule.group())]
        head = text[: rule.start()].rpartition("\n\n")[2]
        for rows in (head, *re.split(r"\n\n|\n-[- ]+\n", text[rule.end() :])):
            found += ["".join(line[a:b] for line in rows.split("\n")) for a, b in edges]
    return "\n".join(found)


def read_pdf(data: bytes) -> str:
    """The text as it stands on its pages."""
    return "\n".join(read_pages(data))


def read_body(data: bytes) -> str:
    """The text as it stands, then without what runs on every page: a text may cross pages."""
    return "\n".join([*read_pages(data), *read_pages(data, running=False)])


def read_pages(data: bytes, *, running: bool = True) -> list[str]:
    """The text of each page, with or without what runs on every one."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pages = list(document)
        for page in pages if not running else ():
            for each in [each for each in page.get_objects() if is_artifact(each)]:
                page.remove_obj(each)
        return [page.get_textpage().get_text_bounded() for page in pages]
    finally:
        document.close()


def is_artifact(part: Any) -> bool:
    """Whether an object of a page is marked as none of the text (ISO 32000-2, 14.8.2.2)."""
    import pypdfium2.raw as pdfium

    name, size = (pdfium.FPDF_WCHAR * 32)(), ctypes.c_ulong()
    for at in range(pdfium.FPDFPageObj_CountMarks(part)):
        mark = pdfium.FPDFPageObj_GetMark(part, at)
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), ctypes.byref(size))
        if bytes(name)[: size.value].decode("utf-16-le").rstrip("\0") == "Artifact":
            return True
    return False


def read_docx(data: bytes) -> str:
    """All text of the body, hyperlinks and controls included, in its order."""
    import docx

    document = docx.Document(io.BytesIO(data))
    roots = [document.element.body]
    for section in document.sections:
        roots += [section.header._element, section.footer._element]
    tags = {
        f"{{{root.nsmap['w']}}}{tag}" for root in roots for tag in ("t", "p", "tc", "br", "tab")
    }
    return "".join(
        (element.text or "") if element.tag.endswith("}t") else " "
        for root in roots
        for element in root.iter(*tags)
    )


def read_html(data: bytes) -> str:
    """All text of the page's body in its order."""
    from lxml import html

    return str(html.document_fromstring(data).body.text_content())


READERS: dict[str, Callable[[bytes], str]] = {
    "txt": read_txt,
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
}
#: Where a text that crosses pages is looked for.
BODIES = {**READERS, "pdf": read_body}


def squeezed(text: str) -> str:
    """Text without white space and soft hyphens: where lines end is the renderer's affair.

    Readers of PDF take ligatures apart, so both sides are compared in NFKC.
    """
    return re.sub(r"[\s\u00ad\ufffe\u200b\ufeff]+", "", unicodedata.normalize("NFKC", text))


def model_strings(briefing: Briefing) -> Iterator[str]:
    """Every string of a briefing that outputs must show, as its author wrote it."""
    shown = public(briefing)
    yield from some(shown, "title", "subtitle", "byline", "organisation", "reference", "marking")
    if shown.summary:
        yield plain(shown.summary)
    for section in shown.sections:
        if section.body:
            yield from some(section, "heading")
        for block in section.body:
            yield from block_strings(block)
    for person in shown.people:
        yield from some(person, "name", "affiliation")
        yield from begun(shown, person, "role", "note")
    for figure in shown.figures:
        yield from begun(shown, figure, "label", "note")
    for row in shown.aid:
        yield from some(row, "donor", "recipient")
        yield from begun(shown, row, "purpose", "timing")
    for quote in shown.quotes:
        yield quote.text
    yield from spoken_strings(shown)
    for contact in shown.contacts:
        yield from some(contact, "name", "role", "email", "phone")


def spoken_strings(briefing: Briefing) -> Iterator[str]:
    """The lines to take, and the questions with what is said to them."""
    for line in briefing.key_messages:
        yield plain(line.text)
    for pair in briefing.qa:
        yield pair.question
        for prose in (pair.answer, pair.if_pressed):
            yield from map(plain, paragraphs(prose or ""))


def some(part: object, *names: str) -> Iterator[str]:
    """The fields of a part that are there."""
    yield from filter(None, (getattr(part, name) for name in names))


def begun(briefing: Briefing, part: object, *names: str) -> Iterator[str]:
    """The fields of a part that are there; the first letter may have become a capital."""
    for text in some(part, *names):
        same = capital(Labelled(text), briefing.language).text == text
        yield text if same else text[1:]


def block_strings(block: Block | ListItem) -> Iterator[str]:
    """The texts of a block; those of a list in a list stand behind the item above them."""
    yield from some(block, "heading") if hasattr(block, "heading") else ()
    for key in ("text", "quote"):
        yield from map(plain, some(block, key) if hasattr(block, key) else ())
    for key in ("bullets", "numbered"):
        for item in getattr(block, key, None) or ():
            yield from [plain(item)] if isinstance(item, str) else block_strings(item)


def said(row: Row) -> Iterator[str]:
    """The lines of a row's cells, but for the dashes that say nothing."""
    lines = (line.text for cell in row.cells for line in cell.lines)
    yield from (text for text in lines if text not in ("", "–"))


def plan_strings(plan: Plan) -> Iterator[str]:
    """Every string that the plan adds: formatted cells, captions, headings."""
    yield plan.title.title
    yield from filter(None, (plan.title.date, plan.title.byline))
    for block in plan.blocks:
        match block:
            case Table():
                # a page that shows all of it large needs no table
                if not block.highlighted:
                    yield block.caption.text
                    yield from (column.title for column in block.columns)
                yield from (line for row in block.rows for line in said(row))
                yield from block.notes
            case Chart():
                yield block.caption.text
                yield from (text for bar in block.bars for text in (bar.label, bar.text))
    yield from ("".join(span.text for span in line.spans) for line in plan.closing)
    yield from filter(None, (plan.marking, plan.embargo))


def missing(text: str, strings: Iterator[str]) -> list[str]:
    """Return the strings that `text` lacks."""
    # pdfium gives U+0002 for any hyphen at a line's end: such a text is compared without any
    hyphens = str.maketrans("", "", "-\x02" if "\x02" in text else "")
    found = squeezed(text).translate(hyphens)
    return [string for string in strings if squeezed(string).translate(hyphens) not in found]


@pytest.fixture(params=NAMES)
def renderer(request: pytest.FixtureRequest) -> Renderer:
    return get_renderer(request.param)


def test_it_says_what_it_is(renderer: Renderer) -> None:
    assert renderer.name in NAMES
    assert re.fullmatch(r"\.[a-z]+", renderer.suffix)
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?", renderer.media_type)
    assert isinstance(renderer, Renderer)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sample_is_whole(renderer: Renderer, sample: Briefing, language: str) -> None:
    briefing = sample.model_copy(update={"language": language})
    plan = plan_of(briefing)
    text = BODIES[renderer.name](renderer.render(plan, look_of()).data)

    assert missing(text, model_strings(briefing)) == []
    assert missing(text, plan_strings(plan)) == []


def test_a_text_that_crosses_pages_is_whole(renderer: Renderer) -> None:
    said = " ".join(f"water{n}" for n in range(3000))
    made = {"title": "T", "marking": "SECRET", "qa": [{"question": said, "answer": said}]}
    briefing = Briefing.model_validate(made)
    text = BODIES[renderer.name](renderer.render(plan_of(briefing), look_of()).data)

    assert missing(text, model_strings(briefing)) == []


def test_marking_and_embargo_are_shown(renderer: Renderer, sample: Briefing) -> None:
    marked = Briefing.model_validate(
        sample.model_dump() | {"marking": "PROTECTED A", "embargo": "2026-11-23T06:00:00Z"}
    )
    plan = plan_of(marked)
    text = READERS[renderer.name](renderer.render(plan, look_of()).data)

    assert text.count("PROTECTED A") >= 2
    assert plan.embargo is not None
    assert squeezed(plan.embargo) in squeezed(text)


def test_a_title_alone_is_a_document(renderer: Renderer) -> None:
    plan = plan_of(Briefing(title="Only a title"))

    assert "Only a title" in READERS[renderer.name](renderer.render(plan, look_of()).data)


def test_the_same_plan_gives_the_same_bytes(renderer: Renderer, sample_plan: Plan) -> None:
    first = renderer.render(sample_plan, look_of()).data
    renderer.render(plan_of(Briefing(title="Another in between Ω")), look_of())

    assert renderer.render(sample_plan, look_of()).data == first


def test_nothing_is_logged_and_no_file_touched(
    renderer: Renderer,
    sample_plan: Plan,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with caplog.at_level(logging.DEBUG):
        renderer.render(sample_plan, look_of())

    assert [r.message for r in caplog.records if r.levelno >= logging.WARNING] == []
    assert list(tmp_path.iterdir()) == []


@given(briefing=briefings())
@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_every_briefing_is_whole_in_every_format(briefing: Briefing) -> None:
    plan = plan_of(briefing)
    for name in NAMES:
        try:
            text = BODIES[name](get_renderer(name).render(plan, look_of()).data)
        except UnprintableError:
            continue
        assert missing(text, model_strings(briefing)) == [], name


SCRIPT = """
import hashlib, sys
from reports.look import look_of
from reports.pipeline import plan_of
from reports.sources import read_source
from reports.renderers.registry import get_renderer, renderer_names
plan = plan_of(read_source(None).briefing)
for name in renderer_names():
    print(name, hashlib.sha256(get_renderer(name).render(plan, look_of()).data).hexdigest())
"""


def test_bytes_are_the_same_in_other_processes(tmp_path: Path) -> None:
    runs = []
    for seed, zone, folder in (("0", "UTC", tmp_path), ("42", "Asia/Tokyo", Path.cwd())):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path]),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(done.stdout)

    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == len(NAMES)
