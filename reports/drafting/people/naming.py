"""Where a sentence names a person, and what it says of them: role, country, honorific."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.drafting.people.cues import unlinked
from reports.drafting.people.introductions import Introductions
from reports.drafting.people.person_mentions import Mention, ReadSentence, Sign
from reports.drafting.people.successors import with_successors
from reports.drafting.roles.complements import ARTICLES
from reports.drafting.roles.heads import Role, gives_way, outranks
from reports.drafting.roles.names import Name, find_names, in_place, read_name
from reports.drafting.roles.read import find_roles, is_owner
from reports.drafting.roles.standing import read_standing
from reports.language.lexicon import word_list
from reports.language.sentences import Sentence, no_name_starts
from reports.language.tokens import Words, printed_country, read_words

_COPULAS = frozenset({"is", "became", "becomes", "remains", "est", "devient"})
_APPOSED = frozenset({",", "(", "–", "—", "-", ", (", ":"})
_LINKS = frozenset({"and", "et", "&"})


def read_sentence(sentence: Sentence, language: str = "en") -> ReadSentence:
    """Return `sentence` with the mentions of persons in it, in order."""
    words = read_words(sentence.text, language)
    names, roles = find_names(words), find_roles(words)
    linked = _Links(words, names, sentence).link(roles)
    linked = with_successors(words, sentence, roles, names, linked)
    linked = Introductions(words, sentence, roles, linked).read()
    inside = {place for m in linked.values() for place in range(m.name.start, m.name.end)}
    mentions = [unlinked(words, name, sentence) for name in names if name.start not in inside]
    mentions += linked.values()
    mentions.sort(key=lambda mention: mention.name.start)
    return ReadSentence(sentence, words, names, roles, tuple(mentions))


class _Links:
    """Finds the names that the role phrases of one sentence belong to."""

    def __init__(self, words: Words, names: tuple[Name, ...], sentence: Sentence) -> None:
        self._words, self._names, self._sentence = words, names, sentence
        self._found: dict[int, Mention] = {}

    def link(self, roles: tuple[Role, ...]) -> dict[int, Mention]:
        """Return the mentions by the word where the name starts.

        A role right before a name is that name's; only then does a role look for
        the name that it stands in apposition to, before or behind a comma.
        """
        rest: list[int] = []
        for place, role in enumerate(roles):
            if is_owner(self._words, roles, place):
                continue
            names = list(_names_after(self._words, role))
            whole = _with_first(self._words, role, roles[place - 1] if place else None)
            for name in names:
                self._add(name, "role", whole, whole.text)
            if not names:
                rest.append(place)
        for place in rest:
            self._link_apart(roles, place)
        return self._found

    def _link_apart(self, roles: tuple[Role, ...], place: int) -> None:
        words, role = self._words, roles[place]
        if name := _name_before(words, self._names, role):
            role = _widened(words, role, name.end)
            self._add(name, "role", role, _with_second(words, role, roles[place + 1 :]))
        elif (ranked := self._ranked(roles, place)) is not None:
            self._found[ranked.start] = Mention(ranked, self._sentence, "role", role, role.text)
        elif name := _name_after_comma(words, role):
            self._add(name, "role", role, role.text)
        elif name := _name_of_copula(words, self._names, role):
            self._add(name, "weak", role, role.text)
        self._link_predicate(role)

    def _link_predicate(self, role: Role) -> None:
        """Let the main clause beat what stands beside it, and an office a profession.

        "Ann Lee, a former teacher, is the Minister of Health", "Ann Lee is an engineer
        and a general in the army".
        """
        name = _name_of_main_clause(self._words, self._names, role)
        known = self._found.get(name.start) if name else None
        if role.office in word_list("roles", "relations"):
            return
        if name is None or (known and known.role is not None and outranks(known.role, role)):
            return
        others = known.roles if known else ()
        whole = Mention(name, self._sentence, "role", role, role.text, others=others)
        self._found[name.start] = whole

    def _ranked(self, roles: tuple[Role, ...], place: int) -> Name | None:
        """Return the name in "Mexico’s Navy Secretary, Admiral Raymundo Morales": not his rank."""
        role, ahead = roles[place], roles[place + 1 : place + 2]
        if not ahead or ahead[0].kind != "functions" or role.kind == "functions":
            return None
        behind = ahead[0].start == role.end and self._words.tokens[role.end].gap.strip() == ","
        if not behind or not (role.definite or role.affiliation or role.start == 0):
            return None
        return next(_names_after(self._words, ahead[0]), None)

    def _add(self, name: Name, sign: Sign, role: Role, text: str) -> None:
        # "her U.S. counterpart" says the country, and that there is a role, not which
        unsaid = role.office in word_list("roles", "relations") or _by_training(self._words, role)
        told = None if unsaid else text
        mention = Mention(name, self._sentence, sign, role, told)
        known = self._found.setdefault(name.start, mention)
        if told and known.role is not None and gives_way(known.role, role):
            whole = replace(role, affiliation=role.affiliation or known.role.affiliation)
            self._found[name.start] = replace(mention, role=whole, others=(*known.roles, role))
        elif known is not mention:
            self._found[name.start] = replace(known, others=(*known.others, role))


def _by_training(words: Words, role: Role) -> bool:
    """Tell whether the role is what somebody has learnt, not what they do: "by training"."""
    low = [token.low for token in words.tokens[role.end : role.end + 2]]
    return low in (["by", "training"], ["by", "profession"], ["by", "trade"], ["de", "formation"])


def _names_after(words: Words, role: Role) -> Iterator[Name]:
    """Yield the name right behind the role; after "Presidents", all names of the list."""
    place = _skip_honorific(words, role.end)
    if not _follows(words, role.end, place) or words.tokens[place - 1].possessive:
        return
    name = read_name(words, place)
    if name is None or stands_in_longer_name_after(words, name):
        return
    if not name.full and in_place(words, role.start) and not role.definite:
        # "built in Prince Albert, Sask."
        return
    yield name
    while role.plural and name.end < len(words.tokens):
        after = name.end
        if words.tokens[after].low in _LINKS:
            after += 1
        elif words.tokens[after].gap.strip() != ",":
            return
        following = read_name(words, after) if after < len(words.tokens) else None
        if following is None:
            return
        yield following
        name = following


def _follows(words: Words, end: int, place: int) -> bool:
    """Tell whether word `place` follows the role that ends at `end`, but for "Dr." between."""
    if place == end:
        return words.joined(place)
    return words.joined(end) and place < len(words.tokens) and (
        words.joined(place) or words.tokens[place].gap.strip() == "."
    )  # fmt: skip


def stands_in_longer_name_after(words: Words, name: Name) -> bool:
    """Tell "President Trump" from "President Kennedy Library" by the words behind the name."""
    after = name.end
    return (
        words.joined(after)
        and words.tokens[after].capital
        and words.tokens[after].low in word_list("names", "not_names")
        and not words.tokens[name.end - 1].possessive
    )


def _skip_honorific(words: Words, place: int) -> int:
    """Step over "the Honourable", "Dr." between a role and a name."""
    end = place
    while end < len(words.tokens) and end - place < 3 and (
        words.tokens[end].low in word_list("names", "honorifics") or words.tokens[end].low == "the"
    ):  # fmt: skip
        end += 1
    # "chairs the Congressional Caucus": an article alone is no honorific
    bare = end > place and words.tokens[end - 1].low == "the"
    return end if end < len(words.tokens) and not bare else place


def _name_before(words: Words, names: tuple[Name, ...], role: Role) -> Name | None:
    """Return the name that the role stands in apposition to: "Ann Lee, the Minister of Help"."""
    before = [name for name in names if name.end <= role.head and name.start < role.start]
    if not before:
        return None
    name = before[-1]
    if words.tokens[name.end - 1].possessive or name.end > role.start:
        return None
    if words.tokens[name.end].gap.strip() not in _APPOSED:
        return None
    if in_place(words, name.start) and not (name.full and _name_after_comma(words, role) is None):
        # "In Budapest, the spokesman, Zoltan Roy, said"
        return None
    start = name.end + 2 if _who_is(words, name.end) else name.end
    between = words.tokens[start : role.start]
    if _stands_as(words, name.end, role):
        return name
    unbroken = all(words.joined(place) for place in range(name.end + 1, role.head + 1))
    if len(between) > 5 or not unbroken or any(_parts_clauses(t.low) for t in between):
        return None
    return name


def _stands_as(words: Words, place: int, role: Role) -> bool:
    """Tell whether ", in her last week as" leads from the comma at `place` to the role."""
    if role.start - place > 7:
        return False
    low = [token.low for token in words.tokens[place : role.start]]
    unbroken = all(words.joined(at) for at in range(place + 1, role.start + 1))
    opens = low[:1] in (["in"], ["during"], ["speaking"], ["acting"], ["dans"])
    return opens and low[-1] in ("as", "comme") and len(low) > 1 and unbroken


def _widened(words: Words, role: Role, place: int) -> Role:
    """Return `role` with the unknown words before it, from behind the comma at `place` on.

    "Mexico’s national civil protection coordinator": no list can hold all such words.
    """
    start = place + 2 if _who_is(words, place) else place
    if start >= role.start or _stands_as(words, place, role):
        return role
    affiliation = role.affiliation
    if words.tokens[start].low in ("the", "a", "an", "le", "la", "un", "une", "l’"):
        start += 1
    span = words.country_span(start)
    if span and span[1] <= role.start:
        affiliation = affiliation or printed_country(words, words.countries[start])
        start = span[1]
    elif (owner := _owner_end(words, start, role.start)) is not None:
        if owner > start + 1 or words.tokens[start].text.isupper():
            affiliation = affiliation or words.slice(start, owner)
        start = owner
    if start >= role.start:
        return replace(role, affiliation=affiliation)
    before = words.slice(start, role.start)
    standing = role.standing | read_standing(words, start, role.start)
    whole = f"{before} {role.text}"
    return replace(role, text=whole, affiliation=affiliation, start=start, standing=standing)


def _owner_end(words: Words, start: int, limit: int) -> int | None:
    """Return where "World Bank’s" in "the World Bank’s mission chief" ends, or None."""
    for place in range(start, limit):
        if not words.tokens[place].capital:
            return None
        if words.tokens[place].possessive:
            return place + 1
    return None


def _who_is(words: Words, place: int) -> bool:
    """Tell whether ", who is the" stands at word `place`."""
    low = [token.low for token in words.tokens[place : place + 2]]
    return low in (["who", "is"], ["qui", "est"])


def _parts_clauses(word: str) -> bool:
    """Tell whether a word cannot stand between a name's comma and its role: "served as …"."""
    no_start = word in no_name_starts() and word not in ARTICLES
    return no_start or word in _no_apposition()


