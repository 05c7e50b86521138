"""Text in which some letters are labels, which may be in another language than the document."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports.model import Figure, Money
from reports.wording.labels import Labels

#: Where letters of a text start and end.
Ranges = tuple[tuple[int, int], ...]
#: Languages whose small “i” has a capital with a dot (Unicode SpecialCasing).
_DOTTED_I = ("tr", "az")
#: What stands in the first word of an address.
_OF_ADDRESSES = ("://", "@", "www.")


class Labelled(NamedTuple):
    """A text, and which of its letters are labels; all others are the briefing's.

    `note` is what a note below its table says of it: whose dollars they are is not told.
    """

    text: str
    labels: Ranges = ()
    note: str = ""

    def after(self, start: int) -> Ranges:
        """Return the ranges of the labels in a text that begins with `start` other letters."""
        return tuple([(start + begin, start + end) for begin, end in self.labels])


#: A text of no letters.
NOTHING = Labelled("")


def label(text: str) -> Labelled:
    """Return a text that is all label."""
    return Labelled(text, ((0, len(text)),) if text else ())


def fill(template: str, **values: Labelled) -> Labelled:
    """Return a label with its braces filled: ``{purpose} (part of {whole})``."""
    pieces: list[Labelled] = []
    for text, name in parted_label(template):
        pieces.append(label(text))
        if name:
            pieces.append(values[name])
    return join(pieces)


@lru_cache(maxsize=512)
def parted_label(template: str) -> tuple[tuple[str, str | None], ...]:
    """Return the texts of a label, each with what its braces behind name."""
    return tuple((text, name) for text, name, _, _ in string.Formatter().parse(template))


def capital(text: Labelled, language: str) -> Labelled:
    """Return a text with a capital first letter, as `language` writes it.

    A word that has capitals of its own stays (“mRNA vaccines”), and an address.
    """
    first = text.text[:1]
    if not first.islower():
        return text
    word = text.text.partition(" ")[0]
    if word != word.lower() or any(map(word.__contains__, _OF_ADDRESSES)):
        return text
    # titles, not capitals: “ǆ” begins with “ǅ”, and Georgian sentences with small letters
    upper = "İ" if first == "i" and _has_dotted_i(language) else first.title()
    return Labelled(upper + text.text[1:], text.labels) if len(upper) == 1 else text


def _has_dotted_i(language: str) -> bool:
    return language.partition("-")[0].lower() in _DOTTED_I


def join(pieces: Iterable[Labelled]) -> Labelled:
    """Return the pieces as one text."""
    text = ""
    ranges: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.labels:
            ranges += piece.after(len(text))
        text += piece.text
    return Labelled(text, tuple(ranges))


def open_note(money: Money | None, labels: Labels) -> str:
    """Return the note on a sum whose currency the source leaves open, "" on all others."""
    if money is None or money.currency is not None:
        return ""
    return labels.open_unit.format(unit=money.unit) if money.unit else labels.bare_dollar


def with_qualifiers(text: str, sums: Sequence[Money | Figure | None], labels: Labels) -> Labelled:
    """Return printed sums, their qualifiers ("over") marked where they are labels.

    The note on the first sum that has one goes with them.
    """
    ranges: list[tuple[int, int]] = []
    at = 0
    for money in sums:
        word = labels.qualifiers.get((money.qualifier or "").lower()) if money else None
        if word and (place := text.find(f"{word} ", at)) >= 0:
            at = place + len(word)
            ranges.append((place, at))
    notes = (open_note(money, labels) for money in sums if isinstance(money, Money))
    return Labelled(text, tuple(ranges), next(filter(None, notes), ""))
