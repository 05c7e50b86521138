"""A redline in Word: the new brief, with what changed since the old one as tracked changes."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from reports.look import Look
from reports.plan import Chart, Plan
from reports.renderers.contract import Rendered
from reports.renderers.word import WordRenderer
from reports.renderers.word.body import write_body
from reports.renderers.word.markup import MarkupWriter
from reports.renderers.word.parts.template_parts import TemplateParts
from reports.renderers.word.renderer import BOX_NAMESPACES, NAMESPACES
from reports.revision.redline.tracked.merging import BodyMerger
from reports.revision.redline.tracked.tracking import Author
from reports.revision.word.package import W
from reports.wordfile.vocabulary import Style

_DRAWING = f"{W}drawing"


def word_redline(
    old: Plan, new: Plan, ids: Mapping[str, str], look: Look, author: Author
) -> Rendered:
    """Return the .docx that shows `new` with all changes accepted, `old` with all rejected.

    `ids` are the ids of the parts of `old` with those that they have in `new`.

    Raises:
        ThemeError: if the theme's Word template cannot be used.
    """

    def body(plan: Plan, writer: MarkupWriter, template: TemplateParts) -> list[str]:
        after = _parsed(write_body(plan, writer, template))
        charts = len(writer.charts)
        other = writer.beside(old.language, old.direction, old.label_language)
        before = _parsed(write_body(old, other, template))
        if _chart(old) == _chart(new):
            _share_chart(before, after)
        styles = {style: writer.style(style) for style in Style}
        out = after.makeelement(after.tag, nsmap=after.nsmap)
        out.extend(BodyMerger(ids, styles, author).merge(before, after))
        if sum(1 for _ in out.iter(_DRAWING)) <= charts:
            del writer.charts[charts:]
        return [_written(out)]

    return WordRenderer().write(new, look, body, earlier=old.embedded_citing)


def _chart(plan: Plan) -> Chart | None:
    """Return what the chart shows, whatever its number is."""
    chart = next((block for block in plan.blocks if isinstance(block, Chart)), None)
    return chart and replace(chart, id="", caption=replace(chart.caption, label="", number=1))


def _share_chart(before: etree._Element, after: etree._Element) -> None:
    """Let two bodies that show the same chart show one."""
    for old, new in zip(before.iter(_DRAWING), after.iter(_DRAWING), strict=True):
        old.getparent().replace(old, copy.deepcopy(new))


def _parsed(body: Iterable[str]) -> etree._Element:
    spaces = f"{NAMESPACES} {BOX_NAMESPACES}"
    return etree.fromstring(f"<w:body {spaces}>{''.join(body)}</w:body>")


def _written(body: etree._Element) -> str:
    """Return what stands in a body; the document has its namespaces."""
    etree.cleanup_namespaces(body, top_nsmap=body.nsmap, keep_ns_prefixes=list(body.nsmap))
    xml: str = etree.tostring(body, encoding="unicode")
    return xml[xml.index(">") + 1 : xml.rindex("<")]