def _no_apposition() -> frozenset[str]:
    return word_list("speech", "said") | frozenset(
        {"and", "who", "which", "that", "met", "was", "were", "et", "qui", "whose", "where"}
    )


def _name_after_comma(words: Words, role: Role) -> Name | None:
    """Return the name in "Canada’s prime minister, Mark Carney, said"."""
    end = _skip_acronym(words, role.end)
    place = _skip_honorific(words, end)
    if not role.definite and role.start > 0 and role.affiliation is None:
        return None
    if place >= len(words.tokens) or words.tokens[end].gap.strip() not in (",", "),"):
        return None
    name = read_name(words, place)
    if name is None or not name.full or role.plural:
        return None
    rest = words.text[words.tokens[name.end - 1].end :].lstrip("’s")[:2].strip()
    closed = rest[:1] in (",", ".", ";", ")", "", "–", "—", ":")
    following = words.tokens[name.end].low if name.end < len(words.tokens) else ""
    return name if closed or following in word_list("speech", "said") else None


def _skip_acronym(words: Words, place: int) -> int:
    """Step over "(FinCEN)" behind the name of an organisation."""
    if place + 1 < len(words.tokens) and words.tokens[place].gap.strip() == "(":
        return place + 1 if words.tokens[place + 1].gap.startswith(")") else place
    return place


