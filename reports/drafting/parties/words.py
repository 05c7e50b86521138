"""The words of aid as patterns, by language: assets/lexicon/TAG/aid.toml made ready to search."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from reports.language.lexicon import any_of, primary, read_lists, whole_words
from reports.model.briefing import AidForm, AidKind

_IS = re.compile(r"\b(?:is|are)\s(?:also\s|now\s|already\s)?$")
#: Characters between a verb and its sum: room for a qualifier, or “a”.
_NEAR = 16
_ADVERB = (
    r"(?:also|together|each|now|soon|already|further|then|likewise|again|be|have|déjà|aussi|également|"
    r"[^\W\d_]+ly)"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of aid: ``text[start:end]`` with the words that set its tense.

    `group` is its list in the file. `future` means not done yet, `past` that it is done.
    """

    start: int
    end: int
    group: str
    future: bool
    past: bool


@dataclass(frozen=True, slots=True)
class AidWords:
    """One language's lists, each as one pattern of whole words."""

    aid: re.Pattern[str]
    not_aid: re.Pattern[str]
    needs: re.Pattern[str]
    people: re.Pattern[str]
    bodies: re.Pattern[str]
    generic: re.Pattern[str]
    running: re.Pattern[str]
    bringing: re.Pattern[str]
    state_organs: re.Pattern[str]
    vague: re.Pattern[str]
    aims: str
    gives_whom: re.Pattern[str]
    verbs: re.Pattern[str]
    groups: Mapping[str, tuple[str, bool]]
    nouns_too: frozenset[str]
    headline: frozenset[str]
    kinds: tuple[tuple[AidKind, re.Pattern[str]], ...]
    forms: tuple[tuple[AidForm, re.Pattern[str]], ...]


@cache
def aid_words(language: str) -> AidWords:
    """Return the words for a BCP 47 tag: French, or English for all others."""
    lists = read_lists(primary(language), "aid")
    groups = _groups(lists["verbs"])
    auxiliary = rf"(?:(?P<will>{any_of(lists['will'])})|(?P<done>{any_of(lists['has_done'])}))"
    verbs = rf"(?:{auxiliary}\s+(?:{_ADVERB}\s+)*)?(?P<verb>{any_of(groups)})"
    return AidWords(
        **{
            name: whole_words(any_of(lists[name]))
            for name in (
                "aid",
                "not_aid",
                "needs",
                "people",
                "bodies",
                "generic",
                "running",
                "bringing",
                "state_organs",
            )
        },
        vague=whole_words(any_of(lists["vague"])),
        aims=any_of(lists["aims"]),
        gives_whom=whole_words(any_of(lists["gives_whom"])),
        verbs=whole_words(verbs),
        groups=groups,
        nouns_too=frozenset(lists["nouns_too"]),
        headline=frozenset(lists["headline"]),
        kinds=tuple(
            (k, whole_words(any_of(lists["kinds"][k])))
            for k in get_args(AidKind)
            if k in lists["kinds"]
        ),
        forms=tuple(
            (f, whole_words(any_of(lists["forms"][f]))) for f in ("loan", "grant", "in-kind")
        ),
    )


def find_verbs(text: str, language: str, *, headline: bool = False) -> tuple[Verb, ...]:
    """Return the verbs of aid in `text`, in order.

    A word that is as often a noun (“support”) is a verb only after one that sets a
    tense (“will support”), or in a `headline` (“Canada pledges”).
    """
    words, french = aid_words(language), primary(language) == "fr"
    found = []
    for match in words.verbs.finditer(text):
        verb = _plain(match["verb"])
        group, past = words.groups[verb]
        tensed = match["will"] is not None or match["done"] is not None
        # “is lending”; but “lending grew”
        going_on = verb.endswith("ing")
        under_way = going_on and _IS.search(text, max(0, match.start() - 12), match.start())
        is_verb = tensed or under_way or verb not in words.nouns_too
        # “Canada pledges $5 million”: right before a sum too
        near = headline or len(text) - match.end() < _NEAR
        if not is_verb and not (near and verb in words.headline):
            continue
        # “was giving” is not done yet
        done = not going_on and (match["done"] is not None or (past and match["will"] is None))
        # the French future is in the ending: “versera”, “verseront”
        future = match["will"] is not None or (french and verb.endswith(("ra", "ront")))
        found.append(Verb(match.start(), match.end(), group, future, done))
    return tuple(found)


def _groups(verbs: Mapping[str, Any]) -> dict[str, tuple[str, bool]]:
    """Map each form to its group, and whether it is a past form."""
    table: dict[str, tuple[str, bool]] = {}
    for group, entry in verbs.items():
        for forms in entry.get("forms", ()):
            table |= {form: (group, form == forms[-1]) for form in forms}
        table |= dict.fromkeys(entry.get("now", ()), (group, False))
        table |= dict.fromkeys(entry.get("past", ()), (group, True))
    return table


def _plain(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower().replace("'", "’"))
