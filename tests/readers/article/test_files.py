"""Article files of every form and encoding are read; harmful ones end in a clear error."""

import hashlib
import io
import sys
import zipfile
from contextlib import nullcontext, suppress

import docx
import pytest

from reports.errors import InputError, MissingExtraError
from reports.readers.article.markup import html
from reports.readers.article.read import read_article_file
from tests.work import count_calls

TEXT = "Leaders agree\n\nBy Ann Lee\n\nMay 2, 2025\n\nL’été à Montréal coûte 5 € “par jour”.\n"


def texts(article):
    return [item for s in article.sections for block in s.blocks for item in block.items]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_text_in_any_usual_encoding_is_read(encoding, line_end):
    data = TEXT.replace("\n", line_end).encode(encoding)
    article = read_article_file(data, "a.txt")
    assert (article.title, article.byline) == ("Leaders agree", "Ann Lee")
    assert texts(article) == ["L’été à Montréal coûte 5 € “par jour”."]
    assert article.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        "\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 \u0432 \u041a\u0438\u0435\u0432\u0435".encode(
            "cp1251"
        ),
        "日本の首相は今日キエフで話しました".encode("shift_jis"),
        bytes(range(256)) * 4,
        b"\xff\xfe\x00\xd8\x00\x00",
    ],
)
def test_bytes_that_are_no_known_text_are_named(data):
    with pytest.raises(InputError, match=r"^a\.txt: .*save it as UTF-8"):
        read_article_file(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "empty file"),
        (b" \n\r\n\0", "a.md", "empty file"),
        (b"%PDF-1.7 ...", "a.txt", "found a PDF"),
        (b"{\\rtf1 ...}", "-", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "-", r"an old Word \(\.doc\).* save it as"),
        (b"Just text.", "a.docx", "no zip package, expected a Word file"),
        (b"{\\rtf1 ...}", "a.docx", "Rich Text Format"),
        (b"%PDF-1.7", "a.docx", "found a PDF"),
        (b"\n<!DOCTYPE html><p>", "a.docx", "found a web page"),
        (b'<?xml version="1.0"?><html>', "a.docx", "found a web page"),
        (b'<?xml version="1.0"?>\n<w:wordDocument>', "a.docx", "Word 2003 XML"),
        (b'<?xml version="1.0"?>\n<pkg:package>', "a.docx", "Flat OPC"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "a.docx",
            r"OpenDocument file \(\.odt\)",
        ),
        (b"PK\x03\x04 broken", "a.docx", "no zip package"),
        (b"x" * 9_000_000, "a.txt", "at most 2,000,000"),
        (b"<p>", "a.html", "no article"),
    ],
)
def test_what_is_no_article_is_answered_with_what_was_found(data, name, message):
    with pytest.raises(InputError, match=message):
        read_article_file(data, name)


