"""What stands behind the head of a role: "of …", "for …", "at …", "from …", "to …".

It belongs to the role ("Minister of Health"), or says the country or organisation
("President of Ukraine").
"""

from __future__ import annotations

from dataclasses import replace

from reports.drafting.roles.heads import Role, head_at, heads
from reports.drafting.roles.kinds import name_of_kind
from reports.drafting.roles.names import (
    is_first_name,
    is_no_name_word,
    read_name,
    stands_in_longer_name,
)
from reports.drafting.roles.standing import OPENS_ROLE, standing_words
from reports.language.lexicon import word_list
from reports.language.sentences import no_name_starts
from reports.language.tokens import Words, printed_country

#: Words that open a role phrase and are no part of it.
ARTICLES = frozenset({"the", "a", "an", "la", "le", "les", "l’", "un", "une", "its", "his", "her",
                       "their", "our", "son", "sa", "leur"})  # fmt: skip
_OF = frozenset({"of", "for", "de", "du", "des", "d’"})
_AT = frozenset({"at", "with", "from", "within", "chez", "auprès"})
_TO = frozenset({"to", "on", "in", "à", "au", "aux", "en"})
_IN = frozenset({"in", "dans"})
_FOR = frozenset({"for", "pour"})
_IN_CHARGE = frozenset({"chargé", "chargée", "chargés", "chargées", "responsible"})
_FRENCH_TO = frozenset({"à", "au", "aux"})
_VERBS = frozenset({"met", "left", "visited", "arrived", "attended", "signed", "received", "will"})
_AND = frozenset({"and", "et"})
#: Words of an object; ministries of seven fields have some fifteen.
_LONGEST_OBJECT = 18


def with_complements(words: Words, role: Role, end: int) -> Role:
    """Read "of …", "for …", "at …", "from …", "to …" behind the head, three times at most."""
    text, affiliation = role.text, role.affiliation
    told = end
    span = words.country_span(end) if words.joined(end) else None
    if span and words.countries[end].kind == "people" and not words.tokens[end].capital:
        # French: "le président ukrainien"
        affiliation, end = printed_country(words, words.countries[end]), span[1]
        told = end
    role = replace(role, text=text, affiliation=affiliation, end=end)
    role = _with_brackets(words, role)
    for _ in range(3):
        longer = _longer(words, role, first=role.end == told)
        if longer is None:
            break
        role = longer
    return role


def _with_brackets(words: Words, role: Role) -> Role:
    """Read "Secretary of State (International Development)": fields of work in brackets."""
    end, fields = role.end, word_list("roles", "fields")
    opened = end < len(words.tokens) and words.tokens[end].gap.strip() == "("
    if role.kind != "ministers" or not opened:
        return role
    stop = end + 1
    while stop < len(words.tokens) and words.joined(stop):
        stop += 1
    told = all(t.low in fields | _AND for t in words.tokens[end:stop])
    closed = words.text[words.tokens[stop - 1].end :].startswith(")")
    if not told or not closed:
        return role
    return replace(role, text=f"{role.text} ({words.slice(end, stop)})", end=stop)


def _longer(words: Words, role: Role, *, first: bool) -> Role | None:
    """Return `role` with the one complement that stands at its end, or None."""
    end = role.end
    if not words.joined(end):
        return None
    prep = words.tokens[end].low
    if prep in _OF | _AT | _TO and (whose := name_of_kind(words, _skip_article(words, end + 1))):
        # "director of the charity Save the Children", "analyst at the consulting firm Marsh"
        affiliation = role.affiliation or words.slice(*whose)
        return replace(role, affiliation=affiliation, end=whose[1])
    if prep in _IN_CHARGE and words.joined(end + 1):
        # French: « ministre délégué chargé de l’Europe »
        stop, _ = read_object(words, end + 2, lists=True)
        return _with_text(words, role, stop) if stop else None
    if prep in _TO and (stop := _adjective_object(words, end + 1)) and _is_head(words, stop - 1):
        # "aide to the Ukrainian president"
        return _with_text(words, role, stop)
    if prep in _OF and (stop := _adjective_object(words, end + 1)):
        country = printed_country(words, words.countries[_skip_article(words, end + 1)])
        return _with_text(words, replace(role, affiliation=role.affiliation or country), stop)
    stop, found = read_object(words, end + 1, lists=prep in _OF)
    if stop is None or words.tokens[end - 1].possessive:
        return None
    if prep in _FOR and role.affiliation and first:
        # "World Bank Country Director for Eastern Europe"
        return _with_text(words, role, stop)
    if prep in _OF | _AT and found:
        return replace(role, affiliation=role.affiliation or found, end=stop)
    return _with_object(words, role, stop, first=first)


def _with_text(words: Words, role: Role, stop: int) -> Role:
    return replace(role, text=f"{role.text} {words.slice(role.end, stop)}", end=stop)


