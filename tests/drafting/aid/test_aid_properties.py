"""Whatever the text, nothing crashes and nothing is found that does not stand in it."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.drafting import draft
from reports.drafting.aid.find import find_aid
from reports.drafting.figures.words import figure_words
from reports.language.countries import find_countries
from reports.language.quantities.numbers import find_numbers
from reports.language.sentences import Sentence, searchable
from reports.model import Article, Person
from reports.readers.article.lines import clean_text
from reports.readers.article.read import read_article
from tests.work import grows_like_its_input

PEOPLE = (Person(name="Mark Carney", affiliation="Canada"), Person(name="Ada Muster"))
SCRAPS = st.sampled_from(
    [
        "Canada", "Carney", "Mark Carney", "Ukraine", "Ukrainian", "the World Bank", "UNICEF", "Ottawa",
        "will give", "announced", "signed", "an agreement on", "between", "and", "of", "to", "for", "in",
        "$5 million", "C$2 billion", "(", ")", "US$3bn", "€", "1.2", "million", "half a billion", "pesos",
        "military aid", "loan", "refugees", "809", "cases", "31%", "over", "since", "2022", ":", ",",
        ";", "—", "including", "of which", "’s", "to support", "farmers", "within the coming month",
        "by April 29", "from", "the EU", "he", "said that", "received", "worth", "deal with", "No. 5",
        "milliards", "d’euros", "a versé", "à l’", "pour", "un accord sur", "\u00a0", "“", "”", ".",
    ]
)  # fmt: skip
PLACES = st.sampled_from(["paragraph", "item", "title", "question", "answer"])
SENTENCES = st.lists(
    st.tuples(st.lists(SCRAPS, min_size=1, max_size=14).map(" ".join), PLACES), max_size=5
)


def plain(text):
    return " ".join((text or "").split())


def check(found, sentences, language):
    texts = [plain(s.text) for s in sentences]
    whole = "\n".join(texts)
    names = {c.country.name for text in texts for c in find_countries(text, language)}
    names |= {"Canada"} if any("Carney" in text for text in texts) else set()
    for row in (*found.aid, *found.figures):
        assert plain(row.evidence) in " ".join(texts)  # a card stands in two
    for row in found.aid:
        parties = (
            row.donor,
            row.purpose,
            row.timing,
            row.part_of,
            *plain(row.recipient).split(", "),
        )
        for words in parties:
            assert words in names or plain(words) in whole
    for row in found.figures:
        assert _is_told(row.label, whole, language)
        assert row.value is None or _is_written(row.value, row.evidence, language)


def _is_told(label: str, text: str, language: str) -> bool:
    """A label's words are the text's, in another form at most, but for those that join them."""
    joining = " ".join(map(str, figure_words(language).frames.values())).split()
    return all(
        word.lower() in joining or word.lower()[:4] in text.lower()
        for word in re.findall(r"[^\W\d_]{3,}", label)
    )


def _is_written(value: Decimal, text: str, language: str) -> bool:
    return any(number.value == value for number in find_numbers(text, language))


@settings(max_examples=150, deadline=None)
@given(SENTENCES, st.sampled_from(["en", "fr"]))
def test_every_word_of_a_row_stands_in_the_text(parts, language):
    sentences = [Sentence(text, place, None, at) for at, (text, place) in enumerate(parts)]
    title = next((s.text for s in sentences if s.place == "title"), None)
    check(find_aid(sentences, Article(title=title), PEOPLE, language), sentences, language)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=4), st.sampled_from(["en", "fr"]))
def test_any_text_at_all_can_be_read(texts, language):
    # readers leave out what no text may hold
    kept = enumerate(map(clean_text, texts))
    sentences = [Sentence(text, "paragraph", None, at) for at, text in kept]
    find_aid(sentences, Article(), PEOPLE, language)


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u2003\u202f", "\u200b\u00a0"])
def test_blanks_before_the_colon_of_an_item_name_nobody(blank):
    led = "Aid for Ukraine\n\nThe donors announced military aid to Ukraine:\n\n"
    items = f"- {blank}: US$3bn in aid\n- Norway: $4bn in aid\n"
    rows = draft(read_article(led + items)).briefing.aid
    assert [row.donor for row in rows if row.donor] == ["Norway"]


HOSTILE = [
    "Canada will give $5 million ", "a ", "to ", "$", "(", "1,", "and 5 ", "Canada, ", "agreement ",
    "signed an agreement on ", "aid to ", "’s aid ", "between 2 and ", "X", "Of ", "The Bank Of The ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_takes_no_square_of_its_length(unit):
    """Sentences have a bound on their work (`searchable`); the text has as many as it has."""

    def run(text):
        parts = [text[at : at + 500] for at in range(0, len(text), 500)]
        kept, _ = searchable(
            [Sentence(p, "paragraph", None, at) for at, p in enumerate(parts)], "en"
        )
        return find_aid(kept, Article(), PEOPLE, "en")

    assert grows_like_its_input(run, unit, 4_000)
