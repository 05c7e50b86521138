"""Hostile briefing files in YAML."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from tests.hostile.corpus.kinds import CHARACTERS, MARKUP, Kind, sources

Text = str | bytes | Callable[[], str | bytes]

HEAD = "title: T\ndate: 2026-01-15\n"
AID = "aid:\n  - {donor: A, recipient: B, amount: {value: %s, currency: CAD}}\n"


def quoted(text: str) -> str:
    """A YAML or JSON string in double quotes; a lone surrogate as its escape."""
    return json.dumps(text)


def kinds() -> Iterator[Kind]:
    """Yield the kinds of YAML."""
    yield from sources("YAML", ".yaml", SHAPES | ENCODINGS | GROWTH | VALUES)
    texts: dict[str, Text] = {
        f"{what} in every field": _everywhere(text) for what, text in (CHARACTERS | MARKUP).items()
    }
    yield from sources("YAML", ".yaml", texts)
    yield from sources("YAML", ".yaml", dict(_wrong_types()))


def _everywhere(text: str) -> str:
    said = quoted(text)
    return (
        f"title: {said}\ndate: 2026-01-15\nsummary: {said}\nmarking: {said}\n"
        f"sections: [{{heading: {said}, body: [{said}, {{bullets: [{said}]}}, "
        f"{{quote: {said}, speaker: {said}}}]}}]\n"
        f"people: [{{name: {said}, role: {said}}}]\n"
        f"qa: [{{question: {said}, answer: {said}}}]\n"
    )


def _laughs(first: str, step: str, times: int) -> str:
    lines = [f"a0: &a0 {first}"]
    lines += [f"a{n}: &a{n} {step.replace('@', f'*a{n - 1}')}" for n in range(1, times)]
    return "\n".join(lines) + "\n"


SHAPES: dict[str, Text] = {
    "empty": "",
    "spaces": "   \n  \n",
    "a comment": "# x\n",
    "null": "null\n",
    "a scalar": "hello\n",
    "a number": "42\n",
    "a list": "- a\n- b\n",
    "a list of lists": "- - - a\n",
    "a start mark": "---\n",
    "an end mark": "...\n",
    "two documents": HEAD + "---\n" + HEAD,
    "a thousand documents": "---\ntitle: T\n" * 1_000,
    "YAML 1.1": "%YAML 1.1\n---\n" + HEAD,
    "YAML 9.9": "%YAML 9.9\n---\n" + HEAD,
    "YAML of no number": "%YAML x\n---\n" + HEAD,
    "a tag directive": "%TAG ! tag:example.org,2000:\n---\n" + HEAD,
    "an odd directive": "%NOPE\n---\n" + HEAD,
    "tabs": "title: T\nsections:\n\t- heading: H\n",
    "an open double quote": 'title: "T\ndate: 2026-01-15\n',
    "an open single quote": "title: 'T\ndate: 2026-01-15\n",
    "an open bracket": "title: T\nsections: [\n",
    "an open brace": "title: T\naid: [{donor: A\n",
    "a stray bracket": "title: ]T\n",
    "a stray brace": "}\n",
    "a colon in text": "title: a: b\n",
    "a bare percent": "title: %x\n",
    "a bare at": "title: @x\n",
    "a bare backtick": "title: `x\n",
    "a bare star": "title: *x\n",
    "a bare ampersand": "title: &x\n",
    "a bare bang": "title: !\n",
    "a bare dash": "title: -\n",
    "a question mark key": "? title\n: T\n",
    "a list as key": "? [a, b]\n: c\ntitle: T\n",
    "a mapping as key": "? {a: b}\n: c\ntitle: T\n",
    "an empty key": "'': x\ntitle: T\n",
    "a null key": "~: x\ntitle: T\n",
    "a number as key": "5: x\ntitle: T\n",
    "a key twice": "title: T\ntitle: U\n",
    "a key a thousand times": "title: T\n" * 1_000,
    "a merge": "x: &a {title: T}\n<<: *a\n",
    "a merge of itself": "<<: &a {<<: *a}\ntitle: T\n",
    "a merge of text": "<<: text\ntitle: T\n",
    "an alias of nothing": "title: *nothing\n",
    "an anchor twice": "title: &a T\nsubtitle: &a U\nbyline: *a\n",
    "an alias within its own list": "title: T\nnotes: &a [x, *a]\n",
    "an alias within its own mapping": "title: T\nsource: &a {title: *a}\n",
    "a long anchor": "title: &" + "a" * 10_000 + " T\n",
    "an escape of no kind": 'title: "\\q"\n',
    "an escape cut short": 'title: "\\x1"\n',
    "an escape past Unicode": 'title: "\\U00110000"\n',
    "a literal block": "title: |\n  T\n  U\nsummary: |2-\n    x\n",
    "a block of indent 0": "title: |0\n  T\n",
    "a block of indent 99": "title: |99\n  T\n",
    "a folded block": "title: >+\n  T\n\n\n\n",
    "indentation back and forth": "title: T\n  a: b\n c: d\n",
    "Windows line ends": HEAD.replace("\n", "\r\n"),
    "old Mac line ends": HEAD.replace("\n", "\r"),
    "mixed line ends": "title: T\r\ndate: 2026-01-15\rmarking: M\n",
    "a tag of Python": "title: !!python/object/apply:os.system ['id']\n",
    "a tag of Python's names": "title: !!python/name:os.system\n",
    "a tag of Python's modules": "title: !!python/module:os\n",
    "a tag of bytes": "title: !!binary aGVsbG8=\n",
    "a tag of a set": "notes: !!set {a, b}\ntitle: T\n",
    "an ordered map": "notes: !!omap [a: b]\ntitle: T\n",
    "a tag of pairs": "notes: !!pairs [a: b]\ntitle: T\n",
    "a tag of a number": "title: !!int 5\n",
    "a tag of no number": "title: !!int x\n",
    "a tag of null": "title: !!null T\n",
    "a tag of a house": "title: !secret T\n",
    "a tag in full": "title: !<tag:example.org,2000:x> T\n",
    "a tag never closed": "title: !<tag T\n",
    "a tag of Ruby": "--- !ruby/object:Gem::Installer\ni: x\n",
    "a tag of Java": "title: !!javax.script.ScriptEngineManager []\n",
}

ENCODINGS: dict[str, Text] = {
    "a byte order mark": b"\xef\xbb\xbf" + HEAD.encode(),
    "two byte order marks": b"\xef\xbb\xbf" * 2 + HEAD.encode(),
    "UTF-16 LE": HEAD.encode("utf-16"),
    "UTF-16 BE": b"\xfe\xff" + HEAD.encode("utf-16-be"),
    "UTF-16 cut short": HEAD.encode("utf-16")[:-1],
    "UTF-16 without mark": HEAD.encode("utf-16-le"),
    "UTF-32": HEAD.encode("utf-32"),
    "UTF-7": "title: +AGEA-\n".encode("utf-7"),
    "Latin-1": "title: café\n".encode("latin-1"),
    "EBCDIC": HEAD.encode("cp500"),
    "overlong UTF-8": b"title: \xc0\xaf\n",
    "surrogates in UTF-8": b"title: \xed\xa0\x80\n",
    "past Unicode in UTF-8": b"title: \xf4\x90\x80\x80\n",
    "a stray continuation": b"title: a\x80b\n",
    "a start at the end": b"title: a\xe2\x82",
    "random bytes": bytes((n * 167 + 13) % 256 for n in range(4_000)),
    "zeros": bytes(4_000),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3",
    "a zip": b"PK\x03\x04" + bytes(200),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "a gzip": b"\x1f\x8b\x08" + bytes(50),
}

GROWTH: dict[str, Text] = {
    "laughs of lists": lambda: _laughs("[x, x]", "[" + "@, " * 9 + "@]", 20),
    "laughs of mappings": lambda: _laughs("{x: y}", "{a: @, b: @, c: @, d: @}", 30),
    "laughs of text": lambda: _laughs(quoted("x" * 1_000), "[" + "@, " * 9 + "@]", 12),
    "one text by a thousand aliases": lambda: (
        f"x: &a {quoted('word ' * 4_000)}\ntitle: T\nsections: [{{heading: H, body: ["
        + "*a, " * 2_000
        + "x]}]\n"
    ),
    "one note by 5,000 aliases": lambda: (
        f"title: &a {quoted('y' * 100_000)}\nnotes: [" + "*a, " * 5_000 + "x]\n"
    ),
    "flow lists 20,000 deep": lambda: "title: " + "[" * 20_000 + "]" * 20_000,
    "flow mappings 20,000 deep": lambda: "title: " + "{a: " * 20_000 + "}" * 20_000,
    "block lists 2,000 deep": lambda: "\n".join("  " * n + "- " for n in range(2_000)),
    "block mappings 2,000 deep": lambda: "\n".join("  " * n + "a:" for n in range(2_000)),
    "keys 2,000 deep": lambda: "? " * 2_000 + "x",
    "20,000 unknown keys": lambda: "".join(f"k{n}: x\n" for n in range(20_000)),
    "5,000 fields like known ones": lambda: "".join(f"titel{n}: x\n" for n in range(5_000)),
    "a title of 1 MB": lambda: "title: " + "word " * 200_000,
    "a key of 1 MB": lambda: "k" * 1_000_000 + ": x\n",
    "a body of 1 MB": lambda: (
        HEAD + "sections: [{heading: H, body: [" + quoted("Some words. " * 80_000) + "]}]\n"
    ),
    "2,000 sections": lambda: (
        HEAD + "sections:\n" + "".join(f"  - {{heading: H{n}, body: [x]}}\n" for n in range(2_000))
    ),
    "3,000 equal paragraphs": lambda: (
        HEAD + "sections: [{heading: H, body: [" + "Same., " * 3_000 + "x]}]\n"
    ),
    "2,000 people of one name": lambda: HEAD + "people:\n" + "  - {name: A B, role: C}\n" * 2_000,
    "2,000 questions": lambda: HEAD + "qa:\n" + "  - {question: Why?}\n" * 2_000,
    "1,000 quotations": lambda: HEAD + "quotes:\n" + "  - {text: Yes, speaker: A}\n" * 1_000,
    "1,000 sums of aid": lambda: (
        HEAD
        + "aid:\n"
        + "".join(
            f"  - {{donor: D{n}, recipient: R, amount: {{value: {n + 1}, currency: CAD}}}}\n"
            for n in range(1_000)
        )
    ),
    "1,000 figures": lambda: (
        HEAD + "figures:\n" + "".join(f"  - {{label: L{n}, value: {n}}}\n" for n in range(1_000))
    ),
    "a list of 5,000 items": lambda: (
        HEAD + "sections: [{heading: H, body: [{bullets: [" + "a, " * 5_000 + "b]}]}]\n"
    ),
    "10,000 notes": lambda: HEAD + "notes:\n" + "  - n\n" * 10_000,
    "100,000 empty lines": lambda: HEAD + "\n" * 100_000,
    "100,000 comments": lambda: HEAD + "# c\n" * 100_000,
    "200,000 spaces": lambda: "title: T" + " " * 200_000 + "\n",
    "100,000 numbers": lambda: "title: T\nnotes: [" + "1, " * 100_000 + "2]\n",
}

VALUES: dict[str, Text] = {
    **{
        f"the amount {name}": HEAD + AID % value
        for name, value in {
            "infinity": ".inf",
            "not a number": ".nan",
            "minus zero": "-0",
            "below zero": "-5",
            "zero": "0",
            "past all floats": "1e999999999",
            "below all floats": "1e-999999999",
            "of 10,000 digits": "9" * 10_000,
            "of 10,000 decimals": "0." + "3" * 10_000,
            "hexadecimal": "0xff",
            "octal": "0o17",
            "of base 60": "1:30:00",
            "with underscores": "1_000",
            "with commas": "'1,500,000'",
            "in words": "two",
            "true": "true",
            "empty": "''",
            "a list": "[1]",
            "a mapping": "{value: 1}",
            "Infinity": "Infinity",
            "sNaN": "sNaN",
            "of Arabic digits": "'١٢٣'",
            "of 300 digits": "1" + "0" * 300,
        }.items()
    },
    **{
        f"the date {value}": f"title: T\ndate: {value}\n"
        for value in [
            "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2025-02-30", "-2025-01-01",
            "20250101", "2025-W01-1", "yesterday", "2025-01-01T25:00:00", "1735689600", "1e10",
            "'２０２５-01-01'", "[2025]",
        ]
    },
    **{
        f"the embargo {value}": f"title: T\ndate: 2026-01-15\nembargo: {value}\n"
        for value in [
            "2026-01-15T10:00:00", "2026-01-15T10:00:00+99:99", "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00", "2026-13-15T10:00:00Z", "soon",
        ]
    },
    **{
        f"the language {name}": f"{HEAD}language: {value}\n"
        for name, value in {
            "of no land": "xx", "of Norway": "no", "empty": "''", "with a dash": "en-",
            "of 100 parts": "en" + "-a" * 100, "of 10,000 letters": "e" * 10_000, "private": "x-a",
            "undetermined": "und", "of a path": "../../etc", "with NUL": '"e\\0n"', "a number": "5",
            "Klingon": "tlh", "right to left": "ar-EG-u-nu-latn", "with script": "zh-Hant-TW",
        }.items()
    },
    **{
        f"the currency {value}": f"{HEAD}aid: [{{donor: A, amount: {{value: 5, currency: {value}}}}}]"
        for value in ["XXX", "xxx", "$", "€", "EURO", "''", "C" * 5_000, "5", "[CAD]", "XTS", "null"]
    },
    **{
        f"the address {name}": f"{HEAD}source: {{title: S, url: {quoted(value)}}}\n"
        for name, value in {
            "of a script": "javascript:alert(1)", "of data": "data:text/html,x", "of a file":
            "file:///etc/passwd", "with spaces": "https://example.org/a b", "of no host": "https://",
            "with a port past all": "https://example.org:99999999/", "of 100,000 letters":
            "https://example.org/" + "a" * 100_000, "with brackets": "https://[::1/", "of an odd host":
            "https://exämple.org/ü", "with line ends": "https://example.org/\r\nX: y",
            "with percent signs": "https://example.org/%00%zz",
        }.items()
    },
    "a part of itself": HEAD + "aid: [{id: a1, part_of: a1, donor: A}]\n",
    "parts in a ring": HEAD + "aid: [{id: a1, part_of: a2, donor: A}, {id: a2, part_of: a1, donor: B}]\n",
    "a part of nothing": HEAD + "aid: [{donor: A, part_of: none}]\n",
    "an id twice": HEAD + "people: [{id: p, name: A}, {id: p, name: B}]\n",
    "an id of odd letters": HEAD + "people: [{id: '../x', name: A}]\n",
    "an id of 10,000 letters": HEAD + f"people: [{{id: {'a' * 10_000}, name: A}}]\n",
    "a schema of the future": "schema_version: '99'\ntitle: T\n",
    "a schema of 10,000 digits": f"schema_version: '{'9' * 10_000}'\ntitle: T\n",
    "a schema of odd digits": "schema_version: '²'\ntitle: T\n",
    "no title": "date: 2026-01-15\n",
    "only a title": "title: T\n",
    "sections without body": HEAD + "sections: [{heading: H, body: []}]\n",
    "a checksum of no kind": HEAD + "source: {title: S, sha256: xyz}\n",
    "an upper end below": HEAD + "aid: [{donor: A, amount: {value: 5, upper: 1, currency: CAD}}]\n",
    "a mail address of no kind": HEAD + "contacts: [{name: A, email: 'a b@'}]\n",
    "a telephone of 10,000 digits": HEAD + f"contacts: [{{name: A, phone: '{'1' * 10_000}'}}]\n",
}  # fmt: skip


def _wrong_types() -> Iterator[tuple[str, Text]]:
    """Yield each field with a value of a kind that it cannot have."""
    fields = ["title", "date", "sections", "people", "figures", "aid", "quotes", "qa", "contacts"]
    wrong = {"a list": "[[x]]", "a mapping": "{a: {b: c}}", "a list of nulls": "[~, ~]", "5": "5"}
    for field in [
        *fields,
        "source",
        "summary",
        "notes",
        "totals",
        "embargo",
        "marking",
        "language",
    ]:
        for what, value in wrong.items():
            start = "" if field == "title" else "title: T\n"
            yield f"{field} is {what}", f"{start}{field}: {value}\n"
