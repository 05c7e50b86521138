"""Texts are measured here: spans become pieces with places and codes, in one look or several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat

from reports.errors import UnprintableError
from reports.limits import CACHED_LETTERS, CACHED_TEXTS, SEEN_TEXTS
from reports.model.spans import Span, Spans
from reports.model.text import BREAK, unbroken
from reports.renderers.direction import is_rtl_text
from reports.renderers.pdf.fonts.face import Face, MissingGlyphError
from reports.renderers.pdf.fonts.typefaces import FamilyName, Typefaces
from reports.renderers.pdf.text.composing import in_many_looks, in_one_look, pieces_in, with_breaks
from reports.renderers.pdf.text.letters.languages import foreign_words
from reports.renderers.pdf.text.letters.scripts import is_latin, needs_shaping
from reports.renderers.pdf.text.letters.sequences import is_tail, leading, sequences
from reports.renderers.pdf.text.shaping import shaped_text
from reports.renderers.pdf.text.text import AFTER_HYPHEN, HYPHENS, Look, Text

_HYPHEN_AND_BREAK = re.compile(f"([{''.join(HYPHENS)}])(?={BREAK})")
_CLOSED = rf"\1{AFTER_HYPHEN}"
# French typography: no line ends before tall punctuation, nor inside quotation marks
_FRENCH = re.compile(r" (?=[:;!?»%€$])|(?<=«) ")


#: Before a text without letters (“1.”): it runs as the document does.
RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"
#: Letters of a text in another language: start, end and its tag.
Tags = tuple[tuple[int, int, str], ...]


class _NoFaceError(Exception):
    """No face has a character."""


class Measurer:
    """Makes `Text` in one language with the faces of a theme."""

    def __init__(self, faces: Typefaces, language: str, is_rtl: bool = False) -> None:
        self.faces, self.language, self.is_rtl = faces, language, is_rtl
        self._french = language.split("-")[0] == "fr"
        self._texts: dict[tuple[str | Spans, FamilyName, bool, Tags], Text] = {}
        self._seen: set[int] = set()
        self._looks: dict[tuple[FamilyName, bool, bool], Look] = {}

    def text(
        self, text: str | Spans, family: FamilyName, bold: bool, place: str, tags: Tags = ()
    ) -> Text:
        """Return `text` measured; `tags` name letters in another language.

        Short texts are kept when they come again: those of a house's briefs are the same
        again and again, from labels to names, and a brief that is shortened is measured for
        each try. Of others, whose memory serves the next ones, nothing but a number stays.

        Raises:
            UnprintableError: naming all characters that no font has.
        """
        key = (text, family, bold, tags)
        if found := self._texts.get(key):
            return found
        spans = (Span(text),) if isinstance(text, str) else text
        try:
            found = self._measured(spans, family, bold, tags)
        except _NoFaceError as error:
            from reports.renderers.pdf.text.letters.unprintable import unprintable

            chars = self.missing(spans, family, bold)
            raise UnprintableError(unprintable(chars, place), chars=chars) from error
        if len(found.plain) <= CACHED_LETTERS and self._comes_again(hash(key)):
            if len(self._texts) >= CACHED_TEXTS:
                self._texts.clear()
            found.broken = {}
            self._texts[key] = found
        return found

    def _comes_again(self, number: int) -> bool:
        """Return whether a text of this hash came before; note that it came."""
        if number in self._seen:
            return True
        if len(self._seen) >= SEEN_TEXTS:
            self._seen.clear()
        self._seen.add(number)
        return False

    def missing(self, spans: Spans, family: FamilyName, bold: bool) -> str:
        """Return the characters of `spans` that no font has."""
        near = unbroken("".join([span.text for span in spans]))
        return "".join(
            char
            for span in spans
            for char in dict.fromkeys(leading(unbroken(span.text)))
            if self._face_for(char, family, bold or span.bold, span.italic, near) is None
        )

    def _face_for(
        self, signs: str, family: FamilyName, bold: bool, italic: bool, near: str
    ) -> Face | None:
        return self.faces.face_for(signs, family, bold, italic, near, self.language)

    def _measured(self, spans: Spans, family: FamilyName, bold: bool, tags: Tags) -> Text:
        spans = _closed(spans)
        first = spans[0] if spans else Span("")
        text = first.text if len(spans) == 1 else "".join([span.text for span in spans])
        if self._french:
            text = _FRENCH.sub("\u00a0", text)
        if BREAK not in text:
            return self._in_looks(spans, text, pieces_in(text), family, bold, tags)
        # at 1 em it stands on an endless line, breaks as spaces
        *parts, last = text.split(BREAK)
        pieces = [piece for part in parts for piece in pieces_in(f"{part} ")] + pieces_in(last)
        found = self._in_looks(spans, text.replace(BREAK, " "), pieces, family, bold, tags)
        return with_breaks(text, found)

    def _in_looks(
        self, spans: Spans, text: str, pieces: list[str], family: FamilyName, bold: bool, tags: Tags
    ) -> Text:
        first = spans[0] if spans else Span("")
        look = self._look(family, bold or first.bold, first.italic)
        if first.href:
            look = look._replace(href=first.href)
        foreign: list[tuple[int, int, str]] = []
        if tags or not is_latin(text):
            foreign = _with_tags(list(foreign_words(text, self.language)), tags)
            if needs_shaping(text) or (self.is_rtl and text.startswith(RIGHT_TO_LEFT)):
                return self._shaped(_recut(spans, text, foreign), text, pieces, family, bold)
        if not foreign and (len(spans) < 2 or all(span[1:] == first[1:] for span in spans)):
            try:
                return in_one_look(text, self.language, look, pieces)
            except MissingGlyphError:
                pass
        runs = self._runs(_recut(spans, text, foreign), text, family, bold)
        return in_many_looks(text, self.language, look, pieces, runs)

    def _look(self, family: FamilyName, bold: bool, italic: bool) -> Look:
        """Return the look of text that is no link: the same object for the same arguments."""
        key = family, bold, italic
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = Look(self.faces.face(*key))
        return found

    def _runs(
        self, spans: _Cut, near: str, family: FamilyName, bold: bool
    ) -> list[tuple[Look, str]]:
        """Return the stretches of text in one look, face by face."""
        found: list[tuple[Look, str]] = []
        for span, tag in spans:
            look = Look(self.faces.face(family, bold or span.bold, span.italic), span.href, tag)
            start = 0
            lacking = {char for char in set(span.text) if not look.face.covers(char)}
            for end, char in enumerate(span.text if lacking else ""):
                if char not in lacking:
                    continue
                face = self._face_for(char, family, bold or span.bold, span.italic, near)
                if face is None:
                    raise _NoFaceError(char)
                found += [(look, span.text[start:end]), (look._replace(face=face), char)]
                start = end + 1
            found.append((look, span.text[start:]))
        return [(look, text) for look, text in found if text]

    def _shaped(
        self, spans: _Cut, text: str, pieces: list[str], family: FamilyName, bold: bool
    ) -> Text:
        looks = [
            look._replace(language=tag) if tag else look
            for span, tag in spans
            for look in self._letters(span, text, family, bold)
        ]
        rtl = is_rtl_text(text, self.is_rtl)
        return shaped_text(text, self.language, looks, rtl, pieces)

    def _letters(self, span: Span, near: str, family: FamilyName, bold: bool) -> Iterator[Look]:
        """Yield each letter's look; marks, joiners and spaces stay with what precedes them."""
        own = Look(self.faces.face(family, bold or span.bold, span.italic), span.href)
        style = family, bold or span.bold, span.italic, near
        for part, is_sequence in sequences(span.text):
            if is_sequence and (face := self._face_for(part, *style)):
                yield from repeat(Look(face, span.href), len(part))
                continue
            look = own
            for place, char in enumerate(part):
                if is_sequence and place:
                    look = self._following(char, look, style)
                elif not (_follows(char, part[place - 1 : place]) and look.face.covers(char)):
                    look = own if own.face.covers(char) else self._other(char, look, style)
                yield look

    def _other(self, char: str, look: Look, style: _Style) -> Look:
        face = self._face_for(char, *style)
        if face is None:
            raise _NoFaceError(char)
        return look._replace(face=face)

    def _following(self, char: str, look: Look, style: _Style) -> Look:
        """Return the look of a sign inside a sequence; one that no font has is not shown."""
        face = None if is_tail(char) else self._face_for(char, *style)
        return look if face is None else look._replace(face=face)


