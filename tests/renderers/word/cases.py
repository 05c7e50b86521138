"""The briefings that every judge of the Word brief is asked about."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reports.look import Look, Options, look_of
from reports.model import (
    Aid,
    Briefing,
    Bullets,
    Contact,
    Figure,
    ListItem,
    Money,
    Numbered,
    Paragraph,
    Person,
    Question,
    Quotation,
    Quote,
    Section,
    Source,
    Subheading,
)
from reports.pipeline import plan_of
from reports.plan import Plan
from reports.sources import read_source
from tests.decision_note import decision_note
from tests.headed import headed_brief
from tests.lines_to_take import lines_brief
from tests.starters import KINDS, starter

ARTICLES = sorted((Path(__file__).parents[2] / "articles").glob("*.txt"))


class Case(NamedTuple):
    """What the renderer is given."""

    plan: Plan
    look: Look


def case(briefing: Briefing, theme: str = "house", options: Options | None = None) -> Case:
    """Return the plan of `briefing` in its own language, and its look."""
    return Case(plan_of(briefing, options), look_of(theme, options))


def plan(briefing: Briefing, options: Options | None = None) -> Plan:
    """Return the plan of `briefing` in its own language."""
    return plan_of(briefing, options)


def article(path: Path) -> Briefing:
    """Return an article as it is drafted, named by its file where it has no title."""
    drafted = read_source(path).briefing
    return drafted.model_copy(update={"title": drafted.title or path.stem})


def everything() -> Briefing:
    """A briefing with every kind of part, and text that looks like markup."""
    aid = tuple(
        Aid(donor=name, recipient="Lower Varda", purpose=purpose, kind="humanitarian",
            form=form, amount=Money(value=Decimal(value), currency="USD"), status="pledged",
            evidence=f"{name} pledged {value} dollars for {purpose}.")
        for name, purpose, form, value in (
            ("European Union", "shelter and water", "grant", "12500000"),
            ("Japan", "pumps and engineers", "in-kind", "8200000"),
            ("Norway", "cash support", "grant", "4750000.5"),
            ("World Bank", "road repair", "loan", "30000000"),
        )
    )  # fmt: skip
    part = Aid(donor="Japan", purpose="pumps alone", part_of="of the in-kind aid",
               amount=Money(value=Decimal(2_000_000), currency=None), status="pledged")  # fmt: skip
    return Briefing(
        title="Lower Varda floods: relief effort & <funding>",
        subtitle="Background brief for accredited media",
        date=dt.date(2026, 11, 22),
        byline="Press Office, Ministry of Relief",
        reference="PB-2026-1122",
        marking="Official – sensitive",
        embargo=dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC),
        source=Source(title="Situation report no. 7", publisher="Example Agency",
                      published=dt.date(2026, 11, 21), url="https://example.org/r?a=1&b=(2)|%"),
        summary="Heavy rain since **14 November** has flooded four districts; *about 61,000 "
                "people* have left their homes. See the [situation page](https://example.org/7).",
        sections=(
            Section(heading="What has been done", body=(
                Paragraph(text="Two field hospitals opened at Östra Kvarn and 新潟 camp."),
                Bullets(bullets=("41 boats in service", "12,400 **family kits** handed out")),
                Numbered(numbered=("Open the road", "Repair the bridge")),
                Numbered(numbered=("Count again", "Report")),
                Quotation(quote="We have the boats. What we need now is *diesel*.",
                          speaker="Minister of Relief"),
            )),
            Section(heading="What comes next", body=(
                Paragraph(text="A donors’ call is set; the word مرحبا بالعالم is a greeting, and "
                               "[**bold**](mailto:press@example.org?subject=a%20b) a link."),
            )),
        ),
        people=(
            Person(name="A. Okonjo-Lind", role="Minister of Relief", evidence="She leads."),
            Person(name="田中 由美子", role="UN coordinator", note="On the ground since Monday"),
        ),
        figures=(
            Figure(label="Homes flooded", value=Decimal(18250), as_of="2026-11-20"),
            Figure(label="Rain", value=Decimal("412.5"), unit="mm", note="since 14 November"),
        ),
        aid=(*aid, part),
        quotes=(Quote(text="The water is falling.", speaker="A district engineer"),),
        qa=(
            Question(question="How many have died?", answer="The figure is 37.\n\nNo comment."),
            Question(question="Is the loan new money?"),
        ),
        contacts=(Contact(name="Press desk", email="press@example.org", phone="+1 555 0100"),),
    )  # fmt: skip


def french() -> Briefing:
    return everything().model_copy(update={"language": "fr"})


def arabic() -> Briefing:
    """A briefing from right to left, with words of Latin script and numbers in it."""
    return Briefing(
        title="فيضانات وادي المثال: جهود الإغاثة والتمويل",
        subtitle="مذكرة إحاطة للصحافة",
        language="ar",
        date=dt.date(2026, 11, 22),
        byline="مكتب الصحافة",
        reference="PB-2026-1122",
        marking="للاستخدام الرسمي",
        summary="غمرت المياه **أربع مناطق** منذ 14 نوفمبر وغادر نحو 61,000 شخص منازلهم.",
        sections=(
            Section(heading="ما تم إنجازه", body=(
                Paragraph(text="افتتح مستشفيان ميدانيان قرب مخيم Camp Nord 7 (بدعم من OCHA)."),
                Bullets(bullets=("41 قاربا في الخدمة", "عودة الكهرباء في 3 مناطق من أصل 4")),
                Numbered(numbered=("فتح الطريق", "إصلاح الجسر")),
                Quotation(quote="لدينا القوارب وما نحتاجه الآن هو الوقود", speaker="وزير الإغاثة"),
            )),
        ),
        people=(Person(name="منسقة الإغاثة", role="منسقة", affiliation="وكالة المثال"),),
        aid=tuple(
            Aid(donor=donor, recipient="وادي المثال", purpose=purpose, status="pledged",
                amount=Money(value=Decimal(value), currency="USD"), evidence="جملة من المصدر.")
            for donor, purpose, value in (
                ("الاتحاد الأوروبي", "المأوى والمياه", 12_500_000),
                ("اليابان", "مضخات ومهندسون", 8_200_000),
            )
        ),
        key_messages=(
            Paragraph(text="سيصل الدعم خلال شهر."),
            Paragraph(text="القرض **ليس** تمويلا جديدا."),
        ),
        qa=(
            Question(
                question="هل القرض تمويل جديد؟",
                answer="لا، اتفق عليه في مايو.",
                if_pressed="لن نعلق على المواعيد.",
            ),
        ),
        contacts=(Contact(name="مكتب الصحافة", email="press@example.org"),),
    )  # fmt: skip


def bodies(language: str = "en") -> Briefing:
    """Sub-headings, lists in lists of both kinds, and line breaks."""
    bullets = Bullets(
        bullets=(
            ListItem(text="Boats", bullets=("small ones", "large ones")),
            ListItem(text="People", numbered=("nurses", "pilots", "**drivers**\u2028of lorries")),
            "Tents",
        )
    )
    numbered = Numbered(numbered=("First", ListItem(text="Second", bullets=("in CAD", "in USD"))))
    body = (
        Subheading(heading="What came"),
        Paragraph(text="Ministry of Relief,\u20287 **Quay\u2028Road**"),
        bullets,
        Subheading(heading="What is next"),
        numbered,
        bullets,
        Subheading(heading="Open"),
    )
    return Briefing(
        title="Relief in two parts", language=language, date=dt.date(2026, 11, 22),
        summary="Two lines,\u2028one summary.",
        sections=(Section(heading="All of it", body=body), Section(body=body[1:3])),
        qa=(Question(question="Where to?", answer="To Varda,\u2028by road."),),
    )  # fmt: skip


def title_only() -> Briefing:
    return Briefing(title="A title alone")


def long(sections: int = 60) -> Briefing:
    """A briefing of many sections: it needs a contents list."""
    text = "The ministry reports that the road to district {n} is open again, and that " * 4
    return Briefing(
        title="A long brief",
        date=dt.date(2026, 11, 22),
        summary="Many districts, one line each.",
        sections=tuple(
            Section(heading=f"District {n}", body=(
                Paragraph(text=text.format(n=n) + "water is clean."),
                Bullets(bullets=(f"{n} boats", f"{n} pumps")),
            ))
            for n in range(1, sections + 1)
        ),
        qa=(Question(question="When is the next report?", answer="Tomorrow."),),
    )  # fmt: skip


@cache
def fixed_plans() -> dict[str, Case]:
    """Return the plans that are made for every judge, by name."""
    sample = read_source(None).briefing
    cited = Options(cite=True)
    letter = Options(page="letter", cite=True)
    plans = {
        "sample": case(sample),
        "sample-cited": case(sample, options=cited),
        "sample-embassy": case(sample, "embassy"),
        "everything": case(everything(), options=letter),
        "everything-embassy": case(everything(), "embassy", cited),
        "french": case(french(), options=cited),
        "carries-nothing": case(everything(), options=Options(embed="none")),
        "carries-everything": case(everything(), options=Options(embed="full")),
        "arabic": case(arabic(), options=cited),
        "arabic-embassy": case(arabic(), "embassy", letter),
        "title": case(title_only()),
        "bodies": case(bodies()),
        "long": case(long()),
        "headed": case(headed_brief()),
        "lines": case(lines_brief()),
        "decisions": case(decision_note()),
        "decisions-arabic": case(decision_note("ar", times=3), options=letter),
        **{f"starter-{kind}": case(starter(kind)) for kind in KINDS},
        "decision-french": case(starter("decision", "fr"), options=letter),
    }
    return plans | {f"article-{path.stem}": case(article(path)) for path in ARTICLES}
