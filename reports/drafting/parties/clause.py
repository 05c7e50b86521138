"""What is read of one sum: the words around it, its verb, and who acts in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.drafting.parties.phrases import SmallWords, small_words
from reports.drafting.parties.read import Cast, country_in
from reports.drafting.parties.sum_mentions import Mention
from reports.drafting.parties.words import Verb
from reports.language.countries import find_countries
from reports.language.phrases import phrase_at

# what may stand between a sum before and one that shares its verb: “…, Norway 5 million”
_ELIDED = re.compile(
    r"(?:^|[,;]|(?:,\s)?(?<![^\W_])(?:and|while|et|tandis que))\s+(?:the\s|la\s|le\s|les\s|l[’'])?"
    r"(?P<who>[A-ZÀ-Ý][\w.’'-]*(?:\s(?:(?:of|for|the|de|du|des|pour)\s){0,2}[A-ZÀ-Ý][\w’'-]*){0,6})"
    r"(?:\s(?:with|a|an|another|a further|up to|some))?\s*$"
)
_SUM_STARTS = re.compile(r"(?:[A-Z]{3}\s|[A-Z]{1,3})?[$€£¥₱\d]")


@dataclass(frozen=True, slots=True)
class SumClause:
    """A sum's mention with the verb of aid that it goes with, if there is one."""

    mention: Mention
    verb: Verb | None
    cast: Cast

    @property
    def small(self) -> SmallWords:
        """The small words of the article's language."""
        return small_words(self.cast.language)

    @property
    def passive(self) -> bool:
        """Whether the verb comes after the sum: “$5 million was given by …”."""
        return self.verb is not None and self.verb.start >= self.mention.found.end

    @property
    def receiving(self) -> bool:
        """Whether the verb's subject is who receives."""
        return self.verb is not None and self.verb.group == "receive"

    @property
    def repeated(self) -> bool:
        """Whether another sum stands between the verb and this one."""
        return self.verb is not None and self.verb.end < self.mention.previous_end

    def elided(self) -> str | None:
        """Return the name before a sum whose verb is told once: “and France €50 million”."""
        if not self.repeated or self.passive:
            return None
        between = self.mention.text[self.mention.previous_end : self.mention.found.start]
        named = _ELIDED.search(between)
        return named["who"] if named else None

    def elided_receives(self, name: str) -> bool:
        """Tell whether an elided name receives: “gave Kenya $3 million and Chad $5 million”.

        It does if one who receives stands between verb and first sum, too; but of two
        bodies that lend to a country, the second lends as well.
        """
        if self.verb is None or self.receiving:
            return self.receiving
        between = self.mention.before[self.verb.end : self.verb.end + 90]
        first = _SUM_STARTS.search(between)
        given = first and self.small.given_to.match(between[: first.start()])
        if not given:
            return False
        language = self.cast.language
        subject = find_countries(self.mention.before[: self.verb.start], language)
        to_country = bool(find_countries(given["who"], language))
        return bool(subject or not to_country or _is_country(name, language))

    def in_name(self, word: re.Match[str], phrase: str) -> bool:
        """Tell whether “for” is in a name: “International Bank for Reconstruction”."""
        before = self.mention.after[: word.start()].split()
        named = bool(before) and before[-1][:1].isupper() and phrase[:1].isupper()
        return named and word[0] == "for " and country_in(phrase, self.cast.language) is None

    def phrase(self, text: str, start: int, *, loose: bool) -> str:
        """Return the phrase of `text` at `start`; see `phrase_at`."""
        return phrase_at(text, start, self.cast.language, loose=loose)


def _is_country(name: str, language: str) -> bool:
    found = find_countries(name, language)
    return bool(found) and found[0].start == 0 and found[0].end == len(name)
