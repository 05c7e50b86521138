"""YAML to plain values with their lines.

The node tree is read, not the constructed values: so every scalar keeps its text
(an amount its digits, a title such as ``2025`` its letters) and its line, no tag can
make an object, and aliases that explode are counted before they do.
"""

from __future__ import annotations

from typing import Any

from reports.errors import InputError
from reports.notices import Notice, mistake
from reports.readers.briefing.parsed import (
    MAX_DEPTH,
    TOO_DEEP,
    Parsed,
    Place,
    said_twice,
    show_place,
)
from reports.readers.briefing.yaml_losses import Losses, explain_mark, quoted
from reports.readers.briefing.yaml_nodes import (
    KNOWN_TAGS,
    NULL,
    ControlCharacterError,
    Group,
    Node,
    NotYamlError,
    Scalar,
    SecondDocumentError,
    TooDeepError,
    compose,
)

#: Work in characters: what all values hold, those that aliases repeat each time they do,
#: and what a value costs beside.
MAX_WORK = 16_000_000
_VALUE = 20


def parse_yaml(text: str, name: str) -> Parsed:
    """Return the values of a YAML file; all scalars as text, but for null.

    Raises:
        InputError: if it is not YAML, or its aliases grow past `MAX_WORK`.
    """
    try:
        root = compose(text)
        values = _Values(name, Losses(text))
        value = None if root is None else values.read(root, ())
    except NotYamlError as error:
        raise InputError(_mistake(error, name, text)) from error
    except RecursionError as error:
        raise InputError(mistake("too-deep", name, None, "", TOO_DEEP)) from error
    return Parsed(value, values.lines, tuple(values.mistakes))


def _mistake(error: NotYamlError, name: str, text: str) -> Notice:
    problem = error.problem
    if isinstance(error, TooDeepError):
        problem = TOO_DEEP
    elif isinstance(error, SecondDocumentError):
        problem = "found a second document (---), expected one briefing"
    elif isinstance(error, ControlCharacterError):
        pass
    elif "'\\t'" in problem:
        problem = "found a tab; YAML indents with spaces"
    elif error.line is not None and (marked := explain_mark(error.line, text)):
        problem = marked
    line = None if error.line is None else error.line + 1
    return mistake("not-yaml", name, line, "", problem)


class _Values:
    def __init__(self, name: str, losses: Losses) -> None:
        self.lines: dict[Place, int] = {}
        self.mistakes: list[Notice] = []
        self._name = name
        self._losses = losses
        self._work = 0

    def read(self, node: Node, place: Place, after: int = 0, indent: int | None = None) -> Any:
        """Return the value of a node; `after` and `indent` are those of its key or dash."""
        line = node.line + 1
        self._work += _VALUE + (len(node.value) if isinstance(node, Scalar) else 0)
        if self._work > MAX_WORK:
            message = f"found more than {MAX_WORK:,} characters (by its aliases)"
            raise InputError(
                mistake("too-large", self._name, line, show_place(place), message, expected="fewer")
            )
        if len(place) > MAX_DEPTH:
            raise InputError(mistake("too-deep", self._name, line, show_place(place), TOO_DEEP))
        self.lines.setdefault(place, line)
        if node.tag not in KNOWN_TAGS:
            self._add(node, place, _unknown_tag(node, place))
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
            at = self.lines[place]  # an empty value stands behind the next line's start
            self.mistakes.append(mistake("yaml-loss", self._name, at, show_place(place), lost))
        return None if node.tag == NULL else node.value

    def _mapping(self, node: Group, place: Place) -> dict[str, Any]:
        out: dict[str, Any] = {}
        indent = _indent(node)
        for key_node, value_node in zip(node.items[::2], node.items[1::2], strict=True):
            if not isinstance(key_node, Scalar):
                self._add(key_node, place, "found a list or mapping as a key, expected a name")
                continue
            key = key_node.value
            if key in out:
                first = self.lines[(*place, key)]
                twice = said_twice(self._name, key_node.line + 1, (*place, key), first)
                self.mistakes.append(twice)
                continue
            self.lines[(*place, key)] = key_node.line + 1
            # an empty value has no place of its own; it would stand behind the key's colon
            out[key] = self.read(value_node, (*place, key), key_node.end + 1, indent)
        return out

    def _add(self, node: Node, place: Place, message: str) -> None:
        line = node.line + 1
        self.mistakes.append(mistake("not-plain", self._name, line, show_place(place), message))


def _indent(node: Group) -> int | None:
    return None if node.flow else node.column


def _unknown_tag(node: Node, place: Place) -> str:
    message = f"found the tag {node.tag!r}, expected plain values"
    if not isinstance(node, Scalar):
        return message
    words = f"{node.tag} {node.value}".strip()
    return f"{message}; text that begins with ! needs quotes: {quoted(place, words)}"
