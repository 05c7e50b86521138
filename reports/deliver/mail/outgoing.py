"""A draft as it goes over the wire.

A draft is a file on a disk: lines that end in LF, a Bcc header, no date. What leaves has
CRLF (RFC 5321, section 2.3.8), Date and Message-ID (RFC 5322, section 3.6), and no Bcc, which
stands in the envelope alone. Headers are moved as bytes, never parsed and written anew, so
that what the draft says stays as it was read back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import field
from datetime import datetime
from email import message_from_bytes
from email.policy import compat32
from email.utils import format_datetime, getaddresses

from reports.deliver.mail.draft import DIGEST
from reports.errors import MailDeliveryError, UsageError
from reports.slotted import frozen

_LINE_END = re.compile(rb"\r\n|\r|\n")
# a header field: its first line and those that go on from it
_FIELD = re.compile(rb"([!-9;-~]+):[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*")
#: Of the file alone: it is no longer unsent, and its lines no longer have its digest.
_OF_DRAFTS = frozenset(["x-unsent", DIGEST.lower()])
_STAMPS = frozenset(["date", "message-id"])
_BLIND = frozenset(["bcc"])
_ENVELOPE = frozenset(["to", "cc", "bcc"])
#: RFC 5321, section 4.5.3.1.6: a line is at most 1,000 bytes, its end included.
_LONGEST_LINE = 998


@frozen
class OutgoingMessage:
    """A message with the moment and the name that it is sent under.

    Attributes:
        draft: The message as `make_message` has made it; not shown by `repr`.
        date: When it is sent, with its time zone.
        message_id: As it stands in the header, in angle brackets.
    """

    draft: bytes = field(repr=False)
    date: datetime
    message_id: str

    @property
    def sender(self) -> str:
        """The address that bounces go to: that of From."""
        return _addresses(self.draft, ["From"])[0]

    @property
    def as_sent(self) -> bytes:
        """The message for the wire: CRLF, Date and Message-ID, no Bcc."""
        stamps = f"Date: {format_datetime(self.date)}\r\nMessage-ID: {self.message_id}\r\n"
        head, body = _split(self.draft)
        kept = _without(head, _OF_DRAFTS | _STAMPS | _BLIND)
        return _checked(stamps.encode("ascii") + kept + body)

    @property
    def as_draft(self) -> bytes:
        """The message for a Drafts folder: CRLF, with Bcc; whoever sends it dates it."""
        head, body = _split(self.draft)
        return _checked(_without(head, _OF_DRAFTS) + body)


def stamp(draft: bytes, key: str, now: datetime, host: str) -> OutgoingMessage:
    """Return a draft as a message sent `now`, named after its `key` and `host`.

    The name is made of the key, so that one message sent again has one name, by which mail
    programs know it for the same.

    Raises:
        UsageError: if `now` has no time zone or `host` is no name of a host.
    """
    if now.tzinfo is None:
        raise UsageError.of("now", now, "a time with its time zone")
    if not re.fullmatch(r"[A-Za-z0-9.-]{1,253}", host):
        raise UsageError.of("host", host, "the name of a host such as example.org")
    return OutgoingMessage(draft, now.replace(microsecond=0), f"<{key[:40]}@{host}>")


def recipients_of(draft: bytes) -> tuple[str, ...]:
    """Return the addresses of To, Cc and Bcc, each once, in their order."""
    return distinct(_addresses(draft, ["To", "Cc", "Bcc"]))


def distinct(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return addresses without those that name a mailbox for the second time."""
    first: dict[str, str] = {}
    for address in addresses:
        first.setdefault(same_mailbox(address), address)
    return tuple(first.values())


def same_mailbox(address: str) -> str:
    """Return what is equal for two spellings of one mailbox.

    A server may tell ``Ann@`` from ``ann@`` (RFC 5321, section 2.4); none in use does, and a
    message sent twice is worse than one refused.
    """
    return address.casefold()


def message_key(draft: bytes, source: str) -> str:
    """Return what names a message: 64 letters made of its source and content, not of who gets it.

    The same content for one more recipient is the same message, so that those who have it do
    not get it again; a change of one letter makes another message.
    """
    head, body = _split(draft)
    said = _without(head, _OF_DRAFTS | _STAMPS | _ENVELOPE)
    return hashlib.sha256(b"\0".join([source.encode("utf-8", "replace"), said, body])).hexdigest()


def _addresses(draft: bytes, names: Iterable[str]) -> list[str]:
    message = message_from_bytes(draft, policy=compat32)
    values = [str(value) for name in names for value in message.get_all(name, [])]
    found = [address for _, address in getaddresses(values) if address]
    if not found:
        raise MailDeliveryError.of("message", ", ".join(names), "a message with addresses in them")
    return found


def _split(draft: bytes) -> tuple[bytes, bytes]:
    """Return the head and the rest from its blank line on, in lines that end in CRLF."""
    data = _LINE_END.sub(b"\r\n", draft)
    head, blank, body = data.partition(b"\r\n\r\n")
    if not blank:
        raise MailDeliveryError.of("message", draft, "a head, a blank line and a body")
    return head + b"\r\n", b"\r\n" + body + (b"" if body.endswith(b"\r\n") else b"\r\n")


def _without(head: bytes, names: frozenset[str]) -> bytes:
    fields = list(_FIELD.finditer(head))
    if sum(len(found.group()) for found in fields) != len(head):
        raise MailDeliveryError.of("message", head, "a head of header fields alone")
    return b"".join(f.group() for f in fields if f[1].decode("ascii").lower() not in names)


def _checked(data: bytes) -> bytes:
    longest = max(map(len, data.split(b"\r\n")))
    if longest > _LONGEST_LINE:
        raise MailDeliveryError.at(
            "", f"found a line of {longest:,} bytes in the message", f"at most {_LONGEST_LINE}"
        )
    return data
