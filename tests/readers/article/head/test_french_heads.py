"""Heads and lines of French articles: two lines over a dateline, colons behind spaces, shares."""

from __future__ import annotations

import datetime as dt

from reports.drafting import draft
from reports.readers.article.read import read_article

STORY = "La ville a rouvert son port et ses écoles, a indiqué la mairie mardi."


def test_the_first_of_two_lines_over_a_dateline_is_the_title():
    text = (
        "Un enfant sur cinq souffre de la faim, alerte la mairie\n\n"
        "Le Japon et la Norvège apportent du riz à la ville\n\n"
        f"OSLO, le 11 mars 2026 – {STORY}\n\n{STORY}\n"
    )
    article = read_article(text)
    assert article.title == "Un enfant sur cinq souffre de la faim, alerte la mairie"
    assert article.subtitle == "Le Japon et la Norvège apportent du riz à la ville"
    assert article.date == dt.date(2026, 3, 11)


def test_a_full_stop_ends_a_dateline_with_a_whole_day():
    article = read_article(f"La ville rouvre son port\n\nOslo, 6 mai 2026. {STORY}\n\n{STORY}\n")
    assert article.date == dt.date(2026, 5, 6)


def test_a_speaker_under_quotations_is_no_heading_where_a_space_stands_before_the_colon():
    text = (
        f"La ville rouvre son port\n\n2 mai 2025\n\n{STORY}\n\nCitations\u00a0:\n\n"
        "« Nous sommes là. »\nAnn Roy, ministre de la Santé\n\n« Et vous ? »\nTom Diaz, maire\n"
    )
    headings = [section.heading for section in read_article(text).sections]
    assert headings == [None, "Citations"]


def test_lines_of_sharing_are_left_out():
    text = f"La ville rouvre son port\n\n2 mai 2025\n\n{STORY}\n\n{STORY}\n\n"
    article = read_article(f"{text}Partager la page\nFacebook X LinkedIn Imprimer\n")
    said = [item for s in article.sections for block in s.blocks for item in block.items]
    assert said == [STORY, STORY]


def test_the_paragraph_over_the_byline_tells_aid_and_the_place_of_a_reporter_gives_none():
    text = (
        "Les dons attendent toujours\n\n"
        "Un an après, la Norvège a versé 90 millions d’euros au Kenya.\n\n"
        f"Par Ann Lee (Beyrouth [Liban], envoyée spéciale)\n\n2 mai 2025\n\n{STORY}\n\n{STORY}\n"
    )
    (row,) = draft(read_article(text)).briefing.aid
    assert (row.donor, row.recipient) == ("Norvège", "Kenya")


def test_a_word_in_capitals_over_the_title_is_none():
    text = f"COOPÉRATION\nLe Japon offre un quai\n\nPar Ann Lee\n2 mai 2025\n\n{STORY}\n\n{STORY}\n"
    article = read_article(text)
    assert (article.title, article.subtitle) == ("Le Japon offre un quai", "COOPÉRATION")
    alone = read_article(f"COOPÉRATION\n\n2 mai 2025\n\n{STORY}\n\n{STORY}\n")
    assert alone.title == "COOPÉRATION"


def test_a_byline_behind_a_bar_with_a_colon_is_one():
    text = (
        "La ville rouvre son port\n\n"
        f"Publié le : 03/06/2026 - 14:20 | Par : Ann Lee\n\n{STORY}\n\n{STORY}\n"
    )
    article = read_article(text)
    assert (article.byline, article.date) == ("Ann Lee", dt.date(2026, 6, 3))
