"""Everything we can make passes the machine checks of PDF/UA-1 and PDF/A-3a."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reports.look import Options
from reports.model import Briefing
from reports.sources import read_source
from reports.theme import PageSize, theme_names
from tests.conftest import ARTICLES
from tests.decision_note import decision_note
from tests.headed import headed_brief
from tests.lines_to_take import lines_brief
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.making import TITLE_ONLY, of_length, rendered
from tests.renderers.pdf.test_notes import open_money
from tests.renderers.pdf.verapdf import VeraPdf
from tests.renderers.word.cases import bodies
from tests.starters import KINDS, starter
from tests.strategies import briefings
from tests.verification.arabic import in_arabic

Make = Callable[[], Briefing]


def led(**fields: object) -> Briefing:
    """A brief with the numbers large, persons and aid side by side, and every note on totals."""
    counted = [{"label": "cases", "value": 809, "qualifier": "over", "as_of": "2025-08-24"}]
    sums = [
        {"value": 5_000_000, "currency": "CAD"},
        {"value": 7_000_000, "currency": "CAD", "qualifier": "over"},
        {"value": 9_000_000, "currency": "EUR"},
        {"value": 3_000_000, "currency": None},
    ]
    aid = [{"donor": f"Donor {n}", "purpose": "gas", "amount": one} for n, one in enumerate(sums)]
    aid[0]["equivalent"] = {"value": 4_000_000, "currency": "USD"}
    people = [{"name": "Ann Lee", "role": "minister"}, {"name": "Jo Diaz"}]
    made = {"title": "Led", "figures": counted, "people": people, "aid": aid, **fields}
    return Briefing.model_validate(made)


def drafted(path: Path) -> Briefing:
    """What is drafted of an article, with a title where it has none."""
    briefing = read_source(path).briefing
    return briefing.model_copy(update={"title": briefing.title or path.stem})


def with_open_money() -> Briefing:
    """A brief with notes on its sums, and a source that has a title and an address."""
    source = {"title": "An article", "url": "https://example.org/an/article"}
    text = "The [report](https://example.org/r) (https://example.org/r) says $5 million."
    body = [{"heading": "What it says", "body": [text]}]
    return open_money(source=source, sections=body)


CASES: dict[str, Make] = {
    "numbers beside the summary": lambda: led(summary="The states agreed on a schedule. " * 8),
    "numbers alone": lambda: led(marking="RESTRICTED", embargo="2025-08-25T06:00:00+02:00"),
    "the largest sum": lambda: led(figures=[], summary="The states agreed."),
    "numbers over a page": lambda: led(summary="The states agreed on a schedule. " * 400),
    "numbers from the right": lambda: led(language="ar", summary="اتفق الطرفان على موعد. " * 9),
    "sums of nobody's dollars": with_open_money,
    "sample": lambda: read_source(None).briefing,
    "decisions": decision_note,
    "decisions over pages": lambda: decision_note(times=12),
    "decisions, from the right": lambda: decision_note("ar"),
    "a head": headed_brief,
    "a head, from the right": lambda: headed_brief("he"),
    "lines to take": lines_brief,
    "lines to take, from the right": lambda: lines_brief("ar"),
    **{f"starter of kind {kind}": lambda kind=kind: starter(kind) for kind in KINDS},
    "a decision note, from the right": lambda: starter("decision", "ar"),
    "a situation report, from the right": lambda: starter("sitrep", "he"),
    "title alone": lambda: TITLE_ONLY,
    "all that a body holds": bodies,
    "all that a body holds, from the right": lambda: bodies("ar"),
    **{f"{n} paragraphs": lambda n=n: of_length(n) for n in (1, 12, 40, 80, 120, 160)},
    "twelve pages": lambda: of_length(380),
    **{path.stem: lambda path=path: drafted(path) for path in ARTICLES.glob("*.txt")},
}


def both(vera: VeraPdf, data: bytes) -> list[str]:
    broken = [str(rule) for flavour in FLAVOURS for rule in vera.judge(data, flavour)]
    return broken + faults(data)


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_case_passes_both_validators(case: str, vera: VeraPdf) -> None:
    assert both(vera, rendered(CASES[case]())) == []


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("theme", theme_names())
def test_every_theme_passes_on_both_papers(theme: str, size: str, vera: VeraPdf) -> None:
    data = rendered(of_length(6), theme, Options(page=size))  # type: ignore[arg-type]
    assert both(vera, data) == []


def test_the_long_cases_do_have_many_pages() -> None:
    counts = [len(pypdfium2.PdfDocument(rendered(of_length(n)))) for n in (1, 40, 160, 380)]
    assert counts[0] == 1
    assert counts[1] > 1
    assert counts[2] >= 4
    assert counts[3] == 12


_LANGUAGES = ("en", "fr", "de", "es", "uk", "ar")
# 300 take some minutes: `BRIEFINGS=300 pytest`
_COUNT = int(os.environ.get("BRIEFINGS", "20"))


@pytest.mark.parametrize(
    "made", [briefings(_LANGUAGES), briefings(("ar",)).map(in_arabic)], ids=["any", "arabic"]
)
def test_no_briefing_makes_a_file_that_page_validation_objects_to(
    made: SearchStrategy[Briefing],
) -> None:
    @settings(
        max_examples=_COUNT,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(made, st.sampled_from(theme_names()), st.sampled_from(get_args(PageSize)))
    def passes(briefing: Briefing, theme: str, page: PageSize) -> None:
        assert faults(rendered(briefing, theme, Options(page=page))) == []

    passes()
