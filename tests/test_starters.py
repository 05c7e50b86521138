"""What a starter shows is a brief of its kind: it builds, fits, is in order, and teaches."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from reports.checks import Subject, check_briefing
from reports.look import Options, look_of
from reports.model import Briefing, public
from reports.model.brief_head import BriefKind
from reports.outputs import Output
from reports.pipeline import plan_of, render, render_all
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from reports.sources import Loaded
from reports.theme import PageSize
from tests.starters import KINDS, starter, starter_text

GOLDENS = Path(__file__).parent / "goldens"
PAPERS = get_args(PageSize)


def test_there_is_one_for_each_kind() -> None:
    assert set(KINDS) == set(get_args(BriefKind))
    assert [starter(kind).kind for kind in KINDS] == list(KINDS)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
def test_it_builds_in_every_format_and_each_file_says_it_all(kind: str, paper: PageSize) -> None:
    outputs, notices = made(starter(kind), paper)

    assert [each.format for each in outputs] == ["pdf", "docx", "txt", "html"]
    assert notices == ()


def made(briefing: Briefing, paper: PageSize) -> tuple[tuple[Output, ...], tuple[object, ...]]:
    options = Options(page=paper)
    loaded = Loaded(briefing, "starter")
    return render_all(loaded, ("pdf", "docx", "txt", "html"), look_of("house", options), options)


@pytest.mark.parametrize("kind", KINDS)
def test_its_text_reads_as_its_golden(kind: str, accept: bool) -> None:
    text = render(starter(kind), "txt").decode("utf-8")
    golden = GOLDENS / f"starter-{kind}.txt"
    if accept:
        golden.write_text(text, encoding="utf-8")

    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", [None, "fr", "ar", "he"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_decision_note_takes_one_page(paper: PageSize, language: str | None) -> None:
    options = Options(page=paper, fit="one")
    loaded = Loaded(starter("decision", language), "starter")
    (pdf,), _ = render_all(loaded, ("pdf",), look_of("house", options), options)

    assert pdf.pages == 1


@pytest.mark.parametrize("kind", KINDS)
def test_its_word_brief_reads_back_equal(kind: str) -> None:
    briefing = starter(kind)
    reading = read_word(WordRenderer().render(plan_of(briefing), look_of()).data, "starter.docx")

    assert reading.briefing == public(briefing)
    assert reading.notices == ()


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_has_nothing_to_say_but_of_the_answer_that_is_open(kind: str) -> None:
    found = [each.code for each in check_briefing(Subject(starter(kind)))]

    assert found == (["B308"] if kind == "lines" else [])


def test_every_field_of_the_format_stands_in_one_of_them() -> None:
    whole = "\n".join(map(starter_text, KINDS))
    named = set(re.findall(r"^#? ?(\w+):", whole, re.MULTILINE))

    assert set(Briefing.model_fields) - named - {"totals", "dollar"} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_each_says_what_it_is_for_and_how_it_is_built(kind: str) -> None:
    schema, what, build, *_ = starter_text(kind).splitlines()

    assert schema == "# yaml-language-server: $schema=briefing.schema.json"
    assert what.startswith("# ")
    assert "briefpack build briefing.yaml" in build
