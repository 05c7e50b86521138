"""What the sections hold already is found, in one reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.plan.said import sayings_in


@pytest.mark.parametrize(
    ("text", "saying", "held"),
    [
        ("“We need peace,” she said.", "We need peace", True),
        ("We need peaceful days.", "We need peace", False),
        ("We need, peace.", "We need peace", False),
        ("他说我们需要和平了。", "我们需要和平", True),
        ("Ukraine’s 和平plan", "plan", True),
        ("Ukraine’s 和平 planned", "plan", False),
        ("a a b", "a b", True),
        ("anything", "", True),
        ("Carneys, Carneys, Carneys, Carneys, Carneys and Carney", "Carney", True),
        ("Carneys, Carneys, Carneys, Carneys, Carneys, Carneys", "Carney", False),
        ("他说Carney和", "Carney", True),
        ("éCarney", "Carney", False),
    ],
)
def test_a_saying_stands_in_a_text_word_for_word(text: str, saying: str, held: bool) -> None:
    assert (saying in sayings_in([text], [saying])) is held


def test_a_text_that_holds_one_saying_word_for_word_need_not_hold_another() -> None:
    texts = ["Mr. Carney came.", "“We are ready,” said Carneys."]

    assert sayings_in(texts, ["Carney", "We are ready", "Carneys came"]) == {
        "Carney",
        "We are ready",
    }


def test_no_text_holds_nothing_not_even_nothing() -> None:
    assert sayings_in([], ["", "a"]) == frozenset()


def test_a_saying_that_runs_from_one_text_into_the_next_is_not_held() -> None:
    assert sayings_in(["a", "b"], ["a b"]) == frozenset()


@given(st.lists(st.text("ab 。和é", max_size=14), min_size=1, max_size=2), st.text("ab 。和é"))
def test_a_few_places_tell_what_reading_the_whole_text_tells(texts: list[str], saying: str) -> None:
    many = [saying, *(f"d{n}" for n in range(100))]

    assert (saying in sayings_in(texts, [saying])) is (saying in sayings_in(texts, many))


WORDS = st.lists(st.sampled_from("abc"), max_size=12).map(" ".join)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=6))
def test_each_saying_is_answered_as_if_it_were_sought_alone(
    texts: list[str], sought: list[str]
) -> None:
    alone = {s for s in sought if any(f" {s} " in f" {t} " or not s for t in texts)}
    assert sayings_in(texts, sought) == alone
    # of very many, too
    many = [*sought, *(f"d{n}" for n in range(100))]
    assert sayings_in(texts, many) == alone


def test_a_saying_does_not_reach_from_one_text_into_the_next() -> None:
    assert not sayings_in(["We need", "peace now"], ["We need peace", "need\npeace"])
