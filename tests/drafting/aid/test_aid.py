"""Aid: who gives what to whom, for what, in what form, how firmly and when."""

import pytest

from reports.drafting.aid.find import find_aid
from reports.language.sentences import Sentence
from reports.model import Article, Person

PEOPLE = tuple(
    Person(name=name, affiliation=place)
    for name, place in [
        ("Mark Carney", "Canada"), ("Volodymyr Zelenskyy", "Ukraine"), ("Keith Kellogg", "U.S."),
        ("Jane Example", "Canada"), ("Ada Muster", None),
    ]
)  # fmt: skip


def find(*texts, title=None, place="paragraph", language="en"):
    sentences = [Sentence(title, "title", None, -1)] if title else []
    sentences += [Sentence(text, place, None, block) for block, text in enumerate(texts)]
    return find_aid(sentences, Article(title=title), PEOPLE, language)


def only(text, language="en"):
    (row,) = find(text, language=language).aid
    assert row.evidence == text
    return row


# sentence, donor, recipient, purpose
WHO = [
    ("Carney announced Can$2 billion ($1.47 billion) in military aid for Ukraine, with drones.",
     "Canada", "Ukraine", "military aid"),
    ("Canada will also lend Can$2.3 billion for reconstruction.", "Canada", None, "reconstruction"),
    ("Carney confirmed that Ukraine will receive over a billion Canadian dollars in military aid.",
     "Canada", "Ukraine", "military aid"),
    ("In June, Canada said it would give UNICEF $10 million for a project on young Ukrainians.",
     "Canada", "UNICEF", "project on young Ukrainians"),
    ("The federal government will give $32 million to strengthen security in Ukraine.",
     "federal government", "Ukraine", None),
    ("The Government of Mexico will spend 115.9 million pesos on consular help for its nationals "
     "in the United States.",
     "Government of Mexico", "nationals in the United States", "consular help"),
    ("The Honourable Jane Example, Minister of International Development, today announced "
     "humanitarian funding of $15 million for people affected by the crisis in Ukraine.",
     "Canada", "people affected by the crisis in Ukraine", "humanitarian funding"),
    ("The World Bank's Board today approved a $1.5 billion loan to Kenya to support reforms.",
     "World Bank", "Kenya", None),
    ("The European Commission has disbursed €3.5 billion to Ukraine.",
     "European Commission", "Ukraine", None),
    ("Norway will donate 1 billion Norwegian kroner for air defence systems.",
     "Norway", None, "air defence systems"),
    ("Sweden promised military equipment worth 16 billion Swedish kronor.",
     "Sweden", None, "military equipment"),
    ("ECHO released €40 million to WFP for emergency food assistance.",
     "ECHO", "WFP", "emergency food assistance"),
    ("The United Kingdom contributed £36 million to the Sudan Humanitarian Fund.",
     "United Kingdom", "Sudan Humanitarian Fund", None),
    ("A $25 million grant from the Global Environment Facility will help farmers.",
     "Global Environment Facility", "farmers", None),
    ("$5 million was provided by the European Union for refugees in Moldova.",
     "European Union", "refugees in Moldova", None),
    ("Haiti received $39 million from Canada to fight gender-based violence.",
     "Canada", "Haiti", None),
    ("Canada’s humanitarian aid to Sudan has reached $28.2 million this year.",
     "Canada", "Sudan", "humanitarian aid"),
    ("Ottawa pledged a $100-million aid package for Haiti.", "Canada", "Haiti", None),
    ("Japan granted Kenya 3 billion yen for geothermal energy.",
     "Japan", "Kenya", "geothermal energy"),
    ("Germany and France will provide €500 million to Moldova.",
     "Germany and France", "Moldova", None),
    ("Mark Carney met with Ukrainian President Volodymyr Zelenskyy and announced $2 billion in "
     "military aid.", "Canada", None, "military aid"),
    ("In Kyiv, Zelenskyy said Canada will give $2 million to support Ukrainian farmers.",
     "Canada", "Ukraine", None),
    ("G7 leaders agreed on Friday to lend Ukraine $50 billion backed by frozen Russian assets.",
     "G7 leaders", "Ukraine", None),
    ("The IMF approved a US$1 billion loan for Pakistan.", "IMF", "Pakistan", None),
    ("The U.S. will send $400 million in weapons to Taiwan.",
     "United States", "Taiwan", "weapons"),
    ("British officials said the UK would contribute £3m to the Red Cross for earthquake relief.",
     "United Kingdom", "Red Cross", "earthquake relief"),
    ("More than 41,200 people received a card with 2,000 Mexican pesos for travel.",
     None, "people", "travel"),
    ("The Asian Development Bank will lend Indonesia $500 million for flood control.",
     "Asian Development Bank", "Indonesia", "flood control"),
    ("Qatar donated $10 million to the World Food Programme to feed families in Gaza.",
     "Qatar", "World Food Programme", None),
    ("The Gates Foundation committed $50 million to help Nigeria vaccinate children.",
     "Gates Foundation", "Nigeria", None),
    ("Trudeau said on Friday that his country will provide $650 million in aid.",
     None, None, None),
    ("Canada helped too, and the United States, through its agency, contributed more "
     "than €33 million.", "United States", None, None),
    ("The province is building roads and the World Bank is providing $500,000 for bridges.",
     "World Bank", None, "bridges"),
    ("The law firm was founded in 1990 and Japan will give Kenya 2 billion yen.",
     "Japan", "Kenya", None),
    ("Ukraine will receive $4.8 billion through the project.", None, "Ukraine", None),
    ("The European Investment Bank signed a €100 million loan agreement with Ukraine for rail.",
     "European Investment Bank", "Ukraine", "rail"),
    ("A further C$12 million will go to the Red Cross.", None, "Red Cross", None),
    ("The pension will give 3,000 Mexican pesos every two months to older women.",
     None, "older women", None),
    ("The fund set aside €3 million to keep hospitals open in Gaza City, Gaza.",
     None, None, None),
    ("The Inter-American Development Bank and Mexico signed a US$600 million loan for water.",
     "Inter-American Development Bank", "Mexico", "water"),
    ("Rescue teams got 2.3 million euros’ worth of equipment from Italy.",
     "Italy", "Rescue teams", None),
    ("Australia announced an A$100 million military package (US$65 million) for Poland.",
     "Australia", "Poland", "military package"),
    ("Some €54 million will be invested in the port refinery this year.",
     None, None, "port refinery"),
    ("Each veteran will receive a cheque for $500.", None, "Each veteran", None),
    ("Minister Jane Example announced $10 million for the International Committee of the Red "
     "Cross.", "Canada", "International Committee of the Red Cross", None),
    ("Canada will give $5 million for the reconstruction of Mosul, Iraq.",
     "Canada", None, "reconstruction of Mosul"),
    ("Canada, Germany, and the Netherlands will jointly provide €500 million for air defence.",
     "Canada, Germany, and the Netherlands", None, "air defence"),
    ("Canada’s military aid to Ukraine now totals $6.5 billion.",
     "Canada", "Ukraine", "military aid"),
    ("The EU transferred €1.5 billion from the profits of frozen Russian assets to Ukraine.",
     "EU", "Ukraine", None),
    ("Europe had spent €5 billion on military assistance this year.",
     None, None, "military assistance"),
    ("The European Bank for Reconstruction and Development is lending €300 million to Naftogaz to "
     "buy gas.", "European Bank for Reconstruction and Development", "Naftogaz", None),
    ("Britain pledged a £2.26bn loan on Saturday.", "Britain", None, None),
    ("Canada will give €6 million for 2025.", "Canada", None, None),
    ("Denmark is contributing 200 million Danish kroner towards rebuilding schools in Ukraine.",
     "Denmark", "Ukraine", "rebuilding schools in Ukraine"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "donor", "recipient", "purpose"), WHO)
