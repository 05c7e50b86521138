"""A brief with one of everything, for the edits of these tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from reports.look import look_of
from reports.model import (
    Aid,
    Briefing,
    Bullets,
    Contact,
    Figure,
    Money,
    Numbered,
    Paragraph,
    Person,
    Question,
    Quotation,
    Quote,
    Section,
    Source,
)
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer


def euros(millions: str, qualifier: str | None = None) -> Money:
    return Money(value=Decimal(millions) * 10**6, currency="EUR", qualifier=qualifier)


FLOODS = Briefing(
    title="Lower Varda floods: relief effort and funding",
    subtitle="Background for the press",
    date=dt.date(2026, 11, 22),
    byline="Press Office",
    reference="PB-2026-17",
    marking="For official use",
    embargo=dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.UTC),
    source=Source(
        title="Situation report no. 7",
        publisher="Example Relief Agency",
        published=dt.date(2026, 11, 21),
        url="https://example.org/varda?x=1&y=2",
    ),
    summary="Four districts are under water; **61,000 people** have left their homes.",
    sections=(
        Section(
            heading="Situation overview",
            body=(
                Paragraph(text="Heavy rain since *14 November* has flooded four districts."),
                Paragraph(text="See the [situation page](https://example.org/varda) for updates."),
                Quotation(
                    quote="We have the boats; what we need now is diesel.",
                    speaker="Amara Lind, Minister of Relief",
                ),
            ),
        ),
        Section(
            id="done",
            heading="What has been done",
            body=(
                Paragraph(text="Two field hospitals opened; a third is planned."),
                Bullets(bullets=("41 boats in service", "12,400 family kits", "Power is back")),
                Numbered(numbered=("Pumps first", "Roads second")),
            ),
        ),
        Section(
            heading="What comes next",
            body=(Paragraph(text="A donors’ call is set for 25 November."),),
        ),
    ),
    people=(
        Person(name="Amara Lind", role="Minister of Relief"),
        Person(name="Jo de Vries", role="Engineer", affiliation="Engineer corps", note="Bridges"),
    ),
    figures=(
        Figure(label="People displaced", value=Decimal(61000), unit="people", qualifier="about"),
        Figure(label="Power restored", value=Decimal(75), unit="%", as_of="2026-11-21"),
    ),
    aid=(
        Aid(
            id="eu", donor="European Union", recipient="Varda", purpose="shelter and water",
            kind="humanitarian", amount=euros("12.5", "over"), status="pledged",
        ),
        Aid(
            donor="Norway", recipient="Varda", purpose="pumps and engineers", kind="humanitarian",
            amount=euros("8.2"), status="pledged",
        ),
        Aid(
            donor="Example Bank", recipient="Varda", purpose="road repair", kind="reconstruction",
            form="loan", amount=euros("30"), status="signed", timing="in May",
            equivalent=Money(value=Decimal(35) * 10**6, currency="USD", qualifier="about"),
        ),
    ),
    quotes=(Quote(text="The dry road is the key.", speaker="Jo de Vries"),),
    qa=(
        Question(question="How many people have died?", answer="The figure is not confirmed."),
        Question(question="Is the loan new money?", answer="No. It was agreed in May."),
        Question(question="Who pays for the pumps?", answer="Norway does.\n\nIt said so twice."),
    ),
    contacts=(
        Contact(name="Press desk", role="Duty officer", email="press@example.org", phone="+00 12 34 56"),
    ),
)  # fmt: skip
#: The same as it lies at home: with a note, evidence and rows held for review.
WHOLE: Briefing = FLOODS.model_copy(
    update={
        "people": (
            FLOODS.people[0].model_copy(
                update={"evidence": "Minister of Relief Amara Lind spoke."}
            ),
            Person(name="Ana Held", role="Envoy", review="who is this?", evidence="Ms Held came."),
            FLOODS.people[1],
        ),
        "aid": (
            FLOODS.aid[0].model_copy(
                update={"evidence": "The European Union pledged over 12.5 million euros to Varda."}
            ),
            FLOODS.aid[1].model_copy(update={"evidence": "Norway pledged 8.2 million euros."}),
            FLOODS.aid[2],
            Aid(donor="Iceland", kind="other", review="is this aid?"),
        ),
        "notes": ("Ask about the bridges.",),
    }
)


def floods_docx() -> bytes:
    return WordRenderer().render(plan_of(WHOLE), look_of()).data


def changed(base: Any = FLOODS, /, **fields: Any) -> Any:
    return base.model_copy(update=fields)


def at(parts: tuple[Any, ...], index: int, *new: Any, drop: int = 1) -> tuple[Any, ...]:
    """The parts with those at `index` replaced by `new`."""
    return (*parts[:index], *new, *parts[index + drop :])


def section(index: int, **fields: Any) -> Briefing:
    """The floods with one section changed."""
    new = changed(FLOODS.sections[index], **fields)
    return changed(sections=at(FLOODS.sections, index, new))


def body(index: int, *blocks: Any, at_block: int, drop: int = 1) -> Briefing:
    """The floods with blocks of one section replaced."""
    return section(index, body=at(FLOODS.sections[index].body, at_block, *blocks, drop=drop))


def row(kind: str, index: int, /, **fields: Any) -> Briefing:
    """The floods with one row of a table changed."""
    rows = getattr(FLOODS, kind)
    return changed(**{kind: at(rows, index, changed(rows[index], **fields))})
