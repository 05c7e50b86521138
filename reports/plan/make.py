"""`make_plan`: a briefing becomes its plan. Pure: no file but the labels, no clock."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from reports.errors import InputError
from reports.language.locales import is_right_to_left
from reports.model import (
    Briefing,
    Bullets,
    Numbered,
    Section,
    Source,
    Subheading,
    parse_inline,
    public,
    with_dollar,
)
from reports.model import Paragraph as BriefingParagraph
from reports.model import Quotation as BriefingQuotation
from reports.model.blocks import Items, ListKind
from reports.model.excerpt import Excerpt
from reports.model.ids import PartIds, part_ids, with_row_ids
from reports.model.text import paragraphs_of
from reports.plan.head_facts import head_facts, stage_of
from reports.plan.highlights import highlights
from reports.plan.labelled import NOTHING, Labelled, fill
from reports.plan.part_order import ORDERS, Group, has_appendix, opening_of
from reports.plan.parts import (
    AppendixStart,
    Block,
    ClosingLine,
    Deferred,
    Embed,
    EmbeddedBriefing,
    Heading,
    Highlight,
    ItemList,
    Paragraph,
    Plan,
    Question,
    Quotation,
    TitleBlock,
)
from reports.plan.spoken import key_messages, quotations
from reports.plan.tables.chart import aid_chart
from reports.plan.tables.table_parts import Table
from reports.plan.tables.tables import aid_table, figures_table, people_table
from reports.wording.formats import format_day, format_instant
from reports.wording.labels import Labels


def make_plan(
    briefing: Briefing,
    labels: Labels,
    *,
    cite: bool = False,
    embed: Embed = "public",
    part: Excerpt = "all",
) -> Plan:
    """Return the plan of `briefing`: what every output shows, in the order it shows it.

    Only the public part is planned: nothing private reaches a renderer, but for the
    briefing that an output carries whole when it is asked to.

    Args:
        briefing: what is to be shown.
        labels: the words around its own.
        cite: whether rows keep their evidence, to be cited.
        embed: the briefing that outputs carry along: what is shown, all of it, or none.
        part: what of its source the briefing is, which outputs that carry it along say.

    Raises:
        InputError: if the briefing has no title.
    """
    title = briefing.title
    if title is None:
        raise InputError.at(
            "", "found none", "one", "give it in the file or with --title", part="title"
        )
    labels = labels.of_kind(briefing.kind)
    whole, briefing = briefing, public(briefing, evidence=cite)
    embedded, embedded_citing = _embedded(whole, briefing, embed, cite, part)
    ids = part_ids(briefing)
    # rows of aid name each other; those of other fields are copied for a page that asks
    named = with_dollar(with_row_ids(briefing, ids, ("aid",)))
    language = briefing.language
    embargo = _embargo(briefing.embargo, briefing.language, labels) if briefing.embargo else NOTHING
    leading = Deferred(partial(_highlights, briefing, ids, labels))
    blocks = tuple(_blocks(named, ids, labels))
    if briefing.figures:
        blocks = tuple([_led(each, leading) for each in blocks])
    return Plan(
        language=language,
        direction="rtl" if is_right_to_left(language) else "ltr",
        labels=labels,
        date=briefing.date,
        marking=briefing.marking,
        embargo=embargo.text or None,
        embargo_labels=embargo.labels,
        stage=stage_of(briefing, labels),
        title=_title_block(briefing, title, labels),
        head=head_facts(briefing, labels),
        summary=parse_inline(briefing.summary) if briefing.summary else (),
        leading=leading,
        blocks=blocks,
        closing=tuple(_closing(briefing, labels)),
        embedded=embedded if embed != "none" else None,
        embedded_citing=embedded_citing if embed != "none" else None,
        digest=embedded.digest,
    )


def _highlights(briefing: Briefing, ids: PartIds, labels: Labels) -> tuple[Highlight, ...]:
    if briefing.kind == "lines":
        return ()  # what is said leads, and numbers are background
    return highlights(with_dollar(with_row_ids(briefing, ids)), labels)


def _embargo(embargo: dt.datetime, language: str, labels: Labels) -> Labelled:
    return fill(labels.embargo, instant=Labelled(format_instant(embargo, language)))


def _embedded(
    whole: Briefing, planned: Briefing, embed: Embed, cite: bool, part: Excerpt
) -> tuple[EmbeddedBriefing, EmbeddedBriefing]:
    """Return the briefing that a file carries, and the one of a file that cites."""
    if embed == "full":
        embedded = _canonical(whole, part)
        return embedded, embedded
    citing = _canonical(planned, part)
    return (_canonical(public(planned), part), citing) if cite else (citing, citing)


def _canonical(briefing: Briefing, part: Excerpt) -> EmbeddedBriefing:
    data = briefing.canonical_json()
    return EmbeddedBriefing(data, hashlib.sha256(data).hexdigest(), part)


def _title_block(briefing: Briefing, title: str, labels: Labels) -> TitleBlock:
    return TitleBlock(
        title=title,
        organisation=briefing.organisation,
        kicker=labels.kicker,
        reference=briefing.reference,
        subtitle=briefing.subtitle,
        date=format_day(briefing.date, briefing.language) if briefing.date else None,
        byline=briefing.byline,
    )


def _led(block: Block, leading: Deferred[tuple[Highlight, ...]]) -> Block:
    """Return a block; a table of numbers says whether all of it is said large already."""
    if not isinstance(block, Table) or block.kind != "figures" or block.notes:
        return block
    rows = {row.id for row in block.rows}
    return replace(block, highlighted=rows <= {one.row for one in leading.value})


def _blocks(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    for group in ORDERS[briefing.kind]:
        yield from _GROUPS[group](briefing, ids, labels)


def _recommendations(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    if briefing.recommendations:
        from reports.plan.tables.decisions import recommendations_table  # few briefs have them

        yield recommendations_table(briefing, ids.rows["recommendations"], labels)


def _approvals(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    if briefing.approvals:
        from reports.plan.tables.decisions import approvals_table  # few briefs have one

        yield approvals_table(briefing, ids.rows["approvals"], labels)


def _tables(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    tables: list[Table] = []
    if briefing.people:
        tables.append(people_table(briefing, ids.rows["people"], 1, labels))
    if briefing.figures:
        names = ids.rows["figures"]
        tables.append(figures_table(briefing, names, len(tables) + 1, labels))
    if briefing.aid:
        tables.append(aid_table(briefing, len(tables) + 1, labels))
    yield from tables
    if chart := aid_chart(briefing, 1, labels):
        yield chart


def _opening(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    sections = zip(briefing.sections, ids.sections, strict=True)
    for section, names in islice(sections, _opens(briefing)):
        yield from _section(section, *names)


def _sections(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    sections = zip(briefing.sections, ids.sections, strict=True)
    for section, names in islice(sections, _opens(briefing), None):
        yield from _section(section, *names)


def _opens(briefing: Briefing) -> int:
    return opening_of(briefing.kind, (section.heading for section in briefing.sections))


def _questions(briefing: Briefing, ids: PartIds, labels: Labels) -> Iterator[Block]:
    """Yield the questions: an appendix, or part of the text where more of it follows."""
    if briefing.qa and has_appendix(briefing.kind):
        yield AppendixStart("appendix", labels.appendix)
    elif briefing.qa:
        yield Heading("appendix", labels.appendix, labelled=True)
    for number, (pair, name) in enumerate(zip(briefing.qa, ids.rows["qa"], strict=True), start=1):
        answer = tuple(map(parse_inline, paragraphs_of(pair.answer)))
        pressed = tuple(map(parse_inline, paragraphs_of(pair.if_pressed)))
        label = f"{labels.if_pressed}{labels.colon}" if pressed else ""
        yield Question(name, number, pair.question, answer, pressed, label)


def _section(section: Section, name: str, names: Sequence[str]) -> Iterator[Block]:
    """Yield a section's blocks; a heading stands though nothing is written below it yet."""
    if section.heading:
        yield Heading(name, section.heading)
    for block, name in zip(section.body, names, strict=True):
        match block:
            case BriefingParagraph():
                yield Paragraph(name, parse_inline(block.text))
            case Subheading():
                yield Heading(name, block.heading, 3)
            case Bullets():
                yield _list(name, "bullets", block.bullets)
            case Numbered():
                yield _list(name, "numbered", block.numbered)
            case BriefingQuotation():
                yield Quotation(name, parse_inline(block.quote), block.speaker)


