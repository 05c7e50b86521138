"""Each case of tests/drafting/cases is drafted as it says; `-k people` runs those of one file."""

from __future__ import annotations

from itertools import groupby

import pytest

from tests.drafting.case_files import Case, kinds, read_cases

ALL = [
    pytest.param(case, id=f"{kind}: {case}")
    for kind in kinds()
    for case in read_cases(kind)
]  # fmt: skip


@pytest.mark.parametrize("case", ALL)
def test_a_case_is_drafted_as_it_says(case: Case) -> None:
    rows, held = case.drafted()

    assert rows == case.rows, case.rule
    assert held == case.held, case.rule
    cells = [cell for row in (*rows, *held) for cell in row]
    assert [word for word in case.never if any(word in cell for cell in cells)] == []


@pytest.mark.parametrize("kind", kinds())
def test_beside_each_rule_stands_what_must_not_be_found(kind: str) -> None:
    rules = groupby(read_cases(kind), key=lambda case: case.rule)
    one_sided = [rule for rule, cases in rules if not any(case.is_negative for case in cases)]
    assert one_sided == []
