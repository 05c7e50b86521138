"""Every single damage to an output is found; an output without one agrees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import reports
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.verification.report import Written, verify_files
from tests.renderers.mail.bodies import body
from tests.verification.arabic import arabic_briefing
from tests.verification.damages import damages
from tests.verification.rich import rich_briefing

_UNPROVED = reports.Options(verify=False)
_FORMATS = ["pdf", "docx", "txt", "html", "mail-txt", "mail-html"]
_BRIEFINGS = [rich_briefing, arabic_briefing]


def found(original: Briefing, printed: Briefing, name: str) -> bool:
    """Return whether a build would see that the file of `printed` is not of `original`."""
    data = made_as(printed, name)
    return not verify_files(original, plan_of(original), [Written(name, name, data)]).agrees


def made_as(briefing: Briefing, name: str) -> bytes:
    """Return a briefing in a format, or as the body of a message."""
    if name.startswith("mail-"):
        return body(briefing, "txt" if name == "mail-txt" else "html").encode("utf-8")
    return reports.render(briefing, name, options=_UNPROVED)


@pytest.mark.parametrize("made", _BRIEFINGS)
@pytest.mark.parametrize("name", _FORMATS)
def test_every_single_damage_is_found(name: str, made: Callable[[], Briefing]) -> None:
    original = made()
    changed = list(damages(original))
    missed = [what for what, damaged in changed if not found(original, damaged, name)]
    print(f"{name}: {len(changed) - len(missed)} of {len(changed)} damages found")
    assert len(changed) >= 250
    assert not missed


@pytest.mark.parametrize("made", _BRIEFINGS)
@pytest.mark.parametrize("name", _FORMATS)
def test_what_is_not_damaged_agrees(name: str, made: Callable[[], Briefing]) -> None:
    briefing = made()
    file = Written(name, name, made_as(briefing, name))
    report = verify_files(briefing, plan_of(briefing), [file], thorough=True)
    assert report.agrees, report.notices
    assert report.files[0].texts > (70 if name == "mail-txt" else 90)
