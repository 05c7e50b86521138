"""The body of an article: sections with their blocks, and the questions and answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.model import ArticleBlock, ArticleSection
from reports.model.blocks import ListKind
from reports.readers.article.lines import Unit
from reports.readers.article.questions import Questions
from reports.readers.article.shape import (
    ends,
    is_contact_heading,
    is_number,
    is_qa_heading,
    is_quote_heading,
    is_quoted,
    is_stock,
    reads_as_heading,
)

#: The deepest level of a heading that a page marks; looks alone make deeper ones.
_DEEPEST = 6
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
        marked = [u.level for u in units if u.kind == "heading" and u.level <= _DEEPEST]
        self._marked, self._top = len(marked) >= 2, min(marked, default=_DEEPEST)
        self._parts: list[tuple[str | None, list[Unit]]] = [(None, [])]
        self._runs = _heading_runs(units)
        self._asking = self._under_heading = False
        self.questions = Questions(units, self._runs)

    def take(self, place: int) -> None:
        unit = self._units[place]
        if self.questions.opens(unit, self._under_heading):
            self._asking = True
            return
        if self._is_heading(place):
            if self._is_below_another(unit):
                self._parts[-1][1].append(replace(unit, kind="subheading"))
                return
            self._asking = self._under_heading = is_qa_heading(unit.text)
            self.questions.close()
            self._parts.append((unit.text.rstrip(" \u00a0\u202f:") or unit.text, []))
            return
        ends = unit.after_rule and self.questions.answered()
        if self._asking and not ends and self.questions.goes_on(unit, place):
            return
        if self._asking and self.questions.answered():
            # what follows the last answer belongs to no question
            self._asking = self._under_heading = False
            self._parts.append((None, []))
        self._parts[-1][1].append(unit)

    def _is_below_another(self, unit: Unit) -> bool:
        """Return whether a marked heading stands in a section: the page has two levels of them."""
        inside = self._parts[-1][0] is not None and not self._asking
        known = is_qa_heading(unit.text) or is_contact_heading(unit.text)
        stock = known or is_stock(unit.text) or is_quote_heading(unit.text)
        return inside and not stock and self._top < unit.level <= _DEEPEST

    def _is_heading(self, place: int) -> bool:
        unit = self._units[place]
        if unit.kind == "heading":
            return unit.level <= 6 or reads_as_heading(unit.text)
        if unit.kind != "text":
            return False
        if is_stock(unit.text) or is_qa_heading(unit.text):
            # known words are a heading behind a quotation too: they are nobody's signature
            return not (unit.text[0].islower() or is_quoted(unit.text))
        return self._runs[place] and not (self._is_settled(place) or self._belongs_above(place))

    def _is_settled(self, place: int) -> bool:
        """Return whether looks make no heading here: others are marked, or somebody is speaking."""
        in_contacts = is_contact_heading(self._parts[-1][0] or "")
        asked = self._asking and self.questions.waits()
        return self._marked or in_contacts or asked or self.questions.in_transcript(place)

    def _belongs_above(self, place: int) -> bool:
        """Return whether a unit is words or a speaker under "Quotes", or follows a colon."""
        before = self._units[place - 1] if place else None
        if before is None:
            return False
        after_lead_in = before.kind == "text" and before.text[-1] in ":,"
        return after_lead_in or self._in_quotes_after_words(place)

    def _in_quotes_after_words(self, place: int) -> bool:
        """Return whether the unit, under "Quotes", is words spoken or their speaker."""
        if not is_quote_heading(self._parts[-1][0] or ""):
            return False
        before = self._units[place - 1].text
        return is_quoted(self._units[place].text) or before[-1] in _CLOSING

    def sections(self) -> tuple[ArticleSection, ...]:
        """Return the sections; a questions heading that holds nothing but pairs goes."""
        return tuple(
            ArticleSection(heading, _blocks(units))
            for heading, units in self._parts
            if units or (heading is not None and not is_qa_heading(heading))
        )


def _with_numbered_headings(units: Sequence[Unit]) -> Sequence[Unit]:
    """Turn "1. Ontario", "2. Alberta", each over running text, into headings with their numbers."""
    around: Sequence[Unit | None] = [None, *units, None]
    alone = [
        place
        for place, unit in enumerate(units)
        if _is_numbered_heading(unit) and not _is_number(around[place])
        and around[place + 2] is not None and not _is_number(around[place + 2])
    ]  # fmt: skip
    if len(alone) < 2 or not _runs_from_one([units[place] for place in alone]):
        return units
    out = list(units)
    for place in alone:
        out[place] = Unit("heading", f"{units[place].mark} {units[place].text}", level=9)
    return out


def _is_number(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == "number"


def _is_numbered_heading(unit: Unit) -> bool:
    text = unit.text
    return (
        _is_number(unit) and bool(unit.mark) and not text.endswith("?") and reads_as_heading(text)
    )


def _heading_runs(units: Sequence[Unit]) -> list[bool]:
    """Return for each unit whether it may be a heading by its looks and its neighbours.

    Something must follow it, and no number stand beside it, which it would label. Of three
    or more such lines in a row, which are a list without bullets, only the last is one,
    and only over running text.
    """
    looks = [unit.kind == "text" and reads_as_heading(unit.text) for unit in units]
    out, start = [False] * len(units), 0
    while start < len(units):
        end = next((n for n in range(start, len(units)) if not looks[n]), len(units))
        many = end - start > 2
        for place in range(end - 1 if many else start, end):
            out[place] = _heads(units, place, strict=many or units[place].text.endswith("?"))
        start = end + 1
    return out


def _heads(units: Sequence[Unit], place: int, *, strict: bool) -> bool:
    """Return whether something follows, and no number is near; `strict` asks for a sentence."""
    around = [units[n] for n in (place - 1, place + 1) if 0 <= n < len(units)]
    if place + 1 == len(units) or any(u.kind != "number" and is_number(u.text) for u in around):
        return False
    return not strict or ends(around[-1].text)


def _blocks(units: Sequence[Unit]) -> tuple[ArticleBlock, ...]:
    """Return paragraphs and lists; neighbouring items make one list."""
    out: list[ArticleBlock] = []
    start = 0
    while start < len(units):
        kind, end = units[start].kind, start + 1
        if kind in ("bullet", "number"):
            while end < len(units) and (units[end].kind == kind or _is_inner(units[end])):
                end += 1
        out += _list_blocks(units[start:end])
        start = end
    return tuple(out)


def _is_inner(unit: Unit) -> bool:
    return unit.kind in ("bullet", "number") and unit.level > 0


def _inner_kinds(group: Sequence[Unit]) -> tuple[ListKind | None, ...]:
    """Return the kinds of the lists in a list that items stand in; an outer one is first."""
    kinds: dict[str, ListKind] = {"bullet": "bullets", "number": "numbered"}
    inner = [kinds[unit.kind] if _is_inner(unit) else None for unit in group]
    inner[0] = None
    return tuple(inner) if any(inner) else ()


def _list_blocks(group: Sequence[Unit]) -> list[ArticleBlock]:
    texts = tuple(unit.text for unit in group)
    if group[0].kind == "subheading":
        return [ArticleBlock("heading", texts)]
    inner = _inner_kinds(group) if group[0].kind in ("bullet", "number") else ()
    match group[0].kind:
        case "bullet" if group[0].mark in "–—-" and len(group) == 1:
            # one line after a dash is a remark or a speaker, not a list
            return [ArticleBlock("paragraph", (f"{group[0].mark} {texts[0]}",))]
        case "bullet":
            return [ArticleBlock("bullets", texts, inner)]
        case "number" if _runs_from_one([u for u in group if not _is_inner(u)] or group):
            return [ArticleBlock("numbered", texts, inner)]
        case "number":
            # numbers that do not run from 1 say something: they stay
            return [ArticleBlock("paragraph", (f"{u.mark} {u.text}",)) for u in group]
        case _:
            return [ArticleBlock("paragraph", texts)]


def _runs_from_one(group: Sequence[Unit]) -> bool:
    """Return whether the numbers are those that a list has anyway (Word's are not written)."""
    marks = [unit.mark.rstrip(".)") for unit in group]
    return not any(marks) or marks == [str(n) for n in range(1, len(group) + 1)]
