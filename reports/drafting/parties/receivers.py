"""Who receives a sum: “give UNICEF …”, “to Ukraine”, “for refugees”, “Kenya will receive”.

A list comes whole. A phrase that is neither a country nor people nor a body is no receiver.
"""

from __future__ import annotations

import re

from reports.drafting.parties.cast import Cast
from reports.drafting.parties.lending import signing
from reports.drafting.parties.name_patterns import list_parts, proper_name
from reports.drafting.parties.names import is_alone, party_in, receiver_in
from reports.drafting.parties.receiving_countries import listed_in, place_of, requester_of
from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.listed import name_in_list
from reports.drafting.sums.phrases import Complement
from reports.language.countries import country_of, find_countries, opening_countries
from reports.language.lexicon import lexicon_of, without_article

# the name before a sum whose verb is told once: “…, Norway $5 million”, “followed by Spain with”;
# it may run into the chunk of its sum: “the Republic of |Korea US$3 million”
_ELIDED = re.compile(r"(?:^|[,;J]|pP)+(?P<who>n+(?:[oP]n+)*)(?:\(n\))?[BPlx]*$")
_ELIDED_BESIDE = re.compile(r"(?:^|[,;J])+(?P<who>(?:n+o)*)$")

# all of a list between a verb and its sum: “granted |Syria and Jordan| $5 million”
_NAMES = re.compile(r"(?P<names>[noJ,]*?n?J?)(?P<behind>[BPlxDt]*)")
# “will help Nepal |recover|”
_DOES = re.compile(r"\s[a-z]+")
# « à la |disposition des| Nations unies », « au |bénéfice de| »
_DATIVE = r"^<aid.dative>\s<aid.prepositions.of>(?:(?<=[’'])|\s)"
#: Verbs whose passive says who receives: “Chad was promised $5 million”.
_PASSED = frozenset({"pledge", "give", "lend", "pay", "commit"})
_NO_RECEIVER = frozenset({"", "ask", "cut", "refuse", "say", "sign", "talk"})


def recipient_of(clause: SumClause, cast: Cast) -> str | None:
    """Return who receives the sum, as far as its own sentence says.

    In a headline every word may have a capital: only a country is known there.
    """
    found = _said(clause, cast)
    headline = clause.mention.sentence.place == "title"
    # « promis par les donateurs |à Nouakchott| » says where, “a loan to Kyiv” who
    prepositions = clause.words.prepositions
    both = not prepositions["to"].isdisjoint(prepositions["place"])
    known = any(
        (each.kind != "people" or each.end - each.start == len(found or ""))
        and not (both and each.kind == "seat")
        for each in find_countries(found or "", cast.language)
    )
    return found if not headline or known else None


def _said(clause: SumClause, cast: Cast) -> str | None:
    if clause.is_agreed and (sides := signing(clause, cast)):
        return sides[1]
    named = name_in_list(clause)
    if named and named[1]:
        name = named[0]
        own = name if name[:1].isupper() else None
        return receiver_in(name, cast) or own
    return (
        _before(clause, cast)
        or _named_behind(clause, cast)
        or (None if named else _of_noun(clause, cast))
        or place_of(clause, cast)
        or _helped(clause, cast)
        or requester_of(clause, cast)
    )


def elided_name(clause: SumClause, cast: Cast) -> str | None:
    """Return the name before a sum whose verb is told once: “and France €50 million”."""
    if not clause.repeated:
        return None
    phrases, start = clause.phrases, clause.mention.found.start
    first, _ = phrases.span(clause.mention.previous_end, start)
    chunks = phrases.sentence.chunks
    beside = clause.mention.text[chunks[clause.first].start : start].strip()
    runs_in = beside[:1].isupper()
    pattern = _ELIDED_BESIDE if runs_in else _ELIDED
    found = pattern.search(phrases.marks, first, clause.first - (0 if runs_in else _gift(clause)))
    if found is None:
        return None
    end = start if runs_in else chunks[found.end("who") - 1].end
    name = without_article(clause.mention.text[chunks[found.start("who")].start : end])
    known = clause.group == "receive" or party_in(name, cast)
    return name if known and name[:1].isupper() else None


def _gift(clause: SumClause) -> int:
    """Return how many chunks say what is given: “the World Bank |a loan of| $5 million”."""
    phrases, at = clause.phrases, clause.first - 2
    own = phrases.marks.startswith("n", at) and phrases.marks[at + 1] == "o"
    noun = without_article(phrases.said(at, at)) if own else ""
    return 2 if noun and clause.words["aid"].fullmatch(noun) else 0


