"""A sender as a process of its own, for tests that kill it or let two of them race.

    python -m tests.deliver.sending.sender FOLDER PORT RECIPIENTS [WAIT]

It sends the mailing of the tests to that many recipients, and prints what became of each.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from reports.deliver.mail.once import send_once
from reports.deliver.mail.sent_journal import SentJournal
from reports.deliver.mail.transports.server import MailServer
from reports.deliver.mail.transports.smtp import SmtpTransport
from reports.errors import MailDeliveryError
from tests.deliver.sending.mailings import HOST, a_mailing


def recipients(count: int) -> list[str]:
    return [f"person{number}@example.org" for number in range(count)]


def main(folder: str, port: str, count: str, wait: str = "60") -> None:
    way = SmtpTransport(MailServer("smtp+plain", "localhost", int(port)), HOST, waits=(0.05, 0.1))
    try:
        with SentJournal(Path(folder) / "sent.sqlite3", lambda: datetime.now(UTC)) as journal:
            results = send_once(
                a_mailing(recipients(int(count))), way, journal,
                now=datetime.now(UTC), host=HOST, wait=float(wait),
            )  # fmt: skip
    except MailDeliveryError as error:
        print(json.dumps({"error": str(error)}))
        sys.exit(5)
    print(json.dumps({result.recipient: result.fate for result in results}))


if __name__ == "__main__":
    main(*sys.argv[1:])
