"""What a section's body is made of: paragraphs, sub-headings, lists and quotations.

In a briefing file a paragraph is just its text; `{text: …, id: …}` gives it an id. An item of
a list is its text, or `{text: …, bullets: […]}` with a list of its own below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    ModelWrapValidatorHandler,
    SerializerFunctionWrapHandler,
    Tag,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from reports.errors import shown
from reports.model.part import BriefingPart
from reports.model.text import Id, Inline, Line

ListKind = Literal["bullets", "numbered"]

_DEEPER = "found a list three deep, expected two at most: a list, and one below an item of it"


class Paragraph(BriefingPart):
    """A paragraph of running text."""

    id: Id | None = None
    text: Inline = Field(description="The paragraph; **bold**, *italic* and [links](…) only.")

    @model_validator(mode="wrap")
    @classmethod
    def _from_text(cls, value: Any, handler: ModelWrapValidatorHandler[Paragraph]) -> Paragraph:
        return handler({"text": value} if isinstance(value, str) else value)

    @model_serializer(mode="wrap")
    def _to_text(self, handler: SerializerFunctionWrapHandler) -> Any:
        return handler(self) if self.id else self.text


def _check_level(value: Any) -> int:
    if str(value) != "2":
        raise ValueError(
            f"found {shown(str(value))}, expected 2, the only level of a heading inside a section"
        )
    return 2


class Subheading(BriefingPart):
    """A heading inside a section; it stands though nothing is written below it."""

    id: Id | None = None
    heading: Line = Field(description="The heading.")
    level: Annotated[Literal[2], BeforeValidator(_check_level)] = Field(
        default=2, description="2: one below the section's own."
    )


def _check_flat(value: Any) -> Any:
    """Refuse a list inside a list that is in a list already."""
    held = (list, tuple, dict, BriefingPart)
    if isinstance(value, list | tuple) and any(isinstance(each, held) for each in value):
        raise ValueError(_DEEPER)
    return value


#: The items of a list inside a list: text alone.
_Inner = Annotated[tuple[Inline, ...], Field(min_length=1), BeforeValidator(_check_flat)]


class ListItem(BriefingPart):
    """An item with a list below it; an item without one is just its text."""

    text: Inline = Field(description="The item itself.")
    bullets: _Inner | None = Field(default=None, description="A bulleted list below it.")
    numbered: _Inner | None = Field(default=None, description="A numbered list below it.")

    @model_validator(mode="after")
    def _one_list(self) -> ListItem:
        if self.bullets and self.numbered:
            raise ValueError("found two lists below one item, expected bullets or numbered")
        return self

    @property
    def kind(self) -> ListKind:
        """Which kind of list stands below it."""
        return "numbered" if self.numbered else "bullets"

    @property
    def below(self) -> tuple[str, ...]:
        """The items of the list below it."""
        return self.bullets or self.numbered or ()


def _item_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "item"
    if isinstance(value, list | tuple):
        return "below"
    if isinstance(value, ListItem) or (isinstance(value, dict) and "text" in value):
        return "list-item"
    return None


#: Tags that pydantic puts into places to say which kind of item it tried.
ITEM_TAGS = frozenset({"item", "list-item", "below"})
_AnyItem = Annotated[
    Annotated[Inline, Tag("item")]
    | Annotated[ListItem, Tag("list-item")]
    | Annotated[_Inner, Tag("below")],
    Discriminator(
        _item_kind,
        custom_error_type="item",
        custom_error_message="expected an item: text, or {text: …, bullets: […]}",
    ),
]


class _Items:
    """Reads the items of a list of one kind: a bare list belongs to the item before it.

    Places in messages stay those of the file, since items are joined when all are read.
    """

    def __init__(self, kind: ListKind) -> None:
        self._kind = kind

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self._joined,
            handler.generate_schema(Annotated[tuple[_AnyItem, ...], Field(min_length=1)]),
        )

    def _joined(self, read: Sequence[Any]) -> tuple[str | ListItem, ...]:
        out: list[str | ListItem] = []
        for item in read:
            if isinstance(item, tuple):
                if not out or isinstance(out[-1], ListItem):
                    raise ValueError("found a list in a list, expected an item's text before it")
                out[-1] = ListItem.model_validate({"text": out[-1], self._kind: item})
            elif isinstance(item, ListItem) and not item.below:
                out.append(item.text)
            else:
                out.append(item)
        return tuple(out)


#: What a list holds.
Items = tuple[str | ListItem, ...]


class Bullets(BriefingPart):
    """A bulleted list."""

    id: Id | None = None
    bullets: Annotated[Items, _Items("bullets")] = Field(description="The items, in order.")

    @property
    def items(self) -> Items:
        """The items, whichever kind of list it is."""
        return self.bullets


class Numbered(BriefingPart):
    """A numbered list."""

    id: Id | None = None
    numbered: Annotated[Items, _Items("numbered")] = Field(description="The items, in order.")

    @property
    def items(self) -> Items:
        """The items, whichever kind of list it is."""
        return self.numbered


class Quotation(BriefingPart):
    """A quotation that stands by itself."""

    id: Id | None = None
    quote: Inline = Field(description="The words quoted, without quotation marks around them.")
    speaker: Line | None = Field(default=None, description="Who said it.")


#: The key that tells a block from all others, and which kind of block has it.
_KEYS = (
    ("bullets", "bullets"), ("numbered", "numbered"), ("quote", "quote"), ("heading", "heading"),
)  # fmt: skip

#: What a paragraph is, in a file and read.
_WRITTEN = (str, Paragraph)


def _kind(value: Any) -> str | None:
    """Return which block `value` is, by the one key that only that block has."""
    if isinstance(value, _WRITTEN):
        return "paragraph"
    for key, tag in _KEYS:
        if key in value if isinstance(value, dict) else hasattr(value, key):
            return tag
    return "paragraph" if isinstance(value, dict) and "text" in value else None


#: A block of a section's body; which one is told by its key.
Block = Annotated[
    Annotated[Paragraph, Tag("paragraph")]
    | Annotated[Subheading, Tag("heading")]
    | Annotated[Bullets, Tag("bullets")]
    | Annotated[Numbered, Tag("numbered")]
    | Annotated[Quotation, Tag("quote")],
    Discriminator(
        _kind,
        custom_error_type="block",
        custom_error_message=(
            "expected a paragraph (text), or one of: bullets, numbered, quote, heading"
        ),
    ),
]


def block_texts(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the texts of a block as they are written, each with its field in the block.

    The field of a paragraph is "": its text stands for it. Items follow one another as they
    are read, those of a list in a list behind the item that it belongs to.
    """
    match block:
        case Paragraph():
            yield "", block.text
        case Subheading():
            yield "heading", block.heading
        case Quotation():
            yield "quote", block.quote
        case Bullets() | Numbered():
            kind = "bullets" if isinstance(block, Bullets) else "numbered"
            for place, item in enumerate(block.items):
                yield from _item_texts(f"{kind}[{place}]", item)


def _item_texts(field: str, item: str | ListItem) -> Iterator[tuple[str, str]]:
    if isinstance(item, str):
        yield field, item
        return
    yield f"{field}.text", item.text
    yield from ((f"{field}.{item.kind}[{n}]", text) for n, text in enumerate(item.below))


def nested_items(texts: Sequence[str], inner: Sequence[ListKind | None]) -> Items:
    """Return the items that have words, those of lists below others with the item above them.

    Below one item stands one list: it is of the kind of its first item.
    """
    out: list[str | ListItem] = []
    for text, kind in zip_longest(texts, inner):
        if not text:
            continue
        last = out[-1] if out else None
        if kind is None or last is None:
            out.append(text)
        elif isinstance(last, str):
            out[-1] = ListItem.model_validate({"text": last, kind: (text,)})
        else:
            below = {"text": last.text, last.kind: (*last.below, text)}
            out[-1] = ListItem.model_validate(below)
    return tuple(out)
