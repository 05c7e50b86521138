"""Names that every system takes, and that mean one file on every system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from reports.errors import FileDeliveryError

#: Names of devices on Windows, whatever suffix follows (Microsoft, "Naming Files, Paths,
#: and Namespaces"; the raised digits are taken for digits there).
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"
}
_MARKS = set('<>:"|?*')
#: Format characters that words are written with (Persian, Hindi, emoji); the others of
#: their category only change how a name looks.
_JOINERS = {"\u200c", "\u200d"}
#: Control, format, line and paragraph separator (Unicode Standard, 4.5).
_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}


def check_stem(stem: str) -> str:
    """Return `stem` if it names a file in one folder, on every system.

    Raises:
        FileDeliveryError: saying what in it cannot stand in the name of a file.
    """
    fault = _fault(stem)
    if fault is None:
        return stem
    raise FileDeliveryError(f"{stem!r} cannot name a file: {fault}; rename it")


def _fault(stem: str) -> str | None:
    """Return what is wrong with a name, None if nothing is."""
    if not stem.strip(" ."):
        return "found nothing but spaces and full stops"
    for char in stem:
        if char in "/\\":
            return "found a slash, expected the name of a file in one folder"
        if char in _MARKS:
            return f"found {char}, which Windows takes in no name"
        if unicodedata.category(char) in _UNSEEN and char not in _JOINERS:
            return f"found the control character U+{ord(char):04X}"
    if stem[-1] in " .":
        return "found a space or a full stop at its end, which Windows drops"
    device = stem.split(".")[0].rstrip(" ").upper()
    return f"{device} is the name of a device on Windows" if device in _DEVICES else None


def refuse_same_names(paths: Iterable[Path]) -> None:
    """Refuse two files of one folder that some system takes for one.

    Windows and macOS tell no capitals apart, macOS no composed and decomposed letters.

    Raises:
        FileDeliveryError: naming both.
    """
    seen: dict[tuple[Path, str], Path] = {}
    for path in paths:
        name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path.name).casefold())
        first = seen.setdefault((path.parent, name), path)
        if first is not path:
            raise FileDeliveryError(
                f"{first} and {path.name} would be one file on some systems; "
                "give one of them another name or folder"
            )
