"""The logo: an SVG's shapes drawn anew, or a bitmap's pixels; nothing else of its file."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from reports.errors import ThemeError
from reports.theme import Theme, load_theme
from tests.renderers.html.briefs import briefing, page, tree

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><title>secret-title</title>'
    '<g transform="translate(1 2)"><path d="M0 0h5v5z" fill="currentColor" fill-rule="evenodd"/>'
    '<rect x="1" y="1" width="3" height="3" fill="none" stroke="#FF0000" stroke-width="2"/></g></svg>'
)


def with_logo(folder: Path, name: str, data: bytes, alt: str | None, base: str = "house") -> Theme:
    (folder / name).write_bytes(data)
    changes = {"logo": name, "logo_alt": alt, "folder": folder}
    return load_theme(base).model_copy(update=changes)


def logo(theme: Theme) -> Any:
    (found,) = tree(briefing(), theme=theme).xpath("//header//*[contains(@class, 'logo')]")
    return found


def test_an_svg_is_drawn_anew_with_its_alternative_text(tmp_path: Path) -> None:
    theme = with_logo(tmp_path, "a.svg", SVG.encode(), 'Ministry of "Peace"')
    made = logo(theme)

    assert (made.tag, made.get("role"), made.get("aria-label")) == (
        "svg",
        "img",
        'Ministry of "Peace"',
    )
    assert made.xpath("path/@d") == ["M0 0L5 0L5 5Z", "M1 1L4 1L4 4L1 4Z"]
    assert made.xpath("path/@fill") == [theme.colours.band_ink, "none"]
    assert made.xpath("path/@fill-rule") == ["evenodd"]
    assert made.xpath("path/@stroke") == ["#FF0000"]
    assert set(made.xpath("path/@transform")) == {"matrix(1 0 0 1 1 2)"}
    assert "secret-title" not in page(briefing(), theme=theme)


def test_on_white_the_current_colour_is_the_accent(tmp_path: Path) -> None:
    theme = with_logo(tmp_path, "a.svg", SVG.encode(), None, "embassy")

    assert logo(theme).xpath("path/@fill")[0] == theme.colours.accent


def test_a_logo_without_words_is_decoration(tmp_path: Path) -> None:
    made = logo(with_logo(tmp_path, "a.svg", SVG.encode(), None))

    assert (made.get("aria-hidden"), made.get("role"), made.get("aria-label")) == (
        "true",
        None,
        None,
    )


@pytest.mark.parametrize(("alt", "said"), [("Ministry", "Ministry"), (None, "")])
def test_a_bitmap_is_pixels_alone(tmp_path: Path, alt: str | None, said: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (8, 4), "#0000FF").save(file, "JPEG", comment=b"secret-place")
    made = logo(with_logo(tmp_path, "a.jpg", file.getvalue(), alt))
    head, data = made.get("src").split(",")

    assert (made.tag, made.get("alt"), head) == ("img", said, "data:image/png;base64")
    with Image.open(io.BytesIO(base64.b64decode(data))) as picture:
        assert picture.size == (8, 4)
        assert picture.info == {}


@pytest.mark.parametrize(("box", "kind"), [("0 0 10 10", "emblem"), ("0 0 60 10", "wordmark")])
def test_a_wide_logo_stands_above_the_title(tmp_path: Path, box: str, kind: str) -> None:
    data = SVG.replace("0 0 20 10", box).encode()

    assert logo(with_logo(tmp_path, "a.svg", data, None)).get("class") == f"logo {kind}"


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    data = SVG.replace("<path", "<image").encode()

    with pytest.raises(
        ThemeError, match=r"a\.svg: the logo cannot be used: .*found the element 'image'"
    ):
        page(briefing(), theme=with_logo(tmp_path, "a.svg", data, None))
