"""Chromium without a network, which shows pages as readers see them, and axe-core, which judges them.

axe-core comes from npm: `npm install --prefix build/axe axe-core@4`, or the environment variable
AXE_CORE names its axe.min.js.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = "/usr/bin/chromium"
AXE = Path(__file__).parents[3] / "build/axe/node_modules/axe-core/axe.min.js"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
          "--disable-component-update", "--disable-sync")  # fmt: skip
#: WCAG 2.1, levels A and AA, and what axe-core calls best practice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


@contextmanager
def chromium(need_module: Callable[[str], Any], need_path: Callable[[str], Path]) -> Iterator[Any]:
    """Start the browser; it is closed at the end."""
    playwright = need_module("playwright.sync_api")
    path = need_path(CHROMIUM)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(path), args=list(_FLAGS))
        yield browser
        browser.close()


def axe_source(need_path: Callable[[str], Path]) -> str:
    """Return axe-core's own source."""
    return need_path(os.environ.get("AXE_CORE", str(AXE))).read_text(encoding="utf-8")


class Shown:
    """A page as a browser shows it; `requests` is what it asked of anybody, itself left out."""

    def __init__(self, browser: Any, file: Path, width: int, scheme: str) -> None:
        self.requests: list[str] = []
        self.said: list[str] = []
        self.page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
        )
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.goto(file.as_uri())
        self.requests.remove(file.as_uri())

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return wide

    def clipped(self) -> list[str]:
        """Return the texts of pictures that reach over the edge of the page."""
        found: list[str] = self.page.evaluate(
            """[...document.querySelectorAll('svg text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.left < 0 || box.right > window.innerWidth;
            }).map(text => text.textContent)"""
        )
        return found

    def heard(self) -> list[tuple[str, str]]:
        """Return what readers of screens are told: the role and the name of each element."""
        session = self.page.context.new_cdp_session(self.page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        told = [node for node in nodes if not node["ignored"]]
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in told]

    def violations(self, axe: str) -> list[str]:
        """Return what axe-core finds wrong: the rule and the first element of each."""
        self.page.evaluate(axe)
        found = self.page.evaluate(
            """rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, preload: false,
            iframes: false, resultTypes: ['violations']})""",
            list(RULES),
        )
        assert len(found["passes"]) > 20, "axe-core has looked at nothing"
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]
