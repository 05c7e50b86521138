"""Slips of the pen: the right line, and a text that works, for each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reports.errors import InputError
from reports.notices import Notice
from reports.readers.briefing.read import read_briefing

SLIPS = tomllib.loads((Path(__file__).parent / "slips.toml").read_text(encoding="utf-8"))["slip"]


def mistakes(text: str) -> tuple[Notice, ...]:
    try:
        read_briefing(text.encode(), "b.yaml")
    except InputError as error:
        return error.notices
    return ()


def mended(text: str, notice: Notice) -> str:
    """The text with the lines that a message says to write."""
    assert notice.write is not None
    lines, first = text.split("\n"), (notice.place.line or 0) - 1
    assert tuple(lines[first : first + len(notice.place.excerpt)]) == notice.place.excerpt
    lines[first : first + len(notice.place.excerpt)] = notice.write
    return "\n".join(lines)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["what"])
def test_a_slip_is_told_with_its_line_and_what_to_write(slip: dict[str, Any]) -> None:
    found = [each for each in mistakes(slip["typed"]) if each.place.line == slip["line"]]

    assert found, mistakes(slip["typed"])
    assert found[0].place.column
    if "write" in slip:
        assert list(found[0].write or ()) == slip["write"]
    else:
        assert found[0].write


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["what"])
def test_with_what_the_messages_say_the_file_is_read(slip: dict[str, Any]) -> None:
    text = slip["typed"]
    for _ in range(4):
        if not (found := mistakes(text)):
            break
        text = mended(text, found[0])
    assert mistakes(text) == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["what"])
def test_the_other_mistakes_of_the_file_come_in_the_same_run(slip: dict[str, Any]) -> None:
    before = "schema_version: '1'\nmarkng: SECRET\n"
    found = [str(each) for each in mistakes(before + slip["typed"] + "\nqa: [{question: }]\n")]

    assert any(": markng: found an unknown field" in each for each in found), found
    assert any("qa[0].question: found nothing" in each for each in found), found
