"""Contradictions between headline, body and answers are reported with both sentences."""

import pytest

from reports.drafting.aid.find import find_aid
from reports.language.sentences import Sentence
from reports.model import Article


def notices(body, *, title=None, question="What did the article say?", answer=None):
    sentences = [Sentence(title, "title", None, -1)] if title else []
    sentences.append(Sentence(body, "paragraph", None, 0))
    if answer:
        sentences += [Sentence(question, "question", None, 1), Sentence(answer, "answer", None, 1)]
    found = find_aid(sentences, Article(title=title), (), "en")
    return [n for n in map(str, found.notices) if "differ" in n]


BODY = "Canada announced C$5.7 million in humanitarian aid for Haiti."
CASES = "By April 29, Mexico had confirmed 809 pertussis cases in 15 states."
END = "The vaccination week ends on May 3 in all states."

CONFLICTS = [
    (BODY, None, "Canada announced C$5.5 million in humanitarian aid for Haiti.", "amounts"),
    (BODY, "Canada Announces C$7.5 Million in Humanitarian Aid for Haiti", None, "amounts"),
    (BODY, "Canada Announces Over C$6 Million in Humanitarian Aid for Haiti", None, "amounts"),
    (BODY, "Canada Announces Around C$7 Million in Humanitarian Aid for Haiti", None, "amounts"),
    (CASES, None, "890 pertussis cases in 15 states had been confirmed.", "numbers"),
    (CASES, "Mexico Confirms 908 Pertussis Cases", None, "numbers"),
    (END, None, "The vaccination week ends on May 5.", "days"),
    (END, None, "The vaccination week ends on 5 May.", "days"),
]


@pytest.mark.parametrize(("body", "title", "answer", "what"), CONFLICTS)
def test_both_sentences_of_a_contradiction_are_shown(body, title, answer, what):
    (notice,) = notices(body, title=title, answer=answer)
    assert notice.startswith(f"{what} differ")
    assert body in notice
    assert (title or answer) in notice


AGREE = [
    (END, None, "The vaccination week ends on 3 May."),
    (BODY, "Canada Announces Nearly C$6 Million in Humanitarian Aid for Haiti", None),
    (BODY, "Canada Announces Around C$6 Million in Humanitarian Aid for Haiti", None),
    (BODY, "Canada Owes C$7.5 Million for Aid in Kyiv", None),
    (BODY, None, "Canada announced C$5.7 million in humanitarian aid."),
    (CASES, "Mexico Confirms More Than 800 Pertussis Cases", None),
    (CASES, None, "809 cases in 15 states had been confirmed by April 29."),
    (END, None, "It ends on May 3."),
    (BODY, None, "Norway will give 3 million euros to Kenya."),
]


@pytest.mark.parametrize(("body", "title", "answer"), AGREE)
def test_the_same_and_the_rounded_are_no_contradiction(body, title, answer):
    assert notices(body, title=title, answer=answer) == []
