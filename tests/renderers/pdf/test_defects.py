"""The validators are no rubber stamps: one defect made on purpose, and both object."""

import pytest

from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.defects import DEFECTS, damaged, nothing
from tests.renderers.pdf.making import of_length, rendered
from tests.renderers.pdf.verapdf import VeraPdf


@pytest.fixture(scope="module")
def whole() -> bytes:
    return rendered(of_length(6))


def broken_rules(vera: VeraPdf, data: bytes) -> set[str]:
    return {broken.rule for flavour in FLAVOURS for broken in vera.judge(data, flavour)}


def test_a_copy_without_a_defect_passes_both(whole: bytes, vera: VeraPdf) -> None:
    copy = damaged(whole, nothing)
    assert faults(copy) == []
    assert broken_rules(vera, copy) == set()


@pytest.mark.parametrize("name", sorted(DEFECTS))
def test_page_validation_objects_to_every_defect(name: str, whole: bytes) -> None:
    assert faults(damaged(whole, DEFECTS[name][1])) != []


@pytest.mark.parametrize("name", sorted(DEFECTS))
def test_verapdf_objects_to_every_defect_with_its_rule(
    name: str, whole: bytes, vera: VeraPdf
) -> None:
    rule, damage = DEFECTS[name]
    assert rule in broken_rules(vera, damaged(whole, damage))
