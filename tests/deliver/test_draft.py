from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from reports.deliver.mail import check_replaceable, is_untouched, make_message
from reports.errors import FileDeliveryError

DRAFT = make_message("a@example.org", ["b@example.org"], "S", "text\n\nX-Briefpack-Digest: 0\n")


def test_a_draft_knows_that_it_is_untouched() -> None:
    assert is_untouched(DRAFT)


@pytest.mark.parametrize(
    "edited",
    [
        DRAFT.replace(b"Subject: S", b"Subject: T"),
        DRAFT.replace(b"text", b"texts"),
        DRAFT + b"\n",
        DRAFT.replace(b"\nX-Unsent: 1", b""),
        DRAFT.replace(b"\nX-Unsent: 1", b"\nX-Unsent: 1\nBcc: c@example.org"),
        DRAFT.replace(b"\nX-Briefpack-Digest: ", b"\nX-Other: ", 1),
        DRAFT.replace(b"\n", b"\r\n"),
        message_from_bytes(DRAFT).as_bytes(policy=SMTP),
        b"",
        b"Subject: of another program\n\ntext\n",
        b"X-Briefpack-Digest: " + b"0" * 56 + b"\n" + DRAFT,
    ],
)
def test_a_draft_that_was_changed_or_saved_by_a_mail_program_counts_as_edited(
    edited: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(edited)

    assert not is_untouched(edited)
    with pytest.raises(FileDeliveryError, match="left alone"):
        check_replaceable(path)


def test_an_untouched_draft_or_none_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    check_replaceable(path)
    path.write_bytes(DRAFT)
    check_replaceable(path)


def test_what_stood_there_is_told_so_that_a_later_edit_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"

    assert check_replaceable(path) is None
    path.write_bytes(DRAFT)
    assert check_replaceable(path) == DRAFT
