"""The head words of roles, from assets/lexicon/TAG/roles.toml, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reports.drafting.roles.standing import NOT_IN_OFFICE
from reports.language.lexicon import word_list
from reports.language.tokens import Words

RoleKind = Literal["ministers", "offices", "functions"]

_LONGEST = 5
_PLURALS = frozenset({"secretaries", "subsecretaries", "undersecretaries"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase: the words `start` up to `end`, article, country and all.

    `head` is the first word of the head itself, `office` its words in the lists. `standing` says
    how its holder stands to the office: ``former``, ``acting``, ``deputy``; see `standing`.
    """

    start: int
    head: int
    end: int
    text: str
    affiliation: str | None
    office: str
    kind: RoleKind
    plural: bool = False
    definite: bool = False
    standing: frozenset[str] = frozenset()

    @property
    def in_office(self) -> bool:
        """Whether the office is held now and for good: not "former", "acting", "incoming"."""
        return NOT_IN_OFFICE.isdisjoint(self.standing)


@cache
def heads() -> Mapping[str, RoleKind]:
    """Return the head words with their kinds."""
    kinds: tuple[RoleKind, ...] = ("functions", "offices", "ministers")
    known: dict[str, RoleKind] = dict.fromkeys(word_list("roles", "relations"), "functions")
    return known | {head: kind for kind in kinds for head in word_list("roles", kind)}


@cache
def _head_starts() -> frozenset[str]:
    firsts = {head.split(" ")[0] for head in heads()}
    return frozenset(firsts | {f"{first}s" for first in firsts} | _PLURALS)


def head_at(words: Words, place: int) -> tuple[str, int, bool] | None:
    """Return the longest head that starts at word `place`, its end, and whether it is plural."""
    first = words.tokens[place].low.replace("-", " ")
    start = first.split(" ")[0]
    if start not in _head_starts():
        return None
    return words.once("head", place, lambda: _longest_head(words, place))


def _longest_head(words: Words, place: int) -> tuple[str, int, bool] | None:
    spelled, best = "", None
    for end in range(place, min(place + _LONGEST, len(words.tokens))):
        if end > place and (not words.joined(end) or words.tokens[end - 1].possessive):
            break
        glue = "" if end == place or spelled.endswith("’") else " "
        spelled += glue + words.tokens[end].low.replace("-", " ")
        if spelled in heads():
            best = (spelled, end + 1, False)
        else:
            single = singular(spelled)
            if single in heads():
                best = (single, end + 1, True)
    return best


def gives_way(known: Role, other: Role) -> bool:
    """Tell whether a rank gives way to an office: "General Ann Lee, the Secretary of Defense"."""
    if known.office not in word_list("roles", "ranks") or other.office == known.office:
        return False
    heads_it = other.kind != "functions" or other.office in ("head", "chief", "leader")
    return heads_it and "former" not in other.standing


def outranks(known: Role, other: Role) -> bool:
    """Tell whether what is known of a person says more than another role of the same sentence."""
    if not {"former", "coming"}.isdisjoint(known.standing):
        return False
    weight = {"functions": 0, "offices": 1, "ministers": 1}
    ours = weight[known.kind], known.affiliation is not None
    return ours >= (weight[other.kind], other.affiliation is not None)


def singular(spelled: str) -> str:
    """Return "prime minister" for "prime ministers" and "secretary general" for its plural."""
    first, _, rest = spelled.partition(" ")
    if rest in ("general", "of state") and first.endswith(("ies", "s")):
        return f"{first.removesuffix('ies') + 'y' if first.endswith('ies') else first[:-1]} {rest}"
    if spelled.endswith("ies"):
        return spelled[:-3] + "y"
    return spelled[:-1] if spelled.endswith("s") else spelled
