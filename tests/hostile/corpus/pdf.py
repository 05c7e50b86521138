"""Hostile PDFs, read as a brief of ours would be."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Callable, Iterator

from tests.hostile.corpus.kinds import Kind

Change = Callable[[bytes], bytes]


def kinds() -> Iterator[Kind]:
    """Yield each change of a PDF of ours, and PDFs of no kind."""
    for name, change in CHANGES.items():

        def make(change: Change = change) -> dict[str, bytes]:
            return {"f.pdf": change(brief())}

        yield Kind("PDF", name, ("read", "f.pdf"), make)


@functools.cache
def brief() -> bytes:
    """The sample as a PDF of ours."""
    from reports import render
    from reports.sources import read_source

    return render(read_source(None).briefing, "pdf")


def _pdf(*objects: bytes, trailer: bytes = b"<</Root 1 0 R>>") -> Change:
    def make(_: bytes) -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        return bytes(out + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))

    return make


def _sub(old: bytes, new: bytes) -> Change:
    return lambda data: re.sub(old, lambda _: new, data, flags=re.S)


def _embedded(stream: bytes, entries: bytes = b"", name: bytes = b"briefing.json") -> Change:
    return _pdf(
        b"<</Type/Catalog/AF[2 0 R]/Names<</EmbeddedFiles<</Names[(%s) 2 0 R]>>>>>>" % name,
        b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F 3 0 R>>>>" % (name, name),
        b"<</Type/EmbeddedFile/Length %d%s>>stream\n%s\nendstream" % (len(stream), entries, stream),
    )


def _inflated(times: int, size: int) -> bytes:
    data = bytes(size)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


CHANGES: dict[str, Change] = {
    "empty": lambda data: b"",
    "only the start": lambda data: b"%PDF-1.7\n",
    "only the end": lambda data: b"%%EOF",
    "text": lambda data: b"hello",
    "a zip": lambda data: b"PK\x03\x04",
    "zeros": lambda data: bytes(5_000),
    "cut in half": lambda data: data[: len(data) // 2],
    "cut by 10 bytes": lambda data: data[:-10],
    "without its start": lambda data: data[1_000:],
    "bytes before": lambda data: b"x" * 500 + data,
    "bytes after": lambda data: data + b"\0" * 5_000,
    "twice": lambda data: data + data,
    "zeros within": lambda data: data[:2_000] + bytes(2_000) + data[4_000:],
    "every seventh byte": lambda data: bytes(b ^ (n % 7 == 3) for n, b in enumerate(data)),
    "no place of the table": _sub(rb"startxref\s+\d+", b""),
    "a place past the end": _sub(rb"startxref\s+\d+", b"startxref\n99999999999"),
    "a place below zero": _sub(rb"startxref\s+\d+", b"startxref\n-5"),
    "a place of 10,000 digits": _sub(rb"startxref\s+\d+", b"startxref\n" + b"9" * 10_000),
    "a place of zero": _sub(rb"startxref\s+\d+", b"startxref\n0"),
    "no root": _sub(rb"/Root", b"/Toor"),
    "a root of itself": _pdf(b"1 0 R"),
    "a root of a number": _pdf(b"5"),
    "roots in a ring": _pdf(b"2 0 R", b"1 0 R"),
    "a root that is not there": _pdf(b"<<>>", trailer=b"<</Root 99 0 R>>"),
    "a table before itself": _pdf(b"<</Type/Catalog>>", trailer=b"<</Root 1 0 R/Prev 9>>"),
    "a table in a ring": _pdf(b"<</Type/Catalog>>", trailer=b"<</Root 1 0 R/Prev 60>>"),
    "encrypted": _pdf(b"<</Type/Catalog>>", b"<</Filter/Standard/V 5/R 6>>", trailer=b"<</Root 1 0 R/Encrypt 2 0 R>>"),
    "encrypted in name": _sub(rb"/Root", b"/Encrypt 1 0 R/Root"),
    "no attachment": _pdf(b"<</Type/Catalog>>"),
    "an attachment of nothing": _embedded(b""),
    "an attachment of no JSON": _embedded(b"hello"),
    "an attachment of another briefing": _embedded(b'{"a": 1}'),
    "an attachment of a good briefing": _embedded(b'{"title": "T"}'),
    "an attachment of a list": _embedded(b"[]"),
    "an attachment of deep lists": _embedded(b"[" * 100_000),
    "an attachment of long numbers": _embedded(b'{"title": ' + b"9" * 100_000 + b"}"),
    "an attachment of bytes": _embedded(bytes(range(256)) * 10),
    "an attachment of a hostile title": _embedded(b'{"title": "a\\u0000\\ud800\\u202e"}'),
    "an attachment of another name": _embedded(b'{"title": "T"}', name=b"../../x.exe"),
    "an attachment of a name of bytes": _embedded(b'{"title": "T"}', name=b"\\377\\376\\000"),
    "a length below zero": _embedded(b'{"title": "T"}', b"/Length -5"),
    "a length past all": _embedded(b'{"title": "T"}', b"/Length 99999999999"),
    "a length of itself": _embedded(b'{"title": "T"}', b"/Length 3 0 R"),
    "a filter of no kind": _embedded(b"x", b"/Filter/Nope"),
    "a hundred filters": _embedded(b"x", b"/Filter[" + b"/FlateDecode" * 100 + b"]"),
    "a filter of a number": _embedded(b"x", b"/Filter 5"),
    "damaged deflate": _embedded(zlib.compress(b'{"title": "T"}')[:-6], b"/Filter/FlateDecode"),
    "deflate of no kind": _embedded(b"\xff" * 100, b"/Filter/FlateDecode"),
    "a bomb": lambda data: _embedded(_inflated(1, 200 << 20), b"/Filter/FlateDecode")(data),
    "a bomb in a bomb": lambda data: _embedded(_inflated(2, 200 << 20), b"/Filter[/FlateDecode/FlateDecode]")(data),
    "a predictor": _embedded(zlib.compress(b"x" * 100), b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 99999999>>"),
    "a predictor of zero": _embedded(zlib.compress(b"x" * 100), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 0>>"),
    "lists 50,000 deep": _pdf(b"<</Type/Catalog/AF " + b"[" * 50_000 + b">>"),
    "dictionaries 20,000 deep": _pdf(b"<</Type/Catalog/AF " + b"<</a" * 20_000 + b">>"),
    "a text never closed": _pdf(b"<</Type/Catalog/AF (" + b"(" * 5_000),
    "a hexadecimal text never closed": _pdf(b"<</Type/Catalog/AF <" + b"4" * 5_000),
    "a hexadecimal text of no kind": _pdf(b"<</Type/Catalog/AF <zz>>>"),
    "names of odd escapes": _pdf(b"<</Type/Cat#zz#00alog/#>>"),
    "numbers of no kind": _pdf(b"<</Type/Catalog/AF +-..5--/X " + b"9" * 5_000 + b">>"),
    "200,000 objects": lambda data: b"%PDF-1.7\n" + b"1 0 obj 5 endobj\n" * 200_000 + b"startxref\n0\n%%EOF",
    "a million spaces": lambda data: b"%PDF-1.7\n" + b" " * 1_000_000 + b"%%EOF",
    "a comment of 1 MB": lambda data: b"%PDF-1.7\n%" + b"x" * 1_000_000 + b"\n%%EOF",
    "100,000 ends": lambda data: b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * 100_000,
    "names in a ring": _pdf(b"<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>", b"<</Kids[2 0 R 2 0 R]>>"),
    "an object stream of itself": _sub(rb"/Type\s*/ObjStm", b"/Type/ObjStm/Extends 1 0 R"),
    "an object stream of a million": _sub(rb"/N \d+", b"/N 1000000"),
    "an object stream of no start": _sub(rb"/First \d+", b"/First 99999999"),
    "a table of odd widths": _sub(rb"/W\s*\[[^]]*\]", b"/W[0 0 0]"),
    "a table of huge widths": _sub(rb"/W\s*\[[^]]*\]", b"/W[99 99 99]"),
    "a table of widths below zero": _sub(rb"/W\s*\[[^]]*\]", b"/W[-1 -1 -1]"),
    "a table of a huge index": _sub(rb"/Size \d+", b"/Size 99999999/Index[0 99999999]"),
    "JavaScript": _pdf(b"<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"),
    "a launch": _pdf(b"<</Type/Catalog/OpenAction<</S/Launch/F(cmd.exe)>>>>"),
    "an outside file": _pdf(b"<</Type/Catalog/AF[<</F(/etc/passwd)/FS/URL>>]>>"),
    "another program's brief": lambda data: data.replace(b"briefing", b"article!"),
}  # fmt: skip
