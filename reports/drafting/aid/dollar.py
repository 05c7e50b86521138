"""What a bare “$” of an article is, where its text settles it: proposed, with the reason.

A row keeps its currency open, as the source has it; the briefing says once what “$” is. Where
two signs disagree nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.drafting.sums.mentions import Mention
from reports.language.countries import find_countries
from reports.language.datelines import dateline_end
from reports.language.quantities.currencies import (
    dollar_countries,
    dollar_institutions,
    stated_dollar,
)
from reports.language.sentences import Sentence
from reports.model import Article
from reports.notices import Notice, note
from reports.slotted import frozen

#: Currencies of many countries, beside which a dollar may be anybody's.
_WIDE = frozenset({"EUR", "GBP"})


@frozen
class _Sign:
    """A sign of what “$” is: the currency, and why."""

    currency: str
    why: str


def propose_dollar(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> tuple[str | None, tuple[Notice, ...]]:
    """Return the currency of the bare “$”, if the text settles it, with the reason."""
    bare = [m for m in mentions if "dollar" in (m.found.unit, m.found.equivalent_unit)]
    if not bare:
        return None, ()
    for signs in (
        list(_stated(sentences, language)),
        [*_twice(mentions), *_home(article, sentences, language)],
        [*_institution(article, bare, language), *_beside(mentions)],
    ):
        codes = {sign.currency for sign in signs}
        if len(codes) == 1:
            sign = signs[0]
            proposed = note("dollar-proposed", f"proposed as {sign.currency}: {sign.why}", "dollar")
            return sign.currency, (proposed,)
        if codes:
            break
    return None, ()


def _stated(sentences: Sequence[Sentence], language: str) -> Iterator[_Sign]:
    """Read “All amounts are in Canadian dollars”."""
    for sentence in sentences:
        if code := stated_dollar(sentence.text, language):
            yield _Sign(code, f"“{sentence.text}”")


def _twice(mentions: Sequence[Mention]) -> Iterator[_Sign]:
    """Read one sum as “US$5 million” in one place and as “$5 million” in another."""
    marked: dict[object, Mention] = {}
    for each in mentions:
        if each.found.money.currency in dollar_countries().values():
            marked.setdefault(each.found.money.value, each)
    for each in mentions:
        other = marked.get(each.found.money.value)
        if other and each.found.unit == "dollar" and other.found.money.currency:
            yield _Sign(
                other.found.money.currency,
                f"“{each.found.text}” is “{other.found.text}” in another place",
            )


def _home(article: Article, sentences: Sequence[Sentence], language: str) -> Iterator[_Sign]:
    """The country of the publisher, or of the place where it was written."""
    first = next((s.text for s in sentences if s.place == "paragraph"), "")
    places = {"the publisher": article.publisher, "the dateline": first[: dateline_end(first)]}
    for what, text in places.items():
        owned = _owned(text or "", language)
        if len(owned) == 1:
            (currency,) = owned
            yield _Sign(currency, f"{what} is “{(text or '').strip(' –—-')}”")


def _institution(article: Article, bare: Sequence[Mention], language: str) -> Iterator[_Sign]:
    """An institution that counts in US dollars signs the text, or acts in its sentence."""
    named = dollar_institutions()
    if signed := named.search(f"{article.publisher or ''} {article.byline or ''}"):
        yield _Sign("USD", f"“{signed[0]}” counts in US dollars")
    elif not any(_owned(m.text, language) - {"USD"} for m in bare):
        acting = (named.search(m.before.split(",")[0]) for m in bare)
        if found := next(filter(None, acting), None):
            yield _Sign("USD", f"“{found[0]}” counts in US dollars")


def _beside(mentions: Sequence[Mention]) -> Iterator[_Sign]:
    """Read “5 million pesos (300,000 dollars)”: beside money of a country without dollars."""
    own = _WIDE.union(dollar_countries().values())
    for each in mentions:
        money, same = each.found.money, each.found.equivalent
        bare = each.found.equivalent_unit == "dollar" or (same and same.currency == "USD")
        marked = "US" in each.found.text or "U.S." in each.found.text
        if bare and not marked and each.found.unit != "dollar" and money.currency not in own:
            yield _Sign("USD", f"“{each.found.text}”: dollars beside other money")


def _owned(text: str, language: str) -> set[str]:
    """Return the dollars of the countries, seats too, that `text` names."""
    owners: Mapping[str, str] = dollar_countries()
    names = " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in text.split())
    found = {each.country.code for each in find_countries(names, language)}
    return {owners[code] for code in found if code in owners}
