"""What a theme's file may say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from reports.errors import shown
from reports.fonts import font_file_name
from reports.model.part import BriefingPart
from reports.model.text import Line
from reports.theme.contrasts import COLOUR
from reports.theme.files import is_plain_name

Band = Literal["full", "rule"]
PageSize = Literal["a4", "letter"]
#: A paper as it is typed: “A4” is “a4”.
Paper = Annotated[
    PageSize, BeforeValidator(lambda name: name.lower() if isinstance(name, str) else name)
]


def _check_colour(text: str) -> str:
    if COLOUR.fullmatch(text):
        return text
    raise ValueError(f"found {shown(text)}, expected #RRGGBB")


def _file(*suffixes: str, remedy: str = "", mended: tuple[str, ...] = ()) -> AfterValidator:
    """Return what checks that a text is a file's name with one of `suffixes`.

    `remedy` is said of a file with a suffix out of `mended`.
    """

    def check(name: str) -> str:
        if Path(font_file_name(name)).suffix.lower() in suffixes and is_plain_name(name):
            return name
        expected = " or ".join(suffixes)
        way_out = f"; {remedy}" if Path(name).suffix.lower() in mended else ""
        raise ValueError(
            f"found {shown(name)}, expected a file's name with {expected}, without folders{way_out}"
        )

    return AfterValidator(check)


Colour = Annotated[Line, AfterValidator(_check_colour)]
FontFile = Annotated[Line, _file(".ttf", ".otf", ".ttc")]
WordTemplate = Annotated[
    Line,
    _file(
        ".docx",
        ".dotx",
        ".docm",
        ".dotm",
        remedy="open it in Word or LibreOffice and save it as .docx or .dotx",
        mended=(".doc", ".dot", ".odt", ".ott", ".rtf", ".pages", ".wps"),
    ),
]


class Family(BriefingPart):
    """The four files of a font family: static fonts, in assets/fonts or beside the theme."""

    regular: FontFile
    bold: FontFile
    italic: FontFile
    bold_italic: FontFile


class Fallback(BriefingPart):
    """Fonts that are asked, in this order, for what body and heading lack.

    `bold` are asked before `fonts` for bold text.
    """

    fonts: tuple[FontFile, ...] = ()
    bold: tuple[FontFile, ...] = ()


class Colours(BriefingPart):
    """Colours as ``#RRGGBB``.

    `ink` is text, `muted` small print, `accent` headings and table heads (white text
    on it), `alert` the marking and the band's rule, `band` and `band_ink` the title
    band and its text, `tint` panels and banding, `rule` hairlines, `link` links.
    """

    ink: Colour
    muted: Colour
    accent: Colour
    alert: Colour
    band: Colour
    band_ink: Colour
    tint: Colour
    rule: Colour
    link: Colour


class ThemeFields(BriefingPart):
    """What a theme's file may say.

    `band` is ``full`` (title on a coloured band) or ``rule`` (title on white above a
    rule), `page` the paper unless another is asked for. `word_body` and `word_heading`
    name fonts that Word users have. `organisation` is whose paper it is where a briefing
    does not say. `markings` are the handling markings that the house knows; empty: any.
    What has one of the markings `unmailed` is sent to nobody by mail.
    `logo` is a file beside the theme's, `word_template` one there or a shipped
    one; a logo without `logo_alt` is decoration. `extends` names the theme, shipped or
    beside this one, whose values hold where this one says nothing.
    """

    name: Line
    extends: Line | None = None
    body: Family
    heading: Family
    fallback: Fallback = Fallback()
    colours: Colours
    band: Band = "full"
    page: Paper = "a4"
    word_body: Line = "Calibri"
    word_heading: Line = "Calibri"
    organisation: Line | None = None
    markings: tuple[Line, ...] = ()
    unmailed: tuple[Line, ...] = ()
    logo: Annotated[Line, _file(".png", ".jpg", ".jpeg", ".svg")] | None = None
    logo_alt: Line | None = None
    word_template: WordTemplate | None = None


class Theme(ThemeFields):
    """How a house looks. `folder` is where its theme lies, None for a shipped one.

    `said` are the fields that the house's own files name; the others are a shipped theme's.
    """

    folder: Path | None = None
    said: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return a hash that tells themes of two names apart, which is soon worked out."""
        return hash(self.name)
