"""Texts of the plan as markup: escaped, with bold, italic, links, and the language of labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from reports.language.locales import locale_of
from reports.model.spans import Span, Spans, span_text
from reports.model.text import BREAK
from reports.plan import Labelled, Plan
from reports.plan.glue import glued_words
from reports.renderers.direction import is_rtl_text

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BREAK = Markup("<br>")
_BOLD, _ITALIC = Markup("<strong>{}</strong>"), Markup("<em>{}</em>")
# the page that is left is told neither where the reader came from nor how to reach back
_LINK = Markup('<a href="{}" rel="noopener noreferrer">{}</a>')
_COLOURED = Markup('<a href="{}" style="color:{}">{}</a>')
_TURNED = Markup('<span dir="{}">{}</span>')
_LABEL = Markup('<span lang="{}" dir="{}">{}</span>')


class PageWriter:
    """Writes the texts of one plan.

    Labels say their language where it is not the document's, and texts their direction: a
    number that stands in an Arabic page with its English unit is read from the left.
    `link_colour` is that of links where no style sheet says it.
    """

    def __init__(self, plan: Plan, link_colour: str | None = None) -> None:
        """Look up what the labels' language is, and which way document and labels are read."""
        self._link_colour = link_colour
        self._is_rtl = plan.direction == "rtl"
        self._language = plan.label_language
        self._direction = locale_of(self._language or plan.language).text_direction

    def text(self, text: str | None) -> str:
        """Return a text of the briefing; what belongs to a number stays in its line."""
        return self._turned(text or "", kept_together(text or ""))

    def label(self, text: str) -> str:
        """Return a label of briefpack."""
        kept = kept_together(text)
        return self._marked(kept) if self._language and text else kept

    def labelled(self, text: Labelled, together: bool = True) -> str:
        """Return a text in which some letters are labels.

        `together`: what belongs to a number stays in its line.
        """
        # letters are as many after they are kept together: ranges hold
        kept = kept_together(text.text) if together else text.text
        if self._language is None or not text.labels:
            return self._turned(text.text, kept)
        parts, own, at = list[str](), list[str](), 0
        for start, end in text.labels:
            # a space at a label's edge parts it from what follows, in the text's direction
            bare = kept[start:end].strip(" ")
            begin = kept.index(bare, start)
            own.append(kept[at:begin])
            parts += [kept[at:begin], self._marked(bare)]
            at = begin + len(bare)
        own.append(kept[at:])
        return self._turned("".join(own), Markup("").join([*parts, kept[at:]]))

    def embargo(self, plan: Plan) -> str:
        """Return until when nothing may be published."""
        return self.labelled(Labelled(plan.embargo or "", plan.embargo_labels))

    def spans(self, spans: Spans) -> str:
        """Return running text; spans that lead to one address are one link."""
        return self._turned(span_text(spans), Markup("").join(self._links(spans)))

    def _links(self, spans: Spans) -> Iterator[Markup]:
        for href, group in groupby(spans, key=lambda span: span.href):
            inner = Markup("").join(map(_styled, group))
            if href and self._link_colour:
                yield _COLOURED.format(href, self._link_colour, inner)
            else:
                yield _LINK.format(href, inner) if href else inner

    def _marked(self, label: str) -> Markup:
        return _LABEL.format(self._language, self._direction, label)

    def _turned(self, text: str, written: str) -> str:
        """Return what is written of `text`, told apart where it is read the other way."""
        is_rtl = is_rtl_text(text, self._is_rtl)
        if is_rtl == self._is_rtl or not any(map(str.isalpha, text)):
            return written
        return _TURNED.format("rtl" if is_rtl else "ltr", written)


def kept_together(text: str) -> str:
    """Return `text` with no-break spaces where no line should end, as many letters as before."""
    return " ".join(word.replace(" ", _NO_BREAK) for word in glued_words(text))


def _styled(span: Span) -> Markup:
    text = Markup("{}").format(kept_together(span.text)).replace(BREAK, _BREAK)
    text = _ITALIC.format(text) if span.italic else text
    return _BOLD.format(text) if span.bold else text
