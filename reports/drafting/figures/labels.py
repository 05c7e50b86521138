"""The label of a number: the noun phrase that its clause says it of.

“Close to 25 million people are thought to be in need of food aid inside Sudan” counts people in
need of food aid inside Sudan; “The case fatality rate stands at 3.6 per cent” tells the case
fatality rate. A label is made of words of the sentence and of a few that join them (“by”, “who”);
what makes no clean noun phrase makes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reports.drafting.figures.counted import labels_of_count
from reports.drafting.figures.phrases import EDGES, MOST_WORDS, LabelPhrases, Quantity
from reports.drafting.figures.predicated import (
    labels_of_bare_number,
    labels_of_share,
    labels_of_sum,
    labels_of_toll,
)
from reports.drafting.figures.words import agreed, figure_words
from reports.language.syntax.clauses import ParsedSentence
from reports.language.syntax.grammar import grammar
from reports.language.syntax.tagger import Word
from reports.language.syntax.word_classes import tagged_words

#: A label has no fewer words that say something.
_LEAST_SAID = 2
_MARKED = re.compile(r"[“”\"«»…;:!?$€£]")
_MODALS = ("will", "would", "may")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def label_of(
    sentence: ParsedSentence, quantity: Quantity, earlier: ParsedSentence | None = None
) -> str | None:
    """Return the label of a number, or None if its clause makes no clean one.

    What a bare number counts, the sentence before it may say: `earlier`.
    """
    at = sentence.chunk_at(quantity.start)
    if at is None or _is_denied(sentence, quantity) or _is_unsaid(sentence, at, quantity):
        return None
    for pieces in _candidates(LabelPhrases(sentence, quantity, at, earlier)):
        label = _fitted(pieces)
        whole = not any(f" {word}- " in sentence.text for word in label.split())  # “low- and …”
        if whole and is_clean(label, sentence.language, sentence):
            return label[:1].upper() + label[1:]
    return None


def _is_denied(sentence: ParsedSentence, quantity: Quantity) -> bool:
    """Return whether a number's clause is denied: “denied that 50 had died”, “got no $5m”."""
    clause = sentence.clause_at(quantity.start)
    spent = clause and quantity.kind == "money" and clause.verb.start < quantity.start
    if clause and spent and clause.verb.negative:
        return True  # “did not receive the |$5 million|”
    at = sentence.chunk_at(clause.verb.start) if clause else None
    return at is not None and sentence.is_denied(at)


def _is_unsaid(sentence: ParsedSentence, at: int, quantity: Quantity) -> bool:
    """Return whether a count is of what a number cuts off, or is only an aim.

    “40 cheap |Level 2| chargers”; “has set a goal |of training| 5,000 nurses”.
    """
    if quantity.kind != "count":
        return False
    cut = sentence.kinds[at : at + 2] == "nn" and sentence.classes_of(at)[-1] == "N"
    doing = sentence.kinds[max(0, at - 1)] in "gn" and at > 1
    going = tuple(sentence.grammar.endings.get("g", ()))
    of = doing and sentence.low(at - 2) in sentence.grammar.lists["of"]
    aim = of and going and sentence.low(at - 1).endswith(going)
    return bool((cut and sentence.classes_of(at + 1)[0] == "#") or aim)


def _candidates(phrases: LabelPhrases) -> Iterator[list[str]]:
    if phrases.quantity.kind == "share":
        yield from labels_of_share(phrases)
    elif phrases.quantity.kind == "money":
        yield from labels_of_sum(phrases)
    else:
        of = phrases.is_of(phrases.at + 1) and phrases.kind(phrases.at) == "n"
        if of and phrases.quantity.kind == "measure":
            yield from labels_of_count(phrases)  # “brought 35 tonnes of supplies”
        yield from labels_of_toll(phrases)
        yield from labels_of_bare_number(phrases)
        yield from labels_of_count(phrases)


def card_label(under: str, kind: str, language: str) -> str | None:
    """Return the label of a card: what stands under its number; “sum required” for “required”."""
    frames, rules = figure_words(language).frames, grammar(language)
    first, _, following = under.partition(" ")
    first = first.lower()
    if kind and (rules.is_done(first) or first in rules.participles.values()):
        many = first.endswith(tuple(rules.lists["plural_participles"]))
        plain = first[:-1] if many else first  # « 11 % financés »
        under = f"{frames[kind]} {agreed(plain, frames[kind], language)} {following}".strip()
    label = under[:1].upper() + under[1:]
    return label if is_clean(label, language) else None


