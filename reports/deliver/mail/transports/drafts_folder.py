r"""A Drafts folder on an IMAP server: the way to a draft that every mail program opens as one.

A message is appended with the flag ``\Draft`` (RFC 3501, section 6.3.11). The connection is
TLS from the first byte; one that begins in plain text is not offered, since nobody needs it
(RFC 8314, section 3).
"""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.folder_names import Folder, called, for_drafts, read_folders
from reports.deliver.mail.transports.login import Password, Secret
from reports.deliver.mail.transports.replies import broken_words
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.tls import make_context, no_proof
from reports.deliver.mail.transports.transport import Receipt, Watch
from reports.errors import MailDeliveryError, UsageError, safe_line, shown
from reports.slotted import frozen

_MOST_NAMES = 12
#: What imaplib raises when a server says no, goes away, or says what is not IMAP: then
#: decoding fails somewhere inside it.
_FAULTS = (imaplib.IMAP4.error, OSError, ValueError)
#: Seconds for a server to answer LOGOUT, when all is done.
_GOOD_BYE = 2.0


class _Session(imaplib.IMAP4_SSL):
    """A session that knows what left: imaplib takes an OK for an answer before the message has."""

    longest = 0

    def send(self, data: bytes) -> None:  # type: ignore[override]
        super().send(data)
        self.longest = max(self.longest, len(data))


@frozen
class DraftsTransport:
    """Keeps a message in a Drafts folder.

    Attributes:
        server: Which (``imaps``), as whom, and in which folder; the one that the server says
            is for drafts if it names none.
        password: Says the password of the server's user.
        tls: Whom to trust; the system's authorities if it is None.
        timeout: Seconds without a byte after which the server is given up.
    """

    server: MailServer
    password: Password = field(repr=False)
    tls: ssl.SSLContext | None = field(default=None, repr=False)
    timeout: float = 60

    def __post_init__(self) -> None:
        if self.server.scheme != "imaps" or not self.server.user:
            expected = "a server such as imaps://desk@mail.example.org"
            raise UsageError.of("server", str(self.server), expected)

    @property
    def name(self) -> str:
        """The server, for people."""
        return str(self.server)

    def send(
        self, message: OutgoingMessage, recipients: Sequence[str], watch: Watch, /
    ) -> tuple[Receipt, ...]:
        """Append the draft, its Bcc too; nobody is sent anything.

        Raises:
            MailDeliveryError: saying why it is not there, or that nobody knows whether it is.
        """
        with self._session() as session:
            folder = self._folder(session)
            self._append(session, folder, message.as_draft)
        receipts = tuple(Receipt(who, "kept", place=folder.name) for who in recipients)
        for receipt in receipts:
            watch.settled(receipt)
        return receipts

    @contextmanager
    def _session(self) -> Iterator[_Session]:
        session = self._connected()
        try:
            failure = _log_in(session, Secret(self.server.user, self.password))
            if failure:  # raised here, where no frame of the traceback knows the password
                raise self._failed(failure, "nothing was put into the drafts")
            yield session
        finally:
            _say_good_bye(session)

    def _connected(self) -> _Session:
        context = self.tls or make_context()
        server = self.server
        try:
            return _Session(server.host, server.port, ssl_context=context, timeout=self.timeout)
        except ssl.SSLError as error:
            raise no_proof(server, error) from error
        except _FAULTS as error:
            found = f"the server cannot be had: {broken_words(error)}"
            raise self._failed(found, "nothing was put into the drafts; try again later") from error

    def _folder(self, session: _Session) -> Folder:
        folders = self._listed(session, '"*"')
        if self.server.folder:
            found = called(folders, self.server.folder)
        else:
            found = for_drafts(folders)
            if found is None and "SPECIAL-USE" in session.capabilities:  # RFC 6154, section 4
                found = for_drafts(self._listed(session, '"*" RETURN (SPECIAL-USE)'))
        if found is not None:
            return found
        wanted = shown(self.server.folder) if self.server.folder else "that is for drafts"
        names = ", ".join(sorted(folder.name for folder in folders)[:_MOST_NAMES])
        raise self._failed(
            f"found no folder {wanted}; there are: {names}",
            "name one at the end of the URL, as in imaps://desk@mail.example.org/Drafts",
        )

    def _listed(self, session: _Session, pattern: str) -> list[Folder]:
        try:
            kind, lines = session.list('""', pattern)
        except _FAULTS as error:
            found = f"the folders cannot be listed: {broken_words(error)}"
            raise self._failed(found, "nothing was put into the drafts; try again") from error
        return read_folders(lines) if kind == "OK" else []

    def _append(self, session: _Session, folder: Folder, data: bytes) -> None:
        try:
            # the server dates it; time is not asked for here
            kind, words = session.append(folder.quoted, r"(\Draft)", "", data)
        except (imaplib.IMAP4.abort, OSError, ValueError) as error:
            found = f"{broken_words(error)}, while the draft was under way"
            raise self._failed(found, f"look into {folder.name}: it may be there") from error
        except imaplib.IMAP4.error as error:
            kind, words = "NO", [str(error).encode("utf-8")]
        if kind != "OK" or session.longest < len(data):
            said = safe_line(b" ".join(words).decode("utf-8", "replace"), 300)
            raise self._failed(f"the server does not take the draft: {said}", "it is not there")

    def _failed(self, found: str, remedy: str) -> MailDeliveryError:
        return MailDeliveryError.at(self.server, found, remedy=remedy)


def _say_good_bye(session: _Session) -> None:
    session.sock.settimeout(_GOOD_BYE)
    with suppress(*_FAULTS):
        session.logout()
    with suppress(OSError):  # which logout leaves open when nobody listens
        session.shutdown()


def _log_in(session: _Session, secret: Secret) -> str:
    """Log in; return why it failed, "" if it did not.

    By AUTHENTICATE alone: imaplib keeps the line of LOGIN, password and all, in the log that
    it prints when a connection breaks.
    """
    if "AUTH=PLAIN" not in session.capabilities:
        return "the server offers no AUTH=PLAIN to log in"
    try:
        session.authenticate("PLAIN", lambda _: secret.plain())
        kind, words = session.capability()  # others hold for who is logged in
        if kind == "OK" and words[0]:
            session.capabilities = tuple(words[0].decode("ascii", "replace").upper().split())
    except (imaplib.IMAP4.abort, OSError, ValueError):
        return "the connection was lost while logging in"
    except imaplib.IMAP4.error as error:
        said = safe_line(secret.masked(str(error)), 300)
        return f"the server does not take the password: {said}"
    return ""
