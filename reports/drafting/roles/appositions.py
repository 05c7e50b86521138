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
    if last + 1 < len(segments) and _is_sent_there(signs, role, segments[last + 1]):
        text = f"{text} {signs.slice(segments[last + 1].start(), whole.start('end'))}"
    return replace(
        role,
        text=text,
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
    if link == "t" and re.match("w[JNIAOB]", each["words"]):
        return True  # « analyste |au cabinet Horizon| »
    kind = first == "k" or signs.listed(place, "roles", "territories")
    if kind and len(each["words"]) == 1 and number == len(segments) - 1:
        return number > 0  # « présidente du parti » says no name
    if kind:
        return link in "eti@"
    if re.fullmatch("[Ff]+", each["words"]):
        return False  # « directeur régional |de la Santé| »
    if link in "t4":
        # « chercheuse |à l’Académie des sciences| », « porte-parole |pour Oxfam| »
        after = segments[number + 1 : number + 2]
        long = link == "t" and first == "N" and after and after[0]["link"][0] == "e"
        return first in "OBA" or bool(long and after[0]["words"][0].islower())
    return link in "e@" and first.isupper()


def _without_place(signs: Signs, segments: list[re.Match[str]], owner: int) -> int:
    """Return the last segment of an owner's name, without where or for which region it works."""
    for number, each in enumerate(segments[owner + 1 :], start=owner + 1):
        link, words = each["link"], each["words"]
        named = words.lower() != words
        for_all = any(
            signs.listed(at, "people", "all_of") for at in range(each.start(), each.end("link"))
        )
        alone = segments[number - 1]["words"] == "N"  # « la Concertation |pour Haïti| »
        region = link[0] == "4" and named and not (for_all or (alone and words == "C"))
        sited = link[0] == "t" and named and words[0] not in "OBAD"
        # « chargé de mission d’Oxfam |dans le nord| », but « l’association Lire |en Fête| »
        inside = link[0] == "i" and not (link == "i" and words[0] in "NJ")
        if inside or region or sited:
            return number - 1
    return len(segments) - 1


def _is_sent_there(signs: Signs, role: Role, place: re.Match[str]) -> bool:
    """Return whether a place says which office it is: « ambassadrice |au Niger| »."""
    sent = not signs.lexicon.words("roles", "sent").isdisjoint(role.office.split(" "))
    country = place["words"] == "C"
    return (sent and (country or place["link"][0] == "4")) or (role.kind == "offices" and country)
