"""A briefing that says something in every field, for damages of every kind."""

from __future__ import annotations

import datetime as dt

from reports.model import Briefing

_TEXTS = (
    "The ministers met for the third time this year and spoke about grain, power and roads.",
    "Both sides said that 1,204 families had returned to the valley since April 2025.",
    "A second convoy is expected on 3 September, if the bridge at Talva can be used by then.",
    "“Nobody wins a winter alone,” the governor said, and asked for generators before frost.",
    "The road between the two towns was closed for 45 days and is open to light traffic again.",
    "Clinics in the east report fewer cases than in spring, but stocks of vaccine are low.",
)


def rich_briefing() -> Briefing:
    """Return it; every text is another, so that each damage can be told from the others."""
    people = [
        {"name": f"{first} {last}", "role": role, "affiliation": place, "note": note}
        for first, last, role, place, note in (
            ("Ana", "Torvald", "minister of energy", "Norland", "speaks first"),
            ("Bo", "Quist", "governor", "Talva Province", "hosted the talks"),
            ("Cleo", "Marsh", "special envoy", "Ostania", "arrived late"),
            ("Dov", "Heller", "head of mission", "Relief Union", "left on Friday"),
        )
    ]
    figures = [
        {"label": "Families returned", "value": 1204, "unit": "families", "as_of": "April 2025"},
        {"label": "Share of power restored", "value": 73, "unit": "percent", "qualifier": "about"},
        {"label": "Wheat delivered", "value": 5810, "unit": "tonnes", "note": "by rail"},
        {"label": "Cost of the bridge", "amount": {"value": 18500000, "currency": "EUR"}},
    ]
    aid = [
        _aid("Norland", "Talva Province", "generators", 41_000_000, "EUR", "announced"),
        _aid("Ostania", "Talva Province", "road repair", 7_300_000, "EUR", "announced"),
        _aid("Relief Union", "Veria", "vaccines", 2_640_000, "USD", "disbursed"),
        _aid("Norland", "Veria", "seed", 915_000, "USD", "pledged"),
        {"donor": "Norland", "recipient": "Ostania", "purpose": "rail transit",
         "kind": "agreement", "form": "agreement", "status": "signed", "timing": "on Monday"},
    ]  # fmt: skip
    aid[0]["equivalent"] = {"value": 44_800_000, "currency": "USD", "qualifier": "approximately"}
    sections = [
        {"heading": "What was agreed", "body": [_TEXTS[0], _TEXTS[1], {"bullets": [
            "Trains run from Tuesday", "Customs close at noon", "No fee until 2026"]}]},
        {"heading": "What is open", "body": [_TEXTS[2], {"numbered": [
            "Who pays for the bridge", "Which port is used"]}, {"quote": "We will be back in May",
            "speaker": "Cleo Marsh"}]},
        {"heading": "On the ground", "body": [_TEXTS[3], {"heading": "Roads and bridges"}, _TEXTS[4],
            {"heading": "Health posts"}, _TEXTS[5], {"bullets": ["Open since July", {"text": "Kept shut",
            "numbered": ["Olmo post", "Ferry clinic"]}, "Moved uphill"]},
            "Write to the district office,\u202812 Mill Lane,\u2028Talva."]},
    ]  # fmt: skip
    return Briefing.model_validate(
        {
            "title": "Norland and Ostania Reopen the Talva Line",
            "subtitle": "Third round of talks",
            "date": dt.date(2025, 8, 24),
            "byline": "Press office",
            "reference": "PB-2025-0824",
            "organisation": "Embassy of Norland",
            "status": "draft", "version": "0.37", "to": "Ministers of both sides", "from": "Rail desk",
            "series": {"name": "Talva bulletin", "number": 41}, "as_of": "2025-08-22",
            "period": {"start": "2025-08-11", "end": "2025-08-19"}, "next_issue": "2025-09-30",
            "marking": "RESTRICTED",
            "embargo": dt.datetime(2025, 8, 25, 6, 30, tzinfo=dt.UTC),
            "source": {"title": "Talva talks", "publisher": "Valley Courier",
                       "published": dt.date(2025, 8, 23), "url": "https://example.org/talva"},
            "summary": "The two governments reopen the railway and pay 48.3 million euros for it.",
            "sections": sections, "people": people, "figures": figures, "aid": aid, "totals": True,
            "quotes": [{"text": "Rails first, roads later", "speaker": "Ana Torvald"}],
            "key_messages": ["Trains run again in spring", "Nobody loses a **farm** to the line"],
            "qa": [{"question": f"{word} is asked?", "answer": answer,
                    "if_pressed": "Ask the *engineers*" if word == "Why" else None} for word, answer in (
                ("Who", "The ministers of both sides."), ("When", "On 24 August, at 18:30."),
                ("How much", "41 million euros in two parts."), ("Why", "Winter comes early."))],
            "contacts": [{"name": "Night desk"}, {"name": "Duty officer", "role": "press", "phone": "+47 555 0142",
                          "email": "press@example.org"}],
        }
    )  # fmt: skip


def _aid(
    donor: str, recipient: str, purpose: str, value: int, currency: str, status: str
) -> dict[str, object]:
    return {
        "donor": donor, "recipient": recipient, "purpose": purpose, "kind": "humanitarian",
        "form": "grant", "status": status, "timing": f"within {len(purpose)} weeks",
        "amount": {"value": value, "currency": currency, "qualifier": "over"},
    }  # fmt: skip
