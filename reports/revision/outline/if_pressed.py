"""What is said if an answer is not enough: told by its bookmark, or by the label before it."""

from __future__ import annotations

import re
from functools import lru_cache

from reports.model import Spans
from reports.model.spans import span_text
from reports.revision.outline.inline import cut_spans
from reports.revision.word.lines import WordParagraph, spelt_alike
from reports.wordfile.vocabulary import Mark
from reports.wording.labels import Labels


def pressed_words(line: WordParagraph, labels: Labels) -> Spans | None:
    """Return the words of a line without its label; None if neither label nor bookmark tell it.

    The bookmark of a paragraph that is not the first one says that it has no label.
    """
    mark = line.mark(Mark.PRESSED)
    label = _label(labels.if_pressed).match(spelt_alike(span_text(line.spans)))
    if label and (mark is None or mark.startswith("1_")):
        return cut_spans(line.spans, label.end())
    return None if mark is None else line.spans


@lru_cache(maxsize=16)
def _label(text: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{re.escape(spelt_alike(text))}\s*[:\uff1a]\s*", re.IGNORECASE)
