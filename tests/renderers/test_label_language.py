"""Labels in another language than the document: the document keeps its own, and readers are told."""

import io
import re
import zipfile

import pikepdf
import pytest

from reports.errors import UsageError
from reports.look import Options
from reports.model import Briefing
from reports.model.public import public
from reports.pipeline import render
from reports.readers.own.pdf import read_pdf
from reports.revision import read_word

BRIEFING = Briefing.model_validate(
    {
        "title": "Aid talks",
        "date": "2026-01-15",
        "embargo": "2026-01-15T06:00:00+01:00",
        "people": [{"name": "Ann Lee", "role": "Minister"}],
        "aid": [
            {"donor": "Canada", "purpose": "shelters", "kind": "humanitarian", "status": "pledged",
             "amount": {"value": 5000000, "currency": "CAD", "qualifier": "over"}},
            {"donor": "Kenya", "purpose": "water", "status": "pledged", "amount": {"value": 7000000, "currency": "CAD"}},
        ],
        "quotes": [{"text": "We need peace", "speaker": "Ann Lee"}],
        "qa": [{"question": "Why?", "answer": None}],
        "source": {"publisher": "Example Daily"},
        "contacts": [{"name": "Press desk"}],
    }
)  # fmt: skip
FRENCH = Options(labels="fr", cite=True)
#: Words of the labels, and words of the briefing.
LABELS = ["Note d’information", "Personnalités", "Nom", "Donateur", "plus de", "Promis", "Contact", "Citations",
          "Annexe : questions et réponses", "(aide humanitaire)", "Pas encore de réponse."]  # fmt: skip
OWN = [
    "Aid talks",
    "Minister",
    "Canada",
    "Shelters",
    "We need peace",
    "Why?",
    "Example Daily",
    "January 15, 2026",
]


def word_part(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def runs(xml: str) -> list[tuple[str, str | None]]:
    """Return the text of each run with the language that it names."""
    found = []
    for run in re.findall(r"<w:r>.*?</w:r>", xml):
        text = "".join(re.findall(r"<w:t[^>]*>([^<]*)", run))
        language = re.search(r'<w:lang w:val="([^"]*)"', run)
        found.append((text, language[1] if language else None))
    return found


def said_in(data: bytes, language: str) -> str:
    return " | ".join(text for text, tag in runs(word_part(data)) if tag == language)


def pdf_languages(data: bytes) -> tuple[str, list[tuple[str, str]]]:
    """Return the document's language, and the elements with one of their own."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        elements = [
            (str(obj["/S"]), str(obj["/Lang"]))
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and "/S" in obj and "/Lang" in obj
        ]
        return str(pdf.Root["/Lang"]), elements


def test_word_names_the_language_of_labels_and_keeps_its_own_for_the_rest() -> None:
    data = render(BRIEFING, "docx", options=FRENCH)
    french = said_in(data, "fr")

    assert [label for label in LABELS if label not in french] == []
    assert [text for text in OWN if text in french] == []
    assert ">en<" in word_part(data, "docProps/core.xml")
    assert 'w:lang w:val="fr"' in word_part(data, "word/brief-footer-default.xml")


def test_pdf_names_the_language_of_labels_and_keeps_its_own_for_the_rest() -> None:
    own, elements = pdf_languages(render(BRIEFING, "pdf", options=FRENCH))
    tags = [tag for tag, _ in elements]

    assert own == "en"
    assert {language for _, language in elements} == {"fr"}
    # kicker and open answer; headings of the two tables, the quotations and the appendix; columns
    assert (tags.count("/P") >= 2, tags.count("/H2"), tags.count("/TH") >= 6) == (True, 4, True)
    # within lines: embargo, kind, status of two rows and of their total, qualifier, source, contact;
    # beside the summary: qualifier and status of the largest sum
    assert tags.count("/Span") == 10


def test_numbers_days_and_quotation_marks_stay_those_of_the_document() -> None:
    text = render(BRIEFING, "txt", options=FRENCH).decode()

    assert "plus de CAD 5" in text
    assert "January 15, 2026" in text
    assert "“We need peace”" in text
    assert "Note d’information" in text


@pytest.mark.parametrize("labels", ["fr", "ar", "he", "en-GB", None])
def test_what_is_read_back_is_the_briefing_in_its_own_language(labels: str | None) -> None:
    options = Options(labels=labels)
    reading = read_word(render(BRIEFING, "docx", options=options), "a.docx")

    assert public(reading.briefing) == public(BRIEFING)
    assert reading.notices == ()
    assert read_pdf(render(BRIEFING, "pdf", options=options), "a.pdf").briefing.language == "en"


@pytest.mark.parametrize("labels", [None, "en", "en-GB"])
def test_labels_in_the_document_s_language_are_not_marked(labels: str | None) -> None:
    options = Options(labels=labels)

    assert pdf_languages(render(BRIEFING, "pdf", options=options)) == ("en", [])
    assert "<w:lang " not in word_part(render(BRIEFING, "docx", options=options))


def test_english_labels_of_a_language_that_has_none_are_marked_too() -> None:
    german = BRIEFING.model_copy(update={"language": "de"})
    own, elements = pdf_languages(render(german, "pdf"))

    assert (own, {language for _, language in elements}) == ("de", {"en"})
    word = render(german, "docx")
    assert "Key figures" in said_in(word, "en")
    assert "Aid talks" not in said_in(word, "en")
    assert public(read_word(word, "a.docx").briefing) == public(german)


@pytest.mark.parametrize("labels", ["klingon language", "fr_CA", "", 7])
def test_what_is_no_language_tag_is_a_usage_error(labels: str) -> None:
    with pytest.raises(UsageError, match=r"^labels: "):
        Options(labels=labels)
