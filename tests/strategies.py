"""Briefings as hypothesis makes them: every field, every kind of block, awkward text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from reports.model import (
    Aid,
    Approval,
    Briefing,
    Bullets,
    Contact,
    Figure,
    ListItem,
    Money,
    Numbered,
    Paragraph,
    Period,
    Person,
    Question,
    Quotation,
    Quote,
    Recommendation,
    Section,
    Series,
    Source,
    Span,
    Subheading,
    write_inline,
)
from reports.model.brief_head import BriefKind
from reports.model.text import BREAK

# What people type: Latin, Greek, Cyrillic, punctuation, and all that could be markup.
LETTERS = (
    "abcdefghij ABCDEF éàüñçßøœ ΑΩαω ЖЯжя 0123456789 .,;:!?’“”«»–—-()[]*_#&<>\"'`\\/%$€£@{}|~^+="
)
WORDS = [
    "Ukraine", "Canada", "aid", "<b>", "&lt;", "${x}", "{{ y }}", "**", "*", "[a](b)", "\\",
    "https://example.org", "l’accord", "co-production", "$5", "%s", "a b", "1.", "- x", "#", "yes",
    "null", "~", "<img src=\"file:///etc/passwd\">", "]]>", "Α", "Ж", "ﬁ", "…",
]  # fmt: skip


def lines(max_words: int = 12) -> st.SearchStrategy[str]:
    """One line of text, not empty."""
    word = st.one_of(st.sampled_from(WORDS), st.text(LETTERS, min_size=1, max_size=12))
    return (
        st.lists(word, min_size=1, max_size=max_words)
        .map(lambda words: " ".join(" ".join(words).split()))
        .filter(bool)
    )


def inlines() -> st.SearchStrategy[str]:
    """A paragraph with bold, italic, links and line breaks."""
    address = st.sampled_from(
        [None, None, None, "https://example.org/a(b)", "mailto:a@example.org"]
    )
    span = st.builds(Span, lines(6), st.booleans(), st.booleans(), address)
    marked = st.lists(span, min_size=1, max_size=4).map(write_inline).filter(lambda t: t.strip())
    whole = st.one_of(lines(40), marked)
    broken = st.lists(st.one_of(lines(6), marked), min_size=2, max_size=3).map(BREAK.join)
    return st.one_of(whole, whole, whole, broken)


def days() -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31))


def periods() -> st.SearchStrategy[Period]:
    pairs = st.tuples(days(), days()).map(sorted)
    return pairs.map(lambda pair: Period(start=pair[0], end=pair[1]))


def amounts() -> st.SearchStrategy[Decimal]:
    whole = st.integers(0, 10**13).map(Decimal)
    scaled = st.builds(lambda n, p: Decimal(n) * 10**p, st.integers(1, 9999), st.integers(0, 9))
    return st.one_of(whole, scaled, st.decimals(0, 10**6, places=2, allow_nan=False))


def moneys() -> st.SearchStrategy[Money]:
    words = st.sampled_from([None, "over", "approximately", "more than", "nearly", "up to"])
    codes = st.sampled_from([None, "CAD", "USD", "EUR", "MXN", "GBP", "JPY"])
    one = st.builds(Money, value=amounts(), currency=codes, qualifier=words)
    span = st.builds(
        lambda low, more, code: Money(value=low, upper=low + more + 1, currency=code),
        st.integers(0, 10**10).map(Decimal), st.integers(0, 10**10).map(Decimal), codes,
    )  # fmt: skip
    other = st.builds(Money, value=amounts(), unit=st.just("pesos"), qualifier=words)
    return st.one_of(one, one, span, other)


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), strategy)


def seldom(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), st.none(), st.none(), strategy)


def blocks() -> st.SearchStrategy[object]:
    below = st.lists(inlines(), min_size=1, max_size=3).map(tuple)
    nested = st.one_of(
        st.builds(ListItem, text=inlines(), bullets=below),
        st.builds(ListItem, text=inlines(), numbered=below),
    )
    item = st.one_of(inlines(), inlines(), inlines(), nested)
    items = st.lists(item, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Paragraph, text=inlines()),
        st.builds(Paragraph, text=inlines()),
        st.builds(Subheading, heading=lines(8)),
        st.builds(Bullets, bullets=items),
        st.builds(Numbered, numbered=items),
        st.builds(Quotation, quote=inlines(), speaker=maybe(lines(3))),
    )


def _tuple(strategy: st.SearchStrategy[object], most: int) -> st.SearchStrategy[object]:
    return st.lists(strategy, max_size=most).map(tuple)


def rarely(parts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Mostly no parts at all."""
    return st.one_of(st.just(()), st.just(()), parts)


def _decided(each: Recommendation) -> Recommendation:
    """Every other decision that is drawn is the last of the options."""
    if each.decision is None or not each.options or len(each.decision) % 2:
        return each
    return each.model_copy(update={"decision": each.options[-1]})


