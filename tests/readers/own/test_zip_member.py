"""A member of a zip is read as `zipfile` reads it, and refused where it is damaged."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.readers.own.zip_member import unpacked

TEXT = b"the same words " * 40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def archive(content: bytes, method: int = zipfile.ZIP_DEFLATED, name: str = "a.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        package.writestr(name, content)
    return file.getvalue()


def info_of(data: bytes) -> zipfile.ZipInfo:
    return zipfile.ZipFile(io.BytesIO(data)).infolist()[0]


@given(st.binary(max_size=300), st.sampled_from(_METHODS), st.text("abé", min_size=1, max_size=9))
def test_what_went_in_comes_out(content: bytes, method: int, name: str) -> None:
    data = archive(content, method, name)

    assert b"".join(unpacked(data, info_of(data))) == content


@pytest.mark.parametrize("method", _METHODS)
def test_a_long_member_comes_in_pieces(method: int) -> None:
    content = bytes(1_000_000)
    data = archive(content, method)
    pieces = list(unpacked(data, info_of(data)))

    assert max(map(len, pieces)) <= 1 << 16
    assert b"".join(pieces) == content


def test_what_stands_before_an_archive_is_passed_over() -> None:
    data = b"a letter before it" + archive(TEXT)

    assert b"".join(unpacked(data, info_of(data))) == TEXT


def _cut_short(data: bytes, info: zipfile.ZipInfo) -> bytes:
    info.compress_size -= 4
    return data


def _larger(data: bytes, info: zipfile.ZipInfo) -> bytes:
    info.file_size -= 1
    return data


def _flagged(data: bytes, info: zipfile.ZipInfo) -> bytes:
    info.flag_bits |= 0x40
    return data


def _elsewhere(data: bytes, info: zipfile.ZipInfo) -> bytes:
    info.header_offset = len(data) - 8
    return data


DAMAGES: dict[str, Callable[[bytes, zipfile.ZipInfo], bytes]] = {
    "another name": lambda data, _: data.replace(b"a.xml", b"b.xml", 1),
    "no header": lambda data, _: b"XX" + data[2:],
    "a letter of it": lambda data, _: data[:40] + bytes([data[40] ^ 1]) + data[41:],
    "cut short": _cut_short,
    "larger than it says": _larger,
    "strongly encrypted": _flagged,
    "behind the end": _elsewhere,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("method", _METHODS)
def test_a_damaged_member_is_refused(damage: str, method: int) -> None:
    data = archive(TEXT, method)
    info = info_of(data)

    with pytest.raises((zipfile.BadZipFile, NotImplementedError, zlib.error)):
        list(unpacked(DAMAGES[damage](data, info), info))
