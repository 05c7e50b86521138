"""What stands beside the text of a line and has no place in a briefing: what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reports.model import Spans
from reports.revision.word.lines import PUT_IN, Aside, AsideKind, quotation, short
from reports.wordfile.vocabulary import Style

#: What may hold line breaks: all that is a paragraph of its own.
_WITH_BREAKS = (
    Style.NORMAL, Style.SUMMARY, Style.BULLETS, Style.NUMBERS, Style.QUOTE, Style.ANSWER,
)  # fmt: skip
#: What may hold links; those of a contents list lead to headings.
_WITH_LINKS = (*_WITH_BREAKS, Style.CLOSING, Style.CONTENTS)
#: What is reported of things beside the text: where they stand, their words, what became of them.
_ASIDES: Mapping[AsideKind, str] = {
    "hidden": "hidden text in {place} was left out: {words}",
    "highlight": "a highlight in {place} was left out, its text was not: {words}",
    "break": "the line break after {words} in {place} became a space",
    "box": "a text box in {place} was left out, since a briefing has none: {words}",
    "formula": "a formula in {place} was left out, since a briefing has none: {words}",
    "symbol": "a symbol in {place} was left out, since a briefing has none: {words}",
    "link": "the link of {words} in {place} was left out: it leads to {target}",
    "picture": "a picture or shape in {place} was left out, since a briefing has none: {words}",
    "placeholder": "text of a control in {place} that says it is empty was left out: {words}",
    "reading": "the reading {words} above words of {place} was left out",
    "pasted": "text of another file after {place} was left out, since a briefing has none: {words}",
}

#: Looks that say something: told once for a brief, since their text comes home.
_LOOKS: Mapping[AsideKind, tuple[str, str]] = {
    "struck": ("struck-out text", "is still text of the brief (delete it to take it out)"),
    "raised": ("superscript", "became plain text"),
    "lowered": ("subscript", "became plain text"),
}
#: So many places of a look are named.
_PLACES = 8


class ToldLooks:
    """Gathers the looks that say something: what has been crossed out, raised or lowered."""

    def __init__(self) -> None:
        self._found: dict[AsideKind, list[tuple[str, str]]] = {}

    def add(self, asides: Iterable[Aside], places: tuple[str, str]) -> None:
        """Take those of a line; `places` are its part of the document, and the line itself."""
        for aside in asides:
            if aside.kind in _LOOKS and aside.text.strip():
                # a raised letter is found by its line, a sentence by its words
                place = places[0] if aside.kind == "struck" else places[1]
                self._found.setdefault(aside.kind, []).append((quotation(aside.text), place))

    def told(self) -> Iterator[str]:
        """Yield a line for each look, with where it stands."""
        for kind, found in self._found.items():
            name, became = _LOOKS[kind]
            if len(found) == 1:
                [(words, place)] = found
                yield f"{name} in {place} {became}: {words}"
                continue
            listed = "; ".join(f"{words} in {place}" for words, place in found[:_PLACES])
            more = len(found) - _PLACES
            rest = f"; and at {more:,} more place{'s' * (more != 1)}" if more > 0 else ""
            yield f"{name} at {len(found):,} places {became}: {listed}{rest}"


def told_asides(
    asides: Iterable[Aside], style: Style, places: tuple[str, str], *, quoted: bool
) -> Iterator[tuple[str, str]]:
    """Yield what is said of the things beside a line of `style` that do not come home.

    Each is the code of its notice and its words.

    `places` are the part of the document that the line stands in and the line itself, which
    things without words are found by; `quoted`: it stands among the quotations. The lines of
    a contents list are made anew with all that is in them.
    """
    if style is not Style.CONTENTS:
        for aside in asides:
            if aside.kind in _ASIDES and not _is_kept(aside, style, quoted=quoted):
                code = PUT_IN if aside.kind == "picture" else "no-place"
                yield code, _describe(aside, places[0] if aside.text else places[1])


def retyped_chart(asides: Iterable[Aside], said: str) -> Iterator[str]:
    """Yield what is said of the words of a chart that the base's, which `said` this, has not."""
    known = said.casefold()
    words = (word for aside in asides for word in aside.target.split(" | "))
    for word in words if known else ():
        if any(map(str.isalpha, word)) and word.casefold() not in known:
            yield f"charts are made anew: {quotation(word)} was not read"


def lost_links(spans: Spans, style: Style, place: str, *, quoted: bool) -> Iterator[str]:
    """Yield what is said of links in texts that can hold none: cells, headings, captions."""
    # a quotation that stands apart is text alone; the lines that close a brief come after it
    plain = style not in _WITH_LINKS or (quoted and style is not Style.CLOSING)
    for span in spans if plain else ():
        if span.href and span.text.strip():
            lost = f"the link of {short(span.text)} in {place} was left out"
            yield f"{lost}: it leads to {short(span.href)}"


def _is_kept(aside: Aside, style: Style, *, quoted: bool) -> bool:
    """Return whether what stands in a line of a style is no loss: a break, a chart's picture.

    Quotations that stand apart are lines.
    """
    if aside.kind == "break":
        return style in _WITH_BREAKS and not quoted
    return aside.kind == "picture" and style is Style.CHART


def _describe(aside: Aside, place: str) -> str:
    words = quotation(aside.text) if aside.text.strip() else ""
    said = _ASIDES[aside.kind].format(place=place, words=words, target=short(aside.target))
    return said.removesuffix(": ")
