"""What gives each word of a sentence its class, in every language: lists, forms, neighbours."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

from reports.language.syntax.grammar import Grammar

_SIGNS = frozenset("%$€£¥₱")


class Word(NamedTuple):
    """A word or mark of a sentence: its place, and itself in small letters."""

    start: int
    end: int
    low: str


class WordTagger(ABC):
    """Gives each word its class, from left to right, by the rules of one language."""

    def __init__(
        self,
        words: tuple[Word, ...],
        known: Grammar,
        numeric: frozenset[int],
        named: frozenset[int],
        capital: frozenset[int],
    ) -> None:
        self._words, self._grammar, self._numeric = words, known, numeric
        self._named, self._capital = named, capital
        self._out: list[str] = []

    def read(self) -> str:
        """Return the classes, a letter each."""
        for at, word in enumerate(self._words):
            number = at in self._numeric or (bool(self._numeric) and self._signs(at))
            known = "#" if number else "N" if at in self._named else ""
            self._out.append(known or self._class(at, word.low))
        self._settle()
        return "".join(self._out)

    def _class(self, at: int, low: str) -> str:
        if not (low[0].isalnum() or low[-1].isalnum()):
            return self._mark(at, low)
        if self._rounds(at, low):
            return "B"
        return self._of_lists(at, low) or self._of_form(at, low)

    def _of_lists(self, at: int, low: str) -> str:
        """Return the class of a function word or a noun of time; “” for another word."""
        known = self._grammar
        modal = "M" if low in known.modality and self._governs(at, low) else ""
        if letter := self._special(at, low) or modal or known.closed.get(low, ""):
            noun = letter == "B" and self._out[-1:] == ["D"] and self._letter(at + 1) == "P"
            return "N" if noun else letter  # « l’ensemble des pays »
        if low in known.lists["ordinals"] and self._low(at + 1) in known.lists["times"]:
            return "D"  # “the first quarter”
        if low not in known.lists["times"]:
            return ""
        return "N" if self._is_noun(at + 1) else "Y"  # “a winter camp” is no time

    def _of_form(self, at: int, low: str) -> str:
        """Return what the form of a word makes of it behind the word before: a noun by default."""
        known, before = self._grammar, self._before(at)
        if low.endswith(known.endings["B"]) and low not in known.lists["nouns"]:
            opens = at == 0 and self._low(1) == ","
            if before in "AMV" or opens:
                return "B"  # “have been internally displaced”; “Separately, Peru will pay”
        form = self._form(low) or (known.forms.get(low, "") if before in "MT" else "")
        return self._verb(at, form, before) if form else "N"

    def _is_noun(self, at: int) -> bool:
        """Return whether the word at `at` can only be a noun or adjective."""
        low = self._low(at)
        plain = self._letter(at) == "N" and low not in self._grammar.lists["times"]
        return plain and low.isalpha() and not self._form(low)

    def _rounds(self, at: int, low: str) -> bool:
        if low not in self._grammar.approximate:
            return False
        signed = self._low(at + 1) in _SIGNS and at + 2 in self._numeric
        return at + 1 in self._numeric or signed

    def _signs(self, at: int) -> bool:
        """Return whether a word touches the sign of a sum: “US$2 million”."""
        touches = self._low(at + 1) in _SIGNS and at + 2 in self._numeric
        return touches and self._words[at].end == self._words[at + 1].start

    def _mark(self, at: int, low: str) -> str:
        if low in _SIGNS:
            return "#" if at + 1 in self._numeric else "N"
        return "," if low == "," else "B" if low in "’'" else "."

    def _form(self, low: str) -> str:
        if low in self._grammar.lists["nouns"]:
            return ""
        known = self._grammar.forms.get(low, "")
        return known or (self._by_ending(low) if len(low) > 4 else "")

    @abstractmethod
    def _special(self, at: int, low: str) -> str: ...

    @abstractmethod
    def _verb(self, at: int, form: str, before: str) -> str:
        """Return the class of a word that may be a verb, by the class before it."""

    def _by_ending(self, low: str) -> str:
        """Return the class of an unknown word by its ending: « améliorera », « électrifier »."""
        sure = self._grammar.sure_endings
        return next((letter for letter in sure if low.endswith(sure[letter])), "")

    def _governs(self, at: int, low: str) -> bool:
        """Return whether “will”, “plans” governs an infinitive: not “the government’s plan”."""
        for word in self._words[at + 1 : at + 6]:
            if not word.low[0].isalpha():
                return False
            if self._grammar.closed.get(word.low, "") not in ("B", "I"):
                return self._is_governed(low, word.low)
        return False

    @abstractmethod
    def _is_governed(self, modal: str, low: str) -> bool: ...

    def _settle(self) -> None:  # noqa: B027 - a language may have nothing to settle
        """Settle what depends on the words that follow."""

    def _letter(self, at: int) -> str:
        """Return what the word at `at` is by the lists alone; “N” by default."""
        if at >= len(self._words):
            return "."
        low = self._words[at].low
        if not (low[0].isalnum() or low[-1].isalnum()):
            return self._mark(at, low)
        if at in self._numeric or self._rounds(at, low):
            return "#"
        if self._grammar.modality.get(low) in ("will", "would"):
            return "M"
        return self._grammar.closed.get(low, "N")

    def _low(self, at: int) -> str:
        return self._words[at].low if 0 <= at < len(self._words) else ""

    def _before(self, at: int) -> str:
        """Return the class before a word, past adverbs; a mark at the sentence's start."""
        at = self._past_adverbs(at)
        return self._out[at - 1] if at else "."

    def _low_before(self, at: int) -> str:
        return self._low(self._past_adverbs(at) - 1)

    def _past_adverbs(self, at: int) -> int:
        while at and self._out[at - 1] == "B":
            at -= 1
        return at
