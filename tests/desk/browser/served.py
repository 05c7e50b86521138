"""A desk that is served on a free port, and a browser that came in by its address."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from reports.desk.app import make_app
from reports.desk.desk_folder import checked_folder
from reports.desk.entry import DeskKeys
from reports.desk.hosts import DeskHosts
from reports.desk.room import DeskRoom
from reports.desk.serving import listening
from reports.look import Options, look_of
from tests.renderers.html.browser import RULES

NOW = dt.datetime(2026, 1, 15, 9, 30, tzinfo=dt.UTC)
SCHEMES = ("light", "dark")


class Served:
    """A desk on `address`; `enter()` is a page that came in."""

    def __init__(self, root: Path, address: str, entry: Any) -> None:
        self.root = root
        self.address = address
        self.entry = entry

    def enter(self, browser: Any, width: int = 1400, scheme: str = "light") -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{self.address}/enter?token={self.entry.new_token()}")
        return page


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """Serve the folder `root`; it ends with the block."""
    bound = listening("127.0.0.1", 0)
    port = bound.getsockname()[1]
    entry = DeskKeys(port, time.monotonic)
    options = Options()
    look = look_of(options=options)
    room = DeskRoom(checked_folder(root), entry, look, options, NOW.date, lambda: NOW)
    app = make_app(room, DeskHosts("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    try:
        yield Served(root, f"http://127.0.0.1:{port}", entry)
    finally:
        server.should_exit = True
        thread.join(10)
        bound.close()


def violations(page: Any, axe: str) -> list[str]:
    """Return what axe-core finds wrong: the rule and the first element of each."""
    page.evaluate(axe)
    found = page.evaluate(
        """rules => axe.run(document, {runOnly: {type: 'tag', values: rules},
        resultTypes: ['violations']})""",
        list(RULES),
    )
    assert len(found["passes"]) > 15, "axe-core has looked at nothing"
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def until(page: Any, expression: str, seconds: float = 10) -> Any:
    """Return what an expression is once it is true.

    Playwright's own waiting compiles it in the page, which no page of the desk allows.
    """
    end = time.monotonic() + seconds
    while not (found := page.evaluate(expression)):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(20)
    return found
