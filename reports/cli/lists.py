"""``briefpack formats``, ``themes`` and ``schema``: what there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of as many texts each, the columns below each other."""
    shown = list(rows)
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        line = (f"{text:<{width}}" for text, width in zip(row, widths, strict=True))
        click.echo("  ".join(line).rstrip())
