"""The phrases around a number that a label is made of, cut out of its clause."""

from __future__ import annotations

import re
from typing import Literal

from reports.drafting.figures.words import FigureWords, agreed, figure_words
from reports.drafting.sums.words import aid_words
from reports.language.countries import find_countries
from reports.language.quantities.sums import find_money
from reports.language.syntax.clauses import ParsedSentence
from reports.language.syntax.verb_groups import Verb
from reports.slotted import frozen

#: Chunks around a number among which its verb is looked for.
_NEAR = 24
#: How far before a number a noun that is not said again may stand.
_FAR = 60
#: A label has no more words.
MOST_WORDS = 10
_OBJECT_OF = re.compile(r"(?P<verb>[vipg])B*(?:(?:Pn?)?t)?(?:Pn)*(?:n(?:\.n\.)?(?:P[nt])*,?J?B?)*$")
_ATTACHED = re.compile(r"(?:P{1,2}(?:g?n|g(?!n))(?:(?:,n)*,?Jn(?![vP]))?)*")
_ASIDES = re.compile(r"(?:B|P?t)*")
_BEHIND = re.compile(r"(?:[Pgp]*[nt]|Jn(?!v)|B)*")
EDGES = ' ,;:.–—-*†“”"«»()[]'


@frozen
class Quantity:
    """A number in a sentence with its sign or currency: ``text[start:end]``."""

    start: int
    end: int
    kind: Literal["count", "measure", "share", "money"]


