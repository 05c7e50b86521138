"""Properties that a person fills in: they are made anew with the file, so it has to be said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from reports.revision.word.lines import without_breaks
from reports.revision.word.package import WordPackage

#: The code of notices of properties that a person filled in.
FILLED_IN = "filled-in"
#: What Word calls the properties that it offers to fill in (OPC, part 2, 8.3.4). Those that
#: programs change by themselves are none: who saved the file last, days, revisions, languages.
_NAMED: Mapping[str, str] = {
    "title": "Title",
    "subject": "Subject",
    "creator": "Author",
    "keywords": "Keywords",
    "description": "Comments",
    "category": "Category",
}
#: What only a file that carries its base is asked for: converters write themselves there.
_BY_PROGRAMS = ("creator",)


def typed_properties(
    package: WordPackage, known: Collection[str], *, own: bool
) -> Iterator[tuple[str, str]]:
    """Yield name and value of each property that says none of the `known` texts.

    `own`: the file is as briefpack made it and people edited it, and no converter's.
    """
    texts = {without_breaks(text).casefold() for text in known}
    for element in package.properties():
        key = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        text = without_breaks(element.text or "")
        if key in _NAMED and (own or key not in _BY_PROGRAMS) and text.casefold() not in texts:
            yield from ((_NAMED[key], text),) if text else ()
