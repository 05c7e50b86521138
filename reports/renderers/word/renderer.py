"""`WordRenderer`: a plan becomes a .docx that colleagues can edit and send back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reports.plan import Carried, Plan
from reports.renderers.contract import Rendered
from reports.renderers.word.archive import Member, member, write_archive
from reports.renderers.word.body import write_body
from reports.renderers.word.chart import CHART_TYPE, chart_members
from reports.renderers.word.relations import (
    CORE_PART,
    OFFICE,
    WORD,
    XML,
    base_part,
    base_properties,
    core_part,
    footnotes_part,
    override,
    relation,
    relations_part,
    types_part,
)
from reports.renderers.word.sheet import Sheet
from reports.renderers.word.stationery import Stationery
from reports.renderers.word.template import open_stationery
from reports.wordfile import BASE_PART, MEDIA_TYPE

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_STORE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_BASE_PROPERTIES = "customXml/itemProps1.xml"


class WordRenderer:
    """Writes the Word brief; see docs/word.md for what is in it and why."""

    name = "docx"
    suffix = ".docx"
    media_type = MEDIA_TYPE

    def render(self, plan: Plan, /) -> Rendered:
        """Return the .docx.

        Raises:
            ThemeError: if the theme's Word template cannot be used.
        """
        page = plan.page
        stationery = open_stationery(plan.theme, plan.language, plan.direction, page)
        sheet = Sheet(
            stationery.styles,
            plan.language,
            plan.direction,
            stationery.first_note,
            plan.label_language,
        )
        body = write_body(plan, sheet, stationery)
        document = (
            f"{XML}<w:document {_NAMESPACES}><w:body>{body}{stationery.section}"
            "</w:body></w:document>"
        )
        charts = [
            part
            for number, chart in enumerate(sheet.charts, start=1)
            for part in chart_members(chart, number, sheet, stationery.theme_part)
        ]
        carried = carried_by(plan)
        return Rendered(
            write_archive(
                [
                    _types(stationery.overrides, len(sheet.charts), carried is not None),
                    member("word/document.xml", document.encode()),
                    member("word/_rels/document.xml.rels", _relations(stationery, sheet, carried)),
                    member(CORE_PART.lstrip("/"), core_part(plan)),
                    *_furniture(plan, sheet, stationery),
                    *stationery.numbering.members(sheet.numbered),
                    _footnotes(stationery, sheet),
                    *charts,
                    *stationery.members,
                    *_base_members(carried, stationery, plan.label_language),
                ]
            ),
            carries=carried is not None,
        )


def carried_by(plan: Plan) -> Carried | None:
    """Return the briefing that the file carries: with the evidence that its footnotes print."""
    return plan.carried_citing if plan.options.cite else plan.carried


@lru_cache(maxsize=64)
def _types(overrides: str, charts: int, based: bool) -> Member:
    own = [
        override("/word/document.xml", f"{WORD}.document.main+xml"),
        override(CORE_PART, _CORE),
        *(override(f"/word/charts/chart{i + 1}.xml", CHART_TYPE) for i in range(charts)),
    ]
    if based:
        own.append(override(f"/{_BASE_PROPERTIES}", _STORE))
    return member("[Content_Types].xml", types_part(overrides + "".join(own)), 9)


def _base_members(
    carried: Carried | None, stationery: Stationery, labels: str | None
) -> tuple[Member, ...]:
    if carried is None:
        return ()
    held = dict.fromkeys(line for one in stationery.furniture for line in one.held)
    return (member(BASE_PART, base_part(carried, held, labels)), *_round_base())


@lru_cache(maxsize=1)
def _round_base() -> tuple[Member, ...]:
    """Return the parts round the base that are the same in every document."""
    base = relation("rId1", f"{OFFICE}/customXmlProps", f"/{_BASE_PROPERTIES}")
    return (
        member("customXml/_rels/item1.xml.rels", relations_part(base), 9),
        member(_BASE_PROPERTIES, base_properties(), 9),
    )


def _relations(stationery: Stationery, sheet: Sheet, carried: Carried | None) -> bytes:
    own = [relation("rIdBase", f"{OFFICE}/customXml", f"/{BASE_PART}")] if carried else []
    own += [
        relation(f"rIdChart{i + 1}", f"{OFFICE}/chart", f"/word/charts/chart{i + 1}.xml")
        for i in range(len(sheet.charts))
    ]
    own += [
        relation(name, f"{OFFICE}/hyperlink", target, external=True)
        for target, name in sheet.links.items()
    ]
    return relations_part(stationery.relations + "".join(own))


def _furniture(plan: Plan, sheet: Sheet, stationery: Stationery) -> Iterator[Member]:
    for one in stationery.furniture:
        yield _pressed(one.part, one.write(plan, sheet))


def _footnotes(stationery: Stationery, sheet: Sheet) -> Member:
    xml = footnotes_part(stationery.footnotes, sheet).decode()
    return _pressed("word/footnotes.xml", xml)


@lru_cache(maxsize=128)
def _pressed(name: str, xml: str) -> Member:
    """Return a small part; briefs of one house often have the same headers and footers."""
    return member(name, xml.encode())
