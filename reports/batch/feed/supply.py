"""What there is to build: files, folders, wildcards, JSON Lines, each source as it is met."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from reports.batch.feed.globs import entries, expand, has_marks
from reports.batch.feed.jsonl import SUFFIXES as LINES
from reports.batch.feed.jsonl import JsonLine, json_lines
from reports.batch.stores.connection import open_object
from reports.batch.stores.listing import expand_address, keys_below
from reports.batch.stores.store import Store
from reports.batch.stores.store_address import Key, is_address
from reports.deliver.files import reason
from reports.errors import FileDeliveryError, UsageError
from reports.readers.briefing.read import SUFFIXES as BRIEFINGS
from reports.slotted import frozen
from reports.sources import ARTICLE_SUFFIXES, source_stem

STDIN = "-"
#: What is taken from a folder; a PDF in one is rather an output.
_TAKEN = (*BRIEFINGS, *ARTICLE_SUFFIXES, *LINES)
#: What is read if it is named.
_READ = (*_TAKEN, ".pdf")
_PROJECT_FILE = "briefpack.toml"


@frozen
class Supplied:
    """One briefing to build.

    Attributes:
        label: What it is called in messages: its path, or that of a file with the line.
        wanted: The name that its outputs would have, in folders below the one for all.
        data: The line of JSON, None for a file.
        line: The number of that line.
        is_output: Whether it lies where outputs go, and may be written over.
    """

    label: str
    wanted: tuple[str, ...]
    data: bytes | None = None
    line: int | None = None
    is_output: bool = False


class Supply:
    """All sources of a run; each walk over them reads the folders and files again."""

    def __init__(self, arguments: Sequence[str], out: Store, stdin: BinaryIO | None = None) -> None:
        """`out` is where the packs go; `stdin` is what ``-`` stands for, read only once."""
        self._arguments, self._out, self._stdin = arguments, out, stdin

    @property
    def has_stdin(self) -> bool:
        """Whether there are sources that can be met only once."""
        return STDIN in self._arguments

    def check(self) -> None:
        """Refuse arguments that stand for nothing.

        Raises:
            UsageError: naming a pattern or folder without a source.
        """
        if self._arguments.count(STDIN) > 1:
            raise UsageError.of("SOURCE", STDIN, "standard input once")
        for argument in self._arguments:
            is_folder = _is_folder(argument)
            if not is_folder and not _is_pattern(argument):
                continue
            if next(self._paths(argument), None) is None:
                what = "a pattern that some file has; outputs are none"
                deeper = "'DIR/**/*.yaml' takes the files of all folders below DIR"
                what = "a folder with briefings, articles or .jsonl" if is_folder else what
                raise UsageError.of("SOURCE", argument, what, deeper)

    def walk(self, *, with_stdin: bool = True) -> Iterator[Supplied]:
        """Yield each source.

        Raises:
            FileDeliveryError: if a file of JSON Lines cannot be read to its end.
        """
        for argument in self._arguments:
            if argument == STDIN:
                if with_stdin and self._stdin is not None:
                    yield from _from_lines(STDIN, "briefing", self._stdin)
                continue
            for path, below in self._paths(argument):
                yield from self._at(path, below)

    def _at(self, path: str, below: tuple[str, ...]) -> Iterator[Supplied]:
        if not path.lower().endswith(LINES):
            yield Supplied(path, below, is_output=self._is_output(path))
            return
        if is_address(path):
            with open_object(Key.of(path)) as stream:
                yield from _from_lines(path, below[-1], stream)
            return
        try:
            with open(path, "rb") as stream:  # noqa: PTH123 - a path as it was typed
                yield from _from_lines(path, below[-1], stream)
        except (OSError, ValueError) as error:
            raise FileDeliveryError.at(path, f"cannot be read: {reason(error)}") from error

    def _paths(self, argument: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the files that an argument stands for, and the names below its folder."""
        if _is_folder(argument):
            for path, name in _in_folder(argument):
                if not self._is_output(path):
                    yield path, (_stem(name),)
        elif _is_pattern(argument):
            met = expand_address(argument) if is_address(argument) else expand(argument)
            for path, (*folders, name) in met:
                if not self._is_output(path):
                    yield path, (*folders, _stem(name))
        else:
            yield argument, (source_stem(argument),)

    def _is_output(self, path: str) -> bool:
        """Return whether a file lies where outputs go, and is of a kind that they may have."""
        return not path.lower().endswith(BRIEFINGS) and self._out.holds(path)


def _from_lines(path: str, stem: str, stream: BinaryIO) -> Iterator[Supplied]:
    for line in json_lines(stream):
        yield _of_line(path, stem, line)


def _of_line(path: str, stem: str, line: JsonLine) -> Supplied:
    name = line.name or f"{stem}-{line.number}"
    return Supplied(f"{path}:{line.number}", (name,), line.data, line.number)


def _is_folder(argument: str) -> bool:
    if is_address(argument):  # there are no folders: what is named like a file is one
        return not has_marks(argument) and not argument.lower().endswith(_READ)
    return os.path.isdir(argument)  # noqa: PTH112 - never raises


def _in_folder(argument: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the name of each source in a folder."""
    if is_address(argument):
        place = Key.of(f"{argument.rstrip('/')}/")
        for key in keys_below(place, deep=False):
            name = key.removeprefix(place.key)
            if _is_named(name):
                yield str(Key(place.bucket, key)), name
        return
    for entry in entries(argument):
        if _is_named(entry.name) and _is_file(entry):
            yield os.path.join(argument, entry.name), entry.name  # noqa: PTH118 - as it was typed


def _is_pattern(argument: str) -> bool:
    # a file may really be called so
    return has_marks(argument) and not os.path.lexists(argument)


def _is_named(name: str) -> bool:
    """Return whether something in a folder is called like a source."""
    lower = name.lower()
    return lower.endswith(_TAKEN) and not lower.startswith(".") and lower != _PROJECT_FILE


def _is_file(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return not entry.is_dir()
    return True  # what cannot be looked at is told when it is read


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122 - as the names of all are made
