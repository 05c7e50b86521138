"""From a source to files: the one place where all stages meet.

source → read_source → Loaded(briefing) → render_all → Output… → write → paths
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.advice.remarks import open_remarks, private_remarks
from reports.advice.shortening import named_places, parts_to_cut
from reports.deliver.files import refuse_collisions, settle, write_files
from reports.errors import InputError, PageOverflowError, UnprintableError, expect
from reports.look import Look, Options, look_of
from reports.model import Briefing
from reports.notices import Notice, name_source
from reports.outputs import Made, Output, Produced
from reports.plan import Correction, Plan, labels_for, make_plan
from reports.renderers.contract import Rendered, Renderer
from reports.renderers.registry import format_names, get_renderer
from reports.sources import Edited, Loaded, change, read_edited, read_source, source_stem
from reports.sources.asked import as_asked, excerpt_stem, excerpted
from reports.standing.protected import check_standing, files_read, planned_files
from reports.theme import Theme

if TYPE_CHECKING:
    from reports.drafting import Draft
    from reports.standing.superseded import SetAside
    from reports.verification.report import Report

FORMATS = ("pdf", "docx", "txt")
#: What the person building asked for who asked for nothing.
_USUAL = Options()
# said where no question, section or row that goes would make room enough
_TOO_MUCH = "shorten the title, the summary or the contacts: they alone do not fit"


def produce(
    source: str | Path | Briefing | None = None,
    formats: str | Sequence[str] = FORMATS,
    *,
    out: str | Path = "out",
    theme: str | Theme = "house",
    options: Options | None = None,
    force: bool = False,
    **changes: Any,
) -> Produced:
    """Build a source, None for the shipped sample, into files in the folder `out`.

    `source` is a path or a briefing; `formats` are names, or one text with commas;
    `changes` replace fields of the briefing: ``title=…``, ``date=…``, ``language=…``. With
    `force` a Word brief that holds edits is replaced.

    Raises:
        InputError: if the source is wrong, with every mistake.
        UsageError: if a file would be written over one that is read, or a value is wrong.
        EditedFileError: if a Word brief that stands there holds edits.
        FileDeliveryError: if a file cannot be read or written; nothing was changed then.
    """
    expect("out", out, str | Path, "the path of a folder")
    look, names, folder = look_of(theme, options), format_names(formats), Path(out)
    home = None if isinstance(source, Briefing) else source
    named = "briefing" if isinstance(source, Briefing) else source_stem(source)
    stem = excerpt_stem(named, options.part if options else "all")
    refuse_collisions(planned_files([stem], names, folder), files_read([home], look, str(theme)))
    settle(folder)
    loaded = change(loaded_of(source, changes.get("dollar")), **changes)
    return write_outputs(loaded, home, names, look, options, folder=folder, force=force)


def write_outputs(
    loaded: Loaded,
    source: str | Path | None,
    formats: Iterable[str],
    look: Look,
    options: Options | None = None,
    *,
    folder: Path,
    name: str | None = None,
    force: bool = False,
    withheld: Sequence[str] = (),
) -> Produced:
    """Write the files of one briefing into `folder`, all of them or none.

    What no font can show leaves out the formats that need one: `Produced.refused` says it, and
    what stands in their place of an earlier briefing gets another name (`standing.superseded`).
    `source` is where the briefing lies, for what is said of a brief that holds edits;
    `name` is the one file's, if it is not to be called after the source; `withheld` are formats
    that were asked for and cannot be sealed: nothing unsealed is left in their place.

    Raises:
        EditedFileError: if a Word brief that stands there holds edits, unless by `force`.
        FileDeliveryError: if a file cannot be written.
        UnprintableError: if no format is left.
    """
    loaded = as_asked(loaded, look, options)
    made = render_each(loaded, formats, look, options)
    files = [(folder / (name or output.name), output.data) for output in made.outputs]
    missing = [folder / (name or each) for each in made.missing]
    unsealed = planned_files([loaded.stem], withheld, folder)
    aside = _in_the_way(made, missing, unsealed, loaded.briefing)
    standing = {} if force else check_standing(files, loaded.briefing, source)
    notices = [*loaded.notices, *made.notices, *_seals_lost(files)]
    paths = tuple(path for path, _ in files)
    if aside is None:
        write_files(files, expected=standing)
    else:
        write_files([*files, *aside.files], expected={**standing, **aside.expected})
        notices += aside.notices
    return Produced(paths, tuple(notices), made.outputs, made.refused)


def _in_the_way(
    made: Made, missing: Sequence[Path], unsealed: Sequence[Path], briefing: Briefing
) -> SetAside | None:
    """Return what becomes of files that stand where none was made, or none without a seal.

    Raises:
        UnprintableError: if nothing was made at all.
    """
    if not (missing or unsealed):
        return None
    from reports.standing.superseded import set_aside, still_there  # few builds need to

    if made.refused is not None and not made.outputs:
        raise UnprintableError(*made.refused.notices, *still_there(missing, briefing))
    return set_aside(missing, briefing, unsealed)


def _seals_lost(files: Sequence[tuple[Path, bytes]]) -> tuple[Notice, ...]:
    if not any(path.suffix == ".pdf" and path.is_file() for path, _ in files):
        return ()
    from reports.standing.superseded import seals_lost

    return seals_lost(files)


def load(source: str | Path) -> Briefing:
    """Return the briefing in a file: a briefing, an article (drafted), or one of our PDFs."""
    return read_source(source).briefing


def draft(text: str) -> Draft:
    """Return the briefing drafted from an article's text, and what a person should look at."""
    from reports.drafting import draft as draft_article
    from reports.readers.article.read import read_article

    expect("text", text, str, "the text of an article")
    return draft_article(read_article(text))


