"""A transport that keeps what it is given, for tests of what stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.deliver.mail.transports.transport import Fate, Receipt, Watch
from reports.slotted import mutable


@mutable
class MemoryTransport:
    """Keeps messages as they would go over the wire.

    Attributes:
        fates: What is to become of some recipients; the others are ``sent``.
        sent: What left, in order: the recipient and the bytes.
    """

    fates: Mapping[str, Fate] = field(default_factory=dict)
    sent: list[tuple[str, bytes]] = field(default_factory=list)
    name = "memory"

    def send(
        self, message: OutgoingMessage, recipients: Sequence[str], watch: Watch, /
    ) -> tuple[Receipt, ...]:
        """Keep the message for each recipient, as `fates` says."""
        return tuple(self._send(message, recipient, watch) for recipient in recipients)

    def _send(self, message: OutgoingMessage, recipient: str, watch: Watch) -> Receipt:
        fate = self.fates.get(recipient, "sent")
        if fate in ("sent", "uncertain"):
            watch.handing_over(recipient)
            self.sent.append((recipient, message.as_sent))
        receipt = Receipt(recipient, fate, "" if fate == "sent" else f"{fate}, as asked")
        watch.settled(receipt)
        return receipt
