"""Role phrases: "Ukrainian President", "the special envoy from the U.S. to Ukraine".

A phrase has a head word of assets/gazetteers/roles.toml; words before it and
"of …", "for …" behind it belong to the role or say the country or organisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from reports.drafting.names import is_first_name, is_no_name_word, read_name
from reports.drafting.tokens import Words, printed_country, word_list

RoleKind = Literal["ministers", "offices", "functions"]

_ARTICLES = frozenset({"the", "a", "an", "la", "le", "les", "l’", "un", "une", "its", "his", "her",
                       "their", "our", "son", "sa", "leur"})  # fmt: skip
_FORMER = frozenset({"former", "ex", "then", "late", "outgoing", "ancien", "ancienne", "acting",
                     "interim", "new", "incoming", "current"})  # fmt: skip
_OF = frozenset({"of", "for", "de", "du", "des", "d’"})
_AT = frozenset({"at", "with", "from", "within", "à", "chez", "auprès"})
_VERBS = frozenset({"met", "left", "visited", "arrived", "attended", "signed", "received", "will"})
_AND = frozenset({"and", "et"})
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase: the words `start` up to `end`, article, country and all.

    `head` is the first word of the head itself, `office` its words in the lists.
    """

    start: int
    head: int
    end: int
    text: str
    affiliation: str | None
    office: str
    kind: RoleKind
    plural: bool = False
    definite: bool = False


@cache
def _heads() -> Mapping[str, RoleKind]:
    kinds: tuple[RoleKind, ...] = ("functions", "offices", "ministers")
    return {head: kind for kind in kinds for head in word_list("roles", kind)}


@cache
def _head_starts() -> frozenset[str]:
    return frozenset(head.split(" ")[0] for head in _heads())


def find_roles(words: Words) -> tuple[Role, ...]:
    """Return the role phrases of a sentence, in order; none overlaps another's head."""
    out: list[Role] = []
    place = 0
    while place < len(words.tokens):
        found = _head_at(words, place)
        if found is None:
            place += 1
            continue
        head, end, plural = found
        if end == place + 1 and head in word_list("roles", "modifiers") and words.joined(end):
            ahead = _head_at(words, end)
            if ahead is not None:
                # "Deputy Spokesperson": the first word only says more of the second
                place = end
                continue
        out.append(_phrase(words, place, end, head, plural))
        place = end
    return tuple(out)


def _head_at(words: Words, place: int) -> tuple[str, int, bool] | None:
    """Return the longest head that starts at word `place`, its end, and whether it is plural."""
    first = words.tokens[place].low.replace("-", " ")
    start = first.split(" ")[0]
    if start not in _head_starts() and start.removesuffix("s") not in _head_starts():
        return None
    spelled, best = "", None
    for end in range(place, min(place + _LONGEST, len(words.tokens))):
        if end > place and (not words.joined(end) or words.tokens[end - 1].possessive):
            break
        glue = "" if end == place or spelled.endswith("’") else " "
        spelled += glue + words.tokens[end].low.replace("-", " ")
        if spelled in _heads():
            best = (spelled, end + 1, False)
        else:
            single = _singular(spelled)
            if single in _heads():
                best = (single, end + 1, True)
    return best


def _singular(spelled: str) -> str:
    """Return "prime minister" for "prime ministers" and "secretary general" for its plural."""
    first, _, rest = spelled.partition(" ")
    if rest in ("general", "of state") and first.endswith(("ies", "s")):
        return f"{first.removesuffix('ies') + 'y' if first.endswith('ies') else first[:-1]} {rest}"
    if spelled.endswith("ies"):
        return spelled[:-3] + "y"
    return spelled[:-1] if spelled.endswith("s") else spelled


def _phrase(words: Words, head: int, end: int, office: str, plural: bool) -> Role:
    start = _with_modifiers(words, head)
    first, affiliation = _affiliation_before(words, start)
    text = _role_text(words, start, end, plural, office)
    if affiliation and _is_someone(words, first, start, _heads()[office], office):
        affiliation = None
    former, first = _former_before(words, first, affiliation is not None)
    definite = first > 0 and words.joined(first) and words.tokens[first - 1].low in _ARTICLES
    role = Role(
        first - 1 if definite else first,
        head,
        end,
        f"{former} {text}" if former else text,
        affiliation,
        office,
        _heads()[office],
        plural,
        definite or (first < head and words.tokens[first].possessive),
    )
    return _with_complements(words, role, end)


def _is_someone(words: Words, first: int, start: int, kind: RoleKind, office: str) -> bool:
    """Tell "Trump’s envoy" from "Alberta’s premier": a single capital word has no envoys."""
    token = words.tokens[first]
    single = start - first == 1 and token.possessive and first not in words.countries
    serves = kind == "functions" or office == "chief of staff"
    return single and serves and not token.text.isupper() and not is_no_name_word(token)


