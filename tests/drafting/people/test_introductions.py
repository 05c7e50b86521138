"""Persons whom a clause introduces, names cut where they end, and affiliations told elsewhere."""

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article

HEAD = "Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n"


def people(text, head=HEAD):
    rows = draft(read_article(f"{head}{text}\n")).briefing.people
    return [(row.name, row.role, row.affiliation) for row in rows]


CLAUSES = [
    # a participle and "by"
    ("The Atlantic Council, headed by Ann Lee, published it.", [("Ann Lee", "head", "Atlantic Council")]),
    ("The Central Bank of Kenya, chaired by Otieno Wabuke, cut rates.",
     [("Otieno Wabuke", "chair", "Central Bank of Kenya")]),
    ("The Red Cross Society, led by Orla Finnbar, sent tents.",
     [("Orla Finnbar", None, "Red Cross Society")]),
    ("Estonia, represented by Foreign Minister Ann Lee, agreed.",
     [("Ann Lee", "Foreign Minister", "Estonia")]),
    ("It was told at the Press Conference led by Minister Ann Lee.", [("Ann Lee", "Minister", None)]),
    ("The Dublin Summit, chaired by Ann Lee, failed.", [("Ann Lee", "chair", None)]),
    ("A mission headed by Tom Diaz arrived.", [("Tom Diaz", "head", None)]),
    ("La Banque mondiale, dirigée par Ann Lee, a prêté de l’argent à la ville.",
     [("Ann Lee", None, "Banque mondiale")]),
    ("A consortium led by Quarry Stone and a group led by Meta Platforms won.", []),
    # whose …
    ("The Fishers Association, whose chair is Orla Finnbar, objected.",
     [("Orla Finnbar", "chair", "Fishers Association")]),
    ("The Grain Union, whose director, Tom Diaz, objected, lost.",
     [("Tom Diaz", "director", "Grain Union")]),
    ("Le Conseil maritime, dont la présidente est Ann Lee, a voté pour la loi.",
     [("Ann Lee", "présidente", "Conseil maritime")]),
    # represented by
    ("Chile was represented by Ambassador Tom Diaz.", [("Tom Diaz", "Ambassador", "Chile")]),
    ("Poland was represented by its defence minister, Ann Lee.",
     [("Ann Lee", "defence minister", "Poland")]),
    ("The Baltic Assembly was represented by President Ann Lee.",
     [("Ann Lee", "President", "Baltic Assembly")]),
    # in company
    ("She arrived along with Peter Quill.", [("Peter Quill", None, None)]),
    ("He was accompanied by Laura Brandt.", [("Laura Brandt", None, None)]),
    ("He works alongside Philip Roe in the lab.", [("Philip Roe", None, None)]),
    ("It was built together with Quarry Stone.", []),
    # the main clause beats what stands beside it
    ("Ann Lee, a former teacher, is the Canadian Minister of Health.",
     [("Ann Lee", "Minister of Health", "Canada")]),
    ("Tom Diaz, once a banker, is the president of the Grain Union.",
     [("Tom Diaz", "president", "Grain Union")]),
    ("Tom Diaz is a lawyer and the governor of Jalisco.", [("Tom Diaz", "governor", "Jalisco")]),
    ("Tom Diaz is a pilot and a colonel in the Chilean Navy.", [("Tom Diaz", "colonel", "Chilean Navy")]),
    ("Tom Diaz is a farmer and the 12th governor of Oaxaca.", [("Tom Diaz", "governor", "Oaxaca")]),
    ("Ann Lee, a doctor by profession, is the mayor.", [("Ann Lee", "mayor", None)]),
    ("Ann Lee, an economist, is a friend of Chile.", [("Ann Lee", "economist", None)]),
    # in a role for the time being
    ("Ann Lee, in her first month as Polish finance minister, said no.",
     [("Ann Lee", "finance minister", "Poland")]),
    ("Tom Diaz, speaking as chair of the Grain Union, agreed.", [("Tom Diaz", "chair", "Grain Union")]),
    ("Ann Lee, in her last days as mayor, left.", [("Ann Lee", "mayor", None)]),
]  # fmt: skip

NAMES = [
    ("He was born in Prince Rupert, B.C., and lives near King City.", []),
    ("It was made in Prince George, and at Queen Charlotte.", []),
    ("A member who chairs the Bicameral Trade Caucus left.", []),
    ("Tom Diaz, commander of the Training Mission-Iraq, left.",
     [("Tom Diaz", "commander of the Training Mission-Iraq", "Training Mission-Iraq")]),
    ("Ann Lee, director of Task Force-North, left.", [("Ann Lee", "director", "Task Force-North")]),
    ("Defence Secretary Ma. Elena B. Cruz signed. Cruz left.",
     [("Ma. Elena B. Cruz", "Defence Secretary", None)]),
    ("President Wm. R. Tolbert Jr., the host, left.", [("Wm. R. Tolbert Jr.", "President", None)]),
    ("Bob Roy Sr., Minister of Energy, left.", [("Bob Roy Sr.", "Minister of Energy", None)]),
    ("Tom Diaz Jr., president of the Grain Union, left.", [("Tom Diaz Jr.", "president", "Grain Union")]),
    ("Ann Lee, Member of Parliament for St. Paul’s North, left.",
     [("Ann Lee", "Member of Parliament", "St. Paul’s North")]),
    ("In Nairobi, the spokesman, Tom Diaz, declined.", [("Tom Diaz", "spokesman", None)]),
    ("At Davos, the president of the bank, Ann Lee, spoke.", [("Ann Lee", "president of the bank", None)]),
    ("À Berne, la présidente du parti, Ann Lee, a parlé de la loi.",
     [("Ann Lee", "présidente du parti", None)]),
]  # fmt: skip

