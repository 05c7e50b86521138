"""What YAML reads without a word, but otherwise than it was meant: each told as a mistake."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from reports.notices import Notice, Place, mistake, show_place
from reports.readers.briefing.parsers.yaml_losses import Lost
from reports.readers.briefing.parsers.yaml_nodes import (
    Collection,
    ControlCharacterError,
    Node,
    NotYamlError,
    Scalar,
)
from reports.readers.briefing.slips.fixers import flow_values, quotes
from reports.readers.briefing.slips.marks import colons
from reports.readers.briefing.slips.quoting import in_quotes
from reports.readers.briefing.slips.source_text import Fix, SourceText

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_TEMPLATE_FIELD = re.compile(r"\{\{[^{}\n]*\}\}")


def unreadable(text: str, name: str, error: NotYamlError) -> Notice:
    """Return what is said of a file that nothing is made of, and of a control character in it."""
    if error.line is None or not isinstance(error, ControlCharacterError):
        at = None if error.line is None else error.line + 1
        return mistake("not-yaml", name, at, "", error.problem)
    page = SourceText(text.split("\n"))
    line = page.texts[error.line]
    found = _CONTROL.search(line)
    column = found.start() if found else 0
    fix = Fix.one("not-yaml", error.line, _CONTROL.sub(" ", line), column, error.problem)
    return page.notice(fix, name)


class Misread:
    """Tells the mistakes of one file, into a list of whoever reads it.

    `page` knows the lines that the file had before slips of the pen were mended in it.
    """

    def __init__(
        self, name: str, text: str, page: SourceText | None, mistakes: list[Notice]
    ) -> None:
        self._name, self._text, self._mistakes = name, text, mistakes
        self._page = page or SourceText(text.split("\n"))

    def no_fields(self, root: Scalar) -> None:
        """Say how a text becomes a field, if its first line is one but for the colon."""
        for fix in islice(colons(self._page, root.line), 1):
            self._mistakes.append(self._page.notice(fix, self._name))

    def lost(self, lost: Lost, place: Place) -> None:
        """Say which words of a text YAML takes for something else."""
        words = in_quotes(lost.words)
        fix = self._page.replaced("yaml-loss", lost.start, lost.end, words, lost.found)
        told = self._page.notice(fix, self._name, show_place(place))
        self._mistakes.append(replace(told, remedy=lost.remedy))

    def unnamed(self, node: Collection, key: Collection, place: Place) -> None:
        """Say what is wrong with a field without a name: ``{{title}}`` is one of a template."""
        if field := _TEMPLATE_FIELD.match(self._text, node.start):
            found = f"found {field[0]}, the field of a template that nobody has filled in"
            fix = self._page.replaced("not-plain", node.start, field.end(), "null", found)
            self._tell(fix, place)
            return
        found = "found a list or fields before a colon, expected a name"
        fix = next(quotes(self._page, node.line), Fix("", node.line, node.line, None, 0, ""))
        is_text = self._page.line(node.line).value[:1] in ("[", "{") and not node.flow
        new = fix.new if is_text and fix.first == fix.last else None
        self._tell(replace(fix, code="not-plain", new=new, column=key.column, found=found), place)

    def next_row(self, node: Collection, key: Scalar, place: Place) -> bool:
        """Say that a row begins anew without its hyphen, where its first field comes again."""
        first = node.items[0]
        is_row = place and isinstance(place[-1], int) and not node.flow and node.column > 1
        if not is_row or not isinstance(first, Scalar) or key.value != first.value:
            return False
        line = self._page.texts[key.line]
        new = f"{' ' * (node.column - 2)}- {line.lstrip()}"
        found = f"found {key.value!r} again in one row, expected a hyphen before the next row"
        self._tell(Fix.one("yaml-dash", key.line, new, node.column, found), place)
        return True

    def said_twice(self, key: Scalar, place: Place, before: int) -> None:
        """Say that a field stands twice; `before` is the line, from 1, where it stood first."""
        first = self._page.numbers[before - 1] + 1
        said = f"found twice (first in line {first}), expected once"
        self._at(key, place, said, "said-twice")

    def rest(self, key: Scalar, place: Place) -> None:
        """Say once for all fields in braces what has made such words of a value."""
        part, start = show_place(place), key.start
        if any(each.place.part == part for each in self._mistakes[-3:]):
            return
        found = "found a comma in a value without quotation marks, with which YAML takes it to end"
        if ":" in key.value:
            found = "found no space behind a colon, so YAML takes field and value for one name"
        line = self._text.count("\n", 0, start)
        fix = next(flow_values(self._page, line), Fix("", line, line, None, 0, ""))
        column = start - self._text.rfind("\n", 0, start) - 1
        self._tell(replace(fix, code="yaml-braces", column=column, found=found), place)

    def tag(self, node: Node, place: Place) -> None:
        """Say that a value has a tag, which no briefing needs."""
        found = f"found the tag {node.tag!r}, expected plain values"
        if isinstance(node, Collection):
            self._at(node, place, found)
            return
        words = in_quotes(f"{node.tag} {node.value}".strip())
        self._tell(self._page.replaced("not-plain", node.start, node.end, words, found), place)

    def _at(self, node: Node, place: Place, found: str, code: str = "not-plain") -> None:
        column = (
            node.column
            if isinstance(node, Collection)
            else node.start - self._text.rfind("\n", 0, node.start) - 1
        )
        self._tell(Fix(code, node.line, node.line, None, column, found), place)

    def _tell(self, fix: Fix, place: Place) -> None:
        self._mistakes.append(self._page.notice(fix, self._name, show_place(place)))
