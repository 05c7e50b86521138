"""A mail message from text and attachments, apart from any way of sending it.

The message is a draft: ``X-Unsent: 1`` makes mail programs open it for sending, and it
has neither Date nor Message-ID, which belong to the moment it is sent (RFC 5322,
sections 3.6.1 and 3.6.4). The same content gives the same bytes.

Headers that hold text are written by `headers`; the standard library makes the bodies and
the parts, whose headers hold nothing from outside but a media type and a file name that
are checked to be plain::

    multipart/mixed
    ├── multipart/alternative
    │   ├── text/plain; format=flowed
    │   └── text/html
    └── an attachment …
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from reports.deliver.mail.address import MailAddress, header_text, read_address, read_addresses
from reports.deliver.mail.draft import add_digest
from reports.deliver.mail.flowed import flow
from reports.deliver.mail.headers import fold, mailbox, text_field
from reports.deliver.mail.readback import Asked, check_message
from reports.errors import MailDeliveryError, shown
from reports.slotted import frozen

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_NAME = r"[A-Za-z0-9!#$&^_.+-]+"
_MEDIA_TYPE = re.compile(rf"({_NAME})/({_NAME})")


@frozen
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
    *,
    html: str | None = None,
    reply_to: str | Sequence[str] = (),
    in_reply_to: str | None = None,
    protective_marking: str | None = None,
) -> bytes:
    """Return a draft (.eml) with `text` as its body and the attachments in their order.

    A line of `text` is a paragraph; spaces at its end are left out. Lines end as in other local
    files (LF); a transport sends CRLF (RFC 5321, section 2.3.8).

    Args:
        sender: Who sends it.
        to: Who gets it; several addresses may stand in one text, with commas between them.
        subject: One line of text.
        text: The body as plain text.
        attachments: The files.
        cc: Who gets a copy.
        bcc: Who gets a copy unseen. It stands in the draft's header, where a mail program
            takes it from: it sends it to nobody.
        html: The body once more, as a page that mail programs show.
        reply_to: Where answers go, if not to the sender.
        in_reply_to: The name of the message that this one corrects: ``<id@host>``.
        protective_marking: The value of X-Protective-Marking, which gateways read.

    Raises:
        UsageError: if an address, the subject or a name cannot stand in a header.
        MailDeliveryError: if the message, read back, does not say what was asked.
    """
    asked: list[tuple[str, Asked]] = [
        ("From", (read_address(sender, "sender"),)),
        ("To", read_addresses(to, "to")),
        ("Cc", read_addresses(cc, "cc")),
        ("Bcc", read_addresses(bcc, "bcc")),
        ("Reply-To", read_addresses(reply_to, "reply_to")),
        ("Subject", header_text(subject, "subject")),
        *_threaded(in_reply_to),
        ("X-Protective-Marking", _line(protective_marking, "protective_marking")),
        ("X-Unsent", "1"),
    ]
    asked = [(name, value) for name, value in asked if value]
    files = [Attachment(safe_name(f.name), _media_type(f), f.data) for f in attachments]
    head = "\n".join(_field(name, value) for name, value in asked)
    data, digest = add_digest(head.encode("ascii") + b"\n", _content(text, html, files))
    parts = [(part.name, part.media_type, part.data) for part in files]
    check_message(data, [*asked, digest], text, html, parts)
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


def _threaded(name: str | None) -> list[tuple[str, Asked]]:
    """Return the headers by which programs show a message below the one called `name`."""
    line = _line(name, "in_reply_to")
    return [("In-Reply-To", line), ("References", line)]


def _line(text: str | None, what: str) -> str:
    return "" if text is None else header_text(text, what)


def _media_type(part: Attachment) -> str:
    found = _MEDIA_TYPE.fullmatch(part.media_type.partition(";")[0].strip())
    if not found:
        raise MailDeliveryError.at(
            part.name,
            f"found no media type in {shown(part.media_type)}",
            "one such as application/pdf",
        )
    return found[0].lower()


def _content(text: str, html: str | None, files: Sequence[Attachment]) -> bytes:
    """Return the bodies and the parts with the headers that describe them."""
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    lines, is_divided = flow(text)
    flowed = {"format": "flowed", **({"delsp": "yes"} if is_divided else {})}
    message.set_content(lines, charset="utf-8", cte="quoted-printable", params=flowed)
    if html is not None:
        message.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    for part in files:
        main, _, sub = part.media_type.partition("/")
        message.add_attachment(part.data, maintype=main, subtype=sub, filename=part.name)
    _set_boundaries(message)
    return message.as_bytes()


def _set_boundaries(message: EmailMessage) -> None:
    """Give multiparts a boundary made from their content, not from chance."""
    parts = [p.get_payload(decode=True) or b"" for p in message.walk() if not p.is_multipart()]
    for depth, part in enumerate(p for p in message.walk() if p.is_multipart()):
        digest = hashlib.sha256(b"\0".join(bytes(p) for p in parts)).hexdigest()
        part.set_boundary(f"=_{digest[:32]}_{depth}")
