"""What messages that replace others must say of them: `briefpack verify` compares it, too."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reports.cli.mail.order import now, usual_journal
from reports.errors import MailDeliveryError
from reports.notices import Location, Notice

if TYPE_CHECKING:
    from reports.cli.outcome import Outcome
    from reports.look import Options
    from reports.plan import Correction
    from reports.sources import Loaded


def corrections_of(
    files: Mapping[str, bytes], loaded: Loaded, journal: Path | None, options: Options,
    outcome: Outcome,
) -> dict[str, Correction]:  # fmt: skip
    """Return what each message that corrects another must say of it, by the name of its file.

    The journal knows what was sent before; where it does not, a person is told.
    """
    replacing = {name: data for name, data in files.items() if _replaces(name, data)}
    path = journal or usual_journal()
    found = _known(replacing, loaded, path, options) if replacing and path.exists() else {}
    outcome.say([_unknown(name, path) for name in replacing if name not in found])
    return found


def _replaces(name: str, data: bytes) -> bool:
    from reports.deliver.mail import read_message

    if not name.lower().endswith(".eml"):
        return False
    with suppress(MailDeliveryError, UnicodeDecodeError):  # whoever compares it says so
        return read_message(data).corrects is not None
    return False


def _known(
    messages: Mapping[str, bytes], loaded: Loaded, path: Path, options: Options
) -> dict[str, Correction]:
    from reports.deliver.mail.sent_journal import SentJournal
    from reports.mailing.corrections import correction_in
    from reports.pipeline import plan_of

    labels = plan_of(loaded.briefing, options).labels
    with SentJournal(path, now) as journal:
        found = {
            name: correction_in(data, journal, loaded.briefing, labels)
            for name, data in messages.items()
        }
    return {name: said for name, said in found.items() if said is not None}


def _unknown(name: str, path: Path) -> Notice:
    return Notice(
        "correction-unknown",
        f"replaces a message that {path} does not know: what it says of that is told as too much",
        remedy="name the journal that knows it with --journal",
        place=Location(name),
    )
