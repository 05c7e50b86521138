"""Headers and footers repeat marking and embargo of the first page, also when one is deleted."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from reports.model import Briefing
from reports.renderers.word import WordRenderer
from tests.renderers.word.cases import case, everything

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKING, EMBARGO = "Official – sensitive", "Embargoed until November 23, 2026, 06:00 UTC"
ERROR = "Error! No text of specified style in document."


def header(briefing: Briefing) -> etree._Element:
    """The header of the pages after the first."""
    data = WordRenderer().render(*case(briefing)).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/brief-header-default.xml"))


def updated(line: etree._Element, styles: dict[str, str]) -> str:
    """A line as Word prints it when it has looked at its fields: `styles` are the first page's."""
    stack: list[list[str]] = [["", "code"]]
    for each in line.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = each.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append(["", "code"])
        elif kind == "separate":
            stack[-1][1] = "result"
        elif kind == "end":
            code = stack.pop()[0]
            stack[-1][0] += value(code, styles)
        elif stack[-1][1] == "code":
            stack[-1][0] += each.text or ""
    return stack[0][0]


def value(code: str, styles: dict[str, str]) -> str:
    """The value of a field whose inner fields have been worked out."""
    if found := re.fullmatch(r' STYLEREF "(.*)" ', code):
        return styles.get(found[1], ERROR)
    if found := re.fullmatch(r' IF "(.*)" = "\*!\*" "(.*)" "(.*)" ', code):
        return found[2] if "!" in found[1] else found[3]
    found = re.fullmatch(r' QUOTE "(.*)" \\\* CHARFORMAT ', code)
    assert found, code
    return found[1]


@pytest.mark.parametrize(
    ("styles", "line"),
    [
        ({"Marking": MARKING, "Embargo": EMBARGO}, f"{MARKING} · {EMBARGO}"),
        ({"Marking": MARKING}, MARKING),
        ({"Marking": "PROTECTED B", "Embargo": "Lifted"}, "PROTECTED B · Lifted"),
        ({}, ""),
    ],
)
def test_what_was_deleted_is_repeated_nowhere(styles: dict[str, str], line: str) -> None:
    assert updated(header(everything())[0], styles) == line


def test_a_marking_that_could_be_taken_for_words_message_is_never_left_out() -> None:
    loud = everything().model_copy(update={"marking": "SECRET!", "embargo": None})
    codes = [each.text for each in header(loud)[0].iter(f"{W}instrText")]

    assert codes == [' STYLEREF "Marking" ']


def test_readers_find_the_words_once() -> None:
    assert "".join(header(everything())[0].itertext(f"{W}t")) == f"{MARKING} · {EMBARGO}"
