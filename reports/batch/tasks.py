"""What a worker is told, and what it answers: plain values that go from process to process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from reports.batch.stores.store import Store
from reports.look import Look, Options
from reports.slotted import frozen
from reports.standing.protected import files_read

#: ``unchanged``: what stands there is what would be made; ``partial``: some files could not be
#: made, the others stand; ``failed``: nothing was written.
Status = Literal["made", "unchanged", "partial", "failed"]


@frozen
class BatchSetting:
    """What is the same for all briefings of a run.

    Attributes:
        formats: Their names.
        out: Where all outputs go.
        look: Theme and paper.
        version: That of briefpack.
        theme: The theme's name or file.
        options: As of a build.
        changes: Fields of every briefing that are replaced: title, date.
        organisation: Whose paper it is where a briefing does not say.
        dollar: What a bare $ is.
        encoding: That of texts, None to find out.
        lexicons: A folder with more languages.
        check: Whether the rules of ``check`` look at each.
        today: The day for them.
        ignored: Codes of findings that are not counted.
        time_limit: Seconds after which a briefing is given up.
        parcel: Where the files that all this reads were put for workers that do not see them.
    """

    formats: tuple[str, ...]
    out: Store
    look: Look
    version: str
    theme: str = "house"
    options: Options = field(default_factory=Options)
    changes: Mapping[str, str] = field(default_factory=dict)
    organisation: str | None = None
    dollar: str | None = None
    encoding: str | None = None
    lexicons: Path | None = None
    check: bool = False
    today: date | None = None
    ignored: frozenset[str] = frozenset()
    time_limit: float = 60.0
    parcel: str | None = None

    def digest(self) -> str:
        """Return the SHA-256 of all that outputs depend on beside their source.

        That is the version of briefpack, the options, and the bytes of the theme's files,
        templates and lexicons, wherever they lie.
        """
        said = {
            "version": self.version,
            "formats": self.formats,
            "theme": self.look.theme.model_dump(mode="json", exclude={"folder"}),
            "paper": self.look.paper,
            "options": {**asdict(self.options), "templates": None},
            "changes": dict(self.changes),
            "fields": (self.organisation, self.dollar, self.encoding),
            "check": sorted(self.ignored) if self.check else None,
            "files": [_digest(path) for path in self.files_of_look()],
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()

    def files_of_look(self) -> list[Path]:
        """Return all files beside the package that outputs depend on."""
        read = list(files_read((), self.look, self.theme))
        lexicons = self.lexicons.rglob("*") if self.lexicons else ()
        return [path for path in (*read, *sorted(lexicons)) if path.is_file()]


def _digest(path: Path) -> tuple[str, str]:
    return path.name, hashlib.sha256(path.read_bytes()).hexdigest()


@frozen
class Task:
    """One briefing to build.

    Attributes:
        label: What its source is called.
        name: That of its outputs, below the folder for all, without suffix.
        data: The source, if it is no file of its own.
        line: The number of the line that it stands in.
        before: What the manifest says that was made of it, if a run is resumed.
    """

    label: str
    name: str
    data: bytes | None = None
    line: int | None = None
    before: Mapping[str, Any] | None = None


@frozen
class Record:
    """What came of one briefing: a line of the manifest.

    Attributes:
        source: What it is called.
        name: That of its outputs.
        status: What was done.
        source_sha256: Of its bytes, None if they could not be read.
        setting: The digest of all else that the outputs depend on.
        outputs: Of each file its path below the folder for all, its SHA-256, bytes and pages.
        verified: Whether the files, read back, say what the briefing does; None: not asked.
        notices: How many there are of each severity.
        findings: How many ``check`` has of each severity; None: not asked.
        ms: How long it took.
        error: Code and message of what kept it from being made.
        missing: Of each file that could not be made its path, code and message of why, and under
            which path lies what stood there of an earlier briefing (`aside`), if anything did.
    """

    source: str
    name: str
    status: Status
    source_sha256: str | None = None
    setting: str = ""
    outputs: tuple[Mapping[str, Any], ...] = ()
    verified: bool | None = None
    notices: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] | None = None
    ms: float = 0.0
    error: Mapping[str, str] | None = None
    missing: tuple[Mapping[str, str | None], ...] = ()

    def line(self) -> bytes:
        """Return it as a line of JSON."""
        return json.dumps(asdict(self), separators=(",", ":")).encode() + b"\n"


def failed(task: Task, code: str, message: str) -> Record:
    """Return the record of a task of which nothing came."""
    return Record(task.label, task.name, "failed", error={"code": code, "message": message})


def overdue(task: Task, setting: BatchSetting) -> Record:
    """Return the record of a task that took too long."""
    said = f"{task.label}: took longer than {setting.time_limit:g} s, so it was stopped"
    return failed(task, "time-limit", f"{said}; --time-limit gives it more")
