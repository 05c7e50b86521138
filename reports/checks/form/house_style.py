"""One style of numbers and days in what the drafter has written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache

from reports.checks.form.names import own_words
from reports.checks.rule import Finding, rule
from reports.checks.subject import Kind, Subject
from reports.language.lexicon import COMMON, Lexicon, any_of, read_lists
from reports.language.locales import calendar_names
from reports.language.quantities.numbers import find_numbers
from reports.wording.formats import format_day

# headlines are short of room: “$5bn” there is no other style
_HEADLINES: frozenset[Kind] = frozenset({"title", "heading", "quote"})
_MILLION = 1_000_000
_LETTERS = re.compile(r"[^\W\d_]+$")
_SIGNS = "$€£¥"
_GROUP_SPACES = " \u00a0\u2009\u202f"
# digits of a whole number; one that follows a capital, a sign or a number counts nothing
_WHOLE = re.compile(
    rf"(?<![\w.,/#№:\-–])(?:(?P<comma>\d{{1,3}}(?:,\d{{3}})+)|(?P<stop>\d{{1,3}}(?:\.\d{{3}})+)"
    rf"|(?P<space>\d{{1,3}}(?:[{_GROUP_SPACES}]\d{{3}})+)|(?P<none>\d{{5,9}}))"
    r"(?![\w/\-–]|[.,: ]\d)"
)
_BEFORE = re.compile(r"([\w°’'.]+) $")

# of two styles that are as frequent, the earlier one is taken for the usual one
_RANKS = (
    "words",
    "letters",
    "comma",
    "space",
    "stop",
    "none",
    "day",
    "month",
    "stops",
    "slashes",
    "iso",
)

#: Where each style stands: its field and its words there.
_Places = dict[str, list[tuple[str, str]]]


@rule("B405", "numbers are written one way", "note")
def mixed_numbers(subject: Subject) -> Iterator[Finding]:
    """Ask for one way to write millions, thousands and per cent."""
    known = subject.lexicon
    if known is None:
        return
    families: tuple[_Places, ...] = ({}, {}, {}, {})
    for part, text in _texts(subject):
        if any(map(str.isdigit, text)):
            for styles, found in zip(families, _numbers(text, known), strict=True):
                for style, words in found:
                    styles.setdefault(style, []).append((part, words))
    for styles in families:
        yield from _findings(styles, "numbers written one way")


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    for each in subject.texts:
        if each.kind not in _HEADLINES:
            yield each.part, own_words(each.text)


def _findings(styles: _Places, expected: str, first: str = "") -> Iterator[Finding]:
    """Yield where each style but the usual one stands first; of as many, `first` is usual."""
    if len(styles) < 2:
        return
    ranked = [
        styles[style] for style in sorted(styles, key=lambda style: (style != first, _rank(style)))
    ]
    usual, *others = sorted(ranked, key=len, reverse=True)
    for places in others:
        part, words = places[0]
        once = f" in {usual[0][0]}" if usual[0][0] != part else ""
        often = f" ({len(usual)} times)" if len(usual) > 1 else once
        found = f"“{words}” stands beside “{usual[0][1]}”{often}"
        yield Finding(part, found, expected, "write both the same way")


def _rank(style: str) -> int:
    return _RANKS.index(style) if style in _RANKS else 0


def _numbers(text: str, known: Lexicon) -> tuple[Iterable[tuple[str, str]], ...]:
    money: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for style, words, is_money in _scales(text, known):
        (money if is_money else others).append((style, words))
    return money, others, _groups(text, known), _percents(text, known)


def _scales(text: str, known: Lexicon) -> Iterator[tuple[str, str, bool]]:
    """Yield millions and billions as words or as letters, and whether a sign makes them money.

    Houses that write “$5bn” may well write “5 million people”. Letters without a sign may
    be metres (“5m”).
    """
    letters = known.table("numbers", "letters")
    for each in find_numbers(text, known.language):
        signed = each.start > 0 and text[each.start - 1] in _SIGNS
        words = text[each.start - signed : each.end]
        scale = _LETTERS.search(words)
        if not scale or not each.digits or each.scale < _MILLION:
            continue
        is_money = _has_sign(text, each.start, each.end)
        if scale.group() not in letters:
            yield "words", words, is_money
        elif len(scale.group()) > 1 or is_money:
            yield "letters", words, is_money


def _has_sign(text: str, start: int, end: int) -> bool:
    around = text[max(start - 1, 0) : start] + text[end : end + 2]
    return any(sign in around for sign in _SIGNS)


def _groups(text: str, known: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield whole numbers from a thousand on by what parts their digits."""
    # where a comma or a stop is the mark of decimals, it parts no thousands
    left_out = {"stop"} if known.setting("numbers", "group") == "," else {"stop", "comma"}
    numbered = known.words("check", "numbered_things")
    for match in _WHOLE.finditer(text):
        before = _BEFORE.search(text, max(match.start() - 30, 0), match.start())
        word = before[1] if before else ""
        is_name = word[:1].isupper() or word.isdecimal() or word.lower().rstrip(".") in numbered
        if match.lastgroup not in left_out and not is_name:
            yield match.lastgroup or "", match.group()


