# ruff: noqa: E501 - namespaces are long
"""What the file says about itself: XMP (ISO 16684-1), its dates and identifiers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from xml.sax.saxutils import escape

CREATOR = "briefpack"
PRODUCER = "briefpack with ReportLab"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{dates}<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, author and the rest, as the briefing gives them; what is None is not written."""

    title: str
    language: str
    author: str | None = None
    subject: str | None = None
    date: dt.date | None = None

    @property
    def pdf_date(self) -> str | None:
        """The date as PDF writes it (ISO 32000-1, 7.9.4): midnight, UTC."""
        return f"D:{self.date:%Y%m%d}000000Z" if self.date else None

    def xmp(self) -> bytes:
        """Return the XMP packet. It agrees with the document information (ISO 19005-3, 6.6.3)."""
        author = self.author and f"<rdf:Seq><rdf:li>{_escape(self.author)}</rdf:li></rdf:Seq>"
        subject = self.subject and (
            f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(self.subject)}</rdf:li></rdf:Alt>'
        )
        moment = f"{self.date:%Y-%m-%d}T00:00:00Z" if self.date else ""
        dates = "".join(
            f"<xmp:{key}>{moment}</xmp:{key}>"
            for key in ("CreateDate", "ModifyDate", "MetadataDate")
        )
        return _XMP.format(
            title=_escape(self.title),
            author=f"<dc:creator>{author}</dc:creator>\n" if author else "",
            subject=f"<dc:description>{subject}</dc:description>\n" if subject else "",
            language=self.language,
            dates=dates + "\n" if moment else "",
            creator=CREATOR,
            producer=PRODUCER,
        ).encode()


def _escape(text: str) -> str:
    # the packet stays readable in the file, where this word ends a stream
    return escape(text).replace("endstream", "end&#115;tream")
