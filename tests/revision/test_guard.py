"""What keeps a brief that stands on the disk from being replaced, right on both sides."""

from __future__ import annotations

import io

import docx
import pytest

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision.guard import find_edits
from tests.revision.floods import WHOLE, changed, floods_docx
from tests.revision.outline.test_none_silent import with_replaced
from tests.revision.outline.test_put_in import SEAL, saved
from tests.revision.word_edits import edited, element, paragraph
from tests.standing.test_protected import resaved, unplaced


def brief(briefing: Briefing) -> bytes:
    return WordRenderer().render(plan_of(briefing), look_of()).data


@pytest.mark.parametrize(("words", "kind"), [("Says", "edits"), ("Says who?", None)])
def test_a_note_without_a_place_keeps_a_brief_until_all_its_words_stand_in_the_new_one(
    words: str, kind: str | None
) -> None:
    ours = changed(WHOLE, summary=f"{WHOLE.summary} {words}")
    held = find_edits(unplaced(floods_docx()), "brief.docx", ours, brief(ours))
    assert (held and held.kind) == kind


def test_words_that_the_briefing_has_lost_since_keep_no_brief_that_nobody_edited() -> None:
    ours = changed(WHOLE, subtitle=None)
    assert find_edits(resaved(floods_docx()), "brief.docx", ours, brief(ours)) is None


def test_words_that_were_drawn_keep_a_brief() -> None:
    art = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath '
        'string="zebra"/></v:shape></w:pict></w:r>'
    )
    drawn = edited(lambda root: paragraph(root, "A donors’ call").append(element(art)))
    charted = with_replaced(floods_docx(), "word/charts/chart1.xml", "Example Bank", "Zebra Bank")
    for data in (drawn, charted):
        held = find_edits(data, "brief.docx", WHOLE, brief(WHOLE))
        assert (held and held.kind) == "edits"
    assert find_edits(resaved(floods_docx()), "brief.docx", WHOLE, brief(WHOLE)) is None


@pytest.mark.parametrize("what", ["picture", "keywords"])
def test_a_picture_or_a_property_of_somebody_keeps_a_brief(what: str) -> None:
    def put_in(document: docx.document.Document) -> None:
        if what == "picture":
            document.add_picture(io.BytesIO(SEAL))
        else:
            document.core_properties.keywords = "aid; energy"

    held = find_edits(saved(put_in), "brief.docx", WHOLE, brief(WHOLE))
    assert (held and held.kind) == "put-in"
    assert find_edits(saved(lambda _: None), "brief.docx", WHOLE, brief(WHOLE)) is None
