"""Role phrases: "Ukrainian President", "the special envoy from the U.S. to Ukraine".

A phrase has a head word of assets/lexicon/TAG/roles.toml; words before it and
"of …", "for …" behind it belong to the role or say the country or organisation.
"""

from __future__ import annotations

from reports.drafting.roles.complements import ARTICLES, with_complements
from reports.drafting.roles.heads import Role, RoleKind, head_at, heads, singular
from reports.drafting.roles.names import is_no_name_word
from reports.drafting.roles.standing import KINDS, OPENS_ROLE, behind, read_standing, standing_words
from reports.language.lexicon import word_list
from reports.language.sentences import no_name_starts
from reports.language.tokens import Words, printed_country

_AND = frozenset({"and", "et"})
#: Offices read in one sentence, since each looks at the words behind: a long list has twenty.
_MOST_ROLES = 60


def find_roles(words: Words) -> tuple[Role, ...]:
    """Return the role phrases of a sentence, in order; none overlaps another's head."""
    out: list[Role] = []
    place = 0
    while place < len(words.tokens) and len(out) < _MOST_ROLES:
        found = head_at(words, place)
        if found is None:
            place += 1
            continue
        head, end, plural = found
        more = end == place + 1 and head in word_list("roles", "modifiers") and words.joined(end)
        if more and _head_ahead(words, end):
            # "Deputy Spokesperson": the first word only says more of the second
            place = end
            continue
        out.append(_phrase(words, place, end, head, plural))
        place = end
    return tuple(out)


def _head_ahead(words: Words, place: int) -> bool:
    """Tell whether a head follows, right away or behind a field: "Deputy Health Minister"."""
    if head_at(words, place) is not None:
        return True
    end = place
    while words.joined(end) and words.tokens[end].low in word_list("roles", "fields"):
        end += 1
    found = head_at(words, end) if end > place and words.joined(end) else None
    return found is not None and heads()[found[0]] == "ministers"


def is_bare_office(words: Words) -> bool:
    """Tell whether the words are an office with an article and no more: "the secretary"."""
    roles = find_roles(words)
    if len(roles) != 1 or any(token.capital for token in words.tokens[1:]):
        return False
    role, opens = roles[0], words.tokens[0].low in ARTICLES
    return opens and role.start == 0 and role.end == len(words.tokens) and _is_short(role)


def is_owner(words: Words, roles: tuple[Role, ...], place: int) -> bool:
    """Tell whether a role only says whose another is: the first in "the president’s envoy"."""
    role = roles[place]
    found = head_at(words, role.head)
    if found is not None and words.tokens[found[1] - 1].possessive:
        return True
    return any(other.head < role.head and role.end <= other.end for other in roles[:place])


def _is_short(role: Role) -> bool:
    return role.affiliation is None and " of " not in role.text and " for " not in role.text


def _phrase(words: Words, head: int, end: int, office: str, plural: bool) -> Role:
    start = _with_modifiers(words, head, heads()[office])
    head_end, end = end, behind(words, end)
    first, affiliation = _affiliation_before(words, start)
    text = _role_text(words, start, end, plural, office)
    if affiliation and _is_someone(words, first, start, heads()[office], office):
        affiliation = None
    former, first = _former_before(words, first, affiliation is not None)
    definite = first > 0 and words.joined(first) and words.tokens[first - 1].low in ARTICLES
    role = Role(
        first - 1 if definite else first,
        head,
        end,
        f"{former} {text}" if former else text,
        affiliation,
        office,
        heads()[office],
        plural,
        definite or (first < head and words.tokens[first].possessive),
        read_standing(words, first, head) | read_standing(words, head_end, end),
    )
    return with_complements(words, role, end)


def _is_someone(words: Words, first: int, start: int, kind: RoleKind, office: str) -> bool:
    """Tell "Trump’s envoy" from "Alberta’s premier": a single capital word has no envoys."""
    token = words.tokens[first]
    single = start - first == 1 and token.possessive and first not in words.countries
    serves = kind == "functions" or office == "chief of staff"
    group = token.low in word_list("roles", "parties") or is_no_name_word(token)
    return single and serves and not token.text.isupper() and not group


