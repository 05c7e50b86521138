"""Folders of an IMAP server: their names in modified UTF-7, and which one is for drafts."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable

from reports.slotted import frozen

_CODED = re.compile(r"&([A-Za-z0-9+,]*)-")
_LINE = re.compile(rb'\(([^)]*)\) (?:"(\\?.)"|NIL) ?(.*)', re.DOTALL)
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"')


@frozen
class Folder:
    r"""A folder as LIST names it (RFC 3501, section 7.2.2).

    Attributes:
        flags: Its attributes in small letters, ``\drafts`` among them (RFC 6154).
        between: What stands between a folder's name and that of the one it is in; "" for nothing.
        wire: Its name as the server writes it.
    """

    flags: frozenset[str]
    between: str
    wire: str

    @property
    def name(self) -> str:
        """Its name for people, with slashes."""
        name = decode_name(self.wire)
        return name.replace(self.between, "/") if self.between else name

    @property
    def quoted(self) -> str:
        """Its name as an argument of a command."""
        escaped = re.sub(r'(["\\])', r"\\\1", self.wire)
        return f'"{escaped}"'


def read_folders(lines: Iterable[object]) -> list[Folder]:
    """Return the folders in the answer to LIST, as imaplib gives it; those that hold mail."""
    folders = [_folder(line) for line in lines]
    return [f for f in folders if f is not None and not f.flags & {"\\noselect", "\\nonexistent"}]


def for_drafts(folders: Iterable[Folder]) -> Folder | None:
    """Return the folder that the server says is for drafts (RFC 6154, section 2)."""
    return next((folder for folder in folders if "\\drafts" in folder.flags), None)


def called(folders: Iterable[Folder], name: str) -> Folder | None:
    """Return the folder of that name; only INBOX has no large and small letters."""
    return next((f for f in folders if _as_inbox(f.name) == _as_inbox(name)), None)


def _as_inbox(name: str) -> str:
    head, slash, rest = name.partition("/")
    return f"INBOX{slash}{rest}" if head.upper() == "INBOX" else name


def _folder(line: object) -> Folder | None:
    # a name with odd letters comes as a literal: the line up to it, and then its bytes
    head, literal = line if isinstance(line, tuple) else (line, None)
    found = _LINE.match(head) if isinstance(head, bytes) else None
    if found is None:
        return None
    name = literal if isinstance(literal, bytes) else _unquoted(found[3])
    between = (found[2] or b"")[-1:].decode("ascii", "replace")
    flags = frozenset(found[1].decode("ascii", "replace").lower().split())
    return Folder(flags, between, name.decode("utf-8", "replace"))


def _unquoted(name: bytes) -> bytes:
    quoted = _QUOTED.fullmatch(name.strip())
    return re.sub(rb"\\(.)", rb"\1", quoted[1]) if quoted else name.strip()


def decode_name(wire: str) -> str:
    """Return a name from modified UTF-7 (RFC 3501, section 5.1.3): ``Entw&APw-rfe``, Entwürfe.

    What is none stays as it stands.
    """
    return _CODED.sub(_decoded, wire)


def _decoded(found: re.Match[str]) -> str:
    if not found[1]:
        return "&"
    try:
        data = b64decode(found[1].replace(",", "/") + "=" * (-len(found[1]) % 4))
        return data.decode("utf-16-be")
    except ValueError:
        return found[0]
