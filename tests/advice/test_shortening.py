"""A brief that must fit on one page: what is said to be enough is enough, and no less is.

Of 500 briefings: pytest --hypothesis-profile=thorough tests/advice/test_shortening.py
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import reports
from reports.advice.shortening import named_places, parts_to_cut, without
from reports.errors import PageOverflowError
from reports.look import Options
from reports.model import Briefing

ONE = Options(fit="one")
WORDS = "The delegations discussed further arrangements and agreed on the next deliveries. "
SAYINGS = [f"We shall keep promise number {n} to our neighbours" for n in range(3)]


def section(number: int, lines: int, saying: bool) -> dict[str, Any]:
    body = [WORDS * lines]
    if saying:
        body.append(f"“{SAYINGS[number % 3]},” said Minister Abc.")
    return {"heading": f"Part {number}", "body": body}


LONG = st.builds(
    lambda parts, questions, rows, quotes, held: Briefing.model_validate(
        {
            "title": "A brief that is too long",
            "summary": WORDS,
            "sections": [section(n, *part) for n, part in enumerate(parts)],
            "qa": [{"question": f"Is this {n}?", "answer": WORDS * k}
                   for n, k in enumerate(questions)],
            "aid": [
                {"donor": f"Country {n}", "purpose": WORDS * k or None,
                 "amount": {"value": 10**6 * (n + 1), "currency": "CAD"},
                 "review": "asked" if n in held else None}
                for n, k in enumerate(rows)
            ],
            "quotes": [{"text": saying, "speaker": "Abc"} for saying in SAYINGS[:quotes]],
        }
    ),
    st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=2, max_size=12),
    st.lists(st.integers(1, 12), min_size=2, max_size=14),
    st.lists(st.integers(0, 9), min_size=2, max_size=30),
    st.integers(0, 3),
    st.sets(st.integers(0, 30), max_size=3),
)  # fmt: skip


def overflow(briefing: Briefing) -> PageOverflowError | None:
    try:
        reports.render(briefing, "pdf", options=ONE)
    except PageOverflowError as error:
        return error
    return None


def followed(briefing: Briefing, words: str) -> Briefing:
    """Return the briefing without what the message says, as a person would take it out."""
    fields: dict[str, Any] = briefing.model_dump()
    numbered = r"(question|row)s? (\d+(?:(?:, | and | to )\d+)*)(?: of (\w+))?"
    for name, numbers, field in re.findall(numbered, words):
        gone = {int(n) - 1 for n in re.findall(r"\d+", numbers)}
        if " to " in numbers:
            gone = set(range(min(gone), max(gone) + 1))
        field = "qa" if name == "question" else field
        fields[field] = [part for n, part in enumerate(fields[field]) if n not in gone]
    last = re.search(r"the last (\d+) sections", words)
    gone = set(re.findall(r"'(Part \d+)'", words))
    sections = fields["sections"]
    kept = sections[: -int(last[1])] if last else [s for s in sections if s["heading"] not in gone]
    fields["sections"] = kept
    if "the quotations in" in words:
        bodies = str([s["body"] for s in sections if s not in kept])
        fields["quotes"] = [quote for quote in fields["quotes"] if quote["text"] not in bodies]
    return Briefing.model_validate(fields)


@settings(max_examples=settings.default.max_examples // 4)
@given(LONG)
def test_what_is_said_to_be_enough_is_enough(briefing: Briefing) -> None:
    error = overflow(briefing)
    assume(error is not None)
    assert error is not None

    (words,) = error.lines
    assert error.over > 0
    assert "it fits without" in words
    assert overflow(followed(briefing, words)) is None
    assert overflow(without(briefing, error.without)) is None


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (7, []),
        (6, [("qa", 1)]),
        (5, [("qa", 1), ("qa", 0)]),
        (3, [("qa", 1), ("qa", 0), ("sections", 1), ("quotes", 0)]),
        (2, [("qa", 1), ("qa", 0), ("sections", 1), ("sections", 0), ("quotes", 0)]),
        (1, [("qa", 1), ("qa", 0), ("sections", 1), ("sections", 0), ("aid", 1), ("quotes", 0)]),
        (-1, []),
    ],
)
def test_the_fewest_parts_from_the_end_are_named(limit: int, expected: list[Any]) -> None:
    briefing = Briefing.model_validate(
        {
            "title": "Counted",
            "sections": [section(2, 1, saying=False), section(0, 1, saying=True)],
            "aid": [{"donor": "A"}, {"donor": "B"}],
            "qa": [{"question": "One?"}, {"question": "Two?"}],
            "quotes": [{"text": SAYINGS[0], "speaker": "Abc"}],
        }
    )
    tries = []

    def fits(shorter: Briefing) -> bool:
        tries.append(shorter)
        fields = (shorter.sections, shorter.aid, shorter.qa, shorter.quotes)
        return sum(map(len, fields)) <= limit

    assert sorted(parts_to_cut(briefing, fits)) == sorted(expected) or limit == 7
    assert len(tries) <= 5


def test_what_no_part_makes_room_for_is_said() -> None:
    briefing = Briefing.model_validate({"title": "Long", "summary": WORDS * 220, "qa": [
        {"question": "One?"}]})  # fmt: skip

    error = overflow(briefing)

    assert error is not None
    assert error.without == ()
    assert error.lines[0].endswith(
        "shorten the title, the summary or the contacts: they alone do not fit"
    )


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([("sections", 0)], "the section 'A'"),
        ([("sections", 1), ("quotes", 0)], "the section number 2 and the quotations in it"),
        ([("sections", 0), ("sections", 2)], "the sections 'A' and 'C'"),
        ([("sections", n) for n in range(6)], "the last 6 sections, from 'A' on,"),
        ([("qa", 4)], "question 5"),
        ([("qa", 4), ("qa", 3)], "questions 4 and 5"),
        ([("qa", 4), ("qa", 3), ("qa", 2), ("aid", 0)], "questions 3 to 5 and row 1 of aid"),
        ([("aid", 0), ("aid", 2), ("aid", 3)], "rows 1, 3 and 4 of aid"),
    ],
)
def test_parts_are_called_as_people_count_them(places: list[Any], words: str) -> None:
    briefing = Briefing.model_validate(
        {
            "title": "Called",
            "sections": [
                {"heading": name, "body": [f"{name}: “{SAYINGS[0]},” said Abc."] * (n == 1)}
                for n, name in enumerate(["A", None, "C", "D", "E", "F"])
            ],
            "quotes": [{"text": SAYINGS[0], "speaker": "Abc"}],
        }
    )

    assert named_places(briefing, places) == words
