"""Open a zip package that may be hostile, such as a .docx somebody sent.

Nothing is unpacked to disk. What a member claims about itself is checked before it
is read, and what it turns out to hold is measured while it is read.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from reports.errors import InputError, Mistake

#: A brief has some 20 members; Word's largest documents have a few hundred.
MAX_MEMBERS = 2_000
#: What one member may claim to unpack to; pictures and fonts included.
MAX_CLAIM = 128 << 20
#: What one member may unpack to when it is read: a brief of 60 sections has 0.2 MB.
MAX_READ = 16 << 20
#: Elements of one XML member: libxml2 needs some 150 bytes for each.
MAX_TAGS = 400_000

#: How a compound file begins (MS-CFB 2.2): a .docx with a password, or an old .doc.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# the stream of an encrypted package (MS-OFFCRYPTO 2.3.4.4)
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_OLE_HOLDS = (
    "found a file of an old Word (.doc), expected a .docx; save it as one",
    "found a file protected with a password, expected an open one; save it without",
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 16


class GuardedZip:
    """The members of a zip package, read on demand and within limits.

    Raises:
        InputError: if the package is no zip, is encrypted, or has a member with a
            name, size or compression that no honest package has.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Look at what `data` claims to hold; `name` is the file's, for messages."""
        self._file = name
        if data.startswith(OLE):
            raise self.mistake("", _OLE_HOLDS[_PROTECTED in data])
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise self.mistake("", f"found no zip package, expected one ({error})") from error
        if len(infos) > MAX_MEMBERS:
            raise self.mistake("", f"found {len(infos)} members, expected {MAX_MEMBERS} at most")
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._check(info)
            self._infos[info.filename] = info

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members, in the order of the package."""
        return tuple(self._infos)

    @property
    def claimed(self) -> int:
        """Bytes that all members together claim to unpack to; zipfile reads no more of them."""
        return sum(info.file_size for info in self._infos.values())

    def mistake(self, member: str, message: str) -> InputError:
        """Return the error that says what is wrong with `member`."""
        return InputError([Mistake(self._file, None, member, message)])

    def read(self, member: str) -> bytes:
        """Return the bytes of `member`.

        Raises:
            InputError: if there is no such member, or it is damaged or too large.
        """
        info = self._infos.get(member)
        if info is None:
            raise self.mistake(member, "found no such member in the package, expected one")
        out = bytearray()
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    out += chunk
                    if len(out) > MAX_READ:
                        raise self.mistake(member, f"unpacks to more than {MAX_READ >> 20} MB")
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise self.mistake(member, f"found damaged data ({error})") from error
        return bytes(out)

    def read_xml(self, member: str) -> etree._Element:
        """Return the root of the XML in `member`; nothing outside it is looked at.

        Raises:
            InputError: also for a document type, since entities hide in it, and for
                XML that is not well-formed.
        """
        data = self.read(member)
        if data.count(b"<") > MAX_TAGS:
            raise self.mistake(member, f"found more than {MAX_TAGS} tags, expected a brief")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_pis=True, remove_comments=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.mistake(member, f"found XML that cannot be read ({error})") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.mistake(member, "found a document type, expected XML without one")
        return root

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
        if info.file_size > MAX_CLAIM:
            size = info.file_size >> 20
            raise self.mistake(repr(name), f"claims {size} MB, expected {MAX_CLAIM >> 20} at most")
