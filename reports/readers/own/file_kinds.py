"""What a file that is no .docx is in truth, whatever its name ends in, and the way out."""

from __future__ import annotations

import re

#: How a compound file begins (MS-CFB 2.2): a .docx with a password, or an old .doc.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "open it and save it as “Word Document (*.docx)”"
_UNLOCK = (
    "open it in Word, remove the password (File > Info > Protect Document > Encrypt with "
    "Password, then empty the box) and save it"
)
# names of streams in a compound file: of an encrypted package (MS-OFFCRYPTO 2.3.4.4), and of Word
_PROTECTED, _WORD = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument"))
#: The first entry of an OpenDocument file is its type, not compressed (ODF 1.3-2, 3.3).
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_BOM = b"\xef\xbb\xbf"
_STARTS = (
    (re.compile(rb"\s*\{\\rtf"), "a file in Rich Text Format (.rtf)"),
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"(?i)\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html\b)"), "a web page"),
    (re.compile(rb"(?s)\s*<\?xml.{0,300}?<(?:\w+:)?wordDocument\b"), "a Word 2003 XML document"),
    (re.compile(rb"(?s)\s*<\?xml.{0,300}?<pkg:package\b"), "a Word XML document (Flat OPC)"),
    (re.compile(rb"(?s)\s*<\?xml.{0,300}?<office:document\b"), "an OpenDocument file (.fodt)"),
)


def kind_of(data: bytes) -> tuple[str, str] | None:
    """Return what a file is that is no package of Word, and what to do; None where unknown."""
    if data.startswith(OLE):
        if _PROTECTED in data:
            return "a file protected with a password", _UNLOCK
        more = "" if _WORD in data else " or of another old program"
        return f"a file of an old Word (.doc){more}", _SAVE
    if data.startswith(b"PK"):
        if _OPEN_DOCUMENT in data[:200]:
            return "an OpenDocument file (.odt)", _SAVE
        if b"Index/Document.iwa" in data:
            return "a document of Pages", "open it in Pages and export it to Word (.docx)"
        return None
    found = (kind for start, kind in _STARTS if start.match(data[:2_000].removeprefix(_BOM)))
    kind = next(found, None)
    return (kind, _SAVE) if kind else None
