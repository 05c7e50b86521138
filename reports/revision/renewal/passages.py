"""The text of the file, its questions and contacts, with those of today's article.

What people wrote stays. Where it is known what was drafted, the rest follows the article; else
nothing goes, and what the file does not say yet is added behind what it follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.model import Block, Briefing, Paragraph, Section, plain, with_ids
from reports.revision.difference.wording import Named
from reports.revision.match import matched
from reports.revision.renewal.drafted_base import SaidText, sentences_of
from reports.slotted import frozen

#: The lists that hold text.
TEXTS = ("sections", "qa", "contacts")


@frozen
class Added:
    """Texts with what was added; `worded` are paragraphs that the article has in other words.

    `withheld` are those of the article that were not added.
    """

    texts: dict[str, Any]
    worded: Sequence[str]
    withheld: Sequence[str]


def added_to(theirs: Briefing, ours: Briefing) -> Added:
    """Return the texts of `ours` with those parts of `theirs` that are like none of them.

    A paragraph all of whose sentences are evidence stands as it was drafted, so it follows. To
    a text that was cut, as evidence that no longer stands there shows, nothing is added.
    """
    new, old = with_ids(theirs), with_ids(ours)
    sides = {name: (getattr(new, name), getattr(old, name)) for name in ("qa", "contacts")}
    texts: dict[str, Any] = {
        name: _woven(
            [Named(*pair) for pair in zip(getattr(theirs, name), named[0], strict=True)],
            [Named(*pair) for pair in zip(getattr(ours, name), named[1], strict=True)],
        )
        for name, named in sides.items()
    }
    worded: list[str] = []
    withheld: list[str] = []
    said = SaidText(ours, heads=True)
    if not all(map(said.has, sentences_of(ours))):
        theirs, withheld = _without_new(theirs, ours)
    texts["sections"] = _sections(theirs, ours, worded)
    return Added(texts, worded, withheld)


def _without_new(theirs: Briefing, ours: Briefing) -> tuple[Briefing, list[str]]:
    """Return `theirs` without the blocks that are like none of `ours`, and their words."""
    known, fresh = [block for _, block in _blocks(ours)], list(_blocks(theirs))
    bodies: list[list[Any]] = [[] for _ in theirs.sections]
    left: list[str] = []
    found = matched([block for _, block in fresh], known)
    for (home, _), (block, place, _was) in zip(fresh, found, strict=True):
        if place is None:
            left.append(block.text)
        else:
            bodies[home].append(block.value)
    sections = tuple(
        section.model_copy(update={"body": tuple(body)})
        for section, body in zip(theirs.sections, bodies, strict=True)
    )
    return theirs.model_copy(update={"sections": sections}), left


def _woven(theirs: Sequence[Named], ours: Sequence[Named]) -> tuple[Any, ...]:
    behind: dict[int | None, list[Any]] = defaultdict(list)
    last: int | None = len(ours) - 1 if ours else None
    for part, place, _ in matched(theirs, ours):
        if place is None:
            behind[last].append(part.value)
        else:
            last = place
    out = [] if ours else behind[None]
    for place, part in enumerate(ours):
        out += [part.value, *behind[place]]
    return tuple(out)


def _sections(theirs: Briefing, ours: Briefing, worded: list[str]) -> tuple[Section, ...]:
    """Add the blocks that are like none of the file, each behind the one that it follows."""
    known, fresh = list(_blocks(ours)), list(_blocks(theirs))
    found = matched([block for _, block in fresh], [block for _, block in known])
    behind: dict[int, list[Any]] = defaultdict(list)
    last: dict[int, int] = {}
    first: dict[int, list[Any]] = defaultdict(list)
    met: dict[int, Named] = {}
    for (home, _), (block, place, _was) in zip(fresh, found, strict=True):
        if place is not None:
            last[home], met[place] = place, block
        elif home in last:
            behind[last[home]].append(block.value)
        else:
            first[home].append(block.value)
    drafted = _Drafted(ours)
    bodies: list[list[Any]] = [[] for _ in ours.sections]
    for place, (home, block) in enumerate(known):
        new = met.get(place, block)
        follows = drafted.has(block.value)
        if new.value != block.value and not follows:
            worded.append(block.text)
        bodies[home] += [new.value if follows else block.value, *behind[place]]
    return tuple(_headed(ours, bodies, theirs, first))


class _Drafted:
    """Knows by the evidence of the rows which paragraphs stand as they were drafted."""

    def __init__(self, briefing: Briefing) -> None:
        # a sentence may be the beginning of another one
        self._evidence = sorted(sentences_of(briefing), key=len, reverse=True)

    def has(self, block: Block) -> bool:
        """Return whether all sentences of a paragraph are evidence, word for word."""
        if not isinstance(block, Paragraph) or block.id:
            return False
        left = plain(block.text)
        for sentence in self._evidence:
            left = left.replace(sentence, "")
        return not left.strip()


def _blocks(briefing: Briefing) -> Iterator[tuple[int, Named]]:
    """Yield the blocks of the text, each with the place of its section."""
    for place, section in enumerate(Named.of(briefing).field("sections").items()):
        yield from ((place, block) for block in section.field("body").items())


def _headed(
    ours: Briefing,
    bodies: Sequence[Sequence[Any]],
    theirs: Briefing,
    first: Mapping[int, Sequence[Any]],
) -> Iterator[Section]:
    """Yield the sections: those of ours with their `bodies`, then new ones.

    `first` are blocks that follow nothing in their section of theirs; where ours has one of
    that heading, they stand at its end.
    """
    left: dict[str | None, list[Any]] = defaultdict(list)
    for home, blocks in first.items():
        left[theirs.sections[home].heading] += blocks
    for section, body in zip(ours.sections, bodies, strict=True):
        yield section.model_copy(update={"body": (*body, *left.pop(section.heading, ()))})
    yield from (Section(heading=heading, body=tuple(body)) for heading, body in left.items())
