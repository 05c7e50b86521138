"""Tracked changes are resolved as Word does it."""

import pytest
from lxml import etree

from reports.revision.word.tracked import Tracked, resolve_tracked
from tests.revision.word_edits import NS, WHO, W, element, text


def resolved(xml: str, tracked: Tracked) -> list[str]:
    """The words of each paragraph of a body when its changes are resolved; tables as `table`."""
    body = etree.fromstring(f'<w:body xmlns:w="{NS}">{xml}</w:body>')
    resolve_tracked(body, tracked)
    return [
        "".join(t.text or "" for t in each.iter(f"{W}t")) if each.tag == f"{W}p" else "table"
        for each in body
    ]


RETYPED_AND_PARTED = (
    f'<w:p><w:pPr><w:rPr><w:ins w:id="1" {WHO}/></w:rPr></w:pPr><w:del w:id="2" {WHO}><w:r>'
    f'<w:delText>one line</w:delText></w:r></w:del><w:ins w:id="3" {WHO}><w:r><w:t>two</w:t>'
    f'</w:r></w:ins></w:p><w:p><w:ins w:id="4" {WHO}><w:r><w:t>lines</w:t></w:r></w:ins></w:p>'
)


@pytest.mark.parametrize(
    ("tracked", "words"), [("accept", ["two", "lines"]), ("reject", ["one line"])]
)
def test_text_that_comes_back_keeps_its_paragraph(tracked: Tracked, words: list[str]) -> None:
    assert resolved(RETYPED_AND_PARTED, tracked) == words


def whole_table(change: str) -> str:
    row = f'<w:tr><w:trPr><w:{change} w:id="1" {WHO}/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    return f"<w:tbl><w:tblPr/>{row * 2}</w:tbl><w:p/>"


@pytest.mark.parametrize(
    ("change", "tracked", "left"),
    [
        ("del", "accept", [""]), ("del", "reject", ["table", ""]),
        ("ins", "accept", ["table", ""]), ("ins", "reject", [""]),
    ],
)  # fmt: skip
def test_a_table_goes_with_its_last_row(change: str, tracked: Tracked, left: list[str]) -> None:
    assert resolved(whole_table(change), tracked) == left


def test_a_table_keeps_what_rows_it_has() -> None:
    xml = whole_table("del").replace("</w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    assert resolved(xml, "accept") == ["table", ""]


CELLS = '<w:tbl xmlns:w="{ns}"><w:tr>{cell}<w:tc><w:p><w:r><w:t>stays</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'


@pytest.mark.parametrize(
    ("mark", "inside", "how", "left"),
    [
        ("cellDel", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "accept", ["stays"]),
        ("cellDel", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "reject", ["gone", "stays"]),
        ("cellIns", "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "accept", ["new", "stays"]),
        ("cellIns", "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "reject", ["stays"]),
        # LibreOffice has settled the words and left the mark of the cell
        ("cellDel", "<w:r><w:t>kept</w:t></w:r>", "accept", ["kept", "stays"]),
        ("cellIns", "<w:r><w:t>taken</w:t></w:r>", "reject", ["taken", "stays"]),
    ],
)  # fmt: skip
def test_a_mark_of_a_cell_counts_where_its_words_are_tracked(
    mark: str, inside: str, how: Tracked, left: list[str]
) -> None:
    cell = f"<w:tc><w:tcPr><w:{mark}/></w:tcPr><w:p>{inside}</w:p></w:tc>"
    other = "<w:p><w:ins><w:r><w:t>more</w:t></w:r></w:ins></w:p>"
    body = element(f"<w:body>{CELLS.format(ns=NS, cell=cell)}{other}</w:body>")
    resolve_tracked(body, how)
    assert [text(cell) for cell in body.iter(f"{W}tc")] == left
