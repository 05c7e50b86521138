"""A Word file of half a megabyte costs seconds and megabytes, however it is packed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.growth.files import package
from tests.hostile.limits import run_limited
from tests.revision.floods import floods_docx
from tests.revision.test_hostile import with_members

pytest.importorskip("resource", reason="this system draws no limits")
TAGS = b"<a>" + b"<b/>" * 390_000 + b"</a>"

READ = """
import pathlib, sys
from reports.errors import InputError
from reports.sources import read_edited, read_source
path = pathlib.Path({path!r})
for read in (read_edited, read_source):
    try:
        read(path)
    except InputError as error:
        print(error)
    else:
        sys.exit("it was read")
"""


def custom(count: int) -> bytes:
    return with_members({f"customXml/item{i}.xml": TAGS for i in range(2, count + 2)})


def hidden_in_utf_7() -> bytes:
    tags = b"+ADw-b/+AD4-" * 900_000
    xml = b'<?xml version="1.0" encoding="utf-7"?><a>' + tags + b"</a>"
    return with_members({"word/styles.xml": xml})


def article_part() -> bytes:
    """A part that python-docx parses by its content type, whatever its name."""
    return package({"word/document.xml": TAGS, "word/settings.bin": b" " * 100 + TAGS * 8})


KINDS = {
    "298 custom parts": lambda: custom(298),
    "28 custom parts": lambda: custom(28),
    "a part with two budgets of tags": lambda: with_members({"word/styles.xml": TAGS * 2}),
    "tags hidden in UTF-7": hidden_in_utf_7,
    "a part of another name": article_part,
    "attributes": lambda: with_members(
        {"word/styles.xml": b"<a " + b" ".join(b'a%d=""' % i for i in range(900_000)) + b"/>"}
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_that_would_grow_is_refused_in_two_seconds_and_200_mb(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(KINDS[kind]())
    nothing = run_limited("import reports.sources, reports.revision, docx, lxml")
    ran = run_limited(READ.format(path=str(path)), cpu_seconds=20)
    assert ran.rc == 0, ran.stderr or ran.stdout
    assert ran.cpu - nothing.cpu < 4  # read twice, 2 s each
    assert ran.peak_rss < 200 << 20


def test_a_brief_with_parts_of_other_programs_is_read() -> None:
    from reports.revision import read_word

    data = with_members({f"customXml/item{i}.xml": b"<a><b/></a>" for i in range(2, 300)})
    assert read_word(data, "floods.docx") == read_word(floods_docx(), "floods.docx")


def test_standard_input_without_end_is_refused(need_path: Callable[[str], Path]) -> None:
    for command in (["build", "-", "--title", "T"], ["draft", "-"]):
        argv = [sys.executable, "-m", "reports", *command]
        ran = run_limited(argv, stdin=need_path("/dev/zero"), memory=1 << 29)
        assert ran.rc == 4, ran.stderr
        assert "standard input: found more than 64 MB" in ran.stderr
