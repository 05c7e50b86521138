"""Aid and other sums of an article as rows of the briefing, each with its sentence.

A sum is aid when its words say that somebody gives it; any other is a figure. What no
sentence says stays open, and what is open, contradictory or does not add up is noted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reports.drafting.agreements.find import find_agreements
from reports.drafting.aid.adding import check_totals
from reports.drafting.aid.classify import Gifts, led_lists
from reports.drafting.aid.conflicts import find_conflicts
from reports.drafting.aid.dollar import propose_dollar
from reports.drafting.aid.facts import Facts, read_facts
from reports.drafting.aid.status import kind_in
from reports.drafting.aid.story import Story
from reports.drafting.aid.totals import find_parts
from reports.drafting.certainty import Uncertain, held_by
from reports.drafting.figures.find import find_figures
from reports.drafting.parties.antecedents import stands_for
from reports.drafting.parties.cast import Cast, make_cast
from reports.drafting.parties.givers import NO_GIFT
from reports.drafting.parties.names import country_in, party_in, receiver_in
from reports.drafting.parties.stand_ins import is_stand_in
from reports.drafting.sums.mentions import Mention, Sum, join_sums, read_mentions
from reports.drafting.sums.phrases import read_phrases
from reports.drafting.sums.words import aid_words
from reports.language.countries import country_entry, country_of, find_countries
from reports.language.datelines import closing_seat
from reports.language.lexicon import lexicon_of, without_article
from reports.language.quantities.currencies import settle_currency
from reports.language.quotation_marks import find_quoted
from reports.language.sentences import Sentence
from reports.language.syntax.clauses import read_clauses
from reports.language.syntax.grammar import grammar
from reports.model import Aid, Article, Figure, Money, Person
from reports.notices import Notice, Notices
from reports.slotted import frozen

_OPEN_MESSAGE = "currency left open, the text does not say whose: {}"
#: A smaller sum, in whatever money, is seldom aid: it is a price, or what each one gets.
_SMALL = 10_000
#: Sentences before “the bank” in which its name is looked for.
_FAR_BACK = 24
_LETTERS = re.compile(r"(?<=\d)[A-Za-z]{1,3}$")
_ACRONYM = re.compile(r"\([A-Z]{2,}\)$")
_ITEM_HEAD = re.compile(r"^\W*(?P<head>[^:–—]{2,90}?)\s?(?::|\s[–—-])\s+(?:.{0,60})$")


@frozen
class AidFindings:
    """The rows found, and what a person should know about them."""

    aid: tuple[Aid, ...] = ()
    figures: tuple[Figure, ...] = ()
    notices: tuple[Notice, ...] = ()
    dollar: str | None = None


def find_aid(
    sentences: Sequence[Sentence], article: Article, people: Sequence[Person], language: str
) -> AidFindings:
    """Return the aid, agreements and figures that `sentences` tell of.

    Every sum is found once, whichever way title, body and answers repeat it. `people`
    are those of the article: who announces something does so for their country.
    """
    mentions = read_mentions(sentences, language)
    home = _home(article, language) or _who_is_we(sentences, mentions, language)
    cast = make_cast(people, language, home, _whose_money(sentences, mentions, language))
    said = {}
    led = led_lists(sentences, language)
    for m in mentions:
        told = _listed(m, read_facts(m, cast), cast, gives=led.get(m.sentence.block) == "")
        said[id(m)] = _resumed(m, told, sentences, cast)
    sums = join_sums(mentions, lambda a, b: _are_two(a, b, said), lambda m: bool(said[id(m)].group))
    wholes = find_parts(sums, said, language)
    facts = Story(sums, wholes, article, cast, said, led).complete()
    gifts = Gifts(sums, wholes, facts, language, article.title, led)
    said_of = {index: _in_full(_sum_text(sums[at]), language) for index, at in wholes.items()}
    aid = [
        (
            _aid_row(
                each,
                facts[index],
                said_of.get(index),
                _is_advice(each.main, led, language),
                language,
            ),
            each,
        )
        for index, each in enumerate(sums)
        if index in gifts
    ]
    others = [each for index, each in enumerate(sums) if index not in gifts]
    figures = find_figures(sentences, mentions, others, language)
    dollar, reasons = propose_dollar(article, sentences, mentions, language)
    notices = [*reasons, *_open_currencies(sums, dollar)]
    notices += check_totals(sums, wholes, language)
    notices += find_conflicts(sentences, sums, language)
    rows = [row for row, _ in aid]
    rows += find_agreements(sentences, cast)
    return AidFindings(tuple(rows), figures, tuple(notices), dollar)


def _home(article: Article, language: str) -> str | None:
    """Return the country whose office publishes or signs the article."""
    # where a reporter is says nothing: “Ann Lee (Beirut [Lebanon], special correspondent)”
    signed = ((article.byline or "").partition("(")[0], article.publisher)
    named = (found for name in signed if name and (found := country_in(name, language)))
    return next(named, None) or closing_seat(article, language)


def _whose_money(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> str | None:
    """Return the country whose money the first sum is in, if that is one’s and it is named."""
    code = next((m.found.money.currency for m in mentions if m.in_body), None)
    found = (each for s in sentences for each in find_countries(s.text, language))
    named = {each.country.name: each.country.code for each in found if each.kind == "name"}
    code = None if code == "USD" else code  # others count in it, too
    owners = [name for name, country in named.items() if code and code[:2] == country]
    return owners[0] if len(owners) == 1 else None


def _who_is_we(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> str | None:
    """Return who “we” that give are: the country that acts in the first sentence."""
    we = lexicon_of(language).pattern("summary", "speaks")
    said = (m.text for m in mentions if m.in_body and we.search(m.text))
    if all(find_quoted(text) for text in said):
        return None
    read = (read_phrases(s.text, language, ()) for s in sentences if s.place == "paragraph")
    acting = (each.subject_at(at) for each in read if (at := each.marks.find("v")) > 0)
    return country_of(without_article(next(acting, "")), language)


def _are_two(first: Mention, second: Mention, said: Mapping[int, Facts]) -> bool:
    """Return whether two mentions of one size in the body are two sums."""
    if not (first.in_body and second.in_body):
        return False
    return _differ(said[id(first)], said[id(second)])


def _differ(first: Facts, second: Facts) -> bool:
    """Return whether two mentions name other givers or receivers, and so other sums."""
    pairs = ((first.donor, second.donor), (first.recipient, second.recipient))
    return any(a and b and a not in b and b not in a for a, b in pairs)


def _listed(mention: Mention, facts: Facts, cast: Cast, *, gives: bool) -> Facts:
    """Add what an item's head tells: “UNICEF: $2 million for schools” is UNICEF's.

    `gives` tells that the list is one of givers.
    """
    name = _item_head(mention, facts, cast.language)
    if not name:
        return facts
    receiver = name if _ACRONYM.search(name) else receiver_in(name, cast)
    if gives and (giver := party_in(_ACRONYM.sub("", name).strip(), cast)):
        return replace(facts, donor=giver)
    if receiver and country_of(receiver, cast.language):
        return replace(facts, label=receiver)  # it receives, or gives if nobody else does
    named = aid_words(cast.language)["aid"].search(name)
    owned = named and find_countries(name, cast.language)  # “Norway’s contribution”
    if receiver and not named:
        return replace(facts, recipient=receiver)
    if facts.purpose is None and not owned:
        kind = kind_in(name, aid_words(cast.language))
        return replace(facts, purpose=name, kind=kind if kind != "other" else facts.kind)
    return facts


def _item_head(mention: Mention, facts: Facts, language: str) -> str:
    """Return what stands before the colon of an item: no sentence, nothing that is done."""
    head = _ITEM_HEAD.match(re.split(r";\s", mention.before)[-1])
    before = facts.verb is not None and facts.verb < mention.found.start
    if head is None or before or mention.sentence.place not in ("item", "paragraph"):
        return ""
    name = without_article(head["head"])
    if not name.strip():  # blanks that are no space stand before the colon
        return ""
    done = grammar(language).is_done(name.lower().split()[-1])  # “Total raised”
    says = done or "v" in read_clauses(name, language).kinds
    return "" if says or name != head["head"].strip() else name


def _resumed(mention: Mention, facts: Facts, sentences: Sequence[Sentence], cast: Cast) -> Facts:
    """Add for whom “it” gives or receives: “The Bank is here. |It| lends it”."""
    if not (facts.pronoun and facts.group) or facts.group in NO_GIFT:
        return facts
    if facts.verb is not None and facts.verb > mention.found.start and facts.donor is None:
        return replace(facts, donor=None)  # “thanked Norway for the $5 million that |it| gave”
    before = sentences[max(0, mention.at - _FAR_BACK) : mention.at]
    party = stands_for(facts.pronoun, (mention.before, mention.sentence.block), before, cast)
    if facts.group == "receive":
        return replace(facts, recipient=facts.recipient or party)
    # not “the |government|”, nor the adjective of « |le bailleur| français »
    named = facts.donor and not facts.donor.islower() and not is_stand_in(facts.pronoun, cast)
    party = party if party != facts.recipient else None
    return replace(facts, donor=facts.donor if named else party or facts.donor)


def _is_advice(mention: Mention, led: Collection[int], language: str) -> bool:
    """Return whether a sentence only says what to do: « Réserver 5 millions aux écoles »."""
    if mention.sentence.block in led:
        return False  # « La France s’engage à : • |verser| 5 millions »
    kinds = read_clauses(mention.text, language).kinds
    return kinds.startswith("i") and "v" not in kinds


def _in_own_money(each: Sum, donor: str | None, language: str) -> Money:
    """Return the amount; krones, pesos and the like that a state gives are its own."""
    state = country_entry(donor or "", language)
    code = settle_currency(each.main.found.unit, {state.code}) if state else None
    own = {"currency": code, "unit": None}
    return each.money.model_copy(update=own) if code else each.money


def _aid_row(each: Sum, facts: Facts, part_of: str | None, advice: bool, language: str) -> Aid:
    # “41,000 people received 2,000 pesos”, “donors pledged”: nobody is said to give
    people = facts.group == "receive" and (facts.recipient or "").islower()
    open_giver = facts.pooled or people
    doubts = (
        (each.main.asked, Uncertain.ASKED),
        (advice, Uncertain.ADVICE),
        (facts.each, Uncertain.EACH),
        (facts.donor is None and not open_giver, Uncertain.NO_GIVER),
        (each.money.value < _SMALL and not people, Uncertain.SMALL),
    )
    return Aid(
        review=held_by(doubts),
        donor=_cell(facts.donor),
        recipient=_cell(facts.recipient),
        purpose=_cell(facts.purpose),
        kind=facts.kind,
        form=facts.form,
        amount=_in_own_money(each, facts.donor, language),
        equivalent=each.equivalent,
        status=facts.status,
        timing=_cell(facts.timing),
        part_of=part_of,
        cumulative=facts.cumulative and part_of is None,
        evidence=each.main.sentence.text,
    )


def _cell(text: str | None) -> str | None:
    """Return a phrase as one line, or None if nothing is left of it."""
    line = " ".join(text.split()) if text else ""
    return line or None


def _sum_text(each: Sum) -> str:
    """Return the sum as the text writes it, without qualifier and equivalent."""
    found = each.main.found
    return each.main.text[found.number_start : found.sum_end]


def _in_full(text: str, language: str) -> str:
    """Return a sum with its scale as a word: “$1.1bn” is “$1.1 billion”."""
    lexicon = lexicon_of(language)
    letters = _LETTERS.search(text)
    value = lexicon.table("numbers", "letters").get(letters[0]) if letters else None
    word = next((w for w, size in lexicon.table("numbers", "scales").items() if size == value), "")
    return f"{text[: letters.start()].rstrip()} {word}" if letters and word else text


def _open_currencies(sums: Sequence[Sum], dollar: str | None) -> list[Notice]:
    left = [each for each in sums if each.money.in_dollars(dollar).currency is None]
    bare = [each for each in left if each.money.unit is None]
    others = [each for each in left if each.money.unit is not None]
    out = Notices()
    for part, some in (("dollar", bare), ("", others)):
        if some:
            named = ", ".join(f"“{_sum_text(each)}”" for each in some)
            out.add("open-currency", _OPEN_MESSAGE.format(named), part)
    return out