class LabelPhrases:
    """Cuts phrases out of the sentence of a number, which stands in chunk `at`."""

    def __init__(
        self,
        sentence: ParsedSentence,
        quantity: Quantity,
        at: int,
        earlier: ParsedSentence | None = None,
    ) -> None:
        """Look at `quantity`, a part of `sentence`; `earlier` is the sentence before."""
        self._earlier = earlier
        self.read, self.quantity, self.at = sentence, quantity, at
        self.known: FigureWords = figure_words(sentence.language)
        self.text, self.chunks = sentence.text, sentence.chunks
        self.lists = self.known.lists
        self.kind, self.low, self.classes = sentence.kind, sentence.low, sentence.classes_of

    def span(self, start: int, stop: int) -> str:
        """Return the text of the chunks from `start` up to `stop`."""
        return self.text[self.chunks[start].start : self.chunks[stop - 1].end]

    def is_of(self, at: int) -> bool:
        """Return whether a chunk is “of”, with a noun phrase behind it."""
        return self.low(at) in self.lists["of"] and self.kind(at + 1) == "n"

    def own_noun(self) -> str:
        """Return what stands behind the number in its own noun phrase, without “of”."""
        noun = self.text[self.quantity.end : self.chunks[self.at].end].strip(EDGES)
        first, _, following = noun.partition(" ")
        noun = following if first.lower() in self.lists["extra"] else noun  # “45 more teachers”
        whose = next(iter(find_countries(noun, self.read.language)), None)
        if whose and whose.start == 0 and noun[:1].islower() and whose.kind == "people":
            return ""  # « 200 millions américains »
        return re.sub(rf"^(?:{self.known.frames['of']}|d[’'])(?=\W|(?<=[’']))\s?", "", noun)

    def noun(self, at: int) -> str:
        """Return a noun phrase without article and sum; nothing if it points at what was said.

        “that” of “that of deaths” is the noun which it stands for.
        """
        if self.low(at) in self.lists["stand_ins"] and self.is_of(at + 1):
            return self._stood_for(at)
        first, last = self.chunks[at].first, self.chunks[at].last
        classes, words = self.read.classes, self.read.words
        while first < last and classes[first] in "D#BQ":
            dated = words[first + 1].low.removesuffix("’s") if first + 1 < last else ""
            if dated in self.lists["times"] and dated != words[first + 1].low:
                first += 1  # “this year’s appeal”
            elif words[first].low in self.lists["pointing"]:
                return ""
            first += 1
        if "#" in classes[first:last] or classes[first:last] in ("", "I"):
            return ""
        return self.text[words[first].start : self.chunks[at].end]

    def _stood_for(self, at: int) -> str:
        """Return “number”, which “that” at a chunk stands for: “the |number| of …, and that of”."""
        for head in range(at - 1, -1, -1):
            noun = self.noun(head) if self.kind(head) == "n" else ""
            owned = noun.rpartition("’s ")[2]
            within = self.is_of(head - 1) and self.kind(head - 2) == "n"
            if owned != noun or (self.is_of(head + 1) and noun and not within):
                return owned
        return ""

    def elided(self, at: int) -> int | None:
        """Return “that” of “that of deaths |to| 241”, where the preposition at a chunk is “to”."""
        place = self.chunks[at].end
        found = self.known.standing_in.search(self.text[max(0, place - _FAR) : place] + " ")
        if found is None:
            return None
        start = max(0, place - _FAR) + found.start()
        return self.read.chunk_at(start)

    def past(self, at: int) -> int:
        """Return the chunk at or before `at` that is no adverb."""
        while self.kind(at) == "B":
            at -= 1
        return at

    def before_range(self, at: int) -> int:
        """Return where “from 81 to”, “by 8% to” begins, for its last preposition; else `at`."""
        opening = {self.known.frames["range"].split()[0], *self.lists["by_measure"]}
        first = at - 1
        while self.kind(first) in "tP," and self.low(first) not in opening:
            first -= 1
        if self.kind(first) != "n" or "#" not in self.classes(first):
            return at
        if self.low(first) in opening:  # French “de” stands in the number's own chunk
            return self.before_range(first)
        opened = self.kind(first - 1) == "P" and self.low(first - 1) in opening
        return self.before_range(first - 1) if opened else at

    def particle(self, verb_at: int) -> str:
        """Return “off” of “cut off”, behind the verb at a chunk."""
        word = self.read.words[self.chunks[verb_at].last :][:1]
        return word[0].low if word and word[0].low in self.lists["particles"] else ""

    def joined(self) -> bool:
        """Return whether “and” stands before the chunk."""
        return self.kind(self.past(self.at - 1)) == "J"

    def standing(self, at: int) -> LabelPhrases:
        """Return the same view of another chunk of the sentence."""
        place = self.chunks[at].start
        return LabelPhrases(self.read, Quantity(place, place, self.quantity.kind), at)

    def counted_before(self) -> str:
        """Return what the sentence has counted last, or named, before the number; no money.

        “left more people hungry, and 319 million face hunger”; “52,000 homes, of which 300 …”.
        """
        money = find_money(self.text, self.read.language)
        for at in range(self.at - 1, max(0, self.at - _NEAR) - 1, -1):
            chunk = self.chunks[at]
            # “1,6 milliard d’euros, dont 530 millions restent” counts no euros
            paid = any(each.start < chunk.end and chunk.start < each.end for each in money)
            if counted := "" if paid else self._counted_in(at):
                return counted
        # “told him that 14 |of them| had closed”: of whom, a sentence before need not say
        late = self.low(self.at + 1) in self.lists["of"] and self.at > 1
        if (before := self._earlier) is None or self.quantity.kind != "count" or late:
            return ""
        last = len(before.chunks)
        return LabelPhrases(before, Quantity(0, 0, "count"), last).counted_before()

    def _counted_in(self, at: int) -> str:
        """Return the people that a noun phrase names, else what it counts."""
        chunk = self.chunks[at]
        if chunk.kind != "n":
            return ""
        words = self.read.words[chunk.first : chunk.last]
        if people := [word.low for word in words if word.low in self.lists["people"]]:
            return people[0]
        counted = re.search(r"#Q?(N+)$", self.classes(at))
        return self.text[words[counted.start(1)].start : chunk.end] if counted else ""

    def possessed(self, at: int) -> str:
        """Return the noun behind “its”; nothing if no possessive opens the chunk."""
        chunk = self.chunks[at]
        owned = self.low(at) in self.lists["possessives"]
        return self.text[self.read.words[chunk.first].end : chunk.end].strip() if owned else ""

    def is_plain(self, start: int, stop: int) -> bool:
        """Return whether chunks hold no number, pronoun or word that points back."""
        first, last = self.chunks[start].first, self.chunks[stop - 1].last
        lows = {word.low for word in self.read.words[first:last]}
        said = self.span(start, stop)
        numbers = re.search(r"\d", said) or "##" in self.read.classes[first:last]
        points = self.lists["pointing"] & lows - self.lists["theirs"]
        return not (numbers or "I" in self.read.classes[first:last] or points)

    def attachments(self, at: int) -> list[str]:
        """Return the prepositional phrases behind a noun phrase, without times and numbers."""
        out, start = [], at + 1
        # « les promesses faites |mardi| à Genève »
        timed = self.kind(start) == "t" and self.kind(start + 1) == "P"
        start += timed and self.low(start + 1) not in self.lists["of"]  # “under a year of age”
        # “people still out of their homes”
        lasts = self.low(start) in self.lists["lasting"] and self.kind(start + 1) == "P"
        reached = end_of(_ATTACHED, self.read.kinds, start + lasts)
        end = reached if lasts else self.subject_end(at) or reached
        while start < end and (self.kind(start) == "P" or lasts):
            stop, lasts = start + 1 + lasts, False
            while stop < end and (self.kind(stop) != "P" or self.kind(stop - 1) == "P"):
                stop += 1
            timed = self.kind(stop + 1) == "t" and self.low(stop) in self.lists["of"]
            numbered = self.kind(stop) in "nt" and self.classes(stop)[0] == "#"  # “in FY 2024”
            told = self.kind(stop) == "R" and "#" not in self.classes(stop + 1)
            if timed or numbered or told or not self.is_plain(start, stop):
                break
            out.append(self.span(start, stop))
            start = stop
        return out

    def behind(self, at: int) -> int:
        """Return the chunk behind a noun phrase with its attachments, past adverbs and asides."""
        end = self.subject_end(at) or end_of(_BEHIND, self.read.kinds, at + 1)
        end = end_of(_ASIDES, self.read.kinds, end)
        mark = self.kind(end)
        closing = self.read.kinds.find(mark, end + 1, end + _NEAR) if mark in ",." else -1
        behind = end_of(_ASIDES, self.read.kinds, closing + 1)
        if closing > 0 and self.kind(behind) == "v":
            return end if "v" in self.read.kinds[end + 1 : closing] else behind
        # « 874 cas |dont 29 décès| ont été notifiés »
        counted = self.kind(end) == "R" and "#" in self.classes(end + 1)
        return end + 2 if counted and self.kind(end + 2) == "v" else end

    def subject_end(self, at: int) -> int | None:
        """Return the chunk behind a subject that begins at `at`; None if it is no subject."""
        clause = self.read.clause_at(self.chunks[at].start)
        if clause is None or clause.subject is None:
            return None
        last = self.read.chunk_at(clause.subject.end - 1)
        starts = clause.subject.start == self.chunks[at].start
        return last + 1 if starts and last is not None and last >= at else None

    def subject(self, verb_at: int) -> int | None:
        """Return the first chunk of a verb's subject."""
        place = self.chunks[verb_at].start
        clause = self.read.clause_of(place)
        if clause is None and self.kind(verb_at) in "gi" and self.kind(verb_at - 1) != "n":
            # “falling to 5 per cent”; but “expects prices to fall” tells no fall
            clause = self.read.clause_at(place)
        at = self.read.chunk_at(clause.subject.start) if clause and clause.subject else None
        if at is not None and self.kind(at + 1) == "n" and self.is_owner(at):
            return at + 1  # “The UN’s $438 million appeal”
        return at

    def is_owner(self, at: int) -> bool:
        """Return whether a noun phrase ends in a possessive."""
        return self.text[: self.chunks[at].end].endswith(("’s", "'s"))

    def verb_before(self, at: int) -> int | None:
        """Return the verb whose object a noun phrase is."""
        start = max(0, at - _NEAR)
        found = _OBJECT_OF.search(self.read.kinds[start:at])
        return start + found.start("verb") if found else None

    def group(self, at: int) -> str:
        """Return the list of aid that the verb of a chunk is of, “” for none."""
        return aid_words(self.read.language).group_of(self.text, self.read.verb(at))

    def participle(self, verb: Verb, noun: str) -> str:
        """Return the past participle of a verb, in French agreeing with `noun`."""
        participle = self.read.grammar.participle_of(verb.main)
        return (
            agreed(participle, noun, self.read.language) if self.read.grammar.french else participle
        )

    def lives(self, at: int) -> bool:
        """Return whether a chunk is “the lives”, which something costs."""
        inside = 0 <= at < len(self.chunks)
        return inside and self.read.words[self.chunks[at].last - 1].low in self.lists["lives"]

    def killed(self, noun: str) -> str:
        """Return “killed” as `noun` has it."""
        return agreed(self.known.frames["killed"], noun, self.read.language)

    def members(self, at: int) -> str:
        """Return what a number is some of: “trucks” of “34 of our trucks”."""
        plain = re.fullmatch(r"D[#B]*(N+)", self.classes(at))
        if plain is None or self.low(at) in self.lists["pointing"] - self.lists["possessives"]:
            return ""
        first = self.chunks[at].first + plain.start(1)
        return self.text[self.read.words[first].start : self.chunks[at].end]

    def _ends_list(self, at: int, subject: str) -> bool:
        """Return whether a subject is only the end of a list: “…, Malaria and AIDS stands to”."""
        joined = self.kind(at + 1) == "J" and subject.count(" ") > 1
        return joined and self.kind(at - 1) == "," and self.kind(at - 2) in "in" and at > 2

    def lowered(self, phrase: str, *, common: bool = False) -> str:
        """Return a phrase as it stands in mid-sentence: “the country” for “The country”.

        One word alone keeps its capital, which may be a name's, unless it is `common`.
        """
        first, _, following = phrase.partition(" ")
        lower = phrase[:1].lower() + phrase[1:]
        if self.read.grammar.closed.get(first.lower()) == "D" or first[1:2] in ("’", "'"):
            return lower
        inside = not self.text.lstrip(EDGES).startswith(phrase)  # its capital is a name's
        named = inside or find_countries(phrase, self.read.language) or not first[1:].islower()
        alone = not following and not common
        return phrase if named or alone or following[:1].isupper() else lower

    def of(self, at: int) -> str:
        """Return “of” and a noun phrase: “of the country”, « du pays »."""
        article = self.text[self.chunks[at].start : self.read.words[self.chunks[at].first].end]
        joined = dict(pair.split("=") for pair in self.known.frames["contracted"].split())
        if short := joined.get(article.lower()):
            return f"{short} {self.noun(at)}"
        return f"{self.known.frames['of']} {self.lowered(self.span(at, at + 1))}"

    def by(self, verb_at: int) -> list[str]:
        """Return “by the floods”: the subject of a verb, if it is short and named."""
        clause = self.read.clause_of(self.chunks[verb_at].start)
        if clause is None or clause.subject is None:
            return []
        subject = self.text[clause.subject.start : clause.subject.end]
        at = self.read.chunk_at(clause.subject.start)
        length = len(subject.split())
        if at is None or re.search(r"\d", subject) or not self.noun(at):
            return []
        apart = clause.relative and clause.subject.head_end < clause.subject.end
        cut = clause.relative and self.read.kinds[max(0, at - 2) : at] == "nP"
        if apart or cut or self._ends_list(at, subject):
            return []  # “a focus for partners, who have …”: which of them is not known
        unsure = clause.subject.start == 0 and length > 1 and self.lowered(subject)[0].islower()
        if unsure and self.classes(at)[0] != "D":
            return []  # “Officials in Dor”: whether its capital is a name's is not known
        last = self.read.chunk_at(clause.subject.end - 1) or at
        pieces = self._pieces(at, last) or [subject]
        return [f"{self.known.frames['by']} {self.lowered(pieces[0])}", *pieces[1:]]

    def _pieces(self, at: int, last: int) -> list[str]:
        """Return a noun phrase and each phrase behind it; nothing where marks are between."""
        if not re.fullmatch("n(?:Pn)*", self.read.kinds[at : last + 1]):
            return []
        return [self.span(at, at + 1), *(self.span(n, n + 2) for n in range(at + 1, last + 1, 2))]


def end_of(pattern: re.Pattern[str], kinds: str, at: int) -> int:
    """Return where what a pattern matches at a chunk ends; there, if it matches nothing."""
    found = pattern.match(kinds, at)
    return found.end() if found else at
