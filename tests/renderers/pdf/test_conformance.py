"""Every kind of brief passes the machine checks of PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reports.model import Briefing
from reports.renderers.contract import Rendered
from reports.theme import theme_names

Render = Callable[..., Rendered]
Faults = Callable[[bytes], list[str]]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("page", ["a4", "letter"])
def test_the_sample_and_a_french_brief_pass(
    render: Render, faults: Faults, sample: Briefing, french: Briefing, theme: str, page: Any
) -> None:
    for briefing in (sample, french):
        assert faults(render(briefing, theme, page=page).data) == []


def test_a_title_alone_passes(render: Render, faults: Faults) -> None:
    assert faults(render(Briefing(title="A title alone")).data) == []


@pytest.mark.parametrize("embed", ["none", "full"])
def test_a_file_passes_whatever_it_carries(
    render: Render, faults: Faults, sample: Briefing, embed: str
) -> None:
    data = render(sample, embed=embed).data

    assert (b"EmbeddedFile" in data) == (embed == "full")
    assert faults(data) == []


@pytest.mark.parametrize("paragraphs", [2, 14, 30, 60])
def test_several_pages_pass(
    render: Render, faults: Faults, brief_of: Callable[..., Briefing], paragraphs: int
) -> None:
    briefing = brief_of(paragraphs, 12, marking="INTERNAL", reference="R-1")

    assert faults(render(briefing).data) == []


def test_a_table_over_many_pages_passes(render: Render, faults: Faults) -> None:
    people = [{"name": f"Person Number {n}", "role": "Minister"} for n in range(500)]
    rendered = render(Briefing.model_validate({"title": "People", "people": people}))

    assert faults(rendered.data) == []


def test_the_validators_see_a_missing_title(faults: Faults, render: Render) -> None:
    data = render(Briefing(title="A title alone")).data
    broken = data.replace(b"<dc:title>", b"<dc:tytle>").replace(b"</dc:title>", b"</dc:tytle>")

    assert faults(broken) != []
