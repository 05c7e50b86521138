"""Who gives a sum: the subject of its verb, “by” or “from” somebody, an owner, a label.

A giver is a noun that acts. A country inside a longer name, in an adjective (“frozen
Russian assets”) or behind “from” in the purpose (“for grain from Ukraine”) gives nothing.
"""

from __future__ import annotations

import re

from reports.drafting.parties.clause import SumClause
from reports.drafting.parties.read import PROPER, acting_for, party_in
from reports.drafting.parties.receivers import allowed_in, recipient_of
from reports.drafting.parties.subjects import subject_of
from reports.drafting.parties.words import Verb, aid_words, find_verbs
from reports.language.lexicon import primary

# “from its share of the loan”, “from the profits”: where money comes from, not who gives it
_SOURCE_ONLY = re.compile(
    r"(?:its|his|her|their|our|the\s)?\s?(?:[a-z-]+\s){0,2}(?:share|profits?|proceeds|budget|"
    r"revenues?|interest|assets|reserves|sale|savings|taxes|part|portion|rest|balance|start|"
    r"beginning|bénéfices|recettes|avoirs|intérêts)\b",
    re.IGNORECASE,
)

# “got 2 million euros’ worth of equipment from Italy”
_GOT_FROM = re.compile(r"[’']?(?:\s(?!(?:to|for|in)\b)[^\s,;:.]+){1,4}\sfrom\s")


def donor_of(clause: SumClause) -> str | None:
    """Return who gives the sum, as far as its own sentence says."""
    if (name := clause.elided()) and not clause.elided_receives(name):
        return party_in(name, clause.cast)
    found = _by_or_from(clause) or _owner(clause) or _attributive(clause)
    if found or clause.verb is None:
        return found
    if clause.receiving:
        return _outer_subject(clause)
    return None if clause.passive else _subject(clause, clause.verb)


def _subject(clause: SumClause, verb: Verb) -> str | None:
    """Return who does it: of “agreed on Friday to lend”, who agreed."""
    text = clause.mention.text
    earlier = find_verbs(text[: verb.start], clause.cast.language)
    if earlier and re.match(r"(?:to|de|d[’'])(?:\s|(?<=[’']))", text[verb.start : verb.end], re.I):
        between = text[earlier[-1].end : verb.start]
        if not re.search(r"[,;:]", between):
            return _subject(clause, earlier[-1])
    return subject_of(text, verb.start, clause.cast)


def _by_or_from(clause: SumClause) -> str | None:
    """“was provided by the EU”, “a grant from Canada”."""
    mention, small = clause.mention, clause.small
    if clause.passive and clause.verb:
        by = small.by.search(mention.text, clause.verb.end)
        party = by and party_in(clause.phrase(mention.text, by.end(), loose=False), clause.cast)
        if party:
            return party
    if clause.receiving and (source := _GOT_FROM.match(mention.after)):
        party = party_in(clause.phrase(mention.after, source.end(), loose=True), clause.cast)
        if party:
            return party
    close = re.split(r",\s|\b(?:and|et)\s", mention.close_before)[-1]
    for text in (mention.after, close):
        for source in small.source.finditer(text):
            # an English name may have “for” in it, a French one has not “pour”
            english = primary(clause.cast.language) == "en"
            phrase = clause.phrase(text, source.end(), loose=english)
            worth = aid_words(clause.cast.language).not_aid.search(phrase)
            if worth or _SOURCE_ONLY.match(phrase):
                continue
            if party := party_in(phrase, clause.cast):
                return party
    return None


def _owner(clause: SumClause) -> str | None:
    """“Canada’s humanitarian aid to Ukraine”, “Canada’s $5 million contribution”."""
    before = clause.mention.before[-90:]
    owned = list(clause.small.belongs.finditer(before))
    if not owned:
        return None
    words = re.findall(r"(?:[A-Z][^\s,;:.]*\s?)+$", before[: owned[-1].start()])
    return party_in(words[0], clause.cast) if words else None


def _attributive(clause: SumClause) -> str | None:
    """“Total EU support now stands at …”: the name right before a noun of aid."""
    before = clause.mention.before[-120:]
    noun = clause.small.noun_before.search(before)
    if noun is None or (clause.verb is not None and not clause.passive):
        return None
    named = re.match(
        r"(?:(?:Total|Overall|All|New|Further|The|the)\s)*(?P<who>[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*)*)"
        r"\s(?:[a-z-]+\s){0,2}$",
        before[: _aid_start(noun[0], clause.cast.language) + noun.start()].lstrip(),
    )
    return party_in(named["who"], clause.cast) if named else None


def _aid_start(phrase: str, language: str) -> int:
    found = aid_words(language).aid.search(phrase)
    return found.start() if found else 0


def _outer_subject(clause: SumClause) -> str | None:
    """“Carney confirmed that Ukraine will receive …”: who confirmed it gives it."""
    assert clause.verb is not None  # noqa: S101 - for the type checker
    text = clause.mention.text
    earlier = find_verbs(text[: clause.verb.start], clause.cast.language)
    earlier = tuple(v for v in earlier if v.group in ("announce", "pledge", "commit"))
    if not earlier:
        return _who_allows(clause)
    donor = subject_of(text, earlier[-1].start, clause.cast)
    return donor if donor != recipient_of(clause) else None


def _who_allows(clause: SumClause) -> str | None:
    """“The fund’s programme allows Kyiv to draw …”: the sentence's first name gives it."""
    if allowed_in(clause) is None:
        return None
    opened = acting_for(clause.mention.text)
    named = PROPER.match(opened)
    giver = party_in(named[0], clause.cast) if named else None
    return giver if giver != recipient_of(clause) else None
