"""The sample: the briefing of the article, made by hand. It must be true to it."""

from __future__ import annotations

import re
from decimal import Decimal

from reports.model import Briefing, plain
from tests.conftest import ARTICLES

ARTICLE = re.sub(r"\s+", " ", (ARTICLES / "carney-kyiv.txt").read_text(encoding="utf-8"))


def test_it_has_the_sections_people_and_questions_of_the_article(sample: Briefing) -> None:
    assert len(sample.sections) == 4
    assert [(p.name, p.role, p.affiliation) for p in sample.people] == [
        ("Mark Carney", "Prime Minister", "Canada"),
        ("Volodymyr Zelenskyy", "President", "Ukraine"),
        ("Keith Kellogg", "special envoy", "United States"),
        ("Donald Trump", "President", "United States"),
        ("Yuliia Svyrydenko", "Prime Minister", "Ukraine"),
    ]
    assert len(sample.qa) == 5
    assert len(sample.quotes) == 4


def test_the_aid_and_the_agreements_are_told_apart(sample: Briefing) -> None:
    aid, drones, minerals = sample.aid

    assert aid.amount is not None
    assert (aid.amount.value, aid.amount.currency, aid.amount.qualifier) == (
        Decimal(10**9),
        "CAD",
        "over",
    )
    assert aid.equivalent is not None
    assert (aid.equivalent.value, aid.equivalent.currency) == (Decimal(723_000_000), "USD")
    assert (aid.status, aid.timing) == ("announced", "within the coming month")
    assert [(r.kind, r.purpose, r.status) for r in (drones, minerals)] == [
        ("agreement", "drone co-production", "signed"),
        ("agreement", "minerals", "discussed"),
    ]


def test_every_word_of_it_stands_in_the_article(sample: Briefing) -> None:
    texts = [sample.title, sample.summary, sample.byline]
    texts += [section.heading for section in sample.sections]
    texts += [plain(block.text) for s in sample.sections for block in s.body]  # type: ignore[union-attr]
    texts += [quote.text for quote in sample.quotes]
    texts += [text for pair in sample.qa for text in (pair.question, pair.answer)]

    assert [text for text in texts if str(text) not in ARTICLE] == []


def test_every_row_has_its_evidence_word_for_word(sample: Briefing) -> None:
    rows = [*sample.people, *sample.figures, *sample.aid, *sample.quotes]

    assert len(rows) == 12
    assert [row for row in rows if (row.evidence or "?") not in ARTICLE] == []
