"""A mail draft as a file: it carries a digest of itself, so that an edited one is known.

A draft that a person opened, changed and saved is that person's work. A mail program
that saves it anew writes it otherwise, even when nothing was changed; that counts too.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from reports.deliver.files import read_file
from reports.errors import FileDeliveryError
from reports.limits import MAIL_BYTES

DIGEST = "X-Briefpack-Digest"
# SHA-224, so that the line is not longer than 78 characters
_LINE = re.compile(rf"^{DIGEST}: ([0-9a-f]{{56}})\n".encode(), re.MULTILINE)


def add_digest(head: bytes, content: bytes) -> tuple[bytes, tuple[str, str]]:
    """Return the message with the digest of all else as its last header, and that header."""
    digest = hashlib.sha224(head + content).hexdigest()
    return head + f"{DIGEST}: {digest}\n".encode() + content, (DIGEST, digest)


def is_untouched(data: bytes) -> bool:
    """Return whether a draft stands as it was written: its digest is that of the rest."""
    head, blank, body = data.partition(b"\n\n")
    found = list(_LINE.finditer(head + b"\n"))
    if len(found) != 1:
        return False
    rest = head[: found[0].start()] + (head + b"\n")[found[0].end() :][:-1]
    return hashlib.sha224(rest + blank + body).hexdigest() == found[0][1].decode()


def check_replaceable(path: Path) -> bytes | None:
    """Return the draft at `path` that nobody has changed, None if nothing stands there.

    Raises:
        FileDeliveryError: if it was edited, or is no draft of ours.
    """
    if not path.exists() or path.is_dir():
        return None
    data = read_file(path, MAIL_BYTES)
    if not is_untouched(data):
        raise FileDeliveryError.at(
            path,
            "was changed since briefpack wrote it, or is not a draft of briefpack's; left alone",
            remedy="--force replaces it, --out writes the new one elsewhere",
        )
    return data
