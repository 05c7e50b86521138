"""Labels of shares and sums: the noun phrase that a verb or preposition says them of."""

from __future__ import annotations

from collections.abc import Iterator

from reports.drafting.figures.counted import labels_of
from reports.drafting.figures.phrases import LabelPhrases
from reports.drafting.figures.times import as_of


def labels_of_share(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels that a share may have, the best first, each as its pieces."""
    of = phrases.at + 2 if phrases.is_of(phrases.at + 1) else None
    share = _share(phrases, of)
    yield from _compared(phrases)
    for pieces in _told_of(phrases):
        yield [f"{pieces[0]}{share}", *pieces[1:]] if len(pieces) == 1 else [*pieces, share]
    if of is not None:
        yield from labels_of(phrases, of, phrases.noun(of)) if phrases.noun(of) else ()


def labels_of_sum(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels that a sum may have, the best first, each as its pieces."""
    if own := phrases.own_noun():
        yield [own, *phrases.attachments(phrases.at)]
        return
    yield from _told_of(phrases)
    if phrases.kind(phrases.at - 1) == "R":
        yield from _of_those(phrases)
    if phrases.is_of(phrases.at + 1):
        yield [phrases.noun(phrases.at + 2), *phrases.attachments(phrases.at + 2)]


def labels_of_bare_number(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels of a number without a noun: “The number of people … has passed 550,000”."""
    if not phrases.own_noun():
        yield from _told_of(phrases)


def _share(phrases: LabelPhrases, of: int | None) -> str:
    """Return what a share is a share of: “, share of national income”, “, share funded”."""
    said = ""
    if of is not None:
        said = phrases.span(of - 1, of + 1) if phrases.is_plain(of - 1, of + 1) else ""
    elif phrases.kind(phrases.past(phrases.at - 1)) == "v" and phrases.kind(phrases.at + 1) == "p":
        said = phrases.span(phrases.at + 1, phrases.at + 2)
    return f", {phrases.known.frames['share']} {said}" if said else ""


def _compared(phrases: LabelPhrases) -> Iterator[list[str]]:
    """“Electricity was 12 % cheaper”: “electricity, cheaper”."""
    at, said = phrases.past(phrases.at - 1), phrases.own_noun()
    if said and phrases.kind(at) == "v" and phrases.read.verb(at).words[-1] in phrases.lists["be"]:
        subject = phrases.subject(at)
        noun = phrases.noun(subject) if subject is not None else ""
        if subject is not None and noun:
            yield [noun, *phrases.attachments(subject), f", {said}"]


def _told_of(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield labels by what stands before a number: a verb, “at”, “of”, “with”, a bracket."""
    before = phrases.past(phrases.at - 1)
    kind, first = phrases.kind(before), phrases.low(phrases.at)
    if kind in "vig":  # French “de” stands in the number's own chunk
        yield from _by_verb(phrases, before, first if first in _measured(phrases) else "")
    elif kind == "P":
        yield from _by_preposition(phrases, before)
    elif kind == "n" and phrases.kind(before - 1) == "v":
        yield from _costing(phrases, before - 1)
    elif kind == "J":
        yield from _again(phrases, before)
    elif kind == "," and phrases.kind(before - 1) == "n" and phrases.quantity.kind == "measure":
        # “exports its nuts, about 230,000 tons”
        noun = phrases.noun(before - 1) or phrases.possessed(before - 1)
        yield from labels_of(phrases.standing(before - 1), before - 1, noun) if noun else ()
    elif phrases.text[phrases.quantity.start - 1 : phrases.quantity.start] == "(":
        yield from _named(phrases, before - 1) if phrases.kind(before - 1) == "n" else ()


def _measured(phrases: LabelPhrases) -> frozenset[str]:
    return phrases.lists["by_measure"]


def _by_preposition(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    low, before = phrases.low(at), phrases.past(phrases.before_range(at) - 1)
    kind = phrases.kind(before)
    if kind == "n" and low in phrases.known.share:
        yield from _shared_by(phrases, before)
    elif kind == "n" and (low in phrases.lists["of"] or _is_valued(phrases, before, low)):
        yield from _named(phrases, before)
    elif kind in "vgi" and phrases.kind(phrases.at + 1) == "n":  # « maintenir à 3,5 % le taux »
        yield from _said_of(phrases, phrases.at + 1)
    elif kind in "vg":
        yield from _by_verb(phrases, before, low)
    elif (verb_at := phrases.verb_before(before + 1)) is not None:
        yield from _by_object(phrases, before + 1, verb_at, low)


def _changed(phrases: LabelPhrases, change: str, at: int) -> str:
    """Return “rise in prices”, « hausse des prix »."""
    what = phrases.lowered(phrases.noun(at), common=True)
    return phrases.known.frames["change"].format(change=change, what=what, of=phrases.of(at))


def _is_valued(phrases: LabelPhrases, at: int, low: str) -> bool:
    """Tell whether a noun is “worth” a sum, or asks “for” it."""
    last = phrases.read.words[phrases.chunks[at].last - 1].low
    asks = last in phrases.known.asking.values() and low in phrases.known.frames["for"].split()
    return low in phrases.known.valued or asks


def _said_of(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """Yield the labels of a noun phrase that a number is said of; a number of things is theirs."""
    noun = phrases.noun(at)
    if noun.lower() in phrases.known.counters and phrases.is_of(at + 1):
        yield from labels_of(phrases.standing(at + 2), at + 2, phrases.noun(at + 2))
    if noun:
        yield [noun, *phrases.attachments(at)]


def _by_object(phrases: LabelPhrases, at: int, verb_at: int, low: str) -> Iterator[list[str]]:
    """“cut its target to 2 %”, “puts the damage at $5 million”, “cut the service to 24,500”."""
    first = next((n for n in range(verb_at + 1, at) if phrases.kind(n) == "n"), at)
    if first == at or "#" in phrases.classes(first):
        yield from _by_verb(phrases, verb_at, low)
        return
    noun = phrases.noun(first) or _owned(phrases, first, verb_at)
    participle = phrases.participle(phrases.read.verb(verb_at), "")
    change = phrases.known.changes.get(participle)
    if noun and change and low in _measured(phrases):  # “has cut emissions by 40 per cent”
        yield [_changed(phrases, change, first), *phrases.attachments(first)]
    elif noun and low in phrases.known.levels:
        if counted := phrases.counted_in_range(at):  # “cut the service from 31,000 posts to 24,500”
            yield [counted, phrases.of(first)]
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
    if noun and noun.lower() in phrases.known.counters:
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
        for pieces in _told_of(phrases.standing(first)):
            yield [*pieces, _dated(phrases, time)]


def _of_those(phrases: LabelPhrases) -> Iterator[list[str]]:
    """“losses of $3 billion, of which 1 billion were insured”: “losses insured”."""
    before = [n for n in range(phrases.at) if "#" in phrases.classes(n)]
    told = _told_of(phrases.standing(before[-1])) if before else iter(())
    if pieces := next(told, None):
        yield from labels_of(phrases, phrases.at, pieces[0])


def _shared_by(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“followed by Asia with 17.5 per cent”: Asia's share of what the sentence is about."""
    whole = phrases.read.clauses[0].subject if phrases.read.clauses else None
    first = phrases.read.chunk_at(whole.start) if whole else None
    if first is None or first >= at or phrases.quantity.kind != "share":
        return
    noun, share = phrases.noun(first), phrases.known.frames["share"]
    if noun and phrases.known.bare.isdisjoint(noun.lower().split()):
        yield [f"{phrases.noun(at)}, {share} {phrases.known.frames['of']} {noun}"]
    elif places := phrases.attachments(first):
        yield [f"{phrases.noun(at)}, {share} {places[0]}"]


def _named(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“an appeal of $70 million”: with who makes it, or what becomes of it."""
    bare = phrases.noun(at).lower() in phrases.known.bare
    if bare and phrases.kind(at - 1) == "P" and phrases.kind(at - 2) == "n":
        at -= 2  # “contracts with a value of $5 million”
    noun = phrases.noun(at)
    if noun and noun.lower() not in phrases.known.fractions:
        yield [noun, *phrases.attachments(at), *phrases.attachments(phrases.at)]
        yield from labels_of(phrases.standing(at), at, noun)


def _costing(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“have cost Pacific countries US$333 million”: the cost of what costs it."""
    subject = phrases.subject(at)
    if phrases.read.verb(at).main in phrases.known.costing and subject is not None:
        yield [phrases.known.frames["cost"], phrases.of(subject), *phrases.attachments(subject)]


def _by_verb(phrases: LabelPhrases, at: int, preposition: str) -> Iterator[list[str]]:
    """Yield labels by a verb before a share or sum: its subject, or what happens to it."""
    verb, subject, known = phrases.read.verb(at), phrases.subject(at), phrases.known
    noun = phrases.noun(subject) if subject is not None else ""
    if subject is None or not noun:
        yield from _needed(phrases, at) if not preposition else ()
        return
    if noun.lower() in known.counters and phrases.is_of(subject + 1):
        yield from _said_of(phrases, subject)
        return
    pieces = [noun, *phrases.attachments(subject)]
    participle = phrases.participle(verb, "")
    measured = not preposition or preposition in _measured(phrases)  # “rose 3 per cent”
    change = known.changes.get(participle) or known.changes.get(phrases.particle(at))
    if change and measured:
        pieces[0] = _changed(phrases, change, subject)
        yield from [] if verb.modality else [pieces]
    elif verb.main in known.asking and preposition:
        yield [f"{noun} {known.asking[verb.main]}"]
    elif verb.main in known.costing:
        yield [known.frames["cost"], phrases.of(subject), *pieces[1:]]
    elif known.reaching & {verb.main, verb.words[-1], participle}:
        yield from _at_time(phrases, pieces)
    elif verb.passive and preposition:  # “is funded at 23 %”
        yield [noun, phrases.text[verb.place : verb.end], *pieces[1:]]
    elif preposition in known.levels:
        yield from _at_time(phrases, pieces)
    elif verb.main in known.losing and not preposition:
        yield from _lost(phrases, at)
    elif not preposition:
        yield from _needed(phrases, at)


def _at_time(phrases: LabelPhrases, pieces: list[str]) -> Iterator[list[str]]:
    yield pieces
    time = as_of(phrases.read, phrases.quantity.start)
    yield [*pieces, _dated(phrases, time)] if time else pieces[:1]


def _needed(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“firms put $4 billion into the province”: “sum put into the province by firms”."""
    verb, known = phrases.read.verb(at), phrases.known
    asked, needed = verb.main in known.needing, known.frames["sum"]
    participle = phrases.participle(verb, needed)
    said = verb.passive or verb.negative or (verb.modality and not asked)
    if said or not participle or phrases.quantity.kind != "money" or verb.main in known.light:
        return
    done = [needed, f"{participle} {phrases.particle(at)}".strip()]
    if by := phrases.by(at):
        yield [*done, *phrases.attachments(phrases.at), *by]
        yield [*done, *by]
    elif asked:
        aim = phrases.at + 1
        end = phrases.read.attached(aim + 1) + 1
        yield [*done, phrases.span(aim, end) if phrases.kind(aim) == "i" else ""]


def _dated(phrases: LabelPhrases, time: str) -> str:
    """Return a time with the preposition that stands before it: “in August”."""
    start = phrases.text.find(time)
    before = phrases.text[:start].split()[-1:]
    led = before and before[0].lower() in phrases.known.dated
    return f"{before[0]} {time}" if led else time


def _lost(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“lost 60% of its value”: “value lost by the currency”."""
    noun = phrases.possessed(phrases.at + 2) if phrases.is_of(phrases.at + 1) else ""
    if noun:
        yield [noun, phrases.participle(phrases.read.verb(at), noun), *phrases.by(at)]
