"""Words of a sentence: what one word is, in rules for people and in those for clauses."""

from __future__ import annotations

import pytest

from reports.language.lexicon import languages, lexicon_of
from reports.language.syntax.word_classes import tagged_words
from reports.language.tokens import tokenized

#: The lists of words that run into the one behind them, by a hyphen, a full stop or an apostrophe.
_RUNNING = (("standing", "former"), ("standing", "acting"), ("names", "shortened"),
            ("names", "elided"))  # fmt: skip


@pytest.mark.parametrize("tag", languages())
def test_words_that_run_into_the_next_are_single_words(tag):
    """The pattern takes a word that no mark follows for a plain one."""
    listed = {word for name in _RUNNING for word in lexicon_of(tag).words(*name)}
    assert [word for word in listed if word.split() != [word]] == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The U.S. ex-President, J. Lee Jr., met Ma. Cruz.",
         ["The", "U.S.", "ex-", "President", "J.", "Lee", "Jr.", "met", "Ma.", "Cruz"]),
        ("en", "Kyiv’s co-production plan: don’t_ask 36th",
         ["Kyiv", "co-production", "plan", "don’t", "ask", "36th"]),
        ("fr", "« L’Allemagne » et l’ONU, à N’Djamena, d’ici là",
         ["L’", "Allemagne", "et", "l’", "ONU", "à", "N’Djamena", "d’", "ici", "là"]),
    ],
)  # fmt: skip
def test_a_sentence_falls_into_its_words(language, text, words):
    assert [token.text for token in tokenized(text, language).tokens] == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Aid such as food, up to 5.5 tonnes; as such it’s Norway’s",
         ["aid", "such as", "food", ",", "up to", "5.5", "tonnes", ";", "as", "such", "it",
          "’s", "norway’s"]),
        ("en", "The U.S. and J. Lee’s co-production\u00a0_now_ (3%)",
         ["the", "u.s.", "and", "j.", "lee’s", "co-production", "now", "(", "3", "%", ")"]),
        ("fr", "L’aide, grâce à l’ONU", ["l’", "aide", ",", "grâce à", "l’", "onu"]),
    ],
)  # fmt: skip
def test_a_clause_falls_into_words_phrases_and_marks(language, text, words):
    assert [word.low for word in tagged_words(text, language)[0]] == words
