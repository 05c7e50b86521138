"""One name, one spelling: of persons and places, but never in what others have said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache

from reports.checks.form.names import (
    PersonName,
    folded,
    named,
    persons,
    shortened,
    sounds,
    written,
)
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.language.lexicon import COMMON, Lexicon, any_of, read_lists
from reports.slotted import mutable

# letters of names that are compared: with the same first name, and with none beside them
_LEAST, _LEAST_ALONE = 4, 5
# letters of names alone that may differ in how they sound: by one more, and by another
_ONE_MORE, _ANOTHER = 7, 8
# what stands before a spelling that another is explained by: “Türkiye (formerly Turkey)”
_EXPLAINS = re.compile(r"\([^()]{0,24}$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_NAME_BEHIND = re.compile(r" [^\W\d_]")


@mutable
class _Spelling:
    """How often a spelling stands, with which first names, and where first."""

    word: str
    parts: list[str] = field(default_factory=list)
    firsts: dict[str, str] = field(default_factory=dict)
    is_person: bool = False


@rule("B404", "a name is spelt one way")
def two_spellings(subject: Subject) -> Iterator[Finding]:
    """Ask for one spelling of each person and place."""
    known = subject.lexicon
    if known is None:
        return
    yield from _places(subject, known)
    yield from _persons(subject, known)


def _told(rare: _Spelling, usual: _Spelling) -> Finding:
    """Return what is found where the rarer of two spellings stands first."""
    times = len(usual.parts)
    elsewhere = f" in {usual.parts[0]}" if usual.parts[0] != rare.parts[0] else ""
    often = f" ({times} times)" if times > 1 else elsewhere
    found = f"“{rare.word}” stands beside “{usual.word}”{often}"
    return Finding(rare.parts[0], found, "one spelling of a name", f"write “{usual.word}”")


def _weight(each: _Spelling) -> tuple[int, bool]:
    """Return what makes a spelling the usual one: how often it stands, or the table.

    No rule can tell which of two people is right: of as many, the later one is asked about.
    """
    return len(each.parts), each.parts[0].startswith("people")


def _places(subject: Subject, known: Lexicon) -> Iterator[Finding]:
    found: dict[int, dict[str, _Spelling]] = {}
    groups, pattern = _place_words()
    for part, text in (*named(subject), *written(subject)):
        for match in pattern.finditer(text):
            word = match.group().replace("'", "’")
            if not _in_a_name(text, match, known):
                spellings = found.setdefault(groups[word], {})
                spellings.setdefault(word, _Spelling(word)).parts.append(part)
    order = list(groups)  # of as many, the first one of its list is the usual one
    for spellings in found.values():
        ranked = sorted(spellings.values(), key=lambda each: order.index(each.word))
        usual, *others = sorted(ranked, key=_weight, reverse=True)
        for other in others:
            yield _told(other, usual)


@cache
def _place_words() -> tuple[Mapping[str, int], re.Pattern[str]]:
    """Return the group of each spelling, and a pattern that finds all of them."""
    listed = read_lists(COMMON, "check")["places"]
    groups = {word: number for number, words in enumerate(listed) for word in words}
    return groups, re.compile(rf"(?<![^\W_])(?:{any_of(groups)})(?![^\W_])")


def _in_a_name(text: str, match: re.Match[str], known: Lexicon) -> bool:
    """Return whether a place is part of a longer name, such as a newspaper’s, or explains one."""
    behind = _NAME_BEHIND.match(text, match.end())
    before = _WORD_BEFORE.search(text, max(match.start() - 30, 0), match.start())
    word = before[1] if before else ""
    return (
        bool(behind and behind.group()[-1].isupper())
        or (word[:1].isupper() and word.casefold() not in known.vocabulary())
        or _EXPLAINS.search(text, max(match.start() - 30, 0), match.start()) is not None
    )


def _by_keys(spellings: Iterable[_Spelling]) -> dict[str, list[_Spelling]]:
    """Return spellings by the keys that those of one name share."""
    likes: dict[str, list[_Spelling]] = {}
    for each in spellings:
        for key in _keys(each.word):
            likes.setdefault(key, []).append(each)
    return likes


def _persons(subject: Subject, known: Lexicon) -> Iterator[Finding]:
    spellings = _spellings(persons(subject, known))
    people = [each for each in spellings.values() if each.is_person]
    for each in people:
        yield from _first_names(each, known)
    likes = _by_keys(people)
    told: set[frozenset[str]] = set()
    for each in spellings.values():
        near = {id(like): like for key in _keys(each.word) for like in likes.get(key, ())}
        for like in near.values():
            pair = frozenset((each.word, like.word))
            if len(pair) > 1 and pair not in told and _are_one(each, like, known):
                told.add(pair)
                yield _told(*sorted((like, each), key=_weight))


def _spellings(mentions: Iterable[PersonName]) -> dict[str, _Spelling]:
    out: dict[str, _Spelling] = {}
    for mention in mentions:
        if len(mention.last) >= _LEAST and mention.last.replace("-", "").isalpha():
            each = out.setdefault(mention.last, _Spelling(mention.last))
            each.parts.append(mention.part)
            each.is_person |= not mention.is_alone
            if mention.first:
                each.firsts.setdefault(mention.first, mention.part)
    return out


def _keys(word: str) -> set[str]:
    return {f" {sounds(word)}", *shortened(folded(word))}


def _are_one(one: _Spelling, other: _Spelling, known: Lexicon) -> bool:
    """Return whether two surnames are one person’s."""
    if not _may_be_one(one.word, other.word, known):
        return False
    if one.firsts and other.firsts:
        return any(_same_first(a, b) for a in one.firsts for b in other.firsts)
    return _alike_alone(folded(one.word), folded(other.word))


def _may_be_one(one: str, other: str, known: Lexicon) -> bool:
    """Return whether names begin alike, and none is a plural or a woman’s form of the other."""
    short, long = sorted((folded(one), folded(other)), key=len)
    if sounds(one)[:1] != sounds(other)[:1] or long in (f"{short}s", f"{short}es"):
        return False
    endings = tuple(known.ordered("check", "name_endings"))
    return one.endswith(endings) == other.endswith(endings)


def _same_first(one: str, other: str) -> bool:
    """Return whether first names are one: the same, much alike in sound, or an initial."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return (len(short) == 1 and long.startswith(short)) or sounds(short) == sounds(long)


def _alike_alone(one: str, other: str) -> bool:
    """Return whether a name without a first name is another one, written otherwise."""
    short, long = sorted(map(len, (one, other)))
    if sounds(one) == sounds(other):
        return short >= _LEAST_ALONE
    return short >= (_ANOTHER if short == long and sorted(one) != sorted(other) else _ONE_MORE)


def _first_names(each: _Spelling, known: Lexicon) -> Iterator[Finding]:
    """Yield first names beside one surname that only differ in how they are written."""
    by_sound: dict[str, str] = {}
    for first, part in each.firsts.items():
        other = by_sound.setdefault(sounds(first), first) if len(first) >= _LEAST else first
        if other != first and _may_be_one(first, other, known):
            found = f"“{first} {each.word}” stands beside “{other} {each.word}”"
            yield Finding(part, found, "one spelling of a name", f"write “{other}” or “{first}”")


RULES = (two_spellings,)
