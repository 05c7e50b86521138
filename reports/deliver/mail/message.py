"""A mail message from text and attachments, apart from any way of sending it.

The message is a draft: ``X-Unsent: 1`` makes mail programs open it for sending, and it
has neither Date nor Message-ID, which belong to the moment it is sent (RFC 5322,
sections 3.6.1 and 3.6.4). The same content gives the same bytes.

Headers that hold text are written by `headers`; the standard library makes the body and
its parts, whose headers hold nothing from outside but a media type and a file name that
are checked to be plain.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from reports.deliver.mail.address import MailAddress, header_text, read_address, read_addresses
from reports.deliver.mail.draft import add_digest
from reports.deliver.mail.headers import fold, mailbox, text_field
from reports.deliver.mail.readback import Asked, check_message
from reports.errors import MailDeliveryError, shown

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_NAME = r"[A-Za-z0-9!#$&^_.+-]+"
_MEDIA_TYPE = re.compile(rf"({_NAME})/({_NAME})")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach; `media_type` as in ``application/pdf``."""

    name: str
    media_type: str
    data: bytes


def make_message(
    sender: str,
    to: str | Sequence[str],
    subject: str,
    text: str,
    attachments: Sequence[Attachment] = (),
    cc: str | Sequence[str] = (),
    bcc: str | Sequence[str] = (),
) -> bytes:
    """Return a draft (.eml) with `text` as its body and the attachments in their order.

    `bcc` stands in the draft's header, where a mail program takes it from: it sends it to
    nobody. Lines end as in other local files (LF), so that the body read back is the text, letter
    for letter; a transport sends CRLF (RFC 5321, section 2.3.8).

    Raises:
        UsageError: if an address, the subject or a name cannot stand in a header.
        MailDeliveryError: if the message, read back, does not say what was asked.
    """
    asked: list[tuple[str, Asked]] = [
        ("From", (read_address(sender, "sender"),)),
        ("To", read_addresses(to, "to")),
        ("Cc", read_addresses(cc, "cc")),
        ("Bcc", read_addresses(bcc, "bcc")),
        ("Subject", header_text(subject, "subject")),
        ("X-Unsent", "1"),
    ]
    asked = [(name, value) for name, value in asked if value]
    files = [(safe_name(part.name), part.data) for part in attachments]
    head = "\n".join(_field(name, value) for name, value in asked)
    content = _content(text, [part.media_type for part in attachments], files)
    data, digest = add_digest(head.encode("ascii") + b"\n", content)
    check_message(data, [*asked, digest], text, files)
    return data


def safe_name(name: str) -> str:
    """Return a file name that every mail program takes: plain letters, digits, ``._-``.

    Raises:
        UsageError: if it holds a line break.
    """
    folded = unicodedata.normalize("NFKD", header_text(name, "file name"))
    stem, dot, suffix = folded.encode("ascii", "ignore").decode().rpartition(".")
    clean = _UNSAFE.sub("-", stem if dot else suffix).strip("-.")[:100] or "briefing"
    return f"{clean}.{_UNSAFE.sub('', suffix)}" if dot else clean


def _field(name: str, value: Asked) -> str:
    if isinstance(value, str):
        return text_field(name, value)
    last = value[-1]
    return fold(f"{name}: ", [piece for box in value for piece in _pieces(box, box is last)])


def _pieces(box: MailAddress, is_last: bool) -> list[str]:
    *start, end = mailbox(box.name, box.spec)
    return [*start, end if is_last else f"{end},"]


def _content(text: str, media_types: Sequence[str], files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the body and its parts with the headers that describe them."""
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    for media_type, (name, data) in zip(media_types, files, strict=True):
        found = _MEDIA_TYPE.fullmatch(media_type.partition(";")[0].strip())
        if not found:
            raise MailDeliveryError.at(
                name, f"found no media type in {shown(media_type)}", "one such as application/pdf"
            )
        message.add_attachment(data, maintype=found[1], subtype=found[2], filename=name)
    _set_boundaries(message)
    return message.as_bytes()


def _set_boundaries(message: EmailMessage) -> None:
    """Give multiparts a boundary made from their content, not from chance."""
    parts = [p.get_payload(decode=True) or b"" for p in message.walk() if not p.is_multipart()]
    for depth, part in enumerate(p for p in message.walk() if p.is_multipart()):
        digest = hashlib.sha256(b"\0".join(bytes(p) for p in parts)).hexdigest()
        part.set_boundary(f"=_{digest[:32]}_{depth}")
