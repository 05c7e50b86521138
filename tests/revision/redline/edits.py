"""Edits of a briefing made by hand: what each makes of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from reports.model import (
    Aid,
    Briefing,
    Bullets,
    Contact,
    Figure,
    ListItem,
    Numbered,
    Paragraph,
    Period,
    Person,
    Question,
    Quotation,
    Quote,
    Section,
    Series,
    Source,
    Subheading,
)
from tests.revision.floods import FLOODS, WHOLE, at, changed, euros

OVERVIEW, DONE, NEXT = FLOODS.sections
NORWAY = FLOODS.aid[1]
DENMARK = Aid(
    donor="Denmark", recipient="Varda", purpose="tents", kind="humanitarian",
    amount=euros("3.1"), status="announced",
)  # fmt: skip


def body(number: int, *blocks: Any) -> tuple[Section, ...]:
    """The sections with another body in one of them."""
    sections = list(FLOODS.sections)
    sections[number] = changed(sections[number], body=blocks)
    return tuple(sections)


def edit(**fields: Any) -> Briefing:
    return Briefing.model_validate({**dict(FLOODS), **fields})


NESTED = ListItem(text="Power is back", bullets=("in the north", "in **two** valleys"))
EDITS: dict[str, Briefing] = {
    "head": edit(
        status="draft", version="0.3", to="The Minister", as_of="2026-11-21", next_issue=dt.date(2026, 11, 29),
        period=Period(start=dt.date(2026, 11, 15), end=dt.date(2026, 11, 21)),
        series=Series(name="Flood Update", number=12), **{"from": "Operations Centre"},
    ),
    "nothing": FLOODS,
    "title": edit(title="Lower Varda floods: rescue effort and its funding"),
    "title retyped": edit(title="An entirely new title"),
    "title block": edit(subtitle=None, byline="Night Desk", reference=None, organisation="Relief"),
    "day and byline gone": edit(date=None, byline=None),
    "marking and embargo gone": edit(marking=None, embargo=None),
    "embargo later": edit(embargo=dt.datetime(2026, 11, 24, 6, 0, tzinfo=dt.UTC)),
    "summary": edit(summary="Three districts are under water; **61,000 people** left *home*."),
    "no summary": edit(summary=None),
    "link changed": edit(sections=body(
        0, OVERVIEW.body[0],
        Paragraph(text="See the [situation page](https://example.org/new) for updates."),
        OVERVIEW.body[2],
    )),
    "link gone": edit(sections=body(
        0, OVERVIEW.body[0], Paragraph(text="See the situation page for updates."), OVERVIEW.body[2]
    )),
    "line break": edit(sections=body(2, Paragraph(text="A donors’ call\u2028is set."))),
    "quotation without its speaker": edit(sections=body(
        0, *OVERVIEW.body[:2], Quotation(quote="We have boats; we need diesel.")
    )),
    "quotation to paragraph": edit(sections=body(
        0, *OVERVIEW.body[:2], Paragraph(text="We have the boats; what we need now is diesel.")
    )),
    "items": edit(sections=body(
        1, DONE.body[0],
        Bullets(bullets=("17 lorries", "41 boats in service", "12,500 family kits")),
        Numbered(numbered=("Roads first", "Pumps second", "Bridges third")),
    )),
    "nested items": edit(sections=body(
        1, DONE.body[0], Bullets(bullets=("41 boats in service", NESTED)), DONE.body[2]
    )),
    "bullets to numbers": edit(sections=body(
        1, DONE.body[0], Numbered(numbered=DONE.body[1].items), DONE.body[2]
    )),
    "two lists become one": edit(sections=body(
        1, DONE.body[0], Bullets(bullets=("41 boats in service", "Pumps first", "Roads second"))
    )),
    "sub-headings": edit(sections=body(
        1, Subheading(heading="Health"), DONE.body[0], Subheading(heading="Transport"), *DONE.body[1:]
    )),
    "sections sorted": edit(sections=(NEXT, DONE, OVERVIEW)),
    "section sorted and edited": edit(
        sections=(changed(NEXT, heading="Next steps"), OVERVIEW, DONE)
    ),
    "section parted": edit(sections=(
        OVERVIEW, changed(DONE, body=DONE.body[:1]), Section(heading="In use", body=DONE.body[1:]),
        NEXT,
    )),
    "section without its heading": edit(sections=(OVERVIEW, changed(DONE, heading=None), NEXT)),
    "section gone": edit(sections=(OVERVIEW, NEXT)),
    "block moved to another section": edit(sections=(
        OVERVIEW, changed(DONE, body=DONE.body[1:]), changed(NEXT, body=(*NEXT.body, DONE.body[0]))
    )),
    "no sections": edit(sections=()),
    "people sorted": edit(people=FLOODS.people[::-1]),
    "person and a new column": edit(people=(
        *FLOODS.people, Person(name="Kim Lund", role="Pilot", affiliation="Air corps")
    )),
    "a column less": edit(people=tuple(changed(p, note=None) for p in FLOODS.people)),
    "columns and a row come and go": edit(people=(
        Person(name="Amara Lind", note="On leave"), Person(name="Kim Lund", note="Flies at dawn"),
    )),
    "a column of sums less": edit(aid=tuple(changed(a, timing=None) for a in FLOODS.aid)),
    "people gone": edit(people=()),
    "figures": edit(figures=(
        Figure(label="Boats", value=Decimal(41)), changed(FLOODS.figures[0], value=Decimal(64500), qualifier="over")
    )),
    "amount": edit(aid=at(FLOODS.aid, 1, changed(NORWAY, amount=euros("9.3", "almost")))),
    "equivalent gone": edit(aid=at(FLOODS.aid, 2, changed(FLOODS.aid[2], equivalent=None))),
    "equivalent comes": edit(aid=at(FLOODS.aid, 1, changed(NORWAY, equivalent=FLOODS.aid[2].equivalent))),
    "row comes": edit(aid=(FLOODS.aid[0], DENMARK, *FLOODS.aid[1:])),
    "row becomes another": edit(aid=at(FLOODS.aid, 1, DENMARK)),
    "row gone": edit(aid=at(FLOODS.aid, 1)),
    "rows sorted": edit(aid=FLOODS.aid[::-1]),
    "row becomes a part": edit(aid=at(FLOODS.aid, 1, changed(NORWAY, part_of="the EU's fund"))),
    "agreement": edit(aid=(*FLOODS.aid, Aid(donor="Norway", recipient="Varda", kind="agreement",
                                            form="agreement", purpose="fish", status="signed"))),
    "totals off": edit(totals=False),
    "only one row": edit(aid=FLOODS.aid[:1]),
    "quotes": edit(quotes=(Quote(text="The dry road is a key.", speaker="Jo"), *FLOODS.quotes)),
    "quotes gone": edit(quotes=()),
    "question gone": edit(qa=(FLOODS.qa[0], FLOODS.qa[2])),
    "questions sorted": edit(qa=FLOODS.qa[::-1]),
    "answers": edit(qa=(
        changed(FLOODS.qa[0], answer="The figure is confirmed.\n\nIt is 37."),
        changed(FLOODS.qa[1], answer=None), FLOODS.qa[2], Question(question="And then?"),
    )),
    "no questions": edit(qa=()),
    "source": edit(source=Source(title="Situation report no. 8", url="https://example.org/8")),
    "contacts": edit(contacts=(
        Contact(name="Night desk", email="night@example.org"),
        changed(FLOODS.contacts[0], email="desk@example.org"),
    )),
    "contact gone": edit(contacts=()),
    "held rows": WHOLE,
    "a row held": edit(aid=at(FLOODS.aid, 0, changed(FLOODS.aid[0], review="is this so?"))),
    "French": edit(language="fr"),
    "Arabic": edit(language="ar"),
    "all of it": edit(
        marking=None, title="Lower Varda floods: rescue and funding", people=FLOODS.people[::-1],
        aid=(DENMARK, *FLOODS.aid[1:]), sections=(NEXT, OVERVIEW), qa=FLOODS.qa[1:], contacts=(),
    ),
}  # fmt: skip
