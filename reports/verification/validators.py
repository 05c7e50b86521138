"""Validators that others wrote, where they are installed: what the proof sheet says of a file.

None of them is a dependency. ``page-validation`` looks at a PDF's machine-checkable rules of
PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), ``openxml-audit`` at a Word package
(ISO/IEC 29500). A person who looks at a page sees what no machine does.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reports.errors import exception_text, safe_line
from reports.slotted import frozen

#: Objections of a validator that a sheet shows; the rest is counted.
_MOST = 20


@frozen
class MachineCheck:
    """What a validator says of a file.

    Attributes:
        file: The file's name.
        validator: The distribution and its version: ``page-validation 0.11.0``.
        standard: What the file was held against.
        objections: What it objects to, none if it passed.
    """

    file: str
    validator: str
    standard: str
    objections: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether it objects to nothing."""
        return not self.objections


def machine_checks(name: str, format_name: str, data: bytes) -> Iterator[MachineCheck]:
    """Yield what each validator that is installed says of a file's bytes."""
    for package, formats, run in _VALIDATORS:
        if format_name not in formats:
            continue
        try:
            called = f"{package} {version(package)}"
        except PackageNotFoundError:
            continue
        try:
            for standard, objections in run(data):
                yield MachineCheck(name, called, standard, tuple(map(safe_line, objections)))
        except Exception as error:  # another's program, which may fail in any way
            failed = f"the validator failed: {exception_text(error)}"
            yield MachineCheck(name, called, "none", (failed,))


def _pdf(data: bytes) -> Iterator[tuple[str, list[str]]]:
    if data.startswith(b"%PDF-2"):
        return  # it knows no standard of PDF 2.0
    validate = import_module("page").validate_pdf_bytes
    for profile, standard in (("ua1", "PDF/UA-1"), ("3a", "PDF/A-3a")):
        report = validate(data, profile=profile)
        yield standard, _first([f"{each.rule_id}: {each.message}" for each in report.failures])


def _word(data: bytes) -> Iterator[tuple[str, list[str]]]:
    validator = import_module("openxml_audit").OpenXmlValidator()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "brief.docx")
        path.write_bytes(data)
        yield "Office Open XML", _first(list(map(str, validator.validate(path).errors)))


def _first(objections: list[str]) -> list[str]:
    more = len(objections) - _MOST
    return objections if more <= 0 else [*objections[:_MOST], f"and {more:,} more"]


_Run = Callable[[bytes], Iterator[tuple[str, list[str]]]]
_VALIDATORS: tuple[tuple[str, tuple[str, ...], _Run], ...] = (
    ("page-validation", ("pdf",), _pdf),
    ("openxml-audit", ("docx",), _word),
)
