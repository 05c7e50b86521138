"""Who is meant by an office: the right one and the wrong one, each way, English and French.

Each case: the sentence that says who somebody is, the words for the speaker, and who that
is. A dash means nobody of the article: the words themselves may stand, or it stays open.
"""

import pytest

from reports.drafting import draft
from reports.readers.article.read import read_article
from tests.drafting.case_files import HEADS

NOBODY = "-"

ENGLISH = """
Canadian Prime Minister Ann Lee arrived. | the health minister | -
Canadian Prime Minister Ann Lee arrived. | the minister | -
Canadian Prime Minister Ann Lee arrived. | the prime minister | Ann Lee
Canadian Prime Minister Ann Lee arrived. | the Canadian leader | Ann Lee
Canadian Prime Minister Ann Lee arrived. | the Canadian prime minister | Ann Lee
Canadian Prime Minister Ann Lee arrived. | the British prime minister | -
Canadian Prime Minister Ann Lee arrived. | the deputy prime minister | -
Canadian Prime Minister Ann Lee arrived. | the former prime minister | -
Canadian Prime Minister Ann Lee arrived. | the prime minister’s office | -
Canadian Prime Minister Ann Lee arrived. | the prime minister’s spokesperson | -
Canadian Prime Minister Ann Lee arrived. | a spokesperson for the prime minister | -
Canadian Prime Minister Ann Lee met the British prime minister. | the prime minister | -
Canadian Prime Minister Ann Lee met the British prime minister. | the Canadian prime minister | Ann Lee
Ukrainian Vice President Ann Lee met donors. | the Ukrainian president | -
Ukrainian Vice President Ann Lee met donors. | the Ukrainian vice president | Ann Lee
Vice-President Ann Lee met donors. | the president | -
Ann Lee, spokesperson for the president, met donors. | the president | -
Ann Lee, spokesperson for the president, met donors. | the spokesperson | Ann Lee
Ann Lee, a spokeswoman for the ministry, met donors. | the spokesperson | Ann Lee
Ann Lee, the president’s envoy, met donors. | the president | -
Ann Lee, the president’s envoy, met donors. | the envoy | Ann Lee
The president’s special envoy, Ann Lee, met donors. | the president | -
Ann Lee, the Ukrainian president’s chief of staff, met donors. | the Ukrainian president | -
Ann Lee, an aide to the Ukrainian president, met donors. | the Ukrainian president | -
Ann Lee, an adviser to the president, met donors. | the president | -
Ann Lee, an adviser to the president, met donors. | the adviser | Ann Lee
Ann Lee, head of the president’s office, met donors. | the president | -
Ann Lee, the wife of the president, met donors. | the president | -
Ann Lee, who is close to the president, met Health Minister Bob Roy. | the president | -
Former Prime Minister Ann Lee met donors. | the prime minister | -
Former Prime Minister Ann Lee met donors. | the former prime minister | Ann Lee
Former Canadian Prime Minister Ann Lee met donors. | the Canadian prime minister | -
Ex-President Ann Lee met donors. | the president | -
Then-Prime Minister Ann Lee met donors. | the prime minister | -
Ousted President Ann Lee met donors. | the president | -
Ann Lee, a former president of Kenya, met donors. | the Kenyan president | -
President-elect Ann Lee met donors. | the president | -
President-elect Ann Lee met donors. | the president-elect | Ann Lee
Prime Minister-designate Ann Lee met donors. | the prime minister | -
Incoming President Ann Lee met donors. | the president | -
Presidential candidate Ann Lee met donors. | the president | -
Acting President Ann Lee met donors. | the president | -
Acting President Ann Lee met donors. | the acting president | Ann Lee
Outgoing President Ann Lee met donors. | the president | Ann Lee
Deputy Health Minister Ann Lee met donors. | the health minister | -
Deputy Health Minister Ann Lee met donors. | the deputy health minister | Ann Lee
Shadow Health Secretary Ann Lee met donors. | the health secretary | -
Health Minister Ann Lee met donors. | the health minister | Ann Lee
Health Minister Ann Lee met donors. | the minister | Ann Lee
Health Minister Ann Lee met donors. | the finance minister | -
Health Minister Ann Lee met donors. | the ministers | -
Ann Lee, Kenya’s Minister of Health, met donors. | the Kenyan health minister | Ann Lee
Ann Lee, Kenya’s Minister of Health, met donors. | the Ugandan health minister | -
Ann Lee, head of Kenya’s Ministry of Energy, met donors. | the health minister | -
Ann Lee, the Executive Director of the Water Fund, met donors. | the director | Ann Lee
Ann Lee, the Deputy Director of the Water Fund, met donors. | the director | -
Ann Lee, the CEO of the bank, met donors. | the chief executive | Ann Lee
Ukraine’s foreign minister, Ann Lee, met Bob Roy, Poland’s foreign minister. | the Polish foreign minister | Bob Roy
Ukraine’s foreign minister, Ann Lee, met Bob Roy, Poland’s foreign minister. | the foreign minister | -
Ann Lee, once president of Kenya, met donors. | the Kenyan president | -
Ann Lee, a past president of Kenya, met donors. | the Kenyan president | -
Ann Lee, the Minister of National Defence, met donors. | the defence minister | Ann Lee
Ann Lee, the Minister of Health and Social Affairs, met donors. | the health minister | Ann Lee
Ann Lee, Minister of Defence Production, met donors. | the defence minister | -
Ann Lee, a spokesperson for Prime Minister Mark Carney, met donors. | the spokesperson | Ann Lee
Under-Secretary-General Ann Lee met donors. | the secretary-general | -
Lieutenant Governor Ann Lee met donors. | the governor | -
Kenya’s ambassador to Canada, Ann Lee, met donors. | the Canadian ambassador | -
Prime Minister Ann Lee’s envoy, Bob Roy, met donors. | the envoy | Bob Roy
Deputy Prime Minister and Finance Minister Ann Lee met donors. | the prime minister | -
Deputy Prime Minister and Finance Minister Ann Lee met donors. | the finance minister | Ann Lee
U.S. President Ann Lee met donors. | the American president | Ann Lee
U.S. Secretary of State Ann Lee met donors. | the secretary of state | Ann Lee
UN Secretary-General Ann Lee met donors. | the secretary-general | Ann Lee
UN Deputy Secretary-General Ann Lee met donors. | the secretary-general | -
U.S. Vice President JD Vance met donors. | the vice president | JD Vance
U.S. Vice President J.D. Vance met donors. | the president | -
"""
FRENCH = """
Le premier ministre du Canada, Jean Roy, est arrivé. | le ministre de la Santé | -
Le premier ministre du Canada, Jean Roy, est arrivé. | le premier ministre | Jean Roy
Le premier ministre du Canada, Jean Roy, est arrivé. | le premier ministre canadien | Jean Roy
Le premier ministre du Canada, Jean Roy, est arrivé. | le premier ministre français | -
Le premier ministre du Canada, Jean Roy, est arrivé. | le porte-parole du premier ministre | -
Le premier ministre du Canada, Jean Roy, est arrivé. | l’ancien premier ministre | -
L’ancien premier ministre Jean Roy est arrivé. | le premier ministre | -
L’ancien premier ministre Jean Roy est arrivé. | l’ancien premier ministre | Jean Roy
L’ex-ministre de la Santé Jean Roy est arrivé. | le ministre de la Santé | -
Le vice-président Jean Roy est arrivé. | le président | -
Le vice-premier ministre Jean Roy est arrivé. | le premier ministre | -
La porte-parole du président, Ann Lee, est arrivée. | le président | -
La porte-parole du président, Ann Lee, est arrivée. | la porte-parole | Ann Lee
L’envoyée spéciale du président, Ann Lee, est arrivée. | le président | -
Jean Roy, conseiller du premier ministre, est arrivé. | le premier ministre | -
Le président élu Jean Roy est arrivé. | le président | -
Le président par intérim, Jean Roy, est arrivé. | le président | -
Le président sortant Jean Roy est arrivé. | le président | Jean Roy
Le sous-ministre de la Santé, Jean Roy, est arrivé. | le ministre de la Santé | -
Le représentant spécial du président, Jean Roy, est arrivé. | le président | -
Jean Roy, directeur de cabinet du ministre de la Santé, est arrivé. | le ministre de la Santé | -
Le premier ministre adjoint Jean Roy est arrivé. | le premier ministre | -
Le futur président Jean Roy est arrivé. | le président | -
Le directeur adjoint de la banque, Jean Roy, est arrivé. | le directeur | -
Le directeur de la banque, Jean Roy, est arrivé. | le directeur | Jean Roy
Le ministre de la Santé, Jean Roy, est arrivé. | le ministre de la Santé | Jean Roy
Le ministre de la Santé, Jean Roy, est arrivé. | le ministre | Jean Roy
Le ministre des Finances, Jean Roy, est arrivé. | le ministre de la Santé | -
Le président ukrainien Jean Roy est arrivé. | le président ukrainien | Jean Roy
Le président ukrainien Jean Roy est arrivé. | le président français | -
"""


