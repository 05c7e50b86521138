"""Which sign a word with a capital has: a name, an acronym, a word of bodies or offices."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from reports.language.lexicon import Lexicon
from reports.language.sentences import no_name_starts
from reports.language.tokens import Words

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
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]")
#: The letters that French houses print without their accent as capitals, and with it.
_BARE, _ACCENTED = "ea", "éà"
#: Letters of an acronym with small ones.
_LONGEST_MIXED = 5
#: Words in capitals that a name may have beside each other.
_MOST_SHOUTED = 3


class Capitals:
    """Says the signs of words with a capital by the lists of one language."""

    def __init__(
        self, lexicon: Lexicon, function: Mapping[str, str], offices: Collection[str]
    ) -> None:
        """Take the signs of small words, which begin sentences, too, and the heads of roles."""
        self._lexicon, self._function, self._offices = lexicon, function, offices
        self._signs = dict.fromkeys(no_name_starts(lexicon), "Z") | by_word(lexicon, CAPITAL_WORDS)
        self._placed = lexicon.ordered("names", "placed")
        both = lexicon.words("roles", "fields") & lexicon.words("names", "not_names")
        self._signs |= dict.fromkeys((w for w in both if self._signs[w] == "F"), "B")

    def sign(self, words: Words, place: int) -> str:
        """Return the sign of the word at `place`, which begins with a capital."""
        token = words.tokens[place]
        low = token.low.replace("\u2011", "-")
        glued = token.gap not in ("", " ", "\u00a0", "\u202f") and token.gap[-1] == "."
        if glued or token.text[-1] in "’'-":
            # "Ex-President" opens a role; other words that run into the next are no names
            return "S" if self._signs.get(low.removesuffix("-")) == "S" else "w"
        if low.endswith(self._placed):
            return "w"  # “|Nairobi-based| charity”
        if known := self._known(words, place, low):
            return "N" if self._is_name_after_all(words, place, known) else known
        if _INITIALS.fullmatch(token.text):
            bare = low in _BARE and not words.joined(place)  # « |A| Paris, la ministre »
            return self._function.get(_ACCENTED[_BARE.index(low)], "I") if bare else "I"
        return (
            self._shouted(words, place) if token.text.isupper() else self._unknown(low, token.text)
        )

    def _known(self, words: Words, place: int, low: str) -> str:
        """Return the sign that a list gives a word, if it means that here."""
        text, known = words.tokens[place].text, self._signs.get(low, "")
        if not known and low[:1] in _BARE:  # « l’|Energie| »: a capital without its accent
            known = self._signs.get(f"{_ACCENTED[_BARE.index(low[0])]}{low[1:]}", "")
        if text.isupper() and self._are_letters(words, place, known):
            return ""
        if low not in self._lexicon.words("people", "stopped"):
            return known
        behind = place > 0 and words.joined(place)  # « Ann |M.| Lee »
        initial = behind and is_first_name(words.tokens[place - 1].low, self._lexicon)
        return "" if initial or not _is_shortened(words, place) else known

    @staticmethod
    def _are_letters(words: Words, place: int, known: str) -> bool:
        """Return whether capitals are no listed word: "at ING.", a bank."""
        alone = known == "R" and not words.joined(place + 1)
        return alone or known == "Z" or len(words.tokens[place].text) == 1

    def _unknown(self, low: str, text: str) -> str:
        if text[-1].isupper() and len(text) <= _LONGEST_MIXED:
            return "A"  # "AfD", "KfW"
        if any(map(str.isdigit, text)) or ("-" in low and self._is_compound(low)):
            return "O"  # “Web3”, “Group-Ukraine”
        return "J" if is_first_name(low, self._lexicon) else "N"

    def _shouted(self, words: Words, place: int) -> str:
        """Return the sign of capitals: initials ("JD Vance"), surname ("Ann LEE") or acronym."""
        if len(words.tokens[place].text) == 2 and self._goes_on(words, place):
            return "I"
        if words.tokens[place].low in self._lexicon.words("roles", "kinds"):
            return "k"  # « l’ONG Terre Claire »: a kind of bodies, in any letters
        return "N" if self._is_surname(words, place) else "A"

    def _is_name_after_all(self, words: Words, place: int, known: str) -> bool:
        """Return whether "Gov. Josh Green", "M. Anthony Lake" are names, no party and place."""
        if known == "Z":
            return self._is_inside_name(words, place)
        if known not in "PO" or not words.joined(place):
            return False
        if place > 1 and self._is_honorific(words, place - 2):
            return self._is_plain(words, place - 1)
        return known == "P" and self.is_after_first_name(words, place)

    @staticmethod
    def _is_inside_name(words: Words, place: int) -> bool:
        """Return whether names stand on both sides: « Tran Thi |Mai| Huong »."""
        beside = words.tokens[place - 1 : place] + words.tokens[place + 1 : place + 2]
        joined = place > 0 and words.joined(place) and words.joined(place + 1)
        return joined and all(token.text.istitle() for token in beside)

    def _is_compound(self, low: str) -> bool:
        """Return whether a part is no name: "Group-Ukraine", "Major-General", not "Hill-Lee"."""
        parts = self._lexicon.words("names", "compounds")
        return not parts.isdisjoint(low.split("-")) or low.replace("-", " ") in self._offices

    def is_after_first_name(self, words: Words, place: int) -> bool:
        """Return whether a first name makes an office a name: "Julie Bishop", "Bruno Le Maire"."""
        if not words.tokens[place].capital or not words.joined(place):
            return False
        before = words.tokens[place - 1]
        if before.capital and self._function.get(before.low) == "a":
            return self.is_after_first_name(words, place - 1)
        return is_first_name(before.low, self._lexicon) and not before.possessive

    def _is_surname(self, words: Words, place: int) -> bool:
        """Return whether capitals are a name by what stands beside: "Mr. KOVÁCS Bálint", "MS LEE".

        Behind an office no other word with a capital may follow than a first name.
        """
        token, after = words.tokens[place], place + 1
        if len(token.text) < 3 or not token.text.replace("’", "").isalpha():
            return False
        match self._before_run(words, place):
            case "R" | "N":
                return True
            case "office":
                return not (words.joined(after) and words.tokens[after].capital)
            case "":
                return self._goes_on(words, place) and (
                    not token.text.isascii() or self._is_syllables(words.tokens[after].text)
                )
        return False

    @staticmethod
    def _is_syllables(first_names: str) -> bool:
        """Return whether a hyphen ties syllables of a first name: "KIM Jin-a"."""
        first, hyphen, second = first_names.partition("-")
        return bool(hyphen) and first.istitle() and second.islower() and second.isalpha()

    def _before_run(self, words: Words, place: int) -> str:
        """Return what stands before the words in capitals up to `place`."""
        first = place
        while first > place - _MOST_SHOUTED and words.joined(first):
            if not self._is_shouted(words, first - 1):
                break
            first -= 1
        if first > 0 and self._is_honorific(words, first - 1):
            return "R"
        if not words.joined(first):
            return ""
        before = words.tokens[first - 1]
        if before.capital and before.low in self._offices:
            return "office"
        return "N" if self._is_plain(words, first - 1) else "other"

    def _is_honorific(self, words: Words, place: int) -> bool:
        return self._signs.get(words.tokens[place].low) == "R"

    def _is_shouted(self, words: Words, place: int) -> bool:
        token = words.tokens[place]
        known = self._is_honorific(words, place) or token.low in self._offices
        return token.text.isupper() and len(token.text) > 2 and not known

    def _is_plain(self, words: Words, place: int) -> bool:
        """Return whether the word at `place` is a name in small letters but for its first."""
        token = words.tokens[place]
        known = token.low in self._function or token.low in self._offices
        plain = token.capital and not token.text.isupper() and not known
        return plain and place not in words.countries and self.sign(words, place) in "NJ"

    def _goes_on(self, words: Words, place: int) -> bool:
        """Return whether a name follows the word in capitals at `place`, no known acronym."""
        token, after = words.tokens[place], place + 1
        known = token.low in self._lexicon.words("names", "acronyms") or token.possessive
        if known or not words.joined(after) or len(words.tokens[after].text) < 3:
            return False
        return self._is_plain(words, after)


def by_word(lexicon: Lexicon, lists: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the sign of each word; the first list that holds it counts."""
    return {
        word: sign
        for sign, file, key in reversed(tuple(lists))
        for word in (lexicon.table if key in ("led_by", "heads") else lexicon.words)(file, key)
    }


def _is_shortened(words: Words, place: int) -> bool:
    """Return whether a full stop makes a capital an honorific: "M. Carney"."""
    token, after = words.tokens[place], place + 1
    stop = after < len(words.tokens) and words.tokens[after].gap.startswith(".")
    return token.text.endswith(".") or stop


def is_first_name(word: str, lexicon: Lexicon) -> bool:
    """Return whether `word`, in small letters, is a usual first name: "frank-walter" is one."""
    word = word.split("-")[0]
    return any(word in lexicon.words("names", kind) for kind in ("men", "women", "either"))
