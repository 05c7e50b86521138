"""Where the stage of a draft runs: beside the title, whatever else is in the title's words."""

import pytest

from reports import render, verify
from reports.model import Briefing


@pytest.mark.parametrize(
    "words",
    [{"marking": "Ukraine"}, {"reference": "Ukraine"}, {"marking": "Ukraine", "reference": "Ukraine"}],
)  # fmt: skip
def test_a_footer_in_the_words_of_the_title_needs_no_stage(words: dict[str, str]) -> None:
    briefing = Briefing(title="Ukraine", status="draft", **words)

    assert verify(briefing, {"docx": render(briefing, "docx")}).agrees


@pytest.mark.parametrize("title", ["Page", "1", "…"])
def test_a_title_in_the_words_of_a_footer_does_not_either(title: str) -> None:
    briefing = Briefing(title=title, status="draft")

    assert verify(briefing, {"docx": render(briefing, "docx")}).agrees


def test_a_file_of_another_stage_is_found() -> None:
    briefing = Briefing(title="Ukraine", marking="Protected", status="draft")
    final = briefing.model_copy(update={"status": "final"})

    report = verify(briefing, {"docx": render(final, "docx")})

    assert not report.agrees
