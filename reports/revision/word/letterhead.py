"""What somebody typed into headers and footers: they are made anew, so it has to be said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from reports.readers.own.word_drawn import SHAPES, lettering
from reports.readers.own.word_pictures import WordPicture, as_large, pictures
from reports.revision.word.lines import without_breaks
from reports.revision.word.package import MATHS, W, WordPackage
from reports.wordfile.vocabulary import is_stamp

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


def put_in_pictures(package: WordPackage, known: Collection[str], logo: str) -> Iterator[str]:
    """Yield the names of pictures in headers and footers that `known` has not, each once.

    A file that lost what it knew its pictures by may still have the `logo`, by its name.
    """
    named = {each.partition("@")[0]: each for each in known}
    left, unknown = Counter(known), list[WordPicture]()
    for picture in _pictures(package):
        if picture.stamps <= named.keys():
            left.subtract(named[each] for each in picture.stamps)
        elif not (logo and picture.title == logo):
            unknown.append(picture)
    missing = [each for each in left.elements() if not is_stamp(each)]
    yield from dict.fromkeys(each.name for each in unknown if not _is_redrawn(each, missing))


def _is_redrawn(picture: WordPicture, missing: list[str]) -> bool:
    """Return whether a shape takes the place of one of the `missing`, which has its size.

    LibreOffice draws a shape anew, under another name.
    """
    if picture.has_parts:
        return False
    found = next((each for each in missing if as_large(each, picture)), None)
    if found is not None:
        missing.remove(found)
    return found is not None


def _pictures(package: WordPackage) -> Iterator[WordPicture]:
    for kind in ("header", "footer"):
        for part, stamps in package.drawn_parts(kind):
            yield from pictures(part, stamps)


def _words(paragraph: etree._Element) -> str:
    """Return the words of a paragraph, those of formulas and WordArt too."""
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
