"""From a source to a briefing: briefing files, articles, our own PDFs and edited Word briefs."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reports.deliver.files import check_stem, folder_given, read_file
from reports.errors import (
    ForeignFileError,
    InputError,
    ReportsError,
    UsageError,
    expect,
)
from reports.limits import SOURCE_BYTES
from reports.model import Briefing, Figure
from reports.model.excerpt import Excerpt
from reports.notices import Location, Notice, Place, mistake, name_source, note
from reports.readers.briefing.read import (
    SUFFIXES,
    kind_of_briefing,
    read_briefing,
    read_with_lines,
)
from reports.resources import resource_bytes
from reports.slotted import frozen

if TYPE_CHECKING:
    from reports.readers.own.pdf import PdfReading

SAMPLE = "carney-kyiv.yaml"
ARTICLE_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx")
EDITED_SUFFIXES = (".docx", ".pdf")

#: What people have in other kinds of files, and how it comes in.
_WAYS_OUT = {
    ".odt .ott .fodt .doc .dot .dotx .docm .rtf .pages .wps .wpd": "open it and save it as .docx",
    ".eml .msg .mht .mhtml": "save its text as .txt",
    ".csv .tsv .xls .xlsx .ods .numbers": "paste its rows below people: or aid: of a briefing file",
    ".png .jpg .jpeg .tif .tiff .heic": "write its words into a .txt: pictures are not read",
}
_HEAD = 64_000
#: An address, also one in which a path has swallowed a slash.
_ADDRESS = re.compile(r"(?i)(?:https?|ftp|file):/")
_LOOKS_LIKE_YAML = re.compile(r"^(schema_version|title|language|sections)\s*:", re.MULTILINE)


@frozen
class Loaded:
    """A briefing, the stem its files are named by, and what a person should know.

    `name` is the source as it was given, for messages; `lines` are those of a briefing file.
    `part` is what of the source the briefing is, `unlisted` figures of an article that its
    table has no room for.
    """

    briefing: Briefing
    stem: str
    notices: tuple[Notice, ...] = ()
    name: str = ""
    lines: Mapping[Place, int] = field(default_factory=dict)
    part: Excerpt = "all"
    unlisted: tuple[Figure, ...] = ()

    def named(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        """Return notices about fields as standing in this source, with their lines."""
        return name_source(notices, self.name or self.stem, self.lines)


@frozen
class Edited:
    """What one of our files says now, and what it said when it was made, if it knows.

    `evidence` says what became of the evidence that the base has; a merge tells its own.
    `earlier` is the other briefing that a redline was made of. `part` is what of a briefing
    the file holds.
    """

    briefing: Briefing
    base: Briefing | None
    notices: tuple[Notice, ...]
    evidence: tuple[Notice, ...] = ()
    earlier: Briefing | None = None
    part: Excerpt = "all"


def read_source(
    source: str | Path | None,
    data: bytes | None = None,
    *,
    encoding: str | None = None,
    dollar: str | None = None,
    stem: str | None = None,
) -> Loaded:
    """Return the briefing of a source: its path, None for the sample, or `data` named by it.

    `encoding` is how the bytes of a text are to be read, None to find out; `dollar` is what
    a bare “$” of a briefing file means where the file does not say so; `stem` names the files
    made of it, None for that of the source, if every system takes it.

    Raises:
        UsageError: if it is no path, of no kind that is read, or an address of the web.
        FileDeliveryError: if the file cannot be read.
        InputError: with all that is wrong in it.
    """
    name = SAMPLE if source is None else str(source)
    named = check_stem(source_stem(source)) if stem is None else stem
    if source is None:
        data = resource_bytes(f"templates/sample/{SAMPLE}")
    elif data is None:
        data = read_file(Path(source), SOURCE_BYTES)
    suffix = suffix_of(name, data)
    read = _READERS.get(suffix)
    if read is None and suffix not in SUFFIXES:
        raise _not_read(name, suffix, (*SUFFIXES, *_READERS))
    text = _as_utf8(data, name, suffix, encoding) if encoding else data
    if read is None:
        called = f"briefing{suffix}" if name == "-" else name
        found = read_with_lines(text, called, dollar=dollar)
        loaded = Loaded(found.briefing, "", found.notices, lines=found.lines)
    else:
        loaded = read(text, name, data)
    return replace(loaded, stem=named, notices=name_source(loaded.notices, name), name=name)


def _as_utf8(data: bytes, name: str, suffix: str, encoding: str) -> bytes:
    """Return the bytes of a text, read as `encoding`, in UTF-8."""
    if suffix in EDITED_SUFFIXES:
        raise UsageError.at(name, "an encoding was given, but only text has one")
    try:
        codec = codecs.lookup(encoding)
        if not codec._is_text_encoding:  # "zip", "rot13"
            raise LookupError(encoding)
        return data.decode(codec.name).encode()
    except LookupError as error:
        raise UsageError.of("encoding", encoding, "one such as utf-8 or cp1252") from error
    except UnicodeError as error:
        at = f" at byte {error.start + 1:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError.at(
            name, f"is no text in {encoding}: found what it cannot mean{at}"
        ) from error


def _refuse_briefing(data: bytes, name: str) -> None:
    """Refuse a briefing that was saved as a text: drafted, its fields would be the story."""
    kind = kind_of_briefing(data[:_HEAD].decode("utf-8", "replace")) if name != "-" else None
    if kind is not None:
        right = f"{Path(name).stem}{kind}"
        remedy = f"name it {right}, or give it as standard input: briefpack build - < {name}"
        place = Location(name)
        found = f"found the fields of a briefing in a file for articles ({Path(name).suffix})"
        raise InputError(Notice("briefing-as-article", found, "", remedy, place, "error"))


def source_stem(source: str | Path | None) -> str:
    """Return the stem that the files made of a source are named by.

    Raises:
        UsageError: if it is no path.
        FileDeliveryError: if it names a folder by its place: “..”.
    """
    expect("source", source, str | Path | None, "the path of a file, or a Briefing")
    if source is not None and _ADDRESS.match(str(source)):
        raise UsageError.at(
            source, "nothing is fetched from the web", remedy="save the page, and give its file"
        )
    path = Path(SAMPLE if source is None else source)
    if not str(source):
        raise UsageError.at("''", "is no path", "that of a briefing or an article")
    if path.name in ("", ".."):  # “.” is where we are
        raise folder_given(source)
    return "briefing" if str(source) == "-" else path.stem


def change(loaded: Loaded, **changes: Any) -> Loaded:
    """Return `loaded` with fields of the briefing replaced; None leaves a field as it is.

    Raises:
        UsageError: naming each field that there is not, or that cannot have its value.
    """
    wanted = {name: value for name, value in changes.items() if value is not None}
    if not wanted:
        return loaded
    fields = {name: getattr(loaded.briefing, name) for name in Briefing.model_fields} | wanted
    notices = tuple(each for each in loaded.notices if each.place.part not in wanted)
    try:
        return replace(loaded, briefing=Briefing(**fields), notices=notices)
    except InputError as error:
        raise UsageError(*error.notices) from error


def fill_open(loaded: Loaded, **values: Any) -> Loaded:
    """Return `loaded` with fields of the briefing filled in where it leaves them open.

    Raises:
        UsageError: as `change` does.
    """
    left = {name: value for name, value in values.items() if getattr(loaded.briefing, name) is None}
    return change(loaded, **left)


def read_edited(
    path: Path,
    *,
    base: Path | None = None,
    tracked: Literal["accept", "reject"] = "accept",
    allow_unmark: bool = False,
    dollar: str | None = None,
    authorities: bytes | None = None,
) -> Edited:
    """Return the briefing that one of our own files says: an edited .docx, or a .pdf.

    `base` is the briefing that a Word brief was made of, if the file may have lost it;
    `dollar` is what a bare “$” of that means where it does not say so; `allow_unmark` lets
    a brief come home without its marking; `authorities` are the bytes of a file of certificates,
    one of which must vouch for whoever sealed a PDF.

    Raises:
        MarkingLostError: if the brief has lost its marking, and may not.
        InputError: if briefpack did not make the file, or it is damaged or hostile.
    """
    data, name = read_file(path, SOURCE_BYTES), str(path)
    before = None
    if base:
        before = read_briefing(read_file(base, SOURCE_BYTES), str(base), dollar=dollar)
    match path.suffix.lower():
        case ".pdf":
            found = _own_pdf(data, name, authorities)
            notices = name_source(found.notices, name)
            return Edited(found.briefing, found.briefing, notices, part=found.part)
        case ".docx":
            from reports.revision import read_word

            reading = read_word(data, name, base=before, tracked=tracked, allow_unmark=allow_unmark)
            notices = name_source(reading.notices, name)
            evidence = name_source(reading.evidence, name)
            return Edited(
                reading.briefing, reading.base, notices, evidence, reading.earlier, reading.part
            )
    raise _not_read(name, path.suffix.lower(), EDITED_SUFFIXES)


def _not_read(name: str, suffix: str, known: Iterable[str]) -> ReportsError:
    """Return the error of a file of another kind, with the way out where one is known."""
    found = f"found the suffix {suffix!r}"
    ways = (way for kinds, way in _WAYS_OUT.items() if suffix in kinds.split())
    if remedy := next(ways, None):
        found = f"{found}, which is not read"
        return InputError(mistake("not-read", name, None, "", found, remedy=remedy))
    return UsageError.at(name, found, f"one of: {' '.join(known)}")


def _own_pdf(data: bytes, name: str, authorities: bytes | None = None) -> PdfReading:
    """Return what one of our PDFs carries, and whether its seal is whole, if it has one.

    Raises:
        InputError: if it carries no briefing; with what there is to say of its seal.
    """
    from reports.readers.own.pdf import read_pdf
    from reports.sealing.checked import seals_of

    seals = seals_of(data, authorities)
    try:
        found = read_pdf(data, name)
    except InputError as error:
        raise InputError(*error.notices, *name_source(seals, name)) from error
    return replace(found, notices=(*seals, *found.notices))


def _read_pdf(data: bytes, name: str, whole: bytes) -> Loaded:
    found = _own_pdf(data, name)
    return Loaded(found.briefing, "", found.notices)


def _read_word(data: bytes, name: str, whole: bytes) -> Loaded:
    """Read one of our briefs with its edits; any other Word file is an article."""
    from reports.revision import read_word

    try:
        reading = read_word(data, name)
    except ForeignFileError:
        drafted = _draft_file(data, name, whole)
        foreign = note(
            "read-as-article", "briefpack did not make this file, so it is read as an article"
        )
        return replace(drafted, notices=(foreign, *drafted.notices))
    return Loaded(reading.briefing, "", (*reading.notices, *reading.evidence))


def _read_article(data: bytes, name: str, whole: bytes) -> Loaded:
    _refuse_briefing(data, name)
    return _draft_file(data, name, whole)


def _draft_file(data: bytes, name: str, whole: bytes) -> Loaded:
    """Draft an article; its digest is that of the `whole` file as it stands."""
    from reports.drafting import draft as draft_article
    from reports.readers.article.read import read_article_file

    article = read_article_file(data, name)
    drafted = draft_article(replace(article, sha256=hashlib.sha256(whole).hexdigest()))
    return Loaded(drafted.briefing, "", drafted.notices, unlisted=drafted.unlisted)


_READERS: dict[str, Callable[[bytes, str, bytes], Loaded]] = {
    **dict.fromkeys(ARTICLE_SUFFIXES, _read_article),
    ".docx": _read_word,
    ".pdf": _read_pdf,
}


def suffix_of(name: str, data: bytes) -> str:
    """Return the suffix of a source; that of standard input, which has none, by its bytes."""
    return Path(name).suffix.lower() or _sniff(data)


def _sniff(data: bytes) -> str:
    """Return the suffix that the bytes on standard input would have as a file."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    from reports.readers.own.file_kinds import OLE

    if data.startswith((b"PK\x03\x04", OLE)):
        return ".docx"
    start = data[:4096].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return ".json"
    if _LOOKS_LIKE_YAML.search(start):
        return ".yaml"
    return ".html" if start[:200].lower().startswith(("<!doctype", "<html")) else ".txt"
