"""A folder of drafts (.eml): a mail program opens one, and a person sends it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reports.deliver.files import settle, write_files
from reports.deliver.mail.draft import check_replaceable
from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.transport import Receipt, Watch
from reports.slotted import frozen


@frozen
class OutboxTransport:
    """Keeps a message as a file, whole or not at all.

    Attributes:
        folder: Where.
        stem: What the file is called, without ``.eml``.
        force: Replace a draft that a person has changed.
    """

    folder: Path
    stem: str
    force: bool = False

    @property
    def name(self) -> str:
        """The folder, for people."""
        return str(self.folder)

    def send(
        self, message: OutgoingMessage, recipients: Sequence[str], watch: Watch, /
    ) -> tuple[Receipt, ...]:
        """Write the draft as it is, its Bcc too; nobody is sent anything.

        Raises:
            FileDeliveryError: if a changed draft stands there, or nothing can be written.
        """
        path = self.folder / f"{self.stem}.eml"
        settle(self.folder)
        expected = None if self.force else {path: check_replaceable(path)}
        # an edit that is saved meanwhile is not lost either
        write_files([(path, message.draft)], expected=expected)
        receipts = tuple(Receipt(who, "kept", place=str(path)) for who in recipients)
        for receipt in receipts:
            watch.settled(receipt)
        return receipts