def test_a_sentence_says_who_gives_to_whom_for_what(text, donor, recipient, purpose):
    row = only(text)
    assert (row.donor, row.recipient, row.purpose) == (donor, recipient, purpose)


STATUS = [
    ("Canada announced $5 million in aid.", "announced"),
    ("Canada will give $5 million in aid to Haiti.", "announced"),
    ("Canada is set to provide $5 million in aid.", "announced"),
    ("Haiti is to receive $5 million in aid.", "announced"),
    ("Canada pledges $5 million in aid.", "pledged"),
    ("Canada promised $5 million in aid.", "pledged"),
    ("Canada has committed $5 million in aid.", "committed"),
    ("Canada allocated $5 million in aid.", "committed"),
    ("The bank approved a $5 million loan.", "committed"),
    ("Canada disbursed $5 million in aid.", "disbursed"),
    ("Canada has given $5 million in aid.", "disbursed"),
    ("Haiti received $5 million in aid.", "disbursed"),
    ("Canada delivered $5 million in aid.", "disbursed"),
    ("Canada will deliver $5 million in aid.", "announced"),
    ("Canada signed a $5 million loan agreement with Haiti.", "signed"),
    ("A loan of $5 million to Haiti.", "unspecified"),
    ("Canada will allocate $5 million in aid.", "announced"),
    ("Canada pledged to give Haiti $5 million.", "pledged"),
    ("Canada is giving Haiti $5 million.", "announced"),
    ("Canada agreed on Friday to lend Haiti $5 million.", "committed"),
    ("$5 million has been delivered to Haiti in aid.", "disbursed"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_the_verb_says_how_firm_it_is(text, status):
    assert only(text).status == status


KIND_AND_FORM = [
    ("Canada will give Ukraine $5 million for drones.", "military", "unspecified"),
    ("Canada gave $5 million in humanitarian aid.", "humanitarian", "unspecified"),
    ("Canada will lend Ukraine $5 million for reconstruction.", "reconstruction", "loan"),
    ("Canada provided a $5 million grant for girls’ education.", "development", "grant"),
    ("The EU will provide €5 million in macro-financial assistance.", "financial", "unspecified"),
    ("Canada sent generators worth $5 million in-kind support.", "other", "in-kind"),
    ("The bank extended a $5 million line of credit.", "other", "loan"),
    ("Canada donated $5 million for hurricane relief.", "humanitarian", "grant"),
    ("Canada will provide $5 million for rural roads.", "development", "unspecified"),
    ("Canada gave $5 million in support.", "other", "unspecified"),
]


@pytest.mark.parametrize(("text", "kind", "form"), KIND_AND_FORM)
def test_the_words_say_the_kind_and_the_form(text, kind, form):
    row = only(text)
    assert (row.kind, row.form) == (kind, form)


TIMING = [
    ("Canada will give Haiti $5 million within the coming month.", "within the coming month"),
    ("In June, Canada gave Haiti $10 million over five years.", "over five years"),
    ("Canada will give Haiti $5 million over the next three years.", "over the next three years"),
    ("Canada will give Haiti $5 million by 2027.", "by 2027"),
    ("Canada gave Haiti $5 million in fiscal year 2024-25.", "in fiscal year 2024-25"),
    ("Canada will give Haiti $5 million this year.", "this year"),
    ("Mexico gives seniors 6,200 pesos every two months.", "every two months"),
    ("Canada gives Haiti $5 million per year.", "per year"),
    ("Canada will give Haiti $5 million between 2024 and 2027.", "between 2024 and 2027"),
    ("Canada will give Haiti $5 million in the coming weeks.", "in the coming weeks"),
    ("Canada gave Haiti $5 million in aid.", None),
]


@pytest.mark.parametrize(("text", "timing"), TIMING)
def test_the_time_is_kept_in_the_words_of_the_source(text, timing):
    assert only(text).timing == timing


FRENCH = [
    ("Le Canada annonce une aide humanitaire de 60 millions de dollars pour Haïti.",
     "Canada", "Haïti", "aide humanitaire", "announced"),
    ("Le Canada versera 19,5 millions de dollars au Programme alimentaire mondial sur deux ans.",
     "Canada", "Programme alimentaire mondial", None, "announced"),
    ("L’Union européenne a accordé un prêt de 500 millions d’euros à l’Égypte.",
     "Union européenne", "Égypte", None, "committed"),
    ("La France a promis plus d’un milliard d’euros d’aide militaire à l’Ukraine.",
     "France", "Ukraine", "aide militaire", "pledged"),
    ("Ottawa promet 20 millions de dollars pour les réfugiés rohingyas au Bangladesh.",
     "Canada", "réfugiés rohingyas au Bangladesh", None, "pledged"),
    ("Le gouvernement du Québec versera 5 M$ à la Croix-Rouge canadienne.",
     "gouvernement du Québec", "Croix-Rouge canadienne", None, "announced"),
    ("Le Canada accordera un prêt de 2 milliards de dollars pour la reconstruction de l’Ukraine.",
     "Canada", "Ukraine", "reconstruction de l’Ukraine", "announced"),
    ("La France livrera du matériel d’une valeur de 200 millions d’euros à la Moldavie.",
     "France", "Moldavie", "matériel", "announced"),
    ("Le Kenya a reçu 400 millions d’euros de la Banque mondiale pour des routes.",
     "Banque mondiale", "Kenya", "routes", "disbursed"),
    ("Le Japon fournira 3 milliards de yens d’aide à la reconstruction de l’Ukraine.",
     "Japon", "Ukraine", "reconstruction de l’Ukraine", "announced"),
    ("L’Ukraine recevra 5 millions de dollars américains.", None, "Ukraine", None, "announced"),
    ("Le gouvernement fédéral investira 5 millions de dollars pour reconstruire des écoles.",
     "gouvernement fédéral", None, None, "announced"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "donor", "recipient", "purpose", "status"), FRENCH)
def test_french_sentences_say_it_too(text, donor, recipient, purpose, status):
    row = only(text, "fr")
    assert (row.donor, row.recipient, row.purpose, row.status) == (
        donor, recipient, purpose, status,
    )  # fmt: skip


NOT_AID = [
    "Exports to the United States reached 45 billion dollars.",
    "The war has caused damage of $176 billion.",
    "About $300 billion in Russian central bank assets were frozen in 2022.",
    "Two-way trade between Canada and Moldova was valued at $52 million.",
    "The plan requires US$4.2 billion.",
    "The country needs $38 billion this year.",
    "Kenya’s public debt stands at $80 billion.",
    "The company was fined €20 million.",
    "The price of a barrel fell to $60.",
    "Losses are estimated at 5 billion euros.",
    "The United Nations appealed for $2 billion.",
    "He bought a house for $2 million.",
    "The budget for aid is up from 35 billion euros.",
]


@pytest.mark.parametrize("text", NOT_AID)
def test_other_money_is_no_aid(text):
    found = find(text)
    assert found.aid == ()
    assert all(row.evidence == text for row in found.figures)


LIST = (
    "Carney announced $5.7 million in humanitarian aid for Haiti.",
    "Save the Children Canada: $2 million for food, education, and shelter.",
    "International Medical Corps UK: $3.5 million for medical services.",
    "United Nations: $200,000 for its humanitarian operations.",
)


def listed(*texts):
    first = Sentence(texts[0], "paragraph", None, 0)
    items = [Sentence(text, "item", "How the Money Will Be Used", 1) for text in texts[1:]]
    return find_aid([first, *items], Article(), PEOPLE, "en")


def test_the_items_of_a_list_are_parts_of_the_sum_they_make_up():
    whole, *parts = listed(*LIST).aid
    assert whole.part_of is None
    assert [p.part_of for p in parts] == ["$5.7 million"] * 3
    assert {p.donor for p in parts} == {"Canada"}
    assert [p.recipient for p in parts] == [
        "Save the Children Canada", "International Medical Corps UK", "United Nations",
    ]  # fmt: skip
    assert parts[0].purpose == "food, education, and shelter"
    assert not any("parts" in notice for notice in map(str, listed(*LIST).notices))


def test_parts_that_do_not_add_up_are_reported_and_not_corrected():
    found = listed(*LIST[:3])
    (notice,) = [n for n in map(str, found.notices) if "parts" in n]
    assert "parts sum to 5.5 million, the text says 5.7 million" in notice
    assert LIST[0] in notice
    assert found.aid[0].amount.value == 5_700_000


def test_the_sums_after_a_colon_are_parts_and_the_running_total_is_marked():
    text = (
        "Canada has announced $5 billion for Ukraine since February: $2.6 billion in financial "
        "aid, $1.2 billion in military aid and $73·8 million for security."
    )
    whole, *parts = find(text).aid
    assert whole.cumulative
    assert whole.part_of is None
    assert {p.part_of for p in parts} == {"$5 billion"}
    assert {(p.donor, p.recipient, p.timing) for p in parts} == {
        ("Canada", "Ukraine", "since February")
    }
    assert [p.purpose for p in parts] == ["financial aid", "military aid", "security"]
    assert "parts sum to 3.8738 billion, the text says 5 billion" in str(find(text).notices)


def test_a_whole_that_is_rounded_is_near_its_parts():
    text = "Canada announced about $9 million: $4 million for schools and ${} million for wells."
    near, far = (str(find(text.format(wells)).notices) for wells in ("4.5", "1"))
    assert "parts sum to 5 million, the text says 9 million" in far
    assert "parts sum" not in near


def test_sums_under_a_million_are_told_in_digits():
    found = find("Canada will give €9,000 to Kenya: €2,000 for schools and €5,000 for wells.")
    assert "parts sum to 7,000, the text says 9,000" in str(found.notices)


def test_included_parts_need_not_add_up():
    found = find("Canada gave Haiti $5 million, including $2 million in humanitarian aid.")
    assert [row.part_of for row in found.aid] == [None, "$5 million"]
    assert not any("parts" in notice for notice in map(str, found.notices))


def test_the_next_sentence_may_name_the_parts():
    found = find("Canada announced $48 million in aid.", "This includes $30 million for schools.")
    assert found.aid[1].part_of == "$48 million"


def test_a_running_total_is_marked():
    row = only("The announcement brings Canada’s humanitarian aid to Haiti to $28.2 million.")
    assert row.cumulative
    assert (row.donor, row.recipient) == ("Canada", "Haiti")


def test_a_sum_told_in_title_and_body_is_one_row_completed_by_both():
    found = find(
        "Jane Example announced $5.7 million in humanitarian aid during a visit to Kyiv.",
        title="Canada Adds $5.7 Million in Humanitarian Aid for Ukrainians",
    )
    (row,) = found.aid
    assert (row.donor, row.recipient) == ("Canada", "Ukrainians")
    assert row.evidence.startswith("Jane Example")


def test_a_rounded_headline_is_the_sum_of_the_body():
    found = find("Canada gave Haiti C$5.7 million in aid.", title="Nearly C$6 Million for Haiti")
    assert [row.amount.value for row in found.aid] == [5_700_000]
    exact = find("Canada gave Haiti C$5.7 million in aid.", title="C$6 Million in Aid for Haiti")
    assert len(exact.aid) == 2


def test_one_value_from_two_givers_is_two_rows():
    found = find("Norway will give €5 million to Moldova.", "Sweden will give €5 million to Kenya.")
    assert [(r.donor, r.recipient) for r in found.aid] == [
        ("Norway", "Moldova"), ("Sweden", "Kenya"),
    ]  # fmt: skip


def test_one_value_for_two_items_of_a_list_is_two_rows():
    found = listed("Canada gave $4 million in aid.", "UNICEF: $2 million.", "UNHCR: $2 million.")
    assert [r.recipient for r in found.aid[1:]] == ["UNICEF", "UNHCR"]


def test_a_bare_dollar_stays_open_and_is_reported():
    found = find("Canada gave Haiti $5 million and US$2 million in aid.")
    assert [r.amount.currency for r in found.aid] == [None, "USD"]
    assert any("currency left open" in n and "“$5 million”" in n for n in map(str, found.notices))


@pytest.mark.parametrize(
    ("texts", "currency"),
    [
        (("Seniors will receive 5,000 pesos.", "Mexico counts more seniors."), "MXN"),
        (("Seniors will receive 5,000 pesos.",), None),
        (("Seniors will receive 5,000 pesos.", "Mexico and Chile count more."), None),
        (("Seniors in Chile will receive 5,000 pesos.", "Mexico pays too."), "CLP"),
        (("Japan will give ¥5 billion to Kenya.",), "JPY"),
    ],
)
def test_pesos_are_those_of_the_one_country_the_article_is_about(texts, currency):
    assert find(*texts).aid[0].amount.currency == currency


def test_a_sum_without_a_giver_takes_the_title_s():
    found = find("The funding of $15 million will improve access to water.",
                 title="Canada to provide humanitarian assistance")  # fmt: skip
    assert found.aid[0].donor == "Canada"


def test_no_giver_is_made_up():
    assert only("A loan of $5 million to Haiti.").donor is None
