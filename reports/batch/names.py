"""What the files of each source are called: safe everywhere, and each name only once.

A source is named by its stem, in the folders that it has below its SOURCE. Where several
want one name, all of them get a digest of their own paths behind it: so no name depends
on the order in which sources are met, and adding a source renames none but those that
want its name. Only standard input, which is met once, is named as it comes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable

from reports.batch.digest_table import DigestTable, digest_key
from reports.batch.feed.supply import Supplied
from reports.batch.stores.store_address import is_address
from reports.deliver.files import folded_name, safe_stem

#: Hexadecimal digits of a digest in a name: among 100,000 sources that want one name, two
#: agree in one run of 50,000; the later one gets a number then.
_DIGITS = 12


class Names:
    """The names of a run. First all sources are announced, then each is named."""

    def __init__(self, *, spread: bool = False) -> None:
        """`spread` puts the files into 256 folders, by a digest of their names."""
        self._spread = spread
        self._contested, self._met, self._given = DigestTable(), DigestTable(), DigestTable()

    def announce(self, sources: Iterable[Supplied]) -> int:
        """Remember which names several sources want; return how many sources there are."""
        announced, wanted = DigestTable(), DigestTable()
        for source in sources:
            if announced.put(digest_key(_place(source))):
                key = digest_key(folded_name(_plain(source)))
                if not wanted.put(key):
                    self._contested.put(key)
        return len(announced)

    def give(self, source: Supplied) -> str | None:
        """Return the name of a source, ``africa/brief``; None if it has been named before."""
        if not self._met.put(digest_key(_place(source))):
            return None
        name = _plain(source)
        if digest_key(folded_name(name)) in self._contested or not self._is_free(name):
            name = self._free(f"{name}-{_digest(_identity(source))[:_DIGITS]}")
        return f"{_digest(folded_name(name))[:2]}/{name}" if self._spread else name

    def _free(self, name: str) -> str:
        number, free = 1, name
        while not self._is_free(free):
            number += 1
            free = f"{name}-{number}"
        return free

    def _is_free(self, name: str) -> bool:
        return self._given.put(digest_key(folded_name(name)))


def _plain(source: Supplied) -> str:
    return "/".join(safe_stem(part) for part in source.wanted)


def _place(source: Supplied) -> str:
    """Return where a source is: one that is given twice is built once."""
    is_path = source.data is None and not is_address(source.label)
    return os.path.abspath(source.label) if is_path else source.label  # noqa: PTH100


def _identity(source: Supplied) -> str:
    is_path = source.data is None and not is_address(source.label)
    return os.path.normpath(source.label) if is_path else source.label


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
