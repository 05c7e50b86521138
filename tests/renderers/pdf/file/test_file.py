"""The file itself: fonts, structure, size, and the same bytes wherever it is made."""

from __future__ import annotations

import builtins
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reports.model import Briefing
from tests.renderers.pdf.making import of_length, rendered
from tests.renderers.pdf.text.test_shaping import CASES

ROOT = Path(__file__).resolve().parents[4]

#: Renders the sample and briefs of many lengths; prints the digest of their bytes.
PROGRAM = """
import hashlib, sys
if "without accelerator" in sys.argv:
    for name in ("_rl_accel", "reportlab.lib._rl_accel", "rl_accel"):
        sys.modules[name] = None
from reports.look import look_of
from reports.pipeline import plan_of
from reports.sources import read_source
from reports.renderers.pdf import PdfRenderer
from tests.renderers.pdf.making import of_length
if "after another" in sys.argv:
    PdfRenderer().render(plan_of(of_length(30)), look_of("embassy"))
renderer, digest = PdfRenderer(), hashlib.sha256()
for briefing in (read_source(None).briefing, *map(of_length, range(1, 40, 3))):
    digest.update(renderer.render(plan_of(briefing), look_of("embassy")).data)
print(digest.hexdigest())
"""


def digest_elsewhere(*arguments: str, **environment: str) -> str:
    """Return the digest of the sample's bytes as another process makes them."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def here(sample: Briefing) -> str:
    """The digest of the program's documents, made in this process."""
    digest = hashlib.sha256()
    for briefing in (sample, *map(of_length, range(1, 40, 3))):
        digest.update(rendered(briefing, "embassy"))
    return digest.hexdigest()


def test_the_same_briefing_gives_the_same_bytes_in_every_process(here: str) -> None:
    assert digest_elsewhere(PYTHONHASHSEED="1", TZ="Asia/Tokyo", LANG="C") == here
    assert digest_elsewhere("after another", PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="1") == here


def test_the_accelerator_changes_no_byte(here: str) -> None:
    assert digest_elsewhere("without accelerator") == here


def test_no_length_is_added_up_by_what_differs_between_pythons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # from Python 3.12 on, the built-in sum rounds floats otherwise: fsum is the same everywhere
    plain = builtins.sum

    def without_floats(values: Iterable[Any], /, start: Any = 0) -> Any:
        values = list(values)
        assert not any(isinstance(value, float) for value in values)
        return plain(values, start)

    monkeypatch.setattr(builtins, "sum", without_floats)
    for briefing in (of_length(6), of_length(60), CASES["Arabic"]):
        assert rendered(briefing)


def test_other_words_give_other_bytes(sample: Briefing) -> None:
    other = sample.model_copy(update={"title": "Another title"})
    assert rendered(other) != rendered(sample)


def test_the_sample_is_smaller_than_60_kilobytes(sample: Briefing) -> None:
    assert len(rendered(sample)) < 60_000


@pytest.mark.parametrize("theme", ["house", "embassy"])
def test_every_font_is_embedded_subset_and_readable(
    theme: str, need_tool: Callable[[str], str], tmp_path: Path
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(rendered(of_length(6), theme))
    told = subprocess.run([need_tool("pdffonts"), str(path)], capture_output=True, check=True)
    lines = told.stdout.decode().splitlines()[2:]
    assert len(lines) >= 3
    for line in lines:
        name, *_, embedded, subset, unicode_map, _, _ = line.split()
        assert name[6] == "+"
        assert (embedded, subset, unicode_map) == ("yes", "yes", "yes")


def test_qpdf_finds_nothing_to_say(need_tool: Callable[[str], str], tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    for paragraphs in (1, 60):
        path.write_bytes(rendered(of_length(paragraphs)))
        told = subprocess.run([need_tool("qpdf"), "--check", str(path)], capture_output=True)
        assert told.returncode == 0
        assert b"WARNING" not in told.stdout + told.stderr


def test_the_file_speaks_of_the_briefing_and_of_no_clock(sample: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(rendered(sample))
    with pikepdf.open(path) as file:
        info = file.docinfo
        assert str(info["/Title"]) == sample.title
        assert str(info["/CreationDate"]).startswith("D:20250824")
        assert str(file.Root.Lang) == sample.language
        with file.open_metadata() as xmp:
            assert xmp["dc:title"] == sample.title
            assert xmp["xmp:CreateDate"].startswith("2025-08-24")


def test_a_briefing_without_a_date_gives_a_file_without_one(
    sample: Briefing, tmp_path: Path
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(rendered(sample.model_copy(update={"date": None})))
    with pikepdf.open(path) as file:
        assert "/CreationDate" not in file.docinfo
        assert b"CreateDate" not in file.Root.Metadata.read_bytes()


def test_every_page_says_which_it_is_and_bears_the_marking(need_tool: Callable[[str], str]) -> None:
    data = rendered(of_length(60))
    told = subprocess.run(
        [need_tool("pdftotext"), "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    pages = told.rstrip("\f").split("\f")
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert page.count("For official use only") == 2
