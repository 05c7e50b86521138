"""Lines that say when, where and by whom a text was published are read, and nothing else is."""

import datetime as dt

import pytest

from reports.readers.article.head.imprint import read_imprint
from reports.readers.article.read import read_article, read_article_file

TEXT = "The river broke its banks in four districts of the delta on Monday night."
MORE = "Boats brought the families of the lower villages to the school on the hill."
FRENCH = "La rivière a quitté son lit dans quatre districts du delta, et les habitants sont partis."
DAY = dt.date(2025, 2, 20)


def article(*lines, text=TEXT):
    return read_article("\n\n".join([*lines, text, MORE]) + "\n")


def everything(read):
    blocks = [item for s in read.sections for block in s.blocks for item in block.items]
    return [*(s.heading for s in read.sections if s.heading), *blocks]


@pytest.mark.parametrize(
    "line",
    ["OSLO, 20 February 2025", "Oslo – 20 February 2025", "20 February 2025, 08:40 GMT · 3 min read", "2025.02.20 / 17:48", "2025/2/20",
     "20.02.2025 – Press release", "Press release | 20 February 2025 16:15", "Thursday, February 20th, 2025",
     "Published: 20 February 2025 | Updated: 21 February 2025", "• Posted: 20 Feb 2025", "Date: 20/02/2025",
     "Relief Office | Statement | 20 February 2025", "Oslo / Bergen, 20 February 2025, 11 a.m.",
     "Thu 20 Feb 2025 10.29 CEST", "Press release No. 25/187 February 20, 2025", "Published\n20 February 2025",
     "Statement | 20 February 2025 | STATEMENT/25/1234", "First published on 20 February 2025 at 11:00", "Press release 56/2025 – 20 February 2025", "Emergency update #11 | 20 February 2025"],
)  # fmt: skip
def test_the_day_is_read_wherever_it_stands_in_the_head(line):
    read = article("Norway gives more", line)
    assert (read.title, read.date, read.sections[0].heading) == ("Norway gives more", DAY, None)
    assert not any("20" in text for text in everything(read))


@pytest.mark.parametrize(
    "line",
    ["Oslo / Bergen, le 20 février 2025", "Communiqué – 20 février 2025", "Publié le 20/02/2025 à 12h15", "Le 20 février 2025",
     "Mis à jour le jeudi 20 février 2025 à 18h", "Oslo, le 20.02.2025", "Publié le 20 février 2025 – Rédaction",
     "Par Ann Lee, le 20 février 2025", "Temps de lecture : 3 min – 20 février 2025"],
)  # fmt: skip
def test_a_french_day_is_read_wherever_it_stands_in_the_head(line):
    read = article("La Norvège donne plus", line, text=FRENCH)
    assert (read.title, read.date) == ("La Norvège donne plus", DAY)
    assert [s.heading for s in read.sections] == [None]


@pytest.mark.parametrize(
    "line",
    ["Norway gives 20 February 2025 boats", "Weekly snapshot (10 - 20 February 2025)", "On 20 February 2025 the water rose.",
     "Press release: Norway gives more", "Statement – Norway and Kenya agree on aid", "Needs: 4 boats", "Oslo", "By and large",
     "Water of 20 February 2025: what we know", "Market update", "Sudan situation report #4"],
)  # fmt: skip
def test_a_line_that_says_more_is_no_imprint(line):
    assert read_imprint(line, "en") is None


@pytest.mark.parametrize(("language", "day"), [("fr", dt.date(2025, 6, 5)), ("en", None)])
def test_a_day_in_numbers_is_read_where_it_leaves_no_doubt(language, day):
    found = read_imprint("Oslo, 05/06/2025", language)
    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("line", "name"),
    [("By Ann Lee and Tom Diaz, Example Observer, 20 February 2025", "Ann Lee and Tom Diaz, Example Observer"),
     ("Par Ann Lee et Tom Diaz, le 20 février 2025", "Ann Lee et Tom Diaz"), ("Ann Lee, Oslo", "Ann Lee"),
     ("Par Ann Lee (avec AFP)", "Ann Lee (avec AFP)"), ("Written by Ann Lee | Published 20 February 2025", "Ann Lee"), ("By Ann Lee · 4 min read", "Ann Lee"),
     ("Ann Lee", "Ann Lee"), ("Par Ann Lee, envoyée spéciale à Oslo", "Ann Lee, envoyée spéciale à Oslo")],
)  # fmt: skip
def test_who_signs_under_the_title_is_the_byline(line, name):
    read = article("Norway gives more", line)
    assert (read.byline, everything(read)) == (name, [TEXT, MORE])


