"""Labels of what is counted: with what it does, what is done to it, and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.drafting.figures.phrases import LabelPhrases
from reports.drafting.figures.postmodifiers import Predicate
from reports.drafting.figures.times import as_of
from reports.drafting.sums.words import aid_words
from reports.language.lexicon import lexicon_of

# a round hundred, thousand and more
_ROUND = re.compile(r"10[0\s.,]+\b")


def labels_of_count(phrases: LabelPhrases) -> Iterator[list[str]]:
    """Yield the labels that a count may have, the best first, each as its pieces."""
    at, noun = phrases.at, phrases.own_noun()
    if not noun and phrases.is_of(at + 1):
        noun, at = phrases.noun(at + 2) or phrases.members(at + 2), at + 2
    if not noun:
        noun = _counted_before(phrases)
    if noun and not _is_of_another(phrases):
        yield from labels_of(phrases, noun, at)


def _is_of_another(phrases: LabelPhrases) -> bool:
    """Return whether a number only says of how many, or where, something else is.

    « 385 décès pour |100 000| naissances »; “broken in |61| places”; “will finish the
    construction of |5,000| homes”.
    """
    low, words = phrases.low(phrases.at - 1), aid_words(phrases.read.language)
    if phrases.is_of(phrases.at - 1):
        done = phrases.noun(phrases.at - 2).lower()
        return done.endswith(tuple(words.listed("activities")))
    inside = low in words.prepositions["within"] & words.prepositions["place"]
    rate = low in phrases.known.frames["for"].split()
    return inside or (rate and _ROUND.match(phrases.span(phrases.at, phrases.at + 1)) is not None)


def _counted_before(phrases: LabelPhrases) -> str:
    """Return what a bare number counts, if the sentence has counted or named it before."""
    such = phrases.kind(phrases.at + 1) == "n"  # “61 |such projects|”
    predicated = not such and phrases.kind(phrases.behind(phrases.at)) in "vP"
    ends = phrases.kind(phrases.at + 1) == "." and phrases.kind(phrases.at - 1) == "v"
    ends = ends and phrases.at + 2 >= len(phrases.chunks)  # “built for 50 people, is |holding 90|.”
    known = predicated or ends or phrases.kind(phrases.at + 1) == "P"
    if predicated and _is_shared_out(phrases):
        return ""
    return phrases.counted_before() if known else ""


def _is_shared_out(phrases: LabelPhrases) -> bool:
    """Return whether millions of nothing go to somebody: « 40 millions |iront| à l’hôpital »."""
    behind = phrases.behind(phrases.at)
    words = aid_words(phrases.read.language)
    goes = phrases.kind(behind) == "v" and words.groups_in(phrases.read.verb(behind).words)
    scales = lexicon_of(phrases.read.language).table("numbers", "scales")
    last = phrases.span(phrases.at, phrases.at + 1).lower().split()[-1]
    return "go" in (goes or ()) and last in scales


def labels_of(phrases: LabelPhrases, noun: str, place: int | None = None) -> Iterator[list[str]]:
    """Yield the labels of a noun that a number counts, or is a share of; `place` is its chunk."""
    at = phrases.at if place is None else place
    places, goals, bounded = _parted(phrases, phrases.attachments(at))
    core, places = _defined(phrases, noun, at, places)
    # “300 questions before the police shut it”: the verb is not theirs
    if not (bounded or _is_in_relative(phrases)):
        yield from _predicated(phrases, at, core, places)
    yield from _suffered(phrases, core, places, goals)
    if phrases.kind(at + 1) == "p" and at == phrases.at:  # “49 casualties |recorded| last year”
        yield [core, phrases.span(at + 1, at + 2), *phrases.attachments(at + 1)]
    yield [*_meant_for(phrases), core, *places, *goals]
    yield [core, *_front(phrases)]
    if (time := as_of(phrases.read, phrases.quantity.start)) and _stays(phrases, time):
        yield [core, *places, time]
    yield from _told(phrases, core)
    if _is_size_of_one(phrases):
        yield [core, phrases.of(phrases.at - 2)]


def _is_in_relative(phrases: LabelPhrases) -> bool:
    """Return whether another clause has the number as its object: « qui efface 5 € a été »."""
    own = phrases.verb_before(phrases.at)
    return own is not None and phrases.kind(own - 1) == "R"


def _defined(phrases: LabelPhrases, noun: str, at: int, places: list[str]) -> tuple[str, list[str]]:
    """Return a noun with the “of” right behind it, and its other places."""
    if places and phrases.low(at + 1) in phrases.lists["of"]:
        return f"{noun} {places[0]}", places[1:]
    return noun, places


def _suffered(
    phrases: LabelPhrases, core: str, places: list[str], goals: list[str]
) -> Iterator[list[str]]:
    """Yield the labels with what a verb does to those who are counted."""
    if predicate := _done_to(phrases, core):
        # “people driven from their homes”: what the number leaves out has no place of its own
        whole = [core, *predicate, *places, *goals, *_front(phrases)]
        yield [core, *predicate, *places] if not phrases.own_noun() else whole
        yield [core, *predicate]


def _is_size_of_one(phrases: LabelPhrases) -> bool:
    """Return whether a number says how large one thing is: “a school of 850 places”."""
    at, numbered = phrases.at, "#" in phrases.classes(phrases.at)
    one = phrases.low(at - 2) in phrases.lists["singular"] and phrases.kind(at - 2) == "n"
    return numbered and one and phrases.is_of(at - 1)


def _told(phrases: LabelPhrases, core: str) -> Iterator[list[str]]:
    """“Hospitals reported 212 deaths”: “deaths reported”, where nothing else is said of them."""
    verb_at = phrases.verb_before(phrases.at)
    verb = phrases.read.verb(verb_at) if verb_at is not None else None
    if verb_at is not None and verb and not verb.negative and not verb.modality:
        participle = phrases.participle(verb, core)
        if participle in phrases.lists["telling"]:
            yield [core, participle, *phrases.by(verb_at)]


def _parted(phrases: LabelPhrases, places: list[str]) -> tuple[list[str], list[str], bool]:
    """Return what belongs to a noun, what a verb aims at, and whether a time or clause follows."""
    aims = (n for n, x in enumerate(places) if x.split()[0] in phrases.lists["goals"])
    first = next(aims, len(places))
    own, goals = places[:first], places[first:]
    bound = next((n for n, place in enumerate(own) if _stays(phrases, place)), None)
    return own[:bound], goals, bound is not None


def _predicated(
    phrases: LabelPhrases, at: int, core: str, places: list[str]
) -> Iterator[list[str]]:
    """Yield the labels with what the verb behind a noun says of it."""
    behind = phrases.behind(at)
    relative = phrases.kind(behind) == "R"
    verb_at = behind + 1 if relative else behind
    pronouns = phrases.read.grammar.lists["pronouns"]
    if not relative and any(phrases.low(n) in pronouns for n in range(at + 1, verb_at)):
        return  # “1,160 people since |it| returned”: they did not
    # “Projects |on 14 islands| were opened”
    within = phrases.is_of(at - 1) or phrases.kind(at - 1) == "P"
    part = within and phrases.kind(at - 2) == "n" and at == phrases.at
    if part and not relative and phrases.noun(at - 2).lower() not in phrases.lists["counters"]:
        return  # « un hôpital |de 200 lits| sera construit »
    if phrases.kind(verb_at) == "v" and (predicate := Predicate(phrases, core).of(verb_at)):
        yield [core, *([] if relative else places), *predicate, *_front(phrases)]
        yield [core, *predicate]


def _stays(phrases: LabelPhrases, time: str) -> bool:
    """Return whether a time can stand behind a noun: “since January”."""
    return time.split()[0].lower() in phrases.lists["bounds"]


def _front(phrases: LabelPhrases) -> list[str]:
    """Return “in Dor”, the place that a sentence opens with."""
    named = phrases.read.kinds[:3] == "Pn,"
    place = phrases.span(0, 2) if named else ""
    if not place or not all(word[:1].isupper() for word in place.split()[1:]):
        return []
    return [place[0].lower() + place[1:]]


def _meant_for(phrases: LabelPhrases) -> list[str]:
    """Return “hygiene kits for”, before the households that they are for."""
    low, before = phrases.low(phrases.at - 1), phrases.at - 2
    outer = phrases.read.verb(before - 1) if phrases.kind(before - 1) == "v" else None
    states = outer is not None and outer.words[-1] in phrases.lists["be"]  # “is home to 33 million”
    if low not in phrases.known.frames["for"].split() or phrases.kind(before) != "n" or states:
        return []
    noun = phrases.noun(before)
    if phrases.read.grammar.is_participle(noun):
        return []  # « |conçu| pour 60 000 personnes »
    return [f"{noun} {low}"] if noun and noun.lower() not in phrases.lists["bare"] else []


def _done_to(phrases: LabelPhrases, core: str) -> list[str]:
    """Return what a verb does to its object: “destroyed”, “by the floods”."""
    if phrases.lives(phrases.at - 2):  # “claimed the lives of 40 people”
        by = phrases.by(phrases.at - 3) if phrases.kind(phrases.at - 3) == "v" else []
        return [phrases.killed(core), *by]
    verb_at = phrases.verb_before(phrases.at)
    if verb_at is None:
        return []
    verb, subject = phrases.read.verb(verb_at), phrases.subject(verb_at)
    if subject is not None and phrases.read.kinds[:subject] == "P" and verb_at + 1 == phrases.at:
        return [phrases.lowered(phrases.span(0, verb_at), common=True)]  # “|Among them| are 14”
    participle = phrases.participle(verb, core)
    if phrases.kind(verb_at) == "p":  # “has destroyed houses and wounded people”
        return [participle] if phrases.kind(verb_at - 1) == "J" and participle else []
    if verb.main in phrases.lists["having"] and subject is not None and phrases.noun(subject):
        return [phrases.of(subject)]
    return _acted(phrases, verb_at, participle)


def _acted(phrases: LabelPhrases, verb_at: int, participle: str) -> list[str]:
    """Return what the verb at a chunk does to the number behind it, `participle` at its head."""
    verb = phrases.read.verb(verb_at)
    idle = verb.main in phrases.lists["light"] or verb.passive or verb.negative
    if idle or verb.modality in ("may", "promise"):
        return []
    if verb.modality and phrases.read.grammar.french:
        plain = verb.main.endswith(tuple(phrases.lists["infinitive_endings"]))
        return [f"{phrases.known.frames['to']} {verb.main}"] if plain else []
    if not participle:
        return []
    joined = phrases.kind(verb_at) == "i" and phrases.kind(verb_at - 1) in ",J"
    to_be = phrases.known.frames["to_be"] if verb.modality or joined else ""
    goes_on = phrases.read.kinds[verb_at + 1 : verb_at + 3] == "Pn"  # « privant |d’électricité| »
    lost = [phrases.span(verb_at + 1, phrases.at)] if goes_on else []
    aims = phrases.read.kinds[phrases.at + 1 : phrases.at + 3] == "Pi"
    aim = [phrases.span(phrases.at + 1, phrases.at + 3)] if aims else []
    return [f"{to_be} {participle}".strip(), *lost, *aim, *phrases.by(verb_at)]
