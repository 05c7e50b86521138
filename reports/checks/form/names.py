"""Names as they stand in a briefing: words with capitals, apart from what others have said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reports.checks.subject import QUOTED, Subject
from reports.language.lexicon import Lexicon
from reports.language.quotation_marks import find_quoted
from reports.slotted import frozen

# a word that begins with a capital; most that do not are passed over at once
_CAPITAL = r"(?<![^\W_])[^\W\d_a-zß-ÿ]"
# initials and short titles keep their stop: “V. Zelenskyy”, “Mr. Lee”
_WORD = re.compile(rf"{_CAPITAL}(?:[^\W_]{{0,2}}\.|[^\W_]*(?:[’'\-][^\W\d_][^\W_]*)*)")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
#: White space that a name goes on over.
_BETWEEN = re.compile(r"[ \N{NO-BREAK SPACE}]")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_DOUBLED = re.compile(r"(.)\1+")
# ways to write one sound of other scripts in Latin letters
_SOUNDS = str.maketrans(
    {"y": "i", "j": "i", "w": "v", "q": "k", "c": "k", "h": None, "’": None, "'": None}
)


@frozen
class PersonName:
    """A surname, the first name before it ("" if none), and the field that it stands in.

    `is_alone` says that it is taken for a name only because another is like it.
    """

    first: str
    last: str
    part: str
    is_alone: bool = False


def own_words(text: str) -> str:
    """Return a text with what stands in quotation marks blanked, as long as before."""
    kept, last = [], 0
    for each in find_quoted(text):
        kept += [text[last : each.open], " " * (each.close - each.open)]
        last = each.close
    return "".join((*kept, text[last:]))


def written(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the fields and texts that the drafter has written."""
    for each in subject.texts:
        if each.kind not in QUOTED:
            yield each.part, own_words(each.text)


def named(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the fields of rows that hold names, with the names."""
    briefing, printed = subject.briefing, subject.printed
    fields = {"people": ("affiliation", "role"), "aid": ("donor", "recipient", "purpose")}
    for field, keys in fields.items():
        for place in printed[field]:
            for key in keys:
                if text := getattr(getattr(briefing, field)[place], key):
                    yield f"{field}[{place}].{key}", text


def _named_in_rows(subject: Subject) -> list[tuple[str, str]]:
    """Return the fields of rows that name a person, with what they say."""
    briefing, printed = subject.briefing, subject.printed
    rows = [(f"people[{n}].name", briefing.people[n].name) for n in printed["people"]]
    rows += [(f"quotes[{n}].speaker", briefing.quotes[n].speaker or "") for n in printed["quotes"]]
    return rows


def persons(subject: Subject, known: Lexicon) -> Iterator[PersonName]:
    """Yield the persons of rows and texts."""
    rows = _named_in_rows(subject)
    for part, name in rows:
        if len(words := _names(name, known)) > 1:
            yield PersonName(words[0], words[-1], part)
    firsts = _first_names(known).union(
        words[0] for _, name in rows if (words := _names(name, known))
    )
    for part, text in written(subject):
        for run in _runs(text, known):
            if mention := _in_run(run, part, firsts, known):
                yield mention


@cache
def _first_names(known: Lexicon) -> frozenset[str]:
    lists = (known.ordered("names", key) for key in ("men", "women", "either"))
    return frozenset(name.capitalize() for each in lists for name in each)


def _names(text: str, known: Lexicon) -> list[str]:
    """Return the words of a name, without titles before and suffixes behind it."""
    small = known.words("names", "honorifics") | known.words("names", "suffixes")
    words = (_bare(each.group(), known) for each in _WORD.finditer(text))
    return [each for each in words if each[:1].isupper() and each.casefold() not in small]


def _bare(word: str, known: Lexicon) -> str:
    """Return a word without a possessive ending, or what an apostrophe joins to it."""
    word = _POSSESSIVE.sub("", word)
    lead, mark, rest = word.replace("'", "’").partition("’")
    if mark and lead.casefold() in known.words("names", "elided"):
        word = rest
    return word.rstrip(".") if len(word) > 2 else word


class _Run(NamedTuple):
    """Words with capitals in a row; `lead` is what stands before them in the sentence."""

    words: list[str]
    lead: str


def _runs(text: str, known: Lexicon) -> Iterator[_Run]:
    run, end = _Run([], ""), 0
    for match in _WORD.finditer(text):
        word = _bare(match.group(), known)
        if not word[:1].isupper():
            continue
        if run.words and not _BETWEEN.fullmatch(text, end, match.start()):
            yield run
            run = _Run([], "")
        if not run.words:
            run = _Run([], _lead(text, match.start()))
        run.words.append(word)
        end = match.end()
    if run.words:
        yield run


def _lead(text: str, place: int) -> str:
    """Return the word before a place, a mark as it stands, "" where a sentence begins."""
    before = text[max(place - 30, 0) : place].rstrip(' “‘«"\N{NO-BREAK SPACE}')
    if not before or before[-1] in ".!?:;•":
        return ""
    word = _LAST_WORD.search(before)
    return word.group() if word else before[-1]


def _in_run(run: _Run, part: str, firsts: frozenset[str], known: Lexicon) -> PersonName | None:
    """Return the person at the end of a run of words with capitals, if there is one."""
    *before, last = run.words
    lead = before[-2] if len(before) > 1 else run.lead
    if before and (before[-1] in firsts or _is_first(before[-1], lead, known)):
        return PersonName(before[-1], last, part)
    if before and not _is_word(before[-1], known):
        # a first name that nobody knows, or the name of something else
        return PersonName(before[-1], last, part, is_alone=True)
    if (before or run.lead) and not _is_word(last, known):
        return PersonName("", last, part, is_alone=True)
    return None


def _is_first(word: str, lead: str, known: Lexicon) -> bool:
    """Return whether a word that is none of the language is a first name, behind an office."""
    return lead.casefold() in _offices(known) and not _is_word(word, known)


@cache
def _offices(known: Lexicon) -> frozenset[str]:
    """Return the words that a name stands behind: the last ones of offices."""
    lists = (known.ordered("roles", key) for key in ("offices", "ministers", "functions"))
    return frozenset(name.split()[-1] for each in lists for name in each)


def _is_word(name: str, known: Lexicon) -> bool:
    word = name.casefold().rstrip(".")
    return word in known.vocabulary() or word in known.words("names", "honorifics")


def folded(name: str) -> str:
    """Return a name without accents, in small letters."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def sounds(name: str) -> str:
    """Return a name as it sounds: what is written in two ways is the same there."""
    return _DOUBLED.sub(r"\1", folded(name).translate(_SOUNDS))


def shortened(name: str) -> Iterator[str]:
    """Yield a name without each of its letters, and whole: names that share one are much alike."""
    yield name
    for place in range(len(name)):
        yield name[:place] + name[place + 1 :]
