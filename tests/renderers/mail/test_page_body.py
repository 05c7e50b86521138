"""The page of a message: markup that mail programs take, and nothing they drop."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reports.theme import contrast, theme_names
from tests.renderers.html.briefs import all_briefs, briefing, long_brief, words
from tests.renderers.mail.bodies import CORRECTION, body, tree
from tests.verification.rich import rich_briefing

BRIEFS = all_briefs()
PAGES = {name: (made, options) for name, (made, options) in BRIEFS.items()}
#: What Gmail drops or Outlook's Word does not know (caniemail.com).
_UNKNOWN = re.compile(
    r"<(style|script|svg|link|section|figure|main|header|footer)\b|\b(class|id|src)=|"
    r"position\s*:|display\s*:|float\s*:|flex|grid|var\(|calc\(|@media|url\(|rgba?\(|[0-9.]r?em\b"
)  # fmt: skip


def page(name: str) -> Any:
    made, options = BRIEFS[name]
    return tree(made, options=options)


def layout(element: Any) -> bool:
    return str(element.get("role")) == "presentation"


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("name", BRIEFS)
def test_no_markup_that_mail_programs_drop(name: str, theme: str) -> None:
    made, options = BRIEFS[name]
    text = body(made, "html", theme=theme, options=options, correction=CORRECTION)
    markup = "".join(re.findall("<[^>]*>", text))

    assert _UNKNOWN.search(markup) is None


@pytest.mark.parametrize("name", BRIEFS)
def test_tables_are_data_with_heads_or_layout_that_says_so(name: str) -> None:
    for table in page(name).iter("table"):
        heads = [th for th in table.iter("th") if next(th.iterancestors("table")) is table]
        if layout(table):
            assert not heads
        else:
            assert {th.get("scope") for th in heads} == {"col", "row"}
            assert len(table.xpath("./thead/tr/th")) <= 3


@pytest.mark.parametrize("name", BRIEFS)
def test_nothing_is_wider_than_a_message(name: str) -> None:
    widths = [
        e.get("width") for e in page(name).iter() if isinstance(e.tag, str) and e.get("width")
    ]

    assert widths
    assert all(width.endswith("%") or int(width) <= 640 for width in widths)


@pytest.mark.parametrize("name", BRIEFS)
def test_outlook_gets_a_width_and_only_a_width(name: str) -> None:
    comments = [str(e.text) for e in page(name).iter() if not isinstance(e.tag, str)]

    assert len(comments) == 2
    assert [re.sub("<[^>]*>", "", one).strip() for one in comments] == [
        "[if mso]>" + "<![endif]"
    ] * 2


def grounds(element: Any) -> str | None:
    """Return the ground that an element says for itself, by attribute and by style alike."""
    found = re.search(r"background-color:(#[0-9A-Fa-f]{6})", element.get("style", ""))
    attribute = element.get("bgcolor")
    assert attribute is None or (found and found[1] == attribute), element.attrib
    return attribute


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("name", BRIEFS)
def test_text_says_its_ink_and_the_cell_below_it_its_ground(name: str, theme: str) -> None:
    """What turns a message dark turns both or neither: so no text is lost on its ground."""
    made, options = BRIEFS[name]
    page = tree(made, theme=theme, options=options, correction=CORRECTION)
    seen = 0
    for element in page.find("body").iter():
        if not isinstance(element.tag, str) or not (element.text or "").strip(" \n\u00a0"):
            continue
        chain = [element, *element.iterancestors()]
        inks = (re.search(r"(?<![-\w])color:(#[0-9A-Fa-f]{6})", e.get("style", "")) for e in chain)
        ink = next(found[1] for found in inks if found)
        cell = next(e for e in chain if e.tag in ("td", "th"))
        ground = grounds(cell)
        assert ground, (element.tag, element.text)
        assert contrast(ink, ground) >= 4.5, (ink, ground, element.text)
        seen += 1
    assert seen > 10


def test_the_direction_of_a_page_turns_its_sides() -> None:
    markup = body(BRIEFS["arabic"][0], "html")

    assert '<div role="article" lang="ar" dir="rtl">' in markup
    assert "text-align:right" in markup
    assert "border-right:4px" in markup
    assert "border-left" not in markup


def test_what_has_no_room_beside_others_is_said_below_with_its_name() -> None:
    page = tree(rich_briefing())
    heads = [[words(th) for th in table.xpath("./thead/tr/th")] for table in page.iter("table")]
    below = [words(td) for td in page.iter("td") if td.get("colspan") == "3"]

    assert ["Donor or party", "Recipient or party", "Amount"] in heads
    assert (
        "Purpose or subject: Generators (humanitarian aid, grant) · Status: Announced · "
        "Timing: Within 10 weeks"
    ) in below
    assert not any("–" in text for text in below)


def test_a_small_table_stands_as_it_is() -> None:
    page = tree(
        briefing(people=[{"name": "Ann Lee", "role": "Minister", "affiliation": "Norland"}])
    )

    assert not [td for td in page.iter("td") if td.get("colspan")]


def test_bars_are_as_long_as_their_sums_and_their_parts_are_named() -> None:
    page = tree(long_brief())
    rows = [
        [td.get("width") for td in table.iter("td") if td.get("width")]
        for table in page.iter("table") if layout(table) and table.get("dir") and len(table) == 1
    ]  # fmt: skip

    assert rows == [["66%", "34%"], ["48%"], ["20%"], ["6%"], []]
    assert any("announced EUR 41 million" in words(p) for p in page.iter("p"))


def test_text_of_a_briefing_is_no_markup() -> None:
    bad = "<script>alert(1)</script> & <!--[if mso]><b>x</b><![endif]-->"
    made = briefing(
        title=bad, summary=bad, people=[{"name": bad}], qa=[{"question": bad, "answer": bad}]
    )
    page = tree(made)

    assert not list(page.iter("script"))
    assert words(next(page.iter("h1"))) == bad


def test_a_correction_leads_below_the_marking() -> None:
    page = tree(rich_briefing(), correction=CORRECTION)
    said = words(page.find("body"))

    assert said.index("RESTRICTED") < said.index(CORRECTION.sentence) < said.index("Norland and")
    assert [words(li) for li in page.iter("li")][: len(CORRECTION.changes)] == list(
        CORRECTION.changes
    )
