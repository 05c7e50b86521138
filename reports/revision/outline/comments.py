"""Comments of a Word document as notes of the briefing, with author and place."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from reports.model import escape_inline
from reports.model.text import check_characters
from reports.revision.outline.outline import CommentPlace
from reports.revision.word.package import W, WordPackage, text_of

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def read_comments(package: WordPackage, places: Sequence[CommentPlace]) -> tuple[str, ...]:
    """Return a note for each comment, in the order of their places in the document.

    A comment whose place was deleted comes last.
    """
    said = _comments(package)
    notes = [_note(*said.pop(r.comment), r.place) for r in places if r.comment in said]
    left = [_note(author, text, "a place that is gone") for author, text in said.values()]
    return tuple(note for note in (*notes, *left) if note)


def read_notes(package: WordPackage) -> dict[str, str]:
    """Return the texts of the footnotes by their ids; those of endnotes begin with “end”."""
    out: dict[str, str] = {}
    for kind, prefix in (("footnote", ""), ("endnote", "end")):
        root = package.part(f"{kind}s")
        notes = root.iter(W + kind) if root is not None else ()
        out |= {prefix + note.get(f"{W}id", ""): _text(note) for note in notes}
    return out


def _comments(package: WordPackage) -> dict[str, tuple[str, str]]:
    """Return who made each comment, and its text; who also tells resolved ones and replies."""
    root = package.part("comments")
    if root is None:
        return {}
    comments = list(root.iter(f"{W}comment"))
    authors = {key: c.get(f"{W}author", "") for c in comments for key in _paragraphs(c)}
    states = _states(package)
    out: dict[str, tuple[str, str]] = {}
    for comment in comments:
        who = comment.get(f"{W}author", "")
        done, parent = next((states[k] for k in _paragraphs(comment) if k in states), (False, ""))
        who += " (resolved)" if done else ""
        who += f", in reply to {authors[parent]}" if authors.get(parent) else ""
        out[comment.get(f"{W}id", "")] = (who, _text(comment))
    return out


def _paragraphs(comment: etree._Element) -> list[str]:
    return [key for p in comment.iter(f"{W}p") if (key := p.get(f"{_W14}paraId"))]


def _states(package: WordPackage) -> dict[str, tuple[bool, str]]:
    """Return whether comments are resolved, and which they answer, by ids of paragraphs."""
    root = package.part("commentsExtended")
    entries = root.iter(f"{_W15}commentEx") if root is not None else ()
    return {
        entry.get(f"{_W15}paraId", ""): (
            entry.get(f"{_W15}done") in ("1", "true"),
            entry.get(f"{_W15}paraIdParent", ""),
        )
        for entry in entries
    }


def _text(element: etree._Element) -> str:
    return " ".join(" ".join(map(text_of, element.iter(f"{W}p"))).split())


def _note(author: str, text: str, place: str) -> str:
    if not text:
        return ""
    try:
        who = f"{author}, at" if author else "At"
        return escape_inline(check_characters(f"{who} {place}: {text}"))
    except ValueError:
        return ""
