"""The words of grammar, by language: assets/lexicon/TAG/grammar.toml made ready to look up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from reports.language.lexicon import any_of, lexicon_of, read_lists, word_list
from reports.language.locales import Calendar, calendar_names
from reports.slotted import frozen

#: What people mean by a verb before an infinitive: lists of `modality`.
Modality = Literal["will", "would", "may", "plan", "promise"]

_CLOSED = (
    ("A", ("be", "have", "do")), ("R", ("relatives",)), ("I", ("pronouns",)),
    ("D", ("determiners",)), ("O", ("openers",)), ("P", ("prepositions",)),
    ("J", ("joints",)), ("B", ("negations", "adverbs")),
)  # fmt: skip


@frozen
class Grammar:
    """The words of one language's grammar."""

    lists: Mapping[str, frozenset[str]]
    modality: Mapping[str, Modality]
    closed: Mapping[str, str]
    #: Forms of verbs: the class that each has by itself.
    forms: Mapping[str, str]
    #: Forms of verbs, each with its past participle.
    participles: Mapping[str, str]
    #: Past participles, each with its verb in -ing.
    going: Mapping[str, str]
    approximate: frozenset[str]
    #: Endings of regular verbs, by the class that they make.
    endings: Mapping[str, tuple[str, ...]]
    #: Endings that make a verb of a word that no list knows, by the class.
    sure_endings: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]
    #: Whether its verbs and articles follow the rules of French: its lists say so.
    french: bool

    def participle_of(self, low: str) -> str:
        """Return the past participle of a form, by its ending if no list knows it; “” for none."""
        if known := self.participles.get(low):
            return known
        ends = max(filter(low.endswith, self.lists["participle_endings"]), key=len, default=None)
        past = next(iter(self.lists["past_ending"]))
        return "" if ends is None else low.removesuffix(ends) + past

    def is_done(self, low: str) -> bool:
        """Return whether a word is a form of a listed verb that says what is done: “raised”."""
        return self.forms.get(low) in ("e", "p")

    def is_participle(self, low: str) -> bool:
        """Return whether a word is a past participle: « versés », « soutenu »."""
        return low in self.participles or (
            low not in self.lists["nouns"] and low.endswith(self.endings.get("p", ()))
        )


@cache
def grammar(language: str) -> Grammar:
    """Return the words of grammar for a BCP 47 tag."""
    entry = read_lists(lexicon_of(language).language, "grammar")
    verbs = entry["verbs"]
    lists = {
        name: frozenset(word.replace("_", " ") for word in words.split())
        for name, words in (*entry.items(), *verbs.items(), *entry["tagger"].items())
        if isinstance(words, str)
    }
    lists["dates"] = _dates(lexicon_of(language).language)
    modality = {word: kind for kind, words in entry["modality"].items() for word in words.split()}
    french = "stems" in verbs
    endings = {letter: tuple(each) for letter, each in entry["endings"].items()}
    forms = _forms_elsewhere(language, endings)
    forms |= (_french_forms if french else _english_forms)(verbs, endings)
    return Grammar(
        lists=lists,
        modality=modality,
        closed=_closed(lists),
        forms={form: letter for form, (letter, _) in forms.items()},
        participles={form: participle for form, (_, participle) in forms.items() if participle},
        going={past: form for form, (letter, past) in forms.items() if letter == "g"},
        approximate=frozenset(entry["approximate"]),
        endings=endings,
        sure_endings={letter: tuple(each) for letter, each in entry["sure_endings"].items()},
        pattern=_pattern([*entry["whole"], *entry["approximate"]]),
        french=french,
    )


def _closed(lists: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """Return the class of each function word: the first whose list has it."""
    named = ((letter, name) for letter, names in reversed(_CLOSED) for name in reversed(names))
    return {word: letter for letter, name in named for word in lists[name]}


def _forms_elsewhere(
    language: str, endings: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, str]]:
    """Return the forms of the verbs of aid and agreements, each with its class."""
    tables = (lexicon_of(language).table(file, "verbs") for file in ("aid", "agreements"))
    words = " ".join(block for table in tables for block in table.values()).split()
    forms = (form for word in words for form in inflected(word, endings).items())
    return {form: (letter, "") for form, letter in forms}


