"""``briefpack email``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reports.cli.destinations import check_folder, refuse
from reports.cli.group import main
from reports.cli.mail.letter import Letter, corrected, heads_asked, mail_settings, tell_status
from reports.cli.mail.order import FROM_PROJECT, Order, now, source_name
from reports.cli.options import FILE, SAYING, SOURCE, Wishes, as_options, building, options
from reports.cli.outcome import Outcome
from reports.cli.signing import SIGNING, Signing
from reports.notices import Location, Notice

if TYPE_CHECKING:
    from reports.sources import Loaded

_UP_TO_DATE = Notice(
    "mail-up-to-date", "everybody who has it has this version: nothing was sent", severity="note"
)
_IN_FOLDER = "the draft is a file in it, named after SOURCE"
_ADDRESSES = "Several with commas between them, a list of the project file, or @FILE; repeatable."
_HEADERS = options(
    click.option("--from", "sender", metavar="ADDRESS", help="Who sends it."),
    click.option("--to", multiple=True, metavar="ADDRESS", help=_ADDRESSES),
    click.option("--cc", multiple=True, metavar="ADDRESS", help=_ADDRESSES),
    click.option("--bcc", multiple=True, metavar="ADDRESS", help=_ADDRESSES),
    click.option("--reply-to", metavar="ADDRESS", help="Where answers go, if not to the sender."),
    click.option("--subject", help="Instead of the title."),
    click.option(
        "--attach", multiple=True, default=["pdf,docx"], metavar="FORMATS",
        help="Formats, with commas between them; none: no attachment.",
    ),
)  # fmt: skip
_WAYS = options(
    click.option(
        "--out", default="out", type=click.Path(path_type=Path), help="Folder for the draft."
    ),
    click.option(
        "--to-drafts", is_flag=False, flag_value=FROM_PROJECT, metavar="[URL]",
        help="Put the draft into the Drafts folder of a mail server: imaps://USER@HOST.",
    ),
    click.option("--send", is_flag=True, help="Send it, to each recipient at most once."),
    click.option(
        "--server", metavar="URL", help="The server to send by: smtps://USER@HOST, smtp://USER@HOST."
    ),
    click.option("--password-file", type=FILE, help="Has the password on its first line."),
    click.option(
        "--correct", is_flag=True,
        help="To those who have an older version, and to nobody else: with what has changed.",
    ),
    click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing."),
    click.option(
        "--journal", type=FILE, envvar="BRIEFPACK_JOURNAL", show_envvar=True,
        help="What was sent to whom; by default in the folder of your state.",
    ),
    click.option(
        "--force", is_flag=True,
        help="Send in spite of an embargo, held rows or errors of check; where none is in the way, "
        "to those of whom nobody knows whether they have it; replace a draft changed by hand.",
    ),
)  # fmt: skip


@main.command(short_help="Write a mail draft (.eml), or send it.")
@click.argument("source", type=SOURCE)
@_HEADERS
@_WAYS
@click.option("--status", is_flag=True, help="Say what was sent to whom, and send nothing.")
@click.option("--open", "open_", is_flag=True, help="Open the draft in the mail program.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON, for scripts.")
@SIGNING
@SAYING
@building
def email(
    source: str,
    out: Path,
    to_drafts: str | None,
    send: bool,
    server: str | None,
    password_file: Path | None,
    journal: Path | None,
    force: bool,
    status: bool,
    open_: bool,
    as_json: bool,
    wishes: Wishes,
    **asked: Any,
) -> None:
    """Write a mail draft (.eml) of SOURCE, or send it.

    Its text and its page are the bodies, the PDF and the Word brief are attached.
    """
    from reports.sources import source_stem

    with Outcome(as_json) as outcome, as_options(sender="from", format="attach"):
        check_folder(out, _IN_FOLDER, _IN_FOLDER)
        order = Order(
            send,
            to_drafts,
            server,
            password_file,
            journal,
            out,
            source_stem(source),
            force,
            as_json,
        )
        if status:
            tell_status(source_name(source), order, outcome)
            return
        if order.way != "file" and not wishes.verify:
            refuse(
                "--no-verify", "found it with a message that leaves", "it with a draft in a file"
            )
        paths = _post(source, order, asked, wishes, outcome)
        if open_ and paths:
            click.launch(str(paths[0]))


def _post(
    source: str, order: Order, asked: Mapping[str, Any], wishes: Wishes, outcome: Outcome
) -> list[Path]:
    """Make the message and let it go; return the files that were written."""
    from reports.deliver.files import refuse_collisions
    from reports.mailing.draft import draft_of
    from reports.mailing.guards import guards_of, heeded
    from reports.mailing.sending import mailing_of
    from reports.renderers.registry import format_names
    from reports.sources.asked import with_organisation
    from reports.standing.protected import files_read

    formats = _formats(asked["attach"])
    signing = Signing(asked["sign"], asked["sign_password_file"])
    signing.check_formats(format_names(formats) if formats else (), "--attach")
    wishes = replace(wishes, seal=signing.seal())
    look, name = wishes.look(), source_name(source)
    if order.way == "file":
        path = order.out / f"{order.stem}.eml"
        refuse_collisions([path], files_read([source], look, wishes.theme))
    asked_for = heads_asked(asked)
    transport = order.transport()
    loaded = with_organisation(wishes.load(source), look)
    letter = (
        corrected(asked_for, loaded, name, order, wishes.options())
        if asked["correct"]
        else Letter(asked_for)
    )
    if letter is None:
        outcome.say([_UP_TO_DATE])
        return []
    mail = draft_of(loaded, letter.heads, formats, look, wishes.options(), letter.correction)
    mailing = mailing_of(mail, name, letter.recipients)
    outcome.say(mail.notices)
    outcome.say(mail_settings().odd(mailing.recipients))
    guards = guards_of(loaded, look, now(), _bytes_of(source, loaded))
    sends = order.way == "send" and not asked["dry_run"]
    outcome.say(heeded(guards, force=order.force, sends=sends))
    # who overrules a guard has not said that somebody may get it twice
    order = replace(order, force=order.force and not guards) if order.way == "send" else order
    return _let_go(mail, mailing, transport, order, asked["dry_run"], outcome)


def _let_go(
    mail: Any, mailing: Any, transport: Any, order: Order, dry_run: bool, outcome: Outcome
) -> list[Path]:
    from reports.mailing.sending import keep_draft, send, would_send

    if dry_run:
        with order.journal_if_there() as journal:
            known = journal if order.way == "send" else None
            outcome.say(would_send(mail, mailing, transport.name, known, force=order.force))
        return []
    if order.way != "send":
        receipts = keep_draft(mail, mailing, transport, now())
        if order.way == "drafts":
            found, place = f"the draft lies in {receipts[0].place}", Location(transport.name)
            outcome.say([Notice("mail-kept", found, place=place, severity="note")])
            return []
        path = Path(receipts[0].place)
        outcome.wrote_file(path, "eml", len(mail.data))
        return [path]
    with order.open_journal() as journal:
        results = send(mail, mailing, transport, journal, now=now(), force=order.force)
    return _told(results, order, outcome)


def _told(results: Sequence[Any], order: Order, outcome: Outcome) -> list[Path]:
    """Say what became of a message; write down who has nothing."""
    from reports.errors import MailDeliveryError
    from reports.mailing.sending import outcomes

    told = outcomes(results)
    outcome.recipients(results)
    outcome.say(each for each in told if each.severity != "error")
    failed = [each for each in told if each.severity == "error"]
    if not failed:
        return []
    unsent = order.write_unsent(results)
    if unsent is not None:
        outcome.wrote_file(unsent, "txt", unsent.stat().st_size)
    raise MailDeliveryError(*failed)


def _formats(attach: Sequence[str]) -> Sequence[str]:
    return () if "".join(attach).strip() in ("", "none") else attach


def _bytes_of(source: str, loaded: Loaded) -> bytes | None:
    """Return the bytes of a briefing file, for what its comments silence."""
    from reports.deliver.files import read_file
    from reports.limits import SOURCE_BYTES

    return read_file(Path(source), SOURCE_BYTES) if source != "-" and loaded.lines else None
