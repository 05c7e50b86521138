"""Addresses shown as themselves: who retypes one means the link, not only its words."""

from __future__ import annotations

import re

from reports.model import Span, Spans
from reports.model.spans import is_link, normal_spans
from reports.notices import Notices
from reports.revision.shown import Shown
from reports.revision.word.lines import short
from reports.wordfile.vocabulary import link_target

_BARE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:/\S*)?")


def shown_addresses(base: Shown) -> frozenset[str]:
    """Return the addresses that the base shows as the words of their own links."""
    return frozenset(
        link_target(span.href)
        for text in base.inline_texts()
        for span in text
        if span.href and link_target(span.text.strip()) == link_target(span.href)
    )


def retargeted(spans: Spans, known: frozenset[str], notices: Notices) -> Spans:
    """Return `spans` with links leading where they say, if they said so in the base.

    What was retyped is reported.
    """
    out = [_retargeted(span, known, notices) for span in spans]
    return normal_spans(out) if any(a is not b for a, b in zip(out, spans, strict=True)) else spans


def _retargeted(span: Span, known: frozenset[str], notices: Notices) -> Span:
    text, href = span.text.strip(), span.href
    same = href is None or link_target(text) == link_target(href)
    if href is None or same or link_target(href) not in known:
        return span
    link = f"the link shown as {short(text)}"
    if is_link(text):
        notices.add("link-follows-text", f"{link} led to {short(href)}: it follows its text")
        return span._replace(href=text)
    if _BARE.fullmatch(text):
        notices.add("link-kept", f"{link} still leads to {short(href)}")
    return span
