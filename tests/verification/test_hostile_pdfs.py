"""PDFs that were made to be read for ever, or into all memory, or to break whoever reads them."""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Callable

import pytest

import reports
from reports.verification.pdf.fonts import _texts
from reports.verification.pdf.reading import read_pages
from reports.verification.pdf.syntax import TooMuchError, UnreadError
from tests.verification.pdf_files import MAP, cross_referenced, paged, pdf_of, stream
from tests.verification.rich import rich_briefing
from tests.work import count_calls, takes_time_like_its_size

#: Calls for each byte, unpacked, of a file: each of these took minutes, or did not end.
_AT_MOST = 16
_LETTER = b"BT /F 9 Tf (\0a) Tj ET"
#: Pages in pages, each ten times in the next: ten to the power of 18 of them.
_PAGES = {
    1: b"<</Pages 2 0 R/StructTreeRoot 40 0 R>>",
    **{2 + n: b"<</Type/Pages/Count 1/Kids[%s]>>" % (b"%d 0 R " % (3 + n) * 10) for n in range(18)},
    20: b"<</Type/Page/MediaBox[0 0 9 9]/Contents 21 0 R/Resources<<>>>>",
    21: stream(b" "),
    40: b"<</K[]>>",
}
_ELEMENTS = {
    **{30 + n: b"<</S/Div/K[%s]>>" % (b"%d 0 R " % (31 + n) * 10) for n in range(18)},
    48: b"<</S/P>>",
}
_HOSTILE = {
    "digits in a page": paged(b"1" * 2_000_000),
    "digits in a map": paged(_LETTER, codes=MAP + b"1" * 1_500_000),
    "sections of a map without an end": paged(_LETTER, codes=MAP + b" 1 beginbfchar" * 100_000),
    "ranges of a map again and again": paged(
        _LETTER, codes=MAP + b" 1 beginbfrange " + b"<0000> <7000> <0041>" * 90_000
    ),
    "a code that stands for a book": paged(
        b"BT /F 9 Tf (" + b"\0a" * 1_000_000 + b") Tj ET",
        codes=MAP[: MAP.index(b"1 beginbfrange")]
        + b"1 beginbfchar <0061> <%s> endbfchar" % (b"0041" * 100_000),
    ),
    "what is said again in each mark": paged(
        b"/A<</ActualText(%s)>>BDC BT /F 9 Tf %s ET EMC"
        % (b"x" * 2_000_000, b"/B BMC(\0a)Tj EMC " * 20_000)
    ),
    "pages in pages": pdf_of(_PAGES),
    "pages in a circle": pdf_of(_PAGES | {3: b"<</Type/Pages/Count 1/Kids[2 0 R]>>"}),
    "elements in elements": paged(count=9, tree=b"<</K[30 0 R]>>", more=_ELEMENTS),
    "elements in a circle": paged(count=9, tree=b"<</K[30 0 R]>>", more={30: b"<</S/L/K[30 0 R]>>"}),
    "kids that many share": paged(
        tree=b"<</K[%s]>>" % b" ".join(b"%d 0 R" % (200 + n) for n in range(3_000)),
        more={
            100: b"[%s]" % (b"0 " * 20_000),
            **{200 + n: b"<</S/P/Pg 10 0 R/K 100 0 R>>" for n in range(3_000)},
        },
    ),
    "arrays in an array": pdf_of({1: b"<</Pages[%s]>>" % (b"[]" * 400_000)}),
    "as many cross-references as it says": cross_referenced(b"/Size 99999999999/W[1 4 1]"),
    "cross-references of no bytes": cross_referenced(b"/Size 99999999999/W[0 0 0]"),
    "rows as long as it says": cross_referenced(
        b"/Size 1/W[1 4 1]/DecodeParms<</Predictor 12/Columns 99999999999>>"
    ),
    "a table as long as it says": pdf_of({1: b"<<>>"}).replace(b"0 2\n", b"0 9999999999\n"),
    "cross-references in a circle": pdf_of({1: b"<<>>"}, b"/Prev 29"),
}  # fmt: skip


