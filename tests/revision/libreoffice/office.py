"""LibreOffice makes edited copies of a brief: one run for all edits of a script."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PYTHON = "/usr/bin/python3"


@contextmanager
def edited_by_office(
    script: Path, source: bytes, folder: Path, need_tool: Callable[[str], str]
) -> Iterator[Path]:
    """Run `script` on `source` in the Python that has `uno`; give the folder of what it made."""
    soffice = need_tool("soffice")
    need_tool(PYTHON)
    if subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        need_tool("python3-uno")
    brief = folder / "floods.docx"
    brief.write_bytes(source)
    pipe = f"briefpack-{os.getpid()}-{script.stem}"
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--norestore", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        made = subprocess.run(
            [PYTHON, str(script), pipe, str(brief), str(folder)],
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        yield folder
    finally:
        office.terminate()
        office.wait(timeout=30)