ROLES = [
    ("Sen. Ann Lee, D-Ohio, voted.", [("Ann Lee", "Sen.", None)]),
    ("Maj. Gen. Tom Diaz and Rep. Orla Finnbar met.",
     [("Tom Diaz", "Maj. Gen.", None), ("Orla Finnbar", "Rep.", None)]),
    ("Gov. Tom Diaz left. Diaz, leader of the Grain Union, voted.",
     [("Tom Diaz", "leader", "Grain Union")]),
    ("Retired admiral Tom Diaz left.", [("Tom Diaz", "Retired admiral", None)]),
    ("Senate Majority Leader Tom Diaz and Minority Whip Ann Lee met.",
     [("Tom Diaz", "Senate Majority Leader", None), ("Ann Lee", "Minority Whip", None)]),
    ("Tom Diaz, UN Special Envoy for the Western Balkans, left.",
     [("Tom Diaz", "Special Envoy for the Western Balkans", "UN")]),
    ("Ann Lee, WHO Regional Director for Africa, left.", [("Ann Lee", "Regional Director for Africa", "WHO")]),
    ("Ann Lee, Canada’s ambassador for climate change, left.",
     [("Ann Lee", "ambassador for climate change", "Canada")]),
    ("Ann Lee, leader of the NDP caucus, and Tom Diaz, spokesman of the PAN senators, met.",
     [("Ann Lee", "leader of the NDP caucus", "NDP"), ("Tom Diaz", "spokesman of the PAN senators", "PAN")]),
    ("Ann Lee, whip of the CDU group, left.", [("Ann Lee", "whip of the CDU group", "CDU")]),
    ("Tom Diaz, ministre délégué chargé des Transports, et Ann Lee, secrétaire d’État chargée de la Mer,"
     " sont dans la salle.",
     [("Tom Diaz", "ministre délégué chargé des Transports", None),
      ("Ann Lee", "secrétaire d’État chargée de la Mer", None)]),
    ("Ann Lee, Commissioner for Crisis Management, left.", [("Ann Lee", "Commissioner for Crisis Management", None)]),
]  # fmt: skip

AFFILIATIONS = [
    # after the name
    ("Senator Tom Diaz of the Green Reform Party objected.",
     [("Tom Diaz", "Senator", "Green Reform Party")]),
    ("Prime Minister Ann Lee of Norway came.", [("Ann Lee", "Prime Minister", "Norway")]),
    ("President Ann Lee of the Grain Union came.", [("Ann Lee", "President", "Grain Union")]),
    # before it
    ("Ann Lee, the EU’s trade commissioner, came.", [("Ann Lee", "trade commissioner", "EU")]),
    ("Ann Lee, NATO’s chief spokesperson, and Tom Diaz, the IMF’s mission chief, met.",
     [("Ann Lee", "chief spokesperson", "NATO"), ("Tom Diaz", "mission chief", "IMF")]),
    ("Hamas’s deputy leader, Tom Diaz, left.", [("Tom Diaz", "deputy leader", "Hamas")]),
    # back in the sentence, or in the one before
    ("The European Court rose, said its president, Ann Lee.", [("Ann Lee", "president", "European Court")]),
    ("Peru will pay, according to its finance minister, Tom Diaz.",
     [("Tom Diaz", "finance minister", "Peru")]),
    # kinds of organisations, and bodies
    ("Ann Lee, director of the charity Homes for All, left.", [("Ann Lee", "director", "Homes for All")]),
    ("Tom Diaz, spokesman for the group Clean Rivers, left.", [("Tom Diaz", "spokesman", "Clean Rivers")]),
    ("Ann Lee, présidente de l’association Lire en Fête, est dans la salle.",
     [("Ann Lee", "présidente", "Lire en Fête")]),
    ("Tom Diaz, a captain in the Royal Navy, left.", [("Tom Diaz", "captain", "Royal Navy")]),
    ("President Ann Lee has led the Marine Institute since 2020.", [("Ann Lee", "President", "Marine Institute")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CLAUSES, ids=[c[0][:60] for c in CLAUSES])
def test_a_clause_introduces_a_person(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), NAMES, ids=[c[0][:60] for c in NAMES])
def test_a_name_ends_where_it_ends_and_a_place_is_none(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), ROLES, ids=[c[0][:60] for c in ROLES])
def test_a_role_is_neither_cut_nor_padded(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"), AFFILIATIONS, ids=[c[0][:60] for c in AFFILIATIONS]
)
def test_an_affiliation_may_stand_elsewhere(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Ann Lee, Minister of Help, spoke.", "Minister of Help"),
        ("Foreign Affairs Minister Ann Lee spoke.", "Foreign Affairs Minister"),
        ("Ann Lee, ministre de la Santé, est dans la salle.", "ministre de la Santé"),
    ],
)
def test_a_release_speaks_of_its_own_ministers(sentence, role):
    head = "Canada helps\n\nApril 27, 2015 – Odesa – Global Affairs Canada\n\n"
    assert people(sentence, head) == [("Ann Lee", role, "Canada")]
    assert people(sentence) == [("Ann Lee", role, None)]
