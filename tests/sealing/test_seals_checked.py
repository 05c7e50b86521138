"""What is said of a seal: whole, or broken and how; every changed byte is found."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from importlib.machinery import ModuleSpec

import pikepdf
import pymupdf
import pypdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf.generic import DecodedStreamObject, NameObject, NumberObject

from reports import render
from reports.model import Briefing
from reports.notices import Notice
from reports.sealing.checked import seal_notices
from reports.sealing.found import the_seal
from tests.sealing.keys import (
    TIME,
    authority,
    sealed,
    signer,
)
from tests.sealing.signing_again import signed_again


def said(data: bytes, *authorities: bytes) -> Notice:
    from reports.sealing.proof import read_authorities

    known = [one for each in authorities for one in read_authorities(each, "a.pem")]
    (notice,) = seal_notices(data, known)
    return notice


@pytest.mark.parametrize("version", ["1.7", "2.0"])
@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_whole_seal_is_one_line(sample: Briefing, kind: str, version: str) -> None:
    notice = said(sealed(sample, kind, pdf=version))

    assert (notice.code, notice.severity) == ("seal-whole", "note")
    assert str(notice) == (
        "sealed by 'Press Office (Example Ministry)' on 2026-11-26 12:00 UTC, and whole since; "
        "the signer is not verified against any authority"
    )


def test_a_file_without_a_seal_has_nothing_said_of_it(sample: Briefing) -> None:
    assert seal_notices(render(sample, "pdf")) == ()
    assert seal_notices(b"no PDF at all") == ()
    titled = render(Briefing(title="On /ByteRange[0 10 20 30] and /Contents<00>"), "pdf")
    assert seal_notices(titled) == ()


def test_every_changed_byte_is_found(whole: bytes) -> None:
    """One bit at 150 places by chance, every byte of the signature's dictionary, and of the seal
    what its signature rests on: itself, and the signer's certificate.

    What else stands in the seal is signed by nobody: its headers, and the authority's certificate.
    """
    chance = random.Random(1)
    first, behind = the_seal(whole).numbers[1:3]  # type: ignore[union-attr]
    outside = [n for n in range(len(whole)) if not first < n < behind - 1]
    own = signer("rsa").certificate.public_bytes(Encoding.DER).hex().encode()
    own_place, signature = whole.index(own), behind - 2 - 2 * 16
    places = {
        *chance.sample(outside, 150),
        *range(whole.index(b"/Type/Sig/") - 20, first + 1),
        *chance.sample(range(own_place, own_place + len(own)), 20),
        *chance.sample(range(signature - 400, signature), 20),
        behind - 2, behind - 1, behind, len(whole) - 1,
    }  # fmt: skip
    missed = []
    for place in sorted(places):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(5)
        notices = seal_notices(bytes(changed))
        if [each.code for each in notices] != ["seal-broken"]:
            missed.append((place, whole[place - 20 : place + 20], notices))

    assert missed == []
    assert len(places) > 400


def test_letters_of_the_seal_s_digits_are_not_what_it_says(whole: bytes) -> None:
    first, behind = the_seal(whole).numbers[1:3]  # type: ignore[union-attr]
    upper = whole[:first] + whole[first:behind].upper() + whole[behind:]

    assert upper != whole
    assert said(upper).code == "seal-whole"


def test_a_changed_byte_is_told_apart_from_a_changed_seal(whole: bytes) -> None:
    first = the_seal(whole).numbers[1]  # type: ignore[union-attr]
    file, own = bytearray(whole), bytearray(whole)
    file[1000] ^= 1
    own[first + 3000] ^= 1

    assert "some bytes of the file were changed since 'Press Office (Example" in str(
        said(bytes(file))
    )
    assert "bytes of the file" not in str(said(bytes(own)))


def _saved_by_pikepdf(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(buffer)
    return buffer.getvalue()


def _saved_by_pypdf(data: bytes) -> bytes:
    buffer = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(data)).write(buffer)
    return buffer.getvalue()


def _saved_by_mupdf(data: bytes) -> bytes:
    with pymupdf.open(stream=data) as file:
        return bytes(file.tobytes(garbage=3, use_objstms=1))


@pytest.mark.parametrize("save", [_saved_by_pikepdf, _saved_by_pypdf, _saved_by_mupdf])
def test_a_file_that_was_saved_anew_is_not_sealed_any_more(
    whole: bytes, save: Callable[[bytes], bytes]
) -> None:
    notice = said(save(whole))

    assert (notice.code, notice.severity) == ("seal-broken", "warning")
    assert "was saved anew after 'Press Office (Example Ministry)' (2026-11-26 12:00" in str(notice)


def test_a_file_that_has_lost_its_end_is_not_sealed_any_more(whole: bytes) -> None:
    assert said(whole[:-500]).code == "seal-broken"
    assert said(whole[:-1]).code == "seal-broken"


def _added(data: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert buffer.getvalue().startswith(data)
    return buffer.getvalue()


def _title(writer: pypdf.PdfWriter) -> None:
    writer.add_metadata({"/Title": "Another"})


def _words(writer: pypdf.PdfWriter) -> None:
    contents = DecodedStreamObject()
    contents.set_data(b"0 0 m 100 100 l S")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(contents)


def _comment(writer: pypdf.PdfWriter) -> None:
    from pypdf.annotations import Text

    writer.add_annotation(0, Text(rect=(1, 1, 9, 9), text="No!"))


def _page(writer: pypdf.PdfWriter) -> None:
    writer.add_blank_page(100, 100)


def _font(writer: pypdf.PdfWriter) -> None:
    fonts = writer.pages[0]["/Resources"]["/Font"]
    next(iter(fonts.values())).get_object()["/DescendantFonts"][0].get_object()[
        NameObject("/DW")
    ] = NumberObject(9)


def _briefing(writer: pypdf.PdfWriter) -> None:
    names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    file = next(
        each.get_object() for each in names[1::2]
        if each.get_object()["/F"] == "briefing.json"
    )  # fmt: skip
    old = file["/EF"]["/F"].get_object()
    new = DecodedStreamObject()
    new.set_data(old.get_data().replace(b"Canadian", b"Kanadian", 1))
    inside = writer._add_object(new)
    for key in ("/F", "/UF"):
        file["/EF"][NameObject(key)] = inside


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_title, ["neither its pages nor the briefing inside were changed by it"]),
        (_words, ["page 1 shows something else"]),
        (_comment, ["page 1 has other annotations"]),
        (_page, ["it has 2 pages instead of 1"]),
        (_font, ["page 1 shows something else"]),
        (_briefing, ["the briefing inside: Title: ", "Kanadian"]),
    ],
)
def test_what_was_added_is_named(
    whole: bytes, change: Callable[[pypdf.PdfWriter], None], told: list[str]
) -> None:
    notice = said(_added(whole, change))
    others = {
        "page 1 shows something else", "page 1 has other annotations", "instead of 1",
        "the briefing inside: ", "neither its pages",
    }  # fmt: skip

    assert notice.code == "seal-broken"
    assert "added after 'Press Office (Example Ministry)' (2026-11-26 12:00 UTC) sealed" in str(
        notice
    )
    assert [words for words in told if words not in str(notice)] == []
    unsaid = {each for each in others if not any(each in words for words in told)}
    assert [words for words in unsaid if words in str(notice)] == []


def test_one_byte_behind_the_end_is_found(whole: bytes) -> None:
    assert "1 byte was added after" in str(said(whole + b"\n"))


def _allow(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Perms"]
    writer.update_root()


def test_a_later_signature_does_not_hide_that_changes_were_ruled_out(whole: bytes) -> None:
    data = signed_again(whole, _allow)

    assert data.startswith(whole)
    assert said(data).code == "seal-broken"


def test_a_seal_that_was_taken_off_is_not_hidden_by_another(whole: bytes) -> None:
    def take_off(writer: IncrementalPdfFileWriter) -> None:
        _allow(writer)
        fields = writer.root["/AcroForm"]["/Fields"]
        del fields[0]

    notice = said(signed_again(whole, take_off))

    assert notice.code == "seal-broken"
    assert "nothing in the file leads to it any more" in str(notice)


def test_signatures_of_other_programs_are_known(sample: Briefing) -> None:
    once = signed_again(render(sample, "pdf"))
    twice = signed_again(once, field="Third")

    for data in (once, twice):
        assert said(data).code == "seal-whole"
        assert said(data, authority().pem).code == "seal-whole"
        assert said(data + b"\n").code == "seal-broken"
    changed = bytearray(once)
    changed[1000] ^= 1
    assert said(bytes(changed)).code == "seal-broken"


def test_without_the_extra_a_seal_is_named_and_not_judged(
    whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.sealing.extra.find_spec", lambda name: None)
    notice, longer = said(whole), said(whole + b"\n")

    assert (notice.code, notice.severity) == ("seal-unchecked", "warning")
    assert str(notice) == (
        "it carries a seal of 'Press Office (Example Ministry)', which was not checked; "
        "to check it: pip install 'briefpack[sign]'"
    )
    assert longer.code == "seal-broken"  # that needs no extra


@pytest.mark.parametrize("lost", ["asn1crypto", "cryptography", "pyhanko.sign"])
def test_a_folder_that_was_left_behind_is_no_extra(
    whole: bytes, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reports.sealing import extra

    spec = extra.find_spec

    def found(name: str) -> ModuleSpec | None:
        return ModuleSpec(name, None) if name == lost else spec(name)

    monkeypatch.setattr(extra, "find_spec", found)
    assert said(whole).code == "seal-unchecked"


def test_what_a_seal_says_of_its_time_is_read_with_its_offset() -> None:
    from reports.sealing.found import _moment

    assert _moment("D:20261126140000+02'00'") == TIME
    assert _moment("D:20261126070000-05'00") == TIME
    assert _moment("D:20261126120000Z") == TIME
    assert _moment("D:20261126120000") == TIME
    assert _moment("D:20261399999999Z") is None
    assert _moment("yesterday") is None