def _dates(tag: str) -> frozenset[str]:
    """Return the names of months and weekdays."""
    kinds: tuple[Calendar, ...] = ("months", "days")
    return frozenset(name.lower() for kind in kinds for name in calendar_names(tag, kind, ["wide"]))


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a word; some phrases are read as one."""
    several = [p for p in phrases if " " in p or p.endswith("à")]
    by_first: dict[str, list[str]] = {}
    for phrase in several:
        rest = re.escape(phrase[1:]).replace("\\ ", r"\s").replace("’", "[’']")
        by_first.setdefault(re.escape(phrase[0]), []).append(rest)
    whole = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    opened = "".join(by_first)
    keys = ("proclitics", "enclitics", "contracted")
    before, behind, short = (any_of(word_list("grammar", key)) for key in keys)
    # “it’s” is two words, “Norway’s” one
    hosts = "".join(rf"(?<!\b{host})" for host in word_list("grammar", "hosts"))
    return re.compile(
        # nothing begins with a space, and no phrase with another letter: they are soonest told
        rf"(?=[^\s_])(?:\b(?=[{opened}])(?:{whole})(?:(?<=[’'])|\b)"
        # nor is a word anything else that no mark follows
        r"|[^\W\d_]+(?![^\W_]|[.’'\u2011-])"
        r"|(?:[^\W\d_]\.){2,}|(?-i:\b[A-Z]\.(?=\s[A-ZÀ-Ý]))"
        r"|\d+(?:[.,]\d+)*|%"
        rf"|\b(?:{before})[’'](?=[^\W\d_])|(?<=[^\W\d_])[’'](?:{short}|{behind})\b"
        rf"|[^\W\d_]+(?:[-\u2011][^\W_]+)*(?:{hosts}[’'](?:{behind})\b)?|[^\W_]+|[^\w\s])",
        re.IGNORECASE,
    )


def inflected(word: str, endings: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the forms of a verb with their classes: a stem with a hyphen has all endings."""
    if not word.endswith("-"):
        return {}
    return {word[:-1] + each: letter for letter, block in endings.items() for each in block}


def _english_forms(
    verbs: Mapping[str, str], endings: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, str]]:
    """Return the classes that each form of a verb may have, and its participle."""
    rules = {key: tuple(verbs[key].split()) for key in ("unstressed", "hissing")}
    endings = {**endings, **rules}
    forms: dict[str, tuple[str, str]] = {}
    for base in verbs["bases"].split():
        past = _past(base, endings)
        forms |= _inflected(base, past, endings) | {past: ("e", past)}
    for entry in verbs["irregular"].split():
        base, past, *other = entry.split("/")
        participle = other[0] if other else past
        forms |= _inflected(base, participle, endings)
        forms |= {participle: ("p", participle), past: ("V" if other else "e", participle)}
    return forms


def _inflected(
    base: str, participle: str, endings: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, str]]:
    """Return the forms that go by rule: “lend”, “lends”, “lending”."""
    soft = base.endswith("y") and base[-2] not in "aeiou"
    (s, es, ies), (going,) = endings["s"], endings["g"]
    present = base[:-1] + ies if soft else base + (es if base.endswith(endings["hissing"]) else s)
    stem = base if soft else _past(base, endings).removesuffix(endings["e"][0])
    return {
        base: ("b", participle), present: ("s", participle), stem + going: ("g", participle),
    }  # fmt: skip


def _past(base: str, endings: Mapping[str, tuple[str, ...]]) -> str:
    """Return the regular past: “planned”, “carried”, “moved”."""
    ended, softly = endings["e"]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + softly
    prefixes = "|".join(endings["unstressed"])  # “committed”
    double = re.fullmatch(rf"(?:{prefixes})?[^aeiou]*[aeiou][bdglmnprt]", base)
    return (base + base[-1] if double else base.removesuffix("e")) + ended


def _french_forms(
    verbs: Mapping[str, str], endings: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, str]]:
    forms: dict[str, tuple[str, str]] = {}
    past, would = "", verbs["conditional_endings"].split()
    future = verbs["future_endings"].split()[0]
    for form in reversed(verbs["finite"].split()):  # « reçoit reçoivent =reçu »
        if form.startswith("="):
            past = form[1:]
        else:
            forms[form] = ("V", past)
            if form.endswith(future):  # « soutiendrait »
                forms |= {form.removesuffix(future) + end: ("V", past) for end in would}
    forms |= dict.fromkeys(verbs["infinitives"].split(), ("i", ""))
    for stem in verbs["stems"].split():
        softly = stem.endswith(("oi", "ui"))  # “emploie”, but “employé”
        past = (stem[:-1] + "y" if softly else stem) + endings["p"][0]
        regular = inflected(f"{stem}-", endings).items()
        forms |= {form: (letter, past) for form, letter in regular}
    infinitive = verbs["second_infinitive"]
    for stem in verbs["second"].split():
        root = stem.removesuffix("i")
        ends = verbs["second_finite"].split()
        forms |= {root + end: ("V", f"{root}i") for end in ends} | {
            root + infinitive: ("i", f"{root}i")
        }
        forms |= {root + end: ("p", f"{root}i") for end in verbs["second_past"].split()}
    return forms | {form: ("p", form) for form in verbs["participles"].split()}
