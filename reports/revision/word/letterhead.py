"""What somebody typed into headers and footers: they are made anew, so it has to be said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports.revision.word.lines import without_breaks
from reports.revision.word.package import W, WordPackage, text_of

_LETTER = re.compile(r"[^\W\d_]")


def typed_lines(package: WordPackage, known: Iterable[str]) -> Iterator[str]:
    """Yield the lines of headers and footers that say more than the `known` texts and numbers."""
    texts = sorted({_plain(text) for text in known if text}, key=len, reverse=True)
    for kind in ("header", "footer"):
        for part in package.parts(kind):
            for paragraph in part.iter(f"{W}p"):
                line = without_breaks(text_of(paragraph))
                rest = _plain(line)
                for text in texts:
                    rest = rest.replace(text, " ")
                if _LETTER.search(rest):
                    yield line


def _plain(text: str) -> str:
    """Return a line as it is compared: however wide its spaces are, in small letters."""
    return " ".join(text.split()).casefold()
