"""Comments of a Word document as notes of the briefing, with author and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from reports.model import escape_inline
from reports.model.text import check_characters
from reports.notices import Notices
from reports.readers.own.word_drawn import SHAPES, lettering, settle_alternates
from reports.readers.own.word_pictures import pictures
from reports.revision.outline.outline import CommentPlace
from reports.revision.word.lines import PUT_IN, quotation
from reports.revision.word.package import MATHS, W, WordPackage
from reports.slotted import frozen

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

#: The state of a comment that nobody has resolved, and that answers none.
_OPEN = (False, "")


def read_comments(
    package: WordPackage, places: Sequence[CommentPlace], notices: Notices
) -> tuple[str, ...]:
    """Return a note for each comment, in the order of their places in the document.

    A comment whose place was deleted comes last. `notices` takes what was drawn in one.
    """
    said = _comments(package)
    known = {each.comment: each.place for each in places}
    notes = []
    for key in _in_order(said, known):
        comment = said[key]
        place = known.get(key) or known.get(comment.answers or "") or "a place that is gone"
        notes.append(_note(comment.who, comment.text, place))
        whose = f"the comment of {comment.by}" if comment.by else "a comment"
        for picture in comment.pictures:
            notices.add(PUT_IN, f"{picture} in {whose} at {place} was left out")
    return tuple(filter(None, notes))


def _in_order(said: Iterable[str], places: Iterable[str]) -> list[str]:
    """Return the ids of comments in the order of their `places`, then those that have none."""
    placed = dict.fromkeys(places)
    there = dict.fromkeys(said)
    return [*(key for key in placed if key in there), *(key for key in there if key not in placed)]


@frozen
class NoteText:
    """What a footnote or endnote says, and the pictures in it as they are named."""

    text: str
    pictures: tuple[str, ...]


def read_notes(package: WordPackage) -> dict[str, NoteText]:
    """Return the footnotes by their ids; those of endnotes begin with “end”."""
    out: dict[str, NoteText] = {}
    for kind, prefix in (("footnote", ""), ("endnote", "end")):
        root = package.part(f"{kind}s")
        notes = root.iter(W + kind) if root is not None else ()
        for note in notes:
            out[prefix + note.get(f"{W}id", "")] = NoteText(_text(note), _drawn(note))
    return out


@frozen
class _Comment:
    """A comment: who made it, which says that it is resolved or a reply, and its words.

    `answers` is the id of the comment that it answers, `by` its author, `pictures` what was drawn
    in it.
    """

    who: str
    text: str
    answers: str | None
    by: str
    pictures: tuple[str, ...]


def _comments(package: WordPackage) -> dict[str, _Comment]:
    """Return the comments by their ids."""
    root = package.part("comments")
    if root is None:
        return {}
    comments = {c.get(f"{W}id", ""): c for c in root.iter(f"{W}comment")}
    holders = {key: name for name, each in comments.items() for key in _paragraphs(each)}
    states = {holders[key]: state for key, state in _states(package).items() if key in holders}
    out: dict[str, _Comment] = {}
    for name, comment in comments.items():
        done, answered = states.get(name, _OPEN)
        parent, asked = holders.get(answered), None
        if parent is not None:
            # who resolves a comment resolves what was said to it
            done = done or states.get(parent, _OPEN)[0]
            asked = comments[parent].get(f"{W}author", "")
        by = comment.get(f"{W}author", "")
        who = _maker(by, asked, resolved=done)
        out[name] = _Comment(who, _text(comment), parent, by, _drawn(comment))
    return out


def _maker(by: str, asked: str | None, *, resolved: bool) -> str:
    """Return who made a comment, and whether it is resolved or a reply to what somebody `asked`."""
    who = by or ("somebody" if resolved or asked is not None else "")
    who += " (resolved)" if resolved else ""
    if asked is None:
        return who
    return f"{who}, in reply to {asked}" if asked else f"{who}, in reply"


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


def _drawn(element: etree._Element) -> tuple[str, ...]:
    """Return the pictures and shapes without words in a comment or note, as messages name them."""
    names = (picture.name for picture in pictures(element, {}))
    return tuple(
        f"the picture or shape {quotation(n)}" if n else "a picture or shape" for n in names
    )


def _text(element: etree._Element) -> str:
    settle_alternates(element)
    texts = element.iter(f"{W}p", f"{W}t", f"{MATHS}t")
    lines = "".join(" " if t.tag == f"{W}p" else t.text or "" for t in texts)
    return " ".join(" ".join((lines, *map(lettering, element.iter(*SHAPES)))).split())


def _note(author: str, text: str, place: str) -> str:
    if not text:
        return ""
    try:
        who = f"{author}, at" if author else "At"
        return escape_inline(check_characters(f"{who} {place}: {text}"))
    except ValueError:
        return ""