def is_clean(label: str, language: str, sentence: ParsedSentence | None = None) -> bool:
    """Return whether a label is a noun phrase that can be printed as it stands.

    A word that may be a noun or a verb is what it is in `sentence`, if one is given.
    """
    words, classes = tagged_words(label, language)
    if not 2 <= len(label.split()) <= MOST_WORDS or _MARKED.search(label):
        return False
    if not _says_something(words, classes, language) or _is_cut(words, classes, language):
        return False
    known = figure_words(language).lists
    idle = known["reaching"] | known["light"]
    if sentence and words[-1].low in sentence.verbs & idle:  # “localities that remain”: of what?
        return False
    if _ends_in_verb(words, classes, language):
        return False
    numbered = "#" in re.sub(r"#+Y#?|Y#", "", classes) and re.search(r"\d", _YEAR.sub("", label))
    verb = _has_verb(words, classes, language, sentence)
    return not (numbered or verb or _has_plural_verb(words, classes, language))


def _says_something(words: Sequence[Word], classes: str, language: str) -> bool:
    known = figure_words(language).lists
    pairs = zip(words, classes, strict=True)
    said = {word.low: c for word, c in pairs if c in "NYpVgi" and len(word.low) > 2}
    bare = known["bare"] | known["units"]
    return len(said) >= _LEAST_SAID and any(c != "Y" and low not in bare for low, c in said.items())


def _is_cut(words: Sequence[Word], classes: str, language: str) -> bool:
    """Return whether a word stands at an edge that begins or ends no noun phrase."""
    known, rules = figure_words(language).lists, grammar(language)
    first, last = words[0].low, words[-1]
    if first in known["relatives"] or classes[0] in "PJROITVAM,.":
        return True
    if last.low in rules.approximate:
        return True
    regular = not rules.french and last.low.endswith(rules.endings["e"])
    told = regular or "p" in classes or rules.is_done(last.low)
    if first in known["percent"] or (not told and _opens_with_unit(words, known)):
        return True
    if rules.french and rules.forms.get(first) == "p":  # « versés dès février »
        return first not in known["people"] | known["nouns"]
    dated = _YEAR.fullmatch(last.low) and last.end - last.start == 4
    return classes[-1] in "PDJROAMT#,.I" and not dated


def _opens_with_unit(words: Sequence[Word], known: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a label is of a unit alone: “Metric tons in Chad”, not “tonnes of maize”."""
    units = known["units"]
    at = next(
        (n for n, w in enumerate(words[:2]) if not units.isdisjoint((w.low, f"{w.low}s"))), -1
    )
    behind = words[at + 1].low if 0 <= at < len(words) - 1 else ""
    return at >= 0 and behind not in known["of"]


def _ends_in_verb(words: Sequence[Word], classes: str, language: str) -> bool:
    """Return whether a verb is the last word, and what it says is lost: “who may”, “qui vivent”."""
    rules, last = grammar(language), words[-1].low
    told = rules.is_done(last)  # “who died” says what happened
    relative = re.search(r"RB*[A-Z]$", classes) is not None and not told
    return relative or (last in rules.modality and rules.modality[last] in _MODALS)


def _has_plural_verb(words: Sequence[Word], classes: str, language: str) -> bool:
    """Return whether a word behind a plural ends as its verb does: « étudiants accusent »."""
    ending = tuple(grammar(language).lists["plural_verbs"])
    pairs = zip(words, words[1:], classes[1:], strict=False)
    return any(
        letter == "N" and word.low.endswith(ending) and before.low.endswith("s")
        for before, word, letter in pairs
    )


def _has_verb(
    words: Sequence[Word], classes: str, language: str, sentence: ParsedSentence | None
) -> bool:
    """Return whether a label has a finite verb outside a relative clause."""
    verbs = sentence.verbs if sentence else frozenset(word.low for word in words)
    rules, before, opened = grammar(language), ".", False
    for word, letter in zip(words, classes, strict=True):
        if letter == "R":
            return False
        if before == "B" and opened and rules.forms.get(word.low) in ("b", "s", "V"):
            return True  # “Many |more| stay with relatives”
        if letter in "VAM" and before != "T" and _is_finite(word.low, letter, language, verbs):
            return True
        opened = letter == "B" and before == "N"
        before = letter
    return False


def _is_finite(low: str, letter: str, language: str, verbs: frozenset[str]) -> bool:
    form = grammar(language).forms.get(low, "e")
    noun_or_participle = form in "ep" or (form in "bs" and low not in verbs)
    having = low == figure_words(language).frames["with"]
    return not having and (letter == "A" or not noun_or_participle)


def _fitted(pieces: Iterable[str]) -> str:
    """Join pieces while there is room; the first stands in any case."""
    label = ""
    for piece in filter(None, pieces):
        comma = "" if piece.startswith(",") else " "
        joined = f"{label}{comma}{piece.rstrip(EDGES)}" if label else piece.strip(EDGES)
        if label and len(joined.split()) > MOST_WORDS:
            break
        label = joined
    return " ".join(label.split())
