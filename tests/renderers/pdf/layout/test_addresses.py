"""Addresses that stand bare in running text are links, the words at them stay as they are."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest

from reports.model import Briefing
from reports.renderers.contract import Rendered
from tests.renderers.pdf.defects import tagged

Render = Callable[..., Rendered]
LONG = "https://www.canada.ca/en/global-affairs/news/2025/08/prime-minister-carney-announces.html"


def targets(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as file:
        boxes = [link for page in file.pages for link in page.get("/Annots", [])]
        return list(dict.fromkeys(str(link.A.URI) for link in boxes))


def brief(text: str) -> Briefing:
    body = {"title": "T", "sections": [{"heading": "H", "body": [text]}]}
    return Briefing.model_validate(body)


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("See (https://example.org/a_(b)), or not", ["https://example.org/a_(b)"]),
        ("Two: http://a.example/x; https://b.example/?q=1!", ["http://a.example/x", "https://b.example/?q=1"]),
        ("Write to desk@example.org, please", ["mailto:desk@example.org"]),
        ("**https://example.org/bold**", ["https://example.org/bold"]),
        ("[its own](https://example.org/own) link", ["https://example.org/own"]),
        ("[words](https://a.example/b) (https://a.example/b), https://a.example/c", ["https://a.example/b", "https://a.example/c"]),
        ("[words](https://a.example/q=a!) at https://a.example/q=a!", ["https://a.example/q=a!"]),
        ("« https://example.org/fr »", ["https://example.org/fr"]),
        ("nothing@, @nobody, ://, https://, javascript://x, a @ b.c, ftp://x.y", []),
        ("x" * 5000 + "@example.org", []),
    ],
)  # fmt: skip
def test_a_bare_address_is_a_link(render: Render, text: str, leads_to: list[str]) -> None:
    assert targets(render(brief(text)).data) == leads_to


def contents(data: bytes) -> list[tuple[str, str]]:
    """Return what links say, and where they lead."""
    with pikepdf.open(io.BytesIO(data)) as file:
        boxes = [link for page in file.pages for link in page.get("/Annots", [])]
        return [(str(link.Contents), str(link.A.URI)[-1]) for link in boxes]


def test_a_link_says_its_words_to_those_who_hear_it(render: Render) -> None:
    text = (
        "[one **of them**](https://a.example/a), [another](https://a.example/a) and "
        "[Київ and Kyiv](https://a.example/b); desk@example.org, https://a.example/c."
    )
    assert contents(render(brief(text)).data) == [
        ("one of them", "a"),
        ("one of them", "a"),
        ("another", "a"),
        ("Київ and Kyiv", "b"),
        ("Київ and Kyiv", "b"),
        ("desk@example.org", "g"),
        ("https://a.example/c", "c"),
    ]


def test_an_address_that_words_lead_to_is_text_behind_them(render: Render) -> None:
    data = render(brief("The [report](https://a.example/b) (https://a.example/b) says so")).data

    assert contents(data) == [("report", "b")]


@pytest.mark.parametrize("lead", ["See", "This can all be read, and more of it, at"])
@pytest.mark.parametrize("end", [".", "", ")"])
def test_a_divided_address_comes_out_whole(render: Render, lead: str, end: str) -> None:
    word = f"({LONG}{end}" if end == ")" else f"{LONG}{end}"
    data = render(brief(f"{lead} {word} for more on this matter today.")).data
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_bounded()
    document.close()

    assert word in text
    assert targets(data) == [LONG]
    with pikepdf.open(io.BytesIO(data)) as file:
        assert len(tagged(file, "Link")) == 1
