"""Affiliations told by a word that leans on the sentence before: "a senior fellow there"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.drafting.people.introductions import organisation_after
from reports.drafting.people.person_mentions import Mention, ReadSentence
from reports.language.lexicon import word_list

_THERE = frozenset({"there"})
_ITS = frozenset({"its", "sa", "son"})
_AT = frozenset({"at", "with", "from", "chez"})
#: How many sentences are looked back.
_REACH = 4


def with_backreferences(read: Sequence[ReadSentence]) -> tuple[ReadSentence, ...]:
    """Return the sentences with such affiliations filled in where just one can be meant."""
    out: list[ReadSentence] = []
    for number, sentence in enumerate(read):
        before = read[max(0, number - _REACH) : number]
        mentions = tuple(_told(mention, sentence, before) for mention in sentence.mentions)
        out.append(replace(sentence, mentions=mentions))
    return tuple(out)


def _told(mention: Mention, read: ReadSentence, before: Sequence[ReadSentence]) -> Mention:
    role = mention.role
    if role is None or role.affiliation or mention.affiliation or mention.role_text is None:
        return mention
    words = read.words
    if words.joined(role.end) and words.tokens[role.end].low in _THERE:
        return replace(mention, affiliation=_last_place(read, before))
    first = [token.low for token in words.tokens[:2]]
    its = role.start > 1 and words.tokens[role.start].low in _ITS
    kinds = word_list("roles", "kinds")
    if its and first[0] in ("the", "la", "le", "l’") and first[-1] in kinds:
        return replace(mention, affiliation=_only_acronym(before))
    return mention


def _last_place(read: ReadSentence, before: Sequence[ReadSentence]) -> str | None:
    """Return the organisation that the sentence before is at: "Analysts at Chatham House …"."""
    if not before or before[-1].sentence.block != read.sentence.block:
        return None
    words = before[-1].words
    found = {
        told
        for place, token in enumerate(words.tokens)
        if token.low in _AT and (told := organisation_after(words, place + 1))
    }
    return found.pop() if len(found) == 1 else None


def _only_acronym(before: Sequence[ReadSentence]) -> str | None:
    """Return the one organisation that has its short name in brackets: "… Mexicanos (Pemex)"."""
    found = {told for read in before for told in _acronyms(read)}
    return found.pop() if len(found) == 1 else None


def _acronyms(read: ReadSentence) -> Iterator[str]:
    tokens = read.words.tokens
    for place in range(1, len(tokens)):
        opens = tokens[place].gap.strip() == "(" and tokens[place - 1].capital
        closes = read.words.text.startswith(")", tokens[place].end)
        if opens and closes and tokens[place].capital and place not in read.words.countries:
            yield tokens[place].text
