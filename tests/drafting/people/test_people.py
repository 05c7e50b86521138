"""Persons are found with role and affiliation, each once, and nothing else is a person."""

import pytest

from reports.drafting import draft
from reports.drafting.people.find import find_people  # noqa: F401 - the rule under test
from reports.readers.article.read import read_article


def people(text, head="Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n"):
    rows = draft(read_article(f"{head}{text}\n")).briefing.people
    return [(row.name, row.role, row.affiliation) for row in rows]


SENTENCES = [
    # a role before the name
    ("NATO Secretary General Mark Rutte left.", [("Mark Rutte", "Secretary General", "NATO")]),
    (
        "UN Secretary-General António Guterres condemned the attack.",
        [("António Guterres", "Secretary-General", "UN")],
    ),
    (
        "European Commission President Ursula von der Leyen agreed.",
        [("Ursula von der Leyen", "President", "European Commission")],
    ),
    (
        "Bank of Canada Governor Tiff Macklem held rates.",
        [("Tiff Macklem", "Governor", "Bank of Canada")],
    ),
    (
        "Former British Prime Minister Boris Johnson disagreed.",
        [("Boris Johnson", "former Prime Minister", "Britain")],
    ),
    ("U.S. Secretary of State Marco Rubio flew in.", [("Marco Rubio", "Secretary of State", "U.S.")]),
    ("US Treasury Secretary Scott Bessent spoke.", [("Scott Bessent", "Treasury Secretary", "US")]),
    (
        "Minister of Foreign Affairs Mélanie Joly met President of Ukraine Volodymyr Zelenskyy.",
        [
            ("Mélanie Joly", "Minister of Foreign Affairs", None),
            ("Volodymyr Zelenskyy", "President", "Ukraine"),
        ],
    ),
    (
        "Presidents Donald Trump and Vladimir Putin will meet in Alaska.",
        [("Donald Trump", "President", None), ("Vladimir Putin", "President", None)],
    ),
    (
        "It was opened by Governor General Mary Simon and King Charles III.",
        [("Mary Simon", "Governor General", None), ("Charles III", "King", None)],
    ),
    (
        "Conservative Leader Pierre Poilievre criticized the plan.",
        [("Pierre Poilievre", "Leader", "Conservative")],
    ),
    (
        "German Chancellor Friedrich Merz and Polish Prime Minister Donald Tusk travelled to Kyiv.",
        [("Friedrich Merz", "Chancellor", "Germany"), ("Donald Tusk", "Prime Minister", "Poland")],
    ),
    (
        "Foreign Minister Sergei Lavrov said Russia's President Vladimir Putin was ready.",
        [("Sergei Lavrov", "Foreign Minister", None), ("Vladimir Putin", "President", "Russia")],
    ),
    (
        "Zelenskyy’s chief of staff Andriy Yermak said the talks were good.",
        [("Andriy Yermak", "chief of staff", None)],
    ),
    ("Alberta Premier Danielle Smith came.", [("Danielle Smith", "Premier", "Alberta")]),
    ("South Korean President Lee Jae-myung left.", [("Lee Jae-myung", "President", "South Korea")]),
    ("Deputy Defense Minister Ivan Havryliuk left.", [("Ivan Havryliuk", "Deputy Defense Minister", None)]),
    ("President J. D. Roy and Senator Ann B. Lee met.", [("J. D. Roy", "President", None), ("Ann B. Lee", "Senator", None)]),
    # a role behind the name
    (
        "Mark Carney, the Prime Minister of Canada, met her.",
        [("Mark Carney", "Prime Minister", "Canada")],
    ),
    (
        "It was attended by Ann Roy, the special envoy from U.S. President Donald Trump to Ukraine.",
        [("Ann Roy", "special envoy", "U.S."), ("Donald Trump", "President", "U.S.")],
    ),
    (
        "Marc Miller, Minister of Immigration, Refugees and Citizenship, announced a cap.",
        [("Marc Miller", "Minister of Immigration, Refugees and Citizenship", None)],
    ),
    (
        "Chrystia Freeland, Deputy Prime Minister and Minister of Finance, resigned.",
        [("Chrystia Freeland", "Deputy Prime Minister and Minister of Finance", None)],
    ),
    (
        "Tedros Adhanom Ghebreyesus, director-general of the World Health Organization, warned of it.",
        [("Tedros Adhanom Ghebreyesus", "director-general", "World Health Organization")],
    ),
    (
        "Juan Ramón de la Fuente, the Minister of Foreign Relations, presented the plan.",
        [("Juan Ramón de la Fuente", "Minister of Foreign Relations", None)],
    ),
    (
        "It rose, according to Rosa Icela Rodríguez, the Secretary of the Interior.",
        [("Rosa Icela Rodríguez", "Secretary of the Interior", None)],
    ),
    (
        "Samuel García, governor of Nuevo León, and Mexico City Mayor Clara Brugada attended.",
        [("Samuel García", "governor", "Nuevo León"), ("Clara Brugada", "Mayor", "Mexico City")],
    ),
    (
        "Kaja Kallas, the European Union’s top diplomat, said it was time.",
        [("Kaja Kallas", "top diplomat", "European Union")],
    ),
    ("Doug Ford, the Premier of Ontario, disagreed.", [("Doug Ford", "Premier", "Ontario")]),
    (
        "Oleh Syniehubov (the governor of Kharkiv) reported it.",
        [("Oleh Syniehubov", "governor", "Kharkiv")],
    ),
    ("Ann Lee, who is the Minister of Health, left.", [("Ann Lee", "Minister of Health", None)]),
    ("Ann Lee, an analyst at the Atlantic Council, left.", [("Ann Lee", "analyst", "Atlantic Council")]),
    ("Ann Lee, a professor of history at McGill University, left.", [("Ann Lee", "professor of history", "McGill University")]),
    ("Ann Lee, Minister of Defence of Ukraine, left.", [("Ann Lee", "Minister of Defence", "Ukraine")]),
    ("Ann Lee, head of NATO, and Bob Roy, head of mission, left.", [("Ann Lee", "head", "NATO"), ("Bob Roy", "head of mission", None)]),
    # a role, a comma, the name
    (
        "Canada’s prime minister, Mark Carney, said so.",
        [("Mark Carney", "prime minister", "Canada")],
    ),
    (
        "Ukraine’s ambassador to Canada, Yuliya Kovaliv, thanked Ottawa.",
        [("Yuliya Kovaliv", "ambassador to Canada", "Ukraine")],
    ),
    (
        "Mexico’s President, Claudia Sheinbaum, met with Marcelo Ebrard, the Secretary of Economy.",
        [("Claudia Sheinbaum", "President", "Mexico"), ("Marcelo Ebrard", "Secretary of Economy", None)],
    ),
    # no role, but a person all the same
    ("According to Olena Kovalenko, 34, it began at dawn.", [("Olena Kovalenko", None, None)]),
    (
        "Dr. Theresa Tam, Canada’s Chief Public Health Officer, spoke with Dr. Bonnie Henry.",
        [("Theresa Tam", "Chief Public Health Officer", "Canada"), ("Bonnie Henry", None, None)],
    ),
    ("Israel Katz and Jordan are two things, said Israel Katz.", [("Israel Katz", None, None)]),
    # one person once
    (
        "Ann Lee, the Minister of Help, spoke. Minister Lee then left. Lee is tired.",
        [("Ann Lee", "Minister of Help", None)],
    ),
    (
        "President Claudia Sheinbaum Pardo spoke. Mexican President Claudia Sheinbaum left.",
        [("Claudia Sheinbaum Pardo", "President", "Mexico")],
    ),
    ("President Lula spoke. Lula left.", [("Lula", "President", None)]),
    # organisations before and behind the role
    (
        "The director of the Financial Crimes Enforcement Network (FinCEN), Andrea Gacki, signed it.",
        [("Andrea Gacki", "director", "Financial Crimes Enforcement Network")],
    ),
    (
        "The head of the Office of the President, Andriy Yermak, left.",
        [("Andriy Yermak", "head", "Office of the President")],
    ),
    (
        "Andriy Yermak, head of the Ukrainian president’s office, left.",
        [("Andriy Yermak", "head of the Ukrainian president’s office", "Ukraine")],
    ),
    (
        "World Health Organization (WHO) Director-General Dr. Tedros Adhanom Ghebreyesus left.",
        [("Tedros Adhanom Ghebreyesus", "Director-General", "World Health Organization")],
    ),
    (
        "Harjit Sajjan, President of the King’s Privy Council for Canada, left.",
        [("Harjit Sajjan", "President", "King’s Privy Council for Canada")],
    ),
    (
        "European Council president António Costa and World Bank President Ajay Banga met.",
        [("António Costa", "president", "European Council"), ("Ajay Banga", "President", "World Bank")],
    ),
    (
        "Health Canada spokesperson Mark Johnson said so.",
        [("Mark Johnson", "spokesperson", "Health Canada")],
    ),
    (
        "Santiago Nieto, director of the Mexican Institute of Industrial Property (IMPI), signed.",
        [("Santiago Nieto", "director", "Mexican Institute of Industrial Property")],
    ),
    (
        "Lynora Saxinger, an infectious diseases specialist at the University of Alberta, left.",
        [("Lynora Saxinger", "infectious diseases specialist", "University of Alberta")],
    ),
    (
        "Alfonso Romo, founder of Vector Casa de Bolsa, served as chief of staff to former President"
        " Andrés Manuel López Obrador.",
        [
            ("Alfonso Romo", "founder", "Vector Casa de Bolsa"),
            ("Andrés Manuel López Obrador", "former President", None),
        ],
    ),
    # roles of several parts
    (
        "Ukraine’s First Deputy Prime Minister and Minister of Economy Yulia Svyrydenko signed.",
        [("Yulia Svyrydenko", "First Deputy Prime Minister and Minister of Economy", "Ukraine")],
    ),
    (
        "She met the Prime Minister and President Volodymyr Zelenskyy.",
        [("Volodymyr Zelenskyy", "President", None)],
    ),
    (
        "Mexico’s Navy Secretary, Admiral Raymundo Pedro Morales, left.",
        [("Raymundo Pedro Morales", "Navy Secretary", "Mexico")],
    ),
    (
        "Laura Velázquez, Mexico’s national civil protection coordinator, left.",
        [("Laura Velázquez", "national civil protection coordinator", "Mexico")],
    ),
    (
        "Omar García Harfuch, the Secretary of Security and Citizen Protection (SSPC), left.",
        [("Omar García Harfuch", "Secretary of Security and Citizen Protection", None)],
    ),
    (
        "The Governor of the State of Mexico, Delfina Gómez Álvarez, left.",
        [("Delfina Gómez Álvarez", "Governor", "State of Mexico")],
    ),
    (
        "Jens Laerke, Deputy Spokesperson, and Martí Batres, general director of the ISSSTE, left.",
        [("Jens Laerke", "Deputy Spokesperson", None), ("Martí Batres", "general director", "ISSSTE")],
    ),
    (
        "U.S. Ambassador to Mexico Ronald Johnson left.",
        [("Ronald Johnson", "Ambassador to Mexico", "U.S.")],
    ),
    (
        "NATO Secretary-General Mark Rutte, a former Dutch premier, left.",
        [("Mark Rutte", "Secretary-General", "NATO")],
    ),
    # known by another, or by a country
    (
        "David McGuinty, Minister of Defence, and his Ukrainian counterpart, Denys Shmyhal, signed.",
        [("David McGuinty", "Minister of Defence", None), ("Denys Shmyhal", None, "Ukraine")],
    ),
    (
        "Italian PM Giorgia Meloni and South Africa’s Cyril Ramaphosa met in Ukraine’s Kryvyi Rih.",
        [("Giorgia Meloni", "PM", "Italy"), ("Cyril Ramaphosa", None, "South Africa")],
    ),
    # no person
    ("Human Rights Watch said Nova Scotia was ready.", []),
    ("Wall Street Journal reporters left George Washington University.", []),
    ("The Prime Minister spoke on Monday in New York City with Global Affairs Canada.", []),
    ("The Ukrainian Red Cross and Doctors Without Borders helped Save the Children.", []),
    ("She read Foreign Affairs and The Economist in Buenos Aires.", []),
    ("The Supreme Court and the Governor of the Bank met.", []),
    ("Operation Midnight Hammer began on Independence Day at Fort Bragg.", []),
    # French
    (
        "Le premier ministre du Canada, Mark Carney, a rencontré le président ukrainien"
        " Volodymyr Zelensky à Kiev pour la première fois de la semaine.",
        [("Mark Carney", "premier ministre", "Canada"), ("Volodymyr Zelensky", "président", "Ukraine")],
    ),
    (
        "La ministre des Affaires étrangères, Mélanie Joly, et le ministre français de la Défense"
        " Sébastien Lecornu ont signé.",
        [
            ("Mélanie Joly", "ministre des Affaires étrangères", None),
            ("Sébastien Lecornu", "ministre de la Défense", "France"),
        ],
    ),
    (
        "L’honorable Bill Blair, ministre de la Défense nationale, a annoncé une aide pour les"
        " soldats de la région.",
        [("Bill Blair", "ministre de la Défense nationale", None)],
    ),
    (
        "Emmanuel Macron, président de la République française, a parlé avec António Costa,"
        " président du Conseil européen, de la guerre.",
        [
            ("Emmanuel Macron", "président", "République française"),
            ("António Costa", "président", "Conseil européen"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s[0][:60] for s in SENTENCES])
def test_persons_are_found_with_role_and_affiliation(sentence, expected):
    assert people(sentence) == expected


def test_an_artist_named_in_a_caption_is_no_person():
    head = (
        "Talks in the Capital\n\nWeb Editor\n\nMay 2, 2025\n\n"
        "a lottery drum on a stage beside a flag, Aurelio Vantz\n\nContext\n\n"
    )
    assert people("President Ann Lee spoke.", head) == [("Ann Lee", "President", None)]


def test_a_release_of_a_department_gives_its_ministers_their_country():
    head = "Canada helps\n\nApril 27, 2015 – Odesa – Global Affairs Canada\n\n"
    assert people("The Honourable Ann Lee, Minister of Help, spoke.", head) == [
        ("Ann Lee", "Minister of Help", "Canada")
    ]


def test_two_offices_for_one_name_leave_the_role_open_and_are_reported():
    drafted = draft(
        read_article(
            "Talks\n\nPresident Ann Lee spoke.\n\nAnn Lee, the Minister of Health, left.\n"
        )
    )
    (row,) = drafted.briefing.people
    assert row.role is None
    (notice,) = [n for n in map(str, drafted.notices) if n.startswith("Ann Lee: two roles")]
    assert "'President'" in notice
    assert "'Minister of Health'" in notice


@pytest.mark.parametrize(
    "second",
    [
        "Minister Lee left.",
        "Foreign Minister Ann Lee left.",
        "Former President Ann Lee left.",
        "Ann Lee, the leader of the party, left.",
    ],
)
def test_roles_that_fit_are_no_conflict(second):
    drafted = draft(
        read_article(f"Talks\n\nAnn Lee, the Minister of Foreign Affairs, spoke.\n\n{second}\n")
    )
    assert drafted.briefing.people[0].role == "Minister of Foreign Affairs"
    assert not [n for n in map(str, drafted.notices) if "two roles" in n]


def test_a_person_asked_after_in_a_heading_is_one():
    text = "Who is Pham Hung?\n\nPham Hung is a judge.\n\nNext\n\nIt rains.\n"
    assert people(text, "Context\n\nIt rains.\n\n") == [("Pham Hung", "judge", None)]
