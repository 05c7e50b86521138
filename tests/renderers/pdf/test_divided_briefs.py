"""Whole briefs with long addresses and long words in narrow columns: every one comes out whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import product

import pikepdf
import pytest

from reports.model import Briefing
from tests.renderers.pdf.extraction import by_mupdf, by_pdfium, by_poppler, letters
from tests.renderers.pdf.making import rendered

ADDRESSES = [
    "https://www.canada.example.org/en/global-affairs/news/2025/08/"
    "prime-minister-carney-announces-support-for-ukraine.html",
    "https://commission.europa.example.org/topics/eu-solidarity-ukraine/eu-assistance-ukraine_en",
    "https://data.example.org/dataset/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f0",
    "https://www.auswaertiges-amt.example.org/de/aussenpolitik/laenderinformationen/ukraine-node",
    "https://reliefweb.example.org/report/ukraine/"
    "ukraine-humanitarian-response-2025-situation-report-no-12?utm_source=brief&lang=en",
    "https://docs.example.org/document/d/1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUvWxYz/edit#heading=h.abc",
    "www.gouvernement.example.org/actualites/le-premier-ministre-annonce-une-aide-supplementaire",
    "https://example.org/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/index.html",
]
LEADS = ["See ", "More on this matter is at ", "(source: ", ""]
ENDS = ["", " today.", " for more on this matter and what has been said of it today."]

WORDS = [
    "Katastrophenschutzbehörde",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "Wiederaufbaukoordinierungsstelle",
    "Flüchtlingsunterbringungsprogramm",
    "Energieversorgungssicherheit",
    "Deutsch-Kanadische-Freundschaftsgesellschaft",
    "Haushaltsermächtigungsverordnung",
    "Minenräumungsausrüstungslieferungen",
    "Außenwirtschaftsförderungsgesellschaft",
]
PURPOSES = ["{}", "{} und {}", "Mittel für {}", "{}/{}", "die {}, {} und {}", "„{}“"]


def address_brief(address: str, lead: str, end: str) -> tuple[Briefing, list[str]]:
    said = f"{lead}{address}{end}"
    body = [said.replace("_", "\\_")]
    brief = {"title": "An address", "sections": [{"heading": "Where", "body": body}]}
    return Briefing.model_validate(brief), [said]


def table_brief(word: str, purpose: str, count: int) -> tuple[Briefing, list[str]]:
    said = purpose.format(word, word, word)
    rows = [
        {
            "donor": word if count > 1 else "Deutschland",
            "recipient": word if count > 2 else "Ukraine",
            "purpose": said,
            "kind": "military",
            "status": "announced",
            "timing": "in diesem Jahr",
            "amount": {"value": 10**9 * number, "currency": "EUR", "qualifier": "approximately"},
        }
        for number in range(1, count + 1)
    ]
    brief = {"title": word, "language": "de", "aid": rows}
    return Briefing.model_validate(brief), [word, said[:1].upper() + said[1:]]


def check(briefs: list[tuple[Briefing, list[str]]], pdftotext: str) -> None:
    """Render all; pdfium judges each, poppler and MuPDF all in one document."""
    joined, all_said = pikepdf.new(), []
    for brief, said in briefs:
        data = rendered(brief)
        assert [text for text in said if letters(text) not in letters(by_pdfium(data))] == []
        with pikepdf.open(io.BytesIO(data)) as one:
            joined.pages.extend(one.pages)
        all_said += said
    buffer = io.BytesIO()
    joined.save(buffer)
    for found in (by_mupdf(buffer.getvalue()), by_poppler(buffer.getvalue(), pdftotext, "-raw")):
        flat, place = letters(found), 0
        for text in all_said:
            place = flat.find(letters(text), place)
            assert place >= 0, text


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_comes_out_whole(address: str, need_tool: Callable[[str], str]) -> None:
    briefs = [address_brief(address, lead, end) for lead, end in product(LEADS, ENDS)]

    check(briefs, need_tool("pdftotext"))


@pytest.mark.parametrize("word", WORDS)
def test_a_long_word_in_a_table_comes_out_whole(word: str, need_tool: Callable[[str], str]) -> None:
    briefs = [table_brief(word, purpose, count) for purpose, count in product(PURPOSES, (1, 2, 3))]

    check(briefs, need_tool("pdftotext"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_in_text_is_letter_for_letter(address: str) -> None:
    """The summary of what is printed, too: no hyphen, soft or hard, that was not written."""
    for lead, end in product(LEADS, ENDS):
        brief, _ = address_brief(address, lead, end)
        with pikepdf.open(io.BytesIO(rendered(brief))) as file:
            shown = b"".join(page.Contents.read_bytes() for page in file.pages)
        assert b"\x00\xad" not in shown
