"""Countries in the cells of a draft by the name that the article gives them.

An adjective says which country it is (“Cape Verdean”), not whether the article calls it Cape
Verde or Cabo Verde: where it names the country in full, its own name is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reports.language.countries import country_entry, find_countries
from reports.language.lexicon import without_article
from reports.language.sentences import Sentence
from reports.model import Aid, Person


class Spelling:
    """The names of countries as the sentences of an article write them."""

    def __init__(self, sentences: Sequence[Sentence], language: str) -> None:
        """Take the sentences; they are looked through when a country is asked for."""
        self._sentences, self._language = sentences, language

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for each in self._sentences:
            for found in find_countries(each.text, self._language):
                written = without_article(each.text[found.start : found.end])
                if found.kind == "name" and not written.replace(".", "").isupper():
                    names.setdefault(found.country.code, []).append(written)
        return names

    def people(self, rows: Sequence[Person]) -> tuple[Person, ...]:
        """Return persons with their countries as written."""
        return tuple(
            each.model_copy(update={"affiliation": self._written(each.affiliation)})
            for each in rows
        )

    def aid(self, rows: Sequence[Aid]) -> tuple[Aid, ...]:
        """Return aid with giving and receiving countries as written."""
        return tuple(
            each.model_copy(
                update={
                    "donor": self._written(each.donor),
                    "recipient": self._written(each.recipient),
                }
            )
            for each in rows
        )

    def _written(self, name: str | None) -> str | None:
        known = country_entry(name, self._language) if name else None
        if known is None or known.name != name:
            return name
        names = self._names.get(known.code, [])
        return name if name in names or not names else names[0]