def _name_of_copula(words: Words, names: tuple[Name, ...], role: Role) -> Name | None:
    """Return the name in "Ann Lee is the Minister of Help"."""
    place = role.start - 1
    if place < 1 or words.tokens[place].low not in _COPULAS or not words.joined(role.start):
        return None
    return next((name for name in names if name.end == place and name.full), None)


def _name_of_main_clause(words: Words, names: tuple[Name, ...], role: Role) -> Name | None:
    """Return the name in "Ann Lee, a former banker, is the minister", "… is X and the minister"."""
    for name in names[:2]:
        if name.end >= role.start or not name.full or name.start > 1:
            continue
        between = words.tokens[name.end : role.start]
        copulas = [place for place, token in enumerate(between) if token.low in _COPULAS]
        if len(copulas) != 1 or len(between) > 12:
            continue
        copula = name.end + copulas[0]
        apposed = words.tokens[name.end].gap.strip() == "," == words.tokens[copula].gap.strip()
        straight = copula == name.end and words.joined(copula)
        next_to = copula + 1 == role.start
        # "… and the 24th prime minister": an unknown word may stand between
        nearby = words.tokens[max(copula, role.start - 3) : role.start]
        second = any(token.low in _LINKS for token in nearby)
        if (apposed and next_to) or (straight and second):
            return name
    return None


def _with_first(words: Words, role: Role, before: Role | None) -> Role:
    """Return "Ukraine’s Deputy Prime Minister and Minister of Economy" before one name whole.

    "the Prime Minister and President Ann Lee" are two persons: the article tells.
    """
    if before is None or before.end + 1 != role.start or role.affiliation or role.definite:
        return role
    linked = words.tokens[before.end].low in _LINKS and words.joined(before.end)
    if not linked or not words.joined(role.start) or words.tokens[before.start].low in ARTICLES:
        return role
    text = f"{before.text} {words.tokens[before.end].text} {role.text}"
    return replace(role, text=text, affiliation=before.affiliation, start=before.start)


def _with_second(words: Words, role: Role, others: tuple[Role, ...]) -> str:
    """Return "Deputy Prime Minister and Minister of Finance" where a second role follows "and"."""
    if not others or role.end >= len(words.tokens) or words.tokens[role.end].low not in _LINKS:
        return role.text
    second = others[0]
    if second.start != role.end + 1 or not words.joined(role.end) or second.affiliation:
        return role.text
    if any(True for _ in _names_after(words, second)):
        return role.text
    return f"{role.text} {words.tokens[role.end].text} {second.text}"
