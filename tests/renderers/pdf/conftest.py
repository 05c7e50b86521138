"""The judges: page-validation in this process, veraPDF in a Java machine of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import page
import pytest

from tests.renderers.pdf.verapdf import VeraPdf

#: PDF/UA-1 and PDF/A-3a: what every file must pass.
FLAVOURS = ("ua1", "3a")


@pytest.fixture(scope="session")
def vera(
    need_tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[VeraPdf]:
    java, javac = need_tool("java"), need_tool("javac")
    engine = VeraPdf(java, javac, tmp_path_factory.mktemp("verapdf"))
    yield engine
    engine.close()


def faults(data: bytes) -> list[str]:
    """Return what page-validation has against a file, as PDF/UA-1 and as PDF/A-3a."""
    reports = [page.validate_pdf_bytes(data, profile=flavour) for flavour in FLAVOURS]
    return [str(failure) for report in reports for failure in report.failures]
