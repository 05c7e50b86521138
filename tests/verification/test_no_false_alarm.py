"""Whatever a briefing holds, its undamaged outputs agree with it."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import reports
from reports.errors import PageOverflowError, UnprintableError
from reports.model import Briefing, Paragraph, Section, Subheading
from reports.verification.pdf.reading import read_pages
from tests.renderers.word.houses import changed, german, plain, saved
from tests.strategies import briefings
from tests.verification.arabic import in_arabic

_LANGUAGES = ("en", "fr", "de", "es", "uk", "ar")
# all 300 take a minute or two: `BRIEFINGS=300 pytest -s` prints how many agreed
_COUNT = int(os.environ.get("BRIEFINGS", "40"))


@pytest.mark.parametrize(
    "made", [briefings(_LANGUAGES), briefings(("ar",)).map(in_arabic)], ids=["any", "arabic"]
)
@pytest.mark.parametrize("name", ["pdf", "docx", "txt", "html"])
def test_no_false_alarm(name: str, made: st.SearchStrategy[Briefing]) -> None:
    agreed = 0

    @settings(
        max_examples=_COUNT,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(made, st.booleans())
    def agrees(briefing: Briefing, cite: bool) -> None:
        nonlocal agreed
        options = reports.Options(cite=cite)
        try:
            data = reports.render(briefing, name, options=options)
        except (PageOverflowError, UnprintableError):
            return
        if name == "pdf":
            read_pages(data)  # without another reader
        report = reports.verify(briefing, {name: data}, options=options)
        assert report.agrees, [str(notice) for notice in report.notices]
        agreed += 1

    agrees()
    print(f"{name}: no false alarm in {agreed} briefings")


_ARABIC = Briefing.model_validate(
    {
        "title": "كندا تعلن عن مساعدات لأوكرانيا",
        "language": "ar",
        "date": "2025-08-24",
        "marking": "RESTRICTED",
        "summary": "ستقدم كندا 50 مليون دولار.",
        "people": [{"name": "مارك كارني", "role": "رئيس الوزراء", "affiliation": "كندا"}],
        "aid": [
            {"donor": "كندا", "recipient": "أوكرانيا", "kind": "military", "status": "announced",
             "amount": {"value": 1_000_000_000, "currency": "CAD"}},
            {"donor": "Germany", "recipient": "أوكرانيا", "kind": "military",
             "status": "announced", "amount": {"value": 2_000_000_000, "currency": "CAD"}},
        ],
        "sections": [{"heading": "الخلفية", "body": ["التقى Mark Carney بالرئيس في 2025."]}],
        "qa": [{"question": "ما هو المبلغ؟", "answer": "مليار دولار كندي."}],
    }
)  # fmt: skip


@pytest.mark.parametrize("name", ["pdf", "docx", "txt", "html"])
def test_text_from_right_to_left_agrees_and_its_numbers_are_compared(name: str) -> None:
    data = reports.render(_ARABIC, name)
    assert reports.verify(_ARABIC, {name: data}).agrees
    other = _ARABIC.model_copy(update={"summary": "ستقدم كندا 60 مليون دولار."})
    assert not reports.verify(other, {name: data}).agrees


def test_a_sub_heading_is_one_in_a_template_whose_styles_have_other_ids(tmp_path: Path) -> None:
    body = [Subheading(heading="Ports"), Paragraph(text="A text."), Subheading(heading="Roads")]
    sections = (Section(heading="Aid", body=(*body, Paragraph(text="Another one."))),)
    briefing = Briefing(title="T", date="2026-01-02", sections=sections)
    (tmp_path / "house.docx").write_bytes(german(saved(plain())))
    (tmp_path / "house.toml").write_text('extends = "house"\nword_template = "house.docx"\n')
    data = reports.render(briefing, "docx", theme=tmp_path / "house.toml")
    damaged = changed(data, ("word/document.xml", '"berschrift2"', '"Normal"'))

    assert b"berschrift2" in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert not reports.verify(briefing, {"docx": data}).notices
    assert [each.found for each in reports.verify(briefing, {"docx": damaged}).notices] == [
        "docx says \"'Ports' not as a sub-heading\"",
        "docx says \"'Roads' not as a sub-heading\"",
    ]
