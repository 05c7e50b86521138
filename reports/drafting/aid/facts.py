"""What a sentence says of a sum: donor, recipient, purpose, kind, form, status, timing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.drafting.aid.status import form_of, governing_verb, kind_in, status_of
from reports.drafting.parties.clause import SumClause
from reports.drafting.parties.givers import donor_of
from reports.drafting.parties.purposes import purpose_of
from reports.drafting.parties.read import Cast, country_in, party_in
from reports.drafting.parties.receivers import recipient_of
from reports.drafting.parties.subjects import first_party
from reports.drafting.parties.sum_mentions import Mention
from reports.drafting.parties.words import Verb, aid_words, find_verbs
from reports.language.lexicon import primary, without_article
from reports.language.phrases import time_pattern
from reports.model.briefing import AidForm, AidKind, AidStatus

# “the reconstruction of Ukraine”
_OF_PLACE = re.compile(r"\s(?:of|in|de|d[’']|du|en|au|aux)\s?(?:l[’']|la\s|the\s)?(.+)$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What one mention says; None is what it leaves open."""

    donor: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    timing: str | None = None
    status: AidStatus = "unspecified"
    form: AidForm = "unspecified"
    kind: AidKind = "other"
    cumulative: bool = False
    beside_aid: bool = False
    verb: Verb | None = None
    label: str | None = None  # the country before an item’s colon


def read_facts(mention: Mention, cast: Cast) -> Facts:
    """Return what the sentence around a sum says of it."""
    verb = governing_verb(mention, cast.language)
    clause = SumClause(mention, verb, cast)
    purpose, recipient = purpose_of(clause), recipient_of(clause)
    recipient = recipient or _place_in(purpose, cast.language)
    if purpose and recipient and without_article(purpose) == without_article(recipient):
        purpose = None
    near = f"{mention.close_before} {mention.after}"
    return Facts(
        donor=donor_of(clause),
        recipient=recipient,
        purpose=purpose,
        timing=_timing(clause),
        status=status_of(mention, verb, cast.language),
        form=form_of(mention, verb, cast.language),
        kind=kind_in(purpose or "", cast.language, near),
        cumulative=_cumulative(clause),
        beside_aid=_beside_aid(clause),
        verb=verb,
    )


def _place_in(purpose: str | None, language: str) -> str | None:
    """Return the country that a purpose is for: “the reconstruction of Ukraine”."""
    place = _OF_PLACE.search(purpose or "")
    return country_in(place[1], language, people=False) if place else None


def _timing(clause: SumClause) -> str | None:
    pattern = time_pattern(clause.cast.language)
    if found := pattern.search(clause.mention.after):
        return found[0]
    # “In June, Canada said …” tells when it was said
    before = re.sub(r"^(?!Since|Depuis)[^,]{0,40},\s", "", clause.mention.before, count=1)
    times = [time[0] for time in pattern.finditer(before)]
    return times[-1] if times else None


def _beside_aid(clause: SumClause) -> bool:
    """Tell whether a noun of aid has the sum: “funding of $15 million”."""
    if clause.small.noun_before.search(clause.mention.before[-120:]):
        return True
    after = clause.mention.after[:30].split(",")[0]
    return aid_words(clause.cast.language).aid.search(after) is not None


def _cumulative(clause: SumClause) -> bool:
    words = aid_words(clause.cast.language)
    # “$5 million, bringing the total to …”: the total is the next sum
    after = words.bringing.split(clause.mention.after)[0]
    return bool(words.running.search(clause.mention.before[-120:]) or words.running.search(after))


def title_party(title: str, cast: Cast) -> str | None:
    """Return the first party that a headline with a verb of aid names before the verb."""
    verbs = find_verbs(title, cast.language, headline=True)
    if not verbs or verbs[0].group == "receive":
        return None
    before = title[: verbs[0].start]
    named = party_in(before, cast) if primary(cast.language) == "fr" else None
    return named or first_party(before, cast)
