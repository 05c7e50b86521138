"""Labels of shares and sums by the verb before them: its subject, or what happens to it."""

from __future__ import annotations

from collections.abc import Iterator

from reports.drafting.figures.counted import labels_of
from reports.drafting.figures.phrases import LabelPhrases
from reports.drafting.figures.times import as_of
from reports.drafting.figures.words import figure_words
from reports.language.syntax.clauses import ParsedSentence

_Labels = Iterator[list[str]]
#: Verbs of aid whose passive has who is asked or given something as its subject.
_PASSED = frozenset({"ask", "pledge", "give", "lend", "pay"})


def labels_by_verb(phrases: LabelPhrases, at: int, preposition: str) -> _Labels:
    """Yield the labels that the verb at chunk `at` gives a number, behind a preposition or bare."""
    subject = phrases.subject(at)
    noun = _subject_of(phrases, subject) if subject is not None else ""
    if subject is None or not noun:
        yield from _done(phrases, at) if not preposition else ()
    elif (change := _change(phrases, at)) and preposition in {"", *phrases.lists["by_measure"]}:
        yield change_in(phrases, expected(phrases, change, at), subject)
    elif noun.lower() in phrases.lists["counters"] and phrases.is_of(subject + 1):
        yield from labels_said_of(phrases, subject)
    else:
        yield from _of_subject(phrases, at, preposition, [noun, *phrases.attachments(subject)])


def _subject_of(phrases: LabelPhrases, at: int) -> str:
    """Return the noun of a subject; “food price index” of “its food price index” says enough."""
    owned = phrases.possessed(at)
    return phrases.noun(at) or (owned if " " in owned else "")


def rises_to(read: ParsedSentence, place: int) -> bool:
    """Return whether “up to” before a number is where a change ends: “has edged up to 4 per cent”.

    In “has given up to $5 million” it says how exact the number is.
    """
    at, known = read.chunk_at(place) or 0, figure_words(read.language)
    low = read.low(at)
    if low not in known.lists["levels"] or read.kinds[at - 1 : at] != "v":
        return False
    return read.grammar.participles.get(read.verb(at - 1).main, "") in known.changes


def _change(phrases: LabelPhrases, at: int) -> str:
    changes, participle = phrases.known.changes, phrases.participle(phrases.read.verb(at), "")
    return changes.get(participle) or (
        "" if _reaches(phrases, at) else changes.get(phrases.particle(at), "")
    )


def expected(phrases: LabelPhrases, change: str, at: int) -> str:
    """Return “expected rise” for what will, may or should rise."""
    modal = phrases.read.verb(at).modality
    return phrases.known.frames["expected"].format(change=change) if modal else change


def _may_reach(phrases: LabelPhrases, at: int, preposition: str) -> bool:
    """Return whether a verb may bring its subject “to” a number: “rose to”, “came to”.

    “has drawn 2 billion to pay …” says nothing of its subject.
    """
    if phrases.read.grammar.french or preposition != phrases.known.frames["range"].split()[-1]:
        return True  # French “à” is “at”, too
    verb, reached = phrases.read.verb(at), phrases.lists["reached"]
    said = {verb.main, phrases.participle(verb, "")}
    return bool(_change(phrases, at)) or not said.isdisjoint(reached)


def _of_subject(phrases: LabelPhrases, at: int, preposition: str, pieces: list[str]) -> _Labels:
    """Yield the labels of a verb whose subject is a noun phrase, in pieces."""
    verb, asking = phrases.read.verb(at), phrases.known.asking
    if verb.main in asking and preposition:
        yield [f"{pieces[0]} {asking[verb.main]}"]
    elif verb.main in phrases.lists["costing"]:
        yield from cost(phrases, at)
    elif _reaches(phrases, at, preposition):
        yield from _at_time(phrases, pieces)
    elif verb.passive and phrases.quantity.kind == "money" and phrases.group(at) in _PASSED:
        return  # “Germany is being asked for $5 million”
    elif verb.passive and (preposition or phrases.quantity.kind == "share"):  # “is funded at 23 %”
        hedged = set(verb.lexical) <= phrases.lists["hedges"] | phrases.lists["keeping"]
        if hedged:
            yield pieces
        yield [*pieces, phrases.text[verb.place : verb.end]]
    elif preposition in phrases.lists["levels"] or phrases.quantity.kind == "measure":
        if _may_reach(phrases, at, preposition):
            yield from _at_time(phrases, pieces)
    elif not preposition:
        yield from _done(phrases, at)


