"""The fields of the title block come home wherever they stand; other lines replace none."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from reports.cli import main
from reports.errors import MarkingLostError
from reports.look import look_of
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import differences, read_word
from reports.yamlfile import dump_yaml
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, changed, floods_docx
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    edited,
    element,
    moved,
    paragraph,
    removed,
    retyped,
    typed_after,
    uncontrolled,
    unmarked,
)

DRAFT = "DRAFT for comment"
TITLE = "Lower Varda floods"
STYLES = ("", "Normal", "Title", "Subtitle", "Marking", "Embargo", "Kicker", "Dateline", "Summary", "Heading1", "Quote", "ListBullet")  # fmt: skip
ABOVE = ("For official use", "Embargoed until", "PB-2026-17", TITLE, "Background for the press")


def line(style: str, words: str = DRAFT) -> etree._Element:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return element(f"<w:p>{look}<w:r><w:t>{words}</w:t></w:r></w:p>")


def typed_above(words: str, style: str) -> Edit:
    return lambda root: paragraph(root, words).addprevious(line(style))


def entered_at_the_start(words: str) -> Edit:
    """Press Enter at the very start of a line: its bookmark stays open over both."""

    def edit(root: etree._Element) -> None:
        old = paragraph(root, words)
        new = line("")
        new.insert(0, deepcopy(old.find(f"{W}pPr")))
        new.insert(1, old.find(f"{W}bookmarkStart"))
        old.addprevious(new)

    return edit


def parted(words: str, second: str) -> Edit:
    """Press Enter inside a line: the control stays on the first half, the bookmark spans both."""

    def edit(root: etree._Element) -> None:
        old = paragraph(root, words)
        retyped(f" {second}", "")(root)
        new = line("Title", second)
        new.append(old.find(f"{W}bookmarkEnd"))
        old.addnext(new)

    return edit


def left_behind(words: str, after: str) -> Edit:
    """Delete a line: Word keeps its bookmark, with nothing in it, in the next line."""

    def edit(root: etree._Element) -> None:
        old, following = paragraph(root, words), paragraph(root, after)
        for mark in (old.find(f"{W}bookmarkEnd"), old.find(f"{W}bookmarkStart")):
            following.insert(1, mark)
        old.getparent().remove(old)

    return edit


def emptied(words: str) -> Edit:
    """Delete a control's text: Word shows its placeholder."""

    def edit(root: etree._Element) -> None:
        leaf = next(t for t in root.iter(f"{W}t") if words in (t.text or ""))
        control = next(leaf.iterancestors(f"{W}sdt"))
        leaf.text = "Click or tap here to enter text."
        control.find(f"{W}sdtPr").append(element("<w:showingPlcHdr/>"))

    return edit


def in_front_of(words: str, typed: str) -> Edit:
    def edit(root: etree._Element) -> None:
        paragraph(root, words).insert(1, element(f"<w:r><w:t>{typed}</w:t></w:r>"))

    return edit


