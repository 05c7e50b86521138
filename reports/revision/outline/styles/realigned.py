"""Lines of a brief that lost its styles and bookmarks, known by their words and their order.

Google Docs, Pages and many converters write the looks of styles into the text and drop the
rest. A line that somebody edited there is known by its likeness to one that the brief had,
or by standing alone between two that are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from operator import attrgetter

from reports.model import Span, Spans
from reports.model.spans import normal_spans, span_text
from reports.model.text import unbroken
from reports.plan.part_order import ORDERS, Group, opening_of
from reports.revision.match import matched
from reports.revision.shown import BlockKind, Shown, ShownBlock, ShownQuestion
from reports.revision.word.lines import WordParagraph
from reports.slotted import frozen
from reports.wordfile.vocabulary import Style
from reports.wording.labels import Labels

#: The lines of the title block, in their order, by the fields that they show.
_FRONT = (
    ("marking", Style.MARKING), ("embargo", Style.EMBARGO), ("kicker", Style.KICKER),
    ("title", Style.TITLE), ("subtitle", Style.SUBTITLE), ("dateline", Style.DATELINE),
    ("summary", Style.SUMMARY),
)  # fmt: skip
_BLOCKS: Mapping[BlockKind, Style] = {
    "heading": Style.HEADING_2,
    "bullets": Style.BULLETS,
    "numbered": Style.NUMBERS,
}
_BOLD, _ITALIC = attrgetter("bold"), attrgetter("italic")
_SENTENCE_ENDS = (".", "!", "?", "…", "\N{IDEOGRAPHIC FULL STOP}", "؟")
#: What may stand behind the end of a sentence.
_CLOSING = " \N{NO-BREAK SPACE}\"'”’»)]"
#: How much longer than the base's a line may have become.
_TIMES, _MORE = 3, 20
#: Each pair of lines costs a step: longer documents are known by their words alone.
_MOST_PAIRS = 4_000_000
FRONT = tuple(style for _, style in _FRONT)


@frozen
class BaseLine:
    """A line that the brief had, with its style; `spans` where its look is a person's.

    `id` is the same for it and a line of the file that says the same in the same order.
    """

    style: Style
    text: str
    spans: Spans = ()
    id: str | None = None


@frozen
class _Line:
    """A line of the file as it came back."""

    line: WordParagraph
    text: str
    id: str | None


def realigned(
    shown: Shown, lines: Iterable[WordParagraph]
) -> Iterator[tuple[WordParagraph, BaseLine]]:
    """Yield the lines that are one of the base's, by words or by place, each with that one."""
    there, before = [line for line in lines if line.text], list(_base_lines(shown))
    # a summary may say what a paragraph says: the order tells which one was edited
    pairs = _in_order([line.text for line in there], [line.text for line in before])
    ids = {place: str(number) for number, place in pairs}
    numbers = dict(pairs)
    now = [_Line(line, line.text, ids.get(numbers.get(n, -1))) for n, line in enumerate(there)]
    base = [replace(line, id=ids.get(place)) for place, line in enumerate(before)]
    for each, _, was in matched(now, base, fill_gaps=True):
        if was is not None and _is_like(each.text, was.text):
            yield each.line, was


