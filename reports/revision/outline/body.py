"""Sections, quotations and questions of an edited brief, built on those of the base."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from reports.model import (
    Block,
    Briefing,
    Bullets,
    Numbered,
    Paragraph,
    Question,
    Quotation,
    Quote,
    Section,
    Span,
    Spans,
    parse_inline,
    write_inline,
)
from reports.model.spans import normal_spans
from reports.model.text import paragraphs
from reports.revision.match import match_parts
from reports.revision.outline.flow import HeadingLine
from reports.revision.shown import Shown, ShownBlock, ShownQuestion, ShownSection
from reports.wordfile import link_target

_DERIVED = re.compile(r"[a-z]-[0-9a-f]{8}(-\d+)?")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A section of the document while its blocks are gathered."""

    id: str | None
    heading: str | None
    blocks: list[tuple[ShownBlock, int | None]]

    @property
    def text(self) -> str:
        return self.heading or ""


def read_sections(
    flow: Sequence[HeadingLine | ShownBlock], base: Briefing, shown: Shown
) -> tuple[Section, ...]:
    """Return the sections that the headings and blocks of `flow` make up."""
    named = shown.named
    homes = [section for section in shown.sections for _ in section.blocks]
    old_shown = [block for section in shown.sections for block in section.blocks]
    old_blocks = _by_name(base, named)
    blocks = [part for part in flow if isinstance(part, ShownBlock)]
    found = match_parts(blocks, old_shown)
    empty = {section.id for section in shown.sections if not section.blocks}
    drafts = _gather(flow, found, homes, empty)
    places = _match_sections(drafts, shown, homes)
    numbers = {str(section.id): i for i, section in enumerate(named.sections)}
    out: list[tuple[int | None, Section]] = []
    for draft, place in zip(drafts, places, strict=True):
        pairs = ((block, None if at is None else old_shown[at]) for block, at in draft.blocks)
        made = [_block(block, was, old_blocks) for block, was in pairs]
        body = tuple(block for block in made if block is not None)
        number = None if place is None else numbers[str(shown.sections[place].id)]
        out.append(
            (number, _section(draft, body, None if number is None else base.sections[number]))
        )
    return keep_unseen(out, base.sections, {numbers[str(s.id)] for s in shown.sections})


def _section(draft: _Draft, body: tuple[Block, ...], old: Section | None) -> Section:
    """Return the section of a draft; the base's `old` one itself if it says the same."""
    if old is None:
        return Section(id=given(draft.id), heading=draft.heading, body=body)
    heading = old.heading if _same(old.heading, draft.heading) else draft.heading
    section = Section(id=old.id, heading=heading, body=body)
    return old if section == old else section


def _by_name(base: Briefing, named: Briefing) -> dict[str, Block]:
    """Return the base's own blocks by their ids, derived ones too."""
    return {
        str(name.id): block
        for section, names in zip(base.sections, named.sections, strict=True)
        for block, name in zip(section.body, names.body, strict=True)
    }


def _gather(
    flow: Sequence[HeadingLine | ShownBlock],
    found: list[int | None],
    homes: list[ShownSection],
    empty: set[str | None],
) -> list[_Draft]:
    """Part the flow into sections.

    A block of a section without a heading opens that section again, unless somebody
    has set a heading above it: not one of those that were `empty` before.
    """
    drafts: list[_Draft] = []
    opened: set[str | None] = set()
    matched = iter(found)
    for part in flow:
        if isinstance(part, HeadingLine):
            drafts.append(_Draft(part.id, part.text, []))
            continue
        place = next(matched)
        home = homes[place] if place is not None else None
        above = drafts[-1] if drafts else _Draft(None, None, [])
        headed = above.heading is not None and not above.blocks and above.id not in empty
        bare = home is not None and home.heading is None and home.id not in opened
        if bare and home:
            opened.add(home.id)
        if bare and home and not headed:
            drafts.append(_Draft(home.id, None, []))
        elif not drafts:
            drafts.append(_Draft(None, None, []))
        drafts[-1].blocks.append((part, place))
    return drafts


def _match_sections(
    drafts: Sequence[_Draft], shown: Shown, homes: list[ShownSection]
) -> list[int | None]:
    """Match by the heading's bookmark, its text, the blocks below it, then likeness."""
    places = {section.id: index for index, section in enumerate(shown.sections)}
    named = {draft.id for draft in drafts if draft.id in places}
    texts = {s.heading for s in shown.sections}
    guessed: list[_Draft] = []
    for draft in drafts:
        votes = [homes[at].id for _, at in draft.blocks if at is not None]
        free = [name for name in votes if name not in named]
        if draft.id not in places and draft.heading not in texts and free:
            draft = replace(draft, id=max(free, key=free.count))
        guessed.append(draft)
    old = [_Draft(s.id, s.heading, []) for s in shown.sections]
    return match_parts(guessed, old)


def keep_unseen(
    parts: Sequence[tuple[int | None, _T]], base: Sequence[_T], seen: set[int]
) -> tuple[_T, ...]:
    """Return `parts` with those of the base that a brief never shows, where they stood.

    `parts` carry their number in the base; `seen` are the numbers that were shown.
    """
    out = list(parts)
    for number, part in enumerate(base):
        if number in seen:
            continue
        before = [i for i, (n, _) in enumerate(out) if n is not None and n < number]
        out.insert(before[-1] + 1 if before else 0, (number, part))
    return tuple(part for _, part in out)


