"""The purpose of aid as a brief shows it, taken apart: kind, form, part of, running total."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from reports.model import Aid
from reports.plan import Labels
from reports.typed.terms import term

_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_COMMA = re.compile(r"\s*[,;/\u060c]\s*")


@dataclass(frozen=True, slots=True)
class PurposeCell:
    """The `fields` that a purpose's cell tells; `remark` is what a person should know."""

    fields: dict[str, Any] = field(default_factory=dict)
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class _Bracket:
    """What stands in brackets behind a purpose: kind, form, and words that are neither."""

    rest: str
    kind: str | None = None
    form: str | None = None
    unknown: tuple[str, ...] = ()


def read_purpose(text: str, base: Aid | None, before: str, labels: Labels) -> PurposeCell:
    """Return `purpose`, `kind`, `form`, `part_of` and `cumulative` from their cell.

    `before` is what the cell showed of `base`. What a brief adds to a purpose (“(loan)”,
    “(running total)”, “Agreement: ”) is not part of its words; where a person took it
    away, the field goes back to saying nothing.
    """
    out: dict[str, Any] = {"purpose": None, "part_of": None, "cumulative": False}
    text = _added_last(text, base, before)
    split = _split(labels.part_of, text, "whole")
    if split and not _literal(base, text[len(split[0]) :]):
        text, whole = split
        was = _split(labels.part_of, before, "whole")
        kept = base is not None and base.part_of and was is not None and was[1] == whole
        out["part_of"] = base.part_of if kept and base else whole
        before = was[0] if was else before
    elif base and _split(labels.part_of, before, "whole") is None:
        out["part_of"] = base.part_of  # it was not shown, so nobody took it away
    split = _split(labels.cumulative, text, None)
    if split and not _literal(base, text[len(split[0]) :]):
        text, out["cumulative"] = split[0], True
        was = _split(labels.cumulative, before, None)
        before = was[0] if was else before
    subject = _split(labels.agreement_on, text, None, key="subject")
    if subject:
        form = base.form if base else "unspecified"
        return PurposeCell(out | {"purpose": subject[0], "kind": "agreement", "form": form})
    bracket = _find_bracket(text, base, before, labels)
    return PurposeCell(
        out | _kind_and_form(bracket, base, before, labels), _remark(text, bracket.unknown, base)
    )


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
    own = (base.purpose or "") if base else ""
    had = _last_bracket(before) is not None and not (own and own == before)
    for found in reversed(list(_BRACKET.finditer(text))):
        if found[0].strip() in own:
            continue
        rest = f"{text[: found.start()]} {text[found.end() :].strip()}".strip()
        bracket = _bracket(rest, found[1], labels)
        named = bool(bracket.kind or bracket.form)
        last = found.end() == len(text)
        if (named and (last or not bracket.unknown)) or (last and had):
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


def _kind_and_form(
    bracket: _Bracket, base: Aid | None, before: str, labels: Labels
) -> dict[str, Any]:
    text, kind, form = bracket.rest, bracket.kind, bracket.form
    if base is None:
        kind = kind or term(text, "kinds", labels) or "other"
        alone = kind == "agreement"
        return {
            "purpose": None if alone else text or None,
            "kind": kind,
            "form": form or "unspecified",
        }
    # a word that was not understood may be the kind or the form: both stay
    kept = bracket.unknown != ()
    if base.purpose is None:
        # the cell showed the kind alone: another kind typed over it is the row's
        kind = kind or _kind(text, labels)
    kind = kind or (base.kind if kept else _left(base.kind, "kinds", before, labels, "other"))
    form = form or (base.form if kept else _left(base.form, "forms", before, labels, "unspecified"))
    alone = base.purpose is None and text.casefold() == labels.kinds[kind].casefold()
    return {"purpose": None if alone else text or None, "kind": kind, "form": form}


def _left(value: str, group: str, before: str, labels: Labels, empty: str) -> str:
    """Return a field that the cell does not name: gone if it was named, kept if it was not."""
    found = _last_bracket(before)
    label = getattr(labels, group).get(value)
    return empty if found and label in found[1].split(", ") else value


def _last_bracket(text: str) -> re.Match[str] | None:
    return next((b for b in _BRACKET.finditer(text) if b.end() == len(text)), None)


def _remark(text: str, unknown: tuple[str, ...], base: Aid | None) -> str | None:
    if not unknown:
        return None
    words = ", ".join(map(repr, unknown))
    kept = f"{base.kind}, {base.form} was kept" if base else "it was left out"
    return f"found {words} in {text!r}, expected a kind or form of aid: {kept}"


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
