"""YAML to a tree of nodes, each with its text and its place.

libyaml (through PyYAML) reads nearly every file, many times faster than Python does. What it
refuses, and what it is known to read otherwise, ruamel.yaml reads: that has the last word on
what YAML 1.2 is, and its messages are shown. Both hand over events, and one composer makes
the tree of them, so no tag makes an object and no depth fills the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from typing import Any

import yaml

from reports.limits import YAML_DEPTH
from reports.readers.briefing.parsers.parsed import TOO_DEEP
from reports.slotted import mutable

_CORE = "tag:yaml.org,2002:"
NULL, _STR, _SEQ, _MAP = (_CORE + kind for kind in ("null", "str", "seq", "map"))
#: The tags of values that a file may name; all scalars stay text.
KNOWN_TAGS = frozenset({NULL, _STR, _SEQ, _MAP}) | {
    _CORE + kind for kind in ("bool", "int", "float", "timestamp", "merge", "value")
}
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
#: What the two read in two ways: tabs, line ends of YAML 1.1, byte-order marks, directives,
#: a comment behind the mark of a block, or spaces alone in its first line.
_TWO_WAYS = re.compile(r"[\t\x85\u2028\u2029\ufeff]|^%|[|>][\d+-]* *(?:#|\n +\n)", re.MULTILINE)
#: The anchors that both read alike: to libyaml a name may end where a text begins.
_ANCHOR = re.compile(r"&[\w-]+(?=[\s,\]}]|$)", re.ASCII)
_QUOTES = ("'", '"')
#: None where PyYAML was built without libyaml.
_FAST: Any = getattr(yaml, "CBaseLoader", None)


class NotYamlError(Exception):
    """What is wrong with a text as YAML.

    `line` and `column` count from 0, `line` is None where not known; `opened` is the line of
    what a parser was reading: a text in quotation marks, a list.
    """

    def __init__(
        self, problem: str, line: int | None = None, column: int = 0, opened: int | None = None
    ) -> None:
        super().__init__(problem)
        self.problem, self.line, self.column, self.opened = problem, line, column, opened


class ControlCharacterError(NotYamlError):
    """A character that no text holds."""


class SecondDocumentError(NotYamlError):
    """A stream of several documents."""


class TooDeepError(NotYamlError):
    """Nodes within nodes past all use."""


@mutable
class Scalar:
    """A text. `plain`: without quotes, and no block; `start` and `end` are places in the file."""

    tag: str
    value: str
    plain: bool
    start: int
    end: int
    line: int


@mutable
class Collection:
    """A list, or the keys and values of a mapping in turn; through aliases it may hold itself."""

    tag: str
    mapping: bool
    flow: bool
    start: int
    line: int
    column: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | Collection


def is_read_alike(text: str) -> bool:
    """Return whether libyaml can be asked about a text."""
    return _FAST is not None and not _TWO_WAYS.search(text)


def read_error(text: str) -> NotYamlError | None:
    """Return what is wrong with a text, by the parser that finds it soonest; None for nothing."""
    try:
        if not is_read_alike(text):
            compose_with_ruamel(text)
        else:
            compose_with_libyaml(text)
    except NotYamlError as error:
        return error
    except yaml.MarkedYAMLError as error:
        return _marked(error)
    except (yaml.YAMLError, ValueError) as error:
        return NotYamlError(str(error))
    return None


def _marked(error: Any) -> NotYamlError:
    """Return the error of either parser in our words, with its places."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    problem = str(error.problem or error.context or "is not YAML").strip()
    if opened is not None and problem == "could not find expected ':'":
        mark = opened  # the line that has none, not the one behind it
    if mark is None:
        return NotYamlError(problem)
    return NotYamlError(problem, mark.line, mark.column, opened.line if opened else None)


def compose(text: str) -> Node | None:
    """Return the tree of a text, None if it holds nothing.

    Raises:
        NotYamlError: if it is not one document of YAML.
    """
    if is_read_alike(text):
        try:
            root = compose_with_libyaml(text)
            if isinstance(root, Collection):
                return root
        except TooDeepError:
            raise
        except (yaml.YAMLError, NotYamlError, ValueError):
            pass  # ruamel.yaml reads it, or says why not
    return compose_with_ruamel(text)


def compose_with_libyaml(text: str) -> Node | None:
    """Return the tree as libyaml reads it."""
    return _Composer(text, fast=True).compose(yaml.parse(text, Loader=_FAST))


