"""The class of each word of a sentence: by a list of function words, by ending, by its neighbours.

One letter stands for a class, so that a sentence is a string that patterns can search:

    D determiner  # number  N noun or adjective  Y noun of time  I pronoun  B adverb
    P preposition  Q French “de” behind a number
    J and, or     O opener of a clause           R relative
    A form of be, have, do   M modal   V finite verb   T “to” of an infinitive
    i infinitive  p past participle  g verb in -ing       , comma   . any other mark
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from reports.language.quantities.numbers import FoundNumber, find_numbers
from reports.language.syntax.grammar import Grammar, grammar
from reports.model.money import currency_codes

#: Prepositions with what they govern, and no noun phrase beside them.
_PLACED = re.compile(r"(?:P+[DB#N]+)+")
_SIGNS = frozenset("%$€£¥₱")
#: Words before and behind one that are asked for another verb.
_FAR = 60


class Word(NamedTuple):
    """A word or mark of a sentence: its place, and itself in small letters."""

    start: int
    end: int
    low: str


def read_words(text: str, language: str) -> tuple[tuple[Word, ...], str]:
    """Return the words and marks of `text`, and their classes, a letter each."""
    known = grammar(language)
    words = tuple(
        Word(m.start(), m.end(), m[0].lower().replace("'", "’").replace("\u00a0", " "))
        for m in known.pattern.finditer(text)
    )
    numeric = _inside(words, find_numbers(text, language))
    codes = currency_codes()
    numeric |= {at - 1 for at in numeric if at and text[slice(*words[at - 1][:2])] in codes}
    named = _named(text, words, known)
    return words, (_French if known.french else _English)(words, known, numeric, named).read()


def _named(text: str, words: Sequence[Word], known: Grammar) -> frozenset[int]:
    """Return which words are parts of names: capitals inside a sentence that is no headline."""
    capital = [at for at, word in enumerate(words) if text[word.start].isupper()]
    letters = sum(word.low[0].isalpha() for word in words)
    if len(capital) * 10 >= letters * 7:
        return frozenset()
    shouted = (at for at in capital if text[words[at].start : words[at].end].isupper())
    acronyms = {at for at in shouted if words[at].low[1:].isalnum()}
    inside = (at for at in capital if at and words[at - 1].low[-1].isalnum())
    apart = known.lists["times"] | known.closed.keys()
    return frozenset(acronyms | {at for at in inside if words[at].low not in apart})


def _inside(words: Sequence[Word], numbers: Sequence[FoundNumber]) -> frozenset[int]:
    """Return which words stand in a number."""
    found, at = set(), 0
    for number in numbers:
        while at < len(words) and words[at].end <= number.start:
            at += 1
        while at < len(words) and words[at].start < number.end:
            found.add(at)
            at += 1
    return frozenset(found)


class _Classes(ABC):
    """Gives each word its class, from left to right, by the rules of one language."""

    def __init__(
        self,
        words: tuple[Word, ...],
        known: Grammar,
        numeric: frozenset[int],
        named: frozenset[int],
    ) -> None:
        self._words, self._grammar, self._numeric = words, known, numeric
        self._named = named
        self._out: list[str] = []

    def read(self) -> str:
        for at, word in enumerate(self._words):
            number = at in self._numeric or self._signs(at)
            known = "#" if number else "N" if at in self._named else ""
            self._out.append(known or self._class(at, word.low))
        self._settle()
        return "".join(self._out)

    def _class(self, at: int, low: str) -> str:
        if not low[0].isalnum():
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
        timed = "N" if self._is_noun(at + 1) else "Y"  # “a winter camp” is no time
        return timed if low in known.lists["times"] else ""

    def _of_form(self, at: int, low: str) -> str:
        """Return what the form of a word makes of it behind the word before: a noun by default."""
        known, before = self._grammar, self._before(at)
        if before in "AMV" and low.endswith(known.endings["B"]) and low not in known.lists["nouns"]:
            return "B"  # “have been internally displaced”
        form = self._form(low) or (known.forms.get(low, "") if before in "MT" else "")
        return self._verb(at, form, before) if form else "N"

    def _is_noun(self, at: int) -> bool:
        """Tell whether the word at `at` can only be a noun or adjective."""
        low = self._low(at)
        plain = self._letter(at) == "N" and low not in self._grammar.lists["times"]
        return plain and low.isalpha() and not self._form(low)

    def _rounds(self, at: int, low: str) -> bool:
        signed = self._low(at + 1) in _SIGNS and at + 2 in self._numeric
        return low in self._grammar.approximate and (at + 1 in self._numeric or signed)

    def _signs(self, at: int) -> bool:
        """Tell whether a word touches the sign of a sum: “US$2 million”."""
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

    @abstractmethod
    def _by_ending(self, low: str) -> str: ...

    def _governs(self, at: int, low: str) -> bool:
        """Tell whether “will”, “plans” governs an infinitive; “the government’s plan” does not."""
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
        if not low[0].isalnum():
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
        while at and self._out[at - 1] == "B":
            at -= 1
        return self._out[at - 1] if at else "."

    def _low_before(self, at: int) -> str:
        while at and self._out[at - 1] == "B":
            at -= 1
        return self._low(at - 1)


class _English(_Classes):
    def _special(self, at: int, low: str) -> str:
        last = low.rpartition(" ")[2]  # “are |due to| sign”
        if last == "to" and (last == low or self._before(at) == "A"):
            return self._to(at)
        if low == "that":
            return self._that(at)
        if low in ("this", "these", "those"):
            return "D" if self._letter(at + 1) in "N#" else "I"
        if self._before(at) == "M" and not self._form(low) and low not in self._grammar.closed:
            return "" if low.endswith(self._grammar.endings["B"]) else "i"  # “will propel”
        if self._out == ["I"] and low.endswith("s") and low not in self._grammar.closed:
            return "V"  # “It exports coffee”
        if low in self._grammar.lists["particles"]:
            return self._particle(at)
        going_on = (
            low.endswith(self._grammar.endings["g"])
            and self._low_before(at) in self._grammar.lists["be"]
        )
        return "g" if going_on and self._letter(at + 1) in "D#NI" else ""

    def _particle(self, at: int) -> str:
        """“went down by”, “is up by 3”; but “is out of school”."""
        by = self._low(at + 1) in self._grammar.lists["by_measure"]
        verb = self._before(at) in ("AVpig" if by else "Vpig")
        return "B" if verb and self._letter(at + 1) not in "DN" else ""

    def _to(self, at: int) -> str:
        """“to” before a verb, or before something."""
        if self._low(at - 1) == "up":
            return "B"
        after = at + 2 if self._grammar.closed.get(self._low(at + 1)) == "B" else at + 1
        low = self._low(after)
        if low in ("be", "have", "do") or self._grammar.forms.get(low) == "b":
            return "T"
        object_follows = self._letter(at + 2) in "DI#" and self._letter(at + 1) == "N"
        return "T" if object_follows else "P"

    def _that(self, at: int) -> str:
        """“that” before a noun, a verb or a clause."""
        before, low = self._before(at), self._low(at + 1)
        if self._letter(at + 1) in "AM" or self._grammar.forms.get(low, "") in ("s", "e", "V"):
            return "R" if before in "NI,#" else "I"
        return "R" if before in "N#" else "O" if before in "VpgieI" else "D"

    def _is_governed(self, modal: str, low: str) -> bool:
        if self._grammar.modality[modal] in ("plan", "promise"):
            return low == "to"
        # “put” and “cut” are bases as well as past forms
        known = low in self._grammar.closed or self._grammar.forms.get(low, "b") not in "be"
        return low in ("be", "have") or not known

    def _governs(self, at: int, low: str) -> bool:
        noun = self._grammar.modality[low] == "plan" and self._before(at) in "DP"
        return not (noun or self._owned(at)) and super()._governs(at, low)

    def _owned(self, at: int) -> bool:
        return self._low_before(at).endswith(("’s", "s’"))

    def _by_ending(self, low: str) -> str:
        return "e" if low.endswith(self._grammar.endings["e"]) else ""

    def _verb(self, at: int, form: str, before: str) -> str:
        if before in "MT" or (before == "A" and self._low_before(at) in self._grammar.lists["do"]):
            return "i"
        if form == "g":
            following = self._letter(at + 1) == "N" and self._form(self._low(at + 1)) not in (
                "e",
                "p",
            )
            beside = at and self._out[-1] in "D#N" and following  # not “hosting displaced people”
            return "N" if beside else "g"
        if form in "ep":
            return self._participle(at, form, before)
        return "V" if form == "V" or self._agrees(at, form, before) else "N"

    def _participle(self, at: int, form: str, before: str) -> str:
        if before == "A" or (before in ",J" and "p" in self._out[-4:]):
            return "p"
        if self._out[-1:] == ["D"]:
            return "N"  # “the displaced”
        modifies = bool(self._out) and self._out[-1] in "D#PBg" and before in "D#PBg"
        if modifies and self._letter(at + 1) == "N":
            return "N"
        return form

    def _agrees(self, at: int, form: str, before: str) -> bool:
        """Tell whether a form of the present agrees with the word before: “the rate stands”."""
        after = self._letter(at + 1)
        if self._owned(at) or after in "AM" or self._is_placed():
            return False
        if before in ",J" and (before == "," or form == "b"):
            return after in "#DP" and self._resumes(before)
        if before in "RI":
            return after != "N" or before == "I" or form == "s"
        return before in "NY#" and self._has_number_of(at, form, before)

    def _resumes(self, before: str) -> bool:
        """Tell whether a clause goes on behind a mark or joint.

        “operate in Dor and employ 36,000 people”; “the rate, which rose to 9, stands at 3”.
        """
        if before == "J":
            return "V" in self._out[-12:]
        _, opened, inserted = "".join(self._out[-16:-1]).rpartition(",")
        return bool(opened) and ("R" in inserted or not set("VAM") & set(inserted))

    def _has_number_of(self, at: int, form: str, before: str) -> bool:
        """Tell whether a verb has the number of the noun before it."""
        last = self._low_before(at)
        many = last.endswith("s")
        counted = "".join(self._out[-_FAR:]).rstrip("N").endswith("#")
        if form == "s" and counted and not many:
            return False  # “41 temporary shelters”
        if form == "b" and self._counted_as_one(at):  # “a $5 million aid package”
            return False
        plural = many or before == "#" or last in self._grammar.lists["plurals"]
        return (form == "b") == plural

    def _is_placed(self) -> bool:
        """Tell whether a word stands in a phrase behind a verb: “provided with food supplies”."""
        said = "".join(self._out[-_FAR:])
        start = max(said.rfind(mark) for mark in ",.ORJ")
        clause, opened = said[start + 1 :], said[start : start + 1]
        return opened != "R" and bool(re.search(r"[VAMp].*P[D#]*N+$", clause))

    def _counted_as_one(self, at: int) -> bool:
        """Tell whether what stands before a word is of one thing: “a 100-million”."""
        while at and self._out[at - 1] in "#BN":
            at -= 1
        return self._low(at - 1) in self._grammar.lists["singular"]

    def _settle(self) -> None:
        """Tell finite verbs in -ed from participles, by what follows them in their clause."""
        out, seen, opened = self._out, False, "."
        for at, letter in enumerate(out):
            if letter in ",.ORJ":
                seen, opened = False, letter
            if letter == "e":
                said = seen and self._following(at) not in "D#I" and self._before(at) != "I"
                finite = not said and (opened == "R" or self._is_finite(at))
                out[at] = letter = "V" if finite else "p"
            # “is working and serving 40 tasks scheduled for today”
            seen = seen or letter in "VAM" or (letter in "gi" and out[at - 1 : at] == ["J"])

    def _following(self, at: int) -> str:
        return next((x for x in self._out[at + 1 : at + 4] if x != "B"), ".")

    def _is_finite(self, at: int) -> bool:
        before = self._before(at)
        if self._low_before(at) == ")":  # “the Fund (CERF) allocated $6 million”
            return self._following(at) in "D#I"
        by = self._low(at + 1) == "by" and self._letter(at + 2) != "#"  # “rose by 3 per cent”
        if before in "IR." or by:
            return before in "IR"
        following = self._following(at)
        if before == ",":
            return following in "D#I" or self._is_only_verb(at)
        if following in "D#INO":
            return True
        start = max("".join(self._out[:at]).rfind(mark) for mark in ",.ORJ") + 1
        if _PLACED.fullmatch("".join(self._out[start:at])):
            return False  # “on top of two million items delivered”
        ahead = next((x for x in self._out[at + 1 : at + 30] if x in ",.ORJAMV"), ".")
        return ahead not in "AMV" and before in "NYJ"

    def _is_only_verb(self, at: int) -> bool:
        """Tell whether a clause has no other verb: “Ann Lee, the minister, today announced”."""
        low = max(0, at - _FAR)
        before = "".join(self._out[low:at])
        behind = "".join(self._out[at + 1 : at + _FAR])
        own = re.split(r"[.OR]|,B*J", before)[-1] + "," + re.split(r"[.OR]", behind)[0]
        return not set("VAM") & set(own) and "N" in own


class _French(_Classes):
    def _special(self, at: int, low: str) -> str:
        """“des”, “du” behind a verb is an article; “de” behind a number belongs to it."""
        if (
            self._low(at - 1) in self._grammar.lists["reflexive"]
            and low not in self._grammar.closed
        ):
            return "i" if self._grammar.forms.get(low) == "i" else "V"
        known = self._grammar.closed.keys() | self._grammar.modality.keys()
        if self._out[-1:] == ["P"] and self._grammar.forms.get(low) == "i":
            return "i"  # « à être rapatriés »
        if self._before(at) == "A" and low not in known:
            past = low.endswith((*self._grammar.endings["p"], "i", "u", "is"))
            return "p" if past and low not in self._grammar.lists["nouns"] else ""
        if low not in ("de", "d’", "du", "des"):
            return ""
        if self._out and self._out[-1] == "#":
            return "Q"
        return "D" if self._before(at) in "Vpi" and low != "d’" else "P"

    def _is_governed(self, modal: str, low: str) -> bool:
        return self._grammar.forms.get(low, "") == "i" or low in ("de", "d’", "à")

    def _goes_on(self, at: int, before: str) -> bool:
        """« avoir détruit et blessé », « à être rapatriés »."""
        being = before == "i" and self._low_before(at) in self._grammar.lists["be"]
        return being or (before == "J" and "p" in self._out[-12:])

    def _by_ending(self, low: str) -> str:
        return "p" if low.endswith(self._grammar.endings["p"]) else ""

    def _verb(self, at: int, form: str, before: str) -> str:
        if form == "i":
            opens = not self._out or self._out == ["."]  # “• verser 5 millions au Mali”
            return "i" if opens or before in "MPVTpi" or self._out[-1:] == ["P"] else "N"
        if form == "p":
            return "p" if before == "A" or self._goes_on(at, before) else "N"
        clitic = at > 1 and self._out[at - 1] == "D" and self._out[at - 2] in "RI"
        if form == "V":
            return "N" if before in "DPQ" and not clitic else "V"
        inserted = before == "," and "," in self._out[-16:-1]
        plain = before in "NYIR" or clitic or inserted
        return "V" if plain and self._letter(at + 1) in "D#P,.BOi" else "N"
