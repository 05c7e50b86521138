"""``briefpack verify``."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports import __version__
from reports.cli.group import main
from reports.cli.options import FILE, PART, SAYING, SOURCE, Wishes, as_built
from reports.cli.outcome import Outcome
from reports.cli.signing import AUTHORITY, authorities_in
from reports.notices import Location, Notice

if TYPE_CHECKING:
    from reports.verification.report import Report
    from reports.verification.validators import MachineCheck


@main.command(short_help="Prove that files say what a briefing does.")
@click.argument("source", type=SOURCE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE)
@click.option("--sheet", type=FILE, help="Write what was compared: .json, or .txt; - to stdout.")
@click.option(
    "--journal", type=FILE, envvar="BRIEFPACK_JOURNAL", show_envvar=True,
    help="Knows what a correction replaces; by default in the folder of your state.",
)  # fmt: skip
@AUTHORITY
@click.option("--json", "as_json", is_flag=True, help="Say what was found as JSON, for scripts.")
@SAYING
@PART
@as_built
def verify(
    source: str,
    files: Sequence[Path],
    sheet: Path | None,
    journal: Path | None,
    authority: Path | None,
    as_json: bool,
    wishes: Wishes,
) -> None:
    """Read FILEs back (PDF, Word, text, web page, mail) and compare them with the briefing SOURCE.

    Each is read by a parser that did not write it, and every fact is looked for in its place.
    A seal of a PDF must be whole. Exit status 1: something differs. Say --lang, --cite and
    --theme as for the build.
    """
    from reports.cli.mail.replaced import corrections_of
    from reports.deliver.files import read_file, write_files
    from reports.limits import SOURCE_BYTES
    from reports.pipeline import verify as compare
    from reports.verification.sheet import write_sheet

    with Outcome(as_json) as outcome:
        loaded = wishes.load(source)
        written = {str(path): read_file(path, SOURCE_BYTES) for path in files}
        options = wishes.options()
        corrections = corrections_of(written, loaded, journal, options, outcome)
        report = compare(
            loaded, written, theme=wishes.look().theme, options=options, corrections=corrections,
            authorities=authorities_in(authority),
        )  # fmt: skip
        outcome.say((*report.notices, *report.seals))
        for file in report.files:
            if not file.differences:
                outcome.say([_agreeing(file.name, file.texts)])
        if sheet is not None:
            judged = _judged(report, written)
            data = write_sheet(
                report, loaded.name or loaded.stem, __version__, sheet.suffix == ".json", judged
            )
            if str(sheet) == "-":
                click.echo(data, nl=False)
            else:
                write_files([(sheet, data.encode())])
                outcome.wrote_file(sheet, "sheet", len(data.encode()))
        outcome.status = 0 if report.agrees else 1
    sys.exit(outcome.status)


def _judged(report: Report, written: Mapping[str, bytes]) -> list[MachineCheck]:
    """Return what validators that are installed say of the files."""
    from reports.verification.validators import machine_checks

    return [
        check
        for file in report.files
        if file.name in written
        for check in machine_checks(file.name, file.format, written[file.name])
    ]


def _agreeing(name: str, texts: int) -> Notice:
    found = f"says all {texts:,} texts of the briefing, in order, and nothing else"
    return Notice("agrees", found, place=Location(name), severity="note")
