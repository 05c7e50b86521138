"""What `briefpack email` needs of the world: servers, passwords, the journal, lists in files."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reports.cli.destinations import refuse
from reports.errors import UsageError
from reports.notices import Notice
from reports.shell.terminal import say
from reports.slotted import frozen

if TYPE_CHECKING:
    from reports.cli.project import Project
    from reports.deliver.mail.once import Result
    from reports.deliver.mail.sent_journal import SentJournal
    from reports.deliver.mail.transports.server import MailServer
    from reports.deliver.mail.transports.transport import Transport

#: Who we are to servers: this machine's name is nobody's business (RFC 5321, section 4.1.3).
_GREETED_AS = "[127.0.0.1]"
_PASSWORD = "BRIEFPACK_PASSWORD"  # noqa: S105 - the name of a variable
#: Of the flag alone, without a server's URL.
FROM_PROJECT = "\0"
Way = Literal["send", "drafts", "file"]


@frozen
class Order:
    """What was asked for with the options that are about the way of a message."""

    send: bool
    to_drafts: str | None
    server: str | None
    password_file: Path | None
    journal: Path | None
    out: Path
    stem: str
    force: bool
    as_json: bool = False

    @property
    def way(self) -> Way:
        """How the message leaves.

        Raises:
            UsageError: if two ways are asked for.
        """
        if self.send and self.to_drafts is not None:
            refuse("--to-drafts", "found --send, too", "one of the two")
        return "send" if self.send else "file" if self.to_drafts is None else "drafts"

    def transport(self) -> Transport:
        """Return the way out.

        Raises:
            UsageError: if no server is named, or no password is to be had.
        """
        from reports.deliver.mail.transports.drafts_folder import DraftsTransport
        from reports.deliver.mail.transports.outbox import OutboxTransport
        from reports.deliver.mail.transports.smtp import SmtpTransport

        if self.way == "file":
            return OutboxTransport(self.out, self.stem, self.force)
        server = self.mail_server()
        if self.way == "drafts":
            return DraftsTransport(server, lambda: self.password(server))
        if server.user:
            self.password(server)  # a password that is nowhere is told before all is made
        password = (lambda: self.password(server)) if server.user else None
        return SmtpTransport(server, _GREETED_AS, password, sleep=self.wait)

    def wait(self, seconds: float) -> None:
        """Wait before who was put off is asked for again, and say so: it takes a while."""
        if not self.as_json:
            found = f"some were put off; they are asked for again in {seconds:.0f} seconds"
            say([Notice("mail-waiting", found, severity="note")])
        time.sleep(seconds)

    def mail_server(self) -> MailServer:
        """Return the server that was named, by an option or by the project file.

        Raises:
            UsageError: if none is, or one of another kind.
        """
        from reports.deliver.mail.transports.server import read_server

        is_draft = self.way == "drafts"
        option = "--to-drafts" if is_draft else "--server"
        url = self.to_drafts if is_draft else self.server
        if url == FROM_PROJECT:
            project: Project | None = click.get_current_context().obj
            url = project.fields.drafts if project else None
        example = "imaps://desk@mail.example.org/Drafts" if is_draft else (
            "smtps://desk@mail.example.org"
        )  # fmt: skip
        if url is None:
            named = "drafts" if is_draft else "server"
            refuse(
                option,
                "found no server",
                f"one such as {example}, here or as {named} in briefpack.toml",
            )
        server = read_server(url, part=option)
        if (server.scheme == "imaps") != is_draft:
            refuse(option, f"found {server}", f"one such as {example}")
        return server

    def password(self, server: MailServer) -> str:
        """Return the password of a server's user; it is said to nobody else.

        Raises:
            UsageError: if none is to be had: it says where one is looked for.
        """
        from reports.cli.passwords import password_at

        found, is_there = password_at(
            _PASSWORD, self.password_file, "--password-file", f"{server.user}@{server.host}"
        )
        if found is None:
            ring = (
                "" if is_there else "; the extra briefpack[keyring] asks the system's keyring, too"
            )
            raise UsageError.at(
                "",
                f"found no password for {server.user} at {server.host}",
                f"one in {_PASSWORD}, in the file of --password-file, or in the keyring as "
                f"'briefpack {server.user}@{server.host}'{ring}",
                part="--server" if self.way == "send" else "--to-drafts",
            )
        return found

    def journal_path(self) -> Path:
        """Return where the journal is: what was asked for, or the folder of the user's state."""
        return self.journal or usual_journal()

    def open_journal(self) -> SentJournal:
        """Return the journal, open."""
        from reports.deliver.mail.sent_journal import SentJournal

        return SentJournal(self.journal_path(), now)

    def journal_if_there(self) -> AbstractContextManager[SentJournal | None]:
        """Return the journal if anything was ever sent."""
        return self.open_journal() if self.journal_path().exists() else nullcontext()

    def write_unsent(self, results: Iterable[Result]) -> Path | None:
        """Write who has nothing into a file that ``--to @FILE`` reads; none if all have it."""
        from reports.deliver.files import write_files
        from reports.deliver.mail.once import to_send_again

        path = self.out / f"{self.stem}-unsent.txt"
        again = to_send_again(results)
        if not again:
            return None
        lines = again.replace(", ", "\n")
        write_files([(path, f"{lines}\n".encode())])
        return path


def usual_journal() -> Path:
    """Return where the journal is if no other is named: in the folder of the user's state."""
    from platformdirs import user_state_path

    return user_state_path("briefpack") / "sent.sqlite3"


def now() -> datetime:
    """Return what time it is."""
    return datetime.now(UTC)


def source_name(source: str) -> str:
    """Return what a source is called in the journal, the same for all its versions."""
    return "-" if source == "-" else str(Path(source).resolve())


def listed_in_files(typed: Sequence[str], option: str) -> tuple[str, ...]:
    """Return addresses, with those in a file in the place of ``@FILE``: several a line or one."""
    from reports.deliver.files import read_file
    from reports.limits import SETTINGS_BYTES

    found: list[str] = []
    for each in typed:
        if not each.startswith("@"):
            found.append(each)
            continue
        try:
            text = read_file(Path(each[1:]), SETTINGS_BYTES).decode("utf-8-sig")
        except UnicodeDecodeError:
            refuse(option, f"found bytes that are no UTF-8 in {each[1:]}", "a text of addresses")
        lines = (line.strip().rstrip(",") for line in text.splitlines())
        addresses = [line for line in lines if line and not line.startswith("#")]
        if not addresses:
            refuse(option, f"found no address in {each[1:]}", "one a line")
        found += addresses
    return tuple(found)
