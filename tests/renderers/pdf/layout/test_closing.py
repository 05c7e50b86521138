"""The lines at the end: the source, and the contacts under one label."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest

from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf.layout.brief import measure_brief


def briefing(contacts: int) -> Briefing:
    desks = [{"name": f"Desk {n}", "email": f"desk{n}@example.org"} for n in range(contacts)]
    source = {"publisher": "The Paper", "title": "A title"}
    return Briefing.model_validate({"title": "T", "source": source, "contacts": desks})


@pytest.mark.parametrize(("contacts", "hanging"), [(1, 0), (3, 2)])
def test_further_contacts_stand_below_the_first_without_its_label(
    contacts: int, hanging: int
) -> None:
    closing = measure_brief(plan_of(briefing(contacts)), look_of()).closing
    assert closing is not None

    texts = [item.text.plain for item in closing.items]
    assert texts[:2] == ["Source: A title, The Paper", "Contact: Desk 0, desk0@example.org"]
    assert texts[2:] == [f"Desk {n}, desk{n}@example.org" for n in range(1, contacts)]
    assert [item.hang > 2 for item in closing.items] == [False, False, *[True] * hanging]


LONG = "https://example.org/news/2025/08/24/a-long-address-that-nobody-wants-to-hear.html?from=brief#top"


@pytest.mark.parametrize(
    ("source", "words", "kept"),
    [
        ({"title": "Aid, more of it"}, "Aid, more of it", f"Source: Aid, more of it, {LONG}"),
        ({"publisher": "The Paper"}, "The Paper", f"Source: The Paper, {LONG}"),
        ({}, LONG, f"Source: {LONG}"),
    ],
)
def test_the_source_is_a_link_in_words_and_its_address_is_printed_once(
    render: Callable[..., Rendered], source: dict[str, str], words: str, kept: str
) -> None:
    fields = {"title": "T", "source": {**source, "url": LONG}}
    data = render(Briefing.model_validate(fields)).data
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    with pikepdf.open(io.BytesIO(data)) as file:
        links = list(file.pages[0].Annots)

    assert {(str(link.A.URI), str(link.Contents)) for link in links} == {(LONG, words)}
    assert kept in " ".join(text.split())


@pytest.mark.parametrize(("language", "is_left"), [("en", True), ("ar", False)])
def test_their_words_begin_where_the_first_ones_do(
    render: Callable[..., Rendered], language: str, is_left: bool
) -> None:
    words = {"name": "Desk" if is_left else "مكتب"}
    fields = {"title": "T", "language": language, "contacts": [words, words]}
    data = render(Briefing.model_validate(fields)).data
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    text = page.get_text_range()

    places = [n for n in range(len(text)) if text.startswith(words["name"], n)]
    boxes = [page.get_charbox(n) for n in places]
    assert len(boxes) == 2
    assert abs(boxes[0][1] - boxes[1][1]) > 5
    edge = 0 if is_left else 2
    assert boxes[0][edge] == pytest.approx(boxes[1][edge], abs=0.6)