def _percents(text: str, known: Lexicon) -> Iterator[tuple[str, str]]:
    for match in _percent_pattern(known).finditer(text):
        yield match["how"].casefold(), match.group()


@cache
def _percent_pattern(known: Lexicon) -> re.Pattern[str]:
    words = any_of(known.ordered("units", "percent"))
    return re.compile(
        rf"(?<![\d.,])\d{{1,9}}(?:[.,]\d{{1,9}})?[{_GROUP_SPACES}]?(?P<how>%|(?:{words})\b)",
        re.IGNORECASE,
    )


@rule("B406", "days are written one way", "note")
def mixed_days(subject: Subject) -> Iterator[Finding]:
    """Ask for one way to write days."""
    if subject.lexicon is None:
        return
    pattern, styles = _day_pattern(subject.lexicon), _Places()
    for part, text in _texts(subject):
        for match in pattern.finditer(text):
            styles.setdefault(match.lastgroup or "", []).append((part, match.group()))
    # as the date of the brief itself is printed
    printed = format_day(dt.date(2025, 8, 24), subject.language)
    first = "day" if printed[0].isdigit() else "month"
    yield from _findings(styles, "days written one way", first)


@cache
def _day_pattern(known: Lexicon) -> re.Pattern[str]:
    """Return a pattern of days whose group says how they are written."""
    names = calendar_names(known.language, "months", ["wide"])
    # “in May 20 people” is no day
    months, words = (
        any_of({*names, *map(str.capitalize, names)}),
        known.ordered("check", "before_months"),
    )
    month, before = f"(?:{months})", "".join(f"(?<!{word} )" for word in words)
    lists = read_lists(COMMON, "dates")
    number = rf"\d{{1,2}}(?:{any_of(lists['ordinals'])})?"
    forms = [
        rf"(?P<day>{number}[ \u00a0]{month}\b(?: \d{{4}}\b)?)",
        r"(?P<slashes>\d{1,2}/\d{1,2}/\d{4}\b)",
        r"(?P<stops>\d{1,2}\.\d{1,2}\.\d{4}\b)",
        r"(?P<iso>\d{4}-\d{2}-\d{2}\b)",
    ]
    if known.language in lists["month_or_day_first"]:
        forms += [
            rf"(?P<month>{month} {number}, \d{{4}}\b"
            rf"|(?i:{before}){month} {number}\b(?!\d|[.,:]\d|[ \u00a0]?%))"
        ]
    return re.compile(rf"(?<![\w/.,\-])(?:{'|'.join(forms)})")


RULES = (mixed_numbers, mixed_days)
