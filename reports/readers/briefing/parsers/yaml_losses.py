"""Words that YAML loses without a word: comments, anchors and tags that were meant as text.

``title: Canada #1 donor`` is the title “Canada” with a comment, ``title: &c. news`` is
“news” with an anchor. Both are answered with the quoted form that keeps all words.

A comment stays a comment when a space (or another mark: ``##``, ``#---``) follows its #,
and wherever the words could not be the value: behind a date, a currency, a status. One that
looks like a heading of Markdown stays one, too, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from reports.model.mistakes.fields import field_names, may_hold
from reports.notices import Location, Notice, Place
from reports.readers.briefing.parsers.yaml_nodes import Collection, Node, Scalar
from reports.readers.briefing.slips.quoting import in_quotes
from reports.slotted import frozen

#: A # that words follow at once.
_WORDS = r"#(?![\s#=*~_-])(?=[^\n]{0,40}?\w)"
_COMMENT = re.compile(rf"[ \t]+({_WORDS}[^\n]*)")
_NEXT_LINE = re.compile(rf"[ \t]*\n([ \t]+)({_WORDS}[^\n]*)")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
#: Without one of these no words can be lost: nearly every file is read without a second look.
_SIGNS = re.compile(rf"(?:[ \t]|^){_WORDS}|[:,\[{{-][ \t]+[&!]", re.MULTILINE)
_LONGEST = 60
_HEADING = re.compile(r"(?P<lead>[ \t]*)#{2,6}[ \t]+(?P<words>\w.*)")


@frozen
class Lost:
    """Words that are lost: what was found, and the place of all that is one text."""

    found: str
    start: int
    end: int
    words: str
    remedy: str = ""


class Losses:
    """Looks, beside each scalar of a file, for words that are not part of its value."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._possible = _SIGNS.search(text) is not None

    def at(self, node: Scalar, place: Place, after: int, indent: int | None) -> Lost | None:
        """Return what is lost at a scalar, or None.

        `after` is where the value may begin: behind its key or dash. `indent` is the column of
        the key or dash in block style; a line further in would go on with the text.
        """
        if not self._possible:
            return None
        mark = self._text[node.start : node.start + 1]
        if mark in "&!" and mark and node.end > node.start:
            return self._property(node, place, mark)
        return self._comment(node, place, after, indent) if node.plain else None

    def _comment(self, node: Scalar, place: Place, after: int, indent: int | None) -> Lost | None:
        """Return what stands behind a plain text, in its line or as if it went on in the next."""
        start, end = (after, after) if node.value == "" else (node.start, node.end)
        found = _COMMENT.match(self._text, end)
        if found is None and indent is not None and node.value:
            found = _NEXT_LINE.match(self._text, end)
            if found and len(found[1]) <= indent:
                return None
        if found is None:
            return None
        words = _words(self._text[start : found.end()])
        if not may_hold(place, words):
            return None
        lost = found[found.lastindex or 0].strip()
        said = f"found {_cut(lost)!r} behind the text, which YAML takes for a comment"
        if not node.value:
            start = found.start(1)
        return Lost(said, start, found.end(), words, "a real comment has a space behind its #")

    @cached_property
    def _aliases(self) -> set[str]:
        return set(_ALIAS.findall(self._text))

    def _property(self, node: Scalar, place: Place, mark: str) -> Lost | None:
        """Return what an anchor that nothing names, or the tag ``!``, takes from a text."""
        rest = _COMMENT.match(self._text, node.end)
        end = rest.end() if rest else node.end
        words = _words(self._text[node.start : end])
        name = words.split(" ")[0]
        if mark == "&" and name[1:] in self._aliases:
            return None
        if mark == "!" and name != "!":
            return None
        if not may_hold(place, words):
            return None
        what = "an anchor" if mark == "&" else "a tag"
        return Lost(f"found {_cut(name)!r}, which YAML takes for {what}", node.start, end, words)


def _words(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def heading_comments(text: str, root: Node, name: str) -> Iterator[Notice]:
    """Yield the comments of a YAML file that look like headings: ``## Background``."""
    within = _within_texts(root, text) if "##" in text else ()
    for i, line in enumerate(text.split("\n") if "##" in text else ()):
        heading = None if i in within else _HEADING.fullmatch(line)
        if heading and _folded(heading["words"]) not in field_names():
            yield _comment(heading, name, i)


def _folded(words: str) -> str:
    return words.strip().casefold().replace(" ", "_")


def _comment(found: re.Match[str], name: str, at: int) -> Notice:
    said = "found words behind two #, which YAML takes for a comment: they are printed nowhere"
    heading = f"- heading: {in_quotes(found['words'].strip())}"
    remedy = f"a heading is an item of sections: {heading}; a comment has one #"
    place = Location(name, at + 1, "", len(found["lead"]) + 1, (found.string,))
    return Notice("heading-comment", said, "", remedy, place)


def _within_texts(root: Node, text: str) -> set[int]:
    """Return the lines, from 0, in which a text in quotes or a block goes on."""
    nodes, seen, lines = [root], set[int](), set[int]()
    for node in nodes:
        if id(node) in seen:
            continue  # named by an alias
        seen.add(id(node))
        if isinstance(node, Collection):
            nodes += node.items
        elif not node.plain:
            last = text[: node.end].rstrip().count("\n")  # a block ends where the next line begins
            lines.update(range(node.line + 1, last + 1))
    return lines
