"""The store that a place is, and sources read wherever they lie."""

from __future__ import annotations

from pathlib import Path

from reports.batch.stores.connection import read_object
from reports.batch.stores.folder import FolderStore
from reports.batch.stores.objects import ObjectStore
from reports.batch.stores.store_address import Key, is_address
from reports.deliver.files import read_file


def store_at(place: str) -> FolderStore | ObjectStore:
    """Return the store at a path or an address."""
    return ObjectStore(place) if is_address(place) else FolderStore(Path(place))


def read_at(place: str, limit: int) -> bytes:
    """Return the bytes of a file or an object.

    Raises:
        FileDeliveryError: if it cannot be read, or holds more than `limit` bytes.
    """
    return read_object(Key.of(place), limit) if is_address(place) else read_file(Path(place), limit)
