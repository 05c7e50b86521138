"""YAML to plain values with their lines.

The node tree is read, not the constructed values: so every scalar keeps its text
(an amount its digits, a title such as ``2025`` its letters) and its line, no tag can
make an object, and aliases that explode are counted before they do.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import Any

from reports.errors import InputError
from reports.limits import BRIEFING_DEPTH, YAML_CHARACTERS
from reports.model.mistakes.fields import field_names
from reports.notices import Notice, Place, mistake, show_place
from reports.readers.briefing.parsers.parsed import TOO_DEEP, Parsed
from reports.readers.briefing.parsers.yaml_losses import Losses, heading_comments
from reports.readers.briefing.parsers.yaml_nodes import (
    KNOWN_TAGS,
    NULL,
    Collection,
    ControlCharacterError,
    Node,
    NotYamlError,
    Scalar,
    TooDeepError,
    compose,
)
from reports.readers.briefing.slips.fixers import flow_values, quotes
from reports.readers.briefing.slips.marks import colons
from reports.readers.briefing.slips.quoting import in_quotes
from reports.readers.briefing.slips.repair import mend
from reports.readers.briefing.slips.source_text import Fix, SourceText

_VALUE = 20
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")


def parse_yaml(text: str, name: str) -> Parsed:
    """Return the values of a YAML file; all scalars as text, but for null.

    Slips of the pen are mended, and told as mistakes, so that all else is read too.

    Raises:
        InputError: if nothing can be made of it, or its aliases grow past `YAML_CHARACTERS`.
    """
    try:
        return _read(text, name)
    except (TooDeepError, ControlCharacterError) as error:
        raise InputError(_unreadable(text, name, error)) from error
    except NotYamlError as error:
        mended = mend(text, error, name)
        if not mended.readable:
            mistakes = mended.notices or [mistake("not-yaml", name, None, "", error.problem)]
            raise InputError(*mistakes) from error
        parsed = _read(mended.page.text, name, mended.page)
        gaps = frozenset(mended.gaps)
        return replace(parsed, mistakes=(*mended.notices, *parsed.mistakes), gaps=gaps)
    except RecursionError as error:
        raise InputError(mistake("too-deep", name, None, "", TOO_DEEP)) from error


def _unreadable(text: str, name: str, error: NotYamlError) -> Notice:
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


def _read(text: str, name: str, page: SourceText | None = None) -> Parsed:
    """Return the values of a text that can be read; `page` knows the lines that it had."""
    root = compose(text)
    values = _Constructor(name, text, page)
    value = None if root is None else values.read(root, ())
    if isinstance(root, Scalar):
        values.no_fields(root)
    lines = values.lines
    if page is not None:
        lines = {place: page.numbers[line - 1] + 1 for place, line in lines.items()}
    # what is in doubt is told of files without mistakes: no line of those was mended
    doubts = tuple(heading_comments(text, root, name)) if root is not None and page is None else ()
    return Parsed(value, lines, tuple(values.mistakes), doubts, page, root, text)


class _Constructor:
    def __init__(self, name: str, text: str, page: SourceText | None) -> None:
        self.lines: dict[Place, int] = {}
        self.mistakes: list[Notice] = []
        self._name = name
        self._text = text
        self._losses = Losses(text)
        self._page = page
        self._work = 0

    def read(self, node: Node, place: Place, after: int = 0, indent: int | None = None) -> Any:
        """Return the value of a node; `after` and `indent` are those of its key or dash."""
        line = node.line + 1
        self._work += _VALUE + (len(node.value) if isinstance(node, Scalar) else 0)
        if self._work > YAML_CHARACTERS:
            message = f"found more than {YAML_CHARACTERS:,} characters (by its aliases)"
            raise InputError(
                mistake("too-large", self._name, line, show_place(place), message, expected="fewer")
            )
        if len(place) > BRIEFING_DEPTH:
            raise InputError(mistake("too-deep", self._name, line, show_place(place), TOO_DEEP))
        self.lines.setdefault(place, line)
        if node.tag not in KNOWN_TAGS:
            self._tag(node, place)
            return None
        if isinstance(node, Scalar):
            return self._scalar(node, place, after, indent)
        if node.mapping:
            return self._mapping(node, place)
        indent = _indent(node)
        return [
            self.read(item, (*place, i), item.start, indent) for i, item in enumerate(node.items)
        ]

    def no_fields(self, root: Scalar) -> None:
        """Say how a text becomes a field, if its first line is one but for the colon."""
        for fix in islice(colons(self.page, root.line), 1):
            self.mistakes.append(self.page.notice(fix, self._name))

    def _scalar(self, node: Scalar, place: Place, after: int, indent: int | None) -> str | None:
        if lost := self._losses.at(node, place, after, indent):
            words = in_quotes(lost.words)
            fix = self.page.replaced("yaml-loss", lost.start, lost.end, words, lost.found)
            self.mistakes.append(
                replace(self.page.notice(fix, self._name, show_place(place)), remedy=lost.remedy)
            )
        return None if node.tag == NULL else node.value

    def _mapping(self, node: Collection, place: Place) -> dict[str, Any]:
        out: dict[str, Any] = {}
        indent = _indent(node)
        for key_node, value_node in zip(node.items[::2], node.items[1::2], strict=True):
            if not isinstance(key_node, Scalar):
                self._unnamed(node, key_node, place)
                continue
            key = key_node.value
            if key in out and self._is_next(node, key_node, place):
                break
            if key in out:
                first = self.page.numbers[self.lines[(*place, key)] - 1] + 1
                said = f"found twice (first in line {first}), expected once"
                self._add(key_node, (*place, key), said, "said-twice")
                continue
            self.lines[(*place, key)] = key_node.line + 1
            if node.flow and self._is_rest(key_node, out):
                self._rest(node, key_node, place)
                continue
            # an empty value has no place of its own; it would stand behind the key's colon
            out[key] = self.read(value_node, (*place, key), key_node.end + 1, indent)
        return out

    def _unnamed(self, node: Collection, key: Collection, place: Place) -> None:
        """Say what is wrong with a field without a name: ``{{title}}`` is one of a template."""
        if field := re.compile(r"\{\{[^{}\n]*\}\}").match(self._text, node.start):
            found = f"found {field[0]}, the field of a template that nobody has filled in"
            fix = self.page.replaced("not-plain", node.start, field.end(), "null", found)
            self.mistakes.append(self.page.notice(fix, self._name, show_place(place)))
            return
        found = "found a list or fields before a colon, expected a name"
        fix = next(quotes(self.page, node.line), Fix("", node.line, node.line, None, 0, ""))
        is_text = self.page.line(node.line).value[:1] in ("[", "{") and not node.flow
        new = fix.new if is_text and fix.first == fix.last else None
        told = replace(fix, code="not-plain", new=new, column=key.column, found=found)
        self.mistakes.append(self.page.notice(told, self._name, show_place(place)))

    def _is_next(self, node: Collection, key: Scalar, place: Place) -> bool:
        """Say that a row begins anew without its hyphen, where its first field comes again."""
        first = node.items[0]
        is_row = place and isinstance(place[-1], int) and not node.flow and node.column > 1
        if not is_row or not isinstance(first, Scalar) or key.value != first.value:
            return False
        line = self.page.texts[key.line]
        new = f"{' ' * (node.column - 2)}- {line.lstrip()}"
        found = f"found {key.value!r} again in one row, expected a hyphen before the next row"
        fix = Fix.one("yaml-dash", key.line, new, node.column, found)
        self.mistakes.append(self.page.notice(fix, self._name, show_place(place)))
        return True

    def _add(self, node: Node, place: Place, found: str, code: str = "not-plain") -> None:
        column = (
            node.column
            if isinstance(node, Collection)
            else node.start - self._text.rfind("\n", 0, node.start) - 1
        )
        fix = Fix(code, node.line, node.line, None, column, found)
        self.mistakes.append(self.page.notice(fix, self._name, show_place(place)))

    def _is_rest(self, key: Scalar, before: dict[str, Any]) -> bool:
        """Return whether a word in braces is no field: ``{value: 1,500}``, ``{name:Ann Lee}``."""
        colon = self._text[key.end : key.end + 2].lstrip()[:1] == ":"
        named = key.value.partition(":")[0] in field_names() if ":" in key.value else bool(before)
        return not colon and named and key.value not in field_names()

    def _rest(self, node: Collection, key: Scalar, place: Place) -> None:
        """Say once for all fields in braces what has made such words of a value."""
        part, start = show_place(place), key.start
        if any(each.place.part == part for each in self.mistakes[-3:]):
            return
        found = "found a comma in a value without quotation marks, with which YAML takes it to end"
        if ":" in key.value:
            found = "found no space behind a colon, so YAML takes field and value for one name"
        line = self._text.count("\n", 0, start)
        fix = next(flow_values(self.page, line), Fix("", line, line, None, 0, ""))
        column = start - self._text.rfind("\n", 0, start) - 1
        fix = replace(fix, code="yaml-braces", column=column, found=found)
        self.mistakes.append(self.page.notice(fix, self._name, part))

    def _tag(self, node: Node, place: Place) -> None:
        found = f"found the tag {node.tag!r}, expected plain values"
        if isinstance(node, Collection):
            return self._add(node, place, found)
        words = in_quotes(f"{node.tag} {node.value}".strip())
        fix = self.page.replaced("not-plain", node.start, node.end, words, found)
        self.mistakes.append(self.page.notice(fix, self._name, show_place(place)))
        return None

    @property
    def page(self) -> SourceText:
        """The lines of the text, which only mistakes ask for."""
        self._page = self._page or SourceText(self._text.split("\n"))
        return self._page


def _indent(node: Collection) -> int | None:
    return None if node.flow else node.column