def elided_receives(clause: SumClause, cast: Cast) -> bool:
    """Return whether an elided name receives: “gave Kenya $3 million and Chad $5 million”.

    It does if one who receives stands between verb and first sum, too, and the name is a
    country as that one is, or none as who gives is one: of two bodies that lend to a country,
    the second lends as well.
    """
    if clause.group == "receive" or _is_passed(clause):
        return True
    given = _indirect(clause, cast)
    if given is None:
        return False
    name = country_of(elided_name(clause, cast) or "", cast.language) is not None
    as_giver = name is bool(find_countries(clause.subject(), cast.language))
    return not as_giver or name is (country_of(given, cast.language) is not None)


def _before(clause: SumClause, cast: Cast) -> str | None:
    """“Ukraine will receive $5 million”, “give UNICEF $10 million”."""
    if clause.governing is None:
        return None
    if clause.governing.role == "subject":
        if clause.group == "receive":
            return _taker(clause, cast)
        return _supported(clause, clause.governing.at, cast)
    name = elided_name(clause, cast)
    if name:
        received = elided_receives(clause, cast)
        return name if received else None
    if clause.group == "receive":
        return _receiving(clause, cast)
    if clause.repeated:
        return None
    return (_receiving if _is_passed(clause) else _indirect)(clause, cast)


def _is_passed(clause: SumClause) -> bool:
    """Return whether the subject of a passive receives: “Chad was promised $5 million”."""
    object_ = clause.governing is not None and clause.governing.role == "object"
    return object_ and clause.passive and clause.group in _PASSED


def _taker(clause: SumClause, cast: Cast) -> str | None:
    """“A contribution of $5 million was received |by the Red Cross|”: the agent of the passive."""
    at = clause.governing.at + 1 if clause.governing else 0
    led = clause.passive and clause.phrases.word(at) in clause.words.prepositions["by"]
    phrase = clause.phrases.phrase(at + 1) if led else ""
    named = receiver_in(phrase, cast) or party_in(phrase, cast)
    return named or (phrase if proper_name().fullmatch(phrase) and is_alone(phrase, cast) else None)


def _supported(clause: SumClause, at: int, cast: Cast) -> str | None:
    """“$5 million will support |the Red Cross| in Haiti”, “… enables |UNICEF| to vaccinate”."""
    verb = clause.phrases.verb(at)
    groups = clause.words.groups_in(verb.lexical)
    helps = verb.main in clause.words.listed("helping") or {"give", "allow"} & set(groups)
    if verb.passive or not helps:
        return None
    phrase = clause.phrases.phrase(at + 1)
    found = find_countries(phrase, cast.language)
    if len(found) == 1 and found[0].kind == "name" and _DOES.fullmatch(phrase, found[0].end):
        return found[0].country.name if found[0].start == 0 else None
    return receiver_in(phrase, cast)


def _receiving(clause: SumClause, cast: Cast) -> str | None:
    """“Ukraine will receive …”, “which allows Kyiv to draw …”."""
    subject = clause.subject()
    plain = without_article(subject)
    nouns = ("generic", "needs", "aid")  # “the appeal has received” says not who
    if clause.words["state_organs"].fullmatch(plain):
        return cast.home  # “the government has secured a loan”: whose it is
    generic = not plain or any(clause.words[n].search(plain.split()[-1]) for n in nouns)
    named = receiver_in(subject, cast) or party_in(subject, cast)
    return named or (plain if plain[:1].isupper() and not generic and len(plain) <= 60 else None)


def _indirect(clause: SumClause, cast: Cast) -> str | None:
    """“give |UNICEF| $10 million”, “give to |Kenya| $5 million”; not “give |aid| of $5m”."""
    governing = clause.governing
    if governing is None or governing.at > clause.first or clause.group in _NO_RECEIVER:
        return None
    for each in clause.complements_between():
        given = each.word in clause.words.prepositions["to"] and not _is_where(clause, each)
        phrase = _behind_to(clause, each) if given else ""
        if found := receiver_in(phrase, cast):
            return found
    named = receiver_in(_behind_verb(clause, governing.at), cast)
    beside = clause.phrases.marks[governing.at + 1] == "n" and "at" not in clause.words.prepositions
    if named or not beside or clause.group not in _PASSED:
        return named
    return _countries_at(clause, governing.at + 1)  # “gave |Chad| two grants worth”


def _behind_verb(clause: SumClause, at: int) -> str:
    """Return the names between a verb and its first sum: “|Syria and Jordan| US$4 million”."""
    phrases = clause.phrases
    end = phrases.marks.find("$", at + 1)
    listed = _NAMES.fullmatch(phrases.marks, at + 1, end)
    if listed is None:
        return ""
    # the last name may stand in one chunk with the sum
    chunk = phrases.sentence.chunks[end].start
    start = next((first for first, last in clause.mention.spans if last > chunk), chunk)
    name = clause.mention.text[chunk:start].strip()
    runs_in = name[:1].isupper() and not listed["behind"]
    stop = start if runs_in else phrases.sentence.chunks[listed.end("names") - 1].end
    words = clause.mention.text[phrases.sentence.chunks[at + 1].start : stop].strip(" ,").split(" ")
    one = phrases.sentence.grammar.lists["singular"]  # “Kenya |another| $3 million”
    further = next((n for n, word in enumerate(words) if n and word in one), len(words))
    return " ".join(words[:further])


