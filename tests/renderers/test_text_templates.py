"""A house's templates are code, and fail as code does: with file, line and cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports import render
from reports.errors import ReportsError, TemplateFailedError, UsageError
from reports.look import Options
from reports.model import Briefing
from reports.resources import template_names
from reports.theme import load_theme

BRIEFING = Briefing.model_validate(
    {"title": "T", "sections": [{"heading": "H", "body": ["Words stand here."]}]}
)


def house(folder: Path, text: str | bytes, name: str = "_heading.txt.j2") -> Options:
    (folder / "text").mkdir()
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "text" / name).write_bytes(data)
    return Options(templates=folder)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("\n{{ part.nothing }}", "nothing"),
        ("\n{{ 1/0 }}", "ZeroDivisionError: division by zero"),
        ("\n{{ 'x' + 1 }}", "TypeError"),
        ("\n{% if %}", "TemplateSyntaxError"),
        ("\n{% for %}{% endblock %}", "TemplateSyntaxError"),
        ("\n{{ part.text|nosuchfilter }}", "nosuchfilter"),
        ("\n{% include '_nope.txt.j2' %}", "_nope.txt.j2"),
        ("\n{{ [].pop() }}", "IndexError: pop from empty list"),
        ("\n{% include '_heading.txt.j2' %}", "RecursionError"),
        ("\n{{ none.x() }}", "UndefinedError"),
        ("\n{{ ''.encode('x') }}", "LookupError"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(
    text: str, cause: str, tmp_path: Path
) -> None:
    with pytest.raises(TemplateFailedError) as caught:
        render(BRIEFING, "txt", options=house(tmp_path, text))

    said = str(caught.value)
    assert cause in said
    assert said.startswith(f"{tmp_path / 'text' / '_heading.txt.j2'}:2: ")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["briefing.txt.j2", "_head.txt.j2", "_closing.txt.j2"])
def test_the_first_template_may_be_the_one_that_fails(name: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError, match=rf"text/{name}:1: "):
        render(BRIEFING, "txt", options=house(tmp_path, "{{ 1/0 }}{% if 1 %}x{% endif %}", name))


def test_a_template_that_is_no_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError, match=r"_heading\.txt\.j2:2: found bytes that are not"):
        render(BRIEFING, "txt", options=house(tmp_path, b"x\n\xe9t\xe9\n"))


def test_a_template_may_not_write_what_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError, match="UnicodeEncodeError"):
        render(BRIEFING, "txt", options=house(tmp_path, "{{ '\\ud800' }}"))


def test_a_template_that_is_a_folder_is_not_taken_for_one(tmp_path: Path) -> None:
    options = house(tmp_path, "{{ part.text }}!\n")
    (tmp_path / "text" / "_head.txt.j2").mkdir()

    assert b"H!\n" in render(BRIEFING, "txt", options=options)


@pytest.mark.parametrize("format_", ["txt", "docx", "pdf"])
def test_a_folder_that_replaces_nothing_is_refused_whatever_the_format(
    format_: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "flat").mkdir()
    (tmp_path / "flat" / "_head.txt.j2").write_text("x")
    cases = {
        "none": "found nothing at .*, expected a folder with templates",
        "n" * 5_000: "found nothing at .*, expected a folder with templates",
        "file": "found a file at .*, expected a folder with templates",
        "empty": r"replaces a template, expected one of: .*text/_head\.txt\.j2",
        "flat": r"found _head\.txt\.j2 outside its folder, expected text/_head\.txt\.j2",
    }
    for name, words in cases.items():
        with pytest.raises(UsageError, match=words):
            render(BRIEFING, format_, options=Options(templates=tmp_path / name))


def test_the_templates_that_can_be_replaced_are_those_that_ship() -> None:
    assert {"text/briefing.txt.j2", "text/_table.txt.j2"} <= set(template_names())
    assert all(name.endswith(".j2") for name in template_names())


@pytest.mark.parametrize(
    "wanted",
    [
        {"page": "a5"},
        {"page": "A4"},
        {"fit": "two"},
        {"fit": None},
        {"templates": "a/folder"},
        {"page": ["a4"]},
    ],
)
def test_options_that_there_are_not_are_refused(wanted: dict[str, object]) -> None:
    (name,) = wanted
    with pytest.raises(UsageError, match=f"^{name}: found .*, expected "):
        Options(**wanted)  # type: ignore[arg-type]  # what a script may hand over


@pytest.mark.parametrize("wrong", [{}, {"title": "T"}, None, "T", 5])
def test_what_is_no_briefing_is_answered_with_how_to_get_one(wrong: object) -> None:
    with pytest.raises(UsageError, match=r"expected a Briefing: from reports\.load"):
        render(wrong, "txt")  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", [5, None, "hous", object()])
def test_what_is_no_theme_is_refused(theme: object) -> None:
    with pytest.raises(ReportsError, match=r"^theme: found "):
        render(BRIEFING, "txt", theme=theme)  # type: ignore[arg-type]


def test_a_theme_may_be_given_as_it_is() -> None:
    assert render(BRIEFING, "txt", theme=load_theme("embassy"))
