"""Titles, dates and signatures are found where a reader sees them, and nothing else is one."""

import datetime as dt

import pytest

from reports.readers.article.head.head import read_head
from reports.readers.article.lines import read_units
from reports.readers.article.read import read_article

TEXT = "The river broke its banks in four districts of the delta on Monday night."


def article(*lines):
    return read_article("\n\n".join([*lines, TEXT]) + "\n")


def everything(read):
    blocks = [item for s in read.sections for block in s.blocks for item in block.items]
    return [*(s.heading for s in read.sections if s.heading), *blocks]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Norway Gives More"], "Norway Gives More"),
        (["Norway gives more"], "Norway gives more"),
        (["Norway Gives More", "The money goes to Kenya, the minister told reporters in Oslo.",
          "Two men carry boxes in the rain", "Photo: Ann Lee"], "Norway Gives More"),
        (["Weekly Snapshot of Kenya (10 - 16 August 2021)"],
         "Weekly Snapshot of Kenya (10 - 16 August 2021)"),
        (["Department Briefing – June 4, 2021", "2:06 p.m. EST"], "Department Briefing – June 4, 2021"),
        (["Department Briefing – June 4, 2021", "Ann Lee, Department Spokesperson", "Oslo", "2:06 p.m. EST"],
         "Department Briefing – June 4, 2021"),
        (["Press Releases", "March 3, 2024", "Norway helps Kenya"], "Norway helps Kenya"),
        (["MEDIA NOTE", "OFFICE OF THE SPOKESPERSON", "MARCH 3, 2024", "Norway Helps Kenya Again"],
         "Norway Helps Kenya Again"),
        (["House of Commons", "Wednesday 3 March 2024", "Floods in the Delta: Help", "1.42 pm"],
         "Floods in the Delta: Help"),
        (["STATISTICAL BULLETIN", "Prices of Bread: May 2024", "Released 13 June 2024 at 11:00"],
         "Prices of Bread: May 2024"),
        (["Norway Gives More", "Oslo", "March 3, 2024"], "Norway Gives More"),
        (["UNHCR Regional Bureau for Africa", "Uganda: People Come Over the River", "Emergency update #11 | 3 July 2025"],
         "Uganda: People Come Over the River"),
        (["Point de presse du 3 mars 2024"], "Point de presse du 3 mars 2024"),
    ],
)  # fmt: skip
def test_the_line_that_a_reader_sees_as_the_title_is(lines, title):
    assert article(*lines).title == title


@pytest.mark.parametrize(
    "lines",
    [
        ["Background on the Plan"],
        ["Introduction"],
        ["Q&A"],
        ["• Norway gives more"],
        ["It rained for a week, and the water rose to the roofs of the houses."],
        ["March 3, 2024"],
    ],
)
def test_what_is_no_title_is_none(lines):
    assert article(*lines).title is None


def test_a_title_says_by_which_signs_it_is_one():
    units, _ = read_units(f"Norway Gives More\n\nBy Ann Lee\n\n{TEXT}\n")
    assert read_head(units).because == ("it stands first", "a date or a byline follows")


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Briefing on Floods – June 4, 2021"], dt.date(2021, 6, 4)),
        (["Floods – Aide de la France (Paris, 4 juin 2021)"], dt.date(2021, 6, 4)),
        (["Norway Gives More", "Embargoed until 00:01 GMT, Friday 4 June 2021"], dt.date(2021, 6, 4)),
        (["Norway Gives More", "Released 4 June 2021 at 11:00"], dt.date(2021, 6, 4)),
        (["Norway Gives More", "As of 4 June 2021. Prepared by the relief office of the delta."],
         dt.date(2021, 6, 4)),
        (["Norway Gives More", TEXT, "Oslo, 4 June 2021"], dt.date(2021, 6, 4)),
        (["Norway Gives More", TEXT, TEXT, TEXT, "Oslo, 4 June 2021"], None),
        (["What Happened on June 4, 2021 in Oslo"], None),
        (["Norway Gives More", TEXT, f"Oslo – June 4, 2021: {TEXT}"], dt.date(2021, 6, 4)),
        (["Norway Gives More", TEXT, f"Oslo – in force since 2021: {TEXT}"], None),
        (["Norway Gives More", "It gave more on June 4, 2021, and gives more now."], None),
        (["Weekly Snapshot of Kenya (10 - 16 August 2021)"], dt.date(2021, 8, 16)),
    ],
)  # fmt: skip
def test_the_day_is_the_texts_own(lines, day):
    assert article(*lines).date == day


