"""YAML to plain values with their lines.

The node tree is read, not the constructed values: so every scalar keeps its text
(an amount its digits, a title such as ``2025`` its letters) and its line, no tag can
make an object, and aliases that explode are counted before they do.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from reports.readers.briefing.slips.misread import Misread
    from reports.readers.briefing.slips.source_text import SourceText

_VALUE = 20


def parse_yaml(text: str, name: str) -> Parsed:
    """Return the values of a YAML file; all scalars as text, but for null.

    Slips of the pen are mended, and told as mistakes, so that all else is read too.

    Raises:
        InputError: if nothing can be made of it, or its aliases grow past `YAML_CHARACTERS`.
    """
    try:
        return _read(text, name)
    except (TooDeepError, ControlCharacterError) as error:
        from reports.readers.briefing.slips.misread import unreadable

        raise InputError(unreadable(text, name, error)) from error
    except NotYamlError as error:
        from reports.readers.briefing.slips.repair import mend

        mended = mend(text, error, name)
        if not mended.readable:
            mistakes = mended.notices or [mistake("not-yaml", name, None, "", error.problem)]
            raise InputError(*mistakes) from error
        parsed = _read(mended.page.text, name, mended.page)
        gaps = frozenset(mended.gaps)
        return replace(parsed, mistakes=(*mended.notices, *parsed.mistakes), gaps=gaps)
    except RecursionError as error:
        raise InputError(mistake("too-deep", name, None, "", TOO_DEEP)) from error


def _read(text: str, name: str, page: SourceText | None = None) -> Parsed:
    """Return the values of a text that can be read; `page` knows the lines that it had."""
    root = compose(text)
    values = _Constructor(name, text, page)
    value = None if root is None else values.read(root, ())
    if isinstance(root, Scalar):
        values.misread.no_fields(root)
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

    @cached_property
    def misread(self) -> Misread:
        """Tells mistakes; imported here, since what finds them is much, and few files have any."""
        from reports.readers.briefing.slips.misread import Misread

        return Misread(self._name, self._text, self._page, self.mistakes)

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
            self.misread.tag(node, place)
            return None
        if isinstance(node, Scalar):
            return self._scalar(node, place, after, indent)
        if node.mapping:
            return self._mapping(node, place)
        indent = _indent(node)
        return [
            self.read(item, (*place, i), item.start, indent) for i, item in enumerate(node.items)
        ]

    def _scalar(self, node: Scalar, place: Place, after: int, indent: int | None) -> str | None:
        if lost := self._losses.at(node, place, after, indent):
            self.misread.lost(lost, place)
        return None if node.tag == NULL else node.value

    def _mapping(self, node: Collection, place: Place) -> dict[str, Any]:
        out: dict[str, Any] = {}
        indent = _indent(node)
        for key_node, value_node in zip(node.items[::2], node.items[1::2], strict=True):
            if not isinstance(key_node, Scalar):
                self.misread.unnamed(node, key_node, place)
                continue
            key = key_node.value
            if key in out:
                if self.misread.next_row(node, key_node, place):
                    break
                self.misread.said_twice(key_node, (*place, key), self.lines[(*place, key)])
                continue
            self.lines[(*place, key)] = key_node.line + 1
            if node.flow and self._is_rest(key_node, out):
                self.misread.rest(key_node, place)
                continue
            # an empty value has no place of its own; it would stand behind the key's colon
            out[key] = self.read(value_node, (*place, key), key_node.end + 1, indent)
        return out

    def _is_rest(self, key: Scalar, before: dict[str, Any]) -> bool:
        """Return whether a word in braces is no field: ``{value: 1,500}``, ``{name:Ann Lee}``."""
        colon = self._text[key.end : key.end + 2].lstrip()[:1] == ":"
        named = key.value.partition(":")[0] in field_names() if ":" in key.value else bool(before)
        return not colon and named and key.value not in field_names()


def _indent(node: Collection) -> int | None:
    return None if node.flow else node.column
