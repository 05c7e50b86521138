"""What a transport is: it takes a message and its recipients and says what became of each.

A whole transport::

    class Printed:
        name = "the printer"

        def send(self, message, recipients, watch):
            receipts = []
            for recipient in recipients:
                watch.handing_over(recipient)      # past this the receiver may have it
                print(message.as_sent.decode("ascii"))
                receipts.append(Receipt(recipient, "sent"))
                watch.settled(receipts[-1])
            return tuple(receipts)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from reports.deliver.mail.outgoing import OutgoingMessage
from reports.slotted import frozen

#: What became of a message for one recipient:
#: ``sent``: the server has taken it. ``refused``: for good, it has not. ``deferred``: it has
#: not, and asking again later may help. ``uncertain``: the connection broke after the last
#: byte and before the answer, so the server may have it. ``kept``: it lies where a person
#: sends it from, a folder or Drafts; nobody was sent anything.
Fate = Literal["sent", "refused", "deferred", "uncertain", "kept"]


@frozen
class Receipt:
    """What became of a message for one recipient.

    Attributes:
        recipient: The address, as it was given.
        fate: What became of it.
        said: What the server said, or why there was no answer: one line that a terminal
            may show as it stands. "" where there is nothing to say.
        place: Where a ``kept`` message lies: a path, or a folder's name. "" for the others.
    """

    recipient: str
    fate: Fate
    said: str = ""
    place: str = ""


class Watch(Protocol):
    """Who is told of each step while it happens: the journal, or nobody (`unwatched`)."""

    def handing_over(self, recipient: str, /) -> None:
        """The receiver may have the message from here on; called just before the last byte.

        What this raises stops the message: the transport breaks off so that this recipient
        gets nothing, and lets the error through.
        """
        ...

    def settled(self, receipt: Receipt, /) -> None:
        """It is known what became of the message; called as soon as it is.

        After ``deferred`` a transport may ask the server again, from `handing_over` on.
        """
        ...


class Transport(Protocol):
    """One way for messages to leave.

    A transport keeps nothing between two calls. It never holds a password in an attribute
    that can be read, nor in what `repr` says of it.
    """

    @property
    def name(self) -> str:
        """Where messages go, for people: ``smtp://desk@mail.example.org:587``."""
        ...

    def send(
        self, message: OutgoingMessage, recipients: Sequence[str], watch: Watch, /
    ) -> tuple[Receipt, ...]:
        """Send the message to each recipient by itself; return a receipt for each, in order.

        Each recipient that is ``sent`` or ``uncertain`` was told to `watch` before. What
        fails for one does not stop the others.

        Raises:
            MailDeliveryError: if nobody can be sent anything: no connection, no proof of who
                the server is, a wrong password, a message that is too large. Nothing was
                handed over then.
        """
        ...


class _Nobody:
    def handing_over(self, _recipient: str, /) -> None:
        pass

    def settled(self, _receipt: Receipt, /) -> None:
        pass


#: For transports whose messages nobody has yet: a folder, Drafts.
unwatched: Watch = _Nobody()
