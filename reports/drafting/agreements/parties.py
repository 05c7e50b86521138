"""Who agrees: between whom, by whom and with whom, also where the sentences before name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from reports.drafting.agreements.stages import (
    Agreement,
    verbs_of_agreement,
)
from reports.drafting.parties.antecedents import named_as, person_meant
from reports.drafting.parties.cast import Cast, state_of
from reports.drafting.parties.names import parties_in
from reports.drafting.parties.signatories import signatories_in
from reports.drafting.sums.phrases import Complement, read_phrases
from reports.drafting.sums.words import aid_words
from reports.language.countries import country_entry, country_of, find_countries
from reports.language.lexicon import Lexicon, lexicon_of, without_article
from reports.language.quantities.sums import find_money
from reports.language.sentences import Sentence

#: Sentences before one in which “the two ministers” are named.
_BACK = 4
# “between |Norway, Sweden and Kenya|”
_SIDE = r"n++(?:on++)*+(?:\(n+\))?"
_LIST = re.compile(rf"{_SIDE}(?:,{_SIDE})*+,?J{_SIDE}")
_NAME = r"[A-ZÀ-Ý][\w.]+(?:\s[A-ZÀ-Ý][\w.]+)*"
_COMPOUND = re.compile(rf"(?P<one>{_NAME})[-–](?P<other>{_NAME})(?:\s[a-z]+){{0,3}}\s$")
# “by |the minister, Ann Lee, and her counterpart|”
_PARTIES = re.compile(r"n++(?:on++)*+(?:,?J?n++(?:on++)*+(?![BPtln]*v))*")


def parties_of(found: Agreement, earlier: Sequence[Sentence], cast: Cast) -> list[str]:
    """Return who agrees: between whom, the subject of an active verb, “by” and “with” whom."""
    lexicon = lexicon_of(cast.language)
    if compound := _compound_in(found.text[: found.noun[0]], cast.language):
        return compound
    pairs = list(_party_phrases(found, lexicon))
    between = any(is_between for _, is_between in pairs)
    beside = [phrase for phrase, _ in pairs]
    named = _named_in(beside, cast)
    whole = between and len(named) > 1
    if _refers_to_both(found, beside, lexicon, between=whole):
        return _both_of(found, earlier, cast) or list(dict.fromkeys(named))
    acting = [] if whole else _acting(found, earlier, cast)
    parties = _with_titles(found, [*acting, *named], earlier, cast)
    if len(parties) < 2 and not beside and (both := _two_who_sign(found, cast)):
        return both
    if len(named) > 1 and not (found.actor or between or _is_by_somebody(found)):
        return ["", *parties]  # “accords with France and Italy were signed”: by whom is open
    return parties


def _two_who_sign(found: Agreement, cast: Cast) -> list[str]:
    """Return for whom the two persons act who are a subject, offices and all.

    “Ann Lee, Minister of Kenya, and Tom Diaz, head of the Oslo Fund, signed”.
    """
    phrases = found.phrases
    if found.verb < 0 or "v" in phrases.marks[: found.verb] or not _who_signs(found, cast.language):
        return []
    subject = found.text[: phrases.sentence.chunks[found.verb].start]
    names = sorted(cast.named_in(subject), key=subject.index)
    parties = list(dict.fromkeys(cast.countries[name] for name in names))
    return [party for party in parties if party] if len(parties) == 2 and all(parties) else []


def _with_titles(
    found: Agreement,
    named: Sequence[str],
    earlier: Sequence[Sentence],
    cast: Cast,
) -> list[str]:
    """Return each party that is named, once, and what the title tells where one is open."""
    each = {_code(party, cast): party for party in reversed(named)}
    titles = _titles(earlier)
    return _completed(found, list(reversed(each.values())), titles, cast)


def _titles(earlier: Sequence[Sentence]) -> list[str]:
    return [each.text for each in earlier if each.place == "title"]


def _both_of(found: Agreement, earlier: Sequence[Sentence], cast: Cast) -> list[str]:
    """Return whom “both”, “the two states” speak of: the pair named last before, or the title's."""
    pattern = lexicon_of(cast.language).pattern("agreements", "states")
    states = pattern.search(found.actor) is not None
    near = _backwards(found.text[: found.noun[0]], earlier if states else earlier[-_BACK:])
    return _pair_in(near, cast, states=states)


def _acting(found: Agreement, earlier: Sequence[Sentence], cast: Cast) -> list[str]:
    return [*_antecedent(found, earlier, cast), *signatories_in(found.actor, cast)]


def _compound_in(before: str, language: str) -> list[str]:
    """“a |UK-Pakistan| agreement”, “the |Canada–CARICOM| arrangement”: a country or letters."""
    if not (found := _COMPOUND.search(before)):
        return []
    sides = (without_article(found["one"]), found["other"])
    named = [next(iter(find_countries(side, language)), None) for side in sides]
    if not any(named) and not any(map(str.isupper, sides)):
        return []
    pairs = zip(named, sides, strict=True)
    return [each.country.name if each else side.split(" ")[0] for each, side in pairs]


