"""A redline in plain text: the new brief, with what changed since the old one marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reports.look import Look
from reports.plan import Block, ClosingLine, Deferred, HeadFact, Labelled, Plan, TitleBlock
from reports.renderers.contract import Rendered
from reports.renderers.text import TextRenderer
from reports.renderers.wrap import wrap
from reports.revision.redline.marked.marked_blocks import BlockMarker, block_key, block_shape
from reports.revision.redline.marked.text_marks import TextMarks
from reports.revision.redline.sequence import (
    laid_together,
    places_by_key,
    places_by_words,
    there_of,
)

_TITLE_FIELDS = ("title", "organisation", "kicker", "reference", "subtitle", "date", "byline")


def text_redline(old: Plan, new: Plan, ids: Mapping[str, str], look: Look) -> Rendered:
    """Return the text that reads as `new` without what is marked as taken out.

    ``[-…-]`` is what was taken out, ``{+…+}`` what was put in; the first line says so. A mark
    that stands in either briefing has more dashes and crosses. `ids` are the ids of the parts
    of `old` with those that they have in `new`.
    """
    renderer = TextRenderer()
    marks = TextMarks.beside(str(renderer.render(each, look).data, "utf-8") for each in (old, new))
    marked = renderer.render(marked_plan(old, new, ids, marks), look)
    labels = new.labels
    legend = labels.redline.format(
        gone=marks.gone(labels.taken_out), come=marks.come(labels.put_in)
    )
    head = "\n".join(wrap(legend))
    return replace(marked, data=f"{head}\n\n".encode() + marked.data)


def marked_plan(old: Plan, new: Plan, ids: Mapping[str, str], marks: TextMarks) -> Plan:
    """Return the plan `new` with what went and came marked, and what went in its place."""
    return replace(
        new,
        marking=marks.text(old.marking, new.marking) or None,
        embargo=marks.text(old.embargo, new.embargo) or None,
        embargo_labels=(),
        stage=Labelled(marks.text(old.stage.text, new.stage.text)),
        title=_title(old.title, new.title, marks),
        head=tuple(_head(old.head, new.head, marks)),
        summary=marks.spans(old.summary, new.summary),
        leading=Deferred(tuple),
        blocks=tuple(_blocks(old, new, ids, marks)),
        closing=tuple(_closing(old.closing, new.closing, marks)),
    )


def _title(old: TitleBlock, new: TitleBlock, marks: TextMarks) -> TitleBlock:
    marked = {
        name: marks.text(getattr(old, name), getattr(new, name)) or None for name in _TITLE_FIELDS
    }
    return replace(new, **marked)  # type: ignore[arg-type]


def _head(old: Sequence[HeadFact], new: Sequence[HeadFact], marks: TextMarks) -> Iterator[HeadFact]:
    places = places_by_key([each.kind for each in old], [each.kind for each in new])
    for was, now in laid_together(old, new, places):
        fact = there_of(was, now)
        if was is None or now is None:
            one, other = (None if each is None else each.labelled.text for each in (was, now))
            yield replace(fact, label="", words=marks.text(one, other), ranges=())
        else:
            yield replace(fact, words=marks.text(was.words, now.words), ranges=())


def _blocks(old: Plan, new: Plan, ids: Mapping[str, str], marks: TextMarks) -> Iterator[Block]:
    marker = BlockMarker(ids, marks)
    keys = [ids.get(key, key) for key in map(block_key, old.blocks)]
    places = places_by_key(keys, list(map(block_key, new.blocks)))
    for index, place in enumerate(places):
        if place is not None and block_shape(old.blocks[place]) != block_shape(new.blocks[index]):
            places[index] = None
    for was, now in laid_together(old.blocks, new.blocks, places):
        yield marker.block(was, now)


def _closing(
    old: Sequence[ClosingLine], new: Sequence[ClosingLine], marks: TextMarks
) -> Iterator[ClosingLine]:
    words = [[(_line(each), each.kind) for each in side] for side in (old, new)]
    places = places_by_words(words[0], words[1])
    for was, now in laid_together(old, new, places):
        line = there_of(was, now)
        if was is None or now is None:
            one, other = (None if each is None else _line(each) for each in (was, now))
            yield replace(line, label="", colon="", words=marks.text(one, other), link=None)
        else:
            yield replace(line, words=marks.text(_said(was), _said(now)), link=None)


def _said(line: ClosingLine) -> str:
    """Return the words of a line, the address behind them."""
    return f"{line.text}{line.link or ''}"


def _line(line: ClosingLine) -> str:
    return f"{line.label}{line.colon}{_said(line)}"
