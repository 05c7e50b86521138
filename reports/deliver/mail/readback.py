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

#: The value that was asked for: text, or mailboxes.
Asked = str | tuple[MailAddress, ...]

_OF_PARTS = {"content-type", "content-transfer-encoding", "content-disposition", "mime-version"}
_FOLD = re.compile(r"\r?\n(?=[ \t])")


def check_message(
    data: bytes, asked: Sequence[tuple[str, Asked]], text: str, files: Sequence[tuple[str, bytes]]
) -> None:
    """Compare the headers, the body and the attachments of a message with what was asked.

    Raises:
        MailDeliveryError: naming the first header or part that does not say what it should.
    """
    message = message_from_bytes(data, policy=compat32)
    found = [(n, v) for n, v in message.items() if n.lower() not in _OF_PARTS]
    for one, other in zip_longest(found, asked):
        if one is None or other is None or one[0] != other[0]:
            raise _differs("header", other and other[0], one and one[0])
        _check_value(one[0], one[1], other[1])
    _check_parts(message, text, files)


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


def _check_parts(message: Message, text: str, files: Sequence[tuple[str, bytes]]) -> None:
    parts = [part for part in message.walk() if not part.is_multipart()]
    for part in parts if message.is_multipart() else ():
        _check_names(part.keys())
    body, *attached = [(p.get_filename() or "", _payload(p)) for p in parts]
    if body[0] or body[1].splitlines() != text.encode("utf-8").splitlines():
        raise MailDeliveryError("the body of the message, read back, is not the text it was given")
    if attached != list(files):
        names = ", ".join(dict(files))
        raise MailDeliveryError(f"the attachments, read back, are not those asked for: {names}")


def _check_names(names: Iterable[str]) -> None:
    for name in names:
        if name.lower() not in _OF_PARTS:
            raise _differs("header of a part", None, name)


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


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
