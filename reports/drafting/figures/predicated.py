"""Labels of shares and sums, by what stands before them: a verb, a preposition, a mark."""

from __future__ import annotations

from collections.abc import Iterator

from reports.drafting.figures.counted import labels_of
from reports.drafting.figures.phrases import MOST_WORDS, LabelPhrases
from reports.drafting.figures.times import as_of
from reports.drafting.figures.verbs import (
    change_in,
    cost,
    dated,
    expected,
    labels_by_verb,
    labels_said_of,
    rises_to,
)


def labels_of_share(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels that a share may have, the best first, each as its pieces."""
    of = phrases.at + 2 if phrases.is_of(phrases.at + 1) else None
    share = _share(phrases, of)
    if (own := phrases.own_noun()) in phrases.lists["states"]:  # “is now 71% complete”
        share = f", {phrases.known.frames['share']} {own}"
        yield from ([*pieces, share] for pieces in _labels_of(phrases))
        return
    if own:  # “was 12% cheaper”, “a 7.5% unemployment rate”
        yield [own, *phrases.attachments(phrases.at)] if " " in own else []
        return
    for pieces in _labels_of(phrases):
        words = len(" ".join([*pieces, share]).split())
        yield [*pieces, share] if words <= MOST_WORDS else [f"{pieces[0]}{share}"]
    if of is None:
        return
    if noun := phrases.noun(of) or phrases.members(of):  # what the share does must be said
        labels = labels_of(phrases, noun, of)
        yield from (pieces for pieces in labels if len(list(filter(None, pieces))) > 1)


def labels_of_sum(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels that a sum may have, the best first, each as its pieces."""
    if own := phrases.own_noun():
        yield [own, *phrases.attachments(phrases.at)]
        return
    behind = _past_bracket(phrases)
    noun = phrases.noun(behind + 1) if phrases.is_of(behind) else ""
    if noun:  # « efface 5 millions |de dette| »
        labels = labels_of(phrases, noun, behind + 1)
        yield from (pieces for pieces in labels if len(pieces) > 1)
    yield from _required(phrases)
    yield from _labels_of(phrases)
    if phrases.kind(phrases.at - 1) == "R":
        yield from _of_those(phrases)
    if noun:
        yield [noun, *phrases.attachments(behind + 1)]


def _past_bracket(phrases: LabelPhrases) -> int:
    """Return the chunk behind a sum and the bracket of its equivalent."""
    at = phrases.at + 1
    bracket = phrases.kind(at) == "." and phrases.low(at) == "("
    return phrases.read.kinds.find(".", at + 1) + 1 if bracket else at


def labels_of_bare_number(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels of a number without a noun: “The number of people … has passed 550,000”."""
    if not phrases.own_noun():
        yield from _labels_of(phrases)


def labels_of_toll(phrases: LabelPhrases) -> Iterator[list[str]]:
    """“raised the toll of the floods to 212 dead”: “dead, toll of the floods”."""
    lost = phrases.own_noun()
    if not lost or phrases.low(phrases.at - 1) not in phrases.lists["levels"]:
        return
    for toll, *more in _labels_of(phrases):
        if not phrases.lists["tolls"].isdisjoint(toll.lower().split()):
            said = [f"{toll[0].lower()}{toll[1:]}", *more]
            # of “the death toll”, people say no more
            plain = lost.lower() in phrases.lists["bare"]
            yield said if plain else [lost, f", {' '.join(said)}"]


def _share(phrases: LabelPhrases, of: int | None) -> str:
    """Return what a share is a share of: “, share of national income”, “, share funded”."""
    said = ""
    if of is not None:
        said = phrases.span(of - 1, of + 1) if phrases.is_plain(of - 1, of + 1) else ""
    elif phrases.kind(phrases.at + 1) == "p" and phrases.kind(phrases.at - 1) in "vPB":
        said = phrases.span(phrases.at + 1, phrases.at + 2)
    return f", {phrases.known.frames['share']} {said}" if said else ""


def _required(phrases: LabelPhrases) -> Iterator[list[str]]:
    """“of the $409 million it requires”, “$5 million is needed for the dam”: “sum required”."""
    verb = phrases.read.verb(phrases.at + 2) if phrases.kind(phrases.at + 2) == "v" else None
    if verb and phrases.kind(phrases.at + 1) == "n" and verb.main in phrases.lists["needing"]:
        needed, by = phrases.known.frames["sum"], phrases.by(phrases.at + 2)
        yield [needed, phrases.participle(verb, needed), *by]


def _labels_of(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield labels by what stands before a number: a verb, “at”, “of”, “with”, a bracket."""
    before = phrases.past(phrases.at - 1)
    kind, first = phrases.kind(before), phrases.low(phrases.at)
    if kind in "vig":
        # French “de” and “up to” stand in the number's own chunk
        led = first in phrases.lists["by_measure"] or rises_to(phrases.read, phrases.quantity.start)
        yield from labels_by_verb(phrases, before, first if led else "")
    elif kind == "P":
        yield from _by_preposition(phrases, before)
    elif kind == "n" and phrases.kind(before - 1) == "v":
        yield from cost(phrases, before - 1)
    elif kind == "J":
        yield from _again(phrases, before)
    elif phrases.text[: phrases.quantity.start].endswith("(") and phrases.quantity.kind != "count":
        yield from _named(phrases, before - 1) if phrases.kind(before - 1) == "n" else ()


def _by_preposition(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """Yield labels by what the preposition at a chunk goes with: a noun, a verb, its object."""
    low, before = phrases.low(at), _governing(phrases, at)
    kind = phrases.kind(before)
    if (stand_in := phrases.elided(at)) is not None:  # “put deaths at 40 and |that of …| at 12”
        noun = phrases.noun(stand_in)
        yield [noun, *phrases.attachments(stand_in)] if noun else []
    elif kind == "n" and _is_valued(phrases, before, low):
        yield from _named(phrases, before) if "#" not in phrases.classes(before) else ()
    elif (head := _head_apart(phrases, before, low)) is not None:
        yield [phrases.noun(head), *phrases.attachments(head)]
    elif kind == "g" and phrases.low(before - 1) in phrases.lists["of"]:  # “cost of |rebuilding|”
        yield from _by_object(phrases, before - 1, low)
    elif kind in "vgi" and phrases.kind(phrases.at + 1) == "n":  # « maintenir à 3,5 % le taux »
        yield from labels_said_of(phrases, phrases.at + 1)
    elif kind in "vgi":
        yield from labels_by_verb(phrases, before, low)
    else:
        yield from _by_object(phrases, before + 1, low)


def _governing(phrases: LabelPhrases, at: int) -> int:
    """Return the chunk that a preposition goes with: “|amount| in total to”."""
    before = phrases.past(phrases.before_range(at) - 1)
    if phrases.kind(before - 1) != "P" or phrases.kind(before - 2) != "v":
        return before
    inside = phrases.noun(before).lower() in phrases.lists["counters"] | phrases.lists["bare"]
    return before - 2 if inside and phrases.low(at) in phrases.lists["levels"] else before


def _head_apart(phrases: LabelPhrases, at: int, low: str) -> int | None:
    """Return the noun of which a number is said, where a mark or a hedge stands between.

    « le |coût|, évalué à 5 millions »; “|Public debt|, at 66 per cent of GDP, remains”.
    """
    if phrases.kind(at) == "n" and phrases.noun(at) in phrases.lists["hedges"]:
        return _head(phrases, at - 2)
    aside = phrases.kind(at) == "," and phrases.kind(at - 1) == "n"
    return _head(phrases, at - 1) if aside and low in phrases.lists["levels"] else None


def _is_valued(phrases: LabelPhrases, at: int, low: str) -> bool:
    """Return whether a noun is “of” or “worth” a sum, or asks “for” it."""
    last = phrases.read.words[phrases.chunks[at].last - 1].low
    asks = last in phrases.known.asking.values() and low in phrases.known.frames["for"].split()
    return low in phrases.lists["of"] | phrases.lists["valued"] or asks


def _by_object(phrases: LabelPhrases, at: int, low: str) -> Iterator[list[str]]:
    """“cut its target to 2 %”, “puts the damage at $5 million”, “cut the service to 24,500”."""
    verb_at = phrases.verb_before(at)
    if verb_at is None:
        return
    first = next((n for n in range(verb_at + 1, at) if phrases.kind(n) == "n"), at)
    if first == at:
        yield from labels_by_verb(phrases, verb_at, low)
    elif "#" not in phrases.classes(first):  # “priced |40 million shares| at $5”: of what?
        yield from _said_of_object(phrases, first, verb_at, low)


def _said_of_object(
    phrases: LabelPhrases, first: int, verb_at: int, low: str
) -> Iterator[list[str]]:
    """Yield labels of the object at `first`: how it changes, at which level it is put, by whom."""
    noun = phrases.noun(first) or _owned(phrases, first, verb_at)
    participle = phrases.participle(phrases.read.verb(verb_at), "")
    change = phrases.known.changes.get(participle)
    if noun and change and low in phrases.lists["by_measure"]:  # “has cut emissions by 40 per cent”
        yield change_in(phrases, expected(phrases, change, verb_at), first)
    elif noun and low in phrases.lists["levels"]:
        yield [noun, *phrases.attachments(first)]
        subject, according = phrases.subject(verb_at), phrases.known.frames["according"]
        if subject is not None and phrases.noun(subject):
            yield [noun, f"{according} {phrases.lowered(phrases.span(subject, subject + 1))}"]


def _owned(phrases: LabelPhrases, at: int, verb_at: int) -> str:
    """Return “the bank’s target” for “its target”, where the verb's subject is the bank.

    “which brings their number to 9,000” is of those who were counted before.
    """
    noun, subject = phrases.possessed(at), phrases.subject(verb_at)
    owner = phrases.noun(subject) if subject is not None else ""
    if noun and noun.lower() in phrases.lists["counters"]:
        owner = phrases.counted_before()
        return f"{noun} {phrases.known.frames['of']} {owner}" if owner else ""
    frame = phrases.known.frames["possessed"]
    return frame.format(owner=owner, noun=noun) if noun and owner else ""


def _again(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“Growth is put at 1.4% this year and 1.8% in 2026”: the same, at its own time."""
    first = at - 1
    while phrases.kind(first) in "tP,":
        first -= 1
    time = as_of(phrases.read, phrases.quantity.start)
    if time and phrases.kind(first) == "n" and "#" in phrases.classes(first):
        for pieces in _labels_of(phrases.standing(first)):
            yield [*pieces, dated(phrases, time)]


def _of_those(phrases: LabelPhrases) -> Iterator[list[str]]:
    """“losses of $3 billion, of which 1 billion were insured”: “losses insured”."""
    before = [n for n in range(phrases.at) if "#" in phrases.classes(n)]
    behind = _labels_of(phrases.standing(before[-1])) if before else iter(())
    if pieces := next(behind, None):
        summed = pieces[0] == phrases.known.frames["sum"]
        yield from labels_of(phrases, " ".join(pieces[:2]) if summed else pieces[0])


def _named(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“an appeal of $70 million”: with who makes it, or what becomes of it."""
    noun = phrases.noun(at)
    counts = phrases.quantity.kind == "count" and noun.lower() in phrases.lists["counters"]
    if noun and not counts and noun.lower() not in phrases.lists["fractions"]:
        yield [noun, *phrases.attachments(at), *phrases.attachments(phrases.at)]
        yield from labels_of(phrases.standing(at), noun)
    if phrases.quantity.kind == "money" and (head := _head(phrases, at)) != at:
        own = noun.lower() if noun.lower() in phrases.lists["bare"] else "."
        # “an agreement on boats |at a cost| of $5 million”
        more = (each for each in phrases.attachments(head) if not each.lower().endswith(f" {own}"))
        yield [phrases.noun(head), *more]


def _head(phrases: LabelPhrases, at: int) -> int:
    """Return the head of a noun phrase that ends at a chunk: “an |appeal| of the UN of $5 million”.

    « L’|appel| de l’ONU, d’un montant de 5 millions »: what says only how much is no head.
    """
    counts = phrases.noun(at).lower() in phrases.lists["counters"] | phrases.lists["bare"]
    led = phrases.read.kinds[max(0, at - 3) : at]
    if counts and led == "n,P":
        at -= 3
    while phrases.read.kinds[max(0, at - 2) : at] == "nP":
        at -= 2
    return at
