"""``briefpack diff``: what changed between two briefings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.destinations import check_folder, refuse
from reports.cli.group import main
from reports.cli.options import (
    DOLLAR,
    ENCODING,
    FILE,
    FORCE,
    SAYING,
    SOURCE,
    as_options,
    load_source,
    one_of,
)
from reports.cli.outcome import Outcome
from reports.notices import Location, Notice

if TYPE_CHECKING:
    from reports.look import Look, Options
    from reports.outputs import Output
    from reports.sources import Loaded
    from reports.theme import PageSize


@main.command(short_help="Show what changed between two briefings.")
@click.argument("old", type=SOURCE)
@click.argument("new", type=SOURCE)
@click.option(
    "--to", "wanted", multiple=True, metavar="FORMATS",
    help="Write redlines: docx, txt, or docx,txt.",
)  # fmt: skip
@click.option("--out", default="out", type=click.Path(path_type=Path), help="Folder for the files.")
@click.option("-o", "--output", type=FILE, help="The one file to write; - for standard output.")
@click.option("--author", default="briefpack", help="Whose the tracked changes are.")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="When the changes were made; not said if not given.",
)  # fmt: skip
@click.option("--theme", default="house", help="A shipped theme, or a .toml file.")
@click.option("--page", type=one_of("a4", "letter"), help="Paper, if not the theme's.")
@click.option("--lang", metavar="TAG", help="Language of the labels: en, fr-CA …")
@click.option(
    "--templates", type=click.Path(path_type=Path), metavar="DIR",
    help="A folder whose files replace shipped templates of the same name.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Say what changed as JSON, for scripts.")
@DOLLAR
@ENCODING
@FORCE
@SAYING
def diff(
    old: str,
    new: str,
    wanted: Sequence[str],
    out: Path,
    output: Path | None,
    author: str,
    date: dt.datetime | None,
    theme: str,
    page: PageSize | None,
    lang: str | None,
    templates: Path | None,
    as_json: bool,
    dollar: str | None,
    encoding: str | None,
    force: bool,
) -> None:
    """Show what changed from the briefing OLD to the briefing NEW, a line each change.

    With --to, a Word brief shows it as tracked changes: accepting all gives NEW, rejecting
    all gives OLD, and `briefpack read` reads either. A text marks the words: [-gone-] {+new+}.
    """
    from reports.redlines import redline, redline_formats
    from reports.revision import differences
    from reports.revision.redline import Author

    if old == new == "-":
        refuse("NEW", "found - twice", "a file as one of the two")
    with Outcome(as_json) as outcome, as_options(format="to"):
        formats = redline_formats(_formats(wanted, output))
        check_folder(out, "-o names one file", "-o - writes to that")
        sides = [load_source(each, encoding, dollar=dollar) for each in (old, new)]
        for loaded in sides:
            outcome.say(loaded.notices)
        changes = [each.at(sides[1].lines) for each in differences(*(s.briefing for s in sides))]
        outcome.differences(changes, ())
        if not formats and not as_json:
            for change in changes:
                click.echo(str(change))
        else:
            outcome.say(change.notice(sides[1].name) for change in changes)
        if not changes:
            nothing = "the briefings say the same"
            outcome.say([Notice("unchanged", nothing, place=Location(new), severity="note")])
        if formats:
            look, options = _look(theme, page, lang, templates)
            who = Author(author, date.date() if date else None)
            made = redline(sides[0], sides[1], formats, look, options, who)
            outcome.say(made.notices)
            _write(made.outputs, out, output, force, sides, outcome)


def _formats(wanted: Sequence[str], output: Path | None) -> Sequence[str]:
    """Return the formats that are asked for, by --to or by the suffix of the one file."""
    if output is None or wanted:
        return wanted
    return [output.suffix.lstrip(".") or str(output)]


def _look(
    theme: str, page: PageSize | None, lang: str | None, templates: Path | None
) -> tuple[Look, Options]:
    from reports.look import Options, look_of

    with as_options(labels="lang"):
        options = Options(page=page, labels=lang, templates=templates)
        return look_of(theme, options), options


def _paths(sides: Sequence[Loaded]) -> list[Path]:
    return [Path(side.name) for side in sides if side.name != "-"]


def _write(
    outputs: Sequence[Output], out: Path, output: Path | None, force: bool,
    sides: Sequence[Loaded], outcome: Outcome,
) -> None:  # fmt: skip
    """Write the redlines, none of them over a source or a brief that holds edits."""
    from reports.deliver.files import refuse_collisions, settle, write_files
    from reports.standing.protected import check_standing

    if output is not None and len(outputs) > 1:
        refuse("-o", f"found {len(outputs)} formats for the file {output}", "one")
    if str(output) == "-":
        click.echo(outputs[0].data, nl=False)
        return
    files = [(output or out / each.name, each.data) for each in outputs]
    refuse_collisions([path for path, _ in files], _paths(sides))
    settle(files[0][0].parent)
    standing = {} if force else check_standing(files, sides[1].briefing, sides[1].name)
    write_files(files, expected=standing)
    for (path, data), made in zip(files, outputs, strict=True):
        outcome.wrote_file(path, made.format, len(data))
