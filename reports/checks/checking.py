"""A source checked: read, measured, looked at by all rules, each finding with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reports.checks.paper import page_fit
from reports.checks.run import RULES, check_briefing
from reports.checks.silence import COMMENTED, UNKNOWN, Silence, heard, silences, unknown
from reports.checks.subject import Subject
from reports.deliver.files import read_file
from reports.errors import ReportsError, expect
from reports.limits import SOURCE_BYTES
from reports.look import Look, Options, look_of
from reports.model import Briefing
from reports.notices import Notice
from reports.readers.article.read import read_article_file
from reports.readers.briefing.read import SUFFIXES, read_briefing
from reports.slotted import frozen
from reports.sources import ARTICLE_SUFFIXES, Loaded, read_source, suffix_of
from reports.sources.origin import original_article, original_articles
from reports.theme import Theme


def check(
    source: str | Path | Briefing,
    *,
    today: dt.date | None = None,
    article: str | Path | None = None,
    theme: str | Theme = "house",
    options: Options | None = None,
) -> tuple[Notice, ...]:
    """Return what a careful editor would ask of a briefing, in the order of its lines.

    `article` is the file that it was made of; where nobody says, the one in its folder that
    has the digest which the briefing gives. Without `today` no rule asks what day it is.

    Raises:
        InputError: if the source is wrong, with every mistake.
        FileDeliveryError: if it cannot be read.
    """
    expect("source", source, str | Path | Briefing, "the path of a file, or a Briefing")
    expect("today", today, dt.date | None, "a datetime.date")
    look = look_of(theme, options)
    if isinstance(source, Briefing):
        return check_loaded(Loaded(source, "briefing"), None, look, today=today, article=article)
    return check_source(source, None, look, today=today, article=article)


def check_source(
    source: str | Path,
    data: bytes | None,
    look: Look,
    *,
    today: dt.date | None = None,
    article: str | Path | None = None,
    dollar: str | None = None,
    encoding: str | None = None,
) -> tuple[Notice, ...]:
    """Return what `check` does of a source, or of the `data` named by it.

    Raises:
        ReportsError: as `read_source`.
    """
    if data is None:
        data = read_file(Path(source), SOURCE_BYTES)
    loaded = read_source(source, data, dollar=dollar, encoding=encoding)
    return check_loaded(loaded, data, look, today=today, article=article)


def takes_comments(source: str, data: bytes | None = None) -> bool:
    """Return whether comments in a source, or in the `data` named by it, can silence rules."""
    return suffix_of(source, data or b"") in COMMENTED


def check_loaded(
    loaded: Loaded,
    data: bytes | None,
    look: Look,
    *,
    today: dt.date | None = None,
    article: str | Path | None = None,
) -> tuple[Notice, ...]:
    """Return what `check` does of a source that is read already, from `data` if it has bytes."""
    briefing, lines = loaded.briefing, loaded.lines
    known = _known_articles(loaded, data, article)
    subject = Subject(
        briefing,
        given=frozenset(str(place[0]) for place in lines if place) if lines else None,
        today=today,
        article=known.text,
        unseen=known.unseen,
        markings=look.theme.markings,
        page=page_fit(briefing, look),
    )
    found = check_briefing(subject)
    silenced = _silences(loaded, data) if data is not None and lines else ()
    codes = {UNKNOWN, *(rule.code for rule in RULES)}
    named = loaded.named((*heard(found, silenced, lines), *unknown(silenced, codes)))
    return tuple(sorted(named, key=lambda each: each.place.line or 0))


def _silences(loaded: Loaded, data: bytes) -> tuple[Silence, ...]:
    name = loaded.name

    def reads_alike(text: str) -> bool:
        try:
            return read_briefing(text.encode(), name) == loaded.briefing
        except ReportsError:
            return False

    return silences(data.decode("utf-8", "replace"), loaded.lines, reads_alike)


@frozen
class _Known:
    """The text that a briefing was made of, and how many articles of it are not at hand."""

    text: str | None
    unseen: int = 0


def _known_articles(loaded: Loaded, data: bytes | None, given: str | Path | None) -> _Known:
    """Return what a briefing was made of: its article, and those before it."""
    text = _article_text(loaded, data, given)
    source, path = loaded.briefing.source, Path(loaded.name or loaded.stem)
    if text is None or source is None or path.suffix.lower() not in SUFFIXES:
        return _Known(text)
    found = original_articles(path, source.earlier)
    older = [_text_of(data, str(where)) for where, data in found.values()]
    return _Known("\n".join((text, *older)), len(set(source.earlier)) - len(older))


def _article_text(loaded: Loaded, data: bytes | None, given: str | Path | None) -> str | None:
    """Return the text that a briefing was made of, where it is at hand."""
    path = Path(loaded.name or loaded.stem)
    if given is not None:
        return _text_of(read_file(Path(given), SOURCE_BYTES), str(given))
    if data is not None and path.suffix.lower() in ARTICLE_SUFFIXES:
        return _text_of(data, str(path))
    digest = loaded.briefing.source.sha256 if loaded.briefing.source else None
    if digest is None or path.suffix.lower() not in SUFFIXES:
        return None
    found = original_article(path, digest)
    return None if found is None else _text_of(found[1], str(found[0]))


def _text_of(data: bytes, name: str) -> str:
    return "\n".join(text for _, text in read_article_file(data, name).lines)
