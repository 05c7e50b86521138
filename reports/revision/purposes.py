"""The purpose of aid as a brief shows it, taken apart: kind, form, part of, running total."""

from __future__ import annotations

import re
from typing import Any

from reports.model import Aid
from reports.plan import Labels

_BRACKET = re.compile(r"(.*\S) \(([^()]*)\)")


def read_purpose(text: str, base: Aid | None, before: str, labels: Labels) -> dict[str, Any]:
    """Return `purpose`, `kind`, `form`, `part_of` and `cumulative` from their cell.

    `before` is what the cell showed of `base`. What a brief adds to a purpose (“(loan)”,
    “(running total)”, “Agreement: ”) is not part of its words; where a person took it
    away, the field goes back to saying nothing.
    """
    out: dict[str, Any] = {"purpose": None, "part_of": None, "cumulative": False}
    split = _split(labels.part_of, text, "whole")
    if split and not _literal(base, text[len(split[0]) :]):
        text, whole = split
        was = _split(labels.part_of, before, "whole")
        kept = base is not None and base.part_of and was is not None and was[1] == whole
        out["part_of"] = base.part_of if kept and base else whole
        before = was[0] if was else before
    split = _split(labels.cumulative, text, None)
    if split and not _literal(base, text[len(split[0]) :]):
        text, out["cumulative"] = split[0], True
    subject = _split(labels.agreement_on, text, None, key="subject")
    if subject:
        return out | {"purpose": subject[0], "kind": "agreement", "form": _form(base)}
    return out | _kind_and_form(text, base, before, labels)


def _kind_and_form(text: str, base: Aid | None, before: str, labels: Labels) -> dict[str, Any]:
    kinds = {word.casefold(): name for name, word in labels.kinds.items()}
    # these two never stand in brackets; "(agreement)" is a form
    told = {word: name for word, name in kinds.items() if name not in ("agreement", "other")}
    forms = {word.casefold(): name for name, word in labels.forms.items()}
    kind: str | None = None
    form: str | None = None
    bracket = _BRACKET.fullmatch(text)
    words = [word.casefold() for word in bracket[2].split(", ")] if bracket else []
    known = all(word in told or word in forms for word in words)
    if bracket and known and not _literal(base, text[len(bracket[1]) :]):
        text = bracket[1]
        kind = next((told[word] for word in words if word in told), None)
        form = next((forms[word] for word in words if word in forms), None)
    if base is None:
        kind, form = kind or kinds.get(text.casefold(), "other"), form or "unspecified"
        alone = kind == "agreement"
        return {"purpose": None if alone else text or None, "kind": kind, "form": form}
    kind = kind or _left(base.kind, labels.kinds.get(base.kind), before, "other")
    form = form or _left(base.form, labels.forms.get(base.form), before, "unspecified")
    alone = base.purpose is None and text.casefold() == labels.kinds[kind].casefold()
    return {"purpose": None if alone else text or None, "kind": kind, "form": form}


def _left(value: str, label: str | None, before: str, empty: str) -> str:
    """Return a field that the cell does not name: gone if it was named, kept if it was not."""
    bracket = _BRACKET.search(before)
    named = label is not None and bracket is not None and label in bracket[2].split(", ")
    return empty if named else value


def _form(base: Aid | None) -> str:
    return base.form if base else "unspecified"


def _split(label: str, text: str, other: str | None, key: str = "purpose") -> list[str] | None:
    """Return the parts of `text` that stand in the places of a label's braces."""
    pattern = re.escape(label).replace(re.escape("{" + key + "}"), "(.+)")
    if other:
        pattern = pattern.replace(re.escape("{" + other + "}"), "(.+)")
    found = re.fullmatch(pattern, text)
    return list(found.groups()) if found else None


def _literal(base: Aid | None, end: str) -> bool:
    """Tell whether the base's own words end like this: then the brief has not added it."""
    return base is not None and base.purpose is not None and base.purpose.endswith(end)
