"""Sums and figures typed into a cell, read back into value, currency and qualifier.

A cell is read whole or not at all: where a word or a number in it is not understood, the
old value stays, and `remark` says so with the words of the cell.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from decimal import Decimal
from typing import Any

from reports.language.lexicon import COMMON, read_lists, reading_language
from reports.language.quantities.currencies import may_be
from reports.language.quantities.numbers import find_numbers
from reports.language.quantities.sums import FoundMoney, find_money
from reports.model import Figure, Money
from reports.model.money import is_amount
from reports.slotted import frozen
from reports.typed.number_doubts import open_doubt, settled_doubt
from reports.typed.spelling import NormalisedCell, is_scale_word
from reports.wording.formats import format_figure, format_money, format_money_with_equivalent
from reports.wording.labels import Labels

_EDGES = " ,"
#: A cell of more letters than this is a text, not an amount; of less it is quoted in full.
_LONGEST, _QUOTED = 400, 200
#: What may stand behind a sum and says nothing of its size: brackets, stars, footnote marks.
_NOISE = re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]|\.[–—-]+|[*†‡§+.,;:!?]))*\s*")
#: The number of a footnote typed by hand.
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹]+$")
#: Words or a sign before a number that may say how exact it is; capitals name something.
_LEAD = re.compile(
    r"[~≈><≥≤±]|(?:[A-Z][a-zà-ÿ]{3,}|(?![A-Z])[^\W\d_])(?:[^\W\d_A-Z]|[’'.:-](?!$)|\s|\.$){0,40}"
)
#: What a unit may begin with: a letter or a sign, never a digit or a dash.
_UNIT = re.compile(r"[^\W\d_]|[%‰°$€£²³(\[]")
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)*")
#: What a figure's cell tells.
_EMPTY: dict[str, Any] = dict.fromkeys(("value", "unit", "amount", "qualifier"))


@frozen
class AmountCell:
    """A sum and the same in another currency.

    `remark` is what a person should know of a cell that was not read as it stands, `settled`
    how a number was read that may be several.
    """

    amount: Money | None = None
    equivalent: Money | None = None
    remark: str | None = None
    settled: str | None = None


@frozen
class FigureCell:
    """The `fields` of a figure that its cell tells; `remark` and `settled` as in a sum's."""

    fields: dict[str, Any] = field(default_factory=dict)
    remark: str | None = None
    settled: str | None = None


def read_sums(
    text: str, labels: Labels, language: str, base: AmountCell, *, dollar: str | None = None
) -> AmountCell:
    """Return the sums in the cell `text` of a row that held `base` before.

    `dollar` is what a bare “$” means, if the briefing says so.

    What the cell still shows as before keeps the base's own words. A sum without a
    currency, or with a sign that may be that of the old one, keeps the old one.
    """
    if not text:
        return AmountCell()
    kept = AmountCell(base.amount, base.equivalent)
    if len(text) > _LONGEST:
        return replace(kept, remark=_refusal(text, base, labels, language))
    sizes = [*_sizes(base.amount), *_sizes(base.equivalent)]
    typed = NormalisedCell(_FOOTNOTE.sub("", text), labels, language, sizes, money=True)
    spelled = _codes_in_capitals(typed.text, base)
    found = find_money(spelled, reading_language(language), every_code=True)
    bare = not found and base.amount is not None
    if bare and base.amount:
        spelled = _with_mark(spelled, base.amount, language)
        found = find_money(spelled, reading_language(language), every_code=True)
    # before a number alone, a word that is not known may be its money: “kr 6 million”
    named = bare and found and not _is_known(spelled[: found[0].start].strip(_EDGES), base, labels)
    if not typed.clear or not found or named or not _is_whole(spelled, found):
        doubt = open_doubt(typed.doubts, language)
        return replace(kept, remark=_refusal(text, base, labels, language, doubt))
    cell = _understood(text, spelled, found[0], base, labels, language, dollar, bare=bare)
    return replace(cell, settled=settled_doubt(typed.doubts, language))


