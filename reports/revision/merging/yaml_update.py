"""Put a merged briefing into a YAML file without touching what did not change.

Lines that say what they said before stay byte for byte, comments and order too. A
comment above a field or an item belongs to it, and moves or goes with it; so does one below
an item that stands as deep as its fields.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeGuard

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reports.errors import InputError
from reports.model import Briefing
from reports.model.part import BriefingPart
from reports.readers.briefing.read import read_briefing
from reports.readers.encoding import decode_exactly
from reports.revision.difference.wording import Named, is_default
from reports.revision.match import matched
from reports.slotted import frozen
from reports.yamlfile import dump_yaml, field_lines, field_order, item_lines, open_remark

_NAME = "briefing.yaml"
#: What a text may say beside its own field: “CAD 5 (USD 4)”, “31%”, “EUR 5 million”.
_TOGETHER = {
    "amount": {"amount", "equivalent"},
    "value": {"value", "unit", "qualifier", "amount"},
}
_NUMBER = re.compile(r"[\d.]*|~|null", re.IGNORECASE)
#: A line with its end, as YAML counts lines (1.1, section 4.2).
_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])")


def update_file(data: bytes, name: str, merged: Briefing, dollar: str | None = None) -> bytes:
    """Return the bytes of a YAML file, changed so that it reads as `merged`.

    `dollar` is what a bare “$” of the file means where it does not say so. Its byte-order
    mark, its encoding and the ends of all lines that stay are kept.

    Raises:
        InputError: if it is no briefing.
    """
    text, encoding = decode_exactly(data, name)
    return encoding.encode(update_yaml(text, merged, dollar))


def update_yaml(text: str, merged: Briefing, dollar: str | None = None) -> str:
    """Return the YAML `text` of a briefing, changed so that it reads as `merged`.

    A file whose shape defies changing it line by line (anchors, several documents)
    is written anew, without its comments.

    Raises:
        InputError: if `text` is no briefing.
    """
    ours = read_briefing(text.encode(), _NAME, dollar=dollar)
    if ours == merged:
        return text
    changed = _changed(text, ours, merged, dollar)
    return changed if changed is not None else dump_yaml(merged)


def _changed(text: str, ours: Briefing, merged: Briefing, dollar: str | None = None) -> str | None:
    """Return the changed text, None where it would not read as `merged`."""
    root = YAML().compose(text)
    if not isinstance(root, MappingNode) or root.flow_style:
        return None
    newline = _most_used_end(text)
    open_end = not text.endswith(("\n", "\r"))
    lines = _LINE.findall(text + newline if open_end else text)
    editor = _Editor(lines, newline)
    try:
        editor.mapping(root, Named.of(ours), Named.of(merged))
        changed = editor.result()
        if open_end and changed and changed[-1] is lines[-1]:
            changed[-1] = changed[-1].removesuffix(newline)
        out = "".join(changed)
        return out if read_briefing(out.encode(), _NAME, dollar=dollar) == merged else None
    except (_TooIntricateError, InputError):
        return None


def _most_used_end(text: str) -> str:
    ends = Counter(re.findall("\r\n|\r|\n", text))
    return ends.most_common(1)[0][0] if ends else "\n"


class _TooIntricateError(Exception):
    """A node lies in the text in a way that cannot be changed by whole lines."""


@frozen
class _Edit:
    """Lines to put in the place of others, counted from 0, `end` not included."""

    start: int
    end: int
    lines: tuple[str, ...]


class _Editor:
    """Gathers the edits of one file's lines, which keep their ends."""

    def __init__(self, lines: Sequence[str], newline: str) -> None:
        self._lines = list(lines)
        self._newline = newline
        self._edits: list[_Edit] = []

    def result(self, start: int = 0, end: int | None = None) -> list[str]:
        """Return the lines from `start` to `end` with their edits made."""
        stop = len(self._lines) if end is None else end
        out, at = [], start
        for edit in sorted(self._edits, key=lambda e: (e.start, e.end)):
            if edit.start < at or edit.end > stop:
                continue
            out += self._lines[at : edit.start]
            out += edit.lines
            at = edit.end
        return out + self._lines[at:stop]

    def mapping(self, node: MappingNode, old: Named, new: Named) -> None:
        """Change the fields of a mapping that differ."""
        entries = {key.value: (key, value) for key, value in node.value}
        for name in _changed_names(entries, old.value, new.value):
            before, after = old.field(name), new.field(name)
            if name in entries:
                self._field(*entries[name], before, after, (old.value, new.value))
            elif not is_default(new.value, name):
                self._insert(node, new.value, name, node.start_mark.column)

    def _field(
        self,
        key: ScalarNode,
        node: Node,
        before: Named,
        after: Named,
        parts: tuple[BriefingPart, BriefingPart],
    ) -> None:
        block = isinstance(node, MappingNode | SequenceNode) and not node.flow_style
        if block and isinstance(node, SequenceNode) and before.value and after.value:
            self.sequence(key, node, before.items(), after.items())
        elif block and isinstance(node, MappingNode) and _keeps_lines(node, before, after):
            self.mapping(node, before, after)
        else:
            self._replace(key, node, parts, key.value)

    def sequence(
        self, key: ScalarNode, node: SequenceNode, old: Sequence[Named], new: Sequence[Named]
    ) -> None:
        """Change the items of a list: each keeps its lines and the comments above it."""
        dash = node.start_mark.column
        groups = _grouped(node.value)
        if len(groups) != len(old):
            raise _TooIntricateError
        ends = [self._end(group[-1], dash, is_item=True) for group in groups]
        starts = [key.start_mark.line + 1, *ends[:-1]]
        out: list[str] = []
        for part, place, was in matched(new, old, fill_gaps=True):
            if was is None or place is None:
                out += self._ended(item_lines(part.value, dash))
            elif was.value == part.value:
                out += self._lines[starts[place] : ends[place]]
            else:
                out += self._item(groups[place], was, part, (starts[place], ends[place]))
        self._edits.append(_Edit(starts[0], ends[-1], tuple(out)))

    def _item(
        self, nodes: Sequence[Node], old: Named, new: Named, chunk: tuple[int, int]
    ) -> list[str]:
        """Return the lines of a changed item."""
        node = nodes[0]
        block = len(nodes) == 1 and isinstance(node, MappingNode) and not node.flow_style
        if block and _keeps_lines(node, old, new) and _keeps_first(node, new.value):
            editor = _Editor(self._lines, self._newline)
            editor.mapping(node, old, new)
            return editor.result(*chunk)
        start = node.start_mark.line
        dash = self._dash(start)
        text = (nodes[-1], dash) if _is_long_text(nodes[-1]) else _last_long_text(nodes[-1])
        # what looks like a comment in the text itself is text
        above, below = (
            self._lines[chunk[0] : start],
            self._remarks(start if text is None else self._end(*text), chunk[1]),
        )
        return [*above, *self._ended(item_lines(new.value, dash)), *below]

    def _remarks(self, start: int, end: int) -> list[str]:
        """Return the comments that some lines end with."""
        at = end
        while at > start and self._lines[at - 1].lstrip().startswith("#"):
            at -= 1
        return self._lines[at:end]

    def _ended(self, lines: Sequence[str]) -> list[str]:
        return [line + self._newline for line in lines]

    def _dash(self, line: int) -> int:
        text = self._lines[line]
        if not text.lstrip(" ").startswith("- "):
            raise _TooIntricateError
        return len(text) - len(text.lstrip(" "))

    def _insert(self, node: MappingNode, new: BriefingPart, name: str, indent: int) -> None:
        """Put a field that the file leaves out after the one it follows in the format."""
        before = field_order(new)[: field_order(new).index(name)]
        there = [pair for pair in node.value if pair[0].value in before]
        if not there:
            raise _TooIntricateError
        last = max(there, key=lambda pair: pair[0].start_mark.line)
        at = self._end(last[1], indent)
        gap = [""] if indent == 0 and isinstance(getattr(new, name), tuple) else []
        lines = self._ended([*gap, *field_lines(new, name, indent)])
        self._edits.append(_Edit(at, at, tuple(lines)))

    def _replace(
        self, key: ScalarNode, value: Node, parts: tuple[BriefingPart, BriefingPart], name: str
    ) -> None:
        old, new = parts
        start, indent = key.start_mark.line, key.start_mark.column
        end = self._end(value, indent)
        lead = self._lines[start][:indent]
        if is_default(new, name) and not lead.strip():
            self._edits.append(_Edit(start, end, ()))
            return
        lines = field_lines(new, name, indent)
        lines[0] = lead + lines[0][indent:]
        if end == start + 1 and len(lines) == 1 and " #" not in lines[0]:
            lines[0] += _comment(self._lines[start], value, open_remark(old, name))
        self._edits.append(_Edit(start, end, tuple(self._ended(lines))))

    def _end(self, node: Node, indent: int, is_item: bool = False) -> int:
        """Return the line after the last one that belongs to a value.

        `indent` is the column of its key or dash. Comments below it are of what follows, but for
        those of an item that are as deep as its fields.
        """
        own = _is_long_text(node) and not _is_block_text(node)  # it ends with its quotation mark
        last = start = int(node.end_mark.line if own else node.start_mark.line) + 1
        inner = _last_long_text(node)
        if inner is not None:
            # what looks like a comment at the end of a text is text
            last = start = self._end(*inner)
        folded = _is_block_text(node)
        # a list may stand right below its key; below an item's dash stands the next item
        mark = "- " if isinstance(node, SequenceNode) and not is_item else " "
        for at, text in enumerate(self._lines[start:], start):
            if not text.strip():
                continue
            inside = text.startswith(" " * indent) and text[indent:].startswith((" ", mark))
            comment = text.lstrip().startswith("#")
            if not inside and (folded or not comment):
                break
            if not comment or (inside and (folded or is_item)):
                last = at + 1
        return last


