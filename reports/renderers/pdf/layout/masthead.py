"""The title block at the top of page one: a line of facts, the title, the house's logo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import fsum

from reports.look import Look
from reports.model.spans import Span
from reports.plan import HeadFact, Labelled, Plan, head_lines
from reports.plan.labelled import join
from reports.renderers.pdf.file.painting.drawing import Drawing
from reports.renderers.pdf.file.painting.logo import logo_drawing
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.painting.text_blocks import Item
from reports.renderers.pdf.file.structure import Element, text_string
from reports.renderers.pdf.layout.flow import Flow, lay_item
from reports.renderers.pdf.layout.items import Items
from reports.renderers.pdf.layout.pictures import MeasureText, paint_drawing
from reports.renderers.pdf.text import styles
from reports.renderers.pdf.text.measure import Tags
from reports.renderers.pdf.text.styles import Setting, Style
from reports.slotted import frozen
from reports.theme import Theme

# a logo wider than this many of its heights is a wordmark: it stands above the title
_WORDMARK = 2.2
# heights in body sizes of an emblem beside the title and of a wordmark above it, and the
# share of the width that a wordmark may take
_EMBLEM_HEIGHT, _WORDMARK_HEIGHT, _WORDMARK_SHARE = 4.4, 2.0, 0.45
# white space in body sizes: behind an emblem, below a wordmark, between facts of one line
_BEHIND, _BELOW, _BETWEEN = 1.6, 0.7, 2.0
# a logo is read at this height in points, and scaled when it is painted
_LOGO = 100.0
_SEPARATOR = "  ·  "


@frozen
class MastheadLogo:
    """The house's logo; `element` is its Figure, None for a picture that says nothing."""

    drawing: Drawing
    element: Element | None
    measure: MeasureText

    @property
    def is_wordmark(self) -> bool:
        """Whether it is much wider than high."""
        return self.drawing.width > _WORDMARK * self.drawing.height


@frozen
class Masthead:
    """The title block, measured. `before` and `after` are lines of facts (kicker, date).

    Where both have room in one line, they share it: `after` then ends at the far edge. `below`
    are the facts of the head.
    """

    before: Sequence[Item]
    title: Sequence[Item]
    after: Sequence[Item]
    below: Sequence[Item] = ()
    logo: MastheadLogo | None = None

    def lay(self, setting: Setting, width: float) -> LaidMasthead:
        """Return the block at one setting, `width` points wide."""
        scale, indent, top = self._logo_place(setting, width)
        inner = width - indent
        shared = self._natural(setting) + _BETWEEN * setting.body <= inner
        first = (*self.before, *self.after) if shared else self.before
        apart = self.title if shared else (*self.before, *self.title, *self.after)
        items = (*apart, *self.below)
        line = max((item.style.leading(setting) for item in first), default=0.0)
        line += 0.35 * setting.body if first and shared else 0.0
        flow = Flow(items, setting, inner)
        return LaidMasthead(self, setting, inner, flow, shared, line if shared else 0.0,
                            indent, top, scale)  # fmt: skip

    def _natural(self, setting: Setting) -> float:
        facts = (*self.before, *self.after)
        return fsum(item.text.natural * item.style.size(setting) for item in facts)

    def _logo_place(self, setting: Setting, width: float) -> tuple[float, float, float]:
        """Return the logo's scale, and the room that it takes beside and above the title."""
        if self.logo is None:
            return 0.0, 0.0, 0.0
        drawing, body = self.logo.drawing, setting.body * setting.display
        if not self.logo.is_wordmark:
            scale = _EMBLEM_HEIGHT * body / drawing.height
            return scale, drawing.width * scale + _BEHIND * setting.body, 0.0
        scale = min(
            _WORDMARK_HEIGHT * body / drawing.height, _WORDMARK_SHARE * width / drawing.width
        )
        return scale, 0.0, drawing.height * scale + _BELOW * setting.body


