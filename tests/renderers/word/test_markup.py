"""Runs: every letter once, in order, and in its own direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reports.model import Span
from reports.renderers.word.markup import MarkupWriter, field
from reports.wordfile.vocabulary import Mark, Style
from tests.renderers.word.lint import W

IDS = {style: style.replace(" ", "") for style in Style}
MIXED = st.text("aZ 1é,.()<&>\"' ابتشעברЖ中", max_size=40)


def parsed(xml: str) -> etree._Element:
    names = f'xmlns:w="{W.strip("{}")}" xmlns:r="r"'
    return etree.fromstring(f"<w:p {names}>{xml}</w:p>")


def joined(root: etree._Element) -> str:
    return "".join(root.itertext(f"{W}t"))


@given(MIXED, st.sampled_from([("en", "ltr"), ("ar", "rtl")]))
def test_the_runs_of_a_text_say_it_whole(text: str, way: tuple[str, str]) -> None:
    assert joined(parsed(MarkupWriter(IDS, *way).text(text))) == text


@given(st.lists(st.builds(Span, MIXED.filter(bool), st.booleans(), st.booleans(),
                          st.sampled_from([None, "https://example.org/?a=1&b=2"])),
                min_size=1, max_size=5))  # fmt: skip
def test_the_runs_of_spans_say_them_whole(spans: list[Span]) -> None:
    writer = MarkupWriter(IDS, "en", "ltr")

    assert joined(parsed(writer.spans(tuple(spans)))) == "".join(span.text for span in spans)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("only Latin, 5", ["only Latin, 5"]),
        ("see سلام عليكم now", ["see ", "سلام عليكم", " now"]),
        ("سلام 12", ["سلام", " 12"]),
        ("(سلام)", ["(", "سلام", ")"]),
    ],
)
def test_text_from_right_to_left_is_a_run_of_its_own(text: str, runs: list[str]) -> None:
    root = parsed(MarkupWriter(IDS, "en", "ltr").text(text))
    right = [run.find(f"{W}rPr/{W}rtl") is not None for run in root]

    assert [joined(run) for run in root] == runs
    assert right == ["س" in run for run in runs]


def test_hebrew_and_arabic_are_told_apart() -> None:
    root = parsed(MarkupWriter(IDS, "en", "ltr").text("שלום and سلام"))
    languages = [lang.get(f"{W}bidi") for lang in root.iter(f"{W}lang")]

    assert languages == ["he", "ar"]


def test_links_to_one_address_share_a_relationship() -> None:
    writer = MarkupWriter(IDS, "en", "ltr")
    writer.spans((Span("a", href="https://example.org"), Span("b")))
    writer.spans((Span("c", href="https://example.org"),))

    assert writer.links == {"https://example.org": "rIdLink1"}


def test_a_bookmark_is_written_once_whatever_its_letter_case() -> None:
    writer = MarkupWriter(IDS, "en", "ltr")

    assert "bookmarkStart" in writer.marked(Mark.ROW, "a-1", "x")
    assert writer.marked(Mark.ROW, "A-1", "x") == "x"
    assert "bookmarkStart" in writer.marked(Mark.BLOCK, "a-1", "x")


def test_a_field_has_what_word_computes_and_what_is_shown_until_then() -> None:
    root = parsed(field('STYLEREF "A & B"', "<w:r><w:t>shown</w:t></w:r>"))
    kinds = [char.get(f"{W}fldCharType") for char in root.iter(f"{W}fldChar")]

    assert kinds == ["begin", "separate", "end"]
    assert root.findtext(f".//{W}instrText") == ' STYLEREF "A & B" '
    assert joined(root) == "shown"
