"""Agreements: parties, subject and how far they are."""

import pytest

from reports.drafting.agreements.find import find_agreements
from reports.drafting.parties.cast import make_cast
from reports.language.sentences import Sentence
from reports.model import Person

PEOPLE = tuple(
    Person(name=name, affiliation=place)
    for name, place in [
        ("Mark Carney", "Canada"), ("Volodymyr Zelenskyy", "Ukraine"), ("Keith Kellogg", "U.S."),
        ("Yuliia Svyrydenko", "Ukraine"), ("Donald Trump", "U.S."), ("Ada Muster", None),
    ]
)  # fmt: skip


def find(*texts, language="en", place="paragraph"):
    sentences = [Sentence(text, place, None, block) for block, text in enumerate(texts)]
    return find_agreements(sentences, make_cast(PEOPLE, language))


FOUND = [
    ("Carney and Zelenskyy signed an agreement on drone co-production, and Carney left.",
     "Canada", "Ukraine", "drone co-production", "signed"),
    ("Later, Kellogg met with Ukrainian Prime Minister Yuliia Svyrydenko, discussing the minerals "
     "agreement between the two countries and security guarantees.",
     "United States", "Ukraine", "minerals", "discussed"),
    ("Canada and Ukraine signed a security cooperation agreement in Kyiv.",
     "Canada", "Ukraine", "security cooperation", "signed"),
    ("Canada signed a free trade agreement with Indonesia on Wednesday.",
     "Canada", "Indonesia", "free trade", "signed"),
    ("A memorandum of understanding on critical minerals was signed by Canada and Germany.",
     "Canada", "Germany", "critical minerals", "signed"),
    ("The European Union and Mexico have concluded a trade deal.",
     "European Union", "Mexico", "trade", "signed"),
    ("Carney and Trump discussed a new trade deal.",
     "Canada", "United States", "trade", "discussed"),
    ("Canada will sign a partnership with the European Union on defence.",
     "Canada", "European Union", "defence", "announced"),
    ("Ottawa and Warsaw signed a nuclear energy agreement.",
     "Canada", "Poland", "nuclear energy", "signed"),
    ("British Prime Minister Ann Example and Ukrainian President Volodymyr Zelenskyy signed a "
     "100-year partnership.", "Britain", "Ukraine", None, "signed"),
    ("Mexico and Canada agreed on an action plan for 2025.",
     "Mexico", "Canada", None, "announced"),
    ("France, Germany and Poland signed a letter of intent on air defence.",
     "France", "Germany, Poland", "air defence", "signed"),
    ("The agreement between Canada and Japan on information security was signed in Tokyo.",
     "Canada", "Japan", "information security", "signed"),
    ("Trump and Zelenskyy are negotiating a minerals deal.",
     "United States", "Ukraine", "minerals", "discussed"),
    ("Canada ratified the treaty on the high seas.", "Canada", None, "high seas", "signed"),
    ("The United States and China reached an agreement on rare earths.",
     "United States", "China", "rare earths", "signed"),
    ("The two leaders signed a memorandum of understanding on hydrogen.",
     None, None, "hydrogen", "signed"),
    ("Canada announced a new defence pact with Latvia.",
     "Canada", "Latvia", "defence", "announced"),
    ("Kenya and the IMF signed an agreement on tax reform.",
     "Kenya", "IMF", "tax reform", "signed"),
    ("Zelenskyy and Carney inked a deal to build drones together.",
     "Ukraine", "Canada", "build drones", "signed"),
    ("Australia signed a new treaty with Tuvalu.", "Australia", "Tuvalu", None, "signed"),
    ("The EU and Canada signed a Security and Defence Partnership in Brussels.",
     "EU", "Canada", "Security and Defence Partnership", "signed"),
    ("Mexico’s foreign minister discussed a migration agreement with his U.S. counterpart.",
     "Mexico", "United States", "migration", "discussed"),
    ("Canada has signed 12 security agreements with Ukraine.",
     "Canada", "Ukraine", "security", "signed"),
    ("The pact on nuclear energy, signed by Canada and Poland, runs for ten years.",
     "Canada", "Poland", "nuclear energy", "signed"),
    ("Kenya signed a debt-for-nature swap agreement with the African Development Bank.",
     "Kenya", "African Development Bank", "debt-for-nature swap", "signed"),
    ("Mexico and Brazil signed agreements on biofuels, health and agriculture.",
     "Mexico", "Brazil", "biofuels, health and agriculture", "signed"),
    ("Canada and Ukraine finalized a letter of intent to co-produce drones.",
     "Canada", "Ukraine", "co-produce drones", "signed"),
    ("Carney signed a memorandum of understanding with German Chancellor Ann Example on minerals.",
     "Canada", "Germany", "minerals", "signed"),
    ("Spain and Morocco will sign an accord on migration next month.",
     "Spain", "Morocco", "migration", "announced"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "others", "subject", "status"), FOUND)
