"""What somebody typed into headers and footers: they are made anew, so it has to be said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from reports.readers.own.word_drawn import SHAPES, lettering
from reports.revision.word.lines import without_breaks
from reports.revision.word.package import MATHS, W, WordPackage

#: What is more than the number of a page.
_LONG = 60
_LETTER = re.compile(r"[^\W\d_]|\d{4}")


def typed_lines(package: WordPackage, known: Iterable[str]) -> Iterator[str]:
    """Yield the lines of headers and footers that say more than the `known` texts and numbers."""
    texts = sorted({_plain(text) for text in known if text}, key=len, reverse=True)
    for kind in ("header", "footer"):
        for part in package.parts(kind):
            for paragraph in part.iter(f"{W}p"):
                line = without_breaks(_words(paragraph))
                rest = _plain(line)
                for text in texts:
                    rest = rest.replace(text, " ")
                if _LETTER.search(rest):
                    yield _without_known(line, texts)


def _words(paragraph: etree._Element) -> str:
    """Return the words of a paragraph, those of formulas and WordArt too.

    A picture is the house's logo as a rule: its alternative text is none that was typed.
    """
    texts = (text.text or "" for text in paragraph.iter(f"{W}t", f"{MATHS}t"))
    return "".join(texts) + " ".join(map(lettering, paragraph.iter(*SHAPES)))


def _without_known(line: str, texts: Iterable[str]) -> str:
    """Return a line too long to be quoted whole without long texts that are known."""
    for text in texts:
        if len(line) > _LONG and len(text) > _LONG // 2:
            line = re.sub(re.escape(text), "…", line, flags=re.IGNORECASE)
    return line


def _plain(text: str) -> str:
    """Return a line as it is compared: however wide its spaces are, in small letters."""
    return " ".join(text.split()).casefold()
