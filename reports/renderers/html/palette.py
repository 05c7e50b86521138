"""The colours of the page by light and by night, from those of the theme.

A theme is checked on white. For a dark ground each of its colours is made lighter until it
is read on it: WCAG 2.1 asks for a contrast of 4.5 (1.4.3), and of 3 for what is drawn
(1.4.11).
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from itertools import pairwise
from math import ceil

from reports.slotted import frozen
from reports.theme import MIN_CONTRAST, Colours, contrast

_WHITE, _NIGHT = "#FFFFFF", "#0C0F13"
#: How much of the theme's accent the dark ground has.
_TINGE = 0.12
#: The parts of white in the panels and hairlines of a dark page.
_PANEL, _HAIRLINE = 0.055, 0.22
#: How much of the dark ground its text has, so that white does not glare.
_SOFTER = 0.1
#: The contrast of headings on a dark ground, which read better when they stand out.
_HEADINGS = 8.0
#: How much of its saturation a colour keeps when it is made lighter: pure tints glare.
_CALMER = 0.8
_STEP = 0.02
#: How light the tones of a bar's parts are, from the theme's accent to the ground.
_LIGHTER = (0.0, 0.5, 0.75)


@frozen
class Palette:
    """Colours as ``#RRGGBB``, named as those of a theme; `tones` are those of a bar's parts.

    `ground` is what all stands on, but for the band.
    """

    ground: str
    ink: str
    muted: str
    accent: str
    alert: str
    band: str
    band_ink: str
    tint: str
    rule: str
    link: str
    tones: tuple[str, ...]


def light_palette(colours: Colours) -> Palette:
    """Return the theme's own colours, on white."""
    return Palette(
        ground=_WHITE,
        ink=colours.ink,
        muted=colours.muted,
        accent=colours.accent,
        alert=colours.alert,
        band=colours.band,
        band_ink=colours.band_ink,
        tint=colours.tint,
        rule=colours.rule,
        link=colours.link,
        tones=_tones(
            colours.accent, _WHITE, (colours.muted, colours.alert, colours.link, colours.rule)
        ),
    )


@lru_cache(maxsize=16)
def dark_palette(colours: Colours) -> Palette:
    """Return the theme's colours on a dark ground, each with the contrast that reading takes."""
    ground = mix(_NIGHT, colours.accent, _TINGE)
    tint = mix(ground, _WHITE, _PANEL)
    rule = mix(ground, _WHITE, _HAIRLINE)

    def lit(colour: str, least: float = MIN_CONTRAST) -> str:
        return lightened(colour, (ground, tint), least)

    accent, muted = lit(colours.accent, _HEADINGS), lit(colours.muted)
    alert, link = lit(colours.alert), lit(colours.link)
    return Palette(
        ground=ground,
        ink=mix(_WHITE, ground, _SOFTER),
        muted=muted,
        accent=accent,
        alert=alert,
        band=colours.band,
        band_ink=colours.band_ink,
        tint=tint,
        rule=rule,
        link=link,
        tones=_tones(accent, ground, (muted, alert, link, rule)),
    )


def lightened(colour: str, grounds: tuple[str, ...], least: float) -> str:
    """Return `colour` as little lighter as gives it the contrast `least` on all `grounds`.

    Its hue stays: white that is mixed in would make it grey.
    """
    hue, light, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    steps = (light + step * _STEP for step in range(ceil((1 - light) / _STEP)))
    for lighter in steps:
        channels = hls_to_rgb(hue, lighter, saturation * (_CALMER if lighter > light else 1.0))
        lit = "#" + "".join(f"{round(255 * channel):02X}" for channel in channels)
        if all(contrast(lit, ground) >= least for ground in grounds):
            return lit
    return _WHITE


def mix(one: str, other: str, share: float) -> str:
    """Return a colour with `share` of the `other` in it, from 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start:end], 16) for start, end in pairwise((1, 3, 5, 7)))


def _tones(accent: str, ground: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return colours that are told apart by lightness, in grey print too."""
    return (*(mix(accent, ground, share) for share in _LIGHTER), *others)
