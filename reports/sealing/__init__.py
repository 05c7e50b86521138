"""Seals of PDF files: made with a key, and looked at when a file comes back.

A seal is a certification signature (ISO 32000-1, 12.8.2.2): it says whose the file is, and rules
out every change. pyHanko (extra ``sign``) makes and checks what stands in it; it is imported when
a seal is made or met, and nowhere else.

``key_file`` reads a key with its certificate; ``sealer`` closes a file; ``found`` finds the seals
of a file, and what they cover; ``checked`` says whether they are whole; ``since`` says what was
changed behind one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from reports.errors import UsageError
from reports.sealing.extra import need_extra

if TYPE_CHECKING:
    from reports.look import Seal

__all__ = ["open_seal"]


def open_seal(
    data: bytes, name: str, time: datetime, password: Callable[[], str | None] = lambda: None
) -> Seal:
    """Return the seal of a key file's bytes, for `Options(seal=…)`.

    Args:
        data: PKCS#12 or PEM, with a private key and its certificate.
        name: what the file is called, for messages.
        time: when the seal says that it was made, with its offset.
        password: gives the password; it is asked if the key is locked.

    Raises:
        UsageError: if the time has no time zone.
        MissingExtraError: if what seals is not installed.
        SealError: if it is no such file, its password is wrong, or its certificate does not go
            with its key, with signing, or with the time.
    """
    need_extra("seal")
    if time.tzinfo is None:
        raise UsageError.of("time", time, "a time with its time zone")
    from reports.sealing.key_file import read_key_file
    from reports.sealing.sealer import PdfSealer

    return PdfSealer(read_key_file(data, name, password), time)
