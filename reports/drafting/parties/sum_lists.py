"""Sums of one sentence that go each with a party of their own, by their order or beside it."""

from __future__ import annotations

import re

from reports.drafting.parties.sum_clause import SumClause
from reports.language.lexicon import lexicon_of

_WITH_SUM = re.compile(r"l(?=\$)")
_NAME_BEFORE = re.compile(r"n+(?:on+)*(?:\(n\))?$")
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

    “|Spain| with €5 million, Italy with €3 million”; “split between |UNICEF| with $2 million …”.
    """
    marks, words, phrases = clause.phrases.marks, clause.words, clause.phrases
    partner = words.prepositions["partner"]
    pairs = [m.start() for m in _WITH_SUM.finditer(marks) if phrases.word(m.start()) in partner]
    if len(pairs) < 2 or clause.first - 1 not in pairs:
        return None
    name = _NAME_BEFORE.search(marks, max(0, clause.first - _FAR), clause.first - 1)
    opened = _NAME_BEFORE.search(marks, max(0, pairs[0] - _FAR), pairs[0])
    before = opened.start() - 1 if opened else -1
    receives = before >= 0 and phrases.word(before) in words.prepositions["to"]
    return (phrases.said(name.start(), clause.first - 2) if name else ""), receives
