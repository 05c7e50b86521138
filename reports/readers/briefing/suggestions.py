"""What to write for a value that has two readings, or none that the format knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Literal, get_args

from reports.language.days import read_day, read_instant
from reports.language.lexicon import reading_language
from reports.language.locales import locale_of
from reports.language.quantities.sums import find_money
from reports.model import Money
from reports.model.brief_head import BriefKind
from reports.model.briefing import AidForm, AidKind, AidStatus
from reports.model.money import currency_codes
from reports.notices import Place
from reports.readers.briefing.slips.quoting import in_quotes
from reports.readers.briefing.slips.row_texts import MAIL
from reports.typed.amounts import AmountCell, read_sums
from reports.typed.head_values import read_stage
from reports.typed.numerals import find_numerals, fold_digits
from reports.typed.paper_names import kind_called
from reports.typed.terms import term
from reports.wording.labels import load_labels

#: A value to write, in YAML, and what else a person should know.
Suggestion = tuple[str, str]

_LONGEST = 200
#: What people write for nothing.
NOTHING = frozenset(["", "none", "n/a", "na", "nil", "-", "–", "tbd", "tbc", "unknown", "open"])
_SHORT_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
#: What a form has where nobody has filled it in: “<date>”, “[name]”, “«date»”, “xx”, “???”.
_UNFILLED = re.compile(r"<+[^<>]*>+|\[[^\[\]]*\]|«[^«»]*»|\{+[^{}]*\}+|[xX]{2,}|[?_.…]+")
#: The days of a spreadsheet, counted from the end of 1899: those from 1982 to 2064.
_SERIAL, _SERIAL_DAY_0 = re.compile(r"[345]\d{4}"), date(1899, 12, 30)
_FRACTION = re.compile(r"(\d{1,4}) ?[/\u2044] ?(\d{1,4})")
_HALF_DAY = re.compile(r"(?i)\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b\.?")
_ZONE = re.compile(r"\s*\(?\b(?:[A-Z]{2,5}|(?:[^\W\d_]+ )?time)\)?$")
_FLAGS = {
    "true": {"y", "x", "✓", "ok", "oui", "ja", "si", "sí", "sim", "да", "نعم", "vrai", "1"},
    "false": {"n", "non", "nein", "não", "нет", "لا", "faux", "0"},
}
#: Of the kinds, forms and statuses those that say nothing.
_NEUTRAL = frozenset(["unspecified", "other"])
_HOST = re.compile(r"(?:[\w-]+\.)+\w{2,}(?:/\S*)?")
_OFFSET = "put the place's own offset from UTC, such as +02:00, in place of +00:00"
_SMALL = 1_000
_SCALE = ", and all digits of the number if it is in millions or billions"
_WHICH = "put the currency's code in place of null if the source says which it is"


def suggestions(place: Place, value: Any, language: str) -> Iterator[Suggestion]:
    """Yield what may be written for a value that was refused at a place of a briefing."""
    field = next((part for part in reversed(place) if isinstance(part, str)), "")
    suggest = _OF_HEAD.get(field) if len(place) == 1 else None
    suggest = suggest or _BY_FIELD.get(field)
    if isinstance(value, str) and len(value) <= _LONGEST and suggest is not None:
        yield from suggest(value.strip(), language)
        if value.casefold().strip(" .") in NOTHING or _UNFILLED.fullmatch(value.strip()):
            yield "null", ""
        elif field in ("date", "published", "decision_by") and not any(map(str.isdigit, value)):
            yield "null", "null leaves it open until somebody knows the day"


def _days(text: str, language: str) -> Iterator[Suggestion]:
    text = unicodedata.normalize("NFKC", text).strip(" ,;.")
    if found := _SHORT_DAY.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), f"20{found[4]}"[-4:]
        orders = [(month, day) for day, month in ((first, second), (second, first)) if month <= 12]
        days = [f"{year}-{month:02}-{day:02}" for month, day in orders]
        other = f"or {days[1]}, if that is the day" if len(days) > 1 else ""
        yield from ((day, other) for day in days[:1])
    elif re.fullmatch(r"\d{8}", text):
        yield f"{text[:4]}-{text[4:6]}-{text[6:]}", ""
    elif _SERIAL.fullmatch(text):
        counted = _SERIAL_DAY_0 + timedelta(days=int(text))
        yield counted.isoformat(), "a spreadsheet has that number for the day"
    elif day := read_day(text, language):
        yield day.isoformat(), ""


def _instants(text: str, language: str) -> Iterator[Suggestion]:
    # “until 24 August 2025, 6 am CET”: the zone's letters may mean several
    text = re.sub(r"^[^\d]*(?=\d)", "", text)
    text = _ZONE.sub("", _HALF_DAY.sub(_hour, text).strip())
    instant = read_instant(f"{text} UTC", language)
    if instant is not None:
        yield instant.strftime("%Y-%m-%dT%H:%M+00:00"), _OFFSET
    elif re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        yield f"{text[:10]}T{text[11:16]}+00:00", _OFFSET
    else:
        for day, _ in _days(text, language):
            yield f"{day}T00:00+00:00", f"say the hour, and {_OFFSET}"


def _hour(found: re.Match[str]) -> str:
    """Return an hour of half a day as one of the whole day: “6 pm” is 18:00."""
    hour = int(found[1]) % 12 + (12 if found[3] in "pP" else 0)
    return f"{hour:02}:{found[2] or '00'}"


def _flags(text: str, language: str) -> Iterator[Suggestion]:
    yield from ((flag, "") for flag, words in _FLAGS.items() if text.casefold() in words)


def _sums(text: str, language: str) -> Iterator[Suggestion]:
    """Yield a sum with its code in capitals, or with its currency left open."""
    text = text.lstrip("=")
    for words, is_open in ((_in_capitals(text), False), (text, True), (f"{text} USD", True)):
        sums = read_sums(words, load_labels(language), language, AmountCell())
        money = sums.amount
        if money is None or sums.remark or sums.equivalent:
            continue
        if is_open or money.currency or money.unit:
            currency = None if is_open else money.currency
            scale = _SCALE if (money.upper or money.value) < _SMALL else ""
            yield _flow(money, currency), _WHICH + scale if is_open else ""
            return


def _in_capitals(text: str) -> str:
    return re.sub(r"(?<![^\W\d_])[a-z]{3}(?![^\W\d_])", _code, text)


def _code(found: re.Match[str]) -> str:
    return found[0].upper() if found[0].upper() in currency_codes() else found[0]


def _flow(money: Money, currency: str | None) -> str:
    fields = {"value": f"{money.value:f}", "currency": currency or "null"}
    fields |= {"upper": f"{money.upper:f}"} if money.upper else {}
    fields |= {"qualifier": in_quotes(money.qualifier)} if money.qualifier else {}
    fields |= {"unit": in_quotes(money.unit)} if money.unit and currency is None else {}
    return f"{{{', '.join(f'{name}: {value}' for name, value in fields.items())}}}"


def _currencies(text: str, language: str) -> Iterator[Suggestion]:
    if text.upper() in currency_codes():
        yield text.upper(), ""
        return
    for words in (f"{text}5", f"5 {text}", f"5 {text.lower()}"):
        if found := find_money(words, reading_language(language)):
            money = found[0].money
            yield money.currency or "null", "" if money.currency else _WHICH
            return


def _numbers(text: str, language: str) -> Iterator[Suggestion]:
    text = text.lstrip("=")
    if any(unicodedata.category(char) == "Sc" for char in text):
        yield from _sums(text, language)
        return
    if fraction := _FRACTION.fullmatch(unicodedata.normalize("NFKC", text)):
        yield from _quotients(*map(Decimal, fraction.groups()))
        return
    if power := re.fullmatch(r"(\d+(?:[.,]\d+)?)[eE]\+?(\d{1,2})", text):
        yield f"{Decimal(power[1].replace(',', '.')).scaleb(int(power[2])):f}", ""
        return
    found = list(find_numerals(fold_digits(text), language))
    if len(found) == 1 and found[0].values:
        first, *others = (f"{value:f}" for value in reversed(found[0].values))
        yield first, f"or {others[0]}, if that is the number" if others else ""


def _quotients(part: Decimal, whole: Decimal) -> Iterator[Suggestion]:
    """Yield a fraction as a number, rounded where its digits do not end."""
    if whole:
        exact = part / whole
        rounded = round(exact, 4).normalize()
        yield (f"{rounded:f}", "") if rounded == exact else (f"about {exact:.2f}", "")


def _choices(group: Literal["kinds", "forms", "statuses"], known: tuple[str, ...]) -> _Suggest:
    def suggest(text: str, language: str) -> Iterator[Suggestion]:
        for tag in dict.fromkeys((language, "en", "fr")):
            if name := term(text, group, load_labels(tag)):
                yield name, ""
                return
        yield from ((near, "") for near in get_close_matches(text.lower(), known, n=1))
        for neutral in _NEUTRAL & set(known):
            yield neutral, "if none of the others is right"

    return suggest


def _languages(text: str, language: str) -> Iterator[Suggestion]:
    yield text.replace("_", "-"), ""
    word = text.casefold().split(" ")[0]
    codes: dict[str, str] = {}
    for tag in dict.fromkeys(("ar", "de", "fr", "en", language)):
        codes |= {name.casefold(): code for code, name in locale_of(tag).languages.items()}
    for name in get_close_matches(word, codes, n=1, cutoff=0.85):
        yield codes[name], ""


def _mails(text: str, language: str) -> Iterator[Suggestion]:
    yield from ((found, "") for found in MAIL.findall(text)[:1])


def _urls(text: str, language: str) -> Iterator[Suggestion]:
    if _HOST.fullmatch(text):
        yield f"https://{text}", ""
    yield from ((found.rstrip(".,;)"), "") for found in re.findall(r"https?://\S+", text)[:1])


def _stages(text: str, language: str) -> Iterator[Suggestion]:
    for tag in dict.fromkeys((language, "en", "fr")):
        stage = read_stage(text, load_labels(tag))
        if stage is not None and stage.status:
            yield stage.status, f"and version: {in_quotes(stage.version)}" if stage.version else ""
            return


def _papers(text: str, language: str) -> Iterator[Suggestion]:
    found = (kind_called(text, tag) for tag in dict.fromkeys((language, "en", "fr")))
    yield from ((kind, "") for kind in list(filter(None, found))[:1])
    yield from ((near, "") for near in get_close_matches(text.lower(), get_args(BriefKind), n=1))


_Suggest = Callable[[str, str], Iterator[Suggestion]]
#: Of the fields at the top those whose names rows have for something else.
_OF_HEAD: Mapping[str, _Suggest] = {"status": _stages, "kind": _papers}
_BY_FIELD: Mapping[str, _Suggest] = {
    "date": _days,
    "published": _days,
    "decision_by": _days,
    "next_issue": _days,
    "start": _days,
    "end": _days,
    "embargo": _instants,
    "amount": _sums,
    "equivalent": _sums,
    "currency": _currencies,
    "dollar": _currencies,
    "value": _numbers,
    "upper": _numbers,
    "kind": _choices("kinds", get_args(AidKind)),
    "form": _choices("forms", get_args(AidForm)),
    "status": _choices("statuses", get_args(AidStatus)),
    "language": _languages,
    "totals": _flags,
    "cumulative": _flags,
    "email": _mails,
    "url": _urls,
    "schema_version": lambda text, language: iter([('"1"', "")] if text.startswith("1") else []),
}
