"""Quotations are found with their words and their speaker; labels in marks are none."""

import pytest

from reports.drafting import draft
from reports.language.quotation_marks import find_quoted
from reports.readers.article.read import read_article

LEE = "Finance Minister Ann Lee"
ROY = "President Bob Roy"


def quotes(text):
    article = read_article(f"Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n{text}\n")
    return [(row.text, row.speaker) for row in draft(article).briefing.quotes]


CASES = [
    # behind the words
    (f"“We agree,” {LEE} said.", [("We agree", "Ann Lee")]),
    (f"“We agree,” said {LEE}.", [("We agree", "Ann Lee")]),
    (f"“We agree.” {LEE} left. Lee smiled.", []),
    (f'"We agree," {LEE} told reporters in Kyiv.', [("We agree", "Ann Lee")]),
    (f"‘We agree,’ said {LEE}. It’s Lee’s plan.", [("We agree", "Ann Lee")]),
    (f"„We agree“, said {LEE}.", [("We agree", "Ann Lee")]),
    (f"«We agree», said {LEE}.", [("We agree", "Ann Lee")]),
    (f"“Who will pay?” asked {LEE}. “Nobody!” shouted {ROY}.",
     [("Who will pay?", "Ann Lee"), ("Nobody!", "Bob Roy")]),
    (f"“We agree. We always did. We will,” {LEE} said.",
     [("We agree. We always did. We will", "Ann Lee")]),
    (f"“We agree,” {LEE}, who met {ROY} on Monday, said.", [("We agree", "Ann Lee")]),
    (f"“We agree,” {LEE} later said. “We always did.”",
     [("We agree", "Ann Lee"), ("We always did.", "Ann Lee")]),
    (f"“The money,” {LEE} said, “is there.”", [("The money", "Ann Lee"), ("is there.", "Ann Lee")]),
    (f"{LEE} spoke.\n\n“We agree,” Lee wrote.", [("We agree", "Ann Lee")]),
    (f"{LEE} spoke.\n\n“We agree,” said Minister Lee.", [("We agree", "Ann Lee")]),
    (f"{LEE} spoke.\n\n“We agree,” the Finance Minister said.", [("We agree", "Ann Lee")]),
    (f"“We agree,” said {LEE}, adding that “it took years.”",
     [("We agree", "Ann Lee"), ("it took years.", "Ann Lee")]),
    ("“We agree,” the ministry said in a statement.", [("We agree", "the ministry")]),
    ("“We agree,” said a spokesperson for the ministry.",
     [("We agree", "a spokesperson for the ministry")]),
    ("“It can rain.” Ann Lee said.", [("It can rain.", "Ann Lee")]),
    # before the words
    (f"{LEE} said: “We agree. It rains.”", [("We agree. It rains.", "Ann Lee")]),
    (f"{LEE} said the plan came from “genuine care”.", [("genuine care", "Ann Lee")]),
    (f"{LEE} promised “total solidarity with Ukraine”.", [("total solidarity with Ukraine", "Ann Lee")]),
    (f"{LEE} called it “barbaric” and “unacceptable”.",
     [("barbaric", "Ann Lee"), ("unacceptable", "Ann Lee")]),
    (f"According to {LEE}, “the money is there.”", [("the money is there.", "Ann Lee")]),
    (f"{LEE} awarded Roy a medal, stating, “We need peace,” as she left.", [("We need peace", "Ann Lee")]),
    (f"During the ceremony, {ROY} awarded {LEE} with a medal, saying, “Thank you.”",
     [("Thank you.", "Bob Roy")]),
    (f"In a letter to {ROY}, {LEE} wrote that “the border is safe.”",
     [("the border is safe.", "Ann Lee")]),
    (f"The deal, which {LEE} described as “historic,” was signed.", [("historic", "Ann Lee")]),
    (f"{LEE} told reporters that the arms were something Ukrainians “desperately need”.",
     [("desperately need", "Ann Lee")]),
    (f"{LEE}: “We agree.”", [("We agree.", "Ann Lee")]),
    (f"{LEE} was blunt. “We will not yield.”", [("We will not yield.", "Ann Lee")]),
    ("Canadian Prime Minister Ann Lee spoke. “It works,” the Canadian leader wrote, calling it “a matter of"
     " survival”.", [("It works", "Ann Lee"), ("a matter of survival", "Ann Lee")]),
    (f"{ROY} left. Economist Kim Diaz was sceptical: “These are loans.”",
     [("These are loans.", "Kim Diaz")]),
    # who is meant
    (f"{LEE} spoke in Paris. “We agree,” she said.", [("We agree", "Ann Lee")]),
    (f"{LEE} met {ROY}. “We agree,” she said.", [("We agree", "Ann Lee")]),
    (f"{LEE} met {ROY}. “We agree,” he said.", [("We agree", "Bob Roy")]),
    (f"Senator Tom Diaz met {ROY}. “We agree,” he said.", [("We agree", None)]),
    (f"Senator Kim Diaz met {ROY}. “We agree,” he said.", [("We agree", None)]),
    (f"{LEE} is the Canadian minister. “We agree,” the minister said.", [("We agree", "Ann Lee")]),
    (f"{LEE} spoke.\n\n“We agree,” she said.", [("We agree", "Ann Lee")]),
    (f"Senator Tom Diaz met {ROY}.\n\n“We agree,” he responded.", [("We agree", None)]),
    ("Canadian Prime Minister Ann Lee met French President Bob Roy. “We agree,” the Canadian leader"
     " said. “Yes,” the French president replied.", [("We agree", "Ann Lee"), ("Yes", "Bob Roy")]),
    (f"Then {LEE} said:\n\n“We agree. We always did.”", [("We agree. We always did.", "Ann Lee")]),
    (f"“We agree,” {LEE} said.\n\n“We always did,” she added.",
     [("We agree", "Ann Lee"), ("We always did", "Ann Lee")]),
    # nobody speaks who is only named inside the words; the subject of the sentence before does
    (f"{LEE} spoke. “Roy wants war,” he said.", [("Roy wants war", None)]),
    (f"{LEE} and {ROY} met. “Roy is wrong. Lee is not,” they said.",
     [("Roy is wrong. Lee is not", None)]),
    (f"{ROY} left early. Senator Tom Diaz stayed until dawn. “It was long,” he said.",
     [("It was long", "Tom Diaz")]),
    (f"{ROY} left early. Senator Tom Diaz, who likes bread, stayed. “It was long,” he recalled.",
     [("It was long", "Tom Diaz")]),
    (f"{ROY} left. It rained on Senator Tom Diaz. “It was long,” he said.", [("It was long", None)]),
    # a colon after the one person of the sentence
    (f"{ROY} left. Judge Tom Diaz shrugged: “It is late.”", [("It is late.", "Tom Diaz")]),
    (f"{ROY} left. {LEE} had no doubt whatever: “We win.”", [("We win.", "Ann Lee")]),
    (f"{LEE} left. The answer of {ROY} was short: “No.”", [("No.", "Bob Roy")]),
    # who speaks is a person
    ("“It works,” said Orla Finnbar, a participant.", [("It works", "Orla Finnbar")]),
    ("“It works,” said Orla Finnbar, who came late.", [("It works", "Orla Finnbar")]),
    ("Laura Brandt, in her kitchen, called it “a mess”.", [("a mess", "Laura Brandt")]),
    # in a paragraph of its own
    (f"“We agree,” {LEE} said.\n\n“We always did, as you know.”",
     [("We agree", "Ann Lee"), ("We always did, as you know.", "Ann Lee")]),
    ("Quotes\n\n“We stand with Ukraine.”\n\n– The Honourable Ann Lee, Minister of Help\n\nQuick Facts"
     "\n\n- It rains.", [("We stand with Ukraine.", "Ann Lee")]),
    ("Quotes\n\n“We stand with Ukraine.”\n\nThe Honourable Ann Lee, Minister of Help\n\nQuick Facts"
     "\n\n- It rains.", [("We stand with Ukraine.", "Ann Lee")]),
    ("Quotes\n\n“We stand with Ukraine.” – Ann Lee, Minister of Help",
     [("We stand with Ukraine.", "Ann Lee")]),
    # names and labels
    (f"Her policy is often summed up as “America First”. {LEE} left.", []),
    (f"{LEE} announced the plan “Stop the Fire”.", []),
    (f"{LEE} said the so-called “green corridor” was closed.", []),
    (f"The group, known as “the seven”, met {LEE}.", []),
    ("It was a 12\" pipe, and a 10\" one.", []),
    # French
    ("La ministre des Finances, Ann Lee, a affirmé que le Canada « ne cédera pas » dans les mois"
     " qui viennent.", [("ne cédera pas", "Ann Lee")]),
    ("« Nous aidons l’Ukraine », a déclaré la ministre des Finances, Ann Lee. « C’est notre devoir »,"
     " a-t-elle ajouté dans la capitale.",
     [("Nous aidons l’Ukraine", "Ann Lee"), ("C’est notre devoir", "Ann Lee")]),
    ("Le premier ministre Bob Roy est dans la capitale de la France.\n\n« Nous aidons », a dit M. Roy"
     " à la presse.", [("Nous aidons", "Bob Roy")]),
    ("Selon la ministre des Finances, Ann Lee, le plan est « une étape » pour les gens de la ville.",
     [("une étape", "Ann Lee")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:70] for case in CASES])
