"""A briefing with all that a head may say: stage, addresses, and the facts of a report."""

from __future__ import annotations

from reports.model import Briefing


def headed_brief(language: str = "en-GB") -> Briefing:
    """Return the briefing; its own words are English in every language."""
    return Briefing.model_validate(
        {
            "title": "Flood relief in the river provinces",
            "subtitle": "The second week",
            "language": language,
            "organisation": "Relief Office",
            "reference": "FL-2025-12",
            "date": "2025-08-24",
            "byline": "Duty officer",
            "status": "draft",
            "version": "0.3",
            "to": "The Minister of the Interior; the Secretaries of State",
            "from": "Operations Centre",
            "series": {"name": "Flood Update", "number": 12},
            "as_of": "2025-08-24",
            "period": {"start": "2025-08-18", "end": "2025-08-24"},
            "next_issue": "2025-08-31",
            "summary": "The water has left two of three districts.",
            "sections": [{"heading": "Needs", "body": [{"text": "Shelters need blankets."}]}],
            "contacts": [{"name": "Press desk", "email": "press@example.org"}],
        }
    )


def long_brief(language: str = "en-GB") -> Briefing:
    """Return the same on several pages."""
    text = {"text": "Shelters need blankets, and the roads are open again. " * 30}
    sections = [{"heading": f"Needs {n}", "body": [text]} for n in range(12)]
    return Briefing.model_validate(headed_brief(language).model_dump() | {"sections": sections})
