"""The judges (page-validation in this process, veraPDF in a Java machine) and briefs to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import page
import pytest

from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf import PdfRenderer
from tests.renderers.pdf.verapdf import VeraPdf

#: PDF/UA-1 and PDF/A-3a: what every file must pass.
FLAVOURS = ("ua1", "3a")

FRENCH: dict[str, Any] = {
    "title": "Le Canada n’exclut pas d’envoyer des troupes de maintien de la paix",
    "language": "fr-CA",
    "date": "2025-08-24",
    "byline": "Service de presse",
    "reference": "NI-2025-0824",
    "marking": "DIFFUSION RESTREINTE",
    "embargo": "2025-08-25T06:00:00+02:00",
    "summary": (
        "Il a déclaré : « Nous voulons la paix ! » ; il a **confirmé** l’aide "
        "(voir le [communiqué](https://example.org/communiqué))."
    ),
    "sections": [
        {
            "heading": "Contexte",
            "body": [
                "*La cérémonie* a réuni plusieurs délégations ; l’internationalisation des "
                "programmes institutionnels a été évoquée longuement par les participants.",
                {"bullets": ["la production de drones ;", "les garanties de **sécurité** ;"]},
                {"quote": "Nous avons besoin de la paix", "speaker": "V. Zelenskyy"},
                {"numbered": ["un", "deux"]},
            ],
        }
    ],
    "people": [{"name": "Mark Carney", "role": "premier ministre", "affiliation": "Canada"}],
    "figures": [{"label": "Cas confirmés", "value": 809, "unit": "cas", "as_of": "2025-08-24"}],
    "aid": [
        {
            "donor": donor,
            "recipient": "Ukraine",
            "purpose": purpose,
            "amount": {"value": value, "currency": "CAD"},
            "status": "pledged",
        }
        for donor, purpose, value in (
            ("Canada", "aide militaire", 1_000_000_000),
            ("Norvège", "gaz", 850_000_000),
        )
    ],
    "qa": [{"question": "Qu’a-t-il confirmé ?", "answer": "Une aide.\n\nEt un accord."},
           {"question": "Quand ?"}],
    "contacts": [{"name": "Bureau de presse", "email": "presse@example.org"}],
    "source": {"publisher": "Le Journal", "url": "https://example.org/article"},
}  # fmt: skip

PARAGRAPH = (
    "The delegations discussed the arrangement at length, and the participants agreed that "
    "further consultations would be necessary before any announcement could be made public. "
)


@pytest.fixture(scope="session")
def vera(
    need_tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[VeraPdf]:
    java, javac = need_tool("java"), need_tool("javac")
    engine = VeraPdf(java, javac, tmp_path_factory.mktemp("verapdf"))
    yield engine
    engine.close()


def faults(data: bytes) -> list[str]:
    """Return what page-validation has against a file, as PDF/UA-1 and as PDF/A-3a."""
    reports = [page.validate_pdf_bytes(data, profile=flavour) for flavour in FLAVOURS]
    return [str(failure) for report in reports for failure in report.failures]


@pytest.fixture(scope="session", name="faults")
def faults_of() -> Callable[[bytes], list[str]]:
    """Return `faults`."""
    return faults


@pytest.fixture(scope="session")
def french() -> Briefing:
    return Briefing.model_validate(FRENCH)


@pytest.fixture(scope="session")
def brief_of() -> Callable[..., Briefing]:
    """Return a function that makes a brief of so many paragraphs and questions."""

    def make(paragraphs: int, questions: int = 0, **more: Any) -> Briefing:
        body = [PARAGRAPH * 2] * paragraphs
        sections = [
            {"heading": f"Part {n}", "body": body[n : n + 3]} for n in range(0, paragraphs, 3)
        ]
        qa = [{"question": f"Is this number {n}?", "answer": PARAGRAPH} for n in range(questions)]
        title = "A brief of some length"
        return Briefing.model_validate({"title": title, "sections": sections, "qa": qa, **more})

    return make


@pytest.fixture(scope="session")
def render() -> Callable[..., Rendered]:
    """Return a function that renders a briefing as PDF: theme by name, options by keyword."""

    def make(briefing: Briefing, theme: str = "house", **options: Any) -> Rendered:
        return PdfRenderer().render(
            plan_of(briefing, Options(**options)), look_of(theme, Options(**options))
        )

    return make