def _in_order(texts: Sequence[str], base: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of texts that stand on both sides in one order."""
    if len(texts) * len(base) > _MOST_PAIRS:
        return []
    blocks = SequenceMatcher(None, texts, base).get_matching_blocks()
    return [(one + n, other + n) for one, other, size in blocks for n in range(size)]


def _is_like(text: str, base: str) -> bool:
    """Return whether a line may be one of the base's: of its size, no sentence for a heading."""
    ends = [words.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS for words in (text, base)]
    return ends[0] <= ends[1] and len(text) <= _TIMES * len(base) + _MORE


def without_flat_look(line: WordParagraph, base: BaseLine) -> Spans:
    """Return a line's spans without bold and italic that its style gave to all of it."""
    bold, italic = (
        _has_all(line.spans, look) and not _has_all(base.spans, look) for look in (_BOLD, _ITALIC)
    )
    if not (bold or italic):
        return line.spans
    if base.spans and line.text == base.text:
        return base.spans
    return normal_spans(
        span._replace(bold=span.bold and not bold, italic=span.italic and not italic)
        for span in line.spans
    )


def _has_all(spans: Spans, look: Callable[[Span], bool]) -> bool:
    words = [span for span in spans if span.text.strip()]
    return bool(words) and all(map(look, words))


def _base_lines(shown: Shown) -> Iterator[BaseLine]:
    """Yield all lines of the base outside of tables, in the order of a brief."""
    yield from _front_lines(shown)
    for group in ORDERS[shown.named.kind]:
        yield from _GROUPS[group](shown)
    yield from _closing_lines(shown)


def _message_lines(shown: Shown) -> Iterator[BaseLine]:
    if shown.key_messages:
        yield from _section_lines(shown, shown.labels.key_messages, shown.key_messages)


def _table_lines(shown: Shown) -> Iterator[BaseLine]:
    forms = {line.text for lines in (_asked_lines, _signed_lines) for line in lines(shown)}
    captions = (text for text in shown.captions if text not in forms)
    yield from (BaseLine(Style.CAPTION, text) for text in captions)
    yield from (BaseLine(Style.TABLE_NOTE, text) for text in shown.table_notes)


def _asked_lines(shown: Shown) -> Iterator[BaseLine]:
    if "recommendations" in shown.tables:
        yield BaseLine(Style.CAPTION, shown.labels.recommendations)


def _signed_lines(shown: Shown) -> Iterator[BaseLine]:
    if "approvals" in shown.tables:
        yield BaseLine(Style.CAPTION, shown.labels.approvals)


def _opening_lines(shown: Shown) -> Iterator[BaseLine]:
    for section in shown.sections[: _opens(shown)]:
        yield from _section_lines(shown, None, section.blocks)


def _body_lines(shown: Shown) -> Iterator[BaseLine]:
    for section in shown.sections[_opens(shown) :]:
        yield from _section_lines(shown, section.heading or None, section.blocks)


def _opens(shown: Shown) -> int:
    return opening_of(shown.named.kind, (section.heading for section in shown.sections))


def _quote_lines(shown: Shown) -> Iterator[BaseLine]:
    if shown.quotes:
        yield from _section_lines(shown, shown.labels.quotes, shown.quotes)


def _all_question_lines(shown: Shown) -> Iterator[BaseLine]:
    if shown.questions:
        yield BaseLine(Style.APPENDIX, shown.labels.appendix)
        for question in shown.questions:
            yield from _question_lines(question, shown.labels)


def _front_lines(shown: Shown) -> Iterator[BaseLine]:
    for name, style in _FRONT:
        if text := shown.fields.get(name):
            yield BaseLine(style, text, shown.summary if name == "summary" else ())


def _closing_lines(shown: Shown) -> Iterator[BaseLine]:
    for spans in filter(None, (shown.source, *(line for _, line in shown.contacts))):
        yield BaseLine(Style.CLOSING, span_text(spans), spans)


def _section_lines(
    shown: Shown, heading: str | None, blocks: Iterable[ShownBlock]
) -> Iterator[BaseLine]:
    if heading is not None:
        yield BaseLine(Style.HEADING_1, heading)
    for block in blocks:
        yield from _block_lines(shown, block)


def _block_lines(shown: Shown, block: ShownBlock) -> Iterator[BaseLine]:
    labels = shown.labels
    if block.kind == "quote":
        text = unbroken(block.text).join((labels.quote_open, labels.quote_close))
        yield BaseLine(Style.QUOTE, text, block.items[0])
        if block.speaker:
            yield BaseLine(Style.SPEAKER, block.speaker)
        return
    # in a list in a list it is not known how deep an item stood
    style = Style.NORMAL if any(block.inner) else _BLOCKS.get(block.kind, Style.NORMAL)
    yield from (BaseLine(style, unbroken(span_text(item)), item) for item in block.items)


def _question_lines(question: ShownQuestion, labels: Labels) -> Iterator[BaseLine]:
    yield BaseLine(Style.QUESTION, question.question)
    label = Span(f"{labels.if_pressed}{labels.colon}", bold=True)
    pressed = ((label, *question.pressed[0]), *question.pressed[1:]) if question.pressed else ()
    for answer in (*question.answer, *pressed):
        yield BaseLine(Style.ANSWER, unbroken(span_text(answer)), answer)


_GROUPS: Mapping[Group, Callable[[Shown], Iterator[BaseLine]]] = {
    "messages": _message_lines,
    "recommendations": _asked_lines,
    "tables": _table_lines,
    "opening": _opening_lines,
    "sections": _body_lines,
    "quotes": _quote_lines,
    "approvals": _signed_lines,
    "questions": _all_question_lines,
}
