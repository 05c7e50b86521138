"""A sent message as mailparser reads it: a parser of another language and another house."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
from base64 import b64encode
from collections.abc import Callable
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import compat32
from email.utils import getaddresses
from pathlib import Path
from typing import Any, NoReturn

import pytest

import reports
from reports.deliver.mail import Attachment, make_message, read_message
from reports.deliver.mail.outgoing import OutgoingMessage
from reports.model import Briefing
from tests.deliver.sending.mailings import HOST, NOW
from tests.verification.arabic import arabic_briefing
from tests.verification.rich import rich_briefing

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("read_mail.cjs")
FILES = [
    Attachment("brief.pdf", "application/pdf", bytes(range(256)) * 30),
    Attachment("brief.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04" * 99),
]  # fmt: skip
SUBJECTS = [
    "Plain", "Grüße aus Köln", "=?utf-8?q?a?=", "日本語の件名" * 8, "a" * 300, "word " * 60 + "end",
    "😀 and 👩‍👩‍👧", "“quoted” – dash", "Bcc: x@example.org", "[OFFICIAL] Aid = 5 % ?= of it", "Straße\u00a0des 17. Juni",
]  # fmt: skip
NAMES = ["", "Desk ", "Lee, Ann", "Größe ", 'The "Desk"', "Ünal " * 9]
TEXTS = ["One line", ".\n..\n.leading dots", "From here\nDate: never\n\n\nend", "größe\ttab  two spaces \nend",
         "x" * 500, "日本語\n" * 40, "=3D =\nsoft ="]  # fmt: skip

PAGES = [
    "<p>Größe = 5 %</p>",
    "<p>.</p>\n.\nFrom here",
    f"<p>{'word ' * 300}</p>",
    "<p>日本語</p>\n" * 40,
]


@pytest.fixture(scope="module")
def node_read(
    need_tool: Callable[[str], str], do_without: Callable[[str], NoReturn]
) -> Callable[[list[bytes]], list[Any]]:
    node, modules = need_tool("node"), ROOT / "build" / "node" / "node_modules"
    if not (modules / "mailparser").exists():
        do_without("mailparser is not there: npm install --prefix build/node mailparser@3.7.2")

    def read(messages: list[bytes]) -> list[Any]:
        done = subprocess.run(
            [node, str(SCRIPT)], input=b"\n".join(map(b64encode, messages)), capture_output=True,
            check=True, timeout=120, env={**os.environ, "NODE_PATH": str(modules)},
        )  # fmt: skip
        return list(json.loads(done.stdout))

    return read


def python_read(data: bytes) -> dict[str, Any]:
    """Return what the standard library reads, in the same words."""
    message = message_from_bytes(data, policy=compat32)

    def text(value: object) -> str:
        return str(make_header(decode_header(str(value).replace("\r\n", ""))))

    def boxes(name: str) -> list[list[str]]:
        lines = [str(value).replace("\r\n", "") for value in message.get_all(name, [])]
        return [[text(said), address] for said, address in getaddresses(lines)]

    held = read_message(data)
    return {
        "headers": [name.lower() for name in message],
        "subject": text(message["Subject"]),
        "date": "2026-11-26T09:30:00.000Z",
        "id": message["Message-ID"],
        "from": boxes("From"), "to": boxes("To"), "cc": boxes("Cc"), "bcc": boxes("Bcc"),
        "text": held.text,
        "html": held.html,
        "attachments": [
            [name, kind, hashlib.sha256(content).hexdigest()] for name, kind, content in held.files
        ],
    }  # fmt: skip


def messages() -> list[bytes]:
    chance, found = random.Random(20261126), []
    for number in range(40):
        name = chance.choice(NAMES)
        quoted = '"' + name.replace('"', '\\"') + '"' if name else ""
        box = f"{quoted} <desk@example.org>" if quoted else "desk@example.org"
        draft = make_message(
            box, [box, "ann@example.org"], SUBJECTS[number % len(SUBJECTS)], chance.choice(TEXTS),
            FILES[: chance.randrange(3)], cc=["Köln <cc@example.org>"], bcc=["bcc@example.org"],
            html=chance.choice([None, *PAGES]),
        )  # fmt: skip
        found.append(OutgoingMessage(draft, NOW, f"<{number}@{HOST}>").as_sent)
    return found


def test_another_parser_reads_what_the_standard_library_reads(
    node_read: Callable[[list[bytes]], list[Any]],
) -> None:
    sent = messages()
    for data, found in zip(sent, node_read(sent), strict=True):
        expected = python_read(data)
        for reading in (found, expected):
            reading["text"] = reading["text"].rstrip("\n")
            reading["html"] = reading["html"] and reading["html"].rstrip("\n")
        assert found == expected


@pytest.mark.parametrize("made", [rich_briefing, arabic_briefing])
def test_another_parser_reads_the_message_of_a_briefing(
    made: Callable[[], Briefing], node_read: Callable[[list[bytes]], list[Any]]
) -> None:
    mail = reports.email(made(), "Desk <desk@example.org>", "ann@example.org", attach="pdf,docx")
    sent = OutgoingMessage(mail.data, NOW, f"<1@{HOST}>").as_sent
    (found,) = node_read([sent])
    expected = python_read(sent)
    for reading in (found, expected):
        reading["text"], reading["html"] = (reading[n].rstrip("\n") for n in ("text", "html"))

    assert len(found["text"]) > 500
    assert len(found["html"]) > 5_000
    assert len(found["attachments"]) == 2
    assert found == expected


def test_a_message_that_differs_is_seen(node_read: Callable[[list[bytes]], list[Any]]) -> None:
    (sent, *_) = messages()
    (found,) = node_read([sent.replace(b"Subject: Plain", b"Subject: Pl ain")])
    assert found["subject"] != python_read(sent)["subject"]