@pytest.mark.parametrize(
    "line", ["Key Points", "Norway, Oslo and Kenya", "Ann Lee, Prime Minister"]
)
def test_a_line_under_the_title_that_only_looks_like_a_name_signs_nothing(line):
    read = article("Norway gives more", line)
    assert (read.byline, everything(read)[0]) == (None, line)


@pytest.mark.parametrize(
    ("lines", "title"),
    [(["MINISTRY OF ROADS", "PRESS RELEASE", "Norway gives more"], "Norway gives more"),
     (["PRESS RELEASE NO: 2026/041/AFE", "Norway gives more"], "Norway gives more"),
     (["CHAD: Floods in Mao", "Flash Update No. 4 (as of 23 May 2025, 6 p.m.)"], "CHAD: Floods in Mao"),
     (["PRESS RELEASE", "Oslo / Bergen, 20 February 2025", "Norway gives more"], "Norway gives more"),
     (["Ministère des Routes et des Ponts, de la Mer et du Commerce extérieur", "Communiqué – 20 février 2025",
       "La Norvège donne plus"], "La Norvège donne plus"),
     (["BANQUE CENTRALE DU NORD", "COMMUNIQUÉ DE PRESSE", "La Norvège donne plus"], "La Norvège donne plus"),
     (["World | 20 February 2025", "Norway gives more"], "Norway gives more"),
     (["Embassy of Norway – Note for the Press", "Norway gives more"], "Norway gives more"),
     (["SENATOR THE HON ANN LEE", "Minister for Roads", "THE HON TOM DIAZ MP", "Minister for Boats", "JOINT MEDIA RELEASE",
       "20 February 2025", "Norway gives more"], "Norway gives more"),
     (["CENTRAL BANK OF THE NORTH", "PRESS RELEASE", "RATE LOWERED TO 9.00 PERCENT"], "RATE LOWERED TO 9.00 PERCENT"),
     (["Press release | 20 February 2025 | Oslo", "Norway gives more to Kenya this winter", "Page contents", "Top"],
      "Norway gives more to Kenya this winter"),
     (["Point de presse du 20 février 2025", "Déclarations de la porte-parole, Ann Lee"], "Point de presse du 20 février 2025"),
     (["World | 20 February 2025", "What the Flood Left Behind", "Ann Lee", "Ann Lee"], "What the Flood Left Behind"),
     (["BACKGROUND BRIEFING ON THE FLOOD", "2:15 P.M. EST"], "BACKGROUND BRIEFING ON THE FLOOD"),
     (["RÉPUBLIQUE DU NORD", "Rapport de situation n° 9", "Au 20 février 2025"], "Rapport de situation n° 9")],
)  # fmt: skip
def test_a_letterhead_over_the_title_is_not_it(lines, title):
    text = "Oslo, 20 February 2025 – " + TEXT if len(lines) == 3 else TEXT
    read = article(*lines, text=text)
    assert read.title == title
    assert title not in everything(read)


def test_the_persons_of_a_letterhead_stay_in_the_text():
    read = article("THE HON ANN LEE MP", "MEDIA RELEASE", "20 February 2025", "Norway gives more")
    assert "THE HON ANN LEE MP" in everything(read)


def test_a_person_under_the_title_is_no_heading():
    read = article("Norway gives more", "20 February 2025", "Rt Hon Ann Lee", "Minister of Roads")
    assert "Rt Hon Ann Lee" not in [s.heading for s in read.sections]
    assert "Rt Hon Ann Lee" in everything(read) or read.byline == "Rt Hon Ann Lee"


