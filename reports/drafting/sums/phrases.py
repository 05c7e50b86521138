"""The phrases of a sentence around a sum: noun phrases with what belongs to them, lists, aims.

The chunks of a sentence are one string of marks; patterns cut phrases out of it. A phrase
that runs into a verb or into the next sum ends before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.drafting.sums.words import AidWords, aid_words
from reports.language.lexicon import lexicon_of, without_article
from reports.language.syntax.clauses import ParsedSentence, read_clauses
from reports.language.syntax.verb_groups import Verb
from reports.slotted import frozen

# Marks: n noun phrase, o “of”, l “in” and the like, P any other preposition, t time, v i g p
# verbs, J “and”, ( ) brackets, q quotation marks, $ a sum; else the chunk's own kind.
_TIGHT = r"n++(?:on++)*+"
_LOOSE = r"n++(?:[olx]n++|p[oPlx]n++|gn++)*+"
_MORE = (
    r"(?:(?:,[lx]?{item})*,?J[lx]?{item}(?![v$M]|[Plxo]\$|(?:Pn+)?\(n+\)n*o\$|,R[^.;$]{{0,6}}\$))*"
)
# what belongs to the next sum or clause: “, Norway $5 million”, “and it gave”
NEXT = re.compile(r"[,J]+[nolxPBtD]*\$|,J[nolxPBtD]*v|J[Bt]*n(?:Pn(?:Jn)?)?[Bt]*v|,B*v")
# the parts of a list before its last: “|Canada, Germany, and| the Netherlands”
_ITEM = r"n++(?:on++)*+(?:\(n+\))?"
_LIST_BEFORE = re.compile(rf"(?:^|(?<=[,.;vROq]))(?:{_ITEM},)*{_ITEM},?J?$")
_LED_BY = re.compile(r"(?P<who>n[no]*),pPn?,?$")
# “|the Bank|, he noted, had approved”
_SAID_OF = re.compile(r"(?P<who>n[no]*),n(?P<said>v),B*$")
_ASIDE = re.compile(r"B+(?=D)")
#: Chunks before a subject in which its list may begin.
_FAR = 40
#: Words of a name, the last one of aid, that needs none behind it.
_WHOLE = 4


@lru_cache
def _pattern(*, loose: bool) -> re.Pattern[str]:
    item = _LOOSE if loose else _TIGHT
    return re.compile(rf"g?{item}{_MORE.format(item=item)}")


@frozen
class Complement:
    """A preposition (or “to” of an aim) with its phrase: chunk `at` opens it."""

    at: int
    word: str
    is_aim: bool = False


class Phrases:
    """A sentence with sums, cut into phrases; `sums` are the places of its sums."""

    def __init__(self, text: str, language: str, sums: tuple[tuple[int, int], ...]) -> None:
        self.sentence: ParsedSentence = read_clauses(text, language)
        self.words: AidWords = aid_words(language)
        self.text, self._sums = text, sums
        self.word, self.verb = self.sentence.low, self.sentence.verb
        self.marks = "".join(self._mark(at) for at in range(len(self.sentence.chunks)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last chunk of a place of the text."""
        chunks = self.sentence.chunks
        inside = [at for at, c in enumerate(chunks) if c.end > start and c.start < end]
        return (inside[0], inside[-1]) if inside else (0, -1)

    def said(self, first: int, last: int) -> str:
        """Return the source's words from one chunk to another."""
        last = min(last, len(self.marks) - 1)
        if last < first:
            return ""
        return self.text[self.sentence.chunks[first].start : self.sentence.chunks[last].end]

    def subject_at(self, at: int) -> str:
        """Return the subject of the verb at a chunk, of its clause for one that is not finite."""
        verb = self.marks.rfind("v", 0, at + 1)
        apart = "v," in self.marks[max(0, verb - 3) : max(0, verb)]
        aside = _SAID_OF.search(self.marks, 0, verb) if apart else None
        if aside:
            return self.said(aside.start("who"), aside.end("who") - 1)
        clause = self.sentence.clause_of(self.sentence.chunks[verb].start) if verb >= 0 else None
        if clause is None or clause.subject is None:
            return ""
        first, last = self.span(clause.subject.start, clause.subject.end)
        if self.agreed_between(first, last):
            return ""
        # “To boost procurement |the World Bank| approved”
        first = next((n for n in range(last, first, -1) if self._opens(n)), first)
        by = ",pP" in self.marks[max(0, first - 5) : first]
        if by and (
            led := _LED_BY.search(self.marks, 0, first)
        ):  # “|Norway|, led by Ann Lee, announced”
            return self.said(led.start("who"), led.end("who") - 1)
        if "R" in self.marks[last:verb]:  # « la Banque |de développement|, qui a confirmé »
            pronouns = self.sentence.grammar.lists["pronouns"]  # « |celui| de la Banque, qui »
            while self.marks[max(0, first - 2) : first] == "no":
                if self.word(first - 2) in pronouns:
                    break
                first -= 2
        return self.said(*self._whole_list(first, last))

    def agreed_between(self, first: int, last: int) -> bool:
        """Return whether a subject ends with two sides: “the pact |between Peru and Chile|”."""
        between = lexicon_of(self.sentence.language).words("agreements", "between")
        start = self.marks.rfind("v", 0, first) + 1
        opened = (at for at in range(start, last) if self.word(at) in between)
        return any("J" in self.marks[at:last] and "," not in self.marks[at:last] for at in opened)

    def actor(self, at: int) -> str:
        """Return the subject of the verb at a chunk; for “it”, that of the clause before."""
        while at >= 0:
            subject = self.subject_at(at)
            if not subject or not self.words["generic"].fullmatch(without_article(subject)):
                return subject
            at = self.marks.rfind("v", 0, at)
        return ""

    def _whole_list(self, first: int, last: int) -> tuple[int, int]:
        """Return a subject with all of its list; without the object of another verb before it."""
        if self.marks.startswith("$Jn", first):
            return first + 2, last  # “announced £3 million and |the WHO| gave”
        joint = self.marks.rfind("J", first, last)
        if joint >= 0 and self._is_object(first):
            return joint + 1, last
        found = _LIST_BEFORE.search(self.marks, max(0, first - _FAR), first)
        return (first if found is None or self._is_object(found.start()) else found.start()), last

    def _is_object(self, first: int) -> bool:
        """Return whether a phrase stands right behind a verb that tells nothing: “builds roads”."""
        if self.marks[first - 1 : first] != "v":
            return False
        return self.words.group_of(self.text, self.verb(first - 1)) not in ("say", "announce")

    def is_to_come(self, at: int) -> bool:
        """Return whether a verb group ends in “to” and an infinitive: “are to sign”."""
        return "T" in self.sentence.classes_of(at)

    def is_going_on(self, at: int) -> bool:
        """Return whether a verb group says what is being done: “are finalising”."""
        return self.marks[at] == "v" and self.sentence.classes_of(at)[-1] == "g"

    def joined(self, at: int) -> bool:
        """Return whether a chunk follows the one before without a space: “100-year”."""
        chunks = self.sentence.chunks
        return at > 0 and chunks[at - 1].end == chunks[at].start and self.marks[at] == "n"

    def is_denied(self, at: int) -> bool:
        """Return whether a verb has a “not”, or somebody denies what it says."""
        return self.verb(at).negative or self.sentence.is_denied(at)

    def verb_before(self, at: int) -> Verb | None:
        """Return the finite verb of the clause that a verb in -ing goes with."""
        before = self.marks.rfind("v", 0, at)
        return self.verb(before) if before >= 0 else None

    def phrase(self, at: int, *, loose: bool = False) -> str:
        """Return the noun phrase at a chunk, without its article; "" if there is none."""
        at += self.marks[at : at + 1] == "o"  # “pour |des| routes”
        found = _pattern(loose=loose).match(self.marks, at)
        if found is None:
            return ""
        end = next((n for n in range(at + 1, found.end()) if self._opens(n)), found.end())
        end = self._without_measure(at, end)
        phrase = self.said(at, self.whole_name(at, end))
        if aside := _ASIDE.match(self.sentence.classes_of(at)):  # « |pour sa part| un prêt »
            start = self.sentence.words[self.sentence.chunks[at].first + aside.end()].start
            phrase = phrase[start - self.sentence.chunks[at].start :]
        phrase = without_article(phrase)
        aside = self.words["occasions"].search(phrase) if loose else None
        if aside and aside[0].islower():  # “Emergency Response” is a name
            phrase = phrase[: aside.start()].rstrip().rpartition(" ")[0] or phrase
        return phrase

    def _without_measure(self, at: int, end: int) -> int:
        """Return where a phrase ends before what only measures it: “boats |at a cost| of $5”."""
        says_how_much = lexicon_of(self.sentence.language).words("units", "bare")
        summed = end - at > 2 and self.marks[end : end + 2].lstrip("o")[:1] == "$"
        bare = summed and without_article(self.said(end - 1, end - 1)).lower() in says_how_much
        return end - 2 if bare and self.marks[end - 2] in "oPlx" else end

    def _opens(self, at: int) -> bool:
        """Return whether a chunk opens another noun phrase: “signed in Oslo |a loan agreement|”.

        “to Save |the Children|” goes on.
        """
        if self.sentence.classes_of(at)[0] != "D" or self.marks[at - 1 : at + 1] != "nn":
            return False
        named = all(without_article(self.said(n, n))[:1].isupper() for n in (at - 1, at))
        return not (named and self.marks[at - 2 : at - 1] == "P")

    def whole_name(self, at: int, end: int) -> int:
        """Return the last chunk of a phrase: “Books |for All|” goes on, “Kenya for roads” ends."""
        said = self.said(at, end - 1)
        if self.marks[end : end + 2] != "Pn":
            return end - 1
        opened = re.search(r"[A-ZÀ-Ý]\S*(?=(?:\s[a-zà-ÿ]\S*)?$)", said)
        letters = self.marks[end + 2 : end + 3] == "("
        head = without_article(said).split(" ")[0]
        fund = head[:1].isupper() and self.words["fund"].fullmatch(head) is not None
        # “Fonds … pour la population (FNUAP)”, « Fonds vert |pour le climat| »
        if opened and (letters or (fund and self.marks[end + 2 : end + 3] in ("", ",", "."))):
            return end + 1
        name = re.search(r"[A-ZÀ-Ý][^\s]*$", said)
        aimed = self.word(end) in self.words.prepositions["aim"]
        if name is None or not aimed or not self.said(end + 1, end + 1)[:1].isupper():
            return end - 1
        word = name[0]  # “Loan for Kenya”, but “Fund for Asia”
        body = self.words["bodies"].fullmatch(word) or not self.words["aid"].fullmatch(word)
        # “Central Emergency Response Fund” is whole without a place behind it
        whole = len(said.split()) >= _WHOLE and self.words["aid"].fullmatch(word)
        if whole or not body:
            return end - 1
        # “Bank for Reconstruction |and Development|”, “to the WHO for Chad and Mali”
        more = self.marks[end + 2 : end + 4] == "Jn" and self.words["bodies"].fullmatch(word)
        joined = self.said(end + 3, end + 3) if more else ""
        named = joined[:1].isupper()
        return end + 3 if named else end + 1

    def noun_phrases(self) -> Iterator[str]:
        """Yield the noun phrases of the sentence, in order."""
        for found in re.finditer(_TIGHT, self.marks):
            yield self.said(found.start(), self.whole_name(*found.span()))

    def listed(self, at: int) -> tuple[str, ...]:
        """Return the parts of the list that a phrase is, each without article and preposition."""
        found = _pattern(loose=True).match(self.marks, at)
        if found is None:
            return ()
        parts, first = [], at
        for place in range(at, found.end() + 1):
            if place == found.end() or self.marks[place] in ",J":
                while first < place and self.marks[first] in "lx":
                    first += 1
                parts += [without_article(self.said(first, place - 1))] if first < place else []
                first = place + 1
        return tuple(parts)

    def complements(self, at: int) -> Iterator[Complement]:
        """Yield the prepositions and aims from a chunk on, to where its clause ends."""
        while at < len(self.marks) and (mark := self.marks[at]) not in "v$RO.;":
            if mark in "olxP":
                yield Complement(at, self.word(at))
                loose = mark == "P" and self.word(at) not in self.words.prepositions["by"]
                found = _pattern(loose=loose).match(self.marks, at + 1)
                whole = self.whole_name(at + 1, found.end()) + 1 if found else at
                skipped = found and (mark in "Px" or whole > found.end())
                at = max(at + 1, whole if skipped else 0)
            elif mark == "i":
                yield Complement(at, "", is_aim=True)
                at += 1
            elif mark == "(":
                at = self.closed(at)
            elif (mark in ",J" and NEXT.match(self.marks, at)) or (
                mark == "," and self.marks[at + 1 :].lstrip("B")[:1] not in ("P", "x", "t", "q")
            ):
                return
            else:
                at += 1

    def closed(self, at: int) -> int:
        """Return the chunk behind the bracket that opens at `at`."""
        end = self.marks.find(")", at)
        return end + 1 if end > 0 else len(self.marks)

    def _mark(self, at: int) -> str:
        chunk = self.sentence.chunks[at]
        if any(chunk.end > start and chunk.start < end for start, end in self._sums):
            return "$"
        if chunk.kind == "P":
            return self.words.preposition(self.word(at))
        if chunk.kind == ".":
            joined = self.text[chunk.start - 1 : chunk.end + 1]
            if re.fullmatch(r"\S[-–]\S", joined):
                return "n"  # “a 100-year partnership”
            if self.text[chunk.start] == "&":
                return "n"
            return _MARKS.get(self.text[chunk.start], ".")
        return chunk.kind


_MARKS = {"(": "(", ")": ")", "[": "(", "]": ")", ";": ";", ":": ";"} | dict.fromkeys(
    "“”\"«»‘’'", "q"
)


@lru_cache(maxsize=256)
def read_phrases(text: str, language: str, sums: tuple[tuple[int, int], ...] = ()) -> Phrases:
    """Return the phrases of a sentence; each of its sums asks for the same ones."""
    return Phrases(text, language, sums)
