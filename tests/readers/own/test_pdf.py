import io
import zlib
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import InputError
from reports.look import look_of
from reports.model import Briefing, public
from reports.pipeline import plan_of
from reports.readers.own.pdf import BRIEFING_NAMES, read_pdf
from reports.renderers.pdf import PdfRenderer
from reports.renderers.pdf.file import attachments
from tests.strategies import briefings


@pytest.fixture(scope="module")
def pdf(sample: Briefing) -> bytes:
    return PdfRenderer().render(plan_of(sample), look_of()).data


def saved(data: bytes, **options: object) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(buffer, **options)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_pdf(data, "brief.pdf")
    assert str(caught.value).startswith("brief.pdf")
    return str(caught.value)


@settings(max_examples=40)
@given(briefing=briefings())
def test_the_briefing_that_comes_out_is_the_one_that_went_in(briefing: Briefing) -> None:
    data = PdfRenderer().render(plan_of(briefing), look_of()).data
    assert read_pdf(data, "a.pdf").briefing == public(briefing)


def test_reader_and_renderer_agree_on_the_name() -> None:
    assert attachments.BRIEFING_NAMES == BRIEFING_NAMES


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.all},
    ],
    ids=["as it is", "a table", "object streams", "linearized", "unpacked"],
)
def test_a_file_saved_by_another_program_is_still_read(
    options: dict[str, object], pdf: bytes, sample: Briefing
) -> None:
    assert read_pdf(saved(pdf, **options), "a.pdf").briefing == public(sample)


def test_a_pdf_of_someone_else_is_told_from_ours() -> None:
    buffer = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(buffer)
    assert "carries no briefing: either briefpack did not make it" in refusal(buffer.getvalue())


@pytest.mark.parametrize("user", ["b", ""], ids=["locked", "restricted"])
def test_an_encrypted_file_is_named_as_such_with_the_way_out(pdf: bytes, user: str) -> None:
    locked = saved(pdf, encryption=pikepdf.Encryption(owner="a", user=user))
    assert "it is encrypted; open it with its password and save a copy" in refusal(locked)


def test_mistakes_in_the_briefing_are_told_with_their_place(pdf: bytes) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.Root.AF[0].EF.F.write(b'{"schema_version": "1", "tittle": "x"}')
        file.save(buffer)
    assert "brief.pdf/briefing.json" in refusal(buffer.getvalue())
    assert "tittle" in refusal(buffer.getvalue())


def made(objects: list[bytes], root: int = 1) -> bytes:
    """Return a file of these objects with a cross-reference table."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + head + table + tail % (len(objects) + 1, root, len(out))


CATALOG = b"<</Type/Catalog/AF[2 0 R]>>"
FILE = b"<</UF(briefing.json)/EF<</F 3 0 R>>>>"


def stream(data: bytes, entries: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def test_a_file_by_hand_is_read() -> None:
    body = stream(zlib.compress(b'{"title": "By hand"}'))
    assert read_pdf(made([CATALOG, FILE, body]), "a.pdf").briefing.title == "By hand"


#: 300 MB of zeros, packed twice into half a kilobyte.
TWICE = zlib.compress(zlib.compress(bytes(300_000_000), 9), 9)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "it is no PDF"),
        (b"%PDF-1.7\n", "cannot be read as a PDF"),
        (b"PK\3\4startxref\n0\n", "it is no PDF"),
        (b"%PDF-1.7\nstartxref\n0\n", "cannot be read as a PDF"),
        (b"%PDF-1.7\nxref\n0 99999999999\nstartxref\n9\n", "cannot be read as a PDF"),
        (b"%PDF-1.7\nxref\n0 1\nstartxref\n9\n", "cannot be read as a PDF"),
        (made([b"[" * 5000]), "cannot be read as a PDF"),
        (made([b"<<" * 5000]), "cannot be read as a PDF"),
        (made([b"1 0 R"]), "cannot be read as a PDF"),
        (made([b"2 0 R", b"1 0 R"]), "cannot be read as a PDF"),
        (made([b"(" * 9000]), "cannot be read as a PDF"),
        (made([b"<</A 1 2>>"]), "carries no briefing"),
        (
            made([CATALOG, FILE, stream(zlib.compress(bytes(200_000_000), 9))]),
            "cannot be read as a PDF",
        ),
        (made([CATALOG, FILE, stream(b"no zlib")]), "briefing.json"),
        (made([CATALOG, FILE, stream(b"", b"/Filter/LZWDecode")]), "briefing.json"),
        (made([CATALOG, FILE, b"<</Length 99999>>\nstream\nx\nendstream"]), "briefing.json"),
        (made([CATALOG, FILE, b"<</Length 3 0 R>>\nstream\nx\nendstream"]), "."),
        (made([CATALOG, FILE, stream(b"z" * 5_000_000, b"/Filter/ASCII85Decode")]), "length"),
        (made([CATALOG, FILE, stream(b"x", b"/Filter[" + b"/FlateDecode" * 99 + b"]")]), "count"),
        (made([CATALOG, FILE, stream(TWICE, b"/Filter[/FlateDecode/FlateDecode]")]), "Limit"),
        (made([CATALOG, b"7", b"7"]), "carries no briefing"),
        (made([b"<</AF 7>>"]), "carries no briefing"),
        (made([b"7"]), "carries no briefing"),
    ],
    ids=range(23),
)
def test_a_hostile_file_is_refused_and_nothing_breaks(data: bytes, named: str) -> None:
    assert named in refusal(data)


def test_a_file_whose_sections_lead_back_to_themselves_ends() -> None:
    data = made([CATALOG]).replace(b"/Size 2", b"/Size 2/Prev 9")
    assert refusal(data)


@given(cut=st.integers(0, 40_000), noise=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused(pdf: bytes, cut: int, noise: bytes) -> None:
    place = cut % len(pdf)
    for data in (pdf[:place], pdf[:place] + noise + pdf[place + len(noise) :]):
        with suppress(InputError):
            assert read_pdf(data, "a.pdf").briefing.title


@pytest.mark.parametrize("damage", [b"/W[1 4 2]", b"/N ", b"/First ", b"/Size "])
def test_a_damaged_table_is_read_whole_or_refused(
    damage: bytes, pdf: bytes, sample: Briefing
) -> None:
    with suppress(InputError):
        assert read_pdf(pdf.replace(damage, damage + b"-"), "a.pdf").briefing == public(sample)
