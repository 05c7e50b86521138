"""What all parts of a briefing share: frozen, and no field that is not known."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a briefing. It cannot be changed; `model_copy(update=…)` makes another."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, defer_build=True)
