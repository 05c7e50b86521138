"""Open a zip package that may be hostile, such as a .docx somebody sent.

Nothing is unpacked to disk. What a member claims about itself is checked before it
is read, and what it turns out to hold is measured while it is read. The limits are of
the package: a thousand members of a modest size are as harmful as one that is not.
"""

from __future__ import annotations

import io
import re
import struct
import threading
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from reports.errors import InputError
from reports.limits import PACKAGE_CLAIM, PACKAGE_PARTS, PACKAGE_READ, PACKAGE_TAGS
from reports.notices import mistake
from reports.readers.own.file_kinds import kind_of
from reports.readers.own.zip_member import unpacked
from reports.wordfile.vocabulary import part_stamp

_XML = (".xml", ".rels")
# ECMA-376-2, 6.2.5: parts are in UTF-8 or UTF-16. In others, such as UTF-7, tags hide.
_ENCODING = re.compile(r"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})""")
_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"})
#: How most parts begin.
_IN_UTF_8 = b'<?xml version="1.0" encoding="UTF-8"'
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


# what zipfile meets damaged packages with: its own error, and those of its tools
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError,
    NotImplementedError,
)  # fmt: skip


class _Parsers(threading.local):
    """The parser of each thread: to make one takes as long as to read a small part."""

    def __init__(self) -> None:
        self.parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_pis=True, remove_comments=True,
        )  # fmt: skip


_parsers = _Parsers()


class _Budget:
    """How much of one thing is read of a package; a member read again costs nothing more."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._spent: dict[str, int] = {}

    def holds(self, member: str, amount: int) -> bool:
        """Return whether the budget holds with `amount` spent on `member` in all."""
        more = amount - self._spent.get(member, 0)
        if more > 0:
            self._spent[member] = amount
            self._left -= more
        return self._left >= 0


#: The namespace of documents saved as “Strict Open XML”, which no reader here knows.
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_REMEDY = (
    "found a Strict Open XML document: open it in Word and save it as “Word Document (*.docx)”"
)


class GuardedZip:
    """The members of a zip package, read on demand and within limits.

    Raises:
        InputError: if the package is no zip, is encrypted, or has a member with a
            name, size or compression that no honest package has.
    """

    def __init__(self, data: bytes, name: str, *, times: int = 1) -> None:
        """Look at what `data` claims to hold; `name` is the file's, for messages.

        `times` as much is read as of a brief that comes home.
        """
        self._file, self._data = name, data
        self._most_read, self._most_tags = times * PACKAGE_READ, times * PACKAGE_TAGS
        if other := kind_of(data):
            found, remedy = other
            raise InputError(mistake("not-read", name, None, "", f"found {found}", remedy=remedy))
        try:
            infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except _DAMAGED as error:
            raise self.mistake(
                "", f"found no zip package, expected a Word file ({error})"
            ) from error
        if len(infos) > PACKAGE_PARTS:
            raise self.mistake("", f"found {len(infos)} members, expected {PACKAGE_PARTS} at most")
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._check(info)
            self._infos[info.filename] = info
        self._refuse_claims()
        self._bytes, self._tags, self._attributes = map(
            _Budget, (self._most_read, self._most_tags, self._most_tags)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members, in the order of the package."""
        return tuple(self._infos)

    def mistake(self, member: str, message: str) -> InputError:
        """Return the error that says what is wrong with `member`."""
        return InputError(mistake("hostile-package", self._file, None, member, message))

    def read(self, member: str) -> bytes:
        """Return the bytes of `member`.

        Raises:
            InputError: if there is no such member, or it is damaged or too large.
        """
        out = bytearray()
        for chunk in self._chunks(member):
            out += chunk
            if not self._bytes.holds(member, len(out)):
                message = (
                    f"unpacks to more than {self._most_read >> 20} MB, with what was read before"
                )
                raise self.mistake(member, message)
        return bytes(out)

    def stamp(self, member: str) -> str | None:
        """Return what the bytes of `member` are known by without reading them, None without it."""
        info = self._infos.get(member)
        return part_stamp(info.CRC, info.file_size) if info else None

    def read_xml(self, member: str) -> etree._Element:
        """Return the root of the XML in `member`; nothing outside it is looked at.

        Raises:
            InputError: also for a document type, since entities hide in it, and for
                XML that is not well-formed.
        """
        data = self.read(member)
        self._count_tags(member, data)
        try:
            root = etree.fromstring(data, _parsers.parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.mistake(member, f"found XML that cannot be read ({error})") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.mistake(member, "found a document type, expected XML without one")
        return root

    def weigh(self, member: str) -> None:
        """Count `member` as read if it looks like XML, for a library that parses it by itself.

        Raises:
            InputError: if the package holds more than is read.
        """
        start = next(self._chunks(member), b"")
        if start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] in (b"<", b""):
            self._count_tags(member, self.read(member))

    def _chunks(self, member: str) -> Iterator[bytes]:
        info = self._infos.get(member)
        if info is None:
            raise self.mistake(member, "found no such member in the package, expected one")
        try:
            yield from unpacked(self._data, info)
        except _DAMAGED as error:
            raise self.mistake(member, f"found damaged data ({error})") from error

    def _refuse_claims(self) -> None:
        """Refuse a package that says itself that it is too large; nothing is unpacked for that."""
        sizes = {name: info.file_size for name, info in self._infos.items()}
        xml = sum(size for name, size in sizes.items() if name.lower().endswith(_XML))
        for what, found, most in (
            ("", sum(sizes.values()), PACKAGE_CLAIM),
            (" of XML", xml, self._most_read),
        ):
            if found > most:
                raise self.mistake(
                    "",
                    f"claims {found >> 20} MB{what} in {len(sizes)} members, "
                    f"expected {most >> 20} MB at most",
                )

    def _count_tags(self, member: str, data: bytes) -> None:
        """Refuse XML whose tags cannot be counted, and more of them than are read."""
        if not data.startswith(_IN_UTF_8):
            self._refuse_encodings(member, data[:400])
        tags, attributes = data.count(b"<"), data.count(b"=")
        if not (self._tags.holds(member, tags) and self._attributes.holds(member, attributes)):
            raise self.mistake(
                member,
                f"found more than {self._most_tags} tags or attributes, with what was read before, "
                "expected a brief",
            )

    def _refuse_encodings(self, member: str, start: bytes) -> None:
        text = start.decode("utf-8", "replace").replace("\0", "").lstrip("\ufeff\ufffd \t\r\n")
        named = _ENCODING.match(text)
        if named and named[1].lower() not in _ENCODINGS:
            raise self.mistake(member, f"found the encoding {named[1]!r}, expected UTF-8 or UTF-16")

    def _check(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        steps = name.replace("\\", "/").split("/")
        if ".." in steps or name.startswith("/") or "\\" in name or ":" in steps[0]:
            raise self.mistake(repr(name), "found a path that leaves the package, expected a name")
        if name in self._infos:
            raise self.mistake(repr(name), "found the member twice, expected it once")
        if info.flag_bits & 1:
            raise self.mistake(repr(name), "found an encrypted member, expected an open one")
        if info.compress_type not in _METHODS:
            raise self.mistake(repr(name), "found a rare compression, expected deflate or none")
