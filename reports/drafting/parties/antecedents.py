"""For whom a pronoun acts: the party that the sentence before names."""

from __future__ import annotations

from collections.abc import Sequence

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.givers import acting
from reports.drafting.sums.phrases import read_phrases
from reports.language.lexicon import lexicon_of
from reports.language.sentences import Sentence

#: Sentences before a pronoun, in its paragraph, in which whom it means is looked for.
_BACK = 3


def meant_by(pronoun: str, earlier: Sequence[Sentence], cast: Cast) -> str | None:
    """Return whom “it” means: the subject of the sentence before.

    `earlier` are the sentences of its paragraph; what itself has the pronoun is passed over.
    « Le Mali a reçu la Banque mondiale. |Elle| prêtera … » is the Bank: the articles say so.
    """
    unfit = lexicon_of(cast.language).table("aid", "antecedents").get(pronoun.lower())
    if unfit is None:
        return None
    for sentence in reversed(earlier[-_BACK:]):
        phrases = read_phrases(sentence.text, cast.language)
        subject = phrases.subject_at(phrases.marks.find("v"))
        if subject.lower() == pronoun.lower():
            continue
        return acting(subject, cast) if _fits(subject, unfit) else None
    return None


def nearest_party(text: str, end: int, receiver: str | None, cast: Cast) -> str | None:
    """Return the party that is named last before a place of a sentence, but for who receives."""
    phrases = read_phrases(text[:end], cast.language)
    parties = (acting(each, cast) for each in reversed(list(phrases.noun_phrases())))
    return next((party for party in parties if party and party != receiver), None)


def _fits(phrase: str, unfit: str) -> bool:
    """Return whether no article of a phrase speaks against a pronoun: “les” against « elle »."""
    return phrase.lower().replace("’", "’ ").split(" ")[0] not in unfit.split()
