"""A decision note whose recommendations and sign-off are edited in Word."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import Reading, read_word
from tests.decision_note import FUEL, NOTE, PAY, SHELTERS
from tests.revision.word_edits import NS, W, edited

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
Edit = Callable[[etree._Element], None]


def note_docx(note: Briefing = NOTE) -> bytes:
    return WordRenderer().render(plan_of(note), look_of()).data


def read_edited(*edits: Edit, note: Briefing = NOTE) -> Reading:
    return read_word(edited(*edits, data=note_docx(note)), "note.docx")


def with_first(**fields: object) -> Briefing:
    """The note with other fields in its first recommendation."""
    first = SHELTERS.model_copy(update=fields)
    return NOTE.model_copy(update={"recommendations": (first, FUEL, PAY)})


def box_of(root: etree._Element, option: str) -> etree._Element:
    return next(
        control
        for control in root.iter(f"{W}sdt")
        for alias in control.iter(f"{W}alias")
        if alias.get(f"{W}val") == option and control.find(f"{W}sdtPr/{W14}checkbox") is not None
    )


def clicked(option: str, mark: str | None = None) -> Edit:
    """Tick a box, or open it again, as a click in Word does; `mark` is one of the house's."""

    def edit(root: etree._Element) -> None:
        control = box_of(root, option)
        state = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        is_on = state.get(f"{W14}val") == "1"
        state.set(f"{W14}val", "0" if is_on else "1")
        leaf = next(control.iter(f"{W}t"))
        leaf.text = mark or ("☐" if is_on else "☑")

    return edit


def cell_typed(old: str, *lines: str) -> Edit:
    """Type other lines over a cell that says `old`, its controls deleted."""

    def edit(root: etree._Element) -> None:
        cell = next(
            c for c in root.iter(f"{W}tc") if "".join(t.text or "" for t in c.iter(f"{W}t")) == old
        )
        for each in cell.findall(f"{W}p"):
            cell.remove(each)
        for line in lines or ("",):
            cell.append(_paragraph(line))

    return edit


def _paragraph(words: str) -> etree._Element:
    xml = f'<w:p xmlns:w="{NS}"><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    return etree.fromstring(xml)
