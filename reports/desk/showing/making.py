"""A briefing becomes a form: every field of the model, in the groups that people think in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from reports.desk.showing.field_shapes import TEXT_ALONE, FieldShape, shapes_of
from reports.desk.showing.form_layout import (
    GROUPS,
    HEAD,
    UNSEEN,
    field_label,
    is_in_the_open,
    row_name,
)
from reports.desk.showing.nodes import (
    BriefingForm,
    FormField,
    FormGroup,
    FormNode,
    FormPart,
    FormRows,
)
from reports.desk.showing.typed_values import sum_text, typed_text
from reports.model import Briefing, Money
from reports.model.part import BriefingPart

_TEXT = FieldShape("text", required=True)


def form_for(briefing: Briefing) -> BriefingForm:
    """Return a briefing as a form."""
    maker = _Maker(briefing.language, bare=briefing.dollar is not None)
    groups = tuple(_groups(maker.part(Briefing, briefing, "", "")))
    return BriefingForm(groups, {each.blank_name: each for each in _blanks(groups)})


def _groups(whole: FormPart) -> Iterator[FormGroup]:
    """Yield the head, the groups that are laid out, and a group for each other list."""
    nodes = {node.step: node for node in (*whole.shown, *whole.folded)}
    placed = {name for _, names in GROUPS for name in names}

    def is_of_head(node: FormNode) -> bool:
        return node.step not in placed and not node.is_rows

    yield FormGroup(
        HEAD, tuple(filter(is_of_head, whole.shown)), tuple(filter(is_of_head, whole.folded))
    )
    for title, names in GROUPS:
        yield FormGroup(title, tuple(nodes[name] for name in names if name in nodes))
    for name, node in nodes.items():
        if name not in placed and node.is_rows:
            yield FormGroup(field_label(name), (node,))


def _blanks(groups: Sequence[FormGroup]) -> Iterator[FormPart]:
    """Yield the blank rows of all lists, those within blank rows too."""
    left: list[FormNode] = [node for group in groups for node in (*group.shown, *group.folded)]
    while left:
        node = left.pop()
        if isinstance(node, FormRows):
            yield from node.blanks
            left += [*node.rows, *node.blanks]
        elif isinstance(node, FormPart):
            left += [*node.shown, *node.folded]


class _Maker:
    """Makes the nodes of one briefing, in whose language sums are typed."""

    def __init__(self, language: str, *, bare: bool) -> None:
        self._language = language
        self._bare = bare

    def part(
        self, kind: type[BriefingPart], value: Any, path: str, step: str, label: str = ""
    ) -> FormPart:
        """Return a part; without a `value` it is blank. A text alone is a value, too."""
        bare = kind in TEXT_ALONE and _is_text(value)
        nodes = dict(self._nodes(kind, value, path, bare=bare))
        review, evidence = (_as_field(nodes.pop(name, None)) for name in ("review", "evidence"))
        shown, folded = list[FormNode](), list[FormNode]()
        for node in nodes.values():
            (shown if is_in_the_open(kind.__name__, node.step) else folded).append(node)
        return FormPart(
            step, path, kind.__name__, label or field_label(step),
            (*shown, *(each for each in folded if each.says)),
            tuple(each for each in folded if not each.says),
            _unseen(value), bare=kind in TEXT_ALONE and getattr(value, "id", None) is None,
            review=review, evidence=evidence,
        )  # fmt: skip

    def _nodes(
        self, kind: type[BriefingPart], value: Any, path: str, *, bare: bool
    ) -> Iterator[tuple[str, FormNode]]:
        for name, shape in shapes_of(kind).items():
            if name not in UNSEEN:
                where = path if bare and name == "text" else f"{path}/{name}"
                yield name, self.node(name, shape, _said(value, name, shape), where)

    def node(self, step: str, shape: FieldShape, value: Any, path: str) -> FormNode:
        """Return the node of one field."""
        match shape.kind:
            case "rows":
                return self.rows(step, shape, value or (), path)
            case "part":
                found = self.part(shape.parts[0], value, path, step)
                return replace(found, open=True) if shape.open else found
            case "sum" if isinstance(value, Money):
                text = sum_text(value, self._language, bare=self._bare)
                if text is None:
                    return replace(self.part(Money, value, path, step), open=True)
                return FormField(step, path, shape, text)
            case "flag":
                return FormField(step, path, shape, on=bool(value))
        return FormField(step, path, shape, typed_text(value))

    def rows(self, step: str, shape: FieldShape, values: Any, path: str) -> FormRows:
        """Return a list with its rows."""
        rows = tuple(
            self.row(shape, value, f"{path}/{place}", str(place), step)
            for place, value in enumerate(values)
        )
        blanks = tuple(self.blank(kind, step, path) for kind in shape.parts or (None,))
        return FormRows(step, path, shape, rows, blanks)

    def row(self, shape: FieldShape, value: Any, path: str, step: str, rows: str) -> FormPart:
        """Return one row of a list, which may be text alone."""
        kinds = [each for each in shape.parts if isinstance(value, each)] or list(shape.parts[:1])
        if not kinds:
            return _text_row(typed_text(value), path, step, rows)
        return self.part(kinds[0], value, path, step, row_name(kinds[0].__name__, rows))

    def blank(self, kind: type[BriefingPart] | None, rows: str, path: str) -> FormPart:
        """Return a blank row."""
        if kind is None:
            return _text_row("", f"{path}/-", "-", rows)
        label = row_name(kind.__name__, rows)
        return self.part(kind, None, f"{path}/-", "-", label)


def _text_row(text: str, path: str, step: str, rows: str) -> FormPart:
    field = FormField("text", path, _TEXT, text)
    return FormPart(step, path, "Text", row_name("Text", rows), (field,), bare=True)


def _as_field(node: FormNode | None) -> FormField | None:
    return node if isinstance(node, FormField) else None


def _is_text(value: Any) -> bool:
    """Return whether a part says nothing but its text, as a blank one does."""
    return value is None or isinstance(value, str) or isinstance(value.model_dump(), str)


def _said(value: Any, name: str, shape: FieldShape) -> Any:
    """Return what a part says in a field."""
    if isinstance(value, str):
        return value if name == "text" else None
    return shape.default if value is None else getattr(value, name)


def _unseen(value: Any) -> str:
    """Return what goes along with a part unseen, as JSON."""
    if not isinstance(value, BriefingPart) or isinstance(value, Briefing):
        return "{}"
    kept = UNSEEN & type(value).model_fields.keys()
    found = value.model_dump(mode="json", include=set(kept))
    found = found if isinstance(found, dict) else {}
    return json.dumps({name: said for name, said in found.items() if said not in (None, [])})
