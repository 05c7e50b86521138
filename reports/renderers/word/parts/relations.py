"""Relationships, content types and the small parts that every document has of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from reports.plan import EmbeddedBriefing, Plan
from reports.renderers.word.markup import MarkupWriter, attribute, escape
from reports.resources import resource_text
from reports.wordfile.vocabulary import (
    BASE_NAMESPACE,
    BASE_SCHEMA,
    EARLIER,
    EARLIER_DIGEST,
    LABELS,
    LETTERHEAD,
    PART,
    PICTURES,
    Style,
)

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE_PART = "/docProps/core.xml"
APP_PART = "/docProps/app.xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Written where a briefing has no date: a file has to have one, and the clock is not asked.
_NO_DATE = dt.date(2000, 1, 1)
_CORE_SPACES = (
    f'xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def xml_part(name: str, **values: object) -> str:
    """Return shipped XML, with `values` (escaped) in the places of their names."""
    lines = resource_text(f"templates/word/xml/{name}.xml").splitlines()
    return "".join(map(str.strip, lines)).format(**values)


def relation(name: str, kind: str, target: str, external: bool = False) -> str:
    """Return a relationship; a part is named from the package's root."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{attribute(target)}"{mode}/>'


def relations_part(relations: str) -> bytes:
    """Return a relationships part (OPC, part 2, 6.5)."""
    return (
        f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'.encode()
    )


def override(part: str, kind: str) -> str:
    """Return the content type of one part, named from the package's root."""
    return f'<Override PartName="{part}" ContentType="{kind}"/>'


def types_part(overrides: str) -> bytes:
    """Return the content types of the package (OPC, part 2, 6.2.3)."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "png": "image/png",
        "jpeg": "image/jpeg",
    }
    known = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items()
    )
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{known}{overrides}</Types>'.encode()


def core_part(plan: Plan) -> bytes:
    """Return the core properties; their only date is the briefing's (OPC, part 2, 8)."""
    day = f"{plan.date or _NO_DATE}T00:00:00Z"
    title = plan.title
    named = (
        ("dc:title", title.title),
        ("dc:subject", title.subtitle),
        ("dc:creator", title.byline),
        ("dc:identifier", title.reference or plan.digest[:16]),
        ("dc:language", plan.language),
        ("cp:lastModifiedBy", title.byline),
        ("cp:contentStatus", plan.marking),
    )
    values = "".join([f"<{name}>{escape(value)}</{name}>" for name, value in named if value])
    dates = (
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
    )
    return f"{XML}<cp:coreProperties {_CORE_SPACES}>{values}{dates}</cp:coreProperties>".encode()


def app_part(company: str | None = None) -> bytes:
    """Return what made the file, and whose it is: nothing that only Word could count (22.2.2).

    No version either: the same briefing gives the same bytes with the next one, too.
    """
    house = f"<Company>{escape(company)}</Company>" if company else ""
    return (
        f'{XML}<Properties xmlns="{OFFICE.replace("relationships", "extended-properties")}">'
        f"<Application>briefpack</Application>{house}</Properties>"
    ).encode()


def base_part(
    embedded: EmbeddedBriefing,
    letterhead: Iterable[str],
    pictures: Iterable[str],
    labels: str | None,
    earlier: EmbeddedBriefing | None = None,
) -> bytes:
    """Return the briefing as it was written, for the merge of a colleague's edits.

    `letterhead` are the lines that the template's headers and footers hold, `pictures` what the
    pictures in these are known by, `labels` is the language of the labels, where it is not the
    briefing's, `earlier` the briefing that a redline shows with its changes rejected.
    """
    held = attribute("\n".join(letterhead)).replace("\n", "&#10;")
    spoken = f' {LABELS}="{labels}"' if labels else ""
    if embedded.part != "all":
        spoken += f' {PART}="{embedded.part}"'
    if shown := " ".join(pictures):
        spoken += f' {PICTURES}="{shown}"'
    if earlier:
        spoken += f' {EARLIER}="{attribute(earlier.json)}" {EARLIER_DIGEST}="{earlier.digest}"'
    start = (
        f'{XML}<base xmlns="{BASE_NAMESPACE}" schema="{BASE_SCHEMA}" sha256="{embedded.digest}" '
        f'{LETTERHEAD}="{held}"{spoken}>'
    )
    # as `escape` does, of bytes: they are not made a text, and bytes again
    json = embedded.data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return b"".join((start.encode(), json, b"</base>"))


def store_properties(store_id: str, namespace: str) -> bytes:
    """Return the properties of a custom XML part: the id of its store (22.5.2.1)."""
    return (
        f'{XML}<ds:datastoreItem ds:itemID="{store_id}" xmlns:ds="{_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    ).encode()


def footnotes_part(empty: str, writer: MarkupWriter) -> str:
    """Return the footnotes part: the template's separators, then the writer's notes."""
    if not writer.footnotes:
        return empty
    before, end, after = empty.rpartition("</w:footnotes>")
    mark = (
        f'<w:r><w:rPr><w:rStyle w:val="{writer.style(Style.FOOTNOTE_MARK)}"/></w:rPr>'
        "<w:footnoteRef/></w:r>"
    )
    before_text = mark + writer.text(" ")
    written = (writer.labelled(note.text, note.labels) for note in writer.footnotes)
    notes = "".join(
        f'<w:footnote w:id="{number}">'
        f"{writer.paragraph(Style.FOOTNOTE, before_text + words)}</w:footnote>"
        for number, words in enumerate(written, start=writer.first_note)
    )
    return f"{before}{notes}{end}{after}"