def _role_text(words: Words, start: int, end: int, plural: bool, office: str) -> str:
    text = words.slice(start, end)
    if not plural:
        return text
    single = singular(text) if singular(text.lower()) != text.lower() else text
    return single if single.lower().replace("-", " ").endswith(office) else text


def _with_modifiers(words: Words, place: int, kind: RoleKind) -> int:
    """Return where the role starts: at "Foreign" in "Foreign Affairs and Trade Minister".

    Fields of work in capitals belong to a minister; before another head ("European
    Council president", "Foreign Ministry spokesman") they are an organisation.
    """
    modifiers = word_list("roles", "modifiers") | standing_words(*KINDS)
    fields = word_list("roles", "fields")
    while place > 0 and words.joined(place):
        token = words.tokens[place - 1]
        if token.possessive or (place - 1) in words.countries:
            break
        low = token.low.removesuffix("-")
        if low in modifiers or (low in fields and (kind == "ministers" or not token.capital)):
            place -= 1
        elif token.low in _AND and place > 1 and _joins_fields(words, place, kind):
            place -= 2
        else:
            break
    return place


def _joins_fields(words: Words, place: int, kind: RoleKind) -> bool:
    """Tell whether "and" before `place` joins two fields: "Foreign Affairs and Trade"."""
    before = words.tokens[place - 2]
    field = before.low in word_list("roles", "fields")
    return kind == "ministers" and field and before.capital and words.joined(place - 1)


def _affiliation_before(words: Words, place: int) -> tuple[int, str | None]:
    """Return where "Canada’s", "Ukrainian", "NATO" or "Bank of Canada" starts, and whose it is."""
    if place > 2 and words.tokens[place].gap.strip() == ")":
        return _organisation_with_acronym(words, place)
    if place == 0 or not words.joined(place):
        return place, None
    before = place - 1
    span = words.country_span(before)
    if span and span[1] == place and not _ends_organisation(words, span[0]):
        return span[0], printed_country(words, words.countries[before])
    token = words.tokens[before]
    if token.low in word_list("roles", "parties") and token.capital:
        return before, token.text
    start = organisation_start(words, before)
    if start is None:
        return (before, None) if token.possessive else (place, None)
    return start, words.slice(start, place)


def _organisation_with_acronym(words: Words, place: int) -> tuple[int, str | None]:
    """Read "World Health Organization (WHO) Director-General"."""
    if words.tokens[place - 1].gap.strip() != "(":
        return place, None
    start = organisation_start(words, place - 2)
    return (place, None) if start is None else (start, words.slice(start, place - 1))


def _ends_organisation(words: Words, place: int) -> bool:
    """Tell "Bank of Canada Governor" and "Health Canada spokesperson" from "Canada"."""
    if place == 0 or not words.joined(place) or words.countries[place].kind == "people":
        return False
    before = words.tokens[place - 1]
    if before.low == "of" and place > 1:
        return words.tokens[place - 2].capital
    starts = before.low in no_name_starts() or before.low in heads()
    return before.capital and not before.possessive and not starts


def organisation_start(words: Words, last: int) -> int | None:
    """Return where the capital words of an organisation or place that ends at `last` start."""
    start = last
    while start >= 0:
        token = words.tokens[start]
        acronym = token.text.isupper() and len(token.text) > 1
        known = token.capital and (acronym or token.low not in no_name_starts())
        known = known and token.low != "l’"
        if not known or token.low in heads() or token.low in word_list("names", "honorifics"):
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
    opens = standing_words(*OPENS_ROLE)
    if apart and words.joined(place) and words.tokens[place - 1].low.removesuffix("-") in opens:
        return words.tokens[place - 1].text.lower(), place - 1
    return "", place
