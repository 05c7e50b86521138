"""The head of a brief as people edited it: its stage, and the facts below its dateline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reports.language.days import read_day
from reports.model import Briefing
from reports.notices import Notices
from reports.plan import HeadKind
from reports.revision.outline.parts.head_lines import HeadLines
from reports.revision.shown import Shown
from reports.revision.word.lines import quotation
from reports.typed.head_values import read_period, read_series, read_stage
from reports.typed.typed_days import SPELL_OUT, read_typed_day
from reports.wordfile.vocabulary import FACT_SEPARATOR

_SPELL_PERIOD = "write it as 18 August 2025 – 24 August 2025"
_SPELL_SERIES = "write its name and number, as in Flood Update No. 12"
_SPELL_STAGE = "write DRAFT or FINAL, and the version"


class HeadRebuilder:
    """Reads the head of one brief; `notices` gathers what could not be brought home."""

    def __init__(self, base: Briefing, shown: Shown, notices: Notices) -> None:
        """Read on `base`, which a brief shows as `shown`."""
        self._base, self._shown, self._notices = base, shown, notices

    def facts(self, head: HeadLines) -> dict[str, Any]:
        """Return the facts that do not say what was shown."""
        out: dict[str, Any] = {}
        for line in head.relabelled:
            anew = f"labels are made anew: of {quotation(line)} only its own words were read"
            self._notices.add("made-anew", anew)
        for kind, read in _READERS.items():
            text = head.texts.get(kind, "").strip()
            if text != self._shown.fields.get(kind, ""):
                out[kind] = read(self, text, head) if text else None
        return out

    def stage(self, text: str) -> dict[str, Any]:
        """Return status and version as a text says them; as they were where it is in doubt."""
        if text == self._shown.fields.get("stage", ""):
            return {}
        if not text:
            return {"status": None, "version": None}
        found = read_stage(text, self._shown.labels)
        if found is None:
            self._keep("status", f"the status {text!r} cannot be read", _SPELL_STAGE)
            return {}
        return {"status": found.status, "version": found.version}

    def parted_stage(self, kicker: str, held: str, reference: str) -> tuple[str, str]:
        """Return a kicker without the stage that ends it, and the stage.

        `held` is what stands in the stage's control, `reference` in the bookmark of that.
        """
        if held and kicker.endswith(held):
            return kicker.removesuffix(held).rstrip(" ·"), held
        rest, _, last = kicker.rpartition(FACT_SEPARATOR)
        if not rest:
            return kicker, ""
        is_stage = read_stage(last, self._shown.labels) is not None and last != reference
        return (rest, last) if is_stage or (held and last.startswith(held)) else (kicker, "")

    def _words(self, text: str, _: HeadLines) -> str:
        return text

    def _series(self, text: str, _: HeadLines) -> Any:
        found = read_series(text, self._shown.labels)
        if found is None:
            self._keep("series", f"{text!r} has no number at its end", _SPELL_SERIES)
        return found or self._base.series

    def _as_of(self, text: str, _: HeadLines) -> str | None:
        typed = read_typed_day(text, self._base.language)
        if typed.doubt:
            self._keep("as_of", typed.doubt, SPELL_OUT)
            return self._base.as_of
        return typed.day.isoformat() if typed.day else text

    def _period(self, text: str, _: HeadLines) -> Any:
        found = read_period(text, self._base.language)
        if found is None:
            self._keep("period", f"the period {text!r} cannot be read", _SPELL_PERIOD)
        return found or self._base.period

    def _next_issue(self, text: str, head: HeadLines) -> Any:
        base = self._base.next_issue
        typed = read_typed_day(text, self._base.language)
        chosen = head.days.get("next_issue", "")
        if typed.day is None and chosen and (base is None or chosen != base.isoformat()):
            return read_day(chosen, "en") or base
        if typed.day is None:
            doubt = typed.doubt or f"the day {text!r} cannot be read"
            self._keep("next_issue", doubt, SPELL_OUT)
        return typed.day or base

    def _keep(self, name: str, doubt: str, remedy: str) -> None:
        """Say that a value could not be read, or may be several: the old one stays."""
        self._notices.add("field-kept", f"{doubt}: it was kept as it was", name, remedy=remedy)


_READERS: Mapping[HeadKind, Callable[[HeadRebuilder, str, HeadLines], Any]] = {
    "to": HeadRebuilder._words,
    "from": HeadRebuilder._words,
    "series": HeadRebuilder._series,
    "as_of": HeadRebuilder._as_of,
    "period": HeadRebuilder._period,
    "next_issue": HeadRebuilder._next_issue,
}
