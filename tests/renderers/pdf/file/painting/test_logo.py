from pathlib import Path

import pytest
from PIL import Image

from reports.errors import ThemeError
from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.pdf import PdfRenderer
from reports.renderers.pdf.file.painting.logo import logo_drawing
from reports.theme import load_theme
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.pixels import look
from tests.renderers.pdf.verapdf import VeraPdf


def test_a_theme_without_a_logo_has_no_drawing() -> None:
    assert logo_drawing(load_theme().model_copy(update={"logo": None}), 60, 40) is None


def test_a_drawing_turned_right_way_up(tmp_path: Path) -> None:
    (tmp_path / "flag.svg").write_text(
        '<svg viewBox="10 10 20 10"><rect x="10" y="10" width="20" height="5" fill="red"/></svg>'
    )
    drawing = logo_drawing(
        load_theme().model_copy(update={"logo": "flag.svg", "folder": tmp_path}), 40, 40
    )
    assert drawing is not None
    assert (drawing.width, drawing.height) == pytest.approx((40, 20))
    colour_at = look(drawing)
    assert (colour_at(20, 15), colour_at(20, 5)) == ((255, 0, 0), (255, 255, 255))


def test_a_logo_that_cannot_be_drawn_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "bad.svg").write_text("<svg viewBox='0 0 1 1'><text>no</text></svg>")
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for name, reason in (("bad.svg", "line 1: found the element 'text'"), ("bad.png", "damaged")):
        theme = load_theme().model_copy(update={"logo": name, "folder": tmp_path})
        with pytest.raises(ThemeError, match=f"^{name}: the logo cannot be used: .*{reason}"):
            logo_drawing(theme, 60, 40)


@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA"])
def test_a_brief_with_a_png_logo_passes_both_validators(
    mode: str, tmp_path: Path, vera: VeraPdf
) -> None:
    image = Image.new("RGBA", (30, 20), (180, 35, 42, 128))
    (image.quantize(4) if mode == "P" else image.convert(mode)).save(tmp_path / "logo.png")
    theme = load_theme().model_copy(
        update={"logo": "logo.png", "logo_alt": "A red mark", "folder": tmp_path}
    )
    data = PdfRenderer().render(plan_of(Briefing(title="With a logo")), look_of(theme)).data
    assert faults(data) == []
    assert [rule for flavour in FLAVOURS for rule in vera.judge(data, flavour)] == []
