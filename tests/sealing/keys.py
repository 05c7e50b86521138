"""Keys with their certificates, made for tests, and files sealed with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from reports.look import Options
from reports.model import Briefing
from reports.pipeline import render
from reports.sealing import open_seal
from reports.sealing.sealer import PdfSealer

PASSWORD = "correct horse"
TIME = dt.datetime(2026, 11, 26, 12, 0, 0, tzinfo=dt.UTC)
SIGNER, AUTHORITY = "Press Office", "Example Authority"


@dataclass(frozen=True)
class Made:
    """A key and its certificate."""

    key: Any
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        """The certificate."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


@cache
def rsa_key(number: int = 0, bits: int = 2048) -> rsa.RSAPrivateKey:
    """Return an RSA key, the same for the same number."""
    return rsa.generate_private_key(65537, bits)


@cache
def ec_key() -> ec.EllipticCurvePrivateKey:
    """Return a key of ECDSA."""
    return ec.generate_private_key(ec.SECP256R1())


@cache
def authority() -> Made:
    """Return a key that vouches for others."""
    return Made(rsa_key(1), certified(rsa_key(1), AUTHORITY, is_authority=True))


def certified(
    key: Any,
    name: str = SIGNER,
    by: Made | None = None,
    *,
    days: tuple[int, int] = (-300, 400),
    is_authority: bool = False,
    signs: bool = True,
    lists_at: str | None = None,
) -> x509.Certificate:
    """Return a certificate of a key: `by` an authority, or its own; valid these days from TIME.

    `lists_at` is where it says that lists of certificates that were called back are.
    """
    subject = _name(name)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement",
         "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(TIME + dt.timedelta(days=days[0]))
        .not_valid_after(TIME + dt.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=signs and not is_authority,
                content_commitment=signs and not is_authority,
                key_cert_sign=is_authority, crl_sign=is_authority, **usage,
            ),
            critical=True,
        )
    )  # fmt: skip
    if lists_at:
        where = [x509.UniformResourceIdentifier(lists_at)]
        point = x509.DistributionPoint(where, None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return builder.sign(by.key if by else key, hashes.SHA256())


def _name(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example Ministry"),
        ]
    )


@cache
def signer(kind: str) -> Made:
    """Return the key of a press office, for which `authority` vouches."""
    key = rsa_key() if kind == "rsa" else ec_key()
    return Made(key, certified(key, by=authority()))


def p12(made: Made, password: str | None = PASSWORD) -> bytes:
    """Return a key with its certificate and its authority's as PKCS#12."""
    lock: Any = serialization.NoEncryption()
    if password is not None:
        lock = serialization.BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(
        b"seal", made.key, made.certificate, [authority().certificate], lock
    )


def pem(key: Any, *certificates: x509.Certificate, password: str | None = None) -> bytes:
    """Return a key and certificates as PEM."""
    lock: Any = serialization.NoEncryption()
    if password is not None:
        lock = serialization.BestAvailableEncryption(password.encode())
    coding = serialization.Encoding.PEM
    written = key.private_bytes(coding, serialization.PrivateFormat.PKCS8, lock)
    return b"".join((written, *(each.public_bytes(coding) for each in certificates)))


@cache
def seal(kind: str = "rsa", time: dt.datetime = TIME) -> PdfSealer:
    """Return what seals with the press office's key."""
    made = open_seal(p12(signer(kind)), "seal.p12", time, lambda: PASSWORD)
    assert isinstance(made, PdfSealer)
    return made


def sealed(briefing: Briefing, kind: str = "rsa", **options: Any) -> bytes:
    """Return the sealed PDF of a briefing."""
    return render(briefing, "pdf", options=Options(seal=seal(kind), **options))
