"""A mail message from text and attachments, apart from any way of sending it.

The message is a draft: ``X-Unsent: 1`` makes mail programs open it for sending, and it
has neither Date nor Message-ID, which belong to the moment it is sent (RFC 5322,
sections 3.6.1 and 3.6.4). The same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from reports.errors import MailDeliveryError, UsageError

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach; `media_type` as in ``application/pdf``."""

    name: str
    media_type: str
    data: bytes


def make_message(
    sender: str,
    to: Sequence[str],
    subject: str,
    text: str,
    attachments: Sequence[Attachment] = (),
    cc: Sequence[str] = (),
) -> EmailMessage:
    """Return a draft with `text` as its body and the attachments in their order.

    Raises:
        UsageError: if an address, the subject or a name cannot stand in a header.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = read_address(sender)
    message["To"] = tuple(map(read_address, to))
    if cc:
        message["Cc"] = tuple(map(read_address, cc))
    message["Subject"] = _one_header_line(subject, "subject")
    message["X-Unsent"] = "1"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    for part in attachments:
        maintype, _, subtype = part.media_type.partition(";")[0].strip().partition("/")
        if not maintype or not subtype:
            raise MailDeliveryError(f"{part.name}: found no media type in {part.media_type!r}")
        message.add_attachment(
            part.data, maintype=maintype, subtype=subtype, filename=safe_name(part.name)
        )
    _set_boundaries(message)
    return message


def message_bytes(message: EmailMessage) -> bytes:
    """Return the message as it stands in an .eml file.

    Lines end as in other local files (LF), so that the body read back is the text, letter
    for letter; a transport sends CRLF (RFC 5321, section 2.3.8).
    """
    return message.as_bytes(policy=SMTP.clone(linesep="\n"))


def read_address(text: str) -> Address:
    """Return the one mail address in `text`: ``a@b.org`` or ``Name <a@b.org>``.

    Raises:
        UsageError: if it is none, more than one, or holds a line break.
    """
    line = _one_header_line(text, "address")
    header = SMTP.header_factory("To", line)
    addresses: Sequence[Address] = getattr(header, "addresses", ())
    if len(addresses) != 1 or header.defects or not addresses[0].domain:
        raise UsageError(f"found {text!r}, expected one mail address such as desk@example.org")
    return Address(addresses[0].display_name, addr_spec=addresses[0].addr_spec)


def safe_name(name: str) -> str:
    """Return a file name that every mail program takes: plain letters, digits, ``._-``.

    Raises:
        UsageError: if it holds a line break.
    """
    folded = unicodedata.normalize("NFKD", _one_header_line(name, "file name"))
    stem, dot, suffix = folded.encode("ascii", "ignore").decode().rpartition(".")
    clean = _UNSAFE.sub("-", stem if dot else suffix).strip("-.")[:100] or "briefing"
    return f"{clean}.{_UNSAFE.sub('', suffix)}" if dot else clean


def _one_header_line(text: str, what: str) -> str:
    # RFC 5322, section 2.2: a header field's body holds no bare CR or LF
    if any(ord(c) < 32 or c in "\x7f\x85\u2028\u2029" for c in text):
        raise UsageError(f"found a line break or control in the {what} {text!r}, expected one line")
    if not text.strip():
        raise UsageError(f"found an empty {what}, expected one")
    return text.strip()


def _set_boundaries(message: EmailMessage) -> None:
    """Give multiparts a boundary made from their content, not from chance."""
    parts = [p.get_payload(decode=True) or b"" for p in message.walk() if not p.is_multipart()]
    for depth, part in enumerate(p for p in message.walk() if p.is_multipart()):
        digest = hashlib.sha256(b"\0".join(bytes(p) for p in parts)).hexdigest()
        part.set_boundary(f"=_{digest[:32]}_{depth}")
