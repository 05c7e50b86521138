"""The hook that repositories of briefings use: its fields, and that it runs.

Where pre-commit is installed it runs the hook; elsewhere its command is run on the files that
pre-commit would hand to it. CI has it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reports.readers.briefing.read import SUFFIXES

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
(HOOK,) = yaml.safe_load(MANIFEST.read_text("utf-8"))
#: What a hook may say: https://pre-commit.com/#creating-new-hooks
KNOWN = {
    "id", "name", "entry", "language", "files", "exclude", "types", "types_or", "exclude_types",
    "always_run", "fail_fast", "verbose", "pass_filenames", "require_serial", "description",
    "language_version", "minimum_pre_commit_version", "args", "stages",
}  # fmt: skip
#: The tag that pre-commit's `identify` gives to files with these suffixes.
TAGS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
GOOD = """\
title: Canada to send aid to Ukraine
source: {title: A visit, publisher: The Daily}
summary: Canada will send Ukraine a billion Canadian dollars in military aid within a month.
qa:
  - question: How much does Canada give?
    answer: A billion Canadian dollars.
contacts:
  - {name: Press desk, email: desk@example.org}
"""


def test_its_fields_are_those_of_a_hook():
    assert set(HOOK) <= KNOWN
    assert (HOOK["id"], HOOK["entry"]) == ("briefpack-check", "briefpack check")
    assert HOOK["language"] == "python"
    assert HOOK["name"]
    assert HOOK["description"]


def test_it_is_for_the_files_that_are_read_as_briefings():
    assert {TAGS[suffix] for suffix in SUFFIXES} == set(HOOK["types_or"])
    assert "files" not in HOOK  # a repository says which of them are briefings


def _run_hook(folder, *files):
    bin_ = str(Path(sys.executable).parent)
    paths = os.pathsep.join((bin_, os.environ["PATH"]))
    environ = {**os.environ, "PATH": paths, "PRE_COMMIT_HOME": str(folder / "cache")}
    command = shlex.split(HOOK["entry"]) + [
        name for name in files if TAGS.get(Path(name).suffix) in HOOK["types_or"]
    ]
    if shutil.which("pre-commit", path=paths):
        # installed already: what pre-commit would install is what is tested
        hook = {**HOOK, "language": "system"}
        config = {"repos": [{"repo": "local", "hooks": [hook]}]}
        (folder / "hooks.yaml").write_text(yaml.safe_dump(config), "utf-8")
        subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
        command = ["pre-commit", "run", "-c", "hooks.yaml", "--files", *files]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("text", "status"),
    [(GOOD, 0), (GOOD.replace("    answer: A billion Canadian dollars.\n", ""), 1)],
)
def test_it_runs_on_briefings_alone(tmp_path, text, status):
    (tmp_path / "brief.yaml").write_text(text, "utf-8")
    (tmp_path / "notes.txt").write_text("not a briefing\n", "utf-8")

    done = _run_hook(tmp_path, "brief.yaml", "notes.txt")

    said = done.stdout + done.stderr
    assert done.returncode == status, said
    assert ("brief.yaml:5: warning B308: qa[0]" in said) == bool(status)
    assert "notes.txt" not in said
