"""What a draft was before people edited it: the base of a renewal.

Where yesterday's article is not at hand, the file itself still holds most of it: its text, and
word for word the sentence of each row. They are drafted again. A row of the file that says what
its own sentence is drafted to was not edited, and what is drafted there and has no row was deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reports.drafting import draft
from reports.model import (
    ROW_FIELDS,
    Article,
    ArticleBlock,
    ArticleSection,
    Block,
    Briefing,
    Bullets,
    Numbered,
    Source,
    Subheading,
    block_texts,
    plain,
)
from reports.model.briefing import Row
from reports.slotted import frozen


@frozen
class Base:
    """The draft of yesterday; `exact` where it was made of the article itself.

    Else its rows are those of the sentences that are left, and of its text nothing is known.
    """

    briefing: Briefing
    exact: bool


def drafted_again(briefing: Briefing) -> Base:
    """Return the base of a briefing as far as its own text and evidence tell it."""
    source = briefing.source or Source()
    sections = [
        ArticleSection(section.heading, tuple(map(_block, section.body)))
        for section in briefing.sections
    ]
    pairs = tuple((each.question, plain(each.answer or "")) for each in briefing.qa)
    said = _flat(" ".join(chain(_words(sections), chain.from_iterable(pairs))))
    if left := [each for each in sentences_of(briefing) if _flat(each) not in said]:
        blocks = tuple(ArticleBlock("paragraph", (each,)) for each in left)
        # what people took out is most often the lead, which later sentences lean on
        sections.insert(0, ArticleSection(None, blocks))
    article = Article(
        title=source.title,
        byline=briefing.byline if briefing.byline == source.author else None,
        date=source.published,
        language=briefing.language.partition("-")[0],
        sections=tuple(sections),
        qa=pairs,
        publisher=source.publisher,
        author=source.author,
        url=source.url,
        sha256=source.sha256,
    )
    return Base(draft(article).briefing, exact=False)


def with_older_rows(base: Briefing, ours: Briefing) -> Base:
    """Return yesterday's draft as a base, with what older articles still tell of rows of the file.

    An article does not repeat all that the ones before it said, and those rows were drafted, too.
    """
    update = {}
    again, said = drafted_again(ours).briefing, SaidText(base)
    for name in ROW_FIELDS:
        known = {row.evidence for row in getattr(base, name)}
        older = {row.evidence for row in getattr(ours, name)} - known
        old = {each for each in older if each is not None and not said.has(each)}
        rows = (row for row in getattr(again, name) if row.evidence in old)
        update[name] = (*getattr(base, name), *rows)
    return Base(base.model_copy(update=update), exact=True)


class SaidText:
    """The text of a briefing, its sections and answers, to ask what stands there word for word.

    With `heads` its titles and headings are of it, too.
    """

    def __init__(self, briefing: Briefing, *, heads: bool = False) -> None:
        """Read the text of `briefing` once."""
        source = briefing.source or Source()
        said = [briefing.title, source.title, briefing.subtitle] if heads else []
        for section in briefing.sections:
            said.append(section.heading if heads else None)
            said += [plain(words) for block in section.body for _, words in block_texts(block)]
        said += [plain(each.answer or "") for each in briefing.qa]
        self._said = _flat(" ".join(filter(None, said)))

    def has(self, text: str) -> bool:
        """Return whether these words stand there."""
        return _flat(text) in self._said


def sentences_of(briefing: Briefing) -> tuple[str, ...]:
    """Return the evidence of all rows, each sentence once.

    Those of aid come first, together: of parts and parties one leans on another.
    """
    tables = (briefing.aid, briefing.figures, briefing.people, briefing.quotes)
    rows: Iterator[Row] = chain.from_iterable(tables)
    return tuple(dict.fromkeys(row.evidence for row in rows if row.evidence))


def _block(block: Block) -> ArticleBlock:
    items = tuple(plain(words) for _, words in block_texts(block))
    match block:
        case Subheading():
            return ArticleBlock("heading", (block.heading,))
        case Bullets():
            return ArticleBlock("bullets", items)
        case Numbered():
            return ArticleBlock("numbered", items)
    return ArticleBlock("paragraph", items)


def _words(sections: list[ArticleSection]) -> Iterator[str]:
    for section in sections:
        yield section.heading or ""
        for block in section.blocks:
            yield from block.items


def _flat(text: str) -> str:
    return " ".join(text.split())
