"""Edits as data: what is done to a brief, what comes home, and the words that are quoted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.model import Briefing
from reports.notices import Notice
from reports.revision import differences, read_word
from tests.revision.floods import FLOODS
from tests.revision.word_edits import Edit, edited


@dataclass(frozen=True)
class Case:
    """An edit, the briefing it makes, and what must stand in the notices (nothing else may)."""

    edit: Edit
    expected: Briefing = FLOODS
    told: tuple[str, ...] = ()


def check(case: Case, data: bytes | None = None) -> None:
    """Read the edited brief, and compare briefing and notices with what is expected."""
    reading = read_word(edited(case.edit, data=data), "floods.docx")
    assert [str(change) for change in differences(case.expected, reading.briefing)] == []
    assert reading.briefing == case.expected
    said = by_path(reading.notices)
    assert [words for words in case.told if not any(words in each for each in said)] == [], said
    assert [each for each in said if not any(words in each for words in case.told)] == []


def by_path(notices: Iterable[Notice]) -> list[str]:
    """Notices with their places as paths: what places are called has tests of its own."""
    return [str(replace(each, place=replace(each.place, name=""))) for each in notices]