def _completed(
    found: Agreement, parties: list[str], titles: Sequence[str], cast: Cast
) -> list[str]:
    """Return two parties, persons of no country by those of the headline, the publisher's too.

    Of two persons whom the article gives to its own country, one is the other side's.
    """
    signing = [name for name in cast.named_in(found.actor) if name in cast.roles]
    parties = [*parties, *signing[1:2]] if parties == [cast.home] else parties
    persons = [party for party in parties if party in cast.countries]
    if not persons or len(parties) != 2:
        return parties
    pair = _pair_in([*titles, "; ".join([*titles, cast.home or ""])], cast, states=True)
    known = {_code(party, cast) for party in parties}
    others = [state for state in pair if _code(state, cast) not in known]
    by_person = dict(zip(persons, others, strict=False))
    return [by_person.get(party, party) for party in parties]


def _code(party: str, cast: Cast) -> str:
    """Return the code of a country, by whichever of its names, or the party itself."""
    known = country_entry(party, cast.language)
    return known.code if known else party


def _named_in(phrases: Sequence[str], cast: Cast) -> list[str]:
    """Return the parties that phrases name, or who signs as one: “with |a group of banks|”."""
    return [party for phrase in phrases for party in signatories_in(phrase, cast)]


def _is_by_somebody(found: Agreement) -> bool:
    by = found.phrases.words.prepositions["by"]
    return not by.isdisjoint(each.word for each in _complements(found))


def _antecedent(found: Agreement, earlier: Sequence[Sentence], cast: Cast) -> list[str]:
    """Return for whom “she” or “the minister” acts: whom the sentences before name last."""
    actor = found.actor or _who_signs(found, cast.language)
    near = _backwards(found.text[: found.text.find(actor)], earlier)
    if person := person_meant(actor, near, cast):
        return [cast.countries[person] or person]
    meant = named_as(actor, earlier, cast)
    return [meant] if meant else []


def _who_signs(found: Agreement, language: str) -> str:
    """Return the subject of a verb of agreements: not of “attended the signing of”."""
    phrases = found.phrases
    signs = found.verb >= 0 and verbs_of_agreement(language).group_of(
        phrases.text, phrases.verb(found.verb)
    )
    return phrases.subject_at(found.verb) if signs else ""


def _backwards(before: str, earlier: Sequence[Sentence]) -> Iterator[str]:
    """Yield what stands before in a sentence, then the sentences before it, the last first."""
    yield before
    yield from (sentence.text for sentence in reversed(earlier))


def _refers_to_both(
    found: Agreement, beside: Sequence[str], lexicon: Lexicon, *, between: bool
) -> bool:
    """Tell whether the parties are named before: “the two ministers”, “both sides”, “they”."""
    subject = found.phrases.subject_at(found.verb)
    they = subject.lower() in lexicon.words("agreements", "they")
    both = lexicon.pattern("agreements", "both").search
    # “the ministers witnessed the signing of an agreement between |two firms|”
    return any(map(both, beside)) or (not between and (they or both(found.actor) is not None))


def _party_phrases(found: Agreement, lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    """Yield the phrases behind “between” (True), “with” and “by”."""
    phrases = found.phrases
    between = lexicon.words("agreements", "between")
    with_ = lexicon.words("agreements", "with") | phrases.words.prepositions["by"]
    for each in _complements(found):
        end = found.first if each.at < found.first else len(phrases.marks)
        listed = _LIST.match(phrases.marks, each.at + 1, end) if each.word in between else None
        whole = listed or _PARTIES.match(phrases.marks, each.at + 1, end)
        if whole and each.word in between | with_:
            last = phrases.whole_name(each.at + 1, whole.end())
            yield phrases.said(each.at + 1, last), each.word in between


def _complements(found: Agreement) -> Iterator[Complement]:
    """Yield what belongs to the noun, then what belongs to its verb."""
    phrases = found.phrases
    yield from takewhile(lambda each: each.at < found.end, phrases.complements(found.at + 1))
    if found.verb < 0:
        return
    for each in phrases.complements(found.verb + 1):
        if found.verb > found.at or each.at < found.first:
            yield each


def _pair_in(texts: Iterable[str], cast: Cast, *, states: bool = False) -> list[str]:
    """Return the two parties that texts name: `states` both, else one of them a country."""
    nearer = set[str]()
    for text in texts:
        named = _sides_in(text, cast)
        if states and len({*named.values()}) > 1:
            continue  # « M. Sarr a parlé de la Chine »: no two countries
        here = dict.fromkeys(party for party in named if country_of(party, cast.language))
        pair = here if states else _one_country_of_two(named, here)
        if len(pair) > 1:  # who is named nearer, and is none of the two, leaves it open
            return list(pair) if len(pair) == 2 and nearer <= pair.keys() else []
        nearer |= here.keys()
    return []


def _one_country_of_two(
    named: Mapping[str, object], here: Mapping[str, object]
) -> Mapping[str, object]:
    """Return the two that are `named`, if one of them is a country of `here`; else these."""
    return named if here and len(named) == 2 else here


def _sides_in(text: str, cast: Cast) -> dict[str, bool]:
    """Return the states and bodies that a text names, and whether a person stands for each."""
    sums = tuple((each.start, each.end) for each in find_money(text, cast.language))
    phrases = read_phrases(text, cast.language, sums).noun_phrases()  # “US$5” is no country
    bodies, sides = aid_words(cast.language)["bodies"], dict[str, bool]()
    for phrase in phrases:
        for party in parties_in(phrase, cast):
            if party.isupper() or (party[:1].isupper() and not bodies.fullmatch(party)):
                sides[state_of(party, cast.language) or party] = bool(cast.named_in(phrase))
    return sides
