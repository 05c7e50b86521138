"""How a brief is written: short, in sentences that are read once, with questions that ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reports.checks.genre.own_words import count_words, own_sentences, own_texts
from reports.checks.rule import Finding, rule
from reports.checks.subject import Subject
from reports.errors import shown
from reports.language.lexicon import COMMON, primary, read_lists

#: The most words of a summary, those of a sentence and of one that is better shorter, and
#: the most sentences of a paragraph. Source: the house style of briefs (docs/rules).
SUMMARY_WORDS, SENTENCE_WORDS, SHORT_WORDS, PARAGRAPH_SENTENCES = 60, 30, 25, 6
#: Words of a sentence that are shown, to find it by.
_SHOWN = 6
#: At the beginning of a question, or behind a clause before it.
_ASKS = (
    r"(?i)(?:^|[,;:–—]\s*)(?:<check.before_interrogatives>(?:(?<=’)|\s))?"
    r"<check.interrogatives>(?![^\W_])|\w<speech.inverted>(?![^\W_])"
)

_QUESTION_LISTS = ("question_marks", "other_question_marks", "question_opens")


@rule("B302", "a summary is short")
def long_summary(subject: Subject) -> Iterator[Finding]:
    """Count the words of the summary."""
    words = sum(count_words(each.text) for each in subject.texts if each.kind == "summary")
    if words > SUMMARY_WORDS:
        found, expected = f"the summary has {words} words", f"at most {SUMMARY_WORDS}"
        remedy = "keep who does what, for whom, and how much; move the rest to the body"
        yield Finding("summary", found, expected, remedy)


@rule("B304", "a sentence is understood when it is read once")
def long_sentence(subject: Subject) -> Iterator[Finding]:
    """Count the words of our own sentences.

    What the source wrote and the brief repeats word for word was not made that long by us:
    past the limit it is found, just below it there is no advice on it.
    """
    source = subject.article or ""
    for each in own_sentences(subject):
        words = count_words(each.text)
        if words <= SHORT_WORDS or each.is_quotation:
            continue
        is_long = words > SENTENCE_WORDS
        if is_long or each.text not in source:
            start = shown(f"{' '.join(each.text.split()[:_SHOWN])} …")
            found = f"the sentence {start} has {words} words"
            expected = f"at most {SENTENCE_WORDS if is_long else SHORT_WORDS}"
            remedy = "make two of it, or leave out what a reader can do without"
            yield Finding(each.part, found, expected, remedy, None if is_long else "note")


@rule("B305", "a paragraph has one topic")
def long_paragraph(subject: Subject) -> Iterator[Finding]:
    """Count the sentences of paragraphs and of answers."""
    for each in own_texts(subject):
        count = len(each.sentences)
        if each.kind in ("paragraph", "answer") and count > PARAGRAPH_SENTENCES:
            found = f"the paragraph has {count} sentences"
            yield Finding(each.part, found, f"at most {PARAGRAPH_SENTENCES}", "make two of it")


@rule("B309", "a question ends in a question mark", "note")
def no_question_mark(subject: Subject) -> Iterator[Finding]:
    """Ask for the marks of the briefing's language."""
    marks, others, opens = map(_of_language(subject.language), _QUESTION_LISTS)
    for each in subject.texts:
        if each.kind != "question" or not marks:
            continue
        ends = any(mark in each.text for mark in f"{marks.strip()}{others}")
        begins = opens in each.text
        if (ends and begins) or not (ends or _asks(each.text, subject)):
            continue
        expected = f"'{marks}' at its end" if begins else f"'{opens} … {marks}'"
        found = f"the question has no {shown(opens if ends else marks.strip())}"
        yield Finding(each.part, found, expected, "add it, or ask it as a question")


def _of_language(tag: str) -> Callable[[str], str]:
    """Return what gives a language's entry of a table of all languages, or that of the others."""
    lists = read_lists(COMMON, "check")

    def entry(name: str) -> str:
        table: Mapping[str, str] = lists[name]
        return table.get(tag, table.get(primary(tag), table["others"]))

    return entry


def _asks(text: str, subject: Subject) -> bool:
    """Return whether a text without a question mark is a question, not “Explain the plan.”."""
    if subject.lexicon is None:
        return not text.endswith((".", "!", ":", "。", "።"))
    return subject.lexicon.compiled(_ASKS).search(text) is not None


RULES = (long_summary, long_sentence, long_paragraph, no_question_mark)
