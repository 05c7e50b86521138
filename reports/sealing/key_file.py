"""A file with a key and its certificate: PKCS#12 (RFC 7292) or PEM (RFC 7468).

Nothing of the key is in a message, nor in what an object shows of itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from asn1crypto import pkcs12 as structure
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from reports.errors import SealError
from reports.sealing.signers import RSA_BITS, common_name
from reports.slotted import frozen

#: Gives the password of a key that is locked, None where none is to be had.
Ask = Callable[[], str | None]

_KINDS = "PKCS#12 (.p12, .pfx), or PEM with a private key and its certificate"
_PEM = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----.*?-----END \1-----", re.DOTALL)
_CERTIFICATE, _KEY = b"CERTIFICATE", b"PRIVATE KEY"
_LOCKED = "is locked, and there is no password"
_WRONG = "the password does not open it"
#: Curves that all programs know (FIPS 186-5): poppler takes seals of others for broken ones.
_CURVES = frozenset(("secp256r1", "secp384r1", "secp521r1"))
_PSS = x509.ObjectIdentifier("1.2.840.113549.1.1.10")
_KEYS = "RSA, or ECDSA on P-256, P-384 or P-521"


@frozen
class KeyPair:
    """A key that signs, its certificate, and those of who vouches for it."""

    key: Any = field(repr=False)
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    name: str

    def check_time(self, time: datetime) -> None:
        """Refuse a certificate that is not valid at a time.

        Raises:
            SealError: saying since when, or until when, it is.
        """
        first, last = self.certificate.not_valid_before_utc, self.certificate.not_valid_after_utc
        whose = f"the certificate of {common_name(self.certificate.subject)}"
        if time > last:
            found = f"{whose} was valid until {last:%Y-%m-%d %H:%M} UTC"
            raise SealError.at(self.name, found, remedy="ask who issued it for a new one")
        if time < first:
            found = f"{whose} is valid from {first:%Y-%m-%d %H:%M} UTC on"
            remedy = "look whether the clock (SOURCE_DATE_EPOCH, if it is set) is right"
            raise SealError.at(self.name, found, remedy=remedy)


def read_key_file(data: bytes, name: str, ask: Ask) -> KeyPair:
    """Return the key in a file, with its certificate.

    Args:
        data: the file's bytes.
        name: what it is called, for messages.
        ask: gives its password; it is asked if the key is locked.

    Raises:
        SealError: if it is no such file, the password is wrong, or the certificate does not go
            with the key or with signing.
    """
    blocks = [(found[1], found[0]) for found in _PEM.finditer(data)]
    try:
        key, certificates = (
            _from_pem(blocks, name, ask) if blocks else _from_pkcs12(data, name, ask)
        )
    except UnsupportedAlgorithm as error:
        found = f"is locked in a way that is not known here ({error})"
        raise SealError.at(name, found, remedy="save it again as PKCS#12 with AES") from error
    _check_kind(key, name)
    own = key.public_key()
    mine = next((each for each in certificates if each.public_key() == own), None)
    if mine is None:
        raise SealError.at(name, "its certificates belong to another key", "that of its key, too")
    _check_purpose(mine, name)
    return KeyPair(key, mine, tuple(each for each in certificates if each != mine), name)


def _from_pkcs12(data: bytes, name: str, ask: Ask) -> tuple[Any, list[x509.Certificate]]:
    try:
        structure.Pfx.load(data, strict=True)["auth_safe"].native  # noqa: B018 - read to the end
    except (ValueError, TypeError) as error:
        raise SealError.at(name, "is no key file", _KINDS) from error
    key, own, others = _opened(
        lambda password: pkcs12.load_key_and_certificates(data, password), name, ask
    )
    certificates = [each for each in (own, *others) if each is not None]
    if key is None:
        raise SealError.at(name, "holds no private key", _KINDS)
    if not certificates:
        raise SealError.at(name, "holds a private key and no certificate", _KINDS)
    return key, certificates


def _from_pem(
    blocks: Sequence[tuple[bytes, bytes]], name: str, ask: Ask
) -> tuple[Any, list[x509.Certificate]]:
    keys = [block for label, block in blocks if label.endswith(_KEY)]
    certified = [block for label, block in blocks if label == _CERTIFICATE]
    if not keys:
        raise SealError.at(name, "holds no private key", _KINDS)
    if not certified:
        found = "holds a private key and no certificate"
        remedy = "put both into one file: cat key.pem certificate.pem > seal.pem"
        raise SealError.at(name, found, _KINDS, remedy)
    try:
        certificates = [x509.load_pem_x509_certificate(block) for block in certified]
    except ValueError as error:
        raise SealError.at(name, "holds a certificate that is damaged", _KINDS) from error
    return _opened(
        lambda password: serialization.load_pem_private_key(keys[0], password), name, ask
    ), certificates


def _opened(load: Callable[[bytes | None], Any], name: str, ask: Ask) -> Any:
    """Return what `load` gives without a password, or with the one that is asked for."""
    for password in (None, b""):
        try:
            return load(password)
        except (TypeError, ValueError):  # locked: which of the two depends on the kind of file
            continue
    said = ask()
    if said is None:
        raise SealError.at(name, _LOCKED, remedy=_WHERE)
    try:
        return load(said.encode("utf-8"))
    except (TypeError, ValueError):
        # what was said, and what the library says of it, is nobody's business
        raise SealError.at(name, _WRONG, "the one that it was saved with", _WHERE) from None


_WHERE = (
    "it is looked for in BRIEFPACK_SIGN_PASSWORD, in the file of --sign-password-file, and in the "
    "keyring; on a terminal it is asked for"
)


def _check_kind(key: Any, name: str) -> None:
    """Refuse a key that is not safe, or whose seals many programs take for broken ones."""
    match key:
        case rsa.RSAPrivateKey() if key.key_size < RSA_BITS:
            found = f"holds an RSA key of {key.key_size:,} bits"
            raise SealError.at(name, found, f"{RSA_BITS:,} or more")
        case rsa.RSAPrivateKey():
            return
        case ec.EllipticCurvePrivateKey() if key.curve.name in _CURVES:
            return
        case ec.EllipticCurvePrivateKey():
            kind = f"ECDSA on {key.curve.name}"
        case _:
            kind = type(key).__name__.removesuffix("PrivateKey")
    raise SealError.at(name, f"holds a key of a kind that few programs know ({kind})", _KEYS)


def _check_purpose(certificate: x509.Certificate, name: str) -> None:
    """Refuse a certificate that says what its key is for, and not that it signs as it is to."""
    if certificate.public_key_algorithm_oid == _PSS:
        found = "holds an RSA key for PSS alone, which seals would not be the same with twice"
        raise SealError.at(name, found, _KEYS)
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        found = f"the certificate of {common_name(certificate.subject)} is not for signing"
        raise SealError.at(name, found, "one whose key usage has digital signature")
