"""What a section's body is made of: paragraphs, lists and quotations.

In a briefing file a paragraph is just its text; `{text: …, id: …}` gives it an id.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    SerializerFunctionWrapHandler,
    Tag,
    model_serializer,
    model_validator,
)

from reports.model.part import BriefingPart
from reports.model.text import Id, Inline, Line


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


class Bullets(BriefingPart):
    """A bulleted list."""

    id: Id | None = None
    bullets: tuple[Inline, ...] = Field(min_length=1, description="The items, in order.")


class Numbered(BriefingPart):
    """A numbered list."""

    id: Id | None = None
    numbered: tuple[Inline, ...] = Field(min_length=1, description="The items, in order.")


class Quotation(BriefingPart):
    """A quotation that stands by itself."""

    id: Id | None = None
    quote: Inline = Field(description="The words quoted, without quotation marks around them.")
    speaker: Line | None = Field(default=None, description="Who said it.")


def _kind(value: Any) -> str | None:
    """Return which block `value` is, by the one key that only that block has."""
    if isinstance(value, str | Paragraph):
        return "paragraph"
    for key, tag in (("bullets", "bullets"), ("numbered", "numbered"), ("quote", "quote")):
        if key in value if isinstance(value, dict) else hasattr(value, key):
            return tag
    return "paragraph" if isinstance(value, dict) and "text" in value else None


#: A block of a section's body; which one is told by its key.
Block = Annotated[
    Annotated[Paragraph, Tag("paragraph")]
    | Annotated[Bullets, Tag("bullets")]
    | Annotated[Numbered, Tag("numbered")]
    | Annotated[Quotation, Tag("quote")],
    Discriminator(
        _kind,
        custom_error_type="block",
        custom_error_message="expected a paragraph (text), or one of: bullets, numbered, quote",
    ),
]
