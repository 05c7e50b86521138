"""What the source does not say, where it is at hand: sentences and quotations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.language.detection import detect_language, is_in_language
from reports.language.lexicon import primary
from reports.model import ROW_FIELDS, Quotation
from reports.model.spans import parse_inline
from reports.plan.said import sayings_in

_SPACE = re.compile(r"\s+")
#: Signs that an evidence may write otherwise than its source, each with the one that is compared.
SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»\u2033", '"')
    | dict.fromkeys("’‘\u201a\u201b`\u00b4\u2032", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | {"\u00ad": ""}
)
#: How dashes and doubled marks are written otherwise.
_SPELLINGS = (("''", '"'), ("--", "-"), (" -", "-"), ("- ", "-"))
#: What an editor leaves out or puts in: “[…]”, “…”, “[Canada]”.
_LEFT_OUT = re.compile(r"\[[^\]]{0,80}\]|\(?(?:\.\s?){3,}\)?|\(?…\)?")
_CLAUSE = re.compile(r"[.,;:!?]+(?=\s|$)")
_ENDS = " ,;:.!?'-"
#: With so many sentences of which none is there, the article is another one.
_ANOTHER = 3


def _spelled(text: str) -> str:
    """Return a text with one kind of space, mark and dash."""
    text = _SPACE.sub(" ", text.translate(SIGNS))
    for one, other in _SPELLINGS:
        text = text.replace(one, other)
    return text.strip()


def _unquoted(text: str) -> str:
    """Return a text as it is spoken: no quotation marks, all letters small."""
    return _SPACE.sub(" ", _spelled(text).replace('"', " ")).casefold()


def _missing(
    said: Mapping[str, str], article: str, pieces: Callable[[str], list[str]]
) -> Iterator[str]:
    """Yield the fields of `said` whose text has a piece that `article` has not."""
    if not said:
        return iter(())
    parts = {field: pieces(text) for field, text in said.items()}
    sought = {piece for each in parts.values() for piece in each}
    found = sayings_in([article], sought)
    return (field for field, each in parts.items() if not found.issuperset(each))


def _evidences(subject: Subject) -> dict[str, str]:
    return {
        f"{field}[{place}].evidence": evidence
        for field in ROW_FIELDS
        for place in subject.printed[field]
        if (evidence := getattr(subject.briefing, field)[place].evidence)
    }


@rule("B104", "evidence stands in the source, word for word", "error")
def evidence_not_in_source(subject: Subject) -> Iterator[Finding]:
    """Look for the evidence of each row in the article; left-out words are marked by “…”."""
    if not subject.article:
        return
    said = _evidences(subject)
    missing = list(_missing(said, _spelled(subject.article), sentence_pieces))
    remedy = "copy the sentence from the source, or take the row out"
    if subject.unseen and missing:
        yield _unseen(subject.unseen, len(missing))
        return
    if len(missing) == len(said) >= _ANOTHER:
        found = f"none of the {len(said)} sentences of evidence stands in the article"
        yield Finding("source", found, "the article that the briefing was made of")
        return
    for field in missing:
        found = f"the evidence “{_short(said[field])}” does not stand in the source"
        yield Finding(field, found, "its words", remedy)


def _unseen(articles: int, sentences: int) -> Finding:
    """Return that nobody can look: an article of before has been renewed, and is not here."""
    one = sentences == 1
    said = f"{sentences} sentence{'' if one else 's'} of evidence stand{'s' if one else ''}"
    gone = "1 earlier one is" if articles == 1 else f"{articles} earlier ones are"
    found = f"{said} in no article that is at hand, and {gone} not"
    remedy = "put the earlier article beside the file, and check again"
    return Finding("source.earlier", found, "the articles that it was made of", remedy, "note")


def sentence_pieces(text: str) -> list[str]:
    """Return what is said on both sides of words that are left out, without signs at the ends."""
    pieces = (_spelled(piece).strip(_ENDS + '"') for piece in _LEFT_OUT.split(text))
    return [piece for piece in pieces if piece]


def _quotations(subject: Subject) -> Iterator[tuple[str, str, str | None]]:
    """Yield the fields of quotations, their words and speakers."""
    briefing = subject.briefing
    for place in subject.printed["quotes"]:
        row = briefing.quotes[place]
        yield f"quotes[{place}]", row.text, row.speaker
    for number, section in enumerate(briefing.sections):
        for place, block in enumerate(section.body):
            if isinstance(block, Quotation):
                words = "".join(span.text for span in parse_inline(block.quote))
                yield f"sections[{number}].body[{place}]", words, block.speaker


@rule("B105", "a quotation stands in the source, word for word", "error")
def quotation_not_in_source(subject: Subject) -> Iterator[Finding]:
    """Look for the words of quotations in the article, in whole or clause by clause."""
    if not subject.article:
        return
    if subject.unseen:
        return  # it may stand in the one that is not at hand
    said = {_field(part): words for part, words, _ in _quotations(subject)}
    article = _unquoted(subject.article)
    whole = set(_missing(said, article, lambda text: _spoken_pieces([text])))
    if not whole or not _is_same_language(subject):
        return
    left = {field: said[field] for field in said if field in whole}
    for field in _missing(left, article, lambda text: _spoken_pieces(_CLAUSE.split(text))):
        found = f"the words “{_short(said[field])}” do not stand in the source"
        yield Finding(
            field, found, "what was said, word for word", "quote it, or tell it without marks"
        )


def _spoken_pieces(texts: Iterable[str]) -> list[str]:
    pieces = (_unquoted(piece).strip(_ENDS) for text in texts for piece in _LEFT_OUT.split(text))
    return [piece for piece in pieces if piece]


def _field(part: str) -> str:
    return f"{part}.text" if part.startswith("quotes") else f"{part}.quote"


def _is_same_language(subject: Subject) -> bool:
    """Return whether the article is in the briefing's language: else quotations are translated."""
    article = subject.article or ""
    found = detect_language(article)
    return (
        found == primary(subject.language) if found else is_in_language(article, subject.language)
    )


@rule("B106", "a quotation has a speaker")
def quotation_without_speaker(subject: Subject) -> Iterator[Finding]:
    """Ask who said it."""
    for part, words, speaker in _quotations(subject):
        if not speaker:
            found = f"“{_short(words)}” has no speaker"
            yield Finding(part, found, "who said it", "add speaker:, or tell it without marks")


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


RULES = (evidence_not_in_source, quotation_not_in_source, quotation_without_speaker)
