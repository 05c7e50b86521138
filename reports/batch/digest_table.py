"""Numbers by keys, in a few bytes a key: what has to be remembered of a million sources."""

from __future__ import annotations

import hashlib
from array import array

_SMALLEST = 1 << 10
_EMPTY = 0


def digest_key(text: str) -> int:
    """Return a key of 64 bits; of a million texts two have the same one in 10⁸ runs."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") or 1


class DigestTable:
    """A hash table with open addressing, at most two thirds full: some 16 bytes for each key.

    A set of the same keys takes about 90 bytes for each. Keys are what `digest_key` returns.
    """

    def __init__(self, *, numbers: bool = False) -> None:
        """Make an empty table; `numbers` says whether keys have numbers, for 16 bytes more."""
        self._count = 0
        self._keys = _zeros(_SMALLEST)
        self._numbers = _zeros(_SMALLEST) if numbers else None

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: int) -> bool:
        return self._keys[self._place(key)] != _EMPTY

    def get(self, key: int) -> int | None:
        """Return the number of a key, None if it has none."""
        place = self._place(key)
        return self._numbers[place] if self._numbers is not None and self._keys[place] else None

    def put(self, key: int, number: int = 0) -> bool:
        """Put in a key, or give it another number; return whether it is new."""
        place = self._place(key)
        is_new = self._keys[place] == _EMPTY
        self._keys[place] = key
        if self._numbers is not None:
            self._numbers[place] = number
        self._count += is_new
        if 3 * self._count > 2 * len(self._keys):
            self._grow()
        return is_new

    def _place(self, key: int) -> int:
        last = len(self._keys) - 1  # a power of two less one
        place = key & last
        while self._keys[place] not in (_EMPTY, key):
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        keys, numbers = self._keys, self._numbers
        self._keys = _zeros(2 * len(keys))
        if numbers is not None:
            self._numbers = _zeros(2 * len(keys))
        for old, key in enumerate(keys):
            if key != _EMPTY:
                place = self._place(key)
                self._keys[place] = key
                if numbers is not None and self._numbers is not None:
                    self._numbers[place] = numbers[old]


def _zeros(size: int) -> array[int]:
    return array("Q", bytes(8 * size))
