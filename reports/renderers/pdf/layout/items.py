"""Texts of a plan measured: items, with the language of their labels and their elements."""

from __future__ import annotations

from reports.errors import UnprintableError
from reports.look import Look
from reports.model.spans import Span, Spans
from reports.plan import Chart, Plan, Ranges, Table
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.file.text_blocks import Item
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.measure import Tags, measurer, unprintable
from reports.renderers.pdf.text.styles import Style


class Items:
    """Measures the texts of one plan."""

    def __init__(self, plan: Plan, look: Look) -> None:
        self.labels = plan.labels
        faces = typefaces(look.theme, look.system)
        self.measurer = measurer(faces, plan.language, plan.direction == "rtl")
        self._language = plan.label_language
        #: The tables and charts that are shown, with their elements.
        self.shown: list[tuple[Table | Chart, Element]] = []
        self._unprintable: dict[str, list[str]] = {}
        #: What tells readers that an element is in the language of the labels.
        self.label_lang = f"/Lang{text_string(self._language)}" if self._language else ""

    def tags(self, ranges: Ranges) -> Tags:
        """Return the letters that are labels with their language, where it is another."""
        language = self._language
        return tuple((start, end, language) for start, end in ranges) if language else ()

    def refuse_unprintable(self) -> None:
        """Name every character that no font has, place by place, where there is one.

        Raises:
            UnprintableError: with a notice for each place.
        """
        if self._unprintable:
            found = self._unprintable.items()
            raise UnprintableError(*(unprintable(chars, place) for place, chars in found))

    def item(
        self, text: str | Spans, style: Style, element: Element, place: str, tags: Tags = ()
    ) -> Item:
        """Return a text measured: the content of `element`, from a place of the briefing."""
        try:
            measured = self.measurer.text(text, style.family, style.bold, place, tags)
        except UnprintableError:
            spans = (Span(text),) if isinstance(text, str) else text
            missing = self.measurer.missing(spans, style.family, style.bold)
            self._unprintable.setdefault(place, []).extend(missing)
            shown = str.maketrans(dict.fromkeys(missing, "?"))
            spans = tuple(span._replace(text=span.text.translate(shown)) for span in spans)
            measured = self.measurer.text(spans, style.family, style.bold, place, tags)
        return Item(measured, style, element)
