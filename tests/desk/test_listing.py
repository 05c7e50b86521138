"""The first page: what it says of each briefing, and the ways to a new one."""

from __future__ import annotations

import os

from reports.desk.seeing.summaries import summaries
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
