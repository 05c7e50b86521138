"""Numbers in running text, in digits and in words, with their scale.

``521,000 million``, ``half a billion``, ``two hundred and fifty thousand``, ``2,6
milliards``, ``un milliard et demi``. What a number counts is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, localcontext
from functools import cache, lru_cache
from typing import Literal

from reports.language.lexicon import Lexicon, any_of, lexicon_of
from reports.language.locales import caseless
from reports.slotted import frozen

#: Spaces that may part digits: plain, no-break, figure, thin and narrow no-break.
SPACES = " \u00a0\u2007\u2009\u202f"

_GROUP = "\u00a0\u2007\u2009\u202f’'"
# Digits are in groups of three, by the mark that a language has for it. The decimal mark is a
# stop, a comma (where it does not group, or fewer than three digits follow), or the middle
# dot of British houses. No number starts inside another.
_DIGITS = {
    ",": rf"\d{{1,3}}(?:[,{_GROUP}]\d{{3}})+(?![\d])(?:[.·]\d+)?"
    r"|(?<=[$€£¥])\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:[.·]\d+|,\d{1,2}(?!,?\d))?",
    " ": rf"\d{{1,3}}(?:[ {_GROUP}]\d{{3}})+(?!\d)(?:[,.·]\d+)?"
    r"|\d{1,3}(?:[.,]\d{3}){2,}(?!\d)|\d+(?:[.,·]\d+)?",
}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
#: What no number that is spelled out has.
_FIGURE = re.compile(rf"[\d{''.join(_FRACTIONS)}]")
#: No number has more parts; it keeps the reading linear in the text.
_MOST_TOKENS = 24
_JOINT = re.compile(rf"[{SPACES}]?-?[{SPACES}]?")
#: Adds and multiplies without rounding: “1.59…9” of thirty digits is not 1.6.
EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)

_Kind = (
    Literal["digits", "number", "hundred", "scale", "letter", "half", "quarter"]
    | Literal["one", "and", "of"]
)


@frozen
class FoundNumber:
    """A number in a text: ``text[start:end]``. `scale` is its largest scale word's worth
    (1 without one); `digits` says that it starts with digits.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    digits: bool


@frozen
class _Token:
    start: int
    end: int
    kind: _Kind
    value: Decimal


# money, figures and contradictions read the same sentences
@lru_cache(maxsize=4096)
def find_numbers(text: str, language: str) -> tuple[FoundNumber, ...]:
    """Return the numbers in `text`, in order, each with its value.

    Vague ones (“millions of”, “several hundred”) are none. Letters for a scale are
    read only where they touch the digits (``50bn``), or follow by one space in French.
    """
    found, known = [], lexicon_of(language)
    for run in _runs(text, _tokens(text, known)):
        at = 0
        while at < len(run):
            with localcontext(EXACT):
                number, taken = _evaluate(run[at : at + _MOST_TOKENS], known)
            if number:
                found.append(number)
            at += max(taken, 1)
    return tuple(found)


def _tokens(text: str, known: Lexicon) -> Iterator[_Token]:
    words = _words(known)
    if _FIGURE.search(text) is None:  # most sentences spell numbers out, if they have any
        for match in _spelled(known).finditer(text):
            yield _Token(*match.span(), *words[_as_key(match[0])])
        return
    pattern = _pattern(known)
    group, worth = known.setting("numbers", "group"), known.table("numbers", "letters")
    for match in pattern.finditer(text):
        start, end = match.span()
        if match["digits"] is not None:
            yield _Token(start, end, "digits", _digits_value(match["digits"], group))
        elif match["fraction"] is not None:
            yield _Token(start, end, "digits", _FRACTIONS[match["fraction"]])
        elif letters := match["close"] or match["letters"]:
            yield _Token(start, end, "letter", Decimal(worth[letters]))
        else:
            kind, value = words[_as_key(match["word"])]
            yield _Token(start, end, kind, value)


@cache
def _spelled(known: Lexicon) -> re.Pattern[str]:
    return re.compile(_word_form(known))


def _word_form(known: Lexicon) -> str:
    """Return the expression of a word that is a number, or a part of one."""
    words = _by_first_letter(w for w in _words(known) if not w.endswith("’"))
    elided = "|".join(re.escape(w[:-1]) + "[’']" for w in _words(known) if w.endswith("’"))
    return rf"(?<![^\W\d_])(?:(?i:{words})(?![^\W_]){f'|(?i:{elided})' if elided else ''})"


