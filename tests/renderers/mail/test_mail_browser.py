"""A message as a mail program shows it: accessible, no wider than a phone, legible when turned dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.renderers.html.briefs import all_briefs
from tests.renderers.html.browser import RULES, Shown
from tests.renderers.mail.bodies import CORRECTION, body

BRIEFS = all_briefs()
#: A message stands inside a mail program's page, which has its own landmarks and its own h1.
_OF_WHOLE_PAGES = ("landmark-one-main", "region")


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Shown]]:
    shown: list[Shown] = []

    def do(html: str, width: int = 640, scheme: str = "light") -> Shown:
        file = tmp_path / f"{len(shown)}.html"
        file.write_text(html, encoding="utf-8")
        shown.append(Shown(browser, file, width, scheme))
        return shown[-1]

    yield do
    for one in shown:
        one.page.close()


def page(name: str) -> str:
    made, options = BRIEFS[name]
    return body(made, "html", options=options, correction=CORRECTION)


def found(shown: Shown, axe: str) -> list[str]:
    return [one for one in shown.violations(axe) if not one.startswith(_OF_WHOLE_PAGES)]


@pytest.mark.parametrize("name", BRIEFS)
def test_axe_finds_nothing(name: str, axe: str, show: Callable[..., Shown]) -> None:
    assert RULES
    assert found(show(page(name)), axe) == []


def test_axe_sees_what_is_wrong(axe: str, show: Callable[..., Shown]) -> None:
    pale = page("rich").replace("#51606E", "#B0B8BF")
    unheaded = page("rich").replace('scope="col"', 'scope="other"')

    assert any(one.startswith("color-contrast") for one in found(show(pale), axe))
    assert any(one.startswith("scope-attr-valid") for one in found(show(unheaded), axe))


@pytest.mark.parametrize("name", BRIEFS)
def test_a_message_fits_a_phone_and_fetches_nothing(name: str, show: Callable[..., Shown]) -> None:
    shown = [show(page(name), width) for width in (320, 360, 640, 1280)]

    assert [one.overflow() for one in shown] == [0] * 4
    assert [one.requests + one.said for one in shown] == [[]] * 4


@pytest.mark.parametrize("name", ["rich", "arabic"])
def test_a_message_that_is_turned_dark_loses_no_text(
    name: str, axe: str, show: Callable[..., Shown]
) -> None:
    """As Gmail and Outlook do it: the lightness of each colour that is said is turned round."""
    shown = show(page(name))
    turned = shown.page.evaluate(
        """() => { let n = 0; for (const e of document.body.querySelectorAll('*')) {
          for (const name of ['color', 'backgroundColor']) if (e.style[name]) {
            const [r, g, b] = e.style[name].match(/\\d+/g).map(Number);
            const shift = 255 - Math.max(r, g, b) - Math.min(r, g, b);
            e.style[name] = `rgb(${r + shift}, ${g + shift}, ${b + shift})`; n++; } } return n; }"""
    )

    assert turned > 50
    contrasts = [one for one in found(shown, axe) if one.startswith("color-contrast")]
    assert contrasts == []
