"""What a look needs beside the package, sent to workers that see no file of this machine.

A theme of the house with its fonts, logo and Word template, templates and lexicons go into
one object of the store, named by its digest. A worker fetches it once.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reports.batch.stores.connection import call, found, read_object
from reports.batch.stores.objects import ObjectStore
from reports.batch.stores.store_address import Key
from reports.batch.tasks import BatchSetting
from reports.errors import FileDeliveryError
from reports.limits import SOURCE_BYTES
from reports.resources import template_names

_FOLDER = ".briefpack/looks"
_THEME, _TEMPLATES, _LEXICONS = "theme", "templates", "lexicons"


def send_parcel(setting: BatchSetting, store: ObjectStore) -> BatchSetting:
    """Put what a setting reads from this machine into the store; return one that names it.

    Raises:
        FileDeliveryError: if it cannot be written.
    """
    files = dict(_files(setting))
    if not files:
        return setting
    data = _packed(files)
    path = f"{_FOLDER}/{hashlib.sha256(data).hexdigest()}.zip"
    with found(store.key(path), "cannot be written"):
        call("put_object", store.key(path), Body=data, ContentType="application/zip")
    return replace(setting, parcel=str(store.key(path)))


def receive_parcel(setting: BatchSetting) -> BatchSetting:
    """Return a setting whose files lie on this machine.

    Raises:
        FileDeliveryError: if they cannot be fetched, or are not those that were sent.
    """
    if setting.parcel is None:
        return setting
    folder = Path(_unpacked(setting.parcel).name)
    theme, look, options = setting.look.theme, setting.look, setting.options
    if theme.folder is not None:
        theme = theme.model_copy(update={"folder": folder / _THEME})
    templates = None if look.templates is None else folder / _TEMPLATES
    return replace(
        setting,
        theme=setting.theme if theme.folder is None else str(_in_theme(folder, setting)),
        look=replace(look, theme=theme, templates=templates),
        options=replace(options, templates=templates),
        lexicons=None if setting.lexicons is None else folder / _LEXICONS,
    )


def _in_theme(folder: Path, setting: BatchSetting) -> Path:
    return folder / _THEME / Path(setting.theme).name


def _files_of_theme(setting: BatchSetting) -> Iterator[tuple[str, Path]]:
    folder = setting.look.theme.folder
    for path in setting.files_of_look() if folder is not None else ():
        if path.parent == folder or path == Path(setting.theme):
            yield f"{_THEME}/{path.name}", path


def _files(setting: BatchSetting) -> Iterator[tuple[str, Path]]:
    """Yield each file by its place in the parcel."""
    templates, lexicons = setting.look.templates, setting.lexicons
    yield from _files_of_theme(setting)
    if templates is not None:
        for name in template_names():
            if (templates / name).is_file():
                yield f"{_TEMPLATES}/{name}", templates / name
    if lexicons is not None:
        for path in sorted(lexicons.rglob("*")):
            if path.is_file():
                yield f"{_LEXICONS}/{path.relative_to(lexicons).as_posix()}", path


def _packed(files: dict[str, Path]) -> bytes:
    """Return files as one, the same bytes for the same files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, path in sorted(files.items()):
            package.writestr(zipfile.ZipInfo(name), path.read_bytes())
    return whole.getvalue()


@cache
def _unpacked(address: str) -> TemporaryDirectory[str]:
    """Fetch a parcel into a folder, which goes when the process ends."""
    data = read_object(Key.of(address), SOURCE_BYTES)
    if hashlib.sha256(data).hexdigest() != Path(address).stem:
        raise FileDeliveryError.at(address, "is not what was put there", remedy="run it again")
    folder = TemporaryDirectory(prefix="briefpack-")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(folder.name)
    return folder
