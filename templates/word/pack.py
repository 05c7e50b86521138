"""Pack the folder `briefing` into `briefing.docx`, the Word template that ships.

Run it after an edit of the XML in that folder::

    python templates/word/pack.py

Indentation and comments are for people: they are left out of the packed parts. The
styles that the renderer needs are listed in STYLES.md; a test says which are missing,
and another that briefing.docx and the folder say the same.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from reports.renderers.word.parts.archive import member, write_archive

HERE = Path(__file__).parent
SOURCE = HERE / "briefing"
TEMPLATE = HERE / "briefing.docx"


def compact(xml: bytes) -> bytes:
    """Return the XML part `xml` without indentation and comments."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    root = etree.fromstring(xml, parser)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def parts(folder: Path = SOURCE) -> dict[str, bytes]:
    """Return the parts of the template by their names, the content types first (OPC, part 2)."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): compact(path.read_bytes()) for path in files}
    first = ("[Content_Types].xml", "_rels/.rels")
    return {name: found[name] for name in (*first, *(n for n in found if n not in first))}


def main() -> None:
    """Write the template beside this script."""
    members = [member(name, data, level=9) for name, data in parts().items()]
    TEMPLATE.write_bytes(write_archive(members))


if __name__ == "__main__":
    main()
