"""Persons told by whom they follow: "Ann Lee, his widow and his successor as mayor".

Whoever succeeds somebody "as mayor" is mayor; a predecessor is not, so that one's role stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.drafting.people.person_mentions import Mention
from reports.drafting.roles.heads import Role
from reports.drafting.roles.names import Name, in_place, read_name
from reports.language.lexicon import word_list
from reports.language.sentences import Sentence
from reports.language.tokens import Words

_AS = frozenset({"as", "comme"})
_FOLLOWS = frozenset({"successor", "successeur", "successeure"})
_FOLLOWED = frozenset({"succeeded", "replaced"})
_WHOM = frozenset({"him", "her", "them"})
_FARTHEST = 12  # words between a name and what the clause behind its comma says


def with_successors(
    words: Words,
    sentence: Sentence,
    roles: Sequence[Role],
    names: Sequence[Name],
    found: dict[int, Mention],
) -> dict[int, Mention]:
    """Return `found`, mentions by the word they start at, with the roles of successors in it."""
    for role in roles:
        clause = _clause_start(words, role)
        if clause is None:
            continue
        name = _name_before(words, names, clause) or _name_behind(words, role)
        known = found.get(name.start) if name else None
        if name is not None and (known is None or known.role_text is None):
            found[name.start] = Mention(name, sentence, "role", role, role.text)
    return found


def _clause_start(words: Words, role: Role) -> int | None:
    """Return where "successor as mayor" or "succeeded him as mayor" starts, or None."""
    place = role.start - 1
    if place < 1 or not words.joined(role.start) or words.tokens[place].low not in _AS:
        return None
    before = words.tokens[place - 1].low
    if before in _FOLLOWS:
        return place - 1
    start = place - 1
    while start > 0 and words.joined(start) and words.tokens[start].capital:
        # "who succeeded Bob Roy as mayor"
        start -= 1
    start -= before in _WHOM
    follows = 0 < start < place - 1 and words.tokens[start].low in _FOLLOWED
    return start if follows else None


def _name_before(words: Words, names: Sequence[Name], clause: int) -> Name | None:
    """Return the full name that the clause is in apposition to: one comma stands between."""
    for name in names:
        if not name.full or name.end > clause or clause - name.end > _FARTHEST:
            continue
        tokens = words.tokens[name.end : clause + 1]
        unbroken = all(words.joined(at) for at in range(name.end + 1, clause + 1))
        told = any(token.low in word_list("speech", "said") for token in tokens)
        if tokens[0].gap.strip() == "," and unbroken and not told:
            return None if in_place(words, name.start) else name
    return None


def _name_behind(words: Words, role: Role) -> Name | None:
    """Return the name in "his successor as mayor, Ann Lee, said"."""
    end = role.end
    if end >= len(words.tokens) or words.tokens[end].gap.strip() != ",":
        return None
    name = read_name(words, end)
    return name if name is not None and name.full else None
