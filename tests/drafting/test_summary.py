"""The summary is the news: no housekeeping, and nobody's life first."""

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article

NEWS = "The river broke its banks in four districts of the delta."


def summary(text):
    return draft(
        read_article(f"Floods in the Delta\n\nWeb Editor\n\nMay 2, 2025\n\n{text}\n")
    ).briefing.summary


@pytest.mark.parametrize(
    "first",
    [
        "This report is written by the relief office every two weeks.",
        "The next update will be sent on Monday to all who ask.",
        "For more information, please write to the relief office today.",
        "Prepared by the relief office on behalf of all of its partners.",
        "Following is a transcript of the briefing of the relief office today.",
        "A correction to the last answer appears on a separate page.",
        "End-of-Mission press releases include what teams of the office have found.",
        "We are getting many letters about it, and some good questions.",
    ],
)
def test_what_a_report_says_of_itself_is_no_news(first):
    assert summary(f"{first} {NEWS}") == NEWS


def test_a_dateline_with_its_country_and_agency_is_no_news():
    assert summary(f"Oslo (Norway) (NTB) – {NEWS}") == NEWS


def test_numbered_paragraphs_that_open_a_text_hold_its_news():
    more = "They thanked the people of the delta for their warm welcome."
    assert summary(f"1. {NEWS}\n\n2. {more}\n\n3. {more}") == NEWS


@pytest.mark.parametrize("heading", ["HIGHLIGHTS", "Key messages"])
def test_the_highlights_of_a_report_are_news(heading):
    text = f"This report is short and ends here.\n\n{heading}\n\n• {NEWS}\n• It also rained.\n"
    assert summary(text) == NEWS


@pytest.mark.parametrize("heading", ["Who is Ann Lee?", "Who was Tom Diaz?"])
def test_who_somebody_is_comes_after_the_news(heading):
    life = "Ann Lee is a judge who was born near the sea."
    assert summary(f"{heading}\n\n{life}\n\nThe Flood\n\n{NEWS}") == NEWS
    assert summary(f"{heading}\n\n{life}") == life


FRENCH = "La rivière a quitté son lit dans quatre districts du delta, et les habitants sont partis."


def french(text):
    return draft(
        read_article(f"Des inondations dans le delta\n\n2 mai 2025\n\n{text}\n")
    ).briefing.summary


@pytest.mark.parametrize(
    "first",
    [
        "Ce rapport est écrit par le bureau toutes les deux semaines.",
        "Cette crue est la troisième depuis le début de la saison.",
        "Le porte-parole de la région a répondu aux questions suivantes.",
    ],
)
def test_a_french_sentence_that_leans_or_announces_is_no_news(first):
    assert french(f"{first} {FRENCH}") == FRENCH


def test_a_french_lead_may_begin_with_its_day():
    lead = "Ce vendredi, la rivière a quitté son lit dans quatre districts du delta."
    assert french(f"{lead} Les habitants sont partis.") == lead


@pytest.mark.parametrize(
    ("line", "news"),
    [
        (f"OSLO (Newsdesk) - {NEWS}", NEWS),
        (f"Ottawa, Mar 9 (IANS): {NEWS}", NEWS),
        (f"LONDON, U.K. — {NEWS}", NEWS),
        (f"PORT VILA, Nov 14 (Example Wire) - {NEWS}", NEWS),
        (f"OTTAWA, Aug. 24, 2025 (Reuters) – {NEWS}", NEWS),
        ("The river - and its arms - broke its banks in the delta.",) * 2,
        ("Kenya: the river broke its banks in four districts of the delta.",) * 2,
    ],
)
def test_a_dateline_is_no_part_of_the_news(line, news):
    assert summary(line) == news


@pytest.mark.parametrize(
    "first",
    [
        "In the face of rising needs, it is more important than ever to stand together.",
        "Good afternoon, and thank you all for coming at such short notice.",
        "With permission, Madam Speaker, I will update the House on the delta.",
        "The embassy presents its compliments and shares the following information.",
    ],
)
def test_the_lead_gives_way_to_the_sentence_with_the_sum(first):
    gift = "Norway is providing $30 million to Kenya to help the families of the delta."
    assert summary(f"{first}\n\n{gift}") == gift


