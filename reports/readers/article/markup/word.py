"""A Word document that holds an article → the units of an article, by python-docx.

Nothing outside the file is read: links, pictures and templates that it points to
stay where they are.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from reports.errors import InputError, exception_text
from reports.limits import ARTICLE_PARAGRAPHS
from reports.notices import Notice, note
from reports.readers.article.lines import Unit
from reports.readers.article.markup.left_out import left_out, note_texts, take_out
from reports.readers.article.shape import reads_as_heading
from reports.readers.own.zipguard import OLE, STRICT, STRICT_REMEDY, GuardedZip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: What a paragraph's children may be wrapped in without being gone.
_HOLDERS = frozenset(_W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_GONE = frozenset({_W + "del", _W + "moveFrom", _MC + "Fallback", _W + "instrText", _W + "delText"})


def read_word_units(data: bytes, name: str) -> tuple[tuple[Unit, ...], tuple[Notice, ...]]:
    """Return the units of the Word document `data` and what was left out.

    Styles tell the title, headings and lists; a short paragraph all in bold is a
    heading too. Text that a reviewer has deleted is left out, inserted text kept.

    Raises:
        InputError: if `data` is no Word document, or one too large or harmful to read.
    """
    body, styles, notes = _open(data, name)
    pictures = len(list(body.iter(_W + "drawing", _W + "pict")))
    notices = [note("left-out", f"left out {pictures} picture(s)")] if pictures else []
    notices += [*take_out(body, styles), *left_out(body, notes)]
    return tuple(_units(body, _style_names(styles))), tuple(notices)


#: Names of the paragraph styles by their ids, in lower case.
_Styles = Mapping[str, str]


def _open(data: bytes, name: str) -> tuple[Any, Any, list[str]]:
    """Return the document's body, the root of its styles, and its notes at foot and end.

    python-docx is done with then.
    """
    if not data.startswith((b"PK", OLE)):
        raise InputError.at(name, f"found {data[:4]!r} at the start", "a Word file (.docx)")
    notes = _look_through(GuardedZip(data, name), name)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        document.element.body.tag  # noqa: B018 - another root element has no body
        return document.element.body, _styles_root(document.part), notes
    except Exception as error:  # python-docx meets damaged files with errors of every kind
        raise InputError.at(
            name, f"cannot be read as a Word file ({exception_text(error)})"
        ) from error


def _look_through(package: GuardedZip, name: str) -> list[str]:
    """Refuse a package before python-docx reads it whole: bombs, entities, endless text.

    Returns the texts of the notes at foot and end.
    """
    documents = 0
    notes: list[str] = []
    for member in package.names:
        package.weigh(member)  # a part of any name may be parsed
        if member.endswith((".xml", ".rels")):
            root = package.read_xml(member)
            if root.tag == f"{{{STRICT}}}document":
                raise package.mistake(member, STRICT_REMEDY)
            if root.tag in (_W + "footnotes", _W + "endnotes"):
                notes += note_texts(root)
            # the main part may have any name: SharePoint writes word/document2.xml
            documents += root.tag == _W + "document"
            count = sum(1 for _ in root.iter(_W + "p")) if root.tag == _W + "document" else 0
            if count > ARTICLE_PARAGRAPHS:
                raise InputError.at(
                    name,
                    f"found {count:,} paragraphs",
                    f"an article of at most {ARTICLE_PARAGRAPHS:,}",
                )
    if not documents:
        found = ", ".join(sorted(package.names)[:3]) or "nothing"
        raise InputError.at(name, f"found a zip file with {found}", "a Word file (.docx)")
    return notes


def _styles_root(main: Any) -> Any:
    """Return the root of the styles; a document may have none."""
    found = (rel for rel in main.rels.values() if not rel.is_external)
    part = next((rel.target_part for rel in found if rel.reltype.endswith("/styles")), None)
    return getattr(part, "element", None)  # None for a part that says it is something else


def _style_names(root: Any) -> _Styles:
    """Return the styles' names; a style may have none."""
    if root is None:
        return {}
    return {
        style.get(_W + "styleId", ""): style.xpath("string(w:name/@w:val)").lower()
        for style in root.iter(_W + "style")
    }


