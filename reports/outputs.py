"""What a build has made: files in memory, and where they were written."""

from __future__ import annotations

from pathlib import Path

from reports.errors import UnprintableError
from reports.notices import Notice
from reports.slotted import frozen


@frozen
class Output:
    """A finished file: its name, format, media type, bytes, and pages if it has any."""

    name: str
    format: str
    media_type: str
    data: bytes
    pages: int | None = None


@frozen
class Made:
    """The files made of a briefing, and what a person should know about them.

    `refused` says what no font could show; `missing` names the files that were not made for that.
    """

    outputs: tuple[Output, ...]
    notices: tuple[Notice, ...]
    missing: tuple[str, ...] = ()
    refused: UnprintableError | None = None


@frozen
class Produced:
    """The files that a build wrote, and what a person should know about them.

    `refused` says what no font could show: the formats that need one were not made.
    """

    paths: tuple[Path, ...]
    notices: tuple[Notice, ...] = ()
    outputs: tuple[Output, ...] = ()
    refused: UnprintableError | None = None
