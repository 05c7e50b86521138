"""Whether what makes and checks seals is installed."""

from __future__ import annotations

from importlib.util import find_spec

from reports.errors import MissingExtraError

# pyhanko itself is a namespace, which a folder that was left behind is, too
_PACKAGES = ("asn1crypto", "cryptography", "pyhanko_certvalidator", "pyhanko.sign")
INSTALL = "pip install 'briefpack[sign]'"


def can_check() -> bool:
    """Return whether pyHanko is there, and what it rests on; nothing is imported for that."""
    return all(map(_is_there, _PACKAGES))


def _is_there(name: str) -> bool:
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return False
    return spec is not None and spec.origin is not None


def need_extra(part: str) -> None:
    """Refuse an option that asks for what is not installed.

    Raises:
        MissingExtraError: naming the extra.
    """
    if not can_check():
        found = "needs pyHanko, of the extra 'sign'"
        raise MissingExtraError.at("", found, remedy=INSTALL, part=part)
