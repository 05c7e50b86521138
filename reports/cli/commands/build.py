"""``briefpack build``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from reports.cli.destinations import check_folder, format_of, refuse, refuse_formats
from reports.cli.group import main
from reports.cli.options import FILE, LEXICONS, PART, SAYING, SOURCE, Wishes, as_options, building
from reports.cli.outcome import Outcome
from reports.cli.signing import SIGNING, Signing, split_sealed
from reports.errors import FileDeliveryError, MissingExtraError, ReportsError, UsageError
from reports.notices import Location, Notice

if TYPE_CHECKING:
    from reports.look import Look, Options
    from reports.sources import Loaded

_SAMPLE = Notice(
    "sample-built",
    "no SOURCE was given: this builds the sample that comes with briefpack",
    severity="note",
)


@main.command(short_help="Build briefings or articles into files.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=SOURCE)
@click.option(
    "--to", multiple=True, metavar="FORMATS", default=["pdf,docx,txt"],
    help="Formats, with commas between them; may be repeated.",
)  # fmt: skip
@click.option("--out", default="out", type=click.Path(path_type=Path), help="Folder for the files.")
@click.option("-o", "--output", type=FILE, help="The one file to write; - for standard output.")
@click.option("--name", metavar="PATTERN", help="Of the files: '{stem}-{date}', {version} …")
@click.option("--open", "open_", is_flag=True, help="Open the first file that was written.")
@click.option("--watch", is_flag=True, help="Build again whenever a file that is read changes.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON, for scripts.")
@click.option("--force", is_flag=True, help="Replace a Word brief that holds edits.")
@SIGNING
@LEXICONS
@SAYING
@PART
@building
def build(
    sources: Sequence[str],
    to: Sequence[str],
    out: Path,
    output: Path | None,
    name: str | None,
    open_: bool,
    watch: bool,
    as_json: bool,
    force: bool,
    sign: Path | None,
    sign_password_file: Path | None,
    wishes: Wishes,
) -> None:
    """Build SOURCEs (briefings or articles; none: the sample) into files."""
    explicit = _explicit("to", "out")
    to_stdout = output is not None and str(output) == "-"
    if watch:
        _check_watch(sources, is_script=as_json or to_stdout)
    if open_ and to_stdout:
        refuse("--open", "goes not with -o -", "a file to open")
    targets: Sequence[str | None] = sources or (None,)
    with Outcome(as_json) as outcome, as_options(format="to"):
        job = _job(targets, to, out, output, name, force, wishes, explicit)
        job.signing = Signing(sign, sign_password_file)
        job.signing.check_formats(job.formats, "--to")
        if not sources:
            outcome.say([_SAMPLE])
        first = job.run(outcome)
        if open_ and first is not None:
            click.launch(str(first))
        if watch:
            job.watch(outcome)
    sys.exit(outcome.status)


def _explicit(*names: str) -> set[str]:
    """Return which of the options `names` the command line gives."""
    context, line = click.get_current_context(), click.core.ParameterSource.COMMANDLINE
    return {name for name in names if context.get_parameter_source(name) is line}


def _check_watch(sources: Sequence[str], *, is_script: bool) -> None:
    """Refuse to watch what is no file, or to write what would never end."""
    if is_script or "-" in sources or not sources:
        refuse("--watch", "goes neither with - nor with --json", "files as SOURCE")


def _job(
    targets: Sequence[str | None], to: Sequence[str], out: Path, output: Path | None,
    name: str | None, force: bool, wishes: Wishes, explicit: set[str],
) -> _Job:  # fmt: skip
    from reports.renderers.registry import format_names

    refuse_formats(targets)
    if output is None:
        check_folder(out, "-o names one file", "-o - writes to that")
        return _Job(targets, format_names(to), out, None, name, force, wishes)
    if len(targets) > 1 or name is not None or "out" in explicit:
        refuse("-o", "names one file", "one SOURCE, and neither --out nor --name")
    formats = [format_of(output, format_names(to) if "to" in explicit else None)]
    return _Job(targets, formats, output.parent, output.name, None, force, wishes)


class _Wanted(NamedTuple):
    """The formats that are made, and how: PDFs with a seal, if one was asked for.

    `withheld` are those that were asked for, and could not be sealed.
    """

    formats: Sequence[str]
    look: Look
    options: Options
    withheld: Sequence[str] = ()


@dataclass
class _Job:
    """What is to be built, and where the files go."""

    targets: Sequence[str | None]
    formats: Sequence[str]
    folder: Path
    file: str | None
    pattern: str | None
    force: bool
    wishes: Wishes
    signing: Signing = field(default_factory=Signing)

    @cached_property
    def look(self) -> Look:
        """The theme and page of this run."""
        return self.wishes.look()

    def inputs(self) -> Iterator[Path]:
        """Yield the files that are read."""
        from reports.standing.protected import files_read

        return files_read(self.targets, self.look, self.wishes.theme)

    def run(self, outcome: Outcome) -> Path | None:
        """Build all sources; return the first file that was written."""
        from reports.deliver.files import settle

        if self.pattern is None:
            self._refuse_collisions(self._planned())
        if self.file != "-":
            settle(self.folder)
        first, written, wanted = None, list[Path](), self._wanted(outcome)
        for target in self.targets:
            try:
                paths = self._build(target, wanted, outcome, written)
            except ReportsError as error:
                if len(self.targets) < 2:
                    raise
                outcome.fail(error)
            else:
                first = first or next(iter(paths), None)
        return first

    def _wanted(self, outcome: Outcome) -> _Wanted:
        """Return what is to be made: without PDFs, where they cannot be sealed as was asked.

        Raises:
            ReportsError: if nothing is left then.
        """
        try:
            seal = self.signing.seal()
        except ReportsError as error:
            others, withheld = split_sealed(self.formats)
            if not others:
                raise
            outcome.fail(error)
            return _Wanted(others, self.look, self.wishes.options(), withheld)
        if seal is None:
            return _Wanted(self.formats, self.look, self.wishes.options())
        wishes = replace(self.wishes, seal=seal)
        return _Wanted(self.formats, wishes.look(), wishes.options())

    def _build(
        self, target: str | None, wanted: _Wanted, outcome: Outcome, written: list[Path]
    ) -> Sequence[Path]:
        from reports.pipeline import render_all, write_outputs

        loaded = self.wishes.load(target)
        formats, look, options, withheld = wanted
        if self.file == "-":
            (made,), notices = render_all(loaded, formats, look, options)
            click.echo(made.data, nl=False)
            outcome.say((*loaded.notices, *notices))
            return ()
        if self.pattern is not None:
            loaded = replace(loaded, stem=_named(self.pattern, loaded))
            written += self._paths([loaded.stem])
            self._refuse_collisions(written)
        produced = write_outputs(
            loaded, target, formats, look, options,
            folder=self.folder, name=self.file, force=self.force, withheld=withheld,
        )  # fmt: skip
        outcome.wrote(produced)
        return produced.paths

    def _planned(self) -> list[Path]:
        from reports.sources import source_stem

        if self.file is not None:
            return [] if self.file == "-" else [self.folder / self.file]
        return self._paths([source_stem(target) for target in self.targets])

    def _paths(self, stems: Iterable[str]) -> list[Path]:
        from reports.sources.asked import excerpt_stem
        from reports.standing.protected import planned_files

        named = [excerpt_stem(stem, self.wishes.part) for stem in stems]
        return planned_files(named, self.formats, self.folder)

    def _refuse_collisions(self, outputs: Sequence[Path]) -> None:
        """Refuse outputs that are read in this run, or two at one place, before any is written."""
        from reports.deliver.files import refuse_collisions

        key = [] if self.signing.key is None else [self.signing.key]
        refuse_collisions(outputs, (*self.inputs(), *key))

    def watch(self, outcome: Outcome) -> None:
        """Build again whenever a file that is read changes, until the run is interrupted."""
        try:
            from watchfiles import watch
        except ImportError as error:
            raise MissingExtraError.at(
                "",
                "needs watchfiles, of the extra 'watch'",
                remedy="pip install 'briefpack[watch]'",
                part="--watch",
            ) from error
        from reports.fonts.system import look_again

        files = {path.resolve() for path in self.inputs()}
        folders = {path.parent for path in files if path.parent.is_dir()}
        for changes in watch(*folders, recursive=False, raise_interrupt=True):
            if files.isdisjoint(Path(path).resolve() for _, path in changes):
                continue
            self.__dict__.pop("look", None)  # the theme may be what changed, or the fonts
            look_again()
            try:
                self.run(outcome)
            except ReportsError as error:
                outcome.fail(error)


def _filled(name: str, values: Mapping[str, str | None], source: str) -> str:
    """Return the value of a plain name; one with a format or a conversion is no plain name."""
    if name not in values:
        known = ", ".join(f"{{{each}}}" for each in values)
        raise UsageError.of("--name", f"{{{name}}}", f"one of: {known}")
    value = values[name]
    if value is None:
        raise UsageError.at(source, "found nothing", "a value, which --name asks for", part=name)
    return value


def _named(pattern: str, loaded: Loaded) -> str:
    """Return the stem that a pattern makes; only plain names in braces are filled.

    Raises:
        UsageError: if it names what there is not, or what the briefing does not say.
    """
    import string

    from reports.deliver.files import check_stem

    briefing = loaded.briefing
    values = {
        "stem": loaded.stem,
        "date": briefing.date.isoformat() if briefing.date else None,
        "reference": briefing.reference,
        "status": briefing.status,
        "version": briefing.version,
        "language": briefing.language,
    }
    stem = ""
    try:
        for text, name, spec, conversion in string.Formatter().parse(pattern):
            stem += text
            if name is None:
                continue
            stem += _filled(f"{name}:{spec}" if spec or conversion else name, values, loaded.name)
    except ValueError as error:
        raise UsageError.of("--name", pattern, "braces in pairs") from error
    try:
        return check_stem(stem)
    except FileDeliveryError as error:
        raise UsageError(
            *(replace(each, place=Location(part="--name")) for each in error.notices)
        ) from error
