"""Words in another script are told apart, by what their script tells and no more."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from reports.model import Briefing
from reports.renderers.contract import Rendered
from reports.renderers.pdf.text.letters.languages import foreign_words
from reports.renderers.pdf.text.letters.scripts import is_latin, needs_shaping
from reports.renderers.pdf.text.measure import RIGHT_TO_LEFT


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("He said “Слава Україні” in Kyiv", "en", [("Слава Україні", "und-Cyrl")]),
        ("Он сказал “Καλημέρα”", "ru", [("Καλημέρα", "el")]),
        ("The word שלום עולם, and مرحبا", "en", [("שלום עולם", "he"), ("مرحبا", "ar")]),
        ("beta β and Ω", "en", []),
        ("Wang Yi (王毅) and 石破しげる", "en", [("王毅", "und-Hani"), ("石破しげる", "ja")]),
        ("王毅 と しげる", "ja", []),
        ("王毅，しげるさん", "zh", [("王毅，しげるさん", "ja")]),  # noqa: RUF001
        ("中国外交部长王毅", "zh-TW", []),
        ("이재명 and ขอบคุณ", "en", [("이재명", "ko"), ("ขอบคุณ", "th")]),
        ("대통령", "ko", []),
        ("plain – text é", "fr", []),
    ],
)
def test_foreign_words_are_found(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert [(text[a:b], tag) for a, b, tag in foreign_words(text, language)] == found


@pytest.mark.parametrize("text", ["", "plain – “text” é, €5", "Ẵ", "1\u202f000 ‰"])
def test_latin_text_is_known_by_a_look(text: str) -> None:
    assert is_latin(text)


@pytest.mark.parametrize("text", ["Ω", "Слава", "שלום", "مرحبا", RIGHT_TO_LEFT + "1.", "नमस्ते"])
def test_other_text_is_looked_at_closely(text: str) -> None:
    assert not is_latin(f"In Kyiv: {text}")


def test_nothing_foreign_and_nothing_to_shape_is_latin() -> None:
    latin = "".join(char for char in map(chr, range(0x110000)) if is_latin(char))

    assert not needs_shaping(latin)
    assert list(foreign_words(latin, "en")) == []
    assert RIGHT_TO_LEFT not in latin


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
