"""Who gives and who receives: names, countries and bodies in the phrases around a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.name_patterns import (
    ATTACHED,
    DELEGATES_OF,
    ORGAN_OF,
    count_before,
    list_parts,
    proper_name,
)
from reports.drafting.sums.words import aid_words
from reports.language.countries import FoundCountry, are_nationals, country_of, find_countries
from reports.language.lexicon import lexicon_of, without_article, word_list
from reports.language.syntax.grammar import grammar

# a number is of a sum or of a count: no part of who gives or receives
_NUMBER = re.compile(r"\b\d")
_NAMED_BODY = re.compile(
    r"(?P<what>(?:[a-zà-ÿ-]+\s){1,3})(?P<name>[A-ZÀ-Ý][\w’-]+(?:\s[A-ZÀ-Ý][\w’-]+)*)$"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_NAMING = ("name", "people")
# « |six| organismes haïtiens »
_SPELLED = r"(?i)^<numbers.numbers>\s"
# « fonds fiduciaire |de la CEDEAO| »
_NAMED_BY = re.compile(r"^\s[^\s]+(?:\s[a-z]{2,3})?[\s’]\s?[A-ZÀ-Ý]")
# « le Territoire occupé |et le reste| »
_AND_REST = r"(?i)\s<sums.and>\s<parts.rest>$"
# a stop behind a name; not “Oslo Energi |A.S.|”
_STOP = re.compile(r"(?<!\.[A-Z])\.+$")
_YEAR = re.compile(r"^(?:19|20)\d\d\s")


def party_in(phrase: str, cast: Cast) -> str | None:
    """Return whom a phrase names as acting, or None (“the funding”, “she”).

    “Canadian Prime Minister Mark Carney” is Canada, “the federal government” is itself.
    """
    plain = without_article(_YEAR.sub("", without_article(_POSSESSIVE.sub("", phrase.strip(" ,")))))
    if not plain or _NUMBER.search(plain):
        return None  # “|More than 6,000 children| will learn, thanks to $5 million”
    named = cast.named_in(plain)
    countries = find_countries(plain, cast.language)
    for name in named:
        if cast.countries[name]:
            return cast.countries[name]
    if named:
        return countries[0].country.name if countries else None
    return named_beside(plain, cast) or _body_or_country(plain, cast.language)


def are_parties(text: str, cast: Cast) -> str | None:
    """Return `text` if it is a list of countries and bodies alone: “Chad, Mali and Niger”."""
    plain = without_article(_POSSESSIVE.sub("", text.strip(" ,")))
    parts = [without_article(part) for part in list_parts(plain)]
    alone = (
        part and party_in(part, cast) == (country_of(part, cast.language) or part) for part in parts
    )
    return plain if len(parts) > 1 and all(alone) else None


def receiver_in(phrase: str, cast: Cast) -> str | None:
    """Return `phrase` if it names who receives: a country, a body or people; else None."""
    phrase = lexicon_of(cast.language).compiled(_AND_REST).sub("", phrase)
    plain = _without_place(count_before().sub("", without_article(phrase)), cast.language)
    counted = lexicon_of(cast.language).compiled(_SPELLED).sub("", plain)
    if not plain or _NUMBER.search(plain) or not _receives(counted, cast.language):
        return None
    if (named := cast.named_in(plain)) and len(list_parts(plain)) == 1:
        return country_of(cast.countries[named[0]] or "", cast.language)  # “to Minister Ann Lee”
    if aid_words(cast.language)["aid"].fullmatch(counted.lower()):
        return None  # “an Agreement for a |Line of Credit| of”
    return _as_country(plain, cast.language)


def _as_country(plain: str, language: str) -> str:
    """Return a receiver by its country's name, where it is nothing but a country."""
    countries = find_countries(plain, language)
    if len(countries) == 1 and countries[0].kind != "seat":
        only = countries[0]
        rest = (plain[: only.start] + plain[only.end :]).strip(" ’'s")
        people_too = only.kind == "people" and only.start == 0 and only.end == len(plain)
        if not rest and not people_too:
            return only.country.name
    return plain