@cache
def _pattern(known: Lexicon) -> re.Pattern[str]:
    letters = any_of(known.table("numbers", "letters"))
    # “$40 B”, “15 M$”: some houses put a space before the letters that cannot be a word
    spaced = any_of(known.ordered("numbers", "spaced_letters"))
    digits = _DIGITS[known.setting("numbers", "group")]
    return re.compile(
        rf"(?=\d)(?<![\d.,·])(?P<digits>{digits})"
        rf"|(?P<fraction>[½¼¾])"
        rf"|(?<=\d)(?P<close>{letters})(?![^\W_])"
        rf"|(?<=\d)[{SPACES}](?P<letters>{spaced})(?![^\W_])"
        rf"|(?P<word>{_word_form(known)})"
    )


def _by_first_letter(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` that looks at each first letter once: it is quick."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]).replace("’", "[’']"))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


@cache
def _alone(known: Lexicon) -> frozenset[Decimal]:
    """Return the values of words that start a number with no other before them."""
    words = _words(known)
    return frozenset(words[_as_key(word)][1] for word in known.ordered("numbers", "alone"))


@cache
def _words(known: Lexicon) -> Mapping[str, tuple[_Kind, Decimal]]:
    table: dict[str, tuple[_Kind, Decimal]] = {}
    lists: tuple[tuple[_Kind, str, str], ...] = (
        ("one", "one", "1"), ("and", "and", "0"), ("of", "of", "0"),
        ("half", "halves", "0.5"), ("quarter", "quarters", "0.25"),
    )  # fmt: skip
    for kind, name, value in lists:
        listed = map(_as_key, known.ordered("numbers", name))
        table |= dict.fromkeys(listed, (kind, Decimal(value)))
    tables: tuple[tuple[_Kind, str], ...] = (
        ("number", "numbers"), ("hundred", "hundreds"), ("scale", "scales"),
    )  # fmt: skip
    for kind, name in tables:
        worth = known.table("numbers", name)
        table |= {_as_key(word): (kind, Decimal(value)) for word, value in worth.items()}
    return table


def _as_key(word: str) -> str:
    return caseless(word).replace("'", "’")


def _digits_value(digits: str, group: str) -> Decimal:
    """Return the value of `digits`; their shape, and then the mark for groups, tells the marks."""
    plain = re.sub(rf"[{SPACES}’']", "", digits).replace("·", ".")
    if plain.count(",") > 1 or (plain.count(",") == 1 and "." in plain):
        plain = plain.replace(",", "")
    elif plain.count(".") > 1 or (group == " " and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain)):
        plain = plain.replace(".", "")
    whole, comma, rest = plain.partition(",")
    if comma:
        plain = whole + rest if group == "," and len(rest) == 3 else f"{whole}.{rest}"
    return Decimal(plain)


def _runs(text: str, tokens: Iterator[_Token]) -> Iterator[list[_Token]]:
    """Yield runs of tokens with nothing but a space or a hyphen between them."""
    run: list[_Token] = []
    for token in tokens:
        if run and not _JOINT.fullmatch(text, run[-1].end, token.start):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _evaluate(run: Sequence[_Token], known: Lexicon) -> tuple[FoundNumber | None, int]:
    """Read one number at the start of `run`: it, and how many tokens it takes."""
    reading = _Reading(run, known)
    taken = reading.read()
    if not taken:
        return None, 0
    return FoundNumber(
        run[0].start, run[taken - 1].end, reading.total, reading.top, run[0].kind == "digits"
    ), taken


class _Reading:
    """Reads a number from tokens: groups below a thousand, each with its scale."""

    def __init__(self, run: Sequence[_Token], known: Lexicon) -> None:
        self._run, self._known = run, known
        self._sum = Decimal(0)
        self._group: Decimal | None = None
        self._scale: Decimal | None = None  # of the group before
        self._before = Decimal(0)  # that group's worth
        self.top = Decimal(1)

    @property
    def total(self) -> Decimal:
        return self._sum + (self._group or 0)

    def read(self) -> int:
        """Return how many tokens belong to the number; 0 when there is none."""
        at = self._start()
        while at < len(self._run) and self._group_or_scale():
            taken = self._step(at)
            if not taken:
                break
            at += taken
        return at

    def _group_or_scale(self) -> bool:
        return self._group is not None or self._scale is not None

    def _kind(self, at: int) -> str:
        return self._run[at].kind if at < len(self._run) else ""

    def _start(self) -> int:
        """Read what only a number's beginning has: “half a”, “a quarter of a”, “a”."""
        at = 1 if self._kind(0) == "one" else 0
        if self._kind(at) in ("half", "quarter"):
            self._group, at = self._run[at].value, at + 1
            at += self._kind(at) == "of"
            at += self._kind(at) == "one"
            return at if self._kind(at) in ("scale", "hundred") else 0
        if self._kind(at) in ("number", "digits") and self._kind(at + 1) == "quarter" and not at:
            after = at + 2 + (self._kind(at + 2) == "of")
            after += self._kind(after) == "one"
            if self._kind(after) == "scale":
                self._group = self._run[at].value * Decimal("0.25")
                return after
        if at and self._kind(at) in ("scale", "hundred"):
            self._group = Decimal(1)
            return at
        if self._kind(0) in ("digits", "number"):
            self._group = self._run[0].value
            return 1
        if self._kind(0) in ("hundred", "scale") and self._run[0].value in _alone(self._known):
            self._group = Decimal(1)
        return 0

    def _step(self, at: int) -> int:
        match self._kind(at):
            case "digits" | "number":
                return self._count(at)
            case "hundred":
                return self._hundred(at)
            case "scale" | "letter":
                return self._multiply(at)
            case "of":
                # “une dizaine de millions”, “2 millions of”: only before a scale
                return 1 if self._kind(at + 1) == "scale" and self._group is not None else 0
            case "and":
                return self._and(at)
            case _:
                return 0

    def _count(self, at: int) -> int:
        value = self._run[at].value
        if not self._goes_on(at, value):
            return 0
        self._group = value if self._group is None else self._group + value
        return 1

    def _goes_on(self, at: int, value: Decimal) -> bool:
        """Return whether a number is a part of the one that is read."""
        group, digits = self._group, self._kind(at) == "digits"
        if group is None:
            # “3 billion 450 million”: a group after a scale has a smaller scale of its own
            after = self._run[at + 1] if self._kind(at + 1) == "scale" else None
            smaller = after is not None and self._scale is not None and after.value < self._scale
            # “two million three”, but “a $5 million |three|-year loan”
            return smaller or (not digits and self._run[0].kind != "digits")
        if digits:
            return value < 1 and group == group.to_integral_value()
        tens = group % 100
        return (tens == 0 and group >= 100) or (tens >= 20 and tens % 10 == 0 and value < 20)

    def _hundred(self, at: int) -> int:
        if self._group is None or self._group >= 100:
            return 0
        self._group *= self._run[at].value
        return 1

    def _multiply(self, at: int) -> int:
        value = self._run[at].value
        if self._group is None:
            # “thousand million”: the scale before is multiplied
            if self._scale is None or value <= self._scale:
                return 0
            self._sum += self._before * (value - 1)
            self._before *= value
            self._scale *= value
        elif self._scale is None or value < self._scale:
            self._before = self._group * value
            self._sum += self._before
            self._scale, self._group = value, None
        else:
            return 0
        self.top = max(self.top, self._scale)
        return 1

    def _and(self, at: int) -> int:
        after = at + 1 + (self._kind(at + 1) == "one")
        if self._kind(after) in ("half", "quarter"):
            part = self._run[after].value
            if self._group is not None:  # “two and a half million”
                self._group += part
            elif self._scale is not None:  # “un milliard et demi”
                self._sum += part * self._scale
            return after - at + 1
        if self._kind(0) == "digits":
            return 0
        group, following, setting = self._group, self._kind(at + 1), self._known.setting
        if group and following == "one" and group in setting("numbers", "and_one_after"):
            self._group = group + 1  # “vingt et un”
            return 2
        # “hundred and fifty”, “soixante et onze”; but “two and three million” are two numbers
        whole = group is None or group % 100 == 0
        joins = whole or group in setting("numbers", "and_more_after")
        return 1 if joins and following == "number" else 0
