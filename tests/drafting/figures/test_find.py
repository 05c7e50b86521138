"""Key numbers of an article; what one sentence makes of a number is in cases/figures.toml."""

import pytest

from reports.drafting.aid.find import find_aid
from reports.drafting.figures.find import find_figures
from reports.drafting.figures.labels import is_clean
from reports.drafting.sums.mentions import Sum, read_mentions
from reports.language.sentences import Sentence
from reports.model import Article


def find(*texts, language="en", place="paragraph", headings=()):
    headings = dict(enumerate(headings))
    sentences = [
        Sentence(text, place, headings.get(block), block) for block, text in enumerate(texts)
    ]
    return find_figures(sentences, read_mentions(sentences, language), [], language)


def test_a_figure_told_twice_is_one_row():
    texts = ("Doctors treated 809 children in the camp.", "The 809 children came from Dor.")
    assert len(find(*texts)) == 1


@pytest.mark.parametrize("number", ["0.12345678 per cent", f"{'9' * 40}", f"1.5{'9' * 40} million"])
def test_a_number_that_no_row_can_hold_is_no_figure(number):
    assert find(f"The storm killed {number} of people in the camp.") == ()
    assert find(number, "People killed by the storm") == ()


@pytest.mark.parametrize("end", [" \u200b", "\u00a0»", " \u00a0", "\u202f!", " — …"])
def test_marks_and_blanks_behind_a_sum_are_no_label_of_it(end):
    """Found alone, they would be all that a person is asked to put right."""
    text = f"We need C$2 billion{end}"
    (row,) = find_aid([Sentence(text, "paragraph", None, 0)], Article(), (), "en").figures
    assert row.label.startswith("We need C$2 billion")
    assert row.review


def test_a_figure_is_read_to_the_digit():
    (row,) = find("The storm killed 1.2345678 million people in the camp.")
    assert str(row.value) == "1234567.8"


def test_answers_and_what_askers_state_tell_figures_and_titles_and_questions_none():
    text = "Some 809 people were killed in the storm."
    assert find(text, place="title") == () == find(f"{text[:-1]}?", place="question")
    assert find(text) == find(text, place="answer") == find(text, place="question") != ()


@pytest.mark.parametrize(
    ("texts", "headings"),
    [
        (("6.4 million", "People to be assisted by June", "The next one."), ()),
        (("6.4 million", "The next one."), (None, "People to be assisted by June")),
    ],
)
def test_a_card_pairs_a_number_with_what_stands_under_it(texts, headings):
    (row,) = find(*texts, headings=headings)
    assert (row.value, row.label) == (6_400_000, "People to be assisted by June")
    assert row.evidence == "6.4 million People to be assisted by June"


@pytest.mark.parametrize(
    ("text", "under", "label", "language"),
    [
        ("$46.2M", "required until December", "Sum required until December", "en"),
        ("28%", "Funded", "Share funded", "en"),
        ("908 M$", "requis en 2025", "Somme requise en 2025", "fr"),
        ("11 %", "financés", "Part financée", "fr"),
        ("$46.2M", "Contributions by donors", "Contributions by donors", "en"),
    ],
)
def test_a_card_of_a_sum_or_share_says_what_it_is(text, under, label, language):
    sentences = [Sentence(text, "paragraph", None, 0), Sentence(under, "paragraph", None, 1)]
    mentions = read_mentions(sentences, language)
    sums = [Sum((mention,)) for mention in mentions]
    (row,) = find_figures(sentences, mentions, sums, language)
    assert row.label == label


@pytest.mark.parametrize(
    ("number", "under"),
    [
        ("6.4 million", "The minister spoke of it at length."),
        ("6.4 million", "They said so"),
        ("3 March 2025", "People to be assisted by June"),
        ("Page 12", "People to be assisted by June"),
        ("6.4 million", "2.1 million"),
    ],
)
def test_what_is_no_card_makes_no_row(number, under):
    assert find(number, under) == ()


def test_a_number_of_people_in_trouble_is_held_for_a_label():
    (row,) = find("By now, it is 3 million people, hungry.")
    assert row.review is not None


@pytest.mark.parametrize(
    "label",
    [
        "Inflation eased to", "Leaving", "Up from", "Cuts", "Which 90%", "These people",
        "People are reported to be in need of aid within", "And the Americas with 2.8 per cent",
        "People and inundated 1,800 houses", "The bank held its target for the rate at",
        "People in 2025", "Number of people", "In the middle",
    ],
)  # fmt: skip
def test_a_fragment_is_no_clean_label(label):
    assert not is_clean(label, "en")


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("People in need of aid within Kenya", "en"),
        ("Case fatality rate", "en"),
        ("Refugees who have crossed the border", "en"),
        ("People internally displaced in Mozambique", "en"),
        ("Health facilities damaged", "en"),
        ("Personnes ayant fui vers le nord", "fr"),
    ],
)
def test_a_noun_phrase_is_a_clean_label(label, language):
    assert is_clean(label, language)


def test_the_work_is_linear_in_the_sentence():
    one = "the storm destroyed 4,500 homes in Dor and "
    assert len(find(one * 40)) == len(find(one * 80)) == 1