def _understood(
    text: str, spelled: str, first: FoundMoney, base: AmountCell, labels: Labels, language: str,
    dollar: str | None, *, bare: bool,
) -> AmountCell:  # fmt: skip
    """Return the sums of a cell all of which was understood."""
    amount = _reworded(first.money, spelled[: first.start].strip(_EDGES))
    if bare and base.amount:
        amount = amount.model_copy(update={"unit": base.amount.unit})
    elif base.amount and base.amount.currency:
        amount = amount.in_dollars(dollar)
    closed = _closed(amount, first.unit, base.amount)
    equivalent = None
    if first.equivalent:
        second = find_money(
            spelled[first.sum_end : first.end], reading_language(language), every_code=True
        )[0]
        equivalent = _closed(second.money, second.unit, base.equivalent)
        equivalent = _own_words(equivalent, base.equivalent, labels, language)
    return AmountCell(
        _own_words(closed, base.amount, labels, language),
        equivalent,
        _remark(text, base.amount, amount, closed, bare=bare),
    )


def read_figure(
    text: str, labels: Labels, language: str, base: Figure | None, *, dollar: str | None = None
) -> FigureCell:
    """Return a figure's `value`, `unit`, `amount` and `qualifier` from its cell."""
    if not text:
        return FigureCell(dict(_EMPTY))
    if len(text) > _LONGEST:
        return _unread(text, labels, language, base)
    was = AmountCell(base.amount if base else None)
    sizes = [*_sizes(was.amount), *_values(base)]
    typed = NormalisedCell(text, labels, language, sizes, money=True)
    found = find_money(typed.text, reading_language(language), every_code=True)
    if not found or re.search(r"\d", typed.text[: found[0].start]):
        return _number_cell(text, text, labels, language, base)
    end = found[0].end
    rest = typed.original(end).strip()
    if not _NOISE.fullmatch(rest) and not rest.startswith(","):
        return _unread(text, labels, language, base)
    sums = read_sums(typed.text[:end], labels, language, was, dollar=dollar)
    rest = "" if _NOISE.fullmatch(rest) else rest.strip(_EDGES)
    cell = _number_cell(text, rest, labels, language, base) if rest else FigureCell(dict(_EMPTY))
    said = cell.remark or sums.remark, cell.settled or sums.settled
    return FigureCell({**cell.fields, "amount": sums.amount}, *said)


def _number_cell(
    text: str, part: str, labels: Labels, language: str, base: Figure | None
) -> FigureCell:
    """Read a number with its unit in `part` of the cell `text`."""
    typed = NormalisedCell(part, labels, language, _values(base), money=False)
    numbers = find_numbers(typed.text, reading_language(language))
    if not numbers and not re.search(r"\d", typed.text):
        return FigureCell(_EMPTY | {"unit": part.strip()})
    if not numbers or not typed.clear or not is_amount(numbers[0].value):
        return _unread(text, labels, language, base, open_doubt(typed.doubts, language))
    number, was = numbers[0], base.qualifier if base else None
    lead = typed.text[: number.start].strip(_EDGES)
    unit = typed.original(number.end).strip(_EDGES + "\N{NO-BREAK SPACE}")
    if not (_may_lead(lead) and _may_be_unit(unit)):
        return _unread(text, labels, language, base)
    qualifier = _word(lead, was, labels)
    found = {"value": number.value, "unit": unit or None, "qualifier": qualifier}
    return FigureCell(_EMPTY | found, settled=settled_doubt(typed.doubts, language))


def _unread(
    text: str, labels: Labels, language: str, base: Figure | None, doubt: str | None = None
) -> FigureCell:
    """Keep what the figure had."""
    shown = format_figure(base, labels, language) if base else ""
    kept = f"{_quoted(shown)} was kept" if shown else "it was left empty"
    wrong = doubt or ", expected a number and what it counts"
    return FigureCell(
        {name: getattr(base, name, None) for name in _EMPTY},
        f"found {_quoted(text)}{wrong}: {kept}",
    )


def _is_whole(text: str, found: tuple[FoundMoney, ...]) -> bool:
    """Return whether a cell says one sum, with its equivalent, and nothing else of weight."""
    first = found[0]
    span = _WORD.findall(text[first.number_start : first.sum_end].casefold())
    either = read_lists(COMMON, "cells")["either"]
    return (
        len(found) == 1
        and not any(word in either for word in span)
        and first.gap_end <= first.sum_end
        and _NOISE.fullmatch(text, first.end) is not None
        and _may_lead(text[: first.start].strip(_EDGES))
    )


