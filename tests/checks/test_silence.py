"""Comments that silence rules: where they stand, what they are about, and what is no comment."""

from __future__ import annotations

import pytest

from reports.checks.checking import check
from reports.checks.silence import heard, silences
from reports.notices import Location, Notice
from tests.work import count_calls


def _found(tmp_path, text, name="brief.yaml"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return {(each.code, each.place.part) for each in check(path)}


def _lines(tmp_path, text, code):
    path = tmp_path / "brief.yaml"
    path.write_text(text, "utf-8")
    return [each.place.line for each in check(path) if each.code == code]


QA = "title: A visit\nqa:\n  - question: What?\n  - question: Who?\n"
BOTH = {("B308", "qa[0]"), ("B308", "qa[1]")}


def test_without_a_comment_both_are_found(tmp_path):
    assert _found(tmp_path, QA) >= BOTH


@pytest.mark.parametrize(
    "comment",
    [
        "# briefpack: ignore B308",
        "# briefpack:ignore b308",
        "# BRIEFPACK: Ignore B308, B301",
        "# briefpack: ignore B301 B308: the answer comes on Monday",
        "# ask Ann # briefpack: ignore B308",
    ],
)
def test_at_the_end_of_a_line(tmp_path, comment):
    found = _found(tmp_path, QA.replace("What?", f"What?  {comment}"))
    assert found & BOTH == {("B308", "qa[1]")}


def test_above_a_line(tmp_path):
    text = QA.replace("  - question: Who", "  # briefpack: ignore B308\n  - question: Who")
    assert _found(tmp_path, text) & BOTH == {("B308", "qa[0]")}


def test_above_a_line_with_other_comments_and_blank_lines_between(tmp_path):
    text = QA.replace(
        "  - question: Who", "  # briefpack: ignore B308\n\n  # ask\n  - question: Who"
    )
    assert _found(tmp_path, text) & BOTH == {("B308", "qa[0]")}


@pytest.mark.parametrize(
    "place", ["qa:  # briefpack: ignore B308", "# briefpack: ignore B308\nqa:"]
)
def test_of_a_field_it_is_about_all_within(tmp_path, place):
    assert not _found(tmp_path, QA.replace("qa:", place)) & BOTH


def test_above_the_first_field_it_is_about_the_file(tmp_path):
    text = f"# A visit.\n# briefpack: ignore B308, B301\n\n{QA}"
    codes = {code for code, _ in _found(tmp_path, text)}
    assert not codes & {"B308", "B301"}
    assert "B311" in codes


def test_at_the_end_of_the_first_line_it_is_not(tmp_path):
    text = QA.replace("A visit", "A visit  # briefpack: ignore B308")
    assert _found(tmp_path, text) >= BOTH


def test_below_the_last_field_it_is_about_nothing(tmp_path):
    assert _found(tmp_path, f"{QA}# briefpack: ignore B308\n") >= BOTH


def test_another_rule_is_not_silenced(tmp_path):
    assert _found(tmp_path, QA.replace("What?", "What?  # briefpack: ignore B301")) >= BOTH


@pytest.mark.parametrize(
    "text",
    [
        QA + 'summary: "He wrote # briefpack: ignore B308"\n',
        QA + "summary: 'He wrote # briefpack: ignore B308'\n",
        QA + "summary: >-\n  He wrote\n  # briefpack: ignore B308\n  and left.\n",
        QA + "summary: |\n  # briefpack: ignore B308\n",
        QA.replace("What?", '"What of x#briefpack: ignore B308?"'),
    ],
    ids=["double", "single", "folded", "literal", "no space before"],
)
def test_words_of_a_text_are_no_comment(tmp_path, text):
    found = _found(tmp_path, text)
    assert found >= BOTH
    assert "B001" not in {code for code, _ in found}


def test_a_comment_beside_a_text_that_looks_like_one(tmp_path):
    text = QA.replace("What?", "What?  # briefpack: ignore B308")
    text += "summary: >-\n  He wrote\n  # briefpack: ignore B308\n"
    assert _found(tmp_path, text) & BOTH == {("B308", "qa[1]")}


def test_in_toml(tmp_path):
    text = 'title = "A visit"\n[[qa]] # briefpack: ignore B308\nquestion = "What?"\n'
    text += '[[qa]]\nquestion = "Who? # briefpack: ignore B308"\n'
    assert _found(tmp_path, text, "brief.toml") & BOTH == {("B308", "qa[1]")}


def test_json_has_no_comments(tmp_path):
    text = '{"title": "A visit", "qa": [{"question": "What? # briefpack: ignore B308"}]}'
    assert ("B308", "qa[0]") in _found(tmp_path, text, "brief.json")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("B999", "“ignore B999” names no rule"),
        ("B308 B3O1, B999", None),
        ("B308, B9", "“ignore B9” names no rule"),
        ("", "“ignore” names no rule"),
        ("the question", "“ignore the” names no rule"),
        ("B3O8", "“ignore B3O8” names no rule"),
        ("B308 as the F16 are late", None),
        ("B308, B001", None),
    ],
)
def test_what_names_no_rule_is_found(tmp_path, said, found):
    path = tmp_path / "brief.yaml"
    path.write_text(QA.replace("Who?", f"Who?  # briefpack: ignore {said}"), "utf-8")
    notices = [each for each in check(path) if each.code == "B001"]
    assert [each.found for each in notices] == ([found] if found else [])
    assert all(each.place.line == 4 and each.severity == "warning" for each in notices)
    assert all(each.expected for each in notices)


def test_findings_stand_in_the_order_of_lines(tmp_path):
    assert _lines(tmp_path, QA, "B308") == [3, 4]


def test_many_comments_take_no_longer_each() -> None:
    _silence_all(2_000)  # what is loaded and kept at the first use
    twice = count_calls(lambda: _silence_all(2_000))
    assert twice <= 3 * count_calls(lambda: _silence_all(1_000))


def _silence_all(count: int) -> None:
    """Silence as many questions, and as many lines below them, but for one question more."""
    rows = "".join(f"  - question: Q{n}?  # briefpack: ignore B308\n" for n in range(count))
    alone = "# briefpack: ignore B308\n" * count
    text = f"title: A visit\nqa:\n{rows}{alone}"
    lines = {("title",): 1, ("qa",): 2, **{("qa", n): n + 3 for n in range(count)}}
    notices = tuple(
        Notice("B308", "no answer", place=Location(part=f"qa[{n}]")) for n in range(count + 1)
    )
    silenced = silences(text, lines, lambda _: True)
    left = list(heard(notices, silenced, lines))
    assert [each.place.part for each in left] == [f"qa[{count}]"]
