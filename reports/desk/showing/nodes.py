"""What a form is made of: groups of fields, parts and rows, each with its path (RFC 6901).

A row that is text alone has the path of its text; its one field is called `text` all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.desk.showing.field_shapes import FieldShape
from reports.desk.showing.form_layout import WIDE, field_label
from reports.desk.showing.typed_values import typed_text
from reports.slotted import frozen


@frozen
class FormField:
    """One value: where it stands, what it is called, and how it is typed.

    `text` is what is typed there, `on` whether a flag is set; `choices` are those of a choice.
    """

    step: str
    path: str
    shape: FieldShape
    text: str = ""
    on: bool = False

    is_part = is_rows = False

    @property
    def id(self) -> str:
        """Its name in the page."""
        return f"f{self.path.replace('/', '-')}"

    @property
    def label(self) -> str:
        """What a person calls it."""
        return field_label(self.step)

    @property
    def help(self) -> str:
        """What a person is told of it."""
        return self.shape.help

    @property
    def lines(self) -> bool:
        """Whether it takes the room of several lines."""
        return self.shape.kind == "text" or (self.shape.kind == "line" and self.step in WIDE)

    @property
    def says(self) -> bool:
        """Whether it says something."""
        default = self.shape.default
        if self.shape.kind == "flag":
            return self.on != bool(default)
        return self.text not in ("", typed_text(default))


@frozen
class FormPart:
    """Fields that belong together: a row of a list, or a part of its own.

    `kind` is the name of its kind, `shown` and `folded` its fields, `hidden` what goes along
    unseen, as JSON. A `bare` part is its text alone while nothing else is said of it; one that is
    `open` is null while nothing is.
    """

    step: str
    path: str
    kind: str
    label: str
    shown: tuple[FormNode, ...]
    folded: tuple[FormNode, ...] = ()
    hidden: str = "{}"
    bare: bool = False
    open: bool = False
    review: FormField | None = None
    evidence: FormField | None = None

    shape = FieldShape("part")
    is_part, is_rows = True, False

    @property
    def id(self) -> str:
        """Its name in the page."""
        return f"p{self.path.replace('/', '-')}"

    @property
    def says(self) -> bool:
        """Whether it says something."""
        return any(each.says for each in (*self.shown, *self.folded))

    @property
    def blank_name(self) -> str:
        """The name that it has in the page as a blank row: one for each kind of row."""
        return f"blank-{self.kind}-{self.label}".lower().replace(" ", "-")

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a list."""
        return self.step == "-" or self.step.isdecimal()

    @property
    def number(self) -> int:
        """Which row of its list it is, from 1."""
        return int(self.step) + 1 if self.step.isdecimal() else 1

    @property
    def key(self) -> str:
        """The field that tells its kind of row from others: the first that must be there."""
        nodes = (each for each in (*self.shown, *self.folded) if each.shape.required)
        return next((each.step for each in nodes), "")

    @property
    def is_held(self) -> bool:
        """Whether it waits for a person to look at it."""
        return self.review is not None and self.review.text != ""

    @property
    def name(self) -> str:
        """What it says first, to call it by."""
        texts = (each.text for each in self.shown if isinstance(each, FormField))
        return next(filter(None, texts), "")


@frozen
class FormRows:
    """A list: its rows, and a blank row of each kind that it may have, to begin one with."""

    step: str
    path: str
    shape: FieldShape
    rows: tuple[FormPart, ...]
    blanks: tuple[FormPart, ...]

    is_part, is_rows = False, True

    @property
    def id(self) -> str:
        """Its name in the page."""
        return f"l{self.path.replace('/', '-')}"

    @property
    def label(self) -> str:
        """What a person calls it."""
        return field_label(self.step)

    @property
    def says(self) -> bool:
        """Whether it has rows."""
        return bool(self.rows)


FormNode = FormField | FormPart | FormRows


@frozen
class FormGroup:
    """Fields under one heading; `folded` are those that are seldom used, and empty."""

    title: str
    shown: tuple[FormNode, ...]
    folded: tuple[FormNode, ...] = ()

    @property
    def id(self) -> str:
        """Its name in the page."""
        return f"g-{self.title.lower().replace(' ', '-')}"


@frozen
class BriefingForm:
    """All of a briefing, and the blank rows that its lists begin new ones with, by their names."""

    groups: tuple[FormGroup, ...]
    blanks: dict[str, FormPart]

    @property
    def held(self) -> int:
        """How many rows wait for a person to look at them."""
        nodes = (node for group in self.groups for node in group.shown)
        return sum(row.is_held for node in nodes if isinstance(node, FormRows) for row in node.rows)

    def fields(self) -> Iterator[FormField]:
        """Yield all fields, blank rows left out."""
        left: list[FormNode] = [node for each in self.groups for node in each.shown + each.folded]
        while left:
            match left.pop(0):
                case FormField() as field:
                    yield field
                case FormRows() as rows:
                    left[:0] = rows.rows
                case FormPart() as part:
                    asides = (each for each in (part.review, part.evidence) if each is not None)
                    left[:0] = [*asides, *part.shown, *part.folded]


def value_typed(field: FormField, on: bool, text: str) -> bool | str | None:
    """Return what a patch says of a field in which this was typed."""
    if field.shape.kind == "flag":
        return on
    return text if text.strip() or field.shape.required else None
