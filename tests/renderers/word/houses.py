"""Word templates as houses have them, made in the tests: python-docx's own, with one trouble each."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx

from reports.look import Options, look_of
from reports.renderers.contract import Rendered
from reports.renderers.word import WordRenderer
from reports.theme import load_theme
from tests.renderers.word.cases import everything, plan

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def plain() -> docx.document.Document:
    """A template that knows nothing of briefpack: blue headings, Cambria and Calibri."""
    return docx.Document()


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(
    data: bytes, *edits: tuple[str, str, str], renamed: dict[str, str] | None = None, more: str = ""
) -> bytes:
    """A template with what each edit matches in a member replaced; it does match."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            for member, old, new in edits:
                if re.fullmatch(member, name):
                    made = re.sub(old, new, text.decode(), flags=re.DOTALL)
                    assert made != text.decode(), (member, old)
                    text = made.encode()
            archive.writestr((renamed or {}).get(name, name), text)
        if more:
            archive.writestr(more, b"code")
    return target.getvalue()


def german(data: bytes) -> bytes:
    """A template as a German Word writes it: styles have English names and German ids."""
    ids = {
        "Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel",
        "Caption": "Beschriftung", "ListBullet": "Aufzhlungszeichen",
    }  # fmt: skip
    edits = [
        (
            "word/styles.xml",
            rf'(styleId|basedOn w:val|next w:val|link w:val)="{old}"',
            rf'\1="{new}"',
        )
        for old, new in ids.items()
    ]
    return changed(data, *edits)


def without(data: bytes, kind: str) -> bytes:
    """A template without its parts of a kind, and without what names them."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            if re.fullmatch(rf"word/(theme/)?{kind}\d?\.xml", name):
                continue
            text = source.read(name)
            if name.endswith((".rels", "Types].xml")):
                text = re.sub(
                    rf'<(Relationship|Override) [^>]*/{kind}\d?\.xml"[^>]*/>'.encode(), b"", text
                )
                text = re.sub(rf'<Relationship [^>]*"{kind}\d?\.xml"[^>]*/>'.encode(), b"", text)
            archive.writestr(name, text)
    return target.getvalue()


def built(
    folder: Path,
    data: bytes,
    name: str = "house.docx",
    options: Options | None = None,
    **theme: object,
) -> Rendered:
    """A brief with everything in it, on a template."""
    (folder / name).write_bytes(data)
    fields = {"word_template": name, "folder": folder, **theme}
    look = look_of(load_theme("house").model_copy(update=fields), options)
    return WordRenderer().render(plan(everything(), Options(cite=True)), look)


def part(made: Rendered, name: str = "word/document.xml") -> str:
    """The XML of a part of a brief."""
    return zipfile.ZipFile(io.BytesIO(made.data)).read(name).decode()


def parts(made: Rendered) -> list[str]:
    """The names of a brief's parts."""
    return zipfile.ZipFile(io.BytesIO(made.data)).namelist()


def codes(made: Rendered) -> list[str]:
    """What a person is told of a brief."""
    return [notice.code for notice in made.notices]


def style(made: Rendered, name: str) -> str:
    """The XML of a style, by its name."""
    found = re.findall("<w:style .*?</w:style>", part(made, "word/styles.xml"), re.DOTALL)
    (one,) = [each for each in found if f'<w:name w:val="{name}"/>' in each]
    return one


def style_id(made: Rendered, name: str) -> str:
    """The id of a style, by its name."""
    found = re.search('w:styleId="([^"]*)"', style(made, name))
    assert found
    return found[1]
