"""LibreOffice opens the brief, a person edits its tables there: all comes home, or is quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from reports.model import Briefing, Figure, Money
from reports.revision import differences, read_word
from tests.revision.cases import by_path
from tests.revision.floods import FLOODS, changed, euros, floods_docx, row
from tests.revision.libreoffice.office import edited_by_office

SCRIPT = Path(__file__).with_name("libreoffice_cells.py")

PEOPLE = row("figures", 0, value=Decimal(61500))
SUM = row("aid", 1, amount=euros("9.3"))
VARDA = changed(aid=tuple(changed(each, recipient="Upper Varda") for each in FLOODS.aid))
BOATS = Figure(label="Boats", value=Decimal(12500), unit="boats", as_of="2025-08-25")
#: What comes home, and what must be told: nothing else may be.
EXPECTED: dict[str, tuple[Briefing, tuple[str, ...]]] = {
    "spaces": (PEOPLE, ("figures[0].value: read 'about 61 500 people' as",)),
    "narrow spaces": (SUM, ("aid[1].amount: read",)),
    "points": (SUM, ("aid[1].amount: read 'EUR 9.300.000' as EUR 9.3 million",)),
    "mio": (SUM, ("aid[1].amount: read 'EUR 9.3 mio' as EUR 9.3 million",)),
    "minus": (FLOODS, ("aid[1].amount: found 'EUR −5 million'",)),
    "open dollar": (
        row("aid", 1, amount=Money(value=Decimal(9_000_000))),
        ("the currency was EUR and is open now",),
    ),
    "two lines": (SUM, ()),
    "either": (FLOODS, ("aid[1].amount: found 'EUR 5 or 6 million'",)),
    "merged down": (FLOODS, ("'Varda' stands for each",)),
    "merged down, typed": (VARDA, ("'Upper Varda' stands for each",)),
    "merged down, different": (FLOODS, ("each keeps its own",)),
    "merged beside": (FLOODS, ("has merged cells (“Norway Varda”)",)),
    "merged sums": (row("aid", 0, amount=euros("25")), ("it is read for the first of them",)),
    "Enter behind a purpose": (
        row("aid", 2, purpose="road repair and bridges"),
        ("aid[2].purpose: read 'Road repair (reconstruction, loan) and bridges'",),
    ),
    "line break in a purpose": (FLOODS, ("the line break after “road repair”",)),
    "military assistance": (
        row("aid", 2, purpose="trucks", kind="military"),
        ("aid[2].purpose: read 'trucks (military assistance, loan)'",),
    ),
    "Signed": (row("aid", 1, status="signed"), ()),
    "rumoured": (FLOODS, ("aid[1].status: found 'rumoured'",)),
    "new row": (
        changed(figures=(*FLOODS.figures, BOATS)),
        ("figures[2].value: read '12 500 boats'", "figures[2].as_of: read '25 Aug. 2025'"),
    ),
    "new column": (FLOODS, ("the column “Check”", "“ask Oslo” stands in")),
    "column deleted": (FLOODS, ("the column “Status” is gone",)),
    "blank row": (FLOODS, ()),
    "tracked spaces": (PEOPLE, ("figures[0].value: read 'about 61 500 people' as",)),
}


@pytest.fixture(scope="module")
def edited(
    tmp_path_factory: pytest.TempPathFactory, need_tool: Callable[[str], str]
) -> Iterator[Path]:
    """The folder of the edited files."""
    folder = tmp_path_factory.mktemp("cells")
    with edited_by_office(SCRIPT, floods_docx(), folder, need_tool) as made:
        yield made


@pytest.mark.parametrize("name", EXPECTED)
def test_a_table_edited_in_libreoffice_comes_home_or_is_quoted(name: str, edited: Path) -> None:
    briefing, told = EXPECTED[name]
    reading = read_word((edited / f"{name}.docx").read_bytes(), f"{name}.docx")
    assert [str(change) for change in differences(briefing, reading.briefing)] == []
    missing = [
        words for words in told if not any(words in each for each in by_path(reading.notices))
    ]
    assert missing == [], reading.notices
    assert [
        each for each in by_path(reading.notices) if not any(words in each for words in told)
    ] == []
