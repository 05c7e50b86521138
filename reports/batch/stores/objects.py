"""Packs in S3, where there is no rename and no second name.

Each object is written in one request, so it is whole or not there. A pack of several is
whole when its record says so, which is written after them (`reports.batch.parts`): one
that was cut short has none, or an older one whose tags are not those of the new objects.
The tag is what the store answers to the request that wrote an object; whoever writes
another one there gets another tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reports.batch.stores.connection import (
    ConditionError,
    call,
    found,
    read_object,
    read_with_tag,
    remove,
)
from reports.batch.stores.store import Pack, PackFile, PackMarks
from reports.batch.stores.store_address import Key
from reports.errors import EditedFileError, FileChangedError, UsageError
from reports.limits import SOURCE_BYTES
from reports.slotted import frozen
from reports.standing.protected import held_edits
from reports.standing.superseded import aside_names, is_of

_WORD = ".docx"


@frozen
class ObjectStore:
    """A bucket, or what lies below a key of it; see `Store`."""

    address: str

    @property
    def shares_disk(self) -> bool:
        """Workers reach it from anywhere."""
        return False

    @property
    def folder(self) -> str:
        """Its address, with a slash at the end."""
        return f"{self.address.rstrip('/')}/"

    def key(self, path: str) -> Key:
        """Return the key of a file by its path below the store."""
        return Key.of(self.folder + path)

    def holds(self, source: str) -> bool:
        """Return whether a source lies below the store's address."""
        return source.startswith(self.folder)

    def ready(self, name: str) -> None:
        """Do nothing: there are no folders, and nothing is ever half there."""

    def check(self, paths: Sequence[str], read: Iterable[str | Path]) -> None:
        """Refuse what would be written over a source in the store."""
        sources = {str(each) for each in read}
        for path in paths:
            if (address := self.folder + path) in sources:
                said = "is read, so it is not written over"
                raise UsageError.at(address, said, remedy="give another --out")

    def write(self, pack: Pack) -> PackMarks:
        """Write the objects of a pack, the Word brief first: it may have to stay."""
        tags = {
            each.path: _write_brief(self.key(each.path), each, pack)
            if each.path.lower().endswith(_WORD)
            else _put(self.key(each.path), each)
            for each in sorted(pack.files, key=lambda each: not each.path.lower().endswith(_WORD))
        }
        aside = {path: new for path in pack.missing if (new := self._set_aside(path, pack))}
        return PackMarks(tuple({"etag": tags[each.path]} for each in pack.files), aside)

    def _set_aside(self, path: str, pack: Pack) -> str | None:
        """Give an object of an earlier briefing another name; return it, None if none stands."""
        key = self.key(path)
        try:
            kind = str(call("head_object", key).get("ContentType", ""))
        except FileNotFoundError:
            return None
        data = read_object(key, SOURCE_BYTES)
        if is_of(data, path, pack.briefing):
            return None
        folder, slash, name = path.rpartition("/")
        for other in aside_names(name):
            file = PackFile(folder + slash + other, kind, data)
            if _is_put_aside(self.key(file.path), file):
                remove(key.bucket, [key.key])
                return file.path
        raise AssertionError

    def stands(self, output: Mapping[str, Any]) -> bool:
        """Return whether an object still has the tag and the size that its record says."""
        try:
            head = call("head_object", self.key(output["path"]))
        except FileNotFoundError:
            return False
        return (head["ETag"], head["ContentLength"]) == (output.get("etag"), output["bytes"])

    def settle(self, names: Iterable[str]) -> None:
        """Do nothing: what is not in the manifest is made again."""


def _put(key: Key, file: PackFile, **conditions: str) -> str:
    """Write an object; return its tag."""
    with found(key, "cannot be written"):
        answer = call("put_object", key, Body=file.data, ContentType=file.media_type, **conditions)
    return str(answer["ETag"])


def _is_put_aside(key: Key, file: PackFile) -> bool:
    """Write an object where nothing stands; return whether it stands there now."""
    try:
        _put(key, file, IfNoneMatch="*")
    except ConditionError:
        return read_object(key, SOURCE_BYTES) == file.data
    return True


def _write_brief(key: Key, file: PackFile, pack: Pack) -> str:
    """Write a Word brief where none stands, or in the place of one that holds no edits.

    Raises:
        EditedFileError: if the one that stands there does.
        FileChangedError: if it has changed while it was looked at.
    """
    try:
        return _put(key, file, IfNoneMatch="*")
    except ConditionError:
        standing, tag = read_with_tag(key, SOURCE_BYTES)
    held = held_edits(standing, str(key), pack.briefing, file.data)
    if held is not None:
        what = "holds edits" if held.kind in ("edits", "put-in") else "is not as briefpack made it"
        home = "fetch it, bring its edits home with briefpack read, then remove the object"
        raise EditedFileError.at(key, f"{what}, so nothing was written", remedy=home)
    try:
        return _put(key, file, IfMatch=tag)
    except ConditionError as error:
        said = "has changed since it was read, so it was left as it is"
        raise FileChangedError.at(key, said, remedy="run the command again") from error
