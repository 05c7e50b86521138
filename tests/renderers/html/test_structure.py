"""What the page is made of: one file, landmarks, headings in order, tables with heads."""

from __future__ import annotations

import itertools
import re

import pytest

from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.html import HtmlRenderer
from tests.renderers.html.briefs import (
    ARABIC,
    aid,
    all_briefs,
    briefing,
    long_brief,
    page,
    split_chart,
    tree,
    words,
)
from tests.verification.rich import rich_briefing

BRIEFS = all_briefs()


@pytest.mark.parametrize("name", BRIEFS)
def test_the_page_fetches_nothing_and_runs_nothing(name: str) -> None:
    made, options = BRIEFS[name]
    root = tree(made, options=options)

    # without it browsers ask a site for its icon
    assert root.xpath("//link/@href") == ["data:,"]
    assert root.xpath("//script | //iframe | //object | //form | //input | //base") == []
    assert [a for a in root.xpath("//@*") if a.attrname.startswith("on")] == []
    assert root.xpath("//@src | //@srcset | //@style | //@background") == []
    assert "url(" not in page(made, options=options)
    assert "@import" not in page(made, options=options)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")


def test_it_carries_no_briefing_and_has_no_pages() -> None:
    made = HtmlRenderer().render(plan_of(rich_briefing()), look_of())

    assert (made.carries, made.pages, made.notices) == (False, None, ())


@pytest.mark.parametrize(
    ("made", "language", "direction"), [(rich_briefing(), "en", "ltr"), (ARABIC, "ar", "rtl")]
)
def test_language_and_direction_are_named(made: Briefing, language: str, direction: str) -> None:
    root = tree(made)

    assert (root.get("lang"), root.get("dir")) == (language, direction)


def test_head_says_title_and_summary() -> None:
    root = tree(rich_briefing())

    assert root.xpath("string(//title)") == "Norland and Ostania Reopen the Talva Line"
    (description,) = root.xpath("//meta[@name='description']/@content")
    assert description == rich_briefing().summary
    assert root.xpath("//meta[@name='viewport']/@content") == [
        "width=device-width, initial-scale=1"
    ]
    assert tree(briefing()).xpath("//meta[@name='description']") == []


@pytest.mark.parametrize("name", BRIEFS)
def test_landmarks_hold_all_that_is_said(name: str) -> None:
    made, options = BRIEFS[name]
    (body,) = tree(made, options=options).xpath("//body")

    assert [child.tag for child in body] == ["header", "main", "footer"]


