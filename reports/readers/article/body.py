"""The body of an article: sections with their blocks, and the questions and answers."""

from __future__ import annotations

from collections.abc import Sequence

from reports.model import ArticleBlock, ArticleSection
from reports.readers.article.lines import Unit
from reports.readers.article.questions import Questions
from reports.readers.article.shape import (
    ends,
    is_contact_heading,
    is_qa_heading,
    is_quote_heading,
    is_quoted,
    is_stock,
    reads_as_heading,
)

_CLOSING = '”"»'


def read_body(
    units: Sequence[Unit],
) -> tuple[tuple[ArticleSection, ...], tuple[tuple[str, str], ...]]:
    """Return the sections of `units`, and the pairs of question and answer."""
    body = _Body(units)
    for place in range(len(units)):
        body.take(place)
    return body.sections(), body.questions.pairs()


class _Body:
    """Puts one unit after the other where it belongs; no unit is dropped."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units = _with_numbered_headings(units)
        self._marked = sum(1 for u in units if u.kind == "heading" and u.level <= 6) >= 2
        self._parts: list[tuple[str | None, list[Unit]]] = [(None, [])]
        self._runs = _heading_runs(units)
        self._asking = False
        self.questions = Questions()

    def take(self, place: int) -> None:
        unit = self._units[place]
        if self.questions.opens(unit, self._asking):
            self._asking = True
            return
        if self._is_heading(place):
            self._asking = is_qa_heading(unit.text)
            self.questions.close()
            self._parts.append((unit.text.rstrip(" :") or unit.text, []))
            return
        if self._asking and self.questions.goes_on(unit):
            return
        if self._asking and self.questions.answered():
            # what follows the last answer belongs to no question
            self._asking = False
            self._parts.append((None, []))
        self._parts[-1][1].append(unit)

    def _is_heading(self, place: int) -> bool:
        unit = self._units[place]
        if unit.kind == "heading":
            return True
        if unit.kind != "text":
            return False
        if is_stock(unit.text) or is_qa_heading(unit.text):
            # known words are a heading behind a quotation too: they are nobody's signature
            return not (unit.text[0].islower() or is_quoted(unit.text))
        if self._marked or is_contact_heading(self._parts[-1][0] or ""):
            return False
        if self._asking and self.questions.waits():
            return False
        if self._in_quotes_after_words(place) or self._after_lead_in(place):
            return False
        return self._runs[place]

    def _in_quotes_after_words(self, place: int) -> bool:
        """Tell whether the unit, under "Quotes", is words spoken or their speaker."""
        if not is_quote_heading(self._parts[-1][0] or ""):
            return False
        before = self._units[place - 1].text
        return is_quoted(self._units[place].text) or before[-1] in _CLOSING

    def _after_lead_in(self, place: int) -> bool:
        before = self._units[place - 1] if place else None
        return before is not None and before.kind == "text" and before.text[-1] in ":,"

    def sections(self) -> tuple[ArticleSection, ...]:
        """Return the sections; a questions heading that holds nothing but pairs goes."""
        return tuple(
            ArticleSection(heading, _blocks(units))
            for heading, units in self._parts
            if units or (heading is not None and not is_qa_heading(heading))
        )


def _with_numbered_headings(units: Sequence[Unit]) -> Sequence[Unit]:
    """Turn "1. Ontario", "2. Alberta", each over running text, into headings with their numbers."""
    alone = [
        place
        for place, unit in enumerate(units[:-1])
        if unit.kind == "number" and unit.mark and reads_as_heading(unit.text)
        and not unit.text.endswith("?")
        and units[place + 1].kind != "number" and (not place or units[place - 1].kind != "number")
    ]  # fmt: skip
    if len(alone) < 2 or not _runs_from_one([units[place] for place in alone]):
        return units
    out = list(units)
    for place in alone:
        out[place] = Unit("heading", f"{units[place].mark} {units[place].text}", level=9)
    return out


def _heading_runs(units: Sequence[Unit]) -> list[bool]:
    """Tell for each unit whether it may be a heading by its looks and its neighbours.

    Something must follow it. Of three or more such lines in a row, which are a
    list without bullets, only the last is one, and only over running text.
    """
    looks = [
        unit.kind == "text" and not unit.mark and reads_as_heading(unit.text) for unit in units
    ]
    out, start = [False] * len(units), 0
    while start < len(units):
        end = start
        while end < len(units) and looks[end]:
            end += 1
        for place in range(start if end - start <= 2 else end - 1, end):
            after = units[min(place + 1, end)] if place + 1 < len(units) else None
            strict = end - start > 2 or units[place].text.endswith("?")
            out[place] = after is not None and (not strict or ends(after.text))
        start = max(end, start + 1)
    return out


def _blocks(units: Sequence[Unit]) -> tuple[ArticleBlock, ...]:
    """Return paragraphs and lists; neighbouring items make one list."""
    out: list[ArticleBlock] = []
    start = 0
    while start < len(units):
        kind, end = units[start].kind, start + 1
        if kind in ("bullet", "number"):
            while end < len(units) and units[end].kind == kind:
                end += 1
        out += _list_blocks(units[start:end])
        start = end
    return tuple(out)


def _list_blocks(group: Sequence[Unit]) -> list[ArticleBlock]:
    texts = tuple(unit.text for unit in group)
    match group[0].kind:
        case "bullet" if group[0].mark in "–—-" and len(group) == 1:
            # one line after a dash is a remark or a speaker, not a list
            return [ArticleBlock("paragraph", (f"{group[0].mark} {texts[0]}",))]
        case "bullet":
            return [ArticleBlock("bullets", texts)]
        case "number" if _runs_from_one(group):
            return [ArticleBlock("numbered", texts)]
        case "number":
            # numbers that do not run from 1 say something: they stay
            return [ArticleBlock("paragraph", (f"{u.mark} {u.text}",)) for u in group]
        case _:
            return [ArticleBlock("paragraph", texts)]


def _runs_from_one(group: Sequence[Unit]) -> bool:
    """Tell whether the numbers are those that a list has anyway (Word's are not written)."""
    marks = [unit.mark.rstrip(".)") for unit in group]
    return not any(marks) or marks == [str(n) for n in range(1, len(group) + 1)]
