"""Which row of one draft states the fact that a row of another states.

A fact is the same if what it is about is: its value may be another today. In doubt two rows are
two facts: both stand then, and nobody loses one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from reports.language.countries import country_entry, find_countries
from reports.language.lexicon import reading_language
from reports.model import Aid, Figure, Money, Person, Quote
from reports.model.briefing import Row
from reports.revision.match import LIKENESS, likeness
from reports.revision.merging.sentence import alike, same_name
from reports.revision.renewal.former import Former

_AnyRow = TypeVar("_AnyRow", bound=Row)
#: How alike two quotations must be to be one.
_ONE_QUOTE = 0.8
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\d{4}")
#: Words are looked up by their first letters: “Zelensky”, “Zelenskyy”.
_STEM = 4
#: A word that more rows share tells none of them.
_MOST = 60
#: Fields that say nothing of the fact itself.
_BESIDE = frozenset({"id", "review", "evidence"})


def same_facts(
    new: Sequence[Row],
    old: Sequence[Row],
    language: str,
    former: Former | None = None,
    *,
    edited: bool = False,
) -> list[int | None]:
    """Return for each of the `new` rows the place of the `old` one of its fact; None if it is new.

    No old row is given twice; the surest pairs come first. With `edited` the new rows are the
    old ones after people edited them: what has the same sentence may say anything. `former` are
    numbers of before that the article of the new rows tells itself: they come last.
    """
    pairs = []
    for index, place in _candidates(new, old):
        if score := _score(new[index], old[place], language, edited):
            pairs.append((score, -index, -place))
    if former is not None:
        told = _told(new, old, former)
        pairs += (((0, 0), -index, -place) for index, place in told)
    found: list[int | None] = [None] * len(new)
    taken: set[int] = set()
    for _, index, place in sorted(pairs, reverse=True):
        if found[-index] is None and -place not in taken:
            found[-index] = -place
            taken.add(-place)
    return found


def _score(new: Row, old: Row, language: str, edited: bool) -> tuple[int, int] | None:
    """Return how sure it is that two rows state one fact; None where they do not."""
    names = _cell_names(new)
    equal = sum(getattr(new, name) == getattr(old, name) for name in names)
    sentence = _both(new.evidence, old.evidence)
    if _both(new.id, old.id):
        return 4, equal
    if equal == len(names) or (edited and sentence):
        return 2 + sentence, equal
    return (1 + sentence, equal) if _is_same(new, old, language) else None


def _told(new: Sequence[Row], old: Sequence[Row], former: Former) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows of which the article says that the one has become the other.

    A number that several rows have tells none of them.
    """
    fresh = _by_number(new)
    for (before, money), place in _by_number(old).items():
        for now in former.became(before, money=money):
            index = fresh.get((now, money))
            if index is not None and _may_have_become(new[index], old[place]):
                yield index, place


def _by_number(rows: Sequence[Row]) -> dict[tuple[Decimal, bool], int]:
    """Return the places of rows by their numbers, but for those that several have."""
    numbers = [number_of(row) for row in rows]
    often = Counter(numbers)
    return {each: place for place, each in enumerate(numbers) if each and often[each] == 1}


def without_former(
    new: Sequence[_AnyRow], known: Sequence[Row], former: Former
) -> tuple[_AnyRow, ...]:
    """Return the `new` rows but for those with a number that the article itself corrects.

    “Tuesday’s statement said that 640 boats were damaged. The right number is 460.” The rows
    that are `known` of before tell which of the two is the old one.
    """
    before = {number_of(row) for row in known}
    fresh = {number_of(row) for row in new}

    def is_over(row: Row) -> bool:
        number = number_of(row)
        if number is None or number not in before:
            return False
        after = {(now, number[1]) for now in former.became(number[0], money=number[1])}
        return bool((after & fresh) - before)

    return tuple(row for row in new if not is_over(row))


def number_of(row: Row) -> tuple[Decimal, bool] | None:
    """Return the number of a row, and whether it is a sum; None where it has none."""
    if not isinstance(row, Figure | Aid):
        return None
    if isinstance(row, Figure) and row.value is not None:
        return row.value, False
    return None if row.amount is None else (row.amount.value, True)


def _may_have_become(new: Row, old: Row) -> bool:
    """Return whether nothing of two rows says that they are of other things."""
    match new, old:
        case Figure(), Figure():
            names = _names(new.label), _names(old.label)
            apart = all(names) and names[0].isdisjoint(names[1])
            alike_units = new.unit == old.unit and _same_kind(new.amount, old.amount)
            return alike_units and not apart and not _other_year(new, old)
        case Aid(), Aid():
            parties = (new.donor, old.donor), (new.recipient, old.recipient)
            fit = all(
                _fit(one, other) or any(map(is_generic, (one, other))) for one, other in parties
            )
            given = new.donor and old.donor and _fit(new.donor, old.donor)
            same = given or _fit(new.purpose, old.purpose)
            agreed = "agreement" in (new.kind, old.kind)
            return bool(fit and same and not agreed and _same_kind(new.amount, old.amount))
    return False


def is_generic(party: str | None) -> bool:
    """Return whether a party is no name: “government”."""
    return party is not None and party == party.lower()


def _cell_names(row: Row) -> list[str]:
    return [name for name in type(row).model_fields if name not in _BESIDE]


def _both(one: str | None, other: str | None) -> bool:
    """Return whether two texts are there, and the same."""
    return one is not None and one == other


def _is_same(new: Row, old: Row, language: str) -> bool:
    match new, old:
        case Person(), Person():
            return same_name(new.name, old.name)
        case Quote(), Quote():
            return _same_words(new.text, old.text)
        case Figure(), Figure():
            return _same_figure(new, old, language)
        case Aid(), Aid():
            return _same_aid(new, old, language)
    return False


