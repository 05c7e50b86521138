"""Phrases cut out of a sentence: the noun phrase after a preposition, and times.

No grammar is parsed. A phrase runs from its first word to a mark or to a word that
begins something else; the source's words are never changed, only cut.
"""

from __future__ import annotations

import re
from functools import cache

from reports.language.numbers import primary

_MARKS = r"[;:!?()\[\]“”«»\"—]|\s[–-]\s|(?<!(?-i:[A-Z]))\.(?!\w)|\.$"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|couple of)"
)
_SPAN = r"(?:day|week|month|quarter|year|decade)"
_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d)\b| (?:to|and) {_YEAR})?"
_DAY = rf"(?:the end of |mid-|early |late )?(?:{_MONTHS})(?: \d{{1,2}}(?!\d))?(?:,? {_YEAR})?"
#: What stands after “on” when it tells a day: “Friday”, “August 4”, “28 April”.
DAY_NAMED = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:{_MONTHS}) \d|\d{{1,2}} (?:{_MONTHS}))"
)
_TIMES = {
    "en": [
        rf"(?:with)?in the (?:coming|next|following) (?:{_COUNT} )?{_SPAN}s?",
        rf"(?:over|for|during|within|in|across|spread over) (?:the )?"
        rf"(?:next |coming |past |last |following |first |period of )?"
        rf"(?:up to )?{_COUNT}[- ]{_SPAN}s?(?: period)?",
        rf"over the (?:next|coming|past|last) {_SPAN}s?",
        rf"(?:so far )?(?:this|next|last|each|every) (?:fiscal |financial |calendar |school )?"
        rf"(?:{_SPAN}|winter|spring|summer|autumn|fall)",
        rf"since (?:the (?:start|beginning|outbreak) of [^,;:.()]{{3,30}}|(?:{_MONTHS})"
        rf"(?: last year| of last year|,? {_YEAR})?|{_YEAR}|last {_SPAN}|last (?:{_MONTHS}))",
        rf"by (?:the end of )?(?:early |late |mid-)?(?:{_YEAR}|(?:this|next|the) (?:fiscal )?year)",
        rf"by (?:the end of )?{_DAY}",
        rf"(?:in|for|during|until|through|before|from|between) "
        rf"(?:the (?=fiscal|financial))?(?:fiscal |financial )?"
        rf"(?:year )?(?:early |late |mid-)?{_YEARS}(?! (?:people|cases))",
        rf"(?:in|until|through|before|from|starting(?: in)?|beginning(?: in)?|on) {_DAY}",
        r"(?:per|a|each|every) (?:year|month|week|day)\b|annually|monthly|yearly|bi-?monthly",
        r"every (?:other|two|three|four|six) (?:days|weeks|months|years|day|week|month|year)",
        r"in (?:its|their|the) (?:first|second|third|final) years?",
        r"(?:so far|to date|immediately)",
    ],
    "fr": [
        r"(?:dans|au cours d|d’ici)(?:es|e|u)? (?:les |la |le |l’)?(?:\w+ )?"
        r"(?:prochaine?s?|prochain)? ?(?:jours|semaines?|mois|années?|ans)(?: à venir)?",
        r"(?:sur|pendant|durant|d’ici|dans) (?:une période de )?"
        r"(?:\d{1,3}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:ans|années?|mois|"
        r"semaines?|jours|an)",
        r"(?:cette|l’) ?année(?: prochaine| dernière| en cours)?|cet (?:été|hiver|automne)|"
        r"ce mois-ci|ce printemps",
        rf"depuis (?:{_YEAR}|(?:{_MONTHS})(?: dernier| {_YEAR})?|l’an dernier|"
        rf"le début [^,;:.()]{{3,30}})",
        rf"d’ici (?:à |la fin (?:de |d’))?(?:{_YEAR}|l’année|la fin de l’année)",
        rf"(?:en|pour|jusqu’en|de|entre) (?:{_MONTHS} )?{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d)\b|"
        rf" (?:à|et) {_YEAR})?",
        r"par (?:an|mois|jour)|chaque (?:année|mois)|à ce jour|jusqu’à présent",
    ],
}
# words that begin something else than the phrase goes on with
_STOPS = {
    "en": r"during|within|over|under|through|throughout|until|till|since|after|before|while|when|"
    r"as|which|that|who|"
    r"whose|amid|because|via|but|so|starting|beginning|today|yesterday|tomorrow|according|"
    r"including|following|"
    r"(?<!ed )(?<!made )(?<!built )(?<!led )by|on the (?:sidelines|margins)|at (?:the|an?)|"
    r"against|is|are|was|"
    r"were|will|would|has|have|had|"
    r"said|says|where|if|despite|" + rf"on(?=\s{DAY_NAMED})|"
    r"although|worth|now|totals|totall?ed|reached|reaches|amounts|amounted|stands|stood|rose|fell|grew",
    "fr": r"pendant|durant|depuis|jusqu|après|avant|tandis|lorsque|quand|qui|que|dont|afin|mais|"
    r"car|selon|dès|"
    r"aujourd’hui|hier|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lors|est|sont|était|sera|seront|a|ont|y compris|notamment|où|si|"
    r"malgré|grâce|dans le cadre",
}
_TIGHT = {
    "en": r"for|to|on|with|from|at|across|among|around|into|between",
    "fr": r"pour|sur|avec|chez|parmi|entre|vers|à|au|aux",
}
_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|this|these|that|those|le|la|les|l[’']|un|une|des|du|"
    r"son|sa|ses|"
    r"leur|leurs|ce|cette|ces)(?:(?<=[’'])|\s+))+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,]+(?:and|or|et|ou|also|in|of|de|the|a|to|both|à)?$", re.IGNORECASE)