def test_an_agreement_has_its_parties_subject_and_status(text, first, others, subject, status):
    (row,) = find(text)
    assert (row.donor, row.recipient, row.purpose, row.status) == (first, others, subject, status)
    assert (row.kind, row.form, row.amount, row.evidence) == ("agreement", "agreement", None, text)


FRENCH = [
    ("Le Canada et l’Ukraine ont signé un accord sur la coproduction de drones.",
     "Canada", "Ukraine", "coproduction de drones", "signed"),
    ("La France a signé un accord avec l’Allemagne sur la défense aérienne.",
     "France", "Allemagne", "défense aérienne", "signed"),
    ("Le Canada et le Mexique ont conclu une entente sur l’agriculture.",
     "Canada", "Mexique", "agriculture", "signed"),
    ("Un accord a été signé entre la France et l’Italie sur la défense.",
     "France", "Italie", "défense", "signed"),
    ("La Suisse et l’Inde négocient un traité sur le commerce.",
     "Suisse", "Inde", "commerce", "discussed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "others", "subject", "status"), FRENCH)
def test_french_agreements_are_found_too(text, first, others, subject, status):
    (row,) = find(text, language="fr")
    assert (row.donor, row.recipient, row.purpose, row.status) == (first, others, subject, status)


NONE = [
    "Carney expressed support for security guarantees as part of any peace agreement.",
    "A peace agreement is not expected soon.",
    "They refused to sign the ceasefire deal.",
    "The bank signed a $500 million loan agreement with Kenya.",
    "There was agreement that the talks should go on.",
    "The minister said a deal was possible.",
    "He signed the guest book.",
    "Without a treaty there is no peace.",
    "Ukraine will not sign the agreement.",
    "Under the 1994 memorandum, Ukraine gave up its weapons.",
    "The action plan has five points.",
    "Carney discussed the weather.",
    "She considered the deal dead.",
    "They reached an agreement.",
    "Two agreements were signed.",
    "Under the agreement, Canada will train 500 soldiers.",
    "Zelenskyy thanked Carney for the agreement on drones.",
    "Putin ruled out a ceasefire agreement with Ukraine.",
    "In agreement with the mayor, the road was closed.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_only_wished_for_is_no_agreement(text):
    assert find(text) == ()


def test_an_agreement_told_twice_is_one_row():
    rows = find(
        "Carney and Zelenskyy signed an agreement on drone co-production.",
        "The drone co-production agreement was signed on Sunday.",
    )
    assert [row.purpose for row in rows] == ["drone co-production"]


def test_answers_are_asked_only_when_the_body_has_none():
    answer = "Carney and Zelenskyy signed an agreement on drones."
    (row,) = find(answer, place="answer")
    assert row.evidence == answer


def test_two_agreements_of_one_day_are_two_rows():
    rows = find(
        "Canada and Ukraine signed an agreement on drones.",
        "Canada and Poland signed an agreement on nuclear energy.",
    )
    assert [row.recipient for row in rows] == ["Ukraine", "Poland"]