def labels_said_of(phrases: LabelPhrases, at: int) -> _Labels:
    """Yield the labels of a noun phrase that a number is said of; a number of things is theirs."""
    noun = phrases.noun(at)
    counted = noun.lower() in phrases.lists["counters"]
    # “the number of trucks has gone up to 75” says nothing of the trucks
    if counted and (at > phrases.at or phrases.kind(phrases.behind(at + 2)) == "R"):
        yield from labels_of(phrases.standing(at + 2), phrases.noun(at + 2))
    if noun:
        yield [noun, *phrases.attachments(at)]


def change_in(phrases: LabelPhrases, change: str, at: int) -> list[str]:
    """Return “rise in prices”, « hausse des prix », with what belongs to the noun at a chunk."""
    article = phrases.classes(at)[0] == "D"
    what = phrases.span(at, at + 1) if article else phrases.noun(at)
    what, whose = phrases.lowered(what, common=True), phrases.of(at)
    label = phrases.known.frames["change"].format(change=change, what=what, of=whose)
    return [label, *phrases.attachments(at)]


def dated(phrases: LabelPhrases, time: str) -> str:
    """Return a time with the preposition that stands before it: “in August”."""
    before = phrases.text[: phrases.text.find(time)].split()[-1:]
    led = before and before[0].lower() in phrases.lists["dated"]
    return f"{before[0]} {time}" if led else time


def cost(phrases: LabelPhrases, at: int) -> _Labels:
    """“have cost Pacific countries US$333 million”: the cost of what costs it."""
    subject = phrases.subject(at)
    if phrases.read.verb(at).main in phrases.lists["costing"] and subject is not None:
        yield [phrases.known.frames["cost"], phrases.of(subject), *phrases.attachments(subject)]


def _reaches(phrases: LabelPhrases, at: int, preposition: str = "") -> bool:
    verb, particle = phrases.read.verb(at), preposition or phrases.particle(at)
    said = {verb.main, verb.words[-1], phrases.participle(verb, ""), f"{verb.main}_{particle}"}
    return not said.isdisjoint(phrases.lists["reaching"])


def _at_time(phrases: LabelPhrases, pieces: list[str]) -> Iterator[list[str]]:
    yield pieces
    time = as_of(phrases.read, phrases.quantity.start)
    yield [*pieces, dated(phrases, time)] if time else pieces[:1]


def _done(phrases: LabelPhrases, at: int) -> Iterator[list[str]]:
    """“firms put $4 billion into the province”: “sum put into the province by firms”."""
    verb, known = phrases.read.verb(at), phrases.known
    asked, needed = verb.main in known.lists["needing"], known.frames["sum"]
    participle = phrases.participle(verb, needed)
    idle = verb.passive or verb.negative or verb.main in known.lists["light"]
    if idle or (verb.modality and not asked) or phrases.quantity.kind != "money":
        return
    if not participle or _is_cut_off(phrases, at):
        return
    done = [needed, f"{participle} {phrases.particle(at)}".strip()]
    if by := phrases.by(at):
        often = phrases.kind(phrases.at + 1) == "t"  # “spends $5 million |a year| on meals”
        yield [*done, *phrases.attachments(phrases.at + often), *by]
        yield [*done, *by]


def _is_cut_off(phrases: LabelPhrases, at: int) -> bool:
    """Return whether “over” may be the verb's own: “rolled |over| $2 billion”, not “gave over”."""
    behind = phrases.read.words[phrases.chunks[at].last : phrases.chunks[at].last + 1]
    doubtful = any(word.low in phrases.lists["doubtful_particles"] for word in behind)
    return doubtful and not phrases.group(at)
