"""Aid or a figure: by the words of the sum, of its list, and of the story it is told in."""

import pytest

from reports.drafting.aid.find import find_aid
from reports.language.sentences import Sentence
from reports.model import Article
from tests.drafting.aid.test_aid import PEOPLE, find

NO_AID = [
    "Every dollar spent on prevention saves about seven dollars.",
    "For each euro spent on training, firms gain four euros.",
    "Every peso given to a clinic saves two pesos.",
    "The province of Jujuy will pay 2 billion pesos for land.",
    "Malta paid €3 million for two ferries.",
    "The ministry is paying €4 million for the rights.",
    "The mayor opened the tunnel, a project of 9 billion pesos.",
    "The road was finished with an investment of €7 million.",
    "The port grew through investments of €6 million.",
    "The senate approved a budget of €90 billion.",
    "Norway adds €3 million of its own.",
    "The town announced €3 million.",
]


@pytest.mark.parametrize("text", NO_AID)
def test_money_that_nobody_gives_is_no_aid(text):
    assert find(text).aid == ()


@pytest.mark.parametrize(
    "text",
    ["France announced €3 million.", "Malta confirmed €2 million.", "Oslo has offered €4 million."],
)
def test_a_sum_announced_in_a_story_of_pledges_is_one(text):
    assert len(find(text, title="Donors Pledge Money for Chad").aid) == 1
    assert find(text, title="Donors Meet in Chad").aid == ()


def test_a_sum_announced_beside_a_pledge_is_one_without_a_headline():
    sentences = [
        Sentence("Spain pledged €9 million for Chad.", "paragraph", None, 0),
        Sentence("France announced €3 million, Malta 250,000 euros.", "paragraph", None, 0),
    ]
    rows = find_aid(sentences, Article(), PEOPLE, "en").aid
    assert [(r.donor, r.status) for r in rows] == [
        ("Spain", "pledged"), ("France", "announced"), ("Malta", "announced"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "items",
    [
        ("Pensions: €9 million", "Trains: €4 million"),
        ("Courts: €2 million", "Social programmes: €4 million"),
        ("Farm subsidies: €3 million", "The army: €8 million"),
    ],
)
def test_a_label_makes_no_aid_in_a_list_of_figures(items):
    sentences = [Sentence(item, "item", None, 0) for item in items]
    assert find_aid(sentences, Article(title="Senate Approves Budget"), PEOPLE, "en").aid == ()


PURPOSES = [
    ("Norway allocated €5 million on 28 April for wells in Mali.", "wells in Mali"),
    ("Norway allocated €5 million on Friday.", None),
    ("Norway gave Mali €5 million on August 4 for wells.", "wells"),
    ("About €2 million will go to clinics.", "clinics"),
    ("Norway approved €2 million, which will go to repairs.", "repairs"),
]


@pytest.mark.parametrize(("text", "purpose"), PURPOSES)
def test_a_day_or_a_clause_is_no_purpose(text, purpose):
    assert [row.purpose for row in find(text).aid] == [purpose]
