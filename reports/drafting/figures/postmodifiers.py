"""What a verb says of its subject, as words that may stand behind the noun."""

from __future__ import annotations

import re

from reports.drafting.figures.phrases import EDGES, LabelPhrases, end_of
from reports.language.countries import find_countries
from reports.language.syntax.verb_groups import Verb

_COMPLEMENT = re.compile(
    r"B*(?:t(?=P))?(?P<object>n(?:Jn(?!v))?i?|P?ip?)?(?:[pB]?P+n(?:Jn(?!v))?)*"
)


class Predicate:
    """Says what a verb says of its subject as something that may stand behind the noun."""

    def __init__(self, phrases: LabelPhrases, core: str) -> None:
        self._phrases, self._frames, self._core = phrases, phrases.known.frames, core
        self._particle = ""
        words = set(re.findall(r"[^\W_]+", core.lower()))
        named = find_countries(core, phrases.read.language) and core[:1].isupper()
        self._who = self._frames["who" if words & phrases.lists["people"] or named else "that"]

    def of(self, at: int) -> list[str]:
        """Return the predicate of the verb at chunk `at`, in pieces."""
        verb, lists = self._phrases.read.verb(at), self._phrases.lists
        self._particle = self._phrases.particle(at)
        if self._phrases.lives(at + 1):  # “40 people lost their lives”
            return [self._phrases.killed(self._core)]
        first = at - self._has_clitic(at)
        rest, said = self._complement(at), self._phrases.span(first, at + 1)
        whole, states = [f"{self._who} {said}", *rest], verb.words[-1] in lists["be"]
        if verb.modality in ("may", "would", "promise"):
            return whole if rest or not states else []
        if verb.modality == "plan":
            return [self._expected(verb, said), *rest]
        if self._is_possession(verb):
            return self._having(verb, rest)
        if verb.negative:
            return self._denied(at, verb, whole)
        if states:
            return self._state(verb, whole)
        if first < at and verb.words[0] in lists["be"]:
            return [verb.main, *rest]  # « se sont |inscrites| »
        return [] if self._is_cut(at, verb, rest) else [self._act(verb, said), *rest]

    def _is_possession(self, verb: Verb) -> bool:
        """Return whether “have” is the verb itself: “have access to water”, not “have fled”."""
        return not verb.lexical and verb.main in self._phrases.lists["have"]

    def _has_clitic(self, at: int) -> bool:
        """Return whether a pronoun is a part of the verb behind it: « qui |se| trouvent »."""
        lists = self._phrases.lists
        own = lists["reflexive"] | lists.get("clitics", frozenset())
        return self._phrases.kind(at - 1) == "B" and self._phrases.low(at - 1) in own

    def _state(self, verb: Verb, whole: list[str]) -> list[str]:
        """Return “at risk”, “who seem to be at risk”; nothing of “121,000 are |children|”."""
        rest, lists = whole[1:], self._phrases.lists
        if rest and rest[0].lower() in lists["people"]:
            return []  # of whom, the sentence says before
        return rest if set(verb.lexical) <= lists["hedges"] else whole

    def _expected(self, verb: Verb, said: str) -> str:
        """Return “expected to return” of “are expected to return”."""
        return said.split(" ", 1)[-1] if verb.words[0] in self._phrases.lists["be"] else ""

    def _is_cut(self, at: int, verb: Verb, rest: list[str]) -> bool:
        """Return whether what a verb needs is lost: a place, or the object that is counted."""
        if rest:
            return False
        if not verb.passive and _is_cut_off(self._phrases, at):
            return True  # “who live |within 20 km|”
        # “who took 300 homes”
        return self._phrases.kind(at + 1) in "nt" and "#" in self._phrases.classes(at + 1)

    def _denied(self, at: int, verb: Verb, whole: list[str]) -> list[str]:
        """Return “not reached by aid”, “who do not have enough to eat”."""
        said, *rest = whole
        if verb.passive:
            done = self._phrases.participle(verb, self._core)
            return [f"{self._frames['not']} {done}", *rest]
        if self._phrases.read.grammar.french:  # “ne” stands outside of the verb
            end = at + 1 + (self._phrases.kind(at + 1) == "B")  # « |ne| vont |pas| »
            denied = self._phrases.kind(at - 1) == "B" and self._phrases.span(at - 1, end)
            said = f"{self._who} {denied}"
        return [said, *rest] if rest else []

    def _having(self, verb: Verb, rest: list[str]) -> list[str]:
        """“have access to water”, “do not have enough to eat”, “will have a supply”."""
        opened = self._frames["without" if verb.negative else "with"]
        if verb.modality:
            opened = self._frames["to_have"] if verb.modality == "will" else ""
        return [f"{opened} {rest[0]}", *rest[1:]] if rest and opened else []

    def _act(self, verb: Verb, said: str) -> str:
        """Return “displaced”, “to receive”, “facing”, “who have fled”."""
        grammar, after = self._phrases.read.grammar, said.split(" ", 1)[-1]
        if verb.passive and verb.modality != "will":
            if grammar.french and not self._phrases.own_noun():  # « pertes, dont 140 assurés »
                return self._phrases.participle(verb, self._core)
            return f"{self._phrases.text[verb.place : verb.end]} {self._particle}".strip()
        if grammar.french:
            perfect = verb.words[0] in grammar.lists["have"]
            return f"{self._frames['with']} {after}" if perfect else f"{self._who} {said}"
        if verb.modality == "will":
            return f"{self._frames['to']} {after}"
        if verb.words[0] in grammar.lists["be"] and verb.main.endswith(grammar.endings["g"]):
            return after
        going = grammar.going.get(grammar.participles.get(verb.main, ""), "")
        present = verb.tense == "present" and len(verb.words) == 1
        if self._is_joined(verb):
            return said
        return going if present and going else f"{self._who} {said}"

    def _is_joined(self, verb: Verb) -> bool:
        """Return whether a passive goes on: “tents were given, and pupils provided with books”."""
        clauses = self._phrases.read.clauses
        at = next((n for n, clause in enumerate(clauses) if clause.verb.start == verb.start), 0)
        alone = len(verb.words) == 1 and verb.main in self._phrases.read.grammar.participles
        before = clauses[at - 1] if at else None
        return bool(alone and before and before.verb.passive and self._phrases.joined())

    def _complement(self, at: int) -> list[str]:
        """Return what follows a verb up to a mark, a time or another verb, in pieces."""
        phrases = self._phrases
        if phrases.kind(at + 1) == "B" and phrases.kind(at + 2) in ",.t":
            return [phrases.span(at + 1, at + 2)]  # “have come back”
        start, end = at + 1, end_of(_COMPLEMENT, phrases.read.kinds, at + 1)
        out: list[str] = []
        while start < end:
            stop = start + 1
            while stop < end and (phrases.kind(stop) not in "PB" or phrases.kind(stop - 1) == "P"):
                stop += 1
            if phrases.kind(start) != "B":
                if self._ends(start, stop):
                    out += [] if out else self._without_number(start, stop)
                    break
                out.append(phrases.span(start, stop).strip(EDGES))
            start = stop
        return out

    def _ends(self, start: int, stop: int) -> bool:
        """Return whether a piece belongs to a time or another clause, or holds a number."""
        phrases = self._phrases
        timed = phrases.kind(stop + 1) == "t" and phrases.low(stop) in phrases.lists["of"]
        numbered = re.search(r"\d", phrases.span(start, stop)) is not None
        return timed or numbered or phrases.kind(stop) == "v"

    def _without_number(self, start: int, stop: int) -> list[str]:
        """Return “to centres” of “to 23 centres”; nothing of “to 23 centres in Dor”, “in 2 camps”.

        Who lives in two camps is not all who live in camps.
        """
        phrases = self._phrases
        aims = stop == start + 2 and phrases.low(start) in phrases.lists["goals"]
        more = phrases.kind(stop) == "P"
        if more or not aims or not re.fullmatch("#N+", phrases.classes(stop - 1)):
            return []
        counted = phrases.read.words[phrases.chunks[stop - 1].first + 1]
        if counted.low in phrases.lists["units"] | phrases.lists["distances"]:
            return []
        noun = phrases.text[counted.start : phrases.chunks[stop - 1].end].strip(EDGES)
        return [f"{phrases.span(start, start + 1)} {noun}"]


def _is_cut_off(phrases: LabelPhrases, at: int) -> bool:
    """Return whether a verb has a phrase behind it that is no time: “live |within 20 km|”."""
    placed = phrases.kind(at + 1) == "P" and phrases.kind(at + 2) == "n"
    return placed and phrases.low(at + 1) not in phrases.lists["bounds"]
