"""Agreements as aid rows of the kind agreement: parties, subject, and how far they are.

``Carney and Zelenskyy signed an agreement on drone co-production`` is one between the
countries they act for. What will be signed is announced, what is negotiated is discussed;
an agreement that is only wished for is none. What the text leaves open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from reports.drafting.agreements.parties import parties_of
from reports.drafting.agreements.stages import (
    Agreement,
    agreements_in,
    is_to_come_of,
)
from reports.drafting.agreements.subjects import topic_of, topics_of
from reports.drafting.agreements.undertakings import undertaking_in
from reports.drafting.certainty import Uncertain, held_by
from reports.drafting.parties.cast import Cast
from reports.language.lexicon import lexicon_of
from reports.language.quantities.sums import find_money
from reports.language.sentences import Sentence
from reports.model import Aid
from reports.model.briefing import AidStatus
from reports.slotted import frozen

_ENUMERATED = re.compile(r"\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})\)\s+")
#: Sentences before one in which “the two ministers” are named, and “the minister”.
_FAR_BACK = 12
#: Sentences before one in which an agreement may be told of with its sum.
_NEAR = 2


@frozen
class _AgreementMention:
    """What a sentence says of an agreement; `known` is one that was told of: “the deal”."""

    parties: tuple[str, ...]
    subject: str | None
    status: AidStatus
    evidence: str
    known: bool = False


def find_agreements(sentences: Sequence[Sentence], cast: Cast) -> tuple[Aid, ...]:
    """Return the agreements that the body tells of, each once; the answers', if it has none."""
    known: list[_AgreementMention] = []
    for places in (("paragraph", "item"), ("answer",), ("title",)):
        if known:
            break
        for at, sentence in enumerate(sentences):
            if sentence.place in places and not sentence.text.rstrip('”"’ ').endswith("?"):
                for mention in _mentions_in(sentences, at, cast):
                    _merge(known, mention)
    return tuple(_row(mention, cast) for mention in known)


def _mentions_in(sentences: Sequence[Sentence], at: int, cast: Cast) -> Iterator[_AgreementMention]:
    """Yield what a sentence says of its agreements; the one behind may say “It will be signed”."""
    earlier = [*sentences[: min(1, at)], *sentences[max(1, at - _FAR_BACK) : at]]
    lead, own = _lead_of(sentences, at), sentences[at]
    own = replace(own, text=_ENUMERATED.sub("", own.text, count=1)) if lead else own
    for found in agreements_in(own, cast.language, lead):
        parties, subject = parties_of(found, earlier, cast), topic_of(found, cast)
        if subject or (parties and not _is_funding_of(found, earlier[-_NEAR:], cast.language)):
            following = sentences[at + 1].text if at + 1 < len(sentences) else ""
            later = found.status == "signed" and is_to_come_of(following, cast.language)
            status = "announced" if later else found.status
            for topic in topics_of(subject, cast.language):
                known = topic is None and found.is_known
                yield _AgreementMention(tuple(parties), topic, status, found.text, known)
    if undertaken := undertaking_in(own, cast):
        yield _AgreementMention(undertaken.parties, undertaken.what, "announced", own.text)


def _lead_of(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    """Return the line that opens the list of an item: “They signed the following documents:”."""
    own = sentences[at]
    letters = _ENUMERATED.match(own.text) is not None  # “(ii) A Memorandum on …”
    over = (s for s in reversed(sentences[:at]) if s.block < own.block)
    before = next((s for s in over if not (letters and _ENUMERATED.match(s.text))), None)
    led = letters or own.place == "item"
    return before if led and before is not None and before.text.endswith(":") else None


def _is_funding_of(found: Agreement, earlier: Sequence[Sentence], language: str) -> bool:
    """Return whether it is one that is told of with its sum before: “a loan deal of $5 million”."""
    named = re.compile(re.escape(found.text[slice(*found.noun)]), re.IGNORECASE)
    any_noun = lexicon_of(language).pattern("agreements", "nouns")  # « Un prêt … |L’accord| »
    known = any_noun if found.is_known else named
    return any(known.search(each.text) and find_money(each.text, language) for each in earlier)


def _merge(known: list[_AgreementMention], mention: _AgreementMention) -> None:
    """Add an agreement, or what is told of it again, to those that are known."""
    for at, other in reversed(list(enumerate(known))):
        if _corefer(mention, other):
            more = max(other.parties, mention.parties, key=len)
            known[at] = replace(other, parties=more, subject=other.subject or mention.subject)
            return
    known.append(mention)


def _corefer(mention: _AgreementMention, other: _AgreementMention) -> bool:
    """Tell whether two are one agreement told twice."""
    a, b = (mention.subject or "").lower(), (other.subject or "").lower()
    sides, others = set(mention.parties), set(other.parties)
    if mention.known and (len(others) > 1 or sides == others):
        return True
    if not (a and b):
        return sides == others and mention.status == other.status
    return (sides <= others or others <= sides) and (a in b or b in a)


def _row(mention: _AgreementMention, cast: Cast) -> Aid:
    first, *others = mention.parties or ("",)
    doubts = (
        (not others or _is_one(mention.parties), Uncertain.ONE_SIDE),
        (mention.subject is None, Uncertain.NO_SUBJECT),
        (any(_is_person(party, cast) for party in mention.parties), Uncertain.PERSON),
    )
    return Aid(
        donor=first or None,
        recipient=", ".join(others) or None,
        purpose=mention.subject,
        kind="agreement",
        form="agreement",
        status=mention.status,
        review=held_by(doubts),
        evidence=mention.evidence,
    )


def _is_person(party: str, cast: Cast) -> bool:
    """Return whether a party is a person: “Ann Lee”, “Ms Lee”; not “Viet Nam”, for Mr Viet."""
    return any(party.endswith(name) for name in cast.named_in(party))


def _is_one(parties: Sequence[str]) -> bool:
    """Return whether a name that is in another stands among those who agree; nobody's is, too."""
    return any(a in b for a, b in permutations(parties, 2))
