"""What of a Word document is no text of an article: hidden and struck-out words, notes, formulas,
comments, headers and footers, drawings.

A struck-out sum is no figure of the story, and a hidden remark is not for the reader:
both are taken out of the tree, and quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Any

from reports.notices import Notice, note
from reports.readers.own.word_drawn import (
    SHAPES,
    drawn_words,
    embedded_program,
    part_words,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = ("0", "false", "off", "none")
_QUOTED = 60
#: As many texts of a kind as are quoted.
_MOST = 100
#: What takes words out of sight or out of force, with the words that tell it.
_KINDS: Mapping[str, Sequence[str]] = {"hidden": ("vanish",), "struck-out": ("strike", "dstrike")}


def take_out(body: Any, styles: Any) -> tuple[Notice, ...]:
    """Take hidden and struck-out runs out of `body`; return a notice for each stretch of them.

    `styles` is the root of the styles, None for a document without.
    """
    by_style = (
        {} if styles is None else {s.get(_W + "styleId"): s for s in styles.iter(_W + "style")}
    )
    notices: list[Notice] = []
    for paragraph in body.iter(_W + "p"):
        own = paragraph.find(f"{_W}pPr/{_W}pStyle")
        runs = list(paragraph.iter(_W + "r"))
        for kind, group in groupby(runs, key=lambda run: _kind(run, own, by_style)):
            words = "".join(map(_take, group)) if kind else ""
            if words.strip():
                notices.append(note("left-out", f"left out {kind} text: {_short(words)}"))
    return tuple(notices)


def _take(run: Any) -> str:
    """Empty a run; return its words."""
    words = "".join(text.text or "" for text in run.iter(_W + "t"))
    _empty(run)
    return words


def left_out_shapes(body: Any) -> Iterator[Notice]:
    """Yield what is drawn in a document, with its words; text boxes are text."""
    drawn = list(body.iter(*SHAPES))
    pictures = [each for each in drawn if next(each.iter(_W + "txbxContent"), None) is None]
    if pictures:
        yield _said(f"{len(pictures)} picture(s)", filter(None, map(drawn_words, pictures)))
    programs = list(filter(None, map(embedded_program, drawn)))
    if programs:
        yield _said(f"{len(programs)} file(s) of other programs in it", programs)


def left_out_formulas(body: Any) -> Iterator[Notice]:
    """Yield the formulas, in their letters, and the small words above others (ruby)."""
    formulas = ["".join(t.text or "" for t in f.iter(_M + "t")) for f in body.iter(_M + "oMath")]
    if formulas:
        yield _said(f"{len(formulas)} formula(s)", formulas)
    readings = list(filter(None, map(_words, body.iter(_W + "rt"))))
    if readings:
        yield _said(f"{len(readings)} reading(s) above words", readings)


def left_out_parts(parts: Mapping[str, Sequence[Any]], known: Collection[str]) -> Iterator[Notice]:
    """Yield what stands in other parts than the document, by their kinds.

    `known` are the texts of the document: a header that says one of them again is no loss.
    """
    for kinds, (what, texts_of) in _PARTS.items():
        texts = [text for kind in kinds for root in parts.get(kind, ()) for text in texts_of(root)]
        texts = [text for text in texts if text not in known]
        if texts:
            yield _said(f"{len(texts)} {what}", texts)


def _notes(root: Any) -> Iterator[str]:
    """Yield the texts of footnotes or endnotes; separators have none."""
    for each in root.iter(_W + "footnote", _W + "endnote"):
        yield from filter(None, (_words(each),))


def _comments(root: Any) -> Iterator[str]:
    for each in root.iter(_W + "comment"):
        who, text = each.get(_W + "author", ""), _words(each)
        if text:
            yield f"{who}: {text}" if who else text


def _lines(root: Any) -> Iterator[str]:
    """Yield the lines of a header or footer that hold more than numbers."""
    for each in root.iter(_W + "p"):
        if next(each.iterancestors(_W + "p"), None) is None:
            text = _words(each)
            yield from (text,) if any(map(str.isalpha, text)) else ()
    yield from filter(None, map(drawn_words, root.iter(*SHAPES)))


def _drawing(root: Any) -> Iterator[str]:
    yield from filter(None, (part_words(root),))


#: The kinds of parts beside the document, what they hold, and what reads it.
_PARTS: Mapping[tuple[str, ...], tuple[str, Callable[[Any], Iterator[str]]]] = {
    ("footnotes", "endnotes"): ("footnote(s) and endnote(s)", _notes),
    ("comments",): ("comment(s)", _comments),
    ("header", "footer"): ("line(s) of headers and footers", _lines),
    ("chart", "chartEx", "diagramData"): ("chart(s) and diagram(s)", _drawing),
}
BESIDE = tuple(chain.from_iterable(_PARTS))


def _words(element: Any) -> str:
    """Return the words of an element on one line."""
    found = element.iter(_W + "t", _W + "p", _W + "tab")
    return " ".join("".join((t.text or "") if t.tag == _W + "t" else " " for t in found).split())


def _said(what: str, texts: Iterable[str]) -> Notice:
    """Return the notice of what is left out, each text of it quoted once."""
    quoted = list(dict.fromkeys(map(_short, texts)))
    more = [f"and {len(quoted) - _MOST} more"] if len(quoted) > _MOST else []
    said = ", ".join([*quoted[:_MOST], *more])
    return note("left-out", f"left out {what}: {said}" if said else f"left out {what}")


def _kind(run: Any, paragraph_style: Any, styles: Mapping[str, Any]) -> str:
    properties = run.find(_W + "rPr")
    own = properties.find(_W + "rStyle") if properties is not None else None
    for kind, names in _KINDS.items():
        for name in names:
            direct = _switch(properties, name)
            if direct is None:
                of_styles = [_styled(style, name, styles) for style in (own, paragraph_style)]
                direct = of_styles[0] != of_styles[1]  # two styles undo one another
            if direct:
                return kind
    return ""


def _styled(reference: Any, name: str, styles: Mapping[str, Any]) -> bool:
    step: Any = reference.get(_W + "val") if reference is not None else None
    seen: set[str] = set()
    while step in styles and step not in seen:
        seen.add(step)
        found = _switch(styles[step].find(_W + "rPr"), name)
        if found is not None:
            return found
        based = styles[step].find(_W + "basedOn")
        step = based.get(_W + "val") if based is not None else None
    return False


def _switch(properties: Any, name: str) -> bool | None:
    toggle = properties.find(_W + name) if properties is not None else None
    return None if toggle is None else toggle.get(_W + "val") not in _OFF


def _empty(run: Any) -> None:
    """Empty a run; itself it stays, since its neighbours are found apart by place."""
    for child in list(run):
        run.remove(child)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:_QUOTED]}…”" if len(words) > _QUOTED + 1 else f"“{words}”"
