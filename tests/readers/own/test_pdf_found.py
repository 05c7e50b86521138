"""Where a PDF keeps its briefing after other programs have had it, and what is said when not."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.look import Options, look_of
from reports.model import Briefing, public
from reports.pipeline import plan_of
from reports.readers.own.pdf import PRODUCER_NAME, read_pdf
from reports.renderers.pdf import PdfRenderer
from reports.renderers.pdf.file.metadata import CREATOR, PRODUCER
from reports.sources import read_edited, read_source
from tests.readers.own.test_pdf import made, refusal, stream

CHANGED = "another program has saved this file since"
OTHER = {"schema_version": "1", "title": "Another brief"}


@pytest.fixture(scope="module")
def pdf(sample: Briefing) -> bytes:
    return PdfRenderer().render(plan_of(sample), look_of()).data


@pytest.fixture(scope="module")
def newer(sample: Briefing) -> bytes:
    """The same as PDF 2.0, which has no document information."""
    return PdfRenderer().render(plan_of(sample), look_of(options=Options(pdf="2.0"))).data


def changed(data: bytes, change: Callable[[Pdf], object]) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(buffer)
    return buffer.getvalue()


def drop_associated(file: Pdf) -> None:
    del file.Root.AF


def drop_names(file: Pdf) -> None:
    del file.Root.Names


def deepen(file: Pdf) -> None:
    drop_associated(file)
    leaf = file.Root.Names.EmbeddedFiles
    inner = file.make_indirect(Dictionary(Kids=Array([file.make_indirect(leaf)])))
    file.Root.Names.EmbeddedFiles = Dictionary(Kids=Array([inner]))


def in_utf16(file: Pdf) -> None:
    for key in ("/F", "/UF"):
        file.Root.AF[0][key] = String(b"\xfe\xff" + "briefing.json".encode("utf-16-be"))


def with_a_folder(file: Pdf) -> None:
    file.Root.AF[0].UF = file.Root.AF[0].F = String("attachments/briefing.json")


def rename(file: Pdf) -> None:
    file.Root.AF[0].UF = file.Root.AF[0].F = String("Unnamed attachment 1")


def attach(name: str, data: bytes, first: bool = True) -> Callable[[Pdf], None]:
    def change(file: Pdf) -> None:
        body = file.make_stream(data)
        entry = file.make_indirect(Dictionary(F=name, UF=name, EF=Dictionary(F=body)))
        file.Root.AF.insert(0 if first else 1, entry)

    return change


@pytest.mark.parametrize(
    "change",
    [
        drop_associated, drop_names, deepen, in_utf16, with_a_folder, rename,
        attach("photo.jpg", b"\xff\xd8\xff"), attach("data.json", b'{"title": "no brief"}'),
        attach("briefing.json", b'{"title": "another tool has this name too"}'),
        attach("briefing.json", b"no JSON"), attach("deep.json", b'{"a":' * 9000),
    ],
)  # fmt: skip
def test_the_briefing_is_found_wherever_it_stands(
    change: Callable[[Pdf], None], pdf: bytes, sample: Briefing
) -> None:
    assert read_pdf(changed(pdf, change), "a.pdf").briefing == public(sample)


@pytest.mark.parametrize(
    "name",
    [
        rb"(briefing\056json)", rb"(\142riefing.json)", b"(brief\\\ning.json)",
        rb"(\376\377\0b\0r\0i\0e\0f\0i\0n\0g\0.\0j\0s\0o\0n)", b"<6272696566696E672E6A736F6E>",
        b"<FEFF006200720069006500660069006E0067002E006A0073006F006E>",
        b"(\xef\xbb\xbfbriefing.json)",
    ],
)  # fmt: skip
def test_a_name_is_read_however_it_is_written(name: bytes) -> None:
    entry = b"<</UF" + name + b"/EF<</F 3 0 R>>>>"
    body = stream(zlib.compress(b'{"title": "By hand"}'))
    for root in (b"<</AF[2 0 R]>>", b"<</Names<</EmbeddedFiles<</Names[(x) 2 0 R]>>>>>>"):
        assert read_pdf(made([root, entry, body]), "a.pdf").briefing.title == "By hand"


@pytest.mark.parametrize("escape", [rb"\8", rb"\9", rb"\777", rb"\(", rb"\\"])
def test_odd_escapes_break_nothing(escape: bytes) -> None:
    entry = b"<</UF(" + escape + b")/EF<</F 3 0 R>>>>"
    assert "carries no briefing" in refusal(made([b"<</AF[2 0 R]>>", entry, stream(b"x", b"")]))


@pytest.mark.parametrize(
    "tree",
    [
        b"<</Kids[2 0 R]>>", b"<</Kids[2 0 R 2 0 R 2 0 R]/Names[(a) 2 0 R]>>", b"7",
        b"<</Kids 7/Names 7>>", b"<</Names[(a)]>>", b"<</Names[]>>",
    ],
)  # fmt: skip
def test_a_tree_of_names_that_leads_nowhere_ends(tree: bytes) -> None:
    data = made([b"<</Names<</EmbeddedFiles 2 0 R>>>>", tree])
    assert "carries no briefing" in refusal(data)


def test_of_two_briefings_the_first_is_read_and_it_is_said(pdf: bytes, sample: Briefing) -> None:
    other = json.dumps(OTHER).encode()
    reading = read_pdf(changed(pdf, attach("briefing.json", other, first=False)), "a.pdf")

    assert reading.briefing == public(sample)
    assert any("it carries 2 briefings" in notice for notice in map(str, reading.notices))


def pages_only(data: bytes, keep_info: bool) -> bytes:
    """Return the pages of a file in another file, as programs that merge do."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file, pikepdf.new() as merged:
        merged.pages.extend(file.pages)
        if keep_info:
            merged.docinfo[Name.Creator] = String(CREATOR)
        merged.save(buffer)
    return buffer.getvalue()


