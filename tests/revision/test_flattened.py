"""Edits in briefs whose styles and bookmarks another program has dropped: known by their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from reports.model import Briefing
from reports.revision import differences, read_word
from tests.revision.floods import FLOODS, at, changed
from tests.revision.test_other_programs import as_docs_does, as_pages_does, restyled
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    edited,
    element,
    paragraph,
    properties,
    removed,
    retyped,
    typed_after,
    uncontrolled,
    unmarked,
)


def nameless(root: etree._Element) -> None:
    for number, style in enumerate(root.iter(f"{W}style")):
        style.find(f"{W}name").set(f"{W}val", f"Style {number}")


def with_direct_looks(root: etree._Element) -> None:
    """The looks of styles written into the text, as Google Docs and TextEdit do."""
    for style, look in (("Quote", "i"), ("Heading1", "b"), ("Question", "b"), ("Summary", "b")):
        for node in root.find(f"{W}body").iter(f"{W}p"):
            named = node.find(f"{W}pPr/{W}pStyle")
            if named is not None and named.get(f"{W}val") == style:
                for run in node.iter(f"{W}r"):
                    properties(run, "rPr").append(element(f"<w:{look}/>"))
    as_docs_does(marks=False)(root)
    for named in list(root.iter(f"{W}pStyle")):
        named.getparent().remove(named)


Manner = Callable[[Edit], bytes]
NO_BASE = ("customXml/item1.xml",)
MANNERS: dict[str, Manner] = {
    "Google Docs": lambda edit: edited(edit, as_docs_does(marks=False), drop=NO_BASE),
    "bookmarks kept": lambda edit: edited(edit, as_docs_does(marks=True), drop=NO_BASE),
    "Pages": lambda edit: edited(edit, as_pages_does, drop=NO_BASE),
    "TextEdit": lambda edit: edited(edit, with_direct_looks, drop=NO_BASE),
    "styles renamed": lambda edit: restyled(nameless, edited(edit, unmarked(), uncontrolled)),
}
S0, S1, S2 = FLOODS.sections


def sections(place: int, **fields: object) -> Briefing:
    return changed(FLOODS, sections=at(FLOODS.sections, place, changed(FLOODS.sections[place], **fields)))  # fmt: skip


EDITS: dict[str, tuple[Edit, Briefing]] = {
    "nothing": (all_of(), FLOODS),
    "a heading": (retyped("What comes next", "What comes after"), sections(2, heading="What comes after")),
    "a heading rewritten": (retyped("What comes next", "Outlook"), sections(2, heading="Outlook")),
    "a paragraph": (
        retyped("a third is planned", "a third opens"),
        sections(1, body=at(S1.body, 0, changed(S1.body[0], text="Two field hospitals opened; a third opens."))),
    ),
    "a quotation": (
        retyped("what we need now is diesel", "what we need now is fuel"),
        sections(0, body=at(S0.body, 2, changed(S0.body[2], quote="We have the boats; what we need now is fuel."))),
    ),
    "a speaker": (
        retyped("Amara Lind, Minister of Relief", "Amara Lind, Minister for Relief"),
        sections(0, body=at(S0.body, 2, changed(S0.body[2], speaker="Amara Lind, Minister for Relief"))),
    ),
    "a quotation apart": (
        retyped("The dry road is the key.", "The dry road is all."),
        changed(FLOODS, quotes=(changed(FLOODS.quotes[0], text="The dry road is all."),)),
    ),
    "the subtitle": (
        retyped("Background for the press", "Background for the media"),
        changed(FLOODS, subtitle="Background for the media"),
    ),
    "the summary": (
        retyped("Four districts", "Five districts"),
        # bold words of a line that is bold as a whole are not known any more
        changed(FLOODS, summary="Five districts are under water; 61,000 people have left their homes."),
    ),
    "a question": (
        retyped("Is the loan new money?", "Is the loan new?"),
        changed(FLOODS, qa=at(FLOODS.qa, 1, changed(FLOODS.qa[1], question="Is the loan new?"))),
    ),
    "an answer": (
        retyped("It was agreed in May", "It was agreed in June"),
        changed(FLOODS, qa=at(FLOODS.qa, 1, changed(FLOODS.qa[1], answer="No. It was agreed in June."))),
    ),
    "a section gone": (
        removed("What comes next", "A donors"),
        changed(FLOODS, sections=FLOODS.sections[:2]),
    ),
    "a paragraph in the place of a heading": (
        all_of(removed("What comes next"), typed_after("Roads second", "Normal", "The rain has stopped.")),
        changed(FLOODS, sections=(S0, changed(S1, body=(*S1.body, changed(S2.body[0], id=None, text="The rain has stopped."), S2.body[0])))),
    ),
}  # fmt: skip


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_comes_home_from_a_brief_without_styles(edit: str, manner: str) -> None:
    made, expected = EDITS[edit]
    reading = read_word(MANNERS[manner](made), "floods.docx", base=FLOODS)
    if edit == "the summary" and manner != "TextEdit":
        bold = (FLOODS.summary or "").replace("Four", "Five")
        expected = changed(FLOODS, summary=bold)
    assert [str(each) for each in differences(expected, reading.briefing)] == []
    told = [str(notice) for notice in reading.notices if "picture" not in str(notice)]
    assert told == []


def test_words_that_were_bold_in_the_base_stay_so() -> None:
    bold = sections(
        1, body=at(S1.body, 0, changed(S1.body[0], text="**Two field hospitals opened.**"))
    )

    def edit(root: etree._Element) -> None:
        node = paragraph(root, "Two field hospitals")
        node[:] = [child for child in node if child.tag == f"{W}pPr"]
        node.append(
            element("<w:r><w:rPr><w:b/></w:rPr><w:t>Two field hospitals opened.</w:t></w:r>")
        )

    reading = read_word(MANNERS["TextEdit"](edit), "floods.docx", base=bold)
    assert reading.briefing.sections[1].body[0] == bold.sections[1].body[0]


def test_a_paragraph_in_a_brief_with_its_styles_is_no_heading_by_its_words() -> None:
    typed = all_of(
        removed("What comes next"), typed_after("Roads second", "Normal", "What comes afterwards")
    )
    reading = read_word(edited(typed, unmarked()), "floods.docx")
    assert [section.heading for section in reading.briefing.sections] == [S0.heading, S1.heading]


def test_a_quotation_of_pandoc_is_one() -> None:
    def rename(root: etree._Element) -> None:
        for name in root.iter(f"{W}name"):
            if name.get(f"{W}val") == "Quote":
                name.set(f"{W}val", "Block Text")

    data = restyled(rename, edited(retyped("now is diesel", "now is fuel"), unmarked()))
    assert read_word(data, "floods.docx").briefing == EDITS["a quotation"][1]