def render(
    briefing: Briefing,
    name: str,
    *,
    theme: str | Theme = "house",
    options: Options | None = None,
) -> bytes:
    """Return `briefing` as the bytes of one file in the format `name`."""
    look = look_of(theme, options)
    if isinstance(briefing, Briefing):
        briefing = as_asked(Loaded(briefing, "briefing"), look, options).briefing
    plan = plan_of(briefing, options)
    return _rendered(get_renderer(name), plan, briefing, look, options).data


def _rendered(
    renderer: Renderer, plan: Plan, briefing: Briefing, look: Look, options: Options | None
) -> Rendered:
    """Return the file that a renderer makes.

    Raises:
        PageOverflowError: if it must fit on one page and does not: with what would have to go.
    """

    def fits(shorter: Briefing) -> bool:
        try:
            renderer.render(plan_of(shorter, options), look)
        except PageOverflowError:
            return False
        return True

    try:
        made = renderer.render(plan, look)
    except PageOverflowError as error:
        if not error.over:
            raise
        places = parts_to_cut(briefing, fits)
        remedy = f"it fits without {named_places(briefing, places)}" if places else _TOO_MUCH
        (notice,) = error.notices
        told = replace(notice, remedy=remedy)
        raise PageOverflowError(told, over=error.over, without=places) from error
    if options is None or options.seal is None:
        return made
    from reports.sealing.sealed_output import sealed_output

    return sealed_output(made, renderer, options.seal, verify=options.verify)


def plan_of(briefing: Briefing, options: Options | None = None) -> Plan:
    """Return the plan of a briefing, with the labels of its language if no other is asked for.

    Raises:
        UsageError: if something is not of the kind that it is said to be.
    """
    expected = "a Briefing: from reports.load, reports.draft, or Briefing(**fields) for a dict"
    expect("briefing", briefing, Briefing, expected)
    wishes = options or _USUAL
    labels = labels_for(briefing.language, wishes.labels)
    return make_plan(briefing, labels, cite=wishes.cite, embed=wishes.embed, part=wishes.part)


def _planned(loaded: Loaded, options: Options) -> Plan:
    try:
        return plan_of(loaded.briefing, options)
    except InputError as error:
        raise InputError(*loaded.named(error.notices)) from error


def render_all(
    loaded: Loaded, formats: Iterable[str], look: Look, options: Options | None = None
) -> tuple[tuple[Output, ...], tuple[Notice, ...]]:
    """Return a finished file for each format, of which there may be none, and the notices.

    Raises:
        UnprintableError: naming all characters that no font has, with field and line.
    """
    made = render_each(loaded, formats, look, options)
    if made.refused is not None:
        raise made.refused
    return made.outputs, made.notices


