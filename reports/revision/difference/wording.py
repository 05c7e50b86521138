"""Values of a briefing by the ids and the words that they are matched by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reports.model import Briefing, Money, with_ids
from reports.model.part import BriefingPart
from reports.wording.labels import Labels


@dataclass(frozen=True)
class Named:
    """A value of a briefing, beside the same value in a briefing with all ids."""

    value: Any
    named: Any

    @classmethod
    def of(cls, briefing: Briefing) -> Named:
        """Return a whole briefing."""
        return cls(briefing, with_ids(briefing))

    @property
    def id(self) -> str | None:
        """The id of a part, also where it is derived; None for what has none."""
        return getattr(self.named, "id", None)

    @cached_property
    def text(self) -> str:
        """All its words."""
        return words(self.value)

    def field(self, name: str) -> Named:
        """Return a field of a part."""
        return Named(getattr(self.value, name), getattr(self.named, name))

    def items(self) -> list[Named]:
        """Return the items of a list."""
        return [Named(*pair) for pair in zip(self.value, self.named, strict=True)]


def words(value: Any) -> str:
    """Return all the words of a value, to show a person or to compare by."""
    match value:
        case None:
            return ""
        case Money():
            return _money(value)
        case BriefingPart():
            names = (name for name in type(value).model_fields if name != "id")
            said = (words(getattr(value, n)) for n in names if not is_default(value, n))
            return " | ".join(filter(None, said))
        case tuple():
            return " / ".join(map(words, value))
        case _:
            return str(value)


def is_default(part: BriefingPart, name: str) -> bool:
    """Return whether a field says no more than if it were left out."""
    return bool(getattr(part, name) == type(part).model_fields[name].default)


def field_labels(name: str, labels: Labels) -> Mapping[str, str]:
    """Return what a brief shows for the values of a field that has fixed ones."""
    # a row's status, and that of the whole
    statuses = {**labels.statuses, **labels.stages}
    groups = {"kind": labels.kinds, "form": labels.forms, "status": statuses}
    return groups.get(name, {})


def _money(money: Money) -> str:
    value = f"{money.value:,f}" + (f" to {money.upper:,f}" if money.upper is not None else "")
    return " ".join(filter(None, (money.qualifier, money.currency or money.unit or "$", value)))
