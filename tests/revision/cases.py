"""Edits as data: what is done to a brief, what comes home, and the words that are quoted."""

from __future__ import annotations

from dataclasses import dataclass

from reports.model import Briefing
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
    missing = [
        words for words in case.told if not any(words in n for n in map(str, reading.notices))
    ]
    assert missing == [], reading.notices
    more = [n for n in map(str, reading.notices) if not any(words in n for words in case.told)]
    assert more == []
