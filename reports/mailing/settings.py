"""What a house has settled about its mail: who sends it, to which lists, with which markings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from reports.errors import UsageError
from reports.mailing.draft import Heads
from reports.mailing.lookalikes import odd_recipients
from reports.notices import Notice
from reports.slotted import frozen


@frozen
class MailSettings:
    """What holds for each message, where it says nothing else.

    Attributes:
        sender: Who sends it.
        reply_to: Where answers go.
        lists: Distribution lists: the addresses of each name.
        protective_markings: X-Protective-Marking by the marking of a briefing.
        origin: Where all that was said, for messages.
    """

    sender: str | None = None
    reply_to: str | None = None
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    protective_markings: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""

    def heads(
        self,
        sender: str | None,
        to: Iterable[str],
        cc: Iterable[str] = (),
        bcc: Iterable[str] = (),
        *,
        reply_to: str | Sequence[str] | None = None,
        subject: str | None = None,
    ) -> Heads:
        """Return the headers of a message as it was asked for; names of lists are addresses then.

        Raises:
            UsageError: if a name is that of no list.
        """
        return Heads(
            sender or self.sender or "",
            self.addresses(to, "to"),
            self.addresses(cc, "cc"),
            self.addresses(bcc, "bcc"),
            reply_to or self.reply_to or (),
            subject,
            self.protective_markings,
        )

    def addresses(self, typed: Iterable[str], part: str) -> tuple[str, ...]:
        """Return the mail addresses of the header `part`, a list's in the place of its name.

        Raises:
            UsageError: if a name is that of no list.
        """
        words = [word for each in typed for word in self._parts(each)]
        return tuple(address for word in words for address in self._listed(word.strip(), part))

    def _parts(self, typed: str) -> list[str]:
        """Part names of lists from addresses; a comma may stand in a person's name, too."""
        parts = typed.split(",")
        return parts if any(part.strip() in self.lists for part in parts) else [typed]

    def _listed(self, word: str, part: str) -> tuple[str, ...]:
        if "@" in word or not self.lists:
            return (word,)
        if word not in self.lists:
            known = ", ".join(self.lists)
            expected = f"a mail address, or one of the lists of {self.origin}: {known}"
            raise UsageError.of(part, word, expected)
        return self.lists[word]

    def odd(self, recipients: Sequence[str]) -> tuple[Notice, ...]:
        """Return what is odd about recipients to whoever knows the lists; none without any."""
        known = [address for each in self.lists.values() for address in each]
        return odd_recipients(recipients, known)
