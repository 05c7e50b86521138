"""An agreement in its sentence: the verb or noun that says how far it is.

The verb has the agreement as its object (“signed a deal”), as its subject (“the deal was
signed”), or goes with it (“the deal signed in May”, “which both signed”). A noun of the same
does so, too (“talks on a deal”). What is taken back, denied or only possible is no agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reports.drafting.sums.phrases import Phrases, read_phrases
from reports.drafting.sums.words import VerbGroups
from reports.language.lexicon import Lexicon, lexicon_of
from reports.language.quantities.sums import find_money
from reports.language.sentences import Sentence
from reports.language.syntax.verb_groups import Verb
from reports.model.briefing import AidStatus
from reports.slotted import frozen

_STATUSES: Mapping[str, AidStatus] = {
    "signed": "signed", "discussed": "discussed", "announced": "announced", "pledged": "pledged",
    "agree": "announced", "follow": "announced", "force": "signed",
}  # fmt: skip
#: What is done to a plan or a partnership that makes it an agreement.
_FIRM = frozenset({"signed", "agree"})
_NOT_YET = frozenset({"will", "would", "plan", "to", "promise"})
#: Chunks around an agreement among which its verb is looked for.
_FAR, _BEHIND = 24, 40
# the verb before its object; one that goes with the noun; the verb that it is the subject of
_OBJECT_OF = re.compile(r"(?P<verb>[vipg])(?:[nolxPtBDTJ]|,[BPtlnxo]+,)*$")
_BESIDE = r"[nolxPtBDqJ]|i(?=n)|(?<=n)g|\([^)]*\)"
_RELATIVE = re.compile(rf"(?:{_BESIDE})*?,?P?R(?P<who>n+(?:Jn+)?)?[Bt]*(?P<verb>v)")
_PARTICIPLE = re.compile(rf"(?:{_BESIDE})*?(?:,?B*(?P<verb>p)|,(?P<named>n))")
_SUBJECT_OF = re.compile(rf"(?:,P?R[^,]*,|,[^,vR]*,|p|{_BESIDE})*?(?P<verb>v)")
_NOUN = re.compile(r"[^\W\d_]+$")


@frozen
class Agreement:
    """An agreement in a sentence: the chunks of its noun, from `first` to `at`, and of the verb.

    `actor` is who does what the verb says, where it is active; "" where nobody is named.
    """

    phrases: Phrases
    noun: tuple[int, int]
    first: int
    at: int
    verb: int
    status: AidStatus
    actor: str

    @property
    def text(self) -> str:
        """The words of its sentence."""
        return self.phrases.text

    @property
    def end(self) -> int:
        """The chunk of the next agreement of a list: “a pact on roads |and a deal| with”."""
        nouns = lexicon_of(self.phrases.sentence.language).pattern("agreements", "nouns")
        later = (self.phrases.span(*n.span())[0] for n in nouns.finditer(self.text, self.noun[1]))
        joined = (at for at in later if at > self.at and self.phrases.marks[at - 1] in ",J")
        return next(joined, len(self.phrases.marks))

    @property
    def is_known(self) -> bool:
        """Whether it was told of before: “the deal was signed by”, with nobody named beside."""
        closed, opened = self.phrases.sentence.grammar.closed, self.phrases.word(self.first)
        one = self.phrases.sentence.grammar.lists["singular"]
        return closed.get(opened) == "D" and opened not in one


@cache
def verbs_of_agreement(language: str) -> VerbGroups:
    """Return the verbs of assets/lexicon/TAG/agreements.toml."""
    return VerbGroups(lexicon_of(language).table("agreements", "verbs"), language)


def agreements_in(
    sentence: Sentence, language: str, lead: Sentence | None = None
) -> Iterator[Agreement]:
    """Yield the agreements that a sentence tells of, in order; `lead` opens the list of an item."""
    text, lexicon = sentence.text, lexicon_of(language)
    nouns = list(lexicon.pattern("agreements", "nouns").finditer(text))
    if not nouns:
        return
    sums = tuple((each.start, each.end) for each in find_money(text, language))
    phrases = read_phrases(text, language, sums)
    for noun in nouns:
        first, at = phrases.span(noun.start(), noun.end())
        if at < 0 or _is_none(phrases, first, lexicon):
            continue
        weak = lexicon.pattern("agreements", "weak").fullmatch(noun[0]) is not None
        found = _StatusReader(phrases, first, at, language, weak=weak, end=noun.end()).read()
        opens = lead if first == 0 else None
        found = found or (_led(opens, language) if opens else None)
        if found and not _is_funding(phrases, at, found.verb):
            yield Agreement(phrases, noun.span(), first, at, *found)


def _is_none(phrases: Phrases, at: int, lexicon: Lexicon) -> bool:
    """Return whether the noun phrase at a chunk is of what there is not: “no agreement”."""
    opened = phrases.said(at, at).split(" ", 1)[0].lower()
    return opened in lexicon.words("agreements", "none")


def _is_funding(phrases: Phrases, at: int, verb: int) -> bool:
    """Return whether a sum makes it aid: “signed a $500 million loan agreement”."""
    low, high = sorted((at, verb))
    return "$" in phrases.marks[low : max(high, at) + 5]


class _Cue(NamedTuple):
    """What says how far an agreement is: the chunk of a verb, the status, and who acts."""

    verb: int
    status: AidStatus
    actor: str


def _led(lead: Sentence, language: str) -> _Cue | None:
    """Return what a line says of the items below it: “witnessed the signing of |these papers|:”."""
    phrases = read_phrases(lead.text, language)
    at = phrases.marks.rfind("n")
    found = _StatusReader(phrases, at, at, language, weak=False).read() if at >= 0 else None
    return found._replace(verb=-1) if found else None


class _StatusReader:
    """Reads how far the agreement at the chunks from `first` to `at` is."""

    def __init__(
        self, phrases: Phrases, first: int, at: int, language: str, *, weak: bool, end: int = -1
    ) -> None:
        self._noun_end = end
        self._phrases, self._first, self._at, self._weak = phrases, first, at, weak
        self._lexicon, self._verbs = lexicon_of(language), verbs_of_agreement(language)

    def read(self) -> _Cue | None:
        """Return the chunk of the verb, the status, and who acts; None if nothing is agreed."""
        marks, end = self._phrases.marks, self._at + _BEHIND
        main = _SUBJECT_OF.match(marks, self._at + 1, end)
        subject_of = main.start("verb") if main else -1
        if subject_of >= 0 and self._group(subject_of) == "ended":
            return None
        beside = self._by_relative() or self._by_participle()
        by_noun = self._by_noun(subject_of)
        if by_noun or (beside and beside.status == "signed"):
            return by_noun or beside
        return self._by_object() or self._by_subject(subject_of) or beside

    def _group(self, at: int) -> str:
        return self._verbs.group_of(self._phrases.text, self._phrases.verb(at))

    def _by_noun(self, main: int) -> _Cue | None:
        """“talks on |a deal|”, “la signature d’|un accord|”."""
        marks, at = self._phrases.marks, -1 if self._weak else self._first - 1
        first = max(0, self._first - 8)
        while at > first and marks[at] in "noPlxtpBJ,":
            if marks[at] == "J" and marks[at + 1] != "o":
                break  # but « la signature d’un pacte |et d’|une convention »
            at -= 1
            status = self._noun_of_act(at)
            if status and not _is_none(self._phrases, at, self._lexicon):
                governing = max(marks.rfind("v", 0, at), marks.rfind("i", 0, at))
                to_come = governing >= 0 and self._is_to_come(governing)
                to_come = to_come or (main >= 0 and self._group(main) == "awaited")
                said = "announced" if status == "signed" and to_come else status
                return _Cue(governing, _STATUSES[said], self._actor(governing))
        return None

    def _noun_of_act(self, at: int) -> str:
        """Return the list of “signing”, “talks”, which ends the noun phrase at a chunk."""
        noun = _NOUN.search(self._phrases.said(at, at)) if self._phrases.marks[at] == "n" else None
        low, acts = noun[0].lower() if noun else "", self._lexicon.table("agreements", "acts")
        return next((status for status, words in acts.items() if low in words.split()), "")

    def _by_relative(self) -> _Cue | None:
        """“|the deal| which both signed”, “… that was signed”."""
        found = _RELATIVE.match(self._phrases.marks, self._at + 1, self._at + _FAR)
        if found is None:
            return None
        at = found.start("verb")
        if found["who"]:
            return self._by_verb(at, self._phrases.said(found.start("who"), found.end("who") - 1))
        return self._by_verb(at, "") if self._phrases.verb(at).passive else None

    def _by_participle(self) -> _Cue | None:
        """“|the deal|, signed in May”; in French a participle may stand in a noun phrase."""
        found = _PARTICIPLE.match(self._phrases.marks, self._at + 1, self._at + _FAR)
        chunk = self._phrases.sentence.chunks[self._at]
        own = self._phrases.text[self._noun_end : chunk.end].lower().split()
        if "signed" in self._verbs.groups_in(tuple(own[:1])):
            return _Cue(self._at, "signed", "")  # « l’accord |signé| à Lomé »
        if found is None:
            return None
        if found["verb"]:
            return self._by_verb(found.start("verb"), "")
        at = found.start("named")
        (group, *_) = (*self._verbs.groups_in((self._phrases.word(at),)), "")
        return _Cue(at, _STATUSES[group], "") if group in ("signed", "discussed") else None

    def _by_object(self) -> _Cue | None:
        """“signed |a deal|”, “to sign |a deal|”."""
        start = max(0, self._at - _FAR)
        found = _OBJECT_OF.search(self._phrases.marks, start, self._first)
        if found is None:
            return None
        return self._by_verb(found.start("verb"), self._actor(found.start("verb")))

    def _by_subject(self, at: int) -> _Cue | None:
        """“|the deal| was signed”, “|the deal| should follow”."""
        if at < 0:
            return None
        verb, group = self._phrases.verb(at), self._group(at)
        if group == "follow":
            return _Cue(at, "announced", "") if self._is_to_come(at) and not verb.negative else None
        if verb.main in self._phrases.sentence.grammar.lists["be"] and not verb.negative:
            said = self._phrases.words["talks"].search(self._phrases.text, verb.end, verb.end + 40)
            return _Cue(at, "discussed", "") if said else None  # “the deal is |in talks|”
        return self._by_verb(at, "") if verb.passive or group == "force" else None

    def _by_verb(self, at: int, actor: str) -> _Cue | None:
        """Return what the verb at a chunk says, with its place and who acts."""
        group = self._group(at)
        said = _STATUSES.get(group)
        none = group == "follow" or (self._weak and group not in _FIRM)
        if said is None or none or self._phrases.is_denied(at):
            return None
        status = self._signing(at) if said == "signed" else said
        return _Cue(at, status, actor) if status else None

    def _signing(self, at: int) -> AidStatus | None:
        """Return how far a verb of signing says that an agreement is; None if it is denied."""
        verb, outer = self._phrases.verb(at), self._outer(at)
        if outer >= 0:
            return self._signing_within(verb, at, outer)
        if verb.modality == "may" or self._is_denied(verb):
            return None
        if at == 0 and self._phrases.marks[0] == "g" and self._is_supposed():
            return None  # “Signing the agreement would be a mistake”
        if self._phrases.is_going_on(at):
            return "discussed"  # “are finalising an agreement”
        return "announced" if self._is_to_come(at) else "signed"

    def _signing_within(self, verb: Verb, at: int, outer: int) -> AidStatus | None:
        """Return the same of an infinitive: “agreed to sign”, “used to sign”."""
        governing = self._phrases.verb(outer)
        if self._group(outer) == "used" and not governing.negative:
            return "announced" if self._is_to_come(outer) else "signed"
        wished = "n" in self._phrases.marks[outer:at]
        return None if wished or self._is_denied(verb, governing) else "announced"

    def _actor(self, at: int) -> str:
        return self._phrases.actor(at) if at >= 0 else ""

    def _is_supposed(self) -> bool:
        """Return whether the sentence’s first verb says what would or may be."""
        main = self._phrases.marks.find("v")
        return main >= 0 and self._phrases.verb(main).modality in ("would", "may")

    def _outer(self, at: int) -> int:
        """Return the chunk of the verb that an infinitive goes with, -1 for none."""
        if self._phrases.marks[at] != "i":
            return -1
        return self._phrases.marks.rfind("v", max(0, at - 8), at)

    def _is_denied(self, verb: Verb, *outer: Verb) -> bool:
        """Return whether nothing is signed: “refused to sign”, “did not want to sign”."""
        governed = tuple(word for each in (*outer, verb) for word in each.words)
        refused = "refuse" in self._phrases.words.groups_in(governed)
        return refused or any(each.negative for each in outer)

    def _is_to_come(self, at: int) -> bool:
        """Return whether a verb says what is not done: “will sign”, “a preliminary agreement”."""
        verb = self._phrases.verb(at)
        beside = self._phrases.said(self._first, self._at) + self._phrases.said(at, at + 2)
        return (
            verb.tense == "future"
            or verb.modality in _NOT_YET
            or self._phrases.is_to_come(at)
            or self._phrases.words["conditional"].search(beside) is not None
        )


def is_to_come_of(text: str, language: str) -> bool:
    """Return whether a sentence says of an agreement before it: “It will be signed in May”."""
    lexicon, phrases = lexicon_of(language), read_phrases(text, language)
    at, opened = phrases.marks.find("v"), phrases.said(0, 0)
    again = lexicon.pattern("agreements", "nouns").search(opened) is not None
    if at < 1 or not (again or opened.lower() in lexicon.words("agreements", "it")):
        return False
    verb = phrases.verb(at)
    if verbs_of_agreement(language).group_of(text, verb) != "signed" or not verb.passive:
        return False
    return verb.modality in _NOT_YET or verb.tense == "future" or phrases.is_to_come(at)
