"""What the pages of the rules of form do not show: near misses, and what must stay silent."""

from __future__ import annotations

from io import BytesIO

import pytest

from reports.checks import RULES, Subject, check_briefing
from reports.checks.paper import page_fit
from reports.look import look_of
from reports.model import Briefing, Question, Section
from reports.pipeline import load, render
from tests.work import takes_time_like_its_size

LONG = "drones and air defence for the cities in the east, and the training of those who use them, "


def _found(code, **fields):
    briefing = Briefing(**{"title": "A visit", **fields})
    subject = Subject(briefing, given=frozenset(fields), page=page_fit(briefing, look_of()))
    return [(each.place.part, each.found) for each in check_briefing(subject) if each.code == code]


def _figures(count):
    return [{"label": f"Town {n}", "value": 100 + n} for n in range(count)]


def _text(*paragraphs, **fields):
    return {"sections": [Section(body=paragraphs)], **fields}


class TestPaper:
    """B401 to B403."""

    def test_what_it_says_to_leave_out_is_enough(self):
        (found,) = _found("B401", figures=_figures(72))
        assert found == ("", "it takes 2 pages, and is 6 lines too long for one")
        fit = page_fit(Briefing(title="A visit", figures=_figures(72)), look_of())
        assert fit.without == "rows 68 to 72 of figures"
        assert page_fit(Briefing(title="A visit", figures=_figures(67)), look_of()).pages == 1

    @pytest.mark.parametrize("count", [3, 60, 95, 300])
    def test_one_page_and_far_more_than_one_are_left_alone(self, count):
        assert not _found("B401", figures=_figures(count))

    def test_as_many_pages_as_the_pdf(self):
        from pypdf import PdfReader

        briefing = Briefing(title="A visit", figures=_figures(80))
        pages = len(PdfReader(BytesIO(render(briefing, "pdf"))).pages)
        assert page_fit(briefing, look_of()).pages == pages == 2

    def test_a_tall_cell_is_named_by_its_field_past_held_rows(self):
        aid = [
            {"donor": "Norway", "recipient": "Chad", "review": "who?"},
            {"donor": "Canada", "recipient": "Ukraine", "amount": {"value": 10**9, "currency": "CAD"},
             "purpose": 4 * LONG, "timing": 2 * LONG},
        ]  # fmt: skip
        ((part, found),) = _found("B403", aid=aid)
        assert part == "aid[1].purpose"
        assert "“Purpose”" in found

    def test_tables_side_by_side_are_looked_at_as_they_stand(self):
        fields = {
            "people": [{"name": "Ann Lee", "role": "envoy"}],
            "figures": [*_figures(5), {"label": 12 * LONG, "value": 12, "as_of": 6 * LONG}],
        }
        assert {part for part, _ in _found("B403", **fields)} == {"figures[5].label"}

    def test_what_no_font_has_leaves_no_facts_and_stops_nothing(self):
        briefing = Briefing(title="A visit to \N{CUNEIFORM SIGN A}", figures=_figures(72))
        assert page_fit(briefing, look_of()) is None
        assert not _found("B401", title=briefing.title, figures=_figures(72))

    def test_a_briefing_without_title_leaves_no_facts(self):
        assert page_fit(Briefing(), look_of()) is None

    def test_a_title_that_takes_a_page_is_too_long(self):
        assert _found("B402", title=100 * LONG, figures=_figures(3))
        assert not _found("B402", title=f"A visit to {LONG[:60]}", figures=_figures(3))

    def test_a_book_is_not_measured(self):
        assert page_fit(Briefing(title="A list", figures=_figures(20_001)), look_of()) is None

    def test_the_paper_and_its_owner_count(self):
        from reports.look import Options

        letter = look_of("house", Options(page="letter", fit="one"))
        briefing = Briefing(title="A visit", figures=_figures(66))
        assert page_fit(briefing, look_of()).pages == 1
        assert page_fit(briefing, letter).pages == 2


