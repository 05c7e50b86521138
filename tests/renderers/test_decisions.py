"""Recommendations and the sign-off in every format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from reports.errors import PageOverflowError
from reports.look import Options, look_of
from reports.model import Briefing, Recommendation
from reports.pipeline import plan_of, verify
from reports.renderers.mail import mail_html, mail_text
from reports.renderers.registry import get_renderer
from reports.verification.pdf.reading import read_pages
from tests.decision_note import NOTE, decision_note
from tests.revision.decisions import W14
from tests.revision.word_edits import W

GOLDENS = Path(__file__).parents[1] / "goldens"
FORMATS = ("pdf", "docx", "txt", "html")
BARE = NOTE.model_copy(update={"recommendations": (), "approvals": ()})


def made(briefing: Briefing, name: str, options: Options | None = None) -> bytes:
    look = look_of("house", options)
    return get_renderer(name).render(plan_of(briefing, options), look).data


def document(briefing: Briefing) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made(briefing, "docx"))) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.mark.parametrize("language", ["en-GB", "fr", "ar", "he"])
def test_the_text_reads_as_its_golden(language: str, accept: bool) -> None:
    text = made(decision_note(language), "txt").decode()
    golden = GOLDENS / f"decisions-{language}.txt"
    if accept:
        golden.write_text(text, encoding="utf-8")

    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("version", ["1.7", "2.0"])
@pytest.mark.parametrize("language", ["en-GB", "fr", "ar", "he"])
def test_every_format_is_proved_to_say_all_of_it(language: str, version: str) -> None:
    options = Options(pdf=version)  # type: ignore[arg-type]
    note = decision_note(language, times=3)
    files = {name: made(note, name, options) for name in FORMATS}

    assert verify(note, files, options=options).notices == ()


def test_what_is_not_given_leaves_no_trace() -> None:
    for name in ("txt", "html"):
        said = made(BARE, name).decode()
        for word in ("Recommendations", "Sign-off", "approvals", "recommendations"):
            assert word not in said
    root = document(BARE)
    assert "w14" not in root.nsmap
    assert next(root.iter(f"{W14}checkbox"), None) is None


def test_word_ticks_a_box_with_a_click_and_shows_it_as_it_is() -> None:
    boxes = [
        (control, control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").get(f"{W14}val"))
        for control in document(NOTE).iter(f"{W}sdt")
        if control.find(f"{W}sdtPr/{W14}checkbox") is not None
    ]
    names = [control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for control, _ in boxes]
    shown = ["".join(text.text or "" for text in each.iter(f"{W}t")) for each, _ in boxes]
    ids = [
        control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in document(NOTE).iter(f"{W}sdt")
    ]

    assert names == ["Agree", "Disagree", "Noted"]
    assert [state for _, state in boxes] == ["0", "0", "1"]
    assert shown == ["☐", "☐", "☑"]
    assert len(set(ids)) == len(ids)


def test_the_box_and_the_sign_off_are_headings_in_the_navigation_of_word() -> None:
    headings = [
        "".join(text.text or "" for text in line.iter(f"{W}t"))
        for line in document(NOTE).iter(f"{W}p")
        if line.find(f"{W}pPr/{W}outlineLvl") is not None
    ]
    assert headings == ["Recommendations", "Sign-off"]


def test_a_page_says_of_boxes_whether_they_are_ticked_to_those_who_listen() -> None:
    page = html.document_fromstring(made(NOTE, "html", Options(labels="fr")).decode())
    boxes = page.xpath('//*[@role="img"]')

    assert [box.get("aria-label") for box in boxes] == ["non choisi", "non choisi", "choisi"]
    assert {box.get("lang") for box in boxes} == {"fr"}
    assert [box.text for box in boxes] == ["☐", "☐", "☑"]
    assert not page.xpath("//input")


def test_a_message_has_no_fields_of_a_form_and_its_text_letters_for_boxes() -> None:
    plan, look = plan_of(NOTE), look_of()
    page = html.document_fromstring(mail_html(plan, look))
    text = mail_text(plan, look)

    assert not page.xpath("//input | //form | //button")
    assert len(page.xpath('//*[@role="img"]')) == 3
    assert "2. Note the price of fuel.\nDecision: [x] Noted\n" in text
    assert "Decision: [ ] Agree [ ] Disagree\nDecision by: 31 August 2025\n" in text
    assert "(https://example.org/plan)" in text


def test_markup_in_a_recommendation_is_text() -> None:
    hostile = Recommendation(text="<b>Agree</b> {{ x }}", options=("<input>", "☑ [x]"))
    note = NOTE.model_copy(update={"recommendations": (hostile,)})
    page = html.document_fromstring(made(note, "html").decode())

    assert not page.xpath("//input | //td//b")
    assert "<b>Agree</b> {{ x }}" in page.text_content()
    assert verify(note, {name: made(note, name) for name in FORMATS}).notices == ()


def test_a_row_that_people_write_in_is_not_parted_by_the_end_of_a_page() -> None:
    long = Recommendation(text="Agree to open shelters in the river districts. " * 9)
    note = NOTE.model_copy(update={"recommendations": (long,) * 30})
    pages = read_pages(made(note, "pdf")).passages
    texts = [passage for passage in pages if passage.text.startswith("Agree to open")]

    assert len(texts) == 30
    assert len({passage.page for passage in texts}) > 1


def test_one_page_counts_the_box() -> None:
    long = Recommendation(text="Agree to open shelters in the river districts. " * 9)
    note = NOTE.model_copy(update={"recommendations": (long,) * 30})
    with pytest.raises(PageOverflowError):
        made(note, "pdf", Options(fit="one"))