@pytest.mark.parametrize("name", BRIEFS)
def test_no_level_of_headings_is_left_out(name: str) -> None:
    made, options = BRIEFS[name]
    levels = [int(h.tag[1]) for h in tree(made, options=options).xpath("//h1|//h2|//h3|//h4")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_long_page_begins_with_its_headings_and_a_short_one_does_not() -> None:
    root = tree(long_brief())
    (nav,) = root.xpath("//nav")
    links = nav.xpath(".//a")

    assert root.xpath("string(//*[@id=$name])", name=nav.get("aria-labelledby")) == "Contents"
    assert [words(link) for link in links] == [words(h) for h in root.xpath("//main//h2")]
    targets = [root.xpath("//h2[@id=$name]", name=link.get("href")[1:]) for link in links]
    assert [words(h) for (h,) in targets] == [words(link) for link in links]
    assert tree(rich_briefing()).xpath("//nav") == []


def test_ids_are_unique() -> None:
    ids = tree(long_brief()).xpath("//@id")

    assert len(ids) == len(set(ids)) > 20


def test_marking_and_embargo_stand_first_and_last() -> None:
    root = tree(rich_briefing())
    said = (
        [words(p) for p in root.xpath("//header//p")],
        [words(p) for p in root.xpath("//footer//p")],
    )

    assert said[0][0] == said[1][-1] == "RESTRICTED"
    assert said[0][1] == said[1][-2] == "Embargoed until August 25, 2025, 06:30 UTC"
    assert tree(briefing()).xpath("//*[@class='running']") == []


def test_a_table_has_a_caption_heads_and_rows_with_names() -> None:
    (table,) = tree(
        briefing(
            aid=[aid("Norland", 5_000_000, timing="soon"), aid("Veria", 7_000_000)], totals=True
        )
    ).xpath("//table")

    assert words(table.xpath("caption")[0]) == "Aid"
    heads = [words(th) for th in table.xpath("thead/tr/th[@scope='col']")]
    assert heads == ["Donor", "Purpose", "Amount", "Status", "Timing"]
    rows = table.xpath("tbody/tr")
    assert [words(row.xpath("th[@scope='row']")[0]) for row in rows] == [
        "Norland", "Veria", "Total in EUR, announced",
    ]  # fmt: skip
    assert [td.get("data-label") for td in rows[0].xpath("td")] == heads[1:]
    assert rows[2].xpath("th/@colspan") == ["2"]
    assert rows[2].getparent().get("class") == "totals"
    assert [words(td) for td in rows[2].xpath("td")] == ["EUR 12 million", "", ""]


def test_parts_and_equivalents_are_set_apart() -> None:
    whole = aid(
        "Norland", 9_000_000, id="whole", equivalent={"value": 10_000_000, "currency": "USD"}
    )
    part = aid("Norland", 2_000_000, part_of="whole", purpose="tents")
    root = tree(briefing(aid=[whole, part]))

    assert [row.get("class") for row in root.xpath("//tbody/tr")] == ["row", "part"]
    (below,) = root.xpath("//td/small")
    assert words(below) == "(USD 10 million)"
    assert words(below.getparent()) == "EUR 9 million (USD 10 million)"


def test_what_a_phone_shows_as_a_list_stays_a_table_to_those_who_hear_it() -> None:
    (table,) = tree(briefing(people=[{"name": "Ann Lee", "role": "Minister"}])).xpath("//table")
    roles = {element.tag: element.get("role") for element in table.iter() if element.get("role")}

    assert roles == {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row",
                     "th": "rowheader", "td": "cell"}  # fmt: skip


def test_a_quotation_stands_between_marks_with_its_speaker_outside() -> None:
    (figure,) = tree(briefing(quotes=[{"text": "We need peace", "speaker": "Ann Lee"}])).xpath(
        "//figure"
    )

    assert words(figure.xpath("blockquote")[0]) == "“We need peace”"
    assert words(figure.xpath("figcaption")[0]) == "— Ann Lee"


def test_questions_are_a_numbered_list_of_headings_with_answers() -> None:
    root = tree(
        briefing(qa=[{"question": "Why?", "answer": "One.\n\nTwo."}, {"question": "When?"}])
    )
    items = root.xpath("//section[@class='appendix']/ol/li")

    assert [words(item.find("h3")) for item in items] == ["Why?", "When?"]
    assert [words(p) for p in items[0].xpath("div/p")] == ["One.", "Two."]
    assert [words(p) for p in items[1].xpath("div/p")] == ["No answer yet."]


def test_sources_and_contacts_are_links_that_lead_away_safely() -> None:
    links = tree(rich_briefing()).xpath("//footer//a")

    assert [(a.get("href"), a.get("rel")) for a in links] == [
        ("https://example.org/talva", "noopener noreferrer"),
        ("mailto:press@example.org", "noopener noreferrer"),
    ]


def test_the_source_is_a_link_in_words_and_its_address_is_printed_once() -> None:
    source = {"title": "A report", "publisher": "Example Daily", "url": "https://example.org/a"}
    root = tree(Briefing.model_validate({"title": "T", "source": source}))
    (line,) = root.xpath("//footer//dd")

    assert [(a.get("href"), words(a)) for a in line.xpath(".//a")] == [
        ("https://example.org/a", "A report")
    ]
    assert words(line) == "A report, Example Daily, https://example.org/a"


def test_inline_marks_are_elements_and_one_link_stays_one() -> None:
    text = "A **bold** and *fine* [link **to** all](https://example.org/a?b=1&c=2)."
    (paragraph,) = tree(briefing(sections=[{"heading": "H", "body": [text]}])).xpath("//main//p")

    assert words(paragraph) == "A bold and fine link to all."
    assert [words(one) for one in paragraph.xpath("strong | em | a")] == [
        "bold",
        "fine",
        "link to all",
    ]
    assert paragraph.xpath("a/@href") == ["https://example.org/a?b=1&c=2"]


def test_the_date_is_one_for_programs_too() -> None:
    (time,) = tree(rich_briefing()).xpath("//time")

    assert (time.get("datetime"), words(time)) == ("2025-08-24", "August 24, 2025")
    assert tree(briefing()).xpath("//time") == []


def test_a_missing_part_leaves_nothing() -> None:
    root = tree(briefing())

    assert [words(h) for h in root.xpath("//h1|//h2|//h3")] == ["Aid talks"]
    assert words(root.find("body/main")) == ""
    assert root.xpath("//dl | //table | //ol | //figure") == []


def test_numbers_keep_what_they_count() -> None:
    body = ["Norland gave 5 million on 3 May."]
    said = page(briefing(sections=[{"heading": "H", "body": body}]))

    assert "5\N{NO-BREAK SPACE}million" in said
    assert "gave 5" in said


@pytest.mark.parametrize("count", [1, 2, 3])
def test_numbers_stand_beside_a_summary_that_is_high_enough(count: int) -> None:
    figures = [
        {"label": f"things {n}", "value": 111 * n, "unit": "cases"} for n in range(1, count + 1)
    ]
    short, long = ("So it is. " * times for times in (5, 30))

    def beside(summary: str) -> bool:
        return bool(
            tree(briefing(summary=summary, figures=figures)).xpath("//*[@class='lead beside']")
        )

    assert beside(long)
    assert not beside(short)


def test_a_heading_below_no_other_is_one_of_level_two() -> None:
    root = tree(
        briefing(sections=[{"body": ["Text that no heading leads."]}], qa=[{"question": "Why?"}])
    )

    assert [h.tag for h in root.xpath("//h1|//h2|//h3")] == ["h1", "h2", "h3"]


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("letter", "letter")])
def test_it_prints_on_the_paper_that_was_asked_for(paper: str, size: str) -> None:
    said = page(briefing(), options=Options(page=paper, verify=False))

    assert re.search(rf"@page \{{\s+size: {size};", said)


def test_a_chart_is_not_in_a_page_without_two_sums() -> None:
    assert tree(briefing(aid=split_chart())).xpath("//svg")
    assert not tree(briefing(aid=split_chart()[:1])).xpath("//svg")
