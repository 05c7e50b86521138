"""Acronyms: which ones a reader knows, which are names, and what spells one out."""

import pytest

from tests.checks.briefings import body, found
from tests.work import count_calls


def said(code, language="en", **fields):
    return [each.found.split("'")[1] for each in found(code, language=language, **fields)]


@pytest.mark.parametrize(
    ("language", "text", "acronyms"),
    [
        ("en", "The GIZ and the OSCE met; GIZ paid.", ["GIZ", "OSCE"]),
        ("en", "Two IDPs came to an OSCE-led talk.", ["IDP", "OSCE"]),
        ("en", "Nurses of the MSF’s clinic came.", ["MSF"]),
        ("fr", "L’AFD et l’OIM paient.", ["AFD", "OIM"]),
        # known to everybody
        ("en", "The UN, the EU, NATO, the G7, the UK and U.S. NGOs met the WHO and the IMF.", []),
        ("fr", "L’ONU, l’UE, l’OTAN et des ONG citent le PIB, à RFI, l’URSS et la RDC.", []),
        # sums, zones, countries, numbers, words of grammar
        ("en", "It is USD 5, CAD5, at 6 GMT, in the UAE and the DRC, after World War II and part VII.", []),
        ("en", "Do NOT go; it is NOT so, AND that is all.", []),
        # names with digits, of weapons, of persons, in capitals
        ("en", "F-16, COVID-19, IRIS-T, MQ-9, PAC-3, 737 MAX, COP 29, SA-11 and ATACMS missiles, HIMARS.", []),
        ("en", "JD Vance met JP Morgan, Jean DUPONT and Mr DURAND.", []),
        ("en", "Ambassador NEMETH Réka met KIM Jin-a and Simon Harr TD.", []),
        ("fr", "La ministre, KOUAMÉ Adjoua, et le préfet, N’GUESS Kan, ont 5 milliards de FCFA.", []),
        ("fr", "Le directeur de l’AFD Rémi Rioul vient.", ["AFD"]),
        # datelines, labels, words in capitals, names of countries
        ("en", "SAITAMA, Japan — Two men came.", []),
        ("en", "FARGO — Two men came.", []),
        ("en", "ST. PAUL, Minn. -- Two men came.", []),
        ("en", "WATCH: Two men came. NELSON: We did.", []),
        ("en", "In JAPAN, there is a MONTH left, fertility is AT RISK.", []),
        ("en", "IFN-\u03b3 of the MRC Centre and https://example.org/?CA are no acronyms.", []),
        ("en", "PREAMBLE.", []),
        ("en", "THE WHOLE SENTENCE IS WRITTEN LOUD BY GIZ.", []),
        ("en", "See https://example.org/GIZ, GIZ@example.org, #GIZ, R&D, GIZ-12 and GIZ/2025.", []),
        # spelt out or explained
        ("en", "The German agency GIZ met the Norwegian Refugee Council (NRC).", []),
        ("en", "The NRC (Norwegian Refugee Council) came, and OCHA, the relief office, paid.", []),
        ("en", "The International Committee of the Red Cross came. Then the ICRC left.", []),
        ("en", "Weapons of mass destruction are banned; WMD are gone.", []),
        ("en", "JDAM bombs came.", []),
        ("fr", "L’Organisation internationale pour les migrations vient. L’OIM paie.", []),
        ("fr", "L’Agence française de développement (AFD) et l’agence GIZ paient.", []),
        ("fr", "L’École nationale d’administration ouvre. L’ÉNA est là.", []),
        # two letters need capital words
        ("en", "The AU met a useful man.", ["AU"]),
        ("en", "The African Union came. The AU met.", []),
        # quotations are not ours
        ("en", "She said: “The GIZ pays.”", []),
        ("es", "La GIZ paga.", []),
        ("uk", "GIZ платить.", []),
    ],
)  # fmt: skip
def test_acronyms_of_the_body(language, text, acronyms):
    assert said("B306", language, **body(text)) == acronyms
    assert said("B303", language, summary=text) == acronyms


def test_an_acronym_is_found_once_at_its_first_place():
    notices = found("B306", **body("Aid comes.", "The GIZ pays.", "The GIZ pays."))
    assert [each.place.part for each in notices] == ["sections[0].body[1]"]


@pytest.mark.parametrize(
    "fields",
    [
        {"people": [{"name": "Ann Lee", "affiliation": "Danish Food Council"}]},
        {"aid": [{"donor": "Danish Food Council (DFK)"}]},
        {"quotes": [{"text": "The Danish Food Council pays."}]},
        {"qa": [{"question": "What is the Danish Food Council?"}]},
        {"title": "Danish Food Council to pay"},
    ],
)
def test_an_acronym_may_be_spelt_out_anywhere(fields):
    fields = {"title": "Aid", **fields}
    acronym = "DFK" if "aid" in fields else "DFC"
    assert not said("B306", **{**body(f"The {acronym} pays."), **fields})


def test_a_surname_in_capitals_is_no_acronym():
    people = [{"name": "Jean Dupont"}]
    assert not said("B306", people=people, **body("Then DUPONT spoke."))
    assert said("B306", **body("Then DUPONT spoke.")) == ["DUPONT"]


def test_the_summary_spells_out_its_own_and_is_asked_alone():
    long = "The Danish Food Council (DFC) pays."
    assert said("B303", summary="The DFC pays.", **body(long)) == ["DFC"]
    assert not said("B306", summary="The DFC pays.", **body("The DFC pays."))
    assert not said("B306", summary=long, **body("The DFC pays."))


def test_twice_the_acronyms_and_persons_take_twice_the_work():
    names = [f"{a}{b}{c}" for a in "BCDFGH" for b in "KLMNPQ" for c in "RSTVWZ"]

    def work(count):
        people = [{"name": f"Ann Lee{number}"} for number in range(5 * count)]
        text = [f"The “{name}” and the {name} pay." for name in names[:count]]
        assert len(found("B306", people=people, **body(*text))) > count / 2

    work(200)  # what is loaded and kept at the first use
    assert count_calls(lambda: work(200)) <= 3 * count_calls(lambda: work(100))
