"""The options of a recommendation in their cell: what can be decided, and what was ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.model import Recommendation
from reports.plan.labelled import Labelled, capital
from reports.plan.tables.decisions import decided_options
from reports.slotted import frozen
from reports.wordfile.tick_boxes import read_boxes, read_first_box

_PARTED = re.compile(r"\s+[/|]\s+")


@frozen
class OptionsCell:
    """What the cell says. `remark` is what a person should know of it."""

    options: tuple[str, ...]
    decision: str | None
    remark: str | None = None


@frozen
class _Option:
    """An option that is shown as `words`; one that is `extra` is only a decision."""

    words: str
    text: str
    extra: bool = False


def read_options(cell: str, base: Recommendation | None, language: str) -> OptionsCell:
    """Return the options that the lines of a cell say, and the one that is ticked.

    What shows as it did keeps the way in which the `base` writes it. Of two ticks none is
    believed: who decided has to be asked.
    """
    known = _known(base, language) if base else ()
    found = [part for line in cell.split("\n") for part in _parts(line, known)]
    if base and base.options and found and all(state is None for state, _ in found):
        return _without_boxes([words for _, words in found], base, known)
    options, ticked = list[str](), list[str]()
    for state, words in found:
        option = next((each for each in known if _same(each.words, words)), _Option(words, words))
        if not option.extra and option.text not in options:
            options.append(option.text)
        if state:
            ticked.append(option.text)
    if len(ticked) > 1:
        both = " and ".join(f"‘{each}’" for each in ticked)
        was = base.decision if base else None
        kept = f"‘{was}’ was kept" if was else "none was read"
        return OptionsCell(tuple(options), was, f"found {both} ticked, expected one: {kept}")
    return OptionsCell(tuple(options), ticked[0] if ticked else None)


def _known(base: Recommendation, language: str) -> Sequence[_Option]:
    return [
        _Option(capital(Labelled(text), language).text, text, text not in base.options)
        for text, _ in decided_options(base)
    ]


def _parts(line: str, known: Sequence[_Option]) -> list[tuple[bool | None, str]]:
    """Return the options of a line; one that shows as before may hold boxes of its own."""
    state, whole = read_first_box(line)
    if any(_same(each.words, whole) for each in known):
        return [(state, whole)]
    if state is None and not known:
        return [(None, words) for words in _PARTED.split(line) if words]
    return [(state, words) for state, words in read_boxes(line) if words]


def _without_boxes(
    words: Sequence[str], base: Recommendation, known: Sequence[_Option]
) -> OptionsCell:
    """Return what is typed over all boxes: what was decided, or other options."""
    if len(words) > 1:
        return OptionsCell(tuple(words), None)
    chosen = next((each.text for each in known if _same(each.words, words[0])), words[0])
    return OptionsCell(base.options, chosen)


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
