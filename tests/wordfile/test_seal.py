"""The seal is broken by every change of a package, and by nothing else."""

import io
import zipfile

import pytest

from reports.look import Options
from reports.model import Briefing
from reports.pipeline import render
from reports.plan.parts import Embed
from reports.wordfile.seal import SEAL_PART, is_sealed


def repacked(data: bytes, change: str = "") -> bytes:
    """The package as another program saves it; `change` names a part that gets a space more."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            target.writestr(info, source.read(info) + (b" " if info.filename == change else b""))
    return out.getvalue()


@pytest.mark.parametrize("embed", ["public", "full", "none"])
def test_every_brief_is_sealed_and_has_the_same_bytes_twice(sample: Briefing, embed: Embed) -> None:
    data = render(sample, "docx", options=Options(embed=embed))

    assert is_sealed(data)
    assert data == render(sample, "docx", options=Options(embed=embed))


def test_any_part_that_changes_breaks_the_seal(sample: Briefing) -> None:
    data = render(sample, "docx")
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()

    assert SEAL_PART in names
    assert [name for name in names if is_sealed(repacked(data, name))] == []


def test_a_part_more_or_less_breaks_the_seal(sample: Briefing) -> None:
    data = render(sample, "docx")
    more = io.BytesIO(data)
    with zipfile.ZipFile(more, "a") as target:
        target.writestr("word/more.xml", "<x/>")

    assert not is_sealed(more.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0" * 200, b"plain text"])
def test_what_is_no_package_is_not_sealed(data: bytes) -> None:
    assert not is_sealed(data)


def test_a_damaged_package_is_not_sealed(sample: Briefing) -> None:
    data = render(sample, "docx")

    for cut in (10, 1_000, len(data) // 2, len(data) - 3):
        assert not is_sealed(data[:cut])
        assert not is_sealed(data[:cut] + b"\xff" * 40 + data[cut + 40 :]) or cut > len(data) - 40
