"""Comments of a Word document as notes of the briefing, with author and place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.model import escape_inline
from reports.model.text import check_characters
from reports.revision.outline import Remark
from reports.revision.package import W, WordPackage


def read_comments(package: WordPackage, remarks: Sequence[Remark]) -> tuple[str, ...]:
    """Return a note for each comment, in the order of their places in the document.

    A comment whose place was deleted comes last.
    """
    said = _comments(package)
    notes = [_note(*said.pop(r.comment), r.place) for r in remarks if r.comment in said]
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
    root = package.part("comments")
    if root is None:
        return {}
    return {
        comment.get(f"{W}id", ""): (comment.get(f"{W}author", ""), _text(comment))
        for comment in root.iter(f"{W}comment")
    }


def _text(element: object) -> str:
    paragraphs = element.iter(f"{W}p")  # type: ignore[attr-defined]
    lines = ("".join(text.text or "" for text in p.iter(f"{W}t")) for p in paragraphs)
    return re.sub(r"\s+", " ", " ".join(lines)).strip()


def _note(author: str, text: str, place: str) -> str:
    if not text:
        return ""
    try:
        who = f"{author}, at" if author else "At"
        return escape_inline(check_characters(f"{who} {place}: {text}"))
    except ValueError:
        return ""