#: No phrase of a table cell is longer, in characters.
LONGEST = 120


@cache
def time_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a time as a sum has it: “over five years”, “by 2027”."""
    times = "|".join(pattern.replace("’", "[’']") for pattern in _TIMES[primary(language)])
    return re.compile(rf"(?<![^\W_])(?:{times})(?![^\W_])", re.IGNORECASE)


def phrase_at(text: str, start: int, language: str, *, loose: bool = False) -> str:
    """Return the phrase that starts at `start`, without its article: “military aid”.

    A `loose` one goes on over prepositions: “refugees from Sudan”, “a project on water”.
    A list of short parts is one phrase: “food, education, and psychosocial support”.
    """
    end = min(len(text), start + LONGEST + 40)
    stop = _stop(primary(language), loose).search(text, start, end)
    limit = stop.start() if stop else end
    if time := time_pattern(language).search(text, start, limit):
        limit = time.start()
    cut = _end_of_list(text, start, limit)
    phrase = _trimmed(text[start:cut])
    if len(phrase) > LONGEST:
        phrase = phrase[:LONGEST].rsplit(" ", 1)[0]
    return phrase


def without_article(phrase: str) -> str:
    """Return `phrase` without an article or possessive before it."""
    return _LEAD.sub("", phrase.strip())


def _trimmed(phrase: str) -> str:
    phrase = without_article(phrase)
    while (shorter := _TAIL.sub("", phrase)) != phrase:
        phrase = shorter
    return phrase.strip()


@cache
def _stop(language: str, loose: bool) -> re.Pattern[str]:
    words = _STOPS[language] if loose else f"{_STOPS[language]}|{_TIGHT[language]}"
    words = words.replace("’", "[’']")
    return re.compile(
        rf"{_MARKS}|\s+(?:{words})(?![^\W_])|\s+[$€£]|,?\s+(?:and|et)\s+\d|,\s+\d", re.IGNORECASE
    )


# three parts or more: after two, “, and” begins another clause
_LIST = re.compile(
    r"[^,]{1,60}(?:,\s(?!and\s|et\s|or\s|ou\s)[^\s,]+(?:\s[^\s,]+){0,4}){1,12}"
    r",?\s(?:and|et|or|ou)\s[^,]{1,60}$"
)


def _end_of_list(text: str, start: int, limit: int) -> int:
    """Return where the phrase ends: at its first comma, unless the commas make a list."""
    comma = text.find(", ", start, limit)
    if comma < 0 or _LIST.match(text[start:limit]):
        return limit
    # “a, b and c, said the minister”: the list may end before another comma
    last = text.rfind(", ", start, limit)
    if last > comma and _LIST.match(text[start:last]):
        return last
    return comma
