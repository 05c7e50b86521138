"""Near misses of placeholders: numbers, quotations, sentences that say what is to come."""

import pytest

from tests.checks.briefings import body, found


def said(text, language="en"):
    notices = found("B316", language=language, **body(text))
    return [each.found for each in notices]


@pytest.mark.parametrize(
    ("language", "text", "placeholder"),
    [
        ("en", "Canada will send EUR XX million.", "XX"),
        ("en", "Canada will send XX million euros.", "XX"),
        ("en", "It comes on XX March.", "XX"),
        ("en", "It comes on March XX.", "XX"),
        ("en", "In XX countries, prices rise.", "XX"),
        ("en", "Ms. XX said so.", "XX"),
        ("en", "Prices rose by XX%.", "XX"),
        ("en", "Prices rose by xxx per cent.", "xxx"),
        ("en", "Aid (TBC) is on its way.", "TBC"),
        ("en", "The sum is tbd.", "tbd"),
        ("en", "The sum is ??? million.", "???"),
        ("en", "Aid: $??", "??"),
        ("en", "Sum: ???", "???"),
        ("en", "Canada sends Ukraine XX tanks.", "XX"),
        ("en", "[Name] will come.", "[Name]"),
        ("en", "[insert the sum here] will come.", "[insert the sum here]"),
        ("en", "INSERT a quotation.", "INSERT"),
        ("en", "Aid arrives (to be confirmed).", "to be confirmed"),
        ("en", "Arrival: to be confirmed", "to be confirmed"),
        ("en", "Dear {{name}}, aid comes.", "{{name}}"),
        ("en", "It costs ____ euros.", "____"),
        ("en", "Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ("fr", "Le Canada enverra XX millions d’euros.", "XX"),
        ("fr", "Elle arrive le XX mars.", "XX"),
        ("fr", "M. XX l’a dit.", "XX"),
        ("fr", "Le montant (à compléter) est connu.", "à compléter"),
        ("fr", "Montant : à confirmer", "à confirmer"),
        ("fr", "[nom] viendra.", "[nom]"),
        ("fr", "Montant À CONFIRMER avant lundi.", "À CONFIRMER"),
        ("es", "Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ("uk", "Сума: ???", "???"),
    ],
)
def test_placeholders_are_found_as_they_stand(language, text, placeholder):
    assert said(text, language) == [f"found the placeholder {placeholder!r}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Art of the XX century is shown."),
        ("en", "The XX and XXI centuries were short."),
        ("en", "Louis XX came, and Super Bowl XXX was played."),
        ("en", "The XX Corps stood there under article XX of the treaty."),
        ("en", "The XX chromosome is not the XY one."),
        ("en", "The number of XX cells rises."),
        ("en", "____"),
        ("en", "Mad Max is an XXX-rated film, shirts are XXL."),
        ("en", "He said: “The sum is XX million, or [name] is wrong ???”"),
        ("en", "The date is still to be confirmed by Parliament."),
        ("en", "More aid is to come."),
        ("en", "Who pays??"),
        ("en", "He wrote [sic] that [the minister] came […]."),
        ("en", "The name, the date and the sum are known (name and date)."),
        ("en", "They insert a clause, and todo lists are long."),
        ("fr", "L’art du XXe siècle et du XX siècle."),
        ("fr", "La date reste à confirmer par le Parlement."),
        ("fr", "L’aide à venir sera militaire."),
        ("fr", "Combien ?"),
        ("es", "La TBC y el siglo XX: TODO es nuevo."),
        ("ar", "كم تدفع كندا؟؟"),
        ("zh", "谁付钱??"),
    ],
)
def test_what_looks_like_a_placeholder_is_let_be(language, text):
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"title": "Canada to send XX million"}, "title"),
        ({"title": "CANADA TO SEND XX MILLION"}, "title"),
        ({"subtitle": "TBC"}, "subtitle"),
        ({"byline": "[name]"}, "byline"),
        ({"reference": "XXX"}, "reference"),
        ({"source": {"publisher": "TBD"}}, "source.publisher"),
        ({"summary": "Canada will send **TBC**."}, "summary"),
        ({"sections": [{"heading": "TBC"}]}, "sections[0].heading"),
        ({"people": [{"name": "Ann Lee"}, {"name": "XX"}]}, "people[1].name"),
        ({"figures": [{"label": "TBC", "value": 1}]}, "figures[0].label"),
        ({"aid": [{"timing": "to be confirmed"}]}, "aid[0].timing"),
        ({"quotes": [{"text": "We come.", "speaker": "???"}]}, "quotes[0].speaker"),
        ({"qa": [{"question": "How much?", "answer": "TBC"}]}, "qa[0].answer"),
        ({"contacts": [{"name": "Desk", "phone": "XX XX XX"}]}, "contacts[0].phone"),
    ],
)
def test_every_field_that_is_printed_is_looked_at(fields, part):
    (notice,) = found("B316", **fields)
    assert (notice.place.part, notice.severity) == (part, "error")


@pytest.mark.parametrize(
    "fields",
    [
        {"notes": ["TBC"]},
        {"people": [{"name": "TBC", "review": "who is it?"}]},
        {"quotes": [{"text": "It is XX million, TBC.", "speaker": "Ann Lee"}]},
        body({"quote": "It is XX million, TBC."}),
        {"source": {"title": "It is TBC", "url": "https://example.org/XXX"}},
        # what the source itself says
        {"aid": [{"timing": "to be confirmed", "evidence": "Arrival: to be confirmed."}]},
        {"sections": [{"heading": "XX. What comes next"}]},
    ],
)
def test_what_is_not_printed_or_the_sources_is_let_be(fields):
    assert not found("B316", **fields)