@lru_cache(maxsize=64)
def measurer(faces: Typefaces, language: str, is_rtl: bool = False) -> Measurer:
    """Return what measures the texts of a language, the same object for the same arguments."""
    return Measurer(faces, language, is_rtl)


_Cut = list[tuple[Span, str | None]]
_Style = tuple[FamilyName, bool, bool, str]


def _follows(char: str, before: str) -> bool:
    """Return whether a character has the look of what stands before it.

    A space behind a sign has not: fonts of signs have spaces as wide as their signs.
    """
    if char == " ":
        return before != "" and unicodedata.category(before)[0] != "S"
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


def _closed(spans: Spans) -> Spans:
    """Return spans with a space behind a hyphen at the end, that no reader takes for a division.

    So it is where a line is broken behind a hyphen.
    """
    if any(BREAK in span.text for span in spans):
        nexts = (*(span.text[:1] for span in spans[1:]), "")
        spans = tuple(map(_closed_at_breaks, spans, nexts))
    if not spans or spans[-1].text[-1:] not in HYPHENS:
        return spans
    return (*spans[:-1], spans[-1]._replace(text=spans[-1].text + AFTER_HYPHEN))


def _closed_at_breaks(span: Span, following: str) -> Span:
    """Return a span with a space behind each hyphen before a break; one letter follows it."""
    text = _HYPHEN_AND_BREAK.sub(_CLOSED, span.text + following)
    return span._replace(text=text.removesuffix(following))


def _with_tags(foreign: list[tuple[int, int, str]], tags: Tags) -> list[tuple[int, int, str]]:
    """Return the words in another script, and those of `tags`, which say more."""
    apart = [
        (start, end, tag)
        for start, end, tag in foreign
        if all(end <= first or last <= start for first, last, _ in tags)
    ]
    return sorted([*apart, *tags]) if tags else foreign


def _recut(spans: Spans, text: str, foreign: list[tuple[int, int, str]]) -> _Cut:
    """Return `spans` with the letters of `text`, parted where the language changes."""
    found: _Cut = []
    place = 0
    for span in spans:
        end = place + len(span.text)
        for start, stop, tag in foreign:
            if place < stop and start < end:
                begin = max(start, place)
                found.append((span._replace(text=text[place:begin]), None))
                place = min(stop, end)
                found.append((span._replace(text=text[begin:place]), tag))
        found.append((span._replace(text=text[place:end]), None))
        place = end
    return [(span, tag) for span, tag in found if span.text]