def _list(name: str, kind: ListKind, items: Items) -> ItemList:
    texts = tuple(parse_inline(item if isinstance(item, str) else item.text) for item in items)
    if all(isinstance(item, str) for item in items):
        return ItemList(name, kind, texts)
    below = (
        None if isinstance(item, str) else _list(name, item.kind, item.below) for item in items
    )
    return ItemList(name, kind, texts, tuple(below))


def _closing(briefing: Briefing, labels: Labels) -> Iterator[ClosingLine]:
    yield from _source(briefing, labels)
    for place, contact in enumerate(briefing.contacts):
        words, email = _listed(contact.name, contact.role, contact.phone), contact.email
        if words or email:
            href = email and f"mailto:{email}"
            yield ClosingLine("contact", labels.contact, labels.colon, words, email, href, place)


def _source(briefing: Briefing, labels: Labels) -> Iterator[ClosingLine]:
    source = briefing.source or Source()
    title = source.title if source.title != briefing.title else None
    # a day or an author alone cites nothing
    if title or source.publisher or source.url:
        day = format_day(source.published, briefing.language) if source.published else None
        words, url = _listed(title, source.publisher, source.author, day), source.url
        name = title or words
        yield ClosingLine("source", labels.source, labels.colon, words, url, url, name=name)


def _listed(*texts: str | None) -> str:
    return ", ".join(filter(None, texts))


_Maker = Callable[[Briefing, PartIds, Labels], Iterator[Block]]
_GROUPS: Mapping[Group, _Maker] = {
    "messages": key_messages,
    "recommendations": _recommendations,
    "tables": _tables,
    "opening": _opening,
    "sections": _sections,
    "quotes": quotations,
    "approvals": _approvals,
    "questions": _questions,
}
