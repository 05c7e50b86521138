import io
import struct
import zipfile

import pytest

from reports.errors import InputError
from reports.limits import PACKAGE_TAGS
from reports.readers.own.zipguard import GuardedZip


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(name, data)
    return out.getvalue()


def test_members_are_read_in_order() -> None:
    package = GuardedZip(zipped(("a.xml", b"<a/>"), ("b.bin", b"12")), "x.docx")
    assert package.names == ("a.xml", "b.bin")
    assert package.read("b.bin") == b"12"
    assert package.read_xml("a.xml").tag == "a"


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/a", "..\\a", "C:/a"])
def test_a_name_that_leaves_the_package_is_refused(name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = name
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(info, b"")
    with pytest.raises(InputError, match="leaves the package"):
        GuardedZip(out.getvalue(), "x.docx")


def test_what_is_no_zip_is_refused() -> None:
    with pytest.raises(InputError, match="no zip package"):
        GuardedZip(b"hello", "x.docx")


def test_a_bomb_is_refused_while_it_is_read() -> None:
    package = GuardedZip(zipped(("a.bin", bytes(20 << 20))), "x.docx")
    with pytest.raises(InputError, match="unpacks to more than"):
        package.read("a.bin")


def test_a_claim_of_all_members_together_is_refused_unread() -> None:
    with pytest.raises(InputError, match="claims 140 MB in 2 members"):
        GuardedZip(zipped(*((f"{i}.png", bytes(70 << 20)) for i in "ab")), "x.docx")


def test_a_claim_of_two_gigabytes_is_refused_unread() -> None:
    data = zipped(("a.xml", b"<a/>"))
    at = data.index(b"PK\x01\x02") + 24
    lying = data[:at] + struct.pack("<I", (2 << 30) - 1) + data[at + 4 :]
    with pytest.raises(InputError, match="claims 2047 MB"):
        GuardedZip(lying, "x.docx")


def test_a_member_that_stands_twice_is_refused() -> None:
    data = zipped(("a.xml", b"<a/>"), ("b.xml", b"<b/>")).replace(b"b.xml", b"a.xml")
    with pytest.raises(InputError, match="twice"):
        GuardedZip(data, "x.docx")


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_a_document_type_is_refused(xml: bytes) -> None:
    with pytest.raises(InputError, match="document type"):
        GuardedZip(zipped(("a.xml", xml)), "x.docx").read_xml("a.xml")


def test_endless_entities_are_refused() -> None:
    steps = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "x">{steps}]><a>&e11;</a>'.encode()
    with pytest.raises(InputError):
        GuardedZip(zipped(("a.xml", bomb)), "x.docx").read_xml("a.xml")


def test_millions_of_elements_are_refused() -> None:
    many = b"<a>" + b"<b/>" * 500_000 + b"</a>"
    with pytest.raises(InputError, match="tags"):
        GuardedZip(zipped(("a.xml", many)), "x.docx").read_xml("a.xml")


def test_many_members_that_are_harmless_alone_are_refused_unread() -> None:
    part = b"<a>" + b"<b/>" * 390_000 + b"</a>"
    data = zipped(*((f"item{i}.xml", part) for i in range(12)))
    with pytest.raises(InputError, match="claims 17 MB of XML in 12 members"):
        GuardedZip(data, "x.docx")


def test_the_tags_of_all_members_are_counted_together() -> None:
    part = b"<a>" + b"<b/>" * (PACKAGE_TAGS // 2) + b"</a>"
    package = GuardedZip(zipped(("a.xml", part), ("b.xml", part)), "x.docx")
    package.read_xml("a.xml")
    with pytest.raises(InputError, match="tags"):
        package.read_xml("b.xml")


def test_a_member_that_is_read_again_costs_nothing_more() -> None:
    package = GuardedZip(zipped(("a.xml", b"<a>" + b"<b/>" * 300_000 + b"</a>")), "x.docx")
    for _ in range(3):
        assert len(package.read_xml("a.xml")) == 300_000


def test_attributes_without_end_are_refused() -> None:
    many = b"<a " + b" ".join(b'a%d="1"' % i for i in range(PACKAGE_TAGS + 1)) + b"/>"
    with pytest.raises(InputError, match="attributes"):
        GuardedZip(zipped(("a.xml", many)), "x.docx").read_xml("a.xml")


@pytest.mark.parametrize("name", ["a.bin", "a.XML", "word/media/a.png"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b" " * 70_000])
def test_xml_of_any_name_is_weighed(name: str, start: bytes) -> None:
    many = start + b"<a>" + b"<b/>" * PACKAGE_TAGS + b"</a>"
    with pytest.raises(InputError, match="tags"):
        GuardedZip(zipped((name, many)), "x.docx").weigh(name)


def test_a_picture_of_any_content_is_not_taken_for_xml() -> None:
    GuardedZip(zipped(("a.png", b"\x89PNG" + b"<" * PACKAGE_TAGS * 2)), "x.docx").weigh("a.png")


@pytest.mark.parametrize("encoding", ["utf-7", "UTF-7", "utf-32", "shift_jis"])
def test_an_encoding_in_which_tags_cannot_be_counted_is_refused(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode()
    with pytest.raises(InputError, match="expected UTF-8 or UTF-16"):
        GuardedZip(zipped(("a.xml", xml)), "x.docx").read_xml("a.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf-16"])
def test_the_encodings_of_the_standard_are_read(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a>é</a>'.encode(encoding)
    assert GuardedZip(zipped(("a.xml", xml)), "x.docx").read_xml("a.xml").text == "é"


@pytest.mark.parametrize("cut", [1, 4, 20, 29, 30, 36])
def test_a_member_before_the_start_of_the_file_or_cut_is_damaged(cut: int) -> None:
    whole = zipped(("a.xml", b"<a/>" * 500))
    for data in (whole[cut:], whole[:4] + whole[4 + cut :]):
        with pytest.raises(InputError, match=r"damaged|no zip"):
            GuardedZip(data, "x.docx").read("a.xml")