def test_a_file_of_ours_that_lost_its_briefing_is_told_so(pdf: bytes) -> None:
    assert "though briefpack made it" in refusal(pages_only(pdf, keep_info=True))


def test_a_file_that_was_built_without_a_briefing_is_told_so(sample: Briefing) -> None:
    plan = plan_of(sample, Options(embed="none"))
    assert "it was built without a briefing inside" in refusal(
        PdfRenderer().render(plan, look_of()).data
    )


def test_pages_without_a_trace_are_told_both_ways(pdf: bytes) -> None:
    told = refusal(pages_only(pdf, keep_info=False))
    assert "either briefpack did not make it, or it was printed, merged" in told
    assert "ask for the file as it was made" in told


def test_the_reader_knows_who_wrote_it() -> None:
    assert CREATOR == PRODUCER_NAME
    assert PRODUCER.split(" ")[0] == PRODUCER_NAME


def test_a_file_as_it_was_made_has_nothing_to_be_said(pdf: bytes, sample: Briefing) -> None:
    assert read_pdf(pdf, "a.pdf").notices == ()
    undated = sample.model_copy(update={"date": None})
    data = PdfRenderer().render(plan_of(undated), look_of()).data
    assert read_pdf(data, "a.pdf").notices == ()


def test_a_newer_file_as_it_was_made_has_nothing_to_be_said(newer: bytes) -> None:
    assert read_pdf(newer, "a.pdf").notices == ()


def test_a_newer_file_that_was_saved_since_is_read_with_a_notice(
    newer: bytes, sample: Briefing
) -> None:
    for change in (edit_page, set_producer, set_packet):
        reading = read_pdf(changed(newer, change), "a.pdf")
        assert reading.briefing == public(sample)
        assert [notice for notice in map(str, reading.notices) if CHANGED in notice]


def test_a_newer_file_of_ours_that_lost_its_briefing_is_told_so(newer: bytes) -> None:
    def lose(file: Pdf) -> None:
        del file.Root["/AF"], file.Root["/Names"]

    assert "briefpack made it" in refusal(changed(newer, lose))


def test_a_damaged_packet_breaks_nothing(newer: bytes, sample: Briefing) -> None:
    broken = newer.replace(b"<pdf:Producer>briefpack", b"<pdf:Producer>\xff\xfe\xfdfpack")
    assert read_pdf(broken, "a.pdf").briefing == public(sample)


def set_packet(file: Pdf) -> None:
    data = file.Root.Metadata.read_bytes().replace(b"briefpack with", b"Some editor with")
    file.Root.Metadata = file.make_stream(data, Type=Name.Metadata, Subtype=Name.XML)


def set_producer(file: Pdf) -> None:
    file.docinfo[Name.Producer] = String("Some editor 1.0")


def set_date(file: Pdf) -> None:
    file.docinfo[Name.ModDate] = String("D:20260101000000Z")


def edit_page(file: Pdf) -> None:
    file.pages[0].contents_add(b"BT ET")


@pytest.mark.parametrize("change", [set_producer, set_date, edit_page])
def test_a_file_that_was_saved_since_is_read_with_a_notice(
    change: Callable[[Pdf], None], pdf: bytes, sample: Briefing
) -> None:
    reading = read_pdf(changed(pdf, change), "a.pdf")

    assert reading.briefing == public(sample)
    assert [notice for notice in map(str, reading.notices) if CHANGED in notice]


def test_what_was_added_to_the_end_is_noticed(pdf: bytes) -> None:
    """An incremental update: a new section that leads back to the old one."""
    start = int(pdf.rpartition(b"startxref")[2].split()[0])
    at = len(pdf) + 1
    info = pdf[start:].partition(b"/Info")[2].split(b" R")[0]
    identifier = pdf[start:].partition(b"/ID")[2].partition(b"]")[0]
    added = b"\nxref\n0 0\ntrailer\n<</Size 1/Root 1 0 R/Info%b R/ID%b]/Prev %d>>\n" % (
        info, identifier, start,
    )  # fmt: skip
    data = pdf + added + b"startxref\n%d\n%%%%EOF\n" % at

    assert [notice for notice in map(str, read_pdf(data, "a.pdf").notices) if CHANGED in notice]


def test_the_notice_reaches_whoever_reads(
    pdf: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("read") / "brief.pdf"
    path.write_bytes(changed(pdf, edit_page))

    for notices in (read_edited(path).notices, read_source(path).notices):
        assert [
            each
            for each in notices
            if (each.place.source, each.code) == (str(path), "changed-since")
        ]
