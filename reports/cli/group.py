"""The group that all commands belong to; a command is imported when it is asked for."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from reports import __version__
from reports.shell.terminal import Commands, set_ignored

if TYPE_CHECKING:
    from pathlib import Path

#: The module of each command, which adds it to the group when it is imported.
_HOMES = {
    "batch": "commands.batch",
    "build": "commands.build",
    "check": "commands.check",
    "config": "commands.lists",
    "desk": "commands.desk",
    "diff": "commands.diff",
    "draft": "commands.edit",
    "email": "mail.command",
    "formats": "commands.lists",
    "new": "commands.edit",
    "read": "commands.edit",
    "schema": "commands.lists",
    "theme": "commands.own_theme",
    "themes": "commands.lists",
    "verify": "commands.verify",
}

#: Commands that ask what the project file says.
_ASKING = ("batch", "build", "check", "config", "desk", "diff", "draft", "email", "read", "verify")
_PROJECT_FILE = "briefpack.toml"


class _LazyCommands(Commands):
    """Knows the names of all commands, and imports the one that runs; the help needs them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the alphabet."""
        return sorted(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None if there is none of that name."""
        if cmd_name in _HOMES:
            import_module(f"reports.cli.{_HOMES[cmd_name]}")
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=_LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
)
@click.version_option(__version__, prog_name="briefpack")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def main(context: click.Context, debug: bool) -> None:
    """Turn an article or a briefing file into a PDF one-pager, a Word brief and a text.

    All three say exactly the same. Try `briefpack build` for the built-in sample, and
    `briefpack new` for a briefing of your own.
    """
    for stream in (sys.stdout, sys.stderr):
        # a terminal of another encoding shows what it can instead of failing
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if context.invoked_subcommand in _ASKING:
        heed_project(context)


def heed_project(context: click.Context, folder: Path | None = None) -> None:
    """Let the project file of a folder, None for the working one, hold for what is run.

    Where there is none in it nor above, what held before holds on.

    Raises:
        InputError: with all mistakes in it.
    """
    if (path := _project_file(folder)) is None:
        return
    from reports.cli.project import load_project

    project = context.obj = load_project(path)
    is_group = context.parent is None
    said = project.defaults()
    context.default_map = dict.fromkeys(_ASKING, said) if is_group else said
    set_ignored(context, project.fields.ignore)


def _project_file(folder: Path | None) -> Path | None:
    """Return the project file of a folder, its own or the nearest above."""
    from pathlib import Path

    try:
        here = Path.cwd() if folder is None else folder.resolve()
        names = (folder / _PROJECT_FILE for folder in (here, *here.parents))
        return next((path for path in names if path.is_file()), None)
    except OSError:  # the folder is gone, or one above is closed to us
        return None