def test_the_day_of_a_line_under_the_title_is_the_texts():
    read = article("Floods: Relief", "Volume 781: debated on Thursday 20 February 2025", "3.37 pm")
    assert (read.title, read.date) == ("Floods: Relief", DAY)


def test_the_place_in_the_eyebrow_signs_nothing():
    assert (
        article("RÉPUBLIQUE DU NORD", "Rapport de situation n° 9", "Au 20 février 2025").byline
        is None
    )


@pytest.mark.parametrize(
    ("last", "day", "name"),
    [("Fait à Oslo, le 20 février 2025", DAY, None), ("Date modified: 2025-02-20", DAY, None),
     ("Reporting by Ann Lee and Tom Diaz", None, "Ann Lee and Tom Diaz"), ("Auteur : Conseil fédéral", None, "Conseil fédéral"),
     ("By Ann Lee, 20 February 2025", DAY, "Ann Lee"),
     ("(Reporting by Ann Lee and Tom Diaz in Oslo; Editing by Eva Roy)", None, "Ann Lee and Tom Diaz in Oslo")],
)  # fmt: skip
def test_what_closes_the_text_is_read(last, day, name):
    read = read_article(f"Norway gives more\n\n{TEXT}\n\n{MORE}\n\n{last}\n")
    assert (read.date, read.byline) == (day, name)


@pytest.mark.parametrize(
    "last", ["Notes to editors", "By 20 February 2025 the water had gone.", "• Web Editor"]
)
def test_a_last_line_that_says_something_stays(last):
    read = read_article(f"Norway gives more\n\n{TEXT}\n\n{MORE}\n\n{last}\n")
    assert last.lstrip("• ") in everything(read)
    assert (read.date, read.byline) == (None, None)


def test_the_day_over_the_contacts_is_the_texts():
    read = read_article(
        f"Norway gives more\n\n{TEXT}\n\nOslo, 20 February 2025\n\nContact\n\nAnn Lee, 55 00 00\n"
    )
    assert read.date == DAY
    later = read_article(
        f"Norway gives more\n\n{TEXT}\n\nOslo, 20 February 2025\n\n{TEXT}\n\n{MORE}\n"
    )
    assert later.date in (None, DAY)


@pytest.mark.parametrize(("contacts", "day"), [(5, DAY), (6, None)])
def test_the_day_stands_among_the_last_six_lines(contacts, day):
    lines = "\n\n".join(f"Desk {n}, 55 00 0{n}" for n in range(contacts))
    text = "\n\n".join([TEXT, MORE, TEXT, MORE, "Oslo, 20 February 2025", lines])
    read = read_article(f"Norway gives more\n\n{text}\n")
    assert read.date == day


@pytest.mark.parametrize(
    ("place", "name"), [("New York City", "Ann Lee"), ("Upper New York City", None)]
)
def test_the_place_behind_a_name_is_short(place, name):
    assert article("Norway gives more", f"Ann Lee, {place}").byline == name


@pytest.mark.parametrize(("words", "fits"), [(8, True), (9, False)])
def test_the_name_in_an_imprint_is_short(words, fits):
    line = f"{' '.join(['Oslo'] * words)} – 20 February 2025"
    assert (read_imprint(line, "en") is not None) is fits


def test_a_day_that_may_be_read_in_two_ways_is_of_the_head_and_stays_open():
    read = article("Norway gives more", "Press release | Date: 04/06/2025")
    assert (read.date, everything(read)) == (None, [TEXT, MORE])


def test_a_number_or_an_address_over_the_title_is_not_it():
    read = article(
        "Press release", "No. 214", "Contact: Ann Lee, 202-555-0134", "Norway gives more"
    )
    assert (read.title, everything(read)) == (
        "Norway gives more",
        [TEXT, MORE],
    )


