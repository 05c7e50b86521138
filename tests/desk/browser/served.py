"""A desk that is served on a free port, and a browser that came in by its address."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from reports.desk.serving import listening, names_of
from reports.look import Options, look_of

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
    import datetime as dt

    from reports.desk.app import make_app
    from reports.desk.entry import Entry
    from reports.desk.folder import checked_folder
    from reports.desk.room import Room

    bound = listening("127.0.0.1", 0)
    port = bound.getsockname()[1]
    entry = Entry(port, time.monotonic)
    options = Options()
    look = look_of(options=options)
    room = Room(checked_folder(root), entry, look, options, lambda: dt.date(2026, 1, 15))
    app = make_app(room, names_of("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    try:
        yield Served(root, f"http://127.0.0.1:{port}", entry)
    finally:
        server.should_exit = True
        thread.join(10)
        bound.close()