def render_each(
    loaded: Loaded, formats: Iterable[str], look: Look, options: Options | None
) -> Made:
    """Return a finished file for each format, but for those that need what no font has."""
    asked = list(formats)
    renderers = [get_renderer(name) for name in format_names(asked)] if asked else []
    wishes = options or Options()
    loaded = excerpted(loaded, wishes.part)
    plan = _planned(loaded, wishes)
    outputs, notices, carrying = list[Output](), list[Notice](), list[str]()
    refused, missing = list[Notice](), list[str]()
    for renderer in renderers:
        name = loaded.stem + renderer.suffix
        try:
            each = _rendered(renderer, plan, loaded.briefing, look, wishes)
        except UnprintableError as error:
            from reports.advice.unprinted import unprinted  # few builds need to

            placed = unprinted(error, loaded.briefing, cites=wishes.cite)
            refused += sorted(loaded.named(placed), key=lambda each: each.place.line or 0)
            missing.append(name)
            continue
        outputs.append(Output(name, renderer.name, renderer.media_type, each.data, each.pages))
        notices += name_source(each.notices, name)
        carrying += [name] if each.carries else []
    if wishes.verify:
        from reports.proving import proved

        files = ((each.name, each.format, each.data) for each in outputs)
        notices += proved(loaded, plan, look, files)
    told = (*_remarks(loaded, wishes, carrying), *notices)
    why = UnprintableError(*refused) if refused else None
    return Made(tuple(outputs), told, tuple(missing), why)


def verify(
    source: str | Path | Briefing | Loaded,
    files: Mapping[str, bytes],
    *,
    theme: str | Theme = "house",
    options: Options | None = None,
    corrections: Mapping[str, Correction] | None = None,
    authorities: bytes | None = None,
) -> Report:
    """Return where files do not say what a briefing does; each is read by a parser of its own.

    `files` are bytes by the name of their format, or by a file's name with its suffix. Of a
    message (``.eml``) text, page and attachments are read; `corrections` are what messages of
    these names say before all else, of what they replace. A seal of a PDF must be whole;
    `authorities` are certificates, PEM or DER, one of which must vouch for its signer.

    Raises:
        UsageError: if a name means no format.
        InputError: if a message is none of ours.
    """
    from reports.proving import as_written, taken_apart, with_seals
    from reports.verification.report import Written, verify_files

    expect("files", files, Mapping, "bytes by the names of their formats")
    look = look_of(theme, options)
    loaded = as_asked(loaded_of(source), look, options)
    written = list[Written]()
    for name, data in files.items():
        if name.lower().endswith(".eml"):
            said = (corrections or {}).get(name)
            written += taken_apart(name, data, look, _format_of, said)
        else:
            written.append(as_written(name, _format_of(name), data, look))
    plan = plan_of(loaded.briefing, options)
    report = verify_files(loaded.briefing, plan, written, thorough=True)
    return with_seals(replace(report, notices=loaded.named(report.notices)), written, authorities)


def _format_of(name: str) -> str:
    """Return the format that a name or a suffix means."""
    return get_renderer(Path(name).suffix.lower().removeprefix(".") or name).name


def _remarks(loaded: Loaded, wishes: Options, carrying: Sequence[str]) -> Iterable[Notice]:
    """Return what there is to say of the briefing, but for what was said when it was read."""
    briefing = loaded.briefing
    said = {(each.code, each.place.part) for each in loaded.notices}
    open_ones = open_remarks(briefing, wishes.labels)
    new = [each for each in open_ones if (each.code, each.place.part) not in said]
    return loaded.named((*new, *private_remarks(briefing, wishes.embed, carrying)))


def read(path: str | Path, *, base: str | Path | None = None) -> Edited:
    """Return the briefing that an edited Word brief, or a PDF of ours, says.

    `base` is the briefing that it was made of, if the file has lost it. What there is to say of
    a PDF's seal is among the notices.
    """
    expect("path", path, str | Path, "the path of a .docx or .pdf")
    expect("base", base, str | Path | None, "the path of a briefing")
    return read_edited(Path(path), base=None if base is None else Path(base))


def loaded_of(source: str | Path | Briefing | Loaded | None, dollar: str | None = None) -> Loaded:
    """Return a source as it is read: a briefing that is at hand is read already."""
    if isinstance(source, Loaded):
        return source
    if isinstance(source, Briefing):
        return Loaded(source, "briefing")
    return read_source(source, dollar=dollar)