def test_who_signs_with_by_may_name_the_paper():
    read = article("Norway gives more", "By Ann Lee | Example News")
    assert (read.byline, read.subtitle) == ("Ann Lee", None)


def test_the_numbers_of_figures_are_no_lines_broken_at_a_width():
    read = article(
        "Situation Report #7 – Delta\nReporting period: 1–7 June 2025",
        "210,000\npeople affected\n46\ndeaths",
    )
    assert read.title == "Situation Report #7 – Delta"


@pytest.mark.parametrize(
    "line", ["Home > News > Press releases", "“Check against delivery”", "Share:"]
)
def test_trails_and_remarks_of_speeches_go(line):
    assert line not in everything(article("Norway gives more", "20 February 2025", line))


@pytest.mark.parametrize(
    ("lines", "title"),
    [(["The Saturday interview", "“You cannot insure it”"], "“You cannot insure it”"),
     (["Read time: 2 mins", "Norway gives more"], "Norway gives more"),
     (["Senate – Committee of foreign affairs and defence", "Norway gives more"], "Norway gives more"),
     (["Norway gives more – Committee of aid agrees"], "Norway gives more – Committee of aid agrees"),
     (["Norway gives more", "Report by Ms Ann Lee and Mr Tom Diaz, rapporteurs"], "Norway gives more")],
)  # fmt: skip
def test_what_a_text_is_and_who_reports_are_no_title(lines, title):
    assert article(*lines, "20 February 2025").title == title


@pytest.mark.parametrize(
    ("lines", "name"),
    [(["Posted by the Harbour team · 20 February 2025"], "the Harbour team"),
     (["Ann Lee – The Daily News", "20 February 2025"], "Ann Lee"), (["By Ann Lee", "Example Wire"], "Ann Lee"),
     (["* Norway to pay more", "* Board to meet", "(Adds comments, background)", "By Ann Lee and Tom Diaz"], "Ann Lee and Tom Diaz")],
)  # fmt: skip
def test_who_signs_is_read_in_every_manner(lines, name):
    read = article("Norway gives more", *lines)
    assert (read.byline, [s.heading for s in read.sections]) == (name, [None])
    assert not {"Example Wire", "(Adds comments, background)"}.intersection(everything(read))


def test_who_says_by_in_the_text_signs_nothing():
    read = article(
        "Norway gives more", "* Norway to pay more", TEXT, "By Ann Lee and Tom Diaz", *[MORE] * 4
    )
    assert read.byline is None


@pytest.mark.parametrize(
    ("lines", "stay"),
    [(["About the Relief Office", "It was founded in 1991 and works in 18 countries of the world."], False),
     (["The Relief Office is a charity that was founded in 1991 and works in 18 countries."], False),
     (["About the plan", "It was founded in 1991 and works in 18 countries of the world."], True),
     (["The plan is a list of what the villages of the delta will need until the spring."], True)],
)  # fmt: skip
def test_what_the_publisher_is_goes_from_the_end(lines, stay):
    read = read_article("\n\n".join(["Norway gives more", *[TEXT] * 5, *lines]) + "\n")
    assert set(lines).issubset(everything(read)) is stay
    assert set(lines).isdisjoint(everything(read)) is not stay


def test_who_helped_to_write_goes_from_the_end_alone():
    credit = "Ann Lee in Oslo contributed to this report."
    lines = ["Norway gives more", credit, *[TEXT] * 5, credit]
    assert everything(read_article("\n\n".join(lines))) == lines[1:-1]


def test_a_list_of_publication_details_is_of_the_head():
    page = (
        "<html><body><main><h1>Norway gives more</h1><ul><li>Source: Relief Office</li><li>Posted: 20 Feb 2025</li></ul>"
        f"<p>{TEXT}</p><p>{MORE}</p><ul><li>Boats: four</li></ul></main></body></html>"
    )
    pytest.importorskip("trafilatura")
    read = read_article_file(page.encode(), "a.html")
    assert (read.date, read.publisher) == (DAY, "Relief Office")
    assert everything(read) == [TEXT, MORE, "Boats: four"]
