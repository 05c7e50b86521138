"""No command imports more than it needs: a command starts as fast as what it imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Packages that take time to import.
HEAVY = {
    "PIL", "asn1crypto", "babel", "cryptography", "docx", "email", "html", "http", "jinja2", "lxml", "markdown_it", "pydantic",
    "pyhanko", "pypdf", "pyphen", "reportlab", "rich", "ruamel", "pypdfium2", "ssl", "trafilatura", "uharfbuzz",
    "wcwidth", "yaml",
}  # fmt: skip
SAMPLE = str(ROOT / "templates" / "sample" / "carney-kyiv.yaml")
ARTICLE = str(ROOT / "tests" / "articles" / "carney-kyiv.txt")
READING = {"pydantic", "babel", "yaml"}
COMMANDS: list[tuple[list[str], set[str], int]] = [
    (["--version"], set(), 125),
    (["--help"], set(), 158),
    (["new", "-"], set(), 185),
    (["schema"], {"pydantic"}, 235),
    (["formats"], HEAVY, 600),  # each format says itself what it is
    (["build", SAMPLE, "--to", "txt"], {*READING, "jinja2"}, 413),
    (
        ["build", SAMPLE, "--to", "pdf"],
        {*READING, "PIL", "pypdf", "pypdfium2", "pyphen", "reportlab", "uharfbuzz"},
        506,
    ),
    (["build", SAMPLE, "--to", "docx"], {*READING, "lxml"}, 428),
    (["batch", SAMPLE, "--to", "txt", "--out", "o"], {"pydantic", "babel", "jinja2"}, 404),
    (["draft", ARTICLE, "-o", "-"], {"pydantic", "babel"}, 414),
]
RUN = (
    "import atexit, json, sys; sys.argv[0] = 'briefpack'\n"
    "atexit.register(lambda: print('\\n' + json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
    "from reports.__main__ import run; run()"
)


@pytest.mark.parametrize(
    ("command", "allowed", "most"), COMMANDS, ids=[" ".join(c[0][::2]) for c in COMMANDS]
)
def test_a_command_imports_what_it_needs(
    command: list[str], allowed: set[str], most: int, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    modules = json.loads(done.stderr.splitlines()[-1])
    assert set(modules) & HEAVY <= allowed
    assert len(modules) <= most
    assert not [name for name in modules if name.startswith("reports.renderers.word.house")]


def test_a_short_run_spends_no_time_on_garbage(tmp_path: Path) -> None:
    seen = "[gc.get_stats()[2]['collections'], gc.get_freeze_count()]"
    code = "import gc\n" + RUN.replace("sorted(sys.modules)", seen)
    done = subprocess.run(
        [sys.executable, "-c", code, "build", SAMPLE, "--to", "txt"],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    through_all, left_alone = json.loads(done.stderr.splitlines()[-1])
    assert through_all == 0
    assert left_alone > 10_000  # at the end, all that was loaded
