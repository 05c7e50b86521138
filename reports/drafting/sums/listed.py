"""Sums of one sentence that go each with a party of their own, by their order or beside it."""

from __future__ import annotations

import re

from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.phrases import Phrases
from reports.language.lexicon import lexicon_of, without_article
from reports.language.syntax.verb_groups import Verb

_ASIDE = re.compile(r",n[no]*$")
_NAME_BEFORE = re.compile(r"n+(?:J?on+)*(?:\(n\))?$")
#: Verbs whose object, where it is a name, receives: “gave |Chad| ($5 million)”.
_HANDED = frozenset({"give", "lend", "pay", "deliver"})
#: Chunks before a sum among which its name is looked for.
_FAR = 24


def place_in_list(clause: SumClause) -> int | None:
    """Return which of several sums it is, where each goes “respectively” with a party."""
    pattern = lexicon_of(clause.language).pattern("sums", "respectively")
    found = clause.mention.found.start, clause.mention.found.end
    said = pattern.search(clause.mention.text) is not None
    return clause.mention.spans.index(found) if said and found in clause.mention.spans else None


def name_in_list(clause: SumClause) -> tuple[str, bool] | None:
    """Return the name before a sum in a list, and whether it receives.

    “|Spain| with €5 million, Italy with €3 million”; “pledges from |Spain| (€5 million) and Italy
    (€3 million)”; “split between |UNICEF| with $2 million …”.
    """
    phrases = clause.phrases
    sums = (at for at, mark in enumerate(phrases.marks) if mark == "$")
    names = {at: name for at in sums if (name := _name_of(phrases, at))}
    said = [phrases.said(*name) for name in names.values()]
    if clause.first not in names or len([1 for each in said if not each or _is_name(each)]) < 2:
        return None
    first, last = names[clause.first]
    return phrases.said(first, last), _receive(clause, min(name[0] for name in names.values()))


def verb_of_list(clause: SumClause) -> Verb | None:
    """Return the last verb before the names of a list: “those who |have given|: Peru with …”."""
    marks = clause.phrases.marks
    at = marks.rfind("v", 0, marks.find("$"))
    return clause.phrases.verb(at) if at >= 0 else None


def _name_of(phrases: Phrases, at: int) -> tuple[int, int] | None:
    """Return the chunks of the name that a sum goes with by “with”, or in brackets."""
    # “by Norway with |a loan of| $5 million”
    given = phrases.marks[at - 3 : at] == "lno" and phrases.words["aid"].search(
        phrases.said(at - 2, at - 2)
    )
    at -= 2 if given else 0
    marks, before = phrases.marks, phrases.marks[at - 1 : at]
    if before == "l" and phrases.word(at - 1) in phrases.words.prepositions["partner"]:
        end = _end_of_name(phrases, at)
        found = _NAME_BEFORE.search(marks, max(0, end - _FAR), end)
        start = _start_of_name(phrases, found.start(), end) if found else end
        return _leading(phrases, start, end) or (start, end - 1)
    if before != "(" and phrases.text[phrases.sentence.chunks[at].start] != "(":
        return None
    end = at - (before == "(")
    found = _NAME_BEFORE.search(marks, max(0, end - _FAR), end)
    if found is None:
        return None
    parts = _parts(phrases, found.start(), end)
    named = (start for start in parts if _is_name(phrases.said(start, end - 1)))
    return next(named, found.start()), end - 1


def _leading(phrases: Phrases, start: int, end: int) -> tuple[int, int] | None:
    """Return who leads a list: “|Spain| led the way with”, « |l’Espagne| arrive en tête avec »."""
    verb = re.search(r"vl?$", phrases.marks[max(0, start - 2) : start])
    if verb and not _is_name(phrases.said(start, end - 1)):
        return _subject_of(phrases, start - len(verb[0]))
    return None


def _start_of_name(phrases: Phrases, start: int, end: int) -> int:
    """Return where a name begins of which a part was found: “Fund |for Development|”."""
    led = phrases.marks[max(0, start - 2) : start] == "nP"
    return start - 2 if led and phrases.whole_name(start - 2, start - 1) == end - 1 else start


def _subject_of(phrases: Phrases, verb: int) -> tuple[int, int]:
    clause = phrases.sentence.clause_of(phrases.sentence.chunks[verb].start)
    subject = clause.subject if clause else None
    return phrases.span(subject.start, subject.end) if subject else (verb, verb - 1)


def _end_of_name(phrases: Phrases, at: int) -> int:
    """Return where the name before “with” ends, without a comma and an aside behind it."""
    marks, end = phrases.marks, at - 1
    if marks[end - 1 : end] != "," or marks[at + 1 : at + 2] not in (",", ";", ".", "J"):
        return end
    end -= 1  # “to UNICEF|,| with $2 million|,| and”
    aside = _ASIDE.search(marks, 0, end)
    if aside:
        return aside.start()  # “Qatar, |the host|, with $50 million”
    return end


def _parts(phrases: Phrases, start: int, end: int) -> list[int]:
    """Return where a phrase, and what it is of, begin: “those of |Germany| (€5 million)”."""
    return [start, *(at + 1 for at in range(start, end) if phrases.marks[at] == "o")]


def _is_name(words: str) -> bool:
    return without_article(words)[:1].isupper()


def _receive(clause: SumClause, first: int) -> bool:
    """Return whether the names of a list, from a chunk on, receive: “to Chad ($5 million)”."""
    phrases, to = clause.phrases, clause.words.prepositions
    before = phrases.marks[first - 1 : first]
    if before and before in "olxP":
        word = phrases.word(first - 1)
        return word in to["to"] or (word in to["place"] and before != "o")
    if before == "v":
        verb = phrases.verb(first - 1)
        handed = clause.words.group_of(phrases.text, verb) in _HANDED
        if handed and not verb.passive:
            return True
    front = phrases.text[: phrases.sentence.chunks[first].start]
    return clause.words["receivers"].search(front) is not None