def _same_words(one: str, other: str) -> bool:
    short, long = sorted((_flat(one), _flat(other)), key=len)
    if short in long and len(short) >= LIKENESS * len(long):
        return True
    return likeness(short, long) >= _ONE_QUOTE


def _flat(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _same_figure(new: Figure, old: Figure, language: str) -> bool:
    """Return whether two figures count the same thing, in the same unit.

    A label that differs in a name counts something else, and so does one of another country.
    """
    if new.unit != old.unit or not _same_kind(new.amount, old.amount) or _other_year(new, old):
        return False
    same_label = _flat(new.label) == _flat(old.label)
    if (new.value, new.amount) == (old.value, old.amount):
        return same_label or alike(new.label, old.label)
    return (same_label or _reworded(new, old)) and _in_one_country(new, old, language)


def _reworded(new: Figure, old: Figure) -> bool:
    """Return whether a label has other words for the same, in a sentence that is alike."""
    same = alike(new.label, old.label) and _names(new.label) == _names(old.label)
    return same and _alike_sentences(new, old)


def _in_one_country(new: Row, old: Row, language: str) -> bool:
    """Return whether the sentences of two rows name a country both, or one names none."""
    places = [_countries(row, reading_language(language)) for row in (new, old)]
    return not all(places) or bool(places[0] & places[1])


def _countries(row: Row, language: str) -> set[str]:
    return {each.country.name for each in find_countries(row.evidence or "", language)}


def _same_kind(new: Money | None, old: Money | None) -> bool:
    """Return whether two sums are in one currency, which may be open, or both are none."""
    if new is None or old is None:
        return new is old
    return new.currency == old.currency or None in (new.currency, old.currency)


def _other_year(new: Figure, old: Figure) -> bool:
    years = new.as_of or "", old.as_of or ""
    return all(map(_YEAR.fullmatch, years)) and years[0] != years[1]


def _names(text: str) -> set[str]:
    """Return the words of a label that are names or numbers, but for its first."""
    words = _WORD.findall(text)
    return {word for word in words[1:] if word[0].isupper() or word[0].isdigit()}


def _alike_sentences(new: Row, old: Row) -> bool:
    return likeness(new.evidence or "", old.evidence or "") >= LIKENESS


def _same_aid(new: Aid, old: Aid, language: str) -> bool:
    """Return whether two rows are the same aid, or the same agreement.

    The parties must fit, and the purpose; of another sum also the purpose or the sentence, but
    for running totals of one giver and one receiver.
    """
    agreement = new.kind == "agreement"
    if agreement != (old.kind == "agreement"):
        return False
    if not _same_parties(new, old, language) or not _fit(new.purpose, old.purpose):
        return False
    if not _same_sum(new, old) and _is_paid_apart(new, old):
        return False  # what was paid last year and what is promised now, of other sums
    known = bool(new.purpose and old.purpose)
    if not agreement:
        if not _same_kind(new.amount, old.amount) or new.cumulative != old.cumulative:
            return False
        named = bool(new.donor and old.donor)
        running = new.cumulative and named and bool(new.recipient and old.recipient)
        known = known or running or (_same_sum(new, old) and named)
    return known or _alike_sentences(new, old)


def _is_paid_apart(new: Aid, old: Aid) -> bool:
    """Return whether one of two rows is paid and the other is not; an open status is neither."""
    return "unspecified" not in (new.status, old.status) and _is_paid(new) != _is_paid(old)


def _is_paid(row: Aid) -> bool:
    return row.status in ("disbursed", "delivered")


def _same_sum(new: Aid, old: Aid) -> bool:
    sums = [row.amount and (row.amount.value, row.amount.upper) for row in (new, old)]
    return sums[0] is not None and sums[0] == sums[1]


def _same_parties(new: Aid, old: Aid, language: str) -> bool:
    def fits(one: str | None, other: str | None) -> bool:
        return _fit(one, other) or is_one_party(one, other, language)

    straight = fits(new.donor, old.donor) and fits(new.recipient, old.recipient)
    crossed = fits(new.donor, old.recipient) and fits(new.recipient, old.donor)
    return straight or (new.kind == "agreement" and crossed)


def is_one_party(one: str | None, other: str | None, language: str) -> bool:
    """Return whether two names are of one country: “Britain”, “United Kingdom”."""
    entries = [country_entry(each or "", reading_language(language)) for each in (one, other)]
    return entries[0] is not None and entries[1] is not None and entries[0].code == entries[1].code


def _fit(one: str | None, other: str | None) -> bool:
    """Return whether two cells may mean the same: one is open, or they are alike."""
    return not (one and other) or _flat(one) == _flat(other) or alike(one, other)


def _candidates(new: Sequence[Row], old: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows that share a word which not too many have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(old):
        for stem in _stems(row):
            holders[stem].append(place)
    for index, row in enumerate(new):
        near: set[int] = set()
        for stem in _stems(row):
            places = holders.get(stem, [])
            near.update(places if len(places) <= _MOST else ())
        yield from ((index, place) for place in sorted(near))


def _stems(row: Row) -> set[str]:
    """Return what a row is found by: words of its cells, its sentence, its id."""
    cells = (getattr(row, name) for name in _cell_names(row))
    words = " ".join(each for each in cells if isinstance(each, str)).casefold()
    stems = {word[:_STEM] for word in _WORD.findall(words)}
    return stems.union(_amount(row), filter(None, (row.evidence, row.id)))


def _amount(row: Row) -> tuple[str, ...]:
    amount = row.amount if isinstance(row, Aid | Figure) else None
    return () if amount is None else (str(amount.value),)