def test_a_day_that_closes_the_text_is_its_day():
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\nOslo, 4 June 2021\n")
    assert (read.date, everything(read)) == (dt.date(2021, 6, 4), [TEXT, "Oslo, 4 June 2021"])


def test_by_a_name_at_the_end_is_the_byline():
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\nThe rain goes on.\n\nBy Ann Lee\n")
    assert (read.byline, everything(read)) == ("Ann Lee", [TEXT, "The rain goes on."])


@pytest.mark.parametrize("line", ["By Friday the water will be gone.", "By and large"])
def test_by_alone_signs_nothing(line):
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\nThe rain goes on.\n\n{line}\n")
    assert (read.byline, everything(read)[-1]) == (None, line)


@pytest.mark.parametrize(
    "lines",
    [
        ["Norway Gives More", "Media Note", "Office of the Spokesperson", "Oslo", "March 3, 2024"],
        [
            "Norway Gives More",
            "Ann Lee, Minister of Help",
            "Tom Diaz, Minister of Roads",
            "March 3, 2024",
        ],
        ["Norway Gives More", "World Food Programme (WFP)"],
        ["Weekly Snapshot of Kenya (10 - 16 August 2021)"],
    ],
)
def test_lines_of_the_head_are_no_headings_and_none_is_lost(lines):
    read = article(*lines)
    assert [s.heading for s in read.sections] == [None]
    said = " ".join([read.title, read.subtitle or "", read.byline or "", *everything(read)])
    said += str(read.date) + " ".join(map(str, read.notices))
    assert all(line in said or line == "March 3, 2024" for line in lines)


