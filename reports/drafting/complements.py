"""What stands behind the head of a role: "of …", "for …", "at …", "from …", "to …".

It belongs to the role ("Minister of Health"), or says the country or organisation
("President of Ukraine").
"""

from __future__ import annotations

from dataclasses import replace

from reports.drafting.names import is_first_name, is_no_name_word, read_name, stands_in_longer_name
from reports.drafting.role_heads import Role, head_at, heads
from reports.drafting.tokens import Words, printed_country, word_list

#: Words that open a role phrase and are no part of it.
ARTICLES = frozenset({"the", "a", "an", "la", "le", "les", "l’", "un", "une", "its", "his", "her",
                       "their", "our", "son", "sa", "leur"})  # fmt: skip
#: Words that stay with a role though its country stands between.
FORMER = frozenset({"former", "ex", "then", "late", "outgoing", "ancien", "ancienne", "acting",
                     "interim", "new", "incoming", "current"})  # fmt: skip
_OF = frozenset({"of", "for", "de", "du", "des", "d’"})
_AT = frozenset({"at", "with", "from", "within", "chez", "auprès"})
_TO = frozenset({"to", "on", "in", "à", "au", "aux", "en"})
_FRENCH_TO = frozenset({"à", "au", "aux"})
_VERBS = frozenset({"met", "left", "visited", "arrived", "attended", "signed", "received", "will"})
_AND = frozenset({"and", "et"})


def with_complements(words: Words, role: Role, end: int) -> Role:
    """Read "of …", "for …", "at …", "from …", "to …" behind the head, three times at most."""
    text, affiliation = role.text, role.affiliation
    told = end
    span = words.country_span(end) if words.joined(end) else None
    if span and words.countries[end].kind == "people" and not words.tokens[end].capital:
        # French: "le président ukrainien"
        affiliation, end = printed_country(words, words.countries[end]), span[1]
        told = end
    for _ in range(3):
        if not words.joined(end):
            break
        prep = words.tokens[end].low
        if prep in _OF and (stop := _adjective_object(words, end + 1)):
            place = _skip_article(words, end + 1)
            affiliation = affiliation or printed_country(words, words.countries[place])
            text = f"{text} {words.slice(end, stop)}"
            return replace(role, text=text, affiliation=affiliation, end=stop)
        stop, country = read_object(words, end + 1, lists=prep in _OF)
        if stop is None or words.tokens[end - 1].possessive:
            break
        after = words.slice(end, stop)
        if prep in _OF | _AT and country:
            affiliation = affiliation or country
        elif prep in _OF | _FRENCH_TO and (
            role.kind == "ministers" or _is_field(words, end + 1, stop)
        ):
            text = f"{text} {after}"
        elif prep in _OF | _AT and words.tokens[_skip_article(words, end + 1)].capital:
            affiliation = affiliation or words.slice(_skip_article(words, end + 1), stop)
        elif prep in _OF or (prep in _TO and end == told):
            text = f"{text} {after}"
        else:
            break
        end = stop
    return replace(role, text=text, affiliation=affiliation, end=end)


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
        ends = token.low in word_list("names", "no_name_starts") or token.low in _VERBS
        if token.capital or ends or token.low in word_list("speech", "said"):
            break
        end += 1
    return end if end > span[1] else None


def _skip_article(words: Words, place: int) -> int:
    return place + 1 if words.tokens[place].low in ARTICLES else place


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
    while end < len(tokens):
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
    """Tell "the King’s Privy Council" from "the King’s guest": it is part of the name."""
    token = words.tokens[place]
    return token.capital and words.joined(place) and is_no_name_word(token)


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
    tokens, token = words.tokens, words.tokens[place]
    behind = words.joined(place + 1) and _starts_name(words, place + 1)
    if token.low in FORMER or (behind and _is_head(words, place)):
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
    after = place + 1
    follows = words.joined(after) and place > start
    if token.low in _AND | {"&"}:
        ahead = _skip_article(words, after) if follows else after
        good = follows and ahead < len(tokens) and (
            tokens[ahead].low in fields or (tokens[ahead].capital and ahead == after)
            or (ahead > after and tokens[ahead].capital and tokens[after].capital)
        )  # fmt: skip
        return 1 if good and not _is_head(words, ahead) and not _starts_name(words, ahead) else 0
    if token.low in _OF | {"the", "la", "les", "l’", "à", "del"}:
        whose = tokens[place - 1].low
        of_whom = token.low in ("of", "for") and (
            whose in word_list("names", "not_names") or whose == "state"
        )
        article = token.low == "the" and whose == "of"
        spanish = token.low in ("de", "del", "d’") and tokens[place - 1].capital
        good = follows and (
            tokens[after].low in fields
            or tokens[after].low in ARTICLES
            or (spanish and tokens[after].capital)
        )
        if follows and (of_whom or article) and tokens[after].capital:
            # "the University of Alberta", "the Bank of Canada"
            return 1
        return 1 if good and after not in words.countries else 0
    return _small_step(words, start, place)


def _small_step(words: Words, start: int, place: int) -> int:
    """Take up to three small words that are followed by a mark, or else just the first."""
    if any(token.capital for token in words.tokens[start:place]) or place - start >= 3:
        return 0
    if words.tokens[place].low in word_list("names", "no_name_starts"):
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
