"""`WordRenderer`: a plan becomes a .docx that colleagues can edit and send back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from reports.look import Look
from reports.plan import EmbeddedBriefing, Plan
from reports.renderers.contract import Rendered
from reports.renderers.word.body import write_body
from reports.renderers.word.charts.chart import CHART_TYPE, chart_members
from reports.renderers.word.controls import (
    GLOSSARY_PART,
    GLOSSARY_TYPE,
    control_names,
    glossary,
)
from reports.renderers.word.markup import MarkupWriter
from reports.renderers.word.parts.archive import FAST, STORED, Member, member, write_archive
from reports.renderers.word.parts.relations import (
    CORE_PART,
    OFFICE,
    WORD,
    XML,
    base_part,
    core_part,
    footnotes_part,
    override,
    relation,
    relations_part,
    store_properties,
    types_part,
)
from reports.renderers.word.parts.template import open_template
from reports.renderers.word.parts.template_parts import TemplateParts
from reports.wordfile.seal import SEAL_NAMESPACE, SEAL_PART, SEAL_STORE_ID, seal_part
from reports.wordfile.vocabulary import BASE_NAMESPACE, BASE_PART, BASE_STORE_ID, MEDIA_TYPE

#: The namespaces of the body of a document.
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
#: What a body with boxes to tick needs beside them (MS-DOCX, 2.5.1.38); the programs that do not
#: know the boxes pass over them.
BOX_NAMESPACES = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_STORE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
#: The custom XML parts of a brief, by their numbers: store id and namespace.
_STORES = {1: (BASE_STORE_ID, BASE_NAMESPACE), 2: (SEAL_STORE_ID, SEAL_NAMESPACE)}
#: Up to so many bytes the briefing lies in the file as it is: to deflate it takes half as long as
#: the document does, and saves half of it.
_STORED_BASE = 16_384
#: What writes the body of a document, in pieces; `write_body` that of a brief.
BodyWriter = Callable[[Plan, MarkupWriter, TemplateParts], list[str]]


class WordRenderer:
    """Writes an editable Word brief, whose edits come home (docs/word.md)."""

    name = "docx"
    suffix = ".docx"
    media_type = MEDIA_TYPE

    def render(self, plan: Plan, look: Look, /) -> Rendered:
        """Return the .docx.

        Raises:
            ThemeError: if the theme's Word template cannot be used.
        """
        return self.write(plan, look, write_body)

    def write(
        self,
        plan: Plan,
        look: Look,
        body_writer: BodyWriter,
        earlier: EmbeddedBriefing | None = None,
    ) -> Rendered:
        """Return the .docx with the body that `body_writer` writes.

        A redline also carries the `earlier` briefing, and no seal: it is no brief that
        nobody touched.

        Raises:
            ThemeError: if the theme's Word template cannot be used.
        """
        own_paper = look.theme.word_template is not None and not look.paper_asked
        paper = "" if own_paper else look.paper
        template = open_template(look.theme, plan.language, plan.direction, paper)
        names = control_names(plan.labels)
        writer = MarkupWriter(
            template.styles,
            plan.language,
            plan.direction,
            template.first_note,
            plan.label_language,
            (template.caption_flow, template.caption_space),
            template.head_look,
            names,
            look.theme.colours.accent.lstrip("#"),
        )
        body = body_writer(plan, writer, template)
        boxes = f' {BOX_NAMESPACES} mc:Ignorable="w14"' if writer.boxes else ""
        start = f"{XML}<w:document {NAMESPACES}{boxes}>{template.background}<w:body>"
        end = f"{template.section}</w:body></w:document>"
        document = b"".join(map(str.encode, (start, *body, end)))
        charts = [
            part
            for number, chart in enumerate(writer.charts, start=1)
            for part in chart_members(chart, number, writer, template)
        ]
        # with the evidence that its footnotes print
        embedded = plan.embedded_citing
        stores = (*((1,) if embedded else ()), *((2,) if earlier is None else ()))
        members = (
            _types(template.overrides, len(writer.charts), stores),
            member("word/document.xml", document),
            _relations(template.relations, len(writer.charts), stores, tuple(writer.links.items())),
            member(CORE_PART.lstrip("/"), core_part(plan), STORED),
            *_headers_footers(plan, look, writer, template),
            *template.numbering.members(tuple(writer.lists)),
            _footnotes(template, writer),
            glossary(names, writer.controls),
            *charts,
            *template.members,
            *_base_members(embedded, template, plan.label_language, earlier),
        )
        return Rendered(
            write_archive(_sealed(*members) if earlier is None else members),
            notices=template.notices,
            carries=embedded is not None,
        )


def _sealed(*members: Member) -> list[Member]:
    """Return the members with the seal that tells later whether anybody touched them."""
    under = (*members, *_store(2))
    seal = seal_part([(one.name, one.packed) for one in under])
    return [*under, member(SEAL_PART, seal, STORED)]


@lru_cache(maxsize=64)
def _types(overrides: str, charts: int, stores: tuple[int, ...]) -> Member:
    own = [
        override("/word/document.xml", f"{WORD}.document.main+xml"),
        override(CORE_PART, _CORE),
        override(GLOSSARY_PART, GLOSSARY_TYPE),
        *(override(f"/word/charts/chart{i + 1}.xml", CHART_TYPE) for i in range(charts)),
    ]
    own += [override(f"/customXml/itemProps{n}.xml", _STORE) for n in stores]
    return member("[Content_Types].xml", types_part(overrides + "".join(own)), 9)


def _base_members(
    embedded: EmbeddedBriefing | None,
    template: TemplateParts,
    labels: str | None,
    earlier: EmbeddedBriefing | None,
) -> tuple[Member, ...]:
    if embedded is None:
        return ()
    base = base_part(embedded, template.letterhead, template.pictures, labels, earlier)
    level = STORED if len(base) <= _STORED_BASE else FAST
    return (member(BASE_PART, base, level), *_store(1))


@lru_cache(maxsize=2)
def _store(number: int) -> tuple[Member, ...]:
    """Return the parts round a custom XML part, which are the same in every document."""
    name = f"customXml/itemProps{number}.xml"
    link = relation("rId1", f"{OFFICE}/customXmlProps", f"/{name}")
    return (
        member(f"customXml/_rels/item{number}.xml.rels", relations_part(link), 9),
        member(name, store_properties(*_STORES[number]), 9),
    )


@lru_cache(maxsize=128)
def _relations(
    shared: str, charts: int, stores: tuple[int, ...], links: tuple[tuple[str, str], ...]
) -> Member:
    """Return the document's relationships; briefs without links mostly have the same."""
    names = {2: ("rIdSeal", SEAL_PART), 1: ("rIdBase", BASE_PART)}
    held = (names[number] for number in names if number in stores)
    own = [relation(name, f"{OFFICE}/customXml", f"/{part}") for name, part in held]
    own.append(relation("rIdGlossary", f"{OFFICE}/glossaryDocument", GLOSSARY_PART))
    own += [
        relation(f"rIdChart{i + 1}", f"{OFFICE}/chart", f"/word/charts/chart{i + 1}.xml")
        for i in range(charts)
    ]
    own += [relation(name, f"{OFFICE}/hyperlink", target, external=True) for target, name in links]
    return member("word/_rels/document.xml.rels", relations_part(shared + "".join(own)))


def _headers_footers(
    plan: Plan, look: Look, writer: MarkupWriter, template: TemplateParts
) -> Iterator[Member]:
    alert = look.theme.colours.alert
    for one in template.headers_footers:
        xml = one.write(plan, writer, alert)
        # a header says the title, which no other brief has; footers are mostly the same
        if one.kind == "header":
            yield member(one.part, xml.encode(), STORED)
        else:
            yield _pressed(one.part, xml)


def _footnotes(template: TemplateParts, writer: MarkupWriter) -> Member:
    return _pressed("word/footnotes.xml", footnotes_part(template.footnotes, writer))


@lru_cache(maxsize=128)
def _pressed(name: str, xml: str) -> Member:
    """Return a small part; briefs of one house often have the same footers and footnotes."""
    return member(name, xml.encode())
