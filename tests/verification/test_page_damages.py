"""A page that somebody changed after it was made: what is shown, and what only some readers meet."""

from __future__ import annotations

import re

import pytest

import reports
from reports.verification.passages.html_passages import html_passages
from tests.renderers.html.briefs import ARABIC, long_brief
from tests.verification.rich import rich_briefing
from tests.work import takes_time_like_its_size

#: What is done to the page: a pattern, and what stands in its place.
CHANGES = {
    "a digit": ("5,810", "5,010"),
    "a digit of a day for programs": ('datetime="2025-08-24"', 'datetime="2025-08-25"'),
    "a link that leads elsewhere": ('href="https://example.org/talva"', 'href="https://example.net/"'),
    "a link that leads nowhere": ('href="https://example.org/talva"', 'href="#talva"'),
    "a mail that goes elsewhere": ("mailto:press@example.org", "mailto:desk@example.org"),
    "the name of a column on a phone": ('data-label="Status"', 'data-label="Timing"'),
    "the head of a column": (">Status</th>", ">State</th>"),
    "two columns' heads exchanged": ('">Status</th>(.*?)">Timing</th>', r'">Timing</th>\1">Status</th>'),
    "a row hidden": ('<tr class="row" role="row">', '<tr class="row" role="row" hidden>'),
    "a paragraph not displayed": ("<p>The ministers", '<p style="display: none">The ministers'),
    "a title on the tab": ("<title>Norland", "<title>Ostania"),
    "a description for finders": (r'name="description" content="The two', 'name="description" content="The three'),
    "a bar that is longer": (r'class="outline" x="0.0%" y="([^"]*)" width="17', r'class="outline" x="0.0%" y="\1" width="71'),
    "what a picture is said to show": ("Bar chart. Norland", "Bar chart. Ostania"),
    "a numbered list without numbers": (r"<ol>\n<li>Who pays(.*?)</ol>", r"<ul>\n<li>Who pays\1</ul>"),
    "a script": ("</main>", "<script>document.body.append('more')</script></main>"),
    "a comment": ("</main>", "<!-- for Ann only --></main>"),
    "words that style writes": ("</style>", 'main::after { content: "Not for Ostania" }</style>'),
    "a picture's words": ("</main>", '<img src="data:," alt="More words"></main>'),
    "a tip": ("<main>", '<main title="More words">'),
    "a marking left out at the end": (r"(<footer.*)<p class=\"marking\">RESTRICTED</p>", r"\1"),
    "a marking left out at the start": (r"<p class=\"marking\">RESTRICTED</p>", ""),
    "a quotation of another": ("<bdi>Cleo Marsh</bdi></figcaption>", "<bdi>Dov Heller</bdi></figcaption>"),
    "a large number": ("<strong>1,204", "<strong>1,402"),
    "an answer moved": (r"<p>On.24.August,.at.18:30.</p>(.*?)<p>41.million.euros.in.two.parts.</p>",
                        r"<p>41 million euros in two parts.</p>\1<p>On 24 August, at 18:30.</p>"),
    "a cell exchanged with the next": (r"<td([^>]*)><span>Announced</span></td>\n<td([^>]*)><span>(Within.10.weeks)</span></td>",
                                       r"<td\1><span>\3</span></td>\n<td\2><span>Announced</span></td>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> str:
    return reports.render(rich_briefing(), "html").decode("utf-8")


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_in_a_page_is_found(what: str, made: str) -> None:
    old, new = CHANGES[what]
    changed = re.sub(old, new, made, count=1, flags=re.DOTALL)

    assert changed != made
    assert not reports.verify(rich_briefing(), {"html": changed.encode()}).agrees


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("</p>\n", "</p>\n\n\n"),
        ("&#39;", "'"),
        ("<strong>", "<strong class=\"x\">"),
        ("\N{NO-BREAK SPACE}", "&nbsp;"),
        ("--ink: #1A2530", "--ink: #000000"),
    ],
)  # fmt: skip
def test_what_says_nothing_may_be_another(old: str, new: str, made: str) -> None:
    assert reports.verify(rich_briefing(), {"html": made.replace(old, new).encode()}).agrees


@pytest.mark.parametrize("briefing", [ARABIC, long_brief()], ids=["arabic", "long"])
def test_pages_of_other_kinds_agree(briefing: reports.Briefing) -> None:
    report = reports.verify(briefing, {"html": reports.render(briefing, "html")})

    assert report.agrees, report.notices


