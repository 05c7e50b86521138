"""Figures that a page shows large: PDF and HTML need no table of them, text and Word keep it."""

from __future__ import annotations

import pytest

from reports.model import Briefing
from reports.pipeline import render
from tests.renderers.test_contract import NAMES, READERS, squeezed


def said(name: str, count: int) -> str:
    figures = [{"label": f"things {n}", "value": n * 111, "unit": "cases"} for n in range(count)]
    people = [{"name": "Ann Lee"}]
    briefing = Briefing.model_validate({"title": "T", "figures": figures, "people": people})
    return squeezed(READERS[name](render(briefing, name)))


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("name", NAMES)
def test_three_figures_stand_in_every_output(name: str, count: int) -> None:
    text = said(name, count)

    assert [n for n in range(count) if f"{n * 111}cases" not in text] == []
    assert ("Keyfigures:numbers" in text) == (name not in ("pdf", "html"))


@pytest.mark.parametrize("name", NAMES)
def test_of_four_the_table_stands_in_every_output(name: str) -> None:
    text = said(name, 4)

    assert "Keyfigures:numbers" in text
    assert [n for n in range(4) if f"{n * 111}cases" not in text] == []


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_on_a_page_a_figure_stands_once_or_large_and_in_the_table(name: str) -> None:
    assert said(name, 3).count("222cases") == 1
    assert said(name, 4).count("222cases") == 2
    assert said(name, 4).count("333cases") == 1
