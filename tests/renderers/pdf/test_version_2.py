"""PDF 2.0 (`--pdf 2.0`): all that passes as PDF 1.7 passes its standards, and says the same.

PDF/UA-2 and PDF/A-4f are judged of every case; the two profiles of Well-Tagged PDF, whose rules
are those of PDF/UA-2 but for the declarations, of three.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from reports import render as render_briefing
from reports import verify
from reports.look import Options
from reports.model import Briefing, public
from reports.readers.own.pdf import read_pdf
from reports.renderers.contract import Rendered
from reports.theme import theme_names
from reports.verification.pdf.reading import read_kinds, read_pages
from tests.renderers.pdf.defects import damaged, nothing
from tests.renderers.pdf.making import of_length, rendered
from tests.renderers.pdf.newer_defects import DEFECTS, outline_items
from tests.renderers.pdf.test_validators import CASES
from tests.renderers.pdf.verapdf import VeraPdf

#: Texts, each with the kinds of the elements that it stands in.
Kinds = list[tuple[tuple[str, ...], str]]

NEWER = Options(pdf="2.0")
FLAVOURS = ("ua2", "4f")
WELL_TAGGED = ("wt1a", "wt1r")


def broken(vera: VeraPdf, data: bytes, *flavours: str) -> list[str]:
    return [f"{name} {one.rule}" for name in flavours for one in vera.judge(data, name)]


def in_new_types(kinds: Kinds) -> Kinds:
    """Return texts and where they stand with the types that PDF 2.0 has for notes."""
    return [
        (tuple("FENote" if one == "Note" else one for one in path), text) for path, text in kinds
    ]


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_case_passes_and_says_the_same(case: str, vera: VeraPdf) -> None:
    briefing = CASES[case]()
    data, older = rendered(briefing, options=NEWER), rendered(briefing)

    assert data.startswith(b"%PDF-2.0\n")
    assert broken(vera, data, *FLAVOURS) == []
    assert read_pages(data) == read_pages(older)
    assert read_kinds(data) == in_new_types(read_kinds(older))
    assert read_pdf(data, "a.pdf") == read_pdf(older, "a.pdf")


@pytest.mark.parametrize(
    "case", ["sample", "numbers from the right", "80 paragraphs", "sums of nobody's dollars"]
)
def test_files_are_well_tagged(case: str, vera: VeraPdf) -> None:
    assert broken(vera, rendered(CASES[case](), options=NEWER), *WELL_TAGGED) == []


def test_a_french_brief_passes(french: Briefing, vera: VeraPdf) -> None:
    assert broken(vera, rendered(french, options=NEWER), *FLAVOURS) == []


@pytest.mark.parametrize("theme", theme_names())
def test_every_theme_passes(theme: str, vera: VeraPdf) -> None:
    assert broken(vera, rendered(of_length(1), theme, NEWER), *FLAVOURS) == []


def test_a_file_without_a_briefing_does_not_say_that_it_holds_files(
    sample: Briefing, vera: VeraPdf
) -> None:
    data = rendered(sample, options=Options(pdf="2.0", embed="none"))

    assert broken(vera, data, "ua2", "4") == []
    assert b"pdfaid:conformance" not in data


def test_what_python_asks_for_is_the_file_and_is_verified(sample: Briefing) -> None:
    data = render_briefing(sample, "pdf", options=NEWER)

    assert data == rendered(sample, options=NEWER)
    assert verify(sample, {"pdf": data}).agrees
    assert read_pdf(data, "a.pdf").briefing == public(sample)


def test_entries_of_the_outline_lead_to_elements(render: Callable[..., Rendered]) -> None:
    with pikepdf.open(_stream(rendered(of_length(20), options=NEWER))) as file:
        places = list(_targets(file.Root.Outlines))
        kinds = [str(target.SD[0].S) for target in places]

        assert kinds[0] == "/H1"
        assert {"/H2"} <= set(kinds[1:]) <= {"/H2", "/H3"}
        assert all("/Dest" not in item for item in outline_items(file.Root.Outlines))


def test_a_file_costs_few_more_bytes(sample: Briefing) -> None:
    assert len(rendered(sample, options=NEWER)) < 1.1 * len(rendered(sample))


def _stream(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def _targets(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for item in outline_items(node):
        yield item.A


@pytest.fixture(scope="module")
def whole() -> bytes:
    return rendered(of_length(1), options=NEWER)


def test_a_copy_without_a_defect_passes(whole: bytes, vera: VeraPdf) -> None:
    assert broken(vera, damaged(whole, nothing), *FLAVOURS, *WELL_TAGGED) == []


@pytest.mark.parametrize("name", sorted(DEFECTS))
def test_verapdf_objects_to_every_defect(name: str, whole: bytes, vera: VeraPdf) -> None:
    rule, damage = DEFECTS[name]
    flavour = rule.split(" ", 1)[0]
    assert rule in broken(vera, damaged(whole, damage), flavour)
