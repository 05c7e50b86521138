"""Every shape of article that the field knows is taken apart rightly."""

import datetime as dt

import pytest

from reports.errors import InputError
from reports.readers.article.lines import read_units
from reports.readers.article.read import read_article

FULL = """Leaders Agree on a Grain Corridor

Web Editor

August 24, 2025

two ships at a quay under a grey sky with cranes, Hanno Welter, a

Leaders Agree on a Grain Corridor

Background on Key Figures and Context

The corridor opens in May. It was agreed on Sunday.

Key Questions and Answers

  • When does it open? It opens in May.
"""


def headings(article):
    return [section.heading for section in article.sections]


def texts(article):
    return [item for s in article.sections for block in s.blocks for item in block.items]


def test_a_full_article_has_title_byline_date_and_no_caption():
    article = read_article(FULL)
    assert article.title == "Leaders Agree on a Grain Corridor"
    assert (article.byline, article.date) == ("Web Editor", dt.date(2025, 8, 24))
    assert headings(article) == ["Background on Key Figures and Context"]
    assert texts(article) == ["The corridor opens in May. It was agreed on Sunday."]
    assert article.qa == (("When does it open?", "It opens in May."),)


def test_a_caption_left_out_is_reported():
    (notice,) = read_article(FULL).notices
    assert notice.code == "left-out"
    assert notice.found.startswith("left out the image caption")
    assert "Hanno Welter" in notice.found


def test_a_body_only_article_leaves_title_byline_and_date_open():
    article = read_article(
        "Background on the Plan\nThe plan was shown on Monday in the capital.\n"
        "Next Steps\n- A vote in May.\n- A review in June.\n"
    )
    assert (article.title, article.byline, article.date) == (None, None, None)
    assert headings(article) == ["Background on the Plan", "Next Steps"]
    assert [notice.place.part for notice in article.notices] == [
        "title",
        "date",
        "byline",
        "questions and answers",
    ]


def test_a_wire_story_has_one_section_without_a_heading():
    article = read_article(
        "Minister says talks go on\n\nThe talks go on.\n\nThey will end on Friday, he said.\n"
    )
    assert article.title == "Minister says talks go on"
    assert headings(article) == [None]
    assert texts(article) == ["The talks go on.", "They will end on Friday, he said."]
    assert article.qa == ()


def test_a_release_gives_its_date_and_department_and_keeps_its_place():
    article = read_article(
        "Canada supports farmers\n\nApril 27, 2015 – Odesa, Ukraine – Global Affairs Canada\n\n"
        "The Minister announced help today.\n\nQuotes\n\n“We help,” said Minister Lee.\n\n"
        "“They help us.”\n– Ann Lee, Minister of Help\n\n"
        "Quick Facts\n\n• It is the first of two.\n\nContacts\n\nMedia Relations Office\n"
        "Phone: 555-0100\n"
    )
    assert article.date == dt.date(2015, 4, 27)
    assert article.byline == "Global Affairs Canada"
    assert headings(article) == [None, "Quotes", "Quick Facts", "Contacts"]
    assert texts(article)[0] == "Odesa, Ukraine"
    assert texts(article)[-1] == "Media Relations Office"
    assert [(c.name, c.phone) for c in article.contacts] == [("Media Relations Office", "555-0100")]
    assert "– Ann Lee, Minister of Help" in texts(article)


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("Quick Facts", "“We will not forget,” said Minister Lee. “Never.”"),
        ("Contacts", "“They help us.”"),
        ("Background", 'Minister Lee said: "It is a start."'),
        ("Faits en bref", "« Nous aidons », a dit la ministre. « Toujours. »"),
    ],
)
def test_a_known_heading_is_one_behind_a_quotation_too(heading, last):
    article = read_article(
        "Canada supports farmers\n\nApril 27, 2015 – Odesa – Global Affairs Canada\n\n"
        f"The Minister announced help today.\n\nQuotes\n\n{last}\n\n{heading}\n\n• One of two.\n"
    )
    assert headings(article) == [None, "Quotes", heading]


