"""Whole commands beside those of others, each in a process of its own.

Pandoc makes a Word file and a plain text, and Typst a PDF, of the same content: three
processes, against one of ours that reads YAML, checks it, and writes the three files.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, race_commands
from benchmarks.packs import ROOT
from benchmarks.typst_peer import FONTS, STANDARDS, TEMPLATE, content_of
from reports.pipeline import plan_of
from reports.sources import read_source

SAMPLE = ROOT / "templates" / "sample" / "carney-kyiv.yaml"
_TYPST = "import typst; typst.compile({source!r}, output={output!r}, font_paths=[{fonts!r}], "
_TYPST += "ignore_system_fonts=True, pdf_standards={standards!r})"


def cold_rows(runs: int) -> Iterator[Row]:
    """Yield `--version` beside importing click, and builds beside Pandoc and Typst."""
    python = [sys.executable]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        build = [*python, "-m", "reports", "build", str(SAMPLE), "--out", str(folder), "--force"]
        version = [*python, "-m", "reports", "--version"]
        ours, click, quick, verified, text, docx, plain, typst = race_commands(
            [version],
            [[*python, "-c", "import click"]],
            [[*build, "--no-verify"]],
            [build],
            [[*build, "--no-verify", "--to", "txt"]],
            *_peers(folder),
            runs=runs,
        )
    together = [sum(each) for each in zip(docx, plain, typst, strict=True)]
    peers = "Pandoc docx and plain, Typst"
    yield Row("--version", ours, "import click", click, 1.3)
    yield Row("cold build of three files, --no-verify", quick, peers, together, 2.2)
    yield Row("cold build of three files, verified", verified, peers, together, 3.0)
    yield Row("cold build of the text, --no-verify", text, "Pandoc plain", plain)


def _peers(folder: Path) -> Iterator[list[list[str]]]:
    """Yield the commands that make a Word file, a text and a PDF of the sample."""
    pandoc = _pandoc()
    content = content_of(plan_of(read_source(None).briefing))
    markdown, source = folder / "sample.md", folder / "sample.typ"
    markdown.write_text(_markdown(content), encoding="utf-8")
    (folder / "sample.json").write_text(json.dumps(content), encoding="utf-8")
    template = TEMPLATE.read_text(encoding="utf-8")
    reading = "json(bytes(sys.inputs.brief))"
    source.write_text(template.replace(reading, 'json("sample.json")'), encoding="utf-8")
    yield [[pandoc, str(markdown), "-o", str(folder / "peer.docx")]]
    yield [[pandoc, str(markdown), "-t", "plain", "-o", str(folder / "peer.txt")]]
    code = _TYPST.format(
        source=str(source), output=str(folder / "peer.pdf"), fonts=str(FONTS), standards=STANDARDS
    )
    yield [[sys.executable, "-c", code]]


def _pandoc() -> str:
    if found := shutil.which("pandoc"):
        return found
    raise SystemExit("the peer Pandoc is not on the path")


def _markdown(content: dict[str, Any]) -> str:
    lines = [f"% {content['title']}", f"*{content['date']} {content['byline']}*"]
    lines.append(content["summary"])
    for table in content["tables"]:
        rows = [table["columns"], ["---"] * len(table["columns"]), *table["rows"]]
        cells = ("| " + " | ".join(map(_one_line, row)) + " |" for row in rows)
        lines += [f"## {table['heading']}", "\n".join(cells)]
    for section in content["sections"]:
        lines += [f"## {section['heading']}", *section["body"]]
    lines.append(f"## {content['appendix']}")
    for each in content["questions"]:
        lines += [f"**{each['question']}**", *each["answer"]]
    return "\n\n".join([*lines, content["closing"]])


def _one_line(cell: object) -> str:
    return " ".join(str(cell).split())
