"""Briefings to build by the hundred, and what a folder of outputs holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from reports.cli import main

BRIEF = """title: Of desk {number}
date: 2026-11-22
summary: The desk has said {number} things.
sections:
  - heading: Situation
    body: [The wording of number {number}.]
"""

Line = dict[str, Any]
Files = dict[str, bytes]


def batch(*args: object, stdin: bytes | None = None) -> Result:
    """Run the command here; its workers are processes of their own."""
    return CliRunner().invoke(main, ["batch", *map(str, args)], input=stdin)


def write_briefings(folder: Path, numbers: Iterable[int]) -> Path:
    """Write a briefing for each number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"b{number:05}.yaml").write_text(BRIEF.format(number=number), encoding="utf-8")
    return folder


def lines(out: Path) -> list[Line]:
    """Return the records of a folder's manifest."""
    text = (out / "manifest.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def names(out: Path) -> dict[str, str]:
    """Return the names by the sources that they are made of."""
    return {line["source"]: line["name"] for line in lines(out)}


def outputs(out: Path) -> Files:
    """Return all that a batch has made, the manifest apart."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in files
        if path.name != "manifest.jsonl"
    }
