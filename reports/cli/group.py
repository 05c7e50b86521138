"""The group that all commands belong to."""

from __future__ import annotations

import io
import sys

import click

from reports import __version__
from reports.terminal import Commands


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
)
@click.version_option(__version__, prog_name="briefpack")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """Turn an article or a briefing file into a PDF one-pager, a Word brief and a text.

    All three say exactly the same. Try `briefpack build` for the built-in sample, and
    `briefpack new` for a briefing of your own.
    """
    for stream in (sys.stdout, sys.stderr):
        # a terminal of another encoding shows what it can instead of failing
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
