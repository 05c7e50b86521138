"""The clause of a sum: who acts, what it is said of, and the phrases that go with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from reports.drafting.sums.governing import FAR, Governing, GoverningVerbs
from reports.drafting.sums.mentions import Mention
from reports.drafting.sums.phrases import NEXT, Complement, Phrases, read_phrases
from reports.drafting.sums.words import AidWords
from reports.language.lexicon import without_article
from reports.language.syntax.clauses import Constituent

# “Canada’s aid to Haiti of”: the noun phrase that runs up to a sum
_NOUN_BEFORE = re.compile(r"n[nolxPtDB]*$")


class SumClause:
    """What is read of one sum: its clause and the words of aid in it."""

    def __init__(self, mention: Mention, language: str) -> None:
        """Take the mention; the sentence is read once for all sums in it."""
        self.mention, self.language = mention, language
        self.phrases: Phrases = read_phrases(mention.text, language, mention.spans)
        self.words: AidWords = self.phrases.words
        found = mention.found
        self.first, self.last = self.phrases.span(found.start, found.end)
        self._verbs = GoverningVerbs(self.phrases, self.first, self.last)

    @property
    def governing(self) -> Governing | None:
        """The verb that the sum goes with; None in a heading or a bare list item."""
        return self._verbs.nearest

    @property
    def chain(self) -> tuple[Governing, ...]:
        """The governing verb, and before it the verbs that it depends on, the outermost first."""
        return self._verbs.chain

    @property
    def gives_nothing(self) -> bool:
        """Whether the clause says that nobody gives the sum: it is refused, supposed or a price."""
        refused = any(
            "refuse" in self.words.groups_in(each.verb.words) or self.phrases.is_denied(each.at)
            for each in self.chain
        )
        sent_home = self.words["remitters"].fullmatch(without_article(self.subject()))
        return refused or self._is_supposed() or self._is_price() or sent_home is not None

    def _is_supposed(self) -> bool:
        """Tell whether the clause only supposes it: “unless it receives $5 million”."""
        if not self.chain:
            return False
        marks, at = self.phrases.marks, self.chain[0].at
        opener = max(marks.rfind(mark, 0, at) for mark in "O.;")
        return opener >= 0 and self.phrases.word(opener) in self.words.listed("supposing")

    def _is_price(self) -> bool:
        """Tell whether its verb buys or values: “bought it |for| $5m”, “put it |at| $5m”."""
        *_, done, last = ["", "", *self.mention.before.lower().split()]
        priced = self.words.prices.get(last, frozenset())
        if done in priced:  # « un projet |chiffré à| 5 millions », not « une aide chiffrée à »
            nouns = self.words["aid"].finditer(self.noun_before())
            return all(self.words["works"].fullmatch(noun[0]) for noun in nouns)
        if self.governing is None or self.governing.verb.main not in priced:
            return False
        return not self.words["aid"].search(self.between())  # “put German aid at $5 million”

    @property
    def group(self) -> str:
        """The list of the governing verb, else of a participle; "" for none."""
        governing = self.governing
        plain = governing and not governing.group
        if governing and plain and governing.verb.main in self.words.listed("light"):
            said = f"{self.between()} {self.clause_behind()}"
            given = self.words["aid"].search(f"{self.noun_before()} {self.beside()} {said}")
            disposed = self.words["disposal"].search(said) and not self.words["worth"].search(said)
            return "give" if given or disposed else ""  # “made a donation of”
        if governing and governing.verb.main in self.words.listed("borrowing"):
            source = self.words.prepositions["from"]
            return governing.group if any(x.word in source for x in self.complements()) else ""
        return (governing.group if governing else "") or self.participle()

    @property
    def is_agreed(self) -> bool:
        """Whether two sign it, or the subject is what two have agreed on."""
        if self.group == "sign" or not self.chain:
            return self.group == "sign"
        clause = self.phrases.sentence.clause_of(self.chain[0].verb.start)
        subject = clause.subject if clause else None
        return subject is not None and self.phrases.agreed_between(
            *self.phrases.span(subject.start, subject.end)
        )

    def participle(self) -> str:
        """Return the list of a participle right behind the sum: “the $5 million |promised|”."""
        at = self.last + 1
        if self.phrases.marks[at : at + 1] == "p":
            group = self.words.group_of(self.mention.text, self.phrases.verb(at))
            return "" if group == "go" else group
        group = next(iter(self.words.groups_in((self.made[0],))), "")
        return "" if group == "go" else group

    @cached_property
    def made(self) -> tuple[str, int]:
        """The French participle that says what is done with the sum, and the chunk behind it.

        « 5 millions d’euros |versés| », « un projet de 5 millions, |financé| par »,
        « |Doté| de 5 millions d’euros ».
        """
        if "at" not in self.words.prepositions:
            return "", self.last + 1
        marks, after = self.phrases.marks, self.last + 1
        idle = self.phrases.sentence.grammar.lists["adverbs"] | self.words.listed("empty")
        said = " ".join(each for each in self.beside().split() if each.lower() not in idle)
        if not said and marks.startswith(",n", after):
            said, after = self.phrases.said(after + 1, after + 1), after + 2
        elif not said and marks.startswith("o", after):  # « 5 millions d’aide |versés| »
            last = self.phrases.said(after + 1, after + 1).split()[-1:]
            said, after = (last[0], after + 2) if last and last[0].endswith("s") else (said, after)
        word = next((word for word in said.lower().split() if word not in idle), "")
        if not self.phrases.sentence.grammar.is_participle(word):
            word, after = self.noun_before().lower().split(" ")[0], self.last + 1
        known = self.phrases.sentence.grammar.is_participle(word)
        return (word, after) if known else ("", self.last + 1)

    @property
    def passive(self) -> bool:
        """Whether the sum or its receiver is the subject of a passive."""
        verb = self.governing.verb if self.governing else None
        return verb is not None and verb.passive

    @property
    def is_done(self) -> bool:
        """Whether somebody does what its verb says, named or not: “we will give”."""
        if not self.chain or self.passive:
            return False
        outer = self.chain[0]
        named = outer.role == "relative" and self._verbs.relative_subject(outer)
        return bool(named or self.phrases.subject_at(outer.at))

    def between(self) -> str:
        """Return the words from the verb to the sum."""
        start = self.governing.verb.end if self.governing else 0
        return self.mention.text[start : self.mention.found.start]

    def subject(self) -> str:
        """Return the words of who acts, as the clause has them: "" where nobody is named."""
        if not self.chain:
            return ""
        outer = self.chain[0]
        if outer.role == "relative" and (named := self._verbs.relative_subject(outer)):
            return named
        mark = self.phrases.marks[outer.at]
        if mark == "i":  # “told Chad of |its| decision to give”
            own = self.phrases.sentence.grammar.lists["possessives"]
            led = self.phrases.marks[outer.at - 1 : outer.at] == "n"
            known = led and self.phrases.word(outer.at - 1) in own
            return self.phrases.actor(self.phrases.marks.rfind("v", 0, outer.at)) if known else ""
        if mark == "g":
            return self._verbs.subject_beside(outer.at)
        return self.phrases.actor(outer.at)

    def complements(self) -> Iterator[Complement]:
        """Yield the prepositions and aims that go with the sum: behind it, then its verb."""
        yield from self.phrases.complements(self.made[1])
        behind = {each.at for each in (self.governing, self._verbs.relative) if each}
        for at in sorted(at for at in behind if at > self.last):
            yield from self.phrases.complements(at + 1)

    def goes_before(self, at: int) -> bool:
        """Return whether a verb like “will go” stands right before a preposition."""
        if self.phrases.marks[at - 1 : at] != "v":
            return False
        return self.words.group_of(self.phrases.text, self.phrases.verb(at - 1)) == "go"

    def goes_with_another(self, at: int) -> bool:
        """Tell whether a preposition belongs to a participle: « un centre |géré| par l’agence »."""
        before = "".join(self.phrases.said(at - 1, at - 1).lower().split()[-1:])
        past = self.phrases.marks[at - 1 : at] == "n"
        past = past and self.phrases.sentence.grammar.is_participle(before)
        past = past and at != self.made[1]  # « 5 millions, |confiés| au Comité »
        nouns = (self.words["people"], self.words["aid"])  # « communes |sinistrées| », « |aide| »
        named = any(each.fullmatch(before) for each in nouns)
        return past and not named

    def complements_between(self) -> Iterator[Complement]:
        """Yield those between the verb and the sum: “gave to Kenya $5 million”."""
        governing = self.governing
        if governing and governing.at < self.first:
            yield from self.phrases.complements(governing.at + 1)

    def complements_before(self) -> Iterator[Complement]:
        """Yield those of the subject: “the pact |between Peru and Chile| provides $5 million”."""
        verb = self.chain[0].at if self.chain else 0
        for each in self.phrases.complements(self.phrases.marks.rfind("v", 0, verb) + 1):
            if each.at < verb:
                yield each

    def beside(self) -> str:
        """Return the nouns that the sum stands before: “a $5 million |aid package|”."""
        found = self.mention.found
        chunk = self.phrases.sentence.chunks[self.last]
        inside = self.mention.text[found.sum_end : found.gap_end]
        return (inside or self.mention.text[found.end : max(found.end, chunk.end)]).strip(" -–")

    @cached_property
    def ranked(self) -> str:
        """Who « est le premier donateur |avec| 5 millions », « celle |de la Suède|, avec »."""
        governing, known = self.governing, self.phrases.sentence.grammar
        if governing is None or governing.verb.main not in known.lists["be"]:
            return ""
        at, subject = governing.at + 1, self.subject()
        if self.words["aid"].search(subject):
            owned = self.phrases.word(at) in known.lists["pronouns"]
            alone = self.phrases.marks[at + 1 : at + 2] != "o"
            return self.phrases.phrase(at + 2 if owned else at) if owned or alone else ""
        return ""

    @property
    def is_equal(self) -> bool:
        """Whether its verb says how much a thing is: “Canada’s aid came to $5 million”."""
        governing = self.governing
        if governing is None or governing.role != "object" or governing.group:
            return False
        close = "n" not in self.phrases.marks[governing.at : self.first]
        return close and governing.verb.main in self.words.listed("equal")

    @cached_property
    def noun_chunks(self) -> tuple[int, int]:
        """The chunks of the noun phrase that the sum says the size of: “funding of $5 million”.

        It runs up to the sum, or is the subject of a verb of size: “its aid has reached”.
        """
        governing = self.governing
        if governing and self.is_equal:
            clause = self.phrases.sentence.clause_of(governing.verb.start)
            if clause and clause.subject:
                return self.phrases.span(clause.subject.start, clause.subject.end)
        if self._verbs.apposed:
            return self._verbs.apposed[:2]
        start = max(0, self.first - FAR)
        found = _NOUN_BEFORE.search(self.phrases.marks, start, self.first)
        return (found.start() if found else self.first), self.first - 1

    def noun_before(self) -> str:
        """Return the words of that noun phrase: “Canada’s aid to Haiti of |”."""
        first, last = self.noun_chunks
        if last + 1 == self.first:
            chunks = self.phrases.sentence.chunks
            start = chunks[first].start if first < len(chunks) else 0
            return self.mention.text[start : self.mention.found.start]
        return self.phrases.said(first, last)

    def noun_phrase(self) -> str:
        """Return the same, without what it is of and what it is for: “Canada’s aid”."""
        first, last = self.noun_chunks
        return self.phrases.phrase(first) if first <= last else ""

    def noun_behind(self) -> str:
        """Return the nouns right behind the sum: “in UK funding”, “aid package”."""
        each = next(self.phrases.complements(self.last + 1), None)
        close = each is not None and each.at == self.last + 1
        is_noun = each and close and each.word in self.words.prepositions["noun"]
        noun = self.phrases.phrase(each.at + 1) if each and is_noun else ""
        return f"{self.beside()} {noun}"

    def clause_behind(self) -> str:
        """Return what goes on behind the sum in its own clause, as text."""
        start = self.mention.found.end
        chunks = self.phrases.sentence.chunks
        at = self.last + 1
        while at < len(chunks) and self.phrases.marks[at] not in ".;RO$" and not (
            self.phrases.marks[at] in ",J" and NEXT.match(self.phrases.marks, at)
        ):  # fmt: skip
            at += 1
        return self.mention.text[start : chunks[at].start if at < len(chunks) else None]

    def outset(self) -> str:
        """Return the words from the outermost verb to the sum: “|is in talks to lend| $5m”."""
        start = self.chain[0].verb.start if self.chain else 0
        return self.mention.text[start : self.mention.found.start]

    def clause_before(self) -> str:
        """Return what stands before the sum in its own clause, as text."""
        at = self.first
        while at and self.phrases.marks[at - 1] not in ".;RO$":
            at -= 1
        start = self.phrases.sentence.chunks[at].start
        # what is behind a sum is its own
        if self.phrases.marks[at - 1 : at] == "$" and self.chain:
            start = max(start, self.chain[0].verb.start)
        return self.mention.text[start : self.mention.found.start]

    def complements_of_noun(self) -> Iterator[Complement]:
        """Yield those of the noun phrase before the sum: “aid |to Ukraine| of $5 million”."""
        first, last = self.noun_chunks
        for each in self.phrases.complements(first):
            if each.at < last:
                yield each

    def words_of(self, span: Constituent | None) -> str:
        """Return the source's words of a part of the sentence."""
        return self.mention.text[span.start : span.end] if span else ""

    @property
    def repeated(self) -> bool:
        """Whether another sum stands between the verb and this one."""
        governing = self.governing
        return governing is not None and governing.verb.end < self.mention.previous_end
