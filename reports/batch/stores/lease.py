"""One run at a time writes the manifest of a store, though nothing there can be locked.

The run keeps an object and writes it anew every two seconds, each time on the condition
that it is still the one that it wrote last. A run that finds the object of another one
watches it: if it changes, somebody is at work; if it does not for ten seconds, whoever
wrote it is dead, and it is taken over, on the same condition. Whoever was only held up
finds that out at its next turn, and stops.
"""

from __future__ import annotations

import secrets
import time

from reports.batch.stores.connection import ConditionError, call, found, read_with_tag, remove
from reports.batch.stores.store_address import Key
from reports.errors import FileDeliveryError

#: Seconds between two turns, and from the last one until a run is taken for dead.
BEAT, PATIENCE = 2.0, 10.0
_BYTES = 1_000


class Lease:
    """The object by which a run says that it is at work."""

    def __init__(self, key: Key) -> None:
        """Take it.

        Raises:
            FileDeliveryError: if another run has it, or the store cannot be written, or does
                not keep conditions.
        """
        self._key, self._name, self._turns = key, secrets.token_hex(8), 0
        #: Whether another run has it by now.
        self.is_lost = False
        self._tag = self._taken()
        for condition in ({"IfNoneMatch": "*"}, {"IfMatch": '"0"'}):
            self._try(condition)

    def renew(self) -> None:
        """Say that the run is still at work.

        Raises:
            FileDeliveryError: if another run has taken over, or the store cannot be written.
        """
        try:
            self._tag = self._write(IfMatch=self._tag)
        except ConditionError as error:
            data, tag = read_with_tag(self._key, _BYTES)
            if not data.startswith(self._name.encode()):
                self.is_lost = True
                raise self._busy("another batch has taken over") from error
            self._tag = tag  # ours, written by a request whose answer was lost

    def release(self) -> None:
        """Let others in."""
        remove(self._key.bucket, [self._key.key])

    def _try(self, condition: dict[str, str]) -> None:
        """Ask for what must be refused: some stores that speak as S3 does know no conditions."""
        try:
            self._write(**condition)
        except ConditionError:
            return
        self.release()
        said = f"the store does not keep the condition {next(iter(condition))} of a request"
        remedy = "use one that does, or a folder that all workers see"
        raise FileDeliveryError.at(self._key, said, remedy=remedy)

    def _taken(self) -> str:
        try:
            return self._write(IfNoneMatch="*")
        except ConditionError:
            tag = self._dead()
        condition = {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
        try:
            return self._write(**condition)
        except ConditionError as error:
            raise self._busy("another batch writes into it") from error

    def _dead(self) -> str:
        """Watch the object of another run until that is known to be dead; return its tag.

        Return nothing if the object is gone.
        """
        first, end = self._seen(), time.monotonic() + PATIENCE
        while first and time.monotonic() < end:
            time.sleep(BEAT / 2)
            if (now := self._seen()) != first:
                if now:
                    raise self._busy("another batch writes into it")
                return ""
        return first

    def _seen(self) -> str:
        try:
            return str(call("head_object", self._key)["ETag"])
        except FileNotFoundError:
            return ""

    def _write(self, **condition: str) -> str:
        self._turns += 1
        said = f"{self._name} {self._turns}\n".encode()
        with found(self._key, "cannot be written"):
            answer = call("put_object", self._key, Body=said, **condition)
        return str(answer["ETag"])

    def _busy(self, what: str) -> FileDeliveryError:
        remedy = "wait until it is done, or give this one another --out"
        return FileDeliveryError.at(self._key, what, remedy=remedy)
