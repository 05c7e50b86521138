"""Who signs an agreement: countries, bodies, companies and persons that a phrase names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    known = office = False
    for said, beside in _signing_parts(text, cast):
        part = _as_name(said, list(found), cast.language)
        field = office and not beside and _may_be_field(part, said, cast)
        parties = [] if field else _named_in(part, cast)
        if not (parties or (known and (beside or office))) and _is_unknown_name(part, cast):
            parties = [part]
        known = bool(parties)
        office = _is_of_field(part, cast.language)
        found |= dict.fromkeys(parties)
    return list(found)


def _signing_parts(text: str, cast: Cast) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a list of names, but for “Norska, |a Norwegian utility|”."""
    one = lexicon_of(cast.language).words("grammar", "singular")
    for said, beside in joined_parts(_without_offices(text, cast)):
        if said.split(" ", 1)[0].lower() not in one:
            yield said, beside


def _as_name(said: str, earlier: Sequence[str], language: str) -> str:
    """Return a name without its article and its team, a pronoun as what it stands for.

    “the |IMF| team”; « la ville de Lyon et |celle de Bamako| » after `earlier`.
    """
    part = without_article(said)
    kind, same, rest = part.partition(" ")
    if kind in grammar(language).lists["pronouns"] and earlier:
        return f"{earlier[-1].partition(' ')[0]}{same}{rest}"
    return part


def _may_be_field(part: str, said: str, cast: Cast) -> bool:
    """Return whether a name may belong to an office: “the Minister of Transport and |Water|”."""
    return part == said and part not in cast.countries


def _is_unknown_name(part: str, cast: Cast) -> bool:
    """Return whether a phrase is a name of a company or a person; not “|Nobody| signed”."""
    if not proper_name().fullmatch(part):
        return False
    return part.lower() not in grammar(cast.language).closed and part not in cast.countries


def _is_of_field(part: str, language: str) -> bool:
    """Return whether a field may go on behind a part: “the Minister for Trade |and Mines|”."""
    words, said = aid_words(language), part.split(" ")
    if (words.prepositions["of"] | words.prepositions["aim"]).isdisjoint(said):
        return False
    return said[0].lower() in words.listed("state_organs") or is_office(part, language)


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
