"""Sums and their parts: which sum is part of which, and whether the parts add up.

A mismatch is reported, never corrected: an article may leave parts unlisted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from reports.drafting.parties.sum_mentions import Mention, Sum, is_dollar
from reports.notices import Notice, note

# after these words the sums that follow are parts of the sum before
_INCLUDES = re.compile(
    r"\b(?:including|includes?|included|of which|of this|of that|of the total|comprising|"
    r"comprises|consists? of|made up of|"
    r"composed of|dont|y compris|notamment|comprend|composée?s? de)\b",
    re.IGNORECASE,
)
# what introduces a list of parts in the block before it, or in its heading
_LISTS = re.compile(
    r":$|\b(?:as follows|breakdown|broken down|divided|distributed|allocated|allocation|"
    r"includes?|including|"
    r"will be used|be used|goes to|will go|répartis?|réparties?|comme suit|ventilation|seront|"
    r"sera)\b",
    re.IGNORECASE,
)
_BETWEEN_SENTENCES = re.compile(
    r"^(?:This|That|The (?:funding|package|aid|support|announcement|money|total|assistance|"
    r"amount|contribution|operation|financing|loan|credit|project|program|programme)|It|"
    r"Cette?|Ce (?:montant|financement)|L[’'](?:aide|enveloppe))\b[^.]{0,60}?\b(?:includes?|"
    r"included|comprises|consists? of|"
    r"this|that|comprend|inclut)\b",
    re.IGNORECASE,
)


# “Of this, $3 million will go to …”, “$20 million of the new sum”, “€7 billion of it”
_OF_IT_BEFORE = re.compile(
    r"^(?:Of|Out of|From|Sur|De) (?:this|that|these|it|the (?:total|sum|amount|money|funding)|"
    r"ce (?:montant|total)|cette somme)\b",
    re.IGNORECASE,
)
_OF_IT_AFTER = re.compile(
    r"^\s(?:of|from) (?:it|this|that|them|(?:the|this|that)\s(?:new\s|total\s|latest\s)?"
    r"(?:sum|amount|total|money|funding|package|loan|grant|aid|fund))\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:the remaining|the other|the rest,|les? autres?|le reste,)\s?$", re.I)
# “a first tranche of the $5 billion”, “$3 million out of $9 million”
_TRANCHE = re.compile(
    r"\b(?:tranche|instal?lment|part|share|portion|slice|half|third|quarter|partie)\s"
    r"(?:of|de|des|du|d[’'])\s?(?:the|its|a|an|that|this|ces|les)?\s?$|\bout of\s(?:the\s)?$",
    re.IGNORECASE,
)
# “Stockholm’s share is $2 million”
_SHARE = re.compile(r"[’']s? (?:share|part|contribution) (?:is|was|of|comes to)\s$")
#: Sentences between a sum and “of this”.
_NEAR = 6


def find_parts(sums: Sequence[Sum]) -> dict[int, int]:
    """Return which sum is part of which: index of the part, index of the whole."""
    wholes: dict[int, int] = {}
    _parts_in_sentences(sums, wholes)
    _parts_in_lists(sums, wholes)
    for index in range(len(sums)):
        if index not in wholes and (whole := _referred(sums, index, wholes)) is not None:
            wholes[index] = whole
    return wholes


def _referred(sums: Sequence[Sum], index: int, wholes: Mapping[int, int]) -> int | None:
    """Return the whole that the words beside a sum refer to: “of this”, “the remaining”."""
    told, earlier = sums[index].told, range(index - 1, max(-1, index - 9), -1)
    following = sums[index + 1] if index + 1 < len(sums) else None
    if following and following.told.at == told.at and _TRANCHE.search(following.told.close_before):
        return index + 1 if _may_be_part(sums[index], following) else None
    beside = [i for i in earlier if sums[i].told.at == told.at]
    if _REST.search(told.close_before) or (beside and _OF_IT_BEFORE.match(told.text)):
        return next((wholes[i] for i in beside if i in wholes), None)
    if _SHARE.search(told.before):
        return next((i for i in beside if _may_be_part(sums[index], sums[i])), None)
    if not (_OF_IT_BEFORE.match(told.before) or _OF_IT_AFTER.match(told.after)):
        return None
    for at in earlier:
        near = told.at - sums[at].told.at <= _NEAR and at not in wholes
        if near and _may_be_part(sums[index], sums[at]) and not _running(sums[at]):
            return at
    return None


def _running(each: Sum) -> bool:
    """Tell whether a sum is a running total: the new sum before it is what is shared out."""
    return (
        re.search(r"\b(?:bring|rais|tak|port)\w+\b[^.;]{0,60}$", each.told.close_before) is not None
    )


def _parts_in_sentences(sums: Sequence[Sum], wholes: dict[int, int]) -> None:
    """“$5 billion: $2.6 billion in aid, $1.2 billion …”, “$5 billion, including $2 billion”."""
    by_sentence: dict[int, list[int]] = {}
    for index, each in enumerate(sums):
        by_sentence.setdefault(each.told.at, []).append(index)
    for at, members in by_sentence.items():
        whole: int | None = _whole_before(sums, by_sentence, at, members)
        for index in members:
            mention = sums[index].told
            if whole is not None and _may_be_part(sums[index], sums[whole]):
                wholes[index] = whole
            elif whole is None and _opens_parts(mention):
                whole = index


def _opens_parts(mention: Mention) -> bool:
    between = mention.after
    return between.strip() in (":", ", :") or bool(
        re.match(r"[^.;]*:\s*$", between) or _INCLUDES.search(between)
    )


def _whole_before(
    sums: Sequence[Sum], by_sentence: Mapping[int, list[int]], at: int, members: Sequence[int]
) -> int | None:
    """“… announced $5 million. This includes $2 million for food.”: the sentence before."""
    first = sums[members[0]].told
    previous = by_sentence.get(at - 1)
    if not previous or not _BETWEEN_SENTENCES.match(first.before):
        return None
    whole = previous[0]
    apart = first.sentence.block - sums[whole].told.sentence.block
    return whole if 0 <= apart <= 1 else None


def _parts_in_lists(sums: Sequence[Sum], wholes: dict[int, int]) -> None:
    """Find the lists whose items are parts of a sum told before.

    They are if they make it up, or if the words before the list say so.
    """
    blocks: dict[int, list[int]] = {}
    for index, each in enumerate(sums):
        if each.told.sentence.place == "item" and index not in wholes:
            blocks.setdefault(each.told.sentence.block, []).append(index)
    for block, members in blocks.items():
        if len(members) < 2:
            continue
        earlier = [i for i, s in enumerate(sums) if s.told.at < sums[members[0]].told.at]
        whole = _whole_of(sums, members, earlier, block)
        if whole is not None:
            wholes |= {i: whole for i in members if _may_be_part(sums[i], sums[whole])}


def _whole_of(
    sums: Sequence[Sum], members: Sequence[int], earlier: Sequence[int], block: int
) -> int | None:
    total = sum((sums[i].money.value for i in members), Decimal(0))
    same = [i for i in earlier if _same_money(sums[i], sums[members[0]])]
    for index in reversed(same):
        if sums[index].money.value == total and len(members) > 1:
            return index
    item = sums[members[0]].told.sentence
    for index in reversed(same):
        told = sums[index].told
        introduced = told.sentence.block == block - 1 and _LISTS.search(told.text)
        headed = item.heading is not None and _LISTS.search(item.heading)
        if (introduced or headed) and sums[index].money.value > total:
            return index
    return None


def _may_be_part(part: Sum, whole: Sum) -> bool:
    return _same_money(part, whole) and part.money.value < whole.money.value


def _same_money(first: Sum, second: Sum) -> bool:
    a, b = first.money.currency, second.money.currency
    # “$1.5 billion” may be the whole of parts in US$
    return a == b or (None in (a, b) and is_dollar({a, b} - {None}))


def check_totals(sums: Sequence[Sum], wholes: Mapping[int, int]) -> list[Notice]:
    """Return a notice for each whole that its listed parts do not make up."""
    notices = []
    for whole in sorted(set(wholes.values())):
        parts = [i for i in wholes if wholes[i] == whole]
        told = sums[whole].told
        total = sum((sums[i].money.value for i in parts), Decimal(0))
        value = sums[whole].money.value
        partly = bool(
            any(_INCLUDES.search(sums[i].told.before) or _only_part(sums[i]) for i in parts)
            or _INCLUDES.search(told.after)
        )
        exceeds = total > value
        if total == value or (partly and not exceeds):
            continue
        if sums[whole].money.qualifier and not exceeds and total >= value * Decimal("0.9"):
            continue
        sums_to = f"parts sum to {in_words(total)}, the text says {in_words(value)}"
        notices.append(note("total-differs", f"{sums_to}: “{told.text}”"))
    return notices


def _only_part(each: Sum) -> bool:
    """Tell whether a part says itself that it is one: what it leaves out is no mistake."""
    told = each.told
    return bool(
        _OF_IT_BEFORE.match(told.text)
        or _OF_IT_AFTER.match(told.after)
        or _SHARE.search(told.before)
        or re.search(
            r"\b(?:tranche|instal?lment|part|share|portion|slice|half|third|quarter|out of)\b",
            told.text,
        )
    )


def in_words(value: Decimal) -> str:
    """Return a value as a person says it: “4.2898 billion”, “200,000”."""
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if value >= Decimal(10) ** power:
            return f"{value.scaleb(-power).normalize():f} {word}"
    return f"{value:,f}"
