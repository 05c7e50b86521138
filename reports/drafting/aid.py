"""Aid and other sums of an article as rows of the briefing, each with its sentence.

A sum is aid when its words say that somebody gives it; any other is a figure. What no
sentence says stays open, and what is open, contradictory or does not add up is noted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reports.drafting.agreements import find_agreements
from reports.drafting.aid_facts import Facts, kind_in, read_facts, title_party
from reports.drafting.aid_words import aid_words
from reports.drafting.conflicts import find_conflicts
from reports.drafting.figures import find_figures
from reports.drafting.gazetteer import country_of
from reports.drafting.mentions import Mention, Sum, join_sums, read_mentions
from reports.drafting.parties import Cast, country_in, make_cast, receiver_in
from reports.drafting.phrases import LONGEST, phrase_at, time_pattern, without_article
from reports.drafting.sentences import Sentence
from reports.drafting.totals import check_totals, find_parts
from reports.model import Aid, Article, Figure, Person

# the words that a sum is of: “$5 million in damage”; not “… backed by frozen assets”
_GOVERNED = re.compile(
    r"[^,;:.]{0,45}?(?=$|[,;:.]|\s(?:to|for|backed|by|from|through|under|as|which|that|with|pour|"
    r"par)\s)"
)
_LINKING = re.compile(
    r"(?:\s(?:was|were|is|are|stands|stood|at|of|to|about|valued|worth|a|an|the))+$"
)
_ITEM_HEAD = re.compile(r"^\W*(?P<head>[^:–—]{2,90}?)\s?(?::|\s[–—-])\s+(?:.{0,24})$")


@dataclass(frozen=True, slots=True)
class AidFindings:
    """The rows found, and what a person should know about them."""

    aid: tuple[Aid, ...] = ()
    figures: tuple[Figure, ...] = ()
    notices: tuple[str, ...] = ()


def find_aid(
    sentences: Sequence[Sentence], article: Article, people: Sequence[Person], language: str = "en"
) -> AidFindings:
    """Return the aid, agreements and figures that `sentences` tell of.

    Every sum is found once, whichever way title, body and answers repeat it. `people`
    are those of the article: who announces something does so for their country.
    """
    cast = make_cast(people, language)
    mentions = read_mentions(sentences, language)
    told = {id(m): _listed(m, read_facts(m, cast), cast) for m in mentions}
    sums = join_sums(
        mentions,
        lambda a, b: a.in_body and b.in_body and _differ(told[id(a)], told[id(b)]),
    )
    wholes = find_parts(sums)
    facts = _Story(sums, wholes, article, cast, told).tell()
    aid, figures = [], []
    for index, each in enumerate(sums):
        whole = wholes.get(index)
        part_of = _sum_text(sums[whole]) if whole is not None else None
        if _is_aid(index, sums, wholes, facts, language):
            aid.append(_aid_row(each, facts[index], part_of))
        else:
            figures.append(_figure_row(each, facts[index], language))
    counted, unlisted = find_figures(sentences, mentions, language)
    notices = [*_open_currencies(sums), *check_totals(sums, wholes), *unlisted]
    notices += find_conflicts(sentences, sums, language)
    aid += find_agreements(sentences, cast)
    return AidFindings(tuple(aid), (*figures, *counted), tuple(notices))


class _Story:
    """Reads the facts of all sums: what one mention leaves out, another may tell."""

    def __init__(
        self,
        sums: Sequence[Sum],
        wholes: Mapping[int, int],
        article: Article,
        cast: Cast,
        told: Mapping[int, Facts],
    ) -> None:
        self._sums, self._wholes, self._article, self._cast = sums, wholes, article, cast
        self._told = told

    def tell(self) -> list[Facts]:
        facts = [self._joined(each) for each in self._sums]
        facts = [
            each if index in self._wholes else self._with_context(index, each, facts)
            for index, each in enumerate(facts)
        ]
        for index, whole in self._wholes.items():
            facts[index] = self._as_part(facts[index], facts[whole], self._sums[index])
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

    def _as_part(self, part: Facts, whole: Facts, each: Sum) -> Facts:
        """Return a part's facts: who gives, when and how firmly is the whole's to say."""
        same_sentence = part.verb is not None and whole.verb == part.verb
        return replace(
            part,
            donor=part.donor or whole.donor,
            recipient=part.recipient or whole.recipient,
            timing=part.timing or whole.timing,
            status=whole.status if part.verb is None or same_sentence else part.status,
            form=part.form if part.form != "unspecified" else whole.form,
            kind=part.kind if part.kind != "other" or part.purpose else whole.kind,
            cumulative=False,
        )

    def _with_context(self, index: int, facts: Facts, all_facts: Sequence[Facts]) -> Facts:
        """Return `facts` with the donor, where only the words around name it."""
        if facts.donor or not _gives(facts):
            return facts
        return replace(facts, donor=self._donor_around(index, facts, all_facts))

    def _donor_around(self, index: int, facts: Facts, all_facts: Sequence[Facts]) -> str | None:
        told = self._sums[index].told
        for other, earlier in zip(self._sums[:index], all_facts, strict=False):
            near = other.told.sentence.block == told.sentence.block
            if near and earlier.donor and earlier.donor != facts.recipient:
                return earlier.donor
        title = self._article.title
        donor = title_party(title, self._cast) if title else None
        donor = donor or self._signed_by()
        return donor if donor and donor != facts.recipient else None

    def _signed_by(self) -> str | None:
        """Return the country whose office signs the article as byline or publisher."""
        for name in (self._article.byline, self._article.publisher):
            if name and (country := country_in(name, self._cast.language)):
                return country
        return None


def _differ(first: Facts, second: Facts) -> bool:
    """Tell whether two mentions name other givers or receivers, and so other sums."""
    pairs = ((first.donor, second.donor), (first.recipient, second.recipient))
    return any(a and b and a not in b and b not in a for a, b in pairs)


def _gives(facts: Facts) -> bool:
    return facts.verb is not None or facts.purpose is not None or facts.beside_aid


def _listed(mention: Mention, facts: Facts, cast: Cast) -> Facts:
    """Add what an item's head tells: “UNICEF: $2 million for schools” is UNICEF's."""
    if mention.sentence.place not in ("item", "paragraph"):
        return facts
    head = _ITEM_HEAD.match(mention.before)
    if head is None or (facts.verb is not None and facts.verb.end <= mention.found.start):
        return facts
    name = without_article(head["head"])
    receiver = receiver_in(name, cast)
    if receiver and (country_of(receiver) or not aid_words(cast.language).aid.search(name)):
        return replace(facts, recipient=receiver)
    if facts.purpose is None and len(name) <= LONGEST:
        kind = kind_in(name, cast.language)
        return replace(facts, purpose=name, kind=kind if kind != "other" else facts.kind)
    return facts


def _is_aid(
    index: int,
    sums: Sequence[Sum],
    wholes: Mapping[int, int],
    facts: Sequence[Facts],
    language: str,
) -> bool:
    """Tell whether a sum is given by somebody: by its words, or as a part of one that is."""
    whole = wholes.get(index)
    if whole is not None:
        return _is_aid(whole, sums, wholes, facts, language)
    return any(_told_as_aid(m, facts[index], language) for m in sums[index].mentions)


def _told_as_aid(mention: Mention, facts: Facts, language: str) -> bool:
    words, verb = aid_words(language), facts.verb
    governs = verb is not None and verb.end <= mention.found.start
    start = verb.end if verb and governs else mention.found.start - 60
    before = mention.text[max(0, start, mention.previous_end) : mention.found.start]
    after = _GOVERNED.match(mention.after)
    if words.not_aid.search(before) or (after and words.not_aid.search(after[0])):
        return False
    clause = re.split(r"[,;:]\s", mention.close_before)[-1]
    if not facts.donor and words.not_aid.search(clause):
        return False
    if words.needs.search(before) or words.needs.search(mention.after[:40]):
        return False
    if not (verb or facts.donor or facts.recipient or facts.purpose or facts.beside_aid):
        return False
    if verb is not None and facts.donor and (verb.group != "announce" or facts.purpose):
        return True
    beside = f"{mention.close_before[-60:]} {mention.after[:80]}"
    return bool(words.aid.search(beside)) or (
        verb is not None and (facts.recipient is not None or facts.purpose is not None)
    )


def _aid_row(each: Sum, facts: Facts, part_of: str | None) -> Aid:
    return Aid(
        donor=_cell(facts.donor),
        recipient=_cell(facts.recipient),
        purpose=_cell(facts.purpose),
        kind=facts.kind,
        form=facts.form,
        amount=each.money,
        equivalent=each.equivalent,
        status=facts.status,
        timing=_cell(facts.timing),
        part_of=part_of,
        cumulative=facts.cumulative and part_of is None,
        evidence=each.told.sentence.text,
    )


def _figure_row(each: Sum, facts: Facts, language: str) -> Figure:
    return Figure(
        label=_label(each.told, facts, language),
        amount=each.money,
        as_of=_cell(facts.timing),
        evidence=each.told.sentence.text,
    )


def _label(mention: Mention, facts: Facts, language: str) -> str:
    """Return what a sum is of, in the words around it."""
    if facts.purpose:
        return facts.purpose
    following = re.match(r"\s(?:worth\s)?(?:(?:of|in|for|de|en)\s|d[’'])", mention.after)
    phrase = following and phrase_at(mention.after, following.end(), language, loose=True)
    if phrase and not time_pattern(language).match(mention.after.strip()):
        return phrase
    clause = _LINKING.sub("", re.split(r"[,;:]\s", mention.before)[-1].strip())
    if len(clause) > 2:
        return clause[-LONGEST:].split(" ", 1)[-1] if len(clause) > LONGEST else clause
    return mention.sentence.heading or mention.text[:LONGEST]


def _cell(text: str | None) -> str | None:
    """Return a phrase as one line, or None if nothing is left of it."""
    line = " ".join(text.split()) if text else ""
    return line or None


def _sum_text(each: Sum) -> str:
    """Return the sum as the text writes it, without qualifier and equivalent."""
    found = each.told.found
    return each.told.text[found.number_start : found.sum_end]


def _open_currencies(sums: Sequence[Sum]) -> list[str]:
    texts = [_sum_text(s) for s in sums if s.money.currency is None]
    if not texts:
        return []
    named = ", ".join(f"“{text}”" for text in texts)
    return [f"currency left open, the text does not say whose: {named}"]