@pytest.mark.parametrize(
    ("old", "new"), [(">1. part</a>", ">2nd part</a>"), ("</nav>", "<p>Not for all</p></nav>")]
)
def test_a_list_of_headings_says_nothing_else(old: str, new: str) -> None:
    page = reports.render(long_brief(), "html").decode("utf-8")
    report = reports.verify(long_brief(), {"html": page.replace(old, new, 1).encode()})

    assert old in page
    assert not report.agrees


def test_a_changed_page_is_named_with_its_field(made: str) -> None:
    report = reports.verify(rich_briefing(), {"html": made.replace("5,810", "5,010").encode()})

    assert {notice.place.part for notice in report.notices} == {"figures[2]"}


@pytest.mark.parametrize(
    "piece",
    [b"<!--", b"<", b"<a ", b"&", b"&#", b'<p a="', b"<!a ", b"<?", b"<style>content:", b"</", b"<nav>x",
     b"<ol><li>", b"<script>", b"<![CDATA[", b"<![x", b"<p/", b"<p ", b"<!doctype", b"--><!--", b"<!-->",
     b'<p style="visibility ">', b"<script></x>", b"<title>", b"<textarea></", b"<p a", b"<p a =", b"<title></title x ", b'<b a="c"d\'e\' '],
)  # fmt: skip
def test_a_broken_page_takes_no_longer_than_it_is_long(piece: bytes) -> None:
    assert takes_time_like_its_size(lambda many: html_passages(b"<p>One" + piece * many), 5_000)


def test_a_page_is_read_as_far_as_its_tags_are_whole() -> None:
    page = b"<p>1 < 2 <!-- a > b --> c</p><p title='>'>three</p><p four"
    texts = [" ".join(passage.text.split()) for passage in html_passages(page).passages]

    assert texts == ["a > b", "1 < 2 c", ">", "three", "<p four"]


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        # a browser takes the first of two attributes, and no slash ends what is no picture
        ("<p style='display:none' style=''>one</p><p>two", ["two"]),
        ("<p title='one' TITLE='two'>three", ["one", "three"]),
        ("<div hidden/>one</div>two", ["two"]),
        ("<path hidden/>one</path>two", ["two"]),
        ("<svg><path hidden/><text>one</text></svg>two", ["one", "two"]),
        # what is not seen ends with the element that hides it
        ("<p hidden></b>one<p>two</p></p><p>three", ["three"]),
        ("<img hidden>one", ["one"]),
        # no tag is one in a title, a script and a style sheet
        ("<title>a <b>&lt;</title>two", ["a <b><", "two"]),
        ("<script>1 < 2 && '<p>'</script>two", ["1 < 2 && '<p>'", "two"]),
        ("<style>a{} /* <p> */ b::after{Content:'one'} c{my-content:'x'; xcontent:'y'}</style>", ["one", "x"]),
        ("<p a=b title=one c>two", ["one", "two"]),
        ("<p title = 'one'class='a'>&quot;two&quot;", ["one", '"two"']),
        ("<p>one<?two><p>three", ["one", "<?two><p>three"]),
        ("<p>one</ p>two", ["one", "</ p>two"]),
    ],
)  # fmt: skip
def test_a_page_says_what_a_browser_shows(page: str, seen: list[str]) -> None:
    assert [one.text for one in html_passages(page.encode()).passages if one.text] == seen


@pytest.mark.parametrize(
    "page",
    [b"", b"\xff\xfe<p>", b"<", b"<td colspan=x>", b"</ol></a></li>", b"<li>" * 2000, b"<!DOCTYPE",
     b"<p hidden>" * 500, b"<style>p { content: \"", b"<ol><li><ul><li></ul></ol><li>", b"&#x110000;"],
)  # fmt: skip
def test_pages_that_are_none_are_read_to_their_end(page: bytes) -> None:
    assert html_passages(page).running == ()
    assert not reports.verify(rich_briefing(), {"html": page}).agrees


@pytest.mark.parametrize("over", ["9" * 5_000, "\u0663", "-1", "2.5", ""])
def test_a_cell_over_any_number_of_columns_is_read(over: str) -> None:
    page = f'<table><tr><th colspan="{over}">A</th><th>B</th></tr></table>'
    assert [one.text for one in html_passages(page.encode()).passages if one.text] == ["A", "B"]
