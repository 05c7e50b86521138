"""The draft of an article: its structure, and the tables with the sentences they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.drafting.aid import find_aid
from reports.drafting.backreferences import with_backreferences
from reports.drafting.naming import read_sentence
from reports.drafting.paragraphs import read_paragraphs
from reports.drafting.people import find_people
from reports.drafting.quotes import find_quotes
from reports.drafting.sentences import Sentence, read_sentences
from reports.drafting.structure import draft_structure
from reports.drafting.summary import find_summary
from reports.model import Article, Briefing, escape_inline

_LONGEST = 2_000
_MOST_CHARACTERS = 500_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing to review, and what a person should look at, one line each."""

    briefing: Briefing
    notices: tuple[str, ...]


def draft(article: Article) -> Draft:
    """Return the draft of `article`; nothing stands in it that the article does not say.

    What the article says twice and differently goes to the notices and, for the
    person who reviews the file, to `notes`.
    """
    language = article.language or "en"
    sentences, left = _searchable(read_sentences(article))
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
            "quotes": find_quotes(read_paragraphs(article, read), people),
            "notes": doubts,
        }
    )
    return Draft(briefing, (*article.notices, *left, *doubts))


def _searchable(sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], list[str]]:
    """Return the sentences to search for persons and sums, and what is left unsearched.

    The structure of the briefing holds all text; only its tables have bounds, so that
    no input takes hours: rules that look around a sum cost the square of a sentence.
    """
    kept: list[Sentence] = []
    size = 0
    for sentence in sentences:
        size += len(sentence.text)
        if size > _MOST_CHARACTERS:
            break
        if len(sentence.text) <= _LONGEST:
            kept.append(sentence)
    left = len(sentences) - len(kept)
    lines = [f"{left} sentence(s) not searched for persons and sums: the text is too long"]
    return tuple(kept), lines if left else []
