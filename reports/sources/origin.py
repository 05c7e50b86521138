"""The article that a briefing was drafted from, found by its digest where it is at hand."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from reports.deliver.files import read_file
from reports.errors import FileDeliveryError
from reports.limits import SOURCE_BYTES
from reports.sources.read import ARTICLE_SUFFIXES

#: So many articles of a folder are looked at.
_MOST = 100


def original_article(path: Path, digest: str) -> tuple[Path, bytes] | None:
    """Return the article with a digest (SHA-256) that lies in the folder of a briefing."""
    return original_articles(path, [digest]).get(digest)


def original_articles(path: Path, digests: Collection[str]) -> dict[str, tuple[Path, bytes]]:
    """Return the articles with these digests (SHA-256) that lie in the folder of a briefing.

    One of the briefing's own name is looked at first; of very many others, the first are. Each
    is read once, however many digests a briefing names.
    """
    left, found = set(digests), dict[str, tuple[Path, bytes]]()
    named = (path.with_suffix(suffix) for suffix in ARTICLE_SUFFIXES)
    for each in chain(named, _articles_in(path.parent)):
        if not left:
            break
        data = _read(each)
        if data is not None and (digest := hashlib.sha256(data).hexdigest()) in left:
            found[digest] = each, data
            left.remove(digest)
    return found


def _articles_in(folder: Path) -> Iterator[Path]:
    """Yield the first articles of a folder, none of one that is not there or not to be read."""
    with suppress(OSError):
        found = (each for each in folder.iterdir() if each.suffix.lower() in ARTICLE_SUFFIXES)
        yield from sorted(found)[:_MOST]


def _read(path: Path) -> bytes | None:
    # os.path, since a Path raises where a name is too long for the disk
    if not os.path.isfile(path):  # noqa: PTH113
        return None
    # nobody has named it: what cannot be read there is another file
    with suppress(FileDeliveryError):
        return read_file(path, SOURCE_BYTES)
    return None
