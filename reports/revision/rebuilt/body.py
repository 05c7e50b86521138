"""Sections, quotations and questions of an edited brief, built on those of the base."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
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
    Spans,
    Subheading,
    block_texts,
    nested_items,
)
from reports.model.spans import span_text
from reports.model.text import paragraphs
from reports.revision.match import matched
from reports.revision.outline.flow import HeadingLine
from reports.revision.outline.inline import same_items, write_items
from reports.revision.shown import Shown, ShownBlock, ShownQuestion, ShownSection
from reports.revision.word.lines import same_words
from reports.slotted import frozen

_DERIVED = re.compile(r"[a-z]-[0-9a-f]{8}(-\d+)?")
_T = TypeVar("_T")


@frozen
class _Placed:
    """A block of the document, the block of the base that it was, and that one's section."""

    block: ShownBlock
    was: ShownBlock | None
    home: ShownSection | None

    @property
    def home_id(self) -> str | None:
        return self.home.id if self.home else None

    @property
    def opens(self) -> str | None:
        """The id of its section, where no heading opens that."""
        return self.home.id if self.home and self.home.heading is None else None


@frozen
class _Opened:
    """A section of the document while its blocks are gathered."""

    id: str | None
    heading: str | None
    blocks: list[_Placed]

    @property
    def text(self) -> str:
        return self.heading or ""


def read_sections(
    flow: Sequence[HeadingLine | ShownBlock], base: Briefing, shown: Shown
) -> tuple[Section, ...]:
    """Return the sections that the headings and blocks of `flow` make up."""
    opened = _gather(flow, _placed(flow, shown), shown)
    numbers = {str(section.id): i for i, section in enumerate(shown.named.sections)}
    own = _by_name(base, shown.named)
    out: list[tuple[int | None, Section]] = []
    found = matched(_with_votes(opened, shown), shown.sections)
    for section, (_, _, was) in zip(opened, found, strict=True):
        made = (_rebuilt(each.block, each.was, own) for each in section.blocks)
        body = tuple(block for block in made if block is not None)
        number = None if was is None else numbers[str(was.id)]
        old = None if number is None else base.sections[number]
        out.append((number, _section(section, body, old)))
    return keep_unseen(out, base.sections, {numbers[str(s.id)] for s in shown.sections})


def _section(opened: _Opened, body: tuple[Block, ...], old: Section | None) -> Section:
    """Return a section of the briefing; the base's `old` one itself if it says the same."""
    if old is None:
        return Section(id=explicit_id(opened.id), heading=opened.heading, body=body)
    heading = old.heading if same_words(old.heading, opened.heading) else opened.heading
    section = Section(id=old.id, heading=heading, body=body)
    return old if section == old else section


def _by_name(base: Briefing, named: Briefing) -> dict[str, Block]:
    """Return the base's own blocks by their ids, derived ones too."""
    return {
        str(name.id): block
        for section, names in zip(base.sections, named.sections, strict=True)
        for block, name in zip(section.body, names.body, strict=True)
    }


def _placed(flow: Iterable[HeadingLine | ShownBlock], shown: Shown) -> Iterator[_Placed]:
    """Yield the blocks of `flow`, in order, with those of the base that they were."""
    homes = [(section, block) for section in shown.sections for block in section.blocks]
    blocks = [part for part in flow if isinstance(part, ShownBlock)]
    for block, place, was in matched(blocks, [block for _, block in homes]):
        yield _Placed(block, was, None if place is None else homes[place][0])


def _gather(
    flow: Iterable[HeadingLine | ShownBlock], placed: Iterator[_Placed], shown: Shown
) -> list[_Opened]:
    """Part the flow into sections.

    A block of a section without a heading opens that section again, unless somebody
    has set a heading above it: not one of those that were empty before.
    """
    empty = [section for section in shown.sections if not section.blocks]
    out: list[_Opened] = []
    done: set[str | None] = set()
    for part in flow:
        if isinstance(part, HeadingLine):
            out.append(_Opened(part.id, part.text, []))
            continue
        each = next(placed)
        opens = None if each.opens in done else each.opens
        done.add(opens)
        if not out or (opens and not _is_new_heading(out[-1], empty)):
            out.append(_Opened(opens, None, []))
        out[-1].blocks.append(each)
    return out


def _is_new_heading(opened: _Opened, empty: Sequence[ShownSection]) -> bool:
    """Return whether a heading stands right above, which is not of a section without text.

    One that has lost its bookmark is known by its words.
    """
    if opened.heading is None or opened.blocks:
        return False
    if opened.id is None:
        return all(opened.heading != section.heading for section in empty)
    return all(opened.id != section.id for section in empty)


