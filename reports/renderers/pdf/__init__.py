"""The PDF renderer: measure, break, fit, place, paint with tags, finish.

The stages, in order: `brief` (a plan measured), `fit` and `place` (which setting, which
page), `painter` (operators, tagged), `document` (the file). docs/pdf.md says more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.errors import ThemeError, UnprintableError
from reports.look import Look, SealSpace
from reports.model.spans import Spans
from reports.notices import Notice
from reports.plan import Plan, Table
from reports.renderers.contract import Rendered
from reports.renderers.pdf.file.attachments import BRIEFING_NAMES, AssociatedFile
from reports.renderers.pdf.file.document import write_document
from reports.renderers.pdf.file.metadata import Metadata
from reports.renderers.pdf.file.painting.painter import Painter
from reports.renderers.pdf.file.seal_field import SealField
from reports.renderers.pdf.layout.brief import Brief, measure_brief
from reports.renderers.pdf.layout.pages.place import paint, place
from reports.renderers.pdf.tabular import chart_csv, table_csv
from reports.renderers.pdf.text.styles import PAGE_SIZES

__all__ = ["PdfRenderer"]


class PdfRenderer:
    """Renders a plan as a one-page PDF/UA and PDF/A file that may carry its briefing."""

    name = "pdf"
    suffix = ".pdf"
    media_type = "application/pdf"

    def render(self, plan: Plan, look: Look, /) -> Rendered:
        """Return the file.

        Raises:
            PageOverflowError: if it must fit on one page and does not.
            UnprintableError: if no font has one of the characters.
        """
        told = list[Notice]()
        while True:
            try:
                made = _render(plan, look)
            except ThemeError as error:
                look, said = _without(look, error)
                told.append(said)
            except UnprintableError as error:
                raise UnprintableError(*error.notices, *told, chars=error.chars) from error
            else:
                return replace(made, notices=(*made.notices, *told)) if told else made


def _without(look: Look, error: ThemeError) -> tuple[Look, Notice]:
    """Return a look that does without a font of the system that is damaged, and what to say.

    Raises:
        ThemeError: if it is none of the system's.
    """
    (notice,) = error.notices
    path, system = notice.place.source, look.system
    if system is None or not system.has(path):
        raise error
    said = replace(notice, severity="warning", remedy="another font is used; install it anew")
    return replace(look, system=replace(system, damaged=(*system.damaged, path))), said


def _render(plan: Plan, look: Look) -> Rendered:
    brief = measure_brief(plan, look)
    placed, notices = place(brief)
    painter = Painter(look.theme, PAGE_SIZES[look.paper], plan.direction == "rtl")
    paint(placed, painter)
    data, seal_place = write_document(
        painter.pages,
        brief.root,
        painter.bookmarks,
        _metadata(plan),
        list(_files(brief)),
        plan.digest,
        look.pdf,
        brief.notes,
        _seal_field(plan, look.seal),
    )
    carries = plan.embedded is not None
    return Rendered(data, notices, carries, len(placed.pages), seal_place)


def _files(brief: Brief) -> Iterator[AssociatedFile]:
    """Yield what the file carries, if it is to carry anything: the briefing, and data shown."""
    plan = brief.plan
    if plan.embedded is None:
        return
    data = plan.embedded.data
    name = BRIEFING_NAMES[plan.embedded.part]
    yield AssociatedFile(name, data, plan.title.title, "application/json", "Source")
    for shown, element in brief.shown:
        name, words = f"{shown.id}.csv", shown.caption.text
        data = table_csv(shown) if isinstance(shown, Table) else chart_csv(shown, plan.labels)
        yield AssociatedFile(name, data, words, "text/csv", "Data", element)


def _seal_field(plan: Plan, space: SealSpace | None) -> SealField | None:
    if space is None:
        return None
    said = plan.labels.sealed_by.format(name=space.name)
    return SealField(space, said, plan.label_language or plan.language)


def _metadata(plan: Plan) -> Metadata:
    return Metadata(
        title=plan.title.title,
        language=plan.language,
        author=plan.title.byline,
        subject=_words(plan.summary) or None,
        date=plan.date,
        is_rtl=plan.direction == "rtl",
    )


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans)
