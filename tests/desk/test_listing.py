"""The first page: what it says of each briefing, and the ways to a new one."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from reports.desk.desk_folder import DeskFolder
from reports.desk.seeing.summaries import summaries
from reports.desk.starting import from_kind
from reports.desk.views import overview
from reports.errors import FileDeliveryError
from tests.desk.conftest import Desk


def test_each_briefing_is_told_with_what_is_still_to_be_done(desk: Desk) -> None:
    text = (desk.root / "sample.yaml").read_text()
    held = text.replace("  - name: Mark Carney", "  - name: Mark Carney\n    review: who?", 1)
    (desk.root / "held.yaml").write_text(
        held.replace("language: en", "language: en\nstatus: final")
    )
    (desk.root / "broken.yaml").write_text("title: [\n")
    os.utime(desk.root / "sample.yaml", (1, 1))
    os.utime(desk.root / "held.yaml", (2, 2))

    told = {each.name: each for each in summaries(desk.room.folder)}

    assert list(told) == ["broken.yaml", "held.yaml", "sample.yaml"]  # changed last, told first
    assert (told["held.yaml"].held, told["held.yaml"].status) == (1, "final")
    assert (told["sample.yaml"].held, told["sample.yaml"].day) == (0, "August 24, 2025")
    assert told["broken.yaml"].mistakes == 1
    assert told["broken.yaml"].title is None
    page = desk.client.get("/").text
    assert "1 held row<" in page
    assert "1 mistake in the file" in page


def test_a_changed_file_is_told_anew(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    before = summaries(desk.room.folder)[0].title
    path.write_text(path.read_text().replace("title: Canadian", "title: New Canadian", 1))

    assert summaries(desk.room.folder)[0].title == f"New {before}"


def test_a_title_is_text_and_no_markup(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    path.write_text(path.read_text().replace("title: Canadian", "title: <b>Canadian</b>", 1))

    page = desk.client.get("/").text

    assert "&lt;b&gt;Canadian&lt;/b&gt;" in page
    assert "<b>" not in page


def test_a_file_that_could_not_be_read_once_is_read_the_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.root / "sample.yaml").write_text("title: New\n")
    with monkeypatch.context() as patched:
        patched.setattr(DeskFolder, "read", partial(_refused, desk.root))
        assert summaries(desk.room.folder)[0].title is None

    assert summaries(desk.room.folder)[0].title == "New"


def _refused(root: object, *_: object) -> None:
    raise FileDeliveryError.at(root, "may not be read")


def test_of_very_many_briefings_those_that_were_changed_last_are_listed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "_MOST", 2)
    for name in ("a.yaml", "b.yaml"):
        (desk.root / name).write_text("title: T\n")
        os.utime(desk.root / name, (1, 1))
    (desk.root / "z.yaml").write_text("title: The last one\n")

    page = desk.client.get("/").text

    assert "The last one" in page
    assert "2 more, changed before these, are in the folder and not listed." in page
    assert "a.yaml" not in page


def test_new_briefings_that_begin_at_once_each_have_a_name(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as threads:
        names = list(threads.map(partial(from_kind, desk.room.folder), ["brief"] * 8))

    assert set(names) == {"brief.yaml", *(f"brief-{number}.yaml" for number in range(2, 9))}
