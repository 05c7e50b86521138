"""Seals made to break a reader: each is answered, soon, and none is taken for whole."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.notices import Notice
from reports.sealing.checked import seal_notices
from reports.sealing.found import the_seal
from tests.work import count_calls

#: What any of them may take; the dearest takes 3.4 million, a sound seal 60,000.
MOST_CALLS = 10_000_000


def fields_in_a_ring(file: Pdf) -> None:
    field = file.make_indirect(Dictionary(FT=Name.Sig))
    field.Kids = Array([field, field])
    file.Root.AcroForm.Fields = Array([field] * 50)


def fields_in_fields(file: Pdf) -> None:
    field = file.make_indirect(Dictionary())
    for _ in range(300):
        field = file.make_indirect(Dictionary(Kids=Array([field, field])))
    file.Root.AcroForm.Fields = Array([field])


def fields_that_are_none(file: Pdf) -> None:
    file.Root.AcroForm.Fields = Array([1, None, String("a"), Name.A, Array([])])


def no_fields(file: Pdf) -> None:
    file.Root.AcroForm = String("none")
    file.Root.Perms = Array([])


def many_signatures(file: Pdf) -> None:
    file.Root.AcroForm.Fields = Array(
        [Dictionary(FT=Name.Sig, V=file.make_indirect(Dictionary())) for _ in range(20_000)]
    )


def _signature(file: Pdf) -> pikepdf.Object:
    return file.Root.Perms.DocMDP


def in_range(*numbers: object) -> Callable[[Pdf], None]:
    def change(file: Pdf) -> None:
        _signature(file).ByteRange = Array(list(numbers))  # type: ignore[arg-type]

    return change


def a_range_of_words(file: Pdf) -> None:
    _signature(file).ByteRange = String("0 1 2 3")


def references_in_a_ring(file: Pdf) -> None:
    ring = file.make_indirect(Array([]))
    ring.append(ring)
    _signature(file).Reference = ring


def a_name_without_end(file: Pdf) -> None:
    _signature(file).Name = String("\u202e\x1b[31m" + "a" * 100_000)


def a_time_of_no_day(file: Pdf) -> None:
    _signature(file).M = String("D:99999999999999+99'99'")


HOSTILE: dict[str, Callable[[Pdf], None]] = {
    each.__name__: each
    for each in (
        fields_in_a_ring, fields_in_fields, fields_that_are_none, no_fields, many_signatures,
        a_range_of_words, references_in_a_ring, a_name_without_end, a_time_of_no_day,
    )
} | {
    "range: all": in_range(0, 10**9, 10**9, 10**9),
    "range: backwards": in_range(0, 500, 400, 300),
    "range: below nothing": in_range(0, -1, 5, 9),
    "range: not from the start": in_range(9, 100, 200, 300),
    "range: no gap": in_range(0, 100, 100, 900),
    "range: five numbers": in_range(0, 100, 200, 300, 400),
    "range: no numbers": in_range(),
    "range: words": in_range(0, String("1"), Name.A, None),
    "range: fractions": in_range(0, 1.5, 2.5, 3.5),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")  # so it is meant
@pytest.mark.parametrize("case", sorted(HOSTILE))
def test_a_seal_made_to_break_a_reader_is_answered(case: str, whole: bytes) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as file:
        HOSTILE[case](file)
        file.save(buffer)
    notices: list[Notice] = []
    count_calls(lambda: notices.extend(seal_notices(buffer.getvalue())), at_most=MOST_CALLS)

    assert [each.code for each in notices] in ([], ["seal-broken"])
    assert all(len(str(each)) < 400 and str(each).isprintable() for each in notices)


@pytest.mark.parametrize("contents", [b"", b"30", b"zz", b"3080" * 50, b"30ff" * 5000, b"00" * 99])
def test_what_stands_in_a_seal_s_place_may_be_anything(whole: bytes, contents: bytes) -> None:
    seal = the_seal(whole)
    assert seal is not None
    first, behind = seal.numbers[1:3]
    room = behind - first - 2
    data = whole[: first + 1] + contents[:room].ljust(room, b"0") + whole[behind - 1 :]
    (notice,) = seal_notices(data)

    assert notice.code == "seal-broken"
