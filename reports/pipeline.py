"""From a source to files: the one place where all stages meet.

source → read_source → Loaded(briefing) → render_all → Output… → write → paths
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.deliver.files import read_file, settle, write_files
from reports.deliver.targets import refuse_collisions
from reports.errors import InputError, UsageError, shown
from reports.look import Options, look_of
from reports.model import Briefing
from reports.notices import Notice, name_source
from reports.plan import Plan, labels_for, make_plan
from reports.readers.briefing.read import read_briefing
from reports.readers.encoding import MAX_BYTES
from reports.remarks import open_remarks, private_remarks
from reports.renderers.registry import format_names, get_renderer
from reports.sources import Edited, Loaded, change, read_source
from reports.standing import check_standing, files_read, planned_files
from reports.theme import Theme, load_theme

FORMATS = ("pdf", "docx", "txt")
_MOST_PLACES = 10


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
    notices: tuple[Notice, ...] = ()


def produce(
    source: str | Path | None = None,
    formats: str | Sequence[str] = FORMATS,
    *,
    out: str | Path = "out",
    theme: str = "house",
    options: Options | None = None,
    force: bool = False,
    **changes: Any,
) -> Produced:
    """Build a source, None for the shipped sample, into files in the folder `out`.

    `formats` are names, or one text with commas; `changes` replace fields of the
    briefing: ``title=…``, ``date=…``, ``language=…``. With `force` a Word brief that holds
    edits is replaced.

    Raises:
        InputError: if the source is wrong, with every mistake.
        UsageError: if a file would be written over one that is read.
        EditedFileError: if a Word brief that stands there holds edits.
        FileDeliveryError: if a file cannot be read or written; nothing was changed then.
    """
    looks, names, wishes = load_theme(theme), format_names(formats), options or Options()
    read = files_read([source], looks, theme, wishes.templates)
    refuse_collisions(planned_files([source], names, Path(out)), read)
    settle(Path(out))
    loaded = change(read_source(source), **changes)
    outputs, notices = render_all(loaded, names, looks, wishes)
    files = [(Path(out) / output.name, output.data) for output in outputs]
    standing = {} if force else check_standing(files, loaded.briefing, source)
    write_files(files, expected=standing)
    return Produced(tuple(path for path, _ in files), (*loaded.notices, *notices))


def load(source: str | Path) -> Briefing:
    """Return the briefing in a file: a briefing, an article (drafted), or one of our PDFs."""
    return read_source(source).briefing


def draft(text: str) -> Briefing:
    """Return the briefing drafted from an article's text; what it leaves open stays open."""
    from reports.drafting import draft as draft_article
    from reports.readers.article.read import read_article

    if not isinstance(text, str):
        raise UsageError(f"found {shown(text)}, expected the text of an article")
    return draft_article(read_article(text)).briefing


def render(
    briefing: Briefing,
    name: str,
    *,
    theme: str | Theme = "house",
    options: Options | None = None,
) -> bytes:
    """Return `briefing` as the bytes of one file in the format `name`."""
    look = look_of(theme, options)
    return get_renderer(name).render(plan_of(briefing, options), look).data


def plan_of(briefing: Briefing, options: Options | None = None) -> Plan:
    """Return the plan of a briefing, with the labels of its language if no other is asked for.

    Raises:
        UsageError: if something is not of the kind that it is said to be.
    """
    if not isinstance(briefing, Briefing):
        raise UsageError(
            f"found {shown(briefing)}, expected a Briefing: from reports.load, reports.draft, "
            "or Briefing.model_validate for a dict"
        )
    wishes = options or Options()
    labels = labels_for(briefing.language, wishes.labels)
    return make_plan(briefing, labels, cite=wishes.cite, embed=wishes.embed)


def render_all(
    loaded: Loaded, formats: Iterable[str], theme: Theme, options: Options | None = None
) -> tuple[tuple[Output, ...], tuple[Notice, ...]]:
    """Return a finished file for each format, and the renderers' notices."""
    renderers = [get_renderer(name) for name in format_names(formats)]
    wishes = options or Options()
    look = look_of(theme, wishes)
    try:
        plan = plan_of(loaded.briefing, wishes)
    except InputError as error:
        raise InputError(*name_source(error.notices, loaded.stem)) from error
    outputs, notices, carrying = [], list[Notice](), list[str]()
    for renderer in renderers:
        rendered = renderer.render(plan, look)
        name = loaded.stem + renderer.suffix
        outputs.append(Output(name, renderer.media_type, rendered.data))
        notices += name_source(rendered.notices, name)
        carrying += [name] if rendered.carries else []
    return tuple(outputs), (*_remarks(loaded, wishes, carrying), *notices)


def _remarks(loaded: Loaded, wishes: Options, carrying: Sequence[str]) -> Iterable[Notice]:
    """Return what there is to say of the briefing, but for what was said when it was read."""
    briefing = loaded.briefing
    said = {(each.code, each.place.part) for each in loaded.notices}
    open_ones = open_remarks(briefing, wishes.labels)
    new = [each for each in open_ones if (each.code, each.place.part) not in said]
    return name_source((*new, *private_remarks(briefing, wishes.embed, carrying)), loaded.stem)


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
) -> tuple[bytes, tuple[Notice, ...]]:
    """Return a mail draft (.eml) of a briefing, and the renderers' notices.

    The body is the text summary; the marking, if there is one, stands first in the
    subject, since a message is marked as its attachments are.
    """
    from reports.deliver.mail import Attachment, make_message

    names = tuple(dict.fromkeys(("txt", *formats)))
    outputs, notices = render_all(loaded, names, theme, options)
    made = dict(zip(names, outputs, strict=True))
    files = [made[name] for name in dict.fromkeys(formats)]
    title = subject or loaded.briefing.title or loaded.stem
    marking = loaded.briefing.marking
    data = make_message(
        sender,
        to,
        f"[{marking}] {title}" if marking else title,
        made["txt"].data.decode("utf-8"),
        [Attachment(file.name, file.media_type, file.data) for file in files],
        cc,
    )
    return data, notices


@dataclass(frozen=True, slots=True)
class Merged:
    """A briefing file with edits merged in: its bytes before and after, and each change."""

    before: bytes
    data: bytes
    changes: tuple[Notice, ...]


def merge_into(edited: Edited, path: Path) -> Merged:
    """Return the YAML file at `path` with the edits merged in.

    Raises:
        MergeConflictError: with both versions of all that both sides changed.
        UsageError: if it is not known what the edited file was made of.
    """
    from reports.revision import merge, update_file

    if edited.base is None:
        raise UsageError(
            "the edited file has lost the briefing it was made of; give that one with --base"
        )
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"{path.name}: edits are merged into YAML; expected .yaml or .yml")
    data = read_file(path, MAX_BYTES)
    merged = merge(edited.base, edited.briefing, read_briefing(data, path.name))
    updated = update_file(data, path.name, merged.briefing)
    changes = (Notice("changed", str(each), severity="note") for each in merged.changes)
    return Merged(data, updated, (*changes, *merged.notices))
