"""Whatever a theme's colours are, the page can be read by light and by night."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reports.renderers.html.palette import Palette, dark_palette, light_palette, lightened, mix
from reports.theme import MIN_CONTRAST, Colours, contrast, load_theme, theme_names

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
#: A theme's loader has made sure of these on white.
TEXTS = ("ink", "muted", "accent", "alert", "link")


def too_weak(palette: Palette) -> list[tuple[str, str]]:
    """Return the pairs of text and ground whose contrast is too low."""
    pairs = [*product(TEXTS, ("ground", "tint")), ("band_ink", "band")]
    return [
        (text, ground)
        for text, ground in pairs
        if contrast(getattr(palette, text), getattr(palette, ground)) < MIN_CONTRAST
    ]


@pytest.mark.parametrize("name", theme_names())
def test_shipped_themes_are_read_by_light_and_by_night(name: str) -> None:
    colours = load_theme(name).colours

    assert too_weak(light_palette(colours)) == []
    assert too_weak(dark_palette(colours)) == []


@given(st.builds(Colours, **dict.fromkeys(Colours.model_fields, COLOUR)))
def test_any_theme_is_read_by_night(colours: Colours) -> None:
    # what text on the band has is the theme's, by night too
    assume(contrast(colours.band_ink, colours.band) >= MIN_CONTRAST)
    dark = dark_palette(colours)

    assert too_weak(dark) == []
    assert contrast(dark.ground, "#FFFFFF") > 12
    # what is drawn: bars begin and are framed in the accent (WCAG 2.1, 1.4.11)
    assert contrast(dark.accent, dark.ground) >= 3


@given(COLOUR, COLOUR)
def test_a_mix_is_between_its_colours(one: str, other: str) -> None:
    assert (mix(one, other, 0.0), mix(one, other, 1.0)) == (one, other)
    channels = zip(*(bytes.fromhex(c[1:]) for c in (one, mix(one, other, 0.3), other)), strict=True)
    assert all(min(a, b) <= middle <= max(a, b) for a, middle, b in channels)


def test_a_colour_that_is_read_already_stays_and_another_keeps_its_hue() -> None:
    assert lightened("#88AADD", ("#0C0F13",), 4.5) == "#88AADD"
    red, green, blue = bytes.fromhex(lightened("#14304F", ("#0C0F13",), 4.5)[1:])
    assert red < green < blue


def test_by_light_the_colours_are_those_of_the_theme() -> None:
    colours = load_theme("embassy").colours
    light = light_palette(colours)

    assert light.ground == "#FFFFFF"
    assert all(getattr(light, name) == getattr(colours, name) for name in Colours.model_fields)
