"""Every single damage to an output is found; an output without one agrees."""

from __future__ import annotations

import pytest

import reports
from reports.model import Briefing
from tests.verification.damages import damages
from tests.verification.rich import rich_briefing

_UNPROVED = reports.Options(verify=False)


def found(original: Briefing, printed: Briefing, name: str) -> bool:
    """Return whether the file of `printed` is seen not to be of `original`."""
    data = reports.render(printed, name, options=_UNPROVED)
    return not reports.verify(original, {name: data}).agrees


@pytest.mark.parametrize("name", ["pdf", "docx", "txt"])
def test_every_single_damage_is_found(name: str) -> None:
    original = rich_briefing()
    made = list(damages(original))
    missed = [what for what, damaged in made if not found(original, damaged, name)]
    print(f"{name}: {len(made) - len(missed)} of {len(made)} damages found")
    assert len(made) >= 250
    assert not missed


@pytest.mark.parametrize("name", ["pdf", "docx", "txt"])
def test_what_is_not_damaged_agrees(name: str) -> None:
    report = reports.verify(rich_briefing(), {name: reports.render(rich_briefing(), name)})
    assert report.agrees, report.notices
    assert report.files[0].texts > 90
