"""The dateline that opens a story: "OTTAWA, Aug. 24, 2025 (Reuters) – The minister …"."""

from __future__ import annotations

import re
from functools import lru_cache

from reports.language.countries import find_countries
from reports.language.days import find_day, is_month
from reports.model import Article

# a place, perhaps a day, perhaps the agency, then a dash or a colon
_OPENING = re.compile(
    r"(?P<place>[^\W\d_][^.!?:–—()«“\"]{1,50}(?:\.[A-Z]\.)?)(?P<day>,? [^!?:–—()«“\"]{2,30})??"
    r"(?P<dashed>\s[–—-]\s[^!?:–—()«“\"]{4,20}\d{4}(?=:))?"
    r"(?P<agency>(?:\s*\([^()]{2,40}\)){1,2}|\s*/\w+/)?\s*(?P<end>\s[–—-]{1,2}\s+|—\s*|:\s+|(?<=\d{4})\.\s+)(?=[^\W_]|[“«\"])"
)
#: What ends one: without it the places where one may stand are not tried.
_END = re.compile(r"\s[–—-]{1,2}\s|—|:\s|\d{4}\.\s")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 130
#: Words of the name of a capital.
_LONGEST_SEAT = 3


# the head of an article and each candidate for its summary are asked
@lru_cache(maxsize=1024)
def dateline_end(text: str) -> int:
    """Return where the words of a story begin behind its dateline, 0 if it has none.

    A dateline names a place in capitals, or a day or an agency beside it: “Two men – and
    a dog – came.” has none.
    """
    opening = text[:_LONGEST]
    found = _OPENING.match(opening) if _END.search(opening) else None
    if found is None:
        return 0
    place = found["place"].split(",")[0].strip()
    if not place[0].isupper() or len(place.split()) > 4:
        return 0
    in_capitals = place.isupper() and len(place) > 2
    sure = (
        found["agency"]
        or find_day(found["dashed"] or "")
        or (":" not in found["end"] and (in_capitals or _is_dated(found[0])))
    )
    return found.end() if sure else 0


def closing_seat(article: Article, language: str) -> str | None:
    """Return the country whose capital the last line of an article is: “New Delhi”."""
    blocks = [block for section in article.sections for block in section.blocks]
    last = blocks[-1].items[-1] if blocks and blocks[-1].items else ""
    seats = find_countries(last, language) if len(last.split()) <= _LONGEST_SEAT else ()
    whole = (
        len(seats) == 1 and seats[0].kind == "seat" and seats[0].end - seats[0].start == len(last)
    )
    titled = {found.country.code for found in find_countries(article.title or "", language)}
    home = whole and seats[0].country.code not in titled  # “Visit to Nepal”, written in Kathmandu
    return seats[0].country.name if home else None


def _is_dated(text: str) -> bool:
    named = any(map(is_month, _WORD.findall(text)))
    return find_day(text) is not None or (named and any(map(str.isdigit, text)))