def _units(body: Any, styles: _Styles) -> Iterator[Unit]:
    for element in _blocks(body):
        if element.tag == _W + "tbl":
            yield from _rows(element)
        else:
            yield from _paragraph_units(element, styles)


def _blocks(holder: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a holder, those in content controls too."""
    for child in holder:
        if child.tag in (_W + "p", _W + "tbl"):
            yield child
        elif child.tag in _HOLDERS:
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[Unit]:
    """Yield each row as one line, its cells parted by bars."""
    for row in table.iter(_W + "tr"):
        texts = (" ".join(map(_text, cell.iter(_W + "p"))) for cell in row.iter(_W + "tc"))
        cells = [" ".join(text.split()) for text in texts]
        if any(cells):
            yield Unit("line", " | ".join(cell for cell in cells if cell))


def _paragraph_units(paragraph: Any, styles: _Styles) -> Iterator[Unit]:
    kind, level = _kind(paragraph, styles)
    text = _text(paragraph)
    if kind == "text" and _is_bold(paragraph) and "\n" not in text and reads_as_heading(text):
        kind, level = "heading", 9
    lines = (" ".join(line.split()) for line in text.split("\n"))
    for number, line in enumerate(filter(None, lines)):
        if number and kind == "heading":
            yield Unit("text", line)
        else:
            yield Unit(kind, line, mark="•" if kind == "bullet" else "", level=level)


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph; line breaks as such, tabs as spaces."""
    parts: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag in _GONE or not isinstance(element.tag, str):
            continue
        if element.tag == _W + "t":
            parts.append(element.text or "")
        elif element.tag in (_W + "br", _W + "cr"):
            parts.append("\n")
        elif element.tag in (_W + "tab", _W + "p"):
            parts.append(" ")
        elif element.tag == _W + "noBreakHyphen":
            parts.append("\u2011")
        if element.tag not in (_W + "pPr", _W + "rPr"):
            stack.extend(reversed(element))
    return "".join(parts)


def _kind(paragraph: Any, styles: _Styles) -> tuple[Any, int]:
    """Return what a paragraph is by its style and numbering, and a heading's level."""
    properties = paragraph.find(_W + "pPr")
    style = _style_name(properties, styles)
    if style == "title":
        return "heading", 1
    if style.startswith("heading "):
        level = style.removeprefix("heading ").strip()
        return "heading", int(level) + 1 if level.isdecimal() and len(level) == 1 else 2
    numbered = properties is not None and properties.find(_W + "numPr") is not None
    depth = _list_level(properties, style)
    if style.startswith("list number"):
        return "number", depth
    if numbered or style.startswith("list bullet"):
        return "bullet", depth
    return "text", 0


def _list_level(properties: Any, style: str) -> int:
    """Return 1 for an item of a list in a list, by itself or its style (“List Bullet 2”)."""
    deep = properties.find(f"{_W}numPr/{_W}ilvl") if properties is not None else None
    inside = deep is not None and deep.get(_W + "val", "0") != "0"
    return int(inside or style[-2:] in (" 2", " 3", " 4", " 5"))


def _style_name(properties: Any, styles: _Styles) -> str:
    style = properties.find(_W + "pStyle") if properties is not None else None
    return "" if style is None else styles.get(style.get(_W + "val", ""), "")


def _is_bold(paragraph: Any) -> bool:
    """Return whether all runs with text are set in bold."""
    runs = [run for run in paragraph.iter(_W + "r") if _text(run).strip()]
    return bool(runs) and all(_has_bold(run) for run in runs)


def _has_bold(run: Any) -> bool:
    properties = run.find(_W + "rPr")
    bold = properties.find(_W + "b") if properties is not None else None
    return bold is not None and bold.get(_W + "val", "1") not in ("0", "false", "off")
