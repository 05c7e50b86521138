"""Sums beside each other: parts and wholes, and money that is told twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reports.checks.facts.amounts.held_amounts import amounts_in, ends_of, shown_money
from reports.checks.facts.namewords import content_words
from reports.checks.rule import Finding, rule
from reports.checks.subject import QUOTED, Subject
from reports.drafting.people.register import key_of
from reports.language.lexicon import Lexicon, word_list
from reports.language.quantities.sums import find_money
from reports.model import Aid, Money, with_ids
from reports.plan.tables.totals import is_summable

#: Parts may add up to so much more than a whole that is not exact, or told as a least.
_INEXACT, _AT_LEAST = Decimal("1.05"), Decimal("1.25")
#: Rows that a message names.
_SHOWN = 5
#: Sums that make a list.
_LISTED = 2
_PAID = frozenset({"disbursed", "delivered"})
_OPEN = frozenset({"announced", "pledged", "committed", "signed", "discussed"})


@rule("B204", "parts are no more than their whole", "error")
def parts_above_whole(subject: Subject) -> Iterator[Finding]:
    """Add up the rows that are parts of one row or sum, and sums that follow a total."""
    yield from _rows_above(subject)
    yield from _listed(subject)


def _rows_above(subject: Subject) -> Iterator[Finding]:
    parts = _parts(subject)
    rows = with_ids(subject.briefing).aid if parts else ()
    wholes = {rows[place].id: place for place in subject.printed["aid"] if rows}
    for name, mine in parts.items():
        at = wholes.get(name)
        sums = _sums_named(name, subject) if at is None else [rows[at].amount, rows[at].equivalent]
        for whole in filter(None, sums):
            if found := _too_much(whole, [rows[place] for place in mine]):
                yield _told_parts(whole, found, mine, at)
                break


def _told_parts(whole: Money, parts: Money, mine: Sequence[int], at: int | None) -> Finding:
    """Return what is said of rows `mine` that come to more than the whole, which is row `at`."""
    part = f"aid[{mine[0]}].part_of" if at is None else f"aid[{at}].amount"
    where = ", ".join(f"aid[{place}]" for place in mine[:_SHOWN])
    said = f"the parts of {shown_money(whole)} come to {shown_money(parts)} ({where})"
    remedy = "mend the sum that is wrong, or the row that is no part of it"
    return Finding(part, said, "no more than their whole", remedy)


def _listed(subject: Subject) -> Iterator[Finding]:
    """Yield totals of the text that are followed by more than they come to."""
    known = subject.lexicon
    if known is None:
        return
    total = known.pattern("facts", "total")
    for text in subject.texts:
        if text.kind in QUOTED or not total.search(text.text):
            continue
        for sentence in text.sentences:
            if found := _above_total(sentence, known):
                whole, parts = found
                more = f"what follows comes to {shown_money(parts)}"
                said = f"{shown_money(whole)} is called the total, and {more}"
                yield Finding(text.part, said, "no more than the total", "mend one of the sums")


def _above_total(sentence: str, known: Lexicon) -> tuple[Money, Money] | None:
    """Return a total and what it is said to consist of, if that is more: “a total of …: …”."""
    said = _total_and_parts(sentence, known)
    if said is None:
        return None
    whole, sums = said
    exact = not any(each.qualifier or each.upper for each in (whole, *sums))
    parts = sum((each.value for each in sums), Decimal(0))
    if parts <= ends_of(whole)[-1] * (1 if exact else _AT_LEAST):
        return None
    return whole, _sum_like(whole, parts)


def _total_and_parts(sentence: str, known: Lexicon) -> tuple[Money, list[Money]] | None:
    """Return a total and the sums that are listed behind it, all of one currency."""
    total = known.pattern("facts", "total")
    opens = known.compiled(r"(?i):\s|(?<!\w)<parts.includes>(?!\w)").search(sentence)
    if opens is None or not total.search(sentence[: opens.start()]):
        return None
    tail = sentence[opens.end() :]
    if _opens_more(tail, known):
        return None
    first = find_money(sentence[: opens.start()], known.language)
    listed = find_money(tail, known.language)
    if len(first) != 1 or len(listed) < _LISTED or first[0].money.currency is None:
        return None
    whole, sums = first[0].money, [each.money for each in listed]
    return (whole, sums) if {each.currency for each in sums} == {whole.currency} else None


def _opens_more(tail: str, known: Lexicon) -> bool:
    """Return whether what follows a total goes on to another total, or another list."""
    lists = (known.pattern("facts", "total"), known.pattern("parts", "includes"))
    return ":" in tail or any(each.search(tail) for each in lists)


def _parts(subject: Subject) -> dict[str, list[int]]:
    """Return the places of the rows that are parts, by what they are parts of."""
    out: dict[str, list[int]] = {}
    for place in subject.printed["aid"]:
        if part_of := subject.briefing.aid[place].part_of:
            out.setdefault(part_of, []).append(place)
    return out


def _sums_named(text: str, subject: Subject) -> list[Money | None]:
    """Return the sum that a `part_of` names which is no id: “€62 million”."""
    if subject.lexicon is None:
        return []
    found = find_money(text, subject.language, every_code=True)
    return [found[0].money.in_dollars(subject.briefing.dollar)] if len(found) == 1 else []


def _too_much(whole: Money, parts: Sequence[Aid]) -> Money | None:
    """Return what the parts of one status come to, if it is more than `whole`."""
    if whole.currency is None:
        return None
    by_status: dict[str, Decimal] = {}
    exact = whole.qualifier is None
    for row in parts:
        for money in filter(None, (row.amount, row.equivalent)):
            if money.currency == whole.currency:
                by_status[row.status] = by_status.get(row.status, Decimal(0)) + money.value
                exact = exact and money.qualifier is None
                break
    most = max(by_status.values(), default=Decimal(0))
    allowed = ends_of(whole)[-1] * (1 if exact else _AT_LEAST if _is_least(whole) else _INEXACT)
    return _sum_like(whole, most) if most > allowed else None


def _sum_like(money: Money, value: Decimal) -> Money:
    """Return an exact sum in the money of another; parts may come to more than a row may hold."""
    return money.model_copy(update={"value": value, "upper": None, "qualifier": None})


def _is_least(money: Money) -> bool:
    said = (money.qualifier or "").lower()
    return said.startswith(tuple(word_list("sums", "at_least")))


@rule("B205", "announced and paid money are told apart")
def announced_and_paid(subject: Subject) -> Iterator[Finding]:
    """Look for the same money with two statuses, and for totals that mix them."""
    yield from _told_twice(subject)
    yield from _mixed_totals(subject)


def _told_twice(subject: Subject) -> Iterator[Finding]:
    first: dict[tuple[object, ...], tuple[int, Aid]] = {}
    for place in subject.printed["aid"]:
        row = subject.briefing.aid[place]
        money = row.amount
        if not (money and row.donor and row.recipient) or row.part_of or row.cumulative:
            continue
        key = (key_of(row.donor), key_of(row.recipient), *ends_of(money), money.currency)
        other_place, other = first.setdefault(key, (place, row))
        if other.status != row.status and not _are_two(other, row, subject.lexicon):
            found = (
                f"{shown_money(money)} from {row.donor} to {row.recipient} is {row.status} here, "
                f"and {other.status} in aid[{other_place}]"
            )
            yield Finding(
                f"aid[{place}].status", found, "each sum once",
                "keep the row of what holds now, or say in their purposes how they differ",
            )  # fmt: skip


def _are_two(row: Aid, other: Aid, known: Lexicon | None) -> bool:
    """Return whether two rows say that they are about two things, or two times."""
    times = {row.timing, other.timing} - {None}
    if len(times) == 2:
        return True
    mine, theirs = (content_words(each.purpose or "", known) for each in (row, other))
    return bool(mine and theirs) and not mine & theirs


def _mixed_totals(subject: Subject) -> Iterator[Finding]:
    mixed = _mixed_sums(subject)
    if not mixed:
        return
    for part, money in _named_sums(subject):
        rows = mixed.get((money.value, money.currency))
        if rows:
            found = f"{shown_money(money)} is the sum of money that is {' and '.join(rows)}"
            yield Finding(part, found, "a total for each status", "tell the two apart")


def _named_sums(subject: Subject) -> Iterator[tuple[str, Money]]:
    for place in subject.printed["figures"]:
        money = subject.briefing.figures[place].amount
        if money:
            yield f"figures[{place}].amount", money.in_dollars(subject.briefing.dollar)
    if subject.lexicon is not None:
        for text in subject.texts:
            if text.kind == "summary":
                for value, named in amounts_in(text.text, subject.language).money.items():
                    for code in {code for code, _ in named if code}:
                        yield text.part, Money(value=value, currency=code)


def _mixed_sums(subject: Subject) -> dict[tuple[Decimal, str | None], list[str]]:
    """Return what money comes to that is partly paid: all of a currency, of a giver, a receiver.

    What rows of one status come to is left out.
    """
    mixed: dict[tuple[Decimal, str | None], list[str]] = {}
    plain: set[tuple[Decimal, str | None]] = set()
    for (code, *_), rows in _groups(subject).items():
        statuses: list[str] = [*dict.fromkeys(row.status for row in rows)]
        total = sum((row.amount.value for row in rows if row.amount), Decimal(0))
        if len(statuses) == 1:
            plain.add((total, code))
        elif not (_PAID.isdisjoint(statuses) or _OPEN.isdisjoint(statuses)):
            mixed[total, code] = statuses
    return {key: statuses for key, statuses in mixed.items() if key not in plain}


def _groups(subject: Subject) -> dict[tuple[str | None, ...], list[Aid]]:
    """Return the rows that may be summed, by currency, giver, receiver, and each by status."""
    out: dict[tuple[str | None, ...], list[Aid]] = {}
    for place in subject.printed["aid"]:
        row = subject.briefing.aid[place]
        if is_summable(row) and row.amount:
            code = row.amount.currency
            for key in ((code, None, None), (code, row.donor, None), (code, None, row.recipient)):
                out.setdefault(key, []).append(row)
                out.setdefault((*key, row.status), []).append(row)
    return out


RULES = (parts_above_whole, announced_and_paid)
