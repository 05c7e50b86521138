"""Recipients that a person should look at twice: domains that look like another, and strangers.

A letter of another script, a digit for a letter, ``rn`` for ``m``, or one letter too many makes
a domain of somebody else that is read as a known one (Unicode Technical Standard 39).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from reports.deliver.mail.address import read_addresses
from reports.errors import shown
from reports.notices import Location, Notice

# Cyrillic, Greek and digits as the letters that they are read as (confusables.txt of UTS 39)
_READ_AS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u043a\u043c\u0442\u043d\u0432"
    "\u03b1\u03b5\u03bf\u03c1\u03c5\u03c7\u03b9\u03ba\u03bd\u03c4\u0131\u0261"
    "01",
    "aeopcyxijshdqwkmthbaeopuxikvtigol",
)
_PAIRS = (("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"))
#: Shorter names than this have neighbours by chance: un.org and eu.org.
_LONG_ENOUGH = 5
_MOST = 10


def odd_recipients(recipients: Sequence[str], known: Sequence[str]) -> tuple[Notice, ...]:
    """Return what is odd about addresses, where `known` are those of the lists; none without.

    Several addresses may stand in one text.
    """
    specs = [one.spec for one in read_addresses(recipients, "to")]
    own = {one.spec.casefold() for one in read_addresses(known)}
    domains = sorted({_domain(spec) for spec in own})
    if not domains:
        return ()
    looks = tuple(_looks_alike(dict.fromkeys(map(_domain, specs)), domains))
    strangers = [spec for spec in specs if spec.casefold() not in own]
    return (*looks, *_outside(strangers))


def _outside(strangers: Sequence[str]) -> Iterator[Notice]:
    if strangers:
        more = f" and {len(strangers) - _MOST} more" if len(strangers) > _MOST else ""
        found = f"in none of the lists of the project file: {', '.join(strangers[:_MOST])}{more}"
        yield Notice("mail-outside", found, place=Location(part="to"))


def _looks_alike(domains: Iterable[str], known: Sequence[str]) -> Iterator[Notice]:
    for domain in domains:
        if domain in known:
            continue
        other = next((each for each in known if are_alike(domain, each)), None)
        if other is not None:
            found = f"{shown(domain)} looks like {other} of the lists, and is another domain"
            remedy = "see that it is meant"
            yield Notice("mail-lookalike", found, remedy=remedy, place=Location(part="to"))


def are_alike(one: str, other: str) -> bool:
    """Return whether two domains that differ are read as the same, or differ by a letter."""
    first, second = _skeleton(one), _skeleton(other)
    if first == second:
        return True
    long = min(len(first.partition(".")[0]), len(second.partition(".")[0])) >= _LONG_ENOUGH
    return long and _is_neighbour(first, second)


def _domain(spec: str) -> str:
    return spec.rpartition("@")[2].casefold()


def _skeleton(domain: str) -> str:
    """Return a domain as it is read: letters of one script, without marks."""
    try:
        shown_as = domain.encode("ascii").decode("idna")
    except UnicodeError:
        shown_as = domain
    apart = unicodedata.normalize("NFKD", shown_as.casefold())
    text = "".join(char for char in apart if not unicodedata.combining(char)).translate(_READ_AS)
    for pair, letter in _PAIRS:
        text = text.replace(pair, letter)
    return text


def _is_neighbour(one: str, other: str) -> bool:
    """Return whether one letter is more, less or another, or two are exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
