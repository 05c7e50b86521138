"""What a redline in Word marks, and what kind of file it is."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import ooxml_integrity
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reports.look import look_of
from reports.model import Briefing, public
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from reports.revision.guard import find_edits
from reports.revision.merging import merge
from reports.revision.redline import Author, paired_ids, word_redline
from reports.wordfile.seal import is_sealed
from tests.revision.floods import FLOODS, changed
from tests.revision.redline.edits import EDITS
from tests.revision.redline.test_identities import redline, sides
from tests.revision.word_edits import W, edited, paragraph

CHANGES = (f"{W}ins", f"{W}del")


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[-1]


def told(data: bytes) -> list[str]:
    """The texts that went and came, in their order, without blanks and the widths of columns."""
    out = []
    for change in body(data).iter(*CHANGES):
        text = "".join(t.text or "" for t in change.iter(f"{W}t", f"{W}delText"))
        if text.strip():
            out.append(f"{'+' if change.tag == CHANGES[0] else '-'}{text.strip()}")
    return out


@pytest.mark.parametrize(
    ("name", "gone", "come"),
    [
        ("a column less", 3, 0),
        # role and affiliation go from the titles and from two rows
        ("columns and a row come and go", 6, 0),
        ("a column of sums less", 5, 0),
        ("amount", 0, 0),
    ],
)
def test_cells_of_a_column_that_changed_are_marked_each(name: str, gone: int, come: int) -> None:
    old, new = FLOODS, EDITS[name]
    for data, counts in ((redline(old, new), (gone, come)), (redline(new, old), (come, gone))):
        root = body(data)
        found = [len(list(root.iter(f"{W}{mark}"))) for mark in ("cellDel", "cellIns")]
        assert tuple(found) == counts
        widths = [
            len(row.findall(f"{W}tc")) for t in root.iter(f"{W}tbl") for row in t.iter(f"{W}tr")
        ]
        grids = [
            len(t.findall(f"{W}tblGrid/{W}gridCol"))
            for t in root.iter(f"{W}tbl")
            for _ in t.iter(f"{W}tr")
        ]
        assert widths == grids


def test_a_briefing_that_did_not_change_has_no_changes() -> None:
    assert list(body(redline(FLOODS, FLOODS)).iter(*CHANGES)) == []


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("title", ["-relief", "+rescue", "+its"]),
        ("amount", ["+almost", "-8.2", "+9.3"]),
        ("embargo later", ["-23", "+24"]),
        ("equivalent gone", ["-(about USD 35 million)"]),
        ("a column less", ["-Note", "-–", "-Bridges"]),
        ("contact gone", ["-Contact: Press desk, Duty officer, +00 12 34 56,", "-press@example.org"]),
    ],
)  # fmt: skip
def test_only_the_words_that_changed_are_marked(name: str, changes: list[str]) -> None:
    found = [each for each in told(redline(FLOODS, EDITS[name])) if "Total" not in each]
    assert found[: len(changes)] == changes


def test_a_row_that_comes_is_a_row() -> None:
    rows = [
        [change.tag for change in row.findall(f"{W}trPr/*") if change.tag in CHANGES]
        for row in body(redline(FLOODS, EDITS["row comes"])).iter(f"{W}tr")
    ]
    assert sum(each == [f"{W}ins"] for each in rows) == 1


def test_a_sorted_section_goes_and_comes_and_the_others_stay() -> None:
    data = redline(FLOODS, EDITS["section sorted and edited"])
    words = told(data)
    assert "-What comes next" in words
    assert "+Next steps" in words
    assert not any("hospitals" in each for each in words)


def test_changes_are_briefpacks_and_have_no_date_unless_one_is_told() -> None:
    changes = list(body(redline(FLOODS, EDITS["title"])).iter(*CHANGES))
    assert {each.get(f"{W}author") for each in changes} == {"briefpack"}
    assert {each.get(f"{W}date") for each in changes} == {None}
    plans = plan_of(FLOODS), plan_of(EDITS["title"])
    ids = paired_ids(FLOODS, EDITS["title"])
    dated = Author("Kim & Co", dt.date(2026, 11, 24))
    data = word_redline(*plans, ids, look_of(), dated).data
    for change in body(data).iter(*CHANGES):
        assert change.get(f"{W}author") == "Kim & Co"
        assert change.get(f"{W}date") == "2026-11-24T00:00:00Z"


def test_the_same_briefings_give_the_same_bytes() -> None:
    assert redline(FLOODS, EDITS["all of it"]) == redline(FLOODS, EDITS["all of it"])


def test_no_two_changes_or_bookmarks_have_one_number_or_name() -> None:
    root = body(redline(FLOODS, EDITS["all of it"]))
    for tags, name in (
        (CHANGES, "id"),
        ((f"{W}bookmarkStart",), "id"),
        ((f"{W}bookmarkStart",), "name"),
    ):
        found = [each.get(f"{W}{name}", "").casefold() for each in root.iter(*tags)]
        assert len(found) == len(set(found))


@pytest.mark.parametrize("theme", ["house", "embassy"])
@pytest.mark.parametrize(
    "name", ["all of it", "items", "nested items", "people gone", "source", "Arabic"]
)
def test_validators_report_nothing(name: str, theme: str, tmp_path: Path) -> None:
    path = tmp_path / f"{theme}.docx"
    path.write_bytes(redline(FLOODS, EDITS[name], theme))
    assert [*OpenXmlValidator().validate(path).errors, *ooxml_integrity.check(path)] == []


@pytest.mark.parametrize("theme", ["house", "embassy"])
def test_a_redline_in_any_theme_reads_as_both(theme: str) -> None:
    assert sides(redline(FLOODS, EDITS["all of it"], theme)) == (EDITS["all of it"], FLOODS)


def test_a_redline_is_no_brief_that_nobody_touched() -> None:
    data = redline(FLOODS, EDITS["title"])
    assert is_sealed(WordRenderer().render(plan_of(FLOODS), look_of()).data)
    assert not is_sealed(data)
    reading = read_word(data, "redline.docx")
    assert reading.tracked
    assert (reading.base, reading.earlier) == (EDITS["title"], FLOODS)


def held(data: bytes, ours: Briefing) -> str | None:
    new = WordRenderer().render(plan_of(ours), look_of()).data
    found = find_edits(data, "redline.docx", ours, new)
    return found and found.kind


def test_an_edit_typed_into_a_redline_keeps_it_from_being_replaced() -> None:
    new = EDITS["title"]
    data = redline(FLOODS, new)

    def typed(root: etree._Element) -> None:
        leaf = next(t for t in paragraph(root, "Two field").iter(f"{W}t") if t.text)
        leaf.text = leaf.text.replace("Two field hospitals", "Nine field hospitals")

    assert held(data, new) is None
    assert held(edited(typed, data=data), new) == "edits"


def test_what_a_person_leaves_of_both_reads_as_it_stands() -> None:
    new = changed(FLOODS, title="Another title of the day", byline="Night Desk")

    def only_the_byline(root: etree._Element) -> None:
        for change in list(paragraph(root, "Another title").iter(*CHANGES)):
            outer = change.getparent()
            if change.tag == CHANGES[1]:
                for text in change.iter(f"{W}delText"):
                    text.tag = f"{W}t"
                for run in list(change):
                    change.addprevious(run)
            outer.remove(change)

    reading = read_word(edited(only_the_byline, data=redline(FLOODS, new)), "redline.docx")
    assert reading.briefing == changed(FLOODS, byline="Night Desk")


def test_the_edits_of_a_redline_come_home_into_either_briefing() -> None:
    new = EDITS["all of it"]
    accepted, rejected = sides(redline(FLOODS, new))
    assert merge(public(FLOODS), accepted, FLOODS).briefing == new
    assert merge(new, rejected, new).briefing == FLOODS
