"""Files that somebody changed after they were made: one digit, one page, one header."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pikepdf
import pytest

import reports
from reports.model import Briefing, Paragraph, Section
from reports.notices import Notice
from tests.verification.rich import rich_briefing


@pytest.fixture(scope="module")
def long_briefing() -> Briefing:
    """A briefing of several pages, each with its marking."""
    paragraph = Paragraph(text="A sentence that says little and takes some room on the page. " * 9)
    sections = (Section(heading="More", body=(paragraph,) * 24),)
    return rich_briefing().model_copy(update={"sections": sections})


def differing(briefing: Briefing, name: str, data: bytes) -> list[Notice]:
    return list(reports.verify(briefing, {name: data}).notices)


def changed_pdf(data: bytes, page: int, change: Callable[[bytes], bytes]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        contents = document.pages[page].Contents
        before = contents.read_bytes()
        after = change(before)
        assert after != before
        contents.write(after)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def changed_word(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            target.writestr(name, content)
    return out.getvalue()


def test_a_digit_changed_in_a_pdf_is_named_with_its_page_and_field() -> None:
    briefing = rich_briefing()
    two_bytes = "5,810".encode("utf-16-be"), "5,010".encode("utf-16-be")
    data = changed_pdf(reports.render(briefing, "pdf"), 0, lambda c: c.replace(*two_bytes, 1))
    (notice,) = differing(briefing, "pdf", data)
    assert notice.place.part == "figures[2]"
    assert "page 1 of pdf says" in notice.found
    assert "5,010" in notice.found
    assert "5,810" in notice.expected


def test_a_marking_changed_on_one_page_alone_is_found(long_briefing: Briefing) -> None:
    mark = "RE".encode("utf-16-be"), "EE".encode("utf-16-be")
    data = changed_pdf(reports.render(long_briefing, "pdf"), 1, lambda c: c.replace(*mark, 1))
    found = differing(long_briefing, "pdf", data)
    assert {notice.place.part for notice in found} == {"marking", ""}
    assert all("page 2" in notice.found for notice in found)


def test_words_painted_over_a_page_are_found() -> None:
    briefing = rich_briefing()
    letters = "R".encode("utf-16-be").decode("latin-1")
    painted = f"\n/Artifact BMC BT /F0 9 Tf 1 0 0 1 90 90 Tm ({letters}) Tj ET EMC\n".encode(
        "latin-1"
    )
    data = changed_pdf(reports.render(briefing, "pdf"), 0, lambda content: content + painted)
    assert [notice.code for notice in differing(briefing, "pdf", data)] == ["not-in-briefing"]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"5,810", b"5,811"),
        ("word/document.xml", b">Signed<", b">Announced<"),
        ("word/brief-footer-default.xml", b"RESTRICTED", b"PUBLIC"),
        ("word/brief-header-default.xml", b"RESTRICTED", b""),
    ],
)
def test_what_was_changed_in_a_word_file_is_found(part: str, old: bytes, new: bytes) -> None:
    briefing = rich_briefing()
    data = changed_word(reports.render(briefing, "docx"), part, old, new)
    assert differing(briefing, "docx", data)


def test_a_number_in_a_word_chart_is_compared() -> None:
    briefing = rich_briefing()
    data = reports.render(briefing, "docx")
    changed = changed_word(data, "word/charts/chart1.xml", b"<c:v>41000000</c:v>", b"<c:v>4</c:v>")
    assert differing(briefing, "docx", changed)


def test_two_cells_exchanged_in_a_text_are_found() -> None:
    briefing = rich_briefing()
    text = reports.render(briefing, "txt").decode()
    line = next(line for line in text.splitlines() if line.startswith("Bo Quist"))
    exchanged = line.replace("Governor", "Xovernor")
    assert exchanged != line
    (notice,) = differing(briefing, "txt", text.replace(line, exchanged).encode())
    assert notice.place.part == "people[1]"


def test_a_row_parted_by_the_end_of_a_page_is_read_as_one_row() -> None:
    briefing = rich_briefing()
    long_row = briefing.aid[0].model_copy(update={"purpose": "generators and cables " * 160})
    tall = briefing.model_copy(update={"aid": (long_row, *briefing.aid[1:])})
    assert not differing(tall, "pdf", reports.render(tall, "pdf"))


def test_what_cannot_be_read_is_a_difference_and_no_fault() -> None:
    for name in ("pdf", "docx"):
        (notice,) = differing(rich_briefing(), name, b"no such file")
        assert notice.severity == "error"


@pytest.mark.parametrize("title", ["A title of many words " * 12, "Donaudampfschifffahrt" * 14])
def test_a_title_that_was_cut_for_the_footer_and_a_marking_that_was_divided_agree(
    title: str,
) -> None:
    briefing = rich_briefing().model_copy(
        update={"title": title.strip(), "reference": None, "marking": "Verschlusssache" * 20}
    )
    assert not differing(briefing, "pdf", reports.render(briefing, "pdf"))
    other = briefing.model_copy(update={"title": f"Another {title.strip()}"})
    assert differing(other, "pdf", reports.render(briefing, "pdf"))


def test_a_word_longer_than_a_string_of_pdf_may_be_is_whole() -> None:
    briefing = Briefing(title="T", sections=(Section(body=(Paragraph(text="“" * 40_000),)),))
    assert not differing(briefing, "pdf", reports.render(briefing, "pdf"))


@pytest.mark.parametrize("name", ["pdf", "docx", "txt", "html"])
@pytest.mark.parametrize("odd", ["e" + "\u0301" * 40 + "a", "-" * 300, "a\u00ad" * 300])
def test_what_readers_show_in_part_is_no_difference(name: str, odd: str) -> None:
    fields = {"title": odd, "marking": odd, "summary": odd, "people": [{"name": odd, "role": odd}]}
    briefing = Briefing.model_validate({**fields, "sections": [{"heading": odd, "body": [odd]}]})
    assert not differing(briefing, name, reports.render(briefing, name))


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        # deleted, moved elsewhere, or said in a frame inside the paragraph
        ("<w:r>", "<w:del><w:r><w:delText>No. </w:delText></w:r></w:del><w:r>", False),
        ("<w:r>", "<w:moveFrom><w:r><w:t>No. </w:t></w:r></w:moveFrom><w:r>", False),
        ("<w:r>", "<w:ins><w:r><w:t>No. </w:t></w:r></w:ins><w:r>", True),
        ("<w:r>", "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>No. </w:t></w:r></w:p>"
         "</w:txbxContent></w:pict></w:r><w:r>", True),
    ],
)  # fmt: skip
def test_text_that_word_does_not_show_is_not_read(old: str, new: str, differs: bool) -> None:
    briefing = rich_briefing()
    data = reports.render(briefing, "docx")
    changed = changed_word(data, "word/document.xml", old.encode(), new.encode())
    assert bool(differing(briefing, "docx", changed)) is differs
