"""French roles that marks set apart: « Ann Lee, |directrice des soins de l’hôpital de Mopti|, ».

The phrase ends at its mark, so that all of it is the office and whose it is: no list of words
has to know where a body's name ends. Who owns begins at the first capital or kind of body
behind “de”, “à” or “chez”; where that is done (“au Mali”) is no part of its name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reports.drafting.roles.names import FULL_NAME
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs
from reports.language.syntax.grammar import grammar

_LINK = r"(?:[eti4@]a?|&(?:ea?|a)?)"
_WORDS = "[JNIAOBFQSYPCDXwfmkdbs]+"
_SEGMENT = re.compile(rf"(?P<link>{_LINK})(?P<words>{_WORDS})")
_WHOLE = re.compile(
    rf"(?:{_LINK}{_WORDS})+(?P<end>(?:\([AN]\)(?:[it]a?[CNJ]+)?)?(?P<mark>[,.;:()\"-]|$))"
)
_FIELD_WORDS = "[JNIAOBFQSYPXwfmkbs]+"
_OF_FIELD = rf"{_FIELD_WORDS}(?:&?[et]a?{_FIELD_WORDS}|&a?{_FIELD_WORDS})*"
# « ministre |des Eaux et Forêts, de la Mer et de l’Environnement|, »
_FIELDS = re.compile(
    rf"[et]a?{_OF_FIELD}(?:,[et]a?(?=[A-Z]){_OF_FIELD})*(?P<end>(?P<mark>[,.;:()\"-]|$))"
)
_NAMED_BEHIND = re.compile(rf",(?:a?[RL]\.?)*(?:{FULL_NAME})(?=[,.;:()\"v!=&-]|$)")
_NAMED_BEFORE = re.compile(r"(?:[JNX]|[JN]\([AN]+\)|,0w)[,(]$")


def read_apposed(signs: Signs, role: Role, end: int) -> Role | None:
    """Return a role with its office and owner whole; None if no marks say so.

    `end` is the sign behind the head of `role` and its adjectives.
    """
    known = grammar(signs.language).french and role.kind != "ministers" and not role.affiliation
    row = _without_plurals(signs, end) if known else ""
    whole = _WHOLE.match(row, end)
    if whole is None or not _stands_by_name(signs, role, whole):
        return None
    segments = [*_SEGMENT.finditer(row, end, whole.start("end"))]
    owner = next((n for n in range(len(segments)) if _owns(signs, role, segments, n)), None)
    if owner is None or segments[owner]["words"] in ("C", "D"):
        return None
    last = _without_place(signs, segments, owner)
    text = f"{role.text} {signs.slice(end, segments[owner].start())}".rstrip()
    return replace(
        role,
        text=text + _sent_to(signs, role, segments[last + 1 :]),
        affiliation=signs.slice(segments[owner].start("words"), segments[last].end()),
        end=signs.first[whole.start("end")],
    )


def read_field(signs: Signs, role: Role, end: int) -> Role | None:
    """Return a minister's role with all of the field, as `read_apposed`."""
    known = grammar(signs.language).french and role.kind == "ministers"
    whole = _FIELDS.match(signs.text, end) if known else None
    if whole is None or not _stands_by_name(signs, role, whole):
        return None
    last = whole.start("end")
    return replace(role, text=f"{role.text} {signs.slice(end, last)}", end=signs.first[last])


def _without_plurals(signs: Signs, start: int) -> str:
    """Return the row in which several office holders are words: « Ordre des |médecins| »."""
    row = list(signs.text)
    for place, head in signs.heads.items():
        if place >= start and head.plural:
            row[place] = "O" if signs.slice(place, place + 1)[:1].isupper() else "w"
            if row[place] == "w" and re.fullmatch("&[waf0]", "".join(row[place - 2 : place])):
                row[place - 2] = ","  # « directeur d’Acier SA |et trois ministres| »: others
    return "".join(row)


def _stands_by_name(signs: Signs, role: Role, whole: re.Match[str]) -> bool:
    """Return whether a name stands before the mark that opens a role, or behind its last one."""
    behind = _NAMED_BEHIND.match(signs.text, whole.end("end") - len(whole["mark"]))
    return bool(behind or _NAMED_BEFORE.search(signs.text, 0, signs.at(role.start)))


def _owns(signs: Signs, role: Role, segments: list[re.Match[str]], number: int) -> bool:
    """Return whether a segment names a body: by a capital, or by what kind of body it is."""
    each = segments[number]
    link, first = each["link"][0], each["words"][0]
    place = each.start("words")
    if role.kind == "relations":  # a profession: « pêcheur |du quartier de Walia| »
        return link in "et@" and first in "kOBA"
    if first == "k" or signs.listed(place, "roles", "territories"):
        return number > 0 if _is_bare(each, segments) else link in "eti@"
    if re.fullmatch("[Ff]+", each["words"]):
        return False  # « directeur régional |de la Santé| »
    return _opens_name(link, first)


def _opens_name(link: str, first: str) -> bool:
    """Return whether a word behind a preposition opens a body's name, of any kind behind “de”."""
    return first in "OBA" if link in "t4" else link in "e@" and first.isupper()


def _is_bare(each: re.Match[str], segments: list[re.Match[str]]) -> bool:
    """Return whether a kind of body ends a role without a name: « présidente du |parti| »."""
    return len(each["words"]) == 1 and each is segments[-1]


def _without_place(signs: Signs, segments: list[re.Match[str]], owner: int) -> int:
    """Return the last segment of an owner's name, without where or for which region it works."""
    behind = range(owner + 1, len(segments))
    placed = (n for n in behind if _is_place(signs, segments[n], segments[n - 1]["words"]))
    return next(placed, len(segments)) - 1


def _is_place(signs: Signs, each: re.Match[str], before: str) -> bool:
    link, words = each["link"], each["words"]
    if link[0] == "i":
        # « chargé de mission d’Oxfam |dans le nord| », but « l’association Lire |en Fête| »
        return link != "i" or words[0] not in "NJ"
    if words.lower() == words:
        return False
    if link[0] == "4":
        places = range(each.start(), each.end("link"))
        for_all = any(signs.listed(at, "people", "all_of") for at in places)
        # « la Concertation |pour Haïti| »
        return not (for_all or (before == "N" and words == "C"))
    return link[0] == "t" and words[0] not in "OBAD"


def _sent_to(signs: Signs, role: Role, places: list[re.Match[str]]) -> str:
    """Return the place that says which office it is, if one does: « ambassadrice |au Niger| »."""
    sent = not signs.lexicon.words("roles", "sent").isdisjoint(role.office.split(" "))
    country = bool(places) and places[0]["words"] == "C"
    tasked = sent and bool(places) and places[0]["link"][0] == "4"
    there = tasked or (country and (sent or role.kind == "offices"))
    return f" {signs.slice(places[0].start(), places[-1].end())}" if there else ""
