"""Whom “it”, “its board” or “the bank” means: the party that the sentences before name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.givers import acting
from reports.drafting.parties.names import is_office, party_in
from reports.drafting.parties.stand_ins import definite_noun, is_owned
from reports.drafting.sums.phrases import read_phrases
from reports.language.lexicon import lexicon_of, without_article
from reports.language.sentences import Sentence


def stands_for(
    said: str, place: tuple[str, int], before: Sequence[Sentence], cast: Cast
) -> str | None:
    """Return the party that a pronoun, “its board”, “the bank” or “the minister” acts for.

    `place` is what stands before in its own sentence, and the block of that; `before` are the
    sentences before it, of any block.
    """
    text, block = place
    near = [each for each in before if each.block == block]
    if party := meant_by(said, near, cast) or named_as(said, before, cast):
        return party
    if said.lower() in lexicon_of(cast.language).table("aid", "antecedents"):
        return None  # “elle” may be no person
    texts = (text, *(each.text for each in reversed(before)))
    person = person_meant(said, texts, cast)
    return party_in(cast.countries[person] or "", cast) if person else None


def meant_by(said: str, earlier: Sequence[Sentence], cast: Cast) -> str | None:
    """Return whom “it”, or the owner of “its board”, means: the subject of the sentence before.

    `earlier` are the sentences of its paragraph.
    « Le Mali a reçu la Banque mondiale. |Elle| prêtera … » is the Bank: the articles say so.
    """
    low = said.lower()
    unfit = lexicon_of(cast.language).table("aid", "antecedents").get(low)
    if unfit is None and not is_owned(said, cast.language):
        return None
    if not earlier:
        return None
    phrases = read_phrases(earlier[-1].text, cast.language)
    subject = phrases.subject_at(phrases.marks.find("v"))
    return acting(subject, cast) if _fits(subject, unfit or "") else None


def named_as(said: str, earlier: Sequence[Sentence], cast: Cast) -> str | None:
    """Return the body that “the bank”, “the Fund’s board” or “the agency” means.

    It is the one body before whose name has the noun; one that stands for any body means the
    one that is named at all.
    """
    noun = definite_noun(said, cast.language)
    if not noun:
        return None
    found: list[str] = []
    for sentence in earlier:
        for phrase in read_phrases(sentence.text, cast.language).noun_phrases():
            party = party_in(phrase, cast) if phrase.lower() != said.lower() else None
            if party and noun in phrase.lower().split():
                found.append(party)
    one = [name for name in dict.fromkeys(found) if not any(name in n != name for n in found)]
    return one[0] if len(one) == 1 else None


def person_meant(said: str, texts: Iterable[str], cast: Cast) -> str | None:
    """Return the person whom “she” or “the minister” means: who is named last, with that role.

    `texts` are what stands before, the nearest first.
    """
    noun = without_article(said)
    role = noun.lower() if noun != said and is_office(noun, cast.language) else ""
    she = lexicon_of(cast.language).words("agreements", "person")
    if not role and she.isdisjoint(said.lower().split(" ")):
        return None
    for text in texts:
        named = cast.named_in(text)
        said_of = set(role.split())
        named = [n for n in named if said_of <= set(cast.roles.get(n, "").split())]
        if named:
            return max(named, key=text.rfind)
    return None


def _fits(phrase: str, unfit: str) -> bool:
    """Return whether no article of a phrase speaks against a pronoun: “les” against « elle »."""
    return phrase.lower().replace("’", "’ ").split(" ")[0] not in unfit.split()
