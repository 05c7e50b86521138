"""A Word document that holds an article → the units of an article.

Nothing outside the file is read: links, pictures and templates that it points to
stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from reports.limits import ARTICLE_PARAGRAPHS
from reports.notices import Notice
from reports.readers.article.lines import Unit
from reports.readers.article.markup.left_out import (
    BESIDE,
    left_out_formulas,
    left_out_parts,
    left_out_shapes,
    take_out,
)
from reports.readers.article.shape import reads_as_heading
from reports.readers.own.word_drawn import EMOJI, settle_alternates
from reports.readers.own.word_parts import main_part, relations
from reports.readers.own.zipguard import GuardedZip
from reports.slotted import frozen
from reports.wordfile.symbols import plain_symbol

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What a paragraph's children may be wrapped in without being gone.
_HOLDERS = frozenset(_W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_GONE = frozenset(_W + name for name in ("del", "moveFrom", "instrText", "delText", "rt"))


def read_word_units(data: bytes, name: str) -> tuple[tuple[Unit, ...], tuple[Notice, ...]]:
    """Return the units of the Word document `data` and what was left out.

    Styles tell the title, headings and lists; a short paragraph all in bold is a
    heading too. Text that a reviewer has deleted is left out, inserted text kept.

    Raises:
        InputError: if `data` is no Word document, or one too large or harmful to read.
    """
    document = _look_through(GuardedZip(data, name))
    body = document.body
    notices = [*left_out_shapes(body), *take_out(body, document.styles), *left_out_formulas(body)]
    units = tuple(_units(body, _style_names(document.styles)))
    notices += left_out_parts(document.beside, {unit.text for unit in units})
    return units, tuple(notices)


#: Names of the paragraph styles by their ids, in lower case.
_Styles = Mapping[str, str]


@frozen
class _Document:
    """The body of a document, the root of its styles, None without, and its other parts."""

    body: Any
    styles: Any
    beside: Mapping[str, Sequence[Any]]


def _look_through(package: GuardedZip) -> _Document:
    """Read all parts of a package within limits: bombs, entities, endless text are refused."""
    main, root = main_part(package)
    body = root.find(_W + "body")
    if body is None:
        raise package.mistake(main, "found no document body, expected a Word document")
    for another in root.findall(_W + "body")[1:]:
        body.extend(another)  # only damaged files have more than one
    settle_alternates(body)
    count = sum(1 for _ in root.iter(_W + "p"))
    if count > ARTICLE_PARAGRAPHS:
        expected = f"an article of at most {ARTICLE_PARAGRAPHS:,}"
        raise package.mistake(main, f"found {count:,} paragraphs, expected {expected}")
    beside: dict[str, list[Any]] = {}
    for relation in dict.fromkeys(relations(package, main)):
        if relation.kind in ("styles", *BESIDE) and relation.target in package.names:
            part = package.read_xml(relation.target)
            settle_alternates(part)
            beside.setdefault(relation.kind, []).append(part)
    return _Document(body, next(iter(beside.pop("styles", ())), None), beside)


def _style_names(root: Any) -> _Styles:
    """Return the styles' names; a style may have none."""
    if root is None:
        return {}
    return {
        style.get(_W + "styleId", ""): _named(style).lower() for style in root.iter(_W + "style")
    }


def _named(style: Any) -> str:
    name = style.find(_W + "name")
    return "" if name is None else str(name.get(_W + "val", ""))


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
        if read := _CHARACTERS.get(element.tag):
            parts.append(read(element))
        if element.tag not in (_W + "pPr", _W + "rPr"):
            stack.extend(reversed(element))
    return "".join(parts)


def _symbol(element: Any) -> str:
    return plain_symbol(element.get(_W + "font", ""), element.get(_W + "char", "")) or ""


def _emoji(element: Any) -> str:
    return plain_symbol("emoji", element.get(f"{EMOJI.partition('}')[0]}}}char", "")) or ""


#: What reads an element that shows as characters.
_CHARACTERS: Mapping[str, Callable[[Any], str]] = {
    _W + "t": lambda text: text.text or "",
    **dict.fromkeys((_W + "br", _W + "cr"), lambda _: "\n"),
    **dict.fromkeys((_W + "tab", _W + "ptab", _W + "p"), lambda _: " "),
    _W + "noBreakHyphen": lambda _: "\N{NON-BREAKING HYPHEN}",
    _W + "sym": _symbol,
    EMOJI: _emoji,
}


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
