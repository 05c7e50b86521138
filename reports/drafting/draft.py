"""The draft of an article: its structure, and the tables with the sentences they came from."""

from __future__ import annotations

from reports.drafting.aid.find import find_aid
from reports.drafting.certainty import UNTOLD
from reports.drafting.own_spelling import Spelling
from reports.drafting.people.find import find_people, released
from reports.drafting.people.paragraphs import read_paragraphs
from reports.drafting.people.reading import read_lines, read_sentence
from reports.drafting.quotes.find import find_quotes
from reports.drafting.structure import draft_structure
from reports.drafting.summary import find_summary
from reports.language.lexicon import has_lexicon, languages
from reports.language.sentences import read_sentences, searchable
from reports.model import Aid, Article, Briefing, Figure, escape_inline
from reports.notices import Location, Notice, note
from reports.slotted import frozen

#: A table of more rows is no summary: the rest is left in the text, and said so.
MOST_FIGURES = 16


@frozen
class Draft:
    """A briefing to review, and what a person should look at, one line each.

    `unlisted` are the figures that the table has no room for.
    """

    briefing: Briefing
    notices: tuple[Notice, ...]
    unlisted: tuple[Figure, ...] = ()


def draft(article: Article) -> Draft:
    """Return the draft of `article`; nothing stands in it that the article does not say.

    What the article says twice and differently goes to the notices and, for the
    person who reviews the file, to `notes`.
    """
    language = article.language
    if language is None or not has_lexicon(language):
        return Draft(draft_structure(article), (*article.notices, _structure_only(language)))
    sentences, left = searchable(read_sentences(article, language), language)
    read = [read_sentence(sentence, language) for sentence in sentences]
    people = find_people(article, [*read_lines(article, language), *read], language)
    aid = find_aid(sentences, article, people.rows, language)
    facts = [row.evidence or "" for row in aid.aid if _is_news(row)]
    summary = find_summary(article, sentences, facts, language)
    quotes = find_quotes(read_paragraphs(article, read), people)
    unlisted = aid.figures[MOST_FIGURES:]
    doubts = (*people.notices, *aid.notices, *_told(unlisted))
    spelling = Spelling(sentences, language)
    briefing = draft_structure(article).model_copy(
        update={
            "summary": escape_inline(summary) if summary else None,
            "people": spelling.people(released(people.rows, {quote.speaker for quote in quotes})),
            "figures": aid.figures[:MOST_FIGURES],
            "aid": spelling.aid(aid.aid),
            "totals": not aid.aid,  # a person looks at parts and doubles first
            "dollar": aid.dollar,
            "quotes": quotes,
            "notes": tuple(str(doubt) for doubt in doubts if not doubt.place.part),
        }
    )
    return Draft(briefing, (*article.notices, *left, *doubts), unlisted)


def _told(unlisted: tuple[Figure, ...]) -> tuple[Notice, ...]:
    if not unlisted:
        return ()
    more = note(
        "figures-unlisted",
        f"{len(unlisted)} more figures in the text are not listed: the table holds {MOST_FIGURES}",
    )
    return (more,)


def _is_news(row: Aid) -> bool:
    """Return whether a row is certain, and is a sum that is new or an agreement that is signed."""
    certain = row.review not in UNTOLD and not row.cumulative
    return certain and (row.amount is not None or row.status == "signed")


def _structure_only(language: str | None) -> Notice:
    """Return what to say of an article whose words nobody knows here."""
    return Notice(
        "structure-only",
        "the language of the article could not be told"
        if language is None
        else f"the article is in {language!r}, a language that drafting does not know",
        expected=f"one of: {', '.join(languages())}",
        remedy="only its structure was drafted: fill in people, figures, aid and quotes by hand",
        place=Location(part="language"),
    )
