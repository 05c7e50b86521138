"""The blocks of a web page that are its article: each visible one is kept, or counted.

An extractor says which words are the article's. It is good at that, but drops headings,
items and lines that look like none of it. So its words only point: the element that holds
nearly all of them is the article, and each block in it is kept whole and apart, except for
captions, menus, asides and rows of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from lxml.etree import iterwalk
from lxml.html import HTMLParser, document_fromstring

from reports.notices import Notice, note
from reports.readers.article.lines import Unit
from reports.readers.article.shape import ends, reads_as_heading
from reports.slotted import mutable

# What is never shown, or is no text: gone with all that stands in it.
_UNSEEN = {
    "head", "script", "style", "svg", "noscript", "template", "iframe", "object", "embed", "video",
    "audio", "canvas", "dialog", "button", "input", "select", "textarea", "map", "datalist",
}  # fmt: skip
# Elements that start a line of their own.
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
# Elements that hold words rather than blocks: none of them is an article.
_LEAVES = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "td", "th", "tr"}
_ASIDES = {"aside", "footer", "nav"}
_ROLES = {
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar",
}  # fmt: skip
# Parts of the names that pages give to what surrounds an article, and to what may hold one.
# Source: the lists of the Readability algorithm, which the reader views of browsers use.
_AROUND_NAMES = (
    "-ad-", "advert", "ai2html", "banner", "breadcrumb", "combx", "comment", "community", "cookie",
    "disqus", "extra", "footer", "gallery", "gdpr", "header", "legends", "menu", "newsletter",
    "pager", "pagination", "player", "popup", "promo", "related", "remark", "replies", "rss",
    "share", "shoutbox", "sidebar", "signup", "skip-link", "skiplink", "skyscraper", "slideshow",
    "social", "sponsor", "subscribe", "supplemental", "toolbar", "vjs-",
)  # fmt: skip
_HOLDING_NAMES = (
    "and", "article", "body", "column", "content", "entry", "main", "mathjax", "post", "shadow",
    "story", "text",
)  # fmt: skip
_NEVER = re.compile(
    "related|sponsor|newsletter|promo|disqus|cookie|sharedaddy|share-|author-bio|byline-bio",
    re.IGNORECASE,
)
_AROUND = re.compile("|".join(_AROUND_NAMES), re.IGNORECASE)
_HOLDS = re.compile("|".join(_HOLDING_NAMES), re.IGNORECASE)
_CAPTION = re.compile(r"\bcaption\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
#: The share of the article's words that its element holds, and that of links in a menu.
_NEARLY_ALL, _MOSTLY = 0.9, 0.45
#: Letters of a table's cell that still is one, not a column of the page.
_LONGEST_CELL = 200
#: Lines of a card that shows a number large, and under it what it is of.
_LINES_OF_CARD = 3
#: Spaces in what is a sentence, not a label.
_SENTENCE = 8


@mutable
class _Box:
    """An element that starts a line; counts the letters in it, in links, and pointed at.

    `shape` is what its text is by its tags; `beside` and `caption` are what its names say.
    """

    tag: str
    parent: _Box | None
    shape: Unit
    beside: bool
    caption: bool
    first: int
    end: int = 0
    items: int = 0
    letters: int = 0
    links: int = 0
    pointed: int = 0
    out: bool = False

    def surrounds(self) -> bool:
        """Return whether the box is a menu, a row of links, or stands beside the article."""
        if self.tag not in _LEAVES and self.links > _MOSTLY * self.letters:
            return True
        return self.beside and self.pointed <= _MOSTLY * self.letters


class _Block(NamedTuple):
    unit: Unit
    box: _Box
    links: int = 0


class _Walk:
    """Reads a tree once, and keeps its blocks and boxes in their order."""

    def __init__(self, root: Any, pointers: str) -> None:
        self._pointers = _triples(pointers)
        self._text: list[str] = []
        self._inside = {"a": 0, "b": 0}
        self._letters = {"a": 0, "b": 0}
        self._box = _Box("", None, Unit("text", ""), beside=False, caption=False, first=0)
        self.blocks: list[_Block] = []
        self.boxes = [self._box]
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif _is_unseen(element):
                walk.skip_subtree()
            else:
                self._enter(element)
        self._close()

    def _enter(self, element: Any) -> None:
        tag = "b" if element.tag == "strong" else element.tag
        if tag in _BLOCKS:
            self._flush()
            self._box = _new_box(element, self._box, len(self.blocks))
            self.boxes.append(self._box)
        elif tag == "br" and self._box.shape.kind != "heading":
            self._flush()
        elif tag in self._inside:
            self._inside[tag] += 1
        self._add(" " if tag == "br" else element.text)

    def _leave(self, element: Any) -> None:
        if not _is_unseen(element):
            tag = "b" if element.tag == "strong" else element.tag
            if tag in _BLOCKS:
                self._close()
            elif tag in self._inside:
                self._inside[tag] -= 1
            elif _is_on_card(element):
                self._flush()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            for tag, depth in self._inside.items():
                self._letters[tag] += len("".join(text.split())) if depth else 0

    def _flush(self) -> None:
        """End the block that was being read, if it has text."""
        text, box = " ".join("".join(self._text).split()), self._box
        if text:
            letters, links, bold = len("".join(text.split())), *self._letters.values()
            unit = replace(box.shape, text=text)
            if unit.kind == "text" and (bold == letters or _asks(box, text)):
                unit = Unit("heading", text, level=9) if reads_as_heading(text) else unit
            triples = _triples(text)
            box.letters += letters
            box.links += links
            box.pointed += letters if 2 * len(triples & self._pointers) > len(triples) else 0
            self.blocks.append(_Block(unit, box, links))
        self._text.clear()
        self._letters = dict.fromkeys(self._letters, 0)

    def _close(self) -> None:
        """Close the innermost box: what it holds counts for the one around it."""
        self._flush()
        box = self._box
        if box.tag == "tr":
            self._join_cells(box)
        box.end = len(self.blocks)
        if box.parent is not None:
            self._box = box.parent
            for name in ("letters", "links", "pointed"):
                setattr(self._box, name, getattr(self._box, name) + getattr(box, name))

    def _join_cells(self, row: _Box) -> None:
        """Make one line of a row of short cells, its cells parted by bars."""
        cells = [block.unit for block in self.blocks[row.first :]]
        short = (cell.kind == "text" and len(cell.text) <= _LONGEST_CELL for cell in cells)
        if len(cells) > 1 and all(short):
            line = Unit("line", " | ".join(cell.text for cell in cells))
            self.blocks[row.first :] = [_Block(line, row)]


def read_blocks(page: str, pointers: str) -> tuple[tuple[Unit, ...], tuple[Notice, ...]]:
    """Return the blocks of `page` around the words of `pointers`, and what was left out.

    Without pointers, the whole page is the article. The cost is linear in the page.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    walk = _Walk(document_fromstring(page.encode(), parser=parser), pointers)
    main = _main(walk.boxes)
    _mark_out(walk.boxes, main)
    within = range(main.first, main.end)
    kept = [n for n in within if not walk.blocks[n].box.out] or within
    gone = sorted(set(range(len(walk.blocks))).difference(kept))
    notices = tuple(_left_out([(walk.blocks[n], n in within) for n in gone]))
    return tuple(walk.blocks[n].unit for n in kept), notices


