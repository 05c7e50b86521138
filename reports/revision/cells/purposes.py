"""The purpose of aid as a brief shows it, taken apart: kind, form, part of, running total."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from reports.model import Aid
from reports.plan import Labels
from reports.slotted import frozen
from reports.typed.terms import term

_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_COMMA = re.compile(r"\s*[,;/\u060c]\s*")


@frozen
class PurposeCell:
    """The `fields` that a purpose's cell tells; `remark` is what a person should know."""

    fields: dict[str, Any] = field(default_factory=dict)
    remark: str | None = None


@frozen
class _Bracket:
    """What stands in brackets behind a purpose: kind, form, and words that are neither."""

    rest: str
    kind: str | None = None
    form: str | None = None
    unknown: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        return bool(self.kind or self.form)


def read_purpose(text: str, base: Aid | None, before: str, labels: Labels) -> PurposeCell:
    """Return `purpose`, `kind`, `form`, `part_of` and `cumulative` from their cell.

    `before` is what the cell showed of `base`. What a brief adds to a purpose (“(loan)”,
    “(running total)”, “Agreement: ”) is not part of its words; where a person took it
    away, the field goes back to saying nothing.
    """
    text = _added_last(text, base, before)
    text, shown, whole, was = _apart(labels.part_of, text, before, base)
    out: dict[str, Any] = {"purpose": None, "part_of": _part_of(whole, was, base)}
    text, shown, running, _ = _apart(labels.cumulative, text, shown, base)
    out["cumulative"] = running is not None
    subject = _split(labels.agreement_on, text)
    if subject:
        form = base.form if base else "unspecified"
        return PurposeCell(out | {"purpose": subject[0], "kind": "agreement", "form": form})
    bracket = _find_bracket(text, base, shown, labels)
    named = _edited(bracket, base, shown, labels) if base else _typed(bracket, labels)
    return PurposeCell(out | named, _remark(text, bracket.unknown, base))


def _apart(
    label: str, text: str, before: str, base: Aid | None
) -> tuple[str, str, list[str] | None, list[str] | None]:
    """Return a cell and what it showed, both without what a label adds behind the purpose.

    Behind them stands what the label says in each, None where it is not there.
    """
    now, was = _split(label, text), _split(label, before)
    if now is None or _is_own(base, text[len(now[0]) :]):
        return text, before, None, was
    return now[0], was[0] if was else before, now[1:], was and was[1:]


def _part_of(whole: list[str] | None, was: list[str] | None, base: Aid | None) -> str | None:
    """Return the whole of a row: the base's where the cell shows it as it did, or never did."""
    old = base.part_of if base else None
    if whole is None:
        return old if was is None else None
    return old if old and was == whole else whole[0]


def _added_last(text: str, base: Aid | None, before: str) -> str:
    """Put what the brief had added to the purpose at the end, if words were typed behind it."""
    own = base.purpose if base else None
    added = before[len(own) :].strip() if own and before.startswith(own) else ""
    if not added or added not in text or text.endswith(added):
        return text
    start, _, end = text.rpartition(added)
    return f"{start.strip()} {end.strip()} {added}"


def _find_bracket(text: str, base: Aid | None, before: str, labels: Labels) -> _Bracket:
    """Return the bracket that tells kind and form; it has no words of the purpose's own.

    At the end, one known word is enough, or that the brief had added a bracket there;
    before other words, all must be known.
    """
    own = (base.purpose if base else None) or ""
    had = _last_bracket(before) is not None and own != before
    for found in reversed(list(_BRACKET.finditer(text))):
        rest = f"{text[: found.start()]} {text[found.end() :].strip()}".strip()
        bracket = _bracket(rest, found[1], labels)
        last = found.end() == len(text)
        tells = had or bracket.named if last else bracket.named and not bracket.unknown
        if tells and found[0].strip() not in own:
            return bracket
    return _Bracket(text)


def _bracket(rest: str, inside: str, labels: Labels) -> _Bracket:
    """Return what the words of a bracket name; of two kinds or forms the first counts."""
    words = [word for word in _COMMA.split(inside.strip()) if word]
    kinds = [_kind(word, labels) for word in words]
    forms = [term(word, "forms", labels) for word in words]
    known = zip(words, kinds, forms, strict=True)
    unknown = tuple(word for word, kind, form in known if not (kind or form))
    return _Bracket(rest, next(filter(None, kinds), None), next(filter(None, forms), None), unknown)


def _kind(word: str, labels: Labels) -> str | None:
    """Return the kind that a word in brackets names: “agreement” is a form there."""
    kind = term(word, "kinds", labels)
    return kind if kind not in ("agreement", "other") else None


def _typed(bracket: _Bracket, labels: Labels) -> dict[str, Any]:
    """Return what the cell of a new row says."""
    text, kind = bracket.rest, bracket.kind or term(bracket.rest, "kinds", labels) or "other"
    purpose = None if kind == "agreement" else text or None
    return {"purpose": purpose, "kind": kind, "form": bracket.form or "unspecified"}


def _edited(bracket: _Bracket, base: Aid, before: str, labels: Labels) -> dict[str, Any]:
    """Return what the cell of a row of the base says now; it showed `before`."""
    text, kind, form = bracket.rest, bracket.kind, bracket.form
    if base.purpose is None:
        # the cell showed the kind alone: another kind typed over it is the row's
        kind = kind or _kind(text, labels)
    # a word that was not understood may be the kind or the form: both stay
    was = None if bracket.unknown else _last_bracket(before)
    named = was[1].split(", ") if was else []
    kind = kind or _left(base.kind, labels.kinds, named, "other")
    form = form or _left(base.form, labels.forms, named, "unspecified")
    alone = base.purpose is None and text.casefold() == labels.kinds[kind].casefold()
    return {"purpose": None if alone else text or None, "kind": kind, "form": form}


def _left(value: str, labels: Mapping[str, str], named: Sequence[str], empty: str) -> str:
    """Return a field that the cell does not name: gone if it was `named`, kept if it was not."""
    return empty if labels.get(value) in named else value


def _last_bracket(text: str) -> re.Match[str] | None:
    return next((b for b in _BRACKET.finditer(text) if b.end() == len(text)), None)


def _remark(text: str, unknown: tuple[str, ...], base: Aid | None) -> str | None:
    if not unknown:
        return None
    words = ", ".join(map(repr, unknown))
    kept = f"{base.kind}, {base.form} was kept" if base else "it was left out"
    return f"found {words} in {text!r}, expected a kind or form of aid: {kept}"


def _split(label: str, text: str) -> list[str] | None:
    """Return the parts of `text` that stand in the places of a label's braces, in their order."""
    words = re.split(r"\{\w+\}", label)
    found = re.fullmatch("(.+)".join(map(re.escape, words)), text)
    return list(found.groups()) if found else None


def _is_own(base: Aid | None, end: str) -> bool:
    """Return whether the base's own words end like this: then the brief has not added it."""
    return base is not None and base.purpose is not None and base.purpose.endswith(end)
