"""Attribution that names nobody: “experts say”, “it is believed”, « selon certains »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reports.checks.genre.own_words import OwnSentence, own_sentences
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.errors import shown
from reports.language.lexicon import Lexicon

_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])"
_THE = r"(?:<grammar.determiners>\s|<grammar.proclitics>[’'])?"
#: Just behind what names nobody: “experts at the IMF”.
_NAMED_BEHIND = rf"(?i),?\s(?:<check.leads_to_a_name>)(?:(?<=[’'])|\s){_THE}[“\"«]?{_CAPITAL}"
#: Anywhere in the sentence: “Ann Lee said”, “according to the World Bank”, “told Reuters”.
_NAMED = (
    rf"(?i)(?<!\w){_CAPITAL}[\w.’-]*,?\s(?:<speech.between>\s)?<speech.said>(?!\w)"
    rf"|(?<!\w)<speech.said speech.according check.tells>\s{_THE}{_CAPITAL}"
)
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ \u00a0]$")


@rule("B315", "a brief says who says so")
def vague_attribution(subject: Subject) -> Iterator[Finding]:
    """Find attribution to nobody in particular, once a sentence, where no name is near."""
    known = subject.lexicon
    if known is None:
        return
    for each in own_sentences(subject):
        found = None if each.is_quotation else _vague(each, known)
        if found and not _names_who(each.text, found, known):
            said = f"{shown(found[0])} does not say who"
            yield Finding(each.part, said, "", "name who says so, or leave it out")


def _vague(sentence: OwnSentence, known: Lexicon) -> re.Match[str] | None:
    """Return what names nobody; “UN experts” and “the experts” do, “water sources” are others."""
    text = sentence.unquoted
    people = known.regex("check", "vague").search(text)
    before = people and _BEFORE.search(text, max(0, people.start() - 30), people.start())
    if people and (before is None or before[1].lower() in _saying_nothing(known)):
        return people
    return known.regex("check", "believed").search(text)


def _names_who(text: str, found: re.Match[str], known: Lexicon) -> bool:
    """Return whether a sentence says, beside what names nobody, who it is."""
    if known.compiled(_NAMED_BEHIND).match(text, found.end()):
        return True
    others = known.compiled(_NAMED).finditer(text)
    return any(each.end() <= found.start() or each.start() >= found.end() for each in others)


@cache
def _saying_nothing(known: Lexicon) -> frozenset[str]:
    """Return the words that may stand before unnamed people and do not say who they are."""
    names = ("prepositions", "joints", "openers", "relatives", "adverbs", "pronouns", "be", "have")
    lists = (known.words("grammar", name) for name in names)
    return frozenset().union(*lists, known.words("speech", "said"))


RULES = (vague_attribution,)
