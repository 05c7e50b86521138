"""The label of a number: the noun phrase that its clause says it of.

“Close to 25 million people are thought to be in need of food aid inside Sudan” counts people in
need of food aid inside Sudan; “The case fatality rate stands at 3.6 per cent” tells the case
fatality rate. A label is made of words of the sentence and of a few that join them (“by”, “who”);
what makes no clean noun phrase makes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reports.drafting.figures.times import as_of
from reports.drafting.figures.words import FigureWords, figure_words
from reports.language.countries import find_countries
from reports.language.syntax.clauses import Sentence
from reports.language.syntax.grammar import grammar
from reports.language.syntax.verb_groups import Verb
from reports.language.syntax.word_classes import Word, read_words

#: A label has no more words, and no fewer that say something.
MOST_WORDS, _LEAST_SAID = 10, 2
_AGENT_WORDS = 6
#: Chunks before a number among which its verb is looked for.
_NEAR = 24
_OBJECT_OF = re.compile(r"(?P<verb>[vip])B*(?:Pn?t)?(?:n(?:P[nt])*,?J?B?)*$")
_COMPLEMENT = re.compile(r"B*(?P<object>n(?:Jn(?!v))?i?)?(?:[pB]?P+n(?:Jn(?!v))?)*")
_ATTACHED = re.compile(r"(?:P(?:g?n)(?:(?:,n)*,?Jn(?![vP]))?)*")
_BEHIND = re.compile(r"(?:[Pgp]*[nt]|Jn(?!v)|B)*")
_EDGES = ' ,;:.–—-*†“”"«»()[]'


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence with its sign or currency: ``text[start:end]``."""

    start: int
    end: int
    kind: Literal["count", "share", "money"]


def label_of(sentence: Sentence, quantity: Quantity) -> str | None:
    """Return the label of a number, or None if its clause makes no clean one."""
    at = sentence.chunk_at(quantity.start)
    if at is None:
        return None
    for pieces in _Maker(sentence, quantity, at).candidates():
        label = _fitted(pieces)
        if is_clean(label, sentence.language, sentence):
            return label[:1].upper() + label[1:]
    return None


def is_clean(label: str, language: str, sentence: Sentence | None = None) -> bool:
    """Tell whether a label is a noun phrase that can be printed as it stands.

    A word that may be a noun or a verb is what it is in `sentence`, if one is given.
    """
    words, classes = read_words(label, language)
    if not 2 <= len(label.split()) <= MOST_WORDS or re.search(r"[“”\"«»…;:!?$€£]", label):
        return False
    said = {
        w.low: c for w, c in zip(words, classes, strict=True) if c in "NYpVgi" and len(w.low) > 2
    }
    bare = figure_words(language).bare
    if len(said) < _LEAST_SAID or not any(c != "Y" and low not in bare for low, c in said.items()):
        return False
    dated = re.sub(r"\b(?:19|20)\d\d\b", "", label)
    number = "#" in re.sub(r"#+Y#?|Y#", "", classes) and re.search(r"\d", dated) is not None
    edges = classes[0] in "PJROITVAM,." or classes[-1] in "PDJROAMT#,.I"
    return not (edges or number or _has_verb(words, classes, language, sentence))


def _has_verb(
    words: Sequence[Word], classes: str, language: str, sentence: Sentence | None
) -> bool:
    """Tell whether a label has a finite verb outside a relative clause."""
    known, having, before = grammar(language), figure_words(language).frames["with"], "."
    verbs = sentence.verbs if sentence else frozenset(w.low for w in words)
    for word, letter in zip(words, classes, strict=True):
        if letter == "R":
            return False
        form = known.forms.get(word.low, "e")
        plain = form in "ep" or (form in "bs" and word.low not in verbs)
        if (
            letter in "VAM"
            and (letter == "A" or not plain)
            and before != "T"
            and word.low != having
        ):
            return True
        before = letter
    return False


