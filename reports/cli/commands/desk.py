"""``briefpack desk``: the same engine in the browser."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reports.cli.destinations import refuse
from reports.cli.group import heed_project, main
from reports.cli.mail.letter import mail_settings
from reports.cli.mail.order import now
from reports.cli.options import Wishes, as_shown, owned
from reports.errors import MissingExtraError
from reports.shell.terminal import tell_fault

if TYPE_CHECKING:
    from reports.cli.project import Project


def _heed_its_project(context: click.Context, option: click.Parameter, folder: Path) -> Path:
    """Let the project file of the folder hold, as it does for commands that are run there."""
    heed_project(context, folder)
    return folder


@main.command(short_help="Write briefings in the browser.")
@click.argument(
    "folder", default=".", type=click.Path(path_type=Path), is_eager=True,
    callback=_heed_its_project,
)  # fmt: skip
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="If not that of the folder; 0: any that is free."
)
@click.option("--name", "names", multiple=True, metavar="NAME", help="Reached by this, too.")
@click.option("--password-file", type=click.Path(path_type=Path), help="Has it on its first line.")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in the browser.")
@as_shown
@click.pass_context
def desk(
    context: click.Context, folder: Path, host: str, port: int | None, names: tuple[str, ...],
    password_file: Path | None, opens: bool, wishes: Wishes,
) -> None:  # fmt: skip
    """Write the briefings of FOLDER in the browser; without FOLDER those that lie here.

    The page is reached from this machine alone, by an address that works once. With --host
    others reach it too: they need the password in --password-file. They may use any address of
    this machine, its own name, and what --name says: of a server before the desk, say.
    """
    try:
        from reports.desk.serving import (
            listening,
            listening_for,
            own_names,
            printed_host,
            serve_desk,
        )
    except ImportError as error:
        package = str(error.name).partition(".")[0]
        found = f"the desk needs {package}, which is not installed"
        raise MissingExtraError.at("", found, remedy="pip install 'briefpack[desk]'") from error
    from reports.cli.passwords import password_in_file
    from reports.deliver.mail.transports.server import is_loopback
    from reports.desk.desk_folder import checked_folder
    from reports.desk.entry import DeskKeys
    from reports.desk.hosts import DeskHosts
    from reports.desk.room import DeskRoom

    own = is_loopback(host)
    if not own and password_file is None:
        refuse("--host", f"lets other machines reach {host}", "--password-file as well")
    password = None if password_file is None else password_in_file(password_file, "--password-file")
    place = checked_folder(folder)
    bound = listening(host, port) if port is not None else listening_for(place.root, host)
    port = bound.getsockname()[1]
    entry = DeskKeys(port, time.monotonic, password)
    room = DeskRoom(
        place, entry, owned(wishes.look()), wishes.options(), dt.date.today, now,
        _teller(context), mail_settings(), **_settled(context),
    )  # fmt: skip
    machine = () if own else own_names()
    reached = printed_host(host, port, (*names, *machine))
    address = f"http://{reached}/enter?token={entry.new_token()}"

    def ready() -> None:
        click.echo(address)
        click.echo("briefpack: the address works once; Ctrl-C ends the desk", err=True)
        if opens and own:
            click.launch(address)

    serve_desk(room, DeskHosts(host, port, machine, names), bound, ready)


def _settled(context: click.Context) -> dict[str, Any]:
    """Return what else the project file says that holds at the desk."""
    project: Project | None = context.obj
    if project is None:
        return {}
    return {"dollar": project.fields.dollar, "ignored": frozenset(project.fields.ignore)}


def _teller(context: click.Context) -> Callable[[Exception], None]:
    """Return what tells a person of a fault, while the desk goes on."""
    return partial(tell_fault, with_traceback=bool(context.find_root().params.get("debug")))
