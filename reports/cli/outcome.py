"""What a command has done: files and notices, said as they come or as one JSON at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from difflib import unified_diff
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from reports.errors import ReportsError, safe_line
from reports.notices import Location, Notice
from reports.shell.terminal import count, is_ignored, say, tell, verbosity

if TYPE_CHECKING:
    from reports.deliver.mail.once import Result
    from reports.outputs import Produced
    from reports.revision.difference.change import Change
    from reports.revision.merging.merge_conflicts import Conflict

#: States of a delivery that people are told in other words.
_STATES = {"planned": "not sent", "deferred": "not sent", "handed": "being sent"}


class Outcome:
    """Says what was written and what a person should know; `as_json` says it to a script.

    Within its ``with``, an error becomes part of the JSON; the exit status stays.
    """

    def __init__(self, as_json: bool = False) -> None:
        """Begin with nothing done."""
        self._as_json = as_json
        self._files: list[dict[str, Any]] = []
        self._notices: list[Notice] = []
        self._more: dict[str, Any] = {}
        self.status = 0

    def __enter__(self) -> Outcome:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if not self._as_json:
            count(self._notices)
        elif error is None or isinstance(error, ReportsError):
            if isinstance(error, ReportsError):
                self.fail(error)
            self._print()
            raise SystemExit(self.status) from error

    def wrote(self, produced: Produced) -> None:
        """Say which files were written, and what there is to know of them."""
        for path, output in zip(produced.paths, produced.outputs, strict=True):
            self._file(path, output.format, output.pages, len(output.data))
        self.say(produced.notices)
        if produced.refused is not None:
            self.fail(produced.refused)

    def wrote_file(self, path: Path, kind: str, size: int) -> None:
        """Say that a file was written that is no output of a renderer."""
        self._file(path, kind, None, size)

    def recipients(self, results: Iterable[Result]) -> None:
        """Keep what became of a message for each recipient, for the JSON."""
        self._more["recipients"] = [
            {
                "address": each.recipient,
                "fate": each.fate,
                "said": each.said,
                "earlier": each.earlier.isoformat() if each.earlier else None,
            }
            for each in results
        ]

    def differences(self, changes: Iterable[Change], conflicts: Iterable[Conflict]) -> None:
        """Keep what an edited brief changed, and where it met other changes, for the JSON."""
        self._more["changes"] = [each.fields() for each in changes]
        self._more["conflicts"] = [each.fields() for each in conflicts]

    def would_write(self, path: str, before: bytes, after: bytes) -> None:
        """Show the lines of a file that would be written, as `diff -u` does."""
        old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
        lines = unified_diff(old, new, path, path, lineterm="")
        if self._as_json:
            self._more["would_write"] = {"path": path, "diff": list(lines)}
        else:
            for line in lines:
                click.echo(safe_line(line))

    def status_of(self, rows: Sequence[Mapping[str, str]], source: str) -> None:
        """Say what was sent of a source, a line for each message and recipient."""
        if self._as_json:
            self._more["sent"] = [dict(row) for row in rows]
        elif rows:
            print_rows(
                (
                    row["time"],
                    _STATES.get(row["state"], row["state"]),
                    row["address"],
                    row["subject"],
                )
                for row in rows
            )
        else:
            found = "nothing was sent of it"
            self.say([Notice("mail-none-sent", found, place=Location(source), severity="note")])

    def _file(self, path: Path, kind: str, pages: int | None, size: int) -> None:
        if self._as_json:
            self._files.append({"path": str(path), "format": kind, "pages": pages, "size": size})
            return
        click.echo(str(path))
        if verbosity() > 0:
            counted = f"{pages} page{'' if pages == 1 else 's'}, " if pages else ""
            said = f"{counted}{size:,} bytes"
            say([Notice("written", said, place=Location(str(path)), severity="note")])

    def say(self, notices: Iterable[Notice]) -> None:
        """Say what a person should know."""
        new = tuple(each for each in notices if not is_ignored(each))
        self._notices += new
        if not self._as_json:
            say(new)

    def fail(self, error: ReportsError) -> None:
        """Say what kept a part of the work from being done; the rest goes on."""
        self.status = max(self.status, error.exit_code)
        if self._as_json:
            self._notices += error.notices
        else:
            tell(error)

    def _print(self) -> None:
        document = {
            "files": self._files,
            "notices": [_plain(each) for each in self._notices],
            **self._more,
            "status": self.status,
        }
        click.echo(json.dumps(document, indent=2))


def _plain(notice: Notice) -> dict[str, Any]:
    fields = asdict(notice)
    place = fields.pop("place")
    return {**{name: fields[name] for name in ("code", "severity")}, **place, **{
        name: fields[name] for name in ("found", "parts", "expected", "remedy", "write")
    }}  # fmt: skip


def print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of as many texts each, the columns below each other."""
    shown = list(rows)
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        line = (f"{text:<{width}}" for text, width in zip(row, widths, strict=True))
        click.echo("  ".join(line).rstrip())
