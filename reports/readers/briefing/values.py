"""Values as people write them, made those of the model where they have one reading.

``amount: over CAD 1.5 billion (about USD 1.1 billion)``, ``value: 31%``, ``date: 24 August 2025``
are read as `read` reads them from a Word cell. What has two readings, or none, stays as it is:
the model refuses it, and `suggestions` knows what may be written instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeGuard

from reports.model.mistakes.fields import list_names
from reports.notices import Notice
from reports.readers.briefing.doubts import settle_marks

if TYPE_CHECKING:
    from reports.model import Money
    from reports.wording.labels import Labels

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|T)")
_NUMBER = re.compile(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?")
_LONGEST = 200
#: A currency for sums whose own is not asked for.
_ANY = "EUR"


def read_values(briefing: dict[str, Any], dollar: str | None = None) -> list[Notice]:
    """Read the values of a briefing file in place; `dollar` is what a bare “$” means.

    Returns what a person should know of them.
    """
    doubts = settle_marks(briefing)
    for name in list_names() & briefing.keys():
        if briefing[name] is None:
            del briefing[name]  # “people:” with nothing behind it
    language = language_of(briefing)
    _settle_day(briefing, "date", language)
    _settle_head(briefing, language)
    _settle_instant(briefing, language)
    if isinstance(source := briefing.get("source"), dict):
        _settle_day(source, "published", language)
    for table, day in (("recommendations", "decision_by"), ("approvals", "date")):
        for row in _rows(briefing.get(table)):
            _settle_day(row, day, language)
    bare = (dollar or briefing.get("dollar")) is not None
    for table, names in (("figures", ("amount",)), ("aid", ("equivalent", "amount"))):
        for row in _rows(briefing.get(table)):
            for name in names:
                _settle_sum(row, name, language, bare=bare, pairs=table == "aid")
            if table == "figures":
                _settle_value(row, language, bare=bare)
    return doubts


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, as far as it is one."""
    for row in table if isinstance(table, list) else ():
        if isinstance(row, dict):
            yield row


def language_of(briefing: dict[str, Any]) -> str:
    """Return the language that a briefing is written in, English if it does not say."""
    from reports.model.brief_head import language_tag

    try:
        return language_tag(str(briefing.get("language") or "en"))
    except ValueError:
        return "en"


def labels_in(language: str) -> Labels:
    """Return the labels of a language; loaded only where a value needs them."""
    from reports.wording.labels import load_labels

    return load_labels(language)


def _settle_day(fields: dict[str, Any], name: str, language: str) -> None:
    value = fields.get(name)
    if _is_typed(value) and not _DAY.match(value):
        from reports.language.days import read_day

        fields[name] = read_day(value, language) or value


def _settle_head(briefing: dict[str, Any], language: str) -> None:
    """Read the days, the period and the series of the head, and the day that it knows of."""
    for name in ("next_issue", "as_of"):
        _settle_day(briefing, name, language)
    if isinstance(day := briefing.get("as_of"), date):
        briefing["as_of"] = day.isoformat()  # the field may hold words, too
    period, series = briefing.get("period"), briefing.get("series")
    if isinstance(period, dict):
        _settle_day(period, "start", language)
        _settle_day(period, "end", language)
    if _is_typed(period) or _is_typed(series):
        from reports.typed.head_values import read_period, read_series

        days = read_period(period, language) if _is_typed(period) else None
        report = read_series(series, labels_in(language)) if _is_typed(series) else None
        briefing |= {"period": days.model_dump()} if days else {}
        briefing |= {"series": report.model_dump()} if report else {}


def _settle_instant(fields: dict[str, Any], language: str) -> None:
    value = fields.get("embargo")
    if _is_typed(value) and not _DAY.match(value):
        from reports.language.days import read_instant

        fields["embargo"] = read_instant(value, language) or value


def _settle_sum(row: dict[str, Any], name: str, language: str, *, bare: bool, pairs: bool) -> None:
    """Read a sum; `bare` says that “$” is settled, `pairs` that rows have an equivalent."""
    value = row.get(name)
    if isinstance(value, dict):
        _settle_number(value, "value", language)
        _settle_number(value, "upper", language)
    elif _is_typed(value):
        found = _sums_in(value, name, language)
        closed = bool(found) and (bare or not any(map(_is_bare, found.values())))
        free = pairs and name == "amount" and row.get("equivalent") is None
        if closed and (free or len(found) == 1):
            row |= {key: _fields(money) for key, money in found.items()}


def _sums_in(text: str, name: str, language: str) -> dict[str, Money]:
    """Return the sum that a text says, by its field, and its equivalent; none if not understood."""
    from reports.typed.amounts import AmountCell, read_sums

    sums = read_sums(text, labels_in(language), language, AmountCell())
    if sums.remark or sums.amount is None:
        return {}
    same = {"equivalent": sums.equivalent} if sums.equivalent else {}
    return {name: sums.amount, **same}


def _settle_number(money: dict[str, Any], end: str, language: str) -> None:
    """Read ``1,500,000,000`` and ``1.5bn`` within the fields of a sum."""
    text = money.get(end)
    if not _is_typed(text) or _is_number(text):
        return
    amount = _sums_in(f"{text} {_ANY}", end, language).get(end)
    if amount is None or amount.upper is not None or amount.currency != _ANY:
        return
    if amount.qualifier and money.setdefault("qualifier", amount.qualifier) != amount.qualifier:
        return
    money[end] = amount.value


def _settle_value(row: dict[str, Any], language: str, *, bare: bool) -> None:
    value = row.get("value")
    if not _is_typed(value) or _is_number(value):
        return
    from reports.typed.amounts import read_figure

    cell = read_figure(value, labels_in(language), language, None)
    found = {name: said for name, said in cell.fields.items() if said is not None}
    if amount := found.pop("amount", None):
        if _is_bare(amount) and not bare:
            return
        found |= {"amount": _fields(amount), "value": None}
    agrees = all(row.get(name) in (None, said) for name, said in (found | {"value": value}).items())
    if "value" in found and agrees and not cell.remark:
        row |= found


def _is_typed(value: object) -> TypeGuard[str]:
    """Return whether a value is a text of a length that a person types."""
    return isinstance(value, str) and len(value) <= _LONGEST


def _is_number(text: str) -> bool:
    """Return whether a text is a number as programs write it, one past all use too."""
    return _NUMBER.fullmatch(text) is not None


def _is_bare(money: Money) -> bool:
    return money.currency is None and money.unit is None


def _fields(money: Money) -> dict[str, Any]:
    return {"currency": money.currency, **money.model_dump(exclude_none=True)}