def test_a_short_lead_stands_before_the_sum():
    gift = "Norway will give Kenya €5 million for boats."
    assert summary(f"{NEWS}\n\n{gift}") == f"{NEWS} {gift}"


def test_two_sentences_are_no_more_than_forty_words():
    gift = f"Norway will give Kenya €5 million for boats{' and tents' * 12}."
    lead = f"{NEWS[:-1]}{', and of the valley' * 4}."
    assert len(summary(f"{lead}\n\n{gift}").split()) <= 40


@pytest.mark.parametrize(("far", "news"), [(0, "sum"), (7, "lead")])
def test_a_sum_far_down_is_not_the_news(far, news):
    lead = (
        "The people of the four districts of the delta have begun to rebuild their homes this week."
    )
    told = "Norway gave $5 million in aid for the upper valley of the river and its towns."
    between = "The water was high in the fields beside the old mill."
    text = "\n\n".join([lead, *[between] * far, told])
    assert ({"sum": told, "lead": lead}[news]) in summary(text)
    assert far == 0 or told not in summary(text)


def test_a_transcript_has_its_news_without_the_speakers_label():
    text = f"MS LEE: {NEWS}\n\nQUESTION: Who pays?\n\nMS LEE: Norway.\n\nQUESTION: When?\n\nMS LEE: In May."
    assert summary(text) == NEWS


def test_a_text_of_nothing_but_questions_has_its_news_in_an_answer():
    answer = "Norway will give Kenya €5 million for boats and tents."
    assert summary(f"Questions and answers\n\n• Who pays? {answer}") == answer


def test_french_headings_are_known_in_french_texts():
    life = "Ann Lee est une juge qui est née près de la mer en 1960."
    assert french(f"Qui est Ann Lee ?\n\n{life}\n\nLa crue\n\n{FRENCH}") == FRENCH
    assert french(f"Ce rapport est court et finit ici.\n\nFaits saillants\n\n• {FRENCH}") == FRENCH


def test_a_meeting_gives_way_to_what_came_of_it():
    lead = "Minister Ann Lee of Norway met with the ministers of the states of the delta on Monday in Oslo and in Bergen."
    gift = "Norway will give Kenya €5 million for boats, tents, medicine and the building of a new school on the hill above the town."
    assert summary(f"{lead}\n\n{gift}") == gift


MET = "The committee for the relief of the delta met in Oslo on May 1, 2025."


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("It decided to lower the price of bread by 4 percent.", True),
        ("They talked about the river, which is wide.", True),
        ("Nobody came from the villages of the delta.", False),
    ],
)
def test_a_meeting_stands_with_the_sentence_that_tells_its_outcome(second, found):
    said = summary(f"{MET} {second}")
    assert said == (f"{MET} {second}" if found else MET)


def test_a_meeting_and_its_outcome_stand_together_only_if_both_are_short():
    long = f"It decided to lower the price of bread, {'and of salt, ' * 14}and of oil."
    assert summary(f"{MET} {long}\n\n{NEWS}") == MET


@pytest.mark.parametrize(("day", "figure"), [("on May 1, 2025", False), ("in 14 villages", True)])
def test_a_day_is_no_figure_of_a_meeting(day, figure):
    met = f"The relief committee of the delta met {day} with the mayors."
    assert summary(f"{met}\n\nThe board decided to lower the price of bread by 4 percent.") == (
        met if figure else "The board decided to lower the price of bread by 4 percent."
    )


def test_a_courtesy_that_gives_is_news():
    given = "I can tell the House that Norway will give £52 million to Kenya this year."
    start = "With permission, Madam Deputy Speaker, I will make a statement on the flood."
    assert summary(f"{start}\n\n{given}\n\nOf that sum, £30 million is for boats.") == given
    assert summary(f"{start}\n\n{NEWS}") == NEWS
