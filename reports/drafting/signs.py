"""What tells that a name without a role is a person's: an honorific, an age, speech."""

from __future__ import annotations

from reports.drafting.named import Mention
from reports.drafting.names import Name, is_first_name, stands_in_longer_name
from reports.drafting.sentences import Sentence
from reports.drafting.tokens import Words, printed_country, word_list


def unlinked(words: Words, name: Name, sentence: Sentence) -> Mention:
    """Return the mention of `name`, which no role belongs to, with the best sign there is."""
    honorific = _honorific_before(words, name)
    if honorific:
        return Mention(name, sentence, "honorific", honorific=honorific)
    if name.full and not stands_in_longer_name(words, name):
        before = name.start - 1
        if before in words.countries and words.tokens[before].possessive:
            # "Japan’s Shigeru Ishiba": whether he is a person, the rest of the article tells
            country = printed_country(words, words.countries[before])
            known = is_first_name(words.tokens[name.start].low)
            return Mention(name, sentence, "speaks" if known else "plain", affiliation=country)
        if _age_follows(words, name):
            return Mention(name, sentence, "aged")
        if _speaks(words, name) and is_first_name(words.tokens[name.start].low):
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


def _age_follows(words: Words, name: Name) -> bool:
    if name.end >= len(words.tokens):
        return False
    token = words.tokens[name.end]
    return token.gap.strip() == "," and token.text.isdigit() and len(token.text) <= 2


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
