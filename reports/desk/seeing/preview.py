"""A briefing as it will be on paper, in the look that is wished for at the desk.

What was built last is kept, by the digest of the file and the look: a window asks for the
facts of its pages and for their pictures at once, and both are of one build.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock
from typing import Generic, TypeVar, cast

from reports.desk.desk_folder import Standing
from reports.desk.seeing.loading import loaded_as_it_stands
from reports.desk.seeing.page_pictures import page_picture
from reports.errors import PageOverflowError, UsageError
from reports.look import Fit, Look, Options, look_of
from reports.notices import Notice
from reports.pipeline import plan_of, render_each
from reports.renderers.pdf.measured import PageFill, page_fill
from reports.renderers.pdf.text.styles import PAGE_SIZES
from reports.slotted import frozen
from reports.sources import Loaded
from reports.sources.asked import as_asked
from reports.theme import PageSize, load_theme, theme_names

T = TypeVar("T")
#: So many builds, and so many pictures, are kept.
_KEPT = 8
#: A picture is so many pixels wide.
_WIDTHS = (100, 2_400)


@frozen
class Wish:
    """The look that a window wishes for; "" is what the desk was started with.

    `lang` is the language of the words that briefpack adds, `fit` whether all must stand on one
    page.
    """

    theme: str = ""
    page: str = ""
    lang: str = ""
    fit: str = ""


@frozen
class Preview:
    """A briefing built to be looked at.

    Attributes:
        digest: That of the file that it was built of.
        language: That of the briefing.
        data: Its PDF.
        pages: How many there are.
        size: Width and height of each, in points.
        fill: How full they are; None if that is not known.
        one: Whether it must stand on one page; it is shown as it is though it does not.
        notices: What a person should know.
    """

    digest: str
    language: str
    data: bytes
    pages: int
    size: tuple[float, float]
    fill: PageFill | None
    one: bool
    notices: tuple[Notice, ...]


class Previews:
    """What is seen of a folder's briefings: built when it is asked for, and kept a while."""

    def __init__(self, look: Look, options: Options, dollar: str | None = None) -> None:
        """Begin with nothing; `look` and `options` are what the desk was started with.

        `dollar` is what a bare “$” is.
        """
        self._look = look
        self._options = options
        self._dollar = dollar
        self._built = _Kept[Preview]()
        self._painted = _Kept[bytes]()

    def of(self, standing: Standing, wish: Wish) -> Preview:
        """Return a briefing as it stands, built in the look that is wished for.

        Raises:
            InputError: if it cannot be read, or not be printed.
            UsageError: if there is no such look.
        """
        return self._built.get((standing.digest, wish), lambda: self._build(standing, wish))

    def kept(self, digest: str, wish: Wish) -> Preview | None:
        """Return what was built of a file with a digest, if that is still there."""
        return self._built.found((digest, wish))

    def picture(self, preview: Preview, wish: Wish, page: int, width: int) -> bytes:
        """Return a page as a picture (PNG); pages count from 1, `width` is in pixels.

        Raises:
            UsageError: if there is no such page.
        """
        if not 1 <= page <= preview.pages:
            raise UsageError.at("", f"found the page {page}", f"1 to {preview.pages}", part="page")
        least, most = _WIDTHS
        width = min(max(width, least), most)
        key = (preview.digest, wish, page, width)
        return self._painted.get(key, lambda: page_picture(preview.data, page, width))

    def looked(self, wish: Wish) -> tuple[Look, Options]:
        """Return the look that is wished for; a theme is one of the shipped, never a path.

        Raises:
            UsageError: if there is no such look.
        """
        own = self._options
        page = cast("PageSize", wish.page) if wish.page else own.page  # checked there
        fit = cast("Fit", wish.fit) if wish.fit else own.fit
        options = replace(own, page=page, fit=fit, labels=wish.lang or own.labels)
        if wish.theme in ("", self._look.theme.name):
            return look_of(self._look.theme, options), options
        if wish.theme not in theme_names():
            raise UsageError.of("theme", wish.theme, f"one of: {', '.join(theme_names())}")
        owner = self._look.theme.organisation
        theme = load_theme(wish.theme)
        if owner is not None and theme.organisation is None:
            theme = theme.model_copy(update={"organisation": owner})
        return look_of(theme, options), options

    def _build(self, standing: Standing, wish: Wish) -> Preview:
        look, options = self.looked(wish)
        # what it says is proved when it is taken; one that is too long is shown as it is
        options, one = replace(options, verify=False, seal=None, embed="none"), look.fit == "one"
        look = replace(look, seal=None)
        loaded = as_asked(loaded_as_it_stands(standing, self._dollar), look, options)
        fill = _fill(loaded, look, options)
        if one and (fill is None or fill.over):
            options, look = replace(options, fit="auto"), replace(look, fit="auto")
        made = render_each(loaded, ["pdf"], look, options)
        if made.refused is not None:
            raise made.refused
        (output,) = made.outputs
        return Preview(
            digest=standing.digest,
            language=loaded.briefing.language,
            data=output.data,
            pages=output.pages or 1,
            size=PAGE_SIZES[look.paper],
            fill=fill,
            one=one,
            notices=(*loaded.notices, *made.notices),
        )


def _fill(loaded: Loaded, look: Look, options: Options) -> PageFill | None:
    try:
        return page_fill(plan_of(loaded.briefing, options), look)
    except PageOverflowError:
        return None


class _Kept(Generic[T]):
    """The last few of something, made one at a time: who asks for the same waits for it."""

    def __init__(self) -> None:
        self._all = OrderedDict[Hashable, T]()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            found = self._all.get(key)
            if found is None:
                found = self._all[key] = make()
            self._all.move_to_end(key)
            while len(self._all) > _KEPT:
                self._all.popitem(last=False)
            return found

    def found(self, key: Hashable) -> T | None:
        with self._lock:
            return self._all.get(key)
