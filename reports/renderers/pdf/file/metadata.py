"""What the file says about itself: XMP (ISO 16684-1), its dates and identifiers."""

from __future__ import annotations

import datetime as dt

from reports.look import PdfVersion
from reports.resources import resource_text
from reports.slotted import frozen

CREATOR = "briefpack"
PRODUCER = "briefpack with ReportLab"
_PACKETS: dict[PdfVersion, str] = {
    "1.7": "templates/pdf/metadata.xml",
    "2.0": "templates/pdf/metadata-2.0.xml",
}
_FILES_INSIDE = "<pdfaid:conformance>F</pdfaid:conformance>"


@frozen
class Metadata:
    """Title, author and the rest, as the briefing gives them; what is None is not written.

    `is_rtl` says that it is read from right to left.
    """

    title: str
    language: str
    author: str | None = None
    subject: str | None = None
    date: dt.date | None = None
    is_rtl: bool = False

    @property
    def pdf_date(self) -> str | None:
        """The date as PDF writes it (ISO 32000-1, 7.9.4): midnight, UTC."""
        return f"D:{self.date:%Y%m%d}000000Z" if self.date else None

    def xmp(self, version: PdfVersion = "1.7", *, carries: bool = True) -> bytes:
        """Return the XMP packet. It agrees with the document information (ISO 19005-3, 6.6.3).

        A PDF 2.0 file that `carries` no file is PDF/A-4, without the F (ISO 19005-4, A.1).
        """
        author = self.author and f"<rdf:Seq><rdf:li>{_escape(self.author)}</rdf:li></rdf:Seq>"
        subject = self.subject and (
            f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(self.subject)}</rdf:li></rdf:Alt>'
        )
        moment = f"{self.date:%Y-%m-%d}T00:00:00Z" if self.date else ""
        dates = "".join(
            f"<xmp:{key}>{moment}</xmp:{key}>"
            for key in ("CreateDate", "ModifyDate", "MetadataDate")
        )
        return (
            resource_text(_PACKETS[version])
            .removesuffix("\n")
            .format(
                title=_escape(self.title),
                author=f"<dc:creator>{author}</dc:creator>\n" if author else "",
                subject=f"<dc:description>{subject}</dc:description>\n" if subject else "",
                language=self.language,
                dates=dates + "\n" if moment else "",
                creator=CREATOR,
                producer=PRODUCER,
                conformance=_FILES_INSIDE if carries else "",
            )
            .encode()
        )


def _escape(text: str) -> str:
    # the packet stays readable in the file, where this word ends a stream
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("endstream", "end&#115;tream")
