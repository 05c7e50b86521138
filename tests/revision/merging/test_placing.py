"""What was met in a brief is told with the lines of the file that it was merged into."""

from __future__ import annotations

from dataclasses import replace

from reports.model import Person
from reports.notices import note
from reports.revision.merging.placing import placed_in_file
from tests.revision.floods import FLOODS, changed

LINES = {(): 1, ("people",): 10, ("people", 1): 14, ("people", 1, "role"): 15, ("title",): 2}


def placed(part: str) -> tuple[str, int | None, str]:
    held = Person(name="Held Back", review="why")
    file = changed(people=(held, *FLOODS.people))
    met = note("x", "found", part)
    met = replace(met, place=replace(met.place, source="b.docx"))
    (notice,) = placed_in_file([met], FLOODS, file, "b.yaml", LINES)
    return notice.place.source, notice.place.line, notice.place.part


def test_a_row_stands_elsewhere_in_a_file_that_holds_others_back() -> None:
    assert placed("people[0].role") == ("b.yaml", 15, "people[1].role")
    assert placed("people[1].role") == ("b.yaml", 10, "people[2].role")
    assert placed("title") == ("b.yaml", 2, "title")


def test_what_is_about_no_part_or_none_of_the_file_has_no_line() -> None:
    assert placed("") == ("b.docx", None, "")
    assert placed("word/document.xml") == ("b.docx", None, "word/document.xml")
    assert placed("people[9]") == ("b.yaml", 10, "people")
    assert placed("embargo") == ("b.yaml", None, "embargo")