#: Files of so many bytes of one kind, which expressions read: their steps are no calls.
_LONG: dict[str, Callable[[int], bytes]] = {
    "digits in a page": lambda many: paged(b"1" * many),
    "digits in a map": lambda many: paged(_LETTER, codes=MAP + b"1" * many),
    "sections of a map": lambda many: paged(_LETTER, codes=MAP + b" 1 beginbfchar" * (many // 15)),
    "codes of a section": lambda many: paged(
        _LETTER, codes=MAP + b" 1 beginbfrange " + b"<0000> <0000> <0041>" * (many // 20)
    ),
    "marks": lambda many: paged(b"BT /F 9 Tf %s ET" % (b"/B BMC (\0a)Tj EMC " * (many // 18))),
    "brackets": lambda many: paged(b"(" * many),
    "arrays": lambda many: paged(b"[" * many),
}


def _size(data: bytes) -> int:
    """Return how many bytes a file has, its streams unpacked."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL)
    return len(data) + sum(len(zlib.decompress(each)) for each in streams)


@pytest.fixture
def few_arrays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit that a smaller file reaches."""
    monkeypatch.setattr("reports.verification.pdf.file.PDF_COLLECTIONS", 50_000)


def _read(data: bytes) -> None:
    _texts.cache_clear()  # each time a font as nobody has met it
    with contextlib.suppress(UnreadError):
        read_pages(data)


@pytest.mark.usefixtures("few_arrays")
@pytest.mark.parametrize("name", _HOSTILE)
def test_a_file_that_has_no_end_is_read_or_refused_at_once(name: str) -> None:
    data = _HOSTILE[name]
    count_calls(lambda: _read(data), at_most=_AT_MOST * _size(data))


@pytest.mark.parametrize("name", _LONG)
def test_a_long_file_takes_no_longer_than_it_is_long(name: str) -> None:
    files = {many: _LONG[name](many) for many in (25_000, 100_000)}
    assert takes_time_like_its_size(lambda many: _read(files[many]), 25_000)


@pytest.mark.usefixtures("few_arrays")
@pytest.mark.parametrize("name", _HOSTILE)
def test_it_is_told_to_a_person_whichever_reader_meets_it(name: str) -> None:
    def told(data: bytes) -> None:
        assert reports.verify(rich_briefing(), {"pdf": data}).notices

    usual = count_calls(lambda: told(paged()))
    data = _HOSTILE[name]
    count_calls(lambda: told(data), at_most=usual + _AT_MOST * _size(data))


def test_what_one_mark_holds_says_once_what_it_stands_for() -> None:
    words = b"/A<</ActualText(one)>>BDC BT /F 9 Tf /B BMC (\0a)Tj EMC /B BMC (\0b)Tj EMC ET EMC"
    (running,) = read_pages(paged(words)).running
    assert running.split() == ["one"]


def test_a_page_of_many_runs_is_read_in_one_pass() -> None:
    marks = b"/P<</MCID 0>>BDC BT /F 9 Tf %s ET EMC" % (b"(\0a)Tj 1 1 Td " * 20_000)
    data = paged(marks + b"/B BMC EMC " * 20_000, tree=b"<</K[<</S/P/Pg 10 0 R/K 0>>]>>")
    (passage,) = read_pages(data).passages
    assert passage.text.split() == ["a"] * 20_000


@pytest.mark.parametrize("pages", [1, 9])
@pytest.mark.parametrize(
    ("tree", "more"),
    [
        (b"null", {}),
        (b"(text)", {}),
        (b"<</K[30 0 R (text) 5 null [1] 99 0 R]>>", {30: b"<</S 5/K(text)>>"}),
        (b"<</K[30 0 R]>>", {30: b"<</S/P/Pg<<>>/K<</MCID(text)>>>>"}),
    ],
)
def test_a_tree_that_is_none_is_told_to_a_person(
    pages: int, tree: bytes, more: dict[int, bytes]
) -> None:
    report = reports.verify(rich_briefing(), {"pdf": paged(count=pages, tree=tree, more=more)})
    assert report.notices


def test_a_text_that_two_elements_hold_is_said_by_neither() -> None:
    twice = paged(
        b"/P<</MCID 0>>BDC %s EMC" % _LETTER,
        tree=b"<</K[<</S/P/Pg 10 0 R/K 0>><</S/P/Pg 10 0 R/K 0>>]>>",
    )
    with pytest.raises(UnreadError, match="in two places"):
        read_pages(twice)


def test_the_longest_briefings_are_not_too_much() -> None:
    people = [{"name": f"Name {n}", "role": "minister", "affiliation": "X"} for n in range(3_000)]
    briefing = reports.Briefing.model_validate({"title": "Many", "people": people})
    assert read_pages(reports.render(briefing, "pdf")).passages


def test_pages_that_show_the_same_again_and_again_come_to_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = b"BT /F 9 Tf %s ET" % (b"(\0a)Tj " * 100_000)
    monkeypatch.setattr("reports.verification.pdf.file.PDF_UNPACKED", 4_000_000)
    assert read_pages(paged(shown, count=3)).running
    with pytest.raises(TooMuchError):
        read_pages(paged(shown, count=9))


def test_more_than_a_brief_says_is_not_left_to_another_reader() -> None:
    with pytest.raises(TooMuchError):
        read_pages(_HOSTILE["pages in pages"])
