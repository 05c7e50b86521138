"""The words of grammar, by language: assets/lexicon/TAG/grammar.toml made ready to look up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reports.language.lexicon import lexicon_of, read_lists

_WORD = (
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|%"
    r"|\b(?:[ldnsjmtc]|qu|lorsqu|puisqu|jusqu)[’'](?=[^\W\d_])"
    r"|[^\W\d_]+(?:[-\u2011][^\W_]+)*(?:[’'](?:s|re|ve|ll|t)\b|n[’']t\b)?|[^\W_]+|[^\w\s]"
)
_CLOSED = (
    ("A", ("be", "have", "do")), ("R", ("relatives",)), ("I", ("pronouns",)),
    ("D", ("determiners",)), ("O", ("openers",)), ("P", ("prepositions",)),
    ("J", ("joints",)), ("B", ("negations", "adverbs")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language's grammar."""

    lists: Mapping[str, frozenset[str]]
    modality: Mapping[str, str]
    closed: Mapping[str, str]
    #: Forms of verbs: the classes that each may have, without its neighbours.
    forms: Mapping[str, str]
    approximate: frozenset[str]
    pattern: re.Pattern[str]
    #: Whether its verbs and articles follow the rules of French: its lists say so.
    french: bool


@cache
def grammar(language: str) -> Grammar:
    """Return the words of grammar for a BCP 47 tag."""
    entry = read_lists(lexicon_of(language).language, "grammar")
    verbs = entry["verbs"]
    lists = {
        name: frozenset(words.split())
        for name, words in (*entry.items(), *verbs.items())
        if isinstance(words, str)
    }
    closed: dict[str, str] = {}
    for letter, names in _CLOSED:
        for name in names:
            closed |= dict.fromkeys(lists[name] - closed.keys(), letter)
    modality = {word: kind for kind, words in entry["modality"].items() for word in words.split()}
    french = "stems" in verbs
    return Grammar(
        lists=lists,
        modality=modality,
        closed={word.replace("_", " "): letter for word, letter in closed.items()},
        forms=(_french_forms if french else _english_forms)(verbs),
        approximate=frozenset(entry["approximate"]),
        pattern=_pattern([*entry["whole"], *entry["approximate"]]),
        french=french,
    )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a word; some phrases are read as one."""
    several = [p for p in phrases if " " in p or p.endswith("à")]
    whole = "|".join(re.escape(p).replace("\\ ", r"\s").replace("’", "[’']") for p in several)
    return re.compile(rf"\b(?:{whole})(?:(?<=[’'])|\b)|{_WORD}", re.IGNORECASE)


def _english_forms(verbs: Mapping[str, str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in verbs["bases"].split():
        stem = base[:-1] if base.endswith("e") else base
        soft = base.endswith("y") and base[-2] not in "aeiou"
        forms[base] = "b"
        forms[f"{base[:-1]}ies" if soft else f"{base}{'es' if _hisses(base) else 's'}"] = "s"
        double = re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]", base)
        for each in {stem, stem + base[-1] if double else stem}:
            forms |= {f"{each}ing": "g", f"{base[:-1]}ied" if soft else f"{each}ed": "e"}
    for pair in verbs["irregular"].split():
        past, _, participle = pair.partition("/")
        forms |= {participle: "p", past: "V"} if participle else {past: "e"}
    return forms


def _hisses(base: str) -> bool:
    return base.endswith(("s", "x", "sh", "ch", "o"))


def _french_forms(verbs: Mapping[str, str]) -> dict[str, str]:
    forms = dict.fromkeys(verbs["finite"].split(), "V")
    forms |= dict.fromkeys(verbs["infinitives"].split(), "i")
    for stem in verbs["stems"].split():
        forms |= {stem + end: "V" for end in _endings("ent ait aient era eront erait eraient")}
        forms |= {stem + end: "p" for end in _endings("é ée és ées")} | {f"{stem}er": "i"}
        forms[f"{stem}e"] = "s"
    for stem in verbs["second"].split():
        root = stem.removesuffix("i")
        ends = "it issent issait issaient ira iront irait iraient"
        forms |= {root + end: "V" for end in _endings(ends)} | {f"{root}ir": "i"}
        forms |= {root + end: "p" for end in _endings("i ie is ies")}
    return forms | dict.fromkeys(verbs["participles"].split(), "p")


def _endings(block: str) -> Iterable[str]:
    return block.split()
