"""The head of a brief in every format: its stage on every page, and the facts below its dateline."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of, verify
from reports.renderers.mail import mail_html, mail_text
from reports.renderers.registry import get_renderer
from reports.theme import load_theme
from tests.headed import headed_brief, long_brief
from tests.renderers.word.strings import squeeze

GOLDENS = Path(__file__).parents[1] / "goldens"
FORMATS = ("pdf", "docx", "txt", "html")
LANGUAGES = ("en-GB", "fr", "ar", "he")
BARE: dict[str, Any] = {
    "status": None, "version": None, "to": None, "from": None, "series": None, "as_of": None,
    "period": None, "next_issue": None,
}  # fmt: skip


def made(briefing: Briefing, name: str, options: Options | None = None) -> bytes:
    look = look_of("house", options)
    return get_renderer(name).render(plan_of(briefing, options), look).data


def changed(briefing: Briefing, **fields: Any) -> Briefing:
    return Briefing.model_validate(briefing.model_dump() | fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_reads_as_its_golden(language: str, accept: bool) -> None:
    text = made(headed_brief(language), "txt").decode()
    golden = GOLDENS / f"head-{language}.txt"
    if accept:
        golden.write_text(text, encoding="utf-8")

    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({}, "DRAFT 0.3"),
        ({"status": "final", "version": "1.0"}, "FINAL 1.0"),
        ({"version": None}, "DRAFT"),
        ({"status": None}, "Version 0.3"),
        ({"status": None, "version": None}, ""),
        ({"language": "fr"}, "PROJET 0.3"),
    ],
)
def test_status_and_version_are_one_text(fields: dict[str, Any], stage: str) -> None:
    plan = plan_of(changed(headed_brief(), **fields))

    assert plan.stage.text == stage
    assert plan.kicker.endswith(stage or "FL-2025-12")


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"as_of": "noon, local time"}, ["As of: noon, local time"]),
        ({"series": {"number": 3}}, ["No. 3"]),
        ({"to": "The Board"}, ["To: The Board"]),
        ({"period": {"start": "2025-08-24", "end": "2025-08-24"}}, ["Period: 24 August 2025"]),
        ({"next_issue": "2025-09-01", "language": "fr"}, ["Prochain numéro\u00a0: 1er septembre 2025"]),
        ({}, []),
    ],
)  # fmt: skip
def test_each_fact_says_what_it_is(fields: dict[str, Any], lines: list[str]) -> None:
    plan = plan_of(changed(headed_brief(), **(BARE | fields)))

    assert [fact.labelled.text for fact in plan.head] == lines


@pytest.mark.parametrize("version", ["1.7", "2.0"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_is_proved_to_say_all_of_it(language: str, version: str) -> None:
    options = Options(pdf=version)  # type: ignore[arg-type]
    for briefing in (headed_brief(language), long_brief(language)):
        files = {name: made(briefing, name, options) for name in FORMATS}
        assert verify(briefing, files, options=options).notices == ()


@pytest.mark.parametrize("labels", ["en", "ar"])
def test_labels_of_another_language_are_proved_too(labels: str) -> None:
    options = Options(labels=labels)
    files = {name: made(headed_brief("fr"), name, options) for name in FORMATS}
    assert verify(headed_brief("fr"), files, options=options).notices == ()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("field", [*BARE])
def test_a_file_that_lacks_a_fact_is_found(name: str, field: str) -> None:
    """The files are those of a briefing without it."""
    whole = headed_brief()
    report = verify(whole, {name: made(changed(whole, **{field: None}), name)})

    assert report.notices


@pytest.mark.parametrize("field", ["status", "version", "as_of", "period", "series", "next_issue"])
def test_a_file_that_says_another_fact_is_found(field: str) -> None:
    other: dict[str, Any] = {
        "status": "final", "version": "0.4", "as_of": "2025-08-23",
        "period": {"start": "2025-08-18", "end": "2025-08-23"},
        "series": {"name": "Flood Update", "number": 13}, "next_issue": "2025-08-30",
    }  # fmt: skip
    whole = headed_brief()
    for name in FORMATS:
        data = made(changed(whole, **{field: other[field]}), name)
        assert verify(whole, {name: data}).notices


def pages(data: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [squeeze(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("language", ["en-GB", "fr"])
def test_the_stage_stands_once_on_every_page_of_a_pdf(language: str) -> None:
    stage = squeeze(plan_of(long_brief(language)).stage.text)
    found = pages(made(long_brief(language), "pdf"))

    assert len(found) > 2
    assert [page.count(stage) for page in found] == [1] * len(found)


def test_a_long_version_leaves_room_for_the_title_of_further_pages() -> None:
    briefing = changed(long_brief(), version="x" * 300)
    found = pages(made(briefing, "pdf"))

    assert all("Floodreliefintheriverprovinces" in page for page in found)


def header(data: bytes, page: str = "default") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(f"word/brief-header-{page}.xml").decode()


def test_the_header_of_further_pages_repeats_the_stage_of_the_first() -> None:
    data = made(headed_brief(), "docx")
    (code,) = set(re.findall(r" (REF \w+) ", header(data)))
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()

    assert f'w:name="{code.removeprefix("REF ")}"' in body
    assert "DRAFT 0.3" in header(data)
    assert "DRAFT" not in header(data, "first")
    assert "REF" not in header(made(changed(headed_brief(), **BARE), "docx"))


def test_a_version_that_looks_like_a_failure_of_word_is_repeated_too() -> None:
    found = header(made(changed(headed_brief(), version="0.3!"), "docx"))

    assert "DRAFT 0.3!" in found
    assert " IF " not in found


def test_a_brief_as_a_template_leaves_no_stage_behind(tmp_path: Path) -> None:
    """The next brief has none that its header could repeat."""
    (tmp_path / "ours.docx").write_bytes(made(headed_brief(), "docx"))
    ours = {"word_template": "ours.docx", "folder": tmp_path}
    look = look_of(load_theme("house").model_copy(update=ours))
    bare = changed(headed_brief(), **BARE)
    data = get_renderer("docx").render(plan_of(bare), look).data
    parts = zipfile.ZipFile(io.BytesIO(data))
    heads = [parts.read(name).decode() for name in parts.namelist() if "header" in name]

    assert heads
    assert not any("DRAFT" in head or "_f_stage" in head for head in heads)


def test_days_have_a_calendar_in_word_and_words_have_none() -> None:
    def calendars(briefing: Briefing) -> int:
        data = zipfile.ZipFile(io.BytesIO(made(briefing, "docx")))
        return data.read("word/document.xml").decode().count("<w:date ")

    assert calendars(headed_brief()) == 3  # the date, as of, next issue
    assert calendars(changed(headed_brief(), as_of="noon")) == 2


def test_an_absent_head_leaves_no_trace() -> None:
    bare = changed(headed_brief(), **BARE)
    page, text = made(bare, "html").decode(), made(bare, "txt").decode()
    docx = zipfile.ZipFile(io.BytesIO(made(bare, "docx")))

    assert "head-fact" not in page
    assert "To:" not in text
    for name in ("word/document.xml", "word/glossary/document.xml"):
        assert "brief:next_issue" not in docx.read(name).decode()


def test_both_bodies_of_a_message_say_it_before_the_summary() -> None:
    plan = plan_of(headed_brief())
    page, text = mail_html(plan, look_of()), mail_text(plan, look_of())

    for body in (str(html.document_fromstring(page).text_content()), text):
        said = squeeze(body)
        places = [said.index(squeeze(words)) for words in (
            "DRAFT 0.3", "Duty officer", "To: The Minister", "From: Operations",
            "Flood Update No. 12", "As of: 24 August", "Period: 18", "Next issue: 31",
            "The water has left",
        )]  # fmt: skip
        assert places == sorted(places)


@pytest.mark.parametrize("name", ["txt", "html"])
def test_hostile_words_are_words(name: str) -> None:
    words = "<script>alert(1)</script> {{ plan }} ${x}"
    briefing = changed(
        headed_brief(), to=words, version=f"v{words}", series={"name": words, "number": 1}
    )
    data = made(briefing, name).decode()

    assert "<script>" not in data or name == "txt"
    assert verify(briefing, {name: data.encode()}).notices == ()
