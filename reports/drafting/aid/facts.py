"""What a sentence says of a sum: donor, recipient, purpose, kind, form, status, timing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reports.drafting.aid.status import form_of, kind_in, status_of
from reports.drafting.parties.cast import Cast
from reports.drafting.parties.givers import GIVES, donor_of
from reports.drafting.parties.purposes import purpose_of
from reports.drafting.parties.receivers import aid_ends, recipient_of
from reports.drafting.parties.signatories import signatories_in
from reports.drafting.parties.stand_ins import definite_noun, is_owned
from reports.drafting.sums.clause import SumClause
from reports.drafting.sums.listed import name_in_list
from reports.drafting.sums.mentions import Mention
from reports.language.lexicon import lexicon_of, without_article
from reports.language.syntax.grammar import grammar
from reports.model.briefing import AidForm, AidKind, AidStatus
from reports.slotted import frozen


@frozen
class Facts:
    """What one mention says; None is what it leaves open.

    `group` is the list of its verb, `verb` the place of that verb in the sentence.
    """

    donor: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    timing: str | None = None
    status: AidStatus = "unspecified"
    form: AidForm = "unspecified"
    kind: AidKind = "other"
    cumulative: bool = False
    beside_aid: bool = False
    group: str = ""
    verb: int | None = None
    negated: bool = False
    aimed: bool = False  # somebody or something is named behind “to” or “for”
    acts: bool = False  # somebody gives it to or for something, named or not: “we”
    private: bool = False  # its clause is about somebody else: “American firms”
    in_list: bool = False  # one of several givers: “Peru with $5 million, Chile with $3 million”
    each: bool = False  # several give it, as much every one: “$5 million each”
    pooled: bool = False  # many give it, and none is named: “donors pledged”
    sized: bool = False  # the size of a loan, a grant or the aid, no work’s: “the loan is of”
    pronoun: str = ""  # “it”, “its board” or “the bank”, which acts in its clause
    label: str | None = None  # the country before an item’s colon

    def completed(self, other: Facts, names: Collection[str]) -> Facts:
        """Return these facts with the cells of `names` that are open from `other`."""
        left = (name for name in names if getattr(self, name) == getattr(_OPEN, name))
        return replace(self, **{name: getattr(other, name) for name in left})


_OPEN = Facts()


def read_facts(mention: Mention, cast: Cast) -> Facts:
    """Return what the sentence around a sum says of it."""
    clause = SumClause(mention, cast.language)
    purpose, recipient = purpose_of(clause, cast), recipient_of(clause, cast)
    donor, timing = donor_of(clause, cast), _timing(clause)
    purpose = _not_twice(purpose, recipient or "", timing or "")
    governing, listed = clause.governing, name_in_list(clause)
    to = clause.words.prepositions["to"] - clause.words.prepositions["within"]
    aimed = any(each.word in to for each in clause.complements())
    pronoun = _pronoun(clause, cast.language)
    return Facts(
        donor=donor,
        recipient=recipient if recipient != donor else None,
        purpose=purpose,
        timing=timing,
        status=status_of(clause),
        form=form_of(clause),
        kind=kind_in(purpose or "", clause.words, f"{clause.noun_before()} {mention.after}"),
        cumulative=_cumulative(clause),
        beside_aid=_names_aid(clause, listed=listed is not None or bool(clause.ranked)),
        group=clause.group,
        verb=governing.verb.start if governing else None,
        acts=clause.is_done and aimed and not pronoun,
        pronoun=pronoun,
        private=not donor and (_is_anothers(clause, cast) or _has_other_source(clause)),
        in_list=donor is not None and listed is not None and not listed[1],
        each=_is_each(clause),
        pooled=_is_pooled(clause, donor),
        aimed=aimed,
        sized=clause.is_equal and _is_of_gift(clause),
        negated=clause.gives_nothing,
    )


def _not_twice(purpose: str | None, recipient: str, timing: str) -> str | None:
    """Leave out a purpose that is the receiver or the time: “for the next financial year”."""
    said = purpose and (without_article(purpose) == without_article(recipient) or purpose in timing)
    return None if said else purpose


def _is_anothers(clause: SumClause, cast: Cast) -> bool:
    """Return whether its clause is about somebody else: “American firms put …”."""
    subject = clause.subject()
    if clause.words["private"].search(subject):
        return True
    return not clause.group and not clause.is_equal and bool(signatories_in(subject, cast))


def _has_other_source(clause: SumClause) -> bool:
    """Return whether it is “a grant |from Brussels|”, whoever that is: not the whole’s giver."""
    return any(
        each.word in clause.words.prepositions["from"]
        and clause.phrases.phrase(each.at + 1)[:1].isupper()
        and aid_ends(clause, each)
        for each in clause.complements()
    )


def _is_pooled(clause: SumClause, donor: str | None) -> bool:
    """Return whether many give it together: “|donors| pledged”, “was pledged at a meeting”."""
    subject = clause.subject() or clause.phrases.subject_at(clause.first)
    named = clause.words["many"].finditer(subject)
    if clause.group in GIVES and any(each[0].islower() or each.start() == 0 for each in named):
        return True
    if clause.words["promises"].match(clause.noun_behind().strip()):
        return donor is None  # « 5 millions |de promesses| »
    promised = clause.group == "pledge" or clause.words["promises"].search(clause.noun_before())
    return clause.passive and donor is None and bool(promised)


def _is_of_gift(clause: SumClause) -> bool:
    """Return whether the noun whose size is told opens with one of aid, no work or plan."""
    words = without_article(clause.noun_before()).lower().split()
    opens = " ".join(words[:1])
    work = clause.words["works"].fullmatch(opens) is not None
    return clause.words["aid"].fullmatch(opens) is not None and not work


def _is_each(clause: SumClause) -> bool:
    """Tell whether “each” stands behind the sum or before its verb."""
    each = lexicon_of(clause.language).words("sums", "each")
    at = clause.chain[0].at if clause.chain else 0
    beside = (clause.mention.after.split()[:1], clause.phrases.said(at - 1, at - 1).split()[-1:])
    return any(word.lower().strip(",.") in each for words in beside for word in words)


def _pronoun(clause: SumClause, language: str) -> str:
    """Return what stands for who acts: “they”, not “we”, “its board” or “the bank”."""
    outer = clause.chain[0] if clause.chain else None
    said = clause.phrases.subject_at(outer.at) if outer else ""
    if outer and outer.role == "relative":
        said = clause.subject()
    third = said.lower() in grammar(language).lists["third_persons"]
    return said if third or is_owned(said, language) or definite_noun(said, language) else ""


def _names_aid(clause: SumClause, *, listed: bool) -> bool:
    """Return whether a noun is of aid, or says of a list who is in it: “the largest donors are”."""
    before = clause.mention.before if listed else ""
    nouns = f"{clause.noun_before()} {clause.noun_behind()} {before}"
    return bool(clause.words["aid"].search(nouns))


def _timing(clause: SumClause) -> str | None:
    """Return the time of the sum's own clause: behind it, or between its verb and it."""
    pattern = lexicon_of(clause.language).regex("phrases", "times")
    if found := pattern.search(clause.clause_behind()):
        return found[0]
    if clause.repeated:  # what stands before is the time of another sum
        return None
    times = list(pattern.finditer(clause.clause_before()))
    # “In June, Canada said …” tells when it was said, “Since June” what the sum covers
    last = times[-1] if times else None
    if last is None or (last.start() == 0 and not clause.words["covers"].match(last[0])):
        return None
    return last[0]


def _cumulative(clause: SumClause) -> bool:
    words = clause.words
    # “$5 million, bringing the total to …”: the total is the next sum
    after = words["bringing"].split(clause.mention.after)[0]
    before = clause.mention.before[-120:]
    return bool(words["running"].search(before) or words["running"].search(after))