def test_quotations_are_found_with_their_speakers(text, expected):
    assert quotes(text) == expected


def test_the_evidence_is_the_sentences_from_the_words_to_the_speaker():
    article = read_article(
        f"Talks\n\nIt rains. “We agree,” {LEE} said. “We always did.” Then she left.\n"
    )
    first, second = draft(article).briefing.quotes
    assert first.evidence == f"“We agree,” {LEE} said."
    assert second.evidence == f"“We agree,” {LEE} said. “We always did.”"


@pytest.mark.parametrize(
    "text",
    [
        "“It works,” said Orla Finnbar, a participant.",
        "“It works,” said Orla Finnbar, who came late.",
        "Laura Brandt, in her kitchen, called it “a mess”.",
        "The Grain Union, led by Orla Finnbar, lost. Finnbar called it “a mess”.",
    ],
)
def test_the_speaker_of_a_kept_quotation_is_a_person_of_the_article(text):
    briefing = draft(read_article(f"Talks in the Capital\n\nWeb Editor\n\n{text}\n")).briefing
    (quote,) = briefing.quotes
    assert quote.speaker in [person.name for person in briefing.people]


def test_a_misspelt_word_in_a_quotation_stays():
    assert quotes(f"“The Ukranian people agree,” {LEE} said.")[0][0] == "The Ukranian people agree"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a “b” c", ["b"]),
        ("a «\u00a0b\u00a0» c", ["b"]),
        ("it’s ‘b’ c’s", ["b"]),
        ('"a" and "b"', ["a", "b"]),
        ("“a ‘b’ c”", ["a ‘b’ c"]),
        ("“a goes on", ["a goes on"]),
        ("a “goes on", []),
        ("“”", []),
        ("the ’90s and the ’80s", []),
    ],
)
def test_marks_of_all_kinds_are_paired(text, found):
    assert [text[q.start : q.end] for q in find_quoted(text)] == found
