"""Redlines of lines to take and of what is said if pressed: as Word, and as text."""

from __future__ import annotations

from collections import Counter

import pytest

from reports.model import Briefing, Paragraph, public
from tests.lines_to_take import lines_brief
from tests.revision.floods import FLOODS, changed
from tests.revision.redline.test_identities import redline, sides
from tests.revision.redline.test_text import missing
from tests.revision.redline.test_text import redline as text_redline

OLD = lines_brief()
ONE, TWO, THREE = OLD.key_messages
FIRST, SECOND, THIRD = OLD.qa
TYPED = Paragraph(text="Buses **run**.")


def edit(**fields: object) -> Briefing:
    return changed(OLD, **fields)


EDITS = {
    "a line comes": edit(key_messages=(ONE, TYPED, TWO, THREE)),
    "a line goes": edit(key_messages=(ONE, THREE)),
    "lines sorted": edit(key_messages=(THREE, ONE, TWO)),
    "a line edited": edit(key_messages=(ONE, changed(TWO, text="Nobody pays: it is *public* money."), THREE)),
    "all lines go": edit(key_messages=()),
    "other lines": edit(key_messages=(TYPED, Paragraph(text="It is done."))),
    "pressed comes": edit(qa=(FIRST, SECOND, changed(THIRD, if_pressed="Wait.\n\nAnd see."))),
    "pressed goes": edit(qa=(changed(FIRST, if_pressed=None), SECOND, THIRD)),
    "pressed edited": edit(qa=(changed(FIRST, if_pressed="No **earlier** day was promised by us."), SECOND, THIRD)),
    "an answer is now what is said if pressed": edit(qa=(
        changed(FIRST, answer=None, if_pressed=f"{FIRST.answer}"), SECOND, THIRD)),
    "a question with it goes": edit(qa=(SECOND, THIRD)),
    "questions sorted": edit(qa=(THIRD, SECOND, FIRST)),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_word_is_accepted_and_rejected(name: str) -> None:
    assert sides(redline(OLD, EDITS[name])) == (public(EDITS[name]), public(OLD))
    assert sides(redline(EDITS[name], OLD)) == (public(OLD), public(EDITS[name]))


def test_word_knows_lines_where_the_other_brief_has_none() -> None:
    assert sides(redline(FLOODS, OLD)) == (public(OLD), public(FLOODS))
    assert sides(redline(OLD, FLOODS)) == (public(FLOODS), public(OLD))


#: An open answer has a label, which is in neither briefing.
@pytest.mark.parametrize(
    "name", sorted(EDITS.keys() - {"an answer is now what is said if pressed"})
)
def test_text_gives_either_briefing(name: str) -> None:
    assert missing(OLD, EDITS[name]) == Counter()


def test_text_marks_lines_where_they_stand() -> None:
    text = text_redline(OLD, EDITS["a line comes"])

    assert "  • {+Buses run.+}\n  • Nobody pays" in text
    assert "[-If pressed:-]" in text_redline(OLD, EDITS["pressed goes"])
