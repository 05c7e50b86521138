"""Which sign a word has, by the lists of a language: see `signs`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from reports.drafting.roles.capitals import Capitals, by_word, is_first_name
from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.tokens import Words
from reports.slotted import frozen

HeadKind = Literal["ministers", "offices", "functions", "relations"]

#: Signs of the small words that other signs hang on, with their lists; also at a sentence's start.
FUNCTION_WORDS = (
    ("a", "people", "articles"),
    ("e", "people", "of_in_names"),
    ("o", "people", "of"),
    ("4", "people", "for"),
    ("@", "people", "at"),
    ("t", "people", "to"),
    ("i", "people", "in"),
    ("&", "people", "and"),
    ("y", "people", "by"),
    ("z", "people", "as"),
    ("W", "people", "whose"),
    ("q", "people", "relatives"),
    ("u", "speech", "pronouns"),
    ("c", "people", "conjunctions"),
)
#: Signs of other words in small letters; the first list that holds a word says its sign.
SMALL_WORDS = (
    ("R", "people", "styles"),
    ("=", "people", "is"),
    ("!", "speech", "said"),
    ("l", "roles", "led_by"),
    ("h", "roles", "heads"),
    ("p", "people", "represented"),
    (">", "people", "succeeded"),
    ("g", "people", "charge"),
    ("j", "people", "company"),
    ("v", "people", "auxiliaries"),
    ("s", "standing", "former"),
    ("s", "standing", "acting"),
    ("s", "standing", "coming"),
    ("s", "standing", "still"),
    ("m", "standing", "under"),
    ("m", "roles", "modifiers"),
    ("f", "roles", "fields"),
    ("k", "roles", "kinds"),
    ("b", "roles", "benches"),
    ("x", "speech", "between"),
    ("n", "names", "particles"),
)
HEAD_KINDS: tuple[HeadKind, ...] = ("relations", "functions", "offices", "ministers")
HEADS: Mapping[HeadKind, str] = {
    "ministers": "M",
    "offices": "H",
    "functions": "L",
    "relations": "K",
}
_LONGEST_HEAD = 5
#: “Fahd |al-Mouhaysin|”: a name that its article joins; “ex-President” is none.
_NAME_BEHIND = re.compile(r"(?:a[a-z]|el|ul)-[A-Z]")
#: Words between an auxiliary and its participle, and one.
_FARTHEST_AUXILIARY = 6


@frozen
class Head:
    """The head of a role: its `office` in the lists, and whether it stands in the plural."""

    office: str
    kind: HeadKind
    plural: bool


class Tagger:
    """Says the signs of words by the lists of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._function = by_word(lexicon, FUNCTION_WORDS)
        self._small = by_word(lexicon, SMALL_WORDS)
        self._lexicon = lexicon
        agree = ("", *lexicon.ordered("speech", "agreement"))  # « qu’il a qualifiés de »
        participles = [f"{w}{end}" for w in lexicon.words("speech", "participles") for end in agree]
        self._have, self._been = lexicon.words("speech", "have"), frozenset(participles)
        have = [f"{have} {been}" for have in self._have for been in participles]
        self._phrases: dict[str, str] = {
            **dict.fromkeys((*lexicon.words("speech", "said"), *have), "!"),
            **dict.fromkeys(lexicon.words("speech", "saying"), "~"),
            **dict.fromkeys(lexicon.words("speech", "according"), "%"),
        }
        self._inverted = lexicon.ordered("speech", "inverted")
        self._adjectives = lexicon.ordered("people", "field_endings")
        self._kinds: dict[str, HeadKind] = {
            word: kind for kind in HEAD_KINDS for word in lexicon.words("roles", kind)
        }
        self._capitals = Capitals(lexicon, self._function, self._kinds)
        known = (*self._kinds, *self._phrases)
        firsts = {word.split(" ")[0] for word in known} | {
            f"{word.split('’')[0]}’" for word in known if "’" in word
        }
        firsts |= lexicon.words("standing", "under")
        self._starts = firsts | {_in_plural(first) for first in firsts}

    def unit(self, words: Words, place: int) -> tuple[str, int, Head | None]:
        """Return the sign of the word at `place`, where it ends, and its head."""
        token, end = words.tokens[place], words.country_end(place)
        if end is not None and not self._is_first_name(words, place):
            return self._country(words, place, end)
        if end is None and (polity := self._polity(words, place)):
            return "C", polity, None
        if place == 0 and token.low in self._lexicon.words("speech", "according_first"):
            return "%", 1, None
        return self._office(words, place) or (self._word(words, place), place + 1, None)

    def _office(self, words: Words, place: int) -> tuple[str, int, Head | None] | None:
        """Return the head or verb that starts at `place`, or what a word like one is there."""
        if words.tokens[place].low.replace("-", " ").split(" ")[0] not in self._starts:
            return None
        sign, end, head = self._longest(words, place)
        if head is None:
            return (sign, end, None) if sign else None
        if self._is_modifier(words, place, end):
            return "Q" if words.tokens[place].capital else "m", place + 1, None
        if end == place + 1 and self._capitals.is_after_first_name(words, place):
            return "N", end, None
        if self._is_behind_name(words, place, end):
            return "A", end, None
        return self._several(words, place, end, head) if head.plural else (sign, end, head)

    def _several(
        self, words: Words, place: int, end: int, head: Head
    ) -> tuple[str, int, Head | None] | None:
        """Return the sign of a head; "Médecins du Monde", "who heads the network" are no office."""
        if head.kind == "functions" and self._is_body(words, place, end):
            return "O", place + 1, None
        verb = place > 0 and self._is(words, place - 1, "relatives")
        return None if verb else (HEADS[head.kind], end, head)

    @staticmethod
    def _is_behind_name(words: Words, place: int, end: int) -> bool:
        """Return whether an office behind a name says nothing new: "Raj Menon MP"."""
        if not words.joined(place) or not words.tokens[place].text.isupper():
            return False
        goes_on = words.joined(end) and words.tokens[end].capital
        return words.tokens[place - 1].capital and not goes_on

    def _country(self, words: Words, place: int, end: int) -> tuple[str, int, Head | None]:
        if words.countries[place].kind != "people":
            return "C", end, None
        return "D" if words.tokens[place].capital else "d", end, None

    def _polity(self, words: Words, place: int) -> int | None:
        """Return where "Republic of the Congo" or "République fédérale d’Autriche" ends."""
        if not words.tokens[place].capital or not self._is(words, place, "polities"):
            return None
        at = place + 1
        while words.joined(at) and words.tokens[at].low.endswith(self._adjectives):
            at += 1
        at += words.joined(at) and self._is_of(words, at)
        at += words.joined(at) and self._is(words, at, "articles")
        return words.country_end(at) if words.joined(at) else None

    def _is(self, words: Words, place: int, key: str) -> bool:
        return words.tokens[place].low in self._lexicon.words("people", key)

    def _is_of(self, words: Words, place: int) -> bool:
        return any(self._is(words, place, key) for key in ("of", "of_in_names"))

    def _longest(self, words: Words, place: int) -> tuple[str, int, Head | None]:
        """Return the sign of the longest head or verb of several words that starts at `place`."""
        spelled = ""
        best: tuple[str, int, Head | None] = ("", place, None)
        for end in range(place, min(place + _LONGEST_HEAD, len(words.tokens))):
            if end > place and (not words.joined(end) or words.tokens[end - 1].possessive):
                break
            glue = "" if end == place or spelled.endswith("’") else " "
            spelled += glue + words.tokens[end].low
            if (head := self._head(spelled)) is not None:
                best = HEADS[head.kind], end + 1, head
            elif spelled in self._phrases:
                best = self._phrases[spelled], end + 1, None
        return best

    def _is_body(self, words: Words, place: int, end: int) -> bool:
        """Return whether a plural opens a body's name ("Médecins du Monde"), not two persons."""
        if not (words.tokens[place].capital and words.joined(end)):
            return False
        if self._is(words, end, "for") and words.joined(place):
            return self._is_of(words, place - 1)  # « d’|Avocats pour| elles »
        if not self._is_of(words, end):
            return False
        end += 1 + (words.joined(end + 1) and self._is(words, end + 1, "articles"))
        return words.joined(end) and words.tokens[end].capital

    def _head(self, spelled: str) -> Head | None:
        """Return the head that is spelled; "Vice-Gouverneure" is of the kind of "gouverneure"."""
        prefix, _, rest = spelled.partition("-")
        if prefix in self._lexicon.words("standing", "under") and (head := self._head(rest)):
            known = f"{prefix} {head.office}"
            return Head(known, self._kinds.get(known, head.kind), head.plural)
        plain = spelled.replace("-", " ")
        single = self._singular(plain)
        return Head(single, self._kinds[single], single != plain) if single else None

    def _singular(self, spelled: str) -> str | None:
        """Return the head that is spelled, in the singular: "secretaries general"."""
        if spelled in self._kinds:
            return spelled
        first, _, rest = spelled.partition(" ")
        plurals = [
            spelled,
            f"{first.removesuffix('ies')}y {rest}",
            f"{first.removesuffix('s')} {rest}",
        ]
        plurals += [spelled.removesuffix("ies") + "y", spelled.removesuffix("s")]
        plurals += [" ".join(word.removesuffix("s") for word in spelled.split(" "))]
        return next((word for word in plurals if word in self._kinds), None)

    def _is_modifier(self, words: Words, place: int, end: int) -> bool:
        """Return whether a head only says more of the next: "Deputy Spokesperson"."""
        low = words.tokens[place].low
        if end > place + 1 or low not in self._lexicon.words("roles", "modifiers"):
            return False
        fields = self._lexicon.words("roles", "fields")
        at, head = end, self._longest(words, end)[2] if words.joined(end) else None
        while head is None and words.joined(at) and words.tokens[at].low in fields:
            at += 1
            head = self._longest(words, at)[2] if words.joined(at) else None
        return head is not None and (at == end or head.kind == "ministers")

    def _is_first_name(self, words: Words, place: int) -> bool:
        """Return whether a country's name is a first name: "Israel Katz", "Jordan Lee"."""
        after = place + 1
        return (
            is_first_name(words.tokens[place].low, self._lexicon)
            and not words.tokens[place].possessive
            and words.joined(after)
            and words.tokens[after].capital
            and after not in words.countries
            and self._capitals.sign(words, after) in "NJ"
        )

    def _word(self, words: Words, place: int) -> str:
        token = words.tokens[place]
        low = token.low.replace("\u2011", "-")
        sign = self._function.get(low)
        acronym = token.text.isupper() and token.text[1:].isalpha()
        if sign and (not acronym or (sign == "a" and len(low) > 2)):
            inside = sign == "a" and words.joined(place + 1)
            inside = inside and (
                self._capitals.is_after_first_name(words, place) or self._in_name(words, place)
            )
            return "n" if inside else sign
        if token.text[0].isdigit():
            return "0"
        if low in self._been and self._is_governed(words, place):
            return "!"
        if token.capital or _NAME_BEHIND.match(token.text):
            return self._capitals.sign(words, place)
        return self._small_word(low)

    def _in_name(self, words: Words, place: int) -> bool:
        """Return whether an article stands in a name: « Capucine |Le| Goffic »."""
        capitals = all(token.capital for token in words.tokens[place - 1 : place + 2])
        known = place > 0 and words.joined(place) and capitals
        return known and self._capitals.sign(words, place - 1) in "NJ"

    def _is_governed(self, words: Words, place: int) -> bool:
        """Return whether an auxiliary stands before a participle: « a, pour sa part, invité »."""
        commas = 0
        for at in range(place, max(0, place - _FARTHEST_AUXILIARY), -1):
            commas += words.tokens[at].gap.strip() == ","
            if not (words.joined(at) or 0 < commas < 3) or words.tokens[at - 1].capital:
                return False
            if words.tokens[at - 1].low in self._have:
                return commas != 1
        return False

    def _small_word(self, low: str) -> str:
        if low.endswith(self._inverted):
            return "!"
        known = self._small.get(low.removesuffix("-"))
        return known or ("f" if low.endswith(self._adjectives) else "w")


def _in_plural(word: str) -> str:
    return f"{word.removesuffix('y')}ies" if word.endswith("y") else f"{word}s"


@cache
def tagger_of(language: str) -> Tagger:
    """Return the tagger of a language; it is made once."""
    return Tagger(lexicon_of(language))
