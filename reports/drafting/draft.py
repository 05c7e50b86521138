"""The draft of an article: its structure, and the tables with the sentences they came from."""

from __future__ import annotations

from dataclasses import dataclass

from reports.drafting.aid.find import find_aid
from reports.drafting.people.coreference import with_backreferences
from reports.drafting.people.find import find_people
from reports.drafting.people.naming import read_sentence
from reports.drafting.people.paragraphs import read_paragraphs
from reports.drafting.quotes.find import find_quotes
from reports.drafting.structure import draft_structure
from reports.drafting.summary import find_summary
from reports.language.searchable import searchable
from reports.language.sentences import read_sentences
from reports.model import Article, Briefing, escape_inline
from reports.notices import Notice


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing to review, and what a person should look at, one line each."""

    briefing: Briefing
    notices: tuple[Notice, ...]


def draft(article: Article) -> Draft:
    """Return the draft of `article`; nothing stands in it that the article does not say.

    What the article says twice and differently goes to the notices and, for the
    person who reviews the file, to `notes`.
    """
    language = article.language or "en"
    sentences, left = searchable(read_sentences(article))
    read = with_backreferences([read_sentence(sentence, language) for sentence in sentences])
    people = find_people(article, read)
    aid = find_aid(sentences, article, people.rows, language)
    summary = find_summary(article, sentences, [row.evidence or "" for row in aid.aid])
    doubts = (*people.notices, *aid.notices)
    briefing = draft_structure(article).model_copy(
        update={
            "summary": escape_inline(summary) if summary else None,
            "people": people.rows,
            "figures": aid.figures,
            "aid": aid.aid,
            "totals": not aid.aid,  # a person looks at parts and doubles first
            "dollar": aid.dollar,
            "quotes": find_quotes(read_paragraphs(article, read), people),
            "notes": tuple(str(doubt) for doubt in doubts if not doubt.place.part),
        }
    )
    return Draft(briefing, (*article.notices, *left, *doubts))
