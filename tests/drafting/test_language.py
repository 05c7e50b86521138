"""An article in a language without lexicon is drafted in its structure, and that is said."""

import pytest

from reports.drafting import draft
from reports.language.lexicon import languages
from reports.readers.article.read import read_article

SPANISH = """La ayuda llega

3 de mayo de 2025

El presidente Luis Pérez anunció este viernes en Kiev que España enviará una ayuda de 100 millones
de euros para la reconstrucción de las ciudades. «Estamos con ellos», dijo el presidente.

Preguntas

- ¿Qué se hará con el dinero?
"""
GERMAN = """Hilfe kommt

2025-05-03

Minister Bob Roy sagte: „Wir helfen gern.“ Die Regierung in Berlin hat am Freitag angekündigt, dass
sie 5 Millionen Euro für die Ukraine gibt, und auch das Geld für den Bau der Schulen ist nicht weg.
"""
UNKNOWN = "Qwx zzt\n\nMay 3, 2025\n\nBlurp znak 5 million euros qworg, zzt “blurp” znak.\n"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [(SPANISH, "es", "'es'"), (GERMAN, "de", "'de'"), (UNKNOWN, "en", "could not be told")],
)
def test_only_the_structure_of_a_language_without_lexicon_is_drafted(text, language, said):
    drafted = draft(read_article(text))
    briefing = drafted.briefing
    assert briefing.language == language
    assert (briefing.title, str(briefing.date)) == (text.partition("\n")[0], "2025-05-03")
    assert briefing.sections
    assert not any((briefing.people, briefing.aid, briefing.quotes, briefing.figures))
    notice = next(each for each in drafted.notices if each.code == "structure-only")
    assert said in notice.found
    assert all(tag in notice.expected for tag in languages())


@pytest.mark.parametrize(
    "text",
    [
        "Aid\n\nMay 3, 2025\n\nCanada gave €5 million to Ukraine.\n",
        "Aide\n\n3 mai 2025\n\nLe Canada a donné 5 millions d’euros à l’Ukraine.\n",
        "Visit\n\n“We agree,” said Finance Minister Ann Lee.\n",
    ],
)
def test_a_short_text_is_known_by_the_words_of_a_lexicon(text):
    drafted = draft(read_article(text))
    assert drafted.briefing.aid or drafted.briefing.quotes
    assert "structure-only" not in [each.code for each in drafted.notices]
