"""Texts of a plan measured: items, with the language of their labels and their elements."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import groupby

from reports.errors import UnprintableError
from reports.look import Look
from reports.model.spans import Span, Spans, is_link, span_text
from reports.plan import Chart, Labelled, Plan, Ranges, Table
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.file.structure import Element, Note, text_string
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.layout.pictures import MeasureText
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.measure import Tags, measurer
from reports.renderers.pdf.text.styles import Style

_WORD = re.compile(r"\S+")
_WEB = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: Letters of the longest word that is looked at: browsers and mail know no longer addresses.
_LONGEST = 2000
_CLOSING = ".,;:!?…'’*_"


def _with_links(spans: Spans) -> Spans:
    """Return the text with the addresses that stand in it bare as links.

    The whole word is the link, a bracket or a full stop at it too: a word of which only a part
    is one could not be told whole where it is divided. An address that words lead to already
    is none.
    """
    if not any("://" in span.text or "@" in span.text for span in spans):
        return spans
    known = {span.href for span in spans}
    return tuple(part for span in spans for part in _parted(span, known))


def _links(spans: Spans) -> Iterator[tuple[str, str]] | None:
    """Return where links lead, in order, each with its words; None where there are none."""
    if all(span.href is None for span in spans):
        return None
    groups = groupby(spans, key=lambda span: span.href)
    return ((href, _said(href, span_text(link))) for href, link in groups if href)


def _said(href: str, words: str) -> str:
    """Return what a link says; of an address no bracket or full stop at it."""
    words, address = " ".join(words.split()), href.removeprefix("mailto:").removeprefix("tel:")
    return address if " " not in words and address in words else words


def _parted(span: Span, known: Container[str | None]) -> Iterator[Span]:
    place = 0
    if span.href is None:
        for word in _WORD.finditer(span.text):
            address = None if word[0] in known else _address(word[0])
            if address is not None and address not in known:
                if word.start() > place:
                    yield span._replace(text=span.text[place : word.start()])
                yield span._replace(text=word[0], href=address)
                place = word.end()
    if place < len(span.text):
        yield span._replace(text=span.text[place:])


def _address(word: str) -> str | None:
    """Return where a word leads to, if it holds an address."""
    if len(word) > _LONGEST:
        return None
    if found := _WEB.search(word):
        address = found[0].rstrip(_CLOSING)
        for opening, closing in ("()", "[]"):
            while address.endswith(closing) and address.count(closing) > address.count(opening):
                address = address[:-1].rstrip(_CLOSING)
        return address if len(address) > len("https://") and is_link(address) else None
    mail = _MAIL.search(word) if "@" in word else None
    return f"mailto:{mail[0]}" if mail else None


class Items:
    """Measures the texts of one plan."""

    def __init__(self, plan: Plan, look: Look) -> None:
        self.labels = plan.labels
        faces = typefaces(look.theme, look.system)
        self.measurer = measurer(faces, plan.language, plan.direction == "rtl")
        self._language, self._own_language = plan.label_language, plan.language
        #: The tables and charts that are shown, with their elements.
        self.shown: list[tuple[Table | Chart, Element]] = []
        #: The notes below tables on sums that stand in them, or large beside the summary.
        self.notes: list[Note] = []
        self._citing: dict[tuple[str, str], list[Element]] = {}
        # PDF 2.0 has neither of the types of PDF 1.7 (ISO 32000-2, Annex L)
        is_new = look.pdf == "2.0"
        self._note, self._reference = ("FENote", "Span") if is_new else ("Note", "Reference")
        self._unprintable: dict[str, list[str]] = {}
        #: What tells readers that an element is in the language of the labels.
        self.label_lang = f"/Lang{text_string(self._language)}" if self._language else ""

    def tags(self, ranges: Ranges) -> Tags:
        """Return the letters that are labels with their language, where it is another."""
        language = self._language
        return tuple((start, end, language) for start, end in ranges) if language else ()

    def line(self, text: Labelled, style: Style, element: Element, row: str) -> Item:
        """Return a line of a row measured: content of `element`, or of a reference in it.

        What a note explains is a reference to it (ISO 14289-1, 7.9).
        """
        if text.note:
            element = element.new(self._reference)
            self._citing.setdefault((row, text.note), []).append(element)
        return self.item(text.text, style, element, row, self.tags(text.labels))

    def note(self, text: str, parent: Element, table: Table) -> Item:
        """Return a note below a table measured: one on sums of its rows, or on the whole."""
        rows = (self._citing.get((row.id, text)) for row in table.rows)
        if cited := [element for elements in rows for element in elements or ()]:
            parent = parent.new(self._note)
            name = f"note-{len(self.notes) + 1}"
            self.notes.append(Note(parent, name, cited))
        return self.item(text, styles.NOTE, parent.new("P", self.label_lang), table.id)

    def refuse_unprintable(self) -> None:
        """Name every character that no font has, place by place, where there is one.

        Raises:
            UnprintableError: with a notice for each place.
        """
        if self._unprintable:
            from reports.renderers.pdf.text.letters.unprintable import unprintable

            found = self._unprintable.items()
            notices = (unprintable(chars, place) for place, chars in found)
            every = "".join(char for _, chars in found for char in chars)
            refused = self.measurer.faces.refused("".join(dict.fromkeys(every)), self._own_language)
            raise UnprintableError(*notices, *refused, chars=every)

    def item(
        self, text: str | Spans, style: Style, element: Element, place: str, tags: Tags = ()
    ) -> Item:
        """Return a text measured: the content of `element`, from a place of the briefing."""
        links = None
        if not isinstance(text, str):
            text = _with_links(text)
            links = _links(text)
        try:
            measured = self.measurer.text(text, style.family, style.bold, place, tags)
        except UnprintableError:
            spans = (Span(text),) if isinstance(text, str) else text
            missing = self.measurer.missing(spans, style.family, style.bold)
            self._unprintable.setdefault(place, []).extend(missing)
            shown = str.maketrans(dict.fromkeys(missing, "?"))
            spans = tuple(span._replace(text=span.text.translate(shown)) for span in spans)
            measured = self.measurer.text(spans, style.family, style.bold, place, tags)
        return Item(measured, style, element, links=links)

    def picture_text(self, place: str) -> MeasureText:
        """Return what measures the words in a picture."""
        return lambda text, bold: self.measurer.text(text, "body", bold, place)
