"""The proof sheet: which files were compared with which briefing, how, and what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version

from reports.verification.report import Checked, Report
from reports.verification.validators import MachineCheck

#: What the others are read by is ours, or came with Python.
_READERS = {"pdf": ("pypdfium2", "pypdf"), "docx": ("lxml",)}
_HONEST = (
    "A machine has compared texts, their order and what runs on each page. It has not looked at "
    "the pages, and what a validator passes is no proof of conformance with a standard."
)
_NO_VALIDATOR = "No validator that knows one of these files is installed: none has judged them."


def write_sheet(
    report: Report,
    source: str,
    program: str,
    as_json: bool,
    machine: Sequence[MachineCheck] = (),
) -> str:
    """Return the sheet of a report as text, or as JSON.

    `program` is the version of this one; `machine` what validators say of the files.
    """
    readers = sorted({name for file in report.files for name in _READERS.get(file.format, ())})
    versions = {"briefpack": program, **{name: version(name) for name in readers}}
    write = _as_json if as_json else _as_text
    return write(report, source, versions, machine)


def _as_json(
    report: Report, source: str, versions: Mapping[str, str], machine: Sequence[MachineCheck]
) -> str:
    sheet = {
        "source": source,
        "agrees": report.agrees,
        "files": [asdict(file) for file in report.files],
        "findings": [str(notice) for notice in report.notices],
        "seals": [str(notice) for notice in report.seals],
        "validators": [{**asdict(each), "passed": each.passed} for each in machine],
        "versions": versions,
        "says": _HONEST,
    }
    return json.dumps(sheet, indent=2, ensure_ascii=False) + "\n"


def _as_text(
    report: Report, source: str, versions: Mapping[str, str], machine: Sequence[MachineCheck]
) -> str:
    said = (*report.notices, *report.seals)
    findings = [*map(str, said), ""] if said else []
    named = ", ".join(f"{name} {number}" for name, number in versions.items())
    files = (line for file in report.files for line in _lines(file))
    judged = [*(line for each in machine for line in _judged(each))] or [_NO_VALIDATOR]
    parts = [f"Proof sheet of {source}", "", *files, "", *findings, *judged, "", named, _HONEST]
    return "\n".join((*parts, ""))


def _lines(file: Checked) -> tuple[str, str]:
    found = f"{file.differences} differ" if file.differences else "agrees"
    return f"{file.name}: {file.texts} texts, {found}", f"  SHA-256 {file.sha256}"


def _judged(check: MachineCheck) -> Iterator[str]:
    count = len(check.objections)
    said = "passed" if check.passed else f"{count} objection{'s' * (count != 1)}"
    yield f"{check.file}: {check.standard} by {check.validator}: {said}"
    yield from (f"  {each}" for each in check.objections)
