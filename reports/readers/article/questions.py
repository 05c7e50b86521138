"""Questions with their answers, in all the ways that articles write them.

"• Question? Answer.", "- Q: … A: …", "Q: …" over "A: …", "1. Question?" with the
answer in the paragraphs below, and a Markdown heading that asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.readers.article.lines import Unit
from reports.readers.article.shape import is_stock, reads_as_heading
from reports.readers.article.words import article_pattern, article_starts

_MARKED = r"{}\s?\d{0,2}\s?[:.)–]\s*(?=\S)"
_INSIDE = r"\s{}\s?\d{0,2}\s?:\s*(?=\S)"
# "MS LEE:" in a transcript
_SPEAKER = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý.’'\- ]{2,40}:\s+(?=\S)")
_MARK = re.compile(r"\?[”\"’»)]*(?=\s+[“\"‘«(]?[^\sa-zà-ÿ])")

#: The share of headings that ask where headings are questions, and no ways of speaking.
_MOST_ASK = 0.75


class Questions:
    """Gathers pairs from the units under a questions heading (or marked Q: and A:)."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Look which of `units` are marked as questions, and whether they are a transcript."""
        self._pairs: list[tuple[str, list[str]]] = []
        self._open = False
        self._loose = False
        marked = [place for place, unit in enumerate(units) if _asks(unit.text)]
        self._last_marked = max(marked, default=-1)
        self.in_transcript = len(marked) > 1 and any(
            _SPEAKER.match(unit.text) and not _asks(unit.text) for unit in units
        )
        self._by_heading = _asking_headings(units)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the questions with their answers; an answer may hold paragraphs."""
        return tuple((question, "\n\n".join(answer)) for question, answer in self._pairs)

    def waits(self) -> bool:
        """Tell whether the last question still lacks its answer."""
        return self._open and not self._pairs[-1][1]

    def answered(self) -> bool:
        """Tell whether a question was read and answered in this part of the article."""
        return self._open and bool(self._pairs[-1][1])

    def close(self) -> None:
        """End this part: what follows answers nothing."""
        self._open = False

    def opens(self, unit: Unit, asking: bool) -> bool:
        """Take `unit` if it asks; `asking` tells that it stands under a questions heading."""
        if mark := _asks(unit.text):
            self._ask(*_split_marked(unit.text[mark.end() :]), loose=self.in_transcript)
            return True
        asking = asking or (unit.kind == "heading" and unit.text in self._by_heading)
        if self.in_transcript or not asking or (self.waits() and _answers(unit.text)):
            return False
        question, answer = split_question(unit.text)
        if question is None or (self.waits() and unit.kind == "text" and answer):
            return False
        self._ask(question, answer, loose=unit.kind in ("text", "heading", "number"))
        return True

    def _ask(self, question: str, answer: str, *, loose: bool) -> None:
        self._pairs.append((question, [answer] if answer else []))
        self._open, self._loose = True, loose and not answer

    def goes_on(self, unit: Unit, place: int) -> bool:
        """Take `unit` if it answers the last question, or goes on doing so."""
        waits = self.waits()
        must = waits or place < self._last_marked
        may = self._loose and not (unit.kind == "text" and reads_as_heading(unit.text))
        if not self._open or not (must or may):
            return False
        mark = (_answers(unit.text) or _SPEAKER.match(unit.text)) if waits else None
        self._pairs[-1][1].append(unit.text[mark.end() :] if mark else unit.text)
        return True


def _asking_headings(units: Sequence[Unit]) -> frozenset[str]:
    """Return the headings that ask, if most do: else questions are a way of speaking."""
    headings = [u for u in units if u.kind == "heading" and not is_stock(u.text)]
    asking = [unit.text for unit in headings if _asks_of_matter(unit)]
    return frozenset(asking if len(asking) >= max(2, _MOST_ASK * len(headings)) else ())


def _asks(text: str) -> re.Match[str] | None:
    return article_pattern("ask_marks", _MARKED, exact=True).match(text)


def _answers(text: str) -> re.Match[str] | None:
    return article_pattern("answer_marks", _MARKED, exact=True).match(text)


def _asks_of_matter(unit: Unit) -> bool:
    """Tell whether a heading asks, and not only who somebody is."""
    text = unit.text
    return text.endswith("?") and not text.casefold().startswith(article_starts("who_is"))


def _split_marked(text: str) -> tuple[str, str]:
    """Split what follows "Q:" at "A:", else behind its question mark."""
    if inside := article_pattern("answer_marks", _INSIDE, exact=True).search(text):
        return text[: inside.start()].strip(), text[inside.end() :].strip()
    question, answer = split_question(text)
    return (text, "") if question is None else (question, answer)


def split_question(text: str) -> tuple[str | None, str]:
    """Split "Question? Answer." behind the question; the question is None if none is asked.

    A question mark inside, before a small letter, parts nothing; several questions
    in a row are asked together.
    """
    end = 0
    for mark in _MARK.finditer(text):
        if end and any(c in ".!" for c in text[end : mark.start()]):
            break
        end = mark.end()
    if not end:
        ends_asking = text.rstrip('”"’») ').endswith("?")
        return (text, "") if ends_asking else (None, "")
    if end == len(text.rstrip()):
        return text, ""
    answer = text[end:].strip()
    inside = _answers(answer)
    return text[:end].strip(), answer[inside.end() :] if inside else answer
