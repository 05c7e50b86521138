"""Who receives: never a sum, cut where it ends, and from an earlier sentence when meant."""

import pytest

from reports.drafting.aid.find import find_aid
from reports.language.sentences import Sentence
from reports.model import Article
from tests.drafting.aid.test_aid import PEOPLE, find


def receivers(*texts, language="en", title=None):
    return [r.recipient for r in find(*texts, language=language, title=title).aid]


IN_ITS_SENTENCE = [
    # neither a sum nor what belongs to the next sum
    ("Spain promised €12 million and Portugal €4 million.", [None, None]),
    ("Spain promised €12 million for schools and Portugal €4 million.", ["schools", None]),
    ("Spain gave Mali €12 million and Chad €4 million.", ["Mali", "Chad"]),
    ("Kenya received $3 million and Chad $5 million.", ["Kenya", "Chad"]),
    # a day or a place ends it
    ("Germany gave $5 million in aid to Kenya on Monday in Berlin.", ["Kenya"]),
    ("France will lend €5 million to Peru and its region on June 4 in Lima.",
     ["Peru and its region"]),
    ("Spain pledged €5 million for Chad on 12 May.", ["Chad"]),
    # one name right behind the gift
    ("Italy offered a €3 million loan for Lviv.", ["Lviv"]),
    ("About €3 million will go to Books for All, a charity.", ["Books for All"]),
    # people whom the aim names
    ("Canada gave $3 million to help 400 young farmers buy seeds.", ["young farmers"]),
    ("Canada gave $3 million to train 40 teachers.", ["teachers"]),
    ("Canada gave $3 million to feed some 9,000 displaced families.", ["displaced families"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_ITS_SENTENCE)
def test_the_sentence_names_who_receives(text, expected):
    assert receivers(text) == expected


CARRIED = [
    (("Italy gave Jordan €9 million for schools and another €3 million for clinics.",),
     ["Jordan", "Jordan"]),
    (("Japan gave Chad 7 billion yen ($50 million) and a further 3 billion yen for walls.",),
     ["Chad", "Chad"]),
    (("Norway gave Peru $4 million for parks, bringing its support to over $9 million.",),
     ["Peru", "Peru"]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), CARRIED)
def test_what_refers_back_has_the_receiver_named_before(texts, expected):
    assert receivers(*texts) == expected


OPEN = [
    # another sentence names who receives, and not whether it does so here, too
    ("Italy announced a loan of €9 million to Jordan.", "France will contribute €4 million."),
    # a purpose of its own, another country, or two that receive
    ("Italy lent €9 million to Jordan.", "France will contribute €4 million for ferries."),
    (
        "Italy lent €9 million to Jordan.",
        "Spain gave €3 million to Peru.",
        "Malta gave €1 million.",
    ),
    ("Italy lent €9 million to Jordan.", "France gave €4 million to the museum."),
    ("Italy gave UNICEF €9 million.", "France gave €4 million."),
]


@pytest.mark.parametrize("texts", OPEN)
def test_what_stands_for_itself_stays_open(texts):
    assert receivers(*texts)[-1] is None


def led(lead, *items):
    sentences = [
        Sentence("Ottawa will give Peru $90 million.", "paragraph", None, 0),
        Sentence(lead, "paragraph", None, 1),
        *(Sentence(item, "item", None, 2) for item in items),
    ]
    return find_aid(sentences, Article(), PEOPLE, "en").aid[1:]


@pytest.mark.parametrize(
    "lead", ["The package includes:", "The new funding comprises:", "This support consists of:"]
)
def test_a_list_has_the_giver_of_the_line_before(lead):
    rows = led(lead, "$6 million for helmets", "$2 million for the repair of trucks")
    assert [(r.donor, r.recipient, r.purpose) for r in rows] == [
        ("Canada", None, "helmets"), ("Canada", None, "repair of trucks"),
    ]  # fmt: skip


def test_an_item_s_own_receiver_stays():
    rows = led("The package includes:", "a grant of $3 million to the Lima Trust for books")
    assert [r.recipient for r in rows] == ["Lima Trust"]


@pytest.mark.parametrize(
    "label", ["Maintenance of the Tula Bridge", "Construction of the North Port",
              "Purchase of Delta Trucks"],
)  # fmt: skip
def test_what_is_done_is_a_purpose_and_receives_nothing(label):
    found = find(f"{label}: $3 million in aid", place="item")
    assert [(r.recipient, r.purpose) for r in found.aid] == [(None, label)]