def _is_known(lead: str, base: AmountCell, labels: Labels) -> bool:
    """Return whether words before a number are known to say how exact it is."""
    own = base.amount.qualifier if base.amount else None
    return not lead or not lead[0].isalpha() or lead in (own, *labels.qualifiers.values())


def _may_lead(lead: str) -> bool:
    """Return whether words before a number may say how exact it is."""
    refusing = read_lists(COMMON, "cells")["refusing"]
    words = _WORD.findall(lead.casefold())
    return not lead or (
        _LEAD.fullmatch(lead) is not None and not any(word in refusing for word in words)
    )


def _may_be_unit(unit: str) -> bool:
    """Return whether words after a number may be what it counts."""
    typed = read_lists(COMMON, "cells")
    found = _WORD.match(unit.casefold())
    first = found[0] if found else ""
    share = first in typed["shares"] and re.search(r"\d", unit) is not None
    other = first in typed["joiners"] or is_scale_word(first) or share
    return not unit or (_UNIT.match(unit) is not None and not other)


def _codes_in_capitals(text: str, base: AmountCell) -> str:
    """Write the codes that the row had in capitals: “cad 5 million”."""
    codes = {m.currency for m in (base.amount, base.equivalent) if m and m.currency}
    for code in codes:
        text = re.sub(rf"(?<![^\W_])(?i:{code})(?![^\W_])", code, text)
    return text


def _with_mark(text: str, money: Money, language: str) -> str:
    """Put the mark of `money` behind the last number of a cell that has none."""
    numbers = find_numbers(text, reading_language(language))
    if not numbers:
        return text
    end = numbers[-1].end
    return f"{text[:end]} {money.currency or '$'}{text[end:]}"


def _closed(money: Money, unit: str | None, base: Money | None) -> Money:
    """Return `money` with the currency of `base` where its open sign may be that one's."""
    if money.currency is None and base is not None and may_be(unit, base.currency):
        return money.model_copy(update={"currency": base.currency, "unit": None})
    return money


def _remark(
    text: str, base: Money | None, typed: Money, closed: Money, *, bare: bool
) -> str | None:
    """Return what a person should know of the currency."""
    had = base.currency if base else None
    if not had or (typed.currency and not bare):
        return None
    if bare:
        return f"found {text!r} without a currency: {had} was kept"
    if closed.currency:
        kept = f"{had} was kept; is it {had}? Else write its code"
    else:
        kept = f"the currency was {had} and is open now; write its code"
    return f"found '{text}', which does not say whose money: {kept}"


def _refusal(
    text: str, base: AmountCell, labels: Labels, language: str, doubt: str | None = None
) -> str:
    """Return why the old value stays."""
    shown = base.amount or base.equivalent
    if shown is None:
        kept = "it was left empty"
    elif base.amount:
        kept = format_money_with_equivalent(base.amount, base.equivalent, labels, language)
        kept = f"{_quoted(kept)} was kept"
    else:
        kept = f"{_quoted(format_money(shown, labels, language))} was kept"
    return f"found {_quoted(text)}{doubt or ', expected a sum of money and nothing else'}: {kept}"


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"'{words if len(words) <= _QUOTED else f'{words[:_QUOTED]}…'}'"


def _sizes(money: Money | None) -> list[Decimal]:
    """Return the numbers in a sum, to know the size of a new one by."""
    return [] if money is None else [money.value, *([money.upper] if money.upper else ())]


def _values(base: Figure | None) -> list[Decimal]:
    return [base.value] if base and base.value else []


def _own_words(money: Money, base: Money | None, labels: Labels, language: str) -> Money:
    """Return `base` where it shows as the same, else `money` with the base's own qualifier."""
    if base is None:
        return money
    if format_money(money, labels, language) == format_money(base, labels, language):
        return base
    word = _word(money.qualifier or "", base.qualifier, labels)
    return money.model_copy(update={"qualifier": word})


def _word(shown: str, base: str | None, labels: Labels) -> str | None:
    """Return a qualifier; the base's own where the label that stands for it is unchanged."""
    if base and shown in (base, labels.qualifiers.get(base.lower())):
        return base
    return shown or None


def _reworded(money: Money, lead: str) -> Money:
    if not lead:
        return money
    qualifier = f"{lead} {money.qualifier}" if money.qualifier else lead
    return money.model_copy(update={"qualifier": qualifier})
