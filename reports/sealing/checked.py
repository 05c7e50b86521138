"""What there is to say of a file's seal: whole and by whom, or broken and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reports.errors import shown
from reports.notices import Notice
from reports.sealing.extra import INSTALL, can_check, need_extra
from reports.sealing.found import FoundSeal, the_seal

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

    from reports.sealing.proof import Proof

#: The codes of notices by which a seal does not prove what was asked of it.
FAILING = frozenset(("seal-broken", "seal-missing", "seal-unverified"))

_ASK = "ask whoever sealed it for the file as it was sealed"
_AGAINST = "`briefpack verify SOURCE FILE` says where it differs from its briefing"
_MISSING = Notice("seal-missing", "it has no seal, and one was asked for", remedy=_ASK)
_UNVERIFIED = "the signer is not verified against any authority"


def seal_notices(data: bytes, authorities: Sequence[Certificate] = ()) -> tuple[Notice, ...]:
    """Return what is to say of a PDF's seal, nothing if it has none.

    `authorities` are the certificates of those who may vouch for a signer.
    """
    seal = the_seal(data)
    return () if seal is None else (_said(seal, data, authorities),)


def seals_of(data: bytes, authorities: bytes | None) -> tuple[Notice, ...]:
    """Return `seal_notices`, with the authorities of a file of certificates.

    Who names authorities expects a seal: that there is none is said then.

    Raises:
        MissingExtraError: if authorities are given, and what reads them is not installed.
        SealError: if there are none in that file.
    """
    if authorities is None:
        return seal_notices(data)
    need_extra("--authority")
    from reports.sealing.proof import read_authorities

    known = read_authorities(authorities, "--authority")
    return seal_notices(data, known) or (_MISSING,)


def _said(seal: FoundSeal, data: bytes, authorities: Sequence[Certificate]) -> Notice:
    if not seal.is_reached:
        return _broken("nothing in the file leads to it any more")
    coverage = seal.coverage(data)
    if coverage == "unknown":
        saved = f"the file was saved anew after {_sealed(seal)} it"
        return _broken(f"{saved}, so nobody can know what else was changed")
    if not can_check():
        return _unchecked(seal, is_extended=coverage == "version")
    from reports.sealing.proof import prove

    proof = prove(seal, data)
    sealed = _sealed(seal, proof.signer)
    if proof.fault:
        return _broken(f"{proof.fault} (it says that {sealed} the file)")
    if not proof.is_whole:
        found = f"some bytes of the file were changed since {sealed} it"
        return _broken(found, f"{_ASK}; {_AGAINST}")
    if coverage == "version":
        return _broken(_extended(data, seal, sealed), f"{_ASK}; {_AGAINST}")
    return _whole(seal, proof, authorities)


def is_failing(notices: Iterable[Notice]) -> bool:
    """Return whether one of `notices` says that a seal does not prove what was asked of it."""
    return any(each.code in FAILING for each in notices)


def _sealed(seal: FoundSeal, signer: str = "") -> str:
    """Return who sealed a file, and when: ``'Press Office' (2026-11-26 12:00 UTC) sealed``."""
    return f"{_who(seal, signer)}{f' ({_when(seal)})' if seal.time else ''} sealed"


def _who(seal: FoundSeal, signer: str) -> str:
    name = signer or seal.name
    return shown(name) if name else "somebody"


def _when(seal: FoundSeal) -> str:
    return f"{seal.time:%Y-%m-%d %H:%M} UTC" if seal.time else "a day that it does not say"


def _broken(found: str, remedy: str = _ASK) -> Notice:
    return Notice("seal-broken", f"its seal is broken: {found}", remedy=remedy)


def _extended(data: bytes, seal: FoundSeal, sealed: str) -> str:
    from reports.sealing.since import changes_since

    added = len(data) - seal.end
    counted = f"{added:,} byte{'s were' if added > 1 else ' was'}"
    changes = "; ".join(changes_since(data, seal.end))
    return f"{counted} added after {sealed} the file: {changes}"


def _unchecked(seal: FoundSeal, *, is_extended: bool) -> Notice:
    if is_extended:
        return _broken(f"something was added after {_sealed(seal)} the file")
    found = f"it carries a seal of {_who(seal, '')}, which was not checked"
    return Notice("seal-unchecked", found, remedy=f"to check it: {INSTALL}")


def _whole(seal: FoundSeal, proof: Proof, authorities: Sequence[Certificate]) -> Notice:
    found = f"sealed by {_who(seal, proof.signer)} on {_when(seal)}, and whole since"
    if not authorities:
        return Notice("seal-whole", f"{found}; {_UNVERIFIED}", severity="note")
    from reports.sealing.proof import who_vouches

    who, why = who_vouches(proof, seal.time, authorities)
    if who:
        return Notice("seal-whole", f"{found}; {who}", severity="note")
    unknown = f"{found}, but none of the authorities vouches for the signer ({why})"
    return Notice("seal-unverified", unknown, remedy="ask the signer who issued the certificate")
