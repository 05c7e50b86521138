"""What a brief asks of those who decide: its recommendations, and the sign-off at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.model import Approval, Briefing, Recommendation, parse_inline
from reports.model.spans import span_text
from reports.model.text import unbroken
from reports.plan.labelled import Labelled, capital
from reports.plan.tables.finished import finished_table, text_cell
from reports.plan.tables.table_parts import (
    NUMBER_COLUMN,
    Caption,
    Cell,
    Column,
    Row,
    Table,
    TickBox,
)
from reports.wording.formats import format_day
from reports.wording.labels import Labels

#: Letters that have room where a signature has.
_BY_HAND = 16


def recommendations_table(briefing: Briefing, names: Sequence[str], labels: Labels) -> Table:
    """Return the box of recommendations, each with its options; `names` are their ids."""
    columns = [
        Column(NUMBER_COLUMN, labels.row_number),
        Column("text", labels.recommendation),
        Column("options", labels.decision),
        Column("decision_by", labels.decision_by),
    ]
    rows = [
        _recommendation(each, name, number, briefing.language)
        for number, (each, name) in enumerate(
            zip(briefing.recommendations, names, strict=True), start=1
        )
    ]
    caption = Caption("", 0, labels.recommendations)
    return finished_table("recommendations", caption, columns, rows, briefing.language, labels)


def _recommendation(each: Recommendation, name: str, number: int, language: str) -> Row:
    spans = parse_inline(each.text)
    words = Labelled(unbroken(span_text(spans)))
    day = format_day(each.decision_by, language) if each.decision_by else None
    cells = (
        Cell(Labelled(f"{number}.")), Cell(words, spans=spans), _options(each, language),
        text_cell(day),
    )  # fmt: skip
    return Row(name, cells)


def _options(each: Recommendation, language: str) -> Cell:
    ticks = [
        TickBox(capital(Labelled(text), language).text, is_chosen)
        for text, is_chosen in decided_options(each)
    ]
    return Cell(Labelled(" ".join(map(str, ticks))), ticks=tuple(ticks)) if ticks else Cell()


def decided_options(each: Recommendation) -> Iterator[tuple[str, bool]]:
    """Yield the options of a recommendation, and whether each is what was decided.

    A decision that is none of them stands behind them.
    """
    decision = each.decision
    for text in each.options:
        is_chosen = decision is not None and is_option(decision, text)
        yield text, is_chosen
        if is_chosen:
            decision = None
    if decision is not None:
        yield decision, True


def is_option(decision: str, option: str) -> bool:
    """Return whether a decision is this option, however its letters are written."""
    return decision.casefold() == option.casefold()


def approvals_table(briefing: Briefing, names: Sequence[str], labels: Labels) -> Table:
    """Return the sign-off, with room for what people write by hand; `names` are its rows' ids."""
    columns = [
        Column("name", labels.name),
        Column("role", labels.role),
        Column("decision", labels.decision, room=_BY_HAND),
        Column("date", labels.date, room=_BY_HAND),
    ]
    rows = [
        _approval(each, name, briefing.language)
        for each, name in zip(briefing.approvals, names, strict=True)
    ]
    caption = Caption("", 0, labels.approvals)
    by_hand = ("decision", "date")
    return finished_table(
        "approvals", caption, columns, rows, briefing.language, labels, by_hand=by_hand
    )


def _approval(each: Approval, name: str, language: str) -> Row:
    day = format_day(each.date, language) if each.date else None
    return Row(
        name, (text_cell(each.name), text_cell(each.role), text_cell(each.decision), text_cell(day))
    )
