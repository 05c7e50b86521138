"""What people call who has a certificate."""

from __future__ import annotations

from cryptography import x509
from cryptography.x509.oid import NameOID

#: Bits of an RSA key that is still safe to sign with (NIST SP 800-131A).
RSA_BITS = 2048
_SAID = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME)


def common_name(name: x509.Name) -> str:
    """Return who a certificate names: a person or desk, else a house."""
    for kind in _SAID:
        if found := _said_as(name, kind):
            return found
    return name.rfc4514_string() or "nobody"


def full_name(name: x509.Name) -> str:
    """Return who a certificate names, with the house: ``Press Office (Example Ministry)``."""
    called = common_name(name)
    house = _said_as(name, NameOID.ORGANIZATION_NAME)
    return called if house in ("", called) else f"{called} ({house})"


def _said_as(name: x509.Name, kind: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""
