"""``briefpack email``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from reports.cli.destinations import check_folder
from reports.cli.group import main
from reports.cli.options import SAYING, SOURCE, Wishes, as_options, building
from reports.cli.outcome import Outcome

_ADDRESSES = "Several with commas between them, or a list of the project file; may be repeated."


@main.command(short_help="Write a mail draft (.eml).")
@click.argument("source", type=SOURCE)
@click.option("--from", "sender", required=True, metavar="ADDRESS")
@click.option("--to", required=True, multiple=True, metavar="ADDRESS", help=_ADDRESSES)
@click.option("--cc", multiple=True, metavar="ADDRESS", help=_ADDRESSES)
@click.option("--bcc", multiple=True, metavar="ADDRESS", help=_ADDRESSES)
@click.option("--subject", help="Instead of the title.")
@click.option(
    "--attach", multiple=True, default=["pdf,docx"], metavar="FORMATS",
    help="Formats, with commas between them; none: no attachment.",
)  # fmt: skip
@click.option("--out", default="out", type=click.Path(path_type=Path), help="Folder for the draft.")
@click.option("--open", "open_", is_flag=True, help="Open the draft in the mail program.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON, for scripts.")
@click.option("--force", is_flag=True, help="Replace a draft that was changed by hand.")
@SAYING
@building
def email(
    source: str,
    sender: str,
    to: Sequence[str],
    cc: Sequence[str],
    bcc: Sequence[str],
    subject: str | None,
    attach: Sequence[str],
    out: Path,
    open_: bool,
    as_json: bool,
    force: bool,
    wishes: Wishes,
) -> None:
    """Write a mail draft (.eml) of SOURCE.

    Its text and its page are the bodies, the PDF and the Word brief are attached.
    """
    from reports.deliver.files import refuse_collisions, settle, write_files
    from reports.deliver.mail import check_replaceable
    from reports.mailing import email as make_mail
    from reports.sources import source_stem
    from reports.standing import files_read

    with Outcome(as_json) as outcome, as_options(sender="from", format="attach"):
        check_folder(out)
        look, path = wishes.look(), out / f"{source_stem(source)}.eml"
        refuse_collisions([path], files_read([source], look, wishes.theme))
        settle(out)
        loaded = wishes.load(source)
        expected = None if force else {path: check_replaceable(path)}
        project = click.get_current_context().obj
        if project is not None:
            to, cc, bcc = map(project.addresses, (to, cc, bcc), ("to", "cc", "bcc"))
        mail = make_mail(
            loaded, sender, to, cc=cc, bcc=bcc, subject=subject,
            attach=() if "".join(attach).strip() in ("", "none") else attach,
            theme=look.theme, options=wishes.options(),
        )  # fmt: skip
        # an edit that is saved meanwhile is not lost either
        write_files([(path, mail.data)], expected=expected)
        outcome.wrote_file(path, "eml", len(mail.data))
        outcome.say(mail.notices)
        if open_:
            click.launch(str(path))
