"""One message to one recipient over a connection that stands (RFC 5321, section 3.3)."""

from __future__ import annotations

import re
import smtplib
from contextlib import suppress

from reports.deliver.mail.transports.connecting import Timeouts, set_timeout
from reports.deliver.mail.transports.replies import BrokenError, Reply, broken_words, read_reply
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.transport import Receipt, Watch
from reports.errors import MailDeliveryError, shown

_PIECE = 64 * 1024
# what may stand between the angle brackets of MAIL and RCPT, and cannot end them
_PATH = re.compile(
    r'(?:"(?:[^"\\\x00-\x1f\x7f]|\\[ -~])*"|[^\s"<>\x00-\x1f\x7f]+)@[^\s"<>@\x00-\x1f\x7f]+'
)
_SIZE = re.compile("[0-9]{1,18}")
_CLOSING = 421  # the server is about to close the connection (RFC 5321, section 3.8)


def check_size(link: smtplib.SMTP, server: MailServer, size: int) -> None:
    """Compare a message with what the server takes (RFC 1870), before any of it leaves.

    Raises:
        MailDeliveryError: naming the size and the limit.
    """
    said = link.esmtp_features.get("size", "").strip()
    limit = int(said) if _SIZE.fullmatch(said) else 0  # none, or 0: no limit that is known
    if limit and size > limit:
        raise MailDeliveryError.at(
            server,
            f"the message has {_megabytes(size)}",
            f"at most {_megabytes(limit)}, which is what the server takes",
            "nothing was sent; attach fewer or smaller files",
        )


def transact(
    link: smtplib.SMTP, sender: str, recipient: str, data: bytes, watch: Watch, timeouts: Timeouts
) -> Receipt:
    """Send `data`, in lines that end in CRLF, and return what the server said.

    Once the last byte has left there is no way back: what breaks then is ``uncertain``.
    Where the server is closing, the link is closed, too.

    Raises:
        BrokenError: if the connection is lost before.
    """
    set_timeout(link, timeouts.command)
    options = _options(link, sender, recipient, data)
    if isinstance(options, str):
        return Receipt(recipient, "refused", options)
    link.command_encoding = "utf-8" if "SMTPUTF8" in options else "ascii"
    mail = " ".join([f"MAIL FROM:<{sender}>", *options])
    for command, expected in ((mail, 2), (f"RCPT TO:<{recipient}>", 2), ("DATA", 3)):
        reply = _command(link, command)
        if reply.code // 100 != expected:
            _start_anew(link, reply)
            return Receipt(recipient, reply.fate, str(reply))
    _stream(link, data, timeouts)
    watch.handing_over(recipient)
    return _last_byte(link, recipient, timeouts)


def _options(link: smtplib.SMTP, sender: str, recipient: str, data: bytes) -> list[str] | str:
    """Return the options of MAIL, or why the server cannot take the message."""
    if not (_PATH.fullmatch(sender) and _PATH.fullmatch(recipient)):
        return "found no address that a server could be told"
    options = [f"SIZE={len(data)}"] if link.has_extn("size") else []
    head = data.partition(b"\r\n\r\n")[0]
    if not (sender.isascii() and recipient.isascii() and head.isascii()):
        if not link.has_extn("smtputf8"):
            return "the server takes no addresses or headers in other letters than ASCII (SMTPUTF8)"
        options.append("SMTPUTF8")
    if not data.isascii():
        if not link.has_extn("8bitmime"):
            return "the server takes no messages in other letters than ASCII (8BITMIME)"
        options.append("BODY=8BITMIME")
    return options


def _command(link: smtplib.SMTP, line: str) -> Reply:
    try:
        link.putcmd(line)
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        raise BrokenError(broken_words(error)) from error
    return read_reply(link)


def _start_anew(link: smtplib.SMTP, reply: Reply) -> None:
    """End a transaction that was refused, so that the next one can begin."""
    if reply.code == _CLOSING:
        link.close()
        return
    with suppress(BrokenError):
        if _command(link, "RSET").is_yes:
            return
    link.close()


def _stream(link: smtplib.SMTP, data: bytes, timeouts: Timeouts) -> None:
    """Send all of the message but the dot that ends it."""
    if link.sock is None:
        raise BrokenError("the connection is closed")
    set_timeout(link, timeouts.data)
    # a line that begins with a dot gets another one (RFC 5321, section 4.5.2)
    stuffed = (b"\r\n" + data).replace(b"\r\n.", b"\r\n..")[2:]
    try:
        for start in range(0, len(stuffed), _PIECE):
            link.sock.sendall(stuffed[start : start + _PIECE])
    except OSError as error:
        raise BrokenError(broken_words(error)) from error


def _last_byte(link: smtplib.SMTP, recipient: str, timeouts: Timeouts) -> Receipt:
    set_timeout(link, timeouts.answer)
    try:
        if link.sock is not None:
            link.sock.sendall(b".\r\n")
    except ConnectionError as error:
        # the system knew before that nobody is there, and took nothing: the dot did not leave
        raise BrokenError(broken_words(error)) from error
    except OSError as error:
        return _unanswered(link, recipient, broken_words(error))
    try:
        reply = read_reply(link)
    except BrokenError as error:
        return _unanswered(link, recipient, str(error))
    if reply.is_yes:
        return Receipt(recipient, "sent", str(reply))
    if reply.code // 100 in (4, 5):
        if reply.code == _CLOSING:
            link.close()
        return Receipt(recipient, reply.fate, str(reply))
    return _unanswered(link, recipient, f"found no answer in {shown(str(reply))}")


def _unanswered(link: smtplib.SMTP, recipient: str, said: str) -> Receipt:
    link.close()
    return Receipt(recipient, "uncertain", f"{said}, after the whole message had left")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB ({size:,} bytes)"
