"""What was to be filled in and still stands there: TBC, XX, “???”, [name], lorem ipsum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.genre.own_words import without_quotations
from reports.checks.genre.printed import printed_fields
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.errors import shown
from reports.language.countries import country_of
from reports.language.days import is_month
from reports.language.lexicon import Lexicon, all_languages
from reports.model.money import currency_codes

# blanks of any language: lines to write on, [•], fields of templates, question marks for a number
_ANYWHERE = (
    r"(?<!_)(?!^_+$)_{3,}|\[\s?[•●_]+\s?\]|\{\{[^{}]*\}\}|<<[^<>]*>>|(?<![^\W_])(?:xxx+|X{4,})(?![^\W_])"
    r"|(?<![^\s(\[€$£])\?{2,}(?=\s?[%)\]/€$£a-zà-ÿ])|(?:^|(?<=[(\[€$£:])|(?<=:\s))\?{2,}\s?$"
    r"|(?i:<check.fillers>)"
)
# words in any case, words in capitals, and what is nothing unless it stands in brackets, or alone
_IN_WORDS = (
    r"(?<![^\W_])(?:(?i:<check.blanks>)|<check.blanks_in_capitals>)(?![^\W_])"
    r"|(?i:[\[{<]\s?(?:(?:<check.fill_in check.to_come>)(?![^\W_])[^\[\]{}<>]{0,60}"
    r"|(?:<check.before_blank>\s)?(?:<check.to_fill>))\s?[\]}>])"
    r"|(?i:(?:^|[(:])\s?(?:<check.to_come>)(?=\s?[).]?$|\s?\)))"
)
_NUMERAL = re.compile(r"(?<![^\W_])X{2,3}(?![^\W_])(?!-[a-z])")
_OTHER_NUMERAL = re.compile(r"(?<![^\W_])(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{0,3}[LC]X*|XY)(?![^\W_])")
_BEFORE = re.compile(r"([^\W\d_][^\W_]*)\.?[ \u00a0\u202f]$")
_AFTER = re.compile(r"[ \u00a0\u202f]([^\W_]+)")


@rule("B316", "nothing is left to be filled in", "error")
def placeholder(subject: Subject) -> Iterator[Finding]:
    """Find the first placeholder of each field that is printed."""
    for each in printed_fields(subject):
        if each.is_quoted:
            continue
        found = _first(without_quotations(each.text), subject.lexicon)
        if found and found not in each.evidence:
            said = f"found the placeholder {shown(found)}"
            yield Finding(each.part, said, "", "fill it in, or leave it out")


def _first(text: str, known: Lexicon | None) -> str | None:
    """Return the first placeholder of a text; of a language without rules those of all."""
    found = (known or all_languages()).compiled(_ANYWHERE).search(text)
    if found is None and known is not None:
        found = known.compiled(_IN_WORDS).search(text) or next(_blank_numerals(text, known), None)
    return found[0].strip(" (:") if found else None


def _blank_numerals(text: str, known: Lexicon) -> Iterator[re.Match[str]]:
    """Yield each XX and XXX that is no number: “XX million”, not “the XX century”."""
    for found in _NUMERAL.finditer(text):
        if not _OTHER_NUMERAL.search(text) and not _is_numeral(text, found, known):
            yield found


def _is_numeral(text: str, found: re.Match[str], known: Lexicon) -> bool:
    """Return whether Roman numerals are a number by the words beside them, or may be one."""
    before = _BEFORE.search(text, max(0, found.start() - 24), found.start())
    after = _AFTER.match(text, found.end())
    last, following = before[1] if before else "", after[1] if after else ""
    if following.lower() in known.words("check", "after_numerals"):
        return True
    if not last and found.start() == 0 and text[found.end() : found.end() + 2] in (". ", ") "):
        return True  # the number of a heading
    if _asks_for_more(text, last, following, known):
        return False
    if last.lower() in known.words("check", "before_numerals"):
        return True
    return _is_beside_name(last, following, known)


def _is_beside_name(last: str, following: str, known: Lexicon) -> bool:
    opens = last.lower() in known.words("sentences", "no_name_starts")
    return (last[:1].isupper() and not opens) or (following[:1].isupper() and not last.isupper())


def _asks_for_more(text: str, last: str, following: str, known: Lexicon) -> bool:
    """Return whether only what was left open can stand between two words, capitals or not."""
    return (
        last in currency_codes()
        or last.lower() in known.words("names", "honorifics")
        or is_month(last)
        or is_month(following)
        or following.lower() in known.table("numbers", "scales")
        or set(following) == {"X"}
        or country_of(last, known.language) is not None
        or text.isupper()
    )


RULES = (placeholder,)
