"""``briefpack theme``: a theme of one's own, to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from reports.cli.group import main
from reports.cli.options import SAYING
from reports.cli.outcome import Outcome


@main.group(short_help="Begin a theme of your own.")
def theme() -> None:
    """Begin a theme of your own: `briefpack theme new NAME`."""


@theme.command(short_help="Write a theme and its templates into a new folder.")
@click.argument("name", type=click.Path(path_type=Path, readable=False))
@click.option("--from", "base", default="house", metavar="THEME", help="The theme to begin from.")
@SAYING
def new(name: Path, base: str) -> None:
    """Write a theme, a Word template and the templates of text, page and mail into the folder NAME.

    README.md in it says what each file is for. Nothing that stands there is written over.
    """
    from reports.cli.theme_folder import write_theme_folder

    with Outcome() as outcome:
        for path in write_theme_folder(name, base):
            outcome.wrote_file(path, path.suffix.removeprefix("."), path.stat().st_size)
