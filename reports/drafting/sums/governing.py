"""The verb that governs a sum, and the verbs that this one depends on.

A sum is the object of a verb before it (“gave $5 million”), the subject of one behind it
(“$5 million was given”), or what a relative clause is about (“the $5 million it gave”).
An infinitive goes with the verb before it: “agreed on Friday to lend”.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from reports.drafting.sums.phrases import Phrases
from reports.language.syntax.verb_groups import Verb
from reports.slotted import frozen

SumRole = Literal["object", "subject", "relative", "none"]

# a relative clause about the sum: “$5 million, which it gave”, “the $5 million it gave”
_RELATIVE = re.compile(r",?(?:[oP]?R)?B*(?P<who>n+(?:[olJ]n+)*)?[Bt]*(?P<verb>v)")
# the sum as a subject, with what goes with it, up to its verb
_SUBJECT = re.compile(r"(?:[noPlxtBDpT]|i|gn|\([^)]*\)|q)*+(?P<verb>v)")
# a sum between marks: “the loan, |worth| $5 million, goes”, « l’aide, |d’un montant| de 5 M$, »
_APPOSED = re.compile(r"(?P<noun>n+(?:[olxP]n+)*)[,.(](?P<joint>P|(?:o(?:n+o)?)?)$")
_CLOSING = re.compile(r"[tlnoBP]*?[,.)](?P<verb>v)")
# a clause that is over: “the Red Cross|, who are there,| $5 million”, “|Since it was adopted,|”
_CLOSED = re.compile(r"(?:,P?R|^[OP](?=[^,$]*v))(?:[^,$]*|[^,v]*),$")
_OF_NOUN = re.compile(r"[o]n+(?=R)")
_OWN_SUBJECT = re.compile(r"ln+(?:on+)*$")
# a sum that is the subject of a verb: “|$5 million over two years| will go”
_SUM_BEFORE = re.compile(r"\$[noPlxtBD]*$")
# an infinitive, back to the verb that it goes with
_CHAINED = re.compile(r"v(?P<between>[nolxPtBD]{0,6})$")
#: Chunks before a sum or a verb among which a verb is looked for.
FAR = 24


@frozen
class Governing:
    """The verb at chunk `at` that a sum goes with, its list of the lexicon, and the sum's role."""

    at: int
    verb: Verb
    group: str
    role: SumRole


