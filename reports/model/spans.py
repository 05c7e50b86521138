"""Inline text as spans: bold, italic and links, parsed once.

markdown-it-py reads the text with three rules only (emphasis by asterisks, links,
backslash escapes). Everything else, HTML and entities most of all, is text.
Unlike CommonMark, an asterisk run may open or close next to punctuation: then
every sequence of spans can be written, and Word's runs can come home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # imported at the first mark: most texts have none
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LINKS = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\\\x00-\x1f]+", re.IGNORECASE)


class Span(NamedTuple):
    """A run of text that looks one way. `href` is an http, https, mailto or tel address."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


Spans = tuple[Span, ...]


def is_link(address: str) -> bool:
    """Return whether `address` may be linked to: http, https, mailto or tel, nothing else."""
    return _LINKS.fullmatch(address) is not None


def parse_inline(text: str) -> Spans:
    """Return the spans of `text`, joined and without empty ones."""
    if _has_marks(text):
        return _parsed(text)
    return (Span(text),) if text else ()


def _has_marks(text: str) -> bool:
    """Return whether `text` may have marks: no bracket is one without an address behind it."""
    return "*" in text or "\\" in text or "](" in text


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Spans:
    (inline,) = _parser().parseInline(text)
    return normal_spans(_walk(inline.children or []))


def plain(text: str) -> str:
    """Return `text` without its inline marks."""
    return span_text(_parsed(text)) if _has_marks(text) else text


def span_text(spans: Iterable[Span]) -> str:
    """Return the text of `spans` alone."""
    return "".join([span.text for span in spans])


def escape_inline(text: str) -> str:
    """Return inline text that reads as the plain `text`, marks and all."""
    return write_inline((Span(text),))


def normal_spans(spans: Iterable[Span]) -> Spans:
    """Return `spans` in their one normal form.

    Neighbours that look alike are joined, empty ones dropped, and white space at
    the edge of bold or italic text is made plain, since it looks the same.
    """
    joined = _join(spans)
    loosened = [piece for span in joined for piece in _loosen(span)]
    return _join(loosened)


def write_inline(spans: Iterable[Span]) -> str:
    """Return inline text whose spans are `spans`, in normal form.

    Where asterisks of neighbours would run together and read otherwise, each
    marked span is set apart as a link without an address, which is no link.
    """
    normal = normal_spans(spans)
    brackets = any(s.href for s in normal) or "](" in "".join(s.text for s in normal)
    text = "".join(_write_link(list(group), brackets) for _, group in groupby(normal, _href))
    if parse_inline(text) == normal:
        return text
    return "".join(_write_link([span], True, apart=span.bold or span.italic) for span in normal)


def _join(spans: Iterable[Span]) -> Spans:
    out: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        last = out[-1] if out else None
        if last and (last.bold, last.italic, last.href) == (span.bold, span.italic, span.href):
            out[-1] = last._replace(text=last.text + span.text)
        else:
            out.append(span)
    return tuple(out)


def _loosen(span: Span) -> list[Span]:
    """Part a bold or italic span from the white space at its edges."""
    if not (span.bold or span.italic):
        return [span]
    inner = span.text.strip()
    if not inner:
        return [Span(span.text, href=span.href)]
    start = span.text.index(inner)
    ends = span.text[:start], span.text[start + len(inner) :]
    return [Span(ends[0], href=span.href), span._replace(text=inner), Span(ends[1], href=span.href)]


def _href(span: Span) -> str | None:
    return span.href


def _write_link(spans: list[Span], brackets: bool, apart: bool = False) -> str:
    text, href = _write_marks(spans, brackets), spans[0].href
    if href:
        return f"[{text}](<{href}>)" if _awkward(href) else f"[{text}]({href})"
    return f"[{text}]()" if apart else text


def _escape(text: str, brackets: bool) -> str:
    text = text.replace("\\", "\\\\").replace("*", "\\*")
    return text.replace("[", "\\[").replace("]", "\\]") if brackets else text


def _write_marks(spans: list[Span], brackets: bool) -> str:
    """Write one link's, or one unlinked run's, spans: marks open late and close early."""
    parts: list[str] = []
    open_marks: list[str] = []
    for index, span in enumerate(spans):
        while any(not _wears(span, mark) for mark in open_marks):
            parts.append(open_marks.pop())
        new = [m for m in ("**", "*") if _wears(span, m) and m not in open_marks]
        # what lasts longer is opened first, so that it need not be closed in between
        new.sort(key=lambda mark: -_lasts(spans[index:], mark))
        parts += new
        open_marks += new
        parts.append(_escape(span.text, brackets))
    return "".join(parts + open_marks[::-1])


def _wears(span: Span, mark: str) -> bool:
    return span.bold if mark == "**" else span.italic


def _lasts(spans: list[Span], mark: str) -> int:
    return next((i for i, span in enumerate(spans) if not _wears(span, mark)), len(spans))


def _awkward(address: str) -> bool:
    return any(c in address for c in "()\\*[]")


def _walk(tokens: list[Token]) -> Iterable[Span]:
    bold = italic = 0
    href: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                href = str(token.attrs["href"]) or None
            case "link_close":
                href = None
            case _:
                yield Span(token.content, bold > 0, italic > 0, href)


def _asterisks(state: StateInline, silent: bool) -> bool:
    """Tokenize a run of asterisks; either side may open or close unless it is white space."""
    from markdown_it.rules_inline.state_inline import Delimiter

    start = state.pos
    if silent or state.src[start] != "*":
        return False
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    opens = end < state.posMax and not state.src[end].isspace()
    closes = start > 0 and not state.src[start - 1].isspace()
    for _ in range(end - start):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=end - start,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = end
    return True


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape", "balance_pairs"])
    parser.enable("fragments_join", ignoreInvalid=True)
    # what a text may hold is the model's to say: no letter is put for another here
    parser.disable("normalize")
    parser.inline.ruler.at("emphasis", _asterisks)
    # a refused address leaves the text as it stands; an accepted one is kept letter for letter
    parser.validateLink = is_link  # type: ignore[assignment,method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    # its rules are put in order at the first use, which two threads must not do at once
    parser.parseInline("*a*")
    return parser
