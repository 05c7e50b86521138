"""The country or organisation that a person belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reports.drafting.people.person_mentions import Mention
from reports.drafting.people.register import key_of
from reports.language.countries import country_of
from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.tokens import printed_country, read_words
from reports.model import Article


def affiliation_of(
    roles: Sequence[Mention],
    mentions: Iterable[Mention],
    aliases: Mapping[str, str | None],
    lexicon: Lexicon,
) -> str | None:
    """Return what a role says of it, or else the clause that introduces the person."""
    for mention in roles:
        said = mention.role.affiliation if mention.role else None
        left = mention is not roles[0] and mention.role and not mention.role.in_office
        if mention.role is None or left or said is None or key_of(said) in aliases:
            # "Trump’s envoy" says no organisation, nor does what a minister was before
            continue
        if mention.role.kind != "relations" or country_of(said, lexicon.language):
            return said
    return next((m.affiliation for m in mentions if m.affiliation), None)


def home_of(article: Article, language: str) -> str | None:
    """Return the country whose department signs the article, such as "Global Affairs Canada"."""
    words = read_words(article.byline or "", language)
    names = [c for c in words.countries.values() if c.kind != "people"]
    if names and len(words.tokens) > 1:
        return words.text[names[-1].start : names[-1].end]
    lexicon = lexicon_of(language)
    bodies = lexicon.words("roles", "bodies") | lexicon.words("roles", "fields")
    for place, found in sorted(words.countries.items()):
        # "Canadian Armed Forces" is a body of the state, a newspaper is none
        behind = [token.low for token in words.tokens[place + 1 : place + 5]]
        if not bodies.isdisjoint(behind) and lexicon.words("people", "press").isdisjoint(behind):
            return printed_country(words, found)
    return None
