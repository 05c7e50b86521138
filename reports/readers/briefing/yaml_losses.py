"""Words that YAML loses without a word: comments, anchors and tags that were meant as text.

``title: Canada #1 donor`` is the title “Canada” with a comment, ``title: &c. news`` is
“news” with an anchor. Both are answered with the quoted form that keeps all words.

A comment stays a comment when a space (or another mark: ``##``, ``#---``) follows its #,
and wherever the words could not be the value: behind a date, a currency, a status.
"""

from __future__ import annotations

import re
from functools import cached_property

from reports.readers.briefing.model_fields import may_hold
from reports.readers.briefing.parsed import Place
from reports.readers.briefing.yaml_nodes import Scalar

#: A # that words follow at once.
_WORDS = r"#(?![\s#=*~_-])(?=[^\n]{0,40}?\w)"
_COMMENT = re.compile(rf"[ \t]+({_WORDS}[^\n]*)")
_NEXT_LINE = re.compile(rf"[ \t]*\n([ \t]+)({_WORDS}[^\n]*)")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
#: A value that begins with a mark of YAML's: its key or dash, the value.
_MARKED = re.compile(r"(?:[^\s#\"'][^\n]*?:|-)[ \t]+([&*!%@`][^\n]*)")
#: Without one of these no words can be lost: nearly every file is read without a second look.
_SIGNS = re.compile(rf"(?:[ \t]|^){_WORDS}|[:,\[{{-][ \t]+[&!]", re.MULTILINE)
_LONGEST = 60
_NAME = 200


class Losses:
    """Looks, beside each scalar of a file, for words that are not part of its value."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._possible = _SIGNS.search(text) is not None

    def at(self, node: Scalar, place: Place, after: int, indent: int | None) -> str | None:
        """Return what is lost at a scalar and how to keep it, or None.

        `after` is where the value may begin: behind its key or dash. `indent` is the column of
        the key or dash in block style; a line further in would go on with the text.
        """
        if not self._possible:
            return None
        mark = self._text[node.start : node.start + 1]
        if mark in "&!" and mark and node.end > node.start:
            return self._property(node, place, mark)
        return self._comment(node, place, after, indent) if node.plain else None

    def _comment(self, node: Scalar, place: Place, after: int, indent: int | None) -> str | None:
        """Return what stands behind a plain text, in its line or as if it went on in the next."""
        start, end = (after, after) if _is_empty(node) else _span(node)
        found = _COMMENT.match(self._text, end)
        if found is None and indent is not None and not _is_empty(node):
            found = _NEXT_LINE.match(self._text, end)
            if found and len(found[1]) <= indent:
                return None
        if found is None:
            return None
        words = _words(self._text[start : found.end()])
        if not may_hold(place, words):
            return None
        lost = found[found.lastindex or 0].strip()
        return (
            f"found {_cut(lost)!r} behind the text, which YAML takes for a comment; write "
            f"{quoted(place, words)}, or put a space after the # if it is one"
        )

    @cached_property
    def _aliases(self) -> set[str]:
        return set(_ALIAS.findall(self._text))

    def _property(self, node: Scalar, place: Place, mark: str) -> str | None:
        """Return what an anchor that nothing names, or the tag ``!``, takes from a text."""
        start, end = _span(node)
        rest = _COMMENT.match(self._text, end)
        words = _words(self._text[start : rest.end() if rest else end])
        name = words.split(" ")[0]
        if mark == "&" and name[1:] in self._aliases:
            return None
        if mark == "!" and name != "!":
            return None
        if not may_hold(place, words):
            return None
        what = "an anchor" if mark == "&" else "a tag"
        return f"found {_cut(name)!r}, which YAML takes for {what}; write {quoted(place, words)}"


def explain_mark(number: int, text: str) -> str | None:
    """Return the quoted form for a line that fails since its value begins with a mark."""
    line = text.split("\n", number + 1)[number].strip()
    found = _MARKED.match(line)
    if found is None:
        return None
    value = found[1].strip()
    shown = line[: found.start(1)].strip()
    return f"found {value[0]!r} at the start of a text; write {shown} {_quote(value)}"


def quoted(place: Place, words: str) -> str:
    """Return the line that keeps all words: ``title: "Canada #1 donor"``."""
    last = place[-1] if place else ""
    return f"{'-' if isinstance(last, int) else f'{last}:'} {_quote(words)}"


def _quote(words: str) -> str:
    words = _cut(words, _NAME)
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def _is_empty(node: Scalar) -> bool:
    return bool(node.value == "")


def _span(node: Scalar) -> tuple[int, int]:
    return node.start, node.end


def _words(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
