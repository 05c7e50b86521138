"""Slips of the pen: the right line, and a text that works, for each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.errors import InputError
from reports.notices import Notice
from reports.readers.briefing.read import read_briefing

SLIPS = [
    slip
    for name in ("slips.toml", "slips_pasted.toml")
    for slip in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["slip"]
]
#: Slips that say where the file begins or ends: nothing stands above or below.
AMONG_OTHERS = [slip for slip in SLIPS if not slip.get("whole")]


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


LINES = sorted({line for slip in SLIPS for line in slip["typed"].split("\n")})


@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join))
@settings(max_examples=150, deadline=None)
@example("sections:\ntitle: Aid\n  - heading: Aid\nnotes: [ask the desk")
def test_whatever_lines_stand_below_each_other_are_read_or_told(text: str) -> None:
    for found in mistakes(text):
        assert found.place.line is None or found.place.line <= text.count("\n") + 1


TEXT = 'title: "T"\nnotes:\n  - {}\ndate: 2025-08-24\n'


@given(st.text(st.sampled_from(" abAB:#&*!|>%@`'\"[]{},?-\\é“”«» 1"), min_size=1, max_size=14))
@settings(max_examples=300)
@example("[a] b: c")
def test_whatever_is_typed_as_a_text_is_read_or_answered_with_what_is_read(typed: str) -> None:
    text = TEXT.format(typed)
    for _ in range(4):
        if not (found := mistakes(text)):
            return
        text = mended(text, found[0]) if found[0].write is not None else TEXT.format("x")
    assert mistakes(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "title: Canada's #1 donor\n",
        "notes:\n  - |\n    key: value\n    - no list\n",
        "title: 'It''s done'\n",
        'title: "a\\tb"\n',
        "title: “Ukraine says yes”\n",
        "notes:\n  - ratio 1:30, see http://example.org/a:b\n",
        "summary: A text that goes on\n  in the next line, with name and title\n",
        "people:\n- name: Ann Lee\n  role: Minister\n",
        "title : Aid\ncontacts: [ {name: Ann Lee , phone: '1'} ]\n",
        'summary: "Canada gave,\n  and Ukraine\n\n  title: of it"\nnotes:\n  - "a\n    - b"\n',
        "---\ntitle: Aid\n",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    found = [each.code for each in mistakes(text)]
    assert found == (["yaml-loss"] if "#1" in text else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From: Ann Lee\ntitle: T\n", "From: found an unknown field, did you mean 'from'?"),
        ("title: T\nnotes: [a]\nTo: the desk\n", "To: found an unknown field"),
        ("From: Ann\nTo: desk\nSubject: Aid\n", "From: found an unknown field"),
        ("title: T\n--\nsummary: Canada gave.\n", "looks like a comment"),
        ("title: T\n---\nsummary: Canada gave.\n", "found a second document"),
        ("title: T\nsections: []\n---\nA story.\n", "found a second document"),
        ("title: T\n<<<<<<< ours\nsummary: one\n", "found a merge that was not finished"),
        ("title: T\npeople:\n  Ann Lee; a minister\n", "expected a list"),
        ("title: T\npeople:\n  a; b; c\n  d; e; f\n", "expected a list"),
    ],
)
def test_what_is_but_like_a_pasted_block_is_not_taken_for_one(text: str, found: str) -> None:
    told = mistakes(text)
    assert found in str(told[0])
    assert not {"yaml-mail", "yaml-table"} & {each.code for each in told}
    assert len(told[0].place.excerpt) == 1 or told[0].write != ()


def test_a_line_that_nobody_understands_is_named_and_the_rest_is_read() -> None:
    found = mistakes("title: T\n= ; ) (\npeople: [{name: }]\nlanguage: x1\n")

    assert [each.place.line for each in found] == [2, 3, 4]
    assert found[0].write is None
    assert found[0].place.excerpt == ("= ; ) (",)


@pytest.mark.parametrize(
    "text",
    [
        "sections:\ntitle: Aid\n  - heading: Aid\nnotes: [ask the desk",
        "\nUkraine thanks.\nschema_version: '1'\ntitle: {Ministry brief",
    ],
)
def test_a_list_that_is_open_at_the_end_of_a_file_with_other_slips_is_told(text: str) -> None:
    assert len(mistakes(text)) > 1


@pytest.mark.parametrize("language", ["ar", "he", "uk", "zh"])
def test_a_currency_in_words_is_asked_about_in_every_language(language: str) -> None:
    amount = "{value: 5000000, currency: euros}"
    text = f"title: T\nlanguage: {language}\naid:\n  - donor: A\n    amount: {amount}\n"
    (found,) = mistakes(text)
    assert found.write == ("    amount: {value: 5000000, currency: EUR}",)


def test_a_long_file_of_slips_ends() -> None:
    text = "title: T\nnotes:\n" + "  - a: b: c\n" * 30_000
    assert 1 <= len(mistakes(text)) <= 25


@pytest.mark.parametrize("slip", AMONG_OTHERS, ids=lambda slip: slip["what"])
def test_the_other_mistakes_of_the_file_come_in_the_same_run(slip: dict[str, Any]) -> None:
    before = "schema_version: '1'\nmarkng: SECRET\n"
    found = [str(each) for each in mistakes(before + slip["typed"] + "\nquotes: [{speaker: Z}]\n")]

    assert any(": markng: found an unknown field" in each for each in found), found
    assert any("quotes[0].text: found nothing" in each for each in found), found


def test_a_file_in_windows_1252_is_told_with_its_line_and_its_other_mistakes() -> None:
    data = "title: Café\nbyline: “Desk”\ncolour: red\n".encode("cp1252")
    with pytest.raises(InputError) as caught:
        read_briefing(data, "b.yaml")
    encoding, colour = caught.value.notices

    assert (encoding.place.line, encoding.place.column) == (1, 11)
    assert encoding.place.excerpt == ("title: Café",)
    assert "save it as UTF-8" in encoding.remedy
    assert colour.place.part == "colour"
