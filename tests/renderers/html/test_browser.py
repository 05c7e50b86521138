"""The page in a browser: accessible by light and by night, no wider than a phone, whole in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from reports.look import Options
from reports.theme import theme_names
from tests.renderers.html.briefs import all_briefs, briefing, long_brief, page
from tests.renderers.html.browser import Shown
from tests.renderers.html.test_hostile import everywhere
from tests.renderers.html.test_page_logo import SVG, with_logo

BRIEFS = all_briefs()
WIDTHS = (320, 360, 660, 768, 1280)


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Shown]]:
    """Return a function that shows a page; it is closed after the test."""
    shown: list[Shown] = []

    def do(html: str, width: int = 1280, scheme: str = "light") -> Shown:
        file = tmp_path / f"{len(shown)}.html"
        file.write_text(html, encoding="utf-8")
        shown.append(Shown(browser, file, width, scheme))
        return shown[-1]

    yield do
    for one in shown:
        one.page.close()


#: Colours are the theme's, structure is the briefing's: every pair of both takes minutes.
JUDGED = [*((name, "house") for name in BRIEFS), *(("long", name) for name in theme_names())]


@pytest.mark.parametrize(("name", "theme"), sorted(set(JUDGED)))
def test_axe_finds_nothing_by_light_nor_by_night(
    name: str, theme: str, axe: str, show: Callable[..., Shown]
) -> None:
    made, options = BRIEFS[name]
    html = page(made, theme=theme, options=options)

    assert [show(html, scheme=scheme).violations(axe) for scheme in ("light", "dark")] == [[], []]
    assert show(html, 360).violations(axe) == []


def test_axe_sees_what_is_wrong(axe: str, show: Callable[..., Shown]) -> None:
    html = page(long_brief())
    unnamed = html.replace("aria-labelledby", "data-labelledby").replace("<title id", "<desc id")
    pale = html.replace("--muted: #51606E", "--muted: #B0B8BF")

    assert any(one.startswith("svg-img-alt") for one in show(unnamed).violations(axe))
    assert any(one.startswith("color-contrast") for one in show(pale).violations(axe))


@pytest.mark.parametrize("name", BRIEFS)
def test_no_page_is_wider_than_its_window_nor_asks_anybody_for_anything(
    name: str, show: Callable[..., Shown]
) -> None:
    made, options = BRIEFS[name]
    html = page(made, options=options)
    shown = [show(html, width) for width in WIDTHS]

    assert [(width, one.overflow()) for width, one in zip(WIDTHS, shown, strict=True)] == [
        (width, 0) for width in WIDTHS
    ]
    assert [one.requests + one.said for one in shown] == [[]] * len(WIDTHS)


@pytest.mark.parametrize("text", ["W" * 200, "Wi " * 40, "漢字" * 60])
def test_no_text_is_wider_than_its_window_wherever_it_stands(
    text: str, show: Callable[..., Shown]
) -> None:
    html = page(everywhere(text))

    assert [show(html, width).overflow() for width in WIDTHS] == [0] * len(WIDTHS)
    assert [one for one in show(html, 320).clipped() if one] == []


def test_the_policy_lets_style_through_and_stops_scripts(show: Callable[..., Shown]) -> None:
    made = page(briefing())
    shown = show(made.replace("</main>", "</main><script>document.title = 'run'</script>"))

    assert shown.page.title() == "Aid talks"
    assert shown.page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert any("Content Security Policy" in said for said in shown.said)


def test_a_night_page_is_dark_and_a_day_page_is_light(show: Callable[..., Shown]) -> None:
    script = "getComputedStyle(document.body).backgroundColor"
    day, night = (show(page(briefing()), scheme=scheme) for scheme in ("light", "dark"))

    assert day.page.evaluate(script) == "rgb(255, 255, 255)"
    red, green, blue = night.page.evaluate(script).strip("rgb()").split(", ")
    assert max(int(red), int(green), int(blue)) < 40


@pytest.mark.parametrize(
    ("base", "scheme", "media", "ground"),
    [
        ("embassy", "light", "screen", "rgba(0, 0, 0, 0)"),
        ("embassy", "dark", "screen", "rgb(255, 255, 255)"),
        ("house", "dark", "screen", "rgba(0, 0, 0, 0)"),
        ("house", "light", "print", "rgb(20, 48, 79)"),
        ("embassy", "dark", "print", "rgba(0, 0, 0, 0)"),
    ],
)
def test_a_logo_stands_on_what_it_is_drawn_for(
    base: str, scheme: str, media: str, ground: str, show: Callable[..., Shown], tmp_path: Path
) -> None:
    theme = with_logo(tmp_path, "a.svg", SVG.encode(), "Ministry", base)
    shown = show(page(briefing(), theme=theme), scheme=scheme)
    shown.page.emulate_media(media=media)

    script = "getComputedStyle(document.querySelector('.logo')).backgroundColor"
    assert shown.page.evaluate(script) == ground


def test_on_a_phone_columns_are_named_beside_what_they_say(show: Callable[..., Shown]) -> None:
    html = page(briefing(people=[{"name": "Ann Lee", "role": "Minister"}]))
    script = "getComputedStyle(document.querySelector('td'), '::before').content"

    assert '"Role"' in show(html, 360).page.evaluate(script)
    assert show(html, 1280).page.evaluate(script) == "none"


def test_a_list_on_a_phone_is_heard_as_the_table_that_it_is(show: Callable[..., Shown]) -> None:
    roles = ("table", "row", "columnheader", "rowheader", "cell")
    html = page(long_brief())
    desk, phone = (
        [one for one in show(html, width).heard() if one[0] in roles] for width in (1280, 360)
    )

    assert phone == desk
    assert ("table", "Aid") in phone
    # what a cell says, without the column's name that is shown beside it
    assert ("cell", "Minister of energy") in phone
    assert {role for role, _ in phone} == set(roles)


def test_a_chart_is_heard_as_one_picture_that_says_all(show: Callable[..., Shown]) -> None:
    pictures = [name for role, name in show(page(long_brief())).heard() if role == "image"]

    assert len(pictures) == 1
    assert "Ostania: EUR 30 million" in pictures[0]


#: The elements of a page in HTML with a ground of their own.
GROUNDS = """[...document.querySelectorAll('body *:not(svg *)')].filter(element =>
    getComputedStyle(element).backgroundColor != 'rgba(0, 0, 0, 0)').map(element => element.className)"""


def test_in_print_no_ground_is_inked(show: Callable[..., Shown]) -> None:
    shown = show(page(long_brief()), scheme="dark")

    assert shown.page.evaluate(GROUNDS) == ["masthead", "appendix"]
    shown.page.emulate_media(media="print")
    assert shown.page.evaluate(GROUNDS) == []
    script = "getComputedStyle(document.body).backgroundColor"
    assert shown.page.evaluate(script) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_in_print_each_page_has_the_marking_and_is_mostly_white(
    paper: str, size: tuple[int, int], show: Callable[..., Shown]
) -> None:
    options = Options(page=paper, verify=False)
    shown = show(page(long_brief(), options=options), scheme="dark")
    document = pypdfium2.PdfDocument(
        shown.page.pdf(prefer_css_page_size=True, print_background=True)
    )

    try:
        pages = list(document)
        assert len(pages) > 3
        for one in pages:
            assert [round(side) for side in one.get_size()] == pytest.approx(size, abs=1)
            assert one.get_textpage().get_text_bounded().count("RESTRICTED") == 2
            picture = one.render(scale=0.5, grayscale=True).to_numpy()
            assert (picture > 230).mean() > 0.8
    finally:
        document.close()
