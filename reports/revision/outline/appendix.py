"""The appendix: questions with their answers, those typed by hand too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reports.model import Spans
from reports.plan import Labels
from reports.revision.match import match_parts
from reports.revision.outline.flow import LISTS, cut_start
from reports.revision.outline.roles import Role, words
from reports.revision.shown import ShownQuestion
from reports.revision.word.lines import Line, short

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
        """Begin without a question; `note` takes what is to be told."""
        self._labels = labels
        self._base = base
        self._note = note
        self._said = {words(answer).strip() for question in base for answer in question.answer}
        self._asked: list[ShownQuestion] = []
        # a question whose words were deleted, and one that was marked by “Q:”
        self._emptied = False
        self._typed = False

    def question(self, line: Line, name: str | None) -> None:
        """Take a line that is a question."""
        self._emptied = not line.text and name is not None
        self._typed = False
        if line.text:
            self._asked.append(ShownQuestion(name, line.text, ()))

    def answer(self, role: Role, line: Line, here: str) -> None:
        """Take a line below a question: its answer, or a question that was typed by hand."""
        if line.text == self._labels.answer_open or not (line.spans and line.text):
            return
        if line.text not in self._said and self._asks(line):
            return
        if self._emptied:
            self._lose(line.text)
        elif not self._asked:
            self._note(f"the text {short(line.text)} stands before the first question")
        else:
            if role in LISTS:
                told = f"the list in the answer to {here} became paragraphs: {short(line.text)}"
                self._note(told)
            self._add(self._without_mark(line.spans))

    def questions(self) -> list[ShownQuestion]:
        """Return the questions; an answer whose own question was deleted is left out."""
        places = match_parts(self._asked, self._base)
        gone = [self._base[i] for i in range(len(self._base)) if i not in places]
        lost = {words(a).strip() for question in gone for a in question.answer}
        out = []
        for question, place in zip(self._asked, places, strict=True):
            own = self._base[place].answer if place is not None else question.answer
            lost_here = lost - {words(answer).strip() for answer in own}
            texts = [words(answer).strip() for answer in question.answer]
            end = next((i for i, text in enumerate(texts) if text in lost_here), len(texts))
            for text in texts[end:]:
                self._lose(text)
            out.append(replace(question, answer=question.answer[:end]))
        return out

    def _lose(self, text: str) -> None:
        self._note(f"the question of the answer {short(text)} is gone: the answer was left out")

    def _asks(self, line: Line) -> bool:
        mark = _ASKS.match(line.text)
        if mark:
            question = cut_start(line.spans, mark.end())
            inside = _ANSWERS_INSIDE.search(words(question))
            text = words(question)[: inside.start() if inside else None].strip()
            self._asked.append(ShownQuestion(None, text, ()))
            self._emptied, self._typed = False, True
            if inside:
                self._add(cut_start(question, inside.end()))
            return True
        if line.bold and line.text.endswith(_MARKS):
            self.question(line, None)
            return True
        return False

    def _without_mark(self, spans: Spans) -> Spans:
        """Return an answer without its “A:”, where the question had its “Q:”."""
        mark = _ANSWERS.match(words(spans)) if self._typed else None
        return cut_start(spans, mark.end()) if mark and not self._asked[-1].answer else spans

    def _add(self, answer: Spans) -> None:
        last = self._asked[-1]
        self._asked[-1] = replace(last, answer=(*last.answer, answer))
