"""A desk that is a process of its own, which can be killed, and started anew on its port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]


class DeskProcess:
    """A desk over `folder` on a port that stays when it is started anew."""

    def __init__(self, folder: Path, browser: Any, *options: str) -> None:
        self.folder = folder
        self._options = options
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._browser = browser
        self._contexts: list[Any] = []
        self.start()

    def start(self) -> None:
        """Start it; the address that lets one browser in is kept."""
        command = [sys.executable, "-m", "reports", "desk", str(self.folder), "--no-open",
                   "--port", str(self.port), *self._options]  # fmt: skip
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
        )
        assert self._process.stdout
        self.address = self._process.stdout.readline().strip()
        assert self.address, "the desk has not started"

    def kill(self) -> None:
        """Kill it at once, as a lost battery does."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()

    def context(self, width: int = 1400, scheme: str = "light") -> Any:
        """Return a browser's profile."""
        size = {"width": width, "height": 1000}
        made = self._browser.new_context(viewport=size, color_scheme=scheme)
        self._contexts.append(made)
        return made

    def other_browser(self, password: str) -> Any:
        """Return the profile of another browser, which came in by the password."""
        made = self.context()
        page = made.new_page()
        page.goto(f"http://127.0.0.1:{self.port}/enter")
        page.get_by_label("Password").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:has-text('Briefings')")
        page.close()
        return made

    def url(self, name: str) -> str:
        """Return the address of a briefing."""
        return f"http://127.0.0.1:{self.port}/b/{name}"

    def close(self) -> None:
        """End all."""
        for context in self._contexts:
            context.close()
        self.kill()
