"""PDF 2.0 (`--pdf 2.0`): all that passes as PDF 1.7 passes its standards, and says the same.

PDF/UA-2 and PDF/A-4f are judged of every case; the two profiles of Well-Tagged PDF, whose rules
are those of PDF/UA-2 but for the declarations, of three.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports import render as render_briefing
from reports import verify
from reports.look import Options
from reports.model import Briefing, public
from reports.readers.own.pdf import read_pdf
from reports.renderers.contract import Rendered
from reports.theme import theme_names
from reports.verification.pdf.reading import read_kinds, read_pages
from tests.renderers.pdf.defects import damaged, drop, in_xmp, nothing, tagged
from tests.renderers.pdf.making import of_length, rendered
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
        assert all("/Dest" not in item for item in _items(file.Root.Outlines))


def test_a_file_costs_few_more_bytes(sample: Briefing) -> None:
    assert len(rendered(sample, options=NEWER)) < 1.1 * len(rendered(sample))


def _stream(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def _items(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    child = node.get("/First")
    while child is not None:
        yield child
        yield from _items(child)
        child = child.get("/Next")


def _targets(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for item in _items(node):
        yield item.A


def add_info(file: Pdf) -> None:
    file.docinfo[Name.Title] = String("A title")


def no_namespace(file: Pdf) -> None:
    del tagged(file, "Document")[0]["/NS"]


def page_destinations(file: Pdf) -> None:
    for item in _items(file.Root.Outlines):
        item.Dest = item.A.D
        del item["/A"]


def no_declarations(file: Pdf) -> None:
    in_xmp(b"wtpdf#accessibility1.0", b"wtpdf#other")(file)


def cell_outside(file: Pdf) -> None:
    tagged(file, "TBody")[0].S = Name.TD


def no_files(file: Pdf) -> None:
    del file.Root["/Names"]


def note(file: Pdf) -> None:
    note = tagged(file, "P")[0]
    note.S = Name.Note
    del note["/NS"]


def no_relationship(file: Pdf) -> None:
    del file.Root.Names.EmbeddedFiles.Names[1]["/AFRelationship"]


def start_program(file: Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.Launch, F=String("a.sh"))


def no_parent_tree(file: Pdf) -> None:
    file.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array([]))


#: Each defect by its name: the flavour that must object, with its rule, and the damage.
DEFECTS: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "attachment: no AFRelationship": ("4f 6.9-4", no_relationship),
    "attachment: none, though F is said": ("4f 6.9-5", no_files),
    "colour: no output intent": ("4f 6.2.4.3-2", drop("OutputIntents")),
    "information: a dictionary of its own": ("4f 6.1.3-4", add_info),
    "interaction: a program is started": ("4f 6.6.1-1", start_program),
    "language: none": ("ua2 8.4.4-1", drop("Lang")),
    "metadata: no declaration of Well-Tagged PDF": ("wt1a 6.1.3-1", no_declarations),
    "metadata: no PDF/A identification": ("4f 6.7.3-2", in_xmp(b"pdfaid:part>4", b"pdfaid:part>9")),
    "metadata: no PDF/UA identification": ("ua2 5-2", in_xmp(b"pdfuaid:part>2", b"pdfuaid:part>9")),
    "metadata: no revision": ("ua2 5-5", in_xmp(b"<pdfuaid:rev>2024</pdfuaid:rev>", b"")),
    "namespace: the document's is not that of PDF 2.0": ("ua2 8.2.5.2-2", no_namespace),
    "notes: one of PDF 1.7": ("ua2 8.2.5.14-1", note),
    "outline: entries lead to pages": ("ua2 8.8-1", page_destinations),
    "structure: none": ("ua2 8.2.1-1", drop("StructTreeRoot")),
    "structure: no parent tree": ("ua2 8.2.2-1", no_parent_tree),
    "tables: a cell outside a row": ("ua2 Table 5. Table-TD-1", cell_outside),
    "viewer: the title is not shown": (
        "ua2 8.11.2-1",
        drop("ViewerPreferences", "DisplayDocTitle"),
    ),
}


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