def briefings(languages: tuple[str, ...] = ("en", "fr", "en-GB")) -> st.SearchStrategy[Briefing]:
    """Whole briefings with a title; everything else may be there or not."""
    kinds = ["military", "humanitarian", "financial", "reconstruction", "development",
             "agreement", "other"]  # fmt: skip
    statuses = ["announced", "pledged", "committed", "disbursed", "delivered", "signed",
                "discussed", "unspecified"]  # fmt: skip
    aid = st.builds(
        Aid, donor=maybe(lines(3)), recipient=maybe(lines(3)), purpose=maybe(lines(6)),
        kind=st.sampled_from(kinds), amount=maybe(moneys()), equivalent=maybe(moneys()),
        form=st.sampled_from(["grant", "loan", "in-kind", "agreement", "unspecified"]),
        status=st.sampled_from(statuses), timing=maybe(lines(4)), part_of=maybe(lines(2)),
        cumulative=st.booleans(), evidence=maybe(lines(20)), review=seldom(lines(4)),
    )  # fmt: skip
    figure = st.builds(
        Figure, label=lines(5), value=maybe(amounts()), unit=maybe(lines(1)),
        amount=maybe(moneys()), qualifier=maybe(st.sampled_from(["over", "about"])),
        as_of=maybe(st.one_of(lines(3), days().map(str))), note=maybe(lines(8)),
        evidence=maybe(lines(20)), review=seldom(lines(4)),
    )  # fmt: skip
    recommendation = st.builds(
        Recommendation, text=inlines(), decision_by=seldom(days()),
        options=_tuple(lines(2), 3), decision=seldom(lines(2)),
    ).map(_decided)  # fmt: skip
    approval = st.builds(
        Approval, name=lines(3), role=maybe(lines(3)), decision=seldom(lines(2)),
        date=seldom(days()),
    )  # fmt: skip
    embargo = st.datetimes(
        dt.datetime(1990, 1, 1), dt.datetime(2035, 1, 1),
        timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=2))]),
    ).map(lambda moment: moment.replace(microsecond=0))  # fmt: skip
    return st.builds(
        Briefing,
        title=lines(16),
        kind=st.one_of(st.just("brief"), st.sampled_from(get_args(BriefKind))),
        subtitle=maybe(lines(10)),
        language=st.sampled_from(languages),
        date=maybe(days()),
        byline=maybe(lines(4)),
        reference=maybe(lines(1)),
        organisation=maybe(lines(1)),
        totals=st.booleans(),
        dollar=seldom(st.sampled_from(["CAD", "USD", "AUD"])),
        marking=maybe(lines(3)),
        embargo=maybe(embargo),
        status=seldom(st.sampled_from(["draft", "final"])),
        version=seldom(lines(2).filter(lambda version: version[0].isalnum())),
        to=seldom(lines(5)),
        as_of=seldom(st.one_of(lines(3), days().map(str))),
        period=seldom(periods()),
        series=seldom(st.builds(Series, name=maybe(lines(3)), number=st.integers(1, 5000))),
        next_issue=seldom(days()),
        **{"from": seldom(lines(4))},
        source=maybe(st.builds(
            Source, title=maybe(lines(8)), publisher=maybe(lines(3)), author=maybe(lines(3)),
            published=maybe(days()), url=maybe(st.just("https://example.org/article?a=1&b=(2)")),
        )),
        summary=maybe(inlines()),
        sections=_tuple(
            st.builds(Section, heading=maybe(lines(8)), body=_tuple(blocks(), 4)), 4
        ),
        people=_tuple(st.builds(
            Person, name=lines(4), role=maybe(lines(4)), affiliation=maybe(lines(3)),
            note=maybe(lines(10)), evidence=maybe(lines(20)), review=seldom(lines(4)),
        ), 4),
        figures=_tuple(figure, 4),
        aid=_tuple(aid, 5),
        quotes=_tuple(st.builds(
            Quote, text=lines(20), speaker=maybe(lines(3)), evidence=maybe(lines(20)),
            review=seldom(lines(4)),
        ), 3),
        qa=_tuple(st.builds(
            Question, question=lines(12),
            answer=maybe(st.lists(inlines(), min_size=1, max_size=2).map("\n\n".join)),
            if_pressed=seldom(st.lists(inlines(), min_size=1, max_size=2).map("\n\n".join)),
        ), 4),
        key_messages=st.one_of(
            st.just(()), st.just(()), _tuple(st.builds(Paragraph, text=inlines()), 4)
        ),
        contacts=_tuple(st.builds(
            Contact, name=maybe(lines(3)), role=maybe(lines(3)),
            email=maybe(st.just("press@example.org")), phone=maybe(st.just("+1 555 0100")),
        ), 2),
        recommendations=rarely(_tuple(recommendation, 3)),
        approvals=rarely(_tuple(approval, 3)),
        notes=_tuple(lines(10), 2),
    )  # fmt: skip
