"""Articles: text or Markdown, a web page or a Word document → Article."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from reports.errors import InputError
from reports.language.detection import detect_language
from reports.limits import ARTICLE_BYTES, ARTICLE_CHARACTERS, ARTICLE_LINES
from reports.model import Article
from reports.model.article import LEFT_OPEN
from reports.model.text import one_line
from reports.notices import Notice, mistake, note
from reports.readers.article.body import read_body
from reports.readers.article.boilerplate import take_off
from reports.readers.article.contacts import take_contacts
from reports.readers.article.dates import closing_date
from reports.readers.article.head.head import ArticleHead, read_head
from reports.readers.article.lines import Unit, clean_text, read_units
from reports.readers.article.shape import ends, runs, same
from reports.readers.encoding import decode_text
from reports.readers.own.file_kinds import OLE

#: Lines below the text, of contacts and sources, among which its place and day may stand.
_CLOSING_LINES = 6
_TEXT = (".txt", ".text", ".md", ".markdown")
#: What no article is read of, by the first bytes in small letters.
_REFUSED_MESSAGES = {
    b"%pdf-": "a PDF",
    b"{\\rtf": "a rich text file",
    b"\x89png": "a picture",
}


def read_article(text: str, name: str = "article") -> Article:
    """Return the article that `text`, plain or Markdown, holds.

    Nothing is invented: what the text does not say is None and named in `notices`,
    as is all that was left out. Any text at all is an article, if only of paragraphs.

    Raises:
        InputError: naming the file `name`, if it has more lines than any article.
    """
    lines = sum(1 for line in text.splitlines() if line and not line.isspace())
    if lines > ARTICLE_LINES:
        raise InputError.at(name, f"found {lines:,} lines", f"at most {ARTICLE_LINES:,}")
    units, notices = read_units(text)
    return _make(units, notices)


def read_article_file(data: bytes, name: str) -> Article:
    """Return the article of a file, read as the suffix of `name` or, for ``-``, its content says.

    Text may be in any usual encoding. The sha256 of `data` is kept.

    Raises:
        InputError: if it is no article in a form that is read, empty, or too large.
        MissingExtraError: if a web page is given and trafilatura is not installed.
    """
    if len(data) > ARTICLE_BYTES:
        raise InputError.at(name, f"found {len(data):,} bytes", f"at most {ARTICLE_BYTES:,}")
    if not data.strip(b"\0 \t\r\n"):
        raise InputError.at(name, "found an empty file", "an article")
    match _form(data, name):
        case "word":
            from reports.readers.article.markup.word import read_word_units

            article = _make(*_cleaned(*read_word_units(data, name)))
        case "html":
            article = _from_page(data, name)
        case _:
            if len(data) > ARTICLE_CHARACTERS:
                raise InputError.at(
                    name, f"found {len(data):,} bytes", f"a text of at most {ARTICLE_CHARACTERS:,}"
                )
            article = read_article(decode_text(data, name), name)
    if not article.sections and not article.qa and not article.title:
        empty = mistake("no-text", name, None, "", "found no text in it", expected="an article")
        raise InputError(empty, *(each for each in article.notices if each.code == "left-out"))
    return replace(article, sha256=hashlib.sha256(data).hexdigest())


def _form(data: bytes, name: str) -> str:
    """Return the form of a file: its suffix says it, or its first bytes."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx" or data.startswith(OLE):
        return "word"
    if suffix in (".html", ".htm", ".xhtml"):
        return "html"
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, found in _REFUSED_MESSAGES.items():
        if start.startswith(mark):
            raise InputError.at(name, f"found {found}", "an article as .txt, .md, .html or .docx")
    if start.startswith(b"pk\x03\x04"):
        return "word"
    if suffix not in _TEXT and start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "html"
    return "text"


def _from_page(data: bytes, name: str) -> Article:
    from reports.readers.article.markup.html import read_page

    page = read_page(data, name)
    units, notices = _cleaned(page.units, page.notices)
    title = one_line(clean_text(page.title)) if page.title else None
    article = _make(units, notices, title)
    article = replace(
        article,
        date=article.date or page.date,
        byline=article.byline or page.author,
        language=article.language or page.language,
        author=page.author,
        publisher=page.publisher or article.publisher,
        url=page.url,
    )
    open_still = tuple(each for each in article.notices if not _is_settled(each, article))
    return replace(article, notices=open_still)


def _is_settled(said: Notice, article: Article) -> bool:
    """Return whether a notice of an open field is about one that the page's head filled."""
    return said.code == LEFT_OPEN and getattr(article, said.place.part) is not None


def _cleaned(
    units: Sequence[Unit], notices: Sequence[Notice]
) -> tuple[tuple[Unit, ...], tuple[Notice, ...]]:
    """Return units without the characters that no document can carry."""
    cleaned = (replace(unit, text=one_line(clean_text(unit.text))) for unit in units)
    return tuple(unit for unit in cleaned if unit.text), tuple(notices)


def _make(units: Sequence[Unit], notices: Sequence[Notice], title: str | None = None) -> Article:
    language = detect_language(" ".join(unit.text for unit in units))
    cleaned = take_off(units, language)
    asked = take_contacts(cleaned.units)
    cleaned.units, cleaned.links = asked.units, [*cleaned.links, *asked.links]
    head = read_head(cleaned.units, title, language)
    rest = [*head.body, *(u for u in cleaned.units[head.used :] if not _repeats_title(u, head))]
    sections, qa = read_body(rest)
    head.byline = head.byline or cleaned.byline
    head.date = head.date or _closing_day(rest, language) or cleaned.day
    return Article(
        title=head.title,
        subtitle=head.subtitle,
        byline=head.byline,
        date=head.date,
        language=language,
        sections=sections,
        qa=qa,
        publisher=head.publisher,
        contacts=tuple(asked.people),
        remarks=tuple(cleaned.remarks),
        notices=(*notices, *cleaned.notices(), *head.notices, *_left_open(head, qa)),
    )


def _closing_day(units: Sequence[Unit], language: str | None) -> dt.date | None:
    """Return the day of a line below the text that only dates it: "Tokyo, 6 June 2025"."""
    for unit in reversed(units[-_CLOSING_LINES:]):
        if runs(unit.text):
            return None
        if len(unit.text) < 50 and not ends(unit.text):
            day = closing_date(unit.text, language)
            if day is not None:
                return day
    return None


def _repeats_title(unit: Unit, head: ArticleHead) -> bool:
    return head.title is not None and same(unit.text, head.title)


def _left_open(head: ArticleHead, qa: Sequence[object]) -> list[Notice]:
    fields = (("title", head.title), ("date", head.date), ("byline", head.byline))
    notices = [
        note(LEFT_OPEN, "left open, the article does not say", name)
        for name, said in fields
        if said is None
    ]
    if not qa:
        notices.append(
            note(
                "no-questions",
                "the article has none, so the appendix is empty",
                "questions and answers",
            )
        )
    return notices
