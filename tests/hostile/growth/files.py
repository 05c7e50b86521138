"""Families of files: briefings in YAML, JSON and TOML, web pages and Word documents."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator

Make = Callable[[int], bytes]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

#: What a YAML file says again and again, after its title; {i} counts.
YAML = {
    "aid": ("aid:", "- {{donor: Canada, purpose: p{i}, amount: {{value: {i}, currency: CAD}}}}"),
    "equal aid": ("aid:", "- {{donor: Canada, purpose: p}}"),
    "agreements": ("aid:", "- {{donor: Canada, kind: agreement, purpose: p{i}}}"),
    "parts": ("aid:", "- {{id: a{i}, donor: Canada, purpose: p{i}, part_of: a1}}"),
    "people": ("people:", "- {{name: Anna Name{i}, role: Minister}}"),
    "equal people": ("people:", "- {{name: Anna, role: Minister}}"),
    "given ids": ("people:", "- {{id: p{i}, name: Anna}}"),
    "figures": ("figures:", "- {{label: cases, value: {i}}}"),
    "quotes": ("quotes:", "- {{text: We need {i}, speaker: Anna Name}}"),
    "questions": ("qa:", "- {{question: Why {i}?, answer: So.}}"),
    "equal questions": ("qa:", "- {{question: Why?}}"),
    "sections": ("sections:", "- {{heading: H{i}, body: [a]}}"),
    "equal sections": ("sections:", "- {{heading: H, body: [a]}}"),
    "paragraphs": ("sections: [{body: [", "p{i},"),
    "equal paragraphs": ("sections: [{body: [", "p,"),
    "bullets": ("sections: [{body: [{bullets: [", "b{i},"),
    "contacts": ("contacts:", "- {{name: Anna {i}, email: a{i}@example.org}}"),
    "notes": ("notes:", "- note {i}"),
    "unknown fields": ("", "field{i}: 1"),
    "one field twice": ("", "subtitle: a"),
    "bare keys": ("", "? a{i}"),
    "anchors": ("notes:", "- &a{i} text"),
    "aliases": ("notes: [&a text,", "*a,"),
    "comments": ("", "# comment {i}"),
    "blank lines": ("", ""),
    "open brackets": ("notes: ", "["),
    "dashes": ("notes:", "- - - -"),
    "documents": ("", "---"),
    "tags": ("notes:", "- !!python/name:os.system x"),
}
_CLOSES = {"sections: [{body: [": "]}]", "sections: [{body: [{bullets: [": "]}]}]", "notes: [&a text,": "]"}  # fmt: skip

#: One value that grows, in a YAML file.
YAML_VALUES = {
    "title": "title: {x}", "quoted title": 'title: "{x}"', "folded title": "title: >\n  {x}",
    "key": "title: T\n{x}: 1", "number": "title: T\nfigures: [{{label: l, value: {n}}}]",
    "word in summary": "title: T\nsummary: {x}", "marks in summary": "title: T\nsummary: 'a {s}'",
    "brackets in summary": "title: T\nsummary: 'a {b}'", "links in summary": "title: T\nsummary: 'a {l}'",
    "words in quote": "title: T\nquotes: [{{text: {w}}}]", "escapes": 'title: "{e}"',
}  # fmt: skip

HTML = {
    "paragraphs": "<p>Canada gave $1 million to Ukraine.</p>", "line breaks": "a<br>", "spans": "<span>a</span> ",
    "deep": "<div>", "deep bold": "<b>", "links": '<a href="https://example.org">a</a> ', "lists": "<ul><li>a</ul>",
    "tables": "<table><tr><td>a</table>", "attributes": None, "long attribute": None, "comments": "<!-- a -->",
    "open comments": "<!--", "scripts": "<script>a</script>", "open scripts": "<script>",
    "entities": "&amp;", "bare less": "< ", "closing": "</p>", "headings": "<h2>a</h2>", "metas": "<meta name=a content=b>",
    "cdata": "<![CDATA[a]]>", "declarations": "<!a>", "instructions": "<?a>", "images": "<img src=a>",
    "json": '<script type="application/ld+json">{"a": 1}</script>', "half tags": "<p <p ", "quotes": '<p a="',
    "open json": '<script type="application/ld+json">', "forms": "<form><input>", "text": "word ",
}  # fmt: skip

DOCX = {
    "paragraphs": "<w:p><w:r><w:t>Canada gave $1 million.</w:t></w:r></w:p>", "runs": "<w:r><w:t>a</w:t></w:r>",
    "empty": "<w:p/>", "breaks": "<w:r><w:br/></w:r>", "rows": "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "deep tables": "<w:tbl><w:tr><w:tc>", "tracked": "<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>",
    "bookmarks": '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>', "text": "word ",
    "comment marks": '<w:commentRangeStart w:id="{i}"/>', "notes": '<w:r><w:footnoteReference w:id="{i}"/></w:r>',
    "boxes": "<w:txbxContent><w:p/></w:txbxContent>", "hidden": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a </w:t></w:r>",
    "open fields": '<w:bookmarkStart w:id="{i}" w:name="_f_{i}"/><w:r><w:t>a</w:t></w:r>',
    "links": '<w:hyperlink w:anchor="a{i}"><w:r><w:t>a</w:t></w:r></w:hyperlink>',
    "controls": "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>", "fields": '<w:p><w:fldSimple w:instr="A"/></w:p>',
}  # fmt: skip
#: What stands in a paragraph; the rest stands beside it.
_WITHIN = (
    "runs",
    "breaks",
    "bookmarks",
    "comment marks",
    "notes",
    "hidden",
    "open fields",
    "links",
)


def _yaml(start: str, line: str) -> Make:
    def make(size: int) -> bytes:
        lines, length, i = ["title: T", start], 0, 0
        while length < size:
            i += 1
            lines.append(line.format(i=i))
            length += len(lines[-1]) + 1
        return "\n".join([*lines, _CLOSES.get(start, "")]).encode()

    return make


def _value(form: str) -> Make:
    def make(size: int) -> bytes:
        text = form.format(
            x="x" * size, n="9" * size, s="*" * size, b="[" * size, l="[a](b)" * (size // 6),
            w="a " * (size // 2), e="\\u0041" * (size // 6),
        )  # fmt: skip
        return f"{text}\n".encode()

    return make


def _json(part: Callable[[int], str]) -> Make:
    return lambda size: part(size).encode()


def _html(piece: str | None, name: str) -> Make:
    if piece is not None:
        return lambda size: (
            f"<html><body><article><p>Text of it.</p>{piece * (size // len(piece))}"
        ).encode()
    if name == "attributes":
        return lambda size: ("<html><body><p " + " ".join(f"a{i}=1" for i in range(size // 8)) + ">Text of it.</p>").encode()  # fmt: skip
    return lambda size: f'<html><body><p a="{"x" * size}">Text of it.</p>'.encode()


def _docx(piece: str, name: str) -> Make:
    def make(size: int) -> bytes:
        inner = "".join(piece.format(i=i) for i in range(size // len(piece)))
        if name in _WITHIN:
            inner = f"<w:p>{inner}</w:p>"
        elif name == "boxes":
            inner = f"<w:p><w:r><w:pict>{inner}</w:pict></w:r></w:p>"
        elif name == "text":
            inner = f"<w:p><w:r><w:t>{inner}</w:t></w:r></w:p>"
        elif name == "deep tables":
            depth = size // len(piece)
            inner = piece * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
        return package({"word/document.xml": f"<w:document {_W}><w:body>{inner}</w:body></w:document>"})  # fmt: skip

    return make


def package(members: dict[str, str | bytes]) -> bytes:
    """A small Word package with these members."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        **members,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


