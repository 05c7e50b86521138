"""A desk over a folder of its own, and a client that came in as a browser does."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reports.desk.app import make_app
from reports.desk.desk_folder import checked_folder
from reports.desk.entry import DeskKeys
from reports.desk.room import DeskRoom
from reports.look import Options, look_of
from reports.resources import resource_bytes

HOST = "127.0.0.1:8321"
ADDRESS = f"http://{HOST}"
NOW = dt.datetime(2026, 1, 15, 9, 30, tzinfo=dt.UTC)


class Desk:
    """A desk, with a client that has a session; `headers` are those of a script of ours."""

    def __init__(self, root: Path, password: str | None = None) -> None:
        self.root = root
        self.now = 0.0
        self.entry = DeskKeys(8321, lambda: self.now, password)
        options = Options()
        folder = checked_folder(root)
        self.room = DeskRoom(
            folder, self.entry, look_of(options=options), options, NOW.date, lambda: NOW
        )
        self.app = make_app(self.room, frozenset({HOST}))
        self.client = self.stranger()
        self.client.get(f"/enter?token={self.entry.new_token()}")
        page = self.client.get("/").text
        found = re.search(r'name="briefpack-token" content="([^"]+)"', page)
        assert found
        self.token = found[1]
        self.headers = {
            "origin": ADDRESS,
            "x-briefpack-token": self.token,
            "accept": "application/json",
        }

    def stranger(self) -> TestClient:
        return TestClient(self.app, base_url=ADDRESS, follow_redirects=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "sample.yaml").write_bytes(resource_bytes("templates/sample/carney-kyiv.yaml"))
    return Desk(tmp_path)
