import json
from itertools import pairwise

import pytest
from hypothesis import given

from reports import __version__
from reports.errors import InputError
from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from tests.strategies import briefings
from tests.work import count_calls


def mistakes(text: str | bytes, name: str = "b.yaml") -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError) as caught:
        read_briefing(data, name)
    return str(caught.value).split("\n")


WRONG = """\
title: x
titel: y
date: tomorrow
sections:
  - headng: a
    body:
      - Note: this is bad
      - {bullets: []}
people:
  - {role: x}
aid:
  - {amount: {value: "1,000", currency: XXZ}, kind: militry, cumulative: perhaps}
title: again
embargo: 2025-01-01T00:00
schema_version: "0"
"""


def test_all_mistakes_come_at_once_each_with_file_line_and_path() -> None:
    assert mistakes(WRONG) == [
        "b.yaml:2:1: titel: found an unknown field, did you mean 'title'?",
        "b.yaml:3:7: date: found 'tomorrow', expected a day such as 2025-08-24; null leaves it open until somebody knows the day; write date: null",
        "b.yaml:5:5: sections[0].headng: found an unknown field, did you mean 'heading'?; write - heading: a",
        "b.yaml:7:9: sections[0].body[0]: found a mapping with 'Note', expected a paragraph (text), or one of: bullets, numbered, quote, heading; text that holds a colon needs quotes around it, or a | or > before it; write - \"Note: this is bad\"",
        "b.yaml:8:19: sections[0].body[1].bullets: found a list of 0, expected at least one item",
        "b.yaml:10:5: people[0].name: found nothing, expected a value",
        "b.yaml:12:53: aid[0].kind: found 'militry', expected one of: military, humanitarian, financial, reconstruction, development, agreement, other, did you mean 'military'?; write - {amount: {value: \"1,000\", currency: XXZ}, kind: military, cumulative: perhaps}",
        "b.yaml:12:41: aid[0].amount.currency: found 'XXZ', expected an ISO 4217 code such as 'CAD' (or null)",
        "b.yaml:12:74: aid[0].cumulative: found 'perhaps', expected true or false",
        "b.yaml:13:1: title: found twice (first in line 1), expected once",
        "b.yaml:14:10: embargo: found '2025-01-01T00:00', expected an instant with its offset such as 2025-08-24T06:00:00+02:00; put the place's own offset from UTC, such as +02:00, in place of +00:00; write embargo: 2025-01-01T00:00+00:00",
        "b.yaml:15:17: schema_version: found version '0', this briefpack reads version '1'",
    ]


