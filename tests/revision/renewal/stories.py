"""Stories of two days, and what people do to the draft of the first."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from reports.model import ROW_FIELDS, Briefing, Figure, Paragraph, Person
from reports.model.briefing import Row
from reports.sources import Loaded, read_source
from reports.yamlfile import dump_yaml

DAYS = Path(__file__).parent / "days"
STORIES = sorted(path.stem.removesuffix("-1") for path in DAYS.glob("*-1.*"))
#: The numbers and sums that the second day changes or brings, by story.
NEW_VALUES = {
    "appeal": {"291000000", "380000000", "21000000", "25000000"},
    "conference": {"5400000", "655", "1100000000", "420000000", "30000000"},
    "pledge": {"850000", "340", "60000000", "200000000"},
    "release": {"340000", "11000000", "5000000"},
    "snapshot": {"2450", "35000", "2790", "97", "12600", "3000000"},
    "visite": {"6500", "55000000", "12000000"},
}
OWN_ROW = Figure(id="own", label="Letters received by the desk", value=Decimal(7))


def article(story: str, day: int) -> Path:
    return next(DAYS.glob(f"{story}-{day}.*"))


def loaded(story: str, day: int) -> Loaded:
    return read_source(article(story, day))


def drafted(story: str, day: int) -> Briefing:
    return loaded(story, day).briefing


def rows(briefing: Briefing) -> list[Row]:
    return [row for name in ROW_FIELDS for row in getattr(briefing, name)]


def values(briefing: Briefing) -> set[str]:
    """Return all numbers and sums of the tables."""
    found = [row.value for row in briefing.figures]
    found += [row.amount.value for row in (*briefing.figures, *briefing.aid) if row.amount]
    return {f"{each:f}" for each in found if each is not None}


def edited(briefing: Briefing) -> Briefing:
    """Return a draft as a desk leaves it: edited, sorted, shortened, marked."""
    first, *others = briefing.people
    section, *more = briefing.sections
    _, *body = section.body
    text = (Paragraph(text="Words of the desk."), *body)
    return briefing.model_copy(
        update={
            "title": "A title of the desk",
            "summary": "A summary of the desk.",
            "marking": "OFFICIAL",
            "reference": "PB-7",
            "key_messages": (Paragraph(text="We **stand** by it."), Paragraph(text="More comes.")),
            "notes": (*briefing.notes, "Ask Ann."),
            "people": (*others[1:], _edited_person(first)),
            "figures": (OWN_ROW, *reversed(briefing.figures)),
            "sections": (section.model_copy(update={"body": text}), *more),
        }
    )


def _edited_person(person: Person) -> Person:
    return person.model_copy(update={"id": "lead", "role": "Host", "note": "Call first."})


def written(briefing: Briefing) -> str:
    """Return the file of a briefing, with comments."""
    text = dump_yaml(briefing)
    return "# ours\n" + text.replace("marking: OFFICIAL\n", "marking: OFFICIAL  # says Bo\n")
