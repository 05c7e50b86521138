"""Whether what makes and checks seals is installed."""

from __future__ import annotations

from importlib.util import find_spec

from reports.errors import MissingExtraError

INSTALL = "pip install 'briefpack[sign]'"


def can_check() -> bool:
    """Return whether pyHanko is there; it is not imported for that."""
    return find_spec("pyhanko") is not None


def need_extra(part: str) -> None:
    """Refuse an option that asks for what is not installed.

    Raises:
        MissingExtraError: naming the extra.
    """
    if not can_check():
        found = "needs pyHanko, of the extra 'sign'"
        raise MissingExtraError.at("", found, remedy=INSTALL, part=part)