@pytest.mark.parametrize(
    "dateline",
    [
        "Ottawa, Ontario – Global Affairs Canada – August 4, 2025",
        "August 4, 2025 - Ottawa, Ontario - Global Affairs Canada",
        "August 4, 2025 | Global Affairs Canada",
        "4 August 2025 – Global Affairs Canada",
    ],
)
def test_datelines_are_read_in_any_order(dateline):
    article = read_article(f"Canada supports farmers\n\n{dateline}\n\nThe Minister spoke.\n")
    assert article.date == dt.date(2025, 8, 4)
    assert article.byline == "Global Affairs Canada"


@pytest.mark.parametrize(
    "line",
    [
        "August 24, 2025",
        "Aug. 24, 2025",
        "24 August 2025",
        "Sunday, August 24, 2025",
        "Published: August 24, 2025 10:30 AM EST",
        "2025-08-24",
        "24 août 2025",
        "Publié le dimanche 24 août 2025 à 10 h 30",
    ],
)
def test_a_date_line_is_read_in_many_forms(line):
    article = read_article(f"Leaders Agree\n\nWeb Editor\n\n{line}\n\nThey agreed on Sunday.\n")
    assert (article.date, article.byline) == (dt.date(2025, 8, 24), "Web Editor")


@pytest.mark.parametrize("line", ["February 30, 2025", "13 Smarch 2025", "August 2025", "2025"])
def test_a_day_that_there_is_not_stays_open(line):
    article = read_article(f"Leaders Agree\n\nWeb Editor\n\n{line}\n\nThey agreed on Sunday.\n")
    assert article.date is None
    assert line in texts(article) + headings(article)


@pytest.mark.parametrize(
    ("lines", "pairs"),
    [
        ("• Who pays? Canada pays.", [("Who pays?", "Canada pays.")]),
        ("- Q: Who pays? A: Canada pays.", [("Who pays?", "Canada pays.")]),
        ("Q: Who pays?\nA: Canada pays.", [("Who pays?", "Canada pays.")]),
        ("Q: Who pays?\n\nA: Canada pays.", [("Who pays?", "Canada pays.")]),
        ("Q: Who pays? A: Canada pays.", [("Who pays?", "Canada pays.")]),
        ("Q1: Who pays?\nA1: Canada pays.", [("Who pays?", "Canada pays.")]),
        ("Question: Who pays?\nAnswer: Canada pays.", [("Who pays?", "Canada pays.")]),
        ("1. Who pays? Canada pays.", [("Who pays?", "Canada pays.")]),
        ("1. Who pays?\nCanada pays.", [("Who pays?", "Canada pays.")]),
        ("Who pays?\nCanada pays.", [("Who pays?", "Canada pays.")]),
        ("Who pays?\n- Canada pays.", [("Who pays?", "Canada pays.")]),
        ("**Who pays?** Canada pays.", [("Who pays?", "Canada pays.")]),
        ("**Who pays?**\n\nCanada pays.", [("Who pays?", "Canada pays.")]),
        ("### Who pays?\n\nCanada pays.", [("Who pays?", "Canada pays.")]),
        ("* **Q:** Who pays?\n  **A:** Canada pays.", [("Who pays?", "Canada pays.")]),
        ("Who is Ann Lee?\nShe pays.", [("Who is Ann Lee?", "She pays.")]),
        ("• Who pays? 75,900 do.", [("Who pays?", "75,900 do.")]),
        ("• Who pays? “Canada,” he said.", [("Who pays?", "“Canada,” he said.")]),
        ("• Who pays? And why? Canada does.", [("Who pays? And why?", "Canada does.")]),
        (
            "• Why did he ask “Why not?” in May? He was tired.",
            [("Why did he ask “Why not?” in May?", "He was tired.")],
        ),
        ("• Who pays? Does it matter? No.", [("Who pays? Does it matter?", "No.")]),
        ("Q: Who?\nA: Canada\n\nQ: When?\nA: May", [("Who?", "Canada"), ("When?", "May")]),
        ("Who pays?\nCanada.\n\nIt always did.", [("Who pays?", "Canada.\n\nIt always did.")]),
        ("• Who pays?", [("Who pays?", "")]),
    ],
)  # fmt: skip
def test_questions_are_read_in_all_forms(lines, pairs):
    article = read_article(f"Context\n\nIt rains in May.\n\nKey Questions and Answers\n\n{lines}\n")
    assert list(article.qa) == pairs
    assert texts(article) == ["It rains in May."]