class TestSpelling:
    """B404."""

    @pytest.mark.parametrize(
        "text",
        [
            "Volodymyr Zelenskyy met Olena Zelenska. Later Zelenska left.",
            "Ivan Karimov came. He met Karimova.",
            "Gordon Brown met Rita Browne, and Brown left.",
            "John Smith met Jane Smyth.",
            "Mark Carney came. The Carneys left, and Carney’s plane waited.",
            "Friedrich Merz met Angela Merkel; later Merz and Merkel spoke.",
            "Ann Walker spoke. Then Walked Ltd signed.",
            "Ruth Parker spoke to Parkers of London.",
            "Luis Hernández met Ana Fernández, and Hernández left.",
            "Keith Kellogg met him. “Kellog is here”, he heard.",
            "Iryna Petrova met Ivan Petrov. Petrov left with Petrova.",
            "The Kiev Post and Dynamo Kiev are in Kyiv.",
            "Kyiv (in Russian Kiev) is the capital.",
            "The turkey of Türkiye.",
        ],
    )  # fmt: skip
    def test_near_misses(self, text):
        assert not _found("B404", **_text(text))

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Volodymyr Zelenskyy came. Mr. Zelensky left after Zelenskyy spoke.", "Zelensky"),
            ("Yuliia Svyrydenko came. Yulia Svyrydenko left.", "Yulia Svyrydenko"),
            ("V. Zelenskyy came; Zelenskyy left. Volodymyr Zelenskiy spoke.", "Zelenskiy"),
            ("Claudia Sheinbaum came. She is called Scheinbaum by Sheinbaum.", "Scheinbaum"),
            ("Foreign Minister Hakan Fidan came. Mr Fiddan left after Fidan did.", "Fiddan"),
            ("The envoy Hakan Fidan came. He met Fiddan, and Fidan left.", "Fiddan"),
            ("Türkiye came, and Turkey left.", "Turkey"),
            ("Turkey came, and Türkiye left.", "Turkey"),
            ("The aid of Turkey came to Ankara. Türkiye thanked, and Türkiye left.", "Turkey"),
            ("Le from Ivory Coast came to Côte d'Ivoire and Côte d’Ivoire.", "Ivory Coast"),
        ],
    )
    def test_two_spellings(self, text, word):
        found = _found("B404", **_text(text))
        assert [part for part, _ in found] == ["sections[0].body[0]"]
        assert found[0][1].startswith(f"“{word}” stands beside ")

    def test_rows_count_and_held_ones_do_not(self):
        people = [{"name": "Mark Carney", "role": "x"}]
        quotes = [{"text": "We agree.", "speaker": "Mark Karney"}]
        assert [part for part, _ in _found("B404", people=people, quotes=quotes)] == [
            "quotes[0].speaker"
        ]
        held = [{**quotes[0], "review": "who?"}]
        assert not _found("B404", people=people, quotes=held)

    def test_sources_and_evidence_keep_their_spelling(self):
        aid = [{"donor": "Canada", "recipient": "Kyiv", "evidence": "Canada helps Kiev."}]
        assert not _found("B404", aid=aid, source={"title": "A visit to Kiev"})

    def test_french_elision(self):
        texts = ["La visite d’Emmanuel Macron.", "Ce que dit l’Élysée d’Emmanuel Macron."]
        assert not _found("B404", language="fr", **_text(*texts))


class TestStyles:
    """B405 and B406."""

    @pytest.mark.parametrize(
        "text",
        [
            "He gave $5bn, and 319 million people are hungry.",
            "In 2024 100 people came, 1,200 in 2025 and 1200 in May.",
            "Resolution 12345, room 10234, No. 20000 and 1,000 people.",
            "It fell by 2 percentage points to 5 per cent, and to 7 per cent.",
            "“It was 5%”, he said. It was 6 per cent.",
            "Call 613 555 0100; 1,000 people did.",
            "Ten per cent of it. Then ten percent.",
            "In May 20 trucks came, on 3 June 5.",
            "Version 24.08.20 of 3 June.",
        ],
    )
    def test_near_misses(self, text):
        assert not _found("B405", **_text(text))
        assert not _found("B406", **_text(text))

    def test_headlines_are_short_of_room(self):
        assert not _found("B405", title="$5bn more", **_text("It gives $5 billion."))

    def test_the_rarer_is_named(self):
        found = _found("B405", **_text("It was $5bn.", "It was $2 billion.", "And $3 billion."))
        assert found == [
            ("sections[0].body[0]", "“$5bn” stands beside “$2 billion” (2 times)"),
        ]

    def test_of_as_many_the_one_written_out_is_usual(self):
        found = _found(
            "B406", **_text("It was 2025-08-24.", "It was 15/09/2025.", "On 1 May 2024.")
        )
        assert [(part, said.split("”")[0]) for part, said in found] == [
            ("sections[0].body[1]", "“15/09/2025"), ("sections[0].body[0]", "“2025-08-24"),
        ]  # fmt: skip

    @pytest.mark.parametrize(("language", "rare"), [("en", "“1 May"), ("en-GB", "“May 2")])
    def test_of_as_many_days_the_one_printed_is_usual(self, language, rare):
        found = _found("B406", language=language, **_text("It was May 2.", "It was 1 May."))
        assert found[0][1].startswith(rare)

    def test_french_decimals_are_no_thousands(self):
        texts = ["Soit 1,500 litre.", "Sur 12 000 personnes.", "Sur 12\N{NO-BREAK SPACE}000."]
        assert not _found("B405", language="fr", **_text(*texts))