def _without_place(phrase: str, language: str) -> str:
    """Return countries without where and when they receive: “Sudan |at a meeting in Paris|”."""
    head = _head(phrase, language)
    return head if all(country_of(part, language) for part in list_parts(head)) else phrase


def _receives(plain: str, language: str) -> bool:
    """Tell whether a phrase, or each name of a list and one part at least, is who receives."""
    parts = [without_article(part) for part in list_parts(plain)]
    listed = len(parts) > 2 and all(proper_name().fullmatch(part) for part in parts)
    if len(parts) > 1 and not listed and not is_receiver(parts[0], language):
        return False  # « 60 forages, et le Koweït »
    return is_receiver(plain, language)


def _adjective_follows(language: str) -> bool:
    """Tell whether the head of a phrase is its first word: « la Banque européenne »."""
    return bool(lexicon_of(language).setting("grammar", "adjective_follows"))


def is_receiver(phrase: str, language: str) -> bool:
    """Tell whether a phrase's head is a country, people or a body, not a purpose."""
    head = _head(phrase, language)
    if _is_doing(head, language) or _is_activity(phrase, language):
        return False
    countries, follows = find_countries(head, language), _adjective_follows(language)
    if countries and countries[-1].end >= len(head.rstrip()) - 1:
        people = countries[-1].kind == "people"
        if not (follows and people and countries[-1].start > 0):
            # an adjective alone (“Ukrainian”) is no receiver; the people (“Ukrainians”) are
            return not people or head.rstrip().endswith("s")
    if _are_people(head, language):
        return True
    if follows:
        known = _NAMED_BY.search(phrase[len(head) :])
        fund = aid_words(language)["fund"].match(head) and known
        return bool(fund) or (head[:1].isupper() and is_body(head, language))
    return proper_name().fullmatch(head) is not None and (is_body(head, language) or " " in head)


def _are_people(head: str, language: str) -> bool:
    """Tell whether a head names people or a body: “young farmers”, “grid operator Ukrenergo”."""
    words, last = aid_words(language), head.split()[-2:]
    if last and words["people"].fullmatch(last[-1]):
        return True
    # in French the adjective follows: “réfugiés rohingyas”
    return _adjective_follows(language) and words["people"].match(head) is not None


def _is_doing(head: str, language: str) -> bool:
    """Return whether a phrase opens with a verb in -ing: “rebuilding Haiti” is a purpose."""
    first, _, rest = head.partition(" ")
    going = grammar(language).endings.get("g", ())
    plain = bool(rest) and first.isascii() and first.isalpha() and first.islower()
    return plain and first.endswith(going)


def _is_activity(phrase: str, language: str) -> bool:
    """Return whether a phrase opens with what is done: “Maintenance of the refineries”."""
    words, (what, behind, *_) = aid_words(language), (*phrase.split(" ", 2), "", "")
    done = what.endswith(tuple(words.listed("activities"))) and behind in words.listed(
        "activity_of"
    )
    return done and not words["bodies"].fullmatch(what)


def country_in(text: str, language: str) -> str | None:
    """Return the one country that `text` names, seats apart; None for none or several.

    Its `people` name it too, and their adjective: “to support Ukrainian farmers”.
    """
    names = {f.country.name for f in find_countries(text, language) if f.kind in _NAMING}
    return names.pop() if len(names) == 1 else None


def _head(phrase: str, language: str) -> str:
    """Return what comes before the first preposition or participle: the phrase's head."""
    cut = lexicon_of(language).compiled(ATTACHED).search(phrase)
    if cut is None:
        return phrase
    named = proper_name().match(phrase)
    of = cut["word"] in aid_words(language).prepositions["of"]
    return named[0] if of and named and named.end() > cut.start() else phrase[: cut.start()]