def _with_votes(every: Sequence[_Opened], shown: Shown) -> list[_Opened]:
    """Give sections whose heading is not known the id of most of the blocks below it."""
    known = {section.id for section in shown.sections}
    headings = {section.heading for section in shown.sections}
    taken = {None, *(each.id for each in every)}
    out = []
    for opened in every:
        if opened.id not in known and opened.heading not in headings:
            homes = Counter(each.home_id for each in opened.blocks).most_common()
            voted = next((name for name, _ in homes if name not in taken), opened.id)
            out.append(replace(opened, id=voted))
        else:
            out.append(opened)
    return out


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


def _rebuilt(block: ShownBlock, was: ShownBlock | None, own: dict[str, Block]) -> Block | None:
    """Return a block of the briefing: the base's own if it shows the same, None if empty."""
    old = own[str(was.id)] if was else None
    if was and old and _is_unchanged(block, was):
        return old
    texts = write_items(block.items, _written(old) if old else ())
    if not any(texts):
        return None
    return _made(block, old.id if old else explicit_id(block.id), texts)


def _written(block: Block) -> list[str]:
    """Return the texts of a block as they are written; a heading is no inline text."""
    return [] if isinstance(block, Subheading) else [text for _, text in block_texts(block)]


def _made(block: ShownBlock, name: str | None, texts: Sequence[str]) -> Block:
    match block.kind:
        case "paragraph":
            return Paragraph(id=name, text=texts[0])
        case "heading":
            return Subheading(id=name, heading=span_text(block.items[0]))
        case "bullets":
            return Bullets(id=name, bullets=nested_items(texts, block.inner))
        case "numbered":
            return Numbered(id=name, numbered=nested_items(texts, block.inner))
        case "quote":
            return Quotation(id=name, quote=texts[0], speaker=block.speaker)


def _is_unchanged(block: ShownBlock, was: ShownBlock) -> bool:
    alike = was.kind == block.kind and same_words(was.speaker, block.speaker)
    return alike and was.inner == block.inner and same_items(block.items, was.items)


def explicit_id(name: str | None) -> str | None:
    """Return an id that a person gave; those derived from content are derived again."""
    return name if name and not _DERIVED.fullmatch(name) else None


def read_key_messages(
    lines: Sequence[ShownBlock], base: Briefing, shown: Shown
) -> tuple[Paragraph, ...]:
    """Return the lines to take; those that show what they showed are the base's own."""
    out: list[Paragraph] = []
    for line, place, was in matched(lines, shown.key_messages):
        old = None if place is None else base.key_messages[place]
        if old and was and same_items(line.items, was.items):
            out.append(old)
        elif text := "".join(write_items(line.items, (old.text,) if old else ())):
            out.append(Paragraph(id=old.id if old else explicit_id(line.id), text=text))
    return tuple(out)


def read_quotes(quotes: Sequence[ShownBlock], base: Briefing, shown: Shown) -> tuple[Quote, ...]:
    """Return the quotations, those included that a brief leaves to its sections."""
    numbers = {str(part.id): i for i, part in enumerate(shown.named.quotes)}
    out: list[tuple[int | None, Quote]] = []
    for quote, _, was in matched(quotes, shown.quotes):
        text = span_text(quote.items[0]).strip()
        number = numbers[str(was.id)] if was else None
        new: dict[str, Any] = {"text": text, "speaker": quote.speaker}
        if was is None or number is None:
            fields = {"id": explicit_id(quote.id), **new}
        else:
            same = {"text": was.text, "speaker": was.speaker}
            changed = {key: new[key] for key in new if not same_words(new[key], same[key])}
            fields = base.quotes[number].model_dump() | changed
        if text:
            out.append((number, Quote.model_validate(fields)))
    return keep_unseen(out, base.quotes, {numbers[str(quote.id)] for quote in shown.quotes})


def read_questions(
    questions: Sequence[ShownQuestion], base: Briefing, shown: Shown
) -> tuple[Question, ...]:
    """Return the questions with their answers."""
    return tuple(
        _question(question, was, None if place is None else base.qa[place])
        for question, place, was in matched(questions, shown.questions)
    )


def _question(question: ShownQuestion, was: ShownQuestion | None, old: Question | None) -> Question:
    if was is None or old is None:
        was, old = (
            ShownQuestion(None, "", ()),
            Question(id=explicit_id(question.id), question=question.question),
        )
    same = same_words(question.question, was.question)
    return Question(
        id=old.id,
        question=old.question if same else question.question,
        answer=_prose(question.answer, was.answer, old.answer),
        if_pressed=_prose(question.pressed, was.pressed, old.if_pressed),
    )


def _prose(now: Sequence[Spans], was: Sequence[Spans], old: str | None) -> str | None:
    """Return paragraphs as they are written; those that show as they did as they were written."""
    if same_items(now, was):
        return old
    return "\n\n".join(filter(None, write_items(now, paragraphs(old or "")))) or None