def _role_text(words: Words, start: int, end: int, plural: bool, office: str) -> str:
    text = words.slice(start, end)
    if not plural:
        return text
    single = _singular(text) if _singular(text.lower()) != text.lower() else text
    return single if single.lower().replace("-", " ").endswith(office) else text


def _with_modifiers(words: Words, place: int) -> int:
    """Return where the role starts: at "Foreign" in "Foreign Affairs and Trade Minister"."""
    known = word_list("roles", "modifiers") | word_list("roles", "fields")
    while place > 0 and words.joined(place):
        token = words.tokens[place - 1]
        if token.possessive or (place - 1) in words.countries:
            break
        if token.low.removesuffix("-") in known:
            place -= 1
        elif token.low in _AND and place > 1 and words.tokens[place - 2].low in known:
            if not words.tokens[place - 2].capital or not words.joined(place - 1):
                break
            place -= 2
        else:
            break
    return place


def _affiliation_before(words: Words, place: int) -> tuple[int, str | None]:
    """Return where "Canada’s", "Ukrainian", "NATO" or "Bank of Canada" starts, and whose it is."""
    if place == 0 or not words.joined(place):
        return place, None
    before = place - 1
    span = words.country_span(before)
    if span and span[1] == place and not _after_of(words, span[0]):
        return span[0], printed_country(words, words.countries[before])
    token = words.tokens[before]
    if token.low in word_list("roles", "parties") and token.capital:
        return before, token.text
    start = _organisation_start(words, before)
    if start is None:
        return (before, None) if token.possessive else (place, None)
    return start, words.slice(start, place)


def _after_of(words: Words, place: int) -> bool:
    """Tell whether "of" and a capital word stand before, as in "Bank of Canada Governor"."""
    return (
        place > 1
        and words.joined(place)
        and words.tokens[place - 1].low == "of"
        and words.tokens[place - 2].capital
    )


def _organisation_start(words: Words, last: int) -> int | None:
    """Return where the capital words of an organisation or place that ends at `last` start."""
    start = last
    while start >= 0:
        token = words.tokens[start]
        acronym = token.text.isupper() and len(token.text) > 1
        known = token.capital and (acronym or token.low not in word_list("names", "no_name_starts"))
        if not known or token.low in _heads() or token.low in word_list("names", "honorifics"):
            return None if start == last else start + 1
        if start == 0 or not words.joined(start) or words.tokens[start - 1].possessive:
            return start
        previous = words.tokens[start - 1]
        if previous.low == "of" and start > 1 and words.tokens[start - 2].capital:
            start -= 1 if not words.joined(start - 1) else 2
        else:
            start -= 1
    return 0


def _former_before(words: Words, place: int, apart: bool) -> tuple[str, int]:
    """Return "former" (and where it stands) before a country: "former British Prime Minister"."""
    if apart and words.joined(place) and words.tokens[place - 1].low in _FORMER:
        return words.tokens[place - 1].text.lower(), place - 1
    return "", place


def _with_complements(words: Words, role: Role, end: int) -> Role:
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
        elif prep in _OF and (role.kind == "ministers" or _is_field(words, end + 1, stop)):
            text = f"{text} {after}"
        elif prep in _OF | _AT and words.tokens[_skip_article(words, end + 1)].capital:
            affiliation = affiliation or words.slice(_skip_article(words, end + 1), stop)
        elif prep in _OF or (prep in ("to", "on", "in", "auprès") and end == told):
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
    return place + 1 if words.tokens[place].low in _ARTICLES else place


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
        if end > start and tokens[end - 1].possessive:
            break
        step = _object_step(words, start, end)
        if step == 0:
            break
        end += step
    return (end, None) if end > start else (None, None)


def _goes_on_as_name(words: Words, place: int) -> bool:
    """Tell "the Ukrainian Red Cross" from "Ukraine": capital words that are no name follow."""
    return (
        words.joined(place)
        and words.tokens[place].capital
        and not words.tokens[place - 1].possessive
        and is_no_name_word(words.tokens[place])
        and words.tokens[place].low not in _heads()
    )


def _object_step(words: Words, start: int, place: int) -> int:
    """Return how many words the object takes at `place`: 0 where it has ended."""
    tokens, token = words.tokens, words.tokens[place]
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
    if token.low in _OF | {"the", "la", "les", "l’", "à"}:
        good = follows and (tokens[after].low in fields or tokens[after].low in _ARTICLES)
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
    return place < len(words.tokens) and _head_at(words, place) is not None


def _starts_name(words: Words, place: int) -> bool:
    """Tell whether a full name starts here: two words that are no field, the first usual or not."""
    name = read_name(words, place)
    if name is None or not name.full:
        return False
    return is_first_name(words.tokens[place].low) or not any(
        is_no_name_word(token) for token in words.tokens[place : name.end]
    )


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
