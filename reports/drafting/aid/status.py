"""How firm a sum is, of what kind and form: by its verb's tense and modality, and by its words.

What will, would or may be given, what is planned, preliminary or subject to approval, is
neither signed nor committed nor disbursed. A status without its verb stays open.
"""

from __future__ import annotations

from reports.drafting.parties.sum_clause import SumClause
from reports.drafting.parties.sum_lists import name_in_list
from reports.drafting.parties.words import AidWords
from reports.language.syntax.verb_groups import Verb
from reports.model.briefing import AidForm, AidKind, AidStatus

_DONE: dict[str, AidStatus] = {
    "announce": "announced", "pledge": "pledged", "sign": "signed", "commit": "committed",
    "give": "disbursed", "go": "disbursed", "lend": "disbursed", "deliver": "delivered",
    "pay": "disbursed", "receive": "disbursed",
}  # fmt: skip
#: What is said in the present is done by saying it: “Canada pledges”, “the bank approves”.
_SAID = frozenset({"announce", "pledge", "sign", "commit"})
_PROMISES = ("pledge", "commit")
_TO_COME = frozenset({"will", "would", "plan", "to"})
#: Words around a sum in which a condition counts.
_NEAR = 90


def status_of(clause: SumClause) -> AidStatus:
    """Return how firm the sum is, as far as its own clause says."""
    status = _DONE.get(clause.participle()) or _by_verbs(clause)
    firm = status in ("signed", "committed", "disbursed", "delivered")
    return "announced" if firm and _is_conditional(clause) else status


def _by_verbs(clause: SumClause) -> AidStatus:
    if not clause.chain and clause.words["earlier"].search(clause.noun_before()):
        return "disbursed"  # “its earlier provision of $5 million”
    if name_in_list(clause) and not clause.group:
        return "announced"
    if (
        clause.is_equal
        and clause.governing
        and (
            clause.governing.verb.tense == "past"
            or clause.words["running"].search(clause.clause_behind())
        )
    ):
        noun = clause.noun_before()  # “Norway’s |support| came to $5 million”
        given = clause.words["aid"].search(noun) and not clause.words["promises"].search(noun)
        return "disbursed" if given else "unspecified"
    if not clause.chain or clause.group not in _DONE:
        return "unspecified"
    verbs = [each.verb for each in clause.chain]
    modalities = {verb.modality for verb in verbs}
    outer = [group for each in clause.chain[:-1] for group in (each.group,)]
    outer += clause.words.groups_in(verbs[-1].words)[:-1]
    if "may" in modalities or "talk" in outer or clause.words["talks"].search(clause.outset()):
        return "discussed"
    if clause.group == "receive" and clause.words["promises"].search(clause.between()):
        return "pledged"
    if promise := next((group for group in outer if group in _PROMISES), None):
        return _DONE[promise] if not modalities & {"will", "would", "plan"} else "announced"
    if modalities & _TO_COME or clause.phrases.is_to_come(clause.chain[-1].at):
        return "announced"
    if clause.phrases.marks[clause.chain[-1].at] == "g":
        verbs = [clause.phrases.verb_before(clause.chain[-1].at) or verbs[-1]]
    return _by_tense(verbs[-1], clause.group)


def _by_tense(verb: Verb, group: str) -> AidStatus:
    if verb.tense == "future" or (verb.tense == "present" and group not in _SAID):
        return "announced"
    return _DONE[group]


def _is_conditional(clause: SumClause) -> bool:
    near = (clause.clause_before()[-_NEAR:], clause.clause_behind()[:_NEAR])
    return any(clause.words["conditional"].search(text) for text in near)


def kind_in(purpose: str, words: AidWords, near: str = "") -> AidKind:
    """Return the kind of aid by the words of its purpose; by those near the sum if it has none."""
    text = purpose or near
    return next((kind for kind, pattern in words.kinds if pattern.search(text)), "other")


def form_of(clause: SumClause) -> AidForm:
    """Return the form by the nearest words: behind the sum, before it, then the verb's."""
    verb = clause.governing.verb.main if clause.governing else ""
    for text in (clause.mention.after[:40], clause.noun_before(), verb):
        for form, pattern in clause.words.forms:
            if pattern.search(text):
                return form
    return "unspecified"
