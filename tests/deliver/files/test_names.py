"""Names that every system takes, and that mean one file on every system."""

import unicodedata
from pathlib import Path

import pytest

from reports.deliver.files import check_stem, write_files
from reports.errors import FileDeliveryError, UsageError


@pytest.mark.parametrize("stem", ["", "..", "a/b", "a\\b", "a\0b", "a\nb", "  ", "."])
def test_names_that_lead_elsewhere_are_refused(stem: str) -> None:
    with pytest.raises(FileDeliveryError, match="cannot name a file"):
        check_stem(stem)


@pytest.mark.parametrize(
    ("stem", "fault"),
    [
        ("CON", "CON is the name of a device on Windows"),
        ("nul.tar", "NUL is the name of a device"),
        ("Aux .v2", "AUX is the name of a device"),
        ("com1", "COM1"), ("LPT9.a.b", "LPT9"), ("COM¹", "COM¹"), ("conin$", "CONIN"), ("prn", "PRN"),
        ("a:b", "found :, which Windows takes in no name"),
        ("what?", r"found \?"), ("a*", r"found \*"), ("a|b", r"found \|"), ('a"b', 'found "'),
        ("<a", "found <"), ("a>", "found >"),
        ("brief.", "a space or a full stop at its end"), ("brief ", "a space or a full stop"),
        ("a\x7f", r"U\+007F"), ("a\x9f", r"U\+009F"), ("txt.\u202efdp", r"U\+202E"),
        ("a\u2066b", r"U\+2066"), ("a\u200fb", r"U\+200F"), ("a\u2028b", r"U\+2028"),
        ("a\u2029b", r"U\+2029"), ("a\u00adb", r"U\+00AD"), ("\ufeffa", r"U\+FEFF"),
        ("a\u200bb", r"U\+200B"), ("a\tb", r"U\+0009"),
    ],
)  # fmt: skip
def test_names_that_some_system_cannot_hold_are_refused(stem: str, fault: str) -> None:
    with pytest.raises(FileDeliveryError, match=fault):
        check_stem(stem)


@pytest.mark.parametrize(
    "stem",
    ["Contact", "com", "com10", "lpt0", "auxiliary", "null", "console.log", "a.con", " a", "-",
     ".hidden", "Sept. 3, 2025", "Ça va – très bien", "خبر", "नमस्\u200dते", "👩\u200d🚀", "a & b's (1)"],
)  # fmt: skip
def test_other_names_are_taken_as_they_are(stem: str) -> None:
    assert check_stem(stem) == stem


@pytest.mark.parametrize(
    ("first", "second"),
    [("Brief.txt", "brief.TXT"), ("straße.txt", "STRASSE.txt"),
     (unicodedata.normalize("NFC", "é.txt"), unicodedata.normalize("NFD", "é.txt")),
     (unicodedata.normalize("NFC", "É.txt"), unicodedata.normalize("NFD", "é.txt")),
     ("a.txt", "a.txt")],
)  # fmt: skip
def test_two_names_that_are_one_file_on_some_system_are_refused(
    first: str, second: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"they are one file|written twice"):
        write_files([(tmp_path / first, b"1"), (tmp_path / second, b"2")])
    assert list(tmp_path.iterdir()) == []


def test_one_name_in_two_folders_is_two_files(tmp_path: Path) -> None:
    write_files([(tmp_path / "a" / "x.txt", b"1"), (tmp_path / "b" / "x.txt", b"2")])
    assert (tmp_path / "b" / "x.txt").read_bytes() == b"2"
