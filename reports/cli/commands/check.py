"""``briefpack check``."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports import __version__
from reports.cli.group import main
from reports.cli.options import DOLLAR, ENCODING, FILE, SAYING, SOURCE, as_options, one_of, owned
from reports.cli.outcome import Outcome
from reports.errors import ReportsError, UsageError, safe_line
from reports.notices import Location, Notice
from reports.shell.terminal import COLOURS, is_ignored, read_input, verbosity

if TYPE_CHECKING:
    from reports.look import Look


@main.command(short_help="Ask of briefings what a careful editor would.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=SOURCE)
@click.option(
    "--format", "form", type=one_of("text", "json", "sarif"), default="text",
    help="Lines for people, or one document for programs.",
)  # fmt: skip
@click.option("--today", metavar="YYYY-MM-DD", help="The day to check on, if not that of today.")
@click.option("--article", type=FILE, help="What the briefing was made of, to compare with.")
@click.option("--theme", default="house", help="A shipped theme, or a .toml file.")
@click.option("--page", type=one_of("a4", "letter"), help="Paper, if not the theme's.")
@DOLLAR
@ENCODING
@SAYING
def check(
    sources: Sequence[str],
    form: str,
    today: str | None,
    article: Path | None,
    theme: str,
    page: str | None,
    dollar: str | None,
    encoding: str | None,
) -> None:
    """Look for what a careful editor would ask of the briefings SOURCE.

    Do the figures agree with each other and with their evidence? Is it short, complete, ready
    to go, and one page? Each rule has a code: `# briefpack: ignore B304` at the end of a line,
    or `ignore = ["B304"]` in briefpack.toml, silences it. An article that lies unchanged
    beside its briefing is found by itself. Exit status 1: something was found.
    """
    from reports.checks.checking import check_source, takes_comments

    with Outcome(form == "json") as outcome:
        day, look = _day(today), _look(theme, page)
        found: list[Notice] = []
        commented = set()
        for source in sources:
            try:
                data = read_input() if source == "-" else None
                if takes_comments(source, data):
                    commented.add(source)
                with as_options():
                    found += check_source(
                        source, data, look, today=day, article=article, dollar=dollar,
                        encoding=encoding,
                    )  # fmt: skip
            except ReportsError as error:
                if len(sources) == 1 and form != "sarif":
                    raise
                outcome.fail(error)
                # whoever reads the log is told of files that cannot be read, too
                found += error.notices if form == "sarif" else ()
        heard = [each for each in found if not is_ignored(each)]
        way_out = _way_out(heard, commented) if heard else ""
        _say(heard, form, outcome, len(sources), way_out)
        outcome.status = max(outcome.status, 1 if heard else 0)
    sys.exit(outcome.status)


def _look(theme: str, page: str | None) -> Look:
    """Return the look that a build has here, with the organisation of the project file."""
    from reports.cli.font_folders import system_fonts
    from reports.look import Options, look_of

    with as_options():
        look = look_of(theme, Options(page=page, system=system_fonts()))  # type: ignore[arg-type]  # checked there
    return owned(look)


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError.of("--today", text, "a day such as 2025-08-24") from error


def _say(found: Sequence[Notice], form: str, outcome: Outcome, sources: int, way_out: str) -> None:
    if form == "json":
        outcome.say(found)
    elif form == "sarif":
        from reports.checks.sarif import as_sarif

        click.echo(as_sarif(found, __version__))
    else:
        _print_lines(found)
        if verbosity() >= 0 and (found or not outcome.status):
            click.echo(f"briefpack: {_counted(found, sources)}{way_out}", err=True)


def _print_lines(found: Iterable[Notice]) -> None:
    """Print findings as compilers do: file, line, severity, code, what and what to do."""
    for each in found:
        if each.severity != "error" and verbosity() < 0:
            continue
        place = str(replace(each.place, part=""))
        said = replace(each, place=Location(part=each.place.part)).headline
        label = click.style(f"{each.severity} {each.code}", fg=COLOURS[each.severity])
        line = f"{safe_line(place)}: {label}: {safe_line(said)}"
        click.echo(line, err=True, color=False if os.environ.get("NO_COLOR") else None)


def _counted(found: Sequence[Notice], sources: int) -> str:
    """Return how much was found, the worst first."""
    files = f"{sources} file{'s' * (sources != 1)}"
    if not found:
        return f"nothing found in {files}"
    counts = Counter(each.severity for each in found)
    said = [
        f"{counts[name]} {name}{'s' * (counts[name] != 1)}"
        for name in reversed(COLOURS)
        if counts[name]
    ]
    return f"{', '.join(said)} in {files}"


def _way_out(found: Sequence[Notice], commented: Collection[str]) -> str:
    """Return how one finding is silenced, as all files can in which something was found."""
    code = found[0].code
    if all(each.place.source in commented for each in found):
        way = f"'# briefpack: ignore {code}' at the end of its line, or on top of the file"
    else:
        way = f"'ignore = [\"{code}\"]' in briefpack.toml"
    return f"; to leave one out, write {way}"
