"""Cases of drafting as data: a text, the rows that are drafted of it, and what must not be.

The format is described in CONTRIBUTING.md, "Cases of drafting".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from reports.drafting import draft
from reports.model import Money
from reports.model.briefing import Row
from reports.readers.article.read import read_article

CASES = Path(__file__).parent / "cases"
#: What stands before a text of a few sentences, so that it is read as the body of an article.
HEADS = {
    "en": "Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n",
    "fr": "Des discussions dans la capitale\n\n2 mai 2025\n\n",
}
FILE_KEYS = {"table", "columns", "only", "rule"}
RULE_KEYS = {"says", "language", "case"}
CASE_KEYS = {"text", "rows", "held", "never", "head"}

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A text and what is drafted of it: `rows` that print, `held` ones, words in `never` of them.

    A row is its cells in the order of `columns`; what is open is an empty string.
    """

    table: str
    columns: tuple[str, ...]
    only: dict[str, list[str]]
    rule: str
    language: str
    text: str
    rows: list[Cells]
    held: list[Cells]
    never: tuple[str, ...]
    head: str

    @property
    def is_negative(self) -> bool:
        """Whether it says what must not be found."""
        return bool(self.never) or not self.rows

    def __str__(self) -> str:
        return self.text[:60].replace("\n", " ")

    def drafted(self) -> tuple[list[Cells], list[Cells]]:
        """Return the cells of the rows that print, and of those that are held."""
        briefing = draft(read_article(f"{self.head}{self.text}\n")).briefing
        found = [row for row in getattr(briefing, self.table) if self._is_asked(row)]
        shown = {id(row): tuple(cell(getattr(row, name)) for name in self.columns) for row in found}
        return (
            [shown[id(row)] for row in found if row.review is None],
            [shown[id(row)] for row in found if row.review is not None],
        )

    def _is_asked(self, row: Row) -> bool:
        return all(cell(getattr(row, name)) in wanted for name, wanted in self.only.items())


def cell(value: object) -> str:
    """Return a cell as the case files spell it: ``CAD 5000``, ``$ 5000`` where it is open."""
    match value:
        case None | False:
            return ""
        case Money():
            upper = f"–{value.upper:f}" if value.upper is not None else ""
            return f"{value.currency or value.unit or '$'} {value.value:f}{upper}"
        case Decimal():
            return f"{value:f}"
    return str(value)


def kinds() -> list[str]:
    """Return the names of the case files."""
    return sorted(path.stem for path in CASES.glob("*.toml"))


@cache
def read_cases(kind: str) -> tuple[Case, ...]:
    """Return the cases of one file.

    Raises:
        ValueError: if it holds a key that no case has, so that nothing is skipped unseen.
    """
    data = tomllib.loads((CASES / f"{kind}.toml").read_text(encoding="utf-8"))
    _check(kind, data, FILE_KEYS)
    return tuple(case for rule in data["rule"] for case in _of_rule(kind, data, rule))


def _of_rule(kind: str, data: dict[str, Any], rule: dict[str, Any]) -> Iterator[Case]:
    _check(rule["says"], rule, RULE_KEYS)
    for case in rule["case"]:
        _check(rule["says"], case, CASE_KEYS)
        language = rule["language"]
        yield Case(
            data.get("table", kind),
            tuple(data["columns"]),
            data.get("only", {}),
            rule["says"],
            language,
            case["text"],
            [tuple(row) for row in case["rows"]],
            [tuple(row) for row in case.get("held", [])],
            tuple(case.get("never", [])),
            case.get("head", HEADS[language]),
        )


def _check(place: str, table: dict[str, Any], known: set[str]) -> None:
    if unknown := set(table) - known:
        raise ValueError(f"{place}: found {sorted(unknown)}, expected {sorted(known)}")
