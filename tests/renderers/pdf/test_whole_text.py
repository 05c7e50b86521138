"""Text comes out whole, however it is divided: words, addresses, looks, measures.

2,000 examples instead of 100, which takes some minutes:

    pytest --hypothesis-profile=thorough tests/renderers/pdf/test_whole_text.py
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.model import Span
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.breaking import break_lines
from reports.renderers.pdf.text.lines import LinePart, line_parts, part_runs
from reports.renderers.pdf.text.measure import Measurer
from reports.renderers.pdf.text.text import Text
from reports.theme import load_theme
from tests.renderers.pdf.extraction import (
    PDFIUM_HYPHEN,
    by_mupdf,
    by_pdfium,
    by_poppler,
    letters,
    set_in,
)

#: Never fewer than this, however many the profile asks for.
EXAMPLES = settings(max_examples=max(100, settings.default.max_examples))
LANGUAGES = ("en", "de", "fr", "nl", "fi")


@cache
def measurer(language: str) -> Measurer:
    return Measurer(typefaces(load_theme("house")), language)


def measured(words: str, language: str = "en") -> Text:
    return measurer(language).text(words, "body", False, "p1")


plain_words = st.text("abcdefghijklmnoprstuvwzßäöé", min_size=1, max_size=30)
capital_words = plain_words.map(str.title)
codes = st.text("abcdef0123456789ABCXYZ", min_size=5, max_size=70)
parts = st.lists(st.text("abcdefgz019-_", min_size=1, max_size=25), min_size=1, max_size=6)
addresses = st.builds(
    lambda scheme, host, path, tail: f"{scheme}{host}.example.org/{'/'.join(path)}{tail}",
    st.sampled_from(["https://", "http://www.", "ftp://", ""]),
    st.text("abcdefgh-", min_size=1, max_size=12),
    parts,
    st.sampled_from(["", ".html", "?a=1&b=two", "#part-2", "/", ":8080", "~x", "%20y"]),
)
mails = st.builds("{}@{}.example.org".format, st.text("abc.-_", min_size=1), plain_words)
compounds = st.lists(plain_words | capital_words, min_size=2, max_size=5).flatmap(
    lambda words: st.sampled_from(["-", "–", "/", "\u2011"]).map(lambda mark: mark.join(words))
)
tokens = st.one_of(
    plain_words, capital_words, codes, addresses, mails, compounds,
    st.sampled_from(["soft\u00adhyphen\u00adated", "EUR\u00a01.000.000", "a", "–", "-", "pre-"]),
)  # fmt: skip
texts = st.lists(tokens, min_size=1, max_size=14).map(" ".join)
looks = st.builds(
    Span,
    texts,
    bold=st.booleans(),
    italic=st.booleans(),
    href=st.sampled_from([None, None, "https://example.org/a"]),
)
measures = st.floats(3.0, 55.0)
languages = st.sampled_from(LANGUAGES)


def is_whole(found: str, words: str) -> bool:
    """Return whether a reader gives all letters; of a hyphen at a line's end pdfium is not sure.

    It writes U+0002 for one that the text has as for one that divides a word.
    """
    both = letters(found), letters(words)
    if PDFIUM_HYPHEN in found:
        both = both[0].replace("-", ""), both[1].replace("-", "")
    return both[0] == both[1]


def lost_by(data: bytes, words: str, pdftotext: str) -> dict[str, str]:
    """Return what readers make of the text where it is not what was written.

    Without -raw, poppler guesses columns of a page, and takes holes in ours for them: it
    is asked for the words only, not for their order.
    """
    found = {
        "pdfium": by_pdfium(data),
        "mupdf": by_mupdf(data),
        "poppler": by_poppler(data, pdftotext, "-raw"),
    }
    lost = {name: text for name, text in found.items() if not is_whole(text, words)}
    guessed = by_poppler(data, pdftotext)
    if sorted(letters(guessed)) != sorted(letters(words)):
        lost["poppler, as on the page"] = guessed
    return lost


@EXAMPLES
@given(texts, measures, languages)
def test_text_in_one_look_is_whole_for_three_readers(
    need_tool: Callable[[str], str], words: str, measure: float, language: str
) -> None:
    data = set_in(measure, measured(words, language))

    assert lost_by(data, words, need_tool("pdftotext")) == {}


@EXAMPLES
@given(st.lists(looks, min_size=1, max_size=4), measures, languages, st.booleans())
@example([Span("pre-"), Span("pre-", bold=True)], 3.0, "en", False)
def test_text_in_several_looks_is_whole_for_three_readers(
    need_tool: Callable[[str], str], spans: list[Span], measure: float, language: str, glued: bool
) -> None:
    words = ("" if glued else " ").join(span.text for span in spans)
    parted = [Span(" "), *spans] if glued else [s for span in spans for s in (span, Span(" "))]
    text = measurer(language).text(tuple(parted), "body", False, "p1")
    data = set_in(measure, text)

    assert lost_by(data, words, need_tool("pdftotext")) == {}


@given(texts, measures, languages)
def test_each_word_is_told_or_shown_once(words: str, measure: float, language: str) -> None:
    text = measured(words, language)

    parts = [
        part for line in break_lines(text, measure, divided=True) for part in line_parts(text, line)
    ]

    said = "".join(shown(text, part) if part.actual is None else part.actual for part in parts)
    assert letters(said) == letters(words)


def shown(text: Text, part: LinePart) -> str:
    return "".join(run.text for run in part_runs(text, part))


def test_a_word_that_a_dash_stands_before_is_told_once(need_tool: Callable[[str], str]) -> None:
    """The two are kept on one line, but not where they do not fit."""
    words = "- https://a.example.org/0 a"

    assert lost_by(set_in(3.0, measured(words)), words, need_tool("pdftotext")) == {}


def test_a_compound_half_of_which_is_a_link_keeps_its_hyphen(
    need_tool: Callable[[str], str],
) -> None:
    spans = Span("a", href="https://example.org/a"), Span("ab-aaaa")
    text = measurer("en").text(spans, "body", False, "p1")

    for measure in (2.0, 2.5, 3.0):
        assert lost_by(set_in(measure, text), "aab-aaaa", need_tool("pdftotext")) == {}


@pytest.mark.parametrize("measure", [3.0, 7.6])
@pytest.mark.parametrize("end", ["", " long way"])
def test_a_word_is_told_whole_be_it_the_last_or_on_many_lines(measure: float, end: str) -> None:
    data = set_in(measure, measured(f"The characteristically{end}"))

    for read in (by_pdfium, by_mupdf):
        assert " ".join(read(data).split()) == f"The characteristically{end}"


def test_a_word_divided_in_bold_text_is_told_whole() -> None:
    spans = Span("The"), Span(" characteristically ", bold=True), Span("long way")
    data = set_in(7.6, measurer("en").text(spans, "body", False, "p1"))

    assert " ".join(by_pdfium(data).split()) == "The characteristically long way"


def test_a_word_of_which_half_is_a_link_is_shown_as_it_is() -> None:
    """What is told would take the words out of the link."""
    spans = Span("an interna"), Span("tionalisation", href="https://example.org")
    text = measurer("en").text(spans, "body", False, "p1")

    parts = [
        part for line in break_lines(text, 5.0, divided=True) for part in line_parts(text, line)
    ]

    assert [part.actual for part in parts if part.actual] == []
    assert letters(by_pdfium(set_in(5.0, text))) == "aninternationalisation"


@pytest.mark.parametrize("end", ["", " more"])
def test_work_grows_with_the_text_not_with_its_square(end: str) -> None:
    """A text of many parts without a space is looked through once."""

    class Counted(list[str]):
        reads = 0

        def __getitem__(self, place: int) -> str:  # type: ignore[override]
            Counted.reads += 1
            return super().__getitem__(place)

    def reads(count: int) -> int:
        text = measured("See " + "ab/" * count + end)
        lines = break_lines(text, 12.0, divided=True)
        text.pieces = Counted(text.pieces)
        Counted.reads = 0
        for line in lines:
            list(line_parts(text, line))
        return Counted.reads

    assert reads(4000) < 3 * reads(2000)
