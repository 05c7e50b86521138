"""Names as they stand in a briefing: words with capitals, apart from what others have said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reports.checks.subject import QUOTED, Subject
from reports.language.lexicon import Lexicon
from reports.language.quotation_marks import find_quoted

# a word that begins with a capital; most that do not are passed over at once
_CAPITAL = r"(?<![^\W_])[^\W\d_a-zß-ÿ]"
# initials and short titles keep their stop: “V. Zelenskyy”, “Mr. Lee”
_WORD = re.compile(rf"{_CAPITAL}(?:[^\W_]{{0,2}}\.|[^\W_]*(?:[’'\-][^\W\d_][^\W_]*)*)")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
#: White space that a name goes on over.
_BETWEEN = re.compile(r"[ \N{NO-BREAK SPACE}]")
_DOUBLED = re.compile(r"(.)\1+")
# ways to write one sound of other scripts in Latin letters
_SOUNDS = str.maketrans(
    {"y": "i", "j": "i", "w": "v", "q": "k", "c": "k", "h": None, "’": None, "'": None}
)


@dataclass(frozen=True, slots=True)
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


def persons(subject: Subject, known: Lexicon) -> Iterator[PersonName]:
    """Yield the persons of rows and texts."""
    briefing, printed = subject.briefing, subject.printed
    rows = [(f"people[{n}].name", briefing.people[n].name) for n in printed["people"]]
    rows += [(f"quotes[{n}].speaker", briefing.quotes[n].speaker or "") for n in printed["quotes"]]
    for part, name in rows:
        if len(words := _names(name, known)) > 1:
            yield PersonName(words[0], words[-1], part)
    firsts = _first_names(known).union(
        words[0] for _, name in rows if (words := _names(name, known))
    )
    for part, text in written(subject):
        for run, is_first in _runs(text, known):
            yield from _in_run(run, is_first, part, firsts, known)


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


def _runs(text: str, known: Lexicon) -> Iterator[tuple[list[str], bool]]:
    """Yield words with capitals in a row, and whether a sentence begins with them."""
    run: list[str] = []
    end, is_first = 0, True
    for match in _WORD.finditer(text):
        word = _bare(match.group(), known)
        if not word[:1].isupper():
            continue
        if run and not _BETWEEN.fullmatch(text, end, match.start()):
            yield run, is_first
            run = []
        if not run:
            is_first = _begins(text, match.start())
        run.append(word)
        end = match.end()
    if run:
        yield run, is_first


def _begins(text: str, place: int) -> bool:
    """Return whether a sentence begins at a place."""
    before = text[max(place - 3, 0) : place].strip(' “‘«"\N{NO-BREAK SPACE}')
    return not before or before[-1] in ".!?:;•"


def _in_run(
    run: list[str], is_first: bool, part: str, firsts: frozenset[str], known: Lexicon
) -> Iterator[PersonName]:
    """Yield the person at the end of a run of words with capitals."""
    *before, last = run
    if before and before[-1] in firsts:
        yield PersonName(before[-1], last, part)
    elif before and not _is_word(before[-1], known):
        # a first name that nobody knows, or the name of something else
        yield PersonName(before[-1], last, part, is_alone=True)
    elif (before or not is_first) and not _is_word(last, known):
        yield PersonName("", last, part, is_alone=True)


def _is_word(name: str, known: Lexicon) -> bool:
    return name.casefold() in known.vocabulary()


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
