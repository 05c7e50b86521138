"""Headings of two levels and lists in lists are kept; pages of one level stay sections."""

from __future__ import annotations

import pytest

from reports.drafting.structure import draft_structure
from reports.model import Bullets, ListItem, Numbered, Paragraph, Subheading
from reports.readers.article.read import read_article, read_article_file

TWO_LEVELS = """# Canada pledges aid

Canada said on Sunday it would give aid.

## Background

Some words of background that make a sentence.

### Money

It gives more than it did.

### People

They came on Monday.

## Next

They meet again in May.
"""
LISTS = """# Canada pledges aid

Canada said on Sunday that it would give more aid than before.

- boats
  - small ones
  - large ones
- people
    1. nurses
    2. pilots
- tents

1. first
2. second
   - a part of it
"""
PAGE = """<html><head><title>Canada pledges aid to Kyiv</title></head><body><article>
<h1>Canada pledges aid to Kyiv</h1>
<p>Canada said on Sunday it would give aid to the city and to those who live there now.</p>
<h2>Background</h2><p>Some words of background that make a sentence, and one more behind it.</p>
<h4>Money</h4><p>It gives more than it did, the minister said on Sunday, and more will come.</p>
<ul><li>boats<ul><li>small ones</li><li>large ones</li></ul></li><li>tents</li></ul>
<ol><li>first</li><li>second<ol><li>a part</li><li>another</li></ol></li></ol>
<h2>Next</h2><p>They meet again in May, the two ministers said in the evening.</p>
</article></body></html>"""


def test_deeper_headings_of_a_page_with_both_are_sub_headings() -> None:
    briefing = draft_structure(read_article(TWO_LEVELS, "a.md"))
    assert [section.heading for section in briefing.sections] == [None, "Background", "Next"]
    assert briefing.sections[1].body == (
        Paragraph(text="Some words of background that make a sentence."),
        Subheading(heading="Money"),
        Paragraph(text="It gives more than it did."),
        Subheading(heading="People"),
        Paragraph(text="They came on Monday."),
    )


@pytest.mark.parametrize("mark", ["##", "###"])
def test_headings_of_one_level_are_sections(mark: str) -> None:
    text = TWO_LEVELS.replace("###", "##").replace("\n##", f"\n{mark}")
    article = read_article(text, "a.md")
    headings = [section.heading for section in article.sections]
    assert headings == [None, "Background", "Money", "People", "Next"]


def test_a_deeper_heading_above_all_others_is_a_section() -> None:
    article = read_article(TWO_LEVELS.replace("## Background", "#### Background", 1), "a.md")
    assert [section.heading for section in article.sections][1] == "Background"


def test_sentences_below_a_sub_heading_know_it() -> None:
    section = read_article(TWO_LEVELS, "a.md").sections[1]
    assert [heading for heading, _ in section.headed] == ["Background", "Money", "People"]


def test_lists_in_lists_of_a_text_are_kept() -> None:
    body = draft_structure(read_article(LISTS, "a.md")).sections[0].body
    assert body[1:] == (
        Bullets(
            bullets=(
                ListItem(text="boats", bullets=("small ones", "large ones")),
                ListItem(text="people", numbered=("nurses", "pilots")),
                "tents",
            )
        ),
        Numbered(numbered=("first", ListItem(text="second", bullets=("a part of it",)))),
    )


def test_lists_that_stand_alike_are_flat() -> None:
    indented = "\n".join(
        f"    {line.strip()}" for line in LISTS.splitlines() if line[:2] in ("- ", "  ")
    )
    article = read_article(
        f"# Aid\n\nSome words are here, and they make a sentence.\n\n{indented}", "a.md"
    )
    assert all(not block.inner for block in article.sections[0].blocks)


def test_a_web_page_keeps_both() -> None:
    pytest.importorskip("trafilatura")
    briefing = draft_structure(read_article_file(PAGE.encode(), "a.html"))
    background = briefing.sections[1].body
    assert [section.heading for section in briefing.sections] == [None, "Background", "Next"]
    assert background[1] == Subheading(heading="Money")
    assert background[3:] == (
        Bullets(bullets=(ListItem(text="boats", bullets=("small ones", "large ones")), "tents")),
        Numbered(numbered=("first", ListItem(text="second", numbered=("a part", "another")))),
    )