def _fitted(pieces: Iterable[str]) -> str:
    """Join pieces while there is room; the first stands in any case."""
    label = ""
    for piece in pieces:
        joined = f"{label} {piece.strip(_EDGES)}".strip()
        if label and len(joined.split()) > MOST_WORDS:
            break
        label = joined
    return " ".join(label.split())


class _Maker:
    """Makes the labels that a number may have, the best first, each as its pieces."""

    def __init__(self, sentence: Sentence, quantity: Quantity, at: int) -> None:
        self._read, self._quantity, self._at = sentence, quantity, at
        self._known: FigureWords = figure_words(sentence.language)
        self._text, self._kinds, self._chunks = sentence.text, sentence.kinds, sentence.chunks

    def candidates(self) -> Iterator[list[str]]:
        if self._quantity.kind == "count":
            at = self._at
            measured = self._is_of(at + 1) and self._kinds_at(at + 2) == "n" and not self._noun()
            counted = at + 2 if measured else at
            noun = self._bare_text(counted) if measured else self._noun() or self._people_before()
            yield from self._counted(counted, noun, at)
            return
        of = self._of_what()
        if self._quantity.kind == "share":
            share = self._share(of)
            for pieces in self._told_of():
                yield [", ".join(filter(None, (_fitted(pieces), share)))]
            if of is not None:
                yield from self._counted(of, self._bare_text(of), self._at)
            return
        yield from self._told_of()
        if own := self._own_noun():
            yield [own, *self._attachments(self._at)]
        if of is not None:
            yield [self._bare_text(of), *self._attachments(of)]

    def _share(self, of: int | None) -> str:
        """What a share is a share of: “share of national income”, “share funded”."""
        said = self._own_noun()
        if of is not None:
            said = self._span(of - 1, of + 1) if self._is_plain(of - 1, of + 1) else ""
        elif not said and self._kinds_at(self._at + 1) == "p":
            said = self._span(self._at + 1, self._at + 2)
        return f"{self._known.frames['share']} {said}" if said else ""

    def _kinds_at(self, at: int) -> str:
        return self._kinds[at] if 0 <= at < len(self._kinds) else "."

    def _counted(self, at: int, noun: str, subject: int) -> Iterator[list[str]]:
        """Labels of what is counted: with what it does, what is done to it, and where it is."""
        if not noun:
            return
        places, defining = self._attachments(at), list[str]()
        if places and self._is_of(at + 1):
            defining, places = places[:1], places[1:]
        core = " ".join([noun, *defining])
        behind = self._behind(at)
        relative = self._kinds_at(behind) == "R"
        verb = behind + 1 if relative else behind
        if self._kinds_at(verb) == "v" and (told := self._predicate(verb, core)):
            yield [core, *(places if not relative else []), *told, *self._front()]
            yield [core, *told]
        if told := self._done_to(subject, core) or self._had(subject):
            yield [core, *places, *told, *self._front()]
            yield [core, *told]
        yield [*self._meant_for(subject), core, *places]
        yield [core, *places, as_of(self._read, self._quantity.start) or ""]

    def _front(self) -> list[str]:
        """“In Dor, …”: the place that a sentence opens with."""
        names = self._text[: self._chunks[1].end].split()[1:] if len(self._chunks) > 2 else []
        if self._kinds[:3] != "Pn," or not all(word[:1].isupper() for word in names):
            return []
        return [self._text[0].lower() + self._text[1 : self._chunks[1].end]]

    def _meant_for(self, at: int) -> list[str]:
        """“hygiene kits for”, before the households that they are for."""
        meant = self._low(at - 1) == self._known.frames["for"] and self._kinds_at(at - 2) == "n"
        noun = self._bare_text(at - 2) if meant else ""
        return [f"{noun} {self._known.frames['for']}"] if noun else []

    def _noun(self) -> str:
        """The noun that a number counts, without “of”."""
        chunk = self._chunks[self._at]
        noun = self._text[self._quantity.end : chunk.end].strip(_EDGES)
        return re.sub(rf"^(?:{self._known.frames['of']}|d[’'])(?=\W|(?<=[’']))\s?", "", noun)

    def _people_before(self) -> str:
        """The persons that a bare number counts: “left more people hungry; 3 million face …”."""
        behind = self._kinds[self._at + 1 :].lstrip("B")[:1]
        words = self._read.words[: self._chunks[self._at].first]
        named = [w.low for w in words if w.low in self._known.people]
        return named[-1] if behind == "v" and named else ""

    def _bare_text(self, at: int) -> str:
        """A noun phrase without article and sum; nothing if it points at something before."""
        first, last = self._chunks[at].first, self._chunks[at].last
        classes, words = self._read.classes, self._read.words
        while first < last and classes[first] in "D#B":
            if words[first].low in self._read.grammar.lists["pointing"]:
                return ""
            first += 1
        if "#" in classes[first:last] or classes[first:last] in ("", "I"):
            return ""
        return self._text[words[first].start : self._chunks[at].end]

    def _is_of(self, at: int) -> bool:
        low = self._low(at)
        return low in self._read.grammar.lists["of"]

    def _low(self, at: int) -> str:
        inside = 0 <= at < len(self._chunks)
        return self._read.words[self._chunks[at].first].low if inside else ""

    def _attachments(self, at: int) -> list[str]:
        """The prepositional phrases behind a noun phrase, without times and numbers."""
        found = _ATTACHED.match(self._kinds, at + 1)
        end = found.end() if found else at + 1
        if (bound := self._subject_end(at)) is not None:
            end = bound
        out, start = [], at + 1
        while start < end:
            stop = start + 1
            while stop < end and self._kinds[stop] != "P":
                stop += 1
            if self._kinds[stop : stop + 1] in ("R", "#") or not self._is_plain(start, stop):
                break
            out.append(self._span(start, stop))
            start = stop
        return out

    def _is_plain(self, start: int, stop: int) -> bool:
        """Tell whether chunks hold no number, pronoun or word that points back."""
        first, last = self._chunks[start].first, self._chunks[stop - 1].last
        classes = self._read.classes[first:last]
        pointing = self._read.grammar.lists["pointing"]
        lows = {word.low for word in self._read.words[first:last]}
        return not ("#" in classes or "I" in classes or pointing & lows)

    def _span(self, start: int, stop: int) -> str:
        return self._text[self._chunks[start].start : self._chunks[stop - 1].end]

    def _behind(self, at: int) -> int:
        """The chunk behind a noun phrase with its attachments, past adverbs and insertions."""
        found = _BEHIND.match(self._kinds, at + 1)
        end = self._subject_end(at) or (found.end() if found else at + 1)
        while self._kinds_at(end) in "Bt":
            end += 1
        mark = self._kinds_at(end)
        closing = self._kinds.find(mark, end + 1, end + _NEAR) if mark in ",." else -1
        if closing > 0 and self._kinds_at(closing + 1) == "v":
            return end if "v" in self._kinds[end + 1 : closing] else closing + 1
        return end

    def _subject_end(self, at: int) -> int | None:
        """The chunk behind a subject that begins at `at`; None if it is no subject."""
        clause = self._read.clause_at(self._chunks[at].start)
        if clause is None or clause.subject is None:
            return None
        last = self._read.chunk_at(clause.subject.end - 1)
        starts = clause.subject.start == self._chunks[at].start
        return last + 1 if starts and last is not None and last >= at else None

    def _predicate(self, at: int, core: str) -> list[str]:
        """What a verb says of its subject, as something that may stand behind the noun."""
        verb, chunk = self._read.verb(at), self._chunks[at]
        rest = self._complement(at)
        said = self._text[chunk.start : chunk.end]
        frames, lists = self._known.frames, self._read.grammar.lists
        who = frames["who" if self._is_person(core) else "that"]
        states = verb.words[-1] in lists["be"]
        if verb.modality in ("may", "would", "promise"):
            return [f"{who} {said}", *rest] if rest or not states else []
        if verb.modality == "plan":
            return [said.split(" ", 1)[-1] if verb.words[0] in lists["be"] else "", *rest]
        if verb.negative:
            return self._without(verb, rest, who, said)
        if states:
            hedged = set(verb.lexical) <= lists["hedges"]
            return rest if hedged else [f"{who} {said}", *rest]
        return self._acts(verb, rest, who, said)

    def _without(self, verb: Verb, rest: list[str], who: str, said: str) -> list[str]:
        """“do not have enough to eat” is “without enough to eat”."""
        if not verb.lexical and verb.main in self._read.grammar.lists["have"] and rest:
            return [f"{self._known.frames['without']} {rest[0]}", *rest[1:]]
        return [f"{who} {said}", *rest]

    def _acts(self, verb: Verb, rest: list[str], who: str, said: str) -> list[str]:
        grammar, frames = self._read.grammar, self._known.frames
        if verb.modality == "will" and frames["to"] and not grammar.french:
            return [f"{frames['to']} {said.split(' ', 1)[-1]}", *rest]
        if verb.passive:
            return [self._text[verb.place : verb.end], *rest]
        if not verb.lexical:  # “have access to water”
            return [f"{frames['with']} {rest[0]}", *rest[1:]] if rest else []
        if grammar.french and verb.words[0] in grammar.lists["have"]:
            return [f"{frames['with']} {said.split(' ', 1)[-1]}", *rest]
        going = grammar.going.get(grammar.participles.get(verb.main, ""), "")
        if verb.tense == "present" and going and len(verb.words) == 1:
            return [going, *rest]
        return [f"{who} {said}", *rest]

    def _complement(self, at: int) -> list[str]:
        """What follows a verb up to a mark, a time or another verb, in pieces."""
        if self._kinds_at(at + 1) == "B" and self._kinds_at(at + 2) in ",.t":
            return [self._span(at + 1, at + 2)]  # “have come back”
        found = _COMPLEMENT.match(self._kinds, at + 1)
        start, end = at + 1, found.end() if found else at + 1
        out = []
        while start < end:
            stop = start + 1
            while stop < end and (self._kinds[stop] not in "PB" or self._kinds[stop - 1] == "P"):
                stop += 1
            if self._kinds[start] != "B":
                timed = self._kinds[stop : stop + 2] == "Pt" and self._is_of(stop)
                if timed or self._kinds_at(stop) in "Rv" or "#" in self._classes_of(start, stop):
                    break
                out.append(self._span(start, stop))
            start = stop
        return out

    def _classes_of(self, start: int, stop: int) -> str:
        return self._read.classes[self._chunks[start].first : self._chunks[stop - 1].last]

    def _is_person(self, noun: str) -> bool:
        return not self._known.people.isdisjoint(re.findall(r"[^\W_]+", noun.lower()))

    def _done_to(self, at: int, core: str) -> list[str]:
        """What a verb does to its object: “destroyed”, “by the floods”."""
        verb_at = self._verb_before(at)
        if verb_at is None:
            return []
        verb, joined = self._read.verb(verb_at), self._kinds_at(verb_at) == "p"
        participle = self._participle(verb)
        if joined:  # “has destroyed houses and wounded people”
            agreed = self._agreeing(participle, core) if self._read.grammar.french else participle
            return [agreed] if self._kinds_at(verb_at - 1) == "J" and participle else []
        if verb.main in self._known.light or verb.passive or verb.negative:
            return []
        if self._read.grammar.french and verb.main.endswith(("er", "ir", "re")):
            return [f"{self._known.frames['to']} {verb.main}"] if verb.modality != "may" else []
        if not participle:
            return []
        if verb.modality in ("may", "promise"):
            return []
        if self._read.grammar.french:
            participle = self._agreeing(participle, core)
        to_be = self._known.frames["to_be"] if verb.modality or verb.tense == "future" else ""
        if verb.modality and not to_be:
            return []
        return [f"{to_be} {participle}".strip(), *self._agent(verb_at)]

    def _participle(self, verb: Verb) -> str:
        """The past participle of a verb; of one that no list has, its form in -ed or -é."""
        known = self._read.grammar.participles.get(verb.main, "")
        return known or (verb.main if verb.main.endswith(("ed", "é")) else "")

    def _had(self, at: int) -> list[str]:
        """“of the country”, where the country has what is counted."""
        verb_at = self._verb_before(at)
        subject = None if verb_at is None else self._subject(verb_at)
        has = verb_at is not None and self._read.verb(verb_at).main in self._known.having
        if not has or subject is None or not self._bare_text(subject):
            return []
        chunk = self._chunks[subject]
        article = self._text[chunk.start : self._read.words[chunk.first].end]
        frames = self._known.frames
        joined = dict(pair.split("=") for pair in frames["contracted"].split())
        if short := joined.get(article.lower()):
            return [f"{short} {self._bare_text(subject)}"]
        return [f"{frames['of']} {self._lowered(self._text[chunk.start : chunk.end])}"]

    def _lowered(self, phrase: str) -> str:
        """A phrase as it stands in mid-sentence: “the country” for “The country”."""
        first, _, following = phrase.partition(" ")
        lower = phrase[:1].lower() + phrase[1:]
        if self._read.grammar.closed.get(first.lower()) == "D" or first[1:2] in ("’", "'"):
            return lower
        named = find_countries(phrase, self._read.language) or not first[1:].islower()
        return phrase if named or following[:1].isupper() else lower

    def _verb_before(self, at: int) -> int | None:
        """The verb whose object a noun phrase is."""
        start = max(0, at - _NEAR)
        found = _OBJECT_OF.search(self._kinds[start:at])
        return start + found.start("verb") if found else None

    def _agreeing(self, participle: str, noun: str) -> str:
        """A French participle, feminine or in the plural as its noun is."""
        head = noun.split()[0].lower()
        stem = head.removesuffix("s")
        feminine = head in self._known.frames["feminine"].split() or (
            stem.endswith(("e", "tion", "sion", "té", "eur"))
            and head not in self._known.frames["masculine"].split()
        )
        ending = ("e" if feminine else "") + ("s" if head.endswith("s") else "")
        return participle if participle.endswith("s") and not feminine else participle + ending

    def _agent(self, verb_at: int) -> list[str]:
        """“by the floods”: the subject of a verb, if it is short and named."""
        place = self._chunks[verb_at].start
        clause = next((c for c in self._read.clauses if c.verb.start == place), None)
        if clause is None or clause.subject is None:
            return []
        subject = self._text[clause.subject.start : clause.subject.end]
        words, classes = read_words(subject, self._read.language)
        if len(words) > _AGENT_WORDS or classes[0] == "I" or "#" in classes:
            return []
        named = subject.isupper() or (len(words) > 1 and subject[words[1].start].isupper())
        first = clause.subject.start == 0 and classes[0] != "D"
        if first and not named and not find_countries(subject, self._read.language):
            return []  # “Officials in Dor”: whether its capital is a name's is not known
        return [f"{self._known.frames['by']} {self._lowered(subject)}"]

    def _of_what(self) -> int | None:
        """The noun phrase that a share is of: “23% of the plan”."""
        following = self._at + 1
        if self._is_of(following) and self._kinds[following + 1 : following + 2] == "n":
            return following + 1
        return None

    def _own_noun(self) -> str:
        """The noun behind a sum: “the $352 million Humanitarian Response Plan”."""
        chunk = self._chunks[self._at]
        return self._text[self._quantity.end : chunk.end].strip(_EDGES)

    def _told_of(self) -> Iterator[list[str]]:
        """Labels by what stands before a share or a sum: a verb, “at”, “of”, “with”."""
        before = self._at - 1
        while before >= 0 and self._kinds[before] == "B":
            before -= 1
        kind, first = self._kinds_at(before), self._low(self._at)
        if kind == "v":  # French “de” stands in the number’s own chunk
            measured = first in self._read.grammar.lists["by_measure"]
            yield from self._by_verb(before, first if measured else None)
        elif kind == "P":
            yield from self._by_preposition(before)
        elif self._text[self._quantity.start - 1 : self._quantity.start] == "(":
            yield from self._named(before - 1) if self._kinds_at(before - 1) == "n" else ()

    def _by_preposition(self, at: int) -> Iterator[list[str]]:
        low, before = self._low(at), self._kinds_at(at - 1)
        if before == "n" and low in self._known.share:
            yield from self._shared_by(at - 1)
        if before == "n" and self._is_of(at):
            yield from self._named(at - 1)
        elif before == "v":
            yield from self._by_verb(at - 1, low)
        elif (verb_at := self._verb_before(at)) is not None:
            first = next((n for n in range(verb_at + 1, at) if self._kinds[n] == "n"), at)
            if first == at or "#" in self._classes_of(first, first + 1):
                yield from self._by_verb(verb_at, low)
            elif noun := self._bare_text(first) or self._possessed(first, verb_at):
                yield [noun, *self._attachments(first)]

    def _shared_by(self, at: int) -> Iterator[list[str]]:
        """“followed by Asia with 17.5 per cent”: Asia's share of what the sentence is about."""
        whole = self._read.clauses[0].subject if self._read.clauses else None
        first = self._read.chunk_at(whole.start) if whole else None
        if first is None or first >= at or self._quantity.kind != "share":
            return
        noun, share = self._bare_text(first), self._known.frames["share"]
        if self._known.bare.isdisjoint(noun.lower().split()):
            yield [f"{self._bare_text(at)}, {share} {self._known.frames['of']} {noun}"]
        elif places := self._attachments(first):
            yield [f"{self._bare_text(at)}, {share} {places[0]}"]

    def _possessed(self, at: int, verb_at: int) -> str:
        """“its target”, where the verb's subject is who has it: “the bank’s target”."""
        chunk, subject = self._chunks[at], self._subject(verb_at)
        owner = self._bare_text(subject) if subject is not None else ""
        if not owner or self._low(at) not in self._read.grammar.lists["possessives"]:
            return ""
        noun = self._text[self._read.words[chunk.first].end : chunk.end].strip()
        return self._known.frames["possessed"].format(owner=owner, noun=noun)

    def _named(self, at: int) -> Iterator[list[str]]:
        """“an appeal of $70 million”: with who makes it."""
        noun = self._bare_text(at)
        if noun:
            done = self._done_to(at, noun)
            yield [noun, *done]
            yield [noun]

    def _by_verb(self, at: int, preposition: str | None) -> Iterator[list[str]]:
        """Labels by a verb right before a share or sum: its subject, or what happens to it."""
        verb = self._read.verb(at)
        subject = self._subject(at)
        if subject is None:
            return
        pieces = [self._bare_text(subject), *self._attachments(subject)]
        if not pieces[0]:
            return
        participle = self._participle(verb)
        noun = self._known.changes.get(participle)
        if preposition in self._read.grammar.lists["by_measure"] and noun:
            pieces[0] = self._known.frames["change"].format(
                change=noun, what=self._lowered(pieces[0])
            )
            yield from [] if verb.modality else [pieces]
        elif verb.main in self._known.asking and preposition:
            yield [f"{pieces[0]} {self._known.asking[verb.main]}"]
        elif verb.main in self._known.reaching or verb.words[-1] in self._known.reaching:
            yield pieces
        elif verb.passive and preposition:  # “is funded at 23 %”
            yield [pieces[0], self._text[verb.place : verb.end], *pieces[1:]]
        elif verb.main in self._known.losing and preposition is None:
            yield from self._lost(at, pieces[0], participle)

    def _lost(self, verb_at: int, subject: str, participle: str) -> Iterator[list[str]]:
        """“lost 60% of its value”: “value lost by the currency”."""
        of = self._of_what()
        chunk = self._chunks[of] if of is not None else None
        if chunk is None or self._low(of or 0) not in self._read.grammar.lists["possessives"]:
            return
        noun = self._text[self._read.words[chunk.first].end : chunk.end].strip()
        if self._read.grammar.french:
            participle = self._agreeing(participle, noun)
        yield [noun, participle, *self._agent(verb_at)]

    def _subject(self, verb_at: int) -> int | None:
        place = self._chunks[verb_at].start
        clause = next((c for c in self._read.clauses if c.verb.start == place), None)
        return self._read.chunk_at(clause.subject.start) if clause and clause.subject else None
