"""Who signs an agreement: countries, bodies, companies and persons that a phrase names."""

from __future__ import annotations

import re

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import joined_parts, proper_name
from reports.drafting.parties.names import is_alone, is_office, named_beside, parties_in
from reports.language.lexicon import lexicon_of, without_article

_OWNED = re.compile(r"(?P<what>[A-ZÀ-Ý].*?)[’']s\s(?P<name>[A-ZÀ-Ý]\w+(?:\s[A-ZÀ-Ý]\w+)*)$")


def signatories_in(text: str, cast: Cast) -> list[str]:
    """Return who signs: as `parties_in`, and a company or a person whom the text names alone.

    A name behind a comma says who the one before is: “the minister, Ann Lee”.
    """
    found: dict[str, None] = {}
    one = lexicon_of(cast.language).words("grammar", "singular")
    known = False
    for said, beside in joined_parts(text):
        if said.split(" ", 1)[0].lower() in one:
            continue  # “Norska, |a Norwegian utility|”
        part = without_article(said)
        parties = _named_in(part, cast)
        named = proper_name().fullmatch(part) and not is_office(part, cast.language)
        if named and not parties and not (known and beside):
            parties = [part]
        known = bool(parties)
        found |= dict.fromkeys(parties)
    return list(found)


def _named_in(part: str, cast: Cast) -> list[str]:
    """Return the parties of a phrase, else the people whose country the text leaves open."""
    if body := _named_alone(part, cast):
        return [body]
    return parties_in(part, cast) or [name for name in cast.named_in(part) if " " in name]


def _named_alone(part: str, cast: Cast) -> str | None:
    """“Ukraine’s |Enerho|”: the name, not the country."""
    owned = _OWNED.match(part)
    return owned["name"] if owned and is_alone(owned["name"], cast) else named_beside(part, cast)
