"""``--sign``: the key that seals PDFs, its password, and the time that a seal says."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.destinations import refuse
from reports.cli.options import FILE, options
from reports.errors import UsageError, shown

if TYPE_CHECKING:
    from reports.look import Seal
    from reports.sealing.key_file import KeyPair

_PASSWORD = "BRIEFPACK_SIGN_PASSWORD"  # noqa: S105 - the name of a variable
_PASSWORD_FILE = "--sign-password-file"  # noqa: S105 - the name of an option
_EPOCH = "SOURCE_DATE_EPOCH"
_PDF = "pdf"
SIGNING = options(
    click.option(
        "--sign", type=FILE, metavar="KEY",
        help="Seal the PDF with the key in this file, which has its certificate: .p12, .pfx, .pem.",
    ),
    click.option(
        "--sign-password-file", type=FILE, help="Has the password of KEY on its first line."
    ),
)  # fmt: skip
AUTHORITY = click.option(
    "--authority", type=FILE, metavar="FILE",
    help="Certificates (.pem, .der), one of which must vouch for whoever sealed a PDF.",
)  # fmt: skip


class Signing:
    """The key that was asked for, opened once; without one nothing is sealed."""

    def __init__(self, key: Path | None = None, password_file: Path | None = None) -> None:
        """Take the options.

        Raises:
            UsageError: if there is a password without a key.
        """
        if key is None and password_file is not None:
            refuse(_PASSWORD_FILE, "found no --sign beside it", "one")
        self.key, self._password_file = key, password_file
        self._pair: KeyPair | None = None

    def check_formats(self, formats: Sequence[str], option: str) -> None:
        """Refuse a key where nothing is made that it could seal.

        Raises:
            UsageError: if no PDF is asked for.
        """
        if self.key is not None and _PDF not in formats:
            refuse("--sign", "found no PDF to seal", f"pdf among the formats of {option}")

    def seal(self) -> Seal | None:
        """Return a seal of this moment, None if none was asked for.

        Raises:
            MissingExtraError: if what seals is not installed.
            SealError: if the key cannot be had, or not be used.
            FileDeliveryError: if its file cannot be read.
        """
        if self.key is None:
            return None
        if self._pair is None:
            self._pair = self._opened(self.key)
        from reports.sealing.sealer import PdfSealer

        return PdfSealer(self._pair, moment())

    def _opened(self, key: Path) -> KeyPair:
        from reports.deliver.files import read_file
        from reports.limits import SETTINGS_BYTES
        from reports.sealing.extra import need_extra

        need_extra("--sign")
        from reports.sealing.key_file import read_key_file

        data = read_file(key, SETTINGS_BYTES)
        return read_key_file(data, str(key), lambda: self._password(key))

    def _password(self, key: Path) -> str | None:
        from reports.cli.passwords import password_at

        found, _ = password_at(
            _PASSWORD, self._password_file, _PASSWORD_FILE, f"key {key.resolve()}"
        )
        if found is None and sys.stdin is not None and sys.stdin.isatty():
            return str(click.prompt(f"Password of {key}", hide_input=True, err=True))
        return found


def split_sealed(formats: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the formats that need no seal, and those that get one."""
    others = [name for name in formats if name != _PDF]
    return others, [name for name in formats if name == _PDF]


def moment() -> datetime:
    """Return what time it is, or the one that the environment gives for builds that are repeated.

    Raises:
        UsageError: if that is no number of seconds.
    """
    said = os.environ.get(_EPOCH)
    if said is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(said), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError.at(
            _EPOCH, f"found {shown(said)}", "seconds since 1970, such as 1764115200"
        ) from error


def authorities_in(path: Path | None) -> bytes | None:
    """Return the bytes of a file of certificates, None if none is named."""
    from reports.deliver.files import read_file
    from reports.limits import SETTINGS_BYTES

    return None if path is None else read_file(path, SETTINGS_BYTES)
