"""Of what kind and form aid is, and how firm: by its words and by the tense of its verb."""

from __future__ import annotations

import re

from reports.drafting.parties.sum_mentions import Mention
from reports.drafting.parties.words import Verb, aid_words, find_verbs
from reports.model.briefing import AidForm, AidKind, AidStatus

#: Characters between “agreed” and “to lend” at most: “agreed on Friday to lend”.
_NEAR_VERB = 25
_STATUS: dict[str, AidStatus] = {
    "announce": "announced", "pledge": "pledged", "sign": "signed", "commit": "committed",
    "give": "disbursed", "lend": "disbursed", "deliver": "delivered", "pay": "disbursed",
    "receive": "disbursed",
}  # fmt: skip

_PROMISES = ("pledge", "commit", "sign")
# “s’ajoute à”: comes on top of a sum, and adds none
_REFLEXIVE = re.compile(r"(?<![^\W_])(?:s[’']|se\s)$")
_SUM_DOES = re.compile(r"\s(?:will|would|has|have|had|was|were|went|a été|ont été|sera|seront)\b")


def governing_verb(mention: Mention, language: str) -> Verb | None:
    """Return the verb of aid that a sum goes with: the last before it, else one after it."""
    headline = mention.sentence.place == "title"
    before = [
        verb
        for verb in find_verbs(mention.before, language, headline=headline)
        if not _REFLEXIVE.search(mention.before, 0, verb.start)
    ]
    offset = mention.found.end
    after = find_verbs(mention.rest, language)
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


def form_of(mention: Mention, verb: Verb | None, language: str) -> AidForm:
    """Return the form by the nearest words: after the sum, before it, then the verb's."""
    close = re.split(r"[,;:]\s|\b(?:and|et|while)\s", mention.close_before)[-1]
    for text in (mention.after[:40], close, _verb_text(mention, verb)):
        if (form := form_in(text, language)) != "unspecified":
            return form
    return "unspecified"


def status_of(mention: Mention, verb: Verb | None, language: str) -> AidStatus:
    """Return how firm a verb makes it: to come is announced, done is paid or delivered.

    A participle right behind the sum says it of that sum: “the $5 million promised in May”.
    """
    behind = find_verbs(mention.after[:40], language)
    if behind and behind[0].start == 1 and behind[0].past and behind[0].group in _PROMISES:
        return _STATUS[behind[0].group]
    if verb is None:
        return "unspecified"
    if verb.future:
        # “pledged to give” is a pledge, “will give” is announced
        earlier = find_verbs(mention.text[: verb.start], language)[-1:]
        near = earlier and verb.start - earlier[0].end < _NEAR_VERB
        vowed = near and _verb_text(mention, verb).lower().startswith(("to ", "de ", "d’", "d'"))
        if vowed and earlier[0].group in ("pledge", "commit") and not earlier[0].future:
            return _STATUS[earlier[0].group]
        return "announced"
    if verb.group in ("announce", "pledge", "commit", "sign"):
        return _STATUS[verb.group]
    return _STATUS[verb.group] if verb.past else "announced"


def _verb_text(mention: Mention, verb: Verb | None) -> str:
    return mention.text[verb.start : verb.end] if verb else ""