def _mark_out(boxes: Sequence[_Box], main: _Box) -> None:
    """Mark captions, what surrounds the article inside its element, and all that they hold."""
    for box in boxes:
        inside = main.first <= box.first and box.end <= main.end and box is not main
        box.out = box.caption or (inside and box.surrounds()) or _is_out(box.parent)


def _is_out(box: _Box | None) -> bool:
    return box is not None and box.out


def _main(boxes: Sequence[_Box]) -> _Box:
    """Return the innermost box that holds nearly all of what is pointed at."""
    main = boxes[0]
    wanted = max(1, _NEARLY_ALL * main.pointed)
    for box in boxes:
        if box.parent is main and box.pointed >= wanted and box.tag not in _LEAVES:
            main = box
    return main


def _left_out(blocks: Sequence[tuple[_Block, bool]]) -> Iterator[Notice]:
    """Yield lines on the captions, the running text and the lists of links that are not kept.

    Each block comes with whether it stands inside the article; links beside it are a site's.
    """
    gone: dict[str, list[str]] = {}
    for block, inside in blocks:
        if block.box.caption:
            gone.setdefault("image caption(s) of", []).append(block.unit.text)
        elif _is_running(block):
            gone.setdefault("paragraph(s) beside", []).append(block.unit.text)
        elif inside:
            gone.setdefault("line(s) of menus and links in", []).append(block.unit.text)
    for name, texts in gone.items():
        yield note("left-out", f"left out {len(texts)} {name} the article: {texts[0]!r}")


def _is_running(block: _Block) -> bool:
    """Return whether a block holds a sentence or more, and no link."""
    text = block.unit.text
    return ends(text) and text.count(" ") >= _SENTENCE and not block.links


def _asks(box: _Box, text: str) -> bool:
    """Return whether a block is the question of a list of terms, or of what opens on a click."""
    return box.tag in ("dt", "summary") and text.endswith("?")


def _triples(text: str) -> set[tuple[str, ...]]:
    """Return each three words in a row, by which two texts are compared."""
    words = _WORD.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def _new_box(element: Any, above: _Box, first: int) -> _Box:
    tag = element.tag
    above.items += tag == "li"
    if tag[0] == "h" and tag[1:].isdigit():
        shape = Unit("heading", "", level=int(tag[1:]))
    elif tag == "li":
        # a list in a list stands in an item of it, or right in it
        inside = above.shape.kind in ("bullet", "number")
        inside |= above.parent is not None and above.parent.tag in ("ol", "ul")
        number = above.tag == "ol"
        mark = f"{above.items}." if number else "•"
        shape = Unit("number" if number else "bullet", "", mark=mark, level=int(inside))
    else:
        shape = Unit("text", "") if tag == "table" else above.shape
    beside, caption = _names(element)
    return _Box(tag, above, shape, beside, caption or above.caption, first)


def _names(element: Any) -> tuple[bool, bool]:
    """Return whether an element says that it stands beside the article, and is a caption."""
    name = f"{element.get('class', '')} {element.get('id', '')}"
    above = element.getparent()
    signs = element.tag == "footer" and above is not None and above.tag == "blockquote"
    beside = not signs and (
        element.tag in _ASIDES
        or element.get("role") in _ROLES
        or bool(_NEVER.search(name))
        or bool(_AROUND.search(name) and not _HOLDS.search(name))
    )
    return beside, element.tag == "figcaption" or bool(_CAPTION.search(name))


def _is_on_card(element: Any) -> bool:
    """Return whether a page shows an element as one line of a card: a number, and what it is of."""
    card = element.getparent()
    if card is None or card.tag != "div" or not 1 < len(card) <= _LINES_OF_CARD:
        return False
    between = "".join([card.text or "", *(line.tail or "" for line in card)])
    lines = all(line.tag == "span" for line in card) and not between.strip()
    return lines and any(map(str.isdigit, card[0].text or ""))


def _is_unseen(element: Any) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )
