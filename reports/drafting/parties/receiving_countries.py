"""Countries that receive a sum by where it goes: lists of them, where a purpose is, who asked."""

from __future__ import annotations

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import list_parts
from reports.drafting.parties.names import country_in
from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.phrases import Complement
from reports.language.countries import country_of, ending_country
from reports.language.lexicon import without_article


def listed_in(clause: SumClause, each: Complement, cast: Cast) -> str | None:
    """Return a list of countries or bodies whole: “au Mali, en Guinée et au Tchad” too."""
    parts = clause.phrases.listed(each.at + 1)
    named = [country_of(part, cast.language) for part in parts]
    if len(parts) < 2 or not (all(named) or all(map(_is_acronym, parts))):
        return None
    whole = clause.phrases.phrase(each.at + 1, loose=True)
    plain = list_parts(whole)
    same = [without_article(part) for part in plain] == list(parts)
    return whole if same else ", ".join(parts)


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) > 1  # « au |HCR| et au |PAM| »


def place_of(clause: SumClause, cast: Cast) -> str | None:
    """“to support Ukrainian farmers”, “for schools in Kenya”: the country that is named."""
    to = clause.words.prepositions["to"] - clause.words.prepositions["within"]
    for each in clause.complements():
        whole = clause.phrases.phrase(each.at + 1, loose=True) if each.word in to else ""
        if named := ending_country(whole, cast.language):
            return named
        if each.is_aim and (place := country_in(clause.phrases.phrase(each.at + 1), cast.language)):
            return place
        if each.word in clause.words.prepositions["place"]:
            parts = clause.phrases.listed(each.at + 1)
            if parts and all(country_of(part, cast.language) for part in parts):
                return listed_in(clause, each, cast) or parts[0]
    return _fronted(clause, cast)


def _fronted(clause: SumClause, cast: Cast) -> str | None:
    """“|In The Gambia|, the bank approved $5 million”: the country that opens the sentence."""
    marks, opened = clause.phrases.marks, clause.phrases.word(0)
    named = without_article(clause.subject())[:1].isupper()  # not “In Chad, the government”
    fronted = marks.startswith("ln,") and opened in clause.words.prepositions["place"]
    return country_of(clause.phrases.phrase(1), cast.language) if fronted and named else None


def requester_of(clause: SumClause, cast: Cast) -> str | None:
    """“At the request of |the Philippines|, …”: who asked for it."""
    asked = clause.words["requested"].search(clause.mention.before)
    rest = clause.mention.before[asked.end() :].split(",")[0] if asked else ""
    return country_in(rest, cast.language) if clause.group else None
