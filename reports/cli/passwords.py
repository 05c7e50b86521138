"""Passwords: never on the command line, where others see them; said to nobody else."""

from __future__ import annotations

import os
from pathlib import Path

from reports.cli.destinations import refuse


def password_at(
    variable: str, file: Path | None, option: str, ring_name: str
) -> tuple[str | None, bool]:
    """Return a password, None if it is nowhere; and whether the system's keyring could be asked.

    Args:
        variable: the environment's, which goes before all else.
        file: has it on its first line.
        option: that names this file.
        ring_name: what the keyring calls it, among those of briefpack.

    Raises:
        UsageError: if the file has none.
        FileDeliveryError: if the file cannot be read.
    """
    if (said := os.environ.get(variable)) is not None:
        return said, True
    if file is not None:
        return password_in_file(file, option), True
    return _in_keyring(ring_name)


def password_in_file(path: Path, option: str) -> str:
    """Return the password on the first line of a file that `option` names.

    Raises:
        UsageError: if the file has none.
        FileDeliveryError: if it cannot be read.
    """
    from reports.deliver.files import read_file
    from reports.limits import SETTINGS_BYTES

    lines: list[str] = []
    try:
        lines = read_file(path, SETTINGS_BYTES).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = []  # what stands there is not shown
    if not lines or not lines[0]:
        refuse(option, f"found no password in {path}", "it on the first line, in UTF-8")
    return lines[0]


def _in_keyring(name: str) -> tuple[str | None, bool]:
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None, False
    try:
        return keyring.get_password("briefpack", name), True
    except keyring.errors.KeyringError:
        return None, True
