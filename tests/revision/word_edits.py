"""Edits in the XML as Word makes them: tracked changes, moves, copies, lost styles."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree

from tests.revision.floods import floods_docx

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
WHO = 'w:author="Desk" w:date="2026-11-22T10:00:00Z"'
Edit = Callable[[etree._Element], None]


def element(xml: str) -> etree._Element:
    """Parse one element written with the w: prefix."""
    return etree.fromstring(f'<w:x xmlns:w="{NS}">{xml}</w:x>')[0]


def edited(*edits: Edit, data: bytes | None = None, drop: tuple[str, ...] = ()) -> bytes:
    """The floods brief with edits made to its document, some members dropped."""
    source = zipfile.ZipFile(io.BytesIO(data or floods_docx()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name.startswith(drop) and drop:
                continue
            content = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                for edit in edits:
                    edit(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            target.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: str | bytes, kind: str) -> bytes:
    """The package with one more part of the document, and a relationship to it."""
    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    relation = (
        f'<Relationship Id="rIdMore{kind}" Target="{name.rsplit("/", 1)[1]}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            held = source.read(member)
            if member == "word/_rels/document.xml.rels":
                end = b"</Relationships>"
                held = held.replace(end, relation.encode() + end)
            if member != name:
                target.writestr(member, held)
        target.writestr(name, content)
    return out.getvalue()


def text(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def paragraph(root: etree._Element, words: str) -> etree._Element:
    return next(p for p in root.iter(f"{W}p") if words in text(p))


def run(root: etree._Element, words: str) -> etree._Element:
    return next(r for r in root.iter(f"{W}r") if words in text(r))


def table_row(root: etree._Element, words: str) -> etree._Element:
    return next(r for r in root.iter(f"{W}tr") if words in text(r))


def properties(node: etree._Element, name: str) -> etree._Element:
    found = node.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        node.insert(0, found)
    return found


def retyped(old: str, new: str) -> Edit:
    def edit(root: etree._Element) -> None:
        leaf = next(t for t in root.iter(f"{W}t") if old in (t.text or ""))
        leaf.text = leaf.text.replace(old, new)

    return edit


def inserted_run(words: str) -> etree._Element:
    return element(f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>')


def inserted(words: str) -> etree._Element:
    return element(
        f'<w:ins w:id="901" {WHO}><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:ins>'
    )


def struck(words: str) -> etree._Element:
    return element(
        f'<w:del w:id="902" {WHO}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'
    )


def tracked(old: str, new: str) -> Edit:
    """Replace words with changes tracked: the run is split in three."""

    def edit(root: etree._Element) -> None:
        first = run(root, old)
        leaf = first.find(f"{W}t")
        before, after = leaf.text.split(old, 1)
        last = copy.deepcopy(first)
        leaf.text, last.find(f"{W}t").text = before, after
        for node in (last, inserted(new), struck(old)):
            first.addnext(node)

    return edit


def mark_paragraph(node: etree._Element, change: str) -> None:
    mark = properties(properties(node, "pPr"), "rPr")
    mark.append(element(f'<w:{change} w:id="903" {WHO}/>'))


def struck_paragraph(words: str) -> Edit:
    def edit(root: etree._Element) -> None:
        node = paragraph(root, words)
        mark_paragraph(node, "del")
        for each in list(node.iter(f"{W}r")):
            for leaf in each.iter(f"{W}t"):
                leaf.tag = f"{W}delText"
            change = element(f'<w:del w:id="904" {WHO}/>')
            each.addprevious(change)
            change.append(each)

    return edit


def without_ids(node: etree._Element) -> etree._Element:
    """A copy as Word pastes it: without the bookmarks, which stay where they were."""
    out = copy.deepcopy(node)
    for mark in list(out.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    return out


def row_added(after: str, *cells: str, track: bool = False) -> Edit:
    """Put the cursor in a row, insert one below, and type."""

    def edit(root: etree._Element) -> None:
        old = table_row(root, after)
        new = without_ids(old)
        for cell, words in zip(new.iter(f"{W}tc"), cells, strict=True):
            node = cell.find(f"{W}p")
            for child in [child for child in node if child.tag != f"{W}pPr"]:
                node.remove(child)
            node.append(inserted(words) if track else element(f"<w:r><w:t>{words}</w:t></w:r>"))
        if track:
            properties(new, "trPr").append(element(f'<w:ins w:id="905" {WHO}/>'))
        old.addnext(new)

    return edit


def row_struck(words: str) -> Edit:
    def edit(root: etree._Element) -> None:
        row = table_row(root, words)
        properties(row, "trPr").append(element(f'<w:del w:id="906" {WHO}/>'))

    return edit


def moved(*words: str, before: str, track: bool = False) -> Edit:
    """Cut paragraphs and paste them before another one; tracked, Word keeps both."""

    def edit(root: etree._Element) -> None:
        target = paragraph(root, before)
        for node in [paragraph(root, each) for each in words]:
            if not track:
                target.addprevious(node)
                continue
            new = without_ids(node)
            target.addprevious(new)
            for each, change in ((new, "moveTo"), (node, "moveFrom")):
                mark_paragraph(each, change)
                for part in list(each.iter(f"{W}r")):
                    if part.getparent().tag != f"{W}rPr":
                        wrap = element(f'<w:{change} w:id="907" {WHO}/>')
                        part.addprevious(wrap)
                        wrap.append(part)

    return edit


def styled(words: str, style: str) -> Edit:
    def edit(root: etree._Element) -> None:
        node = paragraph(root, words)
        found = properties(node, "pPr").find(f"{W}pStyle")
        if style:
            found.set(f"{W}val", style)
        else:
            found.getparent().remove(found)

    return edit


def unmarked(words: str = "") -> Edit:
    """Drop all of briefpack's bookmarks, or those of one paragraph."""

    def edit(root: etree._Element) -> None:
        node = paragraph(root, words) if words else root
        for mark in list(node.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)

    return edit


def uncontrolled(root: etree._Element) -> None:
    """Unwrap all content controls, as a converter does."""
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        for child in list(content):
            control.addprevious(child)
        control.getparent().remove(control)


def typed_after(words: str, style: str, new: str) -> Edit:
    def edit(root: etree._Element) -> None:
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        paragraph(root, words).addnext(
            element(f'<w:p w:rsidR="00AB12CD">{look}<w:r><w:t>{new}</w:t></w:r></w:p>')
        )

    return edit


def removed(*words: str) -> Edit:
    def edit(root: etree._Element) -> None:
        for each in words:
            node = paragraph(root, each)
            node.getparent().remove(node)

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(root: etree._Element) -> None:
        for each in edits:
            each(root)

    return edit


def with_comment(data: bytes) -> bytes:
    """The package with a comment on its first line."""
    comments = (
        f'<w:comments xmlns:w="{NS}"><w:comment w:id="3" w:author="Kim"><w:p><w:r><w:t>Is this '
        "right?</w:t></w:r></w:p></w:comment></w:comments>"
    )

    def comment(root: etree._Element) -> None:
        line = next(p for p in root.iter(f"{W}p") if text(p))
        line.append(element('<w:commentRangeStart w:id="3"/>'))
        line.append(element('<w:r><w:commentReference w:id="3"/></w:r>'))

    return edited(comment, data=with_part(data, "word/comments.xml", comments, "comments"))
