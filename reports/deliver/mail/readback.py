"""A finished message, read back by the standard library and compared with what was asked.

The parser of `email.message` with the policy ``compat32`` leaves a header as it stands; it
is decoded here by `email.header` and `email.utils`. The newer policies put spaces into
names of more than one encoded word (seen in Python 3.11 to 3.13), so they cannot be the judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from itertools import zip_longest

from reports.deliver.mail.address import MailAddress
from reports.errors import MailDeliveryError, shown
from reports.slotted import frozen

#: The value that was asked for: text, or mailboxes.
Asked = str | tuple[MailAddress, ...]

_OF_PARTS = {"content-type", "content-transfer-encoding", "content-disposition", "mime-version"}
_FOLD = re.compile(r"\r?\n(?=[ \t])")


@frozen
class MessageParts:
    """What a message holds: its bodies, and name, media type and bytes of each attachment.

    `corrects` is the name of the message that it replaces, if it replaces one.
    """

    text: str
    html: str | None
    files: tuple[tuple[str, str, bytes], ...]
    corrects: str | None = None


def read_message(data: bytes) -> MessageParts:
    """Return what a draft or a sent message holds, the lines of its text joined to paragraphs.

    Raises:
        MailDeliveryError: if it is built otherwise than messages of ours.
    """
    message = message_from_bytes(data, policy=compat32)
    parts = _parts(message, "multipart/mixed")
    bodies = _parts(parts[0], "multipart/alternative")
    kinds = tuple(part.get_content_type() for part in bodies)
    if kinds not in (("text/plain",), ("text/plain", "text/html")):
        raise _differs("bodies", "text/plain, text/html", ", ".join(kinds))
    return MessageParts(
        _unflowed(bodies[0]),
        _text(bodies[1]) if bodies[1:] else None,
        tuple((p.get_filename() or "", p.get_content_type(), _payload(p)) for p in parts[1:]),
        _FOLD.sub("", str(message.get("In-Reply-To", ""))).strip() or None,
    )


def _check_headers(message: Message, asked: Sequence[tuple[str, Asked]]) -> None:
    found = [(n, v) for n, v in message.items() if n.lower() not in _OF_PARTS]
    for one, other in zip_longest(found, asked):
        if one is None or other is None or one[0] != other[0]:
            raise _differs("header", other and other[0], one and one[0])
        _check_value(one[0], one[1], other[1])


def check_message(
    data: bytes,
    asked: Sequence[tuple[str, Asked]],
    text: str,
    html: str | None,
    files: Sequence[tuple[str, str, bytes]],
) -> None:
    """Compare the headers, the bodies and the attachments of a message with what was asked.

    `files` are the name, the media type and the bytes of each attachment.

    Raises:
        MailDeliveryError: naming the first header or part that does not say what it should.
    """
    message = message_from_bytes(data, policy=compat32)
    _check_headers(message, asked)
    for part in message.walk():
        if part is not message:
            _check_names(part.keys())
    held = read_message(data)
    if held.text != _paragraphs(text) or _lines(held.html) != _lines(html):
        raise MailDeliveryError("the body of the message, read back, is not the text it was given")
    if held.files != tuple(files):
        names = ", ".join(name for name, _, _ in files)
        raise MailDeliveryError(f"the attachments, read back, are not those asked for: {names}")


def _parts(message: Message, kind: str) -> list[Message]:
    """Return the parts of a `kind` of multipart; of another message, itself."""
    if message.get_content_type() != kind:
        return [message]
    return [part for part in message.get_payload() if isinstance(part, Message)]


def _unflowed(part: Message) -> str:
    """Return a text in paragraphs (RFC 3676, section 4.1, read once more on its own)."""
    if part.get_param("format") != "flowed":
        raise _differs("format of the text", "flowed", str(part.get_param("format")))
    deletes = part.get_param("delsp") == "yes"
    paragraphs: list[list[str]] = []
    goes_on = False
    for raw in _text(part).removesuffix("\n").split("\n"):
        line = raw.removeprefix(" ")
        if not goes_on:
            paragraphs.append([])
        goes_on = line.endswith(" ")
        paragraphs[-1].append(line.removesuffix(" ") if goes_on and deletes else line)
    return "\n".join(map("".join, paragraphs))


def _paragraphs(text: str) -> str:
    return "\n".join(line.rstrip(" ") for line in text.removesuffix("\n").split("\n"))


def _lines(html: str | None) -> list[str] | None:
    return None if html is None else html.removesuffix("\n").split("\n")


def _check_value(name: str, value: str, asked: Asked) -> None:
    line = _FOLD.sub("", value)
    if isinstance(asked, str):
        if _decode(line) != asked:
            raise _differs(name, asked, _decode(line))
        return
    wanted = [(box.name, box.spec) for box in asked]
    found = [(_decode(said), spec) for said, spec in getaddresses([line])]
    if found != wanted:
        raise _differs(name, str(wanted), str(found))


def _check_names(names: Iterable[str]) -> None:
    for name in names:
        if name.lower() not in _OF_PARTS:
            raise _differs("header of a part", None, name)


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: Message) -> str:
    """Return a text, whether it is that of a draft (LF) or of what was sent (CRLF)."""
    return _payload(part).decode("utf-8").replace("\r\n", "\n")


def _decode(line: str) -> str:
    return str(make_header(decode_header(line)))


def _differs(what: str, asked: str | None, found: str | None) -> MailDeliveryError:
    is_, should = (shown(value) if value else "nothing" for value in (found, asked))
    return MailDeliveryError.at(
        "",
        f"found {is_} when the message was read back",
        should,
        "the message was not written",
        part=what,
    )
