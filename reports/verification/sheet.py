"""The proof sheet: which files were compared with which briefing, how, and what was found."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.metadata import version

from reports.verification.report import Checked, Report

_READERS = {"pdf": ("pypdfium2", "pypdf"), "docx": ("lxml",), "txt": (), "html": ()}
_HONEST = (
    "A machine has compared texts, their order and what runs on each page. It has not looked at "
    "the pages, and it is no proof of conformance with a standard."
)


def write_sheet(report: Report, source: str, program: str, as_json: bool) -> str:
    """Return the sheet of a report as text, or as JSON; `program` is the version of this one."""
    readers = sorted({name for file in report.files for name in _READERS[file.format]})
    versions = {"briefpack": program, **{name: version(name) for name in readers}}
    if as_json:
        sheet = {
            "source": source,
            "agrees": report.agrees,
            "files": [asdict(file) for file in report.files],
            "findings": [str(notice) for notice in report.notices],
            "versions": versions,
            "says": _HONEST,
        }
        return json.dumps(sheet, indent=2, ensure_ascii=False) + "\n"
    findings = [*map(str, report.notices), ""] if report.notices else []
    named = ", ".join(f"{name} {number}" for name, number in versions.items())
    files = (line for file in report.files for line in _lines(file))
    return "\n".join([f"Proof sheet of {source}", "", *files, "", *findings, named, _HONEST, ""])


def _lines(file: Checked) -> tuple[str, str]:
    found = f"{file.differences} differ" if file.differences else "agrees"
    return f"{file.name}: {file.texts} texts, {found}", f"  SHA-256 {file.sha256}"