@pytest.mark.parametrize(
    "line",
    ["Read more", "Read more: Norway gives less", "Partager", "Imprimer", "Share this page", "Document Actions",
     "Print this", "FOR IMMEDIATE RELEASE", "Lire aussi : La Norvège donne", "À lire aussi : Oslo", "NM/jn/APA",
     ". . .", "ENDS", "photo", "Watch clip answer (00:18m)", "Article source: https://example.org",
     "(The briefing was concluded at 1:47 p.m.)", "Lire aussi – Une nuit au bord du fleuve", "3 min read", "-30-",
     "À écouter : notre émission sur le fleuve", "Read next: Norway gives less", "A boat on a road. © Ann Lee / Example", "Photo: Ann Lee"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["before", "after"])
def test_lines_round_the_text_go_and_are_counted(line, place):
    around = [line, TEXT] if place == "before" else [TEXT, line]
    read = read_article("\n\n".join(["Norway Gives More", "The rain goes on.", *around]) + "\n")
    assert line not in everything(read)
    assert line == "FOR IMMEDIATE RELEASE" or line in " ".join(n.found for n in read.notices)


@pytest.mark.parametrize(
    "line",
    ["Share prices fell by a third.", "The end is near.", "He shared photos of the flood.",
     "Related work is done in Kenya.", "See also the report of the office, which is short."],
)  # fmt: skip
def test_sentences_with_the_same_words_stay(line):
    assert line in everything(
        read_article(f"Norway Gives More\n\n{TEXT}\n\n{line}\n\nThe rain goes on.\n")
    )


@pytest.mark.parametrize(
    "line",
    ["Norsk Hjelp is a charity. Read more about our work or give.", "Got a story? Write to desk@example.org", "Did you like this article? Sign up for our weekly letter.",
     "If you are not a journalist, please send your request to the information service.",
     "Contactez-nous pour en savoir plus.", "Pour recevoir nos communiqués, abonnez-vous sur example.org.", "Date modified: 2024-05-02",
     "This is a summary of what was said by the spokesperson at today’s briefing.", "This article was first published by Example News.",
     "The following is a near-verbatim transcript of today’s briefing.", "Cet article a été traduit de l’anglais."],
)  # fmt: skip
def test_what_a_last_line_says_of_the_text_or_to_its_readers_goes(line):
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\nThe rain goes on.\n\n{line}\n")
    assert everything(read) == [TEXT, "The rain goes on."]
    assert line in " ".join(n.found for n in read.notices)


@pytest.mark.parametrize(
    "line",
    ["The US will send boats to your islands.", "“Write to us if you are there,” she said.", "This story is told in Oslo.",
     "This agreement was published in May.", "You can see the water from our house.", "This summary of the talks lacks two points.",
     "Les habitants suivent nos conseils."],
)  # fmt: skip
def test_a_last_line_of_the_text_stays(line):
    assert line in everything(
        read_article(f"Norway Gives More\n\n{TEXT}\n\n{TEXT} And more.\n\n{line}\n")
    )


@pytest.mark.parametrize(("after", "goes"), [(3, True), (4, False)])
def test_only_one_of_the_last_four_lines_speaks_to_readers(after, goes):
    line, rest = (
        "Got a story? Write to desk@example.org",
        "\n\n".join(f"Rain falls in {n} places." for n in range(after)),
    )
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\n{TEXT}\n\n{line}\n\n{rest}\n")
    assert (line not in everything(read)) is goes


@pytest.mark.parametrize("line", ["--SPA", "(AIP)", "Privacy Policy | Accessibility Statement", "[Donate](https://example.org)",
                                  "Copyright(C): Embassy of Norway", "15:42 LOCAL TIME 12:42 GMT"])  # fmt: skip
def test_what_stands_below_the_text_goes(line):
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\nThe rain goes on.\n\n{line}\n")
    assert everything(read) == [TEXT, "The rain goes on."]


@pytest.mark.parametrize(
    "line",
    ["AIP", "Privacy Policy | Boats", "Copyright is a right of those who write, she told us all."],
)
def test_what_only_looks_like_it_stays(line):
    assert line in everything(
        read_article(f"Norway Gives More\n\n{TEXT}\n\nThe rain goes on.\n\n{line}\n")
    )


def test_a_menu_of_the_page_goes_and_the_headings_it_names_stay():
    menu = "Page contents\n\nTop\n\nQuote(s)\n\nPress contact"
    read = read_article(
        f"Norway Gives More\n\n{menu}\n\n{TEXT}\n\nQuote(s)\n\n“It rains.”\n\nAnn Lee, Minister\n\nPress contact\n\nTom Diaz\n"
    )
    assert [s.heading for s in read.sections] == [None, "Quote(s)", "Press contact"]


def test_a_heading_over_nothing_but_what_goes_goes_too():
    page = f"# Norway Gives More\n\n{TEXT}\n\n## Updates\n\nPublished 3 May 2024\n"
    assert everything(read_article(page)) == [TEXT]
    assert everything(read_article(page.replace("Published 3 May 2024", "Boats came."))) == [
        "Updates",
        TEXT,
        "Boats came.",
    ]


def test_a_rule_across_the_page_ends_the_answers():
    talk = "## Questions and answers\n\n**Who pays?**\n\nNorway.\n\nIt always did.\n\n---\n\nPress desk: 55 00 00\n"
    read = read_article(f"# Norway Gives More\n\n{TEXT}\n\n{talk}")
    assert (read.qa, everything(read)[-1]) == (
        (("Who pays?", "Norway.\n\nIt always did."),),
        "Press desk: 55 00 00",
    )


@pytest.mark.parametrize(("line", "heads"), [("Dr. Ann Lee", False), ("Doctors and Boats", True)])
def test_a_name_with_its_form_of_address_is_no_heading(line, heads):
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\n{line}\n\n{TEXT}\n")
    assert (line in [s.heading for s in read.sections]) is heads


@pytest.mark.parametrize(("before", "goes"), [(3, True), (4, False)])
def test_only_one_of_the_first_five_lines_says_what_the_text_is(before, goes):
    line = "This is a summary of what was said by the spokesperson."
    start = "\n\n".join(
        f"Rain fell in {n} places of the delta on the first day." for n in range(before)
    )
    after = "\n\n".join([TEXT] * 4)
    read = read_article(f"Norway Gives More\n\n{start}\n\n{line}\n\n{after}\n")
    assert (line not in everything(read)) is goes


@pytest.mark.parametrize(("words", "goes"), [(41, True), (43, False)])
def test_what_is_said_to_readers_is_short(words, goes):
    line = "If you are not a journalist, please send your request" + " now" * (words - 10) + "."
    read = read_article(f"Norway Gives More\n\n{TEXT}\n\nThe rain goes on.\n\n{line}\n")
    assert (line.count(" "), line not in everything(read)) == (words - 1, goes)


def test_a_line_on_the_text_is_kept_for_the_persons_in_it():
    line = "This is a summary of what was said by UNHCR spokesperson Ann Lee at today’s briefing."
    assert read_article(f"Norway Gives More\n\n{line}\n\n{TEXT}\n").remarks == (line,)


def test_links_under_their_heading_go():
    read = read_article(
        f"Norway Gives More\n\n{TEXT}\n\nAssociated Links\n\n• Roads\n• Boats\n\nContacts\n\nAnn Lee\n"
    )
    assert everything(read) == ["Contacts", TEXT, "Ann Lee"]
    assert "'Roads', 'Boats'" in " ".join(n.found for n in read.notices)


@pytest.mark.parametrize("lines", ["3.8 million\n\nPeople to be helped", "People helped\n\n3.8 million",
                                   "**96**\n\nDeaths", "2,4 M personnes dans le besoin", "1.42 pm"])  # fmt: skip
def test_the_cards_of_a_situation_report_are_no_headings(lines):
    read = read_article(f"Floods in the Delta\n\n{TEXT}\n\n{lines}\n\n{TEXT}\n")
    assert [s.heading for s in read.sections] == [None]


TRANSCRIPT = """Department Briefing – June 4, 2021

2:06 p.m. EST

MS LEE: Good afternoon. I have one item at the top, and it is short.

QUESTION: Thank you. Who pays?

MS LEE: Norway does.

It always did.

QUESTION: And when?

MS LEE: In May.
"""


def test_a_transcript_is_questions_and_answers():
    read = read_article(TRANSCRIPT)
    assert read.qa == (
        ("Thank you. Who pays?", "Norway does.\n\nIt always did."),
        ("And when?", "In May."),
    )
    assert everything(read) == [
        "MS LEE: Good afternoon. I have one item at the top, and it is short."
    ]


TALKS = [
    "Question: {q1}\n\nDeputy Spokesperson: {a1}\n\nQuestion: {q2}\n\nDeputy Spokesperson: {a2}",
    "Example News: {q1}\n\nAnn Lee: {a1}\n\nExample News: {q2}\n\nAnn Lee: {a2}",
    "Example News : {q1}\n\nAnn Lee : {a1}\n\nExample News : {q2}\n\nAnn Lee : {a2}",
    "Q. {q1}\n\nA. {a1}\n\nQ. {q2}\n\nA. {a2}",
    "Q- {q1}\n\nMR. LEE: {a1}\n\nQ- {q2}\n\nMR. LEE: {a2}",
    "**Q1: {q1}**\n\n{a1}\n\n**Q2: {q2}**\n\n{a2}",
    "**Q:** {q1}\n\n**A:** {a1}\n\n**Q:** {q2}\n\n**A:** {a2}",
    "**{q1}**\n\n{a1}\n\n**{q2}**\n\n{a2}",
    "## The Water\n\nIt rises.\n\n### {q1}\n\n{a1}\n\n### {q2}\n\n{a2}",
    "Q {q1}\n\nMS LEE: {a1}\n\nQ {q2}\n\nMS LEE: {a2}",
    "Q. : {q1}\n\nR. : {a1}\n\nQ. : {q2}\n\nR. : {a2}",
    "FAQ\n\n1. {q1}\n\n{a1}\n\n2. {q2}\n\n{a2}",
    "1. {q1}\n{a1}\n2. {q2}\n{a2}",
    "{q1}\n\n{a1}\n\n{q2}\n\n{a2}",
    "Question — {q1}\n\nAnswer — {a1}\n\nQuestion — {q2}\n\nAnswer — {a2}",
    "AFP: {q1}\n\nLin Wei: {a1}\n\nReuters: {q2}\n\nLin Wei: {a2}",
]


@pytest.mark.parametrize("manner", TALKS)
def test_questions_are_found_in_every_manner(manner):
    pairs = (
        ("Who pays for it?", "Norway does, as it did."),
        ("And when is that?", "In May, or so we think."),
    )
    said = dict(zip(("q1", "a1", "q2", "a2"), (*pairs[0], *pairs[1]), strict=True))
    assert read_article(f"Floods in the Delta\n\n{TEXT}\n\n{manner.format(**said)}\n").qa == pairs


@pytest.mark.parametrize(
    "body",
    ["Ann Lee: Norway pays.\n\nTom Diaz: Kenya pays.\n\nAnn Lee: It rains.\n\nTom Diaz: It does.",
     "Boats: Four came.\n\nMoney: Who knows?\n\nBoats: Two left.",
     "Ann Lee: Who pays?\n\nIt rained all week, and nobody came.",
     "Ann Lee: Who pays?\n\nTom Diaz: Who asks?\n\nAnn Lee: And when?\n\nTom Diaz: Why now?\n\nAnn Lee: Well.",
     "Q Branch made the boats.\n\nThey came by night.\n\nThe Q Branch men left."],
)  # fmt: skip
def test_turns_that_ask_nothing_are_no_questions(body):
    assert read_article(f"Floods in the Delta\n\n{TEXT}\n\n{body}\n").qa == ()


def test_an_interview_whose_questions_are_paragraphs_is_read():
    asked = [
        "You have a plan. What is in it?",
        "Nothing has changed in the north since May, has it?",
        "Why now?",
    ]
    talk = "\n\n".join(f"{question}\n\n{TEXT}\n\n{TEXT}" for question in asked)
    read = read_article(f"“We cannot wait”\n\n{TEXT}\n\n{talk}\n")
    assert [question for question, _ in read.qa] == asked


def test_where_single_answers_take_turns_one_that_asks_nothing_is_a_question():
    asked = [
        "Who pays?",
        "Where is it from? We heard Oslo. Is that so?",
        "Few people stay.",
        "And when?",
    ]
    talk = "\n\n".join(f"{question}\n\n{TEXT}" for question in asked)
    read = read_article(
        f"Floods\n\n{TEXT}\n\n{talk}\n\nThe office rang later that day to add more.\n"
    )
    assert [question for question, _ in read.qa] == asked
    assert {answer for _, answer in read.qa} == {TEXT}


@pytest.mark.parametrize(
    "body",
    ["\n\n".join([f"{TEXT} And what of it, after all that was said and done in the valley last year?", *[TEXT] * 5] * 3),
     "\n\n".join(["And what have we learned from it all this year?", *[TEXT] * 9] * 3),
     f"What have we learned?\n\n{TEXT}\n\nThe Lower Villages\n\n{TEXT}\n\nWho pays?\n\n{TEXT}",
     f"“Who pays?”\n\n{TEXT}\n\n“And when?”\n\n{TEXT}\n\n“Why now?”\n\n{TEXT}"],
)  # fmt: skip
def test_a_speech_that_asks_is_no_interview(body):
    assert read_article(f"Floods in the Delta\n\n{TEXT}\n\n{body}\n").qa == ()


def test_a_question_of_a_transcript_comes_whole_and_thanks_ask_nothing():
    talk = "QUESTION: {}\n\nMS LEE: Norway pays.\n\n"
    asked = ["And the boats? When do they come?", "You said May. Is that so? We heard June."]
    read = read_article("Floods\n\n" + "".join(map(talk.format, asked)) + "QUESTION: Thank you.\n")
    assert read.qa == tuple((question, "Norway pays.") for question in asked)
    assert read.sections[-1].blocks[-1].items == ("QUESTION: Thank you.",)


def test_what_closes_a_transcript_is_no_answer():
    talk = "QUESTION: Who pays?\n\nMS LEE: Norway.\n\nQUESTION: When?\n\nMS LEE: In May.\n\n{}\n"
    thanks, more = (
        read_article("Floods\n\n" + talk.format(x)) for x in ("Okay. Thank you, all.", "Or June.")
    )
    assert (thanks.qa[-1][1], more.qa[-1][1]) == ("In May.", "In May.\n\nOr June.")


@pytest.mark.parametrize(
    ("head", "title"),
    [("FAQ on the Flood\n\nUpdated 5 May 2025\n\nWho pays?", "FAQ on the Flood"),
     ("Press Conference on May 12, 2025\n\nAFP: Who pays for it all in the end?", "Press Conference on May 12, 2025"),
     ("Explainer: Who pays?\n\nWhat is it?", "Explainer: Who pays?"),
     ("FAQ on the Flood\n\nWho pays?", None)],
)  # fmt: skip
def test_the_title_of_questions_and_answers(head, title):
    assert read_article(f"{head}\n\nNorway pays for all of it.\n").title == title


def test_two_sentences_of_which_one_asks_are_no_heading():
    read = read_article(f"Floods\n\n{TEXT}\n\nNobody came. But will it last?\n\n{TEXT}\n")
    assert [section.heading for section in read.sections] == [None]


@pytest.mark.parametrize(("remarks", "pairs"), [(1, 3), (2, 0)])
def test_who_asks_in_most_turns_asks_in_all(remarks, pairs):
    asks = [f"News: Who pays in {place}?\n\nAnn Lee: Norway." for place in ("Oslo", "Lima")]
    says = ["News: It rains.\n\nAnn Lee: It does."] * remarks
    read = read_article(f"Floods in the Delta\n\n{TEXT}\n\n" + "\n\n".join([*asks, *says]) + "\n")
    assert len(read.qa) == pairs


def test_a_headline_over_a_question_is_no_question():
    read = read_article("Who Pays for the Flood\n\nQ- Who pays?\n\nA- Norway.\n")
    assert (read.title, read.qa) == ("Who Pays for the Flood", (("Who pays?", "Norway."),))


def test_a_question_in_an_answer_under_headings_opens_nothing():
    text = "### Who pays?\n\nNorway.\n\n### And when?\n\nIn May.\n\nDid you ask? We did not."
    read = read_article(f"# Floods\n\n{TEXT}\n\n{text}\n\n{TEXT}\n")
    assert [question for question, _ in read.qa] == ["Who pays?", "And when?"]


def test_a_line_in_bold_that_is_never_closed_is_a_heading():
    read = read_article(f"Floods\n\n**Kenya\n{TEXT}\n\n**Peru\n{TEXT}\n\nA ** B\n")
    assert [s.heading for s in read.sections] == ["Kenya", "Peru"]


def test_answers_of_several_paragraphs_are_whole():
    read = read_article(
        f"Point de presse du 3 mars 2024\n\n{TEXT}\n\n1. Kenya\n\nQuestion : Qui paie ?\n\nRéponse : La Norvège.\n\n"
        "Elle paie toujours.\n\n2. Pérou\n\nQuestion : Quand ?\n\nRéponse : En mai.\n"
    )
    assert read.qa == (("Qui paie ?", "La Norvège.\n\nElle paie toujours."), ("Quand ?", "En mai."))
    assert [s.heading for s in read.sections] == [None, "1. Kenya", "2. Pérou"]


def test_headings_that_ask_are_questions_when_they_are_several():
    text = f"# Floods\n\n{TEXT}\n\n### What may it bring?\n\nMore rain.\n\n### Who pays?\n\nNorway does.\n"
    assert read_article(text).qa == (
        ("What may it bring?", "More rain."),
        ("Who pays?", "Norway does."),
    )
    one = read_article(text.replace("### Who pays?", "### The money"))
    assert (one.qa, one.sections[1].heading) == ((), "What may it bring?")


@pytest.mark.parametrize(("others", "pairs"), [(1, 4), (2, 0)])
def test_more_than_three_of_four_headings_must_ask(others: int, pairs: int):
    asking = "".join(
        f"### Who pays in {place}?\n\nNorway.\n\n" for place in ("Oslo", "Lima", "Bonn", "Dor")
    )
    plain = "".join(f"### The money of {n}\n\nIt is there.\n\n" for n in ("May", "June")[:others])
    assert len(read_article(f"# Floods\n\n{TEXT}\n\n{asking}{plain}").qa) == pairs


def test_a_headline_over_marked_questions_is_the_title():
    read = read_article("Norway Gives More\n\nQ.what?\n\nA. More.\n")
    assert (read.title, read.qa) == ("Norway Gives More", (("what?", "More."),))


def test_a_name_that_begins_as_a_mark_of_questions_asks_nothing():
    read = read_article(f"Q.ANT Opens a Plant\n\n{TEXT}\n\nQ.ANT is a firm.\n\nA.BC is, too.\n")
    assert (read.title, read.qa) == ("Q.ANT Opens a Plant", ())


@pytest.mark.parametrize("heading", ["Aid", "Who", "One Million"])
def test_a_short_word_is_a_heading_and_no_number(heading):
    read = read_article(f"Floods in the Delta\n\n{TEXT}\n\n{heading}\n\n{TEXT}\n")
    assert [s.heading for s in read.sections] == [None, heading]
