"""The pages of docs/commands and the manual page, written from the commands themselves.

python -m tests.docs.command_pages writes them; a test sees that they are as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import click

from reports.cli import main

FOLDER = Path(__file__).parents[2] / "docs" / "commands"
MANUAL = FOLDER.parent / "briefpack.1"


def pages() -> Mapping[str, str]:
    """Return the text of each page by its file's name."""
    commands = _commands()
    written = {_file(name): _page(name, command) for name, command in commands.items()}
    return {"index.md": _index(commands), **written}


def _commands() -> dict[str, click.Command]:
    """Return what can be run by its name; a command of a group has the group's before it."""
    context = _main_context()
    found: dict[str, click.Command] = {}
    for name in main.list_commands(context):
        command = cast(click.Command, main.get_command(context, name))
        if isinstance(command, click.Group):
            found |= {f"{name} {each}": below for each, below in command.commands.items()}
        else:
            found[name] = command
    return found


def _file(name: str) -> str:
    return f"{name.replace(' ', '-')}.md"


def manual() -> str:
    """Return the manual page, in the macros of man(7)."""
    first, _, more = _prose(main.help).partition("\n\n")
    lines = [".TH BRIEFPACK 1", ".SH NAME", f"briefpack \\- {_roff(first)}", ".SH DESCRIPTION"]
    lines += [_roff(more), *_roff_options(main, _main_context())]
    for name, command in _commands().items():
        context = click.Context(command, info_name=name, parent=_main_context())
        usage = " ".join(["briefpack", name, *command.collect_usage_pieces(context)])
        lines += [f".SH {name.upper()}", f".B {_roff(usage)}", ".PP", _roff(_prose(command.help))]
        lines += _roff_options(command, context)
    return "\n".join([*lines, ""])


def _roff_options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [p.get_help_record(context) for p in command.get_params(context)]
    for option, meaning in filter(None, records):
        yield from (".TP", f".B {_roff(option)}", _roff(meaning) or "\\&")


def _roff(text: str) -> str:
    """Return text in one line as man(7) needs it; no line of it is a macro."""
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    plain = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in plain)
    return f"\\&{plain}" if plain[:1] in (".", "'") else plain


def _main_context() -> click.Context:
    return click.Context(main, info_name="briefpack", **main.context_settings)


def _index(commands: Mapping[str, click.Command]) -> str:
    rows = [
        f"| [{name}]({_file(name)}) | {_cell(command.get_short_help_str(200))} |"
        for name, command in commands.items()
    ]
    options = _table(main, _main_context())
    return "\n".join(
        [
            "# Commands",
            _prose(main.help),
            "",
            "| command | what it does |",
            "|---|---|",
            *rows,
            "",
            "## Options before the command",
            *options,
            "",
        ]
    )


def _page(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, parent=_main_context())
    usage = " ".join(["briefpack", name, *command.collect_usage_pieces(context)])
    lines = [f"# briefpack {name}", _prose(command.help), "", f"    {usage}", ""]
    return "\n".join([*lines, *_table(command, context), ""])


def _table(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [p.get_help_record(context) for p in command.get_params(context)]
    yield "| option | meaning |"
    yield "|---|---|"
    for option, meaning in filter(None, records):
        yield f"| `{_cell(option)}` | {_cell(meaning)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _prose(text: str | None) -> str:
    return (text or "").replace("\b\n", "").strip()


def write() -> None:
    """Write the pages, and take away those of commands that are gone."""
    MANUAL.write_text(manual(), encoding="utf-8")
    wanted = pages()
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