def is_body(phrase: str, language: str) -> bool:
    """Tell whether a proper name is a body's: “World Bank”, “UNICEF”, “Save the Children”."""
    words = phrase.split()
    if aid_words(language)["bodies"].search(phrase):
        return True
    if len(words) == 1:
        capitals = sum(map(str.isupper, words[0]))  # “UNICEF”, “IsDB”
        return len(words[0]) > 2 and 2 * capitals > len(words[0])
    # two capitals may be a person: a body's name has a small word, or three words or more
    return len(words) > 2 and word_list("aid", "titles").isdisjoint(words)


def _body_or_country(plain: str, language: str) -> str | None:
    words = aid_words(language)
    plain = lexicon_of(language).compiled(DELEGATES_OF).sub("", plain)
    plain = re.split(r"[’']s\s", plain)[0]  # “the IMF’s board”: the IMF
    front, _, last = plain.rpartition(" ")  # « l’Union européenne |destiné| à la formation »
    plain = front if front and words.groups_in((last,)) and _adjective_follows(language) else plain
    if words["generic"].fullmatch(plain):
        return None
    countries, first = find_countries(plain, language), plain.split(" ")[0]
    if _adjective_follows(language) and first[0].isupper():
        organ = not words["bodies"].fullmatch(first)
        beside = bool(countries) and countries[0].start == len(first) + 1
        adjective = beside and countries[0].kind == "people" and not organ
        if adjective or words["lenders"].fullmatch(first):
            return plain  # « Agence française de développement », « Office malien de l’eau »
    if body := _named_body(plain, countries, language):
        return body
    if countries:
        return _country_acting(plain, countries[0], language)
    # “the federal government”, not “a share of the G7 loan”; in French, “la Banque européenne”
    acting = _head(plain, language).split()[:: 1 if _adjective_follows(language) else -1]
    acts = words["bodies"].fullmatch("".join(acting[:1]))
    return plain if acts else None


def _named_body(plain: str, countries: Sequence[FoundCountry], language: str) -> str | None:
    """Return the body whose name opens a phrase, a country's name in it or not.

    A ministry acts for its country (“Polish Ministry of Foreign Affairs”), as a person does.
    """
    plain = _without_board(plain, language)
    proper = proper_name().match(plain)
    name = _STOP.sub("", proper[0].strip(" ,’'")) if proper else ""
    if not is_body(name, language):
        return None
    said = plain.removeprefix(name).strip()  # “the IMF |board|”, but the whole of “G7 leaders”
    acts = not said.endswith("s") and said in lexicon_of(language).words("aid", "delegates")
    if not (acts or not said or " " in name):
        return None
    inside = bool(countries) and countries[0].start <= len(name)
    return name if not inside or _is_body_with(name, countries[0], language) else None


def _without_board(name: str, language: str) -> str:
    """Return a name without the organ behind it: “World Bank |Board of Directors|”."""
    front = lexicon_of(language).compiled(r"(?i)\s<aid.boards>$").sub("", name)
    return front if is_body(front, language) else name


def _is_body_with(name: str, country: FoundCountry, language: str) -> bool:
    """Return whether a name with a country's in it is a body's: “World Bank Kenya”."""
    words, known, opens = aid_words(language), name.split(), country.start == 0
    following = name[country.end :].split()[:1]
    listed = opens and not word_list("sums", "and").isdisjoint(following)
    organ = opens and words["state_organs"].search(name)
    if listed or organ:
        return False
    if any(words["bodies"].fullmatch(word) for word in (known[0], known[-1], *following)):
        return True
    adjective = country.kind == "people" and opens
    long = len(known) > 2 and (adjective or country.end >= len(name))
    return long and not is_office(name, language)


