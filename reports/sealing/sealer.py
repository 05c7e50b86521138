"""Closing a file: the signature over all of it but its own place (ETSI EN 319 142-1, PAdES B-B).

The same key, time and file give the same bytes, whatever kind of key it is: RSA signs by
PKCS#1 1.5, ECDSA by RFC 6979 where the OpenSSL at hand can.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

from asn1crypto import x509
from cryptography import x509 as certificates
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.sign.signers.pdf_cms import Signer, select_suitable_signing_md
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reports.errors import SealError
from reports.look import SealSpace
from reports.sealing.key_file import KeyPair
from reports.sealing.signers import full_name
from reports.sealing.waiting import finished

#: Bytes by which a signature of one key may be longer than another: numbers lose leading zeros.
_SPARE = 16
_HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256, "sha384": hashes.SHA384, "sha512": hashes.SHA512,
}  # fmt: skip


class _Signer(Signer):  # type: ignore[misc]  # mypy does not read pyHanko
    """Signs with a key as it was opened, and without chance where the key allows it."""

    def __init__(self, pair: KeyPair) -> None:
        def known(certificate: certificates.Certificate) -> x509.Certificate:
            return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))

        store = SimpleCertificateStore.from_certs(map(known, pair.others))
        super().__init__(signing_cert=known(pair.certificate), cert_registry=store)
        self._key = pair.key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        kind = _HASHES[digest_algorithm]()
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), kind)
        try:
            return bytes(self._key.sign(data, ec.ECDSA(kind, deterministic_signing=True)))
        except UnsupportedAlgorithm:  # by an older OpenSSL
            return bytes(self._key.sign(data, ec.ECDSA(kind)))


class PdfSealer:
    """Closes PDF files with one key at one time: a `reports.look.Seal`."""

    __slots__ = ("_digest", "_signer", "_space")

    def __init__(self, pair: KeyPair, time: datetime) -> None:
        """Take a key, for seals of a `time`.

        Raises:
            SealError: if its certificate is not valid then.
        """
        pair.check_time(time)
        self._signer = _Signer(pair)
        self._digest = select_suitable_signing_md(self._signer.signing_cert.public_key)
        size = len(self._signature(bytes(hashlib.new(self._digest).digest_size)))
        name = full_name(pair.certificate.subject)
        self._space = SealSpace(size + _SPARE, name, time.replace(microsecond=0))

    def __repr__(self) -> str:
        """Show whose it is, and no more."""
        return f"<PdfSealer of {self._space.name}>"

    def __reduce__(self) -> NoReturn:
        """Refuse to be copied or sent to another process: a key stays where it was opened."""
        raise TypeError("a key that seals stays in its process")

    @property
    def space(self) -> SealSpace:
        """What a file must leave for it."""
        return self._space

    def close(self, data: bytes, place: tuple[int, int], /) -> bytes:
        """Return a file with its seal at `place`."""
        start, end = place
        digest = hashlib.new(self._digest, data[:start])
        digest.update(data[end:])
        written = self._signature(digest.digest()).hex().encode("ascii")
        room = end - start - 2
        if len(written) > room:
            raise SealError.at("", f"a seal of {len(written) // 2:,} bytes does not fit")
        return b"".join((data[:start], b"<", written.ljust(room, b"0"), b">", data[end:]))

    def _signature(self, digest: bytes) -> bytes:
        signed = self._signer.async_sign(digest, self._digest, use_pades=True)
        return bytes(finished(signed).dump())
