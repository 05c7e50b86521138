"""Sentences end where they end, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.language.lexicon import lexicon_of
from reports.language.sentences import Sentence, read_sentences, searchable, split_sentences
from reports.model import Article

# "|" marks where a sentence ends
CASES = [
    "The U.S. President spoke. |He left.",
    "He lives in the U.S. |The law is old.",
    "Mr. Lee and Dr. Ann Roy met Prof. Diaz. |They agreed.",
    "J. K. Rowling and George W. Bush met. |It rained.",
    "It gave $73·8 million. |More will follow.",
    "It gave $5.7 million in aid.",
    "“We need peace. |We need it now,” he said. |He left.",
    "“Go.” |He went.",
    "“Will you go?” he asked. |“No!” she said.",
    "Report No. 5 is out. |Nos. 6 and 7 follow.",
    "They gave Rs. 128 million in May. |It was paid in Rs. |They thanked them.",
    "“We … will see,” he said. |It rained… |Then it stopped.",
    "He waited... |Nobody came.",
    "« Nous aidons. » |La ministre est partie.",
    "Example Inc. President Ann Lee spoke. |She left.",
    "It was sold to Example Inc. |The price is unknown.",
    "On Aug. 24 he came. |On Jan. 5, 2026 he left.",
    "He came at 5 p.m. |The talks began.",
    "Sen. John Doe (D-N.Y.) spoke. |He left.",
    "(It rained.) |He left.",
    "St. John’s and Mt. Logan are far. |They are cold.",
    "Secretary Ma. Elena Cruz signed. |Wm. Penn and Gpe. Ruiz watched.",
    "Ann P. Mora and Tom J. Ortiz met. |It rained.",
    "Brig. Tom Diaz spoke. |VAdm. Lee left.",
    "Gov. Lee met Lt. Gen. Roy. |Rep. Diaz came.",
    "What is it? |It is 5. |It was 4.",
    "He said: “Yes.” |“No,” she said.",
    "Visit example.org. |It is free.",
    "The vote was 5 to 4. |10 people left.",
    "Lic. Ana Ruiz and Ing. Luis Paz spoke. |Both left.",
    "Ukraine joined the E.U. |It was a feast.",
    "The U.N. Security Council met. |It voted.",
    "Canada, the U.K. and the U.S. signed. |Others did not.",
    "He is 1.8 m tall. |She is not.",
    "“It is a start.” |– Ann Lee, Minister of Help",
    "“Stop it!” |Ann Lee shouted.",
    "No end mark at all",
    "Art. 5 applies. |Sec. 2 does not.",
    "“(“. |He left.",
    "The talks failed, he said. |No. |They did not.",
]
FRENCH = [
    "M. Roy et Mme Côté ont parlé. |Ils sont partis.",
    "« Pourquoi ? » a-t-il demandé. |Personne ne sait.",
    "Élise est venue. |Était-elle seule ?",
]


@pytest.mark.parametrize("case", CASES + FRENCH)
def test_sentences_end_where_they_end(case):
    language = "fr" if case in FRENCH else "en"
    assert split_sentences(case.replace("|", ""), lexicon_of(language)) == tuple(
        p.strip() for p in case.split("|")
    )


def test_remarks_stand_between_the_title_and_the_body():
    article = Article(title="A plan", remarks=("It was late. It rained.",), qa=(("Why?", "So."),))
    read = [(each.text, each.place) for each in read_sentences(article, "en")]
    assert read == [
        ("A plan", "title"), ("It was late.", "remark"), ("It rained.", "remark"),
        ("Why?", "question"), ("So.", "answer"),
    ]  # fmt: skip


def test_what_comes_after_too_many_numbers_is_not_searched_and_reported():
    one = Sentence(" ".join(["7"] * 50), "paragraph", None, 0)
    kept, notices = searchable([one] * 30, "en")
    assert len(kept) == 24
    assert "6 sentence(s) not searched" in str(notices)
    assert searchable([one] * 24, "en") == ((one,) * 24, ())


@given(st.text(st.sampled_from('aA.!?… “”"«»’)(5U.S. Mr\n\u00a0')))
def test_no_word_is_lost(text):
    assert "".join("".join(split_sentences(text, lexicon_of("fr"))).split()) == "".join(
        text.split()
    )