_JSON = {
    "paragraphs": lambda n: json.dumps({"title": "T", "sections": [{"body": ["p"] * (n // 5)}]}),
    "people": lambda n: json.dumps({"title": "T", "people": [{"name": f"N{i}"} for i in range(n // 18)]}),
    "unknown fields": lambda n: json.dumps({f"f{i}": i for i in range(n // 14)}),
    "deep": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "open": lambda n: "[" * n,
    "deep keys": lambda n: '{"a":' * (n // 6) + "1" + "}" * (n // 6),
    "digits": lambda n: f'{{"title": {"9" * n}}}',
    "float digits": lambda n: f'{{"title": {"9" * n}.5}}',
    "exponent": lambda n: f'{{"title": 1e{"9" * n}}}',
    "long text": lambda n: json.dumps({"title": "x" * n}),
    "open text": lambda n: '{"title": "' + "x" * n,
    "quotes": lambda n: '"' * n,
    "twice": lambda n: "{" + ",".join(['"a":1'] * (n // 6)) + "}",
    "escapes": lambda n: '{"title": "' + "\\u0041" * (n // 6) + '"}',
}  # fmt: skip

_TOML = {
    "dotted key": lambda n: ".".join("a" * (n // 2)) + " = 1",
    "dotted table": lambda n: "[" + ".".join("a" * (n // 2)) + "]",
    "dotted keys": lambda n: "\n".join(f"a.b{i} = 1" for i in range(n // 12)),
    "deeper keys": lambda n: "\n".join(".".join("a" * 40) + f".b{i} = 1" for i in range(n // 90)),
    "quoted dots": lambda n: ".".join(['"a"'] * (n // 4)) + " = 1",
    "tables": lambda n: "\n".join(f"[a{i}]" for i in range(n // 9)),
    "array tables": lambda n: 'title = "T"\n' + '[[people]]\nname = "A"\n' * (n // 23),
    "deep array": lambda n: "a = " + "[" * (n // 2) + "]" * (n // 2),
    "deep inline": lambda n: "a = " + "{a = " * (n // 6) + "1" + "}" * (n // 6),
    "long array": lambda n: "notes = [" + '"a",' * (n // 4) + "]",
    "digits": lambda n: f"a = {'9' * n}",
    "hex digits": lambda n: f"a = 0x{'f' * n}",
    "float digits": lambda n: f"a = {'9' * n}.5",
    "long key": lambda n: f"{'a' * n} = 1",
    "long text": lambda n: f'title = "{"x" * n}"',
    "open text": lambda n: 'title = """' + "x" * n,
    "comments": lambda n: "# a\n" * (n // 4),
    "blank": lambda n: " \n" * (n // 2),
    "brackets": lambda n: "[" * n,
}  # fmt: skip


def file_families() -> Iterator[tuple[str, Make]]:
    """Yield every family of files by its name; the name's ending is the file's."""
    for name, (start, line) in YAML.items():
        yield f"{name}.yaml", _yaml(start, line)
    for name, form in YAML_VALUES.items():
        yield f"one {name}.yaml", _value(form)
    for name, part in _JSON.items():
        yield f"{name}.json", _json(part)
    for name, part in _TOML.items():
        yield f"{name}.toml", _json(part)
    for name, piece in HTML.items():
        yield f"{name}.html", _html(piece, name)
    for name, xml in DOCX.items():
        yield f"{name}.docx", _docx(xml, name)
