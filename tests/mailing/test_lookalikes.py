"""Domains that are read as another one, and recipients that no list knows."""

from __future__ import annotations

import pytest

from reports.mailing.lookalikes import are_alike, odd_recipients

KNOWN = ["a@example.org", "Bo Wu <b@mail.ministry.gov.example>"]


@pytest.mark.parametrize(
    "domain",
    ["exarnple.org", "examp1e.org", "exannple.org", "exmaple.org", "exampl.org", "examples.org", "exanple.org",
     "ex\u0430mple.org", "\u0435x\u0430mpl\u0435.org", "ex\u00e1mple.org", "xn--exmple-4nf.org", "ministrv.gov.example"],
)  # fmt: skip
def test_what_is_read_as_a_known_domain_is_named(domain: str) -> None:
    known = "ministry.gov.example" if domain.startswith("min") else "example.org"
    assert are_alike(domain, known)


@pytest.mark.parametrize(
    ("domain", "known"),
    [("example.com", "example.org"), ("sample.org", "example.org"), ("un.org", "uk.org"), ("other.net", "example.org"),
     ("press.example.org", "example.org"), ("exampleorg", "exam")],
)  # fmt: skip
def test_another_domain_is_another_domain(domain: str, known: str) -> None:
    assert not are_alike(domain, known)


def test_a_lookalike_among_recipients_is_a_warning_and_so_is_a_stranger() -> None:
    lookalike, stranger = odd_recipients(
        ["a@example.org", "A <a@exarnple.org>", "c@example.org"], KNOWN
    )

    assert (lookalike.code, lookalike.severity) == ("mail-lookalike", "warning")
    assert "'exarnple.org' looks like example.org" in lookalike.found
    assert stranger.code == "mail-outside"
    assert "a@exarnple.org, c@example.org" in stranger.found


def test_who_stands_in_the_lists_is_nobody_odd() -> None:
    assert odd_recipients(["A@Example.org", "b@mail.ministry.gov.example"], KNOWN) == ()


def test_without_lists_nobody_is_a_stranger() -> None:
    assert odd_recipients(["anybody@example.net"], ()) == ()
