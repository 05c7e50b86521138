"""Lines that stand round an article and are none of its text: shares, links, credits, sign-offs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.notices import Notice, note
from reports.readers.article.lines import Unit
from reports.readers.article.shape import (
    bare,
    byline_name,
    ends,
    is_qa_heading,
    is_signed_by,
    is_stock,
    runs,
)
from reports.readers.article.words import article_starts, article_words

# "NM/jn/APA": the initials of who wrote and edited, and the agency
_SIGN_OFF = re.compile(r"[A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){1,4}")
_MARKS_ONLY = re.compile(r"[\W_]+")
#: Lines at the end of an article among which its byline may stand.
_LAST = 4
#: Spaces in the name of who owns an image.
_LONGEST_OWNER = 8


@dataclass(slots=True)
class Cleaned:
    """The lines of an article without those round it, who signs at its end, what was left out."""

    units: list[Unit] = field(default_factory=list)
    byline: str | None = None
    links: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)

    def take_credit(self, text: str) -> None:
        """Take a credit, with the caption over it if it is none itself."""
        if is_credit_alone(text) and self.units and _may_caption(self.units[-1]):
            self.captions.append(self.units.pop().text)
        self.captions.append(text)

    def notices(self) -> list[Notice]:
        """Return a line on the captions, and one on the rest."""
        found = (("image caption(s)", self.captions), ("line(s) of links", self.links))
        return [
            note("left-out", f"left out {len(texts)} {name}: {', '.join(map(repr, texts))}")
            for name, texts in found
            if texts
        ]


def take_off(units: Sequence[Unit]) -> Cleaned:
    """Return the lines of an article without boilerplate."""
    out = Cleaned()
    in_links = False
    for place, unit in enumerate(units):
        in_links = _heads_links(unit.text) or (in_links and not _is_text(unit))
        if in_links or is_boilerplate(unit.text):
            out.links.append(unit.text)
        elif is_credit(unit.text):
            out.take_credit(unit.text)
        elif place >= max(2, len(units) - _LAST) and is_signed_by(unit.text):
            out.byline = byline_name(unit.text)
        else:
            out.units.append(unit)
    return out


def is_boilerplate(text: str) -> bool:
    """Tell whether `text` is a line of sharing, a link to other texts, or a sign-off."""
    if len(text) > 150 or (ends(text) and text[-1] not in ".)"):
        return False
    name = bare(text).strip(" .()-–—*#")
    return (
        name in article_words("boilerplate")
        or name.startswith(article_starts("boilerplate_starts"))
        or bool(_SIGN_OFF.fullmatch(text) and "/" in text)
        or bool(_MARKS_ONLY.fullmatch(text) and "…" not in text)
    )


def is_credit(text: str) -> bool:
    """Tell whether `text` says whose an image is: "Photo: Ann Lee", "A boat. © Example"."""
    _, sign, owner = text.rpartition("©")
    bracket = text.rpartition("(")[2] if text.endswith(")") else ""
    return (
        is_credit_alone(text)
        or (bool(sign) and owner.count(" ") <= _LONGEST_OWNER)
        or (0 < len(bracket) < len(text) and is_credit_alone(bracket))
    )


def is_credit_alone(text: str) -> bool:
    """Tell whether `text` is a credit from its first word on."""
    return len(text) < 150 and bare(text).lstrip("([").startswith(article_starts("credits"))


def _heads_links(text: str) -> bool:
    return len(text) < 60 and bare(text) in article_words("link_headings")


def _is_text(unit: Unit) -> bool:
    """Tell whether the links over a line have ended: with a heading or running text."""
    text = unit.text
    return (
        unit.kind == "heading"
        or is_stock(text)
        or is_qa_heading(text)
        or (unit.kind == "text" and runs(text))
    )


def _may_caption(unit: Unit) -> bool:
    return unit.kind == "text" and not ends(unit.text) and not is_stock(unit.text)