PAGE = """<!doctype html><html lang="en-CA"><head>
<meta charset="{charset}"><title>Leaders agree on grain | Example News</title>
<meta property="og:site_name" content="Example News"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2025-05-02T10:00:00Z">
<link rel="canonical" href="https://example.org/grain"></head><body>
<nav><a href="/">Home</a></nav><script>document.write("evil")</script><article>
<h1>Leaders agree on grain</h1><h2>Background</h2>
<p>The leaders of both countries have agreed that the corridor opens in May, l’été &amp; après,
as <b>Canada</b> had asked them at the last <a href="https://example.org/s">summit</a>.</p>
<ul><li>One of the things that were said</li><li>Another of the things</li></ul>
<ol><li>First of all</li><li>Second of all</li></ol>
<h2>Key Questions and Answers</h2><ul><li>When does it open? It opens in May.</li></ul>
</article><footer>All rights</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1252"])
def test_a_web_page_gives_article_and_metadata(charset):
    pytest.importorskip("trafilatura")
    data = PAGE.format(charset=charset).replace("’", "'").encode(charset)
    article = read_article_file(data, "a.html")
    assert article.title == "Leaders agree on grain"
    assert (article.byline, article.author, article.publisher) == (
        "Ann Lee",
        "Ann Lee",
        "Example News",
    )
    assert str(article.date) == "2025-05-02"
    assert article.url == "https://example.org/grain"
    assert [s.heading for s in article.sections] == ["Background"]
    assert [b.kind for b in article.sections[0].blocks] == ["paragraph", "bullets", "numbered"]
    assert "l'été & après" in texts(article)[0]
    assert article.qa == (("When does it open?", "It opens in May."),)
    assert not article.notices


def test_a_web_page_without_the_extra_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"briefpack\[html\]"):
        read_article_file(PAGE.encode(), "a.html")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<div>" * 2_000_000 + "x", "characters"),
        ("<div>" * 700_000 + "x", "deep"),
        ("<html>" + "<b><i>" * 50_000 + "text", "deep|tags"),
        ("<html>" + "<p>x" * 200_000, "tags"),
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]><html><body>&a;</body></html>', "declares entities"),
        ("<html>" + "x" * 5_000_000, "characters"),
        ("<html><script>" + "x" * 9_000_000, "no article"),
        ("<html>" + "&amp;" * 700_000, ""),
        ("<html>" + "<" * 3_000_000, ""),
        ("<html>" + "<!--" * 900_000, "no article"),
        ("<html>" + "<a href='" * 40_000, "no article"),
    ],
)
def test_a_harmful_page_is_answered(page, message):
    pytest.importorskip("trafilatura")
    with pytest.raises(InputError, match=message) if message else nullcontext():
        read_article_file(page.encode(), "a.html")


def read_page_of(unit, times):
    """Read a page of a unit that comes again and again, to its end or its error."""
    with suppress(InputError):
        read_article_file(f"<html><body><p>Text.</p>{unit * times}".encode(), "a.html")


@pytest.mark.parametrize(
    "unit",
    ["<div>", "<p>x", "<b><i>", "&amp;", "<", "<!--", "<a href='", "<li><p>x</p>", "<td>x", "x<br>", "<h2>x</h2>",
     "<script>x", "<p>A sentence of some words, which ends here.</p>"],
)  # fmt: skip
def test_twice_the_page_is_twice_the_work(unit):
    pytest.importorskip("trafilatura")
    read_page_of(unit, 300)  # word lists are loaded once
    once, twice = (count_calls(lambda n=n: read_page_of(unit, n)) for n in (150, 300))
    assert twice <= 2.5 * once


def word(build):
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def build_article(document):
    document.add_paragraph("Leaders agree", style="Title")
    document.add_paragraph("By Ann Lee")
    document.add_paragraph("May 2, 2025")
    document.add_paragraph("Background", style="Heading 1")
    document.add_paragraph("It opens in May. ").add_run("Really.").bold = True
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.add_paragraph().add_run("What Comes Next").bold = True
    document.add_paragraph("Rain.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cases", "809"
    document.add_paragraph("Key Questions and Answers", style="Heading 1")
    document.add_paragraph("When?\nIn May.")


def test_a_word_article_is_read_by_its_styles():
    article = read_article_file(word(build_article), "a.docx")
    assert (article.title, article.byline, str(article.date)) == (
        "Leaders agree",
        "Ann Lee",
        "2025-05-02",
    )
    assert [s.heading for s in article.sections] == ["Background", "What Comes Next"]
    assert texts(article) == [
        "It opens in May. Really.", "one", "two", "first", "second", "Rain.", "Cases | 809",
    ]  # fmt: skip
    assert [b.kind for b in article.sections[0].blocks] == ["paragraph", "bullets", "numbered"]
    assert article.qa == (("When?", "In May."),)


def test_a_word_article_on_standard_input_is_known_by_its_content():
    assert read_article_file(word(build_article), "-").title == "Leaders agree"


def changed(data, part, change):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == part else content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda xml: b"\0" * (70 << 20), "claims 70 MB of XML"),
        (lambda xml: b"<a>" * (5 << 20), "tags"),
        (lambda xml: xml.replace(b'<w:document', b'<!DOCTYPE x [<!ENTITY a "a">]><w:document', 1), "document type"),
        (lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:p></w:p>" * 60_000), r"60,015 paragraphs"),
        (lambda xml: xml[: len(xml) // 2], "cannot be read"),
        (lambda xml: b"<html/>", "expected a Word document"),
        (lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:sdt><w:sdtContent>" * 5_000), "cannot be read"),
        (lambda xml: b"", "cannot be read"),
    ],
)  # fmt: skip
def test_a_harmful_word_file_is_refused(change, message):
    data = changed(word(build_article), "word/document.xml", change)
    with pytest.raises(InputError, match=message):
        read_article_file(data, "a.docx")


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("word/styles.xml", lambda xml: xml.replace(b"</w:styles>", b"<w:style/></w:styles>")),
        ("word/styles.xml", lambda xml: xml.replace(b'<w:name w:val="Normal"/>', b"<w:name/>")),
        ("word/styles.xml", lambda xml: xml.replace(b'w:type="paragraph"', b'w:type="x"')),
        ("word/styles.xml", lambda xml: xml.replace(b"w:styleId=", b"w:x=")),
        ("[Content_Types].xml", lambda xml: xml.replace(b"wordprocessingml.styles", b"other")),
        ("word/styles.xml", lambda xml: b"<a/>"),
    ],
)
def test_styles_of_another_make_cost_no_words(part, change):
    article = read_article_file(changed(word(build_article), part, change), "a.docx")
    assert "It opens in May. Really." in texts(article)


def test_the_main_part_may_have_any_name():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(build_article))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name in ("_rels/.rels", "[Content_Types].xml"):
                content = content.replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(
                name.replace("word/document.xml", "word/document2.xml").replace(
                    "_rels/document.xml", "_rels/document2.xml"
                ),
                content,
            )
    article = read_article_file(out.getvalue(), "a.docx")
    assert article.title == "Leaders agree"
    assert [s.heading for s in article.sections] == ["Background", "What Comes Next"]


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("EncryptedPackage", "with a password"),
        ("WordDocument", r"old Word \(\.doc\);"),
        ("Workbook", "or of another old program"),
    ],
)
def test_a_protected_or_old_word_file_is_called_what_it_is(inside, message):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + inside.encode("utf-16-le")
    with pytest.raises(InputError, match=message):
        read_article_file(data, "a.docx")


def test_a_word_file_with_endless_pictures_is_refused():
    out = io.BytesIO(word(build_article))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2):
            archive.writestr(f"word/media/{number}.png", b"\0" * (90 << 20))
    with pytest.raises(InputError, match="claims 180 MB"):
        read_article_file(out.getvalue(), "a.docx")


def test_a_zip_file_without_a_document_is_named():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InputError, match=r"found a zip file with a\.txt, expected a Word file"):
        read_article_file(out.getvalue(), "a.docx")


def test_a_word_file_that_points_outside_is_read_without_going_there(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("went out"))
    data = word(build_article)
    rels = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Id="rIdX" TargetMode="External" Target="http://example.org/x" Type="http://'
        b'schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    data = changed(
        data, rels, lambda xml: xml.replace(b"</Relationships>", link + b"</Relationships>")
    )
    assert read_article_file(data, "a.docx").title == "Leaders agree"


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{i}=1" for i in range(100_000)),
        " ".join(f"a{i}" for i in range(100_000)),
        "".join(f'a{i}="1"' for i in range(100_000)),
        "/".join(f"a{i}" for i in range(100_000)),
        'title=">" ' + " ".join(f"a{i}" for i in range(100_000)),
        'title="' + " ".join(f"a{i}" for i in range(100_000)) + '"',
    ],
)
def test_a_tag_with_attributes_without_end_is_read_bare(attributes, monkeypatch):
    pytest.importorskip("trafilatura")
    seen, extract = [], html._extract
    monkeypatch.setattr(
        html, "_extract", lambda text, name: seen.append(text) or extract(text, name)
    )
    data = PAGE.replace("<article>", f"<article {attributes}>").encode()
    article = read_article_file(data, "a.html")
    assert article.sections == read_article_file(PAGE.encode(), "a.html").sections
    assert len(seen[0]) < len(PAGE) + 100


def test_a_tag_with_many_attributes_keeps_them():
    tag = "<a " + " ".join(f'data-a{i}="1"' for i in range(90)) + ' href="https://example.org">'
    assert html._WHOLE_TAG.sub(html._without_many_attributes, tag) == tag
