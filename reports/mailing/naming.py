"""What a message and its files are called: the subject, and names that say what is in them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from reports.plan import Plan
from reports.wording.formats import format_short_instant

_WORD = re.compile("[A-Za-z0-9]+")
#: Letters of a name before its date, and how much of a title it must still have to be readable.
_LONGEST, _READABLE = 60, 0.8


def subject_of(
    plan: Plan, embargo: dt.datetime | None, subject: str | None = None, *, corrects: bool = False
) -> str:
    """Return the subject of a message: the marking first, then until when nothing is published.

    The stage stands before the title: nobody takes a draft for the last word.

    A message is marked as its attachments are, and many read no more of it than its subject.
    """
    labels, line = plan.labels, subject or plan.title.title
    if plan.stage.text:
        line = labels.subject_stage.format(stage=plan.stage.text, title=line)
    if embargo is not None:
        instant = format_short_instant(embargo, plan.language)
        line = labels.subject_embargo.format(instant=instant, title=line)
    if corrects:
        line = labels.subject_correction.format(title=line)
    return f"[{plan.marking}] {line}" if plan.marking else line


def file_stem(title: str, date: dt.date | None, stem: str) -> str:
    """Return what files are called: the words of the title and the day, in ASCII.

    A title whose letters ASCII does not have leaves the `stem` of the source.

        >>> file_stem("Réunion à Kyïv: l’aide", dt.date(2025, 8, 24), "x")
        'Reunion-a-Kyiv-l-aide-2025-08-24'
    """
    name = _ascii(title) or _ascii(stem) or "briefing"
    return f"{name}-{date.isoformat()}" if date else name


def _ascii(text: str) -> str:
    """Return the words of `text` in ASCII that a name has room for; "" if too few are left."""
    apart = unicodedata.normalize("NFKD", text)
    letters_alone = "".join(char for char in apart if not unicodedata.combining(char))
    plain = letters_alone.encode("ascii", "replace").decode()
    words = _WORD.findall(plain)
    letters = sum(map(str.isalnum, text))
    if sum(map(len, words)) < _READABLE * letters:
        return ""
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > _LONGEST:
            break
        name = f"{name}-{word}" if name else word[:_LONGEST]
    return name
