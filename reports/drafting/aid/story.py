"""The facts of all sums of an article: what one sentence leaves out, another may tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reports.drafting.aid.context import Receivers
from reports.drafting.aid.facts import Facts
from reports.drafting.parties.givers import NO_GIFT, acting
from reports.drafting.parties.names import Cast, country_in
from reports.drafting.parties.phrases import read_phrases
from reports.drafting.parties.sum_mentions import Sum
from reports.drafting.parties.words import aid_words
from reports.language.syntax.clauses import read_clauses
from reports.model import Article


class Story:
    """Reads the facts of all sums: what one mention leaves out, another may tell."""

    def __init__(
        self,
        sums: Sequence[Sum],
        wholes: Mapping[int, int],
        article: Article,
        cast: Cast,
        told: Mapping[int, Facts],
        led: frozenset[int] = frozenset(),
    ) -> None:
        self._sums, self._wholes, self._article, self._cast = sums, wholes, article, cast
        self._told, self._led = told, led

    def tell(self) -> list[Facts]:
        """Return the facts of each sum, in order."""
        told = [self._joined(each) for each in self._sums]
        facts = list(told)
        for index, each in enumerate(facts):
            if index not in self._wholes:
                facts[index] = self._with_context(index, each, facts)
        for index, whole in self._wholes.items():
            facts[index] = self._as_part(facts[index], facts[whole])
            if index < whole:  # “$4 million out of $9 million”: the whole is no running total
                facts[whole] = replace(facts[whole], cumulative=False)
                own = told[index]
                facts[index] = replace(facts[index], timing=own.timing, status=own.status)
        carried = Receivers(self._sums, self._article, self._cast, self._led)
        for index, each in enumerate(facts):
            if each.recipient is None:
                facts[index] = carried.complete(index, facts)
        for index, at in self._wholes.items():
            facts[index] = replace(
                facts[index], recipient=facts[index].recipient or facts[at].recipient
            )
        return facts

    def _joined(self, each: Sum) -> Facts:
        """Return the facts of the first mention, completed by those of the others."""
        first, *others = (self._told[id(mention)] for mention in each.mentions)
        for other in others:
            first = replace(
                first,
                donor=first.donor or other.donor,
                recipient=first.recipient or other.recipient,
                purpose=first.purpose or other.purpose,
                timing=first.timing or other.timing,
                status=first.status if first.status != "unspecified" else other.status,
                form=first.form if first.form != "unspecified" else other.form,
                kind=first.kind if first.kind != "other" else other.kind,
                cumulative=first.cumulative or other.cumulative,
            )
        return first

    def _as_part(self, part: Facts, whole: Facts) -> Facts:
        """Return a part's facts: who gives, when and how firmly is the whole's to say."""
        if part.label:
            part = replace(part, recipient=part.recipient or part.label, label=None)
        return replace(
            part,
            donor=part.donor or whole.donor,
            recipient=part.recipient or whole.recipient,
            timing=part.timing or whole.timing,
            status=part.status if part.group and part.verb != whole.verb else whole.status,
            form=part.form if part.form != "unspecified" else whole.form,
            kind=part.kind if part.kind != "other" or part.purpose else whole.kind,
            cumulative=False,
        )

    def _with_context(self, index: int, facts: Facts, all_facts: Sequence[Facts]) -> Facts:
        """Return `facts` with the donor, where only the words around name it."""
        led = self._sums[index].told.sentence.block in self._led
        if facts.donor or not (_gives(facts) or led or facts.label):
            return facts
        donor = self._donor_around(index, facts, all_facts)
        if facts.label is None:
            return replace(facts, donor=donor)
        if donor and donor != facts.label:
            return replace(facts, donor=donor, recipient=facts.label, label=None)
        return replace(facts, donor=facts.label, label=None)

    def _donor_around(self, index: int, facts: Facts, all_facts: Sequence[Facts]) -> str | None:
        told = self._sums[index].told
        for other, earlier in zip(self._sums[:index], all_facts, strict=False):
            apart = told.sentence.block - other.told.sentence.block
            reach = 2 if told.sentence.block in self._led else 1 if facts.label else 0
            if facts.label and other.told.sentence.place == "item":
                continue
            near = 0 <= apart <= reach and (
                apart == 0 or other.told.sentence.heading == told.sentence.heading
            )
            if near and earlier.donor and earlier.donor != facts.recipient:
                return earlier.donor
        title = self._article.title
        donor = title_giver(title, self._cast) if title else None
        donor = donor or self._signed_by()
        return donor if donor and donor != facts.recipient else None

    def _signed_by(self) -> str | None:
        """Return the country whose office signs the article as byline or publisher."""
        for name in (self._article.byline, self._article.publisher):
            if name and (country := country_in(name, self._cast.language)):
                return country
        return None


def _gives(facts: Facts) -> bool:
    asked = facts.negated or facts.group in NO_GIFT
    return not asked and bool(facts.group or facts.purpose or facts.beside_aid)


def title_giver(title: str, cast: Cast) -> str | None:
    """Return who gives by a headline: the subject of its verb of aid, “Canada to provide aid”."""
    sentence, words = read_clauses(title, cast.language), aid_words(cast.language)
    for clause in sentence.clauses:
        if words.group_of(title, clause.verb) not in ("", "receive", *NO_GIFT):
            subject = clause.subject
            return acting(title[subject.start : subject.end], cast) if subject else None
    to_do = sentence.kinds.find("i")
    if to_do == 1:
        return acting(title[: sentence.chunks[to_do].start], cast)
    return _title_owner(title, cast) if "at" in words.prepositions else None


def _title_owner(title: str, cast: Cast) -> str | None:
    """Return whose aid a French headline is about: “Aide d’urgence |de la France|”."""
    phrases, aid = read_phrases(title, cast.language, ()), False
    for at, mark in enumerate(phrases.marks):
        aid = mark in "no" and (
            aid or phrases.words["aid"].search(phrases.said(at, at)) is not None
        )
        if aid and mark == "o" and (owner := country_in(phrases.phrase(at + 1), cast.language)):
            return owner
    return None
