"""Of two that sign for a sum, who gives it and who receives it: the one that lends gives."""

from __future__ import annotations

from collections.abc import Sequence

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import list_parts
from reports.drafting.parties.signatories import signatories_in
from reports.drafting.sums.clause import SumClause
from reports.language.countries import country_entry, find_countries
from reports.language.lexicon import lexicon_of


def signing(clause: SumClause, cast: Cast) -> tuple[str | None, str | None] | None:
    """Return giver and receiver of a sum that two sign: of the two, one that lends gives it.

    Both are open where neither or either may give it.
    """
    between = lexicon_of(cast.language).words("agreements", "between")
    partner = clause.words.prepositions["partner"]
    texts = [clause.subject()]
    by = clause.words.prepositions["by"] if clause.passive else frozenset()
    for each in clause.complements_before() if clause.group != "sign" else ():
        if each.word in between:
            texts = [clause.phrases.said(each.at + 1, clause.chain[0].at - 1)]
    for each in (*clause.complements_between(), *clause.complements()):
        if each.word in partner | between | by:
            texts.append(clause.phrases.phrase(each.at + 1))
    sides = _sides(texts, clause, cast)
    if len(sides) < 2:
        return None
    return (None, None) if len(sides) > 2 else _lending(sides)


def signer_who_gives(text: str, clause: SumClause, cast: Cast) -> str | None:
    """Return who of those that a phrase names gives: “signed by |Jordan and Germany|”."""
    sides = _sides([text], clause, cast)
    return _lending(sides)[0] if len(sides) == 2 else None


def _sides(texts: Sequence[str], clause: SumClause, cast: Cast) -> list[tuple[str | None, int]]:
    """Return who signs, each with how likely it gives; of states only what is called aid tells."""
    noun = f"{clause.noun_before()} {clause.noun_behind()} {clause.between()}"
    language = cast.language if clause.words["aid"].search(noun) else ""
    lenders, sides = clause.words["lenders"], dict[str, int]()
    for text in texts:
        for name in signatories_in(text, cast):
            parts = (part for part in list_parts(text) if name in part)
            lends = any(lenders.search(part) for part in (name, *parts))
            whose = _whose(name, text, clause, cast.language)
            sides.setdefault(whose, _rank(whose, lends, language))
    return list(sides.items())


def _whose(name: str, text: str, clause: SumClause, language: str) -> str:
    """Return the country that a ministry is of: “the |Ministry of Trade| and Mines of Peru”."""
    organ = clause.words["state_organs"].match(name)
    states = find_countries(text.partition(name)[2], language) if organ else ()
    return states[0].country.name if len(states) == 1 else name


def _rank(name: str, lends: bool, language: str) -> int:
    """Return how likely a side gives: a bank, a state that often does, one that does, too."""
    state = country_entry(name, language) if language else None
    if state is None or lends:
        return 3 * lends
    words = lexicon_of(language).words
    often = state.code in words("countries", "give_often")
    return 2 * often or int(state.code in words("countries", "give_too"))


def _lending(sides: Sequence[tuple[str | None, int]]) -> tuple[str | None, str | None]:
    (first, lends), (second, borrows) = sides
    if lends == borrows:
        return None, None  # who of them gives it is not said
    return (first, second) if lends > borrows else (second, first)
