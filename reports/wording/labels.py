"""The words that briefpack itself adds, by language: templates/labels/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from reports.errors import ResourceError
from reports.resources import resource, resource_text
from reports.slotted import frozen


@frozen
class Labels:
    """The words around a briefing's own, in one language.

    Texts with braces are filled with ``str.format`` by the plan or a renderer.
    `quote_open` and `quote_close` are the language's quotation marks; `colon` stands between
    a label and what it is for, with its spaces. `papers` are the labels that a kind of brief
    has in the place of these, by their names.
    """

    language: str
    kicker: str
    people: str
    figures: str
    aid: str
    agreements: str
    aid_and_agreements: str
    quotes: str
    key_messages: str
    if_pressed: str
    appendix: str
    questions: str
    answer_open: str
    table: str
    figure: str
    chart: str
    name: str
    role: str
    affiliation: str
    note: str
    label: str
    value: str
    as_of: str
    donor: str
    recipient: str
    party: str
    other_party: str
    donor_or_party: str
    recipient_or_party: str
    purpose: str
    subject: str
    purpose_or_subject: str
    amount: str
    status: str
    timing: str
    total: str
    part_of: str
    cumulative: str
    agreement_on: str
    bare_dollar: str
    open_unit: str
    money_with_equivalent: str
    money_range: str
    comma: str
    highlight: str
    people_beside: str
    figures_beside: str
    total_in: str
    left_out: str
    left_part: str
    left_running: str
    left_open: str
    left_single: str
    left_other: str
    not_shown: str
    unnamed: str
    others: str
    status_open: str
    recommendations: str
    recommendation: str
    row_number: str
    decision: str
    decision_by: str
    approvals: str
    ticked: str
    unticked: str
    table_description: str
    continued: str
    chart_alt: str
    source: str
    contact: str
    embargo: str
    page: str
    page_of: str
    contents: str
    evidence: str
    colon: str
    subject_embargo: str
    subject_correction: str
    correction: str
    redline: str
    taken_out: str
    put_in: str
    correction_of: str
    changed_since: str
    changed: str
    added: str
    removed: str
    reordered: str
    reshaped: str
    title: str
    subtitle: str
    summary: str
    text: str
    date: str
    byline: str
    marking: str
    embargo_name: str
    stage: str
    stage_version: str
    series_number: str
    series_alone: str
    subject_stage: str
    sealed_by: str
    quote_open: str
    quote_close: str
    head: dict[str, str]
    stages: dict[str, str]
    kinds: dict[str, str]
    forms: dict[str, str]
    statuses: dict[str, str]
    qualifiers: dict[str, str]
    papers: dict[str, dict[str, str]]

    def of_kind(self, kind: str) -> Labels:
        """Return the words around a kind of brief: some of them are called otherwise in it."""
        own: dict[str, Any] = {**self.papers.get(kind, {})}
        return replace(self, **own) if own else self


def label_languages() -> tuple[str, ...]:
    """Return the languages that have labels, sorted: ``("en", "fr", …)``."""
    folder = resource("templates/labels")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


@lru_cache(maxsize=32)
def load_labels(language: str) -> Labels:
    """Return the labels for a BCP 47 tag; English where its language has none.

    Raises:
        ResourceError: if the labels' file lacks a label or has one too many.
    """
    primary = language.split("-")[0].lower()
    known = label_languages()
    name = f"templates/labels/{primary if primary in known else 'en'}.toml"
    table = tomllib.loads(resource_text(name))
    expected = {field.name for field in fields(Labels)}
    if wrong := sorted(expected ^ table.keys()):
        raise ResourceError.at(name, f"labels missing or not known: {', '.join(wrong)}")
    return Labels(**table)


def labels_for(language: str, labels: str | None = None) -> Labels:
    """Return the labels of a document in `language`, in another one if `labels` names it.

    Quotation marks are the document's own: they stand round its words.
    """
    own = load_labels(language)
    if labels is None:
        return own
    other = load_labels(labels)
    return replace(other, quote_open=own.quote_open, quote_close=own.quote_close)
