"""Who sealed a file, who vouches for that, and what seals nothing rests on."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest
from cryptography.hazmat.primitives import hashes

from reports import render
from reports.look import Options
from reports.model import Briefing
from reports.sealing import open_seal, sealer
from reports.sealing.key_file import KeyPair
from reports.sealing.sealer import PdfSealer
from tests.sealing.keys import (
    TIME,
    Made,
    authority,
    certified,
    ec_key,
    pem,
    rsa_key,
    signer,
)
from tests.sealing.test_seals_checked import said


def test_an_authority_vouches_for_whom_it_has_certified(whole: bytes) -> None:
    notice = said(whole, authority().pem)

    assert notice.code == "seal-whole"
    assert "whole since; 'Example Authority' vouches for the signer" in str(notice)


def test_the_signer_s_own_certificate_may_be_given(whole: bytes) -> None:
    notice = said(whole, signer("rsa").pem)

    assert notice.code == "seal-whole"
    assert "and whole since; the signer's own certificate is trusted" in str(notice)


@pytest.mark.parametrize(
    ("certificate", "why"),
    [
        (certified(rsa_key(2), "Another", is_authority=True), "no issuer matching"),
        # of the same name, with another key
        (certified(rsa_key(2), "Example Authority", is_authority=True), "signature"),
    ],
)
def test_another_authority_does_not(whole: bytes, certificate: object, why: str) -> None:
    notice = said(whole, pem(rsa_key(2), certificate).split(b"-----END PRIVATE KEY-----\n")[1])  # type: ignore[arg-type]

    assert (notice.code, notice.severity) == ("seal-unverified", "warning")
    assert "and whole since, but none of the authorities vouches for the signer" in str(notice)
    assert why in str(notice)


def test_intermediate_authorities_come_along_and_nothing_is_fetched(
    sample: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The certificates say where lists of those called back are: nobody asks there."""
    between = Made(rsa_key(7), certified(rsa_key(7), "Between", authority(), is_authority=True))
    own = Made(ec_key(), certified(ec_key(), "Desk", between, lists_at="http://example.org/a.crl"))
    key = pem(own.key, own.certificate, between.certificate)
    monkeypatch.setattr(socket, "getaddrinfo", _no_network)
    monkeypatch.setattr(socket.socket, "connect", _no_network)
    data = render(sample, "pdf", options=Options(seal=open_seal(key, "a.pem", TIME)))

    assert "'Example Authority' vouches for the signer" in str(said(data, authority().pem))
    assert said(data, signer("rsa").pem).code == "seal-unverified"


def _no_network(*args: object, **more: object) -> NoReturn:
    raise AssertionError("the network is not asked")


def test_a_seal_that_rests_on_what_is_not_safe_is_none(
    sample: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = rsa_key(3, 1024)
    weak = PdfSealer(KeyPair(small, certified(small), (), "a.pem"), TIME)
    monkeypatch.setitem(sealer._HASHES, "sha1", hashes.SHA1)
    monkeypatch.setattr(sealer, "select_suitable_signing_md", lambda key: "sha1")
    old = PdfSealer(KeyPair(rsa_key(), certified(rsa_key()), (), "a.pem"), TIME)
    for seal, told in ((weak, "a key of 1,024 bits"), (old, "SHA1")):
        data = render(sample, "pdf", options=Options(seal=seal, verify=False))
        assert said(data).code == "seal-broken"
        assert f"it rests on {told}, which is not safe" in str(said(data))
