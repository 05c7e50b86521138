"""How firm a sum is, of what kind and form: by its verb's tense and modality, and by its words.

What will, would or may be given, what is planned, preliminary or subject to approval, is
neither signed nor committed nor disbursed. A status without its verb stays open.
"""

from __future__ import annotations

from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.listed import name_in_list, verb_of_list
from reports.drafting.sums.words import AidWords
from reports.language.lexicon import lexicon_of
from reports.language.syntax.grammar import grammar
from reports.language.syntax.verb_groups import Verb
from reports.model.briefing import AidForm, AidKind, AidStatus

_DONE: dict[str, AidStatus] = {
    "announce": "announced", "pledge": "pledged", "sign": "signed", "commit": "committed",
    "give": "disbursed", "go": "disbursed", "lend": "disbursed", "deliver": "disbursed",
    "pay": "disbursed", "receive": "disbursed", "talk": "discussed",
}  # fmt: skip
#: What is said in the present is done by saying it: “Canada pledges”, “the bank approves”.
_SAID = frozenset({"announce", "pledge", "sign", "commit"})
_PROMISES = ("pledge", "commit", "sign")
_OPEN = frozenset({"will", "would", "plan"})
_TO_COME = _OPEN | {"to"}
#: Words around a sum in which a condition counts.
_NEAR = 90


def status_of(clause: SumClause) -> AidStatus:
    """Return how firm the sum is, as far as its own clause says."""
    status = _DONE.get(clause.participle()) or _by_verbs(clause)
    firm = status in ("signed", "committed", "disbursed", "delivered")
    return "announced" if firm and _is_conditional(clause) else status


def _without_verb(clause: SumClause) -> AidStatus | None:
    if clause.words["earlier"].search(clause.noun_before()):
        return "disbursed"  # “its earlier provision of $5 million”
    if not name_in_list(clause):
        return None
    if clause.words["promises"].search(clause.mention.before):
        return "pledged"
    verb = verb_of_list(clause)  # “those who have given: Peru with $5 million”
    group = clause.words.group_of(clause.mention.text, verb) if verb else ""
    given = verb and verb.tense == "past" and not verb.modality
    return "disbursed" if given and _DONE.get(group) == "disbursed" else "announced"


def _by_verbs(clause: SumClause) -> AidStatus:
    if not clause.group and (status := _without_verb(clause)):
        return status
    if clause.is_equal:
        return _of_equal(clause)
    promised = f"{clause.noun_before()} {clause.subject()}"
    promised = clause.mention.before if name_in_list(clause) else promised
    if clause.group in ("give", "go") and clause.words["promises"].search(promised):
        return "pledged"  # “pledges of $5 million were made”, “pledges came from Qatar, with $3m”
    if clause.group == "give" and clause.words["tabled"].search(clause.clause_behind()):
        return "announced"  # « a mis 5 millions |sur la table| »
    raises = lexicon_of(clause.language).words("sums", "raises")
    if clause.group == "give" and clause.chain and clause.chain[-1].verb.main in raises:
        return "announced"  # « a |porté| son aide de 9 à 14 millions »: nothing is paid by that
    if clause.words["talks"].search(clause.noun_before()):
        return "discussed"  # “|negotiations| about a loan of $5 million began”
    if not clause.chain or clause.group not in _DONE:
        made = clause.made[0] and not clause.group  # « un instrument de 5 millions créé par »
        return "announced" if made or _does_something(clause) else "unspecified"
    firm = _by_outer(clause) or ("committed" if _is_under_way(clause) else None)
    return firm or _by_tense(_finite(clause), clause.group)


def _is_under_way(clause: SumClause) -> bool:
    """Return whether a sum is being lent, or is one that somebody “has secured”."""
    last = clause.chain[-1]
    going_on = clause.phrases.is_going_on(last.at) and last.verb.tense == "present"
    secured = last.verb.main in clause.words.listed("securing")
    return (going_on and clause.group == "lend") or (secured and not clause.passive)


def _does_something(clause: SumClause) -> bool:
    """Return whether the sum is what will do something: “$5 million |will repair| the roads”."""
    verbs = [each.verb for each in clause.chain if each.verb.tense == "future"]
    return not clause.passive and any(verb.modality in ("", "will") for verb in verbs)


def _of_equal(clause: SumClause) -> AidStatus:
    """“Norway’s |support| came to $5 million” is given, a pledge that did so is not."""
    past = clause.governing is not None and clause.governing.verb.tense == "past"
    so_far = past or clause.words["running"].search(clause.clause_behind())
    if clause.governing is not None and clause.governing.verb.tense == "future":
        return "announced"  # « l’aide |totalisera| 5 millions »
    past_forms = frozenset(grammar(clause.language).participles.values())
    # « le prêt |consenti| par la Banque s’élève à »
    told = [word for word in clause.noun_before().lower().split() if word in past_forms]
    noun = clause.noun_before() if so_far else ""
    given = clause.words["aid"].search(noun) and not clause.words["promises"].search(noun)
    done = (_DONE.get(group) for group in clause.words.groups_in(tuple(told)))
    return next(filter(None, done), "disbursed" if given else "unspecified")


def _by_outer(clause: SumClause) -> AidStatus | None:
    """Return what the verbs and modals around the governing verb make of it."""
    verbs = [each.verb for each in clause.chain]
    modalities = {verb.modality for verb in verbs}
    outer = [each.group for each in clause.chain[:-1]]
    outer += clause.words.groups_in(verbs[-1].words)[:-1]
    talked = "talk" in (*outer, clause.group) or clause.words["talks"].search(clause.outset())
    if talked or "may" in modalities:
        return "discussed"
    said = f"{clause.between()} {clause.noun_behind()}"
    if clause.group == "receive" and clause.words["promises"].search(said):
        return "pledged"
    if promise := next((group for group in outer if group in _PROMISES), None):
        return "announced" if modalities & _OPEN else _DONE[promise]
    if "announce" in outer:
        return "announced"  # “confirmed that it will give”
    to_come = modalities & _TO_COME or clause.phrases.is_to_come(clause.chain[-1].at)
    return "announced" if to_come else None


def _finite(clause: SumClause) -> Verb:
    """Return the verb whose tense counts: for one in -ing or allowed, that of its clause."""
    last = clause.chain[-1]
    allowing = [each.verb for each in clause.chain[:-1] if each.group == "allow"]
    if allowing:
        return allowing[0]  # « |a permis| de décaisser 5 millions »
    before = clause.phrases.verb_before(last.at) if clause.phrases.marks[last.at] == "g" else None
    return before or last.verb


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
    for text in (clause.clause_behind()[:40], clause.noun_before(), verb):
        for form, pattern in clause.words.forms:
            if pattern.search(text):
                return form
    return "unspecified"
