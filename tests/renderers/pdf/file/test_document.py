"""The file: what it is made of, what it carries, and that it is always the same."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reports.errors import UnprintableError
from reports.model import Briefing, public
from reports.pipeline import plan_of
from reports.renderers.contract import Rendered
from reports.renderers.pdf.file.painting.page import Page, Resources, UntaggedTextError

Render = Callable[..., Rendered]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def elements(node: Any) -> Iterator[Any]:
    """All structure elements, in reading order."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K"))


def tree(document: pikepdf.Pdf) -> list[Any]:
    return list(elements(document.Root.StructTreeRoot.K))


def test_the_elements_stand_in_the_order_of_the_plan(render: Render, french: Briefing) -> None:
    document = opened(render(french).data)
    tags = [str(element.S)[1:] for element in tree(document)]
    found = [tag for tag in tags if tag not in ("TR", "TH", "TD")]
    table = ["Table", "Caption", "H2", "THead", "TBody"]

    assert found == [
        "Document", "P", "P", "H1", "P", "P", "P", "Link",
        "P", "P",
        *table, *table, "Figure", "Caption", "P",
        "Sect", "H2", "P", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "BlockQuote", "P", "P",
        "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody",
        "Sect", "H2", "H3", "P", "P", "H3", "P", "P", "Link", "P", "Link",
    ]  # fmt: skip


def test_sections_and_the_appendix_hold_what_is_theirs(render: Render, french: Briefing) -> None:
    document = opened(render(french).data)
    found = [element for element in tree(document) if element.S == "/Sect"]
    kids = [[str(kid.S)[1:] for kid in section.K] for section in found]

    assert [str(section.T) for section in found] == [
        "Contexte", "Annexe : questions et réponses",
    ]  # fmt: skip
    assert kids == [["H2", "P", "L", "BlockQuote", "L"], ["H2", "H3", "P", "P", "H3", "P"]]


def test_text_without_a_heading_is_in_no_section(render: Render) -> None:
    body = {"title": "A title", "summary": "A summary.", "people": [{"name": "Ann Lee"}]}
    document = opened(render(Briefing.model_validate(body)).data)

    assert "/Sect" not in [element.S for element in tree(document)]


def test_a_figure_has_its_caption_first_and_its_box_around_both(
    render: Render, french: Briefing
) -> None:
    document = opened(render(french).data)
    figure = next(one for one in tree(document) if one.S == "/Figure")
    caption = figure.K[0]

    assert caption.S == "/Caption"
    assert int(figure.K[1]) >= 0  # then the drawing


@pytest.mark.parametrize(("language", "is_turned"), [("ar", True), ("he", True), ("fr", False)])
def test_only_what_is_read_from_the_right_says_so(
    render: Render, language: str, is_turned: bool
) -> None:
    document = opened(render(Briefing(title="T", language=language)).data)

    assert ("/Direction" in document.Root.ViewerPreferences) == is_turned
    assert ("/A" in document.Root.StructTreeRoot.K) == is_turned


def test_head_cells_say_what_they_head(render: Render, french: Briefing) -> None:
    document = opened(render(french).data)
    heads = [element for element in tree(document) if element.S == "/TH"]
    scopes = [str(head.A.Scope) for head in heads]

    assert scopes[:4] == ["/Column", "/Column", "/Column", "/Row"]


def test_figures_have_their_text_and_place(render: Render, french: Briefing) -> None:
    document = opened(render(french).data)
    found = [element for element in tree(document) if element.S == "/Figure"]

    assert [str(figure.Alt)[:11] for figure in found] == ["Diagramme à"]
    assert all(len(figure.A.BBox) == 4 for figure in found)


def test_links_lead_where_they_say(render: Render, french: Briefing) -> None:
    document = opened(render(french).data)
    links = list(document.pages[0].Annots)

    assert [str(link.A.URI) for link in links] == [
        "https://example.org/communiqu%C3%A9",
        "https://example.org/article",
        "mailto:presse@example.org",
    ]
    assert str(links[2].Contents) == "presse@example.org"
    parents = document.Root.StructTreeRoot.ParentTree.Nums
    by_key = dict(zip(map(int, list(parents)[::2]), list(parents)[1::2], strict=True))
    for link in links:
        element = by_key[int(link.StructParent)]
        assert element.S == "/Link"
        assert any(getattr(kid, "Obj", None) == link for kid in element.K)


