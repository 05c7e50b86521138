"""Inline text as a reader sees it: compared, cut and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reports.model import Span, Spans, parse_inline, write_inline
from reports.model.spans import normal_spans, span_text
from reports.model.text import BREAK
from reports.wordfile.vocabulary import link_target

_WHITE = re.compile(f"[ \t\n{BREAK}]+")


def write(spans: Spans) -> str:
    """Return spans as inline text on one line, "" where there is no text."""
    return write_inline(spans) if span_text(spans).strip() else ""


def write_items(items: Sequence[Spans], base: Iterable[str] = ()) -> list[str]:
    """Write items as inline text, "" for one without words.

    One that shows as in `base` keeps its way of writing.
    """
    written = {_look(parse_inline(text)): text for text in base}
    return [written.get(_look(item)) or write(item) for item in items]


def same_items(one: Sequence[Spans], other: Sequence[Spans]) -> bool:
    """Return whether two sequences of inline text look the same."""
    return len(one) == len(other) and all(map(same_look, one, other))


def same_look(one: Spans, other: Spans) -> bool:
    """Return whether two inline texts look the same; how an address is written does not show."""
    return one == other or _look(one) == _look(other)


def _look(spans: Spans) -> Spans:
    """Return what a reader sees: words, line breaks, bold, italic and where links lead."""
    out: list[Span] = []
    for span in spans:
        text = _WHITE.sub(_as_seen, span.text)
        if text.startswith(BREAK):
            _strip_end(out)
        if not out or out[-1].text.endswith((" ", BREAK)):
            text = text.lstrip(f" {BREAK}")
        out.append(span._replace(text=text, href=_target(span.href)))
    _strip_end(out)
    # a break looks alike in bold text and out of it
    parts = (part for span in out for part in _parted(span))
    return normal_spans(parts)


def _parted(span: Span) -> Iterator[Span]:
    for number, text in enumerate(span.text.split(BREAK)):
        yield from (Span(BREAK),) if number else ()
        yield span._replace(text=text)


def _as_seen(white: re.Match[str]) -> str:
    return BREAK if BREAK in white[0] else " "


def _strip_end(spans: list[Span]) -> None:
    """Take away the white space at the end of a text."""
    while spans and not spans[-1].text.rstrip(f" {BREAK}"):
        spans.pop()
    if spans:
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip(f" {BREAK}"))


def _target(href: str | None) -> str | None:
    """Return an address in the form in which Word and LibreOffice write it."""
    if href is None:
        return None
    address = link_target(href)
    host = re.fullmatch(r"(https?://[^/?#]+)/?", address, re.IGNORECASE)
    return host[1].lower() if host else address


def cut_spans(spans: Spans, start: int, end: int | None = None) -> Spans:
    """Return the part of `spans` from one character to another."""
    out: list[Span] = []
    at = 0
    for span in spans:
        stop = len(span.text) if end is None else max(end - at, 0)
        out.append(span._replace(text=span.text[max(start - at, 0) : stop]))
        at += len(span.text)
    return normal_spans(out)
