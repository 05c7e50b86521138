"""Built-in styles by their names in other languages: assets/words/styles.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import product

from reports.resources import resource_text

_NUMBER = re.compile(r"(.*\D)[ _]?(\d)")


@cache
def _built_in() -> Mapping[str, str]:
    known = tomllib.loads(resource_text("assets/words/styles.toml"))
    names = {name: english for english, words in known["words"].items() for name in words.split()}
    names |= {name: english for english, phrases in known["phrases"].items() for name in phrases}
    for english, words in known["numbered"].items():
        levels = product(words.split(), range(1, 10))
        names |= {f"{word} {level}": f"{english} {level}" for word, level in levels}
    return names


def english_name(name: str) -> str | None:
    """Return the English name of a built-in style for one in another language, in lower case."""
    if name in _built_in():
        return _built_in()[name]
    numbered = _NUMBER.fullmatch(name)
    return _built_in().get(f"{numbered[1].strip()} {numbered[2]}") if numbered else None