def compose_with_ruamel(text: str) -> Node | None:
    """Return the tree as ruamel.yaml reads it, in Python alone."""
    from ruamel.yaml import YAML  # slow to load, and hardly ever needed
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        return _Composer(text).compose(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        raise _marked(error) from error
    except ReaderError as error:
        code = error.character if isinstance(error.character, int) else ord(error.character)
        problem = f"found the control character U+{code:04X}, expected text"
        raise ControlCharacterError(problem, text.count("\n", 0, error.position)) from error
    except (YAMLError, ValueError, OverflowError) as error:
        # ValueError: ruamel.yaml makes a character of any escape, past Unicode's end too
        raise NotYamlError(f"is not YAML: {error}") from error


class _Composer:
    """Makes a tree of events; of `fast` ones, only where both parsers read the text alike."""

    def __init__(self, text: str, *, fast: bool = False) -> None:
        self._text, self._fast = text, fast
        self._anchors: dict[str, Node] = {}
        self._root: list[Node] = []
        self._open: list[Collection] = []

    def compose(self, events: Iterable[Any]) -> Node | None:
        """Return the tree of the one document that the events of a parser tell."""
        for event in events:
            match type(event).__name__:
                case "ScalarEvent":
                    self._add(self._scalar(event), event)
                case "SequenceStartEvent" | "MappingStartEvent":
                    self._start(event)
                case "SequenceEndEvent" | "MappingEndEvent":
                    self._open.pop()
                case "AliasEvent":
                    self._alias(event)
                case "DocumentStartEvent" if self._root:
                    raise SecondDocumentError(
                        "found a second document (---), expected one briefing",
                        event.start_mark.line,
                    )
        return self._root[0] if self._root else None

    def _add(self, node: Node, event: Any) -> None:
        (self._open[-1].items if self._open else self._root).append(node)
        if self._fast and _is_doubtful(event, self._text):
            raise NotYamlError("read in two ways", event.start_mark.line)
        if event.anchor is not None:
            self._anchors[event.anchor] = node  # it may stand twice: the later one counts

    def _scalar(self, event: Any) -> Scalar:
        mark, tag, value = event.start_mark, event.tag, event.value
        if tag is None or tag == "!":
            tag = NULL if event.implicit[0] and value in _EMPTY else _STR
        start, end, line = mark.index, event.end_mark.index, mark.line
        if (
            event.style in _QUOTES
            and event.end_mark.line > line
            and _runs_on(self._text, start, end)
        ):
            raise NotYamlError("found a quotation mark that is not closed", line + 1, 0, line)
        return Scalar(tag, value, not event.style, start, end, line)

    def _start(self, event: Any) -> None:
        mark, tag = event.start_mark, event.tag
        if len(self._open) >= YAML_DEPTH:
            raise TooDeepError(TOO_DEEP, mark.line)
        mapping = type(event).__name__ == "MappingStartEvent"
        if tag is None or tag == "!":
            tag = _MAP if mapping else _SEQ
        group = Collection(tag, mapping, bool(event.flow_style), mark.index, mark.line, mark.column)
        self._add(group, event)
        self._open.append(group)

    def _alias(self, event: Any) -> None:
        node = self._anchors.get(event.anchor)
        if node is None:
            problem = f"found undefined alias {event.anchor!r}"
            raise NotYamlError(problem, event.start_mark.line, event.start_mark.column)
        (self._open[-1].items if self._open else self._root).append(node)


def _is_doubtful(event: Any, text: str) -> bool:
    """Return whether the two parsers may read the anchor or the tag of a node in two ways."""
    if event.tag is not None and event.tag not in KNOWN_TAGS:
        return True
    return event.anchor is not None and not _ANCHOR.match(text, event.start_mark.index)


def _runs_on(text: str, start: int, end: int) -> bool:
    """Return whether a text in quotes takes the next field or item for words of its own.

    Words that go on in a further line are further in than what they belong to.
    """
    begin = text.rfind("\n", 0, start) + 1
    from reports.readers.briefing.slips.source_text import SourceLine  # hardly ever needed

    own, (_, *texts) = SourceLine(text[begin:start]), text[start:end].split("\n")
    below = next((SourceLine(each) for each in texts if each.strip()), own)
    column = len(own.lead) if own.key else own.indent
    return not own.value and below.indent <= column and (below.is_field or below.is_item)
