"""Text that would be markup, style or script is text in the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import html

from reports.look import Options
from reports.model import Briefing
from reports.theme import load_theme
from tests.renderers.html.briefs import ARABIC, UNPROVED, aid, briefing, page, tree, words
from tests.strategies import briefings

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></svg></table><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "&lt;b&gt; &amp;amp; &#x3c;i&#x3e;",
    "]]> --> <!-- {{ 7*7 }} {% raw %} ${x}",
    "javascript:alert(1)",
    "\u202afirst\u202c \u2067second\u2069 third",
]
TAGS = {"html", "head", "meta", "link", "title", "style", "body", "header", "main", "footer", "div", "p",
        "span", "bdi", "br", "h1", "h2", "h3", "time", "strong", "em", "a", "section", "ul", "ol", "li",
        "figure", "figcaption", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "small", "nav", "dl", "dt", "dd", "svg", "desc", "rect", "text", "tspan"}  # fmt: skip


def everywhere(text: str) -> Briefing:
    """Return a briefing that says `text` in every field that holds words."""
    row = aid(text, 5_000_000, purpose=text, timing=text)
    return briefing(
        title=text, subtitle=text, byline=text, organisation=text, reference=text, marking=text,
        summary=text, sections=[{"heading": text, "body": [text, {"bullets": [text]}, {"quote": text, "speaker": text}]}],
        people=[{"name": text, "role": text, "affiliation": text, "note": text}],
        figures=[{"label": text, "value": 5, "unit": text}], aid=[row, aid("Veria", 1_000_000)],
        qa=[{"question": text, "answer": text}], contacts=[{"name": text, "role": text}],
        source={"title": "x", "publisher": text}, quotes=[{"text": text, "speaker": text}],
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(text: str) -> None:
    root = tree(everywhere(text))

    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} <= TAGS
    assert [a for a in root.xpath("//@*") if a.attrname.startswith("on")] == []
    assert words(root.find("body")).count(" ".join(text.split())) >= 15
    assert root.xpath("string(//title)") == text


@given(briefings(("en", "ar")))
@settings(max_examples=30)
def test_no_briefing_makes_elements_that_the_templates_do_not(made: Briefing) -> None:
    root = html.document_fromstring(page(made))

    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} <= TAGS
    assert set(root.xpath("//a/@href")) <= {
        "https://example.org/a(b)",
        "mailto:a@example.org",
        *_addresses(made),
        *(f"#{name}" for name in root.xpath("//@id")),  # the contents list of a long brief
    }


def _addresses(made: Briefing) -> set[str]:
    addresses = {f"mailto:{contact.email}" for contact in made.contacts}
    return addresses | {str(made.source.url)} if made.source else addresses


def test_a_link_leads_nowhere_but_to_the_web_mail_and_telephones() -> None:
    text = "[a](javascript:alert(1)) [b](data:text/html,x) [c](https://example.org) [d](tel:+4755)"
    root = tree(briefing(sections=[{"heading": "H", "body": [text]}]))

    assert root.xpath("//a/@href") == ["https://example.org", "tel:+4755"]


@pytest.mark.parametrize("font", ['x"; } body { display: none', "</style><b>", "a\\", "Arial, x"])
def test_a_font_s_name_cannot_leave_the_style_sheet(font: str) -> None:
    theme = load_theme().model_copy(update={"word_body": font, "word_heading": font})
    said = page(briefing(), theme=theme)

    assert font not in said
    assert "--body: system-ui, " in said


def test_a_font_of_the_house_leads_those_of_the_system() -> None:
    theme = load_theme().model_copy(
        update={"word_body": "Gill Sans MT", "word_heading": "Garamond"}
    )
    said = page(briefing(), theme=theme)

    assert '--body: "Gill Sans MT", system-ui, ' in said
    assert '--heading: "Garamond", Charter, ' in said


def house(folder: Path, name: str, text: str) -> Options:
    (folder / "html").mkdir()
    (folder / "html" / name).write_text(text, encoding="utf-8")
    return Options(templates=folder, verify=False)


def test_a_house_replaces_one_partial_and_what_it_shows_is_escaped(tmp_path: Path) -> None:
    options = house(tmp_path, "_paragraph.html.j2", '<p class="ours">{{ block.spans[0].text }}</p>')
    made = briefing(sections=[{"heading": "H", "body": ["1 < 2 & <b>3"]}])

    assert '<p class="ours">1 &lt; 2 &amp; &lt;b&gt;3</p>' in page(made, options=options)


def test_a_house_replaces_the_style_alone(tmp_path: Path) -> None:
    said = page(ARABIC, options=house(tmp_path, "_style.css.j2", "p { color: {{ light.ink }} }\n"))

    assert "<style>\np { color: #1A2530 }\n</style>" in said
    assert "<h1>" in said


def test_the_same_briefing_gives_the_same_page() -> None:
    assert page(ARABIC) == page(ARABIC, options=UNPROVED)