class GoverningVerbs:
    """The verbs around the sum that stands at the chunks `first` to `last` of a sentence."""

    def __init__(self, phrases: Phrases, first: int, last: int) -> None:
        self.phrases, self.words = phrases, phrases.words
        self.first, self.last = first, last

    @cached_property
    def nearest(self) -> Governing | None:
        """The verb that the sum goes with; None in a heading or a bare list item."""
        before, behind = self._before(), self.relative or self._behind()
        if before is None or (behind and not before.group):
            return behind or before
        apart = self.phrases.marks[before.at : self.first]
        return behind if behind and behind.group and ("J" in apart or "," in apart) else before

    @cached_property
    def chain(self) -> tuple[Governing, ...]:
        """That verb, and before it the verbs that it depends on, the outermost first."""
        found: list[Governing] = []
        each = self.nearest
        while each is not None and len(found) < 3:
            found.insert(0, each)
            each = self._outer(each) if self.phrases.marks[each.at] == "i" else None
        return tuple(found)

    def _before(self) -> Governing | None:
        marks, at = self.phrases.marks, self.first - 1
        while at >= 0 and marks[at] not in "RO;.(":
            if marks[at] == ")":
                at = at - 1 if marks[at - 1] == "$" else marks.rfind("(", 0, at)
            elif closed := _CLOSED.search(marks, max(0, at - FAR), at + 1):
                at = closed.start()
            elif marks[at] in "vi" or (marks[at] == "g" and self._acts(at)):
                # “$5 million will go to Kenya and $3 million to Chad”: a subject as well
                subject = _SUM_BEFORE.search(marks, max(0, at - FAR), at)
                shared = subject is not None and marks.find("$", at, self.first) < 0
                return self._governing(at, "subject" if shared else "object")
            at -= 1
        return None

    def _acts(self, at: int) -> bool:
        """Return whether a verb in -ing governs what follows: “, providing $5 million”."""
        before = self.phrases.marks[at - 1 : at]
        return before in ("", ",", "J", "P", "l", "o") or bool(self._group(self.phrases.verb(at)))

    def _behind(self) -> Governing | None:
        found = _SUBJECT.match(self.phrases.marks, self.last + 1)
        opened = self.phrases.marks[self.first - 1 : self.first]
        if self.apposed:
            return self._governing(self.apposed[2], "subject")
        if found is None or opened == "(":
            return None
        return self._governing(found.start("verb"), "subject")

    @cached_property
    def apposed(self) -> tuple[int, int, int] | None:
        """The noun that the sum goes with between marks, and its verb: “the loan, $5m, goes”."""
        marks = self.phrases.marks
        noun = _APPOSED.search(marks, max(0, self.first - FAR), self.first)
        verb = _CLOSING.match(marks, self.last + 1)
        if not (noun and verb):
            return None
        first, last = noun.start("noun"), noun.end("noun") - 1
        plain = not noun["joint"] and marks[noun.end("noun")] != "("
        known = plain or self.words["aid"].search(self.phrases.said(first, last))
        return (first, last, verb.start("verb")) if known else None

    @cached_property
    def relative(self) -> Governing | None:
        """The verb of a relative clause about the sum, if it tells of aid."""
        found = _RELATIVE.match(self.phrases.marks, self._behind_noun())
        if found is None or not (found["who"] or "R" in found[0]):
            return None
        if found[0].startswith(",") and "R" not in found[0]:
            return None  # “will give $5 million, |the cabinet decided|”
        if not self.words.listed("asks_what").isdisjoint(
            map(self.phrases.word, range(*found.span()))
        ):
            return None  # “will match, up to $5 million, |what| others give”
        governing = self._governing(found.start("verb"), "relative")
        return governing if governing.group not in ("", "say") else None

    def _behind_noun(self) -> int:
        """Return the chunk behind a sum, and what its noun is of: “$5m |package of food| that”."""
        chunk = self.phrases.sentence.chunks[self.last]
        own = self.words["aid"].search(self.phrases.text[chunk.start : chunk.end])
        of = _OF_NOUN.match(self.phrases.marks, self.last + 1) if own else None
        return of.end() if of else self.last + 1

    def relative_subject(self, outer: Governing) -> str:
        """Return who acts in the relative clause that `outer` is the verb of."""
        found = _RELATIVE.match(self.phrases.marks, self._behind_noun())
        if found is None or not found["who"] or outer.at != found.start("verb"):
            return ""
        return self.phrases.said(found.start("who"), found.end("who") - 1)

    def subject_beside(self, at: int) -> str:
        """Return who does what a verb in -ing says, else the subject of the clause it goes with."""
        own = _OWN_SUBJECT.search(self.phrases.marks, max(0, at - FAR), at)
        if own and self.phrases.word(own.start()) in self.words.prepositions["partner"]:
            return self.phrases.said(own.start() + 1, at - 1)  # “with |UNICEF| receiving”
        verbs = [n for n, mark in enumerate(self.phrases.marks) if mark == "v"]
        near = [n for n in verbs if n < at][-1:] or verbs[:1]
        return self.phrases.actor(near[0]) if near else ""

    def _outer(self, inner: Governing) -> Governing | None:
        """Return the verb that an infinitive goes with; what is between names no other."""
        start = max(0, inner.at - FAR)
        found = _CHAINED.search(self.phrases.marks[start : inner.at])
        if found is None:
            return None
        outer = self._governing(start + found.start(), inner.role)
        aimed = self.phrases.word(inner.at - 1) in self.words.prepositions["aim"]
        named = found["between"].startswith("n") and outer.verb.lexical and not aimed
        return None if named and not outer.group else outer

    def _governing(self, at: int, role: SumRole) -> Governing:
        verb = self.phrases.verb(at)
        return Governing(at, verb, self._group(verb), role)

    def _group(self, verb: Verb) -> str:
        """Return the list of a verb group's last verb of aid."""
        return self.words.group_of(self.phrases.text, verb)
