"""Offices and whose they are: after a rank, behind "successor as", at a firm, or said alone."""

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article

HEAD = "Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n"


def drafted(text, head=HEAD):
    return draft(read_article(f"{head}{text}\n")).briefing


def people(text, head=HEAD):
    return [(row.name, row.role, row.affiliation) for row in drafted(text, head).people]


WHOSE = [
    # a minister whose field stands before it: "of" says whose
    ("Ann Lee, the education secretary of Sonora, left.", [("Ann Lee", "education secretary", "Sonora")]),
    ("Tom Diaz, finance minister of Ontario, agreed.", [("Tom Diaz", "finance minister", "Ontario")]),
    ("It failed, said Ann Lee, the public security secretary of Nuevo Laredo.",
     [("Ann Lee", "public security secretary", "Nuevo Laredo")]),
    ("Ann Lee, Secretary of Public Works, left.", [("Ann Lee", "Secretary of Public Works", None)]),
    ("Ann Lee, Minister of Finance of Manitoba, left.", [("Ann Lee", "Minister of Finance", "Manitoba")]),
    ("Ann Lee, public safety critic of the New Democratic Party, left.",
     [("Ann Lee", "public safety critic", "New Democratic Party")]),
    # offices of two words, whole
    ("Ann Lee, president councilor of the OPLE, voted.", [("Ann Lee", "president councilor", "OPLE")]),
    ("Tom Diaz, the presiding magistrate of the Water Tribunal, voted.",
     [("Tom Diaz", "presiding magistrate", "Water Tribunal")]),
    ("Ann Lee, councillor of the Harbour Board, left.", [("Ann Lee", "councillor", "Harbour Board")]),
    ("Ann Lee, Secretary of State (Rural Development), left.",
     [("Ann Lee", "Secretary of State (Rural Development)", None)]),
    ("It rains, said the Secretary of State (Seniors), Ann Lee.",
     [("Ann Lee", "Secretary of State (Seniors)", None)]),
    ("Tom Diaz, Minister of State (Sport and Youth), left.",
     [("Tom Diaz", "Minister of State (Sport and Youth)", None)]),
    ("Ann Lee, Secretary of Energy (Sener), left.", [("Ann Lee", "Secretary of Energy", None)]),
    ("Ann Lee, commissioner of the Canadian Coast Guard, left.",
     [("Ann Lee", "commissioner of the Canadian Coast Guard", "Canadian Coast Guard")]),
    # small words before the kind of organisation
    ("Ann Lee, a trade lawyer at the law firm Quarry Stone, left.",
     [("Ann Lee", "trade lawyer", "Quarry Stone")]),
    ("Tom Diaz, an economist at the Chilean investment bank Andina, left.",
     [("Tom Diaz", "economist", "Andina")]),
    ("Ann Lee, director of the think tank Open Seas, left.", [("Ann Lee", "director", "Open Seas")]),
    ("Ann Lee, an adviser to the energy company Baltic Tin, left.", [("Ann Lee", "adviser", "Baltic Tin")]),
    ("Tom Diaz, an analyst at the bank, left.", [("Tom Diaz", "analyst", None)]),
]  # fmt: skip

RANKS = [
    ("Admiral Tom Diaz, the Minister of the Navy, left.", [("Tom Diaz", "Minister of the Navy", None)]),
    ("Colonel Ann Lee, governor of the Southern District, spoke.",
     [("Ann Lee", "governor", "Southern District")]),
    ("He met with Ukrainian General Tom Diaz, the head of intelligence.",
     [("Tom Diaz", "head of intelligence", "Ukraine")]),
    # no office, or one of the past: the rank stays
    ("General Ann Lee, a former Secretary of Defense, left.", [("Ann Lee", "General", None)]),
    ("Captain Tom Diaz, a farmer, left.", [("Tom Diaz", "Captain", None)]),
]  # fmt: skip

SUCCESSORS = [
    ("Orsolya Kun, sister of Roy and his successor as governor, wept.",
     [("Orsolya Kun", "governor", None)]),
    ("Orsolya Kun, who succeeded him as director of the Marine Institute, wept.",
     [("Orsolya Kun", "director", "Marine Institute")]),
    ("Her successor as rector, Orsolya Kun, wept.", [("Orsolya Kun", "rector", None)]),
    ("Orsolya Kun, who replaced Bob Roy as mayor of Brno, wept.", [("Orsolya Kun", "mayor", "Brno")]),
    # the one before is no longer in office
    ("Orsolya Kun, her predecessor as mayor, wept.", [("Orsolya Kun", None, None)]),
]  # fmt: skip

BYLINES = [
    ("Canadian Coast Guard", "Canada"),
    ("National Defence / Royal Canadian Navy", "Canada"),
    ("Government of Canada", "Canada"),
    ("The Canadian Press", None),
]

SPEAKERS = [
    # nobody in particular: left open
    ("“We agree,” the secretary said.", None),
    ("The roads were closed. “It is late,” said the mayor.", None),
    ("The energy secretary said the plan was “ready”.", None),
    # the head of a ministry is its secretary or minister
    ("Ann Lee, head of the Ministry of Water, met Tom Diaz, director of the Grain Union. “It rains,”"
     " the secretary said.", "Ann Lee"),
    ("Ann Lee, head of the Department of Labor, met Tom Diaz, director of the Grain Union. “It rains,”"
     " the minister said.", "Ann Lee"),
    ("Ann Lee, head of the Grain Union, came. “It rains,” the minister said.", None),
    # a body, and an office told whole, are words that name somebody
    ("“We agree,” the council said.", "the council"),
    ("“We agree,” said the governor of Jalisco.", "the governor of Jalisco"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WHOSE, ids=[c[0][:60] for c in WHOSE])
def test_an_office_says_whose_it_is(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), RANKS, ids=[c[0][:60] for c in RANKS])
def test_a_rank_before_the_name_gives_way_to_the_office_behind_it(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), SUCCESSORS, ids=[c[0][:60] for c in SUCCESSORS])
def test_a_successor_has_the_office_and_a_predecessor_has_not(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(("byline", "country"), BYLINES)
def test_a_release_of_a_body_of_state_is_its_country_s(byline, country):
    head = f"Canada helps\n\nApril 27, 2015 – Odesa – {byline}\n\n"
    text = "The Honourable Ann Lee, Minister of Help, spoke."
    assert people(text, head) == [("Ann Lee", "Minister of Help", country)]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[c[0][:60] for c in SPEAKERS])
def test_an_office_alone_is_no_speaker(text, speaker):
    assert [row.speaker for row in drafted(text).quotes] == [speaker]
