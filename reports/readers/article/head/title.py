"""Which line of the head is the title: the one that most signs speak for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from reports.language.datelines import dateline_end
from reports.language.lexicon import word_list
from reports.readers.article.head.imprint import Imprint
from reports.readers.article.lines import Unit
from reports.readers.article.shape import (
    ends,
    has_address,
    has_address_form,
    has_honorific,
    is_name,
    is_organisation,
    is_title_case,
    runs,
    same,
    without_honorific,
)
from reports.readers.article.words import article_pattern, article_starts

#: What a line of the head is: `dated` may be the title, with its day.
LineKind = Literal["imprint", "dated", "caption", "other"]
CANDIDATES = ("other", "dated")

#: Spaces in the name of a place behind a name: "Ann Lee, New York".
_PLACE = 3


class HeadLine(NamedTuple):
    """A line of the head between those over it and what follows it.

    `soon` says which of the next two lines is the first imprint, 0 if none is.
    """

    unit: Unit
    kind: LineKind
    imprint: Imprint | None
    over: Sequence[HeadLine]
    below: Sequence[Unit]
    soon: int
    is_only_top: bool

    def is_first(self) -> bool:
        """Return whether no line over this one could be the title."""
        return not any(line.kind in CANDIDATES for line in self.over)

    def follows_date(self) -> bool:
        """Return whether a day or a signature stands right over the line."""
        imprint = self.over[-1].imprint if self.over else None
        return imprint is not None and bool(imprint.day or imprint.byline)

    def is_named(self) -> bool:
        """Return whether a line over this one names a report: “PHILIPPINES: Typhoon Marising”."""
        return any(line.kind == "other" and ": " in line.unit.text for line in self.over)

    def follows_kicker(self) -> bool:
        """Return whether a line over this one says what kind of text follows."""
        return any(line.imprint is not None and line.imprint.kickers for line in self.over)


class Sign(NamedTuple):
    """What speaks for or against a line as the title, and how much."""

    name: str
    weight: int
    holds: Callable[[HeadLine], bool]


def title_signs(line: HeadLine) -> tuple[int, tuple[str, ...]]:
    """Return how much speaks for a line as the title, and the signs that do."""
    holding = [sign for sign in SIGNS if sign.holds(line)]
    return sum(sign.weight for sign in holding), tuple(sign.name for sign in holding)


def starts_section(line: HeadLine) -> bool:
    """Return whether a line starts as the headings of sections do: "About the programme"."""
    return line.unit.text.casefold().startswith(article_starts("section_starts"))


#: The signs of a title, with their weights; the line with most of them is the title.
SIGNS = (
    Sign("it comes again", 5, lambda x: any(same(u.text, x.unit.text) for u in x.below)),
    Sign("it is the only heading of the first level", 5, lambda x: x.is_only_top),
    Sign("it stands first", 3, HeadLine.is_first),
    Sign("a date or a byline follows", 2, lambda x: x.soon == 1),
    Sign("a line and a date or a byline follow", 1, lambda x: x.soon == 2),
    Sign("it follows the date", 2, HeadLine.follows_date),
    Sign("it follows what kind of text this is", 1, HeadLine.follows_kicker),
    Sign("it is the name of a report", 2, lambda x: _is_report(x.unit.text) and not x.is_named()),
    Sign("text follows", 1, lambda x: bool(x.below) and runs(x.below[0].text)),
    Sign("the dateline of a story follows", 3, lambda x: opens_story(x.below)),
    Sign(
        "a line and the dateline of a story follow",
        3,
        lambda x: x.unit.text.count(" ") >= 3 and opens_story(x.below[1:]),
    ),
    Sign("it has four words or more", 1, lambda x: x.unit.text.count(" ") >= 3),
    Sign("it is a word or two", -1, lambda x: x.unit.text.count(" ") < 2),
    Sign(
        "it is a word in capitals", -1, lambda x: x.unit.text.isupper() and " " not in x.unit.text
    ),
    Sign("it starts as headings of sections do", -4, lambda x: starts_section(x) and not x.soon),
    Sign("it is a person", -6, lambda x: signer(x.unit.text) is not None),
    Sign("it holds an address or a telephone number", -6, lambda x: has_address(x.unit.text)),
    Sign("it ends in its day", -2, lambda x: x.kind == "dated"),
    Sign("it names an organisation", -4, lambda x: is_organisation(x.unit.text)),
    Sign("it names a person with an office", -3, lambda x: is_signed(x.unit.text)),
    Sign("it ends as a sentence does", -3, lambda x: x.unit.text[-1] in ".;:,"),
)


def is_signed(text: str) -> bool:
    """Return whether a line is somebody with an office: "Ann Lee, Minister of Help"."""
    name, comma, office = text.partition(", ")
    named = bool(comma and office) and is_name(without_honorific(name), longest=6)
    by, _, last = text.rpartition(", ")
    if has_address_form(by) and _is_office(last.partition(" ")[0].removesuffix("s")):
        return True  # "Report by Ms Ann Lee and Mr Tom Diaz, rapporteurs"
    return named or (not ends(text) and (has_honorific(text) or _is_office(text.split()[0])))


def opens_story(below: Sequence[Unit]) -> bool:
    """Return whether running text with a dateline follows."""
    return bool(below) and runs(below[0].text) and dateline_end(below[0].text) > 0


def signer(text: str) -> str | None:
    """Return who signs with a name that is known, or with a name and a place: "Ann Lee, Oslo"."""
    name, dash, paper = text.partition(" – ")
    if dash and is_name(name) and _is_first_name(name) and is_title_case(paper):
        return name if paper.count(" ") < 2 * _PLACE else None  # "Ann Lee – The Daily News"
    name, comma, place = text.partition(", ")
    if not is_name(name) or ends(text):
        return None
    at = comma and place.istitle() and place.count(" ") < _PLACE and not _is_office(place)
    return name if at or (not comma and _is_first_name(name)) else None


def _is_first_name(name: str) -> bool:
    first = name.split()[0].casefold()
    return any(first in word_list("names", kind) for kind in ("men", "women", "either"))


def _is_office(text: str) -> bool:
    words = text.casefold().split()
    kinds = ("offices", "ministers", "functions")
    return any(word in word_list("roles", kind) for word in words for kind in kinds)


def _is_report(text: str) -> bool:
    """Return whether a line names a report: "Situation report No. 5", "… (as of 3 May 2025)"."""
    known = (("report_names", r"\b{}\b"), ("as_of", r"\({}\b"), ("numbered", r"\b{}\.? ?\d+ \("))
    return any(article_pattern(key, around).search(text) for key, around in known)
