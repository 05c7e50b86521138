"""The article that a briefing was drafted from, found by its digest where it is at hand."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from reports.deliver.files import read_file
from reports.errors import FileDeliveryError
from reports.limits import SOURCE_BYTES
from reports.sources.read import ARTICLE_SUFFIXES

#: So many articles of a folder are looked at.
_MOST = 100


def article_beside(path: Path, digest: str) -> tuple[Path, bytes] | None:
    """Return the article with a digest (SHA-256) that lies beside a briefing and has its name."""
    for beside in (path.with_suffix(suffix) for suffix in ARTICLE_SUFFIXES):
        if found := _with_digest(beside, digest):
            return beside, found
    return None


def article_in_folder(folder: Path, digest: str) -> tuple[Path, bytes] | None:
    """Return the article with a digest that lies in a folder; of very many the first are tried."""
    names = sorted(each for each in folder.iterdir() if each.suffix.lower() in ARTICLE_SUFFIXES)
    for path in names[:_MOST]:
        if found := _with_digest(path, digest):
            return path, found
    return None


def _with_digest(path: Path, digest: str) -> bytes | None:
    # os.path, since a Path raises where a name is too long for the disk
    if not os.path.isfile(path):  # noqa: PTH113
        return None
    # nobody has named it: what cannot be read there is another file
    with suppress(FileDeliveryError):
        found = read_file(path, SOURCE_BYTES)
        if hashlib.sha256(found).hexdigest() == digest:
            return found
    return None
