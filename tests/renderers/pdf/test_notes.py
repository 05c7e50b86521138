"""Notes on sums of which nobody says whose money they are, and what refers to them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.look import Options, PdfVersion
from reports.model import Briefing
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.defects import damaged, drop_from, elements, nothing, tagged
from tests.renderers.pdf.making import rendered
from tests.renderers.pdf.verapdf import VeraPdf

NEWER = ("ua2", "4f", "wt1a", "wt1r")
TYPES: dict[PdfVersion, tuple[str, str]] = {
    "1.7": ("Note", "Reference"),
    "2.0": ("FENote", "Span"),
}


def open_money(language: str = "en", **fields: Any) -> Briefing:
    """A brief with sums in dollars and crowns of nobody, in cells, below others, and large."""
    aid = [
        {"donor": "Norway", "amount": {"value": 5_000_000, "currency": None}},
        {"donor": "Canada", "amount": {"value": 8_000_000, "currency": "CAD"},
         "equivalent": {"value": 6_000_000, "currency": None}},
        {"donor": "Canada", "amount": {"value": 9_000_000, "currency": "CAD"}},
        {"donor": "Somebody", "amount": {"value": 3_000_000, "unit": "crowns"}},
    ]  # fmt: skip
    figures = [{"label": "damage", "amount": {"value": 7_000_000, "currency": None}}]
    made = {"title": "Dollars", "language": language, "figures": figures, "aid": aid, **fields}
    return Briefing.model_validate(made)


def opened(data: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(data))


def said(file: Pdf) -> dict[str, list[str]]:
    """Return the identifiers of the notes, each with the kinds of what refers to it."""
    return {
        str(note.ID): [str(element.P.S) for element in note.Ref]
        for kind in ("Note", "FENote")
        for note in tagged(file, kind)
    }


@pytest.mark.parametrize("version", TYPES)
def test_sums_refer_to_their_note_and_it_to_them(version: PdfVersion) -> None:
    with opened(rendered(open_money(), options=Options(pdf=version))) as file:
        note, reference = TYPES[version]
        notes = tagged(file, note)

        # the figure stands in its table, and large beside the summary
        assert said(file) == {
            "note-1": ["/P", "/TD"],
            "note-2": ["/TD", "/TD"],
            "note-3": ["/TD"],
        }
        for each in notes:
            assert all(element.Ref[0] == each for element in each.Ref)
            assert {str(element.S) for element in each.Ref} == {f"/{reference}"}
            assert str(each.K.S) == "/P"
        tree = list(file.Root.StructTreeRoot.IDTree.Names)
        assert [str(name) for name in tree[::2]] == ["note-1", "note-2", "note-3"]
        assert tree[1::2] == notes


@pytest.mark.parametrize("version", TYPES)
def test_a_sum_above_one_that_refers_is_read_before_it(version: PdfVersion) -> None:
    with opened(rendered(open_money(), options=Options(pdf=version))) as file:
        inner = [[str(kid.S) for kid in cell.K] for cell in tagged(file, "TD") if _has_two(cell)]

        assert inner == [["/Span", f"/{TYPES[version][1]}"]]


def _has_two(cell: pikepdf.Object) -> bool:
    return isinstance(cell.K, Array)


def test_a_note_on_the_whole_table_is_a_paragraph() -> None:
    with opened(rendered(open_money(figures=[]))) as file:
        names = [str(element.S) for element in elements(file.Root.StructTreeRoot.K)]

        assert names.count("/Note") == 2
        # dollars, crowns, and what is not in the totals
        assert names[-5:] == ["/Note", "/P", "/Note", "/P", "/P"]


@pytest.mark.parametrize("version", TYPES)
def test_sums_in_a_currency_refer_to_nothing(version: PdfVersion) -> None:
    aid = [{"donor": "Canada", "amount": {"value": 8, "currency": "CAD"},
            "equivalent": {"value": 6, "currency": "USD"}}]  # fmt: skip
    briefing = Briefing.model_validate({"title": "T", "aid": aid, "dollar": "CAD"})
    with opened(rendered(briefing, options=Options(pdf=version))) as file:
        assert said(file) == {}
        assert "/IDTree" not in file.Root.StructTreeRoot
        assert not [e for e in elements(file.Root.StructTreeRoot.K) if "/Ref" in e]
        assert tagged(file, "Reference") == []


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_all_judges_pass_them(language: str, vera: VeraPdf) -> None:
    briefing = open_money(language)
    older, newer = rendered(briefing), rendered(briefing, options=Options(pdf="2.0"))

    assert faults(older) == []
    assert [str(rule) for flavour in FLAVOURS for rule in vera.judge(older, flavour)] == []
    assert [str(rule) for flavour in NEWER for rule in vera.judge(newer, flavour)] == []


def test_a_note_goes_on_over_pages_with_its_table(vera: VeraPdf) -> None:
    rows = [
        {"donor": f"Donor {n}", "amount": {"value": n, "currency": None}} for n in range(1, 300)
    ]
    data = rendered(open_money(aid=rows), options=Options(pdf="2.0"))

    with opened(data) as file:
        assert len(file.pages) > 3
        assert len(said(file)["note-2"]) == 299
    assert [str(rule) for flavour in NEWER for rule in vera.judge(data, flavour)] == []


def same_names(file: Pdf) -> None:
    for note in tagged(file, "Note"):
        note.ID = String("note-1")


def only_the_note_refers(file: Pdf) -> None:
    del tagged(file, "FENote")[0].Ref[0]["/Ref"]


def only_sums_refer(file: Pdf) -> None:
    del tagged(file, "FENote")[0]["/Ref"]


def unknown_kind(file: Pdf) -> None:
    tagged(file, "FENote")[0].A = Dictionary(O=Name.FENote, NoteType=Name.Aside)


#: Each defect: the version, what must object, and the damage.
DEFECTS: dict[str, tuple[PdfVersion, str, Callable[[Pdf], None]]] = {
    "a note without an identifier": ("1.7", "ua1 7.9-1", drop_from("Note", "/ID")),
    "two notes of one identifier": ("1.7", "ua1 7.9-2", same_names),
    "a sum that does not refer": ("2.0", "ua2 8.2.5.14-3", only_the_note_refers),
    "a note that does not refer": ("2.0", "ua2 8.2.5.14-2", only_sums_refer),
    "a kind that is none": ("2.0", "ua2 8.2.5.14-4", unknown_kind),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_verapdf_objects_to_every_defect(name: str, vera: VeraPdf) -> None:
    version, rule, damage = DEFECTS[name]
    data = rendered(open_money(), options=Options(pdf=version))
    flavour, clause = rule.split(" ")

    assert clause in {one.rule for one in vera.judge(damaged(data, damage), flavour)}
    assert clause not in {one.rule for one in vera.judge(damaged(data, nothing), flavour)}


@pytest.mark.parametrize(
    "name", [name for name, (version, *_) in DEFECTS.items() if version == "1.7"]
)
def test_page_validation_objects_to_every_defect(name: str) -> None:
    assert faults(damaged(rendered(open_money()), DEFECTS[name][2])) != []
