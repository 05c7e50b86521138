"""The appendix: questions, their answers and what is said if pressed, those typed by hand too."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from reports.model import Spans
from reports.model.spans import span_text
from reports.plan import Labels
from reports.revision.match import matched
from reports.revision.outline.flow import LISTS
from reports.revision.outline.inline import cut_spans
from reports.revision.shown import ShownQuestion
from reports.revision.word.lines import WordParagraph, quotation, short, spelt_alike, without_breaks
from reports.wordfile.vocabulary import Mark, Style

#: The words that people mark questions and answers with by hand, a colon behind them.
_ASKING = (
    "Q", "Question", "F", "Frage", "P", "Pregunta", "Pergunta", "D", "Domanda",
    "\N{CYRILLIC CAPITAL LETTER VE}", "Вопрос", "س", "سؤال", "ש", "שאלה",
    "問", "问", "質問", "질문",
)  # fmt: skip
_ANSWERING = (
    "A", "Answer", "R", "Réponse", "Respuesta", "Resposta", "Risposta", "Antwort",
    "\N{CYRILLIC CAPITAL LETTER O}", "Ответ", "ج", "جواب", "ת", "תשובה", "答", "回答", "답",
)  # fmt: skip
_COLON = r"\s?\d{0,2}\s?[:\uff1a]\s*(?=\S)"
_ASKS = re.compile(rf"\s*(?:(?:{'|'.join(_ASKING)}){_COLON}|Q\s?\d{{0,2}}\s?[.)]\s+(?=\S))")
_ANSWERS = re.compile(rf"\s*(?:(?:{'|'.join(_ANSWERING)}){_COLON}|A\s?\d{{0,2}}\s?[.)]\s+(?=\S))")
_ANSWERS_INSIDE = re.compile(rf"\s(?:{'|'.join(_ANSWERING)}){_COLON}")
_MARKS = ("?", "\N{FULLWIDTH QUESTION MARK}", "؟", "\N{GREEK QUESTION MARK}")


class AppendixReader:
    """Gathers the questions; `base` are those that the base shows."""

    def __init__(
        self, labels: Labels, base: Sequence[ShownQuestion], note: Callable[[str], None]
    ) -> None:
        """Begin without a question; `note` takes what is to be reported."""
        self._labels = labels
        self._base = base
        self._note = note
        self._known = {without_breaks(text) for each in base for text in _texts(each)}
        self._asked: list[ShownQuestion] = []
        # a question whose words were deleted, and one that was marked by “Q:”
        self._emptied = False
        self._typed = False

    def question(self, line: WordParagraph, name: str | None) -> None:
        """Take a line that is a question."""
        self._emptied = not line.text and name is not None
        self._typed = False
        if line.text:
            self._asked.append(ShownQuestion(name, line.text, ()))

    def answer(self, style: Style, line: WordParagraph, here: str) -> None:
        """Take a line below a question: its answer, or a question that was typed by hand."""
        if line.text == self._labels.answer_open or not (line.spans and line.text):
            return
        pressed = self._pressed(line)
        if pressed is None and line.text not in self._known and self._asks(line):
            return
        if self._emptied:
            self._lose(line.text)
        elif not self._asked:
            self._note(f"the text {quotation(line.text)} stands before the first question")
        else:
            if style in LISTS:
                became = f"the answer to {here} became paragraphs"
                self._note(f"the list in {became}: {short(line.text)}")
            self._put(line.spans, pressed)

    def questions(self) -> list[ShownQuestion]:
        """Return the questions; an answer whose own question was deleted is left out.

        It stands where that question stood, below the one above it.
        """
        found = list(matched(self._asked, self._base))
        places = [place for _, place, _ in found]
        out = []
        for (question, place, old), following in zip(
            found, [*places, len(self._base)][1:], strict=True
        ):
            gone = () if place is None else tuple(self._gone_beside(place, following, places))
            known = () if old is None else _texts(old)
            answers = {_text(spans) for each in gone for spans in each.answer}
            texts = {text for each in gone for text in _texts(each)}
            answer = self._own(question.answer, answers.difference(known))
            pressed = self._own(question.pressed, texts.difference(known))
            out.append(replace(question, answer=answer, pressed=pressed))
        return out

    def _gone_beside(
        self, place: int, following: int | None, kept: Collection[int | None]
    ) -> Iterator[ShownQuestion]:
        """Yield the questions that went from between two questions of the base.

        They stood right below the one at `place`, or right above the one at `following`.
        """
        below = range(place + 1, len(self._base))
        above = range((following or 0) - 1, -1, -1)
        for places in (below, above):
            yield from (self._base[at] for at in takewhile(lambda at: at not in kept, places))

    def _own(self, part: tuple[Spans, ...], others: set[str]) -> tuple[Spans, ...]:
        """Return the paragraphs of a question, up to those that `others` had."""
        texts = list(map(_text, part))
        end = next((i for i, text in enumerate(texts) if text in others), len(texts))
        for text in texts[end:]:
            self._lose(text)
        return part[:end]

    def _lose(self, text: str) -> None:
        self._note(f"the question of the answer {quotation(text)} is gone: the answer was left out")

    def _asks(self, line: WordParagraph) -> bool:
        mark = _ASKS.match(line.text)
        if mark:
            question = cut_spans(line.spans, mark.end())
            inside = _ANSWERS_INSIDE.search(span_text(question))
            text = span_text(question)[: inside.start() if inside else None].strip()
            self._asked.append(ShownQuestion(None, text, ()))
            self._emptied, self._typed = False, True
            if inside:
                self._add(cut_spans(question, inside.end()))
            return True
        if line.bold and line.text.endswith(_MARKS):
            self.question(line, None)
            return True
        return False

    def _without_mark(self, spans: Spans) -> Spans:
        """Return an answer without its “A:”, where the question had its “Q:”."""
        mark = _ANSWERS.match(span_text(spans)) if self._typed else None
        return cut_spans(spans, mark.end()) if mark and not self._asked[-1].answer else spans

    def _pressed(self, line: WordParagraph) -> Spans | None:
        """Return what a line says if the answer above it is not enough; None for an answer.

        What stands below such a line goes on with it.
        """
        words = _pressed_words(line, self._labels)
        if self._asked and self._asked[-1].pressed:
            return line.spans if words is None else words
        # an answer of the base may begin as the label does
        return None if line.text in self._known and not line.mark(Mark.PRESSED) else words

    def _put(self, spans: Spans, pressed: Spans | None) -> None:
        """Add a paragraph to the last question, its answer if it is not said when `pressed`."""
        if pressed is None:
            self._add(self._without_mark(spans))
        elif span_text(pressed).strip():
            last = self._asked[-1]
            self._asked[-1] = replace(last, pressed=(*last.pressed, pressed))

    def _add(self, answer: Spans) -> None:
        last = self._asked[-1]
        self._asked[-1] = replace(last, answer=(*last.answer, answer))


def _texts(question: ShownQuestion) -> list[str]:
    """Return the paragraphs of an answer, and of what is said if it is not enough."""
    return list(map(_text, (*question.answer, *question.pressed)))


def _text(spans: Spans) -> str:
    return span_text(spans).strip()


def _pressed_words(line: WordParagraph, labels: Labels) -> Spans | None:
    """Return what a line says if its answer is not enough, without its label.

    None if neither the label nor a bookmark tells it. The bookmark of a paragraph that is not
    the first one says that it has no label.
    """
    mark = line.mark(Mark.PRESSED)
    label = _pressed_label(labels.if_pressed).match(spelt_alike(span_text(line.spans)))
    if label and (mark is None or mark.startswith("1_")):
        return cut_spans(line.spans, label.end())
    return None if mark is None else line.spans


@lru_cache(maxsize=16)
def _pressed_label(text: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{re.escape(spelt_alike(text))}\s*[:\uff1a]\s*", re.IGNORECASE)