def _last_long_text(node: Node) -> tuple[ScalarNode, int] | None:
    """Return the text over several lines that a value ends with, and the column of its key."""
    column = -1
    while isinstance(node, MappingNode | SequenceNode) and node.value:
        column = int(node.start_mark.column)
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return (node, column) if column >= 0 and _is_long_text(node) else None


def _is_long_text(node: Node) -> TypeGuard[ScalarNode]:
    """Return whether a node is a text over several lines."""
    several = isinstance(node, ScalarNode) and node.end_mark.line > node.start_mark.line
    return several or _is_block_text(node)


def _is_block_text(node: Node) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and node.style in (">", "|")


def _grouped(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the items of a list; a bare list belongs to the item before it."""
    groups: list[list[Node]] = []
    for node in nodes:
        if isinstance(node, SequenceNode) and groups:
            groups[-1].append(node)
        else:
            groups.append([node])
    return groups


def _keeps_lines(node: Node, before: Named, after: Named) -> TypeGuard[MappingNode]:
    """Return whether a mapping can be changed line by line: its first field must stay.

    A mapping that lost all its lines would read as nothing, and a new first field has
    no line to stand behind.
    """
    part = after.value
    if not (isinstance(part, BriefingPart) and type(before.value) is type(part)):
        return False
    written = next((name for name in field_order(part) if not is_default(part, name)), None)
    return isinstance(node, MappingNode) and written in {key.value for key, _ in node.value}


def _changed_names(
    entries: Mapping[str, tuple[Node, Node]], old: BriefingPart, new: BriefingPart
) -> list[str]:
    """Return the fields that differ, with those that one text in the file says together."""
    names = {name for name in field_order(new) if getattr(old, name) != getattr(new, name)}
    for lead, together in _TOGETHER.items():
        value = entries[lead][1] if lead in entries else None
        text = value.value if isinstance(value, ScalarNode) else ""
        if names & together and not _NUMBER.fullmatch(text):
            names |= together & set(type(new).model_fields)
    return [name for name in field_order(new) if name in names]


def _keeps_first(node: MappingNode, new: BriefingPart) -> bool:
    """Return whether the field on the line of the dash stays: it cannot be taken away."""
    first = node.value[0][0].value if node.value else ""
    return first in type(new).model_fields and not is_default(new, first)


def _comment(line: str, value: Node, ours: str) -> str:
    """Return the comment at the end of a value's line, unless it is `ours`: that it is open."""
    rest = line[value.end_mark.column :] if value.end_mark.line == value.start_mark.line else ""
    found = re.search(r"\s+#.*$", rest.rstrip())
    return "" if found is None or found[0].strip() == ours.strip() else found[0]
