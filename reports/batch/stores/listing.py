"""Objects met a page at a time: no listing is ever in memory as a whole."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from reports.batch.feed.globs import has_marks
from reports.batch.stores.connection import found, s3, told
from reports.batch.stores.store_address import Key

#: Objects that one request lists, the most that S3 answers (S3 API, ListObjectsV2).
_PAGE = 1_000


def keys_below(folder: Key, *, deep: bool = True) -> Iterator[str]:
    """Yield the keys that begin with a key, in the order of S3; those right below unless `deep`.

    Raises:
        FileDeliveryError: if they cannot be listed.
    """
    more: dict[str, Any] = {"MaxKeys": _PAGE} | ({} if deep else {"Delimiter": "/"})
    while True:
        with found(folder), told(folder, "cannot be listed"):
            page = s3().call_s3("list_objects_v2", Bucket=folder.bucket, Prefix=folder.key, **more)
        for entry in page.get("Contents", ()):
            if not entry["Key"].endswith("/"):  # what consoles make for a folder
                yield entry["Key"]
        if not page.get("IsTruncated"):
            return
        more["ContinuationToken"] = page["NextContinuationToken"]


def expand_address(pattern: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the address of each object that a pattern means, as `expand` yields files."""
    whole = Key.of(pattern)
    parts = whole.key.split("/")
    fixed = next(number for number, part in enumerate(parts) if has_marks(part))
    wanted = tuple(parts[fixed:])
    folder = "".join(f"{part}/" for part in parts[:fixed])
    start = re.split(r"[*?\[]", wanted[0], maxsplit=1)[0]
    place = Key(whole.bucket, folder + start)
    for key in keys_below(place, deep=len(wanted) > 1 or wanted[0] == "**"):
        inside = tuple(key.removeprefix(folder).split("/"))
        if _fits(inside, wanted):
            yield str(Key(whole.bucket, key)), inside


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Return whether the parts of a key are those of a pattern; see `globs` for its marks."""
    if not wanted or not parts:
        return not wanted and not parts
    first, *rest = wanted
    if first == "**":
        deeper = not parts[0].startswith(".") and _fits(parts[1:], wanted)
        return _fits(parts, rest or ["*"]) or deeper
    is_hidden = parts[0].startswith(".") and not first.startswith(".")
    return not is_hidden and bool(_matcher(first).match(parts[0])) and _fits(parts[1:], rest)


@cache
def _matcher(mark: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(mark))
