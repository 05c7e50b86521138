"""Attribution that names nobody, and what looks like it."""

import pytest

from tests.checks.briefings import body, found


def said(text, language="en"):
    return [each.found for each in found("B315", language=language, **body(text))]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Experts say the talks will fail.", "Experts say"),
        ("en", "Military experts said the front is quiet.", "Military experts said"),
        ("en", "Critics of the deal argue that it is late.", "Critics of the deal argue"),
        ("en", "In Kyiv, some observers doubt it.", "some observers"),
        ("en", "It is believed that the talks will fail.", "It is believed that"),
        ("en", "It is widely thought to be the largest sum.", "It is widely thought to be"),
        ("en", "The aid is widely seen as late.", "is widely seen"),
        ("en", "Sources close to the minister expect a vote.", "Sources close to"),
        ("en", "A diplomatic source said the talks go on.", "A diplomatic source said"),
        ("en", "The talks go on, according to analysts.", "according to analysts"),
        ("en", "According to media reports, aid is late.", "According to media reports"),
        ("en", "Some say that Canada pays too little.", "Some say"),
        ("en", "Analysts expect Canada to send more.", "Analysts expect"),
        ("en", "The sum was named by people familiar with the talks.", "people familiar with the"),
        ("en", "Studies show that cash helps.", "Studies show"),
        ("fr", "Selon certains, l’aide arrive tard.", "Selon certains"),
        ("fr", "Selon certains observateurs, l’aide arrive tard.", "Selon certains observateurs"),
        ("fr", "Des experts estiment que l’aide arrive tard.", "Des experts estiment"),
        ("fr", "Il semblerait que l’aide arrive tard.", "Il semblerait"),
        ("fr", "L’aide arrive tard, selon des sources proches du dossier.", "selon des sources proches du"),
        ("fr", "Les observateurs internationaux craignent un échec.", "Les observateurs internationaux craignent"),
        ("fr", "D’aucuns pensent que l’aide arrive tard.", "D’aucuns pensent"),
    ],
)  # fmt: skip
def test_attribution_to_nobody_is_found_with_its_words(language, text, words):
    assert said(text, language) == [f"{words!r} does not say who"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # who it is stands before, behind or elsewhere
        ("en", "UN human rights experts said the front is quiet."),
        ("en", "Experts at the IMF expect growth."),
        ("en", "Some observers from the OSCE doubt it."),
        ("en", "Critics such as Ann Lee argue that it is late."),
        ("en", "Some experts, among them Ann Lee, doubt it."),
        ("en", "Ann Lee said that many experts doubt it."),
        ("en", "Some experts doubt it, said Ann Lee."),
        ("en", "Most experts doubt it, according to the World Bank."),
        ("en", "A source close to the minister told Reuters so."),
        ("en", "It is believed by the IMF that growth slows."),
        ("en", "The committee met. The experts said the front is quiet."),
        # not attribution at all
        ("en", "Canada will send experts and analysts."),
        ("en", "Experts from six countries met in Kyiv."),
        ("en", "Water sources close to the town are dry."),
        ("en", "The plane was reported missing."),
        ("en", "Critical voices are heard, and some states said no."),
        ("en", "The ministry said: “Experts say the talks will fail.”"),
        ("en", "“Some observers doubt it,” Ann Lee said."),
        ("en", "The words “some critics” stand on each page of the report."),
        ("fr", "Selon certains critères, l’aide arrive tard."),
        ("fr", "Selon les experts de l’ONU, l’aide arrive tard."),
        ("fr", "Des experts ukrainiens sont formés en France."),
        ("fr", "Certains experts, dont Anne Roy, en doutent."),
        ("fr", "Mme Roy a dit : « Selon certains, l’aide arrive tard. »"),
        ("fr", "Les observateurs de l’OSCE estiment que le front est calme."),
        ("es", "Los expertos dicen que it is believed that no."),
        ("ar", "يقول الخبراء إن المحادثات ستفشل."),
    ],
)
def test_attribution_to_somebody_and_other_words_are_let_be(language, text):
    assert said(text, language) == []


def test_a_sentence_is_found_once_and_titles_are_not_read():
    text = "Experts say so, and some observers doubt it."
    notices = found("B315", title="Experts say so", summary=text, **body(text))
    assert [each.place.part for each in notices] == ["summary"]
    assert [each.severity for each in notices] == ["warning"]