def _country_acting(plain: str, first: FoundCountry, language: str) -> str | None:
    """Return the country that acts, or its government as it is named; None for a mere place."""
    inside = f"({'|'.join(aid_words(language).prepositions['place'])})"
    if re.search(rf"\s{inside}\s(?:\w+\s)?$", plain[: first.start]):
        return None  # “governments meeting |in the Kenyan capital|”
    said = plain[first.start : first.end]
    aside = first.start > 0 and _is_aside(plain[: first.start], language)
    if aside or (first.kind == "seat" and said != plain):
        return None  # “delegates |to a conference on the Syrian| war”
    words = aid_words(language)
    following = "".join(plain[first.end :].split()[:1])
    # “frozen Russian assets” give nothing, “a Swiss bank” is not the country
    head = plain.split(" ")[0] if _adjective_follows(language) else following
    crowd = words["people"].fullmatch(head) and not words["bodies"].fullmatch(head)
    others = crowd or words["private"].match(following)
    if first.kind == "people" and (others or are_nationals(said, language)):
        return None  # nor are “Kenyans abroad” Kenya
    organ = lexicon_of(language).compiled(ORGAN_OF).fullmatch(plain, 0, first.start)
    state = organ and words["state_organs"].fullmatch(organ["what"])
    if organ and not state and words["people"].fullmatch(organ["what"]):
        return None  # “people of Mexico”
    return first.country.name


def _is_aside(before: str, language: str) -> bool:
    """Return whether what stands before a country is a whole phrase with a preposition."""
    prepositions = aid_words(language).prepositions
    inside = (prepositions["to"] | prepositions["within"]) - prepositions["partner"]
    head = re.split(r"\s(?=[A-ZÀ-Ý])", before)[0].lower().split()
    return not inside.isdisjoint(head[1:-1])


def parties_in(text: str, cast: Cast) -> list[str]:
    """Return the countries and bodies that a noun phrase names, once each, in order.

    People stand for the country or body they act for; a mere adjective is no party.
    """
    found: list[str] = []
    for part in list_parts(text):
        party = party_in(part, cast)
        more = [c.country.name for c in find_countries(part, cast.language) if _acts(part, c)]
        found += more if len(more) > 1 else [party] if party else more
    return list(dict.fromkeys(found))


def is_office(part: str, language: str) -> bool:
    """Tell whether a name says what somebody is: “Prime Minister”, “Supervisor General”."""
    lexicon = lexicon_of(language)
    heads = frozenset().union(
        *(lexicon.words("roles", name) for name in ("ministers", "offices", "functions"))
    )
    words = part.split()
    titled = word_list("aid", "titles").issuperset(words)
    return titled or any(not heads.isdisjoint({w, *w.split("-")}) for w in part.lower().split())


def named_beside(part: str, cast: Cast) -> str | None:
    """“the Turkish operator |Marmara|”, “Germany’s |KfW| development bank”: the body’s name."""
    words = aid_words(cast.language)
    found = _NAMED_BODY.search(part)
    body = found and words["bodies"].search(found["what"])
    if not (found and body) or words["state_organs"].search(found["what"]):
        return None
    if found["what"].split()[-1] in lexicon_of(cast.language).words("grammar", "prepositions"):
        return None  # “the city |of Lyon|” is the city
    alone = is_alone(found["name"], cast) and not find_countries(found["name"], cast.language)
    return found["name"] if alone else None


def is_alone(name: str, cast: Cast) -> bool:
    """Tell whether a name is a body's by itself: no person's, no office's, no organ of a state."""
    titled = not word_list("aid", "titles").isdisjoint(name.split())
    organ = aid_words(cast.language)["state_organs"].search(name)
    return not (titled or organ or name in cast.countries)


def _acts(text: str, found: FoundCountry) -> bool:
    """Tell whether a country's name acts: not its adjective, its seat or its possessive."""
    return found.kind == "name" and not text[found.end :].startswith(("’s ", "'s "))


def is_owner(name: str, language: str) -> bool:
    """Tell whether a name before a noun owns it: not “Ukraine aid”, which is for Ukraine."""
    last = name.split()[-1]
    country = find_countries(last, language)
    adjective = bool(country) and country[-1].kind == "people"
    return adjective or last.endswith(("’s", "'s", "s’")) or (last.isupper() and len(last) > 1)
