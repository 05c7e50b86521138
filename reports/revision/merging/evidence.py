"""What an edit means for the sentence that a row came from.

A row that has become another row loses its evidence. A row that is the same, with a
value that the sentence does not hold, keeps it; both are reported. A value that the sentence
does hold may change in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar

from reports.model import Aid, Figure, Money, Person, Quote
from reports.model.briefing import Row
from reports.notices import Notices
from reports.plan import load_labels
from reports.revision.difference.wording import field_labels
from reports.revision.match import LIKENESS, likeness
from reports.revision.merging.sentence import SourceSentence, alike, same_name
from reports.wording.formats import format_as_of, format_figure, format_money

_AnyRow = TypeVar("_AnyRow", bound=Row)
#: Fields that no sentence is asked about: they are the briefing's own.
_NOT_ASKED = frozenset({"id", "review", "evidence", "part_of", "cumulative"})
#: Words of the format that claim nothing.
_CLAIMS_NOTHING = frozenset({"unspecified", "other"})
_LONGEST = 60


class EvidenceKeeper:
    """Gives rows their evidence again; `notices` say what an edit made untrue."""

    def __init__(self, language: str) -> None:
        """Read sentences in `language`, that of the briefing."""
        self._language = language
        self._labels = load_labels(language)
        self.notices = Notices()

    def keep(self, was: Row | None, row: _AnyRow, place: str) -> _AnyRow:
        """Return `row`, at `place` in the file, with the evidence of the row that it was."""
        if was is None or was.evidence is None:
            return row
        kept = row.model_copy(update={"evidence": was.evidence})
        if kept == was:
            return kept
        sentence = SourceSentence(was.evidence, self._language)
        if self._is_another(was, row, sentence):
            lost = f"has become another row: its evidence {_quoted(was.evidence)} was left out"
            self.notices.add("evidence-lost", lost, place)
            return row
        self._tell_unsaid(was, row, sentence, place)
        return kept

    def follow(self, said: Row, row: Row, place: str) -> None:
        """Tell what `row`, at `place`, has beside `said`, and the sentence of both does not say."""
        if row.evidence is not None:
            self._tell_unsaid(said, row, SourceSentence(row.evidence, self._language), place)

    def _tell_unsaid(self, was: Row, row: Row, sentence: SourceSentence, place: str) -> None:
        for value in dict.fromkeys(self._unsaid(was, row, sentence)):
            self.notices.add("evidence-unlike", f"does not say {value}", f"{place}.evidence")

    def _is_another(self, was: Row, row: Row, sentence: SourceSentence) -> bool:
        match was, row:
            case Person(), Person():
                return not same_name(was.name, row.name)
            case Quote(), Quote():
                return likeness(was.text, row.text) < LIKENESS
            case Figure(), Figure():
                number = (was.value, was.unit, was.amount) != (row.value, row.unit, row.amount)
                return number and not alike(was.label, row.label)
            case Aid(), Aid():
                return self._is_other_aid(was, row, sentence)
        return True

    def _is_other_aid(self, was: Aid, row: Aid, sentence: SourceSentence) -> bool:
        """Return whether a party changed, and beside it the other party, the purpose or the sum.

        A sentence that says all of it is of the new row as much as of the old one.
        """

        def moved(name: str) -> bool:
            before, after = getattr(was, name), getattr(row, name)
            return before and after and not alike(before, after)

        parties = [name for name in ("donor", "recipient") if moved(name)]
        texts = [*parties, *(["purpose"] if moved("purpose") else [])]
        sum_moved = was.amount is not None and row.amount not in (None, was.amount)
        said = all(sentence.says(getattr(row, name)) for name in texts)
        all_said = said and self._says_money(sentence, row.amount if sum_moved else None)
        return bool(parties) and len(texts) + sum_moved > 1 and not all_said

    def _unsaid(self, was: Row, row: Row, sentence: SourceSentence) -> Iterator[str]:
        """Yield the changed values that the sentence does not hold, as they are printed."""
        for name in type(row).model_fields:
            before, after = getattr(was, name), getattr(row, name)
            if name in _NOT_ASKED or after in (None, before) or after in _CLAIMS_NOTHING:
                continue
            if not self._says(sentence, name, before, after):
                yield self._shown(row, name, after)

    def _says(self, sentence: SourceSentence, name: str, before: Any, after: Any) -> bool:
        if isinstance(after, Money):
            return self._says_money(sentence, after)
        if isinstance(after, Decimal):
            return sentence.says_number(after)
        if name == "label" and before is not None and alike(before, after):
            return True  # a name for the number, in words as good
        if name in ("name", "speaker"):
            # a name spelt otherwise is the same person, whom the sentence names
            return sentence.says(after) or (before is not None and same_name(before, after))
        return any(sentence.says(words) for words in self._ways(name, after))

    def _says_money(self, sentence: SourceSentence, money: Money | None) -> bool:
        return money is None or sentence.says_money(money)

    def _ways(self, name: str, value: str) -> tuple[str, ...]:
        """Return the ways in which a sentence may say a value."""
        if label := field_labels(name, self._labels).get(value):
            return (value, label)
        day = format_as_of(value, self._language) if name == "as_of" else value
        # a sentence seldom says the year of its day
        return (value,) if day == value else (day, day.rpartition(" ")[0])

    def _shown(self, row: Row, name: str, value: Any) -> str:
        if isinstance(value, Money):
            return format_money(value, self._labels, self._language)
        if isinstance(row, Figure) and name in ("value", "unit"):
            return format_figure(row, self._labels, self._language)
        return _quoted(str(value))


def _quoted(text: str) -> str:
    return f"“{text[: _LONGEST - 1]}…”" if len(text) > _LONGEST else f"“{text}”"
