"""YAML to plain values with their lines.

The node tree is read, not the constructed values: so every scalar keeps its text
(an amount its digits, a title such as ``2025`` its letters) and its line, no tag can
make an object, and aliases that explode are counted before they do.
"""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from reports.errors import InputError, Mistake
from reports.readers.briefing.parsed import MAX_DEPTH, TOO_DEEP, Parsed, Place, show_place
from reports.readers.briefing.yaml_losses import Losses, explain_mark, quoted

#: Work in characters: what all values hold, those that aliases repeat each time they do,
#: and what a value costs beside.
MAX_WORK = 16_000_000
_VALUE = 20
_CORE = "tag:yaml.org,2002:"
_PLAIN = {
    _CORE + kind
    for kind in ["null", "bool", "int", "float", "str", "timestamp", "seq", "map", "merge", "value"]
}


def parse_yaml(text: str, name: str) -> Parsed:
    """Return the values of a YAML file; all scalars as text, but for null.

    Raises:
        InputError: if it is not YAML, or its aliases grow past `MAX_WORK`.
    """
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.composer.warn_double_anchors = False  # legal (YAML 1.2, 3.2.2.2): the later one counts
        root = yaml.compose(text)
        values = _Values(name, Losses(text))
        value = None if root is None else values.read(root, ())
    except MarkedYAMLError as error:
        raise InputError([_mistake(error, name, text)]) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        message = f"found the control character U+{code:04X}, expected text"
        raise InputError([Mistake(name, line, "", message)]) from error
    except RecursionError as error:
        raise InputError([Mistake(name, None, "", TOO_DEEP)]) from error
    except (YAMLError, ValueError, OverflowError) as error:
        # ValueError: ruamel.yaml makes a character of any escape, past Unicode's end too
        raise InputError([Mistake(name, None, "", f"is not YAML: {error}")]) from error
    return Parsed(value, values.lines, tuple(values.mistakes))


def _mistake(error: MarkedYAMLError, name: str, text: str) -> Mistake:
    problem = str(error.problem or error.context or "is not YAML").strip()
    if "'\\t'" in problem:
        problem = "found a tab; YAML indents with spaces"
    elif "expected a single document" in str(error.context or ""):
        problem = "found a second document (---), expected one briefing"
    elif marked := explain_mark(error, text):
        problem = marked
    mark = error.problem_mark or error.context_mark
    return Mistake(name, mark.line + 1 if mark else None, "", problem)


class _Values:
    def __init__(self, name: str, losses: Losses) -> None:
        self.lines: dict[Place, int] = {}
        self.mistakes: list[Mistake] = []
        self._name = name
        self._losses = losses
        self._work = 0

    def read(self, node: Node, place: Place, after: int = 0, indent: int | None = None) -> Any:
        """Return the value of a node; `after` and `indent` are those of its key or dash."""
        line = node.start_mark.line + 1
        self._work += _VALUE + (len(node.value) if isinstance(node, ScalarNode) else 0)
        if self._work > MAX_WORK:
            message = f"found more than {MAX_WORK:,} characters (by its aliases), expected fewer"
            raise InputError([Mistake(self._name, line, show_place(place), message)])
        if len(place) > MAX_DEPTH:
            raise InputError([Mistake(self._name, line, show_place(place), TOO_DEEP)])
        self.lines.setdefault(place, line)
        if str(node.tag) not in _PLAIN:
            self._add(node, place, _unknown_tag(node, place))
            return None
        match node:
            case ScalarNode():
                if lost := self._losses.at(node, place, after, indent):
                    at = self.lines[place]  # an empty value stands behind the next line's start
                    self.mistakes.append(Mistake(self._name, at, show_place(place), lost))
                return None if node.tag == _CORE + "null" else str(node.value)
            case SequenceNode():
                indent = _indent(node)
                return [
                    self.read(item, (*place, i), item.start_mark.index, indent)
                    for i, item in enumerate(node.value)
                ]
            case MappingNode():
                return self._mapping(node, place)
        return None

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        out: dict[str, Any] = {}
        indent = _indent(node)
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._add(key_node, place, "found a list or mapping as a key, expected a name")
                continue
            key = str(key_node.value)
            if key in out:
                first = self.lines[(*place, key)]
                self._add(
                    key_node, (*place, key), f"found twice (first in line {first}), expected once"
                )
                continue
            self.lines[(*place, key)] = key_node.start_mark.line + 1
            # an empty value has no place of its own; it would stand behind the key's colon
            out[key] = self.read(value_node, (*place, key), key_node.end_mark.index + 1, indent)
        return out

    def _add(self, node: Node, place: Place, message: str) -> None:
        line = node.start_mark.line + 1
        self.mistakes.append(Mistake(self._name, line, show_place(place), message))


def _indent(node: MappingNode | SequenceNode) -> int | None:
    return None if node.flow_style else int(node.start_mark.column)


def _unknown_tag(node: Node, place: Place) -> str:
    message = f"found the tag {str(node.tag)!r}, expected plain values"
    if not isinstance(node, ScalarNode):
        return message
    words = f"{node.tag} {node.value}".strip()
    return f"{message}; text that begins with ! needs quotes: {quoted(place, words)}"
