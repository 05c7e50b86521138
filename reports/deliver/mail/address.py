"""Mail addresses, read by a grammar of our own: ``a@b.org`` or ``Name <a@b.org>``.

The standard library's address parsers decode RFC 2047 words while they read, so that
text given as a name could come out as another name, or as a line break. Here a name is
text and stays text; only quotation marks around the whole of it are taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reports.deliver.mail.headers import quote
from reports.errors import UsageError, expect, shown
from reports.slotted import frozen

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_DOT_ATOM = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BETWEEN_COMMAS = re.compile(r'(?:[^,"\\]|\\.|"(?:[^"\\]|\\.)*"?)+')
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
# what makes text read otherwise than it is stored (UAX 9): a name is shown beside its address
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# line breaks, controls and what no UTF-8 holds: nothing of it can stand in a header
_REFUSED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_EXPECTED = "one mail address such as desk@example.org or Press Desk <desk@example.org>"


@frozen
class MailAddress:
    """One mailbox: `name` as a person reads it, `spec` as it stands in the header."""

    name: str
    spec: str


def read_address(text: str, part: str = "address") -> MailAddress:
    """Return the one mail address in `text`; `part` is what it is for, for messages.

    A local part may be quoted. A domain in other letters than ASCII is written in its
    ``xn--`` form (IDNA), when that form gives the same domain back.

    Raises:
        UsageError: if it is none or more than one, or cannot stand in a header.
    """
    line = header_text(text, part)
    if _DIRECTION.search(line):
        found = f"found a control of the writing direction in {shown(line)}"
        raise UsageError.at("", found, remedy="type the address anew", part=part)
    try:
        name, spec = _parts(line)
        local, _, domain = spec.rpartition("@")
        return MailAddress(name, f"{_local(local)}@{_domain(domain)}")
    except _NoAddressError as error:
        raise UsageError.of(part, line, *error.args) from error


def read_addresses(texts: str | Iterable[str], part: str = "address") -> tuple[MailAddress, ...]:
    """Return the addresses in texts, each of which may hold several with commas between.

    A comma within quotation marks is part of a name.

    Raises:
        UsageError: as for `read_address`.
    """
    expect(part, texts, Iterable, "the text of an address, or several")
    lines = [texts] if isinstance(texts, str) else texts
    return tuple(read_address(piece, part) for text in lines for piece in _pieces(text, part))


def _pieces(text: str, part: str) -> list[str]:
    expect(part, text, str, _EXPECTED)
    pieces = _BETWEEN_COMMAS.findall(text)
    # what is left out between the pieces is told as a wrong address, not passed over
    return pieces if ",".join(pieces) == text else [text]


def header_text(text: str, what: str) -> str:
    """Return `text` without white space at its ends, if it can stand in a header.

    Raises:
        UsageError: if it is empty, more than a line, or holds what is not text.
    """
    expect(what, text, str, "one line of text")
    if found := _REFUSED.search(text) or _OVERRIDES.search(text):
        wrong = f"found a line break or control, U+{ord(found.group()):04X}, in {shown(text)}"
        raise UsageError.at("", wrong, "one line of text", part=what)
    if not text.strip():
        raise UsageError.at("", "found nothing", "one line of text", part=what)
    return text.strip()


def _parts(line: str) -> tuple[str, str]:
    """Return the name and the bare address: ``"Lee, Ann" <a@b.org>`` → ``Lee, Ann``."""
    name, bracket, spec = line.removesuffix(">").rpartition("<")
    if line.endswith(">") != bool(bracket):
        raise _NoAddressError(_EXPECTED)
    if not bracket:
        return "", line
    # a run of spaces in a name is one (RFC 5322, section 3.2.2)
    name = re.sub(" +", " ", name).strip()
    if quoted := _QUOTED.fullmatch(name):
        return re.sub(r"\\(.)", r"\1", quoted[1]).strip(), spec.strip()
    if re.search(r'["<>@,;:\\]', name):
        raise _NoAddressError(_EXPECTED)
    return name, spec.strip()


def _local(local: str) -> str:
    """Return the part before the @ as RFC 5322, section 3.4.1, has it."""
    if quoted := _QUOTED.fullmatch(local):
        plain = re.sub(r"\\(.)", r"\1", quoted[1])
        local = plain if _DOT_ATOM.fullmatch(plain) else quote(plain)
    elif not _DOT_ATOM.fullmatch(local):
        raise _NoAddressError(_EXPECTED)
    if not local.isascii() or len(local) > 64:
        raise _NoAddressError(_EXPECTED)
    return local


def _domain(domain: str) -> str:
    """Return the domain in ASCII: letters, digits, hyphens and dots."""
    plain = domain if domain.isascii() else _to_ascii(domain)
    if len(plain) > 253 or not all(map(_LABEL.fullmatch, plain.split("."))):
        raise _NoAddressError(_EXPECTED)
    return plain


def _to_ascii(domain: str) -> str:
    # the codec knows the rules of 2003 alone, which turn ß into ss: another domain
    try:
        plain = domain.encode("idna").decode("ascii")
        same = plain.encode("ascii").decode("idna") == domain.lower()
    except UnicodeError:
        same = False
    if same:
        return plain
    raise _NoAddressError("a domain as it is registered, beginning with xn--")


class _NoAddressError(Exception):
    """A text is no address; the argument is what was expected."""
