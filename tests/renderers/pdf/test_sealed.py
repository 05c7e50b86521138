"""Files with a seal keep to the standards of those without one."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Name, Pdf

from reports.model import Briefing
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.defects import damaged, nothing, tagged
from tests.renderers.pdf.test_validators import CASES
from tests.renderers.pdf.test_version_2 import FLAVOURS as NEWER
from tests.renderers.pdf.test_version_2 import WELL_TAGGED, broken
from tests.renderers.pdf.verapdf import VeraPdf
from tests.sealing.keys import sealed

SEALED = ["sample", "title alone", "numbers from the right", "80 paragraphs"]


@pytest.mark.parametrize("kind", ["rsa", "ec"])
@pytest.mark.parametrize("case", SEALED)
def test_both_validators_pass_a_sealed_file(case: str, kind: str, vera: VeraPdf) -> None:
    data = sealed(CASES[case](), kind)

    assert broken(vera, data, *FLAVOURS) == []
    assert faults(data) == []


@pytest.mark.parametrize("case", SEALED)
def test_a_sealed_pdf_2_passes(case: str, vera: VeraPdf) -> None:
    assert broken(vera, sealed(CASES[case](), pdf="2.0"), *NEWER, *WELL_TAGGED) == []


@pytest.mark.parametrize("options", [{"embed": "none"}, {"page": "letter", "labels": "fr"}])
def test_options_go_with_a_seal(options: dict[str, Any], french: Briefing, vera: VeraPdf) -> None:
    assert broken(vera, sealed(french, **options), *FLAVOURS) == []


def _field(file: Pdf) -> pikepdf.Object:
    return file.Root.AcroForm.Fields[0]


# what has no size is not looked at as closely as what has one
def no_description(file: Pdf) -> None:
    large(file)
    del _field(file)["/TU"]
    del _field(file)["/Contents"]


def no_element(file: Pdf) -> None:
    large(file)
    tagged(file, "Form")[0].S = Name.Sect


def hidden(file: Pdf) -> None:
    _field(file).F = 2


def large(file: Pdf) -> None:
    _field(file).Rect = [0, 0, 90, 20]


def other_permission(file: Pdf) -> None:
    file.Root.Perms.Other = file.Root.Perms.DocMDP


DEFECTS = {
    "ua1 7.18.1-3": no_description,
    "ua1 7.18.4-1": no_element,
    "3a 6.3.2-2": hidden,
    "3a 6.3.3-1": large,
    "3a 6.1.12-1": other_permission,
}


@pytest.mark.parametrize("rule", sorted(DEFECTS))
def test_verapdf_objects_to_every_defect_of_a_seal(
    rule: str, sample: Briefing, vera: VeraPdf
) -> None:
    data, flavour = sealed(sample), rule.split(" ")[0]

    assert rule not in broken(vera, damaged(data, nothing), flavour)
    assert rule in broken(vera, damaged(data, DEFECTS[rule]), flavour)


def told(file: Pdf) -> None:
    _field(file).StructParent = 1
    element = file.make_indirect(
        pikepdf.Dictionary(S=Name.Form, P=file.Root.StructTreeRoot.K, NS=_space(file))
    )
    element.K = pikepdf.Dictionary(Type=Name.OBJR, Pg=file.pages[0].obj, Obj=_field(file))
    file.Root.StructTreeRoot.K.K.append(element)
    file.Root.StructTreeRoot.ParentTree.Nums[2:2] = [1, element]


def _space(file: Pdf) -> pikepdf.Object:
    return file.Root.StructTreeRoot.Namespaces[0]


def test_in_pdf_2_a_seal_is_no_element(sample: Briefing, vera: VeraPdf) -> None:
    data = sealed(sample, pdf="2.0")

    assert "ua2 8.9.2.4.13-1" not in broken(vera, damaged(data, nothing), "ua2")
    assert "ua2 8.9.2.4.13-1" in broken(vera, damaged(data, told), "ua2")
