"""Fonts of a system that are damaged, or lie elsewhere: the next one is asked, and it is told."""

from __future__ import annotations

import os
import random
import shutil
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest

from reports.errors import ReportsError, UnprintableError
from reports.fonts.system import SystemFonts, look_again
from reports.look import Options, look_of
from reports.model import Briefing
from reports.notices import Notice
from reports.pipeline import render, render_all
from reports.renderers.pdf.fonts.typefaces import _system_face
from reports.sources import Loaded
from tests.renderers.pdf.extraction import by_pdfium
from tests.renderers.pdf.fonts.test_damaged_fonts import table_in

SANS, SERIF = "NotoSansGeorgian-Regular.ttf", "NotoSerifGeorgian-Regular.ttf"
BRIEFING = Briefing(title="Of the desk", summary="He wrote სალომე there.")


@pytest.fixture
def folder(tmp_path: Path, need_path: Callable[[str], Path]) -> Iterator[Path]:
    """A folder with a second choice for Georgian, whose first one a test writes."""
    shutil.copy(need_path(f"/usr/share/fonts/truetype/noto/{SERIF}"), tmp_path)
    yield tmp_path
    look_again()
    _system_face.cache_clear()


@pytest.fixture(scope="module")
def sans(need_path: Callable[[str], Path]) -> bytes:
    return need_path(f"/usr/share/fonts/truetype/noto/{SANS}").read_bytes()


def build(folder: Path) -> tuple[bytes, tuple[Notice, ...]]:
    """Return the PDF, and what is said of fonts."""
    look_again()
    _system_face.cache_clear()
    options = Options(system=SystemFonts((str(folder),)))
    made, notices = render_all(Loaded(BRIEFING, "g"), ["pdf"], look_of("house", options), options)
    return made[0].data, tuple(each for each in notices if "Georgian" in each.place.source)


def georgian(data: bytes) -> list[str]:
    """Return which fonts for Georgian a file has."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        names = [font[3] for font in document[0].get_fonts()]
    return [name.partition("+")[2].partition("-")[0] for name in names if "Georgian" in name]


@pytest.mark.parametrize(
    ("tag", "data", "is_told"),
    [
        ("hmtx", b"", True),  # found out only when the file is written
        ("glyf", b"", False), ("loca", b"", False), ("glyf", bytes(40), False),  # no outlines
        ("cmap", b"", False), ("head", b"", False), ("maxp", b"\xff" * 9, False),
    ],
)  # fmt: skip
def test_the_next_font_is_asked_where_one_is_damaged(
    folder: Path, sans: bytes, tag: str, data: bytes, is_told: bool
) -> None:
    (folder / SANS).write_bytes(table_in(sans, tag, data))
    made, told = build(folder)

    assert georgian(made) == ["NotoSerifGeorgian"]
    assert "სალომე" in by_pdfium(made)
    assert [(each.place.source, each.severity) for each in told] == (
        [(str(folder / SANS), "warning")] if is_told else []
    )


def test_a_whole_font_is_the_first_choice_and_nothing_is_said(folder: Path, sans: bytes) -> None:
    (folder / SANS).write_bytes(sans)
    made, told = build(folder)

    assert georgian(made) == ["NotoSansGeorgian"]
    assert told == ()


@pytest.mark.parametrize("tag", ["hmtx", "head"])
def test_where_there_is_no_other_the_message_says_which_font_is_damaged(
    folder: Path, sans: bytes, tag: str
) -> None:
    (folder / SERIF).unlink()
    (folder / SANS).write_bytes(table_in(sans, tag, b""))
    with pytest.raises(UnprintableError) as caught:
        build(folder)

    first, second = caught.value.notices
    assert (first.code, first.place.part) == ("unprintable", "summary")
    assert second.place.source == str(folder / SANS)


def test_no_mutation_of_a_font_is_more_than_an_error_with_words(folder: Path, sans: bytes) -> None:
    chance = random.Random("fonts")
    for number in range(120):
        data = bytearray(sans)
        start = chance.randrange(400 if number % 2 else len(data))
        end = start + chance.choice((1, 4, 40, 3000))
        data[start:end] = b"" if number % 5 == 0 else chance.randbytes(min(end - start, 3000))
        (folder / SANS).write_bytes(data[: chance.choice((len(data), len(data), 3000))])
        made, _ = build(folder)
        assert "სალომე" in by_pdfium(made), f"mutation {number}"


@pytest.mark.parametrize("offset", [0, 12, 0x7FFFFFFF, 0xFFFFFFF0])
def test_a_collection_that_leads_nowhere_is_told_as_such(
    folder: Path, sans: bytes, offset: int
) -> None:
    (folder / SERIF).unlink()
    head = struct.pack(">4sLLL", b"ttcf", 0x10000, 1, offset)
    (folder / "NotoSansGeorgian.ttc").write_bytes(head + sans)
    with pytest.raises(ReportsError, match=r"NotoSansGeorgian\.ttc: cannot be used"):
        build(folder)


def test_the_order_in_which_a_folder_is_listed_does_not_matter(
    folder: Path, sans: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b", "a", "c"):
        (folder / name).mkdir()
        (folder / name / SANS).write_bytes(sans)
    first, _ = build(folder)
    walk = os.walk

    def turned(top: str) -> Iterator[tuple[str, list[str], list[str]]]:
        for path, below, names in walk(top):
            below.reverse()
            yield path, below, names[::-1]

    monkeypatch.setattr(os, "walk", turned)
    assert build(folder)[0] == first


def test_a_bold_font_that_is_damaged_has_the_regular_one_in_its_place(
    folder: Path, sans: bytes
) -> None:
    (folder / SERIF).unlink()
    (folder / SANS).write_bytes(sans)
    (folder / "NotoSansGeorgian-Bold.ttf").write_bytes(sans[:1000])
    look_again()
    options = Options(system=SystemFonts((str(folder),)))
    data = render(Briefing(title="Of სალომე", summary="**სალომე** said"), "pdf", options=options)

    assert by_pdfium(data).count("სალომე") >= 2