def cases(table: str) -> list[tuple[str, str, str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [(who, said, expected) for who, said, expected in rows]


def speaker(text: str, language: str = "en") -> tuple[str | None, list[str]]:
    article = read_article(f"{HEADS[language]}{text}\n")
    briefing = draft(article).briefing
    (quote,) = briefing.quotes
    return quote.speaker, [person.name for person in briefing.people]


def check(found: tuple[str | None, list[str]], said: str, expected: str) -> None:
    named, people = found
    assert people, "the person is not found at all"
    if expected == NOBODY:
        assert named in (None, said)
    else:
        assert named == expected


@pytest.mark.parametrize(("who", "said", "expected"), cases(ENGLISH))
def test_an_office_means_who_holds_it_and_nobody_else(who: str, said: str, expected: str) -> None:
    check(speaker(f"{who} “We will pay for all of it,” {said} said."), said, expected)


@pytest.mark.parametrize(("who", "said", "expected"), cases(FRENCH))
def test_a_french_office_means_who_holds_it_and_nobody_else(
    who: str, said: str, expected: str
) -> None:
    check(
        speaker(f"{who} « Nous paierons tout cela », a déclaré {said} dans la ville.", "fr"),
        said,
        expected,
    )


@pytest.mark.parametrize("title", ["Executive Director", "Director", "Exterior Secretary"])
def test_two_offices_that_do_not_fit_are_reported_whatever_letters_they_begin_with(
    title: str,
) -> None:
    text = f"Ann Lee, the {title} of the Water Fund, arrived. Later, Ann Lee, the Minister of Health of Kenya, left."
    found = draft(read_article(f"Talks\n\nWeb Editor\n\nMay 2, 2025\n\n{text}\n"))

    assert [person.role for person in found.briefing.people] == [None]
    assert any("two roles" in notice for notice in map(str, found.notices))


def test_a_former_office_and_one_held_now_are_no_conflict() -> None:
    text = "Ann Lee, the former Director of the Water Fund, arrived. Later, Ann Lee, the Minister of Health of Kenya, left."
    found = draft(read_article(f"Talks\n\nWeb Editor\n\nMay 2, 2025\n\n{text}\n"))

    assert not any("two roles" in notice for notice in map(str, found.notices))


@pytest.mark.parametrize("office", ["Executive Director", "Exterior Minister"])
def test_a_rank_gives_way_to_an_office_whatever_letters_it_begins_with(office: str) -> None:
    text = f"General Ann Lee, the {office} of Kenya, arrived."
    found = draft(read_article(f"Talks\n\nWeb Editor\n\nMay 2, 2025\n\n{text}\n"))

    assert [person.role for person in found.briefing.people] == [office]


@pytest.mark.parametrize("name", ["JD Vance", "J.D. Vance", "AJ Smith"])
def test_two_capitals_can_be_a_first_name(name: str) -> None:
    found = draft(
        read_article(f"Talks\n\nWeb Editor\n\nMay 2, 2025\n\nKenya’s President {name} left.\n")
    )

    assert [person.name for person in found.briefing.people] == [name]


@pytest.mark.parametrize(
    "text",
    ["The chief EU Kallas left.", "Minister UN Women left.", "Secretary US Steel left.", "President AP Photo left.",
     "MINISTER TV GLOBO LEFT.", "The director IT Services left.", "The spokesperson UK Finance left."],
)  # fmt: skip
def test_two_capitals_of_a_body_or_a_country_are_nobody(text: str) -> None:
    found = draft(read_article(f"Talks\n\nWeb Editor\n\nMay 2, 2025\n\n{text} It rained.\n"))

    assert found.briefing.people == ()
