"""A web page that holds an article → the units of an article, by trafilatura (extra `html`).

Nothing is fetched and no script is run. What would take a parser long is refused first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from reports.errors import InputError, MissingExtraError, exception_text
from reports.limits import PAGE_CHARACTERS, PAGE_DEPTH, PAGE_TAGS, TAG_ATTRIBUTES
from reports.model.spans import is_link
from reports.notices import Notice
from reports.readers.article.lines import Unit
from reports.readers.article.markup.page import read_blocks
from reports.readers.article.shape import same
from reports.readers.encoding import decode_text
from reports.slotted import frozen

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"^<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
# Scripts, styles and comments go before anything is parsed: they hold no article.
_HIDDEN = ("script", "style", "svg", "noscript", "template")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
# A tag to its end; a quotation mark that is never closed ends with it.
_WHOLE_TAG = re.compile(r"""(<[a-zA-Z][a-zA-Z0-9]*+)(?:[^"'>]|"[^"]*"|'[^']*')*+(?:["'][^>]*+)?""")
_WORD = re.compile(r"[^\s/]+")
# Elements that need not be closed, or never are: they say nothing of depth.
_OPEN_ENDED = {
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
    "colgroup", "col", "rt", "rp", "br", "hr", "img", "input", "meta", "link", "source", "track",
    "wbr", "area", "base", "embed", "param", "html", "head", "body",
}  # fmt: skip
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+(?:[|–—·«»-]|::)\s+")


@frozen
class WebPage:
    """What a page says: its units, and its own word on title, author, day and publisher."""

    units: tuple[Unit, ...]
    notices: tuple[Notice, ...] = ()
    title: str | None = None
    author: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def read_page(data: bytes, name: str) -> WebPage:
    """Return the article of the web page `data`.

    Raises:
        InputError: if it is no text, too large, nested too deep, declares entities,
            or holds no article.
        MissingExtraError: if trafilatura is not installed.
    """
    declared = _CHARSET.search(data[:4096]) or _XML_ENCODING.match(data[:200])
    text = decode_text(data, name, declared[1].decode("ascii") if declared else None)
    text = _bounded(text.replace("\0", ""), name)
    found = _extract(text, name)
    units, notices = read_blocks(text, " ".join(found.body.itertext()) if found else "")
    if not units:
        raise InputError.at(name, "found no article in the page", "running text")
    if found is None:
        return WebPage(units, notices, title=_title(None, text, units), language=_language(text))
    return WebPage(
        units,
        notices,
        title=_title(_line(found.title), text, units),
        author=_line(found.author),
        date=_day(found.date),
        publisher=_line(found.sitename),
        url=found.url if found.url and is_link(found.url) else None,
        language=_language(text),
    )


def _bounded(text: str, name: str) -> str:
    """Return the page without what is never shown, if it is of usual size and depth."""
    if "<!ENTITY" in text[:20_000].upper():
        raise InputError.at(name, "found a page that declares entities", "HTML without them")
    text = _WHOLE_TAG.sub(_without_many_attributes, _without_hidden(text))
    if len(text) > PAGE_CHARACTERS:
        raise InputError.at(
            name, f"found a page of {len(text):,} characters", f"at most {PAGE_CHARACTERS:,}"
        )
    tags = depth = deepest = 0
    for tag in _TAG.finditer(text):
        tags += 1
        if tag[2].lower() not in _OPEN_ENDED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if tags > PAGE_TAGS or deepest > PAGE_DEPTH:
        raise InputError.at(
            name,
            f"found a page of {tags:,} tags, {deepest:,} deep",
            f"an article of at most {PAGE_TAGS:,} tags, {PAGE_DEPTH} deep",
        )
    return text


def _without_many_attributes(tag: re.Match[str]) -> str:
    """Return a tag, bare if it has more attributes than any that says something of an article.

    A parser compares each with all others of its tag.
    """
    whole = tag[0]
    many = len(whole) > 2 * TAG_ATTRIBUTES and (
        whole.count("=") > TAG_ATTRIBUTES or len(_WORD.findall(whole)) > TAG_ATTRIBUTES
    )
    return tag[1] if many else whole


def _without_hidden(text: str) -> str:
    """Cut out comments, scripts and styles; one that never ends takes all that follows."""
    low, parts, place = text.lower(), [], 0
    marks = re.compile(r"<!--|<(" + "|".join(_HIDDEN) + r")(?=[\s>/])")
    while found := marks.search(low, place):
        parts.append(text[place : found.start()])
        if found[1] == "script" and "ld+json" in low[found.start() : found.start() + 200]:
            # data about the article: title, author, day
            end = low.find("</script", found.end())
            place = len(text) if end < 0 else end
            parts.append(text[found.start() : place])
            if end >= 0:
                parts.append("</script")
                place += len("</script")
            continue
        closing = f"</{found[1]}" if found[1] else "-->"
        end = low.find(closing, found.end())
        if end < 0:
            return "".join(parts)
        place = text.find(">", end) + 1 or len(text)
    return "".join([*parts, text[place:]])


def _extract(text: str, name: str) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingExtraError.at(
            name, "a web page needs the extra 'html'", remedy="pip install 'briefpack[html]'"
        ) from error
    # the day is the page's own; a limit of today would read the clock
    days = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    try:
        document: Any = bare_extraction(
            text,
            fast=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params=days,
        )
    except Exception as error:  # a page can be broken in ways that its parsers do not foresee
        raise InputError.at(
            name, f"cannot be read as a web page ({exception_text(error)})"
        ) from error
    return document


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _title(found: str | None, text: str, units: Sequence[Unit]) -> str | None:
    """Return the title: a heading of the page, if its <title> agrees or the article holds it.

    A heading outside the article, or of one or two words, is the name of a site or of a
    series of texts; then the longest part of the <title> is the headline.
    """
    own, found = _TITLE.search(text), found or ""
    said = " ".join(unescape(own[1]).split()) if own else ""
    parts = _TITLE_PARTS.split(said)
    for part in _TITLE_PARTS.split(found):
        if _is_long(part) and any(same(unit.text, part) for unit in units):
            return part  # "Parliament clears the way | News | European Parliament"
    if _is_long(found) and (found in said or any(same(unit.text, found) for unit in units)):
        return found
    return found if found in parts else max(parts, key=len) or None


def _is_long(title: str) -> bool:
    return title.count(" ") >= 2


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _language(text: str) -> str | None:
    found = re.search(r"<html[^>]{0,300}?\blang\s*=\s*[\"']?([a-zA-Z]{2})\b", text[:4000])
    return found[1].lower() if found else None
