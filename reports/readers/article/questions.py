"""Questions with their answers, in all the ways that articles write them.

"• Question? Answer.", "- Q: … A: …", "Q: …" over "A: …", "1. Question?" with the
answer in the paragraphs below, a heading that asks, and the turns of a conversation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from reports.readers.article.lines import Unit
from reports.readers.article.shape import is_stock, reads_as_heading
from reports.readers.article.words import article_pattern, article_starts

# "Q: Who pays?", "Q3. Who pays?"; but “Q.ANT” is a name
_MARKED = r"{}\s?\d{0,2}(?:(?:\s?(?:[:)–—]|\.(?![A-ZÀ-Ý]{2}))){1,2}|\s?-(?=\s))\s*(?=\S)"
# "Q Who pays?", "Q (Inaudible.)", in a transcript that has several of these
_BARE = r"{}\s+(?=[A-ZÀ-Ý(][^\W\d_]*[\s,.)])"
_INSIDE = r"\s{}\s?\d{0,2}\s?:\s*(?=\S)"
# "MS LEE:" in a transcript, "Deputy Spokesperson:", "Example News :"
_TURN = re.compile(r"([^\W\d_][^:!?“”«»\"]{0,45}?)\s?:\s+(?=\S)")
_OPENING = '“"«„'
_CAPITALS = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý.’'\- ]{2,40}")
_MARK = re.compile(r"\?[”\"’»)]*(?=\s+[“\"‘«(]?[^\sa-zà-ÿ])")
_RANK = attrgetter("kind", "level")
#: The shares of headings (more than it), and of somebody's turns, that ask in questions.
_MOST_ASK, _HALF = 0.75, 0.5
#: Lines and paragraphs that ask, without a mark, and how many units may come on each.
_FEWEST_LINES, _UNITS_ON_EACH_LINE = 2, 9
_FEWEST_PARAGRAPHS, _UNITS_ON_EACH = 3, 4
#: Spaces in the words that close a transcript.
_LONGEST_THANKS = 12


class Questions:
    """Gathers pairs from the units under a questions heading (or marked Q: and A:)."""

    def __init__(self, units: Sequence[Unit], heads: Sequence[bool]) -> None:
        """Look which of `units` ask, and whether they are a transcript; `heads` may be headings."""
        self._pairs: list[tuple[str, list[str]]] = []
        self._open = False
        self._loose = False
        self._askers = _askers(units)
        bare = article_pattern("bare_ask_marks", _BARE, exact=True)
        self._bare = bare if sum(bare.match(unit.text) is not None for unit in units) > 1 else None
        marked = [place for place, unit in enumerate(units) if self._asks(unit.text)]
        self._first_marked, self._last_marked = min(marked, default=0), max(marked, default=-1)
        self._answerers = _answerers(units, marked)
        self._is_transcript = len(marked) > 1 and bool(self._answerers)
        final = units[-1].text if self._last_marked + 1 == len(units) > 0 else "?"
        self._thanks = final if self._is_transcript and "?" not in final else None
        paragraphs, self._in_turns = _asking_paragraphs(units)
        self._by_standing = _asking_lines(units, heads) | paragraphs
        self._closing = units[-1].text if self._is_transcript and _closes(units[-1].text) else None

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the questions with their answers; an answer may hold paragraphs."""
        return tuple((question, "\n\n".join(answer)) for question, answer in self._pairs)

    def in_transcript(self, place: int) -> bool:
        """Return whether somebody asks or answers all the time from `place` on."""
        return self._is_transcript and place >= self._first_marked

    def waits(self) -> bool:
        """Return whether the last question still lacks its answer."""
        return self._open and not self._pairs[-1][1]

    def answered(self) -> bool:
        """Return whether a question was read and answered in this part of the article."""
        return self._open and bool(self._pairs[-1][1])

    def close(self) -> None:
        """End this part: what follows answers nothing."""
        self._open = False

    def opens(self, unit: Unit, asking: bool) -> bool:
        """Take `unit` if it asks; `asking` says that it stands under a questions heading."""
        if mark := self._asks(unit.text):
            if self.answered() and unit.text == self._thanks:
                self.close()  # “Thank you.” asks nothing
                return False
            said = unit.text[mark.end() :]
            self._ask(*_split_marked(said, whole=self._is_transcript), loose=self._is_transcript)
            return True
        may = asking or unit.text in self._by_standing
        if self._is_transcript or not may or (self.waits() and _answers(unit.text)):
            return False
        return self._opens_by_its_mark(unit)

    def _opens_by_its_mark(self, unit: Unit) -> bool:
        in_turn = self._in_turns and unit.text in self._by_standing
        question, answer = (unit.text, "") if in_turn else split_question(unit.text)
        if question is None or (self.waits() and unit.kind == "text" and answer):
            return False
        self._ask(question, answer, loose=unit.kind in ("text", "heading", "number"))
        return True

    def _asks(self, text: str) -> re.Match[str] | None:
        """Return the mark of a question, or the name of somebody who asks."""
        turn = _TURN.match(text)
        bare = self._bare.match(text) if self._bare else None
        return _marks_question(text) or bare or (turn if turn and turn[1] in self._askers else None)

    def _ask(self, question: str, answer: str, *, loose: bool) -> None:
        self._pairs.append((question, [answer] if answer else []))
        self._open, self._loose = True, loose and not answer

    def goes_on(self, unit: Unit, place: int) -> bool:
        """Take `unit` if it answers the last question, or goes on doing so."""
        waits = self.waits()
        must = waits or place < self._last_marked
        may = self._loose and not (unit.kind == "text" and reads_as_heading(unit.text))
        ended = (self._in_turns and not waits) or unit.text == self._closing
        if not self._open or ended or not (must or may):
            return False
        mark = self._answer_mark(unit.text) if waits else None
        self._pairs[-1][1].append(unit.text[mark.end() :] if mark else unit.text)
        return True

    def _answer_mark(self, text: str) -> re.Match[str] | None:
        turn = _TURN.match(text)
        return _answers(text) or (turn if turn and turn[1] in self._answerers else None)


