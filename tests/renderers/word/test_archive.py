"""The zip: readable by others, the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from reports.renderers.word.parts.archive import STORED, member, write_archive

PARTS = st.dictionaries(st.text("abcxyz/._-", min_size=1, max_size=20), st.binary(max_size=3000))


@given(PARTS, st.integers(STORED, 9))
def test_what_goes_in_comes_out(parts: dict[str, bytes], level: int) -> None:
    data = write_archive(member(name, content, level) for name, content in parts.items())
    archive = zipfile.ZipFile(io.BytesIO(data))

    assert archive.testzip() is None
    assert archive.namelist() == list(parts)
    assert {name: archive.read(name) for name in parts} == parts


def test_no_member_has_the_clocks_time() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_archive([member("a", b"a"), member("b", b"b")])))

    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_stored_lies_in_the_file_as_it_is() -> None:
    text = b"the same words, the same words"

    assert text in write_archive([member("a", text, STORED)])
    assert text not in write_archive([member("a", text)])
