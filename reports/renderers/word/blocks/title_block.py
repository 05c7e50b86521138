"""The title block of the document: marking, kicker, title, dateline, and the facts of the head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from reports.language.locales import locale_of
from reports.plan import HeadFact, Plan
from reports.renderers.word.markup import MarkupWriter, attribute
from reports.wordfile.title_end import with_kept_end
from reports.wordfile.vocabulary import FACT_SEPARATOR, Control, Mark, Style

#: A title of more letters than each of these is so many half points smaller.
_LONG_TITLES, _STEP = (68, 80), 4


def title_block(plan: Plan, writer: MarkupWriter, title_size: int) -> Iterator[str]:
    """Yield the paragraphs above the summary; `title_size` is that of titles, in half points.

    A house's size, which is 0 here, stays.
    """
    title = plan.title
    if plan.marking:
        yield writer.paragraph(Style.MARKING, _field("marking", plan.marking, writer))
    if plan.embargo:
        words = writer.labelled(plan.embargo, plan.embargo_labels)
        embargo = writer.marked(Mark.FIELD, "embargo", words)
        yield writer.paragraph(Style.EMBARGO, embargo)
    if kicker := _kicker(plan, writer):
        yield writer.paragraph(Style.KICKER, kicker)
    look = _title_look(title.title, title_size)
    heading = writer.control("title", writer.text(with_kept_end(title.title), look))
    yield writer.paragraph(Style.TITLE, writer.marked(Mark.FIELD, "title", heading))
    if title.subtitle:
        yield writer.paragraph(Style.SUBTITLE, _field("subtitle", title.subtitle, writer))
    if title.date or title.byline:
        yield writer.paragraph(Style.DATELINE, _dateline(plan, writer))
    for fact in plan.head:
        yield writer.paragraph(Style.DATELINE, _head_fact(fact, plan, writer))


def _field(name: Control, text: str, writer: MarkupWriter, kind: str = "") -> str:
    """Return a single field: its words in a control, in its bookmark."""
    return writer.marked(Mark.FIELD, name, writer.control(name, writer.text(text), kind))


def _title_look(title: str, size: int) -> str:
    """Return the look of a title: a long one is smaller, so that it takes two lines."""
    smaller = size - sum(_STEP for letters in _LONG_TITLES if len(title) > letters)
    if smaller == size or not size:
        return ""
    return f'<w:sz w:val="{smaller}"/><w:szCs w:val="{smaller}"/>'


def _kicker(plan: Plan, writer: MarkupWriter) -> str:
    title, stage = plan.title, plan.stage
    owner, reference = title.organisation, title.reference
    # what parts a fact from the next one looks as it does
    ends = [FACT_SEPARATOR * bool(rest) for rest in (True, reference or stage.text, stage.text)]
    line = writer.text(owner + ends[0]) if owner else ""
    line += writer.label(title.kicker + ends[1])
    if reference:
        line += writer.marked(Mark.FIELD, "reference", writer.text(reference + ends[2]))
    if stage.text:
        words = writer.control("stage", writer.labelled(*stage[:2]))
        line += writer.marked(Mark.FIELD, "stage", words)
    return line


def _dateline(plan: Plan, writer: MarkupWriter) -> str:
    title, facts = plan.title, list[str]()
    if title.date:
        facts.append(_field("date", title.date, writer, _date_kind(plan.date, plan)))
    if title.byline:
        facts.append(_field("byline", title.byline, writer))
    return writer.text(FACT_SEPARATOR).join(facts)


def _head_fact(fact: HeadFact, plan: Plan, writer: MarkupWriter) -> str:
    """Return a fact behind its label; what somebody types into its control comes home."""
    words = writer.labelled(fact.words, fact.ranges)
    control = writer.control(fact.kind, words, _date_kind(fact.day, plan))
    before = writer.label(fact.label) + writer.text(fact.colon) if fact.label else ""
    return before + writer.marked(Mark.FIELD, fact.kind, control)


def _date_kind(day: dt.date | None, plan: Plan) -> str:
    """Return the kind of a day's control: a calendar that writes as the language does."""
    if day is None:
        return ""
    return (
        f'<w:date w:fullDate="{day.isoformat()}T00:00:00Z">'
        f'<w:dateFormat w:val="{attribute(_date_format(plan.language))}"/>'
        f'<w:lid w:val="{attribute(plan.language)}"/><w:storeMappedDataAs w:val="dateTime"/>'
        '<w:calendar w:val="gregorian"/></w:date>'
    )


@lru_cache(maxsize=64)
def _date_format(language: str) -> str:
    # CLDR writes a year as "y", Word as "yyyy"
    pattern = str(locale_of(language).date_formats["long"].pattern)
    return re.sub("y+", "yyyy", pattern)
