"""Briefs for the page: every part, other languages, long ones, labels in another language."""

from __future__ import annotations

from typing import Any

from lxml import html

import reports
from reports.look import Options
from reports.model import Briefing
from reports.sources import read_source
from tests.decision_note import decision_note
from tests.verification.rich import rich_briefing

#: What is not under test here: tests/verification proves that pages say what briefings do.
UNPROVED = Options(verify=False)


def page(briefing: Briefing, **asked: Any) -> str:
    """Return the page of a briefing."""
    asked.setdefault("options", UNPROVED)
    return reports.render(briefing, "html", **asked).decode("utf-8")


def tree(briefing: Briefing, **asked: Any) -> Any:
    """Return the page of a briefing as lxml reads it, which did not write it."""
    return html.document_fromstring(page(briefing, **asked))


def words(element: Any) -> str:
    """Return what an element says, each run of white space as one space."""
    return " ".join(element.text_content().split())


def briefing(**fields: Any) -> Briefing:
    """Return a briefing of a title and what is given."""
    return Briefing.model_validate({"title": "Aid talks", **fields})


def aid(donor: str, value: int, status: str = "announced", **fields: Any) -> dict[str, Any]:
    """Return a row of aid in euros."""
    amount = {"value": value, "currency": "EUR"}
    return {"donor": donor, "kind": "humanitarian", "status": status, "amount": amount, **fields}


def split_chart() -> list[dict[str, Any]]:
    """Return aid whose chart has bars in parts, a long name, and one of nothing."""
    refugees = "United Nations High Commissioner for Refugees and Partners in the Region"
    return [
        aid("Norland", 41_000_000),
        aid("Norland", 21_000_000, "disbursed"),
        aid("Ostania", 30_000_000, "pledged"),
        aid(refugees, 12_500_000, "disbursed"),
        aid("Veria", 4_000_000, "delivered"),
        aid("Relief Union", 0),
    ]


def long_brief() -> Briefing:
    """Return one of several printed pages, with a chart in parts and words of many letters."""
    fields = rich_briefing().model_dump(mode="json", exclude_none=True)
    sections = [
        {key: value for key, value in section.items() if key != "id"} | {"heading": f"{n}. part"}
        for n, section in enumerate(fields["sections"] * 4)
    ]
    people = [
        *fields["people"],
        {"name": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysilio", "role": "x" * 150},
    ]
    return Briefing.model_validate(
        fields
        | {"sections": sections, "people": people, "qa": fields["qa"] * 4, "aid": split_chart(),
           "title": f"{'W' * 60} and {fields['title']}"}
    )  # fmt: skip


ARABIC = Briefing.model_validate(
    {
        "title": "كندا تعلن عن مساعدات لأوكرانيا",
        "language": "ar",
        "date": "2025-08-24",
        "marking": "RESTRICTED",
        "summary": "ستقدم كندا 50 مليون دولار.",
        "people": [{"name": "مارك كارني", "role": "رئيس الوزراء", "affiliation": "كندا"}],
        "aid": split_chart(),
        "sections": [{"heading": "الخلفية", "body": ["التقى Mark Carney بالرئيس في 2025."]}],
        "quotes": [{"text": "نحتاج إلى السلام", "speaker": "مارك كارني"}],
        "qa": [{"question": "ما هو المبلغ؟", "answer": "مليار دولار كندي."}],
        "source": {"publisher": "Example Daily", "url": "https://example.org/a"},
    }
)


def all_briefs() -> dict[str, tuple[Briefing, Options]]:
    """Return briefings by what they show, with their options."""
    sample = read_source(None).briefing
    other = Options(labels="ar", verify=False)
    return {
        "sample": (sample, UNPROVED),
        "french": (sample.model_copy(update={"language": "fr"}), UNPROVED),
        "arabic": (ARABIC, UNPROVED),
        "long": (long_brief(), UNPROVED),
        "rich": (rich_briefing(), UNPROVED),
        "labels": (rich_briefing(), other),
        "decisions": (decision_note(), UNPROVED),
        "decisions-arabic": (decision_note("ar"), UNPROVED),
    }
