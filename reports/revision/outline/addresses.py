"""Addresses shown as themselves: who retypes one means the link, not only its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reports.model import Span, Spans
from reports.model.spans import is_link, normal_spans
from reports.notices import Notice, note
from reports.revision.shown import Shown
from reports.revision.word.lines import short
from reports.wordfile import link_target

_BARE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:/\S*)?")


def shown_addresses(base: Shown) -> frozenset[str]:
    """Return the addresses that the base shows as the words of their own links."""
    return frozenset(
        link_target(span.href)
        for span in _spans(base)
        if span.href and link_target(span.text.strip()) == link_target(span.href)
    )


def _spans(base: Shown) -> Iterator[Span]:
    yield from (*base.summary, *base.source)
    for section in base.sections:
        for block in section.blocks:
            for item in block.items:
                yield from item
    for question in base.questions:
        for answer in question.answer:
            yield from answer


def retargeted(spans: Spans, known: frozenset[str], notices: list[Notice]) -> Spans:
    """Return `spans` with links leading where they say, if they said so in the base.

    What was retyped is told.
    """
    out = [_retargeted(span, known, notices) for span in spans]
    return normal_spans(out) if any(a is not b for a, b in zip(out, spans, strict=True)) else spans


def _retargeted(span: Span, known: frozenset[str], notices: list[Notice]) -> Span:
    text, href = span.text.strip(), span.href
    same = href is None or link_target(text) == link_target(href)
    if href is None or same or link_target(href) not in known:
        return span
    if is_link(text):
        notices.append(
            note(
                "link-follows-text",
                f"the link shown as {short(text)} led to {short(href)}: it follows its text",
            )
        )
        return replace(span, href=text)
    if _BARE.fullmatch(text):
        notices.append(
            note("link-kept", f"the link shown as {short(text)} still leads to {short(href)}")
        )
    return span
