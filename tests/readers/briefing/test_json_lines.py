"""Slips in JSON: the right line, and a line that works."""

import pytest

from reports.errors import InputError
from reports.notices import Notice
from reports.readers.briefing.read import read_briefing


def mistake(text: str) -> Notice:
    with pytest.raises(InputError) as caught:
        read_briefing(text.encode(), "b.json")
    return caught.value.notices[0]


@pytest.mark.parametrize(
    ("text", "line", "write"),
    [
        ('{\n "title": "A"\n "date": null\n}\n', 2, ' "title": "A",'),
        ('{\n "title": "A",\n}\n', 2, ' "title": "A"'),
        ('{\n "title": "A", // the day is open\n "date": null\n}\n', 2, ' "title": "A",'),
        ('{\n # of today\n "title": "A"\n}\n', 2, ""),
        ("{\n 'title': 'A',\n \"date\": null\n}\n", 2, ' "title": "A",'),
        ("{\n “title”: “A”\n}\n", 2, ' "title": "A"'),
        ('{"title": "A",\n "notes": [\n  "a"\n  "b"\n ]\n}\n', 3, '  "a",'),
        ('{"title": "A",\n "notes": [\n  "a",\n\n ]\n}\n', 3, '  "a"'),
    ],
)
def test_a_slip_is_told_with_its_line_and_one_that_works(text: str, line: int, write: str) -> None:
    found = mistake(text)
    assert (found.place.line, found.write) == (line, (write,))
    lines = text.split("\n")
    assert found.place.excerpt == (lines[line - 1],)
    lines[line - 1] = write
    assert read_briefing("\n".join(lines).encode(), "b.json").title == "A"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"title": "A"', "b.json:1:14: is not JSON: found no comma between two values"),
        ('{"title": A}', "b.json:1:11: is not JSON: found no value, or one that lacks"),
        ('{"title": "C:\\d"}', "b.json:1:14: is not JSON: found a backslash that JSON takes"),
        ('{"title": "A"} x', "b.json:1:16: is not JSON: found more behind the end"),
        ("[" * 100_000, "b.json"),
    ],
)
def test_what_nobody_can_mend_is_told_with_its_place_alone(text: str, said: str) -> None:
    found = mistake(text)
    assert str(found).startswith(said)
    assert found.write is None