def _marks_question(text: str) -> re.Match[str] | None:
    """Return the mark that a question starts with: "Q:", "Question 3."."""
    return article_pattern("ask_marks", _MARKED, exact=True).match(text)


def asks_in_turn(text: str, *, first: bool) -> bool:
    """Return whether a line is marked as a question, or somebody asks in it: "News: Who pays?".

    The `first` line of an article may read so and be its title: "Explainer: Who pays?".
    """
    turn = not first and text.endswith("?") and _TURN.match(text)
    return bool(_marks_question(text) or turn)


def _turns(units: Sequence[Unit]) -> list[tuple[str, str] | None]:
    """Return who speaks in each unit and what is said, None where no name and colon stand."""
    turns = (_TURN.match(unit.text) for unit in units)
    return [(turn[1], turn.string[turn.end() :]) if turn else None for turn in turns]


def _askers(units: Sequence[Unit]) -> frozenset[str]:
    """Return those who ask in most of their turns, and are answered by somebody else.

    Who asks once is one of several, whom the same person answers.
    """
    turns = _turns(units)
    spoke = Counter(turn[0] for turn in turns if turn)
    asked = Counter(
        turn[0] for turn, reply in pairwise(turns) if turn and _is_answered(turn, reply)
    )
    askers = {name for name, times in asked.items() if times > _HALF * spoke[name]}
    several = sum(asked[name] for name in askers) > 1
    return frozenset(askers if several and askers != set(spoke) else ())


def _is_answered(turn: tuple[str, str], reply: tuple[str, str] | None) -> bool:
    return "?" in turn[1] and reply is not None and reply[0] != turn[0]


def _answerers(units: Sequence[Unit], marked: Sequence[int]) -> frozenset[str]:
    """Return who speaks next to questions: a name in capitals, or one that comes again."""
    turns = _turns(units)
    replies = Counter(turn[0] for place in marked for turn in turns[place + 1 : place + 2] if turn)
    return frozenset(
        name for name, times in replies.items() if times > 1 or _CAPITALS.fullmatch(name)
    ) - {mark for mark in replies if _answers(f"{mark}: x")}


def _asking_lines(units: Sequence[Unit], heads: Sequence[bool]) -> frozenset[str]:
    """Return the headings and numbered items that ask, if most of their rank do.

    Else it is a way of speaking. `heads` are the lines that look like headings.
    """
    lines = [unit for unit, head in zip(units, heads, strict=True) if head or _is_ranked(unit)]
    asking = list(filter(_asks_of_matter, lines))
    ranks, asks = Counter(map(_RANK, lines)), Counter(map(_RANK, asking))
    most = {r for r, n in asks.items() if n >= _FEWEST_LINES and n > _MOST_ASK * ranks[r]}
    found = [unit for unit in asking if _RANK(unit) in most]
    unmarked = [unit for unit in found if unit.kind == "text"]
    if unmarked and len(units) - units.index(unmarked[0]) > len(unmarked) * _UNITS_ON_EACH_LINE:
        found = [unit for unit in found if unit.kind != "text"]  # they are too few
    return frozenset(unit.text for unit in found)


def _is_ranked(unit: Unit) -> bool:
    return unit.kind == "number" or (unit.kind == "heading" and not is_stock(unit.text))


def _asking_paragraphs(units: Sequence[Unit]) -> tuple[frozenset[str], bool]:
    """Return the paragraphs of an interview that ask: some, and each of them is answered soon.

    Where each stands between single answers, in turns, one that asks nothing is a question too.
    """
    ask = [unit.kind == "text" and _asks_of_matter(unit) for unit in units]
    asking = [n for n, (asks, next_) in enumerate(pairwise([*ask, True])) if asks and not next_]
    enough = len(asking) >= _FEWEST_PARAGRAPHS
    if not enough or len(units) - asking[0] > len(asking) * _UNITS_ON_EACH:
        return frozenset(), False
    turns = range(asking[0], asking[-1] + 1, 2)
    in_turns = set(asking) <= set(turns) and len(asking) >= _MOST_ASK * len(turns)
    return frozenset(units[place].text for place in (turns if in_turns else asking)), in_turns


def _closes(text: str) -> bool:
    """Return whether a line thanks for coming: "Thank you all. Have a good weekend."."""
    short = text.count(" ") <= _LONGEST_THANKS
    return short and article_pattern("thanks", r"\b{}\b").search(text) is not None


def _answers(text: str) -> re.Match[str] | None:
    return article_pattern("answer_marks", _MARKED, exact=True).match(text)


def _asks_of_matter(unit: Unit) -> bool:
    """Return whether a line asks, and not only who somebody is; it is nobody's turn."""
    text = unit.text
    turn = unit.kind == "text" and _TURN.match(text)
    asks = text.endswith("?") and text[0] not in _OPENING and not turn
    return asks and not text.casefold().startswith(article_starts("who_is"))


def _split_marked(text: str, *, whole: bool) -> tuple[str, str]:
    """Split what follows "Q:" at "A:", else behind its question mark if it is not the `whole`."""
    if inside := article_pattern("answer_marks", _INSIDE, exact=True).search(text):
        return text[: inside.start()].strip(), text[inside.end() :].strip()
    question, answer = (text, "") if whole else split_question(text)
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
