"""The facts of all sums of an article: what one sentence leaves out, another may tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reports.drafting.aid.facts import Facts
from reports.drafting.parties.cast import Cast
from reports.drafting.parties.givers import GIVES, NO_GIFT, acting, bare_name, whose_aid
from reports.drafting.parties.name_patterns import list_parts
from reports.drafting.parties.names import country_in
from reports.drafting.sums.mentions import Sum
from reports.drafting.sums.phrases import read_phrases
from reports.drafting.sums.words import aid_words
from reports.language.lexicon import lexicon_of
from reports.language.syntax.clauses import read_clauses
from reports.model import Article

# “and a further 3 million yen”, “bringing its support to”: more for the same receiver
_MORE = r"(?i)\b<parts.same_receiver>\b[^.;]{0,60}$"
_OWNED = re.compile(r"[’']s\s.*\w$")
#: What another mention may tell of a sum, and what the whole tells of its part.
_CELLS = frozenset(
    {"donor", "recipient", "purpose", "timing", "status", "form", "kind", "cumulative"}
)
_OF_WHOLE = frozenset({"donor", "recipient", "form", "kind"})


class Story:
    """Reads the facts of all sums: what one mention leaves out, another may tell."""

    def __init__(
        self,
        sums: Sequence[Sum],
        wholes: Mapping[int, int],
        article: Article,
        cast: Cast,
        said: Mapping[int, Facts],
        led: Mapping[int, str],
    ) -> None:
        self._sums, self._wholes, self._article, self._cast = sums, wholes, article, cast
        self._said, self._led = said, led

    def complete(self) -> list[Facts]:
        """Return the facts of each sum, in order."""
        joined = [self._joined(each) for each in self._sums]
        facts = list(joined)
        for index, each in enumerate(facts):
            if index not in self._wholes:
                facts[index] = self._with_context(index, each, facts)
        for index, whole in self._wholes.items():
            facts[index] = self._as_part(index, facts[index], facts[whole])
            if index < whole:  # “$4 million out of $9 million”: the whole is no running total
                own, same = joined[index], joined[whole].verb == joined[index].verb
                # what was paid is the part: of the whole, no verb says how firm it is
                status = "unspecified" if same else facts[whole].status
                facts[whole] = replace(facts[whole], cumulative=False, status=status)
                facts[index] = replace(facts[index], timing=own.timing, status=own.status)
        for index in range(len(facts)):
            facts[index] = self._same_receiver(index, facts)
        # nobody gives to himself: « du bureau de l’Agence |des États-Unis| » was no receiver
        return [
            replace(each, recipient=None if each.recipient == each.donor else each.recipient)
            for each in facts
        ]

    def _same_receiver(self, index: int, facts: Sequence[Facts]) -> Facts:
        """“gave Jordan €9 million |and another| €3 million”: who receives, from its sentence."""
        mention, each = self._sums[index].main, facts[index]
        if each.recipient or index == 0 or self._sums[index - 1].main.at != mention.at:
            return each
        more = lexicon_of(self._cast.language).compiled(_MORE).search(mention.close_before)
        given = more and (each.donor or each.group or each.beside_aid)
        return each.completed(facts[index - 1], {"recipient"}) if given else each

    def _joined(self, each: Sum) -> Facts:
        """Return the facts of the first mention, completed by those of the others."""
        facts = self._said[id(each.main)]
        for other in each.mentions[1:]:
            if not other.asked:  # “Will |the government| get it?”: who knows
                facts = facts.completed(self._said[id(other)], _CELLS)
        return facts

    def _as_part(self, index: int, part: Facts, whole: Facts) -> Facts:
        """Return a part's facts: who gives, when and how firmly is the whole's to say."""
        if part.label:
            part = replace(part, recipient=part.recipient or part.label, label=None)
        cells = _OF_WHOLE - {"kind"} if part.purpose else _OF_WHOLE
        cells |= {"timing"} if whole.cumulative else set()  # “$5 million since March: …”
        if part.private:  # “|The agency| will manage $2 million”
            cells -= {"donor", "recipient"}
        if whole.pooled and part.donor is None:  # “Of the |Canadian| money, $5 million”
            part = replace(
                part, donor=country_in(self._sums[index].main.before, self._cast.language)
            )
        apart = self._sums[index].main.at != self._sums[self._wholes[index]].main.at
        own_verb = part.group and (apart or part.verb != whole.verb)
        return replace(
            part.completed(whole, cells),
            status=part.status if own_verb and part.verb is not None else whole.status,
            cumulative=False,
            pooled=part.pooled or whole.pooled,
        )

    def _with_context(self, index: int, facts: Facts, all_facts: Sequence[Facts]) -> Facts:
        """Return `facts` with the donor, where only the words around name it."""
        led = self._sums[index].main.sentence.block in self._led
        if facts.donor or facts.private or not (_gives(facts) or led or facts.label):
            return facts
        donor = self._donor_around(index, facts, all_facts)
        if facts.label is None:
            return replace(facts, donor=donor)
        if donor and donor != facts.label:
            return replace(facts, donor=donor, recipient=facts.label, label=None)
        return replace(facts, donor=facts.label, label=None)

    def _donor_around(self, index: int, facts: Facts, all_facts: Sequence[Facts]) -> str | None:
        near = (
            each.donor
            for at, each in reversed(list(enumerate(all_facts[:index])))
            if self._is_near(at, index) and not each.negated
        )
        title = self._article.title
        lead = self._led.get(self._sums[index].main.sentence.block)
        others = (
            title_giver(lead, self._cast) if lead else None,
            *near,
            title_giver(title, self._cast) if title else None,
            self._cast.home,
        )
        return next((donor for donor in others if donor and donor != facts.recipient), None)

    def _is_near(self, at: int, index: int) -> bool:
        """Return whether an earlier sum stands in the paragraph, or before the list, of another."""
        earlier, own = self._sums[at].main.sentence, self._sums[index].main.sentence
        labelled = self._said[id(self._sums[index].main)].label is not None
        reach = 2 if own.block in self._led else 1 if labelled else 0
        apart = own.block - earlier.block
        if labelled and earlier.place == "item":
            return False
        return apart == 0 or (0 < apart <= reach and earlier.heading == own.heading)


def _gives(facts: Facts) -> bool:
    asked = facts.negated or facts.group in NO_GIFT
    asked = asked or (facts.group == "receive" and facts.recipient is not None)
    return not asked and bool(facts.group or facts.purpose or facts.beside_aid)


def title_giver(title: str, cast: Cast) -> str | None:
    """Return who gives by a headline: the subject of its verb of aid, “Canada to provide aid”."""
    sentence, words = read_clauses(title, cast.language), aid_words(cast.language)
    for clause in sentence.clauses:
        if (group := words.group_of(title, clause.verb)) in GIVES and clause.subject:
            subject = title[clause.subject.start : clause.subject.end]
            if group == "sign":  # of two that sign, the one that lends
                lending = [part for part in list_parts(subject) if words["lenders"].search(part)]
                return acting(lending[0], cast) if len(lending) == 1 else None
            return acting(subject, cast) or bare_name(subject, cast)
    to_do = sentence.kinds.find("i")
    if to_do == 1:
        before = title[: sentence.chunks[to_do].start].rstrip()
        # “World Bank Backs Malawi’s Plan to …”: its verb has a capital as all words
        return None if _OWNED.search(before) else acting(before, cast)
    return whose_aid(read_phrases(title, cast.language), cast)
