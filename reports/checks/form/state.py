"""What a brief says of itself, and what it leaves to a person: language, held rows, words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.rule import Finding, rule
from reports.checks.subject import QUOTED, Subject
from reports.errors import shown
from reports.language.detection import detect_language, detected_languages
from reports.language.lexicon import primary
from reports.language.locales import locale_of
from reports.model import ROW_FIELDS, Aid, public, with_ids
from reports.plan.tables.chart import aid_chart
from reports.plan.tables.totals import is_summable
from reports.wording.labels import labels_for

# letters of a text whose language is told, and of one that is looked at
_LEAST_LETTERS, _MOST_LETTERS = 200, 20_000
# an address that is read out and typed in one go
_SHORT_ADDRESS = 40
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ROW_NAMES = ("name", "label", "speaker", "text")


@rule("B407", "a brief says which language it is in")
def other_language(subject: Subject) -> Iterator[Finding]:
    """Ask for the language, where the text is not in the one that is given or taken."""
    said = primary(subject.language)
    text = _words(subject)
    if len(text) < _LEAST_LETTERS or said not in detected_languages():
        return
    found = detect_language(text)
    if found is None or found == said:
        return
    looks = f"the text looks like {_name(found)}"
    if subject.given is not None and "language" not in subject.given:
        told = f"there is no language, so {_name(said)} is taken, and {looks}"
        yield Finding("language", told, "", f"add language: {found}")
    else:
        told = f"the language is {subject.language} ({_name(said)}), and {looks}"
        yield Finding("language", told, "", f"write language: {found}, or translate the text")


def _words(subject: Subject) -> str:
    """Return the beginning of what the drafter has written."""
    kept, letters = [], 0
    for each in subject.texts:
        if each.kind not in QUOTED:
            kept.append(each.text)
            letters += len(each.text)
        if letters > _MOST_LETTERS:
            break
    return " ".join(kept)


def _name(tag: str) -> str:
    return locale_of(tag).english_name or tag


@rule("B408", "no row waits for review when a brief goes out")
def held_row(subject: Subject) -> Iterator[Finding]:
    """Name the rows that are printed nowhere until somebody has looked at them."""
    for field in ROW_FIELDS:
        for place, row in enumerate(getattr(subject.briefing, field)):
            if row.review is not None:
                found = f"{_row_name(row)} is held and not printed: {row.review}"
                remedy = "settle it and take out the line review:, or take out the row"
                yield Finding(f"{field}[{place}].review", found, "", remedy)


@rule("B317", "a final brief has nothing left open", "error")
def open_though_final(subject: Subject) -> Iterator[Finding]:
    """Look at what a brief that says it is final leaves to a person."""
    briefing = subject.briefing
    if briefing.status != "final":
        return
    rows = sum(row.review is not None for name in ROW_FIELDS for row in getattr(briefing, name))
    questions = sum(not pair.answer for pair in briefing.qa)
    counts = ((rows, "row", "held for review"), (questions, "question", "without an answer"))
    for count, kind, state in counts:
        if count:
            found = f"the brief is final, and has {count} {kind}{'s' * (count != 1)} {state}"
            yield Finding("status", found, "", "settle that, or write status: draft")


def _row_name(row: object) -> str:
    if isinstance(row, Aid):
        parties = " to ".join(filter(None, (row.donor, row.recipient)))
        name = ", ".join(filter(None, (parties, row.purpose)))
    else:
        names = (getattr(row, each, None) for each in _ROW_NAMES)
        name = next(filter(None, names), "")
    return shown(name) if name else "the row"


@rule("B409", "what is a link or a bar has words that say what it is")
def without_words(subject: Subject) -> Iterator[Finding]:
    """Ask for words where readers who see no page, or no chart, would hear nothing."""
    yield from _poor_links(subject)
    yield from _unnamed_bars(subject)


def _poor_links(subject: Subject) -> Iterator[Finding]:
    known = subject.lexicon
    empty = known.words("check", "empty_links") if known else frozenset()
    remedy = "link the words that say what it leads to"
    for each in subject.texts:
        for text, address in each.links:
            words = text.strip(' .:!…→»“”"«\N{NO-BREAK SPACE}').casefold().replace("'", "’")
            if words in empty:
                found = f"the words of the link to {address} are {shown(text)}"
                yield Finding(each.part, found, "", remedy)
            elif _ADDRESS.fullmatch(words) and len(words) > _SHORT_ADDRESS:
                found = f"the words of a link are its address, {shown(text)}"
                yield Finding(each.part, found, "", remedy, "note")


def _unnamed_bars(subject: Subject) -> Iterator[Finding]:
    briefing = subject.briefing
    places = subject.printed["aid"]
    open_ = [n for n in places if is_summable(row := briefing.aid[n]) and row.donor is None]
    if not open_:
        return
    labels = labels_for(subject.language)
    chart = aid_chart(with_ids(public(briefing)), 1, labels)
    named = {bar.label for bar in chart.bars} if chart else set()
    if chart is None or labels.unnamed not in named:
        return
    for place in open_:
        amount = briefing.aid[place].amount
        if amount and amount.currency == chart.currency:
            found = f"the chart of aid has a bar without a donor: {shown(labels.unnamed)}"
            yield Finding(f"aid[{place}]", found, "who gives", "add donor:")


RULES = (other_language, held_row, open_though_final, without_words)
