"""All rules run over a briefing."""

from __future__ import annotations

from collections.abc import Iterable

from reports.checks.facts import decided, offices_held, row_names, row_times, story_days, verbatim
from reports.checks.facts.amounts import part_sums, rates, row_amounts, shares, short_texts
from reports.checks.form import house_style, layout, one_spelling, state
from reports.checks.genre import (
    acronyms,
    completeness,
    hearsay,
    language,
    needed_parts,
    placeholders,
    release,
    spoken_lines,
)
from reports.checks.rule import Rule
from reports.checks.subject import Subject
from reports.notices import Notice

_MODULES = (
    row_amounts, row_names, row_times, verbatim,
    decided, offices_held, rates, part_sums, shares, story_days, short_texts,
    acronyms, completeness, hearsay, needed_parts, language, placeholders, release,
    spoken_lines,
    layout, one_spelling, house_style, state,
)  # fmt: skip
#: All rules, in the order of their codes.
RULES: tuple[Rule, ...] = tuple(
    sorted((rule for module in _MODULES for rule in module.RULES), key=lambda each: each.code)
)


def check_briefing(subject: Subject, ignore: Iterable[str] = ()) -> tuple[Notice, ...]:
    """Return what the rules find, but for those whose codes are in `ignore`.

    Places are fields; whoever has the file knows their lines.
    """
    silent = frozenset(ignore)
    rules = (each for each in RULES if each.code not in silent)
    return tuple(notice for each in rules for notice in each.notices(subject))
