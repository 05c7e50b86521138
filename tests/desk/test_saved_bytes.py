"""A save writes what the window shows, in the bytes that the file is written in."""

from __future__ import annotations

import pytest

from reports.desk.patching import read_patch
from reports.desk.saving import save_patch, save_text
from reports.readers.encoding import decode
from reports.resources import resource_bytes
from tests.desk.conftest import Desk

SAMPLE = resource_bytes("templates/sample/carney-kyiv.yaml").decode()
WAYS = {
    "plain": SAMPLE.encode(),
    "marked": b"\xef\xbb\xbf" + SAMPLE.encode(),
    "CRLF": SAMPLE.replace("\n", "\r\n").encode(),
    "UTF-16": SAMPLE.encode("utf-16"),
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_file_keeps_its_encoding_and_the_ends_of_its_lines(desk: Desk, way: str) -> None:
    path = desk.root / "sample.yaml"
    path.write_bytes(WAYS[way])
    base = decode(WAYS[way], path.name)
    patch = read_patch([{"op": "replace", "path": "/byline", "value": "Somebody"}])

    saved = save_patch(desk.room.folder, "sample.yaml", base, patch)

    encoding = "utf-16" if way == "UTF-16" else "utf-8"
    before, after = "byline: Web Editor".encode(encoding), "byline: Somebody".encode(encoding)
    marked = 2 if way == "UTF-16" else 0
    assert path.read_bytes() == WAYS[way].replace(before[marked:], after[marked:], 1)
    assert saved.window == base.replace("byline: Web Editor", "byline: Somebody", 1)
    assert not saved.conflicts


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_whole_text_is_written_as_the_file_was(desk: Desk, way: str) -> None:
    path = desk.root / "sample.yaml"
    path.write_bytes(WAYS[way])
    base = decode(WAYS[way], path.name)

    save_text(desk.room.folder, "sample.yaml", base, base.replace("Web Editor", "Somebody", 1))

    encoding = "utf-16-le" if way == "UTF-16" else "utf-8"
    before, after = "Web Editor".encode(encoding), "Somebody".encode(encoding)
    assert path.read_bytes() == WAYS[way].replace(before, after, 1)


def test_comments_typed_while_the_file_changed_elsewhere_stay(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    path.write_text(SAMPLE.replace("date: 2025-08-24", "date: 2025-08-25", 1))
    typed = SAMPLE.replace("byline: Web Editor", "byline: Web Editor  # ask her", 1)

    saved = save_text(desk.room.folder, "sample.yaml", SAMPLE, typed)

    assert path.read_text() == typed.replace("date: 2025-08-24", "date: 2025-08-25", 1)
    assert not saved.uncommented


def test_comments_that_cannot_be_kept_are_told(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    theirs = SAMPLE.replace("date: 2025-08-24", "date: 2025-08-25  # a day later", 1)
    path.write_text(theirs)
    typed = SAMPLE.replace("byline: Web Editor", "byline: Somebody  # ask her", 1)

    saved = save_text(desk.room.folder, "sample.yaml", SAMPLE, typed)

    assert path.read_text() == theirs.replace("Web Editor", "Somebody", 1)
    assert saved.uncommented


@pytest.mark.parametrize(
    "typed",
    ["title: 'Item #5 is new'", "title: >-\n  Item\n  #5 is new", 'title: "Item #5 is new" # top'],
)
def test_a_value_that_looks_like_a_comment_is_none(desk: Desk, typed: str) -> None:
    path = desk.root / "sample.yaml"
    base = "# top\ntitle: T\nlanguage: en\n"
    path.write_text(base.replace("# top", "# another"))

    saved = save_text(desk.room.folder, "sample.yaml", base, base.replace("title: T", typed))

    assert saved.uncommented == typed.endswith("# top")
    assert path.read_text().startswith("# another\n")
    assert "Item #5 is new" in path.read_text()


def test_what_others_moved_stays_where_a_value_with_a_number_sign_is_typed(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    base = "# top\ntitle: T\nlanguage: en\n"
    path.write_text("# top\nlanguage: en\n\ntitle: T\n")

    typed = base.replace("title: T", "title: 'T #1'")
    saved = save_text(desk.room.folder, "sample.yaml", base, typed)

    assert path.read_text() == '# top\nlanguage: en\n\ntitle: "T #1"\n'
    assert not saved.uncommented
