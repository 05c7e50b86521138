"""Fitting by measuring: one page if any setting has room for it, else type that is comfortable."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from math import exp, log
from typing import Generic, Protocol, TypeVar

#: A last page that is filled less than this looks left over.
LEAST_LAST = 1 / 3
# in steps from the densest setting: 8.9 pt, where fitting starts, the least size of several
# pages; and 8.5 pt, the least where it saves a page that would look left over
_FIRST, _PULLED = 14, 10
# of more pages none is saved
_FEW_PAGES = 8
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
        """Return the most generous setting that takes no more pages than the brief is to have.

        That is one, if any setting takes one. Else it is as many as the brief takes where
        fitting starts, or one page fewer, where little stands over and a setting not much
        denser has room for it. A brief of many pages is set where fitting starts: there a
        page more or less is not seen.
        """
        start = max(self._densest - _FIRST, 0)
        if self.at(start).count > _FEW_PAGES:
            return self._filled(start)
        count, fits = next(
            (count, fits)
            for count, densest in self._wished(start)
            if (fits := self._fitting(count, start, densest)) is not None
        )
        return self.at(self._most_generous(count, fits))

    def _wished(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield how many pages a brief may have, the best first, and the densest step for each."""
        first = self.at(start)
        yield 1, self._densest
        if first.count > 2 and first.length <= first.count - 1 + LEAST_LAST:
            yield first.count - 1, max(self._densest - _PULLED, 0)
        yield first.count, start

    def _fitting(self, count: int, step: int, densest: int) -> int | None:
        """Return a step from `step` to `densest` that takes `count` pages, None if none does."""
        while self.at(step).count > count:
            gain = self._gains[densest] - self._gains[step]
            if step >= densest or self.at(step).length * exp(-_MOST * gain) > count:
                return None
            step = self._denser(count, step, densest)
        return step

    def _denser(self, count: int, step: int, densest: int) -> int:
        """Return the step where `count` pages are likely to be full, `densest` where none is."""
        likely = self._step(step, log(self.at(step).length / count))
        return min(likely, densest) if likely > step else densest

    def _step(self, step: int, gain: float) -> int:
        """Return the first step that is likely to gain so much more than `step` does."""
        return bisect_left(self._gains, self._gains[step] + gain)

    def _filled(self, step: int) -> P:
        """Return the next larger setting whose last page is not left over, if one has the pages."""
        for larger in range(step, -1, -1):
            found = self.at(larger)
            if found.count > self.at(step).count:
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