def _with_object(words: Words, role: Role, stop: int, *, first: bool) -> Role | None:
    """Read an object that is no country: a field of work, or an organisation."""
    start, prep = role.end + 1, words.tokens[role.end].low
    place = _skip_article(words, start)
    told = replace(role, affiliation=role.affiliation or words.slice(place, stop))
    if prep in _OF and (whole := _bench(words, start, stop)):
        # "coordinator of the PRI deputies"
        return _with_text(words, told, whole)
    fielded = _has_field(role) or (role.kind == "ministers" and not first)
    if prep == "of" and fielded and _is_whose(words, place, stop):
        # "the health secretary of Puebla": the field of work has been said
        return replace(told, end=stop)
    if prep in _OF | _FRENCH_TO and (role.kind == "ministers" or _is_field(words, start, stop)):
        # "commander of the Assistance Group" says whose too, "Minister of Public Works" does not
        foreign = place in words.countries and role.kind == "ministers"
        named = foreign or _is_organisation(words, place, stop)
        whose = named and not _is_of_state(role)
        return _with_text(words, told if whose else role, stop)
    if prep in _OF | _AT and words.tokens[place].capital:
        return replace(told, end=stop)
    if prep in _IN and _is_body(words, start, stop):
        return replace(told, end=stop)
    if prep in _OF or (prep in _TO and first):
        return _with_text(words, role, stop)
    return None


def _is_of_state(role: Role) -> bool:
    return any(word in role.office for word in ("minister", "secretary", "ministre", "secrétaire"))


def _is_organisation(words: Words, start: int, end: int) -> bool:
    """Tell "the Assistance Group" from fields of work: a capital word says its kind."""
    kinds = word_list("names", "not_names") - word_list("roles", "fields")
    tokens = words.tokens[start:end]
    named = all(token.capital for token in (tokens[0], tokens[-1]))
    return named and any(token.low in kinds or "-" in token.low for token in tokens)


def _has_field(role: Role) -> bool:
    """Tell "health secretary" and "national secretary" from "secretary", who needs one behind."""
    ahead = role.text.lower().split(" ")[0]
    return role.kind == "ministers" and ahead in word_list("roles", "fields") - {"state"}


def _is_whose(words: Words, start: int, end: int) -> bool:
    """Tell "Puebla" and "the State of Sonora" from fields of work: a capital word is none."""
    tokens, fields = words.tokens[start:end], word_list("roles", "fields")
    return tokens[0].capital and any(t.capital and t.low not in fields for t in tokens)


def _adjective_object(words: Words, place: int) -> int | None:
    """Return where "the Ukrainian president’s office" ends: a country’s adjective, small words."""
    if not words.joined(place):
        return None
    start = _skip_article(words, place)
    span = words.country_span(start) if words.joined(start) else None
    if span is None or words.countries[start].kind != "people":
        return None
    end = span[1]
    while end < len(words.tokens) and end - span[1] < 4 and words.joined(end):
        token = words.tokens[end]
        ends = token.low in no_name_starts() or token.low in _VERBS
        if token.capital or ends or token.low in word_list("speech", "said"):
            break
        end += 1
    return end if end > span[1] else None


def _is_body(words: Words, start: int, end: int) -> bool:
    """Tell "in the Mexican Army", whom one serves, from "in Sudan", where."""
    last = words.tokens[end - 1]
    first = words.tokens[_skip_article(words, start)]
    return first.capital and last.capital and last.low in word_list("roles", "bodies")


def _bench(words: Words, start: int, end: int) -> int | None:
    """Return where "the PRI deputies" ends: a party or a house, and those who sit for it."""
    place = _skip_article(words, start)
    if not words.joined(end) or not words.tokens[place].capital:
        return None
    party = words.tokens[place].low in word_list("roles", "parties")
    acronym = words.tokens[place].text.isupper() and end == place + 1
    seats = words.tokens[end].low in word_list("roles", "benches")
    return end + 1 if seats and (party or acronym) else None


def _skip_article(words: Words, place: int) -> int:
    return place + 1 if place < len(words.tokens) and words.tokens[place].low in ARTICLES else place


def _is_field(words: Words, start: int, end: int) -> bool:
    """Tell whether all words are fields of work, or small: "the Defence Staff", "mission"."""
    fields = word_list("roles", "fields")
    return all(t.low in fields or not t.capital for t in words.tokens[start:end])


def read_object(words: Words, place: int, *, lists: bool) -> tuple[int | None, str | None]:
    """Return where the words after "of" end, and the country if they are one.

    ``Foreign Affairs, Trade and Development`` is one object; ``Foreign Affairs Mélanie
    Joly`` ends before the name; ``State for Trade`` goes on; three small words are the most.
    """
    tokens = words.tokens
    if not words.joined(place):
        return None, None
    start = _skip_article(words, place)
    if start >= len(tokens) or (start > place and not words.joined(start)):
        return None, None
    if (span := words.country_span(start)) and not _goes_on_as_name(words, span[1]):
        return span[1], printed_country(words, words.countries[start])
    end = start
    while end < min(len(tokens), start + _LONGEST_OBJECT):
        if end > start and not words.joined(end) and not (lists and _field_list(words, end)):
            break
        if end > start and tokens[end - 1].possessive and not _owned(words, end):
            break
        step = _object_step(words, start, end)
        if step == 0:
            break
        end += step
    while end > start and tokens[end - 1].low in _OF | _AND | ARTICLES:
        end -= 1
    return (end, None) if end > start else (None, None)


