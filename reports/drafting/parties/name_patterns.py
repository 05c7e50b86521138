"""The patterns by which names and lists of names are known, built of the lexicon's lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.language.lexicon import all_languages

_ARTICLE = r"(?:<phrases.leads>\s?)?"
#: What stands behind the head of a noun phrase: prepositions, participles, relatives.
ATTACHED = r"\s(?P<word><aid.attached>)\s"
#: “government |of Mexico|”, up to the name.
ORGAN_OF = r"(?P<what>[^\W\d_]+(?:\s[^\W\d_]+)?)\s<aid.prepositions.of>(?:(?<=[’'])|\s)" + _ARTICLE
#: “ministers of the |Group of Seven|”, up to the name.
DELEGATES_OF = (
    r"^(?:(?:[a-z-]+\s){0,3}(?i:<aid.delegates>)\s<aid.prepositions.of aid.prepositions.from>\s"
    + _ARTICLE
    + ")+(?=[A-ZÀ-Ý])"
)
_PROPER = (
    r"(?:[a-z](?=[A-Z]))?[A-ZÀ-Ý][\w&’'.-]*"
    r"(?:\s(?:(?:<aid.in_names>|&)\s){0,3}(?:<grammar.proclitics>[’'])?"
    r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-Ý][\w&’'-]*))*"  # “Oslo Energi |A.S.|”
)
_JOINT = r",\s(?:<sums.and>\s)?|\s<sums.and>\s"
_COUNT = (
    r"^(?:(?!<aid.prepositions.place>\s)[A-Za-zÀ-ÿ’']+\s){0,3}?\d[\d.,\u00a0\u202f]*(?:\s\d{3}\b)*"
    r"\s?(?:<numbers.letters numbers.scales>(?:\s<grammar.by_measure>)?)?\s(?=[^\W\d])"
)


def proper_name() -> re.Pattern[str]:
    """Return the pattern of a proper name, which may be of any language."""
    return all_languages().compiled(_PROPER)


def list_parts(text: str) -> list[str]:
    """Return the parts of a list: “Chad, Mali and Niger”."""
    return all_languages().compiled(_JOINT).split(text)


def joined_parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a list, each with whether a comma alone stands before it."""
    start, comma = 0, False
    for joint in all_languages().compiled(_JOINT).finditer(text):
        yield text[start : joint.start()], comma
        start, comma = joint.end(), joint[0].strip() == ","
    yield text[start:], comma


def count_before() -> re.Pattern[str]:
    """Return the pattern of a number before who they are: “more than 1.6m households”."""
    return all_languages().compiled(_COUNT)
