"""What tells that a name without a role is a person's: an honorific, an age, speech."""

from __future__ import annotations

from reports.drafting.people.person_mentions import Mention
from reports.drafting.roles.names import Name, is_first_name, stands_in_longer_name
from reports.language.lexicon import word_list
from reports.language.sentences import Sentence
from reports.language.tokens import Words, printed_country


def unlinked(words: Words, name: Name, sentence: Sentence) -> Mention:
    """Return the mention of `name`, which no role belongs to, with the best sign there is."""
    honorific = _honorific_before(words, name)
    if honorific:
        title = _title_text(words, name) if honorific in word_list("names", "titles") else None
        return Mention(name, sentence, "honorific", honorific=honorific, role_text=title)
    if name.full and not stands_in_longer_name(words, name):
        before = name.start - 1
        if before in words.countries and words.tokens[before].possessive:
            # "Japan’s Shigeru Ishiba": whether he is a person, the rest of the article tells
            country = printed_country(words, words.countries[before])
            known = is_first_name(words.tokens[name.start].low)
            return Mention(name, sentence, "speaks" if known else "plain", affiliation=country)
        if _age_follows(words, name):
            return Mention(name, sentence, "aged")
        known = is_first_name(words.tokens[name.start].low)
        if (_speaks(words, name) or _speaks_later(words, name)) and known:
            return Mention(name, sentence, "speaks")
        if _told_of_quote(words, name) and (known or _apposed(words, name.end)):
            return Mention(name, sentence, "speaks")
    return Mention(name, sentence, "plain")


def _honorific_before(words: Words, name: Name) -> str | None:
    """Return "Honourable", "Mr" before a name. A French "M" stands with its full stop."""
    if name.start == 0:
        return None
    token, gap = words.tokens[name.start - 1], words.tokens[name.start].gap.strip()
    low = token.low.rstrip(".")
    if gap not in ("", ".") or low not in word_list("names", "honorifics"):
        return None
    single = len(low) <= 2 and low in ("m", "me") and gap != "." and not token.text.endswith(".")
    return None if single or not (token.capital or low.startswith(("l’", "hon"))) else low


def _title_text(words: Words, name: Name) -> str:
    """Return "Sen." or "Lt. Gen." as it stands before the name."""
    start = name.start - 1
    titles = word_list("names", "titles")
    while start > 0 and words.tokens[start - 1].low in titles and words.tokens[start - 1].capital:
        start -= 1
    return words.text[words.tokens[start].start : words.tokens[name.start].start].strip()


def _age_follows(words: Words, name: Name) -> bool:
    if name.end >= len(words.tokens):
        return False
    token = words.tokens[name.end]
    return token.gap.strip() == "," and token.text.isdigit() and len(token.text) <= 2


def _told_of_quote(words: Words, name: Name) -> bool:
    """Tell whether the name stands right behind words in marks and "said"."""
    verb = name.start - 1
    if verb < 1 or not words.joined(name.start):
        return False
    gap = words.tokens[verb].gap.rstrip()
    return words.tokens[verb].low in word_list("speech", "said") and gap[-1:] in tuple('”"»’')


def _apposed(words: Words, place: int) -> bool:
    """Tell whether ", a …", ", who …", ", of …" stands behind: said of persons, not of firms."""
    if place >= len(words.tokens) or words.tokens[place].gap.strip() != ",":
        return False
    return words.tokens[place].low in ("who", "whose", "qui")


def _speaks_later(words: Words, name: Name) -> bool:
    """Tell whether a verb of speech stands behind an insertion: "Ann Lee, in her office, said"."""
    tokens, place = words.tokens, name.end
    if place >= len(tokens) or tokens[place].gap.strip() != "," or name.start > 1:
        return False
    for at in range(place + 1, min(place + 15, len(tokens))):
        if tokens[at].gap.strip():
            closes = tokens[at].gap.strip() == ","
            return closes and tokens[at].low in word_list("speech", "said")
    return False


def _speaks(words: Words, name: Name) -> bool:
    """Tell whether a verb of speech stands beside the name, or "according to" before it."""
    said = word_list("speech", "said")
    after = words.tokens[name.end].low if words.joined(name.end) else ""
    before = words.tokens[name.start - 1].low if words.joined(name.start) else ""
    two = f"{words.tokens[name.start - 2].low} {before}" if name.start > 1 else before
    three = f"{after} {words.tokens[name.end + 1].low}" if words.joined(name.end + 1) else after
    return (
        after in said
        or three in said
        or before in said
        or two in word_list("speech", "according")
        or before in word_list("speech", "according") - {"pour"}
    )
