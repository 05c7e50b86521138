"""Rows that stay and may be stated by today's article with another number: told, never merged.

“Refugees who have crossed into neighbouring countries | 4 million” stays where the article says
that “the number of refugees outside Sudan has passed 4.2 million”: nothing but their words and
their size say that both are one fact. A person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reports.language.lexicon import lexicon_of, reading_language
from reports.language.syntax.grammar import grammar
from reports.model import Aid
from reports.model.briefing import Row
from reports.revision.renewal.same_fact import is_one_party, number_of

_WORD = re.compile(r"[^\W\d_]{4,}")
#: Words are one by their first letters: “refugee”, “refugees”.
_STEM = 5
#: How many times larger or smaller the number of a day later may be.
_MOST_TIMES = 2
#: What a row of figures and one of aid are named by.
_NAMED_BY = ("label", "donor", "recipient", "purpose")


class Successors:
    """The rows of today's draft that are new, to ask which of them may state a fact of before."""

    def __init__(self, fresh: Iterable[Row], language: str) -> None:
        """Read the words of each row once; `language` is the BCP 47 tag of the briefing."""
        self._language = reading_language(language)
        known, rules = lexicon_of(self._language), grammar(self._language)
        plain = (known.words("units", "bare"), known.words("units", "counters"))
        self._plain = {word[:_STEM] for word in {*rules.closed, *rules.lists["have"]}.union(*plain)}
        self._fresh = [(row, self._stems(row)) for row in fresh if number_of(row) is not None]

    def of(self, row: Row) -> Row | None:
        """Return the row that may state the fact of `row` today, by most words; None for none."""
        own = self._stems(row)
        near = [(len(own & stems), new) for new, stems in self._fresh if _near(row, new)]
        shared = [(many, new) for many, new in near if many and not self._apart(row, new)]
        return max(shared, key=lambda each: each[0])[1] if shared else None

    def _apart(self, old: Row, new: Row) -> bool:
        """Return whether two rows of aid are of two givers; “Britain” is the United Kingdom."""
        if not (isinstance(old, Aid) and isinstance(new, Aid) and old.donor and new.donor):
            return False
        same = old.donor.casefold() == new.donor.casefold()
        return not (same or is_one_party(old.donor, new.donor, self._language))

    def _stems(self, row: Row) -> set[str]:
        cells: Sequence[str | None] = [getattr(row, name, None) for name in _NAMED_BY]
        said = " ".join(filter(None, cells)).casefold()
        return {word[:_STEM] for word in _WORD.findall(said)} - self._plain


def _near(old: Row, new: Row) -> bool:
    """Return whether two rows have numbers of one kind and size, and not the same one."""
    numbers = number_of(old), number_of(new)
    if numbers[0] is None or numbers[1] is None or numbers[0][1] != numbers[1][1]:
        return False
    units = [getattr(row, "unit", None) for row in (old, new)]
    small, large = sorted((numbers[0][0], numbers[1][0]))
    return units[0] == units[1] and small < large <= _MOST_TIMES * small
