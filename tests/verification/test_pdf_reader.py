"""Our reader of PDF: what it reads as PDFium does, and what it leaves to PDFium."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

import reports
from reports.model import Briefing, Paragraph, Section
from reports.verification.passages.pdf_passages import pdf_passages
from reports.verification.pdf.fonts import CodedFont
from reports.verification.pdf.page_text import PageText
from reports.verification.pdf.reading import read_pages
from reports.verification.pdf.syntax import UnreadError, parsed
from reports.verification.seen import Seen, letters
from tests.verification.arabic import arabic_briefing
from tests.verification.rich import rich_briefing

_FONT = CodedFont(
    {letter: letter for letter in "ab()\\ 12\xad"} | {"\ue001": "\u05d0", "\ue002": "\u05d1"}
)


def said(seen: Seen) -> tuple[list[str], list[str]]:
    """Return the passages and what runs on pages, as far as they are compared."""
    passages = [letters(one.text) for one in seen.passages]
    return [one for one in passages if one], [letters(text) for text in seen.running]


def shown(stream: bytes) -> PageText:
    return PageText(stream, lambda name: _FONT, lambda name: None)


def test_it_says_of_our_files_what_pdfium_does() -> None:
    data = reports.render(rich_briefing(), "pdf")
    assert said(read_pages(data)) == said(pdf_passages(data, "pdf"))


@pytest.mark.parametrize("made", [rich_briefing, arabic_briefing])
@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_another_program_saved_says_the_same(
    made: Callable[[], Briefing], packed: bool
) -> None:
    data, out = reports.render(made(), "pdf"), io.BytesIO()
    modes = pikepdf.ObjectStreamMode
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(
            out,
            object_stream_mode=modes.generate if packed else modes.disable,
            compress_streams=packed,
        )
    assert read_pages(out.getvalue()) == read_pages(data)


def test_letters_from_right_to_left_are_in_the_order_of_reading() -> None:
    briefing = Briefing(title="لا شيء في 2025 (Mark Carney)", language="ar")
    passages = read_pages(reports.render(briefing, "pdf")).passages
    assert letters(briefing.title or "") in {letters(one.text) for one in passages}


@pytest.mark.parametrize(
    ("stream", "text"),
    [
        (rb"BT /F 9 Tf [(\000a)-20(\000b)]TJ ET", "ab"),
        (rb"BT /F 9 Tf [(\000a)<0062> 5]TJ ET", "ab"),
        (rb"BT /F 9 Tf (\000\() Tj <0062> Tj ET", "(b"),
        (rb"BT /F 9 Tf [(\000\))20(\000\()]TJ ET", ")("),
        (b"BT /F 9 Tf 9 TL [(\0a)]TJ T* [(\0b)]TJ ET", "a b"),
        (
            b"BT /F 9 Tf [(\0a)]TJ T* [(\0\xad)]TJ T* [(\0b)]TJ T* [(\0a)]TJ [(\0b)]TJ ET",
            "a \xadb ab",
        ),
        (b"BT /F 9 Tf [(\0\\\\)5(\0a)]TJ T* [(\0\\()-7(\0b)]TJ ET", "\\a (b"),
        (
            b"BT /F 9 Tf [(\xff\xff)]TJ T* [(\0b)]TJ T* [(\0a\xff\xff)]TJ ET",
            "\N{REPLACEMENT CHARACTER} b a\N{REPLACEMENT CHARACTER}",
        ),
        (
            b"/P <</MCID 0>> BDC BT /F 9 Tf (\0a)Tj ET EMC /A BMC BT /F 9 Tf [(\0b)]TJ T* [(\0a)]TJ ET EMC",
            "b a",
        ),
        (b"BT /F 9 Tf /P <</MCID 0>> BDC [(\0a)]TJ T* [(\0b)]TJ EMC [(\0b)]TJ ET", "b"),
        (
            rb"BT /F 9 Tf [(\340\001)(\340\002)]TJ T* [(\340\001)]TJ (\340\002)Tj ET",
            "\u05d1\u05d0 \u05d1\u05d0",
        ),
        (b"/A <</ActualText(12)>> BDC BT /F 9 Tf [(\0a)]TJ T* [(\0b)]TJ T* [(\0a)]TJ ET EMC", "12"),
        (b"BT /F 9 Tf 1 0 0 1 5 7 Tm [(\0a)]TJ 1 0 0 1 9 7 Tm [(\0b)]TJ ET", "ab"),
        (rb"BT /F 9 Tf [(\340\001)(\340\002)]TJ ET", "\u05d1\u05d0"),
        (rb"/Span <</ActualText(12)>> BDC BT /F 9 Tf [(\000a)]TJ T* [(\000b)]TJ ET EMC", "12"),
        (rb"/Span <</ActualText(12)>> BDC EMC", ""),
        (rb"q 1 0 0 1 0 0 cm [3 2] 0 d 0 0 9 9 re f Q /I0 Do", ""),
        (rb"BT /F 9 Tf [(\000z)]TJ ET", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_a_stream_shows(stream: bytes, text: str) -> None:
    assert " ".join(shown(stream).loose.split()) == text


@pytest.mark.parametrize(
    "stream",
    [
        b"BT (a) Tj ET",  # no font
        b'BT /F 9 Tf (a) " ET',
        b"BI /W 1 ID a EI",
        b"EMC EMC",
        b"BT /F 9 Tf (a(b)) Tj ET",  # brackets that are not escaped
        b"/P /Named BDC EMC",
        b"BT /F 9 Tf [(a) TJ ET",
        b"BT /F 9 Tf [(\0a(\0b)]TJ ET",
        rb"BT /F 9 Tf [(\000a\)5(\000b)]TJ ET",
        b"BT /F 9 Tf (\0a) 5 (\0b) Tj ET",
        b"BT /F 9 Tf [(\0a\0)]TJ T* [(\0b)]TJ ET",
        b"BT 5 1 ET BT /F 9 Tf [(\0a)]TJ 7",
        b"/P <</MCID 0>> BDC BT /F 9 Tf [(\0a)]TJ ET EMC EMC",
    ],
)
def test_what_it_does_not_know_it_does_not_read(stream: bytes) -> None:
    with pytest.raises((UnreadError, LookupError, ValueError)):
        shown(stream)


def test_a_file_that_it_does_not_know_is_read_by_pdfium() -> None:
    briefing = rich_briefing()
    with pikepdf.open(io.BytesIO(reports.render(briefing, "pdf"))) as document:
        contents = document.pages[0].Contents
        contents.write(contents.read_bytes() + b"\nBI /W 1 /H 1 /BPC 8 /CS /G ID a EI\n")
        out = io.BytesIO()
        document.save(out)
    with pytest.raises(UnreadError):
        read_pages(out.getvalue())
    assert reports.verify(briefing, {"pdf": out.getvalue()}).agrees


def test_a_damaged_file_is_left_to_another_reader() -> None:
    data = reports.render(rich_briefing(), "pdf")
    for end in range(0, len(data), len(data) // 60):
        with pytest.raises(UnreadError):
            read_pages(data[:end])
        broken = data[:end] + b"\xff\0(<<" + data[end + 5 :]
        try:
            read_pages(broken)
        except UnreadError:
            continue


@pytest.mark.parametrize("odd", [b"<<" * 100, b"[" * 100, b"<</A>>", b"]", b"(", b"startxref", b""])
def test_what_is_no_object_is_refused(odd: bytes) -> None:
    with pytest.raises((UnreadError, ValueError)):
        parsed(odd, 0)


def test_a_marking_that_ends_with_a_bracket_runs_on_every_page_from_right_to_left() -> None:
    briefing = arabic_briefing().model_copy(update={"marking": "لا الاسم (الأول)"})
    assert reports.verify(briefing, {"pdf": reports.render(briefing, "pdf")}).agrees


@pytest.mark.parametrize(
    "text",
    [
        # lam and alef with a sign between them and without: one glyph that stands for two texts
        "السلام عليكم لا إله إلا الله. لَا إِلَٰهَ إِلَّا اللَّهُ السَّلَامُ عَلَيْكُمْ وَرَحْمَةُ اللَّهِ",
        "إِنَّ الْأَوَّلَ لِلْأَوَّلِ ثُمَّ الأول",
        "مِئَةُ أَلْفٍ وَمِئَةٌ، شُؤُونٌ، هيئة مسؤول مَسْؤُولٌ",
        "ایران و ي و ی بیستم کشور كندا",
        "مُحَمَّدٌ رَسُولُ اللهِ ﷺ كَلَّا",
        "שָׁלוֹם עוֹלָם שלום",
    ],
)
def test_what_a_glyph_stands_for_is_told_by_its_code(text: str) -> None:
    briefing = Briefing(
        title=text, language="ar", sections=(Section(body=(Paragraph(text=f"{text} {text}"),)),)
    )
    assert reports.verify(briefing, {"pdf": reports.render(briefing, "pdf")}).agrees
    exchanged = " ".join(reversed(text.split()))
    assert not reports.verify(
        briefing.model_copy(update={"title": exchanged}), {"pdf": reports.render(briefing, "pdf")}
    ).agrees
