"""Whom to ask: the lines of addresses that stand round an article, taken out of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from reports.language.lexicon import all_languages
from reports.model import Contact
from reports.readers.article.lines import Unit
from reports.readers.article.shape import is_contact_heading, is_qa_heading, is_stock, runs
from reports.readers.article.words import article_pattern, article_words
from reports.slotted import mutable

_EMAIL = re.compile(r"[^\s@<>:,;()\[\]]{1,64}@[^\s@<>,;()\[\]]{0,254}[^\s@<>.,;()\[\]]")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
# seven digits or more, whatever stands between them: "(202) 555-0147", "+254 20 555 0100"
_PHONE = re.compile(r"(?:\+ ?|\()?\d(?:[ ().\u00a0\u202f/-]{0,2}\d){6,14}(?![\d%])")
_DIGIT = re.compile(r"\d")
_LABEL = r"\b{}\s?(?:[:.]|(?=[\s)+(]|$))"
# "For more information about the plan, please contact"
_LEAD = r"\W{0,20}{}\b(?:[^,:]{0,40}[,:](?= ))?"
_ASKS_FOR = r"(?i)(?:<article.polite>\s+)?<article.reader_verbs>\b"
_BETWEEN = re.compile(r"[,;|()]|\s[–—-]\s")
_IN_ROW = re.compile(r",\s|\s\|\s")
_MARKS = " \t\u00a0\u202f.:,;–—-/"


@mutable
class Contacts:
    """The lines of an article without addresses, whom these reach, and what only leads elsewhere.

    A name or a role on a line of its own stays in the text too.
    """

    units: list[Unit] = field(default_factory=list)
    people: list[Contact] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def take_contacts(units: Sequence[Unit]) -> Contacts:
    """Return `units` without the addresses under a heading such as “Contacts”, and alone on lines.

    An address in running text stays: it is part of what is told.
    """
    out = Contacts()
    lead: int | None = None  # where the heading of the contacts stands among the kept lines
    names: list[str] = []  # what stands over an address
    for unit in units:
        text = unit.text
        if lead is not None and _closes(unit):
            _drop_empty(out, lead)
            lead, names = None, []
        if is_contact_heading(text) and not has_any(text):
            lead, names = len(out.units), []
            out.units.append(unit)
        elif has_any(text) and (lead is not None or stands_alone(text)):
            _add(out, text, names)
            names = []
        elif lead is not None and _asks(text):
            out.links.append(text)
        else:
            names += _IN_ROW.split(text)
            out.units.append(unit)
            names = names if lead is not None else []
    if lead is not None:
        _drop_empty(out, lead)
    return out


def has_any(text: str) -> bool:
    """Return whether a mail or web address or a telephone number stands in `text`."""
    # each is looked for where what it must have is found, in a tenth of the time
    return (
        ("@" in text and _EMAIL.search(text) is not None)
        or (("://" in text or "www." in text) and _WEB.search(text) is not None)
        or (_DIGIT.search(text) is not None and _PHONE.search(text) is not None)
    )


def stands_alone(text: str) -> bool:
    """Return whether `text` is an address with its label, or leads to one."""
    if article_pattern("contact_headings", _LEAD).match(text):
        return True
    online = bool(_EMAIL.search(text) or _WEB.search(text))
    labelled = online or "+" in text or article_pattern("address_labels", _LABEL).match(text)
    return (online and _asks(text)) or (bool(labelled) and not any(_words(text)))


def _asks(text: str) -> bool:
    """Return whether a line asks its readers to write, call or look somewhere."""
    return all_languages().compiled(_ASKS_FOR).match(text) is not None


def _closes(unit: Unit) -> bool:
    """Return whether a line belongs to no contact any more: a heading, or running text."""
    text = unit.text
    heads = unit.kind == "heading" or is_stock(text) or is_qa_heading(text)
    return heads or (runs(text) and not has_any(text) and not _asks(text))


def _drop_empty(out: Contacts, lead: int) -> None:
    """Take the heading off under which nothing is left."""
    if lead == len(out.units) - 1 and (out.people or out.links):
        out.links.append(out.units.pop().text)


def _words(text: str) -> Iterator[str]:
    """Yield what `text` says beside addresses and their labels, piece by piece."""
    text = article_pattern("contact_headings", _LEAD).sub("", text, count=1)
    text = all_languages().compiled(_ASKS_FOR).sub("", text.lstrip(_MARKS), count=1)
    for address in (_EMAIL, _WEB, _PHONE, article_pattern("address_labels", _LABEL)):
        text = address.sub(",", text)
    for piece in _BETWEEN.split(text):
        words = piece.lstrip(_MARKS).rstrip(_MARKS.replace(".", "")).split()
        while words and words[-1].casefold() in article_words("small_words"):
            words.pop()  # "Ann Lee at"
        if words:
            yield " ".join(words)


def _add(out: Contacts, text: str, names: Sequence[str]) -> None:
    """Add whom the addresses of a line reach; what names nobody goes with the line before."""
    email, phone = _EMAIL.search(text), _PHONE.search(_WEB.sub("", text))
    if email is None and phone is None:
        out.links.append(text)
        return
    said = [*names, *_words(text)]
    reached = {
        "email": email[0] if email else None,
        "phone": phone[0].strip() if phone else None,
    }
    last = out.people[-1] if out.people and not said else None
    if last is not None and all(getattr(last, key) is None for key, v in reached.items() if v):
        out.people[-1] = last.model_copy(update={k: v for k, v in reached.items() if v})
        return
    place, colon, name = said[0].rpartition(": ") if said else ("", "", None)
    role = ", ".join([*said[1:], *([place] if colon else [])])
    out.people.append(Contact(name=name, role=role or None, **reached))
