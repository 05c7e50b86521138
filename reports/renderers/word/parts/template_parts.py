"""What all documents on one template share: its parts, pressed, and the places of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from reports.model.blocks import ListKind
from reports.notices import Notice
from reports.renderers.word.logo import NAMESPACES as LOGO_NAMESPACES
from reports.renderers.word.logo import Logo
from reports.renderers.word.markup import attribute
from reports.renderers.word.parts.archive import Member, member
from reports.renderers.word.parts.headers_footers import (
    HeaderFooter,
    Kind,
    Page,
    new_header_footer,
    split_header_footer,
)
from reports.renderers.word.parts.names import qn
from reports.renderers.word.parts.numbering import Numbering, read_numbering
from reports.renderers.word.parts.relations import (
    APP_PART,
    APP_TYPE,
    CORE_PART,
    OFFICE,
    PACKAGE,
    WORD,
    app_part,
    override,
    relation,
    relations_part,
)
from reports.renderers.word.parts.section import is_on, section_xml
from reports.renderers.word.parts.source import WordTemplate
from reports.slotted import frozen
from reports.wordfile.vocabulary import Style, part_stamp

SHIPPED = "templates/word/briefing.docx"
_NAMESPACES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
)
#: The parts that a document takes over from its template, by the end of their relationship.
_KEPT = {"styles", "settings", "fontTable", "theme", "webSettings", "endnotes"}
#: The size of titles in the shipped template, in half points.
_TITLE_SIZE = 44
#: Where the theme's logo lies, if it is a bitmap.
_LOGO = "word/media/brief-logo.png"
#: What pictures and shapes stand in.
_SHAPES = ("<w:drawing", "<w:pict", "<w:object")
_NO_NOTES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {_NAMESPACES}>'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote></w:footnotes>"
)


@frozen
class TemplateParts:
    """A template made ready: what all its documents share, and where they differ.

    `members` are whole parts, the package's relationships among them; `relations` are
    the document's relationships to them and `overrides` their content types, both as
    XML. `section` closes the body. `text_width` is in twentieths of a point.
    `letterhead` are the lines that headers and footers hold, each once, and `pictures` what the
    pictures in them are known by. `footnotes` is the part without notes of ours and `first_note`
    the first free id.
    `theme_part` also colours a chart's workbook; `accent` is the colour of a chart (RRGGBB) whose
    template's theme has another one, `background` what stands before the body. `caption_flow` and
    `caption_space` keep a caption with what it names, and make room above it, where its style
    does not; `cell_scale` is how much larger letters in cells are than the shipped template's;
    `head_look` colours the words in a table's head, where the table's style cannot.
    `title_size` is that of titles, in half points, where it is the shipped template's, else 0.
    `notices` tell what was lacking.
    """

    members: tuple[Member, ...]
    styles: Mapping[Style, str]
    relations: str
    overrides: str
    section: str
    text_width: int
    headers_footers: tuple[HeaderFooter, ...]
    letterhead: tuple[str, ...]
    pictures: tuple[str, ...]
    numbering: Numbering
    footnotes: str
    first_note: int
    theme_part: bytes
    accent: str | None = None
    background: str = ""
    caption_flow: str = ""
    caption_space: str = ""
    cell_scale: float = 1
    head_look: str = ""
    title_size: int = 0
    notices: tuple[Notice, ...] = ()


class Collector:
    """Takes from an opened template what every document needs."""

    def __init__(
        self,
        template: WordTemplate,
        styles: Mapping[Style, str],
        rtl: bool,
        page: str,
        logo: Logo | None,
    ) -> None:
        """Begin with an opened template and the ids of its styles."""
        self._template = template
        self._properties = template.document.find(f"{qn('w:body')}/{qn('w:sectPr')}")
        self._styles = styles
        self._rtl = rtl
        self._page = page
        self._logo = logo
        self._members: dict[str, Member] = {}
        self._overrides: list[str] = []
        self._relations: list[str] = []

    def collect(self) -> TemplateParts:
        """Return the parts."""
        for each in self._template.relations(self._template.main):
            if each.short in _KEPT and not each.external:
                self._take(each.target)
                self._relate(each.id, each.kind, each.target)
        self._take_properties()
        numbering = self._numbering()
        footnotes, first_note = self._footnotes()
        headers_footers = tuple(self._headers_footers())
        section, width = self._section(headers_footers)
        return TemplateParts(
            members=tuple(self._members.values()),
            styles=self._styles,
            relations="".join(self._relations),
            overrides="".join(self._overrides),
            section=section,
            text_width=width,
            headers_footers=headers_footers,
            letterhead=tuple(dict.fromkeys(line for one in headers_footers for line in one.held)),
            pictures=tuple(each for one in headers_footers for each in one.pictures),
            numbering=numbering,
            footnotes=footnotes,
            first_note=first_note,
            theme_part=self._template.read(self._template.related("theme") or ""),
            background=self._background(),
            title_size=self._title_size(),
        )

    def _take(self, name: str) -> None:
        """Press a part and all that it refers to."""
        if name in self._members:
            return
        self._members[name] = member(name, self._template.read(name), 9)
        self._override(name)
        self._take_related(name)

    def _take_related(self, name: str) -> None:
        relations = self._template.relations_member(name)
        if relations is None:
            return
        self._members[relations] = member(relations, self._template.read(relations), 9)
        for each in self._template.relations(name):
            if not each.external:
                self._take(each.target)

    def _override(self, name: str) -> None:
        self._overrides.append(override(f"/{name}", self._template.content_type(name)))

    def _relate(self, rid: str, kind: str, name: str) -> None:
        self._relations.append(relation(rid, kind, f"/{name}"))

    def _take_properties(self) -> None:
        """Say what made the file, for which house, and write the package's relationships."""
        relations = [
            relation("rId1", f"{OFFICE}/officeDocument", "/word/document.xml"),
            relation("rId2", f"{PACKAGE}/relationships/metadata/core-properties", CORE_PART),
            relation("rId3", f"{OFFICE}/extended-properties", APP_PART),
        ]
        made = APP_PART.lstrip("/")
        self._members[made] = member(made, app_part(self._company()), 9)
        self._overrides.append(override(APP_PART, APP_TYPE))
        name = "_rels/.rels"
        self._members[name] = member(name, relations_part("".join(relations)), 9)

    def _company(self) -> str | None:
        """Return the house that the template names as its own."""
        for each in self._template.relations(""):
            if each.short == "extended-properties":
                found = self._template.xml(each.target).findtext("{*}Company")
                return None if found is None else " ".join(found.split())
        return None

    def _numbering(self) -> Numbering:
        name = self._template.related("numbering")
        if name is None:
            return Numbering()
        self._relate("rIdNumbering", f"{OFFICE}/numbering", name)
        self._override(name)
        self._take_related(name)  # bullets may be pictures
        lists: Mapping[ListKind, str] = {
            "bullets": self._styles[Style.BULLETS],
            "numbered": self._styles[Style.NUMBERS],
        }
        return read_numbering(self._template, name, lists)

    def _footnotes(self) -> tuple[str, int]:
        """Return the part that holds the separators, and the first free id."""
        self._relate("rIdFootnotes", f"{OFFICE}/footnotes", "word/footnotes.xml")
        self._overrides.append(override("/word/footnotes.xml", f"{WORD}.footnotes+xml"))
        name = self._template.related("footnotes")
        if name is None or "</w:footnotes>" not in self._template.text(name):
            return _NO_NOTES, 1
        root = self._template.xml(name)
        for note in list(root):
            if note.get(qn("w:type")) is None:
                root.remove(note)
        ids = [int(note.get(qn("w:id"))) for note in root]
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return xml.decode("utf-8"), max([0, *ids]) + 1

    def _headers_footers(self) -> Iterator[HeaderFooter]:
        """Return every header and footer that a page may have: the template's, or ours."""
        settings = self._template.root("settings")
        pages: list[Page] = ["default"]
        pages += ["first"] if is_on(self._properties, "w:titlePg") else []
        pages += ["even"] if is_on(settings, "w:evenAndOddHeaders") else []
        kinds: tuple[Kind, ...] = ("header", "footer")
        numbered: set[Page] = set()
        for kind in kinds:
            for page in pages:
                made = self._header_or_footer(kind, page)
                numbered |= {page} if made.numbered else set()
                yield replace(made, numbered=page in numbered)

    def _header_or_footer(self, kind: Kind, page: Page) -> HeaderFooter:
        known = {each.id: each.target for each in self._template.relations(self._template.main)}
        for reference in self._properties.iter(qn(f"w:{kind}Reference")):
            if reference.get(qn("w:type")) == page:
                name = known[reference.get(qn("r:id"))]
                self._take_related(name)
                xml = self._template.text(name)
                return self._placed(split_header_footer(kind, page, name, xml))
        if self._logo is not None and (kind, page) == ("header", "first"):
            return self._placed(self._letterhead(self._logo))
        return self._placed(new_header_footer(kind, page, _NAMESPACES))

    def _letterhead(self, logo: Logo) -> HeaderFooter:
        """Return the first page's header with the logo."""
        namespaces = f"{_NAMESPACES} {LOGO_NAMESPACES}"
        header_footer = new_header_footer("header", "first", namespaces, logo.run)
        if logo.png is not None:
            image = relation("rIdLogo", f"{OFFICE}/image", f"/{_LOGO}")
            folder, _, name = header_footer.part.rpartition("/")
            rels = f"{folder}/_rels/{name}.rels"
            self._members[_LOGO] = member(_LOGO, logo.png)
            self._members[rels] = member(rels, relations_part(image), 9)
        return header_footer

    def _with_pictures(self, made: HeaderFooter) -> HeaderFooter:
        """Return a header or footer with what its pictures are known by, when a brief is read."""
        xml = f"{made.before}{made.logo}{made.after}"
        if not any(shape in xml for shape in _SHAPES):
            return made
        # imported here: most templates have no picture
        from reports.readers.own.word_pictures import pictures

        found = pictures(etree.fromstring(xml.encode()), self._stamps(made.part))
        known = tuple(each for one in found for each in one.known_by)
        return replace(made, pictures=known)

    def _stamps(self, part: str) -> dict[str, str]:
        """Return what the parts that a part relates to are known by, by the ids there."""
        related = [each for each in self._template.relations(part) if not each.external]
        held = {each.id: self._members[each.target] for each in related}
        held |= {"rIdLogo": self._members[_LOGO]} if _LOGO in self._members else {}
        return {id_: part_stamp(one.crc, one.size) for id_, one in held.items()}

    def _placed(self, header_footer: HeaderFooter) -> HeaderFooter:
        header_footer = self._with_pictures(header_footer)
        name = header_footer.part
        self._relate(_relation_id(header_footer), f"{OFFICE}/{header_footer.kind}", name)
        self._overrides.append(override(f"/{name}", f"{WORD}.{header_footer.kind}+xml"))
        return header_footer

    def _title_size(self) -> int:
        """Return the size of titles in half points, 0 where a house has chosen one."""
        for style in self._template.root("styles").iter(qn("w:style")):
            if style.get(qn("w:styleId")) == self._styles[Style.TITLE]:
                size = style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
                said = "" if size is None else size.get(qn("w:val"))
                return _TITLE_SIZE if said == str(_TITLE_SIZE) else 0
        return 0

    def _background(self) -> str:
        """Return the colour of the page, if the template has one."""
        found = self._template.document.find(qn("w:background"))
        colour = None if found is None else found.get(qn("w:color"))
        return f'<w:background w:color="{attribute(colour)}"/>' if colour else ""

    def _section(self, headers_footers: tuple[HeaderFooter, ...]) -> tuple[str, int]:
        """Return the section's properties (17.6.17) and the width of its text."""
        references = "".join(
            f'<w:{one.kind}Reference w:type="{one.page}" r:id="{_relation_id(one)}"/>'
            for one in headers_footers
        )
        bidi = "<w:bidi/>" if self._rtl else ""
        bare = {"header", "footer"} - {one.kind for one in headers_footers if not one.own}
        return section_xml(self._properties, references, self._page, bidi, bare)


def _relation_id(header_footer: HeaderFooter) -> str:
    return f"rIdBrief{header_footer.kind.title()}{header_footer.page.title()}"
