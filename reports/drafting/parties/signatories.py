"""Who signs an agreement: countries, bodies, companies and persons that a phrase names."""

from __future__ import annotations

import re

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import joined_parts, proper_name
from reports.drafting.parties.names import is_alone, is_office, named_beside, parties_in
from reports.drafting.sums.words import aid_words
from reports.language.countries import find_countries
from reports.language.lexicon import all_languages, lexicon_of, without_article
from reports.language.syntax.grammar import grammar

_OWNED = re.compile(r"(?P<what>[A-ZÀ-Ý].*?)[’']s\s(?P<name>[A-ZÀ-Ý]\w+(?:\s[A-ZÀ-Ý]\w+)*)$")
_CITY = r"<agreements.cities>\s<aid.prepositions.of>\s(?=[A-ZÀ-Ý])"
# “Kenya |Ports Authority|”
_GOES_ON = re.compile(r"(?:\s[A-ZÀ-Ý][\w&-]+)+")


def signatories_in(text: str, cast: Cast) -> list[str]:
    """Return who signs: as `parties_in`, and a company or a person whom the text names alone.

    A name behind a comma says who the one before is: “the minister, Ann Lee”.
    """
    found: dict[str, None] = {}
    one = lexicon_of(cast.language).words("grammar", "singular")
    pronouns = grammar(cast.language).lists["pronouns"]
    known = office = False
    of = aid_words(cast.language).prepositions["of"]
    for said, beside in joined_parts(_without_offices(text, cast)):
        if said.split(" ", 1)[0].lower() in one:
            continue  # “Norska, |a Norwegian utility|”
        part = without_article(said)
        last = part.rpartition(" ")[2]
        if part[:1].isupper() and last in lexicon_of(cast.language).words("people", "teams"):
            part = part.removesuffix(f" {last}")  # “the |IMF| team”
        kind, same, rest = part.partition(" ")
        if kind in pronouns and found:  # « la ville de Lyon et |celle de Bamako| »
            part = f"{next(reversed(found)).partition(' ')[0]}{same}{rest}"
        whole = office and not (beside or part != said or part in cast.countries)
        whole = whole and not _is_body_name(part, cast.language)
        parties = [] if whole else _named_in(part, cast)
        named = proper_name().fullmatch(part) and not is_office(part, cast.language)
        named = named and part.lower() not in grammar(cast.language).closed  # “|Nobody| signed”
        named = named and part not in cast.countries
        if named and not parties and not (known and (beside or office)):
            parties = [part]
        known = bool(parties)
        # “the Minister of Transport and |Water|”, “the Ministry of Trade and |Mines|” is one
        office = _is_of_field(part, cast.language) and not of.isdisjoint(part.split(" "))
        found |= dict.fromkeys(parties)
    return list(found)


def _is_body_name(part: str, language: str) -> bool:
    """Return whether a name ends as a body's does: “UNICEF”, “World Bank”, not “Trade”."""
    last = part.split(" ")[-1]
    return last.isupper() or aid_words(language)["bodies"].fullmatch(last) is not None


def _is_of_field(part: str, language: str) -> bool:
    organ = part.split(" ")[0].lower() in aid_words(language).listed("state_organs")
    return organ or is_office(part, language)


def _without_offices(text: str, cast: Cast) -> str:
    """Leave out what people are, which has commas too: “|Minister of Trade and Mines| Ann Lee”."""
    low = text.lower()
    for name in cast.named_in(text):
        role = f"{cast.roles.get(name) or ' '} {name.lower()}"
        if (at := low.find(role)) >= 0:
            text = text[:at] + text[at + len(role) - len(name) :]
            low = text.lower()
    return text


def _named_in(part: str, cast: Cast) -> list[str]:
    """Return the parties of a phrase, else the people whose country the text leaves open."""
    if body := _named_alone(part, cast) or _whole_body(part, cast):
        return [body]
    parties = [_whose(party, cast) for party in parties_in(part, cast)]
    return parties or [name for name in cast.named_in(part) if name in cast.roles]


def _named_alone(part: str, cast: Cast) -> str | None:
    """“Ukraine’s |Enerho|”: the name, not the country."""
    owned = _OWNED.match(part)
    return owned["name"] if owned and is_alone(owned["name"], cast) else named_beside(part, cast)


def _whose(party: str, cast: Cast) -> str:
    """Return the body that an office is of: “Chief Representative of the |Oslo Office|”."""
    office, of, body = party.partition(f" {min(aid_words(cast.language).prepositions['of'])} ")
    owned = bool(of) and is_office(office, cast.language)
    return without_article(body) if owned else party


def _whole_body(part: str, cast: Cast) -> str | None:
    """“the city of Oslo”, “Kenya Power”: a body, though a country or a place is in its name."""
    if all_languages().compiled(_CITY).match(part):
        return part
    named = find_countries(part, cast.language)
    organ = aid_words(cast.language)["state_organs"].search(part)
    known = bool(named) and (named[0].kind == "name" or (named[0].kind == "people" and not organ))
    opens = known and named[0].start == 0
    if not opens or not _GOES_ON.fullmatch(part, named[0].end):
        return None
    return None if is_office(part, cast.language) or cast.named_in(part) else part
