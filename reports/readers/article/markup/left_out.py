"""What of a Word document is no text of an article: hidden and struck-out words, notes, formulas.

A struck-out sum is no figure of the story, and a hidden remark is not for the reader:
both are taken out of the tree, and quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from reports.notices import Notice, note

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = ("0", "false", "off", "none")
_QUOTED = 60
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


def left_out(body: Any, notes: Sequence[str]) -> Iterator[Notice]:
    """Yield what else an article has no place for: notes at the foot or end, and formulas."""
    if notes:
        found = f"left out {len(notes)} footnote(s) and endnote(s): {_short(notes[0])}"
        yield note("left-out", found)
    formulas = ["".join(t.text or "" for t in f.iter(_M + "t")) for f in body.iter(_M + "oMath")]
    if formulas:
        yield note("left-out", f"left out {len(formulas)} formula(s): {_short(formulas[0])}")


def note_texts(root: Any) -> Iterator[str]:
    """Yield the texts of a part of footnotes or endnotes; separators have none."""
    for each in root.iter(_W + "footnote", _W + "endnote"):
        text = " ".join("".join(t.text or "" for t in each.iter(_W + "t")).split())
        if text:
            yield text


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