def _block(block: ShownBlock, was: ShownBlock | None, old: dict[str, Block]) -> Block | None:
    before = old[str(was.id)] if was else None
    speakers = was is not None and _same(was.speaker, block.speaker)
    if (
        was
        and before
        and was.kind == block.kind
        and speakers
        and same_items(block.items, was.items)
    ):
        return before
    texts = _texts(block.items, before)
    if not texts:
        return None
    name = before.id if before else given(block.id)
    match block.kind:
        case "paragraph":
            return Paragraph(id=name, text=texts[0])
        case "bullets":
            return Bullets(id=name, bullets=tuple(texts))
        case "numbered":
            return Numbered(id=name, numbered=tuple(texts))
        case "quote":
            return Quotation(id=name, quote=texts[0], speaker=block.speaker)


def _texts(items: Sequence[Spans], before: Block | None) -> list[str]:
    """Write items as inline text; one that shows as before keeps its way of writing."""
    written: dict[tuple[object, ...], str] = {}
    match before:
        case Paragraph():
            written = {_look(parse_inline(before.text)): before.text}
        case Bullets():
            written = {_look(parse_inline(item)): item for item in before.bullets}
        case Numbered():
            written = {_look(parse_inline(item)): item for item in before.numbered}
        case Quotation():
            written = {_look(parse_inline(before.quote)): before.quote}
        case None:
            pass
    return list(filter(None, (written.get(_look(item)) or write(item) for item in items)))


def write(spans: Spans) -> str:
    """Return spans as inline text on one line, "" where there is no text."""
    return write_inline(spans) if "".join(s.text for s in spans).strip() else ""


def same_items(one: Sequence[Spans], other: Sequence[Spans]) -> bool:
    """Tell whether two sequences of inline text look the same."""
    return len(one) == len(other) and all(map(same_look, one, other))


def same_look(one: Spans, other: Spans) -> bool:
    """Tell whether two inline texts look the same; how an address is written does not show."""
    return one == other or _look(one) == _look(other)


def _look(spans: Spans) -> tuple[object, ...]:
    """Return what a reader sees: words, bold, italic and where links lead."""
    seen = [replace(span, href=_target(span.href)) for span in spans]
    text = normal_spans(_collapse(seen))
    return tuple(text)


def _collapse(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        text = re.sub(r"[ \t\n]+", " ", span.text)
        if text.startswith(" ") and (not out or out[-1].text.endswith(" ")):
            text = text[1:]
        out.append(replace(span, text=text))
    while out and not out[-1].text.rstrip(" "):
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" "))
    return out


def _target(href: str | None) -> str | None:
    """Return an address in the form in which Word and LibreOffice write it."""
    if href is None:
        return None
    address = link_target(href)
    host = re.fullmatch(r"(https?://[^/?#]+)/?", address, re.IGNORECASE)
    return host[1].lower() if host else address


def _same(one: str | None, other: str | None) -> bool:
    return one == other or re.sub(r"\s+", " ", one or "") == re.sub(r"\s+", " ", other or "")


def given(name: str | None) -> str | None:
    """Return an id that a person gave; those derived from content are derived again."""
    return name if name and not _DERIVED.fullmatch(name) else None


def read_quotes(quotes: Sequence[ShownBlock], base: Briefing, shown: Shown) -> tuple[Quote, ...]:
    """Return the quotations, those included that a brief leaves to its sections."""
    names = {str(part.id): i for i, part in enumerate(shown.named.quotes)}
    out: list[tuple[int | None, Quote]] = []
    for quote, place in zip(quotes, match_parts(quotes, shown.quotes), strict=True):
        text = "".join(span.text for span in quote.items[0]).strip()
        was = shown.quotes[place] if place is not None else None
        number = names[str(was.id)] if was else None
        old = base.quotes[number] if number is not None else None
        update: dict[str, Any] = {}
        if not was or not _same(text, was.text):
            update["text"] = text
        if not was or not _same(quote.speaker, was.speaker):
            update["speaker"] = quote.speaker
        fields = old.model_dump() if old else {"id": given(quote.id)}
        if text:
            out.append((number, Quote.model_validate(fields | update)))
    return keep_unseen(out, base.quotes, {names[str(q.id)] for q in shown.quotes})


def read_questions(
    questions: Sequence[ShownQuestion], base: Briefing, shown: Shown
) -> tuple[Question, ...]:
    """Return the questions with their answers."""
    out: list[Question] = []
    for question, place in zip(questions, match_parts(questions, shown.questions), strict=True):
        was = shown.questions[place] if place is not None else None
        old = base.qa[place] if place is not None else None
        words = old.question if old and was and _same(question.question, was.question) else None
        answer = old.answer if old and was and same_items(question.answer, was.answer) else None
        name = old.id if old else given(question.id)
        if answer is None:
            texts = _texts(question.answer, None) if old is None else _answers(question, old)
            answer = "\n\n".join(texts) or None
        out.append(Question(id=name, question=words or question.question, answer=answer))
    return tuple(out)


def _answers(question: ShownQuestion, old: Question) -> list[str]:
    written = {_look(parse_inline(text)): text for text in paragraphs(old.answer or "")}
    texts = (written.get(_look(item)) or write(item) for item in question.answer)
    return list(filter(None, texts))
