"""The numbers of a sentence that may be rows: counts, shares and sums, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.drafting.figures.phrases import Quantity
from reports.drafting.figures.words import figure_words
from reports.language.lexicon import all_languages, lexicon_of
from reports.language.quantities.numbers import SPACES, FoundNumber, find_numbers
from reports.language.syntax.clauses import ParsedSentence
from reports.model.money import is_amount
from reports.slotted import frozen

_SMALLEST = 10
_FAR = 40
_FIRST_YEAR = 1500
_LAST_DAY = 31
_PERCENT = rf"(?i)[{SPACES}]?(?:%|<units.percent>(?![^\W_]))"
_JOINED = re.compile(r"(?<=\S)[-/#.:’']$")
# “10 Downing Street”: names alone, of one thing
_ADDRESS = re.compile(r"\s(?:[A-ZÀ-Ý][a-zà-ÿ][\w’-]*\s?)+(?<![sx])(?<![sx]\s)(?=[,.;)]|$)")
_ORDINAL = re.compile(r"(?!h\b)[^\W\d_]{1,3}(?![^\W_])")
# “a 45-year-old”, « 45 ans »; a time, a ratio or a code: “10:30”, “555-010-2200”
_AGED = r"[\s-]<~units.aged>\b|[/:]|-\d+-\d"
_CARD_EDGES = " .*†"
# what opens an aside, up to a number: “ (or nearly ”, “, soit près de ”
_BESIDE = r"(?:\s?[(–—]\s?|,\s(?=<sums.or sums.same_alone>\s))(?P<aside>(?:[^\W\d_]+[\s’']){0,4})$"
_MARK = re.compile(r"[,;:.](?!\d)|\s[–—-]\s|[()]")


@frozen
class Counted:
    """A count or a share: its number, and where it stands."""

    number: FoundNumber
    quantity: Quantity
    unit: str | None


def counted_in(read: ParsedSentence) -> Iterator[Counted]:
    """Yield the counts and shares of a sentence; sums of money are among the counts."""
    for number in find_numbers(read.text, read.language):
        percent = percent_behind(read.text, number.end)
        if _is_name(read, number) or not is_amount(number.value):
            continue
        if percent:
            yield Counted(number, Quantity(number.start, percent, "share"), "%")
        elif measured := _measured(read, number):
            yield measured
        elif _counts(read, number):
            yield Counted(number, Quantity(number.start, number.end, "count"), None)


def _measured(read: ParsedSentence, number: FoundNumber) -> Counted | None:
    """Return a number with its unit: “88,000 tonnes of fish”, “to 75 a day”, “3,7 mois d’…”."""
    known, at = figure_words(read.language), read.chunk_at(number.start)
    if at is None or not number.digits:
        return None
    if rate := known.rate.match(read.text, number.end):
        return Counted(number, Quantity(number.start, rate.end(), "measure"), rate["unit"])
    measure = known.measures.match(read.text, number.end)
    part = number.value % 1 and read.kinds[at] == "t"  # “3.7 months of imports”
    if number.value < _SMALLEST and not part:
        return None
    end = measure.end() if measure else read.chunks[at].end
    following = read.chunk_at(end + 1)
    if not (measure or part) or following is None:
        return None
    of = read.low(following) in read.grammar.lists["of"]
    led = read.kind(at - 1) == "," or (read.kind(at - 1) == "P" and _is_level(read, at - 1))
    unit = read.text[number.end : end].strip()
    far = unit in known.lists["distances"] - known.lists["scales"]
    if not (of or (led and measure and not far)):
        return None  # “hectares along the river”, “56 km off the coast”
    if part:  # “3,7 mois d’importations”
        end = read.chunks[min(following + 1, len(read.chunks) - 1)].end
        unit = read.text[number.end : end].strip()
    return Counted(number, Quantity(number.start, end, "measure"), unit)


def number_alone(text: str, language: str) -> Counted | None:
    """Return the number that is all of a text, but for what rounds it."""
    number = next(iter(find_numbers(text, language)), None)
    if number is None or not is_amount(number.value):
        return None
    percent = percent_behind(text, number.end)
    if percent is None and number.value < _SMALLEST:
        return None
    end = percent or number.end
    if (text[: number.start] + text[end:]).strip(_CARD_EDGES):
        return None
    quantity = Quantity(number.start, end, "share" if percent else "count")
    return Counted(number, quantity, "%" if percent else None)


def percent_behind(text: str, place: int) -> int | None:
    """Return where “%” or “per cent” behind a number ends, if it stands there."""
    found = all_languages().compiled(_PERCENT).match(text, place)
    return found.end() if found else None


def compared(read: ParsedSentence, quantity: Quantity) -> str | None:
    """Return what brings a number of another time: “up from 2.9 per cent a month ago”."""
    far = max(0, quantity.start - _FAR)
    found = figure_words(read.language).compared.search(read.text[far : quantity.start])
    return _MARK.split(read.text[far + found.start() :])[0].strip() if found else None


def denied(text: str, start: int, language: str) -> bool:
    """Return whether a number at `start` is told not to be so: “$580m, and not $550m”."""
    far = max(0, start - _FAR)
    return figure_words(language).denied.search(text[far:start]) is not None


def changed_from(read: ParsedSentence, before: Quantity, each: Quantity) -> str | None:
    """Return where a change began that is named after its end: “to 2.75%, from 3%”."""
    opening, closing = figure_words(read.language).frames["range"].split()
    first, last = read.chunk_at(before.start), read.chunk_at(each.start)
    if not first or not last or "v" in read.kinds[first:last]:
        return None
    if (read.low(first - 1), read.low(last - 1)) != (closing, opening):
        return None
    return _MARK.split(read.text[read.chunks[last - 1].start :])[0].strip()


def said_beside(text: str, quantity: Quantity) -> str | None:
    """Return a share that is said beside a count: “— nearly 80 percent of the population —”."""
    beside = all_languages().compiled(_BESIDE)
    found = beside.search(text, max(0, quantity.start - _FAR), quantity.start)
    if quantity.kind != "share" or found is None:
        return None
    return _MARK.split(text[found.start("aside") :])[0].strip()


def changed(text: str, before: Quantity, each: Quantity, language: str) -> str | None:
    """Return where a change began: “from 0.6%” in “from 0.6% to 0.4%”."""
    opening, closing = figure_words(language).frames["range"].split()
    start = text.rfind(f"{opening} ", max(0, before.start - _FAR), before.start)
    between = text[before.end : each.start].split()
    near = start >= 0 and not text[start + len(opening) : before.start].strip()
    # “de 180 millions à 65 millions de dollars”
    alike = before.kind in (each.kind, "count", "measure")
    same = alike and between[-1:] == [closing] and len(between) < 5
    return text[start : before.end] if near and same else None


def _counts(read: ParsedSentence, number: FoundNumber) -> bool:
    """Return whether a number counts something: no year, no distance, no small number in words."""
    if number.value < _SMALLEST or not (number.digits or number.scale > 1):
        return False
    at = read.chunk_at(number.start)
    if at is None or read.kinds[at] != "n":
        return False
    alone = read.classes_of(at)[-1] == "#"
    if _is_year(number, alone):
        return False
    dated = read.kinds[at + 1 : at + 3] == "Pt" and _is_level(read, at + 1)
    days = alone and number.value <= _LAST_DAY and read.kinds[max(0, at - 2) : at] == "tP"
    days = days and "#" in read.classes_of(at - 2)
    if days or (dated and read.classes_of(at + 2)[0] == "#"):
        return False  # “du 15 au 17 juin”, “from March 17 to 28”
    if read.kinds[max(0, at - 2) : at] == "nP" and read.classes_of(at - 2)[0] == "#":
        opening = figure_words(read.language).frames["range"].split()[0]
        scored = alone and "N" in read.classes_of(at - 2) and read.low(at - 3) != opening
        # “one in 10”, “428 votes to 131”, but “from 40 to 75”
        return _is_level(read, at - 1) and not scored
    behind = re.match(r"\W?\s?([^\W\d_]+)", read.text[number.end : number.end + 24])
    apart = figure_words(read.language).lists["distances"] | read.grammar.lists["times"]
    return behind is None or behind[1].lower() not in apart


def _is_year(number: FoundNumber, alone: bool) -> bool:
    first = _FIRST_YEAR if alone else 1900
    return number.end - number.start == 4 and number.scale == 1 and first <= number.value <= 2100


def _is_level(read: ParsedSentence, at: int) -> bool:
    """Return whether a chunk is “to”, before the number that something reaches."""
    return read.low(at) in figure_words(read.language).lists["levels"]


def _is_name(read: ParsedSentence, number: FoundNumber) -> bool:
    """Return whether a number is a part of a name, a label or an age."""
    before = read.text[max(0, number.start - 24) : number.start]
    word = re.search(r"([^\W\d_]+)[\s-]*$", before)
    named = word is not None and word[1].lower() in figure_words(read.language).lists["skip"]
    if number.digits and number.scale == 1:
        ordinal = _ORDINAL.match(read.text, number.end) and not figure_words(
            read.language
        ).measures.match(read.text, number.end)
        named = named or bool(ordinal or _ADDRESS.match(read.text, number.end))
    named = named or before[-1:].isalpha()  # “page A22”
    aged = lexicon_of(read.language).compiled(_AGED)
    return bool(
        named
        or (number.digits and _JOINED.search(before[-2:]))
        or aged.match(read.text, number.end)
    )