def test_a_newer_format_is_refused_with_the_version_that_is_here() -> None:
    # its other fields may be right there, and are no mistakes
    text = "title: T\nschema_version: 2\nkind_of_2031: {x: y}\ndate: someday\n"
    assert mistakes(text) == [
        "b.yaml:2: schema_version: found version '2', which needs a newer briefpack; "
        f"this is briefpack {__version__}, and reads version '1'"
    ]
    assert "newer briefpack" not in " ".join(mistakes("title: T\nschema_version: 0\n"))


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "b.yaml", "b.yaml: found an empty file, expected a briefing"),
        (b" \n\t\n", "b.json", "b.json: found an empty file, expected a briefing"),
        (b"title: x\nsections:\n\t- a", "b.yaml", "b.yaml:3:1: found a tab; YAML indents with spaces"),
        (b"title: a\0", "b.yaml", "b.yaml:1: found a NUL byte, expected text"),
        (b"title: a\nbyline: \xe9", "b.yaml", "b.yaml:2:9: found the byte 0xE9, expected text in UTF-8; the file is in Windows-1252"),
        (b"title: a\n---\ntitle: b", "b.yaml", "found a second document (---), expected one briefing"),
        (b"- a", "b.yaml", "b.yaml:1: found no fields"),
        (b"a: &a [*a]", "b.yaml", "found nesting past all use"),
        (b"[" * 100_000, "b.yaml", "found nesting past all use"),
        (b"[" * 100_000, "b.json", "found nesting past all use"),
        (b"!!python/object:os.system {}", "b.yaml", "found the tag"),
        (b"title: !secret x", "b.yaml", "title: found the tag '!secret', expected plain values"),
        (b'{"title": "a", "title": "b"}', "b.json", "b.json:1: title: found twice"),
        (b'{"title": "a",\n"aid": [{"amount": {"valu": 1}}]}', "b.json", "b.json:2: aid[0].amount.valu"),
        (b'{"title": "a"', "b.json", "b.json:1:14: is not JSON"),
        (b'{"figures": [{"value": NaN}]}', "b.json", "found NaN, expected a number"),
        (b'title="a"\ntitle="b"', "b.toml", "b.toml:2: title: found twice (first in line 1)"),
        (b'title="a"\n[[sections]]\n[[sections]]\nhed="x"', "b.toml", "b.toml:4: sections[1].hed"),
        (b"title = ", "b.toml", "b.toml:1: is not TOML"),
        (b"title: \"a\\u202Eb\"", "b.yaml", "found the control character U+202E at place 2"),
        (b"qa: [{question: q, answer: '\x07'}]", "b.yaml", "b.yaml:1"),
        (b"people: [{id: a, name: x}, {id: a, name: y}]", "b.yaml", "the id 'a' more than once"),
        (b"aid: [{amount: {value: -1}}]", "b.yaml", "found -1, expected a number from 0"),
        (b"source: {url: 'javascript:alert(1)'}", "b.yaml", "expected an address that starts with"),
    ],
)  # fmt: skip
def test_what_is_no_briefing_is_named_with_its_place(data: bytes, name: str, message: str) -> None:
    assert message in "\n".join(mistakes(data, name))


def exploding(levels: int) -> str:
    """Return a list of nine, in lists of nine, and so on."""
    names = "abcdefghijkl"[: levels + 1]
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in pairwise(names)]
    return "\n".join(lines)


def test_aliases_that_explode_end_in_a_message_at_once() -> None:
    assert "by its aliases" in mistakes(exploding(8))[0]
    mistakes(exploding(1))  # what is loaded at first use
    few, many = (count_calls(lambda n=n: mistakes(exploding(n))) for n in (7, 10))  # type: ignore[misc]
    assert many < 2 * few  # each level would make nine times as many


def test_fifty_megabytes_are_refused_by_their_size() -> None:
    assert "found 50.0 MB, expected a briefing of at most 4 MB" in mistakes(b"x" * 50_000_000)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_and_windows_line_ends_are_read(encoding: str) -> None:
    data = "title: Café\r\nsummary: |\r\n  one\r\n  two\r\n".encode(encoding)

    briefing = read_briefing(data, "b.yaml")

    assert (briefing.title, briefing.summary) == ("Café", "one two")


def test_yaml_keeps_every_digit_and_letter_as_written() -> None:
    text = "title: 2025\nbyline: yes\nreference: 1.10\naid: [{amount: {value: 1e9, unit: rupees}, cumulative: true}]"
    briefing = read_briefing(text.encode(), "b.yaml")

    assert (briefing.title, briefing.byline, briefing.reference) == ("2025", "yes", "1.10")
    assert briefing.aid[0].amount is not None
    assert str(briefing.aid[0].amount.value) == "1000000000"
    assert briefing.aid[0].cumulative is True


@given(briefings())
def test_json_reads_back_whole(briefing: Briefing) -> None:
    assert read_briefing(briefing.model_dump_json().encode(), "b.json") == briefing


