"""Which sign a word has, by the lists of a language: see `signs`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.sentences import no_name_starts
from reports.language.tokens import Words

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
    ("h", "people", "heads"),
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
#: Signs of words with a capital; other capital words are ``N``, first names ``J``, acronyms ``A``,
#: initials ``I``, words of organisations and of fields of work ``B``, and countries ``C``.
CAPITAL_WORDS = (
    ("X", "names", "suffixes"),
    ("R", "names", "honorifics"),
    ("S", "standing", "former"),
    ("S", "standing", "acting"),
    ("S", "standing", "coming"),
    ("S", "standing", "still"),
    ("Y", "people", "state"),
    ("P", "roles", "parties"),
    ("F", "roles", "fields"),
    ("Q", "standing", "under"),
    ("Q", "roles", "modifiers"),
    ("O", "names", "not_names"),
)
HEAD_KINDS: tuple[HeadKind, ...] = ("relations", "functions", "offices", "ministers")
HEADS: Mapping[HeadKind, str] = {
    "ministers": "M",
    "offices": "H",
    "functions": "L",
    "relations": "K",
}
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]")
_LONGEST_HEAD = 5


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a role: its `office` in the lists, and whether it stands in the plural."""

    office: str
    kind: HeadKind
    plural: bool


class Tagger:
    """Says the signs of words by the lists of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._function = _by_word(lexicon, FUNCTION_WORDS)
        self._small = _by_word(lexicon, SMALL_WORDS)
        self._capital = dict.fromkeys(no_name_starts(lexicon), "Z") | _by_word(
            lexicon, CAPITAL_WORDS
        )
        both = lexicon.words("roles", "fields") & lexicon.words("names", "not_names")
        self._capital |= dict.fromkeys((w for w in both if self._capital[w] == "F"), "B")
        self._lexicon = lexicon
        agree = ("", *lexicon.ordered("speech", "agreement"))  # « qu’il a qualifiés de »
        participles = [f"{w}{end}" for w in lexicon.words("speech", "participles") for end in agree]
        have = [
            f"{have} {been}" for have in lexicon.words("speech", "have") for been in participles
        ]
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
        known = (*self._kinds, *self._phrases)
        firsts = {word.split(" ")[0] for word in known} | {
            f"{word.split('’')[0]}’" for word in known if "’" in word
        }
        firsts |= lexicon.words("standing", "under")
        self._starts = firsts | {_plural(first) for first in firsts}

    def unit(self, words: Words, place: int) -> tuple[str, int, Head | None]:
        """Return the sign of the word at `place`, where it ends, and its head."""
        token, span = words.tokens[place], words.country_span(place)
        if span is not None and not self._is_first_name(words, place):
            return self._country(words, place, span[1])
        if span is None and (polity := self._polity(words, place)):
            return "C", polity, None
        if place == 0 and token.low in self._lexicon.words("speech", "according_first"):
            return "%", 1, None
        if token.low.replace("-", " ").split(" ")[0] in self._starts:
            sign, end, head = self._longest(words, place)
            if head is not None and end == place + 1 and self._is_after_first_name(words, place):
                return "N", end, None
            if head is not None and self._is_behind_name(words, place, end):
                return "A", end, None
            if (
                head is not None
                and head.plural
                and place
                and self._is(words, place - 1, "relatives")
            ):
                return self._word(words, place), place + 1, None  # "who heads the network"
            if sign:
                return sign, end, head
        return self._word(words, place), place + 1, None

    def _country(self, words: Words, place: int, end: int) -> tuple[str, int, Head | None]:
        if words.countries[place].kind != "people":
            return "C", end, None
        return "D" if words.tokens[place].capital else "d", end, None

    def _polity(self, words: Words, place: int) -> int | None:
        """Return where "Republic of the Congo" or "République française" ends."""
        if not words.tokens[place].capital or not self._is(words, place, "polities"):
            return None
        at = place + 1 + (words.joined(place + 1) and self._is(words, place + 1, "of"))
        at += words.joined(at) and self._is(words, at, "articles")
        span = words.country_span(at) if words.joined(at) else None
        return span[1] if span else None

    def _is(self, words: Words, place: int, key: str) -> bool:
        return words.tokens[place].low in self._lexicon.words("people", key)

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
        if best[2] is not None and self._is_modifier(words, place, best[1]):
            return "Q" if words.tokens[place].capital else "m", place + 1, None
        head = best[2]
        functions = head is not None and head.plural and head.kind == "functions"
        if functions and words.joined(best[1]) and self._is_body(words, place, best[1]):
            return "O", place + 1, None
        return best

    def _is_body(self, words: Words, place: int, end: int) -> bool:
        """Tell "Médecins du Monde", a name, from "Presidents Xi and Lee"."""
        of = ("of", "of_in_names")
        if not words.tokens[place].capital or not any(self._is(words, end, key) for key in of):
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
        return next((word for word in plurals if word in self._kinds), None)

    def _is_modifier(self, words: Words, place: int, end: int) -> bool:
        """Tell whether a head only says more of the next: "Deputy Spokesperson"."""
        low = words.tokens[place].low
        if end > place + 1 or low not in self._lexicon.words("roles", "modifiers"):
            return False
        fields = self._lexicon.words("roles", "fields")
        at = end
        while words.joined(at) and words.tokens[at].low in fields:
            at += 1
        head = self._longest(words, at)[2] if words.joined(at) else None
        return head is not None and (at == end or head.kind == "ministers")

    def _is_first_name(self, words: Words, place: int) -> bool:
        """Tell "Israel Katz" and "Jordan Lee" from the countries: a first name and a surname."""
        after = place + 1
        return (
            is_first_name(words.tokens[place].low, self._lexicon)
            and not words.tokens[place].possessive
            and words.joined(after)
            and words.tokens[after].capital
            and after not in words.countries
            and self._word(words, after) in "NJ"
        )

    def _word(self, words: Words, place: int) -> str:
        token = words.tokens[place]
        low = token.low.replace("\u2011", "-")
        acronym = token.text.isupper() and token.text[1:].isalpha()
        acronym = acronym and (len(low) < 3 or self._function.get(low) != "a")
        if not acronym and (sign := self._function.get(low)):
            inside = sign == "a" and self._is_after_first_name(words, place)
            return "n" if inside and words.joined(place + 1) else sign
        if token.text[0].isdigit():
            return "0"
        if not token.capital:
            if low.endswith(self._inverted):
                return "!"
            known = self._small.get(low.removesuffix("-"))
            return known or ("f" if low.endswith(self._adjectives) else "w")
        glued = token.gap not in ("", " ", "\u00a0", "\u202f") and token.gap[-1] == "."
        if glued or token.text[-1] in "’'-":
            # "Ex-President" opens a role; other words that run into the next are no names
            return "S" if self._capital.get(low.removesuffix("-")) == "S" else "w"
        return self._capital_word(words, place, low)

    def _capital_word(self, words: Words, place: int, low: str) -> str:
        token = words.tokens[place]
        acronym = token.text.isupper() and len(token.text) > 1
        known = self._capital.get(low, "")
        if acronym and known == "Z":
            known = ""
        if low in self._lexicon.words("people", "stopped") and not _is_shortened(words, place):
            known = ""
        if known and not (token.text.isupper() and len(token.text) == 1):
            return "N" if self._is_name_after_all(words, place, known) else known
        if _INITIALS.fullmatch(token.text):
            return "I"
        if token.text.isupper():
            name = self._is_initials(words, place), self._is_surname(words, place)
            return ("I" if name[0] else "N") if any(name) else "A"
        if any(char.isdigit() for char in low):
            return "A"
        if "-" in low and self._is_compound(low):
            return "O"
        return "J" if is_first_name(low, self._lexicon) else "N"

    def _is_name_after_all(self, words: Words, place: int, known: str) -> bool:
        """Tell "Gov. Josh Green" and "M. Anthony Lake" from a party and a place."""
        if known not in "PO" or not words.joined(place):
            return False
        before = place - 1
        titled = place > 1 and self._capital.get(words.tokens[before - 1].low) == "R"
        if titled and words.tokens[before].capital:
            return self._word(words, before) in "NJ"
        return known == "P" and self._is_after_first_name(words, place)

    def _is_compound(self, low: str) -> bool:
        """Tell "Group-Ukraine" and "Major-General" from "Hill-Lee": a part is no name."""
        parts = self._lexicon.words("names", "compounds")
        return not parts.isdisjoint(low.split("-")) or low.replace("-", " ") in self._kinds

    def _is_behind_name(self, words: Words, place: int, end: int) -> bool:
        """Tell "Raj Menon MP", which says nothing new, from "Labour MP Ann Lee"."""
        if not words.joined(place) or not words.tokens[place].text.isupper():
            return False
        goes_on = words.joined(end) and words.tokens[end].capital
        return words.tokens[place - 1].capital and not goes_on

    def _is_after_first_name(self, words: Words, place: int) -> bool:
        """Tell "Julie Bishop", "Bruno Le Maire" from the offices: a first name stands before."""
        if not words.tokens[place].capital or not words.joined(place):
            return False
        before = words.tokens[place - 1]
        if before.capital and self._function.get(before.low) == "a":
            return self._is_after_first_name(words, place - 1)
        return is_first_name(before.low, self._lexicon) and not before.possessive

    def _is_surname(self, words: Words, place: int) -> bool:
        """Tell "Mr. KOVÁCS Bálint", "MS LEE" and "Ann LEE" from an acronym by what stands beside.

        Behind an office no other word with a capital may follow than a first name.
        """
        token = words.tokens[place]
        if len(token.text) < 3 or not token.text.replace("’", "").isalpha():
            return False
        first = place
        while first > max(0, place - 3) and self._is_shouted(words, first - 1):
            first -= words.joined(first) or place  # a mark ends the run
        before = words.tokens[first - 1] if first > 0 else None
        if before is not None and self._capital.get(before.low) == "R":
            return True
        follows = words.joined(place + 1) and words.tokens[place + 1].capital
        goes_on = follows and self._goes_on(words, place)
        if before is None or not words.joined(first):
            return goes_on and not token.text.isascii()
        if before.capital and before.low in self._kinds:
            return goes_on or not follows
        return before.capital and self._word(words, first - 1) in "NJ"

    def _is_shouted(self, words: Words, place: int) -> bool:
        token = words.tokens[place]
        office = self._capital.get(token.low) == "R" or token.low in self._kinds
        return token.text.isupper() and len(token.text) > 2 and not office

    def _goes_on(self, words: Words, place: int) -> bool:
        """Tell whether a name follows the word in capitals at `place`, no known acronym."""
        token, after = words.tokens[place], place + 1
        if token.possessive or not words.joined(after) or after in words.countries:
            return False
        name = words.tokens[after]
        plain = name.capital and not name.text.isupper() and len(name.text) > 2
        known = token.low in self._lexicon.words("names", "acronyms")
        return plain and not known and self._word(words, after) in "NJ"

    def _is_initials(self, words: Words, place: int) -> bool:
        """Tell "JD Vance" from "EU Council": two capitals, no known acronym, before a surname."""
        return len(words.tokens[place].text) == 2 and self._goes_on(words, place)


def _by_word(lexicon: Lexicon, lists: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the sign of each word; the first list that holds it counts."""
    return {
        word: sign
        for sign, file, key in reversed(tuple(lists))
        for word in (lexicon.table if key == "led_by" else lexicon.words)(file, key)
    }


def _plural(word: str) -> str:
    return f"{word.removesuffix('y')}ies" if word.endswith("y") else f"{word}s"


def _is_shortened(words: Words, place: int) -> bool:
    """Tell "M. Carney" from a capital M: a full stop behind."""
    token, after = words.tokens[place], place + 1
    stop = after < len(words.tokens) and words.tokens[after].gap.startswith(".")
    return token.text.endswith(".") or stop


def is_first_name(word: str, lexicon: Lexicon) -> bool:
    """Tell whether `word`, in small letters, is a usual first name: "frank-walter" is one."""
    word = word.split("-")[0]
    return any(word in lexicon.words("names", kind) for kind in ("men", "women", "either"))


@cache
def tagger_of(language: str) -> Tagger:
    """Return the tagger of a language; it is made once."""
    return Tagger(lexicon_of(language))
