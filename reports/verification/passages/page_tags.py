"""The markup of a web page: text, tags and comments as far as they are whole (HTML, 13.2.5).

A parser of HTML repairs what is broken, each in its own way; here what follows a tag that does
not end is one text, so that nothing of a page is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_GIVEN = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
_NAME = r"""[a-z][^\s/<>"']*+"""

#: A token, told by the last group that it has. In some elements no tag is one but their end.
_TOKEN = re.compile(
    rf"""
    (?P<text>(?:[^<]++|<(?![a-z/!?]))++)
    |</(?P<end>{_NAME}){_GIVEN}>
    |<(?P<whole>(?:script|style|textarea|title)(?=[\s/>]))(?P<with>{_GIVEN})>
     (?P<content>(?:[^<]++|<(?!/(?P=whole)[\s/>]))*+)(?:</(?P=whole){_GIVEN}>|\Z)
    |<(?P<start>{_NAME})(?P<given>{_GIVEN})>
    |<!--(?P<comment>(?s:.*?))-->
    |<!doctype[^<>]*+>
    |(?P<rest>[\s\S]++)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s/>"'=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']*+)))?"""
)


def page_tokens(page: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a page, each of whose letters belongs to one."""
    return _TOKEN.finditer(page)


def attributes(given: str) -> dict[str, str]:
    """Return the attributes of a tag; of two with one name, the first (HTML, 13.2.5.33)."""
    known: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(given):
        known.setdefault(name.lower(), spelt_out("".join(values)))
    return known


def spelt_out(text: str) -> str:
    """Return what a text says, whose characters may be named or numbered."""
    return unescape(text) if "&" in text else text
