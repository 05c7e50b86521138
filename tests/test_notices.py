"""What is said to a person: fields that programs read, and one way to show them."""

import pickle

import pytest

from reports.errors import InputError, MixedFilesError, RendererNotFoundError, ReportsError
from reports.look import look_of
from reports.model import Briefing
from reports.notices import Location, Notice, mistake, name_source, note
from reports.pipeline import render_all
from reports.sources import Loaded, change, read_source


def test_a_notice_reads_as_place_finding_expectation_and_remedy():
    said = mistake("c", "a.yaml", 7, "aid[1].amount", "found 'x'", expected="a sum", remedy="do y")
    assert str(said) == "a.yaml:7: aid[1].amount: found 'x', expected a sum; do y"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Location(), ""),
        (Location("a.yaml"), "a.yaml"),
        (Location("a.yaml", 3), "a.yaml:3"),
        (Location(part="title"), "title"),
        (Location("a.docx", None, "word/document.xml"), "a.docx: word/document.xml"),
    ],
)
def test_a_place_shows_what_is_known_of_it(place, shown):
    assert str(place) == shown
    assert str(Notice("c", "f", place=place)) == (f"{shown}: f" if shown else "f")


def test_a_source_is_named_where_none_is_yet():
    ours, theirs = note("c", "f"), mistake("c", "other.txt", 1, "", "f")
    assert [each.place.source for each in name_source((ours, theirs), "a.txt")] == [
        "a.txt",
        "other.txt",
    ]


def test_an_error_holds_notices_and_lines_become_some():
    whole = mistake("too-deep", "a.yaml", 1, "", "found nesting")
    error = InputError(whole, "a second line")
    assert error.notices[0] is whole
    assert error.notices[1] == Notice("input", "a second line", severity="error")
    assert RendererNotFoundError("x").notices[0].code == "renderer-not-found"
    assert str(error) == "a.yaml:1: found nesting\na second line"


@pytest.mark.parametrize(
    "error",
    [
        InputError(mistake("c", "a", 1, "p", "f"), "line"),
        ReportsError("one", "two"),
        MixedFilesError("cause", "obstacle", [], [], []),
    ],
)
def test_errors_keep_their_notices_on_the_way_between_processes(error):
    assert pickle.loads(pickle.dumps(error)).notices == error.notices


def test_a_field_that_is_filled_is_no_longer_said_to_be_open(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Water Comes Back to Oster\n\nWater runs again in the town of Oster.\n")
    loaded = read_source(path)
    assert {"date", "byline"} <= {n.place.part for n in loaded.notices if n.code == "left-open"}

    dated = change(loaded, date="2025-08-24")

    left = {n.place.part for n in dated.notices if n.code == "left-open"}
    assert "date" not in left
    assert "byline" in left


def test_words_that_read_like_another_notice_change_nothing():
    said = note("left-out", "left out an image: 'date: left open'")
    loaded = Loaded(Briefing(title="A"), "a", (said,))
    _, notices = render_all(loaded, ["txt"], look_of())
    assert [n.place.part for n in notices if n.code == "left-open"] == ["date"]
    assert change(loaded, date="2025-08-24").notices == (said,)
