"""What the rules about facts find in a briefing, a row of aid, a key figure."""

from __future__ import annotations

import datetime as dt

from reports.checks import RULES, Subject
from reports.model import Aid, Briefing, Figure

_FACTS = [each for each in RULES if each.code[:2] in ("B1", "B2")]
DAY = dt.date(2025, 8, 24)


def found_in(briefing: Briefing, article: str | None = None) -> list[str]:
    """Return the codes and fields of all that rules about facts find, checked on `DAY`."""
    subject = Subject(briefing, article=article, today=DAY)
    return [f"{n.code} {n.place.part}" for each in _FACTS for n in each.notices(subject)]


def aid(amount=None, evidence=None, language="en", **fields) -> list[str]:
    """Return what they find in a briefing of one row of aid."""
    row = Aid(amount=amount, evidence=evidence, **fields)
    return found_in(Briefing(language=language, date=DAY, aid=(row,)))


def figure(evidence, language="en", **fields) -> list[str]:
    """Return what they find in a briefing of one key figure."""
    row = Figure(label="people", evidence=evidence, **fields)
    return found_in(Briefing(language=language, date=DAY, figures=(row,)))


def eur(value, **fields) -> dict[str, object]:
    """Return euros as a row has them."""
    return {"value": value, "currency": "EUR", **fields}
