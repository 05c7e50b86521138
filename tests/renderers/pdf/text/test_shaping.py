"""Right-to-left and complex scripts: shaped right, told as text, and clear when they cannot be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import MissingExtraError
from reports.look import Options
from reports.model import Aid, Briefing, Bullets, Money, Paragraph, Person, Question, Section, Span
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.breaking import break_lines
from reports.renderers.pdf.text.measure import Measurer, measurer
from reports.renderers.pdf.text.shaping import ShapedText, shaped_line
from reports.renderers.pdf.text.text import Line
from reports.theme import load_theme
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.making import rendered
from tests.renderers.pdf.text.test_extraction import by_pdfium, by_poppler
from tests.renderers.pdf.verapdf import VeraPdf

ARABIC = "التقى **كارني** بالرئيس في [كييف](https://example.org/a)، وقال (CBC News) إن 25% من المساعدات ستصل."
HEBREW = "שלום עולם, זו פסקה בעברית עם Hello World ומספרים 12,345."
HINDI = "यह हिन्दी में है: क्षत्रिय, विद्या, श्री, प्रधानमंत्री।"


def brief(language: str, *texts: str) -> Briefing:
    first = texts[0].split(" ")[0]
    return Briefing(
        title=first,
        language=language,
        summary=texts[0],
        marking=first,
        sections=(
            Section(heading=first, body=tuple(Paragraph(text=text) for text in texts)),
            Section(heading="2", body=(Bullets(bullets=texts),)),
        ),
        people=(Person(name=first, role="Minister"),),
        aid=tuple(
            Aid(donor=f"{first} {n}", amount=Money(value=Decimal(n), currency="CAD"))
            for n in (1, 2)
        ),
        qa=(Question(question=texts[0], answer=texts[-1]),),
    )


CASES = {
    "Arabic": brief("ar", ARABIC),
    "Hebrew": brief("he", HEBREW),
    "Hindi": brief("hi", HINDI),
    "mixed, from the left": brief("en", f"In English: {ARABIC}", HEBREW, HINDI),
    "mixed, from the right": brief("ar", f"{ARABIC} {HEBREW} {HINDI}", "Only English here."),
}


def measured(text: str, *, rtl: bool = False, bold: bool = False) -> ShapedText:
    own = Measurer(typefaces(load_theme()), "ar" if rtl else "en", rtl)
    found = own.text((Span(text, bold=bold),), "body", False, "here")
    assert isinstance(found, ShapedText)
    return found


def whole(text: ShapedText) -> Line:
    return Line(0, 0, len(text.pieces), 0)


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_script_passes_both_validators(case: str, vera: VeraPdf) -> None:
    for options in (Options(), Options(page="letter")):
        data = rendered(CASES[case], "house", options)
        broken = [str(rule) for flavour in FLAVOURS for rule in vera.judge(data, flavour)]
        assert broken + faults(data) == []


@pytest.mark.parametrize(("case", "text"), [("Arabic", ARABIC), ("Hebrew", HEBREW)])
def test_right_to_left_words_come_out_as_they_went_in(case: str, text: str) -> None:
    found = by_pdfium(rendered(CASES[case]))
    # readers turn the two letters of the ligature lam-alef round with the line
    words = [word for word in text.split() if word.isalpha() and "\u0644\u0627" not in word]
    assert len(words) > 3
    assert [word for word in words if word not in found] == []


def test_devanagari_comes_out_as_it_went_in(need_tool: Callable[[str], str]) -> None:
    data = rendered(CASES["Hindi"])
    for found in (by_poppler(data, need_tool("pdftotext")), by_pdfium(data)):
        assert [word for word in HINDI.split() if word not in found] == []


def test_runs_fill_the_line_without_gap_or_overlap() -> None:
    for rtl in (False, True):
        text = measured("א abc (בג) 123 दे ع", rtl=rtl)
        runs = sorted(shaped_line(text, whole(text)), key=lambda run: run.x)
        assert runs[0].x == 0
        for one, other in pairwise(runs):
            assert other.x == pytest.approx(one.x + one.width)


def test_a_line_from_the_right_starts_at_the_right() -> None:
    text = measured("אב abc", rtl=True)
    first, *_, last = shaped_line(text, whole(text))
    assert (first.text.strip(), last.text) == ("אב", "abc")
    assert first.x > last.x


def test_arabic_letters_join() -> None:
    joined, apart = measured("بببب"), measured("ب ب ب ب")
    assert joined.natural < apart.natural
    glyphs = [g.index for run in shaped_line(joined, whole(joined)) for g in run.glyphs]
    assert len(set(glyphs)) > 1


def test_devanagari_letters_form_conjuncts() -> None:
    text = measured("क्ष")
    (run,) = shaped_line(text, whole(text))
    assert len(run.glyphs) < 3
    assert "".join(glyph.text for glyph in run.glyphs) == "क्ष"


def test_every_glyph_stands_for_some_text() -> None:
    for words in (ARABIC, HEBREW, HINDI):
        text = measured(words)
        for run in shaped_line(text, whole(text)):
            assert all(glyph.text for glyph in run.glyphs)


MIXED = st.text("אבגעربيكतहिन्दी abc 12,()", min_size=1, max_size=60).map(lambda t: f"א {t} ב")


@settings(max_examples=60)
@given(words=MIXED, measure=st.floats(3, 20))
def test_lines_hold_all_letters_and_no_line_is_too_long(words: str, measure: float) -> None:
    text = measured(" ".join(words.split()), rtl=True)
    lines = break_lines(text, measure)
    said = "".join(run.text for line in lines for run in shaped_line(text, line))
    assert said.replace(" ", "") == text.plain.replace(" ", "")
    for line in lines:
        if not line.start_letter and not line.end_letter:
            width = sum(run.width for run in shaped_line(text, line))
            # shaped together, words may differ a little from words shaped one by one
            assert width <= measure * 1.02 + 0.3


@pytest.mark.parametrize(
    "text",
    [
        "ب" * 10_000,
        "क्षि" * 2_500,
        "א" + "(" * 3_000 + "ב" + ")" * 3_000,
        "م" + "\u064b" * 3_000,
        " ".join(f"א{n} abc (ב)" for n in range(800)),
        "م\u200dب\u200cت \u202bאב\u202c \u2067אב\u2069 \ufefb \ufb2a",
    ],
    ids=["one word", "one Devanagari word", "brackets", "marks", "many runs", "controls"],
)
def test_hostile_text_of_these_scripts_is_printed_like_any_other(text: str) -> None:
    body = (Paragraph(text=text),)
    briefing = Briefing(title="א", language="ar", sections=(Section(heading=text[:80], body=body),))
    assert faults(rendered(briefing)) == []


def test_a_missing_package_is_named_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "bidi", None)
    measurer.cache_clear()
    with pytest.raises(MissingExtraError, match=r"pip install 'briefpack\[scripts\]'"):
        rendered(CASES["Hebrew"])


def test_latin_text_needs_no_package_of_the_extra() -> None:
    program = (
        "import sys; sys.modules['bidi'] = None\n"
        "from tests.renderers.pdf.making import of_length, rendered\n"
        "assert rendered(of_length(3)).startswith(b'%PDF')"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_same_text_gives_the_same_bytes_whatever_came_before() -> None:
    first = rendered(CASES["Arabic"])
    rendered(CASES["mixed, from the left"])
    rendered(CASES["Hindi"])
    assert rendered(CASES["Arabic"]) == first


def test_the_page_of_a_right_to_left_document_is_mirrored() -> None:
    document = pypdfium2.PdfDocument(rendered(CASES["Arabic"]))
    text = document[0].get_textpage()
    edges = []
    for words in ("Minister", "CAD"):
        found = text.search(words).get_prev() or text.search(words).get_next()
        assert found is not None
        edges.append(text.get_charbox(found[0])[0])
    # the amounts stand in the second table, left of the persons in the first
    assert edges[1] < document[0].get_width() / 2 < edges[0]
