"""Words in another script are told apart, by what their script tells and no more."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from reports.model import Briefing
from reports.renderers.contract import Rendered
from reports.renderers.pdf.text.languages import foreign_words


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("He said “Слава Україні” in Kyiv", "en", [("Слава Україні", "und-Cyrl")]),
        ("Он сказал “Καλημέρα”", "ru", [("Καλημέρα", "el")]),
        ("The word שלום עולם, and مرحبا", "en", [("שלום עולם", "he"), ("مرحبا", "ar")]),
        ("beta β and Ω", "en", []),
        ("plain – text é", "fr", []),
    ],
)
def test_foreign_words_are_found(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert [(text[a:b], tag) for a, b, tag in foreign_words(text, language)] == found


def test_they_have_a_span_with_their_language(
    render: Callable[..., Rendered], faults: Callable[[bytes], list[str]]
) -> None:
    body = "He said **“Слава Україні”** and [Καλημέρα](https://example.org) and שלום too."
    briefing = Briefing.model_validate({"title": "Words", "sections": [{"body": [body]}]})

    data = render(briefing).data

    document = pikepdf.open(io.BytesIO(data))
    spoken: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if "/Lang" in node:
                spoken.append((str(node.S), str(node.Lang)))
            walk(node.get("/K"))

    walk(document.Root.StructTreeRoot.K)
    assert spoken == [("/Span", "und-Cyrl"), ("/Link", "el"), ("/Span", "he")]
    assert faults(data) == []
