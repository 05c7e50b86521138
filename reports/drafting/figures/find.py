"""Key numbers: the numbers a briefer puts in a table, with what they count and when.

A number is one where its clause makes a label of it, or where it stands on a card of its own
above one. A number of people in trouble, a share of something and a sum that is needed are held
where they have no clean label, for a person to write one; any other is left in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from reports.drafting.figures.labels import card_label, label_of
from reports.drafting.figures.numbers import (
    Counted,
    changed,
    changed_from,
    compared,
    counted_in,
    denied,
    number_alone,
    percent_behind,
    said_beside,
)
from reports.drafting.figures.phrases import Quantity
from reports.drafting.figures.times import as_of
from reports.drafting.figures.verbs import rises_to
from reports.drafting.figures.words import figure_words
from reports.drafting.sums.mentions import Mention, Sum
from reports.drafting.sums.words import aid_words
from reports.language.quantities.numbers import find_numbers
from reports.language.quantities.sums import qualifier_before
from reports.language.sentences import Sentence
from reports.language.syntax import clauses
from reports.model import Figure
from reports.slotted import frozen

_HELD_MESSAGE = "no clean label was found: write what this number is of"
_LONGEST_CARD, _LONGEST_LINE, _LONGEST_RAW = 40, 80, 60
_EDGES = ' .*†,;:“”"()«»\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'


@frozen
class _Found:
    """A number in a sentence, and its row if it makes one."""

    quantity: Quantity
    row: Figure | None

    def with_note(self, text: str) -> _Found:
        row = self.row and self.row.model_copy(update={"note": self.row.note or text})
        return replace(self, row=row)


def find_figures(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], sums: Sequence[Sum], language: str
) -> tuple[Figure, ...]:
    """Return the figures of an article, each once, as they follow in its text.

    `mentions` are all sums of money, which count nothing; `sums` those that are figures.
    """
    money = defaultdict[int, list[Mention]](list)
    for mention in mentions:
        money[mention.at].append(mention)
    by_mention = {id(each.main): each for each in sums}
    rows: dict[object, Figure] = {}
    earlier: Sentence | None = None
    for at, (sentence, following) in enumerate(zip_longest(sentences, sentences[1:])):
        card = _card_in_line(sentence, money[at], by_mention, language)
        card = card or _card(sentence, following, money[at], by_mention, language)
        rows_of = _rows(sentence, earlier, money[at], by_mention, language)
        earlier = sentence
        for row in (card,) if card else rows_of:
            key = (row.value, row.unit, row.amount)
            if rows.setdefault(key, row).review and not row.review:
                rows[key] = row
    return tuple(_unambiguous(list(rows.values())))


def _unambiguous(rows: Sequence[Figure]) -> list[Figure]:
    """Leave out rows of one label with different numbers of one kind: it says too little.

    Of a sum and a share of one label the second is held: what it is a share of is not said.
    """
    labels = [row.label.lower() for row in rows]
    kinds = [(row.label.lower(), row.unit, row.amount is None) for row in rows]
    kept = []
    for at, row in enumerate(rows):
        if not row.review and kinds.count(kinds[at]) > 1:
            continue
        again = not row.review and labels[at] in labels[:at]
        kept.append(row.model_copy(update={"review": _HELD_MESSAGE}) if again else row)
    return kept


def _card(
    sentence: Sentence,
    following: Sentence | None,
    money: Sequence[Mention],
    sums: Mapping[int, Sum],
    language: str,
) -> Figure | None:
    """Return the figure of a card: a number or sum alone, and under it what it is of."""
    text = sentence.text
    under = _under(sentence, following)
    if not under or under.endswith("."):
        return None
    evidence = f"{text} {under}"
    if alone := [m for m in money if not text.replace(m.found.text, "").strip(_EDGES)]:
        return _card_of_sum(under, sums.get(id(alone[0])), evidence, language)
    found = number_alone(text, language)
    label = _label_of_card(under, "share" if found.unit else "", language) if found else None
    if not (found and label):
        return None
    qualifier = qualifier_before(text, found.number.start, language)
    value, unit = found.number.value, found.unit
    return Figure(label=label, value=value, unit=unit, qualifier=qualifier, evidence=evidence)


def _card_of_sum(under: str, each: Sum | None, evidence: str, language: str) -> Figure | None:
    label = _label_of_card(under, "sum", language) if each else None
    return Figure(label=label, amount=each.money, evidence=evidence) if label and each else None


def _label_of_card(under: str, kind: str, language: str) -> str | None:
    """Return the first clean label of what stands under a number."""
    labels = (card_label(each, kind, language) for each in _shortened(under, language))
    return next(filter(None, labels), None)


def _under(sentence: Sentence, following: Sentence | None) -> str:
    """Return what stands under a short line, in a block of its own: a heading or a text."""
    own = following is not None and following.block != sentence.block
    if not own or following is None or len(sentence.text) > _LONGEST_CARD:
        return ""
    headed = following.heading if following.heading != sentence.heading else None
    return headed or following.text


def _shortened(under: str, language: str) -> Iterator[str]:
    """Yield what stands under a number: whole, up to its first comma, and without a day.

    “wounded since 1 June, 12 of them children”
    """
    lists = figure_words(language).lists
    first = under.partition(", ")[0]
    words = first.split()
    dated = (
        at
        for at, word in enumerate(words)
        if word.lower() in lists["dated"] | lists["bounds"]
        and any(map(str.isdigit, " ".join(words[at:])))
    )
    counted = next((at for at, word in enumerate(words) if any(map(str.isdigit, word))), 0)
    # “required |to help 600,000 people|”
    aim = " ".join(words[: max(0, counted - 2)])
    for each in (under, first, " ".join(words[: next(dated, len(words))]), aim):
        yield each.strip(_EDGES)


def _card_in_line(
    sentence: Sentence, money: Sequence[Mention], sums: Mapping[int, Sum], language: str
) -> Figure | None:
    """Return the figure of a line that is a number with its words: “86 % women and children”.

    A paragraph may be one, too: “54   deaths reported”, “$5M   required to help”.
    """
    text = sentence.text
    if text.endswith((".", ":")) or sentence.place not in ("item", "paragraph"):
        return None
    whole = sentence.place == "paragraph" and len(text) < _LONGEST_LINE
    if whole and money and money[0].found.start == 0:
        under = text[money[0].found.end :].strip(_EDGES)
        return _card_of_sum(under, sums.get(id(money[0])), text, language)
    number = next(iter(find_numbers(text, language)), None)
    if number is None or number.start > 0:
        return None
    percent = percent_behind(text, number.end)
    found = number_alone(text[: percent or number.end], language)
    under = text[percent or number.end :].strip(_EDGES)
    label = card_label(under, "share" if percent else "", language) if percent or whole else None
    if not (found and label):
        return None
    return Figure(label=label, value=found.number.value, unit=found.unit, evidence=text)


def _rows(
    sentence: Sentence,
    earlier: Sentence | None,
    money: Sequence[Mention],
    sums: Mapping[int, Sum],
    language: str,
) -> Iterator[Figure]:
    """Yield the rows of a sentence; a number of another time is a note of the one before."""
    read = clauses.read_clauses(sentence.text, language)
    near = earlier if earlier and 0 <= sentence.block - earlier.block <= 1 else None
    before = clauses.read_clauses(near.text, language) if near else None
    spans = [(m.found.start, m.found.end) for m in money]
    found = [_sum(read, mention, sums.get(id(mention))) for mention in money]
    told = sentence.place == "question" and not sentence.text.rstrip("”’\"' ").endswith("?")
    if sentence.place in ("paragraph", "item", "answer") or told:
        found += [
            _Found(each.quantity, _row(read, before, each))
            for each in counted_in(read)
            if not any(start <= each.number.start < end for start, end in spans)
        ]
    yield from _joined(read, sorted(found, key=lambda each: each.quantity.start))


def _joined(read: clauses.ParsedSentence, found: Iterable[_Found]) -> Iterator[Figure]:
    last: _Found | None = None
    for each in found:
        if last and (said := _note_of(read, last.quantity, each.quantity)):
            last = last.with_note(said)
        elif last and (said := changed(read.text, last.quantity, each.quantity, read.language)):
            last = each.with_note(said)
        else:
            if last and last.row:
                yield last.row
            last = each
    if last and last.row:
        yield last.row


def _note_of(read: clauses.ParsedSentence, last: Quantity, each: Quantity) -> str | None:
    """Return what a number says of the one before it: of another time, or a share of it."""
    counted = last.kind in ("count", "measure")
    beside = said_beside(read.text, each) if counted else None
    return compared(read, each) or beside or changed_from(read, last, each)


def _sum(read: clauses.ParsedSentence, mention: Mention, each: Sum | None) -> _Found:
    start, end = mention.found.number_start, mention.found.sum_end
    quantity = Quantity(start, end, "money")
    if each is None or denied(read.text, start, read.language):
        return _Found(quantity, None)
    label = label_of(read, quantity)
    clause = read.clause_at(start)
    near = read.text[clause.start : clause.end] if clause else read.text
    row = Figure(
        label=label or _raw(read, quantity),
        amount=each.money,
        as_of=_as_of(read, start, label),
        evidence=read.text,
        review=None if label else _HELD_MESSAGE,
    )
    return _Found(
        quantity, row if label or aid_words(read.language)["needs"].search(near) else None
    )


def _row(
    read: clauses.ParsedSentence, earlier: clauses.ParsedSentence | None, each: Counted
) -> Figure | None:
    if denied(read.text, each.number.start, read.language):
        return None
    label = label_of(read, each.quantity, earlier)
    raw = _raw(read, each.quantity)
    if label is None and not _matters(read, each.quantity, raw):
        return None
    return Figure(
        label=label or raw,
        value=each.number.value,
        unit=each.unit,
        qualifier=None
        if rises_to(read, each.quantity.start)
        else qualifier_before(read.text, each.number.start, read.language),
        as_of=_as_of(read, each.quantity.start, label),
        evidence=read.text,
        review=None if label else _HELD_MESSAGE,
    )


def _as_of(read: clauses.ParsedSentence, place: int, label: str | None) -> str | None:
    """Return the time of a number, unless its label has it."""
    time = as_of(read, place)
    return time if time and time not in (label or "") else None


def _raw(read: clauses.ParsedSentence, quantity: Quantity) -> str:
    """Return the words behind a number that has no label, for a person to start from."""
    words = read.text[quantity.end : quantity.end + _LONGEST_RAW]
    whole = quantity.end + _LONGEST_RAW >= len(read.text)
    behind = (words if whole else words.rsplit(" ", 1)[0]).strip(_EDGES)
    return behind if any(map(str.isalnum, behind)) else read.text.strip()[:_LONGEST_RAW]


def _matters(read: clauses.ParsedSentence, quantity: Quantity, raw: str) -> bool:
    """Return whether a number without a label is held: of people in trouble, or a share of."""
    known = figure_words(read.language)
    words = re.findall(r"[^\W_]+", raw.lower())
    if quantity.kind == "share":
        after = read.grammar.closed.get(words[1], "") if len(words) > 1 else "R"
        return bool(words) and words[0] in read.grammar.lists["of"] and after not in ("R", "I")
    people = not known.lists["people"].isdisjoint(words[:4])
    return people and not known.lists["mattering"].isdisjoint(word.low for word in read.words)