def _owned(words: Words, place: int) -> bool:
    """Tell "the King’s Privy Council" and "the president’s office" from "the King’s guest"."""
    token = words.tokens[place]
    named = token.capital and is_no_name_word(token)
    return words.joined(place) and (named or token.low in word_list("roles", "bureaus"))


def _goes_on_as_name(words: Words, place: int) -> bool:
    """Tell "the Ukrainian Red Cross" from "Ukraine": capital words that are no name follow."""
    return (
        words.joined(place)
        and words.tokens[place].capital
        and not words.tokens[place - 1].possessive
        and is_no_name_word(words.tokens[place])
        and words.tokens[place].low not in heads()
    )


def _object_step(words: Words, start: int, place: int) -> int:
    """Return how many words the object takes at `place`: 0 where it has ended."""
    token = words.tokens[place]
    head = head_at(words, place)
    named = head is not None and words.joined(head[1]) and _starts_name(words, head[1])
    new = token.low == "new" and token.capital  # "the New Democratic Party"
    if named or (token.low in standing_words(*OPENS_ROLE) and not new):
        # "to former President Ann Lee": somebody else's role
        return 0
    fields = word_list("roles", "fields")
    if token.capital:
        if place > start and _starts_name(words, place):
            return 0
        return 0 if token.low in word_list("names", "honorifics") else 1
    adjective = place > start and place in words.countries
    if token.low in fields or (adjective and words.countries[place].kind == "people"):
        return 1
    if token.low in _AND | {"&"}:
        return int(_and_goes_on(words, start, place))
    if token.low in _OF | {"the", "la", "les", "l’", "à", "del"}:
        return int(_of_goes_on(words, start, place))
    return _small_step(words, start, place)


def _and_goes_on(words: Words, start: int, place: int) -> bool:
    """Tell "Trade and Development" from "… and President Ann Lee": a field follows the "and"."""
    tokens, after = words.tokens, place + 1
    if place <= start or not words.joined(after):
        return False
    ahead = _skip_article(words, after)
    if ahead >= len(tokens):
        return False
    capital = tokens[ahead].capital and (ahead == after or tokens[after].capital)
    goes_on = tokens[ahead].low in word_list("roles", "fields") or capital
    return goes_on and not _is_head(words, ahead) and not _starts_name(words, ahead)


def _of_goes_on(words: Words, start: int, place: int) -> bool:
    """Tell whether "of", "the" or « de la » at `place` is part of the object."""
    tokens, token, after = words.tokens, words.tokens[place], place + 1
    if place <= start or not words.joined(after):
        return False
    whose = tokens[place - 1].low
    of_whom = token.low in ("of", "for") and (
        whose in word_list("names", "not_names") or whose == "state"
    )
    article = token.low == "the" and whose == "of"
    if (of_whom or article) and tokens[after].capital:
        # "the University of Alberta", "the Bank of Canada"
        return True
    spanish = token.low in ("de", "del", "d’") and tokens[place - 1].capital
    small = tokens[after].low in word_list("roles", "fields") or tokens[after].low in ARTICLES
    return (small or (spanish and tokens[after].capital)) and after not in words.countries


def _small_step(words: Words, start: int, place: int) -> int:
    """Take up to three small words that are followed by a mark, or else just the first."""
    if any(token.capital for token in words.tokens[start:place]) or place - start >= 3:
        return 0
    if words.tokens[place].low in no_name_starts():
        return 0
    end = place
    while end < len(words.tokens) and (end == place or words.joined(end)):
        end += 1
    return 1 if place == start or end - start <= 3 else 0


def _is_head(words: Words, place: int) -> bool:
    return place < len(words.tokens) and head_at(words, place) is not None


def _starts_name(words: Words, place: int) -> bool:
    """Tell whether a full name starts here, behind "of …": "Nuevo León Samuel García".

    Its first word is a usual first name; or a field of work ends before it, and no
    word of organisations follows ("the Financial Crimes Enforcement Network").
    """
    name = read_name(words, place)
    if name is None or not name.full:
        return False
    if is_first_name(words.tokens[place].low):
        return True
    before = words.tokens[place - 1] if place else None
    ends = before is not None and before.low in word_list("roles", "fields")
    return ends and not stands_in_longer_name(words, name)


def _field_list(words: Words, place: int) -> bool:
    """Tell whether a list of fields goes on after a comma: "…, Trade and Development"."""
    fields, tokens = word_list("roles", "fields"), words.tokens
    if tokens[place].gap.strip() != "," or tokens[place].low not in fields:
        return False
    for at in range(place, min(place + 12, len(tokens))):
        token = tokens[at]
        if token.low in _AND | {"&"} and at > place:
            return at + 1 < len(tokens) and tokens[at + 1].low in fields
        if token.low not in fields or token.gap.strip() not in ("", ","):
            return False
    return False