def test_the_outline_lists_the_headings(render: Render, french: Briefing) -> None:
    with opened(render(french).data).open_outline() as outline:
        title = outline.root[0]

        assert title.title == french.title
        assert [item.title for item in title.children] == [
            "Personnalités", "Aide", "Contexte", "Annexe\u00a0: questions et réponses",
        ]  # fmt: skip
        appendix = title.children[-1]
        assert [item.title for item in appendix.children] == [
            "1. Qu’a-t-il confirmé\u00a0?", "2. Quand\u00a0?",
        ]  # fmt: skip
        assert appendix.is_closed
        assert not any(item.children for item in title.children[:-1])


def test_the_briefing_is_inside(render: Render, sample: Briefing) -> None:
    document = opened(render(sample).data)
    data = document.attachments["briefing.json"].get_file().read_bytes()

    assert Briefing.model_validate_json(data) == public(sample)
    assert str(document.Root.AF[0].AFRelationship) == "/Source"


def test_the_dates_are_the_briefings(render: Render, sample: Briefing) -> None:
    dated = opened(render(sample).data)
    open_dated = opened(render(sample.model_copy(update={"date": None})).data)

    assert str(dated.docinfo["/CreationDate"]) == "D:20250824000000Z"
    assert dated.open_metadata()["xmp:CreateDate"].startswith("2025-08-24T00:00:00")
    assert "/CreationDate" not in open_dated.docinfo
    assert "xmp:CreateDate" not in open_dated.open_metadata()


def test_every_font_is_embedded_as_a_subset(render: Render, french: Briefing) -> None:
    document = opened(render(french).data)
    parts = [o for o in document.objects if isinstance(o, pikepdf.Dictionary)]
    names = [str(o.BaseFont) for o in parts if o.get("/Subtype") == "/CIDFontType2"]

    assert len(names) >= 4
    assert all(re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9-]+", name) for name in names)
    assert len([o for o in parts if "/FontFile2" in o]) == len(names)


def test_the_sample_is_small(render: Render, sample: Briefing) -> None:
    assert len(render(sample).data) < 60_000


def test_qpdf_finds_nothing(
    render: Render, french: Briefing, need_tool: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "brief.pdf").write_bytes(render(french).data)

    done = subprocess.run(
        [need_tool("qpdf"), "--check", tmp_path / "brief.pdf"], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr


_PRINT_DIGEST = """
import hashlib, reports
from reports.look import look_of
from reports.pipeline import plan_of
from reports.sources import read_source
from reports.renderers.pdf import PdfRenderer
print(hashlib.sha256(PdfRenderer().render(plan_of(read_source(None).briefing), look_of()).data).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "7"])
def test_another_process_makes_the_same_bytes(render: Render, sample: Briefing, seed: str) -> None:
    import hashlib

    environment = dict(os.environ, PYTHONHASHSEED=seed, TZ="Pacific/Kiritimati", LC_ALL="C")
    environment["SOURCE_DATE_EPOCH"] = "1"
    out = subprocess.run(
        [sys.executable, "-c", _PRINT_DIGEST],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert out.stdout.strip() == hashlib.sha256(render(sample).data).hexdigest()


def test_text_outside_any_element_raises() -> None:
    page = Page(0, (100.0, 100.0), Resources())

    with pytest.raises(UntaggedTextError):
        page.show("(text) Tj")


def test_what_cannot_be_printed_is_named_with_its_place(render: Render) -> None:
    briefing = Briefing.model_validate(
        {"title": "Title", "qa": [{"id": "q-first", "question": "Fine?", "answer": "Yes 𐎀"}]}
    )

    with pytest.raises(UnprintableError, match=r"q-first: .*U\+10380 UGARITIC LETTER ALPA"):
        render(briefing)


def test_text_that_looks_like_markup_is_text(render: Render) -> None:
    import pypdfium2

    title = r"<b>A & B</b> (x) \n) Tj ET ${HOME} {{ 7*7 }} file:///etc/passwd"
    document = pypdfium2.PdfDocument(render(Briefing(title=title)).data)

    assert title in " ".join(document[0].get_textpage().get_text_bounded().split())
    assert len(plan_of(Briefing(title=title)).title.title) == len(title)
    document.close()
