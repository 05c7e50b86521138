"""What people type into the tables comes home as they meant it, or is quoted and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Aid, Briefing, Figure, Money, Person
from reports.notices import Notices
from reports.pipeline import plan_of
from reports.plan import load_labels
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from reports.revision.cells.purposes import read_purpose
from reports.revision.cells.row_values import Cells, RowReader
from reports.revision.shown import ShownRow
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, at, changed, euros, row
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    edited,
    element,
    properties,
    row_added,
    table_row,
    text,
    without_ids,
)

#: The columns of the tables of the floods, by their keys.
COLUMNS = {
    "people": ("name", "role", "affiliation", "note"),
    "figures": ("label", "value", "as_of"),
    "aid": ("donor", "recipient", "purpose", "amount", "status", "timing"),
}
ROWS = {
    "people": ("Amara Lind", "Jo de Vries"),
    "figures": ("People displaced", "Power restored"),
    "aid": ("European Union", "Norway", "Example Bank"),
}


def node(root: etree._Element, kind: str, index: int) -> etree._Element:
    """A row of a table: the words of its first cell may stand in the text too."""
    first = ROWS[kind][index]
    return next(r for r in root.iter(f"{W}tr") if text(r.find(f".//{W}tc")) == first)


def typed(place: str, *paragraphs: str) -> Edit:
    """Type over the cell ``aid[1].amount``; each of `paragraphs` after pressing Enter."""
    kind, _, rest = place.partition("[")
    index, _, key = rest.partition("].")

    def edit(root: etree._Element) -> None:
        cell = node(root, kind, int(index)).findall(f"{W}tc")[COLUMNS[kind].index(key)]
        old, *more = cell.findall(f"{W}p")
        for each in more:
            cell.remove(each)
        for number, words in enumerate(paragraphs):
            new = deepcopy(old) if number else old
            leaves = list(new.iter(f"{W}t"))
            if not leaves:
                new.append(element("<w:r><w:t/></w:r>"))
                leaves = list(new.iter(f"{W}t"))
            for leaf in leaves[1:]:
                leaf.text = ""
            leaves[0].text = words
            if number:
                cell.append(new)

    return edit


def aid(index: int, **fields: Any) -> Briefing:
    return row("aid", index, **fields)


def cad(value: int, qualifier: str | None = None, **more: Any) -> Money:
    return Money(value=Decimal(value), currency="CAD", qualifier=qualifier, **more)


def kept(place: str, words: str) -> Case:
    """A cell that is not understood: nothing changes, and its words are quoted."""
    return Case(typed(place, words), FLOODS, (f"{place}: found {words!r}",))


def read_as(place: str, words: str, shown: str, expected: Briefing, *asked: str) -> Case:
    told = f"{place}: read '{' '.join(words.split())}' as {shown}"
    return Case(typed(place, words), expected, (told, *asked))


AMOUNT, STATUS, VALUE, PURPOSE = (
    "aid[1].amount",
    "aid[1].status",
    "figures[0].value",
    "aid[2].purpose",
)
DAY = "figures[1].as_of"
PEOPLE = {"value": Decimal(61500)}
TYPED: dict[str, Case] = {
    # sums
    "spaces": read_as(AMOUNT, "CAD 12 500", "CAD 12,500", aid(1, amount=cad(12_500))),
    "no-break": read_as(AMOUNT, "CAD 12\u00a0500", "CAD 12,500", aid(1, amount=cad(12_500))),
    "thin": read_as(AMOUNT, "CAD 1\u2009234\u2009567", "CAD 1,234,567", aid(1, amount=cad(1_234_567))),
    "apostrophes": read_as(AMOUNT, "EUR 9'300'000", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "points": read_as(AMOUNT, "EUR 9.300.000", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "Indian": read_as(AMOUNT, "INR 12,50,00,000", "INR 125 million", aid(1, amount=Money(value=Decimal(125_000_000), currency="INR"))),
    "mio": read_as(AMOUNT, "EUR 9.3 mio", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "mn": read_as(AMOUNT, "EUR 9.3mn", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "m": read_as(AMOUNT, "€9.3m", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "M€": read_as(AMOUNT, "9.3 M€", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "Mrd": read_as(AMOUNT, "EUR 1.5 Mrd.", "EUR 1.5 billion", aid(1, amount=euros("1500"))),
    "bn": read_as(AMOUNT, "CAD 1.2bn", "CAD 1.2 billion", aid(1, amount=cad(1_200_000_000))),
    "small letters": read_as(AMOUNT, "eur 9.3 million", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "as shown": Case(typed(AMOUNT, "EUR 9.3 million"), aid(1, amount=euros("9.3"))),
    "range": Case(typed(AMOUNT, "EUR 5 million to 6 million"), aid(1, amount=Money(value=Decimal(5_000_000), upper=Decimal(6_000_000), currency="EUR"))),
    "short range": read_as(AMOUNT, "EUR 5-6 million", "EUR 5 million to 6 million", aid(1, amount=Money(value=Decimal(5_000_000), upper=Decimal(6_000_000), currency="EUR"))),
    "to be confirmed": read_as(AMOUNT, "EUR 9.3 million (tbc)", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "star": read_as(AMOUNT, "EUR 9.3 million*", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "plus": read_as(AMOUNT, "EUR 9.3 million+", "EUR 9.3 million", aid(1, amount=euros("9.3"))),
    "two lines": Case(typed(AMOUNT, "EUR 9.3", "million"), aid(1, amount=euros("9.3"))),
    "emptied": Case(typed(AMOUNT, ""), aid(1, amount=None)),
    "in words": read_as(AMOUNT, "half a billion euros", "EUR 500 million", aid(1, amount=euros("500"))),
    "minus": kept(AMOUNT, "EUR −5 million"),
    "either": kept(AMOUNT, "EUR 5 or 6 million"),
    "two sums": kept(AMOUNT, "EUR 5 million and CAD 7 million"),
    "two sums on two lines": Case(typed(AMOUNT, "EUR 5 million", "EUR 7 million"), FLOODS, ("'EUR 5 million EUR 7 million'",)),
    "a year": kept(AMOUNT, "EUR 5 million a year"),
    "unknown scale": kept(AMOUNT, "EUR 5 zillion"),
    "slip": kept(AMOUNT, "EUR 8.2 milion"),
    "percent": kept(AMOUNT, "EUR 5%"),
    "doubtful mark": Case(typed(AMOUNT, "EUR 220.500"), told=("found 'EUR 220.500', where '220.500' may be 220.5 or 220,500: 'EUR 8.2 million' was kept",)),
    "doubtful day": Case(typed(DAY, "03/04/2026"), told=("found '03/04/2026', which may be March 4, 2026 or April 3, 2026: 'November 21, 2026' was kept",)),
    "short year": Case(typed(DAY, "3 Apr 26"), told=("found '3 Apr 26', which may be April 26, 2003 or April 3, 2026",)),
    "no day": Case(typed(DAY, "31 February 2026"), told=("found '31 February 2026', which is no day of the calendar",)),
    "a time that is no day": Case(typed(DAY, "mid-2026"), row("figures", 1, as_of="mid-2026")),
    "a dollar beside": Case(
        typed(AMOUNT, "EUR 9.3 million (about $10 million)"),
        aid(1, amount=euros("9.3"), equivalent=Money(value=Decimal(10_000_000), currency=None, qualifier="about")),
        ("found 'EUR 9.3 million (about $10 million)', which does not say whose money: it is open; write its code",),
    ),
    "a dollar": Case(typed(AMOUNT, "$9.3 million"), aid(1, amount=Money(value=Decimal(9_300_000), currency=None)), ("found '$9.3 million', which does not say whose money: the currency was EUR and is open now; write its code",)),
    "words": kept(AMOUNT, "tbc"),
    "open dollar": Case(typed(AMOUNT, "$9 million"), aid(1, amount=Money(value=Decimal(9_000_000))), ("the currency was EUR and is open now",)),
    "bare": Case(typed(AMOUNT, "9 300 000"), aid(1, amount=euros("9.3")), ("without a currency: EUR was kept",)),
    "equivalent's dollar": Case(
        typed("aid[2].amount", "EUR 31 million (about $36 million)"),
        aid(2, amount=euros("31"), equivalent=Money(value=Decimal(36_000_000), currency="USD", qualifier="about")),
        ("read 'EUR 31 million (about $36 million)' as EUR 31 million (about USD 36 million)",),
    ),
    # figures
    "people, spaces": read_as(VALUE, "about 61 500 people", "about 61,500 people", row("figures", 0, **PEOPLE)),
    "some": read_as(VALUE, "some 70 000 people", "some 70,000 people", row("figures", 0, value=Decimal(70000), qualifier="some")),
    "people, point": read_as(VALUE, "about 61.500 people", "about 61,500 people", row("figures", 0, **PEOPLE), "'61.500' may be 61.5 or 61,500: the one of the old value's size was taken"),
    "people, apostrophe": read_as(VALUE, "about 61’500 people", "about 61,500 people", row("figures", 0, **PEOPLE)),
    "thousand": read_as(VALUE, "about 61.5 thousand people", "about 61,500 people", row("figures", 0, **PEOPLE)),
    "other digits": read_as(VALUE, "about \u0666\u0661\u066c\u0665\u0660\u0660 people", "about 61,500 people", row("figures", 0, **PEOPLE)),
    "families": Case(typed(VALUE, "12,400 families"), row("figures", 0, value=Decimal(12400), unit="families", qualifier=None)),
    "span": kept(VALUE, "60,000–65,000 people"),
    "either number": kept(VALUE, "5 or 6 people"),
    "day": kept(VALUE, "24.08.2025"),
    "below zero": kept(VALUE, "-5 degrees"),
    "percent sign": read_as("figures[1].value", "80 %", "80%", row("figures", 1, value=Decimal(80))),
    # purposes
    "Enter behind": Case(typed(PURPOSE, "road repair (reconstruction, loan)", "and bridges"), aid(2, purpose="road repair and bridges"), (f"{PURPOSE}: read",)),
    "Enter within": Case(typed(PURPOSE, "road repair", "(reconstruction,", "loan)"), FLOODS),
    "words behind": Case(typed(PURPOSE, "road repair (loan) and bridges"), aid(2, purpose="road repair and bridges", kind="other"), (f"{PURPOSE}: read",)),
    "military": read_as(PURPOSE, "trucks (military assistance, loan)", "Trucks (military aid, loan)", aid(2, purpose="trucks", kind="military")),
    "grant": Case(typed(PURPOSE, "road repair (reconstruction, grant)"), aid(2, form="grant")),
    "loans": read_as(PURPOSE, "roads (Reconstruction, loans)", "Roads (reconstruction, loan)", aid(2, purpose="roads")),
    "slip in a kind": Case(typed(PURPOSE, "roads (reconstrction, grant)"), aid(2, purpose="roads", form="grant"), ("found 'reconstrction' in 'roads (reconstrction, grant)'",)),
    "unknown word": Case(typed(PURPOSE, "road repair (school things)"), FLOODS, ("found 'school things' in",)),
    "bracket gone": Case(typed(PURPOSE, "road repair"), aid(2, kind="other", form="unspecified")),
    "own bracket": Case(typed("aid[1].purpose", "pumps (5 MW) and engineers (humanitarian aid)"), aid(1, purpose="pumps (5 MW) and engineers"), ()),
    # statuses
    "Signed": Case(typed(STATUS, "Signed"), aid(1, status="signed")),
    "PLEDGED": Case(typed("aid[2].status", "PLEDGED."), aid(2, status="pledged"), ("read 'PLEDGED.' as Pledged",)),
    "paid": read_as(STATUS, "paid", "Disbursed", aid(1, status="disbursed")),
    "promised": read_as("aid[2].status", "Promised", "Pledged", aid(2, status="pledged")),
    "shipped": kept(STATUS, "shipped"),
    "no status": Case(typed(STATUS, ""), aid(1, status="unspecified")),
    # capitals and dashes, which the brief puts there
    "a small status": Case(typed(STATUS, "announced"), aid(1, status="announced")),
    "a large status": Case(typed(STATUS, "Announced"), aid(1, status="announced")),
    "as the briefing has it": Case(typed(PURPOSE, "road repair (reconstruction, loan)"), FLOODS),
    "its bracket alone": Case(typed(PURPOSE, "Road repair (reconstruction, grant)"), aid(2, form="grant")),
    "other words": Case(typed(PURPOSE, "mRNA vaccines (reconstruction, loan)"), aid(2, purpose="mRNA vaccines")),
    "more words": Case(typed(PURPOSE, "Road repair and bridges (reconstruction, loan)"), aid(2, purpose="road repair and bridges")),
    "a capital within": Case(
        typed("aid[0].purpose", "Shelter and Water (humanitarian aid)"), aid(0, purpose="shelter and Water")
    ),
    "small words": Case(typed("people[0].role", "mayor of Varda"), row("people", 0, role="mayor of Varda")),
    "a dash for a status": Case(typed(STATUS, "–"), aid(1, status="unspecified")),
    "a hyphen for a sum": Case(typed(AMOUNT, "-"), aid(1, amount=None)),
    "a dash left": Case(typed("aid[1].timing", "–"), FLOODS),
    "a dash taken out": Case(typed("aid[1].timing", ""), FLOODS),
    "words over a dash": Case(typed("aid[1].timing", "soon"), aid(1, timing="soon")),
    "a dash within words": Case(typed("aid[1].timing", "May – June"), aid(1, timing="May – June")),
    # the equivalent, in its own line
    "a lower line": Case(
        typed("aid[2].amount", "EUR 30 million", "(about USD 36 million)"),
        aid(2, equivalent=Money(value=Decimal(36_000_000), currency="USD", qualifier="about")),
    ),
    "an upper line": Case(typed("aid[2].amount", "EUR 31 million", "(about USD 35 million)"), aid(2, amount=euros("31"))),
    "no lower line": Case(typed("aid[2].amount", "EUR 30 million"), aid(2, equivalent=None)),
    "both in one line": Case(typed("aid[2].amount", "EUR 30 million (about USD 35 million)"), FLOODS),
    "a new lower line": Case(
        typed(AMOUNT, "EUR 8.2 million", "(USD 9 million)"),
        aid(1, equivalent=Money(value=Decimal(9_000_000), currency="USD")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_a_typed_cell_is_read_whole_or_quoted(name: str) -> None:
    check(TYPED[name])


def test_a_capital_that_a_person_gives_a_name_is_no_brief_s() -> None:
    small = aid(1, recipient="varda")
    data = WordRenderer().render(plan_of(small), look_of()).data
    reading = read_word(edited(typed("aid[1].recipient", "Varda"), data=data), "a.docx")

    assert reading.briefing.aid[1].recipient == "Varda"


def merged_down(kind: str, key: str, first: int, count: int, *paragraphs: str) -> Edit:
    """Merge cells downwards; without `paragraphs` the first cell keeps its words alone."""

    def edit(root: etree._Element) -> None:
        if paragraphs:
            typed(f"{kind}[{first}].{key}", *paragraphs)(root)
        rows = [node(root, kind, index) for index in range(first, first + count)]
        for number, each in enumerate(rows):
            cell = each.findall(f"{W}tc")[COLUMNS[kind].index(key)]
            look = properties(cell, "tcPr")
            look.append(element(f'<w:vMerge w:val="{"continue" if number else "restart"}"/>'))
            for leaf in cell.iter(f"{W}t") if number else ():
                leaf.text = ""

    return edit


def merged_beside(kind: str, index: int, key: str, *paragraphs: str) -> Edit:
    def edit(root: etree._Element) -> None:
        cells = node(root, kind, index).findall(f"{W}tc")
        place = COLUMNS[kind].index(key)
        if paragraphs:
            typed(f"{kind}[{index}].{key}", *paragraphs)(root)
        properties(cells[place], "tcPr").append(element('<w:gridSpan w:val="2"/>'))
        cells[place + 1].getparent().remove(cells[place + 1])

    return edit


def donors(*names: str) -> Briefing:
    rows = zip(FLOODS.aid, names, strict=True)
    return changed(aid=tuple(changed(each, donor=name) for each, name in rows))


MERGED: dict[str, Case] = {
    "one donor": Case(merged_down("aid", "recipient", 0, 3), FLOODS, ("'Varda' stands for each",)),
    "another donor": Case(merged_down("aid", "recipient", 0, 3, "Upper Varda"), changed(aid=tuple(changed(a, recipient="Upper Varda") for a in FLOODS.aid)), ("'Upper Varda' stands for each",)),
    "words joined": Case(merged_down("aid", "recipient", 0, 3, "Varda", "Varda", "Varda"), FLOODS, ("'Varda' stands for each",)),
    "different words joined": Case(merged_down("aid", "purpose", 0, 2, "shelter and water (humanitarian aid)", "pumps and engineers (humanitarian aid)"), FLOODS, ("each keeps its own",)),
    "some words joined": Case(merged_down("aid", "recipient", 0, 2, "Varda", "Upper Varda"), FLOODS, ("found 'Varda / Upper Varda', expected one value",)),
    "two statuses": Case(merged_down("aid", "status", 0, 2), FLOODS, ("'Pledged' stands for each",)),
    "a joint sum": Case(merged_down("aid", "amount", 0, 2, "EUR 25 million"), aid(0, amount=euros("25")), ("it is read for the first of them",)),
    "sums in two lines": Case(
        merged_down("aid", "amount", 1, 2, "EUR 8.2 million", "EUR 30 million", "(about USD 35 million)"),
        FLOODS,
        ("each keeps its own",),
    ),
    "a dash joined": Case(merged_down("aid", "timing", 1, 2, "–", "In May"), FLOODS, ("each keeps its own",)),
    "a dash beside": Case(merged_beside("aid", 1, "status", "Pledged", "–"), FLOODS, ("has merged cells",)),
    "beside": Case(merged_beside("aid", 1, "donor"), FLOODS, ("has merged cells (“Norway”)",)),
    "beside, words joined": Case(merged_beside("aid", 1, "donor", "Norway", "Varda"), FLOODS, ("has merged cells (“Norway Varda”)",)),
    "beside, typed": Case(merged_beside("aid", 1, "donor", "Iceland"), aid(1, donor="Iceland"), ("has merged cells (“Iceland”)",)),
}  # fmt: skip


@pytest.mark.parametrize("name", MERGED)
def test_merged_cells_are_taken_apart(name: str) -> None:
    check(MERGED[name])


KITCHENS = Aid(donor="Canada", recipient="Varda", purpose="kitchens", kind="other",
               amount=cad(12_500), status="pledged", timing="soon")  # fmt: skip
ADDED = ("Canada", "Varda", "kitchens", "CAD 12 500", "pledged", "soon")


def deleted(kind: str, index: int) -> Edit:
    def edit(root: etree._Element) -> None:
        old = node(root, kind, index)
        old.getparent().remove(old)

    return edit


def moved_into(kind: str, index: int, other: str, *, copy: bool = False) -> Edit:
    """Cut or copy a row and paste it at the end of another table."""

    def edit(root: etree._Element) -> None:
        old = node(root, kind, index)
        last = node(root, other, len(ROWS[other]) - 1)
        last.addnext(without_ids(old) if copy else old)

    return edit


def column_added(title: str, words: str) -> Edit:
    def edit(root: etree._Element) -> None:
        table = table_row(root, "Donor").getparent()
        for number, each in enumerate(table.findall(f"{W}tr")):
            told = title if number == 0 else words if number == 2 else ""
            each.append(element(f"<w:tc><w:p><w:r><w:t>{told}</w:t></w:r></w:p></w:tc>"))

    return edit


def column_deleted(key: str) -> Edit:
    def edit(root: etree._Element) -> None:
        table = table_row(root, "Donor").getparent()
        for each in table.findall(f"{W}tr"):
            each.remove(each.findall(f"{W}tc")[COLUMNS["aid"].index(key)])

    return edit


def cell_deleted(root: etree._Element) -> None:
    """Delete one cell and let the others come closer."""
    each = node(root, "aid", 1)
    each.remove(each.findall(f"{W}tc")[1])


def blank_row(root: etree._Element) -> None:
    row_added("Norway", "", "", "", "", "", "")(root)


def total_typed(root: etree._Element) -> None:
    leaf = next(t for t in root.iter(f"{W}t") if "EUR 20.7" in (t.text or ""))
    leaf.text = "EUR 99 million"


ROWS_EDITED: dict[str, Case] = {
    "added": Case(row_added("Norway", *ADDED), changed(aid=at(FLOODS.aid, 2, KITCHENS, drop=0)), ("aid[2].amount: read 'CAD 12 500' as CAD 12,500",)),
    "added without a currency": Case(row_added("Norway", *ADDED[:3], "12 500", *ADDED[4:]), changed(aid=at(FLOODS.aid, 2, changed(KITCHENS, amount=None), drop=0)), ("aid[2].amount: found '12 500', expected a sum of money and nothing else: it was left empty",)),
    "figure added": Case(row_added("Power restored", "Boats", "12 500 boats", "Aug. 25, 2025"), changed(figures=(*FLOODS.figures, Figure(label="Boats", value=Decimal(12500), unit="boats", as_of="2025-08-25"))), ("figures[2].value: read '12 500 boats' as 12,500 boats", "figures[2].as_of: read")),
    "deleted": Case(deleted("aid", 1), changed(aid=at(FLOODS.aid, 1))),
    "blank": Case(blank_row),
    "a person among the aid": Case(moved_into("people", 1, "aid"), changed(people=FLOODS.people[:1]), ("the row “Jo de Vries | Engineer | Engineer corps | Bridges” is one of the table people",)),
    "a copy of a person among the aid": Case(moved_into("people", 1, "aid", copy=True), FLOODS, ("the row “Jo de Vries | Engineer | Engineer corps | Bridges” has 4 cells for 6 columns",)),
    "column added": Case(column_added("Check", "ask Oslo"), FLOODS, ("the column “Check” is none of the table's", "“ask Oslo” stands in a column that is none")),
    "column deleted": Case(column_deleted("status"), FLOODS, ("the column “Status” is gone",)),
    "cell deleted": Case(cell_deleted, FLOODS, ("“Norway | Pumps and engineers (humanitarian aid) | EUR 8.2 million | Pledged | –” has 5 cells for 6 columns",)),
    "total": Case(total_typed, FLOODS, ("totals are computed from the rows",)),
    "two edits": Case(all_of(typed(AMOUNT, "EUR 9.3 million"), typed(STATUS, "signed")), aid(1, amount=euros("9.3"), status="signed")),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS_EDITED)
def test_rows_and_columns_come_home_or_are_told(name: str) -> None:
    check(ROWS_EDITED[name])


@cache
def brief(language: str) -> bytes:
    return WordRenderer().render(plan_of(changed(language=language)), look_of()).data


def other(language: str, index: int, **fields: Any) -> Briefing:
    return changed(aid(index, **fields), language=language)


def another_day(language: str, as_of: str) -> Briefing:
    return changed(row("figures", 1, as_of=as_of), language=language)


LANGUAGES: list[tuple[str, str, str, Callable[[], Briefing], str | None]] = [
    ("fr", AMOUNT, "9,3 M€", lambda: other("fr", 1, amount=euros("9.3")), "read"),
    ("fr", AMOUNT, "9.300.000 EUR", lambda: other("fr", 1, amount=euros("9.3")), "read"),
    ("fr", AMOUNT, "9 300 000 EUR", lambda: other("fr", 1, amount=euros("9.3")), "read"),
    ("fr", AMOUNT, "9,3 Mio EUR", lambda: other("fr", 1, amount=euros("9.3")), "read"),
    ("fr", AMOUNT, "9,3 millions d’euros par an", lambda: changed(language="fr"), "found"),
    ("fr", AMOUNT, "moins 5 millions EUR", lambda: changed(language="fr"), "found"),
    ("fr", STATUS, "Versée", lambda: other("fr", 1, status="disbursed"), "read"),
    ("fr", STATUS, "annoncés", lambda: other("fr", 1, status="announced"), "read"),
    ("fr", "aid[2].status", "Promises", lambda: other("fr", 2, status="pledged"), "read"),
    ("fr", STATUS, "décaissées", lambda: other("fr", 1, status="disbursed"), "read"),
    ("fr", STATUS, "rêvée", lambda: changed(language="fr"), "found"),
    ("ar", AMOUNT, "250 مليون دولار كندي", lambda: other("ar", 1, amount=cad(250_000_000)), "read"),
    ("ar", AMOUNT, "\u0662\u0665\u0660 مليون دولار كندي", lambda: other("ar", 1, amount=cad(250_000_000)), "read"),
    ("ar", AMOUNT, "\u0669\u066b\u0663 مليون يورو", lambda: other("ar", 1, amount=euros("9.3")), "read"),
    ("ar", AMOUNT, "مليونا دولار كندي", lambda: other("ar", 1, amount=cad(2_000_000)), "read"),
    ("ar", AMOUNT, "خمسة ملايين دولار كندي", lambda: other("ar", 1, amount=cad(5_000_000)), "read"),
    ("ar", AMOUNT, "250 مليون دولار اميركي", lambda: other("ar", 1, amount=Money(value=Decimal(250_000_000), currency="USD")), "read"),
    ("he", AMOUNT, "כ-250 מיליון דולר קנדי", lambda: other("he", 1, amount=Money(value=Decimal(250_000_000), currency="CAD", qualifier="בערך")), "read"),
    ("he", AMOUNT, "יותר מ־250 מיליון דולר קנדי", lambda: other("he", 1, amount=Money(value=Decimal(250_000_000), currency="CAD", qualifier="יותר מן")), "read"),
    ("he", AMOUNT, "ב-250 מיליון דולר קנדי", lambda: changed(language="he"), "found"),
    ("he", AMOUNT, "בין 5 ל-6 מיליון אירו", lambda: other("he", 1, amount=Money(value=Decimal(5_000_000), upper=Decimal(6_000_000), currency="EUR")), "read"),
    ("ar", AMOUNT, "خمسة أو ستة ملايين دولار كندي", lambda: changed(language="ar"), "found"),
    ("he", AMOUNT, "חצי מיליארד דולר קנדי", lambda: other("he", 1, amount=cad(500_000_000)), "read"),
    ("ar", DAY, "٢٥ نيسان/أبريل ٢٠٢٦", lambda: another_day("ar", "2026-04-25"), "read"),
    ("he", DAY, "25 לאפריל 2026", lambda: another_day("he", "2026-04-25"), "read"),
    ("fr", DAY, "premier mai 2026", lambda: another_day("fr", "2026-05-01"), "read"),
    ("fr", DAY, "03/04/26", lambda: changed(language="fr"), "found"),
    ("fr", AMOUNT, "1,200 EUR", lambda: changed(language="fr"), "found"),
    ("ar", STATUS, "معلنة", lambda: other("ar", 1, status="announced"), "read"),
    ("he", AMOUNT, "250 מיליון דולר קנדי", lambda: other("he", 1, amount=cad(250_000_000)), "read"),
    ("he", STATUS, "שולמה", lambda: other("he", 1, status="disbursed"), "read"),
    ("de", AMOUNT, "9,3 Mio. Euro", lambda: other("de", 1, amount=euros("9.3")), "read"),
    ("de", AMOUNT, "9.300.000 EUR", lambda: other("de", 1, amount=euros("9.3")), "read"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "place", "words", "expected", "told"), LANGUAGES)
def test_cells_are_read_in_the_language_of_the_brief(
    language: str, place: str, words: str, expected: Callable[[], Briefing], told: str
) -> None:
    case = Case(typed(place, words), expected(), (f"{place}: {told} {words!r}",))
    check(case, brief(language))


def test_a_kind_typed_over_the_kind_of_a_row_without_a_purpose_is_its_kind() -> None:
    base = Aid(donor="Norway", kind="humanitarian", amount=euros("5"))
    for words, fields in (
        ("military aid", {"kind": "military", "purpose": None}),
        ("military assistance", {"kind": "military", "purpose": "military assistance"}),
        ("food (grant)", {"kind": "humanitarian", "purpose": "food", "form": "grant"}),
    ):
        cell = read_purpose(words, base, "humanitarian aid", load_labels("en"))
        assert cell.fields | fields == cell.fields
        assert cell.remark is None


def test_a_person_s_cells_are_words_as_they_stand() -> None:
    new = Person(**{**FLOODS.people[1].model_dump(), "role": "Chief of 12 500 engineers"})
    expected = changed(people=(FLOODS.people[0], new))
    check(Case(typed("people[1].role", "Chief of 12 500 engineers"), expected))


def test_a_whole_that_was_not_shown_is_not_lost_with_an_edit_of_the_purpose() -> None:
    row = Aid(donor="Japan", purpose="pumps", part_of="gone")
    cell = read_purpose("new pumps", row, "pumps", load_labels("en"))
    assert (cell.fields["purpose"], cell.fields["part_of"]) == ("new pumps", "gone")
    shown = read_purpose("pumps", row, "pumps (part of CAD 1 billion)", load_labels("en"))
    assert shown.fields["part_of"] is None


@pytest.mark.parametrize(("purpose", "kind", "before", "typed", "expected", "remark"), [
    # the brief had put a bracket there: what stands in it now is a kind or form, known or not
    ("pumps", "humanitarian", "pumps (humanitarian aid)", "pumps (whatever)",
     ("pumps", "humanitarian"), True),
    # the brief had put none there: a bracket is the purpose's own
    ("military aid", "military", "military aid", "military aid (whatever)",
     ("military aid (whatever)", "military"), False),
    ("pumps (diesel)", "other", "pumps (diesel)", "pumps (diesel) (whatever)",
     ("pumps (diesel) (whatever)", "other"), False),
    # nor does one tell that does not stand at the end
    ("pumps", "humanitarian", "pumps (humanitarian aid)", "pumps (whatever) for Kyiv",
     ("pumps (whatever) for Kyiv", "other"), False),
    ("pumps", "humanitarian", "pumps (humanitarian aid)", "pumps (military aid) for Kyiv",
     ("pumps for Kyiv", "military"), False),
])  # fmt: skip
def test_a_bracket_behind_a_purpose_says_the_kind_where_the_brief_had_put_one(
    purpose: str, kind: Any, before: str, typed: str, expected: tuple[str, str], remark: bool
) -> None:
    base = Aid(donor="Norway", purpose=purpose, kind=kind)
    cell = read_purpose(typed, base, before, load_labels("en"))
    assert (cell.fields["purpose"], cell.fields["kind"]) == expected
    assert (cell.remark is not None) is remark


@pytest.mark.parametrize(("typed_words", "role"), [
    ("Special envoy to Peru", "special envoy to Peru"), ("Special envoy", "special envoy"),
    ("Specialist", "Specialist"), ("Envoy", "Envoy"), ("special envoy at large", "special envoy at large"),
])  # fmt: skip
def test_a_capital_that_the_brief_gave_stays_in_the_brief(typed_words: str, role: str) -> None:
    base = Briefing(title="A", people=(Person(name="Ann Lee", role="special envoy"),))
    was = ShownRow("p-1", {"name": "Ann Lee", "role": "Special envoy"})
    reader = RowReader(base, load_labels("en"), Notices())
    row = ShownRow("p-1", {"name": "Ann Lee", "role": typed_words})
    read = reader.read("people", Cells("people[0]", row, was), base.people[0])
    assert read is not None
    assert read.role == role  # type: ignore[union-attr]