QUOTED = (f"“{DRAFT}” in the title block",)
CASES = {
    **{
        f"typed above {where!r} as {style!r}": Case(typed_above(where, style), told=QUOTED)
        for style in STYLES
        for where in (*ABOVE, "November 22, 2026")
    },
    **{f"Enter at the start of {w!r}": Case(entered_at_the_start(w), told=QUOTED) for w in ABOVE if w != "PB-2026-17"},
    "bookmarks lost, typed above as Title": Case(
        all_of(typed_above("For official use", "Title"), unmarked()), told=QUOTED
    ),
    "all lost, typed above as Marking": Case(
        all_of(typed_above("For official use", "Marking"), unmarked(), uncontrolled), told=QUOTED
    ),
    "all lost, typed below the title as Normal": Case(
        all_of(typed_after(TITLE, "Normal", DRAFT), unmarked(), uncontrolled), told=QUOTED
    ),
    "second line in Subtitle": Case(
        typed_after("Background for the press", "Subtitle", "A second line"),
        told=("“A second line” in the title block",),
    ),
    "title parted by Enter": Case(parted(TITLE, "effort and\N{NO-BREAK SPACE}funding")),
    "title moved to the top": Case(moved(TITLE, before="For official use")),
    "marking moved below the summary": Case(moved("For official use", before="Key figures")),
    "embargo moved to the end": Case(moved("Embargoed until", before="Source: Situation")),
    "subtitle moved into a section": Case(moved("Background for", before="Two field hospitals")),
    "title retyped under a typed line": Case(
        all_of(typed_above("For official use", "Title"), retyped(TITLE, "Upper Varda floods")),
        changed(title="Upper Varda floods: relief effort and funding"), QUOTED,
    ),
    "word typed in the marking": Case(
        retyped("For official use", "For official use only"), changed(marking="For official use only")
    ),
    "subtitle deleted": Case(removed("Background for"), changed(subtitle=None)),
    "subtitle deleted, bookmark left behind": Case(
        left_behind("Background for", "November 22, 2026"), changed(subtitle=None)
    ),
    "summary deleted, bookmark left behind": Case(
        left_behind("Four districts", "Key figures"), changed(summary=None)
    ),
    "subtitle emptied": Case(emptied("Background for"), changed(subtitle=None)),
    "date emptied": Case(emptied("November 22"), changed(date=None)),
    "date deleted": Case(retyped("November 22, 2026", ""), changed(date=None)),
    "date deleted, controls lost": Case(
        all_of(retyped("November 22, 2026", ""), uncontrolled), changed(date=None)
    ),
    "date deleted with its control": Case(
        all_of(uncontrolled, unmarked("November 22"), retyped("November 22, 2026", "")),
        changed(date=None),
    ),
    "byline emptied": Case(emptied("Press Office"), changed(byline=None)),
    "date and byline emptied": Case(
        all_of(emptied("November 22"), emptied("Press Office")), changed(date=None, byline=None)
    ),
    "summary written on": Case(
        typed_after("Four districts", "Summary", "Rain goes on."),
        changed(summary=f"{FLOODS.summary}\u2028Rain goes on."),
    ),
    "paragraph typed below the summary": Case(
        lambda root: paragraph(root, "Key figures").addprevious(line("", "Rain goes on.")),
        changed(sections=(changed(FLOODS.sections[0], id=None, heading=None, body=(
            changed(FLOODS.sections[2].body[0], text="Rain goes on."),)), *FLOODS.sections)),
    ),
    "words in front of the title": Case(
        in_front_of(TITLE, "DRAFT: "), changed(title=f"DRAFT: {FLOODS.title}")
    ),
    "embargo deleted": Case(
        removed("Embargoed until"), changed(embargo=None),
        ("THE EMBARGO WAS TAKEN AWAY: “Embargoed until November 23, 2026, 06:00 UTC” is gone",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_field_is_found_wherever_it_stands(name: str) -> None:
    check(CASES[name])


@pytest.mark.parametrize(
    "edit",
    [removed("For official use"), emptied("For official use"), retyped("For official use", "–")],
)
def test_a_brief_that_lost_its_marking_is_refused(edit: Edit) -> None:
    with pytest.raises(MarkingLostError, match=r"'For official use' is gone .* --allow-unmark"):
        read_word(edited(edit), "floods.docx")


def test_a_marking_may_be_taken_off_on_purpose() -> None:
    reading = read_word(edited(removed("For official use")), "floods.docx", allow_unmark=True)
    assert reading.briefing == changed(marking=None)


def test_a_brief_without_a_marking_needs_no_leave() -> None:
    bare = changed(marking=None)
    data = WordRenderer().render(plan_of(bare), look_of()).data
    assert read_word(data, "floods.docx").briefing == bare


def test_marking_and_embargo_come_first_among_the_changes() -> None:
    other = changed(
        title="Another", subtitle=None, marking="Secret", embargo=None, date=dt.date(2026, 1, 1)
    )
    told = [str(change) for change in differences(FLOODS, other)]
    assert told[0] == "Marking: 'For official use' -> 'Secret'"
    assert told[1].startswith("Embargo: THE EMBARGO IS TAKEN AWAY: 'November 23, 2026, 06:00 UTC'")
    assert [line.split(":")[0] for line in told[2:]] == ["Title", "Subtitle", "Date"]


def test_the_command_writes_nothing_where_the_marking_was_lost(tmp_path: Path) -> None:
    brief, base = tmp_path / "floods.docx", tmp_path / "floods.yaml"
    brief.write_bytes(edited(removed("For official use"), data=floods_docx()))
    base.write_text(dump_yaml(FLOODS), encoding="utf-8")
    before = base.read_bytes()
    arguments = ["read", str(brief), "--into", str(base)]
    refused = CliRunner().invoke(main, arguments)
    assert (refused.exit_code, base.read_bytes()) == (1, before)
    assert "--allow-unmark" in refused.output
    assert (
        CliRunner().invoke(main, ["build", str(brief), "--out", str(tmp_path / "out")]).exit_code
        == 1
    )
    allowed = CliRunner().invoke(main, [*arguments, "--allow-unmark"])
    assert allowed.exit_code == 0
    assert "marking:" not in base.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ("", "", {}),
        ("Varda Office", "Varda Press Office", {"organisation": "Varda Press Office"}),
        ("PB-2026-17", "PB-2026-18", {"reference": "PB-2026-18"}),
    ],
)
def test_the_organisation_comes_home_and_stays_apart_from_the_reference(
    old: str, new: str, fields: dict[str, str]
) -> None:
    base = changed(organisation="Varda Office")
    data = WordRenderer().render(plan_of(base), look_of()).data

    assert read_word(edited(retyped(old, new), data=data), "f.docx").briefing == changed(
        base, **fields
    )
