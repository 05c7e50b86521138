"""Acronyms that a reader cannot know, and that nobody has spelt out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from reports.checks.genre.own_words import own_texts, without_quotations
from reports.checks.genre.printed import printed_fields
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.errors import shown
from reports.language.countries import country_of
from reports.language.datelines import dateline_end
from reports.language.lexicon import Lexicon
from reports.language.sentences import no_name_starts
from reports.model.money import currency_codes

# no part of an address, a reference, a sum or a name with digits: “F-16”, “COVID-19”, “IRIS-T”
_ACRONYM = re.compile(
    r"(?<![\w&@#/.?=])(?<![A-Z\d]-)(?<![ABCE-KM-Z][’'])(?<!\d[ \u00a0])"
    r"(?P<acronym>[A-ZÀ-ÖØ-Þ]{2,8})s?"
    r"(?![\w&@/$€£:]|-[A-Z\d]|-\w(?!\w)|[ \u00a0]?\d|\.\w|[ \u00a0]:)"
)
_CAPITALS = r"[A-ZÀ-ÖØ-Þ]{2,8}"
# “WATCH:”, “FARGO — The”, “ST. PAUL, Minn. —”
_OPENING = re.compile(r"[^\W\d_]+(?:\.|,|\s?[—–]|\s--?)\s")
_ROMAN = re.compile(r"(?=.)M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
#: “World Food Programme (WFP)”, “WFP (World Food Programme)”, “WFP, the food agency”,
#: “the agency GIZ”, “ATACMS missiles”.
_EXPLAINED = (
    rf"\w[”\"»’]?\s\((?:[^()]{{0,20}}\s)?(?P<behind>{_CAPITALS})s?(?=[),;/ ])"
    rf"|(?<!\w)(?P<before>{_CAPITALS})s?(?:\s\([^()\s]+\s[^()]+\)"
    r"|,\s(?:<grammar.determiners>\s|<grammar.proclitics>[’'])\w|\s<check.named_things>(?!\w))"
    rf"|(?<!\w)<check.named_bodies>\s(?P<named>{_CAPITALS})(?!\w)"
)
_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_WORDS = re.compile(r"[^\W\d_]+")
_GRAMMAR = ("determiners", "prepositions", "joints", "openers", "relatives", "pronouns",
            "adverbs", "negations", "be", "have", "do")  # fmt: skip
#: From so many letters on, any words with these initials spell an acronym out; capital words do
#: for shorter ones.
_ANY_WORDS = 3
#: From so many letters on, a word of the language in capitals is that word, for emphasis.
_WORD_LETTERS = 4


@rule("B303", "a summary spells out its acronyms")
def acronym_in_summary(subject: Subject) -> Iterator[Finding]:
    """Find what the summary does not spell out."""
    for acronym in _of_summary(subject):
        found = f"{shown(acronym)} is not spelt out in the summary"
        yield Finding("summary", found, "", "spell it out there, or say what it is")


@rule("B306", "a brief spells out its acronyms")
def acronym(subject: Subject) -> Iterator[Finding]:
    """Find what is spelt out nowhere, once each, but for what the summary is asked for."""
    known = subject.lexicon
    if known is None:
        return
    body = [each for each in own_texts(subject) if each.kind != "summary"]
    seen = {*_of_summary(subject), *_surnames(subject)}
    first = [(each.part, name) for each in body for name in _acronyms(each.text, known)]
    if not any(name not in seen for _, name in first):
        return
    texts = [subject.briefing.title or "", *(each.text for each in printed_fields(subject))]
    explained = _Explained(texts, known)
    for part, name in first:
        if name not in seen and name not in explained:
            found = f"{shown(name)} is spelt out nowhere in the briefing"
            yield Finding(part, found, "", "spell it out where it comes first, or say what it is")
        seen.add(name)


def _of_summary(subject: Subject) -> Iterator[str]:
    known, text = subject.lexicon, subject.briefing.summary
    if known is None or text is None:
        return
    (summary,) = (each.text for each in subject.texts if each.kind == "summary")
    explained, surnames = _Explained([summary], known), _surnames(subject)
    for name in dict.fromkeys(_acronyms(summary, known)):
        if name not in explained and name not in surnames:
            yield name


def _acronyms(text: str, known: Lexicon) -> Iterator[str]:
    """Yield the acronyms of a text, without quotations, that not everybody knows."""
    if not _ACRONYM.search(text) or text.isupper():
        return
    ours, opening = without_quotations(text), _OPENING.match(text)
    start = max(dateline_end(text), opening.end() if opening else 0)
    for found in _ACRONYM.finditer(ours, start):
        name = found["acronym"]
        if not (_is_clear(name, known) or _is_in_a_name(ours, found, known)):
            yield name


def _is_clear(name: str, known: Lexicon) -> bool:
    """Return whether capitals say something to everybody, or are no acronym."""
    if name in _known(known) or _ROMAN.fullmatch(name):
        return True
    is_word = len(name) >= _WORD_LETTERS and name.lower() in known.vocabulary()
    return is_word or country_of(name.title(), known.language) is not None


def _is_in_a_name(text: str, found: re.Match[str], known: Lexicon) -> bool:
    """Return whether capitals are a part of a name or of words in capitals.

    “JD Vance”, “Ambassador KIM Jin-a”, “Jean DUPONT”, « Le MONDE »; “the AFD Director” is none.
    """
    before = _BEFORE.search(text, max(0, found.start() - 24), found.start())
    after = _AFTER.match(text, found.end())
    last, following = before[1] if before else "", after[1] if after else ""
    pointed = last.lower() in _small(known) or text[found.start() - 1 : found.start()] in ("’", "'")
    if following.istitle() and (len(found["acronym"]) == 2 or not pointed):
        return True
    if last.istitle() and not pointed and last.lower() not in _openers(known):
        return True
    if following.lower() in known.words("names", "not_names") and following.istitle():
        return True
    beside = (each for each in (last, following) if len(each) > 1 and each.isupper())
    return any(each not in _acronyms_of(known) for each in beside)


@cache
def _known(known: Lexicon) -> frozenset[str]:
    """Return the capitals that say something to everybody: acronyms, codes, words of grammar."""
    return _acronyms_of(known).union(map(str.upper, _small(known)))


@cache
def _acronyms_of(known: Lexicon) -> frozenset[str]:
    countries = (word for words in known.table("countries", "short").values() for word in words)
    return frozenset().union(
        known.words("check", "acronyms"), known.words("check", "names_in_capitals"),
        currency_codes(), known.words("dates", "zones"), countries,
    )  # fmt: skip


@cache
def _openers(known: Lexicon) -> frozenset[str]:
    """Return words that have a capital for opening a sentence, and are no part of a name."""
    return no_name_starts(known).union(known.table("numbers", "numbers"))


@cache
def _small(known: Lexicon) -> frozenset[str]:
    """Return the words of grammar."""
    return frozenset().union(*(known.words("grammar", name) for name in _GRAMMAR))


def _surnames(subject: Subject) -> frozenset[str]:
    """Return the words of names in capitals: “Jean DUPONT” is no acronym later on."""
    people = subject.briefing.people
    return frozenset(word.upper() for person in people for word in _WORDS.findall(person.name))


class _Explained:
    """The acronyms that texts explain: beside them, or by words with their initials."""

    def __init__(self, texts: Iterable[str], known: Lexicon) -> None:
        frame = known.compiled(_EXPLAINED)
        self._small = frozenset().union(*(known.words("grammar", each) for each in _GRAMMAR[:3]))
        self._beside: set[str] = set()
        every, long, capital = list[str](), list[str](), list[str]()
        for text in texts:
            self._beside.update(
                name for each in frame.finditer(text) for name in each.groups() if name
            )
            words = _WORDS.findall(_without_accents(text))
            content = [word for word in words if len(word) > 1 and word.lower() not in self._small]
            every.append("".join(word[0].lower() for word in words))
            long.append("".join(word[0].lower() for word in content))
            capital.append("".join(w[0].lower() if w[0].isupper() else "." for w in content))
        self._any, self._capital = " ".join((*every, *long)), " ".join(capital)

    def __contains__(self, name: str) -> bool:
        initials = _without_accents(name).lower()
        words = self._any if len(name) >= _ANY_WORDS else self._capital
        return name in self._beside or initials in words


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


RULES = (acronym_in_summary, acronym)
