"""Names of persons: runs of words that can be one, and whom "he" and "she" can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from reports.drafting.roles.capitals import is_first_name
from reports.drafting.roles.signs import Signs
from reports.language.lexicon import Lexicon
from reports.slotted import frozen

# A name goes on over initials, particles ("Juan Ramón de la Fuente") and suffixes; it ends at a
# possessive, at a country and at a word of organisations or places.
_PARTICLES = r"(?:n{1,2}|ea?)?"
FULL_NAME = rf"[JNI](?:{_PARTICLES}[JNIX]){{0,5}}{_PARTICLES}[JNX]"
_NAME = re.compile(rf"{FULL_NAME}|[JN]")


@frozen
class Name:
    """A run of words that can name a person: the words `start` up to `end` of a sentence."""

    start: int
    end: int
    text: str

    @property
    def full(self) -> bool:
        """Whether it is more than a surname or a first name alone."""
        return self.end > self.start + 1


def find_names(signs: Signs, ends: Iterable[int] = ()) -> tuple[Name, ...]:
    """Return the runs of words that can name a person, in order; a surname alone is one.

    At `ends` of roles a name may begin: "Under Secretary for Engagement Paul Lee".
    """
    cuts = sorted({0, len(signs.text), *(signs.at(end - 1) + 1 for end in ends)})
    spans = [
        found.span()
        for start, end in pairwise(cuts)
        for found in _NAME.finditer(signs.text, start, end)
    ]
    names = [_name(signs, start, end) for start, end in spans]
    ended = (0, *(name.end for name in names))
    return tuple(name for name, end in zip(names, ended, strict=False))


def _name(signs: Signs, start: int, end: int) -> Name:
    """Return a name; a peer’s begins with the title: "Lord Collins of Highbury"."""
    peer = signs.text[max(0, start - 1) : start] == "R" and signs.listed(
        start - 1, "names", "peers"
    )
    if peer and end == start + 1:
        start -= 1
        end += 2 * (re.match("o[JN]", signs.text[end : end + 2]) is not None)
    return Name(signs.first[start], signs.first[end], signs.slice(start, end))


def stands_in_longer_name(signs: Signs, name: Name) -> bool:
    """Return whether capital words around make `name` a part of something else's name.

    "George Washington University", "Lake Ann Lee", "Lester Pearson Airport", "Women’s Aid Hub".
    """
    start, end = signs.at(name.start), signs.at(name.end - 1) + 1
    before, owner = signs.text[:start][-1:], signs.text[:start][-2:]
    return signs.text[end : end + 1] in tuple("OBFA") or before in tuple("OB") or owner == "F'"


def can_be_meant(name: str, pronoun: str, lexicon: Lexicon) -> bool:
    """Return whether "he", "she", "il" or "elle" can mean the person called `name`.

    Only a usual first name says no; all other names and pronouns may be meant.
    """
    first = name.split(" ")[0].lower()
    if not is_first_name(first, lexicon) or first in lexicon.words("names", "either"):
        return True
    woman = first in lexicon.words("names", "women")
    if pronoun in lexicon.words("people", "she"):
        return woman
    return not (woman and pronoun in lexicon.words("people", "he"))
