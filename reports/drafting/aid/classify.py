"""Whether a sum is aid: somebody gives it, by its words, its list or the story around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from reports.drafting.aid.facts import Facts
from reports.drafting.figures.words import figure_words
from reports.drafting.parties.givers import NO_GIFT
from reports.drafting.sums.mentions import Mention, Sum
from reports.drafting.sums.words import AidWords, aid_words
from reports.language.countries import country_of, find_countries
from reports.language.lexicon import lexicon_of
from reports.language.sentences import Sentence
from reports.language.syntax.clauses import read_clauses

# the words that a sum is of: “$5 million |in damage|”, not “… backed by frozen assets”
_GOVERNED = r"[^,;:.]{0,45}?(?=$|[,;:.]|\s<aid.governs_no_more>\s)"
# « un |contrat de don| de 5 millions »: no purchase
_DEED = r"<agreements.nouns>\s<aid.prepositions.of>\s<aid.forms.loan aid.forms.grant>\b"
# “The package includes:”
_LEADS_IN = r"(?i)\b<~aid.leads_in>\b[^:]{0,40}:$"
# “Several partners contribute:”; “for the following partners:” they receive
_GIVERS = r"(?i)^(?:[\w’'-]+\s){0,3}?<aid.many aid.givers>\b[^:]{0,60}:$"
# “will pay 2 million pesos for land”: a purchase
_PAYS = r"\b<aid.pays>\b[^,;:]{0,12}$"
# “|The cabinet| has set aside $5 million”: a state's own money; so is what it spends at home
_TREASURY = (
    r"(?i)(?:^|[^\w’'-]\s|\b<grammar.relatives>\s)(?:<phrases.leads>\s?)?"
    r"<aid.treasuries>(?:\s[a-z]+)?\s$"
)
_LOCAL = r"(?i)<aid.local_treasuries>\s$"
_SPENDS = r"(?i)<aid.spends>\b"
_PAYS_FOR = r"\s<aid.pays>\b"
_LABELLED = re.compile(r"^\W*[^:]{2,90}:\s")
#: Kinds of aid that nobody buys.
_HELP = frozenset({"humanitarian", "reconstruction", "development"})
_GIVING = frozenset({"pledge", "commit", "give", "lend", "pay", "deliver"})


def led_lists(sentences: Sequence[Sentence], language: str) -> dict[int, str]:
    """Return the blocks of lists that a line opens as aid, with it: “The package includes:”.

    Of one whose items open with who gives, “Several partners contribute:”, it is "".
    """
    words, lexicon = aid_words(language), lexicon_of(language)
    lines = [
        s
        for s in sentences
        if s.place == "paragraph"
        and s.text.endswith(":")
        and (words["aid"].search(s.text) or gives_in(s.text, language))
    ]
    opens, givers = lexicon.compiled(_LEADS_IN), lexicon.compiled(_GIVERS)
    led = {s.block + 1: s.text for s in lines if opens.search(s.text)}
    return led | {s.block + 1: "" for s in lines if givers.search(s.text)}


def gives_in(title: str, language: str) -> bool:
    """Return whether a headline says that somebody gives: “Donors Pledge Money for Chad”."""
    words = aid_words(language)
    clauses = read_clauses(title, language).clauses
    return any(words.group_of(title, clause.verb) in _GIVING for clause in clauses)


class Gifts:
    """Which of the sums somebody gives."""

    def __init__(
        self,
        sums: Sequence[Sum],
        wholes: Mapping[int, int],
        facts: Sequence[Facts],
        language: str,
        title: str | None,
        led: Collection[int],
    ) -> None:
        self._sums, self._wholes, self._facts = sums, wholes, facts
        self._words, self._led = aid_words(language), led
        self._title_gives = gives_in(title or "", language)
        self._receivers = {country_of(each.recipient or "", language) for each in facts}
        self._given: list[bool] = []
        for index in range(len(sums)):
            self._given.append(self._by_own_words(index))
        self._even_out_lists()

    def __contains__(self, index: int) -> bool:
        """Return whether a sum is given: by its words, or as a part of one that is."""
        whole = self._wholes.get(index)
        facts, start = self._facts[index], self._sums[index].main.found.start
        if facts.negated and facts.verb is not None and facts.verb < start:
            return False  # “denied that it gave $5 million” is no part of what others gave
        shared = whole is not None and whole in self
        return shared or self._given[index]

    def _by_own_words(self, index: int) -> bool:
        each, facts = self._sums[index], self._facts[index]
        if each.main.sentence.block in self._led and each.main.sentence.place == "item":
            return not self._words["not_aid"].search(each.main.after)
        to_itself = facts.donor and facts.donor in self._receivers and not facts.recipient
        if to_itself and facts.status != "disbursed":
            return False  # “Kenya’s government will provide the rest”: what it puts in itself
        return any(
            is_gift(mention, facts, self._words) or self._announced_among_pledges(index, mention)
            for mention in each.mentions
        )

    def _announced_among_pledges(self, index: int, mention: Mention) -> bool:
        """“Germany pledged €5 million. Norway announced €2 million.”: a pledge as well."""
        facts, words = self._facts[index], self._words
        announced = facts.group == "announce" and facts.donor and not facts.purpose
        reported = mention.sentence.place not in ("title", "question") and not facts.negated
        # “two gifts, of $2 million from Peru |and of $3 million from Chile|”
        beside = index > 0 and self._sums[index - 1].main.at == self._sums[index].main.at
        shared = beside and not facts.group and facts.donor and self._given[index - 1]
        if not (reported and (announced or facts.in_list or shared)):
            return False
        if words["not_aid"].search(mention.text) or words["needs"].search(mention.text):
            return False
        before = range(max(0, index - 6), index)
        return self._title_gives or any(self._is_pledge(at, index) for at in before)

    def _is_pledge(self, at: int, index: int) -> bool:
        """Return whether an earlier sum is given, or its whole; a list answers an appeal."""
        asked = self._facts[index].in_list and self._facts[at].group == "ask"
        whole = self._wholes.get(at, at)
        return asked or any(self._given[each] for each in (at, whole) if each < len(self._given))

    def _even_out_lists(self) -> None:
        """One list is of one kind: a label alone makes no aid among figures."""
        lists: dict[int, list[int]] = {}
        for index, each in enumerate(self._sums):
            labelled = each.main.sentence.place == "item" and _LABELLED.match(each.main.text)
            if labelled and index not in self._wholes:
                lists.setdefault(each.main.sentence.block, []).append(index)
        for members in lists.values():
            if not all(self._given[i] for i in members):
                for index in members:
                    self._given[index] = self._given[index] and not _is_bare(self._facts[index])


def _is_bare(facts: Facts) -> bool:
    return facts.verb is None and facts.recipient is None and not facts.beside_aid


def is_gift(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """Return whether somebody gives the sum: no sign speaks against it, and one for it."""
    return not any(against(mention, facts, words) for against in _AGAINST) and any(
        speaks(mention, facts, words) for speaks in _FOR
    )


def _not_given(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """“will not give”, “asked for”, “cut its aid by”: nothing is given."""
    talked = facts.group == "talk" and not (facts.donor or facts.acts)
    return facts.negated or facts.group in NO_GIFT or talked


def _compared(mention: Mention, facts: Facts, words: AidWords) -> bool:
    more = words.more.match(mention.after.lstrip())  # “$5 billion |more| than the target”
    figures = figure_words(words.language)
    compared = figures.compared.search(mention.before) or figures.denied.search(mention.before)
    rate = lexicon_of(words.language).regex("aid", "rate").search(mention.text)
    return bool(more or compared or rate)


def _bought(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """“will pay $5 million for land”: it names no receiver; “$30 pays for salt”: nor a giver."""
    lexicon = lexicon_of(words.language)
    buys = words.prices.get("for", frozenset())
    if facts.group == "sign" and not buys.isdisjoint(mention.after.lower().split()[:3]):
        return not words["aid"].search(mention.close_before)  # “a deal worth $5 million |to buy|”
    if not facts.donor and lexicon.compiled(_PAYS_FOR).match(mention.after):
        return True
    state = find_countries(facts.donor or "", words.language) and not facts.aimed
    # “is paying €5 million |for training|”
    helps = facts.donor and facts.kind in _HELP
    paid = facts.group == "pay" and not (facts.recipient or state or helps)
    return paid and lexicon.compiled(_PAYS).search(mention.before) is not None


def _own_money(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """“Fiji spent $5 million on pumps”, “Cabinet has set aside $5 million”: a state's budget."""
    aid = words["aid"].search(mention.after[:60])
    if facts.verb is None or facts.verb > mention.found.start:
        return False
    lexicon, text = lexicon_of(words.language), mention.text
    if facts.group == "commit" and lexicon.compiled(_LOCAL).search(text[: facts.verb]):
        return True
    if facts.recipient or aid:
        return False
    if facts.group == "commit":
        return lexicon.compiled(_TREASURY).search(text[: facts.verb]) is not None
    spent = lexicon.compiled(_SPENDS).search(text, facts.verb, mention.found.start)
    return bool(spent and (not facts.donor or country_of(facts.donor, words.language)))


