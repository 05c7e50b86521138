"""A hostile .docx is refused, fast and in little memory; nothing is fetched or run."""

from __future__ import annotations

import io
import re
import socket
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.errors import ForeignFileError, InputError
from reports.revision import read_word
from tests.revision.floods import FLOODS, floods_docx
from tests.revision.word_edits import edited
from tests.work import count_calls

DOCUMENT = "word/document.xml"


def repacked(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The floods brief with members changed, or left out where `change` gives None."""
    source = zipfile.ZipFile(io.BytesIO(floods_docx()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()


def with_document(content: bytes) -> bytes:
    return repacked(lambda name, held: content if name == DOCUMENT else held)


def with_member(name: str, content: bytes) -> bytes:
    return with_members({name: content})


def with_members(members: dict[str, bytes]) -> bytes:
    """The floods brief with members added, or others in the place of its own."""
    out = io.BytesIO(repacked(lambda name, held: None if name in members else held))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.filename = name
            target.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def bomb() -> bytes:
    return with_document(b"<w>" + b" " * (100 << 20) + b"</w>")


def endless_entities() -> bytes:
    steps = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    return with_document(f'<!DOCTYPE a [<!ENTITY e0 "x">{steps}]><a>&e11;</a>'.encode())


def outside_entity() -> bytes:
    return with_document(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')


def two_gigabytes() -> bytes:
    data = floods_docx()
    entry = data.index(b"PK\x01\x02")
    return data[: entry + 24] + struct.pack("<I", (2 << 30) - 1) + data[entry + 28 :]


def macro_type() -> bytes:
    plain = b"wordprocessingml.document.main+xml"
    code = b"vnd.ms-word.document.macroEnabled.main+xml"
    return repacked(
        lambda name, held: (
            held.replace(b"vnd.openxmlformats-officedocument." + plain, code)
            if name == "[Content_Types].xml"
            else held
        )
    )


def deep() -> bytes:
    return with_document(b"<a>" * 100_000 + b"</a>" * 100_000)


HOSTILE = {
    "zip bomb": bomb,
    "entities": endless_entities,
    "outside entity": outside_entity,
    "path out": lambda: with_member("../../evil.xml", b"<a/>"),
    "2 GB claim": two_gigabytes,
    "macros": lambda: with_member("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "macro type": macro_type,
    "deep": deep,
    "millions of elements": lambda: with_document(b"<a>" + b"<b/>" * 3_000_000 + b"</a>"),
    "cut short": lambda: floods_docx()[:9000],
    "no zip": lambda: b"MZ" + bytes(1000),
    "no document": lambda: repacked(lambda name, held: None if name == DOCUMENT else held),
}


#: Calls of a refusal; reading the floods brief makes three times as many.
MOST_CALLS = 10_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_before_it_is_read_whole(name: str) -> None:
    data = HOSTILE[name]()

    def refuse() -> None:
        with pytest.raises(InputError):
            read_word(data, "evil.docx")

    assert count_calls(refuse) < MOST_CALLS


def test_hostile_files_are_refused_in_200_mb(
    tmp_path: Path, need_path: Callable[[str], Path]
) -> None:
    status = need_path("/proc/self/status")  # where Linux tells a process its peak
    for number, make in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.docx").write_bytes(make())
    code = (
        "import pathlib, sys\n"
        "from reports.errors import InputError\n"
        "from reports.revision import read_word\n"
        "for path in pathlib.Path(sys.argv[1]).glob('*.docx'):\n"
        "    try:\n"
        "        read_word(path.read_bytes(), path.name)\n"
        "    except InputError:\n"
        "        continue\n"
        "    sys.exit(f'{path.name} was read')\n"
        "print(pathlib.Path(sys.argv[2]).read_text())\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(status)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    peak = re.search(r"VmHWM:\s*(\d+) kB", made.stdout)
    assert peak is not None
    assert int(peak[1]) < 200 << 10


@pytest.mark.parametrize("value", ["x", "", "-1", "1.5", "²", "9" * 5_000, "0"])
def test_a_cell_that_spans_no_number_of_columns_spans_one(value: str) -> None:
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/>'.encode()
    changed = repacked(
        lambda name, held: held.replace(b"<w:tc><w:tcPr>", span) if name == DOCUMENT else held
    )
    assert changed != floods_docx()
    assert read_word(changed, "floods.docx").briefing == FLOODS


def test_text_boxes_within_each_other_are_read_once() -> None:
    opened, closed = b"<w:p><w:r><w:pict><w:txbxContent>", b"</w:txbxContent></w:pict></w:r></w:p>"
    nest = opened * 40 + b"<w:p><w:r><w:t>Innermost.</w:t></w:r></w:p>" + closed * 40
    data = repacked(
        lambda name, held: (
            held.replace(b"</w:body>", nest + b"</w:body>") if name == DOCUMENT else held
        )
    )
    said = " ".join(map(str, read_word(data, "floods.docx").notices))
    assert said.count("Innermost") <= 1


def test_nothing_outside_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **keywords: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = "".join(
        f'<Relationship Id="x{what}" Type="{kind}/{what}" TargetMode="External"'
        f' Target="http://example.org/{what}"/>'
        for what in ("attachedTemplate", "styles", "comments", "numbering", "image", "aFChunk")
    ).encode()
    end = b"</Relationships>"
    data = repacked(
        lambda name, held: held.replace(end, outside + end) if name.endswith(".rels") else held
    )
    assert read_word(data, "floods.docx").briefing == FLOODS


def test_a_link_that_is_no_address_comes_home_as_text() -> None:
    data = repacked(
        lambda name, held: (
            held.replace(b'"https://example.org/varda"', b'"javascript:alert(1)"')
            if name == "word/_rels/document.xml.rels"
            else held
        )
    )
    found = read_word(data, "floods.docx").briefing.sections[0].body[1]
    assert found.text == "See the situation page for updates."


def test_a_file_of_others_is_told_apart() -> None:
    from docx import Document

    out = io.BytesIO()
    document = Document()
    document.add_heading("A report")
    document.save(out)
    with pytest.raises(ForeignFileError, match="expected a brief"):
        read_word(out.getvalue(), "report.docx")


def test_the_brief_itself_is_read() -> None:
    assert read_word(edited(), "floods.docx").briefing == FLOODS
