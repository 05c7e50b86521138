"""The logo: an SVG's shapes in Word's own geometry, or a PNG as it is."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reports.errors import ThemeError
from reports.look import look_of
from reports.renderers.word import WordRenderer
from reports.theme import load_theme
from tests.renderers.word.cases import Case, case, plan, title_only
from tests.renderers.word.lint import lint

HEADER = "word/brief-header-first.xml"


def with_logo(folder: Path, name: str | None, alt: str | None = "Example Ministry") -> Case:
    theme = load_theme("house").model_copy(update={"logo": name, "logo_alt": alt, "folder": folder})
    return Case(plan(title_only()), look_of(theme))


def header(plan_: Case) -> etree._Element:
    data = WordRenderer().render(*plan_).data
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(HEADER))


def png(width: int, height: int) -> bytes:
    """A white PNG, made by hand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + b"\xff" * width for _ in range(height))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


_MARK = '<svg viewBox="0 0 20 10"><rect width="4" height="4" fill="red"/></svg>'


def test_a_logo_has_a_text_for_those_who_cannot_see_it(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(_MARK)
    root = header(with_logo(tmp_path, "mark.svg"))

    assert len(list(root.iter("{*}custGeom"))) == 1
    assert root.find(".//{*}docPr").get("descr") == "Example Ministry"
    assert root.find(".//{*}decorative") is None


def test_a_logo_without_a_text_is_decoration(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(_MARK)
    root = header(with_logo(tmp_path, "mark.svg", None))

    assert root.find(".//{*}docPr").get("descr") == ""
    assert root.find(".//{*}decorative").get("val") == "1"


@pytest.mark.parametrize("theme", ["house", "embassy"])
def test_the_shipped_themes_show_nobodys_logo(theme: str) -> None:
    root = header(case(title_only(), theme))
    assert [*root.iter("{*}drawing"), *root.iter("{*}pict")] == []


def test_shapes_are_painted_in_their_colours_and_line_widths(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(
        '<svg viewBox="0 0 20 10"><rect width="4" height="4" fill="red" stroke-width="9"/>'
        '<path d="M1 1H2" fill="none" stroke="blue" stroke-width="3" transform="scale(2)"/></svg>'
    )
    root = header(with_logo(tmp_path, "mark.svg"))
    filled, lined = root.iter("{*}spPr")

    assert [c.get("val") for c in filled.iter("{*}srgbClr")] == ["FF0000"]
    assert filled.find("{*}ln/{*}noFill") is not None
    assert [c.get("val") for c in lined.iter("{*}srgbClr")] == ["0000FF"]
    assert lined.find(".//{*}path").get("fill") == "none"
    # 6 of the drawing's 10 units, which are 10 mm (360,000 EMU)
    assert lined.find("{*}ln").get("w") == str(6 * 36_000)
    assert [(p.get("x"), p.get("y")) for p in lined.iter("{*}pt")] == [
        ("2000", "2000"),
        ("4000", "2000"),
    ]


def test_a_wide_png_is_as_wide_as_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "wide.png").write_bytes(png(400, 10))
    made = with_logo(tmp_path, "wide.png")
    extent = header(made).find(".//{*}extent")
    data = WordRenderer().render(*made).data
    (tmp_path / "brief.docx").write_bytes(data)

    assert int(extent.get("cx")) == 40 * int(extent.get("cy")) == 2_160_000
    assert lint(data) == []
    assert OpenXmlValidator().validate(tmp_path / "brief.docx").errors == []


def test_a_theme_without_a_logo_has_none(tmp_path: Path) -> None:
    assert header(with_logo(tmp_path, None)).find(".//{*}drawing") is None


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n", b"<svg><text>x</text></svg>", b"GIF89a", b""]
)
def test_a_logo_that_cannot_be_shown_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo.any").write_bytes(content)

    with pytest.raises(ThemeError, match=r"^logo\.any: the logo cannot be used"):
        WordRenderer().render(*with_logo(tmp_path, "logo.any"))
