"""Names that every system takes, and that mean one file on every system.

Asked before anything is written, so that a refusal leaves everything as it was.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from reports.errors import FileDeliveryError, UsageError

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
#: Bytes of a name that is made up: with a digest and a suffix it stays far from the 255
#: that disks take, and leaves room for folders in the 260 of Windows.
_LONGEST_STEM = 100


def check_stem(stem: str) -> str:
    """Return `stem` if it names a file in one folder, on every system.

    Raises:
        FileDeliveryError: saying what in it cannot stand in the name of a file.
    """
    fault = _fault(stem)
    if fault is None:
        return stem
    raise FileDeliveryError.at(
        "", f"{stem!r} cannot name a file: {fault}", remedy="rename it", part="source"
    )


def safe_stem(text: str) -> str:
    """Return the name nearest to `text` that names a file in one folder, on every system.

    What `check_stem` takes stays as it is, unless it is hidden, ends or begins with a hyphen,
    or has more than 100 bytes.
    """
    plain = "".join(_safe(char) for char in unicodedata.normalize("NFC", text))
    stem = _cut(plain.strip(" .-")) or "briefing"
    return stem if _fault(stem) is None else f"_{stem}"


def _safe(char: str) -> str:
    unsafe = char in _MARKS or char in "/\\"
    category = unicodedata.category(char)
    unseen = category in _UNSEEN and char not in _JOINERS
    return "-" if unsafe or unseen or category == "Cs" else char


def _cut(stem: str) -> str:
    """Return as much of a name as fits, and ends in no character that a system drops."""
    return stem.encode()[:_LONGEST_STEM].decode(errors="ignore").rstrip(" .-")


def folded_name(name: str) -> str:
    """Return the name by which a disk may know `name`: no case, one way to write accents."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


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


def refuse_collisions(outputs: Sequence[Path], inputs: Iterable[Path] = ()) -> None:
    """Check that no output is one of the files read, and no two outputs are one file.

    Files are compared as the disk sees them: another spelling, a link or, where letter
    case does not count (Windows, macOS), another case is the same file. Two new names
    that a disk may take for one are refused everywhere.

    Raises:
        UsageError: naming both.
    """
    sources = tuple(inputs)
    seen: dict[str, Path] = {}
    for output in outputs:
        for source in sources:
            if _is_same(output, source):
                raise UsageError.at(
                    output,
                    f"would be written over {source}, which is read",
                    remedy="write it into another folder, or by another name",
                )
        other = seen.setdefault(_key(output), output)
        if other == output and other is not output:
            raise UsageError.at(
                output,
                "would be written twice, since two sources or two formats have this name",
                remedy="rename one, or write them into folders of their own",
            )
        if other is not output:
            raise UsageError.at(
                output.parent,
                f"{other.name} and {output.name} would both be written as {output.stem!r}: on "
                "some systems they are one file",
                remedy="rename one, or write them into folders of their own",
            )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _key(path: Path) -> str:
    try:
        # a part of the path may be a link, and the file need not be there
        name = os.path.realpath(path)
    except (OSError, ValueError):
        name = str(path)
    return folded_name(name)
