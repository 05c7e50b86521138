from email import message_from_bytes
from email.policy import default

import pytest

from reports.deliver.mail import Attachment, make_message, message_bytes, read_address, safe_name
from reports.errors import MailDeliveryError, UsageError

TEXT = "Über Größe\nline two “quoted” \N{EN DASH} end\n\n.\nFrom here\n"
FILES = [
    Attachment("carney-kyiv.pdf", "application/pdf", bytes(range(256)) * 9),
    Attachment("notes.txt", "text/plain; charset=utf-8", b"a\nb"),
]


def test_python_reads_back_what_was_put_in() -> None:
    data = message_bytes(
        make_message(
            "Desk <desk@example.org>", ["a@example.org", "b@example.org"], "Día", TEXT, FILES
        )
    )
    parsed = message_from_bytes(data, policy=default)

    assert parsed["Subject"] == "Día"
    assert [a.addr_spec for a in parsed["To"].addresses] == ["a@example.org", "b@example.org"]
    assert parsed["From"].addresses[0].display_name == "Desk"
    body = parsed.get_body()
    assert body is not None
    assert body.get_content() == TEXT
    assert [(p.get_filename(), p.get_content_type()) for p in parsed.iter_attachments()] == [
        ("carney-kyiv.pdf", "application/pdf"),
        ("notes.txt", "text/plain"),
    ]
    assert [p.get_payload(decode=True) for p in parsed.iter_attachments()] == [
        f.data for f in FILES
    ]


def test_it_is_a_draft_and_the_same_each_time() -> None:
    one, two = (
        message_bytes(make_message("a@example.org", ["b@example.org"], "S", TEXT, FILES))
        for _ in range(2)
    )

    assert one == two
    assert b"X-Unsent: 1" in one
    assert b"\nDate:" not in one
    assert b"Message-ID" not in one


@pytest.mark.parametrize(
    "address",
    ["", "desk", "a@example.org, b@example.org", "a@example.org\nBcc: c@example.org", "a b@example.org",
     "a@example.org\r\n\r\nbody", "<>", "@example.org"],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError):
        read_address(address)


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\x0b", "\u2028", "\x85", "\0"])
def test_a_line_break_in_subject_or_name_is_refused(line_break: str) -> None:
    with pytest.raises(UsageError, match="in the subject"):
        make_message("a@example.org", ["b@example.org"], f"S{line_break}Bcc: x@example.org", "t")
    with pytest.raises(UsageError, match="in the file name"):
        safe_name(f"a{line_break}.pdf")


def test_names_are_plain_letters() -> None:
    assert safe_name("Réunion à Kyïv.pdf") == "Reunion-a-Kyiv.pdf"
    assert "/" not in safe_name("../../etc/passwd")
    assert safe_name("新潟.docx") == "briefing.docx"
    assert safe_name("a" * 300 + ".pdf") == "a" * 100 + ".pdf"


def test_an_attachment_without_a_type_is_refused() -> None:
    with pytest.raises(MailDeliveryError, match="media type"):
        make_message("a@example.org", ["b@example.org"], "S", "t", [Attachment("a", "pdf", b"")])
