"""Fitting by measuring: the most generous setting at which a brief takes the fewest pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import ceil, exp, log
from typing import Generic, Protocol, TypeVar

#: A last page that is filled less than this looks left over.
LEAST_LAST = 1 / 3
# where fitting starts, in steps from the densest setting: 8.9 pt, at which long briefs are set
_FIRST, _FEW_PAGES = 14, 8
# a denser setting gains at most so much of what is expected, and is taken to gain at least so much
_MOST, _LEAST = 1.6, 0.25


class Measured(Protocol):
    """A brief laid at one setting."""

    @property
    def count(self) -> int:
        """How many pages it takes."""
        ...

    @property
    def last(self) -> float:
        """The share of the last page that is filled."""
        ...

    @property
    def length(self) -> float:
        """How many pages its content would fill if it could be parted anywhere: for guesses."""
        ...


P = TypeVar("P", bound=Measured)


class Search(Generic[P]):
    """The settings that were tried; each is laid once. Steps count from the airiest.

    `gains` say of each step how much less room a brief is likely to need there than at the
    first one, as a logarithm.
    """

    def __init__(self, lay: Callable[[int], P], gains: Sequence[float]) -> None:
        self.tried: dict[int, P] = {}
        self._lay, self._gains, self._densest = lay, gains, len(gains) - 1

    def at(self, step: int) -> P:
        """Return what was laid at a step."""
        if step not in self.tried:
            self.tried[step] = self._lay(step)
        return self.tried[step]

    @property
    def densest(self) -> P:
        """What was laid at the densest of the settings tried."""
        return self.tried[max(self.tried)]

    def best(self) -> P:
        """Return the most generous setting that takes as few pages as the densest does.

        A brief of many pages is set at the size where fitting starts: there a page
        more or less is not seen.
        """
        step = max(self._densest - _FIRST, 0)
        first = self.at(step)
        if first.count > _FEW_PAGES:
            return self._filled(step, first.count)
        while self._may_take_fewer(step):
            step = self._denser(step)
        return self.at(self._most_generous(self.at(step).count, step))

    def _may_take_fewer(self, step: int) -> bool:
        """Return whether a denser setting than a step can take fewer pages."""
        found = self.at(step)
        least = found.length * exp(-_MOST * (self._gains[-1] - self._gains[step]))
        return step < self._densest and least <= found.count - 1 and found.count > 1

    def _denser(self, step: int) -> int:
        """Return the step where the fewest pages are likely to be full, or the densest."""
        found = self.at(step)
        fewest = ceil(found.length * exp(self._gains[step] - self._gains[-1]))
        denser = self._step(step, log(found.length / fewest))
        is_likely = denser > step and fewest < found.count
        return min(denser, self._densest) if is_likely else self._densest

    def _step(self, step: int, gain: float) -> int:
        """Return the first step that is likely to gain so much more than `step` does."""
        return bisect_left(self._gains, self._gains[step] + gain)

    def _filled(self, step: int, count: int) -> P:
        """Return the next larger setting whose last page is not left over, if one has the pages."""
        for larger in range(step, -1, -1):
            found = self.at(larger)
            if found.count > count:
                break
            if found.last >= LEAST_LAST:
                return found
        return self.at(step)

    def _most_generous(self, count: int, fits: int) -> int:
        """Return the first step that takes `count` pages, closed in on from both sides."""
        fails = max((step for step, found in self.tried.items() if found.count > count), default=-1)
        while fits - fails > 1:
            step = min(max(self._guess(count, fails, fits), fails + 1), fits - 1)
            fails, fits = (fails, step) if self.at(step).count <= count else (step, fits)
        return fits

    def _guess(self, count: int, fails: int, fits: int) -> int:
        """Return the step where the last of `count` pages is likely to be just full."""
        known, scale = self.tried[fits].length, 1.0
        if fails in self.tried:
            gained = self._gains[fits] - self._gains[fails]
            scale = log(self.tried[fails].length / known) / gained
        return self._step(fits, log(known / count) / max(scale, _LEAST))
