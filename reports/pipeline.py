"""From a source to files: the one place where all stages meet.

source → read_source → Loaded(briefing) → render_all → Output… → write → paths
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from reports.deliver.files import check_stem, read_file, write_files
from reports.errors import InputError, Mistake, UsageError
from reports.model import Briefing
from reports.plan import Options, Plan, label_languages, load_labels, make_plan
from reports.readers.briefing_file import SUFFIXES, read_briefing
from reports.readers.mistakes import list_mistakes
from reports.renderers.registry import get_renderer
from reports.resources import resource_bytes
from reports.theme import Theme, load_theme

FORMATS = ("pdf", "docx", "txt")
SAMPLE = "carney-kyiv.yaml"
ARTICLE_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx")
MAX_SOURCE = 64_000_000

_LOOKS_LIKE_YAML = re.compile(r"^(schema_version|title|language|sections)\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A briefing, the stem its files are named by, and what a person should know."""

    briefing: Briefing
    stem: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file: its name, media type and bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Produced:
    """The files that a build wrote, and what a person should know about them."""

    paths: tuple[Path, ...]
    notices: tuple[str, ...] = ()


def produce(
    source: str | Path | None = None,
    formats: Sequence[str] = FORMATS,
    *,
    out: str | Path = "out",
    theme: str = "house",
    options: Options | None = None,
    **changes: Any,
) -> Produced:
    """Build a source, None for the shipped sample, into files in the folder `out`.

    `changes` replace fields of the briefing: ``title=…``, ``date=…``, ``language=…``.

    Raises:
        InputError: if the source is wrong, with every mistake.
        FileDeliveryError: if a file cannot be read or written; nothing was changed then.
    """
    loaded = change(read_source(source), **changes)
    outputs, notices = render_all(loaded, formats, load_theme(theme), options)
    paths = tuple(Path(out) / output.name for output in outputs)
    write_files([(path, output.data) for path, output in zip(paths, outputs, strict=True)])
    return Produced(paths, (*loaded.notices, *notices))


def load(source: str | Path) -> Briefing:
    """Return the briefing in a file: a briefing, an article (drafted), or one of our PDFs."""
    return read_source(source).briefing


def draft(text: str) -> Briefing:
    """Return the briefing drafted from an article's text; what it leaves open stays open."""
    from reports.drafting import draft as draft_article
    from reports.readers.articles import read_article

    return draft_article(read_article(text)).briefing


def render(
    briefing: Briefing,
    name: str,
    *,
    theme: str | Theme = "house",
    options: Options | None = None,
) -> bytes:
    """Return `briefing` as the bytes of one file in the format `name`."""
    return get_renderer(name).render(plan_of(briefing, theme, options)).data


def plan_of(briefing: Briefing, theme: str | Theme, options: Options | None = None) -> Plan:
    """Return the plan of a briefing with the labels of its language."""
    looks = load_theme(theme) if isinstance(theme, str) else theme
    return make_plan(briefing, looks, load_labels(briefing.language), options)


def read_source(source: str | Path | None, data: bytes | None = None) -> Loaded:
    """Return the briefing of a source: its path, None for the sample, or `data` named by it."""
    if source is None:
        name, data = SAMPLE, resource_bytes(f"templates/sample/{SAMPLE}")
    else:
        name = Path(source).name if str(source) != "-" else "-"
        data = read_file(Path(source), MAX_SOURCE) if data is None else data
    stem = check_stem("briefing" if name == "-" else Path(name).stem)
    suffix = Path(name).suffix.lower() or _sniff(data)
    if suffix in SUFFIXES:
        return Loaded(read_briefing(data, name if name != "-" else f"briefing{suffix}"), stem)
    if suffix == ".pdf":
        from reports.readers.pdf import read_pdf

        return Loaded(read_pdf(data, name), stem)
    if suffix in ARTICLE_SUFFIXES:
        return _draft_file(data, name, stem)
    known = " ".join((*SUFFIXES, *ARTICLE_SUFFIXES, ".pdf"))
    raise UsageError(f"{name}: found the suffix {suffix!r}, expected one of: {known}")


def change(loaded: Loaded, **changes: Any) -> Loaded:
    """Return `loaded` with fields of the briefing replaced; None leaves a field as it is.

    Raises:
        InputError: naming each value that a field cannot have.
    """
    wanted = {name: value for name, value in changes.items() if value is not None}
    if not wanted:
        return loaded
    fields = {name: getattr(loaded.briefing, name) for name in Briefing.model_fields} | wanted
    try:
        return replace(loaded, briefing=Briefing.model_validate(fields))
    except ValidationError as error:
        raise InputError(list_mistakes(error, loaded.stem, {})) from error


def render_all(
    loaded: Loaded, formats: Iterable[str], theme: Theme, options: Options | None = None
) -> tuple[tuple[Output, ...], tuple[str, ...]]:
    """Return a finished file for each format, and the renderers' notices."""
    renderers = [get_renderer(name) for name in dict.fromkeys(formats)]
    try:
        plan = plan_of(loaded.briefing, theme, options)
    except InputError as error:
        raise InputError([Mistake(loaded.stem, None, "", str(error))]) from error
    outputs, notices = [], list(_open_fields(loaded))
    for renderer in renderers:
        rendered = renderer.render(plan)
        name = loaded.stem + renderer.suffix
        outputs.append(Output(name, renderer.media_type, rendered.data))
        notices += [f"{name}: {notice}" for notice in rendered.notices]
    return tuple(outputs), tuple(notices)


def make_mail(
    loaded: Loaded,
    sender: str,
    to: Sequence[str],
    theme: Theme,
    options: Options | None = None,
    *,
    formats: Sequence[str] = ("pdf", "docx"),
    cc: Sequence[str] = (),
    subject: str | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """Return a mail draft (.eml) of a briefing, and the renderers' notices.

    The body is the text summary; the marking, if there is one, stands first in the
    subject, since a message is marked as its attachments are.
    """
    from reports.deliver.mail import Attachment, make_message, message_bytes

    (body, *files), notices = render_all(loaded, ("txt", *formats), theme, options)
    title = subject or loaded.briefing.title or loaded.stem
    marking = loaded.briefing.marking
    message = make_message(
        sender,
        to,
        f"[{marking}] {title}" if marking else title,
        body.data.decode("utf-8"),
        [Attachment(file.name, file.media_type, file.data) for file in files],
        cc,
    )
    return message_bytes(message), notices


def _open_fields(loaded: Loaded) -> Iterable[str]:
    briefing = loaded.briefing
    if briefing.date is None and not any("date: left open" in n for n in loaded.notices):
        yield f"{loaded.stem}: date: left open; give it in the file or with --date"
    if briefing.language.split("-")[0] not in label_languages():
        known = ", ".join(label_languages())
        yield (
            f"{loaded.stem}: language: there are no labels for {briefing.language!r}, "
            f"so they are English; there are: {known}"
        )


def _draft_file(data: bytes, name: str, stem: str) -> Loaded:
    from reports.drafting import draft as draft_article
    from reports.readers.articles import read_article_file

    drafted = draft_article(read_article_file(data, name))
    return Loaded(drafted.briefing, stem, tuple(f"{name}: {n}" for n in drafted.notices))


def _sniff(data: bytes) -> str:
    """Return the suffix that the bytes on standard input would have as a file."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return ".docx"
    start = data[:4096].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return ".json"
    if _LOOKS_LIKE_YAML.search(start):
        return ".yaml"
    return ".html" if start[:200].lower().startswith(("<!doctype", "<html")) else ".txt"
