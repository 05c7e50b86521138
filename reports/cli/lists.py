"""``briefpack formats``, ``themes`` and ``schema``: what there is."""

from __future__ import annotations

from collections.abc import Iterable

import click

from reports.cli.group import main


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


def print_rows(rows: Iterable[tuple[str, str, str]]) -> None:
    """Print rows of a name, a mark and what it is, the columns below each other."""
    shown = list(rows)
    first, second = (max(len(row[column]) for row in shown) for column in (0, 1))
    for name, mark, text in shown:
        click.echo(f"{name:<{first}}  {mark:<{second}}  {text}".rstrip())
