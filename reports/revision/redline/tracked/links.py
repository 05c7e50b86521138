"""Changes that end with a link go on for a word.

Where a change that is undone ends where a link ends, LibreOffice keeps the link without its
text, and when it saves the file the words behind it have the link's address.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from lxml import etree

from reports.revision.redline.tracked.atoms import LINK, Atom
from reports.revision.redline.word_changes import Status
from reports.revision.word.package import W

_Told = list[tuple[Status, Atom]]


def beyond_links(atoms: Sequence[tuple[Status, Atom]]) -> _Told | None:
    """Return the atoms of a paragraph with what is behind a changed link as changed, too.

    None if that is no word: then the paragraph has to change as a whole.
    """
    left, out = list(atoms), _Told()
    while left:
        change = list(takewhile(lambda each: each[0] != "same", left))
        del left[: len(change)]
        gone, come = (
            [atom for each, atom in change if each == status] for status in ("gone", "come")
        )
        if any(side and _in_link(side[-1]) for side in (gone, come)):
            behind = left.pop(0)[1] if left else None
            if behind is None:
                gone, come = closed(gone), closed(come)
            elif not _is_word(behind):
                return None
            else:
                gone, come = [*gone, behind], [*come, behind]
        out += [("gone", atom) for atom in gone] + [("come", atom) for atom in come]
        out += left[:1]
        del left[:1]
    return out


def closed(atoms: list[Atom]) -> list[Atom]:
    """Return what goes or comes at the end of a paragraph, with a blank behind a link."""
    if not atoms or not _in_link(atoms[-1]):
        return atoms
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = " "
    return [*atoms, Atom(" ", "", (), (run,))]


def _in_link(atom: Atom) -> bool:
    return any(step.startswith(LINK) for step in atom.path)


def _is_word(atom: Atom) -> bool:
    return not _in_link(atom) and not atom.text.startswith("\0")
