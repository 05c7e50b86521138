"""What is drawn in a Word document: words in shapes, and which of two forms of one has them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FIELD = f"{_A}fld"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
#: An emoji of Word, with its stand-in for older versions.
EMOJI = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx"
#: Two forms of something: one for programs that know a newer feature, one for others.
ALTERNATE = f"{_MC}AlternateContent"
#: What is no text: pictures, shapes, charts, and files of other programs.
SHAPES = (f"{_W}drawing", f"{_W}pict", f"{_W}object")
#: What has words, in one of two forms of something.
_WORDED = (f"{_W}t", f"{_W}txbxContent", f"{_W}sym", EMOJI)


def preferred(alternate: etree._Element) -> etree._Element:
    """Return the one of two forms of something that has words: the newer form, or its stand-in."""
    found = (alternate.find(_MC + kind) for kind in ("Choice", "Fallback"))
    forms = [form for form in found if form is not None]
    worded = (f for f in forms if next(f.iter(*_WORDED), None) is not None)
    return next(worded, forms[0] if forms else alternate)


def settle_alternates(root: etree._Element) -> None:
    """Keep of each thing that stands in two forms below `root` the one that has words."""
    for alternate in list(root.iter(ALTERNATE)):
        parent = alternate.getparent()
        if parent is not None:
            at = parent.index(alternate)
            parent[at : at + 1] = list(preferred(alternate))


def drawn_words(shape: etree._Element) -> str:
    """Return the words of a picture or shape, but for those of text boxes: its own, or its
    alternative text.

    WordArt has its words in an attribute, SmartArt and drawings of other programs in DrawingML.
    """
    return lettering(shape) or next(filter(None, _alternative(shape)), "")


def lettering(shape: etree._Element) -> str:
    """Return the words that a shape shows itself."""
    texts = (each.text or "" for each in shape.iter(f"{_A}t"))
    paths = (each.get("string", "") for each in shape.iter(f"{_VML}textpath"))
    return " ".join(filter(None, map(str.strip, (*texts, *paths))))


def embedded_program(shape: etree._Element) -> str:
    """Return which program made the file that is embedded in a shape, "" where none is."""
    made = (each.get("ProgID", "") for each in shape.iter(f"{_OFFICE}OLEObject"))
    return next(filter(None, made), "")


def _alternative(shape: etree._Element) -> Iterator[str]:
    for each in shape.iter():
        yield from (each.get("descr") or "", each.get("title") or "", each.get("alt") or "")


def part_words(root: etree._Element) -> str:
    """Return the words of a chart or a SmartArt drawing, which are parts of their own.

    What a field shows is no word: LibreOffice writes “[CELLRANGE]” for a label from the workbook.
    """
    found = (each for each in root.iter("{*}t", "{*}v") if each.getparent().tag != _FIELD)
    texts = [each.text or "" for each in found]
    return " | ".join(dict.fromkeys(filter(None, map(str.strip, texts))))