def test_a_heading_that_asks_who_someone_is_is_no_question():
    article = read_article("Context\n\nIt rains.\n\nWho is Ann Lee?\n\nAnn Lee is a judge.\n")
    assert headings(article) == ["Context", "Who is Ann Lee?"]
    assert article.qa == ()


def test_a_heading_can_be_a_quotation():
    article = read_article("Context\n\nIt rains.\n\n“We Will Not Give Up”\n\nShe said so in May.\n")
    assert headings(article) == ["Context", "“We Will Not Give Up”"]


def test_a_quoted_sentence_is_a_paragraph():
    article = read_article(
        "Context\n\nIt rains.\n\n“We will not give up.”\n\nShe said so in May.\n"
    )
    assert headings(article) == ["Context"]


def test_text_after_the_questions_is_kept():
    article = read_article(
        "Context\n\nIt rains.\n\nQuestions and Answers\n\n• Who? Ann.\n\nSource: Example News\n"
    )
    assert texts(article) == ["It rains.", "Source: Example News"]


def test_a_section_after_the_questions_is_a_section():
    article = read_article(
        "Context\n\nIt rains.\n\nFAQ\n\n• Who? Ann.\n\nFurther Reading\n\nThere is more to read.\n"
    )
    assert headings(article) == ["Context", "Further Reading"]
    assert article.qa == (("Who?", "Ann."),)


def test_a_situation_report_takes_its_date_from_the_title():
    article = read_article(
        "Sudan: Humanitarian Situation Report No. 12 (as of 24 August 2025)\n\n"
        "This report covers the week.\n\nHIGHLIGHTS\n\n• Cases rose to 809.\n\n"
        "12.7M\n\npeople in need\n\nFUNDING\n\nHalf is there.\n"
    )
    assert article.title == "Sudan: Humanitarian Situation Report No. 12 (as of 24 August 2025)"
    assert article.date == dt.date(2025, 8, 24)
    assert headings(article) == [None, "HIGHLIGHTS", "FUNDING"]
    assert {"12.7M", "people in need"} <= set(texts(article))


def test_markdown_marks_are_taken_off():
    article = read_article(
        "# Leaders *Agree*\n\n*By Ann Lee*\n\n## Context\n\nIt **rains** in [May](https://example.org/a)"
        " and _June_.\n\n![a map](map.png)\n\n* one\n* two\n\n> Quoted line.\n"
    )
    assert (article.title, article.byline) == ("Leaders Agree", "Ann Lee")
    assert headings(article) == ["Context"]
    assert texts(article) == ["It rains in May and June.", "one", "two", "Quoted line."]
    assert any("'a map'" in notice for notice in map(str, article.notices))
    assert any("1 link" in notice for notice in map(str, article.notices))


def test_headings_under_lines_and_bold_lines_are_headings():
    article = read_article(
        "Leaders Agree\n=============\n\nThey did.\n\nContext\n-------\n\nIt rains.\n\n"
        "**What comes next**\n\nMore rain.\n"
    )
    assert article.title == "Leaders Agree"
    assert headings(article) == [None, "Context", "What comes next"]


def test_lines_broken_at_a_width_are_joined():
    article = read_article(
        "Leaders agree on grain\n\nThe leaders of both countries have agreed that the corridor\n"
        "will open in May, as Canada had asked them to do at the last\n"
        "summit, which was held in Kananaskis in June. Nobody knows\n"
        "what comes next.\n\nA second paragraph follows here and is\nshort.\n"
    )
    assert texts(article) == [
        "The leaders of both countries have agreed that the corridor will open in May, as Canada"
        " had asked them to do at the last summit, which was held in Kananaskis in June. Nobody"
        " knows what comes next.",
        "A second paragraph follows here and is short.",
    ]


