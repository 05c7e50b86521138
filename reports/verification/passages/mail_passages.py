"""The bodies of a message read back: its page as mail programs show it, and its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reports.verification.passages.html_passages import PageReader
from reports.verification.seen import Passage, Seen

#: What Outlook alone reads: it is read here, too, as if there were no condition.
_FOR_OUTLOOK = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.DOTALL)


def mail_html_passages(data: bytes) -> Seen:
    """Return what the page of a message says, in the order of its source."""
    reader = _MailReader()
    reader.read(_FOR_OUTLOOK.sub(r"\1", data.decode("utf-8", "replace")))
    return Seen(tuple(map(Passage, reader.texts)))


def mail_text_passages(data: bytes) -> Seen:
    """Return what the text of a message says, a paragraph a line."""
    lines = data.decode("utf-8", "replace").split("\n")
    return Seen(tuple(Passage(line) for line in lines if line.strip()))


class _MailReader(PageReader):
    def _told(self, tag: str, known: Mapping[str, str]) -> None:
        """Take how long bars are, too: they are cells with a ground."""
        super()._told(tag, known)
        if tag == "td" and known.get("bgcolor") and known.get("width", "").endswith("%"):
            self.texts.append(known["width"])
