"""Each rule has a page; its bad examples are found at the right line, its good ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.checks import RULES
from reports.checks.checking import check
from tests.checks.pages import FOLDER, Example, examples, index

CODES = [each.code for each in RULES]
EXAMPLES = [example for code in CODES for example in examples(code)]


def _found(example: Example, tmp_path):
    path, article = tmp_path / "brief.yaml", None
    path.write_text(example.source, "utf-8")
    if example.article is not None:
        article = tmp_path / "article.txt"
        article.write_text(example.article, "utf-8")
    theme = "house"
    if example.theme is not None:
        theme = str(tmp_path / "theme.toml")
        Path(theme).write_text(f'extends = "house"\n{example.theme}', "utf-8")
    found = check(path, today=example.today, article=article, theme=theme)
    return [each for each in found if each.code == example.code]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.code}-{each.is_found}")
def test_the_examples_of_a_page_are_what_it_says(example, tmp_path):
    found = _found(example, tmp_path)
    if example.is_found:
        assert example.line in [each.place.line for each in found], found
        assert all(each.found and (each.expected or each.remedy) for each in found), found
    else:
        assert not found


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_each_rule_has_a_page_that_says_what_it_is(each):
    text = (FOLDER / f"{each.code}.md").read_text("utf-8")
    assert text.startswith(f"# {each.code}: {each.name}\nSeverity: {each.severity}\n")
    kinds = {example.is_found for example in examples(each.code)}
    assert kinds == {True, False}, "a page needs a bad example and a good one"


def test_codes_are_there_once_and_no_page_is_left_over():
    assert len(set(CODES)) == len(CODES)
    assert {path.stem for path in FOLDER.glob("B*.md")} == set(CODES)


def test_the_index_names_all_rules():
    assert (FOLDER / "index.md").read_text("utf-8") == index(), "python -m tests.checks.pages"