def test_the_sample_in_toml_and_json_is_the_same_briefing(sample: Briefing) -> None:
    as_json = json.dumps(json.loads(sample.model_dump_json(exclude_none=True)), indent=1)
    toml = 'title = "T"\ndate = 2025-08-24\n[[aid]]\namount = {value = 1.5, currency = "CAD"}\n'

    assert read_briefing(as_json.encode(), "b.json") == sample
    assert str(read_briefing(toml.encode(), "b.toml").aid[0].amount.value) == "1.5"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["b.yaml", "b.json", "b.toml"])
def test_a_file_of_marks_without_end_is_refused_before_it_is_parsed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.readers.briefing.parsers.yaml_values.compose", None)
    assert "lines and marks" in mistakes(b"a: [" + b"x," * 400_000 + b"]", name)[0]


def test_text_that_aliases_repeat_is_counted_by_its_characters() -> None:
    text = f"title: T\nnotes: [&a {'word ' * 4_000}, {'*a, ' * 2_000}]"
    assert "by its aliases" in mistakes(text.encode())[0]


def test_a_text_that_aliases_repeat_now_and_then_is_read() -> None:
    briefing = read_briefing(b"title: T\nnotes: [&a a word, *a, *a]", "b.yaml")
    assert briefing.notes == ("a word",) * 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.json", '{"a": ' + "[" * 40 + "1" + "]" * 40 + "}"),
        ("b.json", "[" * 100_000),
        ("b.yaml", "a: " + "[" * 40 + "1" + "]" * 40),
        ("b.yaml", "\n".join("  " * i + "a:" for i in range(40))),
    ],
)
def test_nesting_past_all_use_is_refused(name: str, text: str) -> None:
    assert "found nesting past all use" in "\n".join(mistakes(text.encode(), name))


@pytest.mark.parametrize(
    "key",
    [
        ".".join("a" * 50_000) + " = 1",
        "[" + ".".join("a" * 50_000) + "]",
        "[[ " + " . ".join(["'a b'", '"c"'] * 10) + " ]]",
        'title = "T"\n\t' + ".".join("a" * 17) + " = 1",
    ],
)
def test_a_dotted_key_without_end_is_refused_before_it_is_parsed(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tomllib.loads", None)
    assert "found a key of more than 16 parts" in mistakes(key.encode(), "b.toml")[0]


def test_dots_in_the_texts_of_toml_are_no_key() -> None:
    text = ".".join("a" * 40)
    data = f'title = "{text}"\nsummary = """\nSee {text}.\n"""\n'.encode()
    assert read_briefing(data, "b.toml").title == text


@pytest.mark.parametrize(
    ("name", "text"), [("b.json", '{{"title": {0}}}'), ("b.toml", "title = {0}")]
)
def test_a_number_of_a_hundred_thousand_digits_is_answered(name: str, text: str) -> None:
    (message,) = mistakes(text.format("9" * 100_000).encode(), name)
    assert "digits" in message
    assert len(message) < 200


@pytest.mark.parametrize("number", [f"1e{'9' * 30}", f"1.5E-{'9' * 3_000}"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.json", '{{"figures": [{{"label": "l", "value": {0}}}]}}'),
        ("b.toml", "figures = [{{label = 'l', value = {0}}}]"),
        ("b.yaml", "figures: [{{label: l, value: {0}}}]"),
    ],
)
def test_an_exponent_past_all_numbers_is_answered(name: str, text: str, number: str) -> None:
    (message,) = mistakes(text.format(number).encode(), name)
    assert number[:5] in message
    assert len(message) < 200


@pytest.mark.parametrize("escape", ["\\U00110000", "\\UFFFFFFFF", "\\UD8000000"])
def test_an_escape_past_the_end_of_unicode_is_no_yaml(escape: str) -> None:
    assert mistakes(f'title: "{escape}"')[0].startswith("b.yaml: is not YAML: ")


def test_an_anchor_that_stands_twice_is_legal_and_silent() -> None:
    text = "title: T\npeople: [&p {name: A}, &p {name: B}, *p]\n"
    assert [p.name for p in read_briefing(text.encode(), "b.yaml").people] == ["A", "B", "B"]
