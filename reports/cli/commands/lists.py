"""``briefpack formats``, ``themes``, ``schema`` and ``config``: what there is, and what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reports.cli.group import main
from reports.cli.outcome import print_rows
from reports.errors import safe_line

if TYPE_CHECKING:
    from reports.cli.project import Project


@main.command(short_help="List the formats, those of plug-ins too.")
def formats() -> None:
    """List the formats there are, those of plug-ins too, with the suffix of their files."""
    from reports.renderers.registry import (
        get_renderer,
        refuse_conflicts,
        renderer_names,
        summary_of,
    )

    refuse_conflicts()
    rows = []
    for name in renderer_names():
        rows.append((name, get_renderer(name).suffix, summary_of(name)))
    print_rows(rows)


@main.command(short_help="List the shipped themes.")
def themes() -> None:
    """List the shipped themes, with what tells them apart."""
    from reports.theme import load_theme, theme_names

    bands = {"full": "title on a coloured band", "rule": "title on white above a rule"}
    rows = []
    for name in theme_names():
        theme = load_theme(name)
        paper = {"a4": "A4", "letter": "Letter"}[theme.page]
        rows.append((name, paper, f"{bands[theme.band]}, accent {theme.colours.accent}"))
    print_rows(rows)


@main.command(short_help="Print the JSON Schema of a briefing.")
def schema() -> None:
    """Print the JSON Schema of a briefing file, for editors that check as one types."""
    from reports.readers.briefing.schema import schema_text

    click.echo(schema_text(), nl=False)


@main.command(short_help="Show what the project file says.")
@click.pass_context
def config(context: click.Context) -> None:
    """Show what holds in this folder without options, and where it is said.

    A project file is called briefpack.toml; the nearest one above the folder counts.
    """
    from reports.cli.project import Project

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
