"""The article that a briefing was drafted from, with the evidence of each row where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path

from reports.checks.facts.verbatim import SIGNS, sentence_pieces
from reports.errors import ReportsError
from reports.model import ROW_FIELDS, Aid, Article, Briefing, Figure, Person, Quote
from reports.model.article import ArticleLineKind
from reports.model.briefing import Row
from reports.readers.article.read import read_article_file
from reports.slotted import frozen
from reports.sources.origin import original_articles

#: What may differ between an evidence and the article, for `check` (B104) too.
_LOOSE = re.compile(rf"""[\s"'\-\u2060\u2039\u203a\u300c-\u300f{"".join(map(chr, SIGNS))}]+""")
#: What a sentence ends with, and an evidence may leave out.
_CLOSING = re.compile(r"[.!?]+$")
#: A sentence that stands more often is no evidence of one place.
_MOST_PLACES = 20
#: The field of each kind of row that says what it is about, and is gone to.
_NAMED = {"people": "name", "figures": "label", "aid": "donor", "quotes": "speaker"}

#: A place of an evidence, from its first letter to behind its last.
_Place = tuple[int, int, "Evidence"]


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

    kind: ArticleLineKind
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
    named = () if source is None else filter(None, (source.sha256, *source.earlier))
    digests = tuple(dict.fromkeys(named))
    evidences = tuple(evidences_of(briefing))
    articles, unread = list[MarkedArticle](), list[str]()
    found = original_articles(path, digests)
    for file, data in (found[digest] for digest in digests if digest in found):
        try:
            article = read_article_file(data, file.name)
        except ReportsError as error:
            unread += map(str, error.notices or (error,))
            continue
        articles.append(marked_article(article, file.name, evidences))
    missing = len(digests) - len(found)
    return SourceView(
        briefing.language, tuple(articles), missing, tuple(unread), _unmarked(evidences, articles)
    )


def _unmarked(
    evidences: Sequence[Evidence], articles: Iterable[MarkedArticle]
) -> tuple[Evidence, ...]:
    """Return what stands in none of the articles, if there are any."""
    lines = [line for article in articles for line in article.lines]
    seen = {row for line in lines for piece in line.pieces for row in piece.rows}
    return tuple(each for each in evidences if each not in seen) if lines else ()


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
    lines = list(article.lines)
    folded = _Folded([text for _, text in lines])
    places = [(*place, each) for each in evidences for place in folded.places(each.text)]
    starts = [0, *accumulate(len(text) + 1 for _, text in lines)]
    here = _by_line(places, starts)
    marked = (
        MarkedLine(kind, tuple(_pieces(text, starts[at], here.get(at, ()))))
        for at, (kind, text) in enumerate(lines)
    )
    return MarkedArticle(name, tuple(marked))


def _by_line(places: Iterable[_Place], starts: Sequence[int]) -> Mapping[int, list[_Place]]:
    """Return which places reach into which line, by where the lines start."""
    found = defaultdict[int, list[_Place]](list)
    for place in places:
        first, last = (bisect_right(starts, at) - 1 for at in (place[0], place[1] - 1))
        for at in range(first, last + 1):
            found[at].append(place)
    return found


class _Folded:
    """Lines as one text, one character apart, searched without what may differ."""

    def __init__(self, lines: Iterable[str]) -> None:
        whole = "\n".join(lines)
        kept = [place for place, letter in enumerate(whole) if not _LOOSE.fullmatch(letter)]
        self._places = kept
        self._text = "".join([whole[place] for place in kept])

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the pieces of a text begin and end, each behind the one before."""
        pieces = [bare for each in sentence_pieces(text) if (bare := _LOOSE.sub("", each))]
        if closing := _CLOSING.search(_LOOSE.sub("", text)):
            whole = [*pieces[:-1], *(each + closing[0] for each in pieces[-1:])]
            pieces = whole if self._in_order(whole, 0) else pieces
        end = 0
        for _ in range(_MOST_PLACES if pieces else 0):
            found = self._in_order(pieces, end)
            if found is None:
                return
            yield from ((self._places[at], self._places[last - 1] + 1) for at, last in found)
            end = found[0][1]

    def _in_order(self, pieces: Sequence[str], end: int) -> list[tuple[int, int]] | None:
        """Return the first places behind `end`; None if not all pieces stand there."""
        found = list[tuple[int, int]]()
        for piece in pieces:
            at = self._text.find(piece, end)
            if at < 0:
                return None
            end = at + len(piece)
            found.append((at, end))
        return found


def _pieces(text: str, start: int, here: Sequence[_Place]) -> Iterator[MarkedText]:
    """Yield a line, which begins at `start` of all, cut where an evidence begins or ends."""
    end = start + len(text)
    cuts = {start, end, *(cut for each in here for cut in each[:2] if start < cut < end)}
    ahead, within = deque(sorted(here, key=itemgetter(0))), list[_Place]()
    for left, right in pairwise(sorted(cuts)):
        while ahead and ahead[0][0] <= left:
            within.append(ahead.popleft())
        within = [each for each in within if right <= each[1]]
        rows = tuple(row for *_, row in within)
        ends = tuple(row for _, last, row in within if last == right)
        yield MarkedText(text[left - start : right - start], rows, ends)
