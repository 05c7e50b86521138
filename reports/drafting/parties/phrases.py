"""The small words around a sum, by language: “to”, “from”, “worth”, “in … aid”.

They say which phrase is the giver, the receiver or the purpose; the nouns and verbs of
aid themselves are words of assets/lexicon/TAG/aid.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reports.drafting.parties.words import aid_words
from reports.language.lexicon import lexicon_of, primary

# what follows is about the occasion: “during a visit to Kyiv”
ASIDE = re.compile(
    r"\b(?:during|while|when|after|before|following|said|says|told|according|at (?:a|the)|ahead of|"
    r"lors|pendant|selon|après|avant|a déclaré|a annoncé)\b"
)
NOT_GIVEN_TO = re.compile(
    r"\b(?:visits?|trips?|travels?|responses?|access|addition|due|prior|thanks|respect|"
    r"ambassador|envoy|visite|grâce)\s$"
)
# what comes before a noun of aid and does not belong to it: “today announced humanitarian aid”
NOT_OF_NOUN = re.compile(
    r"^(?:s\s|.*(?:[’']s?\s|\b(?:the|an?|its|their|his|her|our|this|today|in|of|for|on|to|with|"
    r"and|by|"
    r"from|new|total|overall|is|are|was|were|"
    r"announced|announces|announce|brings|brought|bringing|raises|raised|provide|provides|"
    r"provided|give|gave|receive|received|receives|"
    r"approved|"
    r"approve|pledged|signed|sign|additional|another|further|more|le|la|les|un|une|des|du|de|"
    r"d[’']|son|sa)\s))",
    re.IGNORECASE,
)


# “military equipment worth …”
WORTH = re.compile(
    r"([^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,3})\s(?:worth|d[’']une valeur de)\s(?:\w+\s)?$"
)
MERE_ADJECTIVES = frozenset(
    {
        "new",
        "additional",
        "further",
        "total",
        "fresh",
        "extra",
        "more",
        "made",
        "another",
        "such",
        "own",
        "all",
        "same",
        "sum",
        "amount",
        "it",
        "nouvelle",
        "nouveau",
        "nouvelles",
        "supplémentaire",
    }
)
PREPOSITION = re.compile(
    r"(?:to|for|from|of|in|on|by|at|and|or|as|with|through|under|via|pour|par|sur|et|à|au|aux|du|"
    r"des|en|sous)\s",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The small words around a sum, in one language."""

    given_to: re.Pattern[str]  # between a verb and its sum: “give UNICEF $10 million”
    to: re.Pattern[str]
    by: re.Pattern[str]
    source: re.Pattern[str]
    noun_after: re.Pattern[str]
    noun_before: re.Pattern[str]
    worth: re.Pattern[str]
    with_purpose: re.Pattern[str]
    to_do: re.Pattern[str]
    belongs: re.Pattern[str]


@cache
def small_words(language: str) -> SmallWords:
    """Return the small words for a BCP 47 tag: French, or English for all others."""
    words = aid_words(language)
    aid = words.aid.pattern
    return _french(aid) if primary(language) == "fr" else _english(aid, words.aims)


def _french(aid: str) -> SmallWords:
    return SmallWords(
        given_to=re.compile(r"^\s+à\s(?P<who>.+?)\s(?:de|d[’']|un|une|une aide de)?\s*$"),
        to=re.compile(
            r"(?<![^\W_])(?:à|au|aux|pour|en faveur d[eu]s?|au profit d[eu]s?)\s?(?:l[’']|"
            r"la\s|le\s|les\s|des\s)?"
        ),
        by=re.compile(r"\bpar\s"),
        source=re.compile(
            r"(?:^|(?:reçu|recevra|reçoit|obtenu|obtiendra)[^,;:.]{0,30}?|\bde la part)"
            r"\s(?:de la part d[eu]s?|du|de la|de l[’']|des|de)\s?",
            re.I,
        ),
        noun_after=re.compile(r"^\s(?:(?:en|de|sous forme de)\s|(?:sous forme )?d[’'])"),
        noun_before=re.compile(
            rf"({aid}(?:\s[^\W\d_]+){{0,3}}?)\s(?:de|d[’']|d[’']une valeur de|s[’']élevant à|"
            rf"évaluée? à)\s?$",
            re.I,
        ),
        worth=WORTH,
        with_purpose=re.compile(
            r"(?<![^\W_])(?:pour|destinée?s? à|en faveur d[eu]|consacrée?s? à|"
            r"(?<=aide )à|(?<=soutien )à|(?<=appui )à)\s?"
        ),
        to_do=re.compile(
            r"(?<![^\W_])(?:pour|afin d[e’']|visant à|destinée?s? à)\s?([^\W\d_]+(?:er|ir|"
            r"re)\b)"
        ),
        belongs=re.compile(r"(?!)"),
    )


def _english(aid: str, aims: str) -> SmallWords:
    day = lexicon_of("en").forms("phrases", "named_day")
    return SmallWords(
        given_to=re.compile(
            r"^\s+(?P<who>(?!about|over|more|some|nearly|almost|approx|around|at least|up to|"
            r"by\b|a\b|"
            r"an\b|the sum|for\b|in\b|to\b)"
            r"[^,;:]{2,60}?)(?:\s(?:with|another|a further|an additional|a|an|some|up to|"
            r"worth))*\s*$",
            re.I,
        ),
        to=re.compile(r"(?<![^\W_])(?:to|for|towards|among|between)\s"),
        by=re.compile(r"\bby\s"),
        source=re.compile(
            # not “to the WFP for grain from …”: that tells where the grain comes from
            rf"(?:{aid}|^[’']?\s?|receiv\w+|secur\w+|obtain\w+)"
            rf"(?:\s(?!(?:to|for|of|on|by|with|worth|in(?!\s(?:{aid})\b))\b)[^\s,;:.]+){{0,3}}?\sfrom\s",
            re.I,
        ),
        noun_after=re.compile(r"^[\s-]+(?:worth\s)?(?:in|of)\s"),
        noun_before=re.compile(
            rf"((?:[^\W\d_][\w-]*\s){{0,3}}?{aid}(?:\s(?:package|programme|program|fund|budget|"
            rf"project))?)"
            r"(?:\s(?:to|for|under)\s[^,;:]{2,50}?)?,?\s(?:of|worth|totalling|totaling|to|"
            r"amounting to|"
            r"(?:has\s|have\s|now\s)*(?:reached|reach(?:es)?)|"
            r"(?:now\s)?(?:totals|stands at)|"
            r"valued at|for)\s?$",
            re.I,
        ),
        worth=WORTH,
        with_purpose=re.compile(rf"(?<![^\W_])(?:for|on(?!\s(?:{day}))|towards|toward)\s", re.I),
        to_do=re.compile(
            r"(?<![^\W_])(?:to|aimed at|that will|which will)\s(?:help\s|further\s|better\s)?"
            rf"((?:{aims})\s)"
        ),
        belongs=re.compile(
            rf"[’']s?\s(?:[a-z-]+\s){{0,3}}?(?:{aid}|contribution|share\s(?:is|was|of)|$)", re.I
        ),
    )