def _of_other_money(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """“$5 million in damage”, “a contract worth $5 million”."""
    before = _own_before(mention, facts)
    lexicon = lexicon_of(words.language)
    before = lexicon.compiled(_DEED).sub("", before)
    after = lexicon.compiled(_GOVERNED).match(mention.after)
    return bool(words["not_aid"].search(before) or (after and words["not_aid"].search(after[0])))


def _own_before(mention: Mention, facts: Facts) -> str:
    """Return the last words before a sum that are its own: no sum's before, nor its subject's."""
    start = mention.found.start
    verb = facts.verb if facts.verb is not None and facts.verb < start else 0
    return mention.text[max(start - 60, mention.previous_end, verb) : start]


def _needed(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """“an appeal for $5 million”, “$5 million required”, “a plan that is part funded”."""
    # “$5 million to meet urgent needs” is given
    behind = lexicon_of(words.language).compiled(_GOVERNED).match(mention.after[:60])
    near = f"{_own_before(mention, facts)} {behind[0] if behind else ''}"
    return bool(words["needs"].search(near) or words["part_funded"].search(mention.after))


def _acts(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """A giver with a verb of giving; to announce or weigh a sum gives it only for something."""
    known = facts.recipient or facts.purpose or facts.beside_aid
    return bool(facts.donor and facts.group and (known or facts.group not in ("announce", "talk")))


def _named(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """A noun of aid beside the sum, and somebody who gives or receives, or a verb of giving."""
    before = mention.close_before[-60:] if facts.group else _own_before(mention, facts)
    beside = f"{before} {mention.after[:80]}"
    nouns = [noun[0] for noun in words["aid"].finditer(beside)]
    plain = any(not words["works"].fullmatch(noun) for noun in nouns)
    known = facts.donor or facts.recipient
    # “Roads: $5 million in aid”, “followed an allocation of $5 million for roads”
    listed = facts.beside_aid and (facts.verb is None or facts.status == "disbursed")
    sized = facts.sized and not mention.asked
    return bool(
        ((nouns or facts.beside_aid) and known) or (plain and (facts.group or listed)) or sized
    )


def _for_something(mention: Mention, facts: Facts, words: AidWords) -> bool:
    known = facts.recipient or facts.purpose
    return bool(facts.group and known) or (facts.group in ("give", "go", "lend") and facts.aimed)


def _promised(mention: Mention, facts: Facts, words: AidWords) -> bool:
    """“Nearly $5 million has been pledged”, “donors pledged $5 million”: it is what is promised."""
    behind = facts.verb is not None and facts.verb > mention.found.start
    return facts.group == "pledge" and (behind or facts.pooled)


_Sign = Callable[[Mention, Facts, AidWords], bool]
_AGAINST: tuple[_Sign, ...] = (
    _not_given, _compared, _bought, _own_money, _of_other_money, _needed,
)  # fmt: skip
_FOR: tuple[_Sign, ...] = (_acts, _named, _for_something, _promised)
