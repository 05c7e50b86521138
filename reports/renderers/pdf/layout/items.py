"""Texts of a plan measured: items, with the language of their labels and their elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.errors import UnprintableError
from reports.look import Look
from reports.model.spans import Span, Spans, is_link
from reports.plan import Chart, Plan, Ranges, Table
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.file.text_blocks import Item
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.measure import Tags, measurer, unprintable
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
    is one could not be told whole where it is divided.
    """
    if not any("://" in span.text or "@" in span.text for span in spans):
        return spans
    return tuple(part for span in spans for part in _parted(span))


def _parted(span: Span) -> Iterator[Span]:
    place = 0
    if span.href is None:
        for word in _WORD.finditer(span.text):
            if (address := _address(word[0])) is not None:
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
        if not isinstance(text, str):
            text = _with_links(text)
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
