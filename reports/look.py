"""How a brief looks, apart from what it says: the theme and the page, handed to a renderer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol, get_args, runtime_checkable

from reports.errors import UsageError, expect
from reports.fonts.system import SystemFonts
from reports.model.brief_head import language_tag
from reports.model.excerpt import Excerpt
from reports.plan import Embed
from reports.resources import check_templates
from reports.slotted import frozen
from reports.theme import PageSize, Theme, load_theme

Fit = Literal["auto", "one"]
#: The version of PDF, and with it the standards that a file keeps to.
PdfVersion = Literal["1.7", "2.0"]


@frozen
class SealSpace:
    """What a file is told of the seal that will close it: how long it is, whose, and when.

    Attributes:
        size: Bytes that the seal takes at most.
        name: Whose it is.
        time: When, with its offset.
    """

    size: int
    name: str
    time: datetime


@runtime_checkable
class Seal(Protocol):
    """What seals finished files, each with its place left open."""

    @property
    def space(self) -> SealSpace:
        """What a file must leave for it."""
        ...

    def close(self, data: bytes, place: tuple[int, int], /) -> bytes:
        """Return a file with its seal at `place`, the first byte of that and the one behind it."""
        ...


@frozen
class Look:
    """What a renderer is told beside the plan.

    `fit` is ``auto`` (one page if it fits, else as many as comfortable type takes) or ``one``
    (one page or an error); `templates` is a folder whose files replace shipped templates of the
    same name. `paper_asked` says that somebody asked for the paper, or the house's theme names
    it: then a Word template with another one gives way. `pdf` is the version of PDF: ``1.7``
    (PDF/UA-1, PDF/A-3a) or ``2.0`` (PDF/UA-2, PDF/A-4f). `system` is where fonts are for what
    the theme's and the shipped ones lack; `seal` is what a file leaves a place for, None if
    none is to seal it.
    """

    theme: Theme
    paper: PageSize = "a4"
    fit: Fit = "auto"
    templates: Path | None = None
    paper_asked: bool = False
    pdf: PdfVersion = "1.7"
    system: SystemFonts | None = None
    seal: SealSpace | None = None


_CHOICES = {
    "page": (None, *get_args(PageSize)),
    "fit": get_args(Fit),
    "pdf": get_args(PdfVersion),
    "embed": get_args(Embed),
    "part": get_args(Excerpt),
    "cite": (True, False),
    "verify": (True, False),
}


@frozen
class Options:
    """What the person building asked for, beyond the theme.

    `page` is the paper, None the theme's; `fit`, `templates` and `pdf` are those of `Look`; `cite`
    prints evidence as footnotes in Word; `embed` is the briefing that PDF and Word carry
    along: ``public`` (what they print), ``full`` (with notes, held rows and evidence) or
    ``none``; `labels` is the language of the words that briefpack adds, None the briefing's own;
    `verify` reads each file back and proves that it says what the briefing does; `system` is
    where the fonts of the system are, None if it must not be asked; `seal` closes PDF files
    (`reports.sealing.open_seal`); `part` is ``all`` of the briefing or its ``lines`` to take
    alone.

    Raises:
        UsageError: naming the value that is none of those.
    """

    page: PageSize | None = None
    fit: Fit = "auto"
    cite: bool = False
    templates: Path | None = None
    embed: Embed = "public"
    labels: str | None = None
    verify: bool = True
    pdf: PdfVersion = "1.7"
    system: SystemFonts | None = None
    seal: Seal | None = None
    part: Excerpt = "all"

    def __post_init__(self) -> None:
        for name, known in _CHOICES.items():
            if (value := getattr(self, name)) not in known:
                raise UsageError.of(name, value, f"one of: {', '.join(map(str, known))}")
        expect("templates", self.templates, Path | None, "the Path of a folder")
        expect("system", self.system, SystemFonts | None, "reports.fonts.system.SystemFonts")
        expect("seal", self.seal, Seal | None, "one of reports.sealing.open_seal")
        expect("labels", self.labels, str | None, "a language such as 'fr'")
        try:
            language_tag("en" if self.labels is None else self.labels)
        except ValueError as error:
            raise UsageError.at("", str(error), part="labels") from error


def look_of(theme: str | Theme = "house", options: Options | None = None) -> Look:
    """Return the look of a theme, given or by its name or file, with what was asked for.

    Raises:
        ThemeError: if there is no such theme, with all that is wrong in it.
        UsageError: if `options` are none, or their templates no folder.
    """
    wishes = options if options is not None else Options()
    expect("options", wishes, Options, "reports.Options")
    expect("theme", theme, str | Path | Theme, "a theme's name, or the path of its .toml file")
    if wishes.templates is not None:
        check_templates(wishes.templates)
    chosen = theme if isinstance(theme, Theme) else load_theme(str(theme))
    asked = wishes.page is not None or "page" in chosen.said
    paper = wishes.page or chosen.page
    space = wishes.seal.space if wishes.seal else None
    return Look(
        chosen, paper, wishes.fit, wishes.templates, asked, wishes.pdf, wishes.system, space
    )
