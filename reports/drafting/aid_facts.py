"""What a sentence says of a sum: donor, recipient, purpose, kind, form, status, timing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.drafting.aid_words import Verb, aid_words, find_verbs
from reports.drafting.clause import SumClause
from reports.drafting.givers import donor_of
from reports.drafting.mentions import Mention
from reports.drafting.numbers import primary
from reports.drafting.parties import Cast, party_in
from reports.drafting.phrases import time_pattern, without_article
from reports.drafting.purposes import purpose_of
from reports.drafting.receivers import recipient_of
from reports.drafting.subjects import first_party
from reports.model.briefing import AidForm, AidKind, AidStatus

_STATUS: dict[str, AidStatus] = {
    "announce": "announced", "pledge": "pledged", "sign": "signed", "commit": "committed",
    "give": "disbursed", "lend": "disbursed", "deliver": "delivered", "pay": "disbursed",
    "receive": "disbursed",
}  # fmt: skip

_PROMISES = ("pledge", "commit", "sign")
# “s’ajoute à”: comes on top of a sum, and adds none
_REFLEXIVE = re.compile(r"(?<![^\W_])(?:s[’']|se\s)$")
_SUM_DOES = re.compile(r"\s(?:will|would|has|have|had|was|were|went|a été|ont été|sera|seront)\b")


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
    if purpose and recipient and without_article(purpose) == without_article(recipient):
        purpose = None
    near = f"{mention.close_before} {mention.after}"
    return Facts(
        donor=donor_of(clause),
        recipient=recipient,
        purpose=purpose,
        timing=_timing(clause),
        status=_status(verb, mention, cast.language),
        form=_form(mention, verb, cast.language),
        kind=kind_in(purpose or "", cast.language, near),
        cumulative=_cumulative(clause),
        beside_aid=_beside_aid(clause),
        verb=verb,
    )


def governing_verb(mention: Mention, language: str) -> Verb | None:
    """Return the verb of aid that a sum goes with: the last before it, else one after it."""
    headline = mention.sentence.place == "title"
    before = [
        verb
        for verb in find_verbs(mention.before, language, headline=headline)
        if not _REFLEXIVE.search(mention.before, 0, verb.start)
    ]
    offset = mention.found.end
    after = find_verbs(mention.after, language)
    tensed = [
        Verb(v.start + offset, v.end + offset, v.group, v.future, v.past)
        for v in after
        if v.future or v.past
    ]
    # “of which $5 million has been disbursed”: the sum is its subject
    if tensed and _SUM_DOES.match(mention.text, offset, tensed[0].end):
        return tensed[0]
    return before[-1] if before else next(iter(tensed), None)


def kind_in(purpose: str, language: str, near: str = "") -> AidKind:
    """Return the kind of aid by the words of its purpose; by those near the sum if it has none."""
    text = purpose or near
    return next((k for k, words in aid_words(language).kinds if words.search(text)), "other")


def form_in(text: str, language: str) -> AidForm:
    """Return the form that the words say: a loan is not a grant."""
    for form, pattern in aid_words(language).forms:
        if pattern.search(text):
            return form
    return "unspecified"


def _form(mention: Mention, verb: Verb | None, language: str) -> AidForm:
    """Return the form by the nearest words: after the sum, before it, then the verb's."""
    close = re.split(r"[,;:]\s|\b(?:and|et|while)\s", mention.close_before)[-1]
    for text in (mention.after[:40], close, _verb_text(mention, verb)):
        if (form := form_in(text, language)) != "unspecified":
            return form
    return "unspecified"


def _status(verb: Verb | None, mention: Mention, language: str) -> AidStatus:
    """Return how firm a verb makes it: to come is announced, done is paid or delivered.

    A participle right behind the sum says it of that sum: “the $5 million promised in May”.
    """
    behind = find_verbs(mention.after[:40], language)
    if behind and behind[0].start == 1 and behind[0].past and behind[0].group in _PROMISES:
        return _STATUS[behind[0].group]
    if verb is None or verb.group == "bring":
        return "unspecified"
    if verb.group in ("announce", "pledge", "commit", "sign"):
        return _STATUS[verb.group]
    return _STATUS[verb.group] if verb.past and not verb.future else "announced"


def _verb_text(mention: Mention, verb: Verb | None) -> str:
    return mention.text[verb.start : verb.end] if verb else ""


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
    return clause.small.noun_before.search(clause.mention.before[-120:]) is not None


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