def _named_behind(clause: SumClause, cast: Cast) -> str | None:
    """“$5 million to Kenya”, “for refugees in Chad”."""
    prepositions = clause.words.prepositions
    for each in clause.complements():
        if each.is_aim and _helps(clause, each) and (found := _countries_at(clause, each.at + 1)):
            return found  # “to help |Jordan and Lebanon| care for refugees”
        if each.is_aim or each.word not in prepositions["to"] or _is_occasion(clause, each):
            continue
        if clause.phrases.marks[each.at] == "x" and clause.goes_with_another(each.at):
            continue  # « une conférence organisée |à Nouakchott| »
        if found := listed_in(clause, each, cast):
            return found
        phrase = _behind_to(clause, each)
        if found := receiver_in(phrase, cast) or _lone_name(clause, each, cast):
            return found
    return None


def _behind_to(clause: SumClause, each: Complement) -> str:
    """Return the phrase behind “to”: « à la disposition |des Nations unies| »."""
    phrase = clause.phrases.phrase(each.at + 1, loose=True)
    dative = lexicon_of(clause.language).compiled(_DATIVE)
    return without_article(dative.sub("", phrase))


def _is_occasion(clause: SumClause, each: Complement) -> bool:
    """Return whether “to” goes with a noun before it: “a visit to Kyiv”, “in response to”."""
    before = clause.phrases.said(each.at - 1, each.at - 1).split()[-1:]
    return bool(before) and clause.words["occasions"].fullmatch(before[0]) is not None


def _is_where(clause: SumClause, each: Complement) -> bool:
    """Return whether “à” behind a date or “announced” says where: « a annoncé |à Abidjan| une »."""
    named = find_countries(clause.phrases.phrase(each.at + 1), clause.language)
    dated = clause.phrases.marks[each.at - 1 : each.at] == "t" or clause.group == "announce"
    place = each.word in clause.words.prepositions["place"]
    return dated and place and all(found.kind == "seat" for found in named)


def _lone_name(clause: SumClause, each: Complement, cast: Cast) -> str | None:
    """“$3 million to Ukrenergo”, “a soft loan for Odesa”: one name right behind the gift."""
    close = each.at == clause.last + 1 or clause.group == "go" or aid_ends(clause, each)
    name = clause.phrases.phrase(each.at + 1)
    if clause.group in _PASSED and clause.phrases.marks[each.at] == "x":
        # « remis vendredi |au Secours populaire| »: no town has an article
        close = close or each.word != min(clause.words.prepositions["at"], key=len)
    whole = name[:1].isupper() and not country_of(name, cast.language)
    plain = (
        len(name) > 2
        and len(list_parts(name)) == 1
        and not clause.words["aid"].fullmatch(name.lower())
    )
    return name if close and whole and plain and not cast.named_in(name) else None


def aid_ends(clause: SumClause, each: Complement) -> bool:
    """Return whether a noun of aid stands right before a preposition."""
    before = clause.mention.text[: clause.phrases.sentence.chunks[each.at].start].rstrip()
    last = re.search(r"[^\W\d_]+$", before)
    return last is not None and clause.words["aid"].fullmatch(last[0]) is not None


def _of_noun(clause: SumClause, cast: Cast) -> str | None:
    """“humanitarian aid to Ukraine to $28.2 million”, “support for Haiti worth”."""
    for each in clause.complements_of_noun():
        if each.word in clause.words.prepositions["to"]:
            phrase = clause.phrases.phrase(each.at + 1)
            if found := receiver_in(phrase, cast):
                return found
    return None


def _helped(clause: SumClause, cast: Cast) -> str | None:
    """“to help 850 young people find work”: the people whom the aim names first."""
    aim = next((each for each in clause.complements() if each.is_aim), None)
    if aim is None or not _helps(clause, aim):
        return None
    head = clause.phrases.said(aim.at + 1, aim.at + 1).split()[-1:]
    if head and clause.words["people"].search(head[0]):
        return receiver_in(clause.phrases.phrase(aim.at + 1, loose=True), cast)
    return None


def _helps(clause: SumClause, aim: Complement) -> bool:
    return clause.phrases.verb(aim.at).main in clause.words.listed("helping")


def _countries_at(clause: SumClause, at: int) -> str | None:
    """Return the countries that open a phrase, whatever they are to do; not “Kenya’s farmers”."""
    chunks = clause.phrases.sentence.chunks
    said = without_article(clause.mention.text[chunks[at].start :]) if at < len(chunks) else ""
    return opening_countries(said, clause.language) or None
