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
    for pieces in _told_of(phrases):
        yield [f"{pieces[0]}{share}", *pieces[1:]] if len(pieces) == 1 else [*pieces, share]
    if of is not None:
        yield from labels_of(phrases, of, phrases.noun(of)) if phrases.noun(of) else ()


def labels_of_sum(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels that a sum may have, the best first, each as its pieces."""
    yield from _told_of(phrases)
    if own := phrases.own_noun():
        yield [own, *phrases.attachments(phrases.at)]
    if phrases.is_of(phrases.at + 1):
        yield [phrases.noun(phrases.at + 2), *phrases.attachments(phrases.at + 2)]


def labels_of_bare_number(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels of a number without a noun: “The number of people … has passed 550,000”."""
    if not phrases.own_noun():
        yield from _told_of(phrases)


def _share(phrases: LabelPhrases, of: int | None) -> str:
    """Return what a share is a share of: “, share of national income”, “, share funded”."""
    said = phrases.own_noun()
    if of is not None:
        said = phrases.span(of - 1, of + 1) if phrases.is_plain(of - 1, of + 1) else ""
    elif not said and phrases.kind(phrases.at + 1) == "p":
        said = phrases.span(phrases.at + 1, phrases.at + 2)
    return f", {phrases.known.frames['share']} {said}" if said else ""


def _told_of(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield labels by what stands before a number: a verb, “at”, “of”, “with”, a bracket."""
    before = phrases.at - 1
    while before >= 0 and phrases.kind(before) == "B":
        before -= 1
    kind, first = phrases.kind(before), phrases.low(phrases.at)
    if kind == "v":  # French “de” stands in the number's own chunk
        yield from _by_verb(phrases, before, first if first in _measured(phrases) else "")
    elif kind == "P":
        yield from _by_preposition(phrases, before)
    elif kind == "n" and phrases.kind(before - 1) == "v":
        yield from _costing(phrases, before - 1)
    elif phrases.text[phrases.quantity.start - 1 : phrases.quantity.start] == "(":
        yield from _named(phrases, before - 1) if phrases.kind(before - 1) == "n" else ()


def _measured(phrases: LabelPhrases) -> frozenset[str]:
    return phrases.lists["by_measure"]


def _by_preposition(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    low, before = phrases.low(at), phrases.kind(at - 1)
    if before == "n" and low in phrases.known.share:
        yield from _shared_by(phrases, at - 1)
    elif before == "n" and low in phrases.lists["of"]:
        yield from _named(phrases, at - 1)
    elif before == "v":
        yield from _by_verb(phrases, at - 1, low)
    elif (verb_at := phrases.verb_before(at)) is not None:
        first = next((n for n in range(verb_at + 1, at) if phrases.kind(n) == "n"), at)
        if first == at or "#" in _classes(phrases, first):
            yield from _by_verb(phrases, verb_at, low)
        elif noun := phrases.noun(first) or _owned(phrases, first, verb_at):
            yield [noun, *phrases.attachments(first)]


def _classes(phrases: LabelPhrases, at: int) -> str:
    return phrases.read.classes[phrases.chunks[at].first : phrases.chunks[at].last]


def _owned(phrases: LabelPhrases, at: int, verb_at: int) -> str:
    """Return “the bank’s target” for “its target”, where the verb's subject is the bank."""
    noun, subject = phrases.possessed(at), phrases.subject(verb_at)
    owner = phrases.noun(subject) if subject is not None else ""
    frame = phrases.known.frames["possessed"]
    return frame.format(owner=owner, noun=noun) if noun and owner else ""


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
    """“an appeal of $70 million”: with who makes it."""
    if noun := phrases.noun(at):
        verb_at = phrases.verb_before(at)
        verb = phrases.read.verb(verb_at) if verb_at is not None else None
        if verb and verb_at is not None and not (verb.passive or verb.modality):
            yield [noun, phrases.participle(verb, noun), *phrases.by(verb_at)]
        yield [noun]


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
        return
    pieces = [noun, *phrases.attachments(subject)]
    participle = phrases.participle(verb, "")
    measured = not preposition or preposition in _measured(phrases)  # “rose 3 per cent”
    change = known.changes.get(participle) if measured else None
    if change:
        pieces[0] = known.frames["change"].format(
            change=change, what=phrases.lowered(noun, common=True)
        )
        yield from [] if verb.modality else [pieces]
    elif verb.main in known.asking and preposition:
        yield [f"{noun} {known.asking[verb.main]}"]
    elif verb.main in known.needing and not preposition:
        needed = known.frames["sum"]
        yield [needed, phrases.participle(verb, needed), *phrases.by(at, most=9)]
    elif verb.main in known.costing:
        yield [known.frames["cost"], phrases.of(subject), *pieces[1:]]
    elif known.reaching & {verb.main, verb.words[-1], participle}:
        yield pieces
        time = as_of(phrases.read, phrases.quantity.start)
        yield [*pieces, _dated(phrases, time)] if time else [noun]
    elif verb.passive and preposition:  # “is funded at 23 %”
        yield [noun, phrases.text[verb.place : verb.end], *pieces[1:]]
    elif verb.main in known.losing and not preposition:
        yield from _lost(phrases, at)


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
