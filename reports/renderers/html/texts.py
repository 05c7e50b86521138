"""Texts of the plan as markup: escaped, with bold, italic, links, and the language of labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from reports.language.locales import locale_of
from reports.model.spans import Span, Spans
from reports.plan import Labelled, Plan
from reports.plan.glue import glued_words

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BOLD, _ITALIC = Markup("<strong>{}</strong>"), Markup("<em>{}</em>")
# the page that is left is told neither where the reader came from nor how to reach back
_LINK = Markup('<a href="{}" rel="noopener noreferrer">{}</a>')
_LABEL = Markup('<span lang="{}" dir="{}">{}</span>')


class PageWriter:
    """Writes the texts of one plan; labels say their language where it is not the document's."""

    def __init__(self, plan: Plan) -> None:
        """Look up what the labels' language is, and where its lines begin."""
        self._language = plan.label_language
        self._direction = locale_of(self._language or plan.language).text_direction

    def text(self, text: str | None) -> str:
        """Return a text of the briefing; what belongs to a number stays in its line."""
        return kept_together(text or "")

    def label(self, text: str) -> str:
        """Return a label of briefpack."""
        kept = kept_together(text)
        if self._language is None or not text:
            return kept
        return _LABEL.format(self._language, self._direction, kept)

    def labelled(self, text: Labelled, together: bool = True) -> str:
        """Return a text in which some letters are labels.

        `together`: what belongs to a number stays in its line.
        """
        # letters are as many after they are kept together: ranges hold
        kept = kept_together(text.text) if together else text.text
        if self._language is None or not text.labels:
            return kept
        parts, at = list[str](), 0
        for start, end in text.labels:
            # a space at a label's edge parts it from what follows, in the text's direction
            bare = kept[start:end].strip(" ")
            begin = kept.index(bare, start)
            parts += [kept[at:begin], _LABEL.format(self._language, self._direction, bare)]
            at = begin + len(bare)
        return Markup("").join([*parts, kept[at:]])

    def embargo(self, plan: Plan) -> str:
        """Return until when nothing may be published."""
        return self.labelled(Labelled(plan.embargo or "", plan.embargo_labels))

    def spans(self, spans: Spans) -> Markup:
        """Return running text; spans that lead to one address are one link."""
        return Markup("").join(_links(spans))


def kept_together(text: str) -> str:
    """Return `text` with no-break spaces where no line should end, as many letters as before."""
    return " ".join(word.replace(" ", _NO_BREAK) for word in glued_words(text))


def _links(spans: Spans) -> Iterator[Markup]:
    for href, group in groupby(spans, key=lambda span: span.href):
        inner = Markup("").join(map(_styled, group))
        yield _LINK.format(href, inner) if href else inner


def _styled(span: Span) -> Markup:
    text = Markup("{}").format(kept_together(span.text))
    text = _ITALIC.format(text) if span.italic else text
    return _BOLD.format(text) if span.bold else text
