"""Tables of a plain text read back: cells that begin with a mark, rows that fold or do not."""

from __future__ import annotations

import pytest

import reports
from reports.model import Briefing

#: A row whose three cells all take two lines.
_FOLDED = {
    "label": "شيء كندا ٣٦ لأوكرانيا أغسطس إلى كندا مِئَةٌ",
    "amount": {"value": 14370, "currency": "EUR", "qualifier": "over"},
    "unit": "الاسم أوكرانيا ٣٧",
    "qualifier": "over",
    "note": "وقال وقال ٤٢ (الجزء إلى ؟ أغسطس",
}
#: Two rows whose cells all take one.
_ROWS = [
    {"name": "Ann Smith", "role": "minister", "affiliation": "Norland"},
    {"name": "Bo Falk", "role": "envoy", "affiliation": "Ostania"},
]


def hebrew(purpose: str) -> Briefing:
    """Return a briefing whose sum of money begins with a mark that shows nothing."""
    row = {
        "donor": "Canada", "recipient": "Ukraine", "kind": "military", "status": "announced",
        "amount": {"value": 1_000_000_000, "currency": "CAD"}, "purpose": purpose,
    }  # fmt: skip
    return Briefing.model_validate({"title": "T", "language": "he", "aid": [row]})


def agrees(briefing: Briefing, data: bytes) -> bool:
    return reports.verify(briefing, {"txt": data}).agrees


@pytest.mark.parametrize("purpose", ["סיוע", "הממשלה הודיעה על סיוע של 5 מיליון אירו (2025)."])
def test_a_cell_that_begins_with_a_mark_keeps_to_its_column(purpose: str) -> None:
    briefing = hebrew(purpose)
    text = reports.render(briefing, "txt")
    assert "  \N{RIGHT-TO-LEFT MARK}1" in text.decode()
    assert agrees(briefing, text)
    assert not agrees(briefing, text.replace(b"\xe2\x80\x8f1 ", b"\xe2\x80\x8f2 "))


def test_a_row_that_folds_in_all_cells_stands_beside_a_table_of_rows_that_do_not() -> None:
    briefing = Briefing.model_validate(
        {"title": "T", "language": "ar", "figures": [_FOLDED], "people": _ROWS}
    )
    text = reports.render(briefing, "txt")
    assert agrees(briefing, text)
    one, other = (f"{row['name']}".encode() for row in _ROWS)
    swapped = text.replace(one, b"@" * len(one)).replace(other, one[: len(other)])
    assert not agrees(briefing, swapped)


def test_names_exchanged_between_rows_are_found() -> None:
    rows = [
        {**row, "name": name} for row, name in zip(_ROWS, ("Ann Smith", "Bob Smith"), strict=True)
    ]
    briefing = Briefing.model_validate({"title": "T", "people": rows})
    text = reports.render(briefing, "txt")
    assert agrees(briefing, text)
    assert not agrees(
        briefing, text.replace(b"Ann", b"@@@").replace(b"Bob", b"Ann").replace(b"@@@", b"Bob")
    )
