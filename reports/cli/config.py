"""The project file as the commands meet it, and ``briefpack config``, which shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reports.cli.group import main
from reports.cli.lists import print_rows
from reports.errors import safe_line

if TYPE_CHECKING:
    from reports.project import Project


@main.command(short_help="Show what the project file says.")
@click.pass_context
def config(context: click.Context) -> None:
    """Show what holds in this folder without options, and where it is said.

    A project file is called briefpack.toml; the nearest one above the folder counts.
    """
    from reports.project import Project

    project: Project = context.obj or Project()
    rows = []
    for name in type(project.fields).model_fields:
        value = getattr(project.fields, name)
        origin = project.origin(name)
        rows.append((name, safe_line(_shown(value)), safe_line(origin)))
    print_rows(rows)


def _shown(value: object) -> str:
    match value or None:
        case None:
            return "-"
        case dict() as items:
            return ", ".join(
                f"{name} ({len(each)})" if isinstance(each, tuple) else f"{name}: {each}"
                for name, each in items.items()
            )
        case tuple() as items:
            return ", ".join(map(str, items))
    return str(value)