def test_numbers_that_do_not_run_from_one_stay():
    article = read_article("Plan\n\nIt rains.\n\n3. Third thing\n4. Fourth thing\n")
    assert texts(article)[-2:] == ["3. Third thing", "4. Fourth thing"]


def test_lines_in_a_row_without_bullets_are_no_headings():
    article = read_article("Plan\n\nIt rains.\n\nOttawa\n\nMontreal\n\nToronto\n\nHalifax\n")
    assert (article.title, headings(article)) == ("Plan", [None])
    assert texts(article) == ["It rains.", "Ottawa", "Montreal", "Toronto", "Halifax"]


def test_a_french_release_is_read():
    article = read_article(
        "Le Canada appuie les agriculteurs de l’Ukraine\n\n"
        "Le 27 avril 2015 – Odessa, Ukraine – Affaires mondiales Canada\n\n"
        "La ministre a annoncé une aide pour les agriculteurs du pays.\n\nCitations\n\n"
        "« Nous aidons. »\n– Ann Lee, ministre de l’Aide\n\nFaits en bref\n\n• C’est la première.\n"
    )
    assert article.language == "fr"
    assert article.date == dt.date(2015, 4, 27)
    assert article.byline == "Affaires mondiales Canada"
    assert headings(article) == [None, "Citations", "Faits en bref"]


@pytest.mark.parametrize("text", ["", "\n\n \n", "\x00", "One line.", "?", "•", "Q:", "A: b"])
def test_any_text_is_an_article(text):
    article = read_article(text)
    assert article.title is None or article.title in text


def test_a_story_with_a_name_under_its_title_is_signed():
    article = read_article("Leaders agree\n\nBy Ann Lee\n\nMay 2, 2025\n\nThey did so.\n")
    assert (article.byline, article.date) == ("Ann Lee", dt.date(2025, 5, 2))


def test_a_title_before_a_line_under_it_and_a_date():
    article = read_article(
        "Leaders Agree\n\nThe corridor opens after months of talks\n\nWeb Editor\n\nMay 2, 2025\n\n"
        "They did so.\n"
    )
    assert article.title == "Leaders Agree"
    assert article.subtitle == "The corridor opens after months of talks"


def test_control_characters_go_and_are_reported():
    article = read_article("Leaders agree\n\nThey\x00 did\x07 so.\n")
    assert texts(article) == ["They did so."]
    assert "left out 2 control character(s)" in map(str, article.notices)


def test_a_labelled_line_under_the_date_is_no_caption():
    article = read_article(
        "DRC: Mpox Situation Report #12 (as of 3 May 2025)\n\n"
        "Reporting period: 27 April – 3 May 2025\n\nHighlights\n\n- It rains.\n"
    )
    assert "Reporting period: 27 April – 3 May 2025" in [*texts(article), *headings(article)]


def test_numbered_headings_keep_their_numbers():
    article = read_article(
        "Background\n\nIt rains.\n\n1. Ontario\n\nIt rains there.\n\n2. Alberta\n\nIt snows.\n"
    )
    assert headings(article) == ["Background", "1. Ontario", "2. Alberta"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Aid #", "Aid"),
        ("# C#", "C"),
        ("## A # B", "A # B"),
        ("# " + "#" * 50_000 + "x", "#" * 50_000 + "x"),
    ],
)
def test_the_marks_that_close_a_heading_are_taken_off(line, title):
    units, _ = read_units(f"{line}\n\nText.\n")
    assert units[0].text == title


def test_an_article_of_lines_without_end_is_answered():
    with pytest.raises(InputError, match=r"a\.txt: found 100,001 lines, expected at most 100,000"):
        read_article("T\n" + "a\n" * 100_000, "a.txt")


def test_blank_lines_without_end_are_no_lines():
    assert read_article("T\n\n" + "\n \n" * 100_000 + "Text of it.").sections
