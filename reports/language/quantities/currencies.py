"""Which money stands beside a number: signs, codes and words, before it and after it.

A word or sign that several countries share (dollar, peso, $) names a unit and leaves
the currency open; `settle_currency` closes it where the article says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from reports.language.countries import country_entry
from reports.language.lexicon import COMMON, any_of, lexicon_of, read_lists
from reports.language.locales import caseless
from reports.language.quantities.numbers import SPACES
from reports.model.money import currency_codes
from reports.slotted import frozen

_S = f"[{SPACES}]"
_CODE_BEFORE = re.compile(rf"(?<![^\W_])([A-Z]{{3}}){_S}?$")
_CODE_AFTER = re.compile(rf"{_S}?(?:d[’'])?(?:\(([A-Z]{{3}})\)|([A-Z]{{3}}))(?![^\W_])")
#: How far before a number its sign may begin (“USD $”).
_REACH = 8


@frozen
class MoneyMark:
    """What names the money beside a number. `currency` is None while it is open."""

    start: int
    end: int
    currency: str | None
    unit: str | None = None


def mark_before(
    text: str, number: int, language: str, *, every_code: bool = False
) -> MoneyMark | None:
    """Return the sign or code that ends where the number at `number` starts.

    With `every_code`, codes that are words too (ALL, TRY) count: the text is an amount.
    """
    low = max(0, number - _REACH)
    before = text[low:number]
    if found := _before().search(before):
        start, spelled = low + found.start(1), re.sub(_S, " ", found[1])
        if currency := _signs().get(spelled):
            # “gave the US $5 million”: the country, then an open sign
            before_it = text[max(0, start - _REACH) : start].lower().split(" ")[-2:-1]
            articles = lexicon_of(language).words("phrases", "leads")
            gift = " " in spelled and not articles.isdisjoint(before_it)
            if not gift:
                return MoneyMark(start, number, currency)
            start, spelled = low + before.rindex("$"), "$"
        unit = _unit_marks().get(spelled)
        return MoneyMark(start, number, _always(unit), unit) if unit else None
    if (code := _CODE_BEFORE.search(before)) and _is_code(code[1], every_code):
        return MoneyMark(low + code.start(), number, code[1])
    return None


def mark_after(
    text: str, number: int, language: str, *, scaled: bool, every_code: bool = False
) -> MoneyMark | None:
    """Return the sign, code or word that begins where a number ends, at `number`.

    `scaled` says that the number is large or has a scale word: some words are money
    only then (“2 million pounds”).
    """
    if found := _after_sign().match(text, number):
        spelled = re.sub(_S, " ", found[1])
        unit = _unit_marks().get(spelled)
        return MoneyMark(found.start(1), found.end(), _signs().get(spelled) or _always(unit), unit)
    if found := _after_word(language).match(text, number):
        return _word_mark(found, language, scaled=scaled)
    found = _CODE_AFTER.match(text, number)
    if found and _is_code(found[1] or found[2], every_code):
        return MoneyMark(found.start(), found.end(), found[1] or found[2])
    return None


def is_money_mark(word: str) -> bool:
    """Return whether letters are a sign of money: “Ksh” of “Ksh400 million”."""
    return word in _signs() or word in _unit_marks()


def whose_dollar(text: str, end: int, language: str) -> MoneyMark | None:
    """Return whose an open “$” is by what follows: a code, or “US” standing alone."""
    if (found := _CODE_AFTER.match(text, end)) and _is_code(found[1] or found[2]):
        return MoneyMark(found.start(), found.end(), found[1] or found[2])
    if found := _whose_behind(language).match(text, end):
        country = _whose(language)[found["said"] or found["alone"]]
        return MoneyMark(found.start(), found.end(), dollar_countries().get(country))
    return None


@cache
def _whose_behind(language: str) -> re.Pattern[str]:
    """“$5 million US”, “$5 million (Canadian)”, “in US dollars”; not “$5 million US program”."""
    known = lexicon_of(language)
    whose, goes_on = known.forms("currencies", "whose"), known.forms("currencies", "goes_on")
    in_own = known.forms("currencies", "in_own_money")
    return re.compile(
        rf"{_S}(?:{in_own}|(?P<open>\()?(?P<alone>{whose})(?(open)\))"
        rf"(?={_S}*(?:$|[.,;:)\]–—]|(?:{goes_on})\b)))"
    )


def _whose(language: str) -> Mapping[str, str]:
    return lexicon_of(language).table("currencies", "whose")


def may_be(unit: str | None, currency: str | None) -> bool:
    """Return whether an open `unit` may be of `currency`: a dollar may be CAD, never EUR."""
    return unit is not None and currency in _unit(unit).get("countries", {}).values()


def settle_currency(unit: str | None, countries: Iterable[str]) -> str | None:
    """Return the currency of an open `unit`, if just one of `countries` (codes) has it."""
    entry = _unit(unit) if unit else {}
    if not entry.get("settle"):
        return None
    owned = {entry["countries"][code] for code in countries if code in entry["countries"]}
    return owned.pop() if len(owned) == 1 else None


def countries_by_places(units: Iterable[str | None], texts: Iterable[str]) -> set[str]:
    """Return the countries (codes) whose states, cities or institutions `texts` name.

    Only those that own one of the open `units` are looked for.
    """
    patterns = [(code, places) for unit in units if unit for code, places in _places(unit)]
    return {code for text in texts for code, places in patterns if places.search(text)}


@cache
def _places(unit: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = _unit(unit).get("named_by", {})
    return tuple((code, re.compile(rf"\b(?:{any_of(places)})\b")) for code, places in named.items())


def dollar_countries() -> Mapping[str, str]:
    """Return the dollars of the world: country (ISO 3166-1) to currency."""
    countries: Mapping[str, str] = _unit("dollar")["countries"]
    return countries


@cache
def dollar_institutions() -> re.Pattern[str]:
    """Return the pattern of the institutions that count in US dollars."""
    return re.compile(rf"(?<![^\W_])(?:{any_of(_unit('dollar')['counted_by'])})(?![^\W_])")


def stated_dollar(text: str, language: str) -> str | None:
    """Return whose dollars all sums are in, if `text` says so: “All amounts are in …”."""
    known = lexicon_of(language)
    if not known.pattern("currencies", "of_all").search(text):
        return None
    stated = known.regex("currencies", "stated").search(text)
    owners = {caseless(word): country for word, country in _whose(language).items()}
    return dollar_countries().get(owners[caseless(stated["owner"])]) if stated else None


def unit_name(unit: str, language: str) -> str:
    """Return the word for an open unit: “dollars”, “pesos”, “¥”."""
    words = lexicon_of(language).table("currencies", "units").get(unit) or _unit(unit)["marks"]
    return str(words[-1])


def _word_mark(found: re.Match[str], language: str, *, scaled: bool) -> MoneyMark | None:
    unit = _unit_words(language)[caseless(found["unit"])]
    entry = _unit(unit)
    weighs = re.compile(rf"{_S}(?:{_of(language)})").match(found.string, found.end("unit"))
    if entry.get("scaled") and (weighs or not scaled):
        return None
    before, after = (_owner(found[group], language) for group in ("owner", "owned"))
    if found["owner"] and not before:
        return None
    # “dollars canadiens”, “dollars US”; in English an adjective stands before its noun
    if not lexicon_of(language).setting("grammar", "adjective_follows"):
        after = after if found["owned"] in read_lists(COMMON, "currencies")["whose"] else None
    currency = entry.get("countries", {}).get(before or after, _always(unit))
    return MoneyMark(
        found.start(),
        found.end() if after else found.end("unit"),
        currency,
        None if currency else unit,
    )


def _owner(word: str | None, language: str) -> str | None:
    """Return the country (its code) whose money `word` makes it: “Canadian”, “US”."""
    if not word:
        return None
    known = country_entry(word, language) or country_entry(word.title(), language)
    return known.code if known else _whose(language).get(word)


def _is_code(code: str, every_code: bool = False) -> bool:
    return code in currency_codes() and (
        every_code or code not in read_lists(COMMON, "currencies")["words_too"]
    )


def _unit(name: str) -> Mapping[str, Any]:
    entry: Mapping[str, Any] = read_lists(COMMON, "currencies")["unit"][name]
    return entry


def _always(unit: str | None) -> str | None:
    return _unit(unit).get("code") if unit else None


@cache
def _signs() -> Mapping[str, str]:
    lists = read_lists(COMMON, "currencies")
    return {**lists["marks"], **lists["spaced"]}


@cache
def _unit_marks() -> Mapping[str, str]:
    units = read_lists(COMMON, "currencies")["unit"].items()
    return {mark: name for name, entry in units for mark in entry.get("marks", ())}


@cache
def _unit_words(language: str) -> Mapping[str, str]:
    units = lexicon_of(language).table("currencies", "units").items()
    return {caseless(word): name for name, words in units for word in words}


@cache
def _before() -> re.Pattern[str]:
    """Signs before a number: none begins inside a word (“A$5” but not “NASA$5”)."""
    marks = any_of((*_signs(), *_unit_marks()))
    return re.compile(rf"(?:(?<![^\W_])|(?=[^\w\s]))({marks}){_S}?$")


@cache
def _after_sign() -> re.Pattern[str]:
    marks = [mark for mark in (*_signs(), *_unit_marks()) if not mark.isalpha()]
    return re.compile(rf"{_S}?-?({any_of(marks)})(?![^\W_])")


def _of(language: str) -> str:
    """Return the words that join a number to what it counts, each with what follows it."""
    words = lexicon_of(language).ordered("numbers", "of")
    return "|".join(f"{w[:-1]}[’']" if w.endswith("’") else rf"{w}\s" for w in words)


@cache
def _after_word(language: str) -> re.Pattern[str]:
    """A unit's word after a number, with its owner before it (English) or after it."""
    owner = r"(?P<owner>[^\W\d_][^\W\d_.]*\.?(?:[A-Z]\.)?(?:[ ][A-Z][^\W\d_]+)?)"
    joint = f"(?:{_of(language)})?"
    units = any_of(_unit_words(language))
    return re.compile(
        rf"(?:{_S}|-){joint}(?:{owner}{_S})??(?P<unit>(?i:{units}))(?![^\W_])"
        rf"(?:{_S}(?P<owned>[^\W\d_][^\W\d_]+(?:-[^\W\d_]+)?))?"
    )