FRENCH = (
    "Le Canada a annoncé une aide de deux milliards de dollars pour l’Ukraine, qui sera versée avant la fin de "
    "l’année. Elle est destinée aux écoles et aux hôpitaux du pays, et une partie ira à la reconstruction."
)  # fmt: skip
ENGLISH = (
    "Canada has announced aid for Ukraine, which will be paid before the end of the year. It is meant for the "
    "schools and the hospitals of the country, and a part of it will go to the networks in the east of it."
)  # fmt: skip


class TestState:
    """B407 to B409."""

    def test_a_quotation_in_another_language_is_no_matter(self):
        quotes = [{"text": 6 * FRENCH, "speaker": "Ann Lee"}]
        assert not _found("B407", language="en", summary=ENGLISH, quotes=quotes)

    @pytest.mark.parametrize("language", ["sv", "pl", "zh", "zh-Hant"])
    def test_a_language_that_is_not_told_apart_is_believed(self, language):
        assert not _found("B407", language=language, summary=ENGLISH)

    def test_a_short_text_tells_nothing(self):
        assert not _found("B407", summary="Le Canada aide l’Ukraine.")

    def test_a_text_in_another_language_than_is_given(self):
        assert _found("B407", language="fr", summary=ENGLISH) == [
            ("language", "the language is fr (French), and the text looks like English")
        ]
        assert _found("B407", summary=FRENCH) == [
            (
                "language",
                "there is no language, so English is taken, and the text looks like French",
            )
        ]

    def test_held_rows_are_named_with_their_reasons(self):
        found = _found(
            "B408",
            people=[{"name": "Ann Lee", "review": "is she?"}],
            figures=[{"label": "Cases", "value": 3, "review": "of when?"}],
            aid=[{"purpose": "drones", "review": "whose?"}, {"donor": "Chad"}],
            quotes=[{"text": "We agree.", "review": "who said so?"}],
        )
        assert found == [
            ("people[0].review", "'Ann Lee' is held and not printed: is she?"),
            ("figures[0].review", "'Cases' is held and not printed: of when?"),
            ("aid[0].review", "'drones' is held and not printed: whose?"),
            ("quotes[0].review", "'We agree.' is held and not printed: who said so?"),
        ]

    @pytest.mark.parametrize(
        "text", ["here", "**here**", "Click here", "this link.", "Read more →"]
    )
    def test_poor_links(self, text):
        address = "https://example.org/a"
        assert _found("B409", summary=f"The list is [{text}]({address}).")

    @pytest.mark.parametrize(
        "text", ["list", "hereafter", "example.org/a", "https://example.org", "desk@example.org"]
    )
    def test_links_that_say_what_they_lead_to(self, text):
        assert not _found("B409", summary=f"The list is [{text}](https://example.org/a).")

    def test_a_donor_is_missed_where_there_is_a_chart_alone(self):
        aid = [
            {"recipient": "Chad", "amount": {"value": 3_000_000, "currency": "CAD"}},
            {"recipient": "Mali"},
        ]
        assert not _found("B409", aid=aid)
        many = [
            {"donor": d, "amount": {"value": 3_000_000, "currency": "CAD"}}
            for d in ("Canada", "Norway", None)
        ]
        assert [part for part, _ in _found("B409", aid=many)] == ["aid[2]"]
        held = [*many[:2], {**many[2], "review": "who?"}]
        assert not _found("B409", aid=held)


@pytest.mark.parametrize("language", ["es", "uk", "ar", "zh", "he", "sw"])
def test_a_language_without_words_stops_nothing(language):
    texts = ["Київ та Киев, $5bn, 1,000 та 10000.", "[here](https://example.org)", "2025-08-24"]
    subject = Subject(Briefing(title="Київ", language=language, **_text(*texts)))
    codes = {each.code for each in check_briefing(subject)}
    assert not codes & {"B404", "B405", "B406"}


def test_the_sample_has_nothing_to_mend_in_its_form():
    briefing = load("templates/sample/carney-kyiv.yaml")
    subject = Subject(briefing, page=page_fit(briefing, look_of()))
    assert not [each for each in check_briefing(subject) if each.code.startswith("B4")]


def test_questions_are_what_a_long_brief_could_do_without():
    qa = [Question(question=f"What of town {n}?", answer=3 * LONG) for n in range(39)]
    fit = page_fit(Briefing(title="A visit", qa=qa), look_of())
    assert fit.without.startswith("question")


def _ask_of_form(text):
    subject = Subject(Briefing(title="A visit", summary=text), given=frozenset())
    for each in RULES:
        if each.code.startswith("B4"):
            list(each.find(subject))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,000",
        "1 000 ",
        "Aa ",
        "A.",
        "A-b",
        "D’A’",
        "(",
        "“",
        "Kyiv (Kiev ",
        "1 May 2024 ",
        "5% ",
    ],
)
def test_what_goes_on_and_on_takes_no_longer_than_it_is(piece):
    assert takes_time_like_its_size(lambda size: _ask_of_form(size // len(piece) * piece), 5_000)
