"""The signature of a seal proved, and who vouches for its signer. Nothing is fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from asn1crypto import cms, parser
from asn1crypto import x509 as certificates
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_sig_integrity,
)
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, ValidationError

from reports.errors import SealError, shown
from reports.sealing.found import FoundSeal
from reports.sealing.signers import RSA_BITS, common_name, full_name
from reports.sealing.waiting import finished
from reports.slotted import frozen

#: Digests that nobody can make a second file for.
_SAFE = frozenset(("sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"))
#: What a key must be for that signs documents (RFC 5280, 4.2.1.3).
_SIGNING = frozenset(("digital_signature", "non_repudiation"))


@frozen
class Proof:
    """What a seal's signature proves.

    Attributes:
        signer: Who signed, as the certificate has it; "" if that cannot be read.
        is_whole: Whether what it covers is what was signed.
        fault: What is wrong with the signature itself, "" if nothing is.
        certificate: The signer's.
        others: Those that came with it.
    """

    signer: str
    is_whole: bool
    fault: str = ""
    certificate: certificates.Certificate | None = None
    others: tuple[certificates.Certificate, ...] = ()


def prove(seal: FoundSeal, data: bytes) -> Proof:
    """Return what a seal proves, of which it is known what it covers."""
    try:
        return _proved(seal, data)
    except Exception:  # what was made to break a parser, or changed by chance, may raise anything
        return Proof("", False, "it cannot be read")


def _proved(seal: FoundSeal, data: bytes) -> Proof:
    contents = seal.contents(data)
    length = parser.peek(contents)
    signed = cms.ContentInfo.load(contents[:length])["content"]
    info, known = extract_signer_info(signed), extract_certs_for_validation(signed)
    signer = full_name(x509.load_der_x509_certificate(known.signer_cert.dump()).subject)
    kind = info["digest_algorithm"]["algorithm"].native
    if kind not in _SAFE:
        return Proof(signer, False, f"it rests on {kind.upper()}, which is not safe")
    key = known.signer_cert.public_key
    if key.algorithm == "rsa" and key.bit_size < RSA_BITS:
        return Proof(
            signer, False, f"it rests on a key of {key.bit_size:,} bits, which is not safe"
        )
    digest = hashlib.new(kind, data[: seal.numbers[1]])
    digest.update(data[seal.numbers[2] : seal.end])
    is_whole, is_valid = validate_sig_integrity(info, known.signer_cert, "data", digest.digest())
    is_own = is_valid and not contents[length:].strip(b"\0")
    fault = "" if is_own else "it is not as it was made"
    return Proof(signer, is_whole, fault, known.signer_cert, tuple(known.other_certs))


def read_authorities(data: bytes, name: str) -> tuple[certificates.Certificate, ...]:
    """Return the certificates in a file, PEM or DER.

    Raises:
        SealError: if there is none.
    """
    try:
        if b"-----BEGIN" in data:
            found = x509.load_pem_x509_certificates(data)
        else:
            found = [x509.load_der_x509_certificate(data)]
    except ValueError as error:
        expected = "one or more, as PEM or DER"
        raise SealError.at(name, "holds no certificate that can be read", expected) from error
    return tuple(
        certificates.Certificate.load(each.public_bytes(serialization.Encoding.DER))
        for each in found
    )


def who_vouches(
    proof: Proof, time: datetime | None, authorities: Sequence[certificates.Certificate]
) -> tuple[str, str]:
    """Return how one of the `authorities` vouches for a signer at a time; or "", and why none does.

    Whether a certificate was called back is not asked: that would need the network.
    """
    if proof.certificate is None or time is None:
        return "", "the seal does not say when it was made"
    context = ValidationContext(
        trust_roots=list(authorities), allow_fetching=False, moment=time, best_signature_time=time
    )
    validator = CertificateValidator(proof.certificate, proof.others, context)
    try:
        path = finished(validator.async_validate_path())
    except (PathBuildingError, ValidationError, ValueError) as error:
        return "", str(error).split("\n")[0]
    usage = proof.certificate.key_usage_value
    if usage is not None and not _SIGNING & usage.native:
        return "", "its certificate is not for signing"
    root = path.trust_anchor.certificate
    if root.dump() == proof.certificate.dump():
        return "the signer's own certificate is trusted", ""
    who = common_name(x509.load_der_x509_certificate(root.dump()).subject)
    return f"{shown(who)} vouches for the signer", ""
