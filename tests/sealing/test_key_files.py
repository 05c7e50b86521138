"""Key files: what is taken, and what is said of one that cannot be used."""

from __future__ import annotations

import io
import logging
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import pkcs12

from reports.errors import SealError
from reports.sealing import open_seal
from reports.sealing.key_file import KeyPair, read_key_file
from tests.sealing.keys import (
    PASSWORD,
    TIME,
    Made,
    authority,
    certified,
    p12,
    pem,
    rsa_key,
    signer,
)


def read(data: bytes, password: str | None = PASSWORD) -> KeyPair:
    return read_key_file(data, "seal.p12", lambda: password)


def refused(data: bytes, password: str | None = PASSWORD) -> str:
    with pytest.raises(SealError) as caught:
        read(data, password)
    (line,) = caught.value.lines
    assert line.startswith("seal.p12: ")
    assert PASSWORD not in line
    return line


def _never() -> str:
    raise AssertionError("nobody has to be asked")


def _traditional(key: object) -> bytes:
    kind = serialization.PrivateFormat.TraditionalOpenSSL
    return key.private_bytes(  # type: ignore[attr-defined, no-any-return]
        serialization.Encoding.PEM, kind, serialization.BestAvailableEncryption(PASSWORD.encode())
    )


@pytest.mark.parametrize("kind", ["rsa", "ec"])
@pytest.mark.parametrize("is_locked", [True, False])
@pytest.mark.parametrize("write", ["p12", "pem", "traditional"])
def test_pkcs12_and_pem_are_read(kind: str, write: str, is_locked: bool) -> None:
    made, password = signer(kind), PASSWORD if is_locked else None
    if write == "p12":
        data = p12(made, password)
    elif write == "pem" or not is_locked:
        data = pem(made.key, made.certificate, authority().certificate, password=password)
    else:
        data = _traditional(made.key) + made.pem + authority().pem
    pair = read_key_file(data, "k", (lambda: PASSWORD) if is_locked else _never)

    assert pair.certificate == made.certificate
    assert pair.others == (authority().certificate,)
    assert pair.key.private_numbers() == made.key.private_numbers()


def test_certificates_may_stand_in_any_order_and_among_words() -> None:
    made = signer("rsa")
    data = b"# the desk's\n" + authority().pem + made.pem + b"\n\n" + pem(made.key)

    assert read(data).certificate == made.certificate


def test_a_password_may_have_letters_of_any_language() -> None:
    assert read(p12(signer("ec"), "pass-wörd 密"), "pass-wörd 密").key is not None


@pytest.mark.parametrize(
    "data", [b"", b"no key", b"\x30\x03\x02\x01\x03", b"\0" * 999, b"%PDF-1.7"]
)
def test_what_is_no_key_file_is_refused(data: bytes) -> None:
    assert refused(data) == (
        "seal.p12: is no key file, expected PKCS#12 (.p12, .pfx), or PEM with a private key and "
        "its certificate"
    )


def test_a_key_file_that_is_cut_off_is_refused() -> None:
    whole = p12(signer("rsa"))
    for end in range(20, len(whole), 211):
        assert "is no key file" in refused(whole[:end])


def test_a_wrong_password_is_told_from_none() -> None:
    for data in (p12(signer("rsa")), pem(signer("ec").key, signer("ec").certificate, password="x")):
        wrong, none = refused(data, "wrong"), refused(data, None)

        assert "the password does not open it" in wrong
        assert "'wrong'" not in wrong
        assert "is locked, and there is no password" in none
        for line in (wrong, none):
            assert "BRIEFPACK_SIGN_PASSWORD, in the file of --sign-password-file" in line


def _p12_without_certificate() -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"k", rsa_key(), None, None, serialization.BestAvailableEncryption(PASSWORD.encode())
    )


def _p12_without_key() -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"k", None, None, [authority().certificate],
        serialization.BestAvailableEncryption(PASSWORD.encode()),
    )  # fmt: skip


def _ed25519() -> bytes:
    key = ed25519.Ed25519PrivateKey.generate()
    return pem(key, certified(key, by=authority()))


