"""Sentences in clauses: who does what, in which tense and how firmly."""

import pytest

from reports.language.syntax.clauses import read_clauses


def told(text, language="en"):
    """Return (subject, verb) of each clause."""
    sentence = read_clauses(text, language)
    return [
        tuple(span and text[span.start : span.end] for span in (each.subject, each.verb))
        for each in sentence.clauses
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The floods destroyed 2,600 houses and affected about 38,000 people in Dor.", "en",
         [("The floods", "destroyed"),
          ("The floods", "affected")]),
        ("The money, which Norway pledged in May, has been disbursed to the World Bank.", "en",
         [("Norway", "pledged"), ("The money", "has been disbursed")]),
        ("In Oslo the minister on Friday announced a grant of $5 million to Kenya.", "en",
         [("the minister", "announced")]),
        ("Norska (OSEBX: NRS) (LSE: NRS), a maker of pumps, has signed.", "en",
         [("Norska", "has signed")]),
        ("It said: Norska (in Oslo) gave money.", "en",
         [("It", "said"), ("Norska", "gave")]),
        ("The EU, according to the governor, will pay €5 million.", "en",
         [("The EU", "will pay")]),
        ("People displaced by floods have received food since January.", "en",
         [("People displaced by floods", "have received")]),
        ("He said the case fatality rate stands at 3.6 per cent.", "en",
         [("He", "said"),
          ("the case fatality rate", "stands")]),
        ("The World Bank agreed to lend Kenya $5 billion.", "en",
         [("The World Bank", "agreed to lend")]),
        ("Le choléra, apparu en octobre, a tué 1 400 personnes.", "fr",
         [("Le choléra", "a tué")]),
        ("L'ONU avait lancé en janvier un appel de 1,7 milliard de dollars.", "fr",
         [("L'ONU", "avait lancé")]),
        ("Le pays, qui compte 2,4 millions d’habitants, paie son gaz très cher.", "fr",
         [("Le pays", "compte"), ("Le pays", "paie")]),
        ("Mme Moen a précisé que la Norvège donnerait 210 millions de dollars.", "fr",
         [("Mme Moen", "a précisé"),
          ("la Norvège", "donnerait")]),
    ],
)  # fmt: skip
def test_each_verb_has_its_subject(text, language, expected):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "tense", "modality", "passive"),
    [
        ("Norway gave €5 million.", "en", "past", "", False),
        ("Norway gives €5 million.", "en", "present", "", False),
        ("Norway will give €5 million.", "en", "future", "will", False),
        ("Norway would give €5 million.", "en", "future", "would", False),
        ("Norway plans to give €5 million.", "en", "present", "plan", False),
        ("Norway pledged to give €5 million.", "en", "past", "promise", False),
        ("Norway may give €5 million.", "en", "present", "may", False),
        ("€5 million has been given.", "en", "past", "", True),
        ("€5 million will be given by Norway.", "en", "future", "will", True),
        ("The agreement is to be signed.", "en", "present", "", True),
        ("La Norvège donnera 5 millions.", "fr", "future", "", False),
        ("La Norvège donnerait 5 millions.", "fr", "future", "would", False),
        ("La Norvège a donné 5 millions.", "fr", "past", "", False),
        ("La Norvège va donner 5 millions.", "fr", "future", "will", False),
        ("Les deux pays devraient signer un accord.", "fr", "future", "would", False),
        ("Les recettes sont passées à 5 millions.", "fr", "past", "", False),
        ("5 millions ont été versés par la Norvège.", "fr", "past", "", True),
    ],
)
def test_a_verb_says_when_and_how_firmly(text, language, tense, modality, passive):
    verb = read_clauses(text, language).clauses[0].verb
    assert (verb.tense, verb.modality, verb.passive) == (tense, modality, passive)


@pytest.mark.parametrize(
    "text",
    [
        "The government’s plan for schools",
        "Aid to 5,000 displaced people in need",
        "A record harvest of wheat",
        "The need for food aid",
        "Registered cases of cholera",
    ],
)
def test_nouns_are_no_verbs(text):
    assert read_clauses(text, "en").clauses == ()


def test_what_is_denied_is_negative():
    assert read_clauses("Norway did not give €5 million.", "en").clauses[0].verb.negative


def test_a_place_belongs_to_its_clause():
    text = "The rate, which rose to 9 per cent, stands at 3 per cent."
    sentence = read_clauses(text, "en")
    verbs = [sentence.clause_at(text.index(n)).verb.main for n in ("9", "3", "The rate")]
    assert verbs == ["rose", "stands", "stands"]


def test_the_work_is_linear_in_the_sentence():
    short = read_clauses("the rate, which rose, and fell to 5 in Oslo; " * 500, "en")
    long = read_clauses("the rate, which rose, and fell to 5 in Oslo; " * 1000, "en")
    assert len(long.chunks) < 2.1 * len(short.chunks)
    assert len(long.clauses) == 2 * len(short.clauses)
