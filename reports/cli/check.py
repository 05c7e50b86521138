"""``briefpack check``."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports import __version__
from reports.cli.group import main
from reports.cli.options import DOLLAR, ENCODING, FILE, SAYING, SOURCE, as_options
from reports.cli.outcome import Outcome
from reports.errors import ReportsError, UsageError, safe_line
from reports.notices import Location, Notice
from reports.shell.terminal import COLOURS, is_ignored, read_input, verbosity

if TYPE_CHECKING:
    pass


@main.command(short_help="Ask of briefings what a careful editor would.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=SOURCE)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text",
    help="Lines for people, or one document for programs.",
)  # fmt: skip
@click.option("--today", metavar="YYYY-MM-DD", help="The day to check on, if not that of today.")
@click.option("--article", type=FILE, help="What the briefing was made of, to compare with.")
@click.option("--theme", default="house", help="A shipped theme, or a .toml file.")
@click.option("--page", type=click.Choice(["a4", "letter"]), help="Paper, if not the theme's.")
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
    from reports.checking import check_source
    from reports.look import Options, look_of

    with Outcome(form == "json") as outcome:
        day = _day(today)
        with as_options():
            look = look_of(theme, Options(page=page))  # type: ignore[arg-type]  # checked there
        found: list[Notice] = []
        for source in sources:
            try:
                data = read_input() if source == "-" else None
                with as_options():
                    found += check_source(
                        source, data, look, today=day, article=article, dollar=dollar,
                        encoding=encoding,
                    )  # fmt: skip
            except ReportsError as error:
                if len(sources) == 1:
                    raise
                outcome.fail(error)
        heard = [each for each in found if not is_ignored(each)]
        _say(heard, form, outcome)
        outcome.status = max(outcome.status, 1 if heard else 0)
    sys.exit(outcome.status)


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError.of("--today", text, "a day such as 2025-08-24") from error


def _say(found: Sequence[Notice], form: str, outcome: Outcome) -> None:
    if form == "json":
        outcome.say(found)
    elif form == "sarif":
        from reports.checks.sarif import as_sarif

        click.echo(as_sarif(found, __version__))
    else:
        _print_lines(found)


def _print_lines(found: Iterable[Notice]) -> None:
    """Print findings as compilers do: file, line, severity, code, what and what to do."""
    counts = dict.fromkeys(COLOURS, 0)
    for each in found:
        counts[each.severity] += 1
        if each.severity != "error" and verbosity() < 0:
            continue
        place = str(replace(each.place, part=""))
        said = replace(each, place=Location(part=each.place.part)).headline
        label = click.style(f"{each.severity} {each.code}", fg=COLOURS[each.severity])
        line = f"{safe_line(place)}: {label}: {safe_line(said)}"
        click.echo(line, err=True, color=False if os.environ.get("NO_COLOR") else None)
    if any(counts.values()) and verbosity() >= 0:
        said = ", ".join(f"{n} {name}{'s' * (n != 1)}" for name, n in counts.items() if n)
        click.echo(f"briefpack: {said}; '# briefpack: ignore CODE' silences a line", err=True)
