"""Verb groups: what “has been given”, “plans to lend” or “serait versé” says of its verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reports.language.syntax.grammar import Grammar, Modality
from reports.language.syntax.tagger import Word
from reports.slotted import frozen

Tense = Literal["past", "present", "future"]

#: “to” for a bare infinitive, empty for a plain statement.
VerbModality = Modality | Literal["to", ""]

_NOT_YET: frozenset[VerbModality] = frozenset({"will", "would", "to"})


@frozen
class Verb:
    """A verb group: ``text[start:end]``. `main` is its last verb, in small letters, at `place`.

    `modality` is that of its first word that has one (“would”, “plans to”, “pledged to”), by
    the lists of the grammar; ``to`` for a bare infinitive, empty for a plain statement.
    `words` are all its words, `lexical` its verbs without auxiliaries.
    """

    start: int
    end: int
    place: int
    main: str
    words: tuple[str, ...]
    lexical: tuple[str, ...]
    tense: Tense
    modality: VerbModality
    passive: bool
    negative: bool


def read_verb(
    words: Sequence[Word], classes: str, known: Grammar, before: Sequence[str] = ()
) -> Verb:
    """Return what the words of one verb group say; `classes` are theirs.

    `before` are the words before it: “se” and “ne” belong to it.
    """
    verbal = [at for at, letter in enumerate(classes) if letter not in "BT"]
    lexical = [at for at in verbal if classes[at] not in "AM"]
    place = (lexical or verbal)[-1]
    lows = tuple(word.low for word in words)
    reflexive = not known.lists["reflexive"].isdisjoint(before[-1:])
    denied = known.french and not known.lists["negations"].isdisjoint(before)
    modality = _modality(lows, classes, known)
    # « |s’est vu accorder| 5 millions »: somebody accords them to it
    granted = reflexive and classes[place] == "i" and not known.lists["seeing"].isdisjoint(lows)
    return Verb(
        start=words[0].start,
        end=words[-1].end,
        place=words[place].start,
        main=lows[place],
        words=lows,
        lexical=tuple(lows[at] for at in lexical),
        tense="future" if modality in _NOT_YET else _tense(lows, classes, verbal, known),
        modality=modality,
        passive=granted
        or (classes[place] == "p" and not reflexive and _is_passive(lows, classes, verbal, known)),
        negative=denied or not known.lists["negations"].isdisjoint(lows),
    )


def _modality(lows: Sequence[str], classes: str, known: Grammar) -> VerbModality:
    said = (known.modality[low] for low, letter in zip(lows, classes, strict=True) if letter == "M")
    if modality := next(said, None):
        return modality
    if not known.french:
        return "to" if classes[0] == "T" else ""
    return "would" if _ends(lows[0], known, "conditional_endings") else ""


def _is_passive(lows: Sequence[str], classes: str, verbal: Sequence[int], known: Grammar) -> bool:
    state = any(lows[at] in known.lists["be"] for at in verbal) or classes[verbal[0]] == "p"
    return state and not (known.french and _is_active(lows, known))


def _is_active(lows: Sequence[str], known: Grammar) -> bool:
    """Return whether a French “être” makes a perfect: “sont passées”, “se sont engagés”."""
    return not known.lists["reflexive"].isdisjoint(lows) or not known.lists["moving"].isdisjoint(
        lows
    )


def _tense(lows: Sequence[str], classes: str, verbal: Sequence[int], known: Grammar) -> Tense:
    """Return the tense of the first verb of a group; a perfect is past."""
    low, participle = lows[verbal[0]], "p" in classes
    perfect = participle and low in known.lists["have"]
    if known.french:
        if _ends(low, known, "future_endings"):
            return "future"
        seen = not known.lists["seeing"].isdisjoint(lows)
        active = participle and (seen or _is_active(lows, known))
        was = _ends(low, known, "past_endings") and low not in known.participles  # but « fait »
        return "past" if perfect or active or was else "present"
    form = known.forms.get(low, "e" if low.endswith(known.endings["e"]) else "")
    finite = classes[verbal[0]] in "VM" and form in ("e", "V")
    return "past" if perfect or finite or low in known.lists["was"] else "present"


def _ends(low: str, known: Grammar, endings: str) -> bool:
    return low.endswith(tuple(known.lists[endings]))
