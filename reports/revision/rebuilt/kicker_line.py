"""The line above the title of an edited brief: whose paper it is, of which kind, its reference."""

from __future__ import annotations

from collections.abc import Sequence

from reports.model import Briefing
from reports.notices import Notices
from reports.plan import Labels
from reports.revision.shown import Shown
from reports.revision.word.lines import quotation, spelt_alike
from reports.typed.paper_names import kind_labelled
from reports.wordfile.vocabulary import FACT_SEPARATOR


def read_kicker(text: str, base: Briefing, shown: Shown, notices: Notices) -> dict[str, str | None]:
    """Return the fields that the line says; its label parts them, and names the kind of brief."""
    pieces, own = text.split(FACT_SEPARATOR), shown.fields.get("organisation", "")
    at = _label_in(pieces, shown.labels)
    if at is not None:
        kind = kind_labelled(pieces[at], shown.labels.language)
        reference = FACT_SEPARATOR.join(pieces[at + 1 :]).strip(" ·")
        organisation = FACT_SEPARATOR.join(pieces[:at])
        parted = {"organisation": organisation or None, "reference": reference or None}
        return parted | ({"kind": kind} if kind else {})
    if len(pieces) > 1 and pieces[-1] == base.reference:
        typed = quotation(FACT_SEPARATOR.join(piece for piece in pieces[:-1] if piece != own))
        unread = f"what stands above the title is made anew: {typed} was not read"
        notices.add("made-anew", unread, "reference")
        return {}
    return {"reference": text.removeprefix(own).strip(" ·") or None}


def _label_in(pieces: Sequence[str], labels: Labels) -> int | None:
    """Return the place of the brief's own label, or else of that of another kind of brief."""
    own, spelt = spelt_alike(labels.kicker), [*map(spelt_alike, pieces)]
    if own in spelt:
        return spelt.index(own)
    others = (n for n, each in enumerate(spelt) if kind_labelled(each, labels.language))
    return next(others, None)
