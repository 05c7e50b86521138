"""The desk: from a keystroke to the new picture, and its memory over many previews.

``python -m benchmarks.desk [KEYS [PREVIEWS]]``. A desk is started as people start it, and the
sample typed into in Chromium: the time runs from a key in the title until the page with that
letter is on the screen. Then so many previews, each of another text, are asked for; the memory
of the desk is looked at before and after. Times are wall time: the browser's is part of it.
"""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from benchmarks.check import SAMPLE

CHROMIUM = "/usr/bin/chromium"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
#: Asked: a median below this.
ASKED_MS = 300
#: Types a letter and waits until the picture of what was typed is drawn and painted.
_TYPED = """letter => new Promise((done) => {
    const field = document.querySelector('#f-title');
    const start = performance.now();
    let awaited = null;
    const saved = (event) => { awaited ??= event.detail.digest; };
    const drawn = (event) => {
        if (!awaited || event.detail.digest !== awaited) return;
        document.removeEventListener('desk:saved', saved);
        document.removeEventListener('desk:drawn', drawn);
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    };
    document.addEventListener('desk:saved', saved);
    document.addEventListener('desk:drawn', drawn);
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, data: letter}));
})"""


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, int]]:
    """Start a desk; yield the address that lets in once, and the process."""
    command = [sys.executable, "-m", "reports", "desk", str(folder), "--no-open"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    try:
        yield process.stdout.readline().strip(), process.pid
    finally:
        process.terminate()
        process.wait(10)


def keystrokes(entry: str, count: int) -> list[float]:
    """Return the milliseconds from a key to the picture of it, after five to warm up."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(entry)
        page.get_by_role("link", name="Canadian Prime Minister").click()
        page.locator("#f-title").wait_for()
        page.wait_for_timeout(2_000)
        times = []
        for number in range(count + 5):
            times.append(page.evaluate(_TYPED, "abcdefghij"[number % 10]))
            page.wait_for_timeout(300)
        browser.close()
    return times[5:]


def memory_over(entry: str, pid: int, folder: Path, count: int) -> tuple[float, float]:
    """Return the megabytes that a desk holds after the first 100 previews, and after `count`."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    opener.open(entry)
    address = f"{entry.partition('/enter')[0]}/b/sample.yaml"
    path = folder / "sample.yaml"
    text = path.read_text(encoding="utf-8")
    before = 0.0
    for number in range(count):
        path.write_text(
            text.replace("title: Canadian", f"title: {number} Canadian", 1), encoding="utf-8"
        )
        told: dict[str, Any] = json.load(opener.open(f"{address}/preview"))
        opener.open(f"{address}/page/1.png?digest={told['digest']}&width=800").read()
        if number == min(100, count // 2):
            before = held_mb(pid)
    return before, held_mb(pid)


def held_mb(pid: int) -> float:
    """Return the memory that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    """Print what was measured."""
    keys, previews = (int(each) for each in (*sys.argv[1:], "40", "2000")[:2])
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top)
        shutil.copy(SAMPLE, folder / "sample.yaml")
        with running(folder) as (entry, _):
            times = keystrokes(entry, keys)
        ordered = sorted(times)
        print(
            f"{keys} keys: median {statistics.median(times):.0f} ms (asked: {ASKED_MS}), "
            f"nine of ten below {ordered[int(0.9 * len(ordered))]:.0f}, longest {ordered[-1]:.0f}"
        )
        with running(folder) as (entry, pid):
            start = time.perf_counter()
            before, after = memory_over(entry, pid, folder, previews)
            each = 1000 * (time.perf_counter() - start) / previews
        print(f"{previews:,} previews: {before:.0f} MB, then {after:.0f} MB; {each:.0f} ms each")


if __name__ == "__main__":
    main()
