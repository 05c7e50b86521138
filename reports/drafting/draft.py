"""The draft of an article: its structure, and the tables with the sentences they came from."""

from __future__ import annotations

from dataclasses import dataclass

from reports.drafting.mentions import read_sentence
from reports.drafting.people import find_people
from reports.drafting.sentences import read_sentences
from reports.drafting.structure import draft_structure
from reports.model import Article, Briefing


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing to review, and what a person should look at, one line each."""

    briefing: Briefing
    notices: tuple[str, ...]


def draft(article: Article) -> Draft:
    """Return the draft of `article`; nothing stands in it that the article does not say."""
    language = article.language or "en"
    sentences = read_sentences(article)
    read = tuple(read_sentence(sentence, language) for sentence in sentences)
    people = find_people(article, read)
    briefing = draft_structure(article).model_copy(update={"people": people.rows})
    return Draft(briefing, (*article.notices, *people.notices))