def _on(curve: ec.EllipticCurve) -> bytes:
    key = ec.generate_private_key(curve)
    return pem(key, certified(key))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_p12_without_certificate, "holds a private key and no certificate"),
        (_p12_without_key, "holds no private key"),
        (lambda: pem(rsa_key()), "holds a private key and no certificate"),
        (lambda: authority().pem, "holds no private key"),
        (lambda: pem(rsa_key(5), signer("rsa").certificate), "its certificates belong to another"),
        (lambda: pem(rsa_key(3, 1024), certified(rsa_key(3, 1024))), "an RSA key of 1,024 bits"),
        (_ed25519, "a key of a kind that few programs know (Ed25519), expected RSA, or ECDSA on P"),
        (lambda: _on(ec.SECP256K1()), "few programs know (ECDSA on secp256k1), expected RSA, or"),
        (lambda: _on(ec.BrainpoolP256R1()), "few programs know (ECDSA on brainpoolP256r1)"),
        (lambda: _on(ec.SECP192R1()), "few programs know (ECDSA on secp192r1)"),
        (lambda: pem(rsa_key(), certified(rsa_key(), signs=False)), "Press Office is not for sign"),
        (
            lambda: (
                pem(rsa_key()) + b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            ),
            "holds a certificate that is damaged",
        ),
    ],
)
def test_what_cannot_seal_is_named(data: Callable[[], bytes], said: str) -> None:
    assert said in refused(data())


@pytest.mark.parametrize("curve", [ec.SECP384R1(), ec.SECP521R1()], ids=lambda one: one.name)
def test_larger_curves_seal(curve: ec.EllipticCurve) -> None:
    assert open_seal(_on(curve), "seal.pem", TIME).space.name == "Press Office (Example Ministry)"


@pytest.mark.parametrize("legacy", [[], ["-legacy"]])
def test_files_of_openssl_are_read(
    legacy: list[str], need_tool: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "key.pem").write_bytes(pem(signer("rsa").key, signer("rsa").certificate))
    (tmp_path / "word").write_text(PASSWORD, "utf-8")
    _openssl(
        need_tool, tmp_path, "pkcs12", "-export", *legacy, "-in", "key.pem", "-out", "seal.p12",
        "-passout", "file:word",
    )  # fmt: skip

    assert read((tmp_path / "seal.p12").read_bytes()).certificate == signer("rsa").certificate


def test_a_key_for_pss_alone_is_refused(need_tool: Callable[[str], str], tmp_path: Path) -> None:
    _openssl(
        need_tool, tmp_path, "req", "-x509", "-newkey", "rsa-pss", "-nodes", "-subj", "/CN=A",
        "-keyout", "key.pem", "-out", "certificate.pem",
    )  # fmt: skip
    both = [(tmp_path / name).read_bytes() for name in ("key.pem", "certificate.pem")]

    assert "an RSA key for PSS alone" in refused(b"".join(both))


def _openssl(need_tool: Callable[[str], str], folder: Path, *args: str) -> None:
    command = [need_tool("openssl"), *args]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            (-20, -10),
            "the certificate of Press Office was valid until 2026-11-16 12:00 UTC; ask who",
        ),
        ((10, 20), "the certificate of Press Office is valid from 2026-12-06 12:00 UTC on; look"),
    ],
)
def test_a_certificate_of_another_time_is_refused(days: tuple[int, int], said: str) -> None:
    made = Made(rsa_key(), certified(rsa_key(), days=days))

    with pytest.raises(SealError) as caught:
        open_seal(p12(made, None), "seal.p12", TIME)
    assert str(caught.value).startswith(f"seal.p12: {said}")
    middle = TIME + timedelta(days=sum(days) / 2)
    assert open_seal(p12(made, None), "seal.p12", middle).space.time == middle


def test_nothing_of_a_key_is_shown_or_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    out = io.StringIO()
    pair = read(p12(signer("rsa")))
    print(repr(pair), str(pair), [pair], file=out)
    refused(p12(signer("rsa")), "wrong")
    secret = signer("rsa").key.private_numbers().d

    assert "Key object" not in out.getvalue()
    assert "certificate=" in out.getvalue()
    assert PASSWORD not in caplog.text
    assert str(secret) not in caplog.text + out.getvalue()
