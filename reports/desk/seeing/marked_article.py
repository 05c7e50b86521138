"""The article that a briefing was drafted from, with the evidence of each row where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

from reports.errors import ReportsError
from reports.model import ROW_FIELDS, Aid, Article, Briefing, Figure, Person, Quote
from reports.model.briefing import Row
from reports.readers.article.read import read_article_file
from reports.slotted import frozen
from reports.sources.origin import original_article

#: What may differ between an evidence and the article: white space and quotation marks.
_LOOSE = re.compile(r"[\s\u00ad\u2060\"'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f]+")
#: A sentence that stands more often is no evidence of one place.
_MOST_PLACES = 20
#: The field of each kind of row that says what it is about, and is gone to.
_NAMED = {"people": "name", "figures": "label", "aid": "donor", "quotes": "speaker"}

LineKind = Literal["title", "aside", "heading", "paragraph", "item"]
_KINDS: dict[str, LineKind] = {
    "paragraph": "paragraph", "heading": "heading", "bullets": "item", "numbered": "item",
}  # fmt: skip


@frozen
class Evidence:
    """What a row was drafted from. `part` is the row: ``aid[2]``; `field` is what is gone to."""

    part: str
    field: str
    called: str
    text: str
    held: bool


@frozen
class MarkedText:
    """A piece of a line with the rows whose evidence it is, none of most; `ends` of them here."""

    text: str
    rows: tuple[Evidence, ...] = ()
    ends: tuple[Evidence, ...] = ()


@frozen
class MarkedLine:
    """A line of an article, in its pieces."""

    kind: LineKind
    pieces: tuple[MarkedText, ...]


@frozen
class MarkedArticle:
    """An article as text; `name` is that of its file."""

    name: str
    lines: tuple[MarkedLine, ...]


@frozen
class SourceView:
    """What a briefing was drafted from: its articles, the latest first, in its `language`.

    `missing` counts those that are not at hand; `unread` says why one cannot be read, and
    `unmarked` are the rows whose evidence stands in none.
    """

    language: str
    articles: tuple[MarkedArticle, ...] = ()
    missing: int = 0
    unread: tuple[str, ...] = ()
    unmarked: tuple[Evidence, ...] = ()


def source_view(briefing: Briefing, path: Path) -> SourceView:
    """Return what the briefing at `path` was drafted from, as far as it lies beside it."""
    source = briefing.source
    digests = [] if source is None else list(filter(None, (source.sha256, *source.earlier)))
    evidences = tuple(evidences_of(briefing))
    articles, unread, missing = list[MarkedArticle](), list[str](), 0
    seen = set[Evidence]()
    for digest in digests:
        found = original_article(path, digest)
        if found is None:
            missing += 1
            continue
        try:
            article = read_article_file(found[1], found[0].name)
        except ReportsError as error:
            unread += map(str, error.notices or (error,))
            continue
        marked = marked_article(article, found[0].name, evidences)
        seen.update(row for line in marked.lines for piece in line.pieces for row in piece.rows)
        articles.append(marked)
    unmarked = tuple(each for each in evidences if each not in seen) if articles else ()
    return SourceView(briefing.language, tuple(articles), missing, tuple(unread), unmarked)


def evidences_of(briefing: Briefing) -> Iterator[Evidence]:
    """Yield what the rows of a briefing were drafted from, in the order of the format."""
    for field in ROW_FIELDS:
        named = _NAMED[field]
        for place, row in enumerate(getattr(briefing, field)):
            if row.evidence:
                part = f"{field}[{place}]"
                held = row.review is not None
                yield Evidence(part, f"{part}.{named}", _called(row, place), row.evidence, held)


def _called(row: Row, place: int) -> str:
    """Return what tells a row from others of its sentence."""
    match row:
        case Person(name=name):
            return name
        case Figure(label=label):
            return label
        case Aid(donor=donor, purpose=purpose) if donor:
            return f"{donor}: {purpose}" if purpose else donor
        case Quote(speaker=speaker) if speaker:
            return f"{speaker}, quoted"
    return f"row {place + 1}"


def marked_article(
    article: Article, name: str, evidences: Sequence[Evidence] = ()
) -> MarkedArticle:
    """Return an article with all places marked where an evidence stands."""
    lines = list(_lines(article))
    folded = _Folded([text for _, text in lines])
    places = [(*place, each) for each in evidences for place in folded.places(each.text)]
    marked, start = list[MarkedLine](), 0
    for kind, text in lines:
        marked.append(MarkedLine(kind, tuple(_pieces(text, start, places))))
        start += len(text) + 1
    return MarkedArticle(name, tuple(marked))


class _Folded:
    """Lines as one text, one character apart, searched without what may differ."""

    def __init__(self, lines: Iterable[str]) -> None:
        whole = "\n".join(lines)
        kept = [place for place, letter in enumerate(whole) if not _LOOSE.fullmatch(letter)]
        self._places = kept
        self._text = "".join([whole[place] for place in kept])

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a text begins and ends in all lines."""
        wanted = _LOOSE.sub("", text)
        at = self._text.find(wanted) if wanted else -1
        for _ in range(_MOST_PLACES):
            if at < 0:
                return
            end = at + len(wanted)
            yield self._places[at], self._places[end - 1] + 1
            at = self._text.find(wanted, end)


def _pieces(
    text: str, start: int, places: Sequence[tuple[int, int, Evidence]]
) -> Iterator[MarkedText]:
    """Yield a line, which begins at `start` of all, cut where an evidence begins or ends."""
    end = start + len(text)
    here = [each for each in places if each[0] < end and each[1] > start]
    cuts = {start, end, *(cut for each in here for cut in each[:2] if start < cut < end)}
    for left, right in pairwise(sorted(cuts)):
        within = [each for each in here if each[0] <= left and right <= each[1]]
        rows = tuple(row for *_, row in within)
        ends = tuple(row for _, last, row in within if last == right)
        yield MarkedText(text[left - start : right - start], rows, ends)


def _lines(article: Article) -> Iterator[tuple[LineKind, str]]:
    if article.title:
        yield "title", article.title
    for text in (article.subtitle, article.byline, *article.remarks):
        if text:
            yield "aside", text
    for section in article.sections:
        if section.heading:
            yield "heading", section.heading
        for block in section.blocks:
            kind = _KINDS[block.kind]
            yield from ((kind, item) for item in block.items)
    for question, answer in article.qa:
        yield "heading", question
        yield "paragraph", answer