@frozen
class LaidMasthead:
    """The title block at one setting. Lengths in points.

    `line` is the height of the facts' shared line, `indent` and `above` the room of the logo.
    """

    part: Masthead
    setting: Setting
    width: float
    flow: Flow
    shared: bool
    line: float
    indent: float
    above: float
    scale: float

    @property
    def height(self) -> float:
        """How high it stands."""
        return self.above + self.line + self.flow.height(0, self.flow.last)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the logo, the facts and the title."""
        self._paint_logo(painter, x, top)
        left, top = x + self.indent, top + self.above
        if self.shared:
            for item in (*self.part.before, *self.part.after):
                block = lay_item(item, self.setting, self.width)
                painter.lines(block, left, top, self.width)
        self.flow.paint(painter, left, top + self.line, 0, self.flow.last)

    def _paint_logo(self, painter: Painter, x: float, top: float) -> None:
        logo = self.part.logo
        if logo is None:
            return
        height = logo.drawing.height * self.scale
        if not logo.is_wordmark:
            top += (self.height - height) / 2
        left = painter.left(x, logo.drawing.width * self.scale)
        paint_drawing(painter, logo.drawing, logo.element, left, top, logo.measure, self.scale)


def measure_masthead(plan: Plan, look: Look, items: Items, root: Element) -> Masthead:
    """Return the title block of a plan measured; its elements are added to `root`."""
    return _Writer(plan, look.theme, items, root).masthead()


@lru_cache(maxsize=16)
def _logo(theme: Theme) -> Drawing | None:
    return logo_drawing(theme, 2 * _LOGO, _LOGO)


class _Writer:
    """Measures the lines of one title block."""

    def __init__(self, plan: Plan, theme: Theme, items: Items, root: Element) -> None:
        self._plan, self._theme = plan, theme
        self._items, self._root = items, root

    def masthead(self) -> Masthead:
        plan, title = self._plan, self._plan.title
        is_long = len(title.title) > styles.LONG_TITLE_LETTERS
        title_style = styles.LONG_TITLE if is_long else styles.TITLE
        logo = self._logo()
        label_lang = self._items.label_lang
        before = self._line(plan.kicker, styles.KICKER, "P", "kicker", label_lang)
        heading = self._line(title.title, title_style, "H1", "title")
        for item in heading:
            item.bookmark = 1
        subtitle = self._line(title.subtitle, styles.SUBTITLE, "P", "subtitle")
        facts = _SEPARATOR.join(filter(None, (title.date, title.byline)))
        after = self._line(facts, styles.META, "P", "title")
        for item in after:
            item.style = styles.aligned(item.style, "end")
        return Masthead(before, [*heading, *subtitle], after, list(self._head_facts()), logo)

    def _head_facts(self) -> Iterator[Item]:
        """Yield the facts of the head, several of them in a line."""
        style = styles.HEAD_FACT
        for facts in head_lines(self._plan.head):
            line = facts[0].labelled
            for fact in facts[1:]:
                line = join([line, Labelled(_SEPARATOR), fact.labelled])
            place = next((fact.kind for fact in facts if self._lacks(fact)), facts[0].kind)
            tags = self._items.tags(line.labels)
            yield from self._line(line.text, style, "P", place, tags=tags)
            style = styles.NEXT_HEAD_FACT

    def _lacks(self, fact: HeadFact) -> bool:
        """Return whether a fact has a character that no font has."""
        spans = (Span(fact.labelled.text),)
        return bool(self._items.measurer.missing(spans, styles.HEAD_FACT.family, False))

    def _line(
        self, text: str | None, style: Style, tag: str, place: str, language: str = "",
        tags: Tags = (),
    ) -> list[Item]:  # fmt: skip
        if not text:
            return []
        style = style if self._theme.band == "full" else styles.on_white(style)
        return [self._items.item(text, style, self._root.new(tag, language), place, tags)]

    def _logo(self) -> MastheadLogo | None:
        drawing, alt = _logo(self._theme), self._theme.logo_alt
        if drawing is None:
            return None
        element = self._root.new("Figure", f"/Alt{text_string(alt)}") if alt else None
        return MastheadLogo(drawing, element, self._items.picture_text("logo"))
