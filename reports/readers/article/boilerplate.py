"""Lines that stand round an article and are none of its text: shares, links, credits, sign-offs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from reports.language.lexicon import all_languages, word_list
from reports.notices import Notice, note
from reports.readers.article.head.imprint import read_imprint
from reports.readers.article.lines import Unit
from reports.readers.article.shape import (
    bare,
    byline_name,
    ends,
    is_qa_heading,
    is_signed_by,
    is_stock,
    is_title_case,
    runs,
)
from reports.readers.article.words import article_pattern, article_starts, article_words
from reports.slotted import mutable

# "--SPA", "(AIP)": the agency that signs
_AGENCY = re.compile(r"(?:[–—-]{1,3}\s?|\()[A-Z]{2,8}\)?")
# marks only, "-30-", or "NM/jn/APA": the initials of who wrote and edited, and the agency
_MARKS_ONLY = re.compile(r"[^\w…]+|_+|\W*30\W*|[A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){1,4}")
_IN_ROW = re.compile(r"\s*[|•·]\s*")
# "Home > News > Press releases"
_TRAIL = re.compile(r"[^>\u203a]{1,60}(?:\s[>\u203a]\s[^>\u203a]{1,60}){1,8}")
# "(Adds minister's comments in paragraph 4)"
_ADDS = r"\(<article.update_marks>\b[^()]{0,200}\)"
# "The report in full (442 KB, PDF)"
_FILE = r".*\((?:[^()]*[\W\d])?<article.file_marks>\b[^()]{0,30}\)"
_NAMED = r"\b<people.by>\s[A-Z][\w’'-]+ [A-Z][\w’'-]+, "
# a start that points at the text: "The following is a transcript"
_OWN_TEXT = r"(?i)\W*<article.own_pointing>\s(?:[\w-]+\s){0,3}(?:[\w-]+-)?<article.own_texts>\b"
# a verb that asks for something: at a start, or after "please"
_ASKS_FOR = r"(?i)(?:^|[.?!,:]\s+|\b<article.polite>\s+)<article.reader_verbs>\b"
_QUOTED = re.compile(r"[“”«»\"]")
#: Lines at the start and the end of an article that may speak of the text itself.
_FIRST, _LAST = 5, 4
#: Spaces in the name of who owns an image, and in what is said to readers.
_LONGEST_OWNER, _LONGEST_ADDRESS = 8, 40


@mutable
class Cleaned:
    """The lines of an article without those round it, who signs at its end, what was left out."""

    units: list[Unit] = field(default_factory=list)
    byline: str | None = None
    day: dt.date | None = None
    remarks: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)

    def notices(self) -> Iterator[Notice]:
        """Yield a line on each kind of line that was left out."""
        if texts := self.captions:
            yield note("left-out", f"left out {len(texts)} image caption(s): {_listed(texts)}")
        if texts := self.remarks:
            yield note("left-out", f"left out {len(texts)} line(s) on the text: {_listed(texts)}")
        if texts := self.links:
            yield note("left-out", f"left out {len(texts)} line(s) of links: {_listed(texts)}")


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(map(repr, texts))


class _Spot(NamedTuple):
    """A line, and whether it stands among links, the first lines or the last ones."""

    unit: Unit
    in_links: bool
    opens: bool
    closes: bool
    opens_late: bool
    before: str
    language: str | None


def take_off(units: Sequence[Unit], language: str | None = None) -> Cleaned:
    """Return the lines of an article without boilerplate."""
    out = Cleaned()
    for spot in _spots(units, language):
        if not any(take(out, spot) for take in _TAKE):
            out.units.append(spot.unit)
    if out.units and out.units[-1].kind == "heading" and out.units[-1] is not units[-1]:
        out.links.append(out.units.pop().text)  # what stood under it went
    return out


def _spots(units: Sequence[Unit], language: str | None) -> Iterator[_Spot]:
    in_links = has_text = listed = False
    last_place = {unit.text: place for place, unit in enumerate(units)}
    for place, unit in enumerate(units):
        comes_again = last_place[unit.text] > place
        in_links = _heads_links(unit.text) or (in_links and (comes_again or not _is_text(unit)))
        listed |= unit.kind == "bullet"
        closes = has_text and place >= max(2, len(units) - _LAST)
        has_text |= runs(unit.text)
        before = units[place - 1].text if place else ""
        late = listed and not has_text
        yield _Spot(unit, in_links, place < _FIRST, closes, late, before, language)


def _take_link(out: Cleaned, spot: _Spot) -> bool:
    text = spot.unit.text
    taken = spot.in_links or is_boilerplate(text) or (spot.closes and _signs_off(text))
    out.links += [text] * taken
    return taken


def _signs_off(text: str) -> bool:
    return addresses_readers(text) or credits_help(text) or _AGENCY.fullmatch(text) is not None


def _take_credit(out: Cleaned, spot: _Spot) -> bool:
    """Take a credit, with the caption over it if it is none itself."""
    text = spot.unit.text
    if not (is_credit(text) or (spot.closes and claims_copyright(text))):
        return False
    if is_credit_alone(text) and out.units and _may_caption(out.units[-1]):
        out.captions.append(out.units.pop().text)
    out.captions.append(text)
    return True


def _take_remark(out: Cleaned, spot: _Spot) -> bool:
    taken = (spot.opens or spot.closes) and is_remark(spot.unit.text)
    out.remarks += [spot.unit.text] * taken
    return taken


def _take_imprint(out: Cleaned, spot: _Spot) -> bool:
    """Take a last line that says who signs, or when: it stands in no part of the text."""
    unit, may = spot.unit, spot.closes and spot.unit.kind == "text"
    found = read_imprint(unit.text, spot.language) if may else None
    if found is None or found.others or found.publisher:
        return False
    out.byline, out.day = out.byline or found.byline, out.day or found.day
    out.links.append(unit.text)
    return True


def _take_byline(out: Cleaned, spot: _Spot) -> bool:
    """Take “By Ann Lee” from under the highlights over the text."""
    under = spot.opens_late and spot.unit.kind == "text" and is_signed_by(spot.unit.text)
    if under:
        out.byline = out.byline or byline_name(spot.unit.text)
    return under


def _take_about(out: Cleaned, spot: _Spot) -> bool:
    """Take what a last section says of the body that publishes: “About the Relief Office”."""
    text = spot.unit.text
    goes_on = bool(out.remarks) and out.remarks[-1] == spot.before and _heads_about(spot.before)
    taken = spot.closes and (_heads_about(text) or goes_on or _is_of_publisher(text))
    out.remarks += [text] * taken
    return taken


_TAKE = (_take_byline, _take_imprint, _take_about, _take_link, _take_credit, _take_remark)


def is_remark(text: str) -> bool:
    """Return whether `text` only says what the text is: "This is a summary of what was said …".

    One that names a person says more.
    """
    known = all_languages()
    if known.compiled(_ADDS).fullmatch(text):
        return True
    if text.count(" ") > _LONGEST_ADDRESS or known.compiled(_NAMED).search(text):
        return False
    made = article_pattern("own_made", r"\b{}\b").search(text)
    return made is not None and known.compiled(_OWN_TEXT).match(text) is not None


def _heads_about(text: str) -> bool:
    """Return whether a heading announces what a body is: “About UNICEF”, not “About the plan”."""
    found = article_pattern("about", r"{}\s+(?=\S)").match(text)
    return found is not None and not ends(text) and is_title_case(text[found.end() :])


def _is_of_publisher(text: str) -> bool:
    """Return whether a last sentence says what the body that publishes is, and since when."""
    defines = article_pattern("defines", r"[A-Z][^.,;:]{2,60} {} ").match(text)
    return bool(defines) and article_pattern("founded", r"\b{}\b").search(text) is not None


def claims_copyright(text: str) -> bool:
    """Return whether a short line says whose the text is: "Copyright: Example News"."""
    mark = article_pattern("copyrights", r"\b{}\b").search(text)
    return mark is not None and text.count(" ") <= _LONGEST_ADDRESS and not runs(text)


def credits_help(text: str) -> bool:
    """Return whether a line says who else wrote: "Ann Lee in Oslo contributed to this report."."""
    return text.count(" ") <= _LONGEST_ADDRESS and any(
        words in text for words in word_list("people", "credits")
    )


def addresses_readers(text: str) -> bool:
    """Return whether `text` asks readers for something: "Got a story? Write to …"."""
    if text.count(" ") > _LONGEST_ADDRESS or _QUOTED.search(text):
        return False
    to_them = "?" in text or article_pattern("readers", r"\b{}\b").search(text)
    return bool(to_them) and all_languages().compiled(_ASKS_FOR).search(text) is not None


def is_boilerplate(text: str) -> bool:
    """Return whether `text` is a line of sharing, a link to other texts, or a sign-off."""
    if len(text) > 150 or (ends(text) and text[-1] not in ".):"):
        return False
    name = bare(text).strip(' .()[]“”«»"-–—*#')
    leads_on = article_pattern("other_texts", r"{}\s?[:–—|-] ?.+").fullmatch(name) is not None
    known = article_words("boilerplate")
    row = any(known.issuperset(parts) for parts in (_IN_ROW.split(name), name.split()))
    listed = row or name.startswith(article_starts("boilerplate_starts"))
    file = all_languages().compiled(_FILE)
    patterns = (_TRAIL, _MARKS_ONLY, file, article_pattern("counted", r"\d[\d.,]* {}"))
    return listed or leads_on or any(pattern.fullmatch(text) for pattern in patterns)


def is_credit(text: str) -> bool:
    """Return whether `text` says whose an image is: "Photo: Ann Lee", "A boat. © Example"."""
    _, sign, owner = text.rpartition("©")
    bracket = text.rpartition("(")[2] if text.endswith(")") else ""
    return (
        is_credit_alone(text)
        or (bool(sign) and owner.count(" ") <= _LONGEST_OWNER)
        or (0 < len(bracket) < len(text) and is_credit_alone(bracket))
    )


def is_credit_alone(text: str) -> bool:
    """Return whether `text` is a credit from its first word on."""
    return len(text) < 150 and bare(text).lstrip("([").startswith(article_starts("credits"))


def _heads_links(text: str) -> bool:
    return len(text) < 60 and bare(text) in article_words("link_headings")


def _is_text(unit: Unit) -> bool:
    """Return whether the links over a line have ended: with a heading or running text."""
    text = unit.text
    return (
        unit.kind == "heading"
        or is_stock(text)
        or is_qa_heading(text)
        or (unit.kind == "text" and runs(text))
    )


def _may_caption(unit: Unit) -> bool:
    return unit.kind == "text" and not ends(unit.text) and not is_stock(unit.text)
